"""A command that a finding names mends it: it is run, as it stands, on the example of the rule's page."""

from __future__ import annotations

import re
import shlex
import shutil
from typing import TYPE_CHECKING

import pytest

from partnership.checking.check import check
from partnership.commands import run
from partnership.rules import RULES, mending
from partnership.rules.mending import SET, Mend
from partnership.words.finding import Fault, Finding
from rule_examples import example, found

if TYPE_CHECKING:
    from pathlib import Path

    from partnership.checking.locate import Located
    from partnership.words.finding import Pointer

SUPPLIED: dict[str, tuple[str, ...]] = {
    "alike-names": ("Other Group", "Trust"),
    "baseline-after-first-reading": ("2022/23",),
    "carried-to-absent-board": ("exampleshire/childrens-trust",),
    "chair-of-two-boards": ("The minutes say so.", "Partnership secretary", "2027-04-01"),
    "conflicting-fields": ("to_post",),
    "contradicting-claims": ("2011",),
    "coverage-contradicted": ("part", "none"),
    "dates-out-of-order": ("2021", "2021", "15:30", "2024-05-13", "2024-05", "2024-07-09"),
    "decision-without-quorum": ("noted-only",),
    "directionless-measure": ("higher",),
    "duplicate-id": ("examplecass-exampleshire", "organisation"),
    "empty-office": ("ann-archer",),
    "ends-but-not-dissolved": ("2023-03-31",),
    "figures-disagree": ("69.6",),
    "hidden-character": ("Youth Board", "Agreed not by the trust."),
    "holder-outside-seat": ("2021", "2023", "2023"),
    "impossible-date": ("2014-02", "2014", "2014", "2023-02-28"),
    "impossible-period": ("2023/24", "2026/27", "2023/24-Q1", "2024-03/2024-06"),
    "impossible-reading": ("64.0", "65.6", "2790", "12"),
    "impossible-share": ("50%", "70%", "50%", "70%"),
    "left-before-arriving": ("11:30", "5"),
    "link-outside-life": ("2014-09-30", "2014-09-30", "2020-01-01"),
    "malformed-value": ("2014-04-01", "exampleshire/childrens-trust"),
    "meeting-outside-life": ("2024-11-06",),
    "minutes-agreed-earlier": ("exampleshire/childrens-trust/2024-11-06", "exampleshire/childrens-trust/2025-05-14"),
    "misdated-meeting": ("2021",),
    "missing-field": ("type", "reports-to"),
    "nameless-board": ("Locality Group North", "Theme Group"),
    "namesakes": ("Jim Allen",),
    "no-way-up": ("exampleshire/childrens-trust",),
    "overlapping-holders": ("2021-02-28",),
    "overlapping-terms": ("2023-04-30",),
    "owner-dissolved": ("2022-06-30",),
    "ownerless-measure": ("exampleshire/childrens-trust", "2025"),
    "personal-data": ("The office knows.", "A note.", "Parent", "A note."),
    "quorum-below-floor": ("3",),
    "quorum-contradicted": ("inquorate", "2", "1"),
    "seat-of-ended-organisation": ("2022-06-30",),
    "seat-sat-in-twice": ("health",),
    "seats-and-line-differ": ("2", "2", "0"),
    "sourceless-record": ("terms",),
    "stages-out-of-order": ("2023-01-01",),
    "stranger-present": ("in-attendance", "in-attendance", "in-attendance"),
    "substitute-for-nobody": ("police",),
    "successor-not-established": ("2023-04-01",),
    "target-against-direction": ("8.0",),
    "unknown-action": ("exampleshire/childrens-trust/2025-01-08#write-plan",),
    "unknown-group": ("police", "schools", "police", "chair", "schools", "member", "chair"),
    "unknown-item": ("2", "2"),
    "unknown-outcome": ("safe", "poverty", "poverty"),
    "unknown-reference": ("exampleshire/childrens-trust",),
    "unknown-word": ("board",),
    "unnamed-attendee": ("police",),
    "unnamed-substitute": ("police", "cara-cole", "2025", "police", "eve-eaton", "2025"),
    "unplaced-attendee": ("partner",),
    "wrong-type": ("2014",),
}
"""What a person supplies for the words in capitals of a rule's commands, finding by finding."""
UNMENDED = {
    "malformed-age-band": "what is printed, and the ages meant, change together",
    "stray-file": "the file's name or folder is wrong, and commands know records by these",
    "misnamed-file": "the file's name is wrong, and commands know records by it",
    "linked-file": "a link is no record",
    "unreadable-file": "the file cannot be opened",
    "oversized-file": "such a file is no record",
    "newer-schemas": "the tool itself is to be upgraded",
    "yaml-syntax": "the text cannot be read, so no place in it can be named",
    "duplicate-key": "one of two places of one name is meant",
    "yaml-reference": "the text cannot be read as plain data",
    "yaml-tag": "the text cannot be read as plain data",
    "yaml-documents": "one file is to become two",
    "yaml-depth": "the text cannot be read",
    "not-utf-8": "the text cannot be read",
    "empty-record": "there is nothing in it that could be named",
    "unknown-field": "what it holds belongs under another name, and would be lost",
    "stranger-interest": "a row of the attendance is to be added, or who declared it named",
    "unnamed-link-end": "one link is to become several",
    "ambiguous-frequency": "which of two meanings was meant only the source says; both keys change",
    "district-covered-twice": "the area, two steps above the place, is to end or begin",
    "uncovered-district": "which board covers it is not known from the finding",
    "reports-outpacing-meetings": "one of two promises is wrong, or it is accepted",
    "dropped": "a fate is to be recorded, as `partnership restructure` asks for it",
    "ended-without-restructure": "a restructure is to be recorded, as `partnership restructure` asks for it",
    "near-duplicate-measures": "two records are to be one, or it is accepted",
    "small-number": "the figure goes as another field comes",
    "deadline-before-trigger": "a clause of the terms is to be read again",
    "attendance-rule-of-n": "two numbers of a clause change places",
    "unreachable-quorum": "the rule or the seats are wrong, and which the source says",
}
"""Rules that name no command, and why."""
UNSHOWN = {
    "older-schemas": "tests/test_schema_copy.py runs what it names",
    "changed-schemas": "tests/test_schema_copy.py runs what it names",
}
"""Rules that name a command and have no example on their page."""
UNNAMED = {
    "unnamed-substitute": 1,  # nobody at all is named for the seat
    "unknown-reference": 1,  # a meeting in a folder of no board: the file's place is wrong
}
"""How many findings of an example have no command, though the rule names one."""
BESIDE = {
    "minutes-agreed-earlier": {
        f"meetings/exampleshire/childrens-trust/{day}.yaml": "kind: ordinary\nstatus: held\n"
        for day in ("2024-11-06", "2025-05-14")
    }
}
"""Records that stand beside an example, where the right value is the id of one."""
ONE_BY_ONE = {"no-way-up", "unplaced-attendee"}
"""Rules that find the next thing of its kind once one is mended: who else is not placed, what the next board up answers to."""
_CAPITALS = re.compile(r"(?<=[ /])[A-Z]{2,}\b")


def test_every_rule_names_a_command_or_has_a_reason() -> None:
    """No rule is passed over, and none is listed twice."""
    assert {rule.name for rule in RULES.values() if not rule.mends} == UNMENDED.keys()


@pytest.mark.parametrize("name", [one.name for one in RULES.values() if one.mends and one.name not in UNSHOWN])
def test_the_command_mends_it(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each finding of the example is gone once its own command has run, and the others of the rule are no more than before."""
    rule = RULES[name]
    texts = example(rule, "Example").texts | BESIDE.get(name, {})
    supplied = list(SUPPLIED.get(name, ()))
    findings = found(rule, texts, tmp_path / "as-it-is")
    without = [one for one in findings if one.mend is None]
    assert len(without) == UNNAMED.get(name, 0)
    for number, one in enumerate(one for one in findings if one.mend is not None):
        home = tmp_path / str(number)
        shutil.copytree(tmp_path / "as-it-is", home)
        monkeypatch.chdir(home)
        words = _typed(one, supplied)
        assert run(words) == 0, words
        left = [each for each in check(home / "records").findings if each.rule == name]
        assert len(left) < len(findings) or name in ONE_BY_ONE, words
        assert one.finding not in left, words
    assert not supplied


def _typed(one: Located, supplied: list[str]) -> list[str]:
    """Return a finding's command as the words that a shell would give, with what a person supplies."""
    words = shlex.split(_CAPITALS.sub(lambda _: shlex.quote(supplied.pop(0)), one.mend or ""))
    assert words.pop(0) == "partnership"
    return words


@pytest.mark.parametrize(
    ("path", "at"),
    [
        ("boards/here/two words.yaml", ("name",)),
        ("boards/here/$(rm).yaml", ("name",)),
        ("boards/here/trust.yaml", ("seats", "a;b", "title")),
        ("boards/here/trust.yaml", ("seats", "a.b", "title")),
        ("boards/here/trust.yaml", ()),
        ("boards/here/trust.yaml", ("seats",)),
        ("schemas/board.schema.json", ("name",)),
    ],
)
def test_what_cannot_be_typed_is_not_offered(path: str, at: Pointer) -> None:
    """No shell is given what it would read otherwise, and `set` nothing that it would not take."""
    assert mending.command((SET,), Finding("unknown-word", path, Fault(at, "m"))) is None


def test_a_command_may_be_for_one_key() -> None:
    """The first that fits is named."""
    mends = (Mend("end {record}", "to"), SET)
    said = [
        mending.command(mends, Finding("r", "boards/here/trust.yaml", Fault(("links", 0, key), "m")))
        for key in ("to", "since", "type")
    ]
    assert said == [
        "partnership end here/trust",
        "partnership set here/trust links/1/since DATE",
        "partnership set here/trust links/1/type WORD",
    ]
    assert SET.described == "partnership set RECORD FIELD VALUE"
