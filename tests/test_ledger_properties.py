"""What holds of every ledger of continuity."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from continuities import (
    AFTER,
    BEFORE,
    END,
    NEW,
    OLD,
    OTHER,
    START,
    between,
    board,
    records,
    restructure,
    world,
)
from folders import ROOT
from partnership.answers.continuity.ledger import ledger
from partnership.answers.load import Records
from partnership.answers.side import Side
from partnership.checking.check import check

# -- properties

KEYS = ("police", "council", "school")
_fate = st.sampled_from(
    [None, {"fate": "carried", "to": [NEW]}, {"fate": "carried", "to": [NEW, OTHER]}, {"fate": "retired", "reason": "No."}, {"fate": "not-known", "searched": ["minutes"]}]
)  # fmt: skip


@st.composite
def worlds(draw: st.DrawFn) -> tuple[dict[str, Any], dict[str, dict[str, Any] | None]]:
    """Draw the files of a change, and what its restructure says of each seat of the board that ends."""
    seats = draw(st.lists(st.sampled_from(KEYS), unique=True))
    said = {seat: draw(_fate) for seat in seats}
    rows = [{"seat": seat, **one} for seat, one in said.items() if one] + [
        {"seat": "stranger", "fate": "retired", "reason": "No."}
    ]
    order = draw(st.permutations(range(len(rows))))
    keys = draw(st.permutations(seats))
    change = restructure(*(rows[one] for one in order))
    old = {"name": "Old", "kind": "board", "dissolved": {"on": END}, "seats": {key: {} for key in keys}}
    if not seats:
        del old["seats"]
    files = {
        "places/exampleshire.yaml": {"name": "Exampleshire", "kind": "county", "documents": {"minutes": {"title": "M", "kind": "minutes"}}},
        "boards/exampleshire/old.yaml": dict(draw(st.permutations(list(old.items())))),
        "boards/exampleshire/new.yaml": board("New", established={"on": START}),
        "boards/exampleshire/other.yaml": board("Other"),
        "restructures/exampleshire/change.yaml": dict(draw(st.permutations(list(change.items())))),
    }  # fmt: skip
    return files, said


@settings(max_examples=25, deadline=None)
@given(worlds())
def test_everything_that_ends_stands_in_the_ledger_exactly_once(drawn: tuple[dict[str, Any], dict[str, Any]]) -> None:
    """Each seat has one row with the fate that is said of it, in whatever order keys are, and `check` agrees; between a day and itself nothing ends."""
    files, said = drawn
    with tempfile.TemporaryDirectory() as folder:
        found = records(Path(folder), files)
        rows = between(found).rows
        assert sorted(one.thing.key for one in rows) == sorted(said)
        assert {one.thing.key: one.fate for one in rows} == {
            key: one["fate"] if one else "dropped" for key, one in said.items()
        }
        assert {one.thing.key: len(one.to) for one in rows} == {
            key: len((one or {}).get("to", ())) for key, one in said.items()
        }
        faults = [one for one in check(Path(folder) / "records").findings if one.rule == "dropped"]
        assert bool(faults) == any(one.fate == "dropped" for one in rows)
        for day in (None, BEFORE, AFTER):
            same = between(found, day, day)
            assert (same.changed.ends, same.changed.begins, same.rows, same.blanks) == ((), (), (), ())
        assert between(found, AFTER, BEFORE).rows == ()


def test_check_and_the_ledger_go_by_the_same_evidence(tmp_path: Path) -> None:
    """What the ledger has as carried by other records needs no row; what it has as dropped does."""
    own = {
        "functions": [{"function": "plan"}, {"function": "audit"}],
        "duties": [{"duty": "co-operate"}],
        "areas": [{"districts": ["alder", "birch"]}],
    }
    measure = {"name": "Take-up", "direction": "higher", "owners": [{"board": OLD, "until": END}]}
    new = {"functions": [{"function": "plan"}], "areas": [{"districts": ["alder"]}]}
    other = board("Other", established={"on": START}, duties=[{"duty": "co-operate", "since": START}])
    files = {"measures__exampleshire__take_up": measure, "boards__exampleshire__other": other}
    found = world(tmp_path, old=own, new=new, **files)
    dropped = {one.thing.key.rpartition("/")[2] for one in between(found).dropped()}
    said = [one.fault.message for one in check(found.root).findings if one.rule == "dropped"]
    assert dropped == {"audit", "birch", "take-up"}
    assert sorted(one.rpartition(": ")[2].strip("`").rpartition("/")[2] for one in said) == sorted(dropped)


@pytest.mark.parametrize("day", [date(2014, 10, 15), date(2023, 8, 31), None])
def test_between_a_day_and_itself_nothing_real_ends(day: date | None) -> None:
    """Whatever is half known of it."""
    found = Records(ROOT / "records")
    same = ledger(Side(found, day, "before"), Side(found, day, "after"))
    assert (same.changed.ends, same.rows) == ((), ())
