"""What came of a rule at a point of a meeting, as a tree of its conditions and in a few words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.records.model.need import AllOf, AnyOf, AtLeast, EachOf, Judgement, Present, SetBy, When
from partnership.views.quorum.tree import Reason
from partnership.words.truth import Truth
from partnership.words.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from partnership.quorum.counting import Tally
    from partnership.quorum.evaluating import Outcome
    from partnership.quorum.spans import Span
    from partnership.records.model.members import Members
    from partnership.views.quorum.names import Names
    from partnership.views.quorum.rule_in_words import RuleInWords

_FEW = 3
"""As many people as this are named where they alone meet a condition."""
_GROUPS = ((Truth.YES, "Counted"), (Truth.UNKNOWN, "In doubt"), (Truth.NO, "Left out"))
_SO = {Truth.YES: "it is so", Truth.NO: "it is not so", Truth.UNKNOWN: "whether it is so is not known"}


class OutcomeInWords:
    """Outcomes of one board's rule in words; with `explain`, with everybody who was looked at."""

    def __init__(self, names: Names, words: RuleInWords, *, explain: bool = False) -> None:
        self._names = names
        self._words = words
        self._explain = explain

    # -- the tree

    def tree(self, outcome: Outcome) -> Reason:
        """Return an outcome with all that it rests on; whoever is named for one count is not named again for the next."""
        return self._tree(outcome, set())

    def _tree(self, outcome: Outcome, named: set[str]) -> Reason:
        members = self.members(outcome)
        if members is not None:
            return self._of_set(outcome, members)
        clause = self._clause(outcome)
        parts = [self._tree(part, named) for part in outcome.parts]
        match outcome.need:
            case AtLeast():
                return self._counted(outcome, named)
            case When(condition=condition):
                case = outcome.case
                said = _SO[case.holds] if case else ""
                why = f" ({case.why})" if case and case.why else ""
                text = f"where {self._words.condition(condition)}{clause}: {said}{why}"
                nothing = () if outcome.parts else (Reason("nothing more is needed then"),)
                return self._reason(outcome, text, (*parts, *nothing))
            case AllOf() | AnyOf():
                text = ("all of these" if isinstance(outcome.need, AllOf) else "one of these") + clause
                return self._reason(outcome, text, parts)
            case EachOf(each=each):
                shared = outcome.met is Truth.NO and all(part.met is not Truth.NO for part in outcome.parts)
                why = "; nobody stands for two of them" if shared else ""
                text = f"at least {'one' if each == 1 else each} from each of these{clause}{why}"
                return self._reason(outcome, text, parts)
            case need:
                return self._reason(outcome, f"{self._words.need(need)}{clause}: {outcome.why}")

    def _reason(self, outcome: Outcome, text: str, reasons: Iterable[Reason] = (), under: Iterable[str] = ()) -> Reason:
        return Reason(text, tuple(reasons), outcome.met, tuple(under))

    def _clause(self, outcome: Outcome) -> str:
        """Return the section that a need is said in, in brackets; a set of several has that of them all."""
        of_several = self.members(outcome) is not None and isinstance(outcome.need, EachOf)
        return f" [{outcome.need.section}]" if outcome.need.section and not of_several else ""

    def _counted(self, outcome: Outcome, named: set[str]) -> Reason:
        why = f"; {outcome.why}" if outcome.why else ""
        working = (f"How many are needed: {outcome.working}.",) if outcome.working else ()
        text = f"{self._words.need(outcome.need)}{self._clause(outcome)}: {outcome.counted} counted, {_needed(outcome.needed)}{why}"
        everybody = [*self.everybody(outcome.tallies)]
        if everybody and named.issuperset(everybody):
            everybody = ["The same people as above."]
        named.update(everybody)
        return self._reason(outcome, text, under=(*working, *everybody))

    def _of_set(self, outcome: Outcome, members: Members) -> Reason:
        counted = [one for one in outcome.tallies if one.counts is Truth.YES]
        said = outcome.met is Truth.YES and len(self.people(counted)) <= _FEW
        others = [one for one in outcome.tallies if not (said and one in counted)]
        text = self._words.one_of(members) if isinstance(outcome.need, Present) else self._words.members(members)
        who = outcome.why or self._who(outcome)
        return self._reason(outcome, f"{text}{self._clause(outcome)}: {who}", under=self.everybody(others))

    def _who(self, outcome: Outcome) -> str:
        """Return who of a set was there, or may have been."""
        who, perhaps = (
            self.people(one for one in outcome.tallies if one.counts is counts) for counts in (Truth.YES, Truth.UNKNOWN)
        )
        if outcome.met is Truth.YES:
            return listed(who) if len(who) <= _FEW else f"{len(who)} of them"
        if outcome.met is Truth.UNKNOWN:
            return f"perhaps {listed(perhaps, 'or')}" if len(perhaps) <= _FEW else f"perhaps one of {len(perhaps)}"
        return f"only {listed(who)}" if who else "nobody"

    def members(self, outcome: Outcome) -> Members | None:
        """Return the set of members that an outcome is about, where it is about one."""
        if isinstance(outcome.need, Present):
            return outcome.need.of
        if isinstance(outcome.need, EachOf) and "each_of" in outcome.at[-2:-1]:
            return outcome.need.sets[int(outcome.at[-1])]
        return None

    # -- people

    def everybody(self, tallies: Sequence[Tally]) -> Iterator[str]:
        """Yield who was counted, who is in doubt, and who was left out and why; nothing unless that is to be explained."""
        if not self._explain:
            return
        for counts, word in _GROUPS:
            own = [one for one in tallies if one.counts is counts]
            if own:
                yield f"{word}, {len(self.people(own))}: {'; '.join(self._by_reason(own))}."

    def _by_reason(self, tallies: Sequence[Tally]) -> Iterator[str]:
        reasons = [reason(one) for one in tallies]
        for why in dict.fromkeys(reasons):
            names = listed(self.people(one for one, own in zip(tallies, reasons, strict=True) if own == why))
            yield f"{why}: {names}"

    def people(self, tallies: Iterable[Tally]) -> list[str]:
        """Return people by name, each with all their seats."""
        seats: dict[str, list[str]] = {}
        first: dict[str, Tally] = {}
        for one in tallies:
            first.setdefault(one.who, one)
            seats.setdefault(one.who, []).extend((one.place.id,) if one.place.id is not None else ())
        return [self._names.tally(one, seats[who]) for who, one in first.items()]

    # -- in a few words

    def decided(self, outcome: Outcome, met: Truth) -> list[str]:
        """Return what makes an outcome met, not met or unknown, each condition in a few words."""
        members = self.members(outcome)
        if members is not None:
            return [self._decided_by_set(outcome, members)]
        if isinstance(outcome.need, AtLeast):
            return [self._decided_by_count(outcome, outcome.need)]
        if isinstance(outcome.need, (SetBy, Judgement)):
            return [outcome.why]
        own = [part for part in outcome.parts if part.met is met]
        if not own and isinstance(outcome.need, EachOf):
            return ["one person cannot stand for two of those needed"]
        return list(dict.fromkeys(words for part in own for words in self.decided(part, met)))

    def _decided_by_count(self, outcome: Outcome, need: AtLeast) -> str:
        if outcome.needed is None or outcome.needed.high is None:
            return f"how many are needed is not known ({outcome.working})"
        noun = _NOUNS.get(need.counting, "")
        whose = f" from {self._words.members(need.of)}" if need.of.narrows else ""
        nobody = f" ({outcome.why})" if outcome.why else ""
        if outcome.met is Truth.YES:
            return f"{outcome.counted} counted{whose}, {outcome.needed} {noun}needed"
        return f"{outcome.counted} of the {outcome.needed} {noun}needed{whose}{nobody}"

    def _decided_by_set(self, outcome: Outcome, members: Members) -> str:
        if outcome.why:
            return f"{self._words.members(members)}: {outcome.why}"
        if outcome.met is Truth.UNKNOWN:
            return f"whether there was {self._words.one_of(members)} is not known"
        if outcome.met is Truth.YES or (outcome.counted is not None and outcome.counted.high != 0):
            return f"{outcome.counted} of the {outcome.needed} needed from {self._words.members(members)}"
        return self._words.nobody_of(members)


def joined(parts: Sequence[str]) -> str:
    """Return what decided, joined so that each part stands apart: `6 of the 7 needed, and nobody from the police sector`."""
    return ", and ".join((", ".join(parts[:-1]), parts[-1])) if len(parts) > 1 else "".join(parts)


def reason(tally: Tally) -> str:
    """Return why somebody counts or does not; a seat that nobody holds is vacant."""
    empty = tally.place.filled is Truth.NO and tally.there is not Truth.YES and tally.sitting.person is None
    return "vacant" if empty else tally.why


_NOUNS = {
    "organisations": "organisations ",
    "agencies": "agencies ",
    "nominators": "nominating bodies ",
    "districts": "districts ",
    "seats": "seats ",
}


def _needed(needed: Span | None) -> str:
    return "how many are needed is not known" if needed is None or needed.high is None else f"{needed} needed"


def nearest_count(outcomes: Iterable[Outcome]) -> Outcome | None:
    """Return the count that came nearest to failing, or that failed by most; None where nothing was counted."""
    counts = [
        leaf
        for outcome in outcomes
        for leaf in outcome.leaves()
        if isinstance(leaf.need, AtLeast) and leaf.counted is not None and leaf.needed is not None
    ]
    return min(counts, key=_to_spare, default=None)


def _to_spare(leaf: Outcome) -> float:
    high = leaf.needed.high if leaf.needed else None
    return float("-inf") if high is None or leaf.counted is None else leaf.counted.low - high
