"""The roll call: one key a person, taken back, gone back over, stopped and taken up."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from partnership.answers.load import Records
from partnership.commands._roll_call import Called, RollCall, keys
from partnership.recording.drafts import CannotRecordError
from partnership.recording.meeting.keeping import options, text
from partnership.recording.meeting.marking import marked
from partnership.recording.meeting.noting import Notes, callable_on, sheet, written
from test_record import HELD, ID, TODAY, folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from partnership.recording.meeting.noting import Sheet


KEYS = keys(80)


class Fingers:
    """Keys that are typed one after another; lines are in angle brackets; after the last, nobody is there."""

    def __init__(self, keys: str) -> None:
        self._keys: Iterator[str] = iter(keys)

    def key(self) -> str:
        """Return the next key."""
        try:
            return next(self._keys)
        except StopIteration:
            raise EOFError from None

    def line(self, question: str) -> str:
        """Return the next line."""
        assert question.endswith(("? ", ": "))
        assert self.key() == "<", "a line was asked for"
        return "".join(iter(self.key, ">"))


@pytest.fixture(autouse=True)
def _terminal_of_eighty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")


def call(of: Sheet, typed: str) -> tuple[Called, str]:
    """Return what a roll call comes to, and what it showed; the standing is how many are here, and each change is kept."""
    shown: list[str] = []
    kept: list[Called] = []
    begun = Called(of.roll, ())
    done = RollCall(of, begun, Fingers(typed), shown.append, lambda roll: f"{roll.present()} here.", kept.append).take()
    assert (kept or [begun])[-1] == done
    return done, "".join(shown)


def words(called: Called) -> list[str]:
    """Return who is marked as what, and when they came or left."""
    return [
        " ".join(str(row[key]) for key in ("person", "seat", "printed_as", "presence", "mode", "arrived", "left") if key in row)
        for row in called.roll.data
    ]  # fmt: skip


@pytest.fixture
def of(tmp_path: Path) -> Sheet:
    """Return a planned meeting with four expected."""
    replies = "replies:\n  - {seat: police, person: ann, reply: apologies}\n  - {seat: schools, reply: coming}\n"
    return sheet(Records(folder(tmp_path, more=HELD + replies)), ID)


def test_one_key_a_person(of: Sheet) -> None:
    """Everybody is asked for, with their reply; Enter at the end keeps it; the line after each says how it stands."""
    done, shown = call(of, "avpn\n")
    assert words(done) == [
        "ann police apologies",
        "bob ['health', 'hospitals'] present virtual",
        "schools present in-person",
        "scrutiny absent",
    ]
    assert shown == (
        f"Trust, 13 May 2026: 4 expected.\n{KEYS}"
        "1/4 Ann O'Brien (Police) [sends apologies]: apologies\n   0 here.\n"
        "2/4 Siân Chidiebere-Okafor (Health; Hospitals): virtual\n   1 here.\n"
        "3/4 Schools [is coming]: present\n   2 here.\n"
        "4/4 scrutiny: did not attend\n   2 here.\n"
        "everybody is said; Enter or q keeps it, b goes back: stop\n"
    )


def test_stopped_and_taken_up(of: Sheet) -> None:
    """What was said is kept as a part of the attendance; it goes on with the first who is not said."""
    done, _ = call(of, "p\nPq")
    first = written(of, done.roll, Notes(), TODAY).sheet
    assert first.document.data["attendance_recorded"] == "part"
    again, shown = call(first, "v?q")
    assert "Trust, 13 May 2026: 4 expected." in shown
    assert shown.index("2 here.") < shown.index("2/4 Siân")
    assert "1/4" not in shown
    assert words(again)[-1] == "bob ['health', 'hospitals'] present virtual"
    assert written(first, again.roll, Notes(), TODAY).sheet.document.data["attendance_recorded"] == "part"


def test_a_line_that_is_cut(of: Sheet) -> None:
    """Where nobody is there any more, what was said until then is kept."""
    done, shown = call(of, "p")
    assert words(done) == ["ann police present in-person"]
    assert shown.endswith("The terminal is gone; what was said is kept.\n")


def test_taken_back_and_gone_back_over(of: Sheet) -> None:
    """Undo takes marks back one by one; back asks again, shows what is recorded, and another mark replaces it."""
    done, shown = call(of, "uppubxhpbnq")
    assert "nothing to undo\n" in shown
    assert "undone\n1 here.\n" in shown
    assert "1/4 Ann O'Brien (Police) [present]: " in shown
    assert shown.count(KEYS) == 2
    assert shown.count(": h shows the keys\n") == 1
    assert words(done) == ["ann police absent"]


@pytest.mark.parametrize(
    ("typed", "rows"),
    [
        ("s1aq", ["ann police apologies", "dee police present in-person"]),
        ("S1nq", ["ann police absent", "dee police present virtual"]),
        ("s\n?q", ["ann police not-recorded", "police present in-person"]),
        ("so<eve ely>aq", ["ann police apologies", "eve police present in-person"]),
        ("so<Jo Øst>yaq", ["ann police apologies", "police Jo Øst present in-person"]),
        ("so<Jo Øst>nq", []),
        ("so<>q", []),
        ("sxq", []),
        ("\ns2\naq", ["bob ['health', 'hospitals'] apologies", "hospitals present in-person"]),
        ("\ns7q", []),
    ],
)
def test_a_substitute(of: Sheet, typed: str, rows: list[str]) -> None:
    """Those named are offered, another is looked up, and a name that nobody records is kept only where that is wished."""
    done, shown = call(of, typed)
    assert words(done) == rows
    assert ("left as it was" in shown) is not bool(rows)


def test_arrivals_departures_and_interests(of: Sheet) -> None:
    """They can be said at any time, of anybody; what is not meant is said, and nothing changes."""
    done, shown = call(of, "p+<okafor><2a>-<police><14:30>i<police><2a><pecuniary,left>q")
    assert words(done) == ["ann police part in-person 14:30", "bob ['health', 'hospitals'] part in-person 2a"]
    assert done.interests == ("police@2a=pecuniary,left",)
    assert (
        "Siân Chidiebere-Okafor (Health; Hospitals), at which item, or time (HH:MM)? " not in shown
    )  # the terminal shows it
    nothing, shown = call(of, "+<>-<zzz>+<police><>i<>i<police><1><odd>i<police><><>q")
    assert not nothing.roll.rows
    assert not nothing.interests
    assert "no seat or member `zzz`" in shown
    assert "KIND is one of" in shown


def test_a_roll_that_cannot_be_called(tmp_path: Path) -> None:
    """A meeting to come, or one that was cancelled, has no roll."""
    of = sheet(Records(folder(tmp_path / "a")), ID)
    with pytest.raises(CannotRecordError, match="is still to come"):
        callable_on(of, date(2026, 5, 12))
    callable_on(of, TODAY)
    with pytest.raises(CannotRecordError, match="is recorded as cancelled, so no roll of it can be called"):
        callable_on(sheet(Records(folder(tmp_path / "b", "cancelled")), ID), TODAY)
    callable_on(sheet(Records(folder(tmp_path / "c", "held")), ID), TODAY)


def test_rows_that_were_written_ahead(tmp_path: Path) -> None:
    """Of a planned meeting that lists who is expected nothing is said yet; each mark takes the place of such a row."""
    rows = "attendance:\n  - {person: ann, seat: police, capacity: member, presence: not-recorded}\n"
    of = sheet(Records(folder(tmp_path, more=HELD + rows)), ID)
    done, shown = call(of, "pq")
    assert "1/4 Ann O'Brien (Police): present" in shown
    assert words(done) == ["ann police present in-person"]
    assert len(done.roll.open()) == 3
    held = sheet(Records(folder(tmp_path / "held", "held", HELD + rows)), ID)
    assert len(held.roll.open()) == 3


def test_the_keys_fit_the_terminal() -> None:
    """However narrow it is, no key is parted from what it does."""
    for columns in (40, 80, 200):
        assert all(len(line) < columns for line in keys(columns).splitlines())
        assert " ".join(keys(columns).split()) == " ".join(KEYS.split())
    assert len(keys(40).splitlines()) == 8
    assert "s substitute (S virtual)\n" in keys(5)


@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from([*"pvan?ub\n", "s1a", "S\nn", "so<Jo Øst>y?", "+<police><1>", "-<okafor><14:30>", "+<day (sub><1>", "i<bob><1><personal>"])))  # fmt: skip
def test_what_is_kept_says_the_same(of: Sheet, typed: list[str]) -> None:
    """A roll in the words of options, marked again on the same record, is the roll that it was."""
    done, _ = call(of, "".join(typed))
    words = options(of, done.roll, done.interests)
    again = {key.replace("-", "_"): tuple(each) for key, each in words.items()}
    assert sorted(map(repr, marked(of, Notes(**again)).data)) == sorted(map(repr, done.roll.data))  # type: ignore[arg-type]  # as the options have it
    assert again.get("interest", ()) == done.interests


def test_what_is_kept_of_a_record_that_has_rows(tmp_path: Path) -> None:
    """Only what the record does not say is kept; a substitute on record may have left since."""
    more = (
        HELD
        + "attendance:\n  - {person: ann, seat: police, capacity: member, presence: apologies}\n  - {person: dee, seat: police, capacity: substitute, presence: present, mode: in-person}\n"
    )
    of = sheet(Records(folder(tmp_path, "held", more)), ID)
    done, _ = call(of, "n-<day (sub><2a>q")
    assert options(of, done.roll, ()) == {
        "absent": ["Siân Chidiebere-Okafor (Health; Hospitals)"],
        "present": ["Dee Day (substitute, Police)"],
        "left": ["Dee Day (substitute, Police)@2a"],
    }
    assert text(of, of.roll, ()) == ""
