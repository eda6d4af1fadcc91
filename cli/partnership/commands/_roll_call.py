"""The roll call of `partnership record` on a terminal: one key a person, line by line, without redrawing anything."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, NamedTuple, Protocol

from partnership.words.wording import listed, plain, wrapped

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Literal

    from partnership.recording.meeting.invited import Who
    from partnership.recording.meeting.noting import Sheet
    from partnership.recording.meeting.roll import Presence, Roll

_KEYS = (
    "p present", "v virtual", "a apologies", "n did not attend", "s substitute (S virtual)", "? not recorded",
    "Enter leave for now", "+ arrived later", "- left early", "i interest", "u undo", "b back", "h these keys",
    "q stop and write what was said",
)  # fmt: skip
_MARKS: dict[str, Presence] = {
    "p": "present",
    "v": "virtual",
    "a": "apologies",
    "n": "absent",
    "?": "not-recorded",
}
_SAID = {
    "present": "present",
    "virtual": "virtual",
    "apologies": "apologies",
    "absent": "did not attend",
    "not-recorded": "not recorded",
    "part": "there for a part",
}
_REPLIES = {
    "coming": "is coming",
    "coming-virtually": "is coming virtually",
    "apologies": "sends apologies",
    "sending-substitute": "sends a substitute",
}
_MOST_CHOICES = 9


def keys(columns: int) -> str:
    """Return the keys and what each does, in lines of so many columns at most."""
    lines = [""]
    for one in _KEYS:
        longer = f"{lines[-1]}   {one}" if lines[-1] else one
        if len(longer) < columns or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(one)
    return "".join(f"{line}\n" for line in lines)


class Asks(Protocol):
    """Somebody who can be asked: for one key, or for a line. Both raise EOFError where nobody is there any more."""

    def key(self) -> str:
        """Return the next key: a letter, or a line end for Enter."""

    def line(self, question: str) -> str:
        """Return what is typed after a question, without the line end."""


class Called(NamedTuple):
    """What a roll call came to: the roll, and the interests that were declared, as `--interest` takes them."""

    roll: Roll
    interests: tuple[str, ...]


def _columns() -> int:
    """How wide the terminal is now: it may have another size than a key ago."""
    return shutil.get_terminal_size().columns


class RollCall:
    """One roll call: where it is, what was said, and all that it was before, to be taken back."""

    def __init__(
        self,
        of: Sheet,
        begun: Called,
        asks: Asks,
        say: Callable[[str], None],
        standing: Callable[[Roll], str],
        keep: Callable[[Called], None],
    ) -> None:
        self._of = of
        self._asks = asks
        self._say = say
        self._standing = standing
        self._keep = keep
        self._roll, self._interests = begun
        self._before: list[tuple[int, Called]] = []
        self._people = of.invited.expected
        self._replies = {
            one.get("person") or one.get("seat"): _REPLIES[one["reply"]] for one in of.document.data.get("replies", ())
        }

    def take(self) -> Called:
        """Ask after everybody who is expected, the first first who is not said yet; return what was said by the time it stops.

        Where nobody is there any more to be asked, as when a line is cut, what was said until then is returned.
        """
        self._tell(f"{self._of.title}: {len(self._people)} expected.\n{keys(_columns())}")
        open_ = self._roll.open()
        at = self._people.index(open_[0]) if open_ else len(self._people)
        if at:
            self._tell(f"{self._standing(self._roll)}\n")
        try:
            while at >= 0:
                at = self._ask(at)
        except EOFError:
            self._tell("\nThe terminal is gone; what was said is kept.\n")
        return Called(self._roll, self._interests)

    def _ask(self, at: int) -> int:
        """Ask once; return who comes next, by number: -1 to stop, the number of all where everybody was asked."""
        who = self._people[at] if at < len(self._people) else None
        self._tell(self._question(at, who))
        key = self._asks.key()
        small = key if key == "S" else key.casefold()
        if small == "q" or (who is None and small in {"\n", "\r"}):
            self._tell("stop\n")
            return -1
        if small == "b":
            self._tell("back\n")
            return max(at - 1, 0)
        if small == "u":
            return self._undo(at)
        if small in {"+", "-", "i"}:
            self._tell("\n")
            self._try(at, self._interest if small == "i" else self._moving(small))
            return at
        if who is not None:
            if small in _MARKS:
                self._tell(f"{_SAID[_MARKS[small]]}\n")
                self._change(at, self._roll.marked(who, _MARKS[small]))
                return at + 1
            if small in {"s", "S"}:
                self._tell("substitute\n")
                done = self._try(at, lambda: self._substitute(who, virtual=small == "S"))
                return at + 1 if done else at
            if small in {"\n", "\r", " "}:
                self._tell("left for now\n")
                return at + 1
        self._tell(f"\n{keys(_columns())}" if small == "h" else "h shows the keys\n")
        return at

    def _question(self, at: int, who: Who | None) -> str:
        if who is None:
            left = self._roll.open()
            still = f"not yet said: {plain(listed(one.label for one in left))}; " if left else "everybody is said; "
            return f"{still}Enter or q keeps it, b goes back: "
        row = self._roll.row_of(who)
        reply = self._replies.get(who.person) or next(
            (self._replies[seat] for seat in who.seats if seat in self._replies), None
        )
        so_far = (
            f" [{_SAID[row['presence']]}]"
            if row is not None and who not in self._roll.open()
            else f" [{reply}]"
            if reply
            else ""
        )
        return f"{at + 1}/{len(self._people)} {plain(who.label)}{so_far}: "

    def _undo(self, at: int) -> int:
        if not self._before:
            self._tell("nothing to undo\n")
            return at
        where, (self._roll, self._interests) = self._before.pop()
        self._keep(Called(self._roll, self._interests))
        self._tell(f"undone\n{self._standing(self._roll)}\n")
        return where

    def _change(self, at: int, roll: Roll, interests: tuple[str, ...] = ()) -> None:
        self._before.append((at, Called(self._roll, self._interests)))
        self._roll, self._interests = roll, (*self._interests, *interests)
        self._keep(Called(self._roll, self._interests))
        self._tell(f"   {self._standing(roll)}\n")

    def _try(self, at: int, what: Callable[[], Called | None]) -> bool:
        """Do what may be refused, and say why where it is; return whether it was done."""
        from partnership.recording.drafts import CannotRecordError

        try:
            done = what()
        except CannotRecordError as error:
            self._tell(f"   {plain(str(error))}\n")
            return False
        if done is None:
            self._tell("   left as it was\n")
            return False
        self._change(at, done.roll, done.interests)
        return True

    def _moving(self, sign: str) -> Callable[[], Called | None]:
        from partnership.recording.typed import point

        way: Literal["arrived", "left"] = "arrived" if sign == "+" else "left"

        def moved() -> Called | None:
            name = self._asks.line(f"   Who {'arrived later' if sign == '+' else 'left early'}? ").strip()
            if not name:
                return None
            who = self._of.invited.who(name)
            item = self._asks.line(f"   {plain(who.label)}, at which item, or time (HH:MM)? ").strip()
            return Called(self._roll.moved(who, way, point(self._of, item)), ()) if item else None

        return moved

    def _interest(self) -> Called | None:
        from partnership.recording.meeting.business import interest

        name = self._asks.line("   Who declared an interest? ").strip()
        if not name:
            return None
        who = self._of.invited.who(name)
        items = self._asks.line(f"   {plain(who.label)}, in which item? ").strip()
        kind = self._asks.line("   Of what kind (pecuniary, personal...; `,left` where they left the room)? ").strip()
        typed = f"{name}@{items}" + (f"={kind}" if kind else "")
        interest(self._of, typed)
        return Called(self._roll, (typed,)) if items else None

    def _substitute(self, who: Who, *, virtual: bool) -> Called | None:
        """Ask who came in somebody's place, of those named or another, and whether the member sent apologies."""
        seat = self._seat(who)
        if seat is None:
            return None
        named = self._of.invited.named_for(seat)[:_MOST_CHOICES]
        choices = [f"{number} {plain(self._of.invited.person_title(one))}" for number, one in enumerate(named, 1)]
        self._tell(f"   Who came? {'   '.join((*choices, 'o another', 'Enter nobody says'))}: ")
        key = self._asks.key()
        chosen: str | None
        if key.isdecimal() and 1 <= int(key) <= len(named):
            chosen = named[int(key) - 1]
            self._tell(f"{plain(self._of.invited.person_title(chosen))}\n")
        elif key.casefold() == "o":
            self._tell("another\n")
            chosen = self._another(seat)
            if chosen is None:
                return None
        elif key in {"\n", "\r"}:
            self._tell("nobody says\n")
            chosen = None
        else:
            self._tell("\n")
            return None
        roll = self._roll.substituted(seat, chosen, virtual=virtual)
        self._tell(f"   And {plain(who.label)}: a apologies   n none   ? not recorded: ")
        mark = _MARKS.get(self._asks.key().casefold(), "not-recorded")
        mark = mark if mark in {"apologies", "absent"} else "not-recorded"
        self._tell(f"{_SAID[mark]}\n")
        return Called(roll.marked(who, mark), ())

    def _another(self, seat: str) -> str | None:
        """Return somebody else who came, by id, or by name as printed where the place does not record them and it is wished."""
        from partnership.recording.drafts import CannotRecordError
        from partnership.recording.meeting.invited import PRINTED

        name = self._asks.line("   Name: ").strip()
        if not name:
            return None
        try:
            return self._of.invited.person(name, self._of.invited.named_for(seat))
        except CannotRecordError as error:
            self._tell(f"   {plain(str(error))}\n   Keep the name as it was typed? y yes   n no: ")
        kept = self._asks.key().casefold() == "y"
        self._tell("yes\n" if kept else "no\n")
        return f"{PRINTED}{name}" if kept else None

    def _seat(self, who: Who) -> str | None:
        """Return for which of their seats somebody was substituted."""
        if len(who.seats) == 1:
            return who.seats[0]
        choices = [f"{number} {plain(self._of.invited.title(one))}" for number, one in enumerate(who.seats, 1)]
        self._tell(f"   For which seat? {'   '.join(choices[:_MOST_CHOICES])}: ")
        key = self._asks.key()
        self._tell(f"{plain(key)}\n")
        return who.seats[int(key) - 1] if key.isdecimal() and 1 <= int(key) <= len(who.seats) else None

    def _tell(self, text: str) -> None:
        self._say(wrapped(text, _columns()))
