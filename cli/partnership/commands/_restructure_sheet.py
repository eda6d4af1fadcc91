"""Answers about a restructure from a sheet, all of them or none."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, Any

from partnership.commands._restructuring import answer
from partnership.commands._run import Refused

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from partnership.answers.load import Records
    from partnership.commands._restructure_options import Given
    from partnership.recording.drafts import Drafts
    from partnership.recording.restructure.restructuring import Answer, Had, Walk

_NEEDED = ("board", "thing", "fate")
_FILLED = ("to", "reason", "searched")
_FATES = ("carried", "retired", "not-known")
_COMES_AFTER = "board"
_AFTER = ("replaced", "merged", "split", "renamed", "divided", "abolished")
_MOST = 20


def taken(drafts: Drafts, opened: Records, restructure: str, way: Walk, given: Given) -> str:
    """Record the answers that a sheet has, and say how many they are. Raises Refused, with every row that cannot be taken."""
    from partnership.recording.drafts import CannotRecordError
    from partnership.recording.restructure.replacing import replace
    from partnership.recording.restructure.restructuring import answered
    from partnership.words.wording import plain, plural

    assert given.sheet is not None  # noqa: S101 - it is asked for by that
    wrong: list[str] = []
    answers: list[tuple[Had, Answer]] = []
    replaced = empty = again = 0
    for number, cells in _rows(given.sheet):
        try:
            if not cells["fate"]:
                _refuse_half_filled(cells)
                empty += 1
            elif cells["thing"] == _COMES_AFTER:
                one = _comes_after(opened, restructure, way, cells, given)
                if one is None:
                    again += 1
                else:
                    replace(drafts, opened, restructure, way.ends, one)
                    replaced += 1
            else:
                thing = _thing(way, cells)
                said = _answer(opened, cells)._replace(source=given.source)
                if _has(opened, restructure, thing, said, given):
                    again += 1
                elif thing in [before for before, _ in answers]:
                    message = f"{thing.name} of {thing.board} is answered for in an earlier row"
                    raise Refused(message)  # noqa: TRY301 - the row is added to what is said of it
                else:
                    answers.append((thing, said))
        except (Refused, CannotRecordError) as error:
            wrong.append(f"row {number}: {error}")
    if wrong:
        more = [f"and {len(wrong) - _MOST} rows more"] if len(wrong) > _MOST else []
        for one in [*wrong[:_MOST], *more]:
            sys.stderr.write(f"{plain(f'{given.sheet}, {one}')}\n")
        message = f"{plural(len(wrong), 'row')} cannot be taken, so nothing was changed"
        raise Refused(message)
    answered(drafts, restructure, answers)
    counts = [plural(replaced + len(answers), "answer")]
    counts += [f"{again} that {'is' if again == 1 else 'are'} on record already"] * bool(again)
    counts += [f"{plural(empty, 'row')} left open"] * bool(empty)
    return f"From {given.sheet.name}: {', '.join(counts)}."


def _rows(file: Path) -> list[tuple[int, dict[str, str]]]:
    from partnership.source.tables import UnreadableTableError, table

    try:
        read = table(file)
    except UnreadableTableError as error:
        raise Refused(str(error)) from None
    headings = [one.strip().casefold() for one in read.headings]
    lacking = [one for one in _NEEDED if one not in headings]
    if lacking:
        message = f"{file} is no sheet of answers: it has no column `{lacking[0]}`; its columns are {', '.join(read.headings)}; --output writes one to be filled in"
        raise Refused(message)
    return [
        (
            row.number,
            {
                field: (
                    row.cells[headings.index(field)]
                    if field in headings and headings.index(field) < len(row.cells)
                    else ""
                ).strip()
                for field in (*_NEEDED, *_FILLED)
            },
        )
        for row in read.rows
    ]


def _refuse_half_filled(cells: Mapping[str, str]) -> None:
    filled = [field for field in _FILLED if cells[field]]
    if filled:
        message = f"it has `{filled[0]}` and no `fate`"
        raise Refused(message)


def _parted(text: str) -> tuple[str, ...]:
    return tuple(one.strip() for one in re.split(r"[;\n]", text) if one.strip())


def _thing(way: Walk, cells: Mapping[str, str]) -> Had:
    for one in way.things:
        if one.board == cells["board"] and cells["thing"] == one.name:
            return one
    if cells["board"] not in way.ends:
        message = f"`{cells['board']}` is not among the boards that end"
        raise Refused(message)
    message = f"{cells['board']} has no `{cells['thing']}`"
    raise Refused(message)


def _answer(opened: Records, cells: Mapping[str, str]) -> Answer:
    fate = "-".join(cells["fate"].casefold().split())
    if fate not in _FATES:
        message = f"`{cells['fate']}` is no fate; write carried, retired or not-known"
        raise Refused(message)
    needs = dict(zip(_FATES, _FILLED, strict=True))[fate]
    if not cells[needs]:
        message = f"what is {fate.replace('-', ' ')} needs something under `{needs}`"
        raise Refused(message)
    if other := [field for field in _FILLED if cells[field] and field not in {needs, "reason"}]:
        message = f"what is {fate.replace('-', ' ')} has nothing under `{other[0]}`"
        raise Refused(message)
    said = answer(
        opened,
        _parted(cells["to"]) if fate == "carried" else (),
        cells["reason"] if fate == "retired" else None,
        cells["searched"].replace(";", ",") if fate == "not-known" else None,
    )
    return said._replace(reason=cells["reason"] or None)


def _has(opened: Records, restructure: str, thing: Had, said: Answer, given: Given) -> bool:
    """Whether the restructure says the same already. Raises Refused where it says something else."""
    from partnership.recording.restructure.restructuring import recorded

    if recorded(opened, restructure, thing) == said:
        return True
    if thing.spoken and not given.again:
        message = f"{thing.name} of {thing.board} is spoken of already, otherwise; --again answers anew"
        raise Refused(message)
    return False


def _comes_after(opened: Records, restructure: str, way: Walk, cells: Mapping[str, str], given: Given) -> Any:
    """Return what comes after a board; None where that is said already. Raises Refused."""
    from partnership.commands._run import found
    from partnership.recording.drafts import readable
    from partnership.recording.restructure.replacing import Replaced

    how = cells["fate"].casefold()
    if how not in _AFTER:
        message = f"`{cells['fate']}` is nothing that becomes of a board; write one of {', '.join(_AFTER)}"
        raise Refused(message)
    to = tuple(dict.fromkeys(found(opened, "board", one) for one in _parted(cells["to"])))
    if (how == "abolished") == bool(to):
        message = f"a board that is {how} has {'nothing' if to else 'a board'} after it"
        raise Refused(message)
    if cells["board"] in way.ends and cells["board"] not in way.unplaced:
        rows = readable(opened, "restructure", restructure).data.get("changes", ())
        if any(cells["board"] in row.get("from", ()) and set(row.get("to", ())) == set(to) for row in rows):
            return None
        message = f"what comes after {cells['board']} is said already, otherwise; mend it in `changes` of {restructure}"
        raise Refused(message)
    return Replaced(
        cells["board"], to, None if how == "replaced" else how, way.on if way.in_force else "unknown", given.source
    )
