"""The ledger and what goes with it, laid out: counts first, dropped in words, folded where a format can, the same in data."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from continuities import AFTER, BEFORE, NEW, OLD, START, between, board, restructure, world
from folders import EXAMPLE, ROOT
from partnership.answers.continuity.burden import burdens
from partnership.answers.continuity.coherence import Coherence, Passage, coherence
from partnership.answers.continuity.feasibility import Feasible, Tried, feasibility
from partnership.answers.continuity.ledger import ledger
from partnership.answers.continuity.stages import staged
from partnership.answers.load import Records
from partnership.answers.side import Side
from partnership.render import FORMATS, text
from partnership.report import Heading, Report, Table
from partnership.views.continuity import burden as burden_view
from partnership.views.continuity import coherence as coherence_view
from partnership.views.continuity import feasibility as feasibility_view
from partnership.views.continuity import stages as stages_view
from partnership.views.continuity.ledger import headline
from partnership.views.continuity.ledger import ledger as laid_out
from partnership.words import dates
from partnership.words.truth import Truth

if TYPE_CHECKING:
    from pathlib import Path

    from partnership.answers.continuity.ledger import Ledger
    from partnership.report import Block

LANCASHIRE = frozenset({"lancashire", "pan-lancashire", "blackpool", "blackburn-with-darwen"})


def real(first: date, last: date) -> Ledger:
    """Return the ledger of the real records of Lancashire."""
    found = Records(ROOT / "records")
    return ledger(Side(found, first, "before"), Side(found, last, "after"), LANCASHIRE)


def said(*blocks: Block) -> str:
    """Return blocks as text."""
    return text(Report("", blocks, Table("", (), ()), None))


def test_counts_come_first() -> None:
    """The sentence of each of the real changes."""
    assert headline(real(date(2008, 1, 1), date(2008, 12, 31))) == "No board ends."
    assert headline(real(date(2014, 6, 1), date(2014, 8, 1))) == (
        "13 boards are to end (agreed): 48 functions not known; 12 of 12 districts carried."
    )
    assert headline(real(date(2014, 6, 1), date(2014, 12, 31))) == (
        "13 boards end: 48 functions not known; 12 of 12 districts carried."
    )
    assert headline(real(date(2019, 1, 1), date(2019, 12, 31))) == (
        "3 boards end: 6 of 9 functions carried, 3 retired; 3 duties retired; 14 of 14 districts carried."
    )
    assert headline(real(date(2023, 1, 1), date(2023, 12, 31))) == (
        "7 boards end: 1 of 4 functions carried, 3 not known; 1 of 1 duty carried; 14 of 17 districts carried, 3 not known."
    )


def test_what_is_dropped_is_said_in_words(tmp_path: Path) -> None:
    """Never by colour alone; with the question of what is like it, and what to write."""
    police = {"title": "Police", "organisations": [{"organisation": "police"}]}
    found = world(tmp_path, old={"seats": {"police": police, "school": {}}}, new={"seats": {"force": police}})
    shown = text(laid_out(between(found)))
    assert "1 board ends: 2 seats DROPPED." in shown
    assert "Dropped: nothing is recorded of it (2)" in shown
    assert "a seat for the same organisation is there; is it that one? New Board: force" in shown
    assert "`fate: retired` with its `reason`" in shown
    many = {f"force-{number}": police for number in range(5)}
    several = text(laid_out(between(world(tmp_path / "d", old={"seats": {"police": police}}, new={"seats": many}))))
    assert "is it that one? New Board: force-0, New Board: force-1, New Board: force-2 or 2 more" in several
    measures = world(tmp_path / "b", old={"functions": [{"function": "plan"}]})
    assert "Note" not in text(laid_out(between(measures)))
    empty = text(laid_out(between(world(tmp_path / "c"))))
    assert "1 board ends, and nothing is on record that they had." in empty


def test_everything_that_can_be_said_of_a_thing(tmp_path: Path) -> None:
    """A seat under another id, a reason, a note that it is known by records alone, a board that is not there, and rows that contradict."""
    change = restructure(
        {"seat": "police", "fate": "carried", "to": [NEW], "to_seat": "force", "reason": "As it was."},
        {"seat": "school", "fate": "carried", "to": ["exampleshire/nobody"]},
        {"seat": "health", "fate": "carried", "to": [NEW], "to_described": "a charity"},
        {"seat": "health", "fate": "retired", "reason": "No."},
        {"seat": "youth", "fate": "retired", "source": {"document": "minutes", "section": "4"}},
        {"function": "audit", "fate": "not-known", "reason": "Nobody wrote it down.", "searched": ["minutes"]},
    )
    names = ("police", "school", "health", "youth")
    functions = [{"function": "plan"}, {"function": "audit"}]
    later = [{"function": "plan"}]
    found = between(world(tmp_path, old={"seats": {one: {} for one in names}, "functions": functions}, new={"functions": later}, change=change))  # fmt: skip
    shown = text(laid_out(found))
    for part in (
        "seat: police (there force and As it was.)",
        "to exampleshire/nobody (which is not there from then on), 1 thing",
        "to New Board; a charity, 1 thing",
        "seat: health (other rows say otherwise)",
        "function, by the records of the boards themselves: Plan",
        "Source: Minutes, 4",
        "Nobody wrote it down.",
        "Searched: Minutes",
    ):
        assert part in shown
    half = {"functions": [{"function": "plan", "since": {"not_before": "2024-12", "by": "2025-06"}}]}
    doubtful = between(world(tmp_path / "b", old={"functions": later}, new=half))
    assert "Perhaps with New Board" in text(laid_out(doubtful))


def test_what_could_not_be_read_is_an_alarm(tmp_path: Path) -> None:
    """It is said first."""
    found = world(tmp_path)
    (tmp_path / "records/restructures/exampleshire/change.yaml").write_text("name: [", encoding="utf-8")
    shown = text(laid_out(between(Records(found.root))))
    assert (
        "1 file could not be read, so what rests on it is not known here: restructures/exampleshire/change.yaml."
        in shown
    )


def test_what_is_carried_is_folded_and_what_is_dropped_is_not() -> None:
    """In Markdown the long lists are folded away; a district of several boards that one carries is not asked for again."""
    found = real(date(2023, 1, 1), date(2023, 12, 31))
    page = FORMATS["markdown"](laid_out(found))
    open_, _, folded = page.partition("<details><summary>Carried (16)</summary>")
    assert "## " not in folded
    assert "Carried from other boards that end: none of them is without a board" in open_
    assert "A district or a measure that several ending boards had counts once, by the best of its fates." in open_
    assert "<summary>Perhaps ended: no record says whether it was in this time (10)</summary>" in folded


def test_the_same_in_data_and_in_a_table() -> None:
    """A row of data for each thing; in the table one for each board that carries it."""
    found = Records(EXAMPLE)
    sides = Side(found, date(2024, 1, 1), "before"), Side(found, date(2025, 1, 1), "after")
    report = laid_out(ledger(*sides))
    data: Any = report.data
    assert json.loads(json.dumps(data)) == data
    assert data["counts"]["seat"] == {"total": 35, "dropped": 0, "not-known": 0, "carried": 34, "retired": 1}
    assert len(data["rows"]) == 70
    assert len(report.flat.rows) == 70 + sum(len(row["to"]) == 2 for row in data["rows"])
    assert {len(row) for row in report.flat.rows} == {len(report.flat.columns)}
    one = next(row for row in data["rows"] if row["title"] == "Harbour traders")
    assert (one["fate"], one["why"], one["statements"][0]["restructure"]) == (
        "retired",
        "The traders asked not to have a seat on the larger board.",
        "exampleshire/local-boards-2024",
    )
    assert data["ends"][0]["last_day"] == {"not_before": "2024-09-30", "by": "2024-09-30"}


def test_burden_quorum_and_time_of_exampleshire() -> None:
    """The three beside one another, and their data."""
    found = Records(EXAMPLE)
    sides = Side(found, date(2024, 1, 1), "before"), Side(found, date(2025, 1, 1), "after")
    changes = ledger(*sides)
    burden, quorum, time = burdens(*sides, changes), feasibility(*sides, changes), coherence(*sides, changes)
    shown = said(*burden_view.blocks(burden), *feasibility_view.blocks(quorum), *coherence_view.blocks(time))
    for part in (
        "Seat-meetings a year      70     32",
        "Rowan Harbour Traders                         2   none",
        "Cannot tell, the seats come from 3 boards, which met apart: Children's Partnership Board North; Children's Partnership Board South.",
        "No gap and no overlap is on record, and nothing is left over.",
        "Children's Partnership Board North, first day 1 October 2024; first met 13 November 2024",
    ):
        assert part in shown, shown
    data = burden_view.data(burden)
    assert (data["before"]["meetings_a_year"], data["after"]["boards"]) == (
        {"known": {"least": 14, "most": 14}, "boards_not_known": 0},
        {"least": 2, "most": 2},
    )
    assert [one["why_not"] for one in feasibility_view.data(quorum)] == [
        "the seats come from 3 boards, which met apart"
    ] * 2
    of_time = coherence_view.data(time)
    assert (len(of_time["passages"]), of_time["left_over"], of_time["hanging"]) == (8, [], [])
    json.dumps((data, of_time, feasibility_view.data(quorum)))


def test_where_nothing_changes_there_is_nothing_to_show(tmp_path: Path) -> None:
    """No heading without anything under it."""
    found = world(tmp_path)
    sides = Side(found, AFTER, "before"), Side(found, AFTER, "after")
    changes = ledger(*sides)
    assert burden_view.blocks(burdens(*sides, changes)) == []
    assert feasibility_view.blocks(feasibility(*sides, changes)) == []
    assert coherence_view.blocks(coherence(*sides, changes)) == []


def test_burden_of_boards_of_which_little_is_on_record(tmp_path: Path) -> None:
    """What is left out is said to be, and boards of which nothing is known stand in a line."""
    seats = {"police": {"organisations": [{"organisation": "police"}]}}
    basis = [{"claim": "statutory", "source": {"document": "act"}}]
    new = {
        "seats": seats,
        "frequency": [{"says": "bi-monthly", "per_year": {"least": 6, "most": 24}}],
        "legal_basis": basis,
    }
    found = world(tmp_path, new=new, boards__exampleshire__other=board("Other", established={"on": START}, seats=seats))
    sides = Side(found, BEFORE, "before"), Side(found, AFTER, "after")
    shown = said(*burden_view.blocks(burdens(*sides, ledger(*sides))))
    for part in (
        "6 to 24, and 1 board not known",
        "0; no way up on record of 1",
        "6 or 24",
        "Boards that end: neither seats nor how often they meet are on record of Old Board.",
        "Left out, as their seats or how often they meet are not on record: Old Board; Other.",
    ):
        assert part in shown, shown
    alone = world(
        tmp_path / "b",
        new={"established": {"on": "2020"}},
        change={"name": "x", "stages": [{"stage": "reviewed", "on": "2024"}]},
    )
    none = Side(alone, BEFORE, "before"), Side(alone, AFTER, "after")
    assert "Boards that begin: none." in said(*burden_view.blocks(burdens(*none, ledger(*none))))


def test_gaps_and_overlaps_in_words() -> None:
    """Days that are known and half known, met and not met."""
    day, month = dates.moment("2024-10-01"), dates.moment("2024-10")
    start = dates.moment({"after": "2024-10-01"})
    end = dates.moment({"by": "2024-10-01"})

    def passage(
        between_: Any, days: tuple[int, int] | None, last: Any = day, first: Any = day, name: str = "Old"
    ) -> Passage:
        return Passage(name, name, "new", "New", last, first, between_, days, None, day)

    found = Coherence(
        (
            passage("gap", (1, 1)),
            passage("gap", (1, 1400), month, start),
            passage("overlap", (2, 2), end, dates.UNKNOWN),
            *(passage("not-known", None, name=f"Board {number}") for number in range(4)),
        ),
        (),
        (),
        (),
    )
    shown = said(*coherence_view.blocks(found))
    for part in (
        "Old and New: days without either, 1 day.",
        "Old and New: days without either, 1 to 1,400 days.",
        "Old and New: both at once, 2 days.",
        "Whether there was a gap after 4 boards is not known, as the days are not.",
        "last day 1 October 2024 to 31 October 2024, last met not on record: gap of 1 to 1,400 days",
        "last day by 1 October 2024",
        "first day 1 October 2024; first met 1 October 2024",
    ):
        assert part in shown, shown
    later = said(*coherence_view.blocks(Coherence((passage("not-known", None, day, start),), (), (), ())))
    assert "first day 2 October 2024 or later" in later
    assert "Whether there was a gap after Old is not known" in later
    unknown = said(*coherence_view.blocks(Coherence((passage("not-known", None, dates.UNKNOWN, day),), (), (), ())))
    assert "last day not known" in unknown


def test_quorum_that_could_be_tried() -> None:
    """Met and not met, by whose meetings, and of which twelve months."""
    tried = tuple(Tried(f"m{number}", met) for number, met in enumerate((Truth.YES, Truth.NO, Truth.UNKNOWN)))
    found = (
        Feasible("new", "New", "old", "Old", tried, ("youth", "health")),
        Feasible("own", "Own", "own", "Own", tried[:1]),
    )
    shown = said(*feasibility_view.blocks(found))
    for part in (
        "- Met at 1 of 3 meetings; not met at 1; cannot tell at 1; 2 seats of it are no seat of the earlier board: youth and health (by the meetings of Old): New.",
        "- Met at 1 of 1 meeting: Own.",
        "Tried on the meetings of the twelve months to the last of them that was held.",
    ):
        assert part in shown, shown
    assert feasibility_view.data(found)[1]["meetings"] == [{"meeting": "m0", "met": "yes"}]


def test_a_stage_with_several_fates() -> None:
    """2023: what was carried and what is not known, counted apart; the stage before it names no board that ends."""
    found = Records(ROOT / "records")
    document = found.document("restructure", "pan-lancashire/place-based-csaps-2023")
    assert document is not None
    shown = said(*stages_view.blocks(staged(found, document)))
    for part in (
        "14 carried, 3 not known",
        "none named",
        "ends as well: Blackburn with Darwen, Blackpool and Lancashire",
    ):
        assert part in shown, shown


@pytest.mark.parametrize("on", ["2014-13-45", "0001-01-01", "9999-12-31", {"not_before": "2020", "by": "2010"}])
def test_days_that_are_in_no_calendar_or_at_its_ends(tmp_path: Path, on: Any) -> None:
    """Whatever is typed as a day, there is an answer in every format; circles and boards without records too."""
    stages_ = [
        {"stage": "in-force", "on": on, "ends": [OLD, OLD, "aa/bb"], "establishes": [NEW, "nn/one", OLD]},
        {"stage": "proposed", "on": on, "ends": [NEW]},
    ]
    changes = [{"how": "replaced", "from": [OLD], "to": [OLD, NEW, "xx/yy"], "on": on}]
    every = {"everything": "districts", "fate": "carried", "to": [OLD, NEW]}
    old = {
        "established": {"on": on}, "dissolved": {"on": on}, "count": "unknown", "duties": [{"duty": "zzz", "since": on}],
        "areas": [{"places": ["exampleshire", "nowhere"]}, {"described_as": "<b>|"}],
    }  # fmt: skip
    found = world(
        tmp_path, old=old, new={"established": {"on": on}}, change=restructure(every, stages=stages_, changes=changes)
    )
    for first, last in ((None, None), (date.min, date.max), (BEFORE, AFTER), (date.max, date.min)):
        sides = Side(found, first, "before"), Side(found, last, "after")
        changed = ledger(*sides)
        burden, time = burdens(*sides, changed), coherence(*sides, changed)
        blocks = (*burden_view.blocks(burden), *coherence_view.blocks(time))
        whole = laid_out(changed)
        data = {"ledger": whole.data, "burden": burden_view.data(burden), "time": coherence_view.data(time)}
        for name, render in FORMATS.items():
            assert render(whole._replace(blocks=(*whole.blocks, *blocks), data=data)), name
    document = found.document("restructure", "exampleshire/change")
    assert document is not None
    assert len(staged(found, document)) == 2


def test_proposal_and_outcome_beside_one_another(tmp_path: Path) -> None:
    """The three of 2014 against the five, with what carries the districts at each stage."""
    found = Records(ROOT / "records")
    document = found.document("restructure", "lancashire/childrens-partnership-boards-2014")
    assert document is not None
    report = stages_view.stages(staged(found, document), "Stages")
    shown = text(report)
    for part in (
        "Boards that begin  3",
        "12 of 12 carried",
        "the same boards end and begin.",
        "5 boards begin where 3 were to; no longer begins: three Children's Partnership Boards",
        "begins instead or as well: Burnley and Pendle Children's Partnership Board + Chorley",
    ):
        assert part in shown, shown
    data: Any = report.data
    assert [(one["stage"], one["number"], one["counts"]["district"]["carried"]) for one in data] == [
        ("proposed", 3, 12),
        ("agreed", 3, 12),
        ("in-force", 5, 12),
    ]
    assert said(*stages_view.blocks(())) == "No stage of it names a board that ends or begins.\n"
    two = [
        {
            "stage": "proposed",
            "on": "2024-01-01",
            "ends": [OLD, NEW],
            "establishes": ["exampleshire/plan"],
            "number": 4,
        },
        {"stage": "in-force", "on": START, "ends": [OLD], "establishes": [NEW]},
    ]
    own = {"seats": {"police": {}}, "areas": [{"districts": ["alder"]}]}
    small = world(
        tmp_path,
        old=own,
        new=own,
        change=restructure(stages=two),
        boards__exampleshire__plan=board("Plan", count="unknown", proposed={"on": "2024-01-01"}),
    )
    change = small.document("restructure", "exampleshire/change")
    assert change is not None
    shown = said(*stages_view.blocks(staged(small, change)))
    for part in (
        "4 by the source; 1 or more on record",
        "no longer ends: New Board",
        "1 of 1 carried",
        "2 of 2 DROPPED",
    ):
        assert part in shown, shown
    assert isinstance(stages_view.blocks(staged(small, change))[0], Heading)
