"""`partnership quorum`: which board and which meeting is meant, who comes, and the exit status."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from folders import laid
from quorum_commands import BOARD, DAY, REAL, SOUTH, TRUST, as_json, held, refused, said, told

if TYPE_CHECKING:
    from pathlib import Path


# -- the exit status


@pytest.mark.parametrize(
    ("presences", "fail_on", "status"),
    [
        (("present",), "inquorate", 0),
        (("absent",), "never", 0),
        (("absent",), "inquorate", 1),
        (("present", "absent"), "inquorate", 1),
        (("not-recorded",), "inquorate", 0),
        (("not-recorded",), "cannot-tell", 1),
        (("present",), "cannot-tell", 0),
    ],
)
def test_exit_status(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], presences: tuple[str, ...], fail_on: str, status: int
) -> None:
    """An exit status is only for those who ask for one."""
    root = laid(tmp_path, held(*presences))
    assert told(capsys, "tb", *DAY, "--fail-on", fail_on, records=root)[0] == status


@pytest.mark.parametrize(
    ("arguments", "inquorate", "cannot_tell"),
    [
        (("ect", "next", "--present", "drew-pattern,hospitals,college,lay-member"), 0, 0),
        (("ect", "next"), 0, 1),
        (("ect", "next", "--apologies", "drew-pattern"), 1, 1),
        (("ect", "2025-07-09", "--item", "1"), 1, 1),
        ((SOUTH, "2025-07-24"), 0, 1),
        ((SOUTH, "2025-07-24", "--item", "1"), 0, 0),
        (("ect", "--reachable"), 0, 0),
        (("practitioners-forum",), 0, 0),
        (("practitioners-forum", "--reachable"), 0, 0),
        (("best-start-priority-group",), 0, 1),
        (("ect", "--rule", "best-start@2026-01-01"), 0, 1),
        (("--rule",), 0, 0),
        (("--statutes",), 0, 0),
    ],
)
def test_exit_status_of_every_page(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], inquorate: int, cannot_tell: int
) -> None:
    """What cannot be quorate fails as inquorate; what is not certain only for those who ask; no rule never."""
    assert told(capsys, *arguments, *DAY)[0] == 0
    assert told(capsys, *arguments, *DAY, "--fail-on", "inquorate")[0] == inquorate
    assert told(capsys, *arguments, *DAY, "--fail-on", "cannot-tell")[0] == cannot_tell


@pytest.mark.parametrize(
    "broken",
    ["meetings/here/board/2025-06-01.yaml", "places/here.yaml"],
)
def test_a_file_that_cannot_be_read(tmp_path: Path, capsys: pytest.CaptureFixture[str], broken: str) -> None:
    """It is said first, the exit status is 2, and the rest is shown."""
    root = laid(tmp_path, {**held("present"), broken: "kind: [\n"})
    status, out, _ = told(capsys, "tb", *DAY, "--fail-on", "inquorate", records=root)
    assert status == 2
    assert out.startswith("1 file could not be read")
    assert "1 May 2025" in out
    assert told(capsys, "tb", *DAY, "--format", "csv", records=root)[2].startswith(
        "partnership: 1 file could not be read"
    )


def test_a_meeting_that_cannot_be_read_is_listed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is a line of the board's page, and cannot be asked for by itself."""
    root = laid(tmp_path, {**held("present"), "meetings/here/board/2025-06-01.yaml": "kind: [\n"})
    status, out, _ = told(capsys, "tb", *DAY, records=root)
    assert status == 2
    assert "its file cannot be read" in out
    assert "here/board/2025-06-01 cannot be read" in refused(capsys, "tb", "2025-06-01", records=root)
    data = json.loads(told(capsys, "tb", *DAY, "--format", "json", records=root)[1])
    assert data["boards"][0]["unread"] == ["here/board/2025-06-01"]
    assert data["unread"] == ["meetings/here/board/2025-06-01.yaml"]


def test_a_board_that_cannot_be_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Asked for by itself it is refused; among others it is missed out, and the exit status is 2."""
    root = laid(tmp_path, {**held("present"), "boards/here/board.yaml": "kind: [\n"})
    assert "the record of here/board cannot be read" in refused(capsys, "here/board", records=root)
    assert told(capsys, *DAY, records=root)[0] == 2


# -- which board, and which meeting


@pytest.mark.parametrize(
    "words",
    [
        ("ect", "2025-07-09"),
        ("ect@2025-07-09",),
        (f"{TRUST}/2025-07-09",),
        (f"records/meetings/{TRUST}/2025-07-09.yaml",),
        (f".\\records\\meetings\\{TRUST}\\2025-07-09.yaml".replace("/", "\\"),),
        ("exampleshire children's trust", "2025-07-09"),
        ("childrens-trust", "2025-07"),
    ],
)
def test_ways_to_name_a_meeting(capsys: pytest.CaptureFixture[str], words: tuple[str, ...]) -> None:
    """A meeting is named as a secretary would, or by its path."""
    assert said(capsys, *words, *DAY).startswith("Exampleshire Children's Trust, 9 July 2025\n")


def test_last_and_next(capsys: pytest.CaptureFixture[str]) -> None:
    """They are seen from the day that is answered for; a meeting held later was still to come."""
    assert said(capsys, "ect", "last", *DAY).startswith("Exampleshire Children's Trust, 11 February 2026\n")
    assert said(capsys, "ect@next", *DAY).startswith("Exampleshire Children's Trust, 13 May 2026\n")
    earlier = said(capsys, "ect", "next", "--as-of", "2025-07-09")
    assert earlier.startswith("Exampleshire Children's Trust, 8 October 2025\n")
    assert "Not yet quorate: 7 more needed." in earlier
    assert "no meeting of exampleshire/childrens-trust held by 1 January 2020" in refused(
        capsys, "ect", "last", "--as-of", "2020-01-01"
    )


def test_replies_go_to_the_next_meeting(capsys: pytest.CaptureFixture[str]) -> None:
    """With replies, a board alone means the next meeting that is planned."""
    assert said(capsys, "ect", "--present", "hospitals", *DAY) == said(
        capsys, "ect", "next", "--present", "hospitals", *DAY
    )


def test_a_planned_meeting_whose_day_has_passed(capsys: pytest.CaptureFixture[str]) -> None:
    """Its outcome is not recorded, which is no count; asked for by itself it stands as it stood before."""
    out = said(capsys, SOUTH, "--as-of", "2026-04-01")
    assert "26 March 2026  outcome not recorded" in out
    assert "Not yet quorate: 4 more needed." in said(capsys, SOUTH, "2026-03-26", "--as-of", "2026-04-01")
    data = as_json(capsys, SOUTH, "--as-of", "2026-04-01")
    (planned,) = data["boards"][0]["planned"]
    assert (planned["passed"], planned["prospect"], planned["more_needed"]) == (True, "cannot-tell", None)


def test_the_days_that_are_looked_at(capsys: pytest.CaptureFixture[str]) -> None:
    """Both ends are inclusive; a day that is only half known may lie within."""
    data = as_json(capsys, "ect", "--from", "2025-07-09", "--to", "2025-10-08", *DAY)
    assert [one["id"].rpartition("/")[2] for one in data["boards"][0]["meetings"]] == ["2025-07-09", "2025-10-08"]
    nothing = as_json(capsys, "ect", "--from", "2019-01-01", "--to", "2019-12-31", *DAY)
    assert nothing["boards"][0]["meetings"] == []
    assert "No meeting that was held is on record for this time." in said(capsys, "ect", "--to", "2019-12-31", *DAY)
    undated = as_json(capsys, "cypsp", "--to", "2014-01-31", *DAY, records=REAL)
    assert "lincolnshire/cypsp/undated-mid-3901" in [one["id"] for one in undated["boards"][0]["meetings"]]


# -- who comes


@pytest.mark.parametrize(
    ("present", "reply", "seats"),
    [
        ("hospitals", "coming", ["hospitals"]),
        ("Jules Notional", "coming", ["hospitals"]),
        ("drew-pattern", "coming", ["adult-services", "icb-commissioning"]),
        ("icb-commissioning", "coming", ["adult-services", "icb-commissioning"]),
        ("exampleshire-hospitals", "coming", ["hospitals"]),
        ("Hospitals", "coming", ["hospitals"]),
        ("Kit Imaginary", "sending-a-substitute", ["hospitals"]),
        ("kit-imaginary", "sending-a-substitute", ["hospitals"]),
    ],
)
def test_who_is_meant(capsys: pytest.CaptureFixture[str], present: str, reply: str, seats: list[str]) -> None:
    """A seat, a person, an organisation or a named substitute, by id or by name; whoever comes, comes for all their seats."""
    data = as_json(capsys, "ect", "next", "--present", present, *DAY)
    (rule,) = data["forward"]["rules"]
    found = [one for one in rule["candidates"] if set(seats) <= set(one["seats"])]
    assert [(one["reply"], one["seats"]) for one in found] == [(reply, seats)]


def test_commas_and_repeats(capsys: pytest.CaptureFixture[str]) -> None:
    """Many can be named at once."""
    assert said(capsys, "ect", "next", "--present", "college, police", *DAY) == said(
        capsys, "ect", "next", "--present", "police", "--present", "college", *DAY
    )


def test_one_item_of_a_meeting(capsys: pytest.CaptureFixture[str]) -> None:
    """By its number or a part of its title; what was said of the whole meeting is left out."""
    whole = said(capsys, "ect", "2025-12-10", "--item", "5", *DAY)
    assert whole == said(capsys, "ect", "2025-12-10", "--item", "school projects", *DAY)
    assert "Quorate: 16 counted, 7 needed." in whole
    assert "Quorate: 17 counted, 7 needed." in said(capsys, "ect", "2025-12-10", "--item", "1", *DAY)
    assert "What follows" not in said(capsys, SOUTH, "2025-07-24", "--item", "1", *DAY)
    assert "item 2, Summer programme" in said(capsys, "ect", "2025-07-09", "--item", "2", *DAY).partition("\n")[0]


def test_a_count_at_an_item_is_held_against_that_item_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What the minutes counted at an item stays with it."""
    text = held("absent")["meetings/here/board/2025-05-01.yaml"]
    text += "quorum: {minuted: quorate, counts: [{item: 1, present: 7}, {item: 2, present: 8}]}\nitems: [{number: 1, title: One}, {number: 2, title: Two}]\n"
    root = laid(tmp_path, held(**{"meetings/here/board/2025-05-02.yaml": text}))
    whole = as_json(capsys, "tb", "last", records=root)["meeting"]["contradictions"]
    assert [one["said"] for one in whole] == ["quorate", "7", "8"]
    item = as_json(capsys, "tb", "last", "--item", "2", records=root)["meeting"]["contradictions"]
    assert [one["said"] for one in item] == ["8"]
    assert "The minutes say 7 present; 1 by the attendance" in said(capsys, "tb", "last", records=root)


def test_items_of_a_meeting_to_come(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is needed can differ from item to item, and is said for each; one alone can be asked for."""
    board = BOARD.replace(
        "need: {at_least: 2, counting: heads}",
        "need: {all: [{at_least: 1, counting: heads}, {when: {item: [budget]}, then: {present: {offices: [chair]}}}]}",
    )
    planned = "kind: ordinary\nstatus: planned\nreplies: [{person: bob, reply: coming}]\nitems: [{number: 1, title: Talk}, {number: 2, title: Money, kind: budget}]\n"
    root = laid(tmp_path, held(board=board, **{"meetings/here/board/2026-05-01.yaml": planned}))
    whole = said(capsys, "tb", "next", *DAY, records=root)
    assert "It depends: not the same for every item or for every reading of the text." in whole
    assert "At item 1, Talk\n" in whole
    assert "At item 2, Money\n" in whole
    assert "1 more person would be enough:\n\nAnn Archer (Chair)\n" in whole
    assert "Quorate already" in said(capsys, "tb", "next", "--item", "talk", *DAY, records=root)
    money = as_json(capsys, "tb", "next", "--item", "2", *DAY, records=root)["forward"]
    assert money["prospect"] == "not-yet-quorate"
    assert [one["person"] for one in money["rules"][0]["outlooks"][0]["decisive"]] == ["ann"]
