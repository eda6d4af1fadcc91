"""Findings that were looked at and stand: which acceptance reaches which, and which reach none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from conftest import document
from folders import BASE, TRUST, laid
from partnership.checking import acceptance
from partnership.checking.check import check
from partnership.checking.verdict import Acceptance, Accepted
from partnership.words.finding import Fault, Finding

if TYPE_CHECKING:
    from pathlib import Path

    from partnership.checking.verdict import Checked
    from partnership.words.finding import Pointer

RULE = "sourceless-record"
PLANS = {"a/absence": ("a/plan", "a/other-plan")}


def finding(path: str, at: Pointer = (), rule: str = RULE) -> Finding:
    """Return a finding in a record."""
    return Finding(rule, path, Fault(at, "something is wrong"))


def accepts(path: str, at: str = "", records: tuple[str, ...] = (), rule: str = RULE, number: int = 0) -> Acceptance:
    """Return an acceptance that stands in the record at a path."""
    folder, _, rest = path.partition("/")
    return Acceptance(
        rule,
        at,
        records,
        "the source says so",
        "2030-01-01",
        folder.removesuffix("s"),
        rest.removesuffix(".yaml"),
        path,
        number,
    )


def reached(one: Acceptance, found: Finding) -> bool:
    """Whether an acceptance by itself reaches a finding; it is idle exactly if not."""
    standing, accepted, idle = acceptance.settle([found], [one], PLANS)
    assert (len(standing), len(accepted), len(idle)) in {(1, 0, 1), (0, 1, 0)}
    return bool(accepted)


@pytest.mark.parametrize(
    ("holder", "path", "reaches"),
    [
        ("boards/a/trust.yaml", "boards/a/trust.yaml", True),
        ("boards/a/trust.yaml", "boards/a/trust-executive.yaml", False),
        ("boards/a/trust.yaml", "boards/b/trust.yaml", False),
        ("boards/a/trust.yaml", "meetings/a/trust/2025-01-01.yaml", True),
        ("boards/a/trust.yaml", "meetings/a/trust-executive/2025-01-01.yaml", False),
        ("boards/a/trust.yaml", "measures/a/trust.yaml", False),
        ("meetings/a/trust/2025-01-01.yaml", "meetings/a/trust/2025-01-01.yaml", True),
        ("meetings/a/trust/2025-01-01.yaml", "meetings/a/trust/2025-01-01-2.yaml", False),
        ("meetings/a/trust/2025-01-01.yaml", "boards/a/trust.yaml", False),
        ("places/a.yaml", "places/a.yaml", True),
        ("places/a.yaml", "boards/a/trust.yaml", True),
        ("places/a.yaml", "meetings/a/trust/2025-01-01.yaml", True),
        ("places/a.yaml", "measures/a/absence.yaml", True),
        ("places/a.yaml", "boards/ab/trust.yaml", False),
        ("places/a.yaml", "places/ab.yaml", False),
        ("places/a.yaml", "loose.txt", False),
        ("plans/a/plan.yaml", "plans/a/plan.yaml", True),
        ("plans/a/plan.yaml", "measures/a/absence.yaml", True),
        ("plans/a/other-plan.yaml", "measures/a/absence.yaml", True),
        ("plans/a/third-plan.yaml", "measures/a/absence.yaml", False),
        ("plans/a/plan.yaml", "measures/a/unserved.yaml", False),
        ("plans/a/plan.yaml", "boards/a/plan.yaml", False),
        ("measures/a/absence.yaml", "plans/a/plan.yaml", False),
        ("restructures/a/merger.yaml", "boards/a/trust.yaml", False),
    ],
)
def test_it_reaches_downward(holder: str, path: str, reaches: bool) -> None:
    """A place reaches all its records, a board its meetings, a plan the measures that serve it, any record itself."""
    assert reached(accepts(holder), finding(path)) == reaches


@pytest.mark.parametrize(
    ("at", "found", "reaches"),
    [
        ("seats/police", ("seats", "police"), True),
        ("seats/police", ("seats", "police", "holders", 0, "person"), True),
        ("seats/police", ("seats", "police-2"), False),
        ("seats/police", ("seats",), False),
        ("seats/police", (), False),
        ("links/2", ("links", 1), True),
        ("links/2", ("links", 2), False),
        ("links/1", ("links", 9), False),
        ("links/2/to", ("links", 1, "to"), True),
    ],
)
def test_it_may_reach_one_part(at: str, found: Pointer, reaches: bool) -> None:
    """`at` names a part of the record and all inside it; list items count from one."""
    assert reached(accepts("boards/a/trust.yaml", at), finding("boards/a/trust.yaml", found)) == reaches


def test_a_part_is_of_the_record_itself() -> None:
    """With `at`, an acceptance does not reach into other records."""
    assert not reached(
        accepts("boards/a/trust.yaml", "attendance"), finding("meetings/a/trust/2025-01-01.yaml", ("attendance",))
    )


@pytest.mark.parametrize(
    ("records", "path", "reaches"),
    [
        (("a/trust/2025-01-01",), "meetings/a/trust/2025-01-01.yaml", True),
        (("a/trust/2025-01-01",), "meetings/a/trust/2025-02-01.yaml", False),
        (("a/trust/2025-01-01",), "boards/a/trust.yaml", False),
        (("a/trust",), "boards/a/trust.yaml", True),
        (("b/trust/2025-01-01",), "meetings/b/trust/2025-01-01.yaml", False),
    ],
)
def test_it_may_reach_some_records(records: tuple[str, ...], path: str, reaches: bool) -> None:
    """`records` narrows what is reached and never widens it."""
    assert reached(accepts("boards/a/trust.yaml", records=records), finding(path)) == reaches


def test_it_reaches_its_own_rule_only() -> None:
    """A finding of another rule stands."""
    assert not reached(accepts("boards/a/trust.yaml", rule="nameless-board"), finding("boards/a/trust.yaml"))


def test_several_that_reach_a_finding_are_all_used() -> None:
    """The first stands beside the finding; the others are not told to be of no use."""
    both = [accepts("boards/a/trust.yaml"), accepts("places/a.yaml")]
    found = finding("boards/a/trust.yaml")
    assert acceptance.settle([found], both, {}) == ([], [Accepted(found, both[0])], [])


def test_one_may_reach_many() -> None:
    """An acceptance without `at` or `records` reaches every finding of its rule."""
    found = [finding(f"meetings/a/trust/2025-0{month}-01.yaml") for month in range(1, 5)]
    standing, accepted, idle = acceptance.settle(found, [accepts("boards/a/trust.yaml")], {})
    assert (standing, [one.finding for one in accepted], idle) == ([], found, [])


@pytest.mark.parametrize(
    ("rule", "message", "remedy"),
    [
        (RULE, f"nothing is found that this acceptance of `{RULE}` reaches", "take it out, or mend `at` or `records`"),
        ("sourceles-record", f"there is no rule `sourceles-record`; did you mean `{RULE}`?", f"write `{RULE}`"),
        ("zebra", "there is no rule `zebra`", "see `partnership explain` for the rules"),
    ],
)
def test_one_that_reaches_nothing_is_a_finding(rule: str, message: str, remedy: str) -> None:
    """An idle acceptance is told at its own place, and one of a rule that does not exist with the nearest."""
    _, _, idle = acceptance.settle([], [accepts("boards/a/trust.yaml", rule=rule, number=2)], {})
    assert idle == [Finding("idle-acceptance", "boards/a/trust.yaml", Fault(("accepted", 2, "rule"), message, remedy))]


def test_what_a_record_holds() -> None:
    """Each acceptance carries where it stands; what is left out is empty."""
    data: dict[str, Any] = {
        "accepted": [
            {"rule": RULE, "reason": "no source has it", "accepted_by": "secretary", "look_again": "2030-01-01"},
            {"rule": RULE, "at": "seats", "records": ["a/b"], "reason": "r", "look_again": "d"},
        ]
    }
    assert list(acceptance.of(document("board", "a/b", data))) == [
        Acceptance(RULE, "", (), "no source has it", "2030-01-01", "board", "a/b", "boards/a/b.yaml", 0),
        Acceptance(RULE, "seats", ("a/b",), "r", "d", "board", "a/b", "boards/a/b.yaml", 1),
    ]


def checked_with(folder: Path, acceptances: str) -> Checked:
    """Check the base records, with a second trust that has no source and these acceptances in the place."""
    place = (BASE / "places/exampleshire.yaml").read_text(encoding="utf-8")
    return check(
        laid(
            folder,
            {
                "boards/exampleshire/second.yaml": "name: Second Trust\nkind: trust\n",
                "places/exampleshire.yaml": f"{place}{acceptances}",
            },
            BASE,
        )
    )


def rules(checked: Checked) -> list[tuple[str, str]]:
    """Return rule and path of what stands."""
    return [(one.rule, one.path) for one in checked.findings]


def test_in_a_whole_check(tmp_path: Path) -> None:
    """What is accepted leaves the findings, and stands apart with its reason."""
    standing = checked_with(tmp_path / "without", "")
    assert (RULE, "boards/exampleshire/second.yaml") in rules(standing)
    written = f"accepted:\n  - {{rule: {RULE}, records: [exampleshire/second], reason: no source was found, accepted_by: secretary, look_again: 2030-01-01}}\n"
    checked = checked_with(tmp_path / "with", written)
    assert rules(checked) == [one for one in rules(standing) if one != (RULE, "boards/exampleshire/second.yaml")]
    assert [(one.finding.rule, one.finding.path, one.acceptance.path) for one in checked.accepted] == [
        (RULE, "boards/exampleshire/second.yaml", "places/exampleshire.yaml")
    ]


def test_a_record_that_cannot_be_read_accepts_nothing(tmp_path: Path) -> None:
    """Acceptances in a faulty record do not count, and are not called idle either."""
    trust = (BASE / TRUST).read_text(encoding="utf-8")
    root = laid(
        tmp_path,
        {
            TRUST: f"{trust}colour: red\naccepted:\n  - {{rule: unknown-field, reason: we like the colour, accepted_by: secretary, look_again: 2030-01-01}}\n"
        },
        BASE,
    )
    assert rules(check(root)) == [("unknown-field", TRUST)]
