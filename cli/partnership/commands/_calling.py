"""A roll call taken on the terminal and written; what was said is kept from key to key until it is."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from partnership.commands._meetings import follows, write
from partnership.commands._run import Refused, Unseen, emit

if TYPE_CHECKING:
    from datetime import date

    from partnership.answers.load import Records
    from partnership.commands._changing import Asked
    from partnership.commands._roll_call import Asks, Called
    from partnership.recording.meeting.noting import Noted, Notes, Sheet


def call(opened: Records, meeting: str, today: date, notes: Notes, asked: Asked) -> None:
    """Take the roll call on the terminal, from where one that was not written was left, and write what was said. Raises Refused.

    Where it is not written, because the rules refuse it or it is broken off, what was said is kept and offered again.
    """
    from partnership.commands._keys import Terminal, outliving_the_terminal
    from partnership.commands._roll_call import RollCall
    from partnership.recording.drafts import CannotRecordError
    from partnership.recording.meeting.noting import callable_on, sheet, written
    from partnership.source import kept
    from partnership.views.quorum.standing import Standing

    def called(of: Sheet) -> Noted:
        callable_on(of, today)
        with Terminal() as terminal:
            begun = _begun(opened, of, terminal)
            said = RollCall(of, begun, terminal, say, Standing(of).line, _Keeping(opened, of).keep).take()
        return written(of, said.roll, notes._replace(interest=said.interests), today)

    with outliving_the_terminal():
        try:
            done = called(sheet(opened, meeting))
            write(opened, done, asked, of_the_room=True, then=follows(done.sheet))
        except (CannotRecordError, Refused, KeyboardInterrupt) as stopped:
            if not kept.is_kept(opened.root, meeting):
                raise
            if not isinstance(stopped, KeyboardInterrupt):
                message = f"{stopped}; {_where(opened, meeting)}"
                raise Refused(message) from None
            say(f"\nNothing was written; {_where(opened, meeting)}.\n")
            raise
        if asked.dry_run:
            say(f"{_where(opened, meeting).capitalize()}.\n")
        else:
            kept.drop(opened.root, meeting)


def say(text: str) -> None:
    """Show something of the roll call, where there is still a terminal to show it on."""
    with suppress(Unseen):
        emit(text, None)


def _where(opened: Records, meeting: str) -> str:
    from partnership.source import kept

    return f"what was said is kept: `partnership record {meeting}` takes it up again, and {kept.path(opened.root, meeting)} has it in words"


class _Keeping:
    """Keeps what is said of a meeting after every key, and says once where that cannot be done."""

    def __init__(self, opened: Records, of: Sheet) -> None:
        self._opened = opened
        self._of = of
        self._told = False

    def keep(self, said: Called) -> None:
        """Keep what was said by now; nothing is left where all of it was taken back."""
        from partnership.recording.meeting.keeping import text
        from partnership.source import kept

        root, meeting = self._opened.root, self._of.document.id
        words = text(self._of, said.roll, said.interests)
        if not words:
            kept.drop(root, meeting)
        elif (why := kept.keep(root, meeting, words)) and not self._told:
            self._told = True
            say(f"   (what is said cannot be kept until it is written: {why})\n")


def _begun(opened: Records, of: Sheet, asks: Asks) -> Called:
    """Return where the roll call begins: what is on record, or what was kept of it, if that is wished. Raises Refused."""
    from partnership.commands._roll_call import Called
    from partnership.recording.drafts import CannotRecordError
    from partnership.source import kept

    fresh = Called(of.roll, ())
    if not kept.is_kept(opened.root, of.document.id):
        return fresh
    try:
        begun, why = _kept(opened, of), None
    except (CannotRecordError, Refused) as error:
        begun, why = fresh, str(error)
    offer = f"cannot be taken up: {why}.\nd drops it" if why else "is kept.\nEnter takes it up, d drops it"
    while True:
        say(f"A roll call of this meeting that was not written {offer}, q stops: ")
        try:
            key = asks.key().casefold()
        except EOFError:
            key = "q"
        if key == "q":
            say("stop\n")
            message = "nothing was changed"
            raise Refused(message)
        if key == "d":
            say("dropped\n")
            kept.drop(opened.root, of.document.id)
            return fresh
        if key in {"\n", "\r"} and why is None:
            say("taken up\n")
            return begun
        say("\n")


def _kept(opened: Records, of: Sheet) -> Called:
    """Return what was kept, as the record has it now. Raises Refused or CannotRecordError where it does not fit that any more."""
    from partnership.commands._roll_call import Called
    from partnership.commands._roll_in import roll_in
    from partnership.recording.meeting.business import interest
    from partnership.recording.meeting.marking import marked
    from partnership.recording.meeting.noting import Notes
    from partnership.source import kept

    said: dict[str, Any] = roll_in(kept.path(opened.root, of.document.id))
    notes = Notes(**said)
    for typed in notes.interest:
        interest(of, typed)
    return Called(marked(of, notes), notes.interest)
