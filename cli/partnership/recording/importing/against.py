"""What a file says of who came, held against the records: what is new, what is on record, what differs, what has to be asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from partnership.recording.drafts import CannotRecordError
from partnership.recording.importing import comparing, matching
from partnership.recording.importing.matching import Match, Matcher
from partnership.recording.meeting.invited import Who, folded
from partnership.recording.meeting.noting import callable_on, sheet
from partnership.recording.meeting.roll import Roll
from partnership.words.wording import listed, plural

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from partnership.answers.load import Records
    from partnership.recording.importing.heard import Came, Heard, Saying
    from partnership.recording.importing.placing import Place
    from partnership.recording.meeting.noting import Sheet

Fate = Literal["new", "changed", "same", "differs", "ambiguous", "unmatched", "unclear", "left-out"]
"""What becomes of it: written; written over what differs; on record already; left as it differs from the record; a name that
may mean more than one; a name that means nobody known; a mark or a day that may mean more than one; left out."""
FATES: tuple[Fate, ...] = ("new", "changed", "same", "differs", "ambiguous", "unmatched", "unclear", "left-out")
OPEN: frozenset[Fate] = frozenset({"ambiguous", "unmatched", "unclear"})
"""What only the user can settle."""
LEAVE, PRINTED_ONLY, IN_ATTENDANCE, SUBSTITUTE = "leave", "printed", "in-attendance", "substitute:"
"""Answers that name nobody on record: left out; recorded under the printed name, as what is not known, or in attendance; in the place of a seat's holder."""
_SILENT = "nothing is said of them"


class Fated(NamedTuple):
    """A saying and what becomes of it; `who` is whom it means, in words, with the person's id where there is one.

    `name` is what a question about them asks: the name, with what stands beside it where that tells two of one name apart.
    """

    saying: Saying
    meeting: str | None
    fate: Fate
    why: str = ""
    who: str | None = None
    person: str | None = None
    seats: tuple[str, ...] = ()
    candidates: tuple[tuple[str, str], ...] = ()
    name: str = ""


class Against(NamedTuple):
    """What becomes of everything that a file says, in its order, and the rolls that come of it, by meeting."""

    rows: tuple[Fated, ...]
    rolls: Mapping[str, tuple[Sheet, Roll]]


class Answers(NamedTuple):
    """What the user says of names, folded: a person, a seat, or one of the words that name nobody; and how strict to be.

    `replace` takes what the file says where the record differs. `least` are the minutes below which nobody is taken to have been there.
    `late` are the minutes after the start, or before the end, from which on somebody was there for a part; of a report of
    Teams, which has the times of everybody, None takes everybody to have been there for the whole.
    """

    names: Mapping[str, str]
    replace: bool = False
    least: int = 0
    late: int | None = None

    def of(self, name: str, saying: Saying) -> str | None:
        """Return what was answered about a name as it is asked, or else about the name alone."""
        return self.names.get(folded(name)) or self.names.get(folded(matching.label(saying)))


def asked_as(sayings: Sequence[Saying]) -> list[str]:
    """Return what each is asked about as: the name, with what stands beside it where rows with other things have the same name."""
    beside: dict[str, set[tuple[str | None, str | None]]] = {}
    for one in sayings:
        beside.setdefault(folded(matching.label(one)), set()).add((one.seat, one.organisation))

    def name(one: Saying) -> str:
        own, printed = one.organisation or one.seat, matching.label(one)
        return f"{printed} ({own})" if len(beside[folded(printed)]) > 1 and own and own != printed else printed

    return [name(one) for one in sayings]


def against(records: Records, heard: Heard, places: Sequence[Place], answers: Answers, today: date) -> Against:
    """Return what becomes of everything that a file says. Raises CannotRecordError where an answer or a record cannot be used."""
    opened: dict[str | None, _Open] = {
        place.meeting: _Open(sheet(records, place.meeting), today) for place in places if place.meeting is not None
    }
    names = asked_as(heard.sayings)
    timed = [_timed(one, heard, opened.get(places[one.at].meeting), answers.late) for one in heard.sayings]
    found = [
        _meant(one, places[one.at], opened, answers, answers.of(name, one))
        for one, name in zip(timed, names, strict=True)
    ]
    odd = _contradicted(found)
    rows = [one if isinstance(one, Fated) else _once(one, opened, answers, odd) for one in found]
    named = tuple(one._replace(name=name) for one, name in zip(rows, names, strict=True))
    return Against(named, {meeting: (one.sheet, one.roll) for meeting, one in opened.items() if meeting is not None})


class _Open:
    """A meeting while what a file says of it is taken in: what was on record, and what the file has said so far."""

    def __init__(self, own: Sheet, today: date) -> None:
        data = own.document.data
        # Where some were in the room and some were not, a mark for present does not say which.
        known = {**data, "mode": "not-said"} if data.get("mode") == "hybrid" else data
        self.sheet = own
        self.matcher = Matcher(own.invited)
        self.roll = Roll.of(own.invited, known)
        self.why_not = ""
        try:
            callable_on(own, today)
        except CannotRecordError:
            planned = data["status"] == "planned"
            self.why_not = "the meeting is still to come" if planned else f"the meeting is recorded as {data['status']}"

    @property
    def whole(self) -> bool:
        return bool(self.sheet.document.data.get("attendance_recorded") == "whole")


def _timed(saying: Saying, heard: Heard, meeting: _Open | None, late: int | None) -> Saying:
    """Return a saying of a report that times everybody, with the times alone that are of note: those of who was there for a part."""
    if heard.shape != "teams":
        return saying
    data = meeting.sheet.document.data if meeting is not None else {}
    occasion = heard.occasions[saying.at]
    came = _apart(data.get("starts") or occasion.began, saying.arrived)
    went = _apart(saying.left, data.get("ended") or occasion.ended)
    return saying._replace(
        arrived=saying.arrived if late is not None and came > late else None,
        left=saying.left if late is not None and went > late else None,
    )


def _apart(first: str | None, second: str | None) -> int:
    """Return how many minutes one time is after another, none where one of them is not known."""
    if first is None or second is None:
        return 0
    (hour, minute), (then, past) = (map(int, one.split(":")) for one in (first, second))
    return (then - hour) * 60 + past - minute


class _Meant(NamedTuple):
    """A saying with the meeting that it is of, and whom it means."""

    saying: Saying
    meeting: str
    who: Who


def _meant(
    saying: Saying, place: Place, opened: Mapping[str | None, _Open], answers: Answers, answer: str | None
) -> _Meant | Fated:
    """Return whom a saying means, or what becomes of it where that is nobody."""
    silent = saying.came == "not-recorded"
    if saying.why_not is not None:
        return Fated(saying, place.meeting, "left-out", saying.why_not)
    if place.meeting is None:
        return Fated(saying, None, "unclear" if place.open and not silent else "left-out", place.why)
    meeting = opened[place.meeting]
    if meeting.why_not or answer == LEAVE:
        why = _SILENT if silent else meeting.why_not or "left out, as --is says"
        return Fated(saying, place.meeting, "left-out", why)
    if silent or saying.came == "not-expected":
        return _silent(saying, place.meeting, meeting, answer)
    if saying.came is None:
        why = f"what the mark `{saying.printed}` means is not certain; say it with --mark"
        return Fated(saying, place.meeting, "unclear", why)
    if saying.minutes is not None and saying.minutes < answers.least:
        why = f"there for {plural(saying.minutes, 'minute')}, fewer than --least {answers.least}"
        return Fated(saying, place.meeting, "left-out", why)
    found = _found(saying, meeting, answer)
    if found.who is None:
        fate: Fate = "ambiguous" if found.way == "several" else "unmatched"
        return Fated(saying, place.meeting, fate, found.why, candidates=found.candidates)
    if answer is None and saying.capacity is not None:
        return _in_capacity(saying, place.meeting, found.who, saying.capacity)
    return _Meant(saying, place.meeting, found.who)


def _in_capacity(saying: Saying, meeting: str, who: Who, capacity: str) -> _Meant | Fated:
    """Return whom a saying means that tells as what they came, where the records have them in another capacity.

    An observer, or whoever else is expected and no member, is in attendance as what the records have them as.
    """
    observing = capacity == IN_ATTENDANCE and who.expected and who.capacity != "member"
    if observing or capacity == who.capacity or who.printed is not None:
        return _Meant(saying, meeting, who)
    offered = ((who.person or "", who.label),) if who.person is not None else ()
    if capacity == SUBSTITUTE.rstrip(":"):
        why = "they came as a substitute, and the file does not say in whose place; answer with substitute:SEAT"
        return Fated(saying, meeting, "unmatched", why, candidates=offered)
    if who.expected or who.person is None:
        why = f"the file has them {capacity.replace('-', ' ')}, and the records have {who.label} as {who.capacity}"
        return Fated(saying, meeting, "ambiguous", why, candidates=offered)
    label = f"{who.label.partition(' (')[0]} ({capacity.replace('-', ' ')})"
    return _Meant(saying, meeting, who._replace(seats=(), capacity=capacity, label=label))


def _found(saying: Saying, meeting: _Open, answer: str | None) -> Match:
    """Return whom a saying means, or whom the user says that it does. Raises CannotRecordError."""
    if answer is None:
        there = _as_printed(saying, meeting.sheet.roll)
        return meeting.matcher.match(saying) if there is None else Match(there, "name")
    if not _of_nobody(answer):
        return meeting.matcher.told(saying, answer)
    name = matching.label(saying)
    if not name.isprintable():
        message = f"`{name}` has signs in it that are no letters, and cannot be recorded as a name; leave it out with --is NAME=leave"
        raise CannotRecordError(message)
    seats: tuple[str, ...] = ()
    label, capacity = name, saying.capacity or "unknown"
    if answer.startswith(SUBSTITUTE):
        seat = meeting.sheet.invited.seat(answer.removeprefix(SUBSTITUTE))
        seats, label, capacity = (seat,), f"{name} (substitute, {meeting.sheet.invited.title(seat)})", "substitute"
    elif answer == IN_ATTENDANCE:
        capacity = IN_ATTENDANCE
    return Match(Who(label, None, seats, capacity, frozenset(), printed=name), "told")


def _of_nobody(answer: str) -> bool:
    """Whether an answer names nobody on record."""
    return answer in {PRINTED_ONLY, IN_ATTENDANCE} or answer.startswith(SUBSTITUTE)


def _as_printed(saying: Saying, roll: Roll) -> Who | None:
    """Return whom the record has under this name as printed, where no person stands beside it; None where that is nobody, or several."""
    if saying.name is None:
        return None
    wanted = folded(saying.name)
    rows = [row for row in roll.data if "person" not in row and folded(row.get("printed_as", "")) == wanted]
    if len(rows) != 1:
        return None
    seat = rows[0].get("seat", ())
    seats = (seat,) if isinstance(seat, str) else (*seat,)
    return Who(saying.name, None, seats, rows[0]["capacity"], frozenset(), printed=rows[0]["printed_as"])


def _silent(saying: Saying, meeting: str, opened: _Open, answer: str | None) -> Fated:
    """Return what becomes of a mark that says nothing of anybody, or that they were no member on that day."""
    known = answer is None or _of_nobody(answer)
    found = opened.matcher.match(saying) if known or answer is None else opened.matcher.told(saying, answer)
    who = found.who if found.who is not None and found.who.seats else None
    if who is not None:
        differs = saying.came == "not-expected" and who.expected
        why = f"the records have {who.label} as a member on that day" if differs else _SILENT
        return Fated(saying, meeting, "differs" if differs else "left-out", why, who.label, who.person, who.seats)
    person = opened.matcher.known_elsewhere(saying)
    if person is not None and saying.printed:
        title = opened.sheet.invited.person_title(person)
        return Fated(saying, meeting, "same", "no member on that day", title, person)
    return Fated(saying, meeting, "left-out", _SILENT)


def _contradicted(found: Iterable[_Meant | Fated]) -> Mapping[tuple[str, str], list[_Meant]]:
    """Return, by meeting and person, what is said of those of whom a file says more than one thing at a meeting."""
    said: dict[tuple[str, str], list[_Meant]] = {}
    for one in found:
        if isinstance(one, _Meant):
            said.setdefault((one.meeting, one.who.label), []).append(one)
    return {key: rows for key, rows in said.items() if _at_odds({one.saying.came for one in rows})}


def _at_odds(marks: set[Came | None]) -> bool:
    """Whether marks cannot all be true of one person: apologies, and a deputy in their place, can."""
    return len(marks) > 1 and marks not in ({"substituted", "apologies"}, {"substituted", "absent"})


def _once(
    one: _Meant, opened: Mapping[str | None, _Open], answers: Answers, odd: Mapping[tuple[str, str], list[_Meant]]
) -> Fated:
    others = odd.get((one.meeting, one.who.label))
    if others is None:
        return _held(one, opened[one.meeting], answers)
    said = listed(
        f"row {other.saying.rows[0]}{f' of `{other.saying.sheet}`' if other.saying.sheet else ''} has {other.saying.came}"
        for other in others
    )
    why = f"the file says different things of {one.who.label}: {said}"
    return Fated(one.saying, one.meeting, "unclear", why, one.who.label, one.who.person, one.who.seats)


def _held(one: _Meant, meeting: _Open, answers: Answers) -> Fated:
    """Return what becomes of what is said of somebody, and take it into the roll where it is new."""
    saying, who, invited = one.saying, one.who, meeting.sheet.invited
    found = comparing.compared(saying, who, meeting.roll, invited, whole=meeting.whole)
    fate: Fate = found.verdict
    if fate == "differs" and answers.replace and found.replaced:
        fate = "changed"
    if fate in {"new", "changed"}:
        meeting.roll = comparing.taken(saying, who, meeting.roll, invited)
    return Fated(saying, one.meeting, fate, found.why, who.label, who.person, who.seats)
