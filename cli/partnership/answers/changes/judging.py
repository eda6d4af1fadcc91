"""What a change means: strengthens, weakens, neither, or cannot be told, each judgement by its name."""

from __future__ import annotations

from enum import Enum
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple, Protocol

from partnership.words.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from partnership.answers.changes.compared import Changes
    from partnership.answers.changes.facts import Fact
    from partnership.answers.changes.standing import Standing
    from partnership.answers.continuity.ledger import Ledger

_LENGTH = 12


class Verdict(Enum):
    """What a change does to how the partnership is governed; the gravest first."""

    WEAKENS = "weakens"
    CANNOT_TELL = "cannot tell"
    STRENGTHENS = "strengthens"
    NEUTRAL = "neutral"


class Said(NamedTuple):
    """What a judgement says of a record: the verdict, a sentence without its subject, and what it turns on.

    `aspect` leads to what it is about, as in a fact. `was` and `now` are what was compared, in short: with them, a judgement is told
    from another of the same name.
    """

    verdict: Verdict
    says: str
    aspect: tuple[str, ...] = ()
    was: str = ""
    now: str = ""


class Case(NamedTuple):
    """A record that is there on both sides and differs."""

    before: Standing
    after: Standing
    facts: Sequence[Fact]

    def differs(self, *sorts: str) -> bool:
        """Whether a fact of one of these sorts, or of a part of one, is among those of the record."""
        return any(fact.sort == sort or fact.sort.startswith(f"{sort}.") for fact in self.facts for sort in sorts)


class Judge(Protocol):
    """A module that judges records of one kind; its docstring is its page."""

    __name__: str
    __doc__: str | None

    KIND: str
    """The kind of record that it judges."""

    def judge(self, case: Case) -> Iterator[Said]:
        """Yield what is to be said of a record that differs."""


class WholeJudge(Protocol):
    """A module that judges what no one record shows; its docstring is its page."""

    __name__: str
    __doc__: str | None

    def judge_whole(self, changes: Changes, ledger: Ledger | None) -> Iterator[tuple[str, Said]]:
        """Yield what is to be said, after the id of the board that it is said of; `ledger` is that of boards that end, if any do."""


class Accepted(NamedTuple):
    """That a judgement was looked at and stands: why, who says so, until when, and in which record."""

    reason: str
    accepted_by: str
    look_again: str
    kind: str
    record: str


class Judgement(NamedTuple):
    """A judgement on a record: by its `name`, with what it says, and the facts that it rests on.

    `fingerprint` is made of the name, the record and what was compared, and of no sentence: it stays the same for the same change.
    `accepted` is set where a record on the second side accepts it.
    """

    name: str
    kind: str
    record: str
    verdict: Verdict
    says: str
    aspect: tuple[str, ...]
    facts: tuple[Fact, ...]
    fingerprint: str
    accepted: Accepted | None = None


def stamped(name: str, kind: str, record: str, said: Said, facts: Sequence[Fact]) -> Judgement:
    """Return what was said as a judgement; `facts` are those of the record.

    Where all that it rests on may not differ at all, by an imprecise date, it cannot be told.
    """
    parts = (name, kind, record, *said.aspect, said.was, said.now)
    print_ = sha256("\0".join(parts).encode(errors="surrogatepass")).hexdigest()[:_LENGTH]
    resting = tuple(one for one in facts if one.aspect[: len(said.aspect)] == said.aspect)
    verdict, says = said.verdict, said.says
    if resting and all(one.sure is Truth.UNKNOWN for one in resting):
        verdict, says = Verdict.CANNOT_TELL, f"perhaps {says}"
    return Judgement(name, kind, record, verdict, says, said.aspect, resting, print_)


def more_or_less(was: float, now: float, *, more: Verdict = Verdict.STRENGTHENS) -> Verdict:
    """Return the verdict on a number that went up, which is that for `more`, or down, which is the opposite."""
    less = Verdict.WEAKENS if more is Verdict.STRENGTHENS else Verdict.STRENGTHENS
    return more if now > was else less if now < was else Verdict.NEUTRAL
