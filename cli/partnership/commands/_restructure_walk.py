"""The walk through a restructure on a terminal: one question after another, each answer written as it is given."""

from __future__ import annotations

import shutil
import textwrap
from functools import partial
from typing import TYPE_CHECKING, Literal

import typer

from partnership.commands._changing import Asked, make
from partnership.commands._restructuring import IN_FORCE, answer, in_words, left
from partnership.commands._run import Refused, ended, found
from partnership.recording.drafts import CannotRecordError
from partnership.words.wording import plain, plural

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from partnership.answers.load import Records
    from partnership.recording.drafts import Drafts
    from partnership.recording.restructure.restructuring import Answer, Had, Walk

_INTERRUPTED = 130
_KEYS = """
c carried to a board   r retired   n not known   C R N all of its kind alike
p pass over   b back   q quit and keep what was said   h these keys"""
_WORDS = {"carried": "c", "retired": "r", "not known": "n", "pass": "p", "back": "b", "quit": "q", "help": "h"}
_MOST = 12
"""How many boards are offered by number."""


class _Left(Exception):  # noqa: N818 - how a person leaves, not an error
    """The walk is left here."""


def walk_through(opened: Records, restructure: str, of: str | None) -> None:
    """Ask for what is left to be said, of one board or of all, and write each answer as it is given."""
    _Walking(opened, restructure, of).all()


class _Walking:
    def __init__(self, opened: Records, restructure: str, of: str | None) -> None:
        self._opened = opened
        self._restructure = restructure
        self._of = of

    def all(self) -> None:
        """Ask for everything in turn; where it is left, say how much is open."""
        interrupted = False
        try:
            self._unmade()
            self._boards()
            self._things()
            self._days()
        except _Left:
            pass
        except (typer.Abort, KeyboardInterrupt):
            interrupted = True
        way = self._way()
        if left(way, self._of):
            _tell(f"\nLeft here. {self._still(way)} The same command takes it up again.")
        else:
            _tell("\nThat was the last.")
        if interrupted:
            ended(_INTERRUPTED)

    def _still(self, way: Walk) -> str:
        """Return how much is open, in words."""
        from partnership.words.wording import listed as together

        of = self._of
        things = sum(of in {None, one.board} for one in way.open)
        boards = sum(of in {None, one} for one in way.unplaced)
        days = sum(of in {None, one} for one in way.lasting) + len(way.unbegun) * (of is None) if way.in_force else 0
        parts = [f"what comes after {plural(boards, 'board')}"] * bool(boards)
        parts += [plural(things, "thing")] * bool(things) + [plural(days, "day")] * bool(days)
        parts += [f"the record of {plural(len(way.unmade), 'board')}"] * bool(way.unmade)
        return f"Still open: {together(parts)}."

    def _way(self) -> Walk:
        from partnership.answers.load import Records
        from partnership.recording.restructure.restructuring import walk

        self._opened = Records(self._opened.root)
        return walk(self._opened, self._restructure)

    def _title(self, board: str) -> str:
        from partnership.answers.titles import Titles

        return Titles(self._opened, board).record("board", board)

    def _unmade(self) -> None:
        """Say how boards come by a record that are to be established and have none."""
        for board in self._way().unmade:
            place, _, own = board.partition("/")
            _tell(f"{board} is to be established and has no record. Make it first, with its name and kind:")
            _tell(f"  partnership new board {place} --id {own} --name NAME --kind board")

    def _boards(self) -> None:
        """Ask what comes after each board that ends."""
        from partnership.recording.restructure.replacing import Replaced, replace

        way = self._way()
        boards = [one for one in way.unplaced if self._of in {None, one}]
        for number, board in enumerate(boards, 1):
            _tell(f"\nBoard {number} of {len(boards)}: {self._title(board)}. What comes after it?")
            heirs = self._offer(way, board)
            while True:
                typed = _ask("Numbers or names; (a)bolished, (p)ass over, (q)uit")
                if typed in {"p", "P"}:
                    break
                if typed in {"q", "Q"}:
                    raise _Left
                try:
                    to = () if typed in {"a", "A"} else self._named(typed, heirs)
                    one = Replaced(board, to, None, way.on if way.in_force else "unknown")
                    self._write(
                        partial(replace, records=self._opened, restructure=self._restructure, ends=way.ends, one=one)
                    )
                    break
                except (CannotRecordError, Refused) as refused:
                    _tell(str(refused))
            self._way()

    def _offer(self, way: Walk, board: str) -> Sequence[str]:
        heirs = [one for one in way.heirs if one != board][:_MOST]
        for number, one in enumerate(heirs, 1):
            _tell(f"  {number}  {self._title(one)}")
        return heirs

    def _named(self, typed: str, heirs: Sequence[str], *, seats: bool = False) -> tuple[str, ...]:
        """Return the boards that were typed, by number or by name. Raises Refused."""
        from partnership.recording.typed import words

        if not words(typed):
            message = "nothing was typed; give a board, or p to pass over"
            raise Refused(message)
        named = []
        for one in words(typed):
            board, sign, seat = one.partition("#")
            if board.isdecimal():
                if not 0 < int(board) <= len(heirs):
                    message = f"{board} is the number of none of these boards; give another, or a name"
                    raise Refused(message)
                board = heirs[int(board) - 1]
            named.append(board + sign + seat)
        return tuple(named) if seats else tuple(dict.fromkeys(found(self._opened, "board", one) for one in named))

    def _things(self) -> None:
        """Ask what becomes of each thing that is open."""
        way = self._way()
        asked = [(one.board, one.name) for one in way.open if self._of in {None, one.board}]
        at, back = 0, False
        if asked:
            _tell(_KEYS)
        while at < len(asked):
            way = self._way()
            one = next((each for each in way.things if (each.board, each.name) == asked[at]), None)
            if one is None or (one.spoken and not back):
                at += 1
                continue
            kind = f"{one.thing.kind} {one.thing.title}"
            _tell(f"\n{at + 1} of {len(asked)}. {one.title}: {kind}")
            back = self._thing(way, one) == "back"
            at = max(0, at - 1) if back else at + 1

    def _thing(self, way: Walk, one: Had) -> Literal["back", "on"]:
        """Ask for one thing, until an answer is taken."""
        from partnership.answers.continuity.things import PLURALS
        from partnership.recording.restructure.restructuring import answered, answered_alike

        while True:
            typed = _ask("What becomes of it (c r n C R N p b q h)")
            word = _WORDS.get(typed.lower(), typed)
            if word in {"q", "Q"}:
                raise _Left
            if word in {"p", "P"}:
                return "on"
            if word in {"b", "B"}:
                return "back"
            try:
                said = self._answer(way, one, word)
                if said is None:
                    _tell(_KEYS if word in {"h", "H", "?"} else f"`{typed}` is none of the keys.{_KEYS}")
                    continue
                those = [each for each in way.open if (each.board, each.thing.kind) == (one.board, one.thing.kind)]

                def change(drafts: Drafts, said: Answer = said, word: str = word, count: int = len(those)) -> str:
                    if word.isupper():
                        answered_alike(drafts, self._restructure, one.board, one.thing.kind, said)
                        return (
                            f"{one.title}, {plural(count, one.thing.kind, PLURALS[one.thing.kind])}: {in_words(said)}."
                        )
                    answered(drafts, self._restructure, [(one, said)])
                    return f"{one.title}, {one.thing.kind} {one.thing.title}: {in_words(said)}."

                self._write(change)
            except (CannotRecordError, Refused) as refused:
                _tell(str(refused))
            else:
                return "on"

    def _answer(self, way: Walk, one: Had, word: str) -> Answer | None:
        """Return the answer to one thing, None where the key is none of those that there are. Raises Refused."""
        from partnership.recording.restructure.restructuring import same_seat

        key = word.lower()
        if key == "c":
            heirs = self._offer(way, one.board)
            typed = _ask("To which board", "1" if len(heirs) == 1 else None)
            said = answer(self._opened, self._named(typed, heirs, seats=True), None, None)
            if word.isupper():
                if said.to_seat is not None:
                    message = "what is carried together goes to a board, not to one seat of it"
                    raise Refused(message)
            elif said.to_seat is None and len(said.to) == 1:
                said = said._replace(to_seat=same_seat(self._opened, one, said.to[0]))
            return said
        if key == "r":
            return answer(self._opened, (), _ask("Why"), None)
        if key == "n":
            return answer(self._opened, (), None, _ask("Which documents were searched (ids, with commas)"))
        return None

    def _days(self) -> None:
        """Ask for the last day of each board that ends and the first of each that begins, and write them in one change."""
        way = self._way()
        lasting = [one for one in way.lasting if self._of in {None, one}]
        unbegun = [one for one in way.unbegun if self._of is None]
        if not way.in_force:
            if lasting:
                _tell(
                    f"\nNo last days are written: it is {way.stage.replace('-', ' ')}, not in force. Once it is:\n"
                    f"  partnership restructure {self._restructure} {IN_FORCE}"
                )
            return
        if not lasting and not unbegun:
            return
        self._dated(lasting, unbegun)

    def _dated(self, lasting: Sequence[str], unbegun: Sequence[str]) -> None:
        from partnership.recording.drafts import readable
        from partnership.recording.restructure.dissolving import Also
        from partnership.recording.restructure.replacing import Days, date_boards
        from partnership.words import dates

        stage = readable(self._opened, "restructure", self._restructure).data["stages"][-1]
        begins = str(stage["on"]) if isinstance(stage["on"], (str, int)) and stage["on"] != "unknown" else None
        last = self._asked("Last day", lasting, dates.eve(stage["on"]))
        first = self._asked("First day", unbegun, begins)
        also = Also()
        if last:
            also = Also(
                links=typer.confirm("End the links of other boards to them on that day", default=True, err=True),
                seats=typer.confirm("Give their seats, and who sits in them, that day too", default=False, err=True),
                measures=typer.confirm("Hand their measures to the boards that carry them on", default=True, err=True),
            )
        days = Days(last, first, also)
        try:
            self._write(lambda drafts: " ".join(date_boards(drafts, self._opened, self._restructure, stage, days)))
        except (CannotRecordError, Refused) as refused:
            _tell(str(refused))

    def _asked(self, question: str, boards: Sequence[str], offered: str | None) -> dict[str, str | int]:
        """Return the day that is typed for each board; of those that are passed over none."""
        typed = {board: _day(f"{question} of {self._title(board)}; (p)ass over, (q)uit", offered) for board in boards}
        return {board: on for board, on in typed.items() if on is not None}

    def _write(self, change: Callable[[Drafts], str]) -> None:
        """Write one change. Raises Refused and CannotRecordError."""
        from partnership.recording.drafts import Drafts

        drafts = Drafts(self._opened)
        said = change(drafts)
        make(self._opened.root, drafts.changes(), said, Asked(dry_run=False, commit=False, branch=None), briefly=True)


def _day(question: str, offered: str | None) -> str | int | None:
    """Return a day as it is typed, once it is one; None where it is passed over."""
    from partnership.recording.typed import date

    while True:
        typed = _ask(question, offered)
        if typed in {"p", "P"}:
            return None
        if typed in {"q", "Q"}:
            raise _Left
        try:
            return date(typed, "the day")
        except (CannotRecordError, Refused) as refused:
            _tell(str(refused))


def _ask(question: str, offered: str | None = None) -> str:
    return str(typer.prompt(question, default=offered, err=True)).strip()


def _tell(text: str) -> None:
    """Say something, its lines broken where the terminal ends."""
    columns = shutil.get_terminal_size().columns
    for line in text.split("\n"):
        broken = textwrap.wrap(plain(line), columns, break_long_words=False, break_on_hyphens=False)
        typer.echo("\n".join(broken) if not line.startswith(" ") else plain(line), err=True)
