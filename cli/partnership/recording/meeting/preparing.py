"""What is noted of a meeting to come: when and where, its agenda, who replied, and when its notice and papers went out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from partnership.documents import shapes
from partnership.recording import citing
from partnership.recording import typed as read
from partnership.recording.drafts import CannotRecordError, Drafts
from partnership.recording.fields import put
from partnership.recording.meeting import agenda
from partnership.recording.meeting.noting import Noted
from partnership.words.wording import plural

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from partnership.recording.meeting.noting import Sheet
    from partnership.source.editing.draft import Draft


class Ahead(NamedTuple):
    """What is to be noted, as typed: each field is the option of its name; records that are named stand here by their ids.

    `reply` has WHO=REPLY[@DAY], `item` [NUMBER=]TITLE, `item_is` ITEM=WORD[,WORD], `item_by` and `item_about` ITEM=WHAT;
    `order` the numbers of all items with commas; `items_from` is a meeting.
    """

    kind: str | None = None
    starts: str | None = None
    venue: str | None = None
    mode: str | None = None
    joint_with: tuple[str, ...] = ()
    reconvenes: str | None = None
    items_from: str | None = None
    item: tuple[str, ...] = ()
    item_is: tuple[str, ...] = ()
    item_by: tuple[str, ...] = ()
    item_about: tuple[str, ...] = ()
    order: str | None = None
    reply: tuple[str, ...] = ()
    notice: str | None = None
    papers_sent: str | None = None
    papers_published: str | None = None
    papers_late: tuple[str, ...] = ()
    note: tuple[str, ...] = ()
    source: dict[str, Any] | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing is noted; a source alone is of nothing."""
        return not any(self._replace(source=None))


def prepared(of: Sheet, ahead: Ahead, today: date) -> Noted:
    """Return the change that notes all this of a meeting; a reply came `today` where no other day is said. Raises CannotRecordError."""
    before = of.document.data

    def change(draft: Draft) -> Draft:
        draft = _when_and_where(draft, ahead)
        draft = agenda.written(of, draft, ahead, today)
        for typed in ahead.reply:
            draft = _replied(of, draft, typed, today)
        draft = _sent(draft, ahead, today)
        for typed in ahead.note:
            draft = citing.noted(of, draft, typed)
        return citing.cited(before, draft, ahead.source)

    drafts = Drafts(of.records)
    drafts.edit("meeting", of.document.id, change)
    after = of.after(drafts.data("meeting", of.document.id))
    said = "; ".join(_in_words(ahead)) or "nothing new"
    return Noted(drafts.changes(), f"{of.title}: {said}.", after)


def _when_and_where(draft: Draft, ahead: Ahead) -> Draft:
    for field, value in (
        ("kind", ahead.kind),
        ("starts", None if ahead.starts is None else read.clock(ahead.starts, "--starts")),
        ("venue", None if ahead.venue is None else read.said(ahead.venue, "--venue")),
        ("mode", ahead.mode),
        ("reconvenes", ahead.reconvenes),
    ):
        draft = draft if value is None else draft.set((field,), value)
    for board in ahead.joint_with:
        draft = draft if board in draft.data.get("joint_with", ()) else draft.append(("joint_with",), board)
    return draft


def _replied(of: Sheet, draft: Draft, typed: str, today: date) -> Draft:
    words = shapes.words("meeting", "replies", "reply")
    name, said = read.parted(typed, "--reply", "WHO=REPLY, such as police=apologies")
    reply, at, day = said.partition("@")
    if of.document.data["status"] != "planned":
        message = f"--reply {typed}: {of.title}, is not to come any more; who came is noted with `partnership record`"
        raise CannotRecordError(message)
    who = of.invited.who(name)
    if not who.expected:
        message = f"--reply {typed}: {who.label} is not one of those expected; a reply is a member's, who says whether they send somebody"
        raise CannotRecordError(message)
    row: dict[str, Any] = {} if len(who.seats) != 1 and who.person else {"seat": who.seats[0]}
    row |= {"person": who.person} if who.person else {}
    row |= {"reply": read.one_of(reply, words, "--reply")}
    row |= {"on": read.past(read.day(day, "--reply"), "--reply", today) if at else today.isoformat()}
    same = [
        number
        for number, one in enumerate(draft.data.get("replies", ()))
        if one.get("seat") in who.seats or (who.person and one.get("person") == who.person)
    ]
    return draft.set(("replies", same[0]), row) if same else draft.append(("replies",), row)


def _sent(draft: Draft, ahead: Ahead, today: date) -> Draft:
    for at, day, option in (
        (("notice", "given"), ahead.notice, "--notice"),
        (("papers", "sent"), ahead.papers_sent, "--papers-sent"),
        (("papers", "published"), ahead.papers_published, "--papers-published"),
    ):
        if day is not None:
            draft = put(draft, at, read.past(day, option, today))
    for typed in ahead.papers_late:
        paper = read.said(typed, "--papers-late")
        late = draft.data.get("papers", {}).get("late", [])
        draft = draft if paper in late else put(draft, ("papers", "late"), [*late, paper])
    return draft


def _in_words(ahead: Ahead) -> Iterator[str]:
    """Yield what was noted, each in a few words."""
    items = (*ahead.item, *ahead.item_is, *ahead.item_by, *ahead.item_about, ahead.order, ahead.items_from)
    said: tuple[tuple[object, str], ...] = (
        (any((*ahead[:4], ahead.joint_with, ahead.reconvenes)), "when and where"),
        (any(items), "its agenda"),
        (ahead.reply, plural(len(ahead.reply), "reply", "replies")),
        (ahead.notice, "notice given"),
        (ahead.papers_sent or ahead.papers_published or ahead.papers_late, "its papers"),
        (ahead.note, "a note"),
    )
    return (words for given, words in said if given)
