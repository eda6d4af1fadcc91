"""Findings that were looked at and stand: which acceptance reaches which finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.checking.verdict import Acceptance, Accepted
from partnership.rules import RULES
from partnership.words.finding import Fault, Finding, written
from partnership.words.kinds import FOLDERS, SUFFIX, place_of
from partnership.words.wording import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from partnership.documents.document import Document


def of(document: Document) -> Iterator[Acceptance]:
    """Yield the acceptances of findings that a record holds; those of judgements are for who compares."""
    for index, one in enumerate(document.data.get("accepted", ())):
        if "rule" not in one:
            continue
        yield Acceptance(
            one["rule"],
            one.get("at", ""),
            tuple(one.get("records", ())),
            one["reason"],
            one["look_again"],
            document.kind,
            document.id,
            document.path,
            index,
        )


def settle(
    findings: Sequence[Finding], acceptances: Sequence[Acceptance], plans: Mapping[str, tuple[str, ...]]
) -> tuple[list[Finding], list[Accepted], list[Finding]]:
    """Part the findings into those that stand and those accepted; and the acceptances that reach none.

    `plans` gives, for each measure, the plans that it serves. Where several acceptances reach a
    finding the first of them stands beside it, and none of them is idle.
    """
    by_rule: dict[str, list[Acceptance]] = {}
    for one in acceptances:
        by_rule.setdefault(one.rule, []).append(one)
    standing: list[Finding] = []
    accepted: list[Accepted] = []
    used: set[tuple[str, int]] = set()
    for finding in findings:
        reaching = [one for one in by_rule.get(finding.rule, ()) if _reaches(one, finding, plans)]
        used.update((one.path, one.number) for one in reaching)
        if reaching:
            accepted.append(Accepted(finding, reaching[0]))
        else:
            standing.append(finding)
    return standing, accepted, [_idle(one) for one in acceptances if (one.path, one.number) not in used]


def _reaches(one: Acceptance, finding: Finding, plans: Mapping[str, tuple[str, ...]]) -> bool:
    folder, _, rest = finding.path.partition("/")
    record_id = rest.removesuffix(SUFFIX)
    if one.records and record_id not in one.records:
        return False
    if finding.path == one.path:
        return not one.at or f"{written(finding.fault.at)}/".startswith(f"{one.at}/")
    if one.at or folder not in FOLDERS:
        return False
    match one.kind:
        case "place":
            return place_of(record_id) == one.id
        case "board":
            return folder == "meetings" and record_id.startswith(f"{one.id}/")
        case "plan":
            return one.id in plans.get(record_id, ())
        case _:
            return False


def _idle(one: Acceptance) -> Finding:
    at = ("accepted", one.number, "rule")
    if one.rule not in RULES:
        near = nearest(one.rule, RULES)
        return Finding(
            "idle-acceptance",
            one.path,
            Fault(
                at,
                f"there is no rule `{one.rule}`" + (f"; did you mean `{near}`?" if near else ""),
                f"write `{near}`" if near else "see `partnership explain` for the rules",
            ),
        )
    return Finding(
        "idle-acceptance",
        one.path,
        Fault(
            at,
            f"nothing is found that this acceptance of `{one.rule}` reaches",
            "take it out, or mend `at` or `records`",
        ),
    )
