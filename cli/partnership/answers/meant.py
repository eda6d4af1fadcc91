"""Which record of any kind is meant by what was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from partnership.answers.load import AmbiguousError, NotFoundError, id_in
from partnership.words.kinds import FOLDERS, KINDS
from partnership.words.wording import candidates, listed, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from partnership.answers.load import Records

_MOST = 8
_OTHERS = tuple(kind.name for kind in KINDS if kind.name != "meeting")


class Meant(NamedTuple):
    """A record, by its kind and id."""

    kind: str
    id: str


def meant(records: Records, typed: str, kind: str | None = None) -> Meant:
    """Return the one record meant by an id, an acronym, a name or any part of an id or name.

    `kind` is the kind that was asked for; without it all are searched, meetings only where nothing else fits:
    their ids have their board's in them. `BOARD@DATE` is a meeting. Raises AmbiguousError where all candidates are
    boards, or NotFoundError with the candidates or with the nearest.
    """
    wanted = id_in(typed, FOLDERS)
    board, at, day = wanted.rpartition("@")
    if at and kind in {None, "meeting"}:
        return Meant("meeting", _meeting(records, board, day, typed))
    if kind is not None:
        return Meant(kind, records.named(kind, typed))
    found = [Meant(one.name, wanted) for one in KINDS if wanted in records.listed[one.name]]
    for kinds in (_OTHERS, ("meeting",)):
        found = found or _matching(records, wanted.casefold(), kinds)
    if len(found) == 1:
        return found[0]
    if found and all(one.kind == "board" for one in found):
        raise AmbiguousError(_ambiguous(typed, found), [one.id for one in found])
    raise NotFoundError(_ambiguous(typed, found) if found else _missed(records, typed, wanted))


def _meeting(records: Records, board: str, day: str, typed: str) -> str:
    board_id = records.named("board", board)
    first = f"{board_id}/{day}"
    if first in records.listed["meeting"] and f"{first}-2" not in records.listed["meeting"]:
        return first
    found = sorted(one for one in records.listed["meeting"] if day and one.startswith(first))
    if len(found) == 1:
        return found[0]
    if found:
        raise NotFoundError(_ambiguous(typed, [Meant("meeting", one) for one in found]))
    held = sorted(one.rpartition("/")[2] for one in records.listed["meeting"] if one.startswith(f"{board_id}/"))
    message = f"there is no meeting `{day}` of {board_id}" + (
        f"; on record: {', '.join(held[-_MOST:])}" if held else "; none of it is on record"
    )
    raise NotFoundError(message)


def _matching(records: Records, low: str, kinds: Iterable[str]) -> list[Meant]:
    """Return the records with this name, or else those with it in their id or name."""
    names = {Meant(kind, one): records.names(kind, one) for kind in kinds for one in records.listed[kind]}
    whole = [one for one, each in names.items() if low in each]
    return whole or [one for one, each in names.items() if low and any(low in name for name in each)]


def _ambiguous(typed: str, found: Sequence[Meant]) -> str:
    kinds = list(dict.fromkeys(one.kind for one in found))
    if len(kinds) == 1:
        return candidates(typed, [one.id for one in found])
    choose = f"choose with {listed((f'--kind {kind}' for kind in kinds), 'or')}"
    return candidates(typed, [f"{one.kind} {one.id}" for one in found], choose)


def _missed(records: Records, typed: str, wanted: str) -> str:
    names = {
        name: Meant(kind, one) for kind in _OTHERS for one in records.listed[kind] for name in records.names(kind, one)
    }
    near = nearest(wanted.casefold(), names) if names else None
    if near is None:
        message = f"there is no record `{typed}`; `partnership list` shows what there is"
    else:
        message = f"there is no record `{typed}`; did you mean the {names[near].kind} `{names[near].id}`?"
    return message + records.perhaps_unread()
