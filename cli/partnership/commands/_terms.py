"""What `--rule` asks for: a share, a subject, terms of reference in a file, or those of a board on a day."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, get_args

from partnership.commands._run import Refused, day, found

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from partnership.answers.attendance.instead import Instead, Varied
    from partnership.answers.load import Records
    from partnership.records.model.attendance_rule import AttendanceRule
    from partnership.records.model.board import Board
    from partnership.records.model.terms import Terms
    from partnership.records.model.text import Citation
    from partnership.words.finding import Fault, Pointer

_SHARE = re.compile(r"([0-9]{1,3}(?:\.[0-9]{1,4})?%|[0-9]{1,4}/[1-9][0-9]{0,3})\Z")
_NUMERIC = re.compile(r"[-+0-9./% ]*\Z")
_NOT_YET = frozenset({"draft", "proposed"})
_A_BOARDS_OWN = frozenset({"terms_of_reference", "name", "described_as"})
"""Fields that tell a whole record of a board from one version of its terms of reference."""


class Asked(NamedTuple):
    """What attendance is judged by instead of a board's own rules, and what that is called in a sentence."""

    instead: Instead
    called: str


class Found(NamedTuple):
    """Terms of reference that were asked for, what they are called in a sentence, and the id of the board whose they are, None for a file's.

    In a sentence: `the terms of reference in new.yaml`.
    """

    terms: Terms
    called: str
    board: str | None = None


def rule(typed: str, opened: Records, answered: date) -> Asked:
    """Return what `--rule` asks attendance to be judged by, seen from a day. Raises Refused.

    A share, a subject or both vary the boards' own rules; a file and BOARD@DATE are read by `terms`.
    """
    varied = _varied(typed)
    if varied is not None:
        return Asked(varied, "this rule")
    asked = terms(typed, opened, answered)
    if all(one.no_rule for one in asked.terms.attendance):
        message = f"--rule {typed}: {asked.called} have no attendance rule; name others, or give a share such as 70%"
        raise Refused(message)
    return Asked(asked.terms, asked.called)


def terms(typed: str, opened: Records, answered: date) -> Found:
    """Return the terms of reference that `--rule` names: those in a file, or BOARD@DATE, those of a board. Raises Refused.

    A file holds one version as it would stand under `terms_of_reference`, or a board's record with
    one; of several, its draft or proposal is meant, else its last. BOARD@DATE is the version in force
    on a day, BOARD@proposed the draft or proposal of a board on record. Of several boards that BOARD may mean, the one that
    was there on DATE is meant, of a proposal the one there on the day `answered` for. What a file refers to is looked for
    where the board judged lies.
    """
    board, at, when = typed.rpartition("@")
    if os.path.lexists(typed) or not (board and at):
        return Found(_in_file(typed), f"the terms of reference in {typed}")
    return _of_board(typed, board, when, opened, answered)


def _varied(typed: str) -> Varied | None:
    """Return a share, a subject or both; None for what may be a file or a board. Raises Refused."""
    from partnership.answers.attendance.instead import Varied
    from partnership.answers.attendance.marks import Subject
    from partnership.records.quorum_forms import fraction
    from partnership.words.wording import nearest

    subjects: tuple[Subject, ...] = get_args(Subject)
    words = [word.strip() for word in typed.split(",")]
    typed_shares = [fraction(word) for word in words if _SHARE.match(word)]
    shares = [share for share in typed_shares if 0 < share <= 1]
    named = [subject for word in words for subject in subjects if word.casefold() == subject]
    if len(shares) + len(named) == len(words) and len(shares) <= 1 and len(named) <= 1:
        return Varied(next(iter(shares), None), next(iter(named), None))
    if os.path.lexists(typed) or "@" in typed:
        return None
    if len(shares) < len(typed_shares):
        asks = "more meetings than there are" if max(typed_shares) > 1 else "nothing"
        message = f"--rule {typed!r} asks for {asks}; write a share such as 70% or 7/10"
        raise Refused(message)
    if _NUMERIC.match(typed):
        message = f"--rule {typed!r} is not a share; write it as 70% or 7/10"
        raise Refused(message)
    if shares or named:
        message = f"--rule {typed!r} is not one share and one subject; write them as 80%,seat"
        raise Refused(message)
    near = nearest(typed.casefold(), subjects)
    message = (
        f"--rule {typed!r} is no file that is here, no share (70%, 7/10), no subject ({', '.join(subjects)}), and not BOARD@DATE"
        + (f"; did you mean `{near}`?" if near else "")
    )
    raise Refused(message)


def _of_board(typed: str, board: str, when: str, opened: Records, answered: date) -> Found:
    from partnership.words import dates

    try:
        on = None if when in _NOT_YET else day(when, f"--rule {typed}:")
    except Refused:
        found(opened, "board", board, answered)  # a board that is not there comes before a day that is none
        raise
    record = opened.board(board_id := found(opened, "board", board, on or answered))
    if record is None:
        message = f"--rule {typed}: the record of {board_id} cannot be read, see `partnership check`"
        raise Refused(message)
    if on is None:
        called = f"the terms of reference proposed for {record.title}"
        versions = [one for one in record.terms_of_reference if one.status in _NOT_YET]
    else:
        called = f"the terms of reference of {record.title} on {dates.shown(on)}"
        versions = list(record.terms_on(dates.on(on)))
    if len(versions) != 1:
        message = f"--rule {typed}: " + (
            f"{called} may be any of {len(versions)} versions; put the one that is meant in a file, and name that"
            if versions
            else f"{called} are not on record; `partnership show {board_id}` shows those that are"
        )
        raise Refused(message)
    return Found(_homed(versions[0], record, opened), called, board_id)


def _homed(version: Terms, board: Board, opened: Records) -> Terms:
    """Return terms whose citations are found from any other place, too."""
    from partnership.words.kinds import place_of

    def homed(source: Iterable[Citation]) -> tuple[Citation, ...]:
        return tuple(replace(one, document=_home(one.document, place_of(board.id), opened)) for one in source)

    def rule_homed(one: AttendanceRule) -> AttendanceRule:
        return replace(one, source=homed(one.source))

    quorum = version.quorum and replace(version.quorum, source=homed(version.quorum.source))
    attendance = tuple(map(rule_homed, version.attendance))
    return replace(version, source=homed(version.source), attendance=attendance, quorum=quorum)


def _home(document: str, place: str, opened: Records) -> str:
    if "/" in document:
        return document
    homes = (one.id for one in opened.around(place) if document in one.data.get("documents", {}))
    return f"{next(homes, place)}/{document}"


def _in_file(typed: str) -> Terms:
    """Read terms of reference from a file, which is trusted no more than a record. Raises Refused."""
    from partnership.documents import schemas
    from partnership.records import decode
    from partnership.source import files, reader

    path = Path(typed)
    try:
        raw = files.read(str(path.parent), path.name)
    except ValueError:  # a name that no system has
        raw = files.Unreadable("unreadable-file", "there is no such file", "")
    if isinstance(raw, files.Unreadable):
        message = f"--rule {typed}: {raw.message}; name a YAML file of terms of reference, or BOARD@DATE"
        raise Refused(message)
    reading = reader.read(raw)
    faults = [fault for _, fault in reading.faults]
    data = reading.data or {}
    kind = "board" if _A_BOARDS_OWN & data.keys() else "terms"
    if reading.data is not None and not schemas.valid(kind, data):
        from partnership.documents.schema_faults import faults as explained

        faults += [fault for _, fault in explained(kind, data)]
    at: Pointer = ()
    if not faults:
        at, data = _version(typed, data) if kind == "board" else (at, data)
        faults = list(_impossible(at, data))
    if faults:
        raise Refused(_first(typed, raw, faults))
    return decode.terms(data)


def _version(typed: str, record: dict[str, Any]) -> tuple[Pointer, dict[str, Any]]:
    """Return the version that is meant in a board's record, and where it stands. Raises Refused."""
    versions: list[dict[str, Any]] = record.get("terms_of_reference", [])
    proposed = [number for number, one in enumerate(versions) if one.get("status") in _NOT_YET]
    if len(proposed) > 1 or not versions:
        message = f"--rule {typed}: " + (
            f"{len(proposed)} versions in it are drafts or proposals; leave only the one that is meant"
            if versions
            else "this board's record has no `terms_of_reference`"
        )
        raise Refused(message)
    number = proposed[0] if proposed else len(versions) - 1
    return ("terms_of_reference", number), versions[number]


def _impossible(at: Pointer, data: dict[str, Any]) -> Iterable[Fault]:
    """Yield a fault for each share that nobody can fall short of, or reach."""
    from partnership.records import decode
    from partnership.words.finding import Fault

    for number, one in enumerate(decode.terms(data).attendance):
        if one.share is not None and not 0 < one.share <= 1:
            key = "rate" if one.rate is not None else "attended"
            asks = "nothing" if not one.share else "more meetings than there are"
            yield Fault((*at, "attendance", number, key), f"this rule asks for {asks}", "write it as 70%, or 7/10")


def _first(typed: str, raw: bytes, faults: Sequence[Fault]) -> str:
    """Return the first fault of a file, where it stands, and how many more there are."""
    from partnership.source import reader
    from partnership.words.wording import plural

    positions = reader.positions(raw)
    places = [fault.mark or positions.of(fault.at, key=fault.on_key) for fault in faults]
    (line, column), fault = min(zip(places, faults, strict=True), key=lambda one: one[0])
    remedy = f"; {fault.remedy}" if fault.remedy else ""
    more = f" (and {plural(len(faults) - 1, 'more fault')} in this file)" if len(faults) > 1 else ""
    return f"--rule {typed}:{line}:{column}: {fault.message}{remedy}{more}"
