"""Registers of other shapes: several columns for each meeting, meetings one under another, columns without a heading."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from partnership.recording.importing import marks, registers
from partnership.recording.importing.heard import StrangeFileError
from partnership.source.tables import Row

if TYPE_CHECKING:
    from partnership.recording.importing.heard import Heard


def heard(text: str, **given: str) -> Heard:
    """Return what a register says, its rows a line each, its cells between bars; marks mean what is given."""
    said = {mark: meaning for mark, words in given.items() if (meaning := marks.meaning(words)) is not None}
    lines = text.strip("\n").split("\n")
    rows = [Row(number, tuple(map(str.strip, line.split("|")))) for number, line in enumerate(lines, 1)]
    found = registers.heard([row for row in rows if any(row.cells)], said)
    seen = {row for one in found.sayings for row in one.rows} | {one.row for one in found.asides}
    assert seen == {row.number for row in rows if any(row.cells)}, "every row is accounted for"
    return found


def came(of: Heard) -> list[tuple[str | None, str, str | None]]:
    """Return who is said to have come when, and as what; with whom in their place."""
    return [
        (
            one.name or one.organisation,
            of.occasions[one.at].said,
            one.came if one.substitute is None else one.substitute,
        )
        for one in of.sayings
    ]


TICKS = """
Name | 13 May 2026 |           |       | 8 July 2026 |
     | Present     | Apologies | Notes | Present     | Apologies
Ann  | x           |           | late  |             | A
Bob  |             | X         |       | x           | x
Cat  | n/a         | n/a       |       | no          |
Dee  | maybe       |           |       | -           | A
"""


def test_columns_that_are_ticked() -> None:
    """The heading of the column that is ticked is the mark; of two, or of what is no tick, somebody has to say."""
    found = heard(TICKS)
    assert came(found) == [
        ("Ann", "13 May 2026", "present"), ("Ann", "8 July 2026", "apologies"), ("Bob", "13 May 2026", "apologies"),
        ("Bob", "8 July 2026", None), ("Cat", "13 May 2026", "not-expected"), ("Cat", "8 July 2026", "not-recorded"),
        ("Dee", "13 May 2026", None), ("Dee", "8 July 2026", "apologies"),
    ]  # fmt: skip
    assert [one.printed for one in found.sayings if one.came is None] == [
        "Present and Apologies",
        "maybe below Present",
    ]
    assert found.used == ("Name", "13 May 2026", "8 July 2026")
    assert found.unused == ("Notes",)
    assert found.notes == ("Each meeting has columns of its own: Present and Apologies.",)


def test_a_cross_beside_ticks_may_say_no() -> None:
    """Where other cells are ticked, a cross is not taken for a tick."""
    found = heard(
        "Name | 13 May 2026 | |\n | Present | Apologies | Deputy\nAnn | ✓ |\nBob | x | ✓\nCat | X | |\nDee | | | x"
    )
    assert [(one.came, one.printed) for one in found.sayings] == [
        ("present", "Present"), (None, "x below Present and Apologies"), (None, "X below Present"), (None, "x below Deputy"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "table",
    [
        "Name | 13 May 2026 | | 8 July 2026 |\n| Attended | Deputy | Attended | Deputy\nAnn | Y | | N | Jo\nBob | | x | Y |",
        "| 13 May 2026 | | 8 July 2026 | |\nName | Attended | Deputy | Attended | Deputy | Total\nAnn | Y | | N | Jo | 1\nBob | | x | Y | | 1",
        "Board 2026\n| 13 May | | 8 July |\n\nName | Present | Substitute | Present | Substitute\nAnn | Y | | N | Jo\nBob | sub | | Y |",
    ],
)  # fmt: skip
def test_a_mark_and_a_deputy_for_each_meeting(table: str) -> None:
    """Who came in somebody's place is read beside their mark, whether the days stand above the names or beside them."""
    found = [(name, said) for name, _, said in came(heard(table))]
    assert found[:3] == [("Ann", "present"), ("Ann", "absent"), ("Ann", "Jo")]
    assert ("Bob", "substituted") in found
    assert found[-1] == ("Bob", "present")


@pytest.mark.parametrize(
    "below", ["Name | Deputy | Name | Deputy", "Sent | Came | Sent | Came", "Present | Who | Present | Who", "Notes | Deputy | Notes | Deputy"]
)  # fmt: skip
def test_columns_that_do_not_say_who_came_are_refused(below: str) -> None:
    """Where it is not certain what the columns below a day say, the file is refused with what to do."""
    with pytest.raises(
        StrangeFileError, match=r"below `13 May 2026` stand .*; a register has one column with a mark for each"
    ):
        heard(f"Organisation | 13 May 2026 | | 8 July 2026 |\n | {below}\nPolice | x | | | x")


@pytest.mark.parametrize(
    "table",
    [
        "Name | 13 May 2026 | 8 July 2026\n| Teams | County Hall\nAnn | Y | Y",
        "Name | 13 May 2026 | | 8 July 2026\nAnn | Y | Jo | Y",
        "Name | Trust, 13 May 2026 |\nAnn | Y |",
    ],
)
def test_a_column_for_each_meeting_has_none_below_it(table: str) -> None:
    """A row below the days that heads nothing, and names in a column beside one, leave the marks as they are."""
    assert {said for _, _, said in came(heard(table))} == {"present"}


def test_columns_without_a_heading_are_said() -> None:
    """What stands in a column that nothing heads is not read, and it is said which column that is."""
    assert heard("Name | 13 May 2026 | | 8 July 2026\nAnn | Y | Jo | Y").unused == ("column C (no heading)",)
    wide = " | ".join(["Name", "13 May 2026", *[""] * 26]) + "\n" + " | ".join(["Ann", "Y", *[""] * 25, "remark"])
    assert heard(wide).unused == ("column AB (no heading)",)
    assert heard("Name | 13 May 2026 | | \nAnn | Y | | \n| | | beside a total").unused == ()


SIDEWAYS = """
Trust 2026
Key: A = apologies

No. | Name         | Ann    | Bob  | Cat | Quorate | Total | Venue
    | Organisation | Police |      | ICB |         |       |
1   | 13 May       | P      | A    | D (Jo) | Y    | 2     | Teams
2   | 8 July       | late   | virtual | P | N      | 3     | Teams
3   | 9 Sept       |        |      |     |         |       |
    | Total        | 2      | 1    | 2   |         |       |
Prepared in July
"""


def test_meetings_one_under_another() -> None:
    """A column for each member is read as a row would be; what is about a meeting is no member, and rows keep their numbers."""
    found = heard(SIDEWAYS)
    assert found.shape == "by-meeting"
    assert came(found) == [
        ("Ann", "13 May", "present"), ("Ann", "8 July", None), ("Ann", "9 Sept", "not-recorded"),
        ("Bob", "13 May", "apologies"), ("Bob", "8 July", "virtual"), ("Bob", "9 Sept", "not-recorded"),
        ("Cat", "13 May", "Jo"), ("Cat", "8 July", "present"), ("Cat", "9 Sept", "not-recorded"),
    ]  # fmt: skip
    assert [one.rows for one in found.sayings[:3]] == [(6,), (7,), (8,)]
    assert {(one.name, one.organisation) for one in found.sayings} == {("Ann", "Police"), ("Bob", None), ("Cat", "ICB")}
    assert [one.days[0].isoformat() for one in found.occasions] == ["2026-05-13", "2026-07-08", "2026-09-09"]
    assert [(one.row, one.why) for one in found.asides] == [
        (1, "above the headings"), (2, "a key to the marks"), (4, "the headings"), (5, "the headings"), (9, "a total"),
        (10, "it says no day"),
    ]  # fmt: skip
    assert found.used == ("Name", "Ann", "Bob", "Cat")
    assert found.unused == ("No.", "Quorate", "Total", "Venue")


def test_of_several_rows_of_headings_the_last_names_the_members() -> None:
    """A row above it that does not say what it has is about nobody."""
    found = heard("| Chair | Police\nDate | Ann | Bob\n13 May 2026 | P | P\n13 May 2026 | P | N")
    assert [(one.name, one.at, one.rows) for one in found.sayings] == [
        ("Ann", 0, (3,)), ("Ann", 0, (4,)), ("Bob", 0, (3,)), ("Bob", 0, (4,)),
    ]  # fmt: skip
    assert [one.why for one in found.asides] == ["above the headings", "the headings"]
    by_seat = heard("Role | Chair | Police\n13 May 2026 | P | N")
    assert [(one.name, one.seat) for one in by_seat.sayings] == [(None, "Chair"), (None, "Police")]


@pytest.mark.parametrize(
    "table",
    [
        "13 May 2026 | P | P",
        "Date | Item | Venue\n13 May 2026 | Welcome and introductions | County Hall",
        "Date | Ann\n13 May 2026 | P",
        "Date | Ann | Bob\n13 May 2026 | spoke of the budget | P",
        "Date | Ann | Bob\n13 May 2026 | |",
        "Date | First | Second\n13 May 2026 | 12 | 15",
        "Trust, 13 May 2026\nThe board met | at County Hall",
    ],
)
def test_what_is_no_register_turned_on_its_side(table: str) -> None:
    """Days one under another with something else beside them than the marks of two members are no register."""
    with pytest.raises(StrangeFileError):
        heard(table)


def test_a_register_turned_on_its_side_is_bounded() -> None:
    """More marks than a board has are refused."""
    days = "\n".join(["13 May 2026" + " | P" * 450] * 50)
    with pytest.raises(StrangeFileError, match="22,500 marks, more than a register"):
        heard("Date" + " | Ann" * 450 + "\n" + days)


def test_a_colour_in_one_of_several_columns() -> None:
    """A coloured cell that has nothing in it is said, whichever of the columns of a meeting it is in."""
    head = [Row(1, ("Name", "13 May 2026", "")), Row(2, ("", "Present", "Apologies"))]
    found = registers.heard([*head, Row(3, ("Ann", "", ""), (2,)), Row(4, ("Bob", "x", ""), (1,))], {})
    assert [(one.came, bool(one.why_not)) for one in found.sayings] == [("not-recorded", True), ("present", False)]
    across = [Row(1, ("Date", "Ann", "Bob")), Row(2, ("13 May 2026", "", "P"), (1,))]
    assert [bool(one.why_not) for one in registers.heard(across, {}).sayings] == [True, False]
