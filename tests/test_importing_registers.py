"""What registers, rolls and lists of names say: headings found by meaning, days, marks, and every row accounted for."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partnership.recording.importing import lists, marks, registers
from partnership.recording.importing.days import days_in, order_of, read_as, years_in
from partnership.recording.importing.heard import StrangeFileError
from partnership.source.tables import Row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partnership.recording.importing.heard import Heard


def rows(*texts: Sequence[str]) -> list[Row]:
    """Return rows with these cells, numbered from 1, but for those with nothing in them."""
    return [Row(number, tuple(cells)) for number, cells in enumerate(texts, 1) if any(cells)]


def heard(*texts: Sequence[str], given_: dict[str, str] | None = None) -> Heard:
    """Return what a register with these rows says, with marks meaning what is given."""
    said = {mark: meaning for mark, words in (given_ or {}).items() if (meaning := marks.meaning(words)) is not None}
    return registers.heard(rows(*texts), said)


def came(of: Heard) -> list[str | None]:
    """Return what the marks mean, in order."""
    return [one.came for one in of.sayings]


def who(of: Heard) -> list[tuple[str | None, str | None, str | None]]:
    """Return whom the sayings name, each once: name, seat, organisation."""
    return list(dict.fromkeys((one.name, one.seat, one.organisation) for one in of.sayings))


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2015-08-06", ["2015-08-06"]), ("2015-08-06 10:00:00", ["2015-08-06"]), ("2015/8/6", ["2015-08-06"]), ("06/08/2015", ["2015-06-08", "2015-08-06"]),
        ("13/05/26", ["2026-05-13"]), ("5/13/2026", ["2026-05-13"]), ("6 Aug 2015", ["2015-08-06"]), ("6th August 2015", ["2015-08-06"]),
        ("Thursday 6th of August, 2015", ["2015-08-06"]), ("August 6, 2015", ["2015-08-06"]), ("Aug 6th 2015", ["2015-08-06"]), ("6-Aug-15", ["2015-08-06"]),
        ("06.08.2015", ["2015-06-08", "2015-08-06"]), ("Board\n6 August 2015", ["2015-08-06"]), ("Meeting 2 (13 May 2026)", ["2026-05-13"]),
        ("31/02/2015", []), ("2015-13-45", []), ("99/99/9999", []), ("Name", []), ("Q1", []), ("maybe", []), ("Marcher Lord", []), ("", []), ("12", []),
        ("8/8/2015", ["2015-08-08"]), ("30 February 2015", []), ("6 Aug '15", ["2015-08-06"]),
    ],
)  # fmt: skip
def test_days_of_headings(text: str, meant: list[str]) -> None:
    """A heading means every day that it can be read as, in order, and none where it is no day."""
    assert [one.isoformat() for one in days_in(text)] == meant


def test_days_without_a_year_or_a_day() -> None:
    """What is left out may be anything that the file speaks of, or else any of this century."""
    assert days_in("13 May", (2025, 2026)) == (date(2025, 5, 13), date(2026, 5, 13))
    assert days_in("13/5", (2026,)) == (date(2026, 5, 13),)
    assert days_in("3/5", (2026,)) == (date(2026, 3, 5), date(2026, 5, 3))
    assert len(days_in("13 May")) == 100
    assert days_in("May 2026")[0::30] == (date(2026, 5, 1), date(2026, 5, 31))
    assert {date(2024, 2, 29), date(2026, 2, 24)} <= {*days_in("Feb 24", (2026,))}
    assert len(days_in("June", (2026, 2027))) == 60
    assert years_in(["Attendance 2025/26", "since 1998", "2030-99", "room 20151"]) == (1998, 2025, 2026, 2030)


@pytest.mark.parametrize(
    ("text", "order"),
    [("13/05/2026", "day"), ("5/13/26", "month"), ("05/06/2026", None), ("99/98/2026", None), ("13 May", None)],
)
def test_which_number_is_the_day(text: str, order: str | None) -> None:
    """A date of numbers tells its order where one number can be no month."""
    assert order_of(text) == order


def test_days_read_with_the_day_or_the_month_first() -> None:
    """Only a date of numbers that has two days is read in an order."""
    both = days_in("05/06/2026")
    assert read_as("05/06/2026", both, "day") == (date(2026, 6, 5),)
    assert read_as("05/06/2026", both, "month") == (date(2026, 5, 6),)
    assert read_as("13 May", days_in("13 May", (2025, 2026)), "month") == (date(2025, 5, 13), date(2026, 5, 13))
    assert read_as("13/05/2026", (date(2026, 5, 13),), "month") == (date(2026, 5, 13),)


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("Y", "present"), ("yes", "present"), ("P", "present"), ("\u2713", "present"), ("Attended.", "present"), ("v", "virtual"), ("Teams", "virtual"),
        ("part", "part"), ("Apols", "apologies"), ("AA", "apologies"), ("ANA", "apologies"), ("N", "absent"), ("AWA", "absent"), ("Did  not attend", "absent"),
        ("Sub", "substituted"), ("Sent deputy", "substituted"), ("Pres.", "present"), ("deputy", "substituted"), ("N/A", "not-expected"), ("", "not-recorded"), ("\u2013", "not-recorded"),
        ("A", None), ("D", None), ("X", None), ("0", None), ("7", None), ("Y (late)", None), ("#REF!", None),
    ],
)  # fmt: skip
def test_marks(words: str, meant: str | None) -> None:
    """A mark has its usual meaning, and none where it may have two, as A may be apologies or absent."""
    found = marks.usual(words)
    assert (found.came if found else None) == meant


@pytest.mark.parametrize(
    ("words", "meant", "apology"),
    [
        ("apology", "apologies", None), ("apologies were accepted", "apologies", "accepted"), ("apologies not accepted", "apologies", "not-accepted"),
        ("sent apologies, unaccepted", "apologies", "not-accepted"), ("absent without apologies", "absent", None), ("did not attend", "absent", None), ("a deputy attended in their place", "substituted", None),
        ("attended virtually", "virtual", None), ("attended for part of the meeting", "part", None), ("attended", "present", None), ("not a member at the time", "not-expected", None),
        ("no longer on the board", "not-expected", None), ("not yet recorded", "not-recorded", None), ("tea", None, None), ("approved leave of absence", None, None), ("absent or apologies", None, None), ("apologies / did not attend", None, None), ("y", None, None), ("present " * 20, None, None), ("", "not-recorded", None),
    ],
)  # fmt: skip
def test_what_words_say_of_a_mark(words: str, meant: str | None, apology: str | None) -> None:
    """The words of a key, or of a user, say what a mark means."""
    found = marks.meaning(words) if words else marks.usual(words)
    assert (found.came if found else None, found.apology if found else None) == (meant, apology)


@pytest.mark.parametrize(
    ("cells", "meant"),
    [
        (("Y = attended, N = did not attend, A = apology",), {"y": "present", "n": "absent", "a": "apologies"}),
        (("Key: A: apologies; D - deputy attended",), {"a": "apologies", "d": "substituted"}),
        (("P=present A=absent X=apologies sent",), {"p": "present", "a": "absent", "x": "apologies"}),
        (("Key", "A", "Apologies", "D", "Deputy attended"), {"a": "apologies", "d": "substituted"}),
        (("P present; V present virtually; A apologies; - not in post; L approved leave of absence.",), {"p": "present", "v": "virtual", "a": "apologies", "-": "not-expected"}),
        (("Rate at most: what it would be if all had been attended",), {}),
        (("I present, A apologies",), {}),
        (("A", "Apologies"), {"a": "apologies"}),
        (("", "A", "", "Absent"), {"a": "absent"}),
        (("AB", "Nothing of the sort"), {}),
        (("AB", "Police", "Y"), {}),
        (("Siân", "Attended late"), {}),
        (("Notes: the board met twice",), {}),
    ],
)  # fmt: skip
def test_keys(cells: tuple[str, ...], meant: dict[str, str]) -> None:
    """A key says what marks mean: with signs between in one cell, or a mark and its meaning in two."""
    assert {mark: said.came for mark, said in marks.key_in(cells).items()} == meant


def test_a_register_with_all_that_stands_around_one() -> None:
    """Titles, keys, groups, totals and empty rows are asides; columns are known by their headings; a key goes before what is usual."""
    found = heard(
        ["Attendance of the board, 2025/26"],
        [],
        ["No.", "Member", "Agency", "Role", "Term ends 2027-03-31", "14 May", "9 July", "Total", "%"],
        ["", "Health"],
        ["1", "Jane Smith", "ICB", "Chair", "", "Y", "A", "1", "50%"],
        ["2", "Vacancy", "NHS", "", "", "", "", "", ""],
        ["No.", "Member", "Agency", "Role", "Term ends 2027-03-31", "14 May", "9 July", "Total", "%"],
        ["3", "Siân O'Brien", "Police", "", "", "Apologies", "d", "", ""],
        ["", "", "", "", "", "2", "1", "", ""],
        ["Number present", "", "", "", "", "2", "1"],
        ["", "By substitute", "", "", "", "3", "0"],
        ["Key: A = absent, D = deputy"],
    )
    assert found.shape == "register"
    assert [one.said for one in found.occasions] == ["14 May", "9 July"]
    assert found.occasions[0].days == (date(2025, 5, 14), date(2026, 5, 14))
    assert who(found) == [("Jane Smith", "Chair", "ICB"), ("Vacancy", None, "NHS"), ("Siân O'Brien", None, "Police")]
    assert came(found) == ["present", "absent", None, None, "apologies", "substituted"]
    assert {one.row: one.why for one in found.asides} == {
        1: "above the headings", 3: "the headings", 4: "alone in its row, as the heading of a group or a remark is", 7: "the headings again",
        9: "it names nobody", 10: "a total", 11: "numbers, as totals are", 12: "a key to the marks",
    }  # fmt: skip
    assert found.used == ("Member", "Agency", "Role", "14 May", "9 July")
    assert found.unused == ("No.", "Term ends 2027-03-31", "Total", "%")
    assert [one.why_not for one in found.sayings if one.name == "Vacancy"] == [
        "the seat is vacant, as the file has it"
    ] * 2


def test_what_is_given_goes_before_the_key() -> None:
    """What the user says that a mark means is taken, whatever the file or custom says."""
    table = (["Name", "2026-05-13"], ["Jane", "A"], ["John", "Y"], ["Key: A = apologies"])
    assert came(heard(*table)) == ["apologies", "present"]
    assert came(heard(*table, given_={"a": "absent", "y": "part"})) == ["absent", "part"]


@pytest.mark.parametrize(
    "table",
    [
        [["", "", "13/05/2026", "08/07/2026"], ["Name", "Agency"], ["Jane", "ICB", "Y", "N"]],
        [["", "", "13/05/2026", "08/07/2026"], ["", "", "County Hall", "Online"], ["Name", "Agency"], ["Jane", "ICB", "Y", "N"]],
        [["Name", "Agency"], ["", "", "13/05/2026", "08/07/2026"], ["Jane", "ICB", "Y", "N"]],
        [["Agency", "13/05/2026", "Name", "08/07/2026"], ["ICB", "Y", "Jane", "N"]],
    ],
)  # fmt: skip
def test_days_in_a_row_of_their_own(table: list[list[str]]) -> None:
    """The days may stand over or under what names the people, and columns in any order."""
    found = heard(*table)
    assert who(found) == [("Jane", None, "ICB")]
    assert came(found) == ["present", "absent"]
    accounted = {row for one in found.sayings for row in one.rows} | {one.row for one in found.asides}
    assert accounted == {*range(1, len(table) + 1)}


def test_a_corner_without_a_heading() -> None:
    """Where nothing is headed as who a row is about, the one column of words beside the days is."""
    assert who(heard(["", "13/05/2026"], ["Jane", "Y"], ["John", "N"])) == [("Jane", None, None), ("John", None, None)]
    with pytest.raises(StrangeFileError, match="its headings cannot be made sense of"):
        heard(["", "", "13/05/2026"], ["Jane", "Police", "Y"], ["John", "Health", "N"])


def test_names_in_two_columns() -> None:
    """First name and surname are one name; a row that names nobody is an aside, though it has marks."""
    found = heard(
        ["Surname", "First name", "Meeting 1", "Meeting 2"],
        ["Smith", "Jane", "Y", ""],
        ["", "", "", "Y"],
        ["12", "", "", ""],
    )
    assert who(found) == [("Jane Smith", None, None)]
    assert [one.days for one in found.occasions] == [(), ()]
    assert [one.why for one in found.asides] == [
        "the headings",
        "it names nobody",
        "alone in its row, as the heading of a group or a remark is",
    ]
    alone = heard(["Name", "2026-05-13"], ["Jane", "Y"], ["12", ""])
    assert [one.why for one in alone.asides] == ["the headings", "it names nobody"]


def test_deputies_named_in_a_cell() -> None:
    """A mark may name who came: `Deputy (Jo Bloggs)`."""
    found = heard(["Name", "2026-05-13", "2026-07-08"], ["Jane", "Deputy (Jo Bloggs)", "sub: Kit"])
    assert [(one.came, one.substitute) for one in found.sayings] == [
        ("substituted", "Jo Bloggs"),
        ("substituted", "Kit"),
    ]


def test_a_roll() -> None:
    """A row for each person at one meeting, with times, and deputies in a column of their own."""
    found = heard(
        ["Trust, 13 May 2026"],
        ["Name", "Organisation", "Attendance", "Deputy", "Time in", "Time out"],
        ["Jane Smith", "ICB", "Apologies", "Jo Bloggs", "", ""],
        ["John Smith", "Police", "P", "", "2:15 pm", "15:30"],
        ["Kit Green", "", "", "Lee  Long", "12.05 am", "late"],
        ["Ann Other", "", "Y", "n/a", "9:00", "26:00"],
    )
    assert (found.shape, found.occasions[0].days) == ("roll", (date(2026, 5, 13),))
    assert [(one.name, one.came, one.substitute, one.arrived, one.left) for one in found.sayings] == [
        ("Jane Smith", "apologies", None, None, None), ("Jane Smith", "substituted", "Jo Bloggs", None, None), ("John Smith", "present", None, "14:15", "15:30"),
        ("Kit Green", "substituted", "Lee Long", "00:05", None), ("Ann Other", "present", None, "09:00", None),
    ]  # fmt: skip


def test_a_roll_of_several_meetings() -> None:
    """A column of days tells the rows of one meeting from those of another."""
    found = heard(
        ["Date", "Name", "Status"],
        ["13/05/2026", "Jane", "Y"],
        ["08/07/2026", "Jane", "N"],
        ["13/05/2026", "John", "N"],
    )
    assert [one.at for one in found.sayings] == [0, 1, 0]
    assert [one.said for one in found.occasions] == ["13/05/2026", "08/07/2026"]


@pytest.mark.parametrize(
    ("table", "says"),
    [
        ([["Name", "Attended", "Possible", "%"], ["Jane", "7", "10", "70"]], "counts how many meetings each attended"),
        ([["Member", "Meetings attended", "Total possible"], ["Jane", "7", "10"]], "counts how many meetings each attended"),
        ([["Name", "Percentage"], ["Jane", "70"]], "counts how many meetings each attended"),
        ([["Colour", "Size"], ["red", "7"]], "the first row with anything in two cells has `Colour` and `Size`"),
        ([["only"], ["one"], ["column"]], "headed by its day, or the same turned on its side; or a column `Attendance` with the marks of one meeting\\Z"),
        ([["Name", "Organisation"], ["Jane", "ICB"]], "its headings cannot be made sense of"),
        ([["Name", *(f"{day} May 2026" for day in range(1, 31))], *([f"P{number}", "Y"] for number in range(700))], "21,000 marks"),
    ],
)  # fmt: skip
def test_what_is_no_register(table: list[list[str]], says: str) -> None:
    """What does not say who came to which meeting is refused, with what was looked for."""
    with pytest.raises(StrangeFileError, match=says):
        heard(*table)


def test_lists_of_names() -> None:
    """Names under what became of them, side by side and one under another; what is in no list is an aside."""
    found = heard(
        ["Minutes of 13 May 2026"],
        ["Present:", "Apologies"],
        ["Jane Smith", "Ann Other", ""],
        ["", "", "a remark"],
        ["In attendance"],
        ["Kit Green (clerk)"],
    )
    assert [(one.name, one.came, one.capacity) for one in found.sayings] == [
        ("Jane Smith", "present", None), ("Ann Other", "apologies", None), ("Kit Green (clerk)", "present", "in-attendance"),
    ]  # fmt: skip
    assert [(one.row, one.why) for one in found.asides] == [
        (1, "above the headings"),
        (2, "the headings"),
        (4, "in no list"),
        (5, "the headings"),
    ]
    assert found.occasions[0].days == (date(2026, 5, 13),)
    assert found.unused == ()
    assert heard(["Present"], ["Jane Smith", "Police"]).unused == ("column B (no heading)",)
    assert lists.heard(rows(["Apologies"])) is None
    assert lists.heard(rows(["Apologies", "who could not come"], ["Absent", "who did not"])) is None
    with pytest.raises(StrangeFileError, match="3,000 people"):
        lists.heard(rows(["Apologies"], *([f"Person {number}"] for number in range(3000))))


CELLS = st.sampled_from(
    [
        "",
        "Y",
        "A",
        "N",
        "-",
        "Name",
        "Agency",
        "13/05/2026",
        "Total",
        "Key",
        "A = apologies",
        "Jane Smith",
        "Police",
        "Present",
        "%",
        "Apologies",
        "2026",
    ]
)


@settings(max_examples=150)
@given(st.lists(st.lists(CELLS, max_size=5), max_size=8))
def test_every_row_is_accounted_for(table: list[list[str]]) -> None:
    """Whatever stands where: each row is in a saying or an aside and in no two asides, or the file is refused."""
    try:
        found = heard(*table)
    except StrangeFileError:
        return
    said = {row for one in found.sayings for row in one.rows}
    asides = Counter(one.row for one in found.asides)
    assert said | asides.keys() == {number for number, cells in enumerate(table, 1) if any(cells)}
    assert not said & asides.keys()
    assert set(asides.values()) <= {1}
    assert all(0 <= one.at < len(found.occasions) for one in found.sayings)


def test_a_colour_in_place_of_a_mark_is_left_out_and_said() -> None:
    """Colours mean what their maker meant by them; a cell with nothing else is not taken for one where nothing is said."""
    read = registers.heard(
        [
            Row(1, ("Name", "13/05/2026", "08/07/2026")),
            Row(2, ("Ann Ash", "", ""), (1,)),
            Row(3, ("Vacancy", "", ""), (1,)),
        ],
        {},
    )
    assert [one.why_not for one in read.sayings] == [
        "it is coloured and empty, and no colour is read; write its mark into the cell",
        None,
        "the seat is vacant, as the file has it",
        "the seat is vacant, as the file has it",
    ]
