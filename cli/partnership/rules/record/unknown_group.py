"""A seat or a rule names a group, line, office or kind of member that the board does not have.

## Why it matters
"One from the schools" can never be met where no group `schools` is recorded: with a slip in one word
nobody can say of any meeting whether it was quorate. An officer answers to the office and to the title,
written as an id. An office, a standing or a sector that a rule names must be that
of somebody on the board, except in what is left out (`but_not`): a board without observers may
well leave out observers.

## Example
```yaml records/boards/exampleshire/youth-board.yaml
name: Youth Board
kind: board
groups:
  schools: {name: Schools}
lines:
  police: {printed: Police}
seats:
  primary:
    standing: member
    groups:
      - school  # B015
  police:
    standing: member
    line: polcie  # B015
    organisations: [{organisation: police}]
terms_of_reference:
  - quorum:
      need:
        all:
          - {present: {offices: [chiar]}}  # B015
          - {at_least: 1, of: {groups: [colleges]}}  # B015
          - {at_least: 2, of: {standings: [co-opted]}}  # B015
          - when: {office_filled: mayor}  # B015
            then: {present: {seats: [police]}}
```

```yaml records/boards/exampleshire/police-board.yaml
name: Police Board
kind: board
seats:
  police: {organisations: [{organisation: police}]}
terms_of_reference:
  - quorum: {need: {present: {sectors: [school]}}}  # B015
```

## Instead
```yaml records/boards/exampleshire/youth-board.yaml
name: Youth Board
kind: board
officers:
  - {office: chair, seat: police}
  - {office: other, title: Mayor, seat: primary, until: 2024}
groups:
  schools: {name: Schools}
lines:
  police: {printed: Police}
seats:
  primary:
    standing: member
    groups:
      - schools
  police:
    standing: co-opted
    line: police
    organisations: [{organisation: police}]
terms_of_reference:
  - quorum:
      need:
        all:
          - {present: {offices: [chair, vice-chair]}}
          - {at_least: 1, of: {groups: [schools]}}
          - {at_least: 2, of: {standings: [co-opted, member], but_not: {standings: [observer]}}}
          - {present: {sectors: [police, school]}}
          - when: {office_filled: mayor}
            then: {present: {seats: [police]}}
```
"""

from __future__ import annotations

from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from partnership.documents import schemas
from partnership.documents.fields import each, keyed
from partnership.records.seating import office_names
from partnership.rules.mending import SET
from partnership.words.finding import Fault, Level
from partnership.words.wording import listed, nearest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from partnership.documents.document import Document
    from partnership.records.facts.known import Known
    from partnership.words.finding import Pointer

CODE = "B015"
LEVEL = Level.ERROR
MENDS = (SET,)
KINDS = ("board",)

_LEFT_OUT = frozenset(("but_not", "less", "exempt"))
_NAMING = ("groups", "offices", "standings", "sectors")
_SHOWN = 30
"""More names than this are neither listed nor searched for the one that was meant."""


def check(record: Document, known: Known) -> Iterator[Fault]:
    """Yield a fault for each name of a group, line, office, standing or sector that nothing on the board answers to."""
    yield from _of_seats(record)
    board: _Board | None = None
    for index, terms in enumerate(each(record.data, "terms_of_reference")):
        for part in ("quorum", "attendance", "substitutes"):
            if part in terms:
                at = ("terms_of_reference", index, part)
                for members in _members(terms[part], at, left_out=False):
                    board = board or _board(record, known)
                    yield from _named(members, board)
                for office, where in _filled(terms[part], at):
                    board = board or _board(record, known)
                    if office not in _words("offices") and office not in (board.offices or ()):
                        yield _strange(where, "offices", "office", office, board.offices)


def _of_seats(record: Document) -> Iterator[Fault]:
    groups, lines = keyed(record.data, "groups"), keyed(record.data, "lines")
    for name, seat in keyed(record.data, "seats").items():
        if "line" in seat and seat["line"] not in lines:
            yield _unknown(("seats", name, "line"), f"the seat `{name}` stands in", "line", seat["line"], lines)
        for index, group in enumerate(seat.get("groups", ())):
            if group not in groups:
                yield _unknown(("seats", name, "groups", index), f"the seat `{name}` is in", "group", group, groups)


class _Members(NamedTuple):
    """A set of members as a rule names it, where, and whether it is one that the rule leaves out."""

    named: Mapping[str, Any]
    at: Pointer
    left_out: bool


class _Board(NamedTuple):
    """What a rule can name on a board; None where the records do not say enough to tell."""

    groups: Mapping[str, Any]
    offices: Collection[str] | None
    standings: Collection[str] | None
    sectors: Collection[str] | None


def _members(data: dict[str, Any] | list[Any], at: Pointer, *, left_out: bool) -> Iterator[_Members]:
    """Yield every set of members in a rule; the words below are used in rules for nothing else."""
    if isinstance(data, dict):
        if any(field in data for field in _NAMING) and "bodies" not in data:
            yield _Members(data, at, left_out)
        for key, value in data.items():
            if isinstance(value, (dict, list)):
                yield from _members(value, (*at, key), left_out=left_out or key in _LEFT_OUT)
    else:
        for index, value in enumerate(data):
            if isinstance(value, (dict, list)):
                yield from _members(value, (*at, index), left_out=left_out)


def _filled(data: dict[str, Any] | list[Any], at: Pointer) -> Iterator[tuple[str, Pointer]]:
    """Yield every office that a rule asks to be filled."""
    for key, value in data.items() if isinstance(data, dict) else enumerate(data):
        if key == "office_filled" and isinstance(value, str):
            yield value, (*at, key)
        elif isinstance(value, (dict, list)):
            yield from _filled(value, (*at, key))


def _board(record: Document, known: Known) -> _Board:
    seats = keyed(record.data, "seats").values()
    standings = {seat.get("standing", "unknown") for seat in seats}
    offices = {
        name
        for officer in each(record.data, "officers")
        for name in office_names(officer["office"], officer.get("title"))
    }
    return _Board(
        keyed(record.data, "groups"),
        offices or None,
        standings if standings and "unknown" not in standings else None,
        _sectors(record, known),
    )


def _sectors(record: Document, known: Known) -> Collection[str] | None:
    """Return the sectors of the board's seats; None where one of them has an organisation without, or none."""
    sectors: set[str | None] = set()
    for seat in keyed(record.data, "seats").values():
        things = [known.find(record.place, "organisation", one["organisation"]) for one in each(seat, "organisations")]
        sectors.update([thing.sector if thing else None for thing in things] or [None])
    found = {sector for sector in sectors if sector is not None}
    return None if not found or None in sectors else found


def _named(members: _Members, board: _Board) -> Iterator[Fault]:
    for index, group in enumerate(members.named.get("groups", ())):
        if group not in board.groups:
            yield _unknown((*members.at, "groups", index), "the rule names", "group", group, board.groups)
    for field, word, have in (
        ("offices", "office", board.offices),
        ("standings", "standing", board.standings),
        ("sectors", "sector", board.sectors),
    ):
        names = members.named.get(field, [])
        strange = [
            index
            for index, name in enumerate(names)
            if field != "sectors" and name not in _words(field) and not (field == "offices" and name in (have or ()))
        ]
        for index in strange:
            yield _strange((*members.at, field, index), field, word, names[index], have)
        alone = not (members.named.keys() - {field, "but_not"})
        if (
            names
            and not strange
            and not members.left_out
            and alone
            and have is not None
            and not any(name in have for name in names)
        ):
            message = f"the rule names the {word} {listed((f'`{name}`' for name in names), 'or')}, and nobody on the board has it"
            yield Fault(
                (*members.at, field, 0),
                message,
                f"mend the word, or record who has it; the records have {listed(f'`{one}`' for one in sorted(have))}",
            )


def _strange(at: Pointer, field: str, word: str, name: str, have: Collection[str] | None) -> Fault:
    """Return a fault of a word that is neither one of the schema's nor, for an office, the title of an officer."""
    words = (*_words(field), *(have or ()))
    near = nearest(name, words)
    titled = ", or record an officer with it as `title`" if field == "offices" else ""
    return Fault(
        at,
        f"the rule names the {word} `{name}`, which " + ("no officer has" if titled else "no record can have"),
        (f"write `{near}`" if near else f"write one of: {', '.join(_words(field))}") + titled,
    )


def _unknown(at: Pointer, who: str, what: str, name: str, have: Iterable[str]) -> Fault:
    some = list(islice(have, _SHOWN))
    near = nearest(name, some)
    remedy = (
        f"write `{near}`"
        if near
        else f"add `{name}` to `{what}s` of the board"
        + (f' (`partnership new group BOARD "{name}"`)' if what == "group" else "")
        + (f", or write one of: {', '.join(some)}" if some else "; it has none")
    )
    return Fault(
        at,
        f"{who} the {what} `{name}`, which the board does not have" + (f"; did you mean `{near}`?" if near else ""),
        remedy,
    )


@cache
def _words(field: str) -> tuple[str, ...]:
    """Return the words that the schema has for an office or a standing."""
    board = schemas.schema("board")
    home = (
        board["properties"]["officers"]["items"]["properties"]["office"]
        if field == "offices"
        else board["$defs"]["seat"]["properties"]["standing"]
    )
    return tuple(home["enum"])
