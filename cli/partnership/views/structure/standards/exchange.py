"""What is handed on to other programs, whichever standard they read: bodies, seats, who sits in them, and what became of what."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from partnership.documents import fields
from partnership.words import dates

if TYPE_CHECKING:
    from datetime import date

    from partnership.answers.structure.graph import LinkType
    from partnership.answers.when import Dated


class Lasts(NamedTuple):
    """The first and the last day of something, as records write them; None where it has none."""

    since: Dated | None = None
    until: Dated | None = None


class Relation(NamedTuple):
    """A link that certainly holds by its own time, to another organisation or post by its id."""

    type: LinkType
    to: str


class Organisation(NamedTuple):
    """A board, or an organisation that one is linked to or has seats of.

    `former` are earlier names, each with its last day. `relations` hold certainly; what cannot be said by them is in `notes`, in words.
    """

    id: str
    name: str
    acronym: str | None = None
    former: tuple[tuple[str, Dated | None], ...] = ()
    kind: str | None = None
    lasts: Lasts = Lasts()
    relations: tuple[Relation, ...] = ()
    notes: tuple[str, ...] = ()


class Post(NamedTuple):
    """A seat of a board, or a post that one is linked to (`board` is None). `whose` and `held_by` are what is certain on the day."""

    id: str
    title: str
    board: str | None = None
    standing: str | None = None
    whose: tuple[str, ...] = ()
    held_by: tuple[str, ...] = ()
    lasts: Lasts = Lasts()
    notes: tuple[str, ...] = ()


class Membership(NamedTuple):
    """Somebody's time in a board: in a seat (`post`), or in an office that goes with none. `whose` is the organisation whose seat it certainly is."""

    id: str
    person: str
    board: str
    role: str | None
    post: str | None
    whose: tuple[str, ...]
    lasts: Lasts
    notes: tuple[str, ...] = ()


class Change(NamedTuple):
    """A change of boards: what was there before it, and what after."""

    id: str
    kind: str
    on: Dated
    before: tuple[str, ...]
    after: tuple[str, ...]
    notes: tuple[str, ...] = ()


class Exchange(NamedTuple):
    """An answer for programs that read a standard.

    An id is where a thing stands in the records: the record's path without its ending, and after a `#` the place in it.
    """

    title: str
    as_of: date
    notes: tuple[str, ...]
    organisations: tuple[Organisation, ...]
    posts: tuple[Post, ...] = ()
    people: tuple[tuple[str, str], ...] = ()
    memberships: tuple[Membership, ...] = ()
    changes: tuple[Change, ...] = ()


def board_id(board: str) -> str:
    """Return the id of a board in an exchange."""
    return f"boards/{board}"


def thing_id(field: str, key: str) -> str:
    """Return the id of something that a place records, by its key with its place."""
    place, _, own = key.rpartition("/")
    return f"places/{place}#/{field}/{own}"


def plain_date(value: Dated) -> bool:
    """Whether a date is a day, a month or a year of the calendar, and no bounds."""
    return isinstance(value, (str, int)) and value != "unknown" and fields.moment(value) != dates.UNKNOWN
