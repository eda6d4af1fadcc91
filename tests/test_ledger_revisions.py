"""The ledger of continuity between two revisions of the records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

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
    world,
)
from partnership.answers.continuity.ledger import ledger, ledger_of_stage
from partnership.answers.continuity.stage import stages
from partnership.answers.load import Records
from partnership.answers.side import Side
from partnership.words.truth import Truth

if TYPE_CHECKING:
    from pathlib import Path


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
