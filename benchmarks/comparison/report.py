"""What was measured, laid out as Markdown, with the targets it is held to."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import log
from typing import TYPE_CHECKING, NamedTuple

from comparison.subjects import CHECK_JSONSCHEMA, COLD, NATIVE, PYTHON, WARM, Missing
from comparison.timing import KIB_IN_MIB, floor, ratio, seconds, sound

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from comparison.subjects import Subject
    from comparison.timing import Run

JUDGED, LARGE, LARGEST = 2_000, 20_000, 100_000
ABSENT = "–"  # a dash is what an empty cell of a table holds


@dataclass(frozen=True, slots=True)
class Result:
    """What one way took on one corpus: how many calls a run is made of, its runs, and the run that was watched."""

    way: str
    calls: int
    runs: Sequence[Run]
    watched: Run


class Measured(NamedTuple):
    """Everything measured: start-up by command, every way on next to no files, everyone on so many files."""

    start_up: Mapping[str, Sequence[Run]]
    least: Mapping[str, Result]
    results: Mapping[int, Mapping[str, Result]]


class Target(NamedTuple):
    """A figure held to: what it is, what was measured, and the bound it must keep."""

    claim: str
    measured: float | None
    bound: float
    at_least: bool = False

    @property
    def verdict(self) -> str:
        """Met, not met, or not measured."""
        if self.measured is None:
            return "not measured"
        kept = self.measured >= self.bound if self.at_least else self.measured <= self.bound
        return "met" if kept else "**not met**"


def fastest(present: Iterable[Subject], ways: Mapping[str, Result]) -> dict[str, Result]:
    """Return for each subject that was measured the result of its fastest way."""
    return {
        each.name: min((ways[way.label] for way in each.ways), key=lambda result: seconds(result.runs))
        for each in present
        if all(way.label in ways for way in each.ways)
    }


def size_table(title: str, competitors: Iterable[Subject | Missing], results: Mapping[str, Result], files: int) -> str:
    """Lay out one size: seconds, ratios and memory of everyone."""
    rows = [_row(each, results, files) for each in competitors]
    head = ("", "runs", "seconds", "× bare Python", "× ours cold", "× ours warm", "largest MiB", "together MiB", "exit")  # noqa: RUF001 - times, not an x
    return f"## {title}\n\n{_table(head, rows)}"


def start_up_table(runs: Mapping[str, Sequence[Run]]) -> str:
    """Lay out what starting takes."""
    bare = runs[PYTHON]
    rows = [
        (name, str(len(each)), _figure(seconds(each)), _figure(ratio(each, bare)), _statuses(each))
        for name, each in runs.items()
    ]
    return f"## Start-up\n\n{_table(('', 'runs', 'seconds', '× bare Python', 'exit'), rows)}"  # noqa: RUF001 - times, not an x


def growth_table(measured: Measured) -> str:
    """Lay out the exponent of growth from each size to the next, start-up taken off."""
    pairs = list(pairwise(measured.results))
    names = [name for name in next(iter(measured.results.values())) if name != PYTHON]
    rows = [(name, *(_figure(_exponent(measured, name, pair)) for pair in pairs)) for name in names]
    head = ("", *(f"{smaller:,} to {larger:,}" for smaller, larger in pairs))
    return f"## Growth\n\n{_table(head, rows)}"


def target_table(measured: Measured) -> str:
    """Lay out the targets and whether they are met."""
    rows = [
        (each.claim, f"{'≥' if each.at_least else '≤'} {each.bound:g}", _figure(each.measured), each.verdict)
        for each in _targets(measured)
    ]
    return f"## Targets\n\n{_table(('', 'held to', 'measured', ''), rows)}"


def _targets(measured: Measured) -> Iterator[Target]:
    judged, start_up = measured.results.get(JUDGED, {}), measured.start_up
    yield Target(
        f"{JUDGED:,} files cold: times faster than {CHECK_JSONSCHEMA}",
        _between(judged, CHECK_JSONSCHEMA, COLD),
        20,
        at_least=True,
    )
    yield Target(f"{JUDGED:,} files cold: times the seconds of {NATIVE}", _between(judged, COLD, NATIVE), 2.5)
    yield Target(
        f"{JUDGED:,} files warm: times faster than {CHECK_JSONSCHEMA}",
        _between(judged, CHECK_JSONSCHEMA, WARM),
        100,
        at_least=True,
    )
    yield Target(f"steepest growth of cold, {JUDGED:,} to {LARGEST:,} files: exponent", _steepest(measured), 1.05)
    yield Target(f"{LARGE:,} files cold: peak MiB", _peak(measured.results.get(LARGE, {})), 200)
    for bound, command in zip((2, 7, 12), list(start_up)[1:], strict=True):
        yield Target(f"{command}: bare starts of Python", ratio(start_up[command], start_up[PYTHON]), bound)


def _between(results: Mapping[str, Result], slower: str, faster: str) -> float | None:
    if slower not in results or faster not in results:
        return None
    return ratio(results[slower].runs, results[faster].runs)


def _peak(results: Mapping[str, Result]) -> float | None:
    if COLD not in results or not sound([results[COLD].watched]):
        return None
    return results[COLD].watched.together / KIB_IN_MIB


def _steepest(measured: Measured) -> float | None:
    sizes = [files for files in measured.results if JUDGED <= files <= LARGEST]
    if not {JUDGED, LARGEST} <= set(sizes):
        return None
    exponents = [_exponent(measured, COLD, pair) for pair in pairwise(sizes)]
    return max((each for each in exponents if each is not None), default=None)


def _exponent(measured: Measured, name: str, sizes: tuple[int, int]) -> float | None:
    """Return the power of the number of files that the time grows with; nothing where starting is most of it."""
    less, more = (_work(measured, name, files) for files in sizes)
    return log(more / less) / log(sizes[1] / sizes[0]) if less and more else None


def _work(measured: Measured, name: str, files: int) -> float | None:
    """Return the time without that of starting as often as it was started, unless starting is most of it."""
    result = measured.results[files].get(name)
    if result is None or not sound(result.runs):
        return None
    least = measured.least[result.way]
    starting = seconds(least.runs) * result.calls / least.calls
    work = seconds(result.runs) - starting
    return work if work > starting / 2 else None


def _row(competitor: Subject | Missing, results: Mapping[str, Result], files: int) -> Sequence[str]:
    if isinstance(competitor, Missing):
        return (f"{competitor.name}: not found ({competitor.install})", *(ABSENT,) * 8)
    if competitor.name not in results:
        return (f"{competitor.name}: not run above {competitor.up_to:,} files, {files:,} asked", *(ABSENT,) * 8)
    result = results[competitor.name]
    return (
        result.way,
        str(len(result.runs)),
        _figure(seconds(result.runs)),
        *(_figure(ratio(result.runs, results[other].runs)) for other in (PYTHON, COLD, WARM)),
        _mebibytes(result.watched.largest),
        _mebibytes(result.watched.together),
        _statuses([result.watched, *result.runs]),
    )


def _statuses(runs: Sequence[Run]) -> str:
    """Show the exit statuses seen, and what it means for the figures if one of them is not 0."""
    seen = ", ".join(map(str, sorted(frozenset().union(*(each.statuses for each in runs)))))
    return seen if sound(runs) else f"{seen} (figures void)"


def _mebibytes(kib: int) -> str:
    return f"{kib / KIB_IN_MIB:.0f}" if kib > floor() else f"under {floor() / KIB_IN_MIB:.0f}"


def _figure(value: float | None) -> str:
    """Show three figures, or whole numbers from a hundred on."""
    hundred = 100
    if value is None:
        return ABSENT
    return f"{value:,.0f}" if value >= hundred else f"{value:#.3g}"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    rule = "| --- |" + " ---: |" * (len(head) - 1)
    lines = (f"| {' | '.join(cells)} |" for cells in (head, *rows))
    first = next(lines)
    return "\n".join((first, rule, *lines)) + "\n"
