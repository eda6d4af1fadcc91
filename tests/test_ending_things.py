"""The end of anything that has a last day: an officer, a substitute, leave, an owner, an organisation, a measure."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from folders import ROOT, laid
from partnership.answers.load import Records
from partnership.commands import run
from partnership.recording.closing import Ending
from partnership.recording.drafts import CannotRecordError
from partnership.recording.ending_things import THINGS, end_record, end_thing
from partnership.source import reader

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PLACE = """\
name: Here
kind: county
organisations:
  force: {name: The Force}
people:
  ann: {name: Ann Archer}
  bob: {name: Bob Baker}
districts:
  elm: {name: Elm, code: E07000001}
functions:
  plan: {title: Plan}
duties:
  tell: {title: Tell, act: terms}
documents:
  terms: {title: Terms}
"""
BOARD = """\
name: Trust
kind: board
legal_basis:
  - {claim: voluntary, source: {document: terms}}
areas:
  - {districts: [elm], places: [here], described_as: and round it}
frequency:
  - {says: monthly, since: 2021}
officers:
  - {office: chair, person: ann, until: 2019}
  - {office: chair, person: bob, since: 2020}
  - {office: secretary, post: Clerk}
seats:
  police:
    title: Police
    organisations: [{organisation: force}]
    holders: [{person: ann, leave: [{since: 2026-01}], suspended: [{since: 2025}], disqualified: [{since: 2025}]}]
    substitutes: [{person: bob}]
    vacant: [{since: 2020, until: 2020}, {since: 2026}]
  health: {title: Health, substitutes: [{person: bob}]}
functions:
  - {function: plan}
duties:
  - {duty: tell}
serves:
  - {plan: here/plan, outcome: safe}
  - {plan: here/plan}
terms_of_reference:
  - {version: "1", until: 2020}
  - {since: 2021}
source: {document: terms}
"""
MEASURE = "name: Rate\ndirection: lower\nowners:\n  - {board: here/trust}\n  - {organisation: force}\nsource: {document: terms}\n"
DAY = Ending("2026-03-31", None, {"document": "terms"})


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with one of everything that ends, where the user stands."""
    monkeypatch.chdir(tmp_path)
    return laid(
        tmp_path,
        {
            "places/here.yaml": PLACE,
            "plans/here/plan.yaml": "name: Plan\noutcomes:\n  safe: {name: Safe}\nsource: {document: terms}\n",
            "boards/here/trust.yaml": BOARD,
            "measures/here/rate.yaml": MEASURE,
        },
    )


def at(data: Any, place: str) -> Any:
    """Return what stands at a place of plain data."""
    for part in place.split("/"):
        data = data[int(part)] if isinstance(data, list) else data[part]
    return data


@pytest.mark.parametrize(
    ("kind", "asked", "place", "said"),
    [
        (
            "board",
            "officer/chair",
            "officers/1",
            "The officer chair Bob Baker of Trust: the last day is 31 March 2026.",
        ),
        ("board", "officer/clerk", "officers/2", "The officer secretary Clerk of Trust"),
        ("board", "function/plan", "functions/0", "The function Plan of Trust"),
        ("board", "duty/Tell", "duties/0", "The duty Tell of Trust"),
        ("board", "area/elm", "areas/0", "The area Here, Elm, and round it of Trust"),
        ("board", "plan/safe", "serves/0", "The plan Plan, safe of Trust"),
        ("board", "frequency/", "frequency/0", "The frequency monthly of Trust"),
        ("board", "legal-basis", "legal_basis/0", "The legal basis voluntary of Trust"),
        ("board", "terms", "terms_of_reference/1", "The terms of reference since 2021 of Trust"),
        ("board", "organisation/force", "seats/police/organisations/0", "The organisation The Force (Police) of Trust"),
        ("board", "substitute/health", "seats/health/substitutes/0", "The substitute Bob Baker (Health) of Trust"),
        ("board", "vacancy/police", "seats/police/vacant/1", "The vacancy Police of Trust"),
        ("board", "leave/ann", "seats/police/holders/0/leave/0", "The leave Ann Archer (Police) of Trust"),
        ("board", "suspension/", "seats/police/holders/0/suspended/0", "The suspension Ann Archer (Police) of Trust"),
        ("board", "disqualification/", "seats/police/holders/0/disqualified/0", "The disqualification Ann Archer"),
        ("measure", "owner/trust", "owners/0", "The owner Trust of Rate"),
        ("measure", "owner/the force", "owners/1", "The owner The Force of Rate"),
        ("place", "organisation/force", "organisations/force", "The organisation The Force of Here"),
        ("place", "district/elm", "districts/elm", "The district Elm of Here"),
        ("place", "duty/tell", "duties/tell", "The duty Tell of Here"),
    ],
)
def test_each_of_them(root: Path, kind: str, asked: str, place: str, said: str) -> None:
    """It has its last day and the source, and nothing else has another."""
    record = {"board": "here/trust", "measure": "here/rate", "place": "here"}[kind]
    thing, _, typed = asked.partition("/")
    ended = end_thing(Records(root), kind, record, thing, typed, None, DAY)
    assert ended.summary.startswith(said)
    (change,) = ended.changes
    data = reader.read(change.after or b"").data
    assert at(data, place)["until"] == "2026-03-31"
    assert at(data, place)["source"] == {"document": "terms"}


def ends(node: Any, at_: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield where a schema gives something a last day."""
    if isinstance(node, dict):
        if "until" in node.get("properties", {}):
            yield tuple(one for one in at_ if one not in {"properties", "items", "additionalProperties", "$defs"})
        for key, one in node.items():
            yield from ends(one, (*at_, key))


def test_everything_with_a_last_day_can_be_ended() -> None:
    """What the schemas give a last day is ended by a word of THINGS, by an option of its own, or by itself; a former name has ended already."""
    found = {
        kind: {"/".join(one) for one in ends(json.loads((ROOT / f"schemas/{kind}.schema.json").read_text("utf-8")), ())}
        for kind in ("board", "measure", "plan", "place", "meeting", "restructure")
    }
    assert found == {
        "board": {
            "former_names", "legal_basis", "areas", "officers", "functions", "duties", "serves", "terms", "holder", "holder/leave",
            "holder/suspended", "holder/disqualified", "named_substitute", "seat", "seat/organisations", "seat/vacant", "link",
        },
        "measure": {"", "owners"},
        "plan": {""},
        "place": {"districts", "organisations", "duties"},
        "meeting": set(),
        "restructure": set(),
    }  # fmt: skip
    assert sum(map(len, THINGS.values())) + len({"seat", "holder", "link", "measure", "plan"}) == 23


def test_a_measure_and_a_plan(root: Path) -> None:
    """They end as a whole, with a word why."""
    ended = end_record(Records(root), "measure", "here/rate", Ending(2026, "Nobody counts it now."))
    assert ended.summary == "The measure Rate (here/rate) ends: its last day is in 2026."
    data = reader.read(ended.changes[0].after or b"").data
    assert data is not None
    assert (data["until"], data["note"]) == (2026, "Nobody counts it now.")
    assert end_record(Records(root), "plan", "here/plan", DAY).summary.startswith("The plan Plan (here/plan) ends")


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["trust", "--thing", "persn/ann"], "a board has no `persn` that could end; --thing is KIND/NAME"),
        (["trust", "--thing", "substitute/bob"], "may mean any of these: Bob Baker (Police) or Bob Baker (Health)"),
        (["trust", "--thing", "substitute/"], "Trust has more than one substitute; write substitute/NAME"),
        (["trust", "--thing", "officer/zed"], "Trust has no officer `zed`; there are"),
        (["trust", "--thing", "officer/ann"], "has ended already, on 2019"),
        (["trust", "--thing", "leave/", "--reason", "x"], "no place for why a leave ended; leave --reason out"),
        (["trust", "--thing", "officer/", "--seat", "police"], "what is meant by officer is of the whole board"),
        (["trust", "--thing", "substitute/", "--seat", "nobody"], "Trust has no seat `nobody`"),
        (["trust", "--thing", "leave/", "--holder", "ann"], "--thing and --link or --holder exclude one another"),
        (["trust", "--thing", "duty/", "--with-links"], "are for a board that ends"),
        (["here", "--kind", "place"], "a place has no last day; with --thing"),
        (["plan", "--kind", "plan", "--thing", "outcome/safe"], "nothing inside a plan has a last day"),
        (["rate", "--kind", "measure", "--seat", "police"], "--seat, --holder and --link are of a board"),
        (["nothing", "--kind", "measure"], "there is no measure `nothing`"),
    ],
)
@pytest.mark.usefixtures("root")
def test_ends_that_make_no_sense(words: list[str], why: str, capsys: pytest.CaptureFixture[str]) -> None:
    """One sentence, and nothing is changed."""
    assert run(["end", *words, "--on", "2026-03-31"]) == 2
    assert why in capsys.readouterr().err


def test_by_hand(root: Path) -> None:
    """Of two substitutes that of a seat; an owner; a record that cannot be read."""
    assert run(["end", "trust", "--thing", "substitute/", "--seat", "police", "--on", "2026-03-31"]) == 0
    assert "substitutes: [{person: bob, until: 2026-03-31}]" in (root / "boards/here/trust.yaml").read_text("utf-8")
    assert run(["end", "rate", "--kind", "measure", "--on", "2026-03-31"]) == 0
    assert "until: 2026-03-31" in (root / "measures/here/rate.yaml").read_text("utf-8")
    (root / "measures/here/rate.yaml").write_text("name: [", encoding="utf-8")
    with pytest.raises(CannotRecordError, match="here/rate cannot be read, so nothing can be recorded of it"):
        end_record(Records(root), "measure", "here/rate", DAY)
