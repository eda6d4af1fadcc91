"""Rules asked for on the command line, and what `partnership quorum` refuses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from folders import laid
from quorum_commands import BOARD, DAY, PLACE, REAL, as_json, held, refused, said, told

if TYPE_CHECKING:
    from pathlib import Path


# -- rules


def test_rule_alone_reads_the_rule_back(capsys: pytest.CaptureFixture[str]) -> None:
    """Bare, wherever it stands on the command line; and of a board that is named as its value."""
    read = said(capsys, "ect", "--rule", *DAY)
    assert read == said(capsys, "--as-of", "2026-03-20", "ect", "--rule")
    assert read == said(capsys, "--rule", "ect", *DAY)
    assert read == said(capsys, "ect", "--rule=", *DAY)
    assert read == said(capsys, "ect", *DAY, "--rule", "--format", "text")
    assert "Clause    Terms of reference of the Exampleshire Children's Trust, version 2, 5" in read
    dated = said(capsys, "ect", "--rule", "--as-of", "2024-06-01")
    assert "At least 8 people; and at least one from Exampleshire County Council." in dated
    of_meeting = said(capsys, "ect", "2024-05-15", "--rule", *DAY)
    assert dated.partition("Rule ")[2] == of_meeting.partition("Rule ")[2]
    assert said(capsys, "--rule", "ect@2024-06-01", *DAY).partition("Rule ")[2] == dated.partition("Rule ")[2]


def test_a_board_without_terms_of_reference_in_force(capsys: pytest.CaptureFixture[str]) -> None:
    """It is said, with the versions that there are."""
    out = said(capsys, "cypsp", "--rule", *DAY, records=REAL)
    assert "No terms of reference in force on 20 March 2026 are on record." in out
    assert "Governance Arrangements & Terms of Reference 2013/15, 2013 to 2015" in out
    assert as_json(capsys, "cypsp", "--rule", *DAY, records=REAL)["rules"][0]["rule"]["state"] == "not-on-record"


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("schools-forum", "two fifths of the membership"),
        ("schools-f", "two fifths of the membership"),
        ("Parish", "a third of all seats, rounded up, and never below 3"),
        ("principal-council", "The wording of the provision was not read, so this is not confirmed."),
    ],
)
def test_statutes_by_name(capsys: pytest.CaptureFixture[str], name: str, says: str) -> None:
    """By name or a part of one; what is not confirmed is said."""
    assert says in said(capsys, "--rule", f"statute:{name}", *DAY)
    assert says in said(capsys, "ect", "--rule", f"statute:{name}", *DAY)


def test_a_rule_that_names_what_a_board_may_be_without(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An office that nobody holds is said to be at fault, and the rule is tried all the same."""
    file = tmp_path / "new.yaml"
    file.write_text("quorum: {need: {present: {offices: [chair, convenor]}}}\n", encoding="utf-8")
    out = said(capsys, "ect", "--rule", str(file), *DAY)
    assert (
        "At fault    At need/present/offices/2 the rule names the office `convenor`, which the board does not have."
        in out
    )


def test_terms_without_a_quorum(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """There is nothing to try."""
    file = tmp_path / "new.yaml"
    file.write_text("attendance: [{no_rule: true}]\n", encoding="utf-8")
    assert "have no quorum rule on record" in refused(capsys, "ect", "--rule", str(file))


def test_a_rule_that_cannot_be_met(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """More than there are seats; and a rule that nothing can be told of."""
    file = tmp_path / "new.yaml"
    file.write_text("quorum: {need: {at_least: 40, counting: heads}}\n", encoding="utf-8")
    status, out, _ = told(capsys, "ect", "--reachable", "--rule", str(file), "--fail-on", "inquorate", *DAY)
    assert status == 1
    assert (
        "It cannot be met, even if everybody comes who holds a seat on 20 March 2026: 20 to 21 of the 40 needed." in out
    )
    assert "the attendance would have met it at none of them." in out
    file.write_text("quorum: {need: {at_least: unstated, counting: heads}}\n", encoding="utf-8")
    unsure = said(capsys, "ect", "--reachable", "--rule", str(file), *DAY)
    assert "Cannot tell whether it can be met" in unsure
    assert "at none of them; for 7 it cannot be told." in unsure
    none = said(capsys, "ect", "--reachable", "--as-of", "2023-05-01")
    assert "No meeting held from 2 May 2022 to 1 May 2023 is on record" in none
    assert "The rule states no need that could be met: there is none." in said(
        capsys, "practitioners-forum", "--reachable", *DAY
    )


def test_a_rule_without_meetings_to_try_it_on(capsys: pytest.CaptureFixture[str]) -> None:
    """It is read back, and that there is nothing to try it on is said."""
    out = said(capsys, "ect", "--rule", "statute:parish", "--to", "2019-12-31", *DAY)
    assert "No meeting that was held is on record for this time, so there is nothing to try it on." in out


def test_what_a_tried_rule_comes_to(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No rule, and quorate for some items, are answers too."""
    file = tmp_path / "new.yaml"
    file.write_text("quorum: {no_rule: true}\n", encoding="utf-8")
    assert "11 would have had no rule." in said(capsys, "ect", "--rule", str(file), *DAY)
    file.write_text(
        "quorum: {need: {present: {seats: [school-secondary]}}, timing: {counted: each-item}, who_counts: {conflicted: no, virtual: yes}}\n",
        encoding="utf-8",
    )
    out = said(capsys, "ect", "--rule", str(file), "--from", "2025-12-01", *DAY, "--explain")
    assert "1 would have been quorate for some items only." in out
    assert "10 December 2025: quorate for some items" in out
    assert "now quorate for some items" in out


# -- what is refused


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("ect", "--present", "police", "--rule"), "--present is about a meeting ahead"),
        (("--present", "police"), "--present is about a meeting ahead"),
        (("--apologies", "police"), "--apologies is about a meeting ahead"),
        (("ect", "2025-07-09", "--apologies", "police"), "2025-07-09 was held"),
        (("--item", "1"), "--item is about one meeting"),
        (("ect", "--item", "1"), "--item is about one meeting"),
        (("--explain",), "--explain says who was counted"),
        (("ect", "--rule", "--explain"), "--explain says who was counted"),
        (("ect", "2025-07-09", "--reachable"), "--reachable is about one board"),
        (("ect", "2025-07-09", "--rule", "statute:parish"), "--rule with a rule tries it on one board's meetings"),
        (("--rule", "statute:parish", "--from", "2025-01-01"), "--from and --to are about all the meetings"),
        (("ect", "next", "--from", "2025-01-01"), "--from and --to are about all the meetings"),
        (("ect", "--from", "2026-01-01", "--to", "2025-01-01"), "--from 2026-01-01 is later than --to 2025-01-01"),
        (("ect", "--from", "yesterday"), "--from 'yesterday' is not a day"),
        (("ect", "--as-of", "31/03/2026"), "--as-of '31/03/2026' is not a day"),
        (("--statutes", "--explain"), "--explain says who was counted"),
        (("--rule", "no-such-board"), "there is no board `no-such-board`"),
        (("--rule", "no-such.yaml@"), "there is no"),
        (("ect", "--rule", "statute:"), "there is no statutory quorum ``"),
        (("ect", "--rule", "statute:parisch-council"), "did you mean `parish-council`?"),
        (("ect", "--rule", "statute:primary-care-trust"), "at need/all/2/present/groups/1 the rule names the group `officer-members`, which the board does not have (and 1 more such name)"),
        (("school-clusters", "--reachable"), "has no quorum rule that was certainly in force on that day; ask for another day with --as-of"),
        (("ect", "2025-12-10", "--item", "zebra"), "has no item `zebra`; it has item 1, item 2, item 3, item 4 or item 5"),
        (("ect", "2025-12-10", "--item", "school"), "`school` may mean any of these: item 2 or item 5; give its number, or more of its title"),
        (("ect", "2025-12-10", "--item", "Score crad"), "did you mean “scorecard”?"),
        (("ect", "next", "--item", "1"), "no items of exampleshire/childrens-trust/2026-05-13 are recorded"),
        (("ect", "next", "--present", "nobody at all"), "is no seat of the board, and no person or organisation in one; `partnership show BOARD` lists the seats"),
        (("ect", "next", "--present", "exampleshire"), "and 3 more; give one of them as it stands here"),
        (("ect", "someday"), "there is no meeting `someday`"),
    ],
)  # fmt: skip
def test_refused_in_a_sentence(capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], says: str) -> None:
    """What cannot be answered is said in one sentence, with the remedy; exit status 2."""
    assert says in refused(capsys, *(() if "--as-of" in arguments else DAY), *arguments)


def test_no_meetings_at_all(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where nothing is on record there is nothing to show."""
    root = laid(tmp_path, {"boards/here/board.yaml": BOARD, "places/here.yaml": PLACE})
    assert "no board here has a meeting on record" in refused(capsys, records=root)
    assert "no meeting of here/board is on record; `partnership quorum here/board --rule`" in refused(
        capsys, "tb", records=root
    )


def test_the_unusual_in_an_overview(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Versions that may have been in force, and a rule that is not on record although all was read."""
    board = BOARD.replace("  - read: whole", "  - until: 2025\n    read: whole") + "  - {since: 2025, read: whole}\n"
    files = held("present", board=board)
    two = {path.replace("/board", "/two"): text for path, text in files.items()}
    root = laid(tmp_path, {**files, **two})
    every = said(capsys, *DAY, records=root)
    assert "one of several" in every
    assert "Next meetings" not in every
    page = said(capsys, "here/board", *DAY, records=root)
    assert "which terms of reference were in force on the day is not known, and they differ" in page
    assert "None is recorded, though the whole text was read." in page
    meeting = said(capsys, "here/board", "last", *DAY, records=root)
    assert "whether it was in force on the day is not known" in meeting
    assert "Why, by Terms of reference, until 2025" in meeting
    flat = said(capsys, "here/board", "last", *DAY, "--format", "csv", records=root)
    assert "Terms of reference, until 2025" in flat
