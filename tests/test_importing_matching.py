"""Whom a printed name means, which meeting a heading means, and how what a file says stands to the record."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from folders import laid
from partnership.answers.load import Records
from partnership.recording.drafts import CannotRecordError
from partnership.recording.importing.against import Answers, against
from partnership.recording.importing.comparing import compared, taken
from partnership.recording.importing.days import days_in
from partnership.recording.importing.heard import Heard, Occasion, Saying
from partnership.recording.importing.matching import Matcher
from partnership.recording.importing.names import beside, forms, same_initials
from partnership.recording.importing.placing import Place, placing
from partnership.recording.meeting.noting import sheet
from partnership.recording.meeting.roll import Roll

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from partnership.recording.importing.against import Fated
    from partnership.recording.importing.days import Order
    from partnership.recording.importing.heard import Came
    from partnership.recording.meeting.noting import Sheet

BOARD = "exampleshire/trust"
PLACE = """\
name: Exampleshire
kind: county
organisations:
  police: {name: Exampleshire Police, short: EP, also_known_as: [The Force]}
  council: {name: Exampleshire Council}
people:
  jane-smith: {name: Jane Smith, printed_as: [Cllr J Smith]}
  john-smith: {name: John Smith}
  jo-lee: {name: Jo Lee}
  jo-lee-council: {name: Jo Lee}
  ann-reed: {name: Ann Reed}
  bob-wood: {name: Bob Wood}
  kit-long: {name: Kit Long}
  lee-short: {name: Lee Short}
  cara-clerk: {name: Cara Clerk}
  sian-obrien: {name: Siân O'Brien-Ward}
  max-gone: {name: Max Gone}
"""
TRUST = """\
name: Exampleshire Trust
kind: trust
officers:
  - {office: secretary, person: cara-clerk}
seats:
  police:
    title: Police
    standing: member
    organisations: [{organisation: police}]
    holders: [{person: jane-smith, post: Superintendent}]
    substitutes: [{person: kit-long}, {person: lee-short}]
  health: {title: Health, standing: member, holders: [{person: john-smith}], substitutes: [{person: kit-long}]}
  adults: {title: Adult services, standing: member, organisations: [{organisation: council}], holders: [{person: jo-lee-council}]}
  children: {title: Children's services, standing: member, organisations: [{organisation: council}], holders: [{person: sian-obrien}]}
  lay: {title: Lay member, standing: member, holders: [{person: jo-lee}]}
  schools: {title: Schools, standing: member, holders: [{people: [ann-reed, bob-wood], arrangement: job-share}]}
  old: {title: Old seat, standing: member, until: 2020-01-01, holders: [{person: max-gone, until: 2020-01-01}]}
"""
MEETING = "kind: ordinary\nstatus: held\n"
TODAY = date(2026, 8, 1)


def world(folder: Path, **meetings: str) -> Records:
    """Return the records of a trust with meetings, by their days with `d` before and without hyphens."""
    own = {
        f"meetings/{BOARD}/{name[1:5]}-{name[5:7]}-{name[7:9]}{name[9:].replace('_', '-')}.yaml": text
        for name, text in meetings.items()
    }
    return Records(laid(folder, {"places/exampleshire.yaml": PLACE, f"boards/{BOARD}.yaml": TRUST, **own}))


@pytest.fixture
def matcher(tmp_path: Path) -> Matcher:
    """Return who can be named at a meeting of the trust."""
    return Matcher(sheet(world(tmp_path, d20260513=MEETING), f"{BOARD}/2026-05-13").invited)


def saying(
    name: str | None = None,
    came: Came | None = "present",
    *,
    seat: str | None = None,
    organisation: str | None = None,
    row: int = 2,
) -> Saying:
    """Return what a row says of one person."""
    return Saying((row,), 0, came, "Y", name, seat, organisation)


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Cllr Mrs Jane Smith", "jane smith"), ("SMITH, Jane", "jane smith"), ("Smith, Dr. Jane (Police)", "jane smith"), ("Jane Smith [guest]", "jane smith"),
        ("Det Ch Supt Jane Smith", "jane smith"), ("Si\u00e2n O\u2019Brien\u2010Ward", "sian o'brien-ward"), ("Madonna", "madonna"), ("\u674e\u96f7", "\u674e\u96f7"), ("Dr", "dr"),
    ],
)  # fmt: skip
def test_forms_of_a_name(name: str, written: str) -> None:
    """A name without its titles and brackets, with the surname last, is the name."""
    assert written in forms(name)


@pytest.mark.parametrize(
    ("name", "written", "behind"),
    [
        ("Jane Smith, Police", "jane smith", ("Police",)), ("Cllr Jane Smith - Alder Council", "jane smith", ("Alder Council",)), ("Smith, Jane - Police", "jane smith", ("Police", "Jane")),
        ("Jane Smith OBE, QPM (Police)", "jane smith", ("Police", "QPM")), ("Dr Jane Smith, FRCPCH", "jane smith", ("FRCPCH",)), ("Anne-Marie Smith-Jones", "anne-marie smith-jones", ()),
        ("OBE", "obe", ()),
    ],
)  # fmt: skip
def test_what_stands_beside_a_name(name: str, written: str, behind: tuple[str, ...]) -> None:
    """An organisation behind a comma or a dash is beside the name, as one in brackets is."""
    assert written in forms(name)
    assert beside(name) == behind


def test_initials_alike() -> None:
    """A surname with a first name or letter that begins as the other's does."""
    assert same_initials("j smith", "jane smith")
    assert same_initials("jane smith", "j. smith")
    assert same_initials("jan smith", "jo smith")
    assert not same_initials("k smith", "jane smith")
    assert not same_initials("smith", "jane smith")


@pytest.mark.parametrize(
    ("said", "person", "seats", "capacity"),
    [
        (saying("Jane Smith"), "jane-smith", ("police",), "member"),
        (saying("SMITH, Jane"), "jane-smith", ("police",), "member"),
        (saying("cllr j  smith"), "jane-smith", ("police",), "member"),
        (saying("Jane Smith", organisation="the force"), "jane-smith", ("police",), "member"),
        (saying("Jane Smith, the Force"), "jane-smith", ("police",), "member"),
        (saying("Jane Smith (EP)"), "jane-smith", ("police",), "member"),
        (saying("Jane Smith", seat="Chair", organisation="nothing known"), "jane-smith", ("police",), "member"),
        (saying("Jo Lee", organisation="Exampleshire Council"), "jo-lee-council", ("adults",), "member"),
        (saying("Jo Lee", seat="lay member"), "jo-lee", ("lay",), "member"),
        (saying("Ann Reed"), "ann-reed", ("schools",), "member"),
        (saying("Reed / Bob Wood"), None, None, ""),
        (saying("Ann Reed & Bob Wood"), None, ("schools",), "member"),
        (saying("Lee Short"), "lee-short", ("police",), "substitute"),
        (saying("Kit Long", organisation="Health"), "kit-long", ("health",), "substitute"),
        (saying("Cara Clerk", organisation="Police"), "cara-clerk", (), "in-attendance"),
        (saying(seat="Superintendent"), None, ("police",), "member"),
        (saying(organisation="Exampleshire Police"), None, ("police",), "member"),
        (saying("Police"), None, ("police",), "member"),
        (saying(seat="Adult services", organisation="Exampleshire Council"), None, ("adults",), "member"),
    ],
)  # fmt: skip
def test_matched(
    matcher: Matcher, said: Saying, person: str | None, seats: tuple[str, ...] | None, capacity: str
) -> None:
    """A name that is exactly somebody's is theirs, narrowed by what stands beside it; a seat alone is whoever holds it."""
    found = matcher.match(said).who
    if seats is None:
        assert found is None
    else:
        assert found is not None
        assert (found.person, found.seats, found.capacity) == (person, seats, capacity)


@pytest.mark.parametrize(
    ("said", "way", "offered"),
    [
        (saying("J. Smith"), "nobody", ["jane-smith", "john-smith"]),
        (saying("Jane Smyth"), "nobody", ["jane-smith"]),
        (saying("Robin New", organisation="Police"), "nobody", ["jane-smith"]),
        (saying("Robin New"), "nobody", []),
        (saying("Cllr Smith"), "nobody", ["jane-smith", "john-smith"]),
        (saying("Robin New (deputy for Jane Smith)", organisation="Police"), "nobody", ["substitute:police"]),
        (saying("Robin New - on behalf of Adult Services"), "nobody", ["substitute:adults"]),
        (saying("Robin New (for Jo Lee)"), "nobody", ["substitute:adults", "substitute:lay"]),
        (saying("Robin New, as sub for Kim Unknown"), "nobody", []),
        (saying("Robin New (for the minutes)", organisation="Police"), "nobody", []),
        (saying("Max Gone"), "nobody", ["max-gone"]),
        (saying("Jo Lee"), "several", ["jo-lee-council", "jo-lee"]),
        (saying("Jo Lee", organisation="Police"), "several", ["jo-lee-council", "jo-lee", "jane-smith"]),
        (saying("Jane Smith", organisation="Health"), "several", ["jane-smith", "john-smith"]),
        (saying("Jane Smith - Health"), "several", ["jane-smith", "john-smith"]),
        (saying("Kit Long"), "several", ["kit-long"]),
        (saying(organisation="Exampleshire Council"), "several", ["adults", "children"]),
        (saying("Exampleshire Council"), "several", ["adults", "children"]),
        (saying(organisation="Exampleshire Polise"), "nobody", ["jane-smith"]),
        (saying(organisation="Fire"), "nobody", []),
    ],
)  # fmt: skip
def test_asked_about(matcher: Matcher, said: Saying, way: str, offered: list[str]) -> None:
    """What is alike only, of more than one, or of nobody is a question, with those it may be, and never taken."""
    found = matcher.match(said)
    assert (found.who, found.way) == (None, way)
    assert {answer for answer, _ in found.candidates} == {*offered}
    assert found.why


@pytest.mark.parametrize(
    ("answer", "person", "seats"),
    [
        ("jane-smith", "jane-smith", ("police",)),
        ("Max Gone", "max-gone", ()),
        ("health", None, ("health",)),
        ("wood", "bob-wood", ("schools",)),
        ("EP", None, ("police",)),
    ],
)
def test_told(matcher: Matcher, answer: str, person: str | None, seats: tuple[str, ...]) -> None:
    """An answer is a person, a seat whoever holds it, or any part that one alone has; who is no member comes in no capacity known."""
    found = matcher.told(saying("J S"), answer).who
    assert found is not None
    assert (found.person, found.seats) == (person, seats)
    assert (found.capacity == "unknown") is (seats == ())


@pytest.mark.parametrize("answer", ["smith", "nobody-at-all", "Exampleshire Council", "kit-long", "jo lee"])
def test_told_what_may_be_several(matcher: Matcher, answer: str) -> None:
    """An answer that may be more than one, or none, is refused with those it may be."""
    with pytest.raises(CannotRecordError):
        matcher.told(saying("J S"), answer)


@pytest.mark.parametrize(
    ("said", "order", "meeting", "open_", "why"),
    [
        ("13/05/2026", None, "2026-05-13", False, ""),
        ("06/05/2026", None, "2026-05-06", False, ""),
        ("06/05/2026", "month", None, False, "no meeting of 5 June 2026 is on record"),
        ("07/08/2026", None, None, True, "7 August 2026 or 8 July 2026; say which with --day-first"),
        ("1 January 2026", None, None, False, "no meeting of 1 January 2026 is on record; --new-meetings makes it"),
        ("May", None, None, True, "may be any of the meetings 2026-05-06 or 2026-05-13"),
        ("July 2026", None, "2026-07-08", False, ""),
        ("June", None, None, False, "no meeting on record is on a day that `June` may mean"),
        ("8 December 2026", None, None, True, "may be any of the meetings 2026-12-08 or 2026-12-08-2"),
        ("Meeting 1", None, None, True, "does not say the day"),
    ],
)  # fmt: skip
def test_placing(tmp_path: Path, said: str, order: Order | None, meeting: str | None, open_: bool, why: str) -> None:
    """A heading is the one meeting that it can mean; a day that may be two is settled by the records, or asked about."""
    records = world(
        tmp_path,
        d20260506=MEETING,
        d20260513=MEETING,
        d20260708=MEETING,
        d20260807=MEETING,
        d20261208=MEETING,
        d20261208_2=MEETING,
    )
    place = placing(records, BOARD, [Occasion(said, days_in(said, (2026,)))], order).places[0]
    assert (place.meeting, place.open) == (meeting and f"{BOARD}/{meeting}", open_)
    assert place.absent is (meeting is None and not open_)
    assert why in place.why


def placed(records: Records, *said: str, only: str | None = None) -> tuple[list[str | None], tuple[str, ...]]:
    """Return the meetings of these headings, and the notes on how they were read."""
    found = placing(records, BOARD, [Occasion(one, days_in(one)) for one in said], None, only)
    return [one.meeting and one.meeting.rpartition("/")[2] for one in found.places], found.notes


def test_headings_settle_one_another(tmp_path: Path) -> None:
    """One day that can be read one way says how all are read; where two say otherwise, none is settled."""
    records = world(tmp_path, d20260807=MEETING, d20260708=MEETING, d20260513=MEETING)
    assert placed(records, "07/08/2026", "13/05/2026") == (
        ["2026-08-07", "2026-05-13"],
        ("Dates are read with the day first, as `13/05/2026` has it.",),
    )
    assert placed(records, "07/08/2026", "05/13/2026") == (
        ["2026-07-08", "2026-05-13"],
        ("Dates are read with the month first, as `05/13/2026` has it.",),
    )
    assert placed(records, "07/08/2026", "05/13/2026", "13/05/2026") == ([None, "2026-05-13", "2026-05-13"], ())


def test_one_meeting_alone(tmp_path: Path) -> None:
    """The meeting that is named is that of its day, or of the one heading without a day; another day is not it."""
    records = world(tmp_path, d20260513=MEETING, d20260708=MEETING)
    one = f"{BOARD}/2026-05-13"
    assert placed(records, "13 May 2026", "8 July 2026", only=one)[0] == ["2026-05-13", None]
    assert placed(records, "", only=one)[0] == ["2026-05-13"]
    assert placed(records, "8 July 2026", only=one)[0] == [None]
    assert placed(records, "05/13/2026", only=one)[0] == ["2026-05-13"]


def test_a_year_that_is_not_said_is_said_to_be_taken(tmp_path: Path) -> None:
    """Where the days that a heading may mean are of several years, how it was read is told."""
    records = world(tmp_path, d20260513=MEETING)
    said = days_in("13 May 2026")
    occasion = Occasion("13 May", (*said, *(one.replace(year=2016) for one in said)))
    notes = placing(records, BOARD, [occasion], None).notes
    assert notes == ("The year is not said, and taken from the meetings on record: `13 May` as 13 May 2026.",)
    assert placing(records, BOARD, [occasion._replace(days=said)], None).notes == ()


def test_two_meetings_of_one_day_by_when_they_began(tmp_path: Path) -> None:
    """Of two meetings of one day it is the one that was to start when the file says that it began."""
    records = world(tmp_path, d20260513=f"{MEETING}starts: 10:00\n", d20260513_2=f"{MEETING}starts: 14:00\n")
    occasion = Occasion("13 May 2026", days_in("13 May 2026"), began="14:00")
    assert placing(records, BOARD, [occasion], None).places[0].meeting == f"{BOARD}/2026-05-13-2"
    assert placing(records, BOARD, [occasion._replace(began="12:00")], None).places[0].open


def fates(
    records: Records, *sayings: Saying, shape: str = "register", answers: Answers | None = None, **occasion: str
) -> Sequence[Fated]:
    """Return what becomes of what a file says of the meeting of 13 May 2026."""
    meeting = Occasion("13 May 2026", days_in("13 May 2026"), **occasion)
    heard = Heard("teams" if shape == "teams" else "register", (meeting,), sayings, (), (), ())
    place = Place(f"{BOARD}/2026-05-13", date(2026, 5, 13))
    found = against(records, heard, [place], answers or Answers({}), TODAY)
    return found.rows


def fate(records: Records, said: Saying) -> tuple[str, str]:
    """Return what becomes of one thing that a file says, and why."""
    found = fates(records, said)[0]
    return found.fate, found.why


def row(text: str) -> str:
    """Return a meeting held with one row of attendance."""
    return f"{MEETING}attendance_recorded: part\nattendance:\n  - {{{text}}}\n"


JANE = "person: jane-smith, seat: police, capacity: member"


@pytest.mark.parametrize(
    ("record", "came", "becomes", "why"),
    [
        (f"{JANE}, presence: present", "present", "same", ""),
        (f"{JANE}, presence: part", "present", "same", ""),
        (f"{JANE}, presence: present", "part", "differs", "there for the whole meeting"),
        (f"{JANE}, presence: present", "virtual", "new", "adds how they took part"),
        (f"{JANE}, presence: present, mode: virtual", "virtual", "same", ""),
        (f"{JANE}, presence: present, mode: in-person", "virtual", "differs", "in the room"),
        (f"{JANE}, presence: present", "apologies", "differs", "has them present"),
        (f"{JANE}, presence: apologies", "apologies", "same", ""),
        (f"{JANE}, presence: apologies", "absent", "differs", "with apologies"),
        (f"{JANE}, presence: absent", "absent", "same", ""),
        (f"{JANE}, presence: absent", "present", "differs", "has them absent"),
        (f"{JANE}, presence: not-recorded", "present", "new", ""),
        (f"{JANE}, presence: present", "substituted", "differs", "Jane Smith (Police) themselves present"),
        (f"{JANE}, presence: apologies", "substituted", "new", ""),
        ("seat: police, capacity: member, presence: present", "present", "new", "adds who it was"),
        ("seat: police, printed_as: D, capacity: substitute, presence: present", "substituted", "same", ""),
        ("seat: police, printed_as: D, capacity: substitute, presence: present", "present", "differs", "a substitute in their place"),
        ("seat: police, printed_as: D, capacity: substitute, presence: present", "apologies", "new", ""),
        ("seat: police, printed_as: Jane Smith, capacity: member, presence: present", "present", "same", ""),
        ("person: john-smith, seat: health, capacity: member, presence: present", "present", "new", ""),
        (f"{JANE}, presence: present", "not-recorded", "left-out", "nothing is said of them"),
        (f"{JANE}, presence: present", "not-expected", "differs", "as a member on that day"),
    ],
)  # fmt: skip
def test_against_a_row(tmp_path: Path, record: str, came: Came, becomes: str, why: str) -> None:
    """What the record has already is on record; what says more is new; what says otherwise differs."""
    found = fate(world(tmp_path, d20260513=row(record)), saying("Jane Smith", came))
    assert found[0] == becomes
    assert why in found[1]
    assert bool(why) is bool(found[1])


@pytest.mark.parametrize(
    ("came", "becomes"),
    [("absent", "same"), ("apologies", "differs"), ("present", "differs"), ("substituted", "differs")],
)
def test_against_a_whole_record(tmp_path: Path, came: Came, becomes: str) -> None:
    """A record that has everybody who was there has whoever it does not list as absent."""
    text = row("person: john-smith, seat: health, capacity: member, presence: present").replace(
        "recorded: part", "recorded: whole"
    )
    assert fate(world(tmp_path, d20260513=text), saying("Jane Smith", came))[0] == becomes


@pytest.mark.parametrize(
    ("record", "named", "becomes"),
    [
        ("person: kit-long, seat: police, capacity: substitute, presence: present", "Kit Long", "same"),
        ("person: kit-long, seat: police, capacity: substitute, presence: present", "Lee Short", "differs"),
        ("seat: police, printed_as: Jo Bloggs, capacity: substitute, presence: present", "jo  bloggs", "same"),
        ("seat: police, printed_as: D, capacity: substitute, presence: present", "Jo Bloggs", "differs"),
        (f"{JANE}, presence: apologies", "Jo Bloggs", "new"),
    ],
)
def test_against_a_substitute(tmp_path: Path, record: str, named: str, becomes: str) -> None:
    """Who came in somebody's place is compared by name, where the file has one."""
    said = saying("Jane Smith", "substituted")._replace(substitute=named)
    assert fate(world(tmp_path, d20260513=row(record)), said)[0] == becomes


def test_a_substitute_by_name_where_the_record_has_another(tmp_path: Path) -> None:
    """A named substitute is not put beside one whom nobody names, and sends no apologies."""
    records = world(tmp_path, d20260513=row("seat: police, printed_as: D, capacity: substitute, presence: present"))
    assert fate(records, saying("Lee Short"))[0] == "differs"
    assert fate(records, saying("Lee Short", "apologies")) == (
        "left-out",
        "Lee Short (substitute, Police) is a substitute, and sends no apologies",
    )
    assert (
        fate(records, saying("Lee Short", "substituted"))[1]
        == "Lee Short (substitute, Police) is a substitute, and has no substitute"
    )


@pytest.mark.parametrize(
    ("record", "apology", "becomes"),
    [
        ("", "accepted", "new"),
        (", apology: accepted", "accepted", "same"),
        (", apology: not-accepted", "accepted", "differs"),
        (", apology: accepted", None, "same"),
    ],
)
def test_against_an_apology(tmp_path: Path, record: str, apology: str | None, becomes: str) -> None:
    """Whether an apology was accepted is added where the record does not say."""
    said = saying("Jane Smith", "apologies")._replace(apology="accepted" if apology else None)
    assert fate(world(tmp_path, d20260513=row(f"{JANE}, presence: apologies{record}")), said)[0] == becomes


@pytest.mark.parametrize(
    ("record", "becomes", "why"),
    [
        (", presence: part, arrived: 14:15", "same", ""), (", presence: part", "new", "adds when they arrived"),
        (", presence: part, arrived: 15:00", "differs", "other times"), (", presence: present", "differs", "the whole meeting"),
    ],
)  # fmt: skip
def test_against_when_they_came(tmp_path: Path, record: str, becomes: str, why: str) -> None:
    """When somebody came is added where the record does not say, and never changed unasked."""
    said = saying("Jane Smith")._replace(arrived="14:15")
    found = fate(world(tmp_path, d20260513=row(f"{JANE}{record}")), said)
    assert found[0] == becomes
    assert why in found[1]


PRESENCES = st.sampled_from(["present", "part", "apologies", "absent", "not-recorded"])
MODES = st.sampled_from([{}, {"mode": "virtual"}, {"mode": "in-person"}, {"mode": "not-said"}])
CAME: st.SearchStrategy[Came] = st.sampled_from(["present", "virtual", "part", "apologies", "absent", "substituted"])


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Sheet:
    """Return a meeting of the trust of which nothing is recorded."""
    return sheet(world(tmp_path_factory.mktemp("world"), d20260513=MEETING), f"{BOARD}/2026-05-13")


@settings(max_examples=200)
@given(st.data())
def test_what_is_taken_is_on_record(opened: Sheet, data: st.DataObject) -> None:
    """Once what a file says is in the roll, the record has it already; what was only added to leaves every fact that was there."""
    invited = opened.invited
    who = data.draw(st.sampled_from(invited.everybody))
    there = data.draw(PRESENCES)
    more = (
        data.draw(MODES) if there in {"present", "part"} else data.draw(st.sampled_from([{}, {"apology": "accepted"}]))
    )
    times = {"arrived": "14:05"} if there == "part" and data.draw(st.booleans()) else {}
    seats = {"seat": who.seats[0]} if who.seats else {}
    own = {
        **({"person": who.person} if who.person else {}),
        **seats,
        "capacity": who.capacity,
        "presence": there,
        **more,
        **times,
    }
    stand_in = {"seat": "police", "printed_as": "D", "capacity": "substitute", "presence": "present"}
    rows = [one for one in (own, stand_in) if data.draw(st.booleans())]
    roll = Roll.of(invited, {"attendance": rows})
    said = saying("x", data.draw(CAME))._replace(
        arrived=data.draw(st.sampled_from([None, "14:05", "15:00"])),
        apology=data.draw(st.sampled_from([None, "accepted", "not-accepted"])),
        substitute=data.draw(st.sampled_from([None, "Kit Long", "Jo New"])),
    )  # fmt: skip
    found = compared(said, who, roll, invited, whole=False)
    if found.verdict in {"same", "left-out"} or not found.replaced:
        return
    after = taken(said, who, roll, invited)
    assert compared(said, who, after, invited, whole=False).verdict == "same"
    if found.verdict == "new":
        before = [one for one in rows if one["presence"] != "not-recorded"]
        assert all(
            any(one.items() <= other.items() for other in after.data) for one in before if one.get("mode") != "not-said"
        )


def test_who_was_there_for_a_part_of_a_call(tmp_path: Path) -> None:
    """Times of a report are of note only for who came too late, or left too early, for as long as the user says."""
    records = world(tmp_path, d20260513=f"{MEETING}starts: 14:00\n")
    said = saying("Jane Smith", "virtual")._replace(arrived="14:20", left="15:00", minutes=40)

    def taken(late: int | None = None) -> Saying:
        answers = Answers({}, late=late)
        return fates(records, said, shape="teams", answers=answers, began="13:50", ended="15:05")[0].saying

    assert (taken().arrived, taken().left) == (None, None)
    assert (taken(late=10).arrived, taken(late=10).left) == ("14:20", None)
    assert (taken(late=4).arrived, taken(late=4).left) == ("14:20", "15:00")
    assert (taken(late=20).arrived, taken(late=20).left) == (None, None)
    assert (
        fates(records, said, shape="teams", answers=Answers({}, least=41))[0].why
        == "there for 40 minutes, fewer than --least 41"
    )
    assert fates(records, said, shape="teams", answers=Answers({}, least=40))[0].fate == "new"


def test_a_file_that_contradicts_itself(tmp_path: Path) -> None:
    """Two marks of one person at one meeting are asked about, unless both can be true; the same twice is said once."""
    records = world(tmp_path, d20260513=MEETING)
    odd = fates(records, saying("Jane Smith", row=2), saying("Smith, Jane", "absent", row=5))
    assert [one.fate for one in odd] == ["unclear", "unclear"]
    assert "row 2 has present and row 5 has absent" in odd[0].why
    both = fates(records, saying("Jane Smith", "apologies"), saying("Jane Smith", "substituted"))
    assert [one.fate for one in both] == ["new", "new"]
    twice = fates(records, saying("Jane Smith"), saying("Jane Smith"))
    assert [one.fate for one in twice] == ["new", "same"]


@pytest.mark.parametrize(
    ("name", "capacity", "becomes", "seats"),
    [
        ("Lee Short", "in-attendance", "new", ()), ("Jane Smith", "in-attendance", "ambiguous", ()), ("Jane Smith", "substitute", "unmatched", ()),
        ("Lee Short", "substitute", "new", ("police",)), ("Robin New", "substitute", "unmatched", ()), ("Cara Clerk", "in-attendance", "new", ()),
    ],
)  # fmt: skip
def test_in_a_capacity_that_the_file_tells(
    tmp_path: Path, name: str, capacity: str, becomes: str, seats: tuple[str, ...]
) -> None:
    """Who is there as something else than the records have them is not taken for that."""
    found = fates(world(tmp_path, d20260513=MEETING), saying(name)._replace(capacity=capacity))[0]
    assert (found.fate, found.seats) == (becomes, seats)


@pytest.mark.parametrize(
    ("name", "came", "printed", "becomes"),
    [
        ("Max Gone", "not-recorded", "-", "same"), ("Max Gone", "not-expected", "n/a", "same"), ("Max Gone", "not-recorded", "", "left-out"),
        ("Nobody Known", "not-expected", "n/a", "left-out"), ("Ann Reed", "not-expected", "n/a", "left-out"), (None, "not-expected", "n/a", "left-out"),
    ],
)  # fmt: skip
def test_marks_that_say_nothing(tmp_path: Path, name: str | None, came: Came, printed: str, becomes: str) -> None:
    """A dash or n/a of somebody who was no member agrees with the records; of others it says nothing, and asks nothing."""
    said = saying(name, came, organisation=None if name else "Fire")._replace(printed=printed)
    assert fates(world(tmp_path, d20260513=MEETING), said)[0].fate == becomes


@pytest.mark.parametrize(
    ("answer", "becomes", "capacity"),
    [
        ("printed", "new", "unknown"),
        ("in-attendance", "new", "in-attendance"),
        ("substitute:police", "new", "substitute"),
        ("leave", "left-out", None),
    ],
)
def test_answers_that_name_nobody(tmp_path: Path, answer: str, becomes: str, capacity: str | None) -> None:
    """A name can be kept as printed, only because the user says so."""
    records = world(tmp_path, d20260513=MEETING)
    place = Place(f"{BOARD}/2026-05-13", date(2026, 5, 13))
    heard = Heard(
        "register", (Occasion("", ()),), (saying("Robin New"), saying("Max Gone", "not-recorded")), (), (), ()
    )
    found = against(records, heard, [place], Answers({"robin new": answer, "max gone": answer}), TODAY)
    assert found.rows[0].fate == becomes
    data = found.rolls[f"{BOARD}/2026-05-13"][1].data
    assert [(one["printed_as"], one["capacity"]) for one in data] == ([("Robin New", capacity)] if capacity else [])


def test_a_seat_that_is_on_record_under_the_seat_alone(tmp_path: Path) -> None:
    """A row that names nobody, of a file that names nobody, is the seat's; printed names are not looked for."""
    records = world(tmp_path, d20260513=row("seat: police, capacity: member, presence: present"))
    assert fate(records, saying(seat="Police")) == ("same", "")


def test_a_name_that_cannot_be_kept(tmp_path: Path) -> None:
    """A name with signs that are no letters is not recorded as printed."""
    with pytest.raises(CannotRecordError, match="has signs in it"):
        fates(world(tmp_path, d20260513=MEETING), saying("Bell\x07"), answers=Answers({"bell\x07": "printed"}))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("kind: ordinary\nstatus: cancelled\n", "the meeting is recorded as cancelled"),
        ("kind: ordinary\nstatus: planned\n", "the meeting is still to come"),
    ],
)
def test_a_meeting_that_was_not(tmp_path: Path, text: str, why: str) -> None:
    """Nobody is taken to have been at a meeting that is cancelled, or still to come."""
    records = world(tmp_path, d20260913=text)
    heard = Heard(
        "register", (Occasion("", ()),), (saying("Jane Smith"), saying("John Smith", "not-recorded")), (), (), ()
    )
    found = against(records, heard, [Place(f"{BOARD}/2026-09-13", None)], Answers({}), TODAY)
    assert [one.why for one in found.rows] == [why, "nothing is said of them"]
