"""The roll of a meeting: who came, who did not, who came in whose place, marked one after another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from partnership.recording.drafts import CannotRecordError
from partnership.recording.meeting.invited import PRINTED, folded
from partnership.words.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from partnership.recording.meeting.invited import Invited, Who
    from partnership.source.editing.draft import Draft

Presence = Literal["present", "virtual", "part", "apologies", "absent", "not-recorded"]
"""How somebody is marked; `virtual` is present from elsewhere, `part` for a part of the meeting that nothing tells."""
_ORDER = (
    "person", "seat", "printed_as", "unplaced", "organisation", "capacity", "substitute_for", "presence", "mode",
    "agreed_virtual", "apology", "reason", "voted", "arrived", "left",
)  # fmt: skip
_ONLY_THERE = ("mode", "agreed_virtual", "voted", "arrived", "left")
_ONLY_AWAY = ("apology", "reason")


class Row(NamedTuple):
    """A row of the attendance: where it stood in the record, None if it is new, and what it holds."""

    stood: int | None
    data: dict[str, Any]


class Roll:
    """A roll that is being taken: every mark gives another, and this one stays as it is.

    `mode` is how the meeting is held, as the record says it; `ahead` are the places of rows that were written before
    it and say of nobody whether they came.
    """

    def __init__(
        self, invited: Invited, rows: Sequence[Row], mode: str | None, ahead: frozenset[int] = frozenset()
    ) -> None:
        self._invited = invited
        self.rows = tuple(rows)
        self._mode = mode
        self._ahead = ahead

    @classmethod
    def of(cls, invited: Invited, meeting: dict[str, Any]) -> Roll:
        """Return the roll as a record has it so far."""
        rows = [Row(index, dict(row)) for index, row in enumerate(meeting.get("attendance", ()))]
        planned = meeting.get("status") == "planned"
        ahead = frozenset(row.stood for row in rows if planned and row.data["presence"] == "not-recorded")
        return cls(invited, rows, meeting.get("mode"), frozenset(one for one in ahead if one is not None))

    @property
    def data(self) -> list[dict[str, Any]]:
        """The attendance as a record has it."""
        return [row.data for row in self.rows]

    def row_of(self, who: Who) -> dict[str, Any] | None:
        """Return what is recorded of somebody, None where nothing is."""
        found = self._at(who)
        return None if found is None else self.rows[found].data

    def is_row_of(self, who: Who, number: int) -> bool:
        """Whether the row of this number is somebody's own."""
        return self._at(who) == number

    def open(self) -> tuple[Who, ...]:
        """Return those who are expected and of whom nothing is recorded yet."""
        return tuple(one for one in self._invited.expected if not self._said(one))

    def _said(self, who: Who) -> bool:
        found = self._at(who)
        return found is not None and self.rows[found].stood not in self._ahead

    def stand_ins(self, who: Who) -> tuple[dict[str, Any], ...]:
        """Return the rows of those who came in somebody's place."""
        return tuple(row for row in self.data if row["capacity"] == "substitute" and _seats(row) & {*who.seats})

    def present(self) -> int:
        """Return how many came, for the whole or a part."""
        return sum(row["presence"] in {"present", "part"} for row in self.data)

    def marked(self, who: Who, presence: Presence, apology: str | None = None) -> Roll:
        """Return the roll with somebody marked, instead of what was recorded of them; `apology` says whether theirs was accepted."""
        there = presence in {"present", "virtual", "part"}
        row = self._base(who)
        for field in _ONLY_AWAY if there else _ONLY_THERE:
            row.pop(field, None)
        if there:
            row.pop("arrived", None)
            row.pop("left", None)
            row["presence"] = "part" if presence == "part" else "present"
            if (mode := self._mode_of(presence)) is not None:
                row["mode"] = mode
            else:
                row.pop("mode", None)
        else:
            row["presence"] = presence
            if apology is not None:
                row["apology"] = apology
        return self._with(who, row)

    def added(self, who: Who, facts: Mapping[str, Any]) -> Roll:
        """Return the roll with more said of somebody who is on it; all else that is recorded of them stays."""
        return self._with(who, {**self._base(who), **facts})

    def substituted(self, seat: str, who: str | None, *, virtual: bool = False) -> Roll:
        """Return the roll with somebody in the place of a seat's holder: a person, a name as printed, or one nobody names.

        `who` is a person's id, or PRINTED and a name. What the member did is another row, and is not touched.
        """
        named = {} if who is None else _named(who)
        row = {**named, "seat": seat, "capacity": "substitute", "presence": "present"}
        if (mode := self._mode_of("virtual" if virtual else "present")) is not None:
            row["mode"] = mode
        same = [
            number
            for number, one in enumerate(self.rows)
            if one.data["capacity"] == "substitute"
            and seat in _seats(one.data)
            and (one.data.get("person"), one.data.get("printed_as")) == (row.get("person"), row.get("printed_as"))
        ]
        return self._put(same[0] if same else None, row if not same else {**self.rows[same[0]].data, **row})

    def moved(self, who: Who, what: Literal["arrived", "left"], at: int | str) -> Roll:
        """Return the roll with an arrival or a departure, at an item or a time: they were there for a part."""
        before = self.row_of(who)
        if before is not None and before["presence"] in {"apologies", "absent"}:
            message = (
                f"{who.label} is recorded as {before['presence']}, and cannot have {what}; mark them present first"
            )
            raise CannotRecordError(message)
        roll = self if before is not None and before["presence"] != "not-recorded" else self.marked(who, "present")
        return roll._with(who, {**(roll.row_of(who) or {}), "presence": "part", what: at})  # noqa: SLF001 - another of its own

    def beside(self, who: str, fields: dict[str, Any], *, virtual: bool = False) -> Roll:
        """Return the roll with somebody there who has no seat: a person's id, or PRINTED and a name, with what else is known.

        Raises CannotRecordError where they are on the roll for a seat.
        """
        row = {**_named(who), **fields}
        if (mode := self._mode_of("virtual" if virtual else "present")) is not None:
            row["mode"] = mode
        known = [number for number, one in enumerate(self.data) if _same(one, row)]
        if any(_seats(self.data[number]) for number in known):
            message = f"{who} is on the roll for a seat already; correct that mark, or take it away with --remove"
            raise CannotRecordError(message)
        return self._put(known[0] if known else None, row)

    def excused(self, fields: dict[str, Any]) -> Roll:
        """Return the roll with more said of all who sent apologies."""
        roll = self
        for number, row in enumerate(self.data):
            if row["presence"] == "apologies":
                roll = roll._put(number, {**row, **fields})
        return roll

    def noted(self, draft: Draft) -> Draft:
        """Return the draft of the meeting's record with this roll in it; rows that did not change are not touched."""
        before = draft.data.get("attendance", [])
        new = [_ordered(row.data) for row in self.rows if row.stood is None]
        if not before:
            return draft.set(("attendance",), new) if new else draft
        for row in self.rows:
            if row.stood is not None and row.data != before[row.stood]:
                draft = draft.set(("attendance", row.stood), _ordered(row.data))
        for data in new:
            draft = draft.append(("attendance",), data)
        return draft

    def _base(self, who: Who) -> dict[str, Any]:
        """Return what is recorded of somebody, or who they are and in what capacity they would be there."""
        if (row := self.row_of(who)) is not None:
            return {**row, **({"person": who.person} if who.person and "person" not in row else {})}
        seats = {"seat": who.seats[0] if len(who.seats) == 1 else [*who.seats]} if who.seats else {}
        printed = {"printed_as": who.printed} if who.printed else {}
        return {**({"person": who.person} if who.person else {}), **seats, **printed, "capacity": who.capacity}

    def _with(self, who: Who, row: dict[str, Any]) -> Roll:
        return self._put(self._at(who), row)

    def _put(self, at: int | None, row: dict[str, Any]) -> Roll:
        rows = [*self.rows]
        ahead = self._ahead
        if at is None:
            rows.insert(self._place(row), Row(None, row))
        else:
            stood = rows[at].stood
            rows[at] = Row(stood, row)
            ahead = frozenset(one for one in ahead if one != stood)
        return Roll(self._invited, rows, self._mode, ahead)

    def _place(self, row: dict[str, Any]) -> int:
        """Return where a new row goes: in the order of the board's seats, members first, after what is in the record already."""
        rank = self._rank(row)
        after = (number for number, one in enumerate(self.rows) if one.stood is None and self._rank(one.data) > rank)
        return next(after, len(self.rows))

    def _rank(self, row: dict[str, Any]) -> tuple[int, bool]:
        seats = [*self._invited.seats]
        own = min((seats.index(one) for one in _seats(row) if one in seats), default=len(seats))
        return own, row["capacity"] == "substitute"

    def _at(self, who: Who) -> int | None:
        """Return which row is somebody's own: theirs by name or as printed, or that of their seat where it names nobody."""
        for number, row in enumerate(self.data):
            if (row["capacity"] == "substitute") is not (who.capacity == "substitute"):
                continue
            seats = _seats(row)
            if who.printed is not None:
                if (
                    "person" not in row
                    and folded(row.get("printed_as", "")) == folded(who.printed)
                    and (seats & {*who.seats} or not (seats and who.seats))
                ):
                    return number
                continue
            here = seats & {*who.seats} or not (seats and who.seats)
            named = row.get("person")
            if (named is not None and named == who.person and here) or (
                (named is None or who.person is None) and "printed_as" not in row and seats & {*who.seats}
            ):
                return number
        return None

    def _mode_of(self, presence: Presence) -> str | None:
        if presence == "virtual" or self._mode == "virtual":
            return "virtual"
        return "in-person" if self._mode in {"in-person", "hybrid"} else None


def _named(who: str) -> dict[str, str]:
    if not who.startswith(PRINTED):
        return {"person": who}
    name = who.removeprefix(PRINTED).strip()
    if not name or any(not one.isprintable() for one in name):
        message = f"`{who}` has no name after {PRINTED} that can be recorded"
        raise CannotRecordError(message)
    return {"printed_as": name}


def _same(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether two rows name the same person, or the same name as printed."""
    return any(key in other and one.get(key) == other[key] for key in ("person", "printed_as"))


def _seats(row: dict[str, Any]) -> set[str]:
    seat = row.get("seat")
    return set() if seat is None else {seat} if isinstance(seat, str) else {*seat}


def _ordered(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row with its fields in the order in which records have them."""
    first = {key: row[key] for key in _ORDER if key in row}
    return {**first, **row}


def clash(given: Iterable[tuple[Who, str]]) -> None:
    """Raise CannotRecordError where somebody is given in two ways."""
    seen: dict[str, str] = {}
    for who, option in given:
        if seen.setdefault(who.label, option) != option:
            message = f"{who.label} is given as {listed(sorted((seen[who.label], option)))}; give one of them"
            raise CannotRecordError(message)
