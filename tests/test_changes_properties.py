"""What holds of every comparison: nothing differs from itself, looking back mirrors looking on, and order never matters."""

from __future__ import annotations

import json
import tempfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from partnership.answers.changes.whole import whole
from partnership.answers.load import Records
from partnership.answers.side import Side
from sides import mirrored

if TYPE_CHECKING:
    from random import Random

    from partnership.answers.changes.whole import Whole

DAYS = st.sampled_from(["2020", "2022-05", "2023-06-30", "unknown"])
TIMES = st.fixed_dictionaries({}, optional={"since": DAYS, "until": DAYS})
OPPOSITE = {"weakens": "strengthens", "strengthens": "weakens", "cannot tell": "cannot tell"}


@st.composite
def boards(draw: st.DrawFn) -> dict[str, Any]:
    """Draw the data of a board with some of everything that can begin and end."""
    names = st.sampled_from(["a", "b", "c"])
    seat = st.builds(
        lambda title, time, holder: {"title": title, **time, "holders": [holder]},
        names,
        TIMES,
        TIMES.map(lambda time: {"post": "P", **time}),
    )
    chair = st.builds(lambda post, time: {"office": "chair", "post": post, **time}, names, TIMES)
    duty = st.builds(lambda name, time: {"function": name, **time}, names, TIMES)
    terms = st.builds(
        lambda need, since: {"since": since, "quorum": {"need": {"at_least": need, "counting": "seats"}}},
        st.integers(1, 3),
        DAYS,
    )
    fields = {
        "seats": st.dictionaries(names, seat, min_size=1, max_size=3), "officers": st.lists(chair, min_size=1, max_size=3),
        "functions": st.lists(duty, min_size=1, max_size=3), "terms_of_reference": st.lists(terms, min_size=1, max_size=2),
        "established": st.fixed_dictionaries({"on": DAYS}), "dissolved": st.fixed_dictionaries({"on": DAYS}),
    }  # fmt: skip
    return {"name": draw(names), "kind": "board", **draw(st.fixed_dictionaries({}, optional=fields))}


FOLDERS = st.dictionaries(st.sampled_from(["one", "two", "three"]), boards(), min_size=1, max_size=3)
SIDES = st.sampled_from([None, date(2021, 1, 1), date(2023, 6, 30)])


def side(folder: Path, name: str, found: dict[str, Any], day: date | None) -> Side:
    """Write boards below a folder, and return them as a side."""
    root = folder / name / "records"
    (root / "boards" / "exampleshire").mkdir(parents=True)
    for one, data in found.items():
        (root / "boards" / "exampleshire" / f"{one}.yaml").write_text(json.dumps(data), encoding="utf-8")
    return Side(Records(root), day, name)


def both(before: dict[str, Any], after: dict[str, Any], day: date | None) -> tuple[Whole, Whole]:
    """Compare two folders one way and the other."""
    with tempfile.TemporaryDirectory() as name:
        sides = [side(Path(name), word, found, day) for word, found in (("before", before), ("after", after))]
        return whole(*sides), whole(*reversed(sides))


@settings(max_examples=25, deadline=None)
@given(FOLDERS, SIDES, st.randoms())
def test_nothing_differs_from_itself_in_another_order(found: dict[str, Any], day: date | None, random: Random) -> None:
    """The order of files, keys and entries is no difference, and nothing follows from it."""
    there, _ = both(found, shuffled(found, random), day)
    assert (there.changes.facts, there.changes.lives, there.judgements) == ((), (), ())


@settings(max_examples=25, deadline=None)
@given(FOLDERS, FOLDERS, SIDES)
def test_looking_back_mirrors_looking_on(before: dict[str, Any], after: dict[str, Any], day: date | None) -> None:
    """Every fact, and every board that began or ended, stands the other way about; what weakens strengthens, where the sides differ alone."""
    there, back = both(before, after, day)
    assert sorted(map(repr, there.changes.facts)) == sorted(repr(mirrored(one)) for one in back.changes.facts)
    the_other = {"began": "ended", "ended": "began"}
    assert [(one.board, one.how, one.sure) for one in there.changes.lives] == [
        (one.board, the_other[one.how], one.sure) for one in back.changes.lives
    ]
    quorum = {(one.record, one.verdict.value) for one in there.judgements if one.name == "quorum-need"}
    assert quorum == {(one.record, OPPOSITE[one.verdict.value]) for one in back.judgements if one.name == "quorum-need"}


def shuffled(value: Any, random: Random) -> Any:
    """Return plain data with its keys and the entries of its lists in another order."""
    if isinstance(value, dict):
        keys = list(value)
        random.shuffle(keys)
        return {key: shuffled(value[key], random) for key in keys}
    if isinstance(value, list):
        return [shuffled(one, random) for one in random.sample(value, len(value))]
    return value
