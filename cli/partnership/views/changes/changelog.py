"""What is new, retired and continuing, laid out for an annual report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from partnership.answers.changes.standing import Standing
from partnership.answers.titles import Titles
from partnership.report import Branch, Bullets, Cell, Heading, Paragraph, Report, Tree
from partnership.views.changes.lives import HOW, lived
from partnership.views.changes.names import title
from partnership.views.changes.report import unread_blocks
from partnership.views.in_office import seat_title
from partnership.views.plain_table import plain_table
from partnership.words.kinds import place_of
from partnership.words.truth import Truth
from partnership.words.wording import listed, plural

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from partnership.answers.changes.continuing import Continuing, Thing
    from partnership.report import Block, Table

VERSION = 1
State = Literal["new", "retired", "continuing", "not known"]
_STATES: tuple[State, ...] = ("new", "retired", "continuing", "not known")
_HEADINGS = {"boards": "Boards", "seats": "Seats", "measures": "Measures", "terms": "Terms of reference"}


def state(thing: Thing) -> State:
    """Return whether a thing is new, retired or continuing; of one that may be on both sides, or on one, that it is not known."""
    if thing.was is not None and thing.now is not None and thing.sure is Truth.UNKNOWN:
        return "not known"
    return "new" if thing.was is None else "retired" if thing.now is None else "continuing"


def report(found: Continuing) -> Report:
    """Return what is new, retired and continuing as a report."""
    changes = found.changes
    name = f"New, retired and continuing: {changes.before.said} to {changes.after.said}"
    blocks: list[Block] = [*unread_blocks(changes), Heading(name)]
    worded: dict[str, Callable[[Thing], str]] = {
        "boards": lambda one: _board(found, one),
        "measures": lambda one: _measure(found, one),
        "terms": lambda one: _terms(found, one),
    }
    for part, things in _parts(found):
        blocks += [Heading(_HEADINGS[part], 2), Paragraph(_counted(things))]
        blocks += list(_seats(found)) if part == "seats" else list(_lists(things, worded[part]))
    if changes.before.day != changes.after.day:
        blocks.append(
            Paragraph(
                "A measure or seat whose record gives no days counts as continuing, as long as its board is there."
            )
        )
    return Report(name, tuple(blocks), _flat(found, name), data(found))


def _parts(found: Continuing) -> Iterator[tuple[str, tuple[Thing, ...]]]:
    yield from (("boards", found.boards), ("seats", found.seats), ("measures", found.measures), ("terms", found.terms))


def _counted(things: Sequence[Thing]) -> str:
    if not things:
        return "None on record."
    parts = []
    for one in _STATES:
        those = [thing for thing in things if state(thing) == one]
        perhaps = sum(thing.sure is Truth.UNKNOWN for thing in those) if one in {"new", "retired"} else 0
        differ = sum(thing.differs for thing in those) if one == "continuing" else 0
        notes = [f"{perhaps} of them perhaps"] if perhaps else []
        notes += [f"{differ} of them with changes"] if differ else []
        if those or one != "not known":
            parts.append(f"{len(those)} {one}{f' ({listed(notes)})' if notes else ''}")
    return f"{', '.join(parts)}."


def _lists(things: Sequence[Thing], words: Callable[[Thing], str]) -> Iterator[Block]:
    for one in _STATES:
        those = sorted((words(thing) for thing in things if state(thing) == one), key=str.casefold)
        if those:
            yield Heading(one.capitalize(), 3)
            yield Bullets(tuple(those))


def _board(found: Continuing, thing: Thing) -> str:
    changes = found.changes
    name = title(changes, thing.board)
    life = next((one for one in changes.lives if one.board == thing.board), None)
    if life is not None:
        took = [
            f"{HOW.get(one.how, one.how)} {title(changes, one.before)}"
            for one in changes.handed
            if one.after == thing.board and not one.back
        ]
        gave = [title(changes, one.after) for one in changes.handed if one.before == thing.board and not one.back]
        after = [f"taken over by {one}" for one in gave]
        return f"{name}: {'; '.join((lived(life), *took, *after))}"
    earlier = Titles(changes.before.records, place_of(thing.was or "")).record("board", thing.was or "")
    notes = [f"was {earlier}"] if earlier != name else []
    return f"{name} ({listed(notes)})" if notes else name


def _measure(found: Continuing, thing: Thing) -> str:
    side, measure = (found.changes.after, thing.now) if thing.now else (found.changes.before, thing.was)
    return Titles(side.records, place_of(measure or "")).record("measure", measure or "")


def _terms(found: Continuing, thing: Thing) -> str:
    was = _version(Standing(found.changes.before, "board", thing.was)) if thing.was else ""
    now = _version(Standing(found.changes.after, "board", thing.now)) if thing.now else ""
    name = title(found.changes, thing.board)
    if thing.was and thing.now:
        same = f"{now}, changed" if thing.differs else now
        return f"{name}: {f'{was}, then {now}' if was != now else same}"
    return f"{name}: {was or now}"


def _version(standing: Standing) -> str:
    terms = standing.terms_data or {}
    return f"version {terms['version']}" if "version" in terms else str(terms.get("title", "terms of reference"))


def _seats(found: Continuing) -> Iterator[Block]:
    """Yield the boards that have new or retired seats, with those by name, and how many go on."""
    branches = []
    for board in sorted(found.boards, key=lambda one: title(found.changes, one.board).casefold()):
        those = [one for one in found.seats if one.board == board.board]
        by_state = {word: [one for one in those if state(one) == word] for word in _STATES}
        if by_state["new"] or by_state["retired"]:
            lines = [
                f"{word}: {'; '.join(_seat(found, board, one) for one in by_state[word])}"
                for word in ("new", "retired")
                if by_state[word]
            ]
            lines += [f"continuing: {plural(len(by_state['continuing']), 'seat')}"] if by_state["continuing"] else []
            branches.append(Branch(0, Cell(title(found.changes, board.board)), under=tuple(lines)))
    if branches:
        yield Tree(tuple(branches))


def _seat(found: Continuing, board: Thing, seat: Thing) -> str:
    side, record = (found.changes.after, board.now) if seat.now else (found.changes.before, board.was)
    document = side.records.document("board", record or "")
    return seat_title(document.data if document else {}, seat.now or seat.was or "")


def _flat(found: Continuing, name: str) -> Table:
    rows = [
        (part, state(one), one.board, one.was or "", one.now or "", "yes" if one.differs else "no", one.sure.value)
        for part, things in _parts(found)
        for one in things
    ]
    headings = ("Part", "State", "Board", "Before", "After", "Differs", "Sure")
    return plain_table(name, headings, rows)


def data(found: Continuing) -> dict[str, Any]:
    """Return what is new, retired and continuing as plain data; `schemas/output/changelog.schema.json` describes it."""
    sides = {
        word: {
            "said": side.said,
            "day": side.day.isoformat() if side.day else None,
            "typed": side.typed,
            "commit": side.commit,
        }
        for word, side in (("before", found.changes.before), ("after", found.changes.after))
    }
    return {"version": VERSION, **sides, **{part: [_thing(one) for one in things] for part, things in _parts(found)}}


def _thing(thing: Thing) -> dict[str, Any]:
    return {
        "state": state(thing),
        "board": thing.board or None,
        "before": thing.was,
        "after": thing.now,
        "differs": thing.differs,
        "sure": thing.sure.value,
    }
