"""Whom a printed name means: somebody invited on that day by a name that is theirs, or a question with those it may be."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Literal, NamedTuple

from partnership.recording.drafts import CannotRecordError
from partnership.recording.invited import Who, folded
from partnership.words.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from partnership.recording.importing.heard import Saying
    from partnership.recording.invited import Invited

Way = Literal["name", "seat", "told", "several", "nobody"]
"""How somebody was recognised: by a name that is theirs, by their seat, because the user said so; or not, as more than one may be meant, or nobody is known."""
_TITLE = re.compile(
    r"(?:(?:cllr|councillor|county councillor|mr|mrs|ms|miss|mx|dr|prof|professor|rev|revd|the rev|sir|dame|lord|lady|baroness|"
    r"rt hon|hon|pc|dc|sgt|insp|inspector|ch insp|chief inspector|supt|superintendent|ch supt|chief superintendent|dci|di|det supt|det ch supt|acc|dcc|cc)\.?\s+)+"
)
_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_JOINED = re.compile(r"\s*(?:/|&|;|\band\b)\s*")
_LIKE = 0.8
"""How alike two names are that one may be meant by the other, of 1."""
_FEW = 6


class Match(NamedTuple):
    """Whom a name means, None where it is not certain; how, or why not; and those it may be, by what a user can answer, the likeliest first."""

    who: Who | None
    way: Way
    why: str = ""
    candidates: tuple[tuple[str, str], ...] = ()
    """What to type, such as a person's id, and who that is."""


def label(saying: Saying) -> str:
    """Return what a saying calls somebody: the name, or else the seat or organisation."""
    return saying.name or saying.seat or saying.organisation or saying.printed


def match(saying: Saying, invited: Invited) -> Match:
    """Return whom a saying means, of those invited: only by a name or a seat that is exactly theirs, folded."""
    hints = _hints(saying)
    if saying.name is None:
        return _by_seat(hints, invited)
    named = _named(saying.name, invited)
    if named:
        return _narrowed(named, hints, invited)
    if (shared := _shared(saying.name, invited)) is not None:
        return Match(shared, "seat")
    if (seats := _seats((folded(saying.name),), invited)) and not _people(saying.name, invited):
        return _of_seats(seats, invited)
    return _unknown(saying, hints, invited)


def told(saying: Saying, answer: str, invited: Invited) -> Match:
    """Return whom a user says that a name means: a seat, somebody invited, else a person of the place. Raises CannotRecordError.

    A seat is whoever holds it. A person of the place who is no member on the day is there in a capacity that is not known.
    """
    seats = _seats((folded(answer),), invited)
    if seats and not _people(answer, invited):
        if len(seats) > 1:
            message = (
                f"--is {label(saying)}={answer} may mean the seats {listed(sorted(seats), 'or')}; give one of them"
            )
            raise CannotRecordError(message)
        return Match(_holder(min(seats), invited)._replace(person=None), "seat")
    try:
        who = invited.who(answer)
    except CannotRecordError as first:
        if answer in invited.people():
            return Match(
                Who(invited.person_title(answer), answer, (), saying.capacity or "unknown", frozenset()), "told"
            )
        raise first from None
    return Match(who, "told")


def known_elsewhere(saying: Saying, invited: Invited) -> str | None:
    """Return the one person of the place whom a name means exactly, whether invited or not; None where it is none or several."""
    found = _people(saying.name, invited) if saying.name is not None else []
    return found[0] if len(found) == 1 else None


def _hints(saying: Saying) -> tuple[str, ...]:
    """Return what a row says of somebody's seat or organisation, folded, with what stands in brackets behind the name."""
    inside = _BRACKETS.findall(saying.name or "")
    return tuple(
        dict.fromkeys(folded(one) for one in (saying.seat, saying.organisation, *inside) if one and one.strip())
    )


def forms(name: str) -> frozenset[str]:
    """Return the ways in which one name may be written that are still that name: without titles and brackets, surname last or first."""
    whole = folded(name)
    bare = " ".join(_BRACKETS.sub(" ", whole).split())
    found = {whole, bare}
    last, comma, first = bare.partition(",")
    if comma and first.strip():
        found |= {f"{first.strip()} {last.strip()}", f"{_TITLE.sub('', first.strip() + ' ').strip()} {last.strip()}"}
    for one in [*found]:
        found.add(_TITLE.sub("", f"{one} ", count=1).strip() if _TITLE.match(one) else one)
    return frozenset(one for one in found if one)


def _named(name: str, invited: Invited) -> list[Who]:
    """Return those invited whose name it is, each person once: as a member rather than as somebody's substitute."""
    wanted = forms(name)
    found: dict[str, list[Who]] = {}
    for one in invited.everybody:
        if one.person is not None and wanted & invited.names(one.person):
            found.setdefault(one.person, []).append(one)
    own: list[Who] = []
    for ways in found.values():
        member = [one for one in ways if one.capacity != "substitute"]
        own += member[:1] or ways
    return own


def _narrowed(found: Sequence[Who], hints: Sequence[str], invited: Invited) -> Match:
    """Return who of those with a name is meant, by the seat or organisation that is printed beside it."""
    meant = _seats(hints, invited)
    fitting = [one for one in found if meant & {*one.seats}]
    if len(fitting) == 1:
        return Match(fitting[0], "name")
    if len(found) == 1 and not meant:
        return Match(found[0], "name")
    if len(found) == 1 and not found[0].seats:
        return Match(found[0], "name")
    candidates = (
        *(one for one in fitting or found),
        *(_holder(seat, invited) for seat in sorted(meant) if not fitting),
    )
    if len(found) == 1:
        why = f"the name is that of {found[0].label}, and what stands beside it is of {listed(map(invited.title, sorted(meant)), 'or')}"
        return Match(None, "several", why, _offered(candidates))
    return Match(
        None, "several", f"the name is that of {listed((one.label for one in found), 'and of')}", _offered(candidates)
    )


def _by_seat(hints: Sequence[str], invited: Invited) -> Match:
    """Return the seat that a row without a name is about: the one that everything printed fits, if any fits."""
    each = [found for hint in hints if (found := _seats((hint,), invited))]
    if not each:
        return Match(None, "nobody", "no seat of the board is called that on the day", _likely(hints, invited))
    return _of_seats(frozenset.intersection(*each) or frozenset.union(*each), invited)


def _of_seats(seats: frozenset[str], invited: Invited) -> Match:
    """Return the holder of a seat, whoever that is: a file that names the seat alone does not say who sat in it."""
    if len(seats) > 1:
        candidates = _offered(_holder(seat, invited) for seat in sorted(seats))
        return Match(
            None, "several", f"that may be the seats {listed(map(invited.title, sorted(seats)), 'or')}", candidates
        )
    return Match(_holder(min(seats), invited)._replace(person=None), "seat")


def _shared(name: str, invited: Invited) -> Who | None:
    """Return the seat that two people share whose names are printed together, such as `CR/MS`."""
    parts = [part for part in _JOINED.split(folded(name)) if part]
    if len(parts) < 2:  # noqa: PLR2004 - who shares is two
        return None
    found = [
        {
            seat
            for who in invited.everybody
            if who.person and forms(part) & invited.names(who.person)
            for seat in who.seats
        }
        for part in parts
    ]
    seats = set.intersection(*found)
    return _holder(min(seats), invited)._replace(person=None) if len(seats) == 1 else None


def _unknown(saying: Saying, hints: Sequence[str], invited: Invited) -> Match:
    """Return that nobody invited has a name, with those who may be meant."""
    name = saying.name or ""
    elsewhere = _people(name, invited)
    why = (
        f"{listed(map(invited.person_title, elsewhere), 'or')} is on record, and is no member, substitute or officer on that day"
        if elsewhere
        else "nobody of the board is called that"
    )
    like = sorted(
        ((_likeness(name, one, invited), one) for one in invited.everybody if one.person), key=lambda pair: -pair[0]
    )
    near = [one for share, one in like if share >= _LIKE]
    holders = [_holder(seat, invited) for seat in sorted(_seats(hints, invited))]
    people = tuple((one, f"{invited.person_title(one)}, no member on that day") for one in elsewhere)
    return Match(None, "nobody", why, (*people, *_offered([*near, *holders]))[:_FEW])


def _people(name: str | None, invited: Invited) -> list[str]:
    wanted = forms(name or "")
    return [person for person, names in invited.people().items() if wanted & names]


def _likeness(name: str, who: Who, invited: Invited) -> float:
    """Return how likely a name means somebody, up to 1: the surname with a first name that begins alike, else how like the letters are."""
    return max((_alike(own, theirs) for own in forms(name) for theirs in invited.names(who.person or "")), default=0)


def _alike(one: str, other: str) -> float:
    first, second = one.replace(".", " ").split(), other.replace(".", " ").split()
    if len(first) > 1 and len(second) > 1 and first[-1] == second[-1] and first[0][0] == second[0][0]:
        return 0.95 if min(len(first[0]), len(second[0])) == 1 else 0.9
    return SequenceMatcher(None, one[:80], other[:80]).ratio()


def _seats(hints: Iterable[str], invited: Invited) -> frozenset[str]:
    """Return the seats that are called so, or that an organisation so called has."""
    return frozenset(seat for seat in invited.seats for hint in hints if hint in invited.seat_words(seat))


def _holder(seat: str, invited: Invited) -> Who:
    """Return who is expected for a seat; what is theirs of other seats is left out."""
    found = next(one for one in invited.expected if seat in one.seats)
    return found._replace(seats=(seat,))


def _likely(hints: Sequence[str], invited: Invited) -> tuple[tuple[str, str], ...]:
    near = [
        _holder(seat, invited)
        for seat in invited.seats
        if any(
            SequenceMatcher(None, hint[:80], word[:80]).ratio() >= _LIKE
            for hint in hints
            for word in invited.seat_words(seat)
        )
    ]
    return _offered(near)


def _offered(found: Iterable[Who]) -> tuple[tuple[str, str], ...]:
    """Return what a user may type for each, and who that is, each once."""
    return tuple({(one.person or one.seats[0]): one.label for one in found}.items())[:_FEW]
