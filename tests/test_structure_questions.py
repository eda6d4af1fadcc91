"""What the picture of a day makes a reader ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.answers.load import Records
from partnership.answers.structure.gathered import structure
from partnership.answers.structure.questions import questions, some
from partnership.answers.structure.ways_up import tops, without
from structures import DAY, links, there, under

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def asked_of(folder: Path, boards: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return what a day makes one ask: the rule and the words."""
    return [(one.rule, one.says) for one in questions(structure(there(folder, boards), DAY))]


STATUTORY = "legal_basis:\n  - {claim: statutory, source: {document: d}}\n"


def test_a_sound_structure_asks_nothing(tmp_path: Path) -> None:
    """Under a statutory board, under a council, and standing alone: there is nothing to ask."""
    boards = {
        "low": under("high"),
        "high": STATUTORY,
        "other": links("type: accountable-to, to_organisation: council"),
        "lone": "",
        "below": under("other"),
    }
    assert asked_of(tmp_path, boards) == []


def test_circles_are_asked_about_once(tmp_path: Path) -> None:
    """One by links of one type, or of several; a circle that only may be, or of consulting one another, is none."""
    boards = {
        "one": under("two"), "two": under("one"),
        "three": links("type: reports-to, to: exampleshire/four"), "four": links("type: accountable-to, to: exampleshire/three"),
        "five": under("five"), "six": under("seven"), "seven": under("six", ", since: 2025"),
        "eight": links("type: consults, to: exampleshire/nine"), "nine": links("type: consults, to: exampleshire/eight"),
    }  # fmt: skip
    circles = [says for rule, says in asked_of(tmp_path, boards) if rule == "circular-link"]
    assert circles == [
        "Answering to one another in a circle: Five Board → Five Board (a sub-group of).",
        "Answering to one another in a circle: One Board → Two Board → One Board (a sub-group of).",
        "Answering to one another in a circle: Four Board → Three Board → Four Board (accountable to and reporting to).",
    ]


def test_links_that_lead_nowhere_are_asked_about(tmp_path: Path) -> None:
    """To a body that had ended, to one that no source names, to a board that is not on record; but only what certainly holds."""
    boards = {
        "low": STATUTORY + links("type: reports-to, to: exampleshire/old", "type: supports, to: exampleshire/old", "type: consults, to_described: others", "type: reports-to, to: exampleshire/nowhere"),
        "old": "dissolved: {on: 2021-03-31}\n",
        "perhaps": "unknown-start" + links("type: reports-to, to: exampleshire/old", "type: reports-to, to_described: others"),
    }  # fmt: skip
    assert asked_of(tmp_path, boards) == [
        ("link-outside-life", "Low Board is recorded as reporting to Old Board, which was not there: ended (dissolved on 31 March 2021)."),
        ("unnamed-link-end", "Low Board consults “others”: who they are, no source names."),
        ("unknown-reference", "Low Board reports to exampleshire/nowhere, which is not on record."),
    ]  # fmt: skip


def test_no_way_up(tmp_path: Path) -> None:
    """Boards from which nothing leads to a statutory body or a partner, those at the top first; what may lead there is a way."""
    boards = {
        "low": under("high"), "high": "", "perhaps": under("unsure"), "unsure": "unknown-start" + STATUTORY,
        "described": links("type: reports-to, to_described: others"), "beneath": under("described"),
    }  # fmt: skip
    found = structure(there(tmp_path, boards), DAY)
    assert without(found.graph, found.bodies) == ["exampleshire/high", "exampleshire/low"]
    assert tops(found.graph, found.bodies) == {"exampleshire/unsure"}
    (question,) = [one for one in questions(found) if one.rule == "no-way-up"]
    assert question.boards == ("exampleshire/high", "exampleshire/low")
    assert question.says == "No way up to a statutory body or a partner is on record from High Board and Low Board."


REASON = "reason: It was seen and stands, accepted_by: R, accepted_on: 2024-02-01, look_again: 2025-02-01"


def test_what_was_accepted_is_told_last_and_says_so(tmp_path: Path) -> None:
    """By the board's own record, at the place in it that is meant; of another rule or place it is none. A top answers for what is below it."""
    boards = {
        "top": f"accepted: [{{rule: no-way-up, {REASON}}}]\n", "low": under("top"), "other": "", "beneath": under("other"),
        "both": links("type: sub-group-of, to: exampleshire/top", "type: sub-group-of, to: exampleshire/other"),
        "vague": links("type: consults, to_described: ones", "type: consults, to_described: others")
        + f"accepted: [{{rule: unnamed-link-end, at: links/1, {REASON}}}, {{rule: no-way-up, {REASON}}}]\n",
    }  # fmt: skip
    found = questions(structure(there(tmp_path, boards), DAY))
    assert [(one.rule, one.accepted is not None, one.boards) for one in found] == [
        ("unnamed-link-end", False, ("exampleshire/vague",)),
        ("no-way-up", False, ("exampleshire/other", "exampleshire/beneath", "exampleshire/both")),
        ("unnamed-link-end", True, ("exampleshire/vague",)),
        ("no-way-up", True, ("exampleshire/top", "exampleshire/low")),
    ]
    assert "“others”" in found[2].says
    assert found[3].accepted == ("no-way-up", "", "It was seen and stands", "2024-02-01", "2025-02-01")


def test_a_place_may_accept_for_its_boards(tmp_path: Path) -> None:
    """For those that it names, or for all; not at a place of its own record."""
    root = there(tmp_path, {"top": "", "low": under("top"), "second": "", "lower": under("second")}).root
    place = root / "places" / "exampleshire.yaml"
    sound = place.read_text(encoding="utf-8")
    for more, accepted in (
        ("records: [exampleshire/top]", {"exampleshire/top", "exampleshire/low"}),
        ("", {"exampleshire/top", "exampleshire/low", "exampleshire/second", "exampleshire/lower"}),
        ("at: people", set()),
    ):
        entry = ", ".join(part for part in ("rule: no-way-up", more, REASON) if part)
        place.write_text(f"{sound}accepted: [{{{entry}}}]\n", encoding="utf-8")
        found = questions(structure(Records(root), DAY))
        assert {board for one in found if one.accepted for board in one.boards} == accepted


def test_only_what_is_shown_is_asked_about(tmp_path: Path) -> None:
    """Of the boards that nothing leads up from, those that are looked at; and nothing of others."""
    boards = {"top": "", "low": under("top"), "other": "", "beneath": under("other"), "vague": links("type: consults, to_described: ones")}  # fmt: skip
    found = questions(structure(there(tmp_path, boards), DAY), {"exampleshire/top"})
    assert [(one.rule, one.boards) for one in found] == [("no-way-up", ("exampleshire/top",))]
    assert "Top Board" in found[0].says
    assert "Other" not in found[0].says


def test_one_chair_of_two_boards(tmp_path: Path) -> None:
    """By the person, wherever they are recorded; not where one of the two only may be."""
    chair = "officers:\n  - {{office: chair, person: {}{}}}\n"
    boards = {
        "one": chair.format("ann", ""), "two": chair.format("exampleshire/ann", ""), "three": chair.format("ben", ""), "four": chair.format("ben", ", since: 2025"),
        "five": "unknown-start" + chair.format("ben", ""),
    }  # fmt: skip
    assert asked_of(tmp_path, boards) == [("chair-of-two-boards", "Ann Archer chairs One Board and Two Board.")]


def test_districts_shared_out(tmp_path: Path) -> None:
    """Among boards of one kind linked to one body; one that is no more is nobody's to cover."""
    area = "areas:\n  - districts: [{}]\n"
    boards = {
        "north": area.format("alder") + under("top"), "south": area.format("alder") + under("top"), "top": STATUTORY,
        "sub": "kind: sub-group\n" + area.format("alder") + under("top"), "alone": area.format("alder"),
    }  # fmt: skip
    assert asked_of(tmp_path, boards) == [
        ("district-covered-twice", "Alder is covered by North Board and South Board."),
        ("uncovered-district", "Birch: not covered by North Board or South Board."),
    ]


def test_reports_that_outpace_meetings(tmp_path: Path) -> None:
    """By either end, where it is certain how often it meets at most."""
    often = "frequency:\n  - {{says: x, per_year: {}{}}}\n"
    report = "type: reports-to, to: exampleshire/{}, frequency: {{says: y, per_year: {}}}"
    boards = {
        "slow": often.format(2, "") + links(report.format("top", 4)), "fast": often.format(12, "") + links(report.format("rare", 4)),
        "open": often.format(2, ", at_least: true") + links(report.format("top", 4)), "unsure": often.format(2, ", until: unknown") + links(report.format("top", 4)),
        "silent": links(report.format("top", 4), "type: reports-to, to_organisation: council, frequency: {says: often}"),
        "top": STATUTORY, "rare": STATUTORY + often.format(1, ""),
    }  # fmt: skip
    assert asked_of(tmp_path, boards) == [
        ("reports-outpacing-meetings", "Fast Board is to report to Rare Board 4 times a year, which meets once a year at most."),
        ("reports-outpacing-meetings", "Slow Board is to report to Top Board 4 times a year, and it meets twice a year at most."),
    ]  # fmt: skip


def test_names_are_told_up_to_a_number() -> None:
    """One more than that is told too, rather than counted."""
    assert some("abc") == ["a", "b", "c"]
    assert some("abcdefg") == list("abcdefg")
    assert some("abcdefgh") == [*"abcdef", "2 more"]
