"""The answer for one meeting: in a sentence, in a cell, and what decided it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.answers.quorum.replay import decisive
from partnership.quorum.judging import Answer
from partnership.report import Cell
from partnership.views.quorum.outcome import joined, nearest_count
from partnership.views.quorum.points import points_in_words
from partnership.views.quorum.readings import read_so
from partnership.words.truth import Truth
from partnership.words.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from partnership.answers.quorum.forward import Candidate
    from partnership.answers.quorum.opened import Held
    from partnership.quorum.judging import AtPoint, Judged, ReadSo
    from partnership.report import Tone
    from partnership.views.quorum.in_words import InWords
    from partnership.views.quorum.names import Names

TONES: dict[Answer, Tone] = {
    Answer.QUORATE: "good",
    Answer.INQUORATE: "bad",
    Answer.SOME: "bad",
    Answer.NO_RULE: "muted",
    Answer.CANNOT_TELL: "unsure",
}
_MET = {
    Answer.QUORATE: Truth.YES,
    Answer.INQUORATE: Truth.NO,
    Answer.SOME: Truth.NO,
    Answer.CANNOT_TELL: Truth.UNKNOWN,
}
_FEW = 3


def answer_cell(answer: Answer) -> Cell:
    """Return an answer as a cell."""
    return Cell(answer.value, TONES[answer])


def answered(held: Held, words: InWords, *, briefly: bool = False) -> str:
    """Return the answer for a meeting in one sentence, with what decided it, and the ruling where that changes it.

    `briefly` leaves out what each way to read the text comes to.
    """
    judged = held.judged
    why = decided(judged, words, briefly=briefly)
    first = f"{judged.answer.value[:1].upper()}{judged.answer.value[1:]}"
    said = f"{first}: {why}." if why else f"{first}."
    if held.honoured is not judged.answer and held.ruling is not None:
        return f"{said} It goes as {held.honoured.value}, by the ruling of the {held.ruling.ruling.by}."
    return said


def decided(judged: Judged, words: InWords, *, briefly: bool = False) -> str:
    """Return what decided a meeting's quorum, in a few words; `briefly` as for `answered`."""
    version = judged.version
    if (
        judged.answer is Answer.NO_RULE
        or version is None
        or len(_answers(judged)) > 1
        or version.holds is not Truth.YES
    ):
        return judged.why
    readings = version.applied.readings
    if not readings:
        return judged.why
    if len({one.answer for one in readings}) > 1:
        return (
            "it depends on how the text is read"
            if briefly
            else "it depends on how the text is read: "
            + "; ".join(
                f"{answer.value} if {_ifs(readings, answer)}"
                for answer in dict.fromkeys(one.answer for one in readings)
            )
        )
    return of_points(judged.points, judged.answer, words)


def _answers(judged: Judged) -> set[Answer]:
    return {one.applied.answer for one in judged.versions}


def _ifs(readings: Sequence[ReadSo], answer: Answer) -> str:
    ways = [read_so(one.reading) for one in readings if one.answer is answer]
    return ways[0] if len(ways) == 1 else f"read in one of {len(ways)} ways"


def of_points(points: Sequence[AtPoint], answer: Answer, words: InWords) -> str:
    """Return what decided at the points of a meeting that were counted."""
    met = _MET[answer]
    wanted = [at for at in points if at.met is met]
    if answer is Answer.QUORATE:
        count = nearest_count(at.outcome for at in points)
        return words.outcomes.decided(count, met)[0] if count is not None else ""
    reasons: dict[str, list[AtPoint]] = {}
    for at in wanted:
        reasons.setdefault(joined(words.outcomes.decided(at.outcome, met)), []).append(at)
    several = len(reasons) > 1 or len(wanted) < len(points)
    return "; ".join(
        f"{'not ' * (met is Truth.NO)}at {points_in_words([at.point for at in those])}: {why}" if several else why
        for why, those in reasons.items()
    )


def count_cell(points: Sequence[AtPoint]) -> Cell:
    """Return the count that came nearest to failing with what was needed, `15 of 7`; empty where none was taken."""
    leaf = nearest_count(at.outcome for at in points)
    if leaf is None or leaf.counted is None or leaf.needed is None:
        return Cell("")
    needed = "?" if leaf.needed.high is None else str(leaf.needed)
    return Cell(f"{leaf.counted} ({needed} needed)")


def people(candidates: Iterable[Candidate], names: Names, joint: str = "and") -> str:
    """Return candidates by name with their seats."""
    return listed((names.who(one.person, one.seats) for one in candidates), joint)


def decisive_in_words(judged: Judged, names: Names) -> str:
    """Return on whom it rested, or who would have been enough; empty where it was on nobody alone."""
    return deciders_in_words(*decisive(judged), names)


def deciders_in_words(decided_: Sequence[Candidate], missing: Sequence[Candidate], names: Names) -> str:
    """Return that a quorum rested on some, or that any one of some others would have made it."""
    if len(decided_) > _FEW:
        return f"would have failed without any one of {len(decided_)} of those there"
    if decided_:
        return f"would have failed without {people(decided_, names, 'or')}"
    if len(missing) > _FEW:
        return f"any one of {len(missing)} of those absent would have been enough"
    if missing:
        return f"{people(missing, names, 'or')} would have been enough"
    return ""
