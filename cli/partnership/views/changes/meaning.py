"""What a change means, as judged: under its verdict, each judgement with its name and its fingerprint."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from partnership.answers import when
from partnership.answers.changes.judging import Verdict
from partnership.report import Branch, Cell, Heading, Paragraph, Tree
from partnership.views.changes.names import named
from partnership.words.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from partnership.answers.changes.compared import Changes
    from partnership.answers.changes.judging import Judgement
    from partnership.report import Block, Tone

_NEAR = 4
"""So many records of which the same is said are named; of more, how many."""


def verdicts_counted(judgements: Sequence[Judgement]) -> list[str]:
    """Return how many judgements that nobody accepted have each verdict, in words, the gravest first."""
    verdicts = Counter(one.verdict for one in judgements if one.accepted is None)
    return [f"{verdicts[one]} {_COUNTED[one][verdicts[one] != 1]}" for one in Verdict if verdicts[one]]


_COUNTED = {
    Verdict.WEAKENS: ("thing weakens", "things weaken"), Verdict.CANNOT_TELL: ("cannot be told", "cannot be told"),
    Verdict.STRENGTHENS: ("strengthens", "strengthen"), Verdict.NEUTRAL: ("does neither", "do neither"),
}  # fmt: skip
_HEADS = {
    Verdict.WEAKENS: "Weakens", Verdict.CANNOT_TELL: "Cannot tell", Verdict.STRENGTHENS: "Strengthens", Verdict.NEUTRAL: "Neither",
}  # fmt: skip
_TONES: dict[Verdict, Tone] = {
    Verdict.WEAKENS: "bad", Verdict.CANNOT_TELL: "unsure", Verdict.STRENGTHENS: "good", Verdict.NEUTRAL: "muted",
}  # fmt: skip


def judged_blocks(changes: Changes, judgements: Sequence[Judgement]) -> Iterator[Block]:
    """Yield what there is to say of what differs, under its verdict, each with the name by which `explain` knows it."""
    if not judgements:
        return
    yield Heading("What it means", 2)
    branches: list[Branch] = []
    for verdict in Verdict:
        those = [one for one in judgements if one.verdict is verdict and one.accepted is None]
        if those:
            branches.append(Branch(0, Cell(_HEADS[verdict], _TONES[verdict])))
            branches += [Branch(1, Cell(said)) for said in _alike(changes, those)]
    kept = [one for one in judgements if one.accepted is not None]
    if kept:
        branches.append(Branch(0, Cell("Accepted", "muted")))
        branches += [_accepted(changes, one) for one in kept]
    yield Tree(tuple(branches))
    if any(one.verdict is Verdict.WEAKENS and one.accepted is None for one in judgements):
        yield Paragraph(
            "What weakens and is meant to: accept it in the record, its place or the restructure, under `accepted`, with `judgement`, `fingerprint`, `reason`, `accepted_by` and `look_again`."
        )


def _alike(changes: Changes, judgements: Sequence[Judgement]) -> Iterator[str]:
    """Yield what is said of records, what is said of several in the same words only once; what weakens with its fingerprint."""
    by_words: dict[tuple[str, str], list[Judgement]] = {}
    for one in judgements:
        by_words.setdefault((one.name, one.says), []).append(one)
    for (name, says), those in by_words.items():
        names = [subject(changes, one) for one in those]
        who = (
            listed(names) if len(names) <= _NEAR else f"{listed(names[: _NEAR - 1])} and {len(names) - _NEAR + 1} more"
        )
        prints = [one.fingerprint for one in those] if those[0].verdict is Verdict.WEAKENS else []
        yield f"{who}: {says} [{' '.join((name, *prints))}]"


def _accepted(changes: Changes, judgement: Judgement) -> Branch:
    found = judgement.accepted
    why = (
        f"{found.reason} ({found.accepted_by}; to be looked at again {when.some_day(found.look_again)})"
        if found
        else ""
    )
    return Branch(1, Cell(f"{sentence(changes, judgement)} [{judgement.name}]"), under=(why,))


def subject(changes: Changes, judgement: Judgement) -> str:
    """Return what the record is called that is judged."""
    return named(changes, judgement.kind, judgement.record)


def sentence(changes: Changes, judgement: Judgement) -> str:
    """Return a judgement with its subject: `Children's Trust: quorum lowered from 10 to 8`."""
    return f"{subject(changes, judgement)}: {judgement.says}"
