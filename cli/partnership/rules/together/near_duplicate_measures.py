"""Two measures may be one.

## Why it matters
A plan that lists one figure under two outcomes, in two wordings, has two records for it: two
owners, two sets of readings, two targets that can drift apart. One measure can serve several
outcomes.

Names are compared by their words, in any order, with the words that every such name has (“rate of”,
“percentage of”) left out. One must say all that the other says, spelling apart. Measures with
another age band, sex, area, population or unit are two, and so are those told apart by a number, a
school stage, a group of children (special needs, free school meals, in care) or a “not”.

## Example
```yaml records/measures/exampleshire/admissions-injuries-0-4.yaml
name: Rates of hospital admissions caused by unintentional and deliberate injuries in children (aged 0-4)
direction: lower
age: {printed: 0-4, from: 0, to: 4}
```

```yaml records/measures/exampleshire/injuries-0-4.yaml
name: Unintentional and deliberate injuries in children (aged 0-4)  # M003
direction: lower
age: {printed: 0-4, from: 0, to: 4}
```

## Instead
```yaml records/measures/exampleshire/injuries-0-4.yaml
name: Unintentional and deliberate injuries in children (aged 0-4)
direction: lower
age: {printed: 0-4, from: 0, to: 4}
```

```yaml records/measures/exampleshire/injuries-0-14.yaml
name: Unintentional and deliberate injuries in children (aged 0-14)
direction: lower
age: {printed: 0-14, from: 0, to: 14}
```

```yaml records/measures/exampleshire/level-2.yaml
name: Percentage achieving a Level 2 qualification by age 19
direction: higher
```

```yaml records/measures/exampleshire/level-2-ehcp.yaml
name: Percentage achieving a Level 2 qualification by age 19, young people with an EHCP
direction: higher
```
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from partnership.words.finding import Fault, Level, Related
from partnership.words.kinds import path_of, place_of
from partnership.words.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from partnership.records.facts.known import Facts
    from partnership.records.facts.measure import MeasureFacts

_SPELLED_ALIKE = 0.85
"""How like two spellings of one word are: one letter in seven may differ."""
CODE = "M003"
LEVEL = Level.WARNING

_ALIKE = 0.65
"""The share of their words that two names have in common, from which they may be one."""
_ENOUGH = 3
"""Shared words below which only names that are the same in every word may be one."""
_MOST = 50
"""How many names that share a rare word are compared: a word that more of them share tells little, and time stays linear."""
_WORD = re.compile(r"[a-z]+|[0-9]+(?:\.[0-9]+)?")
_PER = re.compile(r"\bper [0-9][0-9,]*")
_IDLE = frozenset(  # words of every such name
    [
        "a",
        "an",
        "and",
        "are",
        "as",
        "at",
        "be",
        "been",
        "being",
        "by",
        "for",
        "from",
        "has",
        "have",
        "if",
        "in",
        "into",
        "is",
        "it",
        "its",
        "of",
        "on",
        "or",
        "our",
        "that",
        "the",
        "their",
        "there",
        "these",
        "they",
        "this",
        "to",
        "was",
        "were",
        "which",
        "who",
        "whose",
        "with",
        "within",
        "age",
        "aged",
        "ages",
        "olds",
        "old",
        "yr",
        "yrs",
        "years",
        "year",
        "caused",
        "cause",
        "due",
        "result",
        "results",
        "rate",
        "rates",
        "number",
        "numbers",
        "total",
        "percentage",
        "percentages",
        "percent",
        "proportion",
        "prevalence",
        "incidence",
        "count",
        "level",
        "levels",
        "per",
    ],
)
_APART = frozenset(
    [
        "no",
        "not",
        "non",
        "without",
        "never",
        "first",
        "second",
        "early",
        "late",
        "key",
        "stage",
        "foundation",
        "reception",
        "nursery",
        "primary",
        "secondary",
        "special",
        "sixth",
        "school",
        "free",
        "meal",
        "meals",
        "fsm",
        "sen",
        "send",
        "ehc",
        "ehcp",
        "ehcps",
        "disadvantaged",
        "vulnerable",
        "looked",
        "care",
        "leaver",
        "leavers",
        "custody",
        "boy",
        "boys",
        "girl",
        "girls",
        "male",
        "males",
        "female",
        "females",
        "men",
        "women",
        "mother",
        "mothers",
        "father",
        "fathers",
        "repeat",
        "repeated",
        "persistent",
        "persistently",
        "severe",
        "severely",
        "permanent",
        "fixed",
        "authorised",
        "unauthorised",
    ],
)


class _Name(NamedTuple):
    """A measure, the telling words of its name, and what it must share with another to be the same."""

    measure: MeasureFacts
    words: frozenset[str]
    numbers: tuple[str, ...]


def check(facts: Facts) -> Iterator[tuple[str, Fault]]:
    """Yield a fault at every measure whose name another of its plan or place, first in order, may stand for."""
    blocks: defaultdict[tuple[object, ...], list[_Name]] = defaultdict(list)
    for measure in facts.measures:
        name = _name(measure)
        for home in (place_of(measure.id), *measure.plans):
            blocks[(home, measure.band, measure.sex, measure.areas, name.numbers)].append(name)
    told: set[tuple[str, str]] = set()
    for names in blocks.values():
        for first, second in _pairs(names) if len(names) > 1 else ():
            if (first.id, second.id) not in told:
                told.add((first.id, second.id))
                yield path_of("measure", second.id), _fault(first, second)


def _fault(first: MeasureFacts, second: MeasureFacts) -> Fault:
    where = (Related(path_of("measure", first.id), ("name",), "the other measure is here"),)
    message = f"“{second.name}” may be the same measure as “{first.name}”"
    remedy = f"if they are one, add what this one serves to `serves` in {path_of('measure', first.id)} and delete this record; if they are two, accept the finding with the reason"
    return Fault(("name",), message, remedy, related=where)


def _name(measure: MeasureFacts) -> _Name:
    text = measure.name.casefold()
    if measure.age:
        text = text.replace(measure.age.casefold(), " ")
    words = _WORD.findall(_PER.sub(" ", text))
    return _Name(
        measure,
        frozenset(_singular(word) for word in words if word not in _IDLE and not word[0].isdecimal()),
        tuple(sorted(word for word in words if word[0].isdecimal())),
    )


def _singular(word: str) -> str:
    """Return a word without the ending of a plural, where it has one: `dies` and `gas` have none."""
    if word[1:-3] and word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-1] if word[2:-1] and word.endswith("s") and not word.endswith("ss") else word


def _pairs(names: Sequence[_Name]) -> Iterator[tuple[MeasureFacts, MeasureFacts]]:
    """Yield the pairs that may be one, each later measure with the first that it is like.

    Two sets that share enough of their words share one of the rarest words of each, so that only
    names that meet there need to be compared.
    """
    rarity = Counter(word for name in names for word in name.words)
    meeting: defaultdict[str, list[_Name]] = defaultdict(list)
    same: dict[tuple[object, ...], _Name] = {}
    for name in names:
        what = (name.words, name.measure.unit, name.measure.population, name.measure.lasts)
        twin = same.setdefault(what, name)
        if twin is not name:
            yield twin.measure, name.measure
            continue
        ordered = sorted(name.words, key=lambda word: (rarity[word], word))
        telling = ordered[: len(ordered) - ceil(_ALIKE * len(ordered)) + 1]
        like = next((other for word in telling for other in meeting[word][:_MOST] if _may_be_one(other, name)), None)
        if like is not None:
            yield like.measure, name.measure
        for word in telling:
            meeting[word].append(name)


def _may_be_one(first: _Name, second: _Name) -> bool:
    shared = len(first.words & second.words)
    if shared < _ALIKE * len(first.words | second.words) or (first.words != second.words and shared < _ENOUGH):
        return False
    return _comparable(first.measure, second.measure) and _say_the_same(
        first.words - second.words, second.words - first.words
    )


def _comparable(first: MeasureFacts, second: MeasureFacts) -> bool:
    """Whether nothing that is stated of both sets them apart."""
    units = {first.unit, second.unit} - {"not-stated"}
    populations = {one.casefold() for one in (first.population, second.population) if one}
    return len(units) <= 1 and len(populations) <= 1 and first.lasts.overlaps(second.lasts) is not Truth.NO


def _say_the_same(first: frozenset[str], second: frozenset[str]) -> bool:
    """Whether what only one of two names says is said by no word that sets apart, or is a spelling of what the other says."""
    if not first or not second:
        return not (first | second) & _APART
    return (
        len(first) == len(second)
        and all(_spelling(one, second) for one in first)
        and all(_spelling(one, first) for one in second)
    )


def _spelling(word: str, others: Iterable[str]) -> bool:
    """Whether the word is another spelling of one of the others; `un-` and `in-` are not spelling."""
    from difflib import SequenceMatcher  # noqa: PLC0415 - only for names that are nearly alike

    return any(
        len(word) > _ENOUGH and word[0] == other[0] and SequenceMatcher(None, word, other).ratio() > _SPELLED_ALIKE
        for other in others
    )
