"""What became of what: rows from the boards that end, evidence for each kind of thing, half-known days, and the real cases."""

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
    PLACE,
    START,
    between,
    board,
    fates,
    records,
    restructure,
    row,
    world,
)
from folders import EXAMPLE, ROOT
from partnership.answers.continuity.ledger import ledger, ledger_of_stage
from partnership.answers.continuity.stage import stages
from partnership.answers.load import Records
from partnership.answers.side import Side
from partnership.checking.check import check
from partnership.render import text
from partnership.views.continuity.ledger import ledger as laid_out
from partnership.words.truth import Truth

REAL = ROOT / "records"
LANCASHIRE = frozenset({"lancashire", "pan-lancashire", "blackpool", "blackburn-with-darwen"})


def real(first: date, last: date) -> Any:
    """Return the ledger of the real records of Lancashire."""
    found = Records(REAL)
    return ledger(Side(found, first, "before"), Side(found, last, "after"), LANCASHIRE)


def counts(found: Any, kind: str) -> dict[str, int]:
    """Return how many things of a kind had each fate, leaving out none."""
    every = {fate: found.number(kind, fate) for fate in ("dropped", "not-known", "carried", "retired")}
    return {fate: number for fate, number in every.items() if number}


# -- the real cases


def test_twelve_of_twelve_districts_to_five_boards() -> None:
    """2014: every district is carried, to the board that covers it; what the sources do not say of functions stays not known, and nothing is dropped."""
    found = real(date(2014, 6, 1), date(2014, 12, 31))
    assert (len(found.certain), found.number("district"), counts(found, "district")) == (13, 12, {"carried": 12})
    heirs = [heir.board for one in found.rows if one.thing.kind == "district" for heir in one.to]
    assert sorted(heirs.count(one) for one in set(heirs)) == [1, 2, 3, 3, 3]
    assert counts(found, "function") == {"not-known": 48}
    assert {one.document for each in found.rows for one in each.searched} == {
        "review-of-partnerships-2014",
        "childrens-partnership-boards-page",
    }
    assert found.dropped() == []
    assert sorted(one.board for one in found.changed.begins if one.begins is Truth.YES) == [
        "lancashire/cpb-burnley-and-pendle",
        "lancashire/cpb-chorley-south-ribble-and-west-lancashire",
        "lancashire/cpb-fylde-lancaster-and-wyre",
        "lancashire/cpb-hyndburn-ribble-valley-and-rossendale",
        "lancashire/cpb-preston",
    ]


def test_three_were_agreed_and_five_came() -> None:
    """The stages of 2014 beside one another: the plan of July carried the twelve districts too, to the three that never came."""
    found = Records(REAL)
    restructure_ = found.document("restructure", "lancashire/childrens-partnership-boards-2014")
    assert restructure_ is not None
    ledgers = {one.data["stage"]: ledger_of_stage(found, one) for one in stages(restructure_)}
    assert list(ledgers) == ["proposed", "agreed", "in-force"]
    for one in ledgers.values():
        assert (len(one.changed.ends), counts(one, "district"), one.dropped()) == (13, {"carried": 12}, [])
    assert [len(one.changed.begins) for one in ledgers.values()] == [1, 1, 5]
    planned = {heir.board for one in ledgers["agreed"].rows for heir in one.to}
    assert planned == {"lancashire/childrens-partnership-boards-proposed"}
    assert {one.how for one in ledgers["agreed"].changed.ends} == {"planned"}


def test_a_plan_on_its_way_is_not_an_end() -> None:
    """In August 2014 the thirteen were to end, by what had been agreed, and none of what came later is known."""
    found = real(date(2014, 6, 1), date(2014, 8, 1))
    assert {(one.how, one.stage) for one in found.certain} == {("planned", "agreed")}
    assert counts(found, "district") == {"carried": 12}
    assert {heir.board for one in found.rows for heir in one.to} == {"lancashire/childrens-partnership-boards-proposed"}


def test_no_board_is_known_to_have_ended_in_2008() -> None:
    """The district trusts took nobody's place, as far as the source says."""
    found = real(date(2007, 6, 1), date(2008, 12, 31))
    assert (found.certain, found.rows, found.blanks) == ((), (), ())


def test_three_to_one_and_back() -> None:
    """2019 and 2023: child deaths leave the body, the duty of the old boards is retired by law, and fourteen areas are carried twice."""
    one, three = real(date(2019, 1, 1), date(2019, 12, 31)), real(date(2023, 1, 1), date(2023, 12, 31))
    assert [len(found.certain) for found in (one, three)] == [3, 7]
    assert [counts(one, kind) for kind in ("function", "duty", "district")] == [
        {"carried": 6, "retired": 3},
        {"retired": 3},
        {"carried": 14},
    ]
    deaths = [each for each in one.rows if each.thing.key.endswith("review-child-deaths")]
    assert {(len(each.to), (each.to_described or "")[:29]) for each in deaths} == {(0, "the child death review partne")}
    assert [counts(three, kind) for kind in ("function", "duty", "district")] == [
        {"not-known": 3, "carried": 1},
        {"carried": 1},
        {"not-known": 3, "carried": 14},
    ]
    blackpool = [each for each in three.rows if each.thing.key == "blackpool" and each.fate == "carried"]
    assert [[heir.board for heir in each.to] for each in blackpool] == [
        ["blackpool/childrens-safeguarding-assurance-partnership"]
    ]


def test_exampleshire_says_what_became_of_everything() -> None:
    """Seven boards to two: seats to two boards at once, functions to a third, one seat and one newsletter retired, one grant not known."""
    found = Records(EXAMPLE)
    sides = Side(found, date(2024, 1, 1), "before"), Side(found, date(2025, 1, 1), "after")
    seven = ledger(*sides)
    kinds = ("seat", "function", "duty", "measure", "action", "district")
    assert [counts(seven, kind) for kind in kinds] == [
        {"carried": 34, "retired": 1},
        {"not-known": 1, "carried": 14, "retired": 1},
        {"carried": 2},
        {"carried": 3},
        {"carried": 2},
        {"carried": 6},
    ]
    both = [one for one in seven.rows if len(one.to) == 2]
    assert {one.thing.kind for one in both} == {"seat", "function"}
    assert ledger(sides[0], sides[1], frozenset({"elsewhere"})).rows == ()


# -- rows come from the boards


def test_what_the_restructure_forgets_is_what_shows(tmp_path: Path) -> None:
    """A seat, a function, a duty, a measure, an action and a district of which nothing is said are dropped; what had ended before is no row."""
    found = world(
        tmp_path,
        old={
            "seats": {"police": {"standing": "member"}, "left": {"until": "2023-12-31"}},
            "functions": [{"function": "plan"}],
            "duties": [{"duty": "co-operate"}],
            "areas": [{"districts": ["alder"]}, {"districts": ["birch"], "until": "2022"}],
        },
        measures__exampleshire__take_up={"name": "Take-up", "direction": "higher", "owners": [{"board": OLD}]},
        meetings__exampleshire__old__2024_03_01={
            "kind": "ordinary",
            "status": "held",
            "actions": {"map": {"action": "Draw a map"}},
        },
    )
    assert fates(between(found).rows) == {
        "seat police": "dropped",
        "function plan": "dropped",
        "duty co-operate": "dropped",
        "measure take-up": "dropped",
        "action old/2024-03-01#map": "dropped",
        "district alder": "dropped",
    }
    assert "Nothing on record" not in text(laid_out(between(found)))
    assert row(between(found), "measure", "exampleshire/take-up").why == "its record still names the board that ended"
    assert len(between(found).dropped()) == 6


def test_a_row_for_each_and_rows_for_all(tmp_path: Path) -> None:
    """What is said of one thing stands before what is said of all; what is said of things that the board never had is no row."""
    change = restructure(
        {"seat": "police", "fate": "carried", "to": [NEW], "to_seat": "force"},
        {"everything": "seats", "fate": "not-known", "searched": ["minutes"]},
        {"function": "plan", "fate": "retired", "reason": "Done."},
        {"function": "audit", "fate": "carried", "to": [NEW]},
        {"everything": "districts", "fate": "carried", "to_described": "a charity"},
        {"everything": "links", "fate": "carried", "to": [NEW]},
    )
    old = {
        "seats": {"police": {}, "school": {}},
        "functions": [{"function": "plan"}],
        "areas": [{"districts": ["alder"]}],
    }
    found = between(world(tmp_path, old=old, new={"seats": {"force": {}}}, change=change))
    assert fates(found.rows) == {
        "seat police": "carried new#force",
        "seat school": "not-known",
        "function plan": "retired",
        "district alder": "carried a charity",
    }
    assert (row(found, "function", "exampleshire/plan").why, row(found, "seat", "school").searched[0].title) == (
        "Done.",
        "Minutes",
    )


def test_contradicting_rows_are_said_to_be(tmp_path: Path) -> None:
    """Carried by one row and retired by another: carried, and marked."""
    change = restructure(
        {"seat": "police", "fate": "carried", "to": [NEW]}, {"seat": "police", "fate": "retired", "reason": "No."}
    )
    one = row(between(world(tmp_path, old={"seats": {"police": {}}}, change=change)), "seat", "police")
    assert (one.fate, one.contradicted) == ("carried", True)


def test_a_seat_for_the_same_organisation_is_a_question(tmp_path: Path) -> None:
    """Likeness never carries a seat."""
    police = {"organisations": [{"organisation": "police"}]}
    new = {"seats": {"force": police, "school": {}}}
    one = row(between(world(tmp_path, old={"seats": {"police": police}}, new=new)), "seat", "police")
    assert (one.fate, [(heir.board, heir.seat) for heir in one.like]) == ("dropped", [(NEW, "force")])


def test_blanks_are_said(tmp_path: Path) -> None:
    """Of a kind of which nothing is on record there is no row, and it is said that there is none."""
    found = between(
        world(tmp_path, change=restructure({"everything": "seats", "fate": "not-known", "searched": ["minutes"]}))
    )
    assert found.rows == ()
    assert [one.kind for one in found.blanks] == ["seat", "function", "duty", "measure", "action", "district"]
    assert [len(one.statements) for one in found.blanks] == [1, 0, 0, 0, 0, 0]


# -- what the records show by themselves


def test_what_a_successor_has_is_carried(tmp_path: Path) -> None:
    """A function, a duty and a district that the new board has from then are carried without a row; a seat of the same name is not."""
    own = {
        "seats": {"police": {}},
        "functions": [{"function": "plan"}],
        "duties": [{"duty": "co-operate"}],
        "areas": [{"districts": ["alder"]}],
    }
    new = {**own, "areas": [{"places": ["exampleshire"]}]}
    found = between(world(tmp_path, old=own, new=new))
    assert fates(found.rows) == {
        "seat police": "dropped",
        "function plan": "carried new",
        "duty co-operate": "carried new",
        "district alder": "carried new",
    }
    assert {one.shown_by for one in found.rows if one.fate == "carried"} == {"has-it", "covers-it"}


def test_what_is_found_beats_not_known_and_nothing_else(tmp_path: Path) -> None:
    """The records show what the search did not find; what a restructure says was retired stays retired."""
    change = restructure(
        {"everything": "functions", "fate": "not-known", "searched": ["minutes"]},
        {"duty": "co-operate", "fate": "retired", "reason": "Repealed."},
    )
    own = {"functions": [{"function": "plan"}], "duties": [{"duty": "co-operate"}]}
    assert fates(between(world(tmp_path, old=own, new=own, change=change)).rows) == {
        "function plan": "carried new",
        "duty co-operate": "retired",
    }


def test_a_rename_is_no_end(tmp_path: Path) -> None:
    """A board whose id is another's `formerly` goes on; a change that renames a board carries what the new id has too."""
    files = {
        "places/exampleshire.yaml": {"name": "Exampleshire", "kind": "county"},
        "boards/exampleshire/new.yaml": board("New Board", formerly=["exampleshire/old"], seats={"police": {}}),
    }
    earlier = records(
        tmp_path / "a",
        {
            "boards/exampleshire/old.yaml": board("Old Board", seats={"police": {}}),
            **{key: one for key, one in files.items() if "new" not in key},
        },
    )
    later = records(tmp_path / "b", files)
    found = ledger(Side(earlier, None, "before"), Side(later, None, "after"))
    assert (found.changed.ends, found.changed.begins, found.rows) == ((), (), ())
    change = restructure(changes=[{"how": "renamed", "from": [OLD], "to": [NEW], "on": START}])
    seats: dict[str, Any] = {"seats": {"police": {}, "school": {}}}
    renamed = between(world(tmp_path, old=seats, new={"seats": {"police": {}}}, change=change))
    assert fates(renamed.rows) == {"seat police": "carried new", "seat school": "dropped"}
    assert row(renamed, "seat", "police").shown_by == "renamed"


def test_a_duty_taken_on_by_another_board_of_the_area(tmp_path: Path) -> None:
    """A board that takes a duty on then has it; one that had it all along, or works elsewhere, has its own to do."""
    own = {"duties": [{"duty": "co-operate"}], "areas": [{"districts": ["alder"]}]}

    def others(name: str, **more: Any) -> str:
        other = board("Other Board", established={"on": "2020-01-01"}, **more)
        found = between(world(tmp_path / name, old=own, boards__exampleshire__other=other))
        return fates(found.rows)["duty co-operate"]

    assert others("takes", duties=[{"duty": "co-operate", "since": START}]) == "carried other"
    assert others("later", duties=[{"duty": "co-operate", "since": "2026-01-01"}]) == "dropped"
    assert others("had", duties=[{"duty": "co-operate"}]) == "dropped"
    assert (
        others("away", duties=[{"duty": "co-operate", "since": START}], areas=[{"districts": ["birch"]}]) == "dropped"
    )


def test_two_boards_of_one_area_hand_a_duty_to_a_third(tmp_path: Path) -> None:
    """Each of them, though no change says what came after them."""
    own = {"duties": [{"duty": "co-operate"}], "areas": [{"districts": ["alder"]}]}
    second = restructure(stages=[{"stage": "in-force", "on": START, "ends": [OLD, OTHER], "establishes": [NEW]}])
    other = board("Other Board", established={"on": "2020-01-01"}, dissolved={"on": END}, **own)
    third = board("Third", established={"on": START}, duties=[{"duty": "co-operate", "since": START}])
    more = {"boards__exampleshire__other": other, "boards__exampleshire__third": third}
    both = between(world(tmp_path, old=own, change=second, **more))
    assert [(one.board, one.to[0].board) for one in both.rows if one.thing.kind == "duty"] == [
        (OLD, "exampleshire/third"),
        (OTHER, "exampleshire/third"),
    ]


def test_a_duty_that_ended_in_law_is_retired(tmp_path: Path) -> None:
    """The body may die and the duty not; here the duty died too."""
    place = {**PLACE, "duties": {"co-operate": {"title": "Co-operate", "act": "act", "until": END}}}
    files = {"places__exampleshire": place}
    one = row(
        between(world(tmp_path, old={"duties": [{"duty": "co-operate"}]}, **files)), "duty", "exampleshire/co-operate"
    )
    assert (one.fate, one.shown_by) == ("retired", "ended-itself")


def test_a_measure_goes_to_its_new_owner(tmp_path: Path) -> None:
    """Another board or an organisation is named after it; a measure that itself ended is retired with it."""

    def owned(name: str, *owners: dict[str, Any], **more: Any) -> str:
        measure = {"name": "Take-up", "direction": "higher", "owners": [{"board": OLD, "until": END}, *owners], **more}
        found = between(world(tmp_path / name, measures__exampleshire__take_up=measure))
        return fates(found.rows)["measure take-up"]

    assert owned("board", {"board": NEW, "since": START}) == "carried new"
    assert owned("organisation", {"organisation": "council", "since": START}) == "carried Council"
    assert owned("nobody") == "dropped"
    assert owned("earlier", {"board": NEW, "until": "2023-12-31"}) == "dropped"
    assert owned("over", until=END) == "retired"


def test_an_action_that_is_open_goes_on_or_is_dropped(tmp_path: Path) -> None:
    """Closed before the end it is no row; closed by the successor it is carried there; closed as carried elsewhere, that is what is known."""

    def closed(name: str, where: str = "", day: str = "", outcome: str = "done") -> dict[str, str]:
        first = {"kind": "ordinary", "status": "held", "actions": {"map": {"action": "Draw a map"}}}
        action = f"{OLD}/2024-03-01#map"
        close = {"kind": "ordinary", "status": "held", "actions_closed": [{"action": action, "outcome": outcome}]}
        more = {f"meetings__exampleshire__{where}__{day.replace('-', '_')}": close} if where else {}
        return fates(between(world(tmp_path / name, meetings__exampleshire__old__2024_03_01=first, **more)).rows)

    name = "action old/2024-03-01#map"
    assert closed("open") == {name: "dropped"}
    assert closed("done", "old", "2024-06-01") == {}
    assert closed("passed-on", "new", "2024-12-01") == {name: "carried new"}
    assert closed("elsewhere", "old", "2024-06-01", "carried-elsewhere") == {
        name: "carried elsewhere, as a meeting of it records"
    }


# -- half-known days


def test_what_a_half_known_day_leaves_open_is_not_known(tmp_path: Path) -> None:
    """Whether the board still had a seat, or the new one has the function in time, is not guessed."""
    old = {"seats": {"police": {"until": "2024"}}, "functions": [{"function": "plan"}]}
    new = {"functions": [{"function": "plan", "since": {"not_before": "2024-12", "by": "2025-06"}}]}
    found = between(world(tmp_path, old=old, new=new))
    assert fates(found.rows) == {"seat police": "not-known", "function plan": "not-known new"}
    assert found.rows[0].why == "whether the board still had it is not on record"
    assert found.rows[1].why == "a half-known date leaves it open"


def test_a_board_that_perhaps_ended_has_no_rows(tmp_path: Path) -> None:
    """It may have all that it had; of one that perhaps never was there, nothing is asked."""
    half = {"established": {"on": "2020-01-01"}, "dissolved": {"on": {"by": "2025-06-30"}}, "seats": {"police": {}}}
    quiet = {"name": "Change", "stages": [{"stage": "reviewed", "on": "2024"}]}
    found = between(world(tmp_path / "a", old=half, change=quiet))
    assert ([(one.board, one.ends) for one in found.perhaps], found.rows) == ([(OLD, Truth.UNKNOWN)], ())
    del half["established"]
    never = {"name": "Old Board", "kind": "board", "dissolved": {"on": "unknown"}}
    files: dict[str, dict[str, Any]] = {
        "boards/exampleshire/old.yaml": never,
        "places/exampleshire.yaml": {"name": "Exampleshire", "kind": "county"},
    }
    assert between(records(tmp_path / "b", files)).changed.ends == ()


def test_the_stage_in_force_says_that_it_ended(tmp_path: Path) -> None:
    """A board whose own last day is not known ends by the restructure that says so, on the eve of its day."""
    old = {"dissolved": {"on": "unknown"}, "seats": {"police": {"until": "2024-09-29"}, "school": {"until": END}}}
    found = between(world(tmp_path, old=old))
    assert [(one.ends, one.how, date.fromordinal(one.eve.latest)) for one in found.certain] == [
        (Truth.YES, "in-force", date(2024, 9, 30))
    ]
    assert fates(found.rows) == {"seat school": "dropped"}


# -- two revisions


def revisions(folder: Path, later: dict[str, Any]) -> Any:
    """Return the ledger of a board that goes on in one revision, and of these files instead in the next."""
    place = {
        "places/exampleshire.yaml": {
            "name": "Exampleshire",
            "kind": "county",
            "documents": {"minutes": {"title": "M", "kind": "minutes"}},
        }
    }
    first = {"boards/exampleshire/old.yaml": board("Old Board", seats={"police": {}})}
    earlier, after = records(folder / "a", {**place, **first}), records(folder / "b", {**place, **later})
    return ledger(Side(earlier, None, "before"), Side(after, None, "after"))


def test_a_file_taken_out_drops_all_that_was_in_it(tmp_path: Path) -> None:
    """Nothing that a board had is lost with its file, and no seat is hidden by taking it out of the record of the board that ends."""
    gone = revisions(tmp_path / "gone", {})
    assert ([one.how for one in gone.certain], fates(gone.rows)) == (["gone"], {"seat police": "dropped"})
    hidden = revisions(tmp_path / "hidden", {"boards/exampleshire/old.yaml": board("Old Board", dissolved={"on": END})})
    assert ([one.how for one in hidden.certain], fates(hidden.rows)) == (["dissolved"], {"seat police": "dropped"})


def test_a_proposal_shows_what_it_forgets(tmp_path: Path) -> None:
    """A restructure that is only proposed ends nothing yet, and its ledger can be read before it is agreed."""
    stage = {"stage": "proposed", "on": "2026-01-01", "ends": [OLD], "establishes": [NEW]}
    proposal = {"name": "Change", "stages": [stage]}
    files = {
        "boards/exampleshire/old.yaml": board("Old Board", seats={"police": {}}),
        "boards/exampleshire/new.yaml": board("New Board", proposed={"on": "2026-01-01"}, seats={"police": {}}),
        "restructures/exampleshire/change.yaml": proposal,
    }
    found = revisions(tmp_path / "open", files)
    assert [(one.how, one.stage) for one in found.certain] == [("planned", "proposed")]
    assert fates(found.rows) == {"seat police": "dropped"}
    assert [(one.board, one.planned) for one in found.changed.begins] == [(NEW, True)]
    proposal["continuity"] = [{"board": OLD, "seat": "police", "fate": "carried", "to": [NEW]}]
    said = revisions(tmp_path / "said", files)
    assert fates(said.rows) == {"seat police": "carried new"}
    assert said.rows[0].to[0].there is Truth.YES
    proposal["stages"] = [stage, {"stage": "abandoned", "on": "2026-02-01"}]
    assert revisions(tmp_path / "abandoned", files).certain == ()


def test_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    """A board whose file cannot be read perhaps ended; the files that the ledger would have needed are named."""
    found = world(tmp_path, old={"seats": {"police": {}}})
    (tmp_path / "records/boards/exampleshire/old.yaml").write_text("name: [", encoding="utf-8")
    later = Records(tmp_path / "records")
    unread = ledger(Side(found, BEFORE, "before"), Side(later, AFTER, "after"))
    assert [one.path for one in later.faults] == ["boards/exampleshire/old.yaml"]
    assert unread.unread == ("boards/exampleshire/old.yaml",)
    (tmp_path / "records/restructures/exampleshire/change.yaml").write_text("name: [", encoding="utf-8")
    (tmp_path / "records/boards/exampleshire/old.yaml").write_text(
        "name: Old\nkind: board\nestablished: {on: 2020}\ndissolved: {on: 2024-09-30}\n", encoding="utf-8"
    )
    assert between(Records(tmp_path / "records")).unread == ("restructures/exampleshire/change.yaml",)


def test_a_board_that_is_not_there_carries_nothing_on(tmp_path: Path) -> None:
    """Carried to a board that had ended, was only proposed or has no record: said, and marked."""
    others = {
        "over": board("Over", dissolved={"on": "2023-01-01"}),
        "plan": board("Plan", proposed={"on": "2024-01-01"}),
        "there": board("There"),
    }
    names = {f"boards__exampleshire__{name}": one for name, one in others.items()}
    rows = [{"seat": name, "fate": "carried", "to": [f"exampleshire/{name}"]} for name in (*others, "nobody")]
    old: dict[str, Any] = {"seats": {name: {} for name in (*others, "nobody")}}
    found = between(world(tmp_path, old=old, change=restructure(*rows), **names))
    assert {one.thing.key: one.to[0].there for one in found.rows} == {
        "over": Truth.NO,
        "plan": Truth.NO,
        "there": Truth.YES,
        "nobody": Truth.NO,
    }


def test_what_is_missing_stops_nothing(tmp_path: Path) -> None:
    """Successors without a record, measures that are gone, meetings that cannot be read, duties of boards that are gone."""
    both = {"how": "replaced", "from": [OLD], "to": [NEW, "exampleshire/nobody"], "on": START}
    own = {"functions": [{"function": "plan"}], "duties": [{"duty": "co-operate"}, {"duty": "lead"}]}
    first = {"kind": "ordinary", "status": "held", "actions": {"map": {"action": "Draw a map"}}}
    meetings = {"meetings__exampleshire__old__2024_03_01": first}
    found = world(tmp_path / "a", old=own, change=restructure(changes=[both]), **meetings)
    (tmp_path / "a/records/meetings/exampleshire/old/2024-05-01.yaml").write_text("status: [", encoding="utf-8")
    ended = between(Records(found.root))
    assert set(fates(ended.rows).values()) == {"dropped"}
    assert len(ended.rows) == 4
    assert ended.unread == ("meetings/exampleshire/old/2024-05-01.yaml",)
    place = {"places/exampleshire.yaml": PLACE}
    earlier = {
        "boards/exampleshire/old.yaml": board("Old", duties=[{"duty": "co-operate"}]),
        "measures/exampleshire/take-up.yaml": {"name": "Take-up", "direction": "higher", "owners": [{"board": OLD}]},
    }
    later = {"boards/exampleshire/other.yaml": board("Other", duties=[{"duty": "co-operate", "since": START}])}
    sides = records(tmp_path / "b", {**place, **earlier}), records(tmp_path / "c", {**place, **later})
    gone = ledger(Side(sides[0], None, "before"), Side(sides[1], None, "after"))
    assert fates(gone.rows) == {"duty co-operate": "dropped", "measure take-up": "dropped"}


def test_a_board_that_cannot_be_read_and_ends_by_a_stage(tmp_path: Path) -> None:
    """That it ends is certain; what it had is not known, and its file is named."""
    found = world(tmp_path)
    (tmp_path / "records/boards/exampleshire/old.yaml").write_text("name: [", encoding="utf-8")
    ended = between(Records(found.root))
    assert [(one.board, one.title, one.ends) for one in ended.certain] == [(OLD, OLD, Truth.YES)]
    assert (ended.rows, ended.unread) == ((), ("boards/exampleshire/old.yaml",))


def test_a_renamed_board_has_its_measures_by_their_owners(tmp_path: Path) -> None:
    """What a board does not list itself is not carried by its new name."""
    change = restructure(changes=[{"how": "renamed", "from": [OLD], "to": [NEW], "on": START}])
    measure = {"name": "Take-up", "direction": "higher", "owners": [{"board": OLD}]}
    found = between(world(tmp_path, change=change, measures__exampleshire__take_up=measure))
    assert fates(found.rows) == {"measure take-up": "dropped"}


def test_a_duty_of_a_board_whose_successor_was_readable_only_before(tmp_path: Path) -> None:
    """A seat is compared with those of successors that can be read."""
    found = world(tmp_path, old={"seats": {"police": {"organisations": [{"organisation": "police"}]}}})
    (tmp_path / "records/boards/exampleshire/new.yaml").write_text("name: [", encoding="utf-8")
    (one,) = between(Records(found.root)).rows
    assert (one.fate, one.like) == ("dropped", ())


def test_a_proposal_before_the_outcome_is_known_does_not_borrow_from_it(tmp_path: Path) -> None:
    """At the stage of the proposal, what was later carried to other boards is not known to have been meant."""
    stages_ = [
        {"stage": "proposed", "on": "2024-01-01", "ends": [OLD], "establishes": [OTHER]},
        {"stage": "in-force", "on": START, "ends": [OLD], "establishes": [NEW]},
    ]
    rows: list[dict[str, Any]] = [
        {"seat": "police", "fate": "carried", "to": [NEW]},
        {"seat": "school", "fate": "carried", "to": [OTHER]},
        {"seat": "health", "fate": "retired", "reason": "No."},
    ]
    own: dict[str, Any] = {"seats": {one: {} for one in ("police", "school", "health", "youth")}}
    plan = {"boards__exampleshire__other": board("Other", proposed={"on": "2024-01-01"})}
    found = world(tmp_path, old=own, change=restructure(*rows, stages=stages_), **plan)
    document = found.document("restructure", "exampleshire/change")
    assert document is not None
    proposed, in_force = (ledger_of_stage(found, one) for one in stages(document))
    assert fates(proposed.rows) == {
        "seat police": "not-known",
        "seat school": "carried other",
        "seat health": "retired",
        "seat youth": "dropped",
    }
    assert fates(in_force.rows)["seat police"] == "carried new"


def test_a_stage_goes_by_the_changes_of_its_restructure(tmp_path: Path) -> None:
    """What comes after a board is said by the changes, whatever the stage says that begins."""
    own = {"functions": [{"function": "plan"}]}
    found = world(
        tmp_path, old=own, new=own, change=restructure(stages=[{"stage": "in-force", "on": START, "ends": [OLD]}])
    )
    document = found.document("restructure", "exampleshire/change")
    assert document is not None
    assert fates(ledger_of_stage(found, stages(document)[0]).rows) == {"function plan": "carried new"}


def test_revisions_in_which_a_stage_comes_into_force(tmp_path: Path) -> None:
    """What one revision had agreed and the next has in force ends between them; what both have agreed does not."""
    agreed = {"stage": "agreed", "on": "2024-01-01", "ends": [OLD], "establishes": [NEW]}
    in_force = {"stage": "in-force", "on": START, "ends": [OLD], "establishes": [NEW]}
    boards = {
        "boards/exampleshire/old.yaml": board("Old"),
        "boards/exampleshire/new.yaml": board("New", proposed={"on": "2024"}),
    }

    def of(name: str, *stages_: dict[str, Any]) -> Records:
        change = {"name": "Change", "stages": [{"stage": "reviewed", "on": "2023"}, *stages_]}
        return records(tmp_path / name, {**boards, "restructures/exampleshire/change.yaml": change})

    def ends(first: Records, last: Records) -> list[str]:
        return [one.how for one in ledger(Side(first, None, "before"), Side(last, None, "after")).certain]

    assert ends(of("a", agreed), of("b", agreed, in_force)) == ["in-force"]
    assert ends(of("c", agreed), of("d", agreed)) == []
    assert ends(of("e"), of("f", agreed)) == ["planned"]


def test_a_second_phase_is_a_plan_again(tmp_path: Path) -> None:
    """What is proposed after a stage in force is still to come; what another restructure has in force is no plan."""
    later = {"stage": "proposed", "on": "2024-11-01", "ends": [OTHER, OLD]}
    first = restructure()["stages"]
    change = restructure(stages=[*first, later, {"stage": "reversed", "on": "2026-01-01", "ends": [NEW]}])
    other = {"boards__exampleshire__other": board("Other", established={"on": "2020-01-01"})}
    again = {"restructures__exampleshire__again": {"name": "Again", "stages": [{**later, "ends": [OLD]}]}}
    found = between(world(tmp_path, change=change, **other, **again))
    assert [(one.board, one.how) for one in found.certain] == [(OLD, "in-force"), (OTHER, "planned")]


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
    found = Records(REAL)
    same = ledger(Side(found, day, "before"), Side(found, day, "after"))
    assert (same.changed.ends, same.rows) == ((), ())
