"""How many a rule asks for: shares of a base with their rounding, tables, the greater or lesser of several."""

from __future__ import annotations

from fractions import Fraction
from math import floor
from typing import TYPE_CHECKING, NamedTuple

from partnership.quorum.spans import Span
from partnership.words.truth import Truth, all_of, any_of, known

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partnership.quorum.clauses import Clause
    from partnership.quorum.counting import Count, Floor, Tally
    from partnership.quorum.places import Place
    from partnership.records.model.number import Base, Number, Table

_BASES = {
    "seats-total": "seats",
    "seats-filled": "filled seats",
    "voting": "seats with a vote",
    "eligible-for-item": "entitled for the item",
    "present": "present",
    "organisations": "organisations with a seat",
    "qualified": "qualified members",
}
_NEVER = frozenset({"guest", "adviser", "observer"})
_EVERYTHING = Span(0, None)


class Needed(NamedTuple):
    """How many are needed, the working in words, and the clauses that leave it open.

    `worst` and `best` are the numbers to hold the lowest and the highest count against: they differ from `number`
    only where the base is those present, which are the fewer the better.
    """

    number: Span
    working: str
    open: frozenset[Clause] = frozenset()
    worst: int | None = None
    best: int = 0


class _Worked(NamedTuple):
    number: Span
    working: str
    open: frozenset[Clause]


def needed(number: Number, floor_: Floor, counted: Count) -> Needed:
    """Return how many a rule asks for, given who was looked at for the count."""
    plain = _Numbers(floor_, ()).work(number)
    if not of_those_present(number):
        return Needed(*plain, worst=plain.number.high, best=plain.number.low)
    worst = _Numbers(floor_, counted.tallies, worst=True).work(number)
    best = _Numbers(floor_, counted.tallies, worst=False).work(number)
    return Needed(*plain, worst=worst.number.high, best=best.number.low)


def of_those_present(number: Number) -> bool:
    """Whether a number depends on how many are present: one more present may then make a meeting inquorate."""
    return (
        any(of_those_present(one) for one in number.parts)
        or (number.share is not None and number.of == "present")
        or (number.table is not None and number.table.by == "present")
    )


class _Numbers:
    """Numbers worked out for one point of a meeting.

    Those of `tallies` are resolved as they are in the count: with `worst`, whoever may count is absent and whoever
    may be there without counting is there; with `worst` false, the other way round.
    """

    def __init__(self, floor_: Floor, tallies: Sequence[Tally], *, worst: bool | None = None) -> None:
        self._floor = floor_
        self._room = floor_.room
        self._tallies = {id(one.place): one for one in tallies}
        self._worst = worst

    def work(self, number: Number) -> _Worked:
        """Return how many these are, with what is added and the least that it can come to."""
        if number.whole is not None:
            return _Worked(Span(number.whole, number.whole), "", frozenset())
        if number.share is not None and not (number.parts or number.table or number.set_by):
            return self._share(number)
        found = self._form(number)
        low, high = found.number.low + number.plus, found.number.high
        return found._replace(number=_at_least(Span(low, None if high is None else high + number.plus), number.min))

    def _form(self, number: Number) -> _Worked:
        if number.parts:
            return self._extreme(number)
        if number.table is not None:
            return self._table(number.table, number)
        if number.set_by is not None:
            return _Worked(_EVERYTHING, f"the number that {number.set_by} sets is not in these records", frozenset())
        if number.min is not None:
            return _Worked(Span(number.min, number.min), "", frozenset())
        return _Worked(_EVERYTHING, "the text does not state the number", frozenset())

    def _extreme(self, number: Number) -> _Worked:
        parts = [self.work(one) for one in number.parts]
        pick = max if number.greater_of else min
        lows, highs = [one.number.low for one in parts], [one.number.high for one in parts]
        known_highs = [high for high in highs if high is not None]
        if number.greater_of:
            high = None if len(known_highs) < len(highs) else max(known_highs)
        else:
            high = min(known_highs) if known_highs else None
        words = "greater" if number.greater_of else "lesser"
        working = f"the {words} of {', '.join(one.working or str(one.number) for one in parts)}"
        return _Worked(Span(pick(lows), high), working, frozenset().union(*(one.open for one in parts)))

    def _table(self, table: Table, number: Number) -> _Worked:
        base, opened = self._base(table.by, number)
        if base.high is None:
            return _Worked(
                _EVERYTHING, f"by a table of the {_BASES.get(table.by, table.by)}, whose number is not recorded", opened
            )
        rows = [
            next((row.need for row in table.rows if row.covers(size)), None) for size in range(base.low, base.high + 1)
        ]
        sizes = f"{base} {_BASES.get(table.by, table.by)}"
        needs = [one for one in rows if one is not None]
        if not needs or len(needs) < len(rows):
            return _Worked(_EVERYTHING, f"the table has no row for {sizes}", opened)
        return _Worked(Span(min(needs), max(needs)), f"by the table for {sizes}", opened)

    def _share(self, number: Number) -> _Worked:
        share = number.share or Fraction(0)
        opened: set[Clause] = set()
        bases = self._floor.text.options("base", number.of)
        roundings = self._floor.text.options("round", "unstated" if number.round == "unstated" else number.round)
        spans: list[Span] = []
        workings: list[str] = []
        for base in bases:
            size, more = self._base(base, number)
            opened |= more
            for rounding in roundings:
                span = Span(
                    _rounded(share, size.low, rounding),
                    None if size.high is None else _rounded(share, size.high, rounding),
                )
                low, high = span.low + number.plus, None if span.high is None else span.high + number.plus
                spans.append(_at_least(Span(low, high), number.min))
                workings.append(_working(number, share, size, base, rounding))
        high = None if any(one.high is None for one in spans) else max(one.high or 0 for one in spans)
        number_span = Span(min(one.low for one in spans), high)
        if any(one != spans[0] for one in spans):
            opened |= {"base"} if len(bases) > 1 else set()
            opened |= {"round"} if len(roundings) > 1 else set()
        return _Worked(number_span, " or ".join(dict.fromkeys(workings)), frozenset(opened))

    # -- the base

    def _base(self, base: Base | str, number: Number) -> tuple[Span, frozenset[Clause]]:
        """Return the size of a base, and the clauses that leave it open."""
        if base == "present":
            return self._present(number)
        if self._room.lacks(number.among) or self._room.lacks(number.less):
            return _EVERYTHING, frozenset()
        seats = [place for place in self._room.places if place.id is not None and self._of_board(place, number)]
        if not seats:
            return _EVERYTHING, frozenset()
        opened: set[Clause] = set()
        truths = []
        for place in seats:
            truth, clauses = self._in_base(base, place, number)
            truths.append(truth)
            opened |= clauses
        if base != "organisations":
            return Span(sum(one is Truth.YES for one in truths), sum(one is not Truth.NO for one in truths)), frozenset(
                opened
            )
        keys: dict[str, list[Truth]] = {}
        for place, truth in zip(seats, truths, strict=True):
            for one, holds in place.organisations:
                keys.setdefault(one, []).append(all_of((truth, holds)))
        found = [any_of(each) for each in keys.values()]
        return Span(sum(one is Truth.YES for one in found), sum(one is not Truth.NO for one in found)), frozenset(
            opened
        )

    def _of_board(self, place: Place, number: Number) -> bool:
        pooled = number.among is not None and bool(number.among.bodies)
        return pooled or place.board == self._room.setting.board.id

    def _in_base(self, base: Base | str, place: Place, number: Number) -> tuple[Truth, set[Clause]]:
        """Whether a seat is in the base, and the clauses that leave that open."""
        holder = place.holder
        parts = [place.exists]
        opened: set[Clause] = set()
        if base in {"seats-filled", "eligible-for-item", "qualified"}:
            parts.append(place.filled)
        if base == "voting":
            parts.append(holder.votes)
        if base == "qualified":
            parts.append(~holder.disqualified)
        if base == "eligible-for-item":
            conflicted = self._room.conflicted(place, holder, self._floor.point)
            parts += [~conflicted, ~holder.suspended, ~holder.disqualified, ~known(holder.votes is Truth.NO)]
        parts += [self._unless_out(clause, place, opened) for clause in ("conflicted", "suspended")]
        parts.append(self._by_standing(place, number, opened))
        if number.among is not None:
            parts.append(self._room.belongs(number.among, place, holder).belongs)
        if number.less is not None:
            parts.append(~self._room.belongs(number.less, place, holder).belongs)
        truth = all_of(parts)
        return truth, opened if truth is Truth.UNKNOWN else set()

    def _unless_out(self, clause: Clause, place: Place, opened: set[Clause]) -> Truth:
        """Whether a seat stays in the base by a clause that may take its holder out of it."""
        options = self._floor.text.options(clause)
        if "out-of-base" not in options:
            return Truth.YES
        holder = place.holder
        concerned = (
            self._room.conflicted(place, holder, self._floor.point) if clause == "conflicted" else holder.suspended
        )
        if concerned is not Truth.NO and len(options) > 1:
            opened.add(clause)
            return Truth.UNKNOWN
        return ~concerned

    def _by_standing(self, place: Place, number: Number, opened: set[Clause]) -> Truth:
        """Whether a seat whose holder does not count by standing is in the base; `among` and `less` say so themselves."""
        if place.standing == "member" or number.among is not None or number.less is not None:
            return Truth.YES
        if place.standing == "guest":
            return Truth.NO
        clause = _BY_STANDING[place.standing]
        options = self._floor.text.options(clause)
        if options == ("yes",):
            return Truth.YES
        inside = self._floor.text.options("base_members")
        if inside == ("in",):
            return Truth.YES
        if len(options) > 1:
            opened.add(clause)
        if len(inside) > 1:
            opened.add("base_members")
        return Truth.NO if len(options) == len(inside) == 1 else Truth.UNKNOWN

    def _present(self, number: Number) -> tuple[Span, frozenset[Clause]]:
        low, high = [], []
        opened: set[Clause] = set()
        for tally in self._floor.tallies():
            if tally.place.only_officer or tally.place.board != self._room.setting.board.id:
                continue
            truth = self._there(tally, opened)
            if number.among is not None:
                truth = all_of((truth, self._room.belongs(number.among, tally.place, tally.sitting).belongs))
            if number.less is not None:
                truth = all_of((truth, ~self._room.belongs(number.less, tally.place, tally.sitting).belongs))
            if truth is Truth.YES:
                low.append(tally)
            if truth is not Truth.NO:
                high.append(tally)
        heads = [len({one.who for one in each}) for each in (low, high)]
        return Span(min(heads), max(heads)), frozenset(opened)

    def _there(self, tally: Tally, opened: set[Clause]) -> Truth:
        """Whether somebody is one of those present: a member who is there, whether they count or not."""
        if tally.sitting.standing in _NEVER:
            if tally.counts is not Truth.YES:
                opened |= tally.open
            return tally.counts
        if tally.there is not Truth.UNKNOWN or self._worst is None:
            return tally.there
        counted = self._tallies.get(id(tally.place))
        if self._worst:
            return known(counted is None or counted.if_there is not Truth.YES)
        return known(counted is not None and counted.if_there is not Truth.NO)


_BY_STANDING: dict[str, Clause] = {
    "observer": "observers",
    "co-opted": "co_opted",
    "adviser": "advisers",
    "associate": "associates",
    "ex-officio": "ex_officio",
}


def _rounded(share: Fraction, size: int, way: str) -> int:
    """Return a share of a size as a whole number; halves go up where the rule says `nearest`."""
    exact = share * size
    if way == "down":
        return floor(exact)
    if way == "nearest":
        return floor(exact + Fraction(1, 2))
    return -floor(-exact)


def _at_least(span: Span, least: int | None) -> Span:
    if least is None:
        return span
    return Span(max(span.low, least), None if span.high is None else max(span.high, least))


def _working(number: Number, share: Fraction, size: Span, base: str, rounding: str) -> str:
    """Return the working of a share in words: `1/4 of 43 seats is 10.75, rounded up 11`."""
    named = f"{share} of {size} {_BASES.get(base, base)}"
    if size.high is None:
        return f"{share} of the {_BASES.get(base, base)}, whose number is not recorded"
    if not size.exact:
        return named
    exact = share * size.low
    parts = [f"{named} is {_decimal(exact)}"]
    if exact.denominator != 1:
        parts.append(
            f"rounded {'to the nearest' if rounding == 'nearest' else rounding} {_rounded(share, size.low, rounding)}"
        )
    if number.plus:
        parts.append(f"plus {number.plus} is {_rounded(share, size.low, rounding) + number.plus}")
    if number.min is not None:
        parts.append(f"and never below {number.min}")
    return ", ".join(parts)


def _decimal(exact: Fraction) -> str:
    """Return a fraction as people write it: `10.75`, and `6 2/3` where no decimal is exact."""
    hundredths = exact * 100
    if hundredths.denominator == 1:
        return f"{float(exact):g}"
    whole = floor(exact)
    rest = exact - whole
    return f"{whole} {rest}" if whole else str(rest)
