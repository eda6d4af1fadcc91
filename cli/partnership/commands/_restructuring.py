"""What `partnership restructure` does without asking: the list of what is open, the sheet of it, and changes by options or from a sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from partnership.commands._run import Refused, found

if TYPE_CHECKING:
    from partnership.answers.load import Records
    from partnership.commands._restructure_options import Given
    from partnership.recording.drafts import Drafted, Drafts
    from partnership.recording.restructure.restructuring import Answer, Had, Walk


def changed(opened: Records, restructure: str, given: Given) -> Drafted:
    """Return the change that the options ask for. Raises Refused and CannotRecordError."""
    from partnership.recording.drafts import Drafted, Drafts
    from partnership.recording.restructure.restructuring import walk

    drafts = Drafts(opened)
    if given.stage is not None or given.last_day is not None or given.first_day is not None:
        said = _staged(drafts, opened, restructure, given)
    else:
        way = walk(opened, restructure)
        if given.sheet is not None:
            from partnership.commands._restructure_sheet import taken

            said = taken(drafts, opened, restructure, way, given)
        elif given.thing is not None:
            said = _answered(drafts, opened, restructure, way, given)
        else:
            said = _replaced(drafts, opened, restructure, way, given)
    return Drafted(drafts.changes(), said)


def answer(opened: Records, carried: tuple[str, ...], retired: str | None, not_known: str | None) -> Answer:
    """Return the answer that was typed. Raises Refused and CannotRecordError."""
    from partnership.recording.drafts import readable
    from partnership.recording.ending import seat_meant
    from partnership.recording.restructure.restructuring import Answer
    from partnership.recording.typed import words

    if carried:
        to, seats = zip(*(one.partition("#")[::2] for one in carried), strict=True)
        boards = tuple(dict.fromkeys(found(opened, "board", one) for one in to))
        named = [one for one in seats if one]
        if named and len(boards) > 1:
            message = "a seat is carried to one seat of one board: give one BOARD#SEAT, or boards without seats"
            raise Refused(message)
        return Answer("carried", boards, seat_meant(readable(opened, "board", boards[0]), named[0]) if named else None)
    if retired is not None:
        if not retired.strip():
            message = "what is retired needs a reason"
            raise Refused(message)
        return Answer("retired", reason=retired.strip())
    searched = tuple(words(str(not_known)))
    if not searched:
        message = "what is not known needs the documents that were searched: their ids, parted by commas"
        raise Refused(message)
    return Answer("not-known", searched=searched)


def in_words(answer_: Answer) -> str:
    """Return an answer as it is said."""
    from partnership.words.wording import listed as together

    where = f" to {together(answer_.to)}" if answer_.to else ""
    return answer_.fate.replace("-", " ") + where + (f", seat {answer_.to_seat}" if answer_.to_seat else "")


def left(way: Walk, of: str | None) -> bool:
    """Whether anything is left to be said, of one board or of all."""
    if of is None:
        return way.left
    return of in way.unplaced or any(one.board == of for one in way.open) or (way.in_force and of in way.lasting)


IN_FORCE = "--stage in-force --on DATE --last-day DATE --first-day DATE"
"""What is said of a restructure once it is in force."""


def listed(opened: Records, restructure: str, way: Walk, of: str | None) -> str:
    """Return what is left to be said, and how that is done."""
    from partnership.answers.titles import Titles
    from partnership.words.kinds import place_of
    from partnership.words.wording import plain, plural

    titles = Titles(opened, place_of(restructure))
    things = [one for one in way.open if of is None or one.board == of]
    if not left(way, of):
        if of is not None:
            return f"Nothing that {of} has is left to be spoken of.\n"
        days = "" if way.in_force else f"Once it is in force: `partnership restructure {restructure} {IN_FORCE}`.\n"
        return f"{plural(len(way.things), 'thing')} of the boards that end: all of them are spoken of.\n{days}"
    blocks = []
    for boards, head in (
        (way.unplaced, "What comes after these is not said yet; --of BOARD with --replaced-by or --abolished says it."),
        (way.lasting if way.in_force else (), "These end, and have no last day; --last-day gives it to them."),
        (
            way.unbegun if way.in_force and of is None else (),
            "These are established, and have no first day; --first-day gives it to them.",
        ),
        (
            way.unmade if of is None else (),
            "These are to be established, and have no record; `partnership new board` makes it.",
        ),
    ):
        named = [one for one in boards if of is None or one == of]
        if named:
            blocks.append("\n".join([head, *(f"  {plain(titles.record('board', one))} ({one})" for one in named)]))
    if things:
        lines = [f"{len(things)} of {plural(len(way.things), 'thing')} of the boards that end are not spoken of yet."]
        board = ""
        for one in things:
            if one.board != board:
                board = one.board
                lines.append(f"\n{plain(one.title)} ({board})")
            lines.append(
                f"  {plain(one.name)}" + ("" if one.thing.title in one.name else f"  {plain(one.thing.title)}")
            )
        blocks.append("\n".join(lines))
        first = f"partnership restructure {restructure} --of {things[0].board} --thing {plain(things[0].name)}"
        blocks.append(f"Next: `{first} --carried-to BOARD`, or --retired WHY; on a terminal each is asked for.")
    return "\n\n".join(blocks) + "\n"


def _the_one(way: Walk, given: Given) -> Had:
    """Return the thing that is meant. Raises Refused."""
    typed = str(given.thing).strip()
    every = [one for one in way.things if given.of is None or one.board == given.of]
    same = [one for one in every if typed in {one.name, one.thing.key}]
    left_ = [one for one in same if given.again or not one.spoken]
    if len(left_) == 1:
        return left_[0]
    if left_ and len({one.board for one in left_}) == 1:
        message = f"`{typed}` may be any of these: {', '.join(one.name for one in left_)}; write one of them"
    elif left_:
        message = (
            f"`{typed}` may be of any of these boards: {', '.join(one.board for one in left_)}; say which with --of"
        )
    elif same:
        message = f"`{typed}` is not among what is open: it is spoken of already; --again answers anew"
    else:
        message = f"`{typed}` is not among what is open; leave --thing out to see it"
    raise Refused(message)


def _answered(drafts: Drafts, opened: Records, restructure: str, way: Walk, given: Given) -> str:
    from partnership.answers.continuity.things import PLURALS
    from partnership.recording.restructure.restructuring import answered, answered_alike
    from partnership.words.wording import plural

    said = answer(opened, given.carried, given.retired, given.not_known)._replace(source=given.source)
    kind = next((one for one, more in PLURALS.items() if more == str(given.thing).strip()), None)
    if kind is None:
        one = _the_one(way, given)
        answered(drafts, restructure, [(one, said)])
        return f"{one.title}, {one.thing.kind} {one.thing.title}: {in_words(said)}."
    those = [one for one in way.open if one.thing.kind == kind and (given.of is None or one.board == given.of)]
    boards = list(dict.fromkeys(one.board for one in those))
    if len(boards) != 1:
        message = (
            f"{PLURALS[kind]} of several boards are open: {', '.join(boards)}; say which with --of"
            if boards
            else f"no {PLURALS[kind]} are among what is open; leave --thing out to see it"
        )
        raise Refused(message)
    if said.to_seat is not None:
        message = "seats that are carried together go to a board, not to one seat of it"
        raise Refused(message)
    answered_alike(drafts, restructure, boards[0], kind, said)
    return f"{those[0].title}, {plural(len(those), kind, PLURALS[kind])}: {in_words(said)}."


def _replaced(drafts: Drafts, opened: Records, restructure: str, way: Walk, given: Given) -> str:
    from partnership.recording.restructure.replacing import Replaced, replace

    on = given.on if given.on is not None else way.on if way.in_force else "unknown"
    to = tuple(dict.fromkeys(found(opened, "board", one) for one in given.replaced_by))
    boards = [given.of] if given.of is not None else list(way.unplaced)
    if not boards:
        message = (
            "what comes after every board that ends is said already; `partnership undo` takes the last change back"
        )
        raise Refused(message)
    if given.of is not None and given.of in way.ends and given.of not in way.unplaced:
        message = f"what comes after {given.of} is said already, in `changes` of {restructure}; mend it there"
        raise Refused(message)
    return " ".join(
        replace(drafts, opened, restructure, way.ends, Replaced(board, to, None, on, given.source)) for board in boards
    )


def _staged(drafts: Drafts, opened: Records, restructure: str, given: Given) -> str:
    """Add a stage where one is given, and days where they are; return that in sentences."""
    from partnership.recording.drafts import readable
    from partnership.recording.restructure.replacing import Days, date_boards
    from partnership.recording.restructure.staging import Step, add_stage

    stage = readable(opened, "restructure", restructure).data["stages"][-1]
    sentences = []
    if given.stage is not None:
        assert given.on is not None  # noqa: S101 - `asked_for` has seen to it
        boards = {
            field: tuple(found(opened, "board", one) for one in getattr(given, field))
            for field in ("ends", "establishes", "without")
        }
        decided = tuple(dict.fromkeys(_meeting_or_board(opened, one) for one in given.decided_at))
        step = Step(
            given.stage, given.on, **boards, number=given.number, decided_at=decided, by=given.by, source=given.source
        )
        sentences.append(add_stage(drafts, opened, restructure, step))
        stage = drafts.data("restructure", restructure)["stages"][-1]
    if given.last_day is not None or given.first_day is not None:
        last = (
            {}
            if given.last_day is None
            else dict.fromkeys(_undated(opened, stage.get("ends", ()), "dissolved", given.of), given.last_day)
        )
        first = (
            {}
            if given.first_day is None
            else dict.fromkeys(_undated(opened, stage.get("establishes", ()), "established", None), given.first_day)
        )
        days = Days(last, first, given.also, given.source)
        sentences += date_boards(drafts, opened, restructure, stage, days)
        if given.last_day is not None and not last:
            sentences.append("Each board that ends has its last day already.")
        if given.first_day is not None and not first:
            sentences.append("Each board that is established has its first day already.")
    return " ".join(sentences)


def _undated(opened: Records, boards: Any, word: str, of: str | None) -> list[str]:
    """Return those of the boards whose records lack a day; of one alone that one, which may have it."""
    if of is not None:
        if of not in boards:
            message = f"{of} is not among the boards that end by the last stage"
            raise Refused(message)
        return [of]
    documents = {one: opened.document("board", one) for one in boards}
    return [one for one, document in documents.items() if document is None or word not in document.data]


def _meeting_or_board(opened: Records, typed: str) -> str:
    """Return the id of a meeting, or of a board. Raises Refused."""
    wanted = typed.strip()
    if wanted in opened.listed["meeting"]:
        return wanted
    board, _, day = wanted.rpartition("/")
    if day[:4].isdecimal() and board:
        meeting = f"{found(opened, 'board', board)}/{day}"
        if meeting in opened.listed["meeting"]:
            return meeting
        message = f"there is no meeting {meeting}; `partnership meetings {board}` shows them"
        raise Refused(message)
    return found(opened, "board", wanted)
