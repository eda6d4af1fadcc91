"""What became of what: rows from the boards that end, evidence for each kind of thing, half-known days, and the real cases."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from continuities import (
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
from partnership.render import text
from partnership.views.continuity.ledger import ledger as laid_out
from partnership.words.truth import Truth

if TYPE_CHECKING:
    from pathlib import Path

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
