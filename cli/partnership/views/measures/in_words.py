"""Figures, travel, variation and ratings in words, and a series as a line of signs."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from partnership.answers.measures.travel import MOVED, limits_apart
from partnership.answers.measures.variation import FEWEST
from partnership.report import Cell
from partnership.words import dates
from partnership.words.wording import plural

if TYPE_CHECKING:
    from collections.abc import Mapping

    from partnership.answers.measures.assessed import Assessed
    from partnership.answers.measures.rating import Colour, Rating
    from partnership.answers.measures.series import Figure, Series
    from partnership.answers.measures.travel import Travel, Verdict
    from partnership.answers.measures.variation import State, Variation
    from partnership.records.model.measure import Measure
    from partnership.report import Tone

_AFTER = {
    "percent": "%",
    "per-1000": " per 1,000",
    "per-10000": " per 10,000",
    "per-100000": " per 100,000",
    "years": " years",
}
_TONES: Mapping[Verdict, Tone] = {
    "better": "good", "worse": "bad", "similar": "plain", "not-comparable": "unsure", "not-yet-published": "muted", "cannot-tell": "unsure",
}  # fmt: skip
COLOURED: Mapping[Colour, Tone] = {"green": "good", "amber": "unsure", "red": "bad", "grey": "muted"}
"""How a rating may be coloured."""
_STATES: Mapping[State, tuple[str, Tone]] = {
    "common-cause": ("common cause", "plain"),
    "improving": ("special cause, improving", "good"),
    "concerning": ("special cause, concerning", "bad"),
    "special-high": ("special cause, high", "unsure"),
    "special-low": ("special cause, low", "unsure"),
    "too-few": ("too few points", "muted"),
    "not-charted": ("not charted", "muted"),
}
_LEVELS = "▁▂▃▅▆▇"
"""The heights of a line of signs; `render.code_pages` knows what stands in for them."""
_MOST_SIGNS = 12
NONE = "-"
"""What stands where there is nothing to say."""


def number(value: Decimal | Fraction) -> str:
    """Return a number as a person reads it: as printed, thousands set off by commas; an exact one to one decimal."""
    if isinstance(value, Decimal):
        return f"{value:,f}"
    tenths = (abs(value) * 10 + Fraction(1, 2)).__floor__()
    return f"{'-' if value < 0 and tenths else ''}{tenths // 10:,}.{tenths % 10}"


def with_unit(measure: Measure, value: Decimal | Fraction) -> str:
    """Return a number with the unit of its measure."""
    return f"{number(value)}{_AFTER.get(measure.unit, '')}"


def figure(measure: Measure, one: Figure) -> str:
    """Return a figure as it is printed, or as its counts give it; what is missing is said."""
    if one.printed is not None:
        return with_unit(measure, one.printed)
    if one.exact is not None:
        return with_unit(measure, one.exact)
    return (one.reading.missing or "no value").replace("-", " ")


def of_period(measure: Measure, one: Figure | None) -> str:
    """Return a figure with its period, and that it is provisional where it is."""
    if one is None:
        return NONE
    version = ", provisional" if one.reading.version == "provisional" else ""
    return f"{figure(measure, one)} ({one.period.text}{version})"


def change(measure: Measure, travel: Travel) -> str:
    """Return which way a figure went and by how much: `down 0.5`; empty where there are not two figures."""
    moved = travel.change
    if moved is None or travel.now is None or travel.before is None:
        return ""
    if moved == 0:
        return "no change"
    printed = travel.now.printed, travel.before.printed
    if printed[0] is not None and printed[1] is not None and printed[0] != printed[1]:
        by = number(abs(printed[0] - printed[1]))
    else:
        by = number(abs(moved)) if abs(moved) >= Fraction(1, 20) else "less than 0.1"
    points = " points" if measure.unit == "percent" else ""
    return f"{'up' if moved > 0 else 'down'} {by}{points}"


def why(travel: Travel) -> str:
    """Return why there is the verdict or none, and that a change may be chance where it may; empty where neither needs saying."""
    chance = "" if travel.tested or travel.verdict not in MOVED else "chance not ruled out"
    return ", ".join(part for part in (travel.why, chance) if part)


def verdict(measure: Measure, travel: Travel) -> Cell:
    """Return the direction of travel: the verdict, then the change, why there is no verdict, and that it may be chance where it may."""
    after = ", ".join(part for part in (change(measure, travel), why(travel)) if part)
    return Cell(f"{travel.verdict.replace('-', ' ')}{f': {after}' if after else ''}", _TONES[travel.verdict])


def variation(one: Variation | None) -> Cell:
    """Return how a series varies: common cause, special cause with what shows it, or how many points there are."""
    if one is None:
        return Cell(NONE)
    words, tone = _STATES[one.state]
    return Cell(f"{words}{f': {one.why}' if one.why else ''}", tone)


def varies(one: Variation) -> str:
    """Return what a series' variation means, in a sentence for those who meet such a chart for the first time."""
    if one.state == "common-cause":
        return "The last point is what this series usually does: no change is to be read into it."
    if one.state == "too-few":
        return f"Process limits need {FEWEST} points or more; there {'is' if len(one.points) == 1 else 'are'} {len(one.points)}."
    if one.state == "not-charted":
        return f"No chart of variation: {one.why}."
    how = {
        "improving": "better than",
        "concerning": "worse than",
        "special-high": "higher than",
        "special-low": "lower than",
    }
    return f"The last point is {how[one.state]} this series usually is ({one.why}): look for a cause."


def rated(one: Rating | None) -> Cell:
    """Return a rating by its word, with what it rests on."""
    if one is None:
        return Cell(NONE)
    exactly = f" ({one.exactly} by its counts)" if one.exactly else ""
    return Cell(f"{one.colour}{exactly}", COLOURED[one.colour], one.why)


def spark(one: Assessed) -> Cell:
    """Return the last figures of a measure as a line of signs from its lowest to its highest; `|` is a break, `?` no figure."""
    if len(one.main) != 1:
        return Cell("")
    series = one.main[0].without_doubt()
    shown = series.figures[-_MOST_SIGNS:]
    values = [each.value for each in shown if each.value is not None]
    if len(values) <= 1:
        return Cell("")
    low, high = min(values), max(values)
    signs = ""
    for place, each in enumerate(shown):
        signs += "|" if place and series.broken_between(shown[place - 1].period, each.period) else ""
        signs += "?" if each.value is None else _LEVELS[_level(each.value, low, high)]
    first, last = shown[0], shown[-1]
    lowest, highest = (figure(one.measure, next(each for each in shown if each.value == end)) for end in (low, high))
    return Cell(
        signs,
        "plain",
        f"{plural(len(shown), 'reading')} from {first.period.text} to {last.period.text}: lowest {lowest}, highest {highest}",
    )


def _level(value: Fraction, low: Fraction, high: Fraction) -> int:
    if low == high:
        return len(_LEVELS) // 2
    return min(int((value - low) / (high - low) * len(_LEVELS)), len(_LEVELS) - 1)


def due(one: Assessed) -> str:
    """Return when the next reading is due, and that its day has passed where it has."""
    written = one.document.data.get("next_due")
    if written is None:
        return "no date on record"
    said = dates.written(written)
    return {
        "overdue": f"{said}: has passed", "perhaps": f"{said}: may have passed", "to-come": said, "met": f"{said}: a reading came since",
    }[one.due]  # fmt: skip


def compared_with(one: Assessed) -> list[str]:
    """Return what larger places have in the same period, a line each: their figure and how far off this one is."""
    now = one.figure
    if now is None or now.value is None:
        return []
    lines = []
    for other in one.others:
        beside = other.at(now.period.text) if _alike(one, other) else None
        if beside is None or beside.value is None or beside.value == now.value:
            continue
        apart = now.value - beside.value
        area = one.titles.area(other.key.area) if other.key.area else "another area"
        by = (
            number(abs(now.printed - beside.printed))
            if now.printed is not None and beside.printed is not None
            else number(abs(apart))
        )
        lines.append(
            f"{area} {figure(one.measure, beside)}: {by} {'above' if apart > 0 else 'below'} it{_chance(now, beside)}"
        )
    return lines


def _alike(one: Assessed, other: Series) -> bool:
    main = one.main[0].key
    return (other.key.sex, other.key.age) == (main.sex, main.age)


def _chance(now: Figure, beside: Figure) -> str:
    apart = limits_apart(now, beside)
    if apart is None:
        return "; without confidence limits for both, chance is not ruled out"
    return "; the confidence limits lie apart" if apart else "; the confidence limits overlap"


def aim(one: Assessed) -> str:
    """Return the target of a measure, by when, and the tolerance stated with it."""
    target = one.measure.target
    if target.value is None:
        return target.says or "none on record"
    from_ = f"{number(target.value)} to " if target.range_to is not None else ""
    by = f" by {target.by}" if target.by else ""
    amber = f", amber within {number(target.amber_within)}" if target.amber_within is not None else ""
    return f"{from_}{with_unit(one.measure, target.value if target.range_to is None else target.range_to)}{by}{amber}"
