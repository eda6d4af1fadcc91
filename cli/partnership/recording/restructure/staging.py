"""A further stage of a restructure: from what the last one had, what is different now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from partnership.answers.continuity.stage import stages
from partnership.answers.titles import Titles, called
from partnership.recording.drafts import CannotRecordError, readable
from partnership.words import dates
from partnership.words.truth import Truth
from partnership.words.wording import listed, plural

if TYPE_CHECKING:
    from partnership.answers.load import Records
    from partnership.documents.document import Document
    from partnership.recording.drafts import Drafts

_ORDER = ("reviewed", "consulted", "proposed", "agreed", "in-force")


class Step(NamedTuple):
    """A further stage: its word and its day; boards that end or are established now and were not, those that are neither any more (`without`).

    `number` is how many boards it establishes where a source gives a number, `decided_at` the meetings or boards that decided.
    """

    stage: str
    on: str | int
    ends: tuple[str, ...] = ()
    establishes: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    number: int | None = None
    decided_at: tuple[str, ...] = ()
    by: str | None = None
    source: dict[str, Any] | None = None


def add_stage(drafts: Drafts, records: Records, restructure: str, step: Step) -> str:
    """Add a stage to a restructure, and return what it changes, in sentences. Raises CannotRecordError.

    It starts from the boards that the last stage which names any ends and establishes. Where it is in force, changes whose day
    was not known happen on its day.
    """
    document = readable(records, "restructure", restructure)
    _refuse_backward(document, step)
    last = stages(document)[-1].data if stages(document) else {}
    over = step.stage in {"reversed", "abandoned"}
    if over and (step.ends or step.establishes or step.without):
        message = (
            f"by a stage that is {step.stage} no board ends or begins; leave --ends, --establishes and --without out"
        )
        raise CannotRecordError(message)
    was = {field: () if over else tuple(last.get(field, ())) for field in ("ends", "establishes")}
    _refuse_unknown(step, was)
    now = {
        field: tuple(dict.fromkeys((*(one for one in was[field] if one not in step.without), *more)))
        for field, more in (("ends", step.ends), ("establishes", step.establishes))
    }
    data = stage_row(step._replace(ends=now["ends"], establishes=now["establishes"]))
    drafts.append("restructure", restructure, ("stages",), data)
    if step.stage == "in-force":
        _date(drafts, document, step.on)
    return f"{called(document)}: {step.stage.replace('-', ' ')}, {dates.written(step.on)}.{_difference(records, document, last, was, now, step)}"


def stage_row(step: Step) -> dict[str, Any]:
    """Return a stage as records have it. Raises CannotRecordError where a board would both end and begin by it."""
    if both := set(step.ends).intersection(step.establishes):
        message = f"{min(both)} would end and be established by the same stage; it is one or the other"
        raise CannotRecordError(message)
    row = {
        "stage": step.stage,
        "on": step.on,
        "decided_at": list(step.decided_at),
        "by": step.by,
        "ends": list(step.ends),
        "establishes": list(step.establishes),
        "source": step.source,
    }
    data = {field: value for field, value in row.items() if value}
    return data if step.number is None else {**data, "number": step.number}


def _refuse_backward(document: Document, step: Step) -> None:
    """Raise CannotRecordError where a stage cannot come after those that there are."""
    every = document.data["stages"]
    before = every[-1]
    came = any(one["stage"] == "in-force" for one in every) and before["stage"] != "reversed"
    why = None
    if step.stage == "abandoned" and came:
        why = "it is in force, and what is in force is not abandoned but reversed"
    elif step.stage == "reversed" and not came:
        why = "it is not in force, and what is not in force is not reversed but abandoned"
    elif (
        step.stage in _ORDER and before["stage"] in _ORDER and _ORDER.index(step.stage) < _ORDER.index(before["stage"])
    ):
        why = f"it is {before['stage'].replace('-', ' ')} already"
    elif dates.moment(step.on).before(dates.moment(before["on"])) is Truth.YES:
        why = (
            f"its last stage, {before['stage'].replace('-', ' ')}, is of {dates.written(before['on'])}, which is later"
        )
    if why is not None:
        message = f"{called(document)} cannot be {step.stage.replace('-', ' ')} {dates.written(step.on)}: {why}"
        raise CannotRecordError(message)


def _refuse_unknown(step: Step, was: dict[str, tuple[str, ...]]) -> None:
    for board in step.without:
        if board not in was["ends"] and board not in was["establishes"]:
            message = f"{board} is not among the boards that the last stage ends or establishes, and cannot be left out"
            raise CannotRecordError(message)
        if board in step.ends or board in step.establishes:
            message = (
                f"{board} is given both with --without and as one that ends or is established; give one of the two"
            )
            raise CannotRecordError(message)


def _date(drafts: Drafts, document: Document, on: str | int) -> None:
    for number, one in enumerate(document.data.get("changes", ())):
        if one["on"] == "unknown":
            drafts.set("restructure", document.id, ("changes", number, "on"), on)


def _difference(
    records: Records,
    document: Document,
    last: Any,
    was: dict[str, tuple[str, ...]],
    now: dict[str, tuple[str, ...]],
    step: Step,
) -> str:
    """Return what differs from the last stage, in a sentence with a space before it; nothing where that cannot be said."""
    if not last or step.stage in {"reversed", "abandoned"}:
        return ""
    titles = Titles(records, document.place)
    parts = []
    for field, verb, infinitive in (("ends", "ends", "end"), ("establishes", "establishes", "establish")):
        more = [titles.record("board", one) for one in now[field] if one not in was[field]]
        less = [titles.record("board", one) for one in was[field] if one not in now[field]]
        parts += [f"it {verb} {listed(more)} too"] * bool(more) + [
            f"it does not {infinitive} {listed(less)} any more"
        ] * bool(less)
    if step.number is not None and step.number != last.get("number", step.number):
        parts.append(f"it establishes {plural(step.number, 'board')} instead of {last['number']}")
    stranded = sum(
        one["board"] not in now["ends"] for one in document.data.get("continuity", ()) if one["board"] in was["ends"]
    )
    if stranded:
        parts.append(
            f"{plural(stranded, 'row')} of `continuity` {'is' if stranded == 1 else 'are'} of boards that it does not end any more"
        )
    before = str(last["stage"]).replace("-", " ")
    return (
        f" As it was {before}: the same boards end and begin."
        if not parts
        else f" Otherwise than it was {before}: {'; '.join(parts)}."
    )
