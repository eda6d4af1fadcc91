"""The continuity ledger: what became of every seat, function, duty, measure, open action and district of every ending board."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from partnership.answers.continuity import endings
from partnership.answers.continuity.changed import of_places
from partnership.answers.continuity.evidence import Evidences
from partnership.answers.continuity.statements import EVERY, Statements
from partnership.answers.continuity.things import KINDS, owned, things
from partnership.answers.side import Side
from partnership.answers.titles import Titles
from partnership.documents import fields
from partnership.words.kinds import path_of
from partnership.words.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from partnership.answers.continuity.changed import Changed, Ending
    from partnership.answers.continuity.evidence import Word
    from partnership.answers.continuity.stage import Stage
    from partnership.answers.continuity.statements import Statement
    from partnership.answers.continuity.things import Kind, Owned, Thing
    from partnership.answers.load import Records
    from partnership.answers.titles import Cited

Fate = Literal["dropped", "not-known", "carried", "retired"]
"""What became of a thing, that which asks for most first. `dropped`: nothing is recorded of it."""
FATES: tuple[Fate, ...] = ("dropped", "not-known", "carried", "retired")


class Heir(NamedTuple):
    """A board that carries a thing on; `there` says whether it is there at all from then on. `seat` is the seat there, where one is named."""

    board: str
    title: str
    there: Truth
    seat: str | None = None


class Row(NamedTuple):
    """A thing that an ending board certainly or perhaps had, and what became of it.

    `shown_by` says which fact of the records shows it, None where a restructure says it or nothing does; `statements` is what restructures
    say. `sources` and `searched` are theirs. `why` is the reason given, or what leaves it open. `contradicted` is set where they say different
    things. `like` are seats of successors for the same organisation: a question, never an answer.
    """

    board: str
    thing: Thing
    fate: Fate
    to: tuple[Heir, ...] = ()
    to_described: str | None = None
    why: str = ""
    shown_by: Word | None = None
    statements: tuple[Statement, ...] = ()
    contradicted: bool = False
    like: tuple[Heir, ...] = ()

    @property
    def searched(self) -> tuple[Cited, ...]:
        """The documents that were searched in vain."""
        return tuple(dict.fromkeys(one for each in self.statements for one in each.searched))

    @property
    def sources(self) -> tuple[Cited, ...]:
        """Where it is said."""
        return tuple(dict.fromkeys(one for each in self.statements for one in each.sources))


class Blank(NamedTuple):
    """A kind of thing of which nothing is on record for an ending board, and what restructures say of it all the same."""

    board: str
    kind: Kind
    statements: tuple[Statement, ...]


class Ledger(NamedTuple):
    """The ledger of what changed between two sides, or by a stage of a restructure: the ending boards in order of title, with their rows.

    Every thing of every board that certainly ends, or is certainly planned to, has one row; a board that only perhaps ended has none, for
    it may have all that it had. `unread` are files that the ledger would have needed and that cannot be read.
    """

    changed: Changed
    rows: tuple[Row, ...]
    blanks: tuple[Blank, ...]
    unread: tuple[str, ...]

    def dropped(self) -> list[Row]:
        """Return what is dropped; none of it is in doubt."""
        return [one for one in self.rows if one.fate == "dropped"]

    @property
    def certain(self) -> tuple[Ending, ...]:
        """The boards that certainly end, or are certainly planned to."""
        return tuple(one for one in self.changed.ends if one.ends is Truth.YES)

    @property
    def perhaps(self) -> tuple[Ending, ...]:
        """The boards of which it is not known whether they ended."""
        return tuple(one for one in self.changed.ends if one.ends is not Truth.YES)

    def number(self, kind: Kind, fate: Fate | None = None) -> int:
        """Return how many different things of a kind had this fate, or any: a district that two boards covered is one.

        Of those that boards share, a thing has the best of its fates: it is carried if it is carried from one of them.
        """
        found: dict[object, Fate] = {}
        for row in self.rows:
            if row.thing.kind == kind:
                name = row.thing.key if kind in {"district", "measure"} else (row.board, row.thing.key)
                found[name] = max(found.get(name, row.fate), row.fate, key=_BEST.index)
        return len(found) if fate is None else sum(one == fate for one in found.values())


_BEST: tuple[Fate, ...] = ("dropped", "not-known", "retired", "carried")


def ledger(before: Side, after: Side, places: frozenset[str] | None = None) -> Ledger:
    """Return the ledger of what ends between two sides: of boards of these places, or of all.

    What became of a thing is what restructures of the second side say of it, or else what its other records show: see `Evidences`.
    """
    found = of_places(endings.changed(before, after), places)
    return _Ledger(before.records, after).of(found)


def ledger_of_stage(records: Records, stage: Stage) -> Ledger:
    """Return the ledger of a stage of a restructure: of the boards that it ends or was to end.

    What a restructure says was carried on is of its last stage: at a stage before that it stands only for boards that were then to begin.
    """
    side = Side(records, None, stage.words)
    return _Ledger(records, side).of(endings.of_stage(records, stage))


class _Ledger:
    def __init__(self, earlier: Records, after: Side) -> None:
        self._earlier = earlier
        self._records = after.records
        self._statements = Statements(after.records, ())
        self._evidences = Evidences(after.records, after.day)
        self._whose: dict[tuple[Records, str], Mapping[str, Sequence[str]]] = {}
        self._owned: list[tuple[Records, dict[str, list[Owned]]]] = []

    def of(self, found: Changed) -> Ledger:
        rows: list[Row] = []
        blanks: list[Blank] = []
        boards = {one.board for one in found.ends if one.ends is Truth.YES}
        self._statements = Statements(self._records, boards)
        self._owned = [(one, owned(one, boards)) for one in dict.fromkeys((self._records, self._earlier))]
        for ending in (one for one in found.ends if one.ends is Truth.YES):
            had = self._things(ending)
            rows += [self._row(ending, thing) for thing in had]
            kinds = {thing.kind for thing in had}
            blanks += [Blank(ending.board, kind, self._said(ending, kind)) for kind in KINDS if kind not in kinds]
        return Ledger(found, tuple(rows), tuple(blanks), self._unread(found))

    def _things(self, ending: Ending) -> list[Thing]:
        """Return what a board had: by its record now, and what its earlier record had besides."""
        found: dict[tuple[Kind, str], Thing] = {}
        for records, measures in self._owned:
            board = records.document("board", ending.board)
            for thing in () if board is None else things(records, board, ending.eve, measures[ending.board]):
                found.setdefault((thing.kind, thing.key), thing)
        return sorted(found.values(), key=lambda one: KINDS.index(one.kind))

    def _said(self, ending: Ending, kind: Kind, key: str | None = None) -> tuple[Statement, ...]:
        """Return what restructures say of a thing, or of all of a kind, as it was meant at the stage that ends the board."""
        found = self._statements.of(ending.board, kind, EVERY if key is None else key)
        if ending.final:
            return tuple(found)
        return tuple(one for one in found if one.restructure != ending.restructure or _meant(one, ending))

    def _row(self, ending: Ending, thing: Thing) -> Row:
        said = self._said(ending, thing.kind, thing.key)
        fates = {one.fate for one in said}
        shown = None if "carried" in fates or "retired" in fates else self._evidences.of(ending, thing)
        row = Row(ending.board, thing, "dropped", statements=said, contradicted=len(fates) > 1)
        if shown is not None and shown.truth is Truth.YES:
            heirs = tuple(self._heir(ending, board) for board in shown.to)
            fate: Fate = "retired" if shown.word == "ended-itself" else "carried"
            return row._replace(
                fate=fate, to=heirs, to_described=shown.to_described, why=_SHOWN[shown.word], shown_by=shown.word
            )
        if "carried" in fates:
            carried = [one for one in said if one.fate == "carried"]
            heirs = self._own(ending, thing, carried) or tuple(
                dict.fromkeys(self._heir(ending, board, one.to_seat) for one in carried for board in one.to)
            )
            described = "; ".join(dict.fromkeys(one.to_described for one in carried if one.to_described))
            return row._replace(fate="carried", to=heirs, to_described=described or None, why=_reasons(carried))
        if fates:
            fate = "retired" if "retired" in fates else "not-known"
            return row._replace(fate=fate, why=_reasons(said))
        if shown is not None:
            heirs = tuple(self._heir(ending, board) for board in shown.to)
            return row._replace(
                fate="not-known", to=heirs, to_described=shown.to_described, why=_PERHAPS, shown_by=shown.word
            )
        if thing.had is Truth.UNKNOWN:
            return row._replace(fate="not-known", why=_STILL)
        if not ending.final and self._statements.of(ending.board, thing.kind, thing.key):
            return row._replace(fate="not-known", why=_LATER)
        return row._replace(why=self._nothing(ending, thing), like=self._like(ending, thing))

    def _own(self, ending: Ending, thing: Thing, carried: Sequence[Statement]) -> tuple[Heir, ...]:
        """Return the boards that cover a district, where all districts together were carried to them and others; empty where that is open."""
        if thing.kind != "district" or not all(one.every for one in carried):
            return ()
        covering = self._evidences.covering({board for one in carried for board in one.to}, ending, thing)
        return tuple(self._heir(ending, board) for board in covering)

    def _nothing(self, ending: Ending, thing: Thing) -> str:
        if thing.kind == "measure":
            measure = self._records.document("measure", thing.key)
            owners = () if measure is None else measure.data.get("owners", ())
            if any(
                one.get("board") == ending.board
                and fields.period(one).overlaps(self._evidences.from_then(ending)) is Truth.YES
                for one in owners
            ):
                return "its record still names the board that ended"
        return ""

    def _heir(self, ending: Ending, board: str, seat: str | None = None) -> Heir:
        document = self._records.document("board", board)
        if document is None:
            there = Truth.UNKNOWN if board in self._records.listed["board"] else Truth.NO
            return Heir(board, board, there, seat)
        there = fields.life(document.data).overlaps(self._evidences.from_then(ending))
        if there is Truth.UNKNOWN and board in (*ending.successors, *ending.together):
            there = Truth.YES  # the restructure says that it begins, however little is known of the days
        proposed = fields.only_proposed(document.data) and ending.how != "planned"
        return Heir(board, endings.title(self._records, board), Truth.NO if proposed else there, seat)

    def _like(self, ending: Ending, thing: Thing) -> tuple[Heir, ...]:
        """Return the seats of successors that are for the same organisation as a seat of which nothing is said."""
        if thing.kind != "seat":
            return ()
        own = {one for one, seats in self._organisations(self._earlier, ending.board).items() if thing.key in seats}
        found = (
            (board, seat)
            for board in ending.successors
            for organisation, seats in self._organisations(self._records, board).items()
            if organisation in own
            for seat in seats
        )
        return tuple(self._heir(ending, board, seat) for board, seat in dict.fromkeys(found))

    def _organisations(self, records: Records, board: str) -> Mapping[str, Sequence[str]]:
        """Return the seats of a board that each organisation ever had; worked out once."""
        if (records, board) not in self._whose:
            found: dict[str, list[str]] = {}
            document = records.document("board", board)
            if document is not None:
                titles = Titles(records, document.place)
                for key, seat in fields.keyed(document.data, "seats").items():
                    for one in fields.each(seat, "organisations"):
                        found.setdefault(titles.key("organisations", one["organisation"]), []).append(key)
            self._whose[records, board] = found
        return self._whose[records, board]

    def _unread(self, found: Changed) -> tuple[str, ...]:
        """Return the files that could not be read and that the answer rests on: of what ends, also its meetings, and all places and measures."""
        boards = {one.board for one in found.ends} | set(found.unread)
        folders = (
            "restructures/",
            *(("places/", "measures/") if boards else ()),
            *(f"meetings/{one}/" for one in boards),
        )
        lost = {
            fault.path
            for records in (self._earlier, self._records)
            for fault in records.faults
            if fault.path.startswith(folders)
        }
        return tuple(sorted(lost | {path_of("board", one) for one in found.unread}))


_SHOWN: dict[str, str] = {
    "renamed": "the same board under another id",
    "has-it": "",
    "covers-it": "",
    "owns-it": "",
    "closed-it": "closed there",
    "said-closed": "closed as carried elsewhere",
    "ended-itself": "it ended itself, and not with the board alone",
}
_PERHAPS = "a half-known date leaves it open"
_STILL = "whether the board still had it is not on record"
_LATER = "only what became of it at a later stage is on record"


def _meant(said: Statement, ending: Ending) -> bool:
    """Whether what came of a thing in the end can have been meant at an earlier stage."""
    return said.fate != "carried" or bool(set(said.to) & set(ending.together))


def _reasons(said: Sequence[Statement]) -> str:
    return "; ".join(dict.fromkeys(one.reason for one in said if one.reason))
