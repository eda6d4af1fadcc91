"""`partnership quorum`: what may be typed, what is refused, the exit status, and every format of every page."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from folders import EXAMPLE, ROOT, laid
from output_schemas import schema_nodes
from partnership.commands import run
from partnership.documents import schemas
from test_commands import loaded, program

if TYPE_CHECKING:
    from pathlib import Path

    from partnership.report import ReportFormat

DAY = ("--as-of", "2026-03-20")
REAL = ROOT / "records"
RULES = ROOT / "tests/quorum_rules/records"
SCHEMA = json.loads(schemas.output("quorum"))
TRUST = "exampleshire/childrens-trust"
SOUTH = "exampleshire/childrens-partnership-board-south"
PLACE = "name: Here\nkind: county\npeople:\n  ann: {name: Ann Archer}\n  bob: {name: Bob Barker}\n"
BOARD = """\
name: The Board
acronym: TB
kind: board
officers:
  - {office: chair, person: ann}
seats:
  chair: {title: Chair, standing: member, holders: [{person: ann}]}
  other: {title: Other, standing: member, holders: [{person: bob}]}
terms_of_reference:
  - read: whole
    quorum:
      need: {at_least: 2, counting: heads}
      who_counts: {substitutes: none, virtual: yes, part: yes, conflicted: yes, person_in_two_seats: once}
      timing: {counted: start}
"""


def told(capsys: pytest.CaptureFixture[str], *arguments: str, records: Path = EXAMPLE) -> tuple[int, str, str]:
    """Run the command on some records; return the exit status and what it printed."""
    status = run(["quorum", *arguments, "--records", str(records)])
    printed = capsys.readouterr()
    assert "Traceback" not in printed.out + printed.err
    return status, printed.out, printed.err


def said(capsys: pytest.CaptureFixture[str], *arguments: str, records: Path = EXAMPLE) -> str:
    """Run the command, which succeeds; return what it says on the screen."""
    status, out, err = told(capsys, *arguments, records=records)
    assert (status, err) == (0, "")
    return out


def as_json(capsys: pytest.CaptureFixture[str], *arguments: str, records: Path = EXAMPLE) -> dict[str, Any]:
    """Run the command, which succeeds; return its JSON, which is held against its schema."""
    data: dict[str, Any] = json.loads(said(capsys, *arguments, "--format", "json", records=records))
    jsonschema.validate(data, SCHEMA, cls=jsonschema.Draft202012Validator)
    return data


def refused(capsys: pytest.CaptureFixture[str], *arguments: str, records: Path = EXAMPLE) -> str:
    """Run the command, which cannot run; return the sentence that says why."""
    status, out, err = told(capsys, *arguments, records=records)
    assert (status, out) == (2, "")
    assert err.startswith("partnership: ")
    assert err.count("\n") == 1
    return err.removeprefix("partnership: ").rstrip("\n")


def held(*presences: str, board: str = BOARD, **rest: str) -> dict[str, str]:
    """Return a board of two seats and its meetings: the chair always comes, the other as it says."""
    meetings = {
        f"meetings/here/board/2025-05-{day:02}.yaml": "kind: ordinary\nstatus: held\nattendance_recorded: whole\nattendance:\n"
        "  - {person: ann, seat: chair, capacity: member, presence: present}\n"
        f"  - {{person: bob, seat: other, capacity: member, presence: {presence}}}\n"
        for day, presence in enumerate(presences, 1)
    }
    return {"boards/here/board.yaml": board, "places/here.yaml": PLACE, **meetings, **rest}


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


# -- rules


def test_rule_alone_reads_the_rule_back(capsys: pytest.CaptureFixture[str]) -> None:
    """Bare, wherever it stands on the command line; and of a board that is named as its value."""
    read = said(capsys, "ect", "--rule", *DAY)
    assert read == said(capsys, "--as-of", "2026-03-20", "ect", "--rule")
    assert read == said(capsys, "--rule", "ect", *DAY)
    assert read == said(capsys, "ect", "--rule=", *DAY)
    assert read == said(capsys, "ect", *DAY, "--rule", "--format", "text")
    assert "Clause    Terms of reference of the Exampleshire Children's Trust, version 2, 5" in read
    dated = said(capsys, "ect", "--rule", "--as-of", "2024-06-01")
    assert "At least 8 people; and at least one from Exampleshire County Council." in dated
    of_meeting = said(capsys, "ect", "2024-05-15", "--rule", *DAY)
    assert dated.partition("Rule ")[2] == of_meeting.partition("Rule ")[2]
    assert said(capsys, "--rule", "ect@2024-06-01", *DAY).partition("Rule ")[2] == dated.partition("Rule ")[2]


def test_a_board_without_terms_of_reference_in_force(capsys: pytest.CaptureFixture[str]) -> None:
    """It is said, with the versions that there are."""
    out = said(capsys, "cypsp", "--rule", *DAY, records=REAL)
    assert "No terms of reference in force on 20 March 2026 are on record." in out
    assert "Governance Arrangements & Terms of Reference 2013/15, 2013 to 2015" in out
    assert as_json(capsys, "cypsp", "--rule", *DAY, records=REAL)["rules"][0]["rule"]["state"] == "not-on-record"


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("schools-forum", "two fifths of the membership"),
        ("schools-f", "two fifths of the membership"),
        ("Parish", "a third of all seats, rounded up, and never below 3"),
        ("principal-council", "The wording of the provision was not read, so this is not confirmed."),
    ],
)
def test_statutes_by_name(capsys: pytest.CaptureFixture[str], name: str, says: str) -> None:
    """By name or a part of one; what is not confirmed is said."""
    assert says in said(capsys, "--rule", f"statute:{name}", *DAY)
    assert says in said(capsys, "ect", "--rule", f"statute:{name}", *DAY)


def test_a_rule_that_names_what_a_board_may_be_without(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An office that nobody holds is said to be at fault, and the rule is tried all the same."""
    file = tmp_path / "new.yaml"
    file.write_text("quorum: {need: {present: {offices: [chair, convenor]}}}\n", encoding="utf-8")
    out = said(capsys, "ect", "--rule", str(file), *DAY)
    assert (
        "At fault    At need/present/offices/2 the rule names the office `convenor`, which the board does not have."
        in out
    )


def test_terms_without_a_quorum(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """There is nothing to try."""
    file = tmp_path / "new.yaml"
    file.write_text("attendance: [{no_rule: true}]\n", encoding="utf-8")
    assert "have no quorum rule on record" in refused(capsys, "ect", "--rule", str(file))


def test_a_rule_that_cannot_be_met(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """More than there are seats; and a rule that nothing can be told of."""
    file = tmp_path / "new.yaml"
    file.write_text("quorum: {need: {at_least: 40, counting: heads}}\n", encoding="utf-8")
    status, out, _ = told(capsys, "ect", "--reachable", "--rule", str(file), "--fail-on", "inquorate", *DAY)
    assert status == 1
    assert (
        "It cannot be met, even if everybody comes who holds a seat on 20 March 2026: 20 to 21 of the 40 needed." in out
    )
    assert "the attendance would have met it at none of them." in out
    file.write_text("quorum: {need: {at_least: unstated, counting: heads}}\n", encoding="utf-8")
    unsure = said(capsys, "ect", "--reachable", "--rule", str(file), *DAY)
    assert "Cannot tell whether it can be met" in unsure
    assert "at none of them; for 7 it cannot be told." in unsure
    none = said(capsys, "ect", "--reachable", "--as-of", "2023-05-01")
    assert "No meeting held from 2 May 2022 to 1 May 2023 is on record" in none
    assert "The rule states no need that could be met: there is none." in said(
        capsys, "practitioners-forum", "--reachable", *DAY
    )


def test_a_rule_without_meetings_to_try_it_on(capsys: pytest.CaptureFixture[str]) -> None:
    """It is read back, and that there is nothing to try it on is said."""
    out = said(capsys, "ect", "--rule", "statute:parish", "--to", "2019-12-31", *DAY)
    assert "No meeting that was held is on record for this time, so there is nothing to try it on." in out


def test_what_a_tried_rule_comes_to(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No rule, and quorate for some items, are answers too."""
    file = tmp_path / "new.yaml"
    file.write_text("quorum: {no_rule: true}\n", encoding="utf-8")
    assert "11 would have had no rule." in said(capsys, "ect", "--rule", str(file), *DAY)
    file.write_text(
        "quorum: {need: {present: {seats: [school-secondary]}}, timing: {counted: each-item}, who_counts: {conflicted: no, virtual: yes}}\n",
        encoding="utf-8",
    )
    out = said(capsys, "ect", "--rule", str(file), "--from", "2025-12-01", *DAY, "--explain")
    assert "1 would have been quorate for some items only." in out
    assert "10 December 2025: quorate for some items" in out
    assert "now quorate for some items" in out


# -- what is refused


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("ect", "--present", "police", "--rule"), "--present is about a meeting ahead"),
        (("--present", "police"), "--present is about a meeting ahead"),
        (("--apologies", "police"), "--apologies is about a meeting ahead"),
        (("ect", "2025-07-09", "--apologies", "police"), "2025-07-09 was held"),
        (("--item", "1"), "--item is about one meeting"),
        (("ect", "--item", "1"), "--item is about one meeting"),
        (("--explain",), "--explain says who was counted"),
        (("ect", "--rule", "--explain"), "--explain says who was counted"),
        (("ect", "2025-07-09", "--reachable"), "--reachable is about one board"),
        (("ect", "2025-07-09", "--rule", "statute:parish"), "--rule with a rule tries it on one board's meetings"),
        (("--rule", "statute:parish", "--from", "2025-01-01"), "--from and --to are about all the meetings"),
        (("ect", "next", "--from", "2025-01-01"), "--from and --to are about all the meetings"),
        (("ect", "--from", "2026-01-01", "--to", "2025-01-01"), "--from 2026-01-01 is later than --to 2025-01-01"),
        (("ect", "--from", "yesterday"), "--from 'yesterday' is not a day"),
        (("ect", "--as-of", "31/03/2026"), "--as-of '31/03/2026' is not a day"),
        (("--statutes", "--explain"), "--explain says who was counted"),
        (("--rule", "no-such-board"), "there is no board `no-such-board`"),
        (("--rule", "no-such.yaml@"), "there is no"),
        (("ect", "--rule", "statute:"), "there is no statutory quorum ``"),
        (("ect", "--rule", "statute:parisch-council"), "did you mean `parish-council`?"),
        (("ect", "--rule", "statute:primary-care-trust"), "at need/all/2/present/groups/1 the rule names the group `officer-members`, which the board does not have (and 1 more such name)"),
        (("school-clusters", "--reachable"), "has no quorum rule that was certainly in force on that day; ask for another day with --as-of"),
        (("ect", "2025-12-10", "--item", "zebra"), "has no item `zebra`; it has item 1, item 2, item 3, item 4 or item 5"),
        (("ect", "2025-12-10", "--item", "school"), "`school` may mean any of these: item 2 or item 5; give its number, or more of its title"),
        (("ect", "2025-12-10", "--item", "Score crad"), "did you mean “scorecard”?"),
        (("ect", "next", "--item", "1"), "no items of exampleshire/childrens-trust/2026-05-13 are recorded"),
        (("ect", "next", "--present", "nobody at all"), "is no seat of the board, and no person or organisation in one; `partnership show BOARD` lists the seats"),
        (("ect", "next", "--present", "exampleshire"), "and 3 more; give one of them as it stands here"),
        (("ect", "someday"), "there is no meeting `someday`"),
    ],
)  # fmt: skip
def test_refused_in_a_sentence(capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], says: str) -> None:
    """What cannot be answered is said in one sentence, with the remedy; exit status 2."""
    assert says in refused(capsys, *(() if "--as-of" in arguments else DAY), *arguments)


def test_no_meetings_at_all(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where nothing is on record there is nothing to show."""
    root = laid(tmp_path, {"boards/here/board.yaml": BOARD, "places/here.yaml": PLACE})
    assert "no board here has a meeting on record" in refused(capsys, records=root)
    assert "no meeting of here/board is on record; `partnership quorum here/board --rule`" in refused(
        capsys, "tb", records=root
    )


def test_the_unusual_in_an_overview(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Versions that may have been in force, and a rule that is not on record although all was read."""
    board = BOARD.replace("  - read: whole", "  - until: 2025\n    read: whole") + "  - {since: 2025, read: whole}\n"
    files = held("present", board=board)
    two = {path.replace("/board", "/two"): text for path, text in files.items()}
    root = laid(tmp_path, {**files, **two})
    assert "one of several" in said(capsys, *DAY, records=root)
    page = said(capsys, "here/board", *DAY, records=root)
    assert "which terms of reference were in force on the day is not known, and they differ" in page
    assert "None is recorded, though the whole text was read." in page
    meeting = said(capsys, "here/board", "last", *DAY, records=root)
    assert "whether it was in force on the day is not known" in meeting
    assert "Why, by Terms of reference, until 2025" in meeting
    flat = said(capsys, "here/board", "last", *DAY, "--format", "csv", records=root)
    assert "Terms of reference, until 2025" in flat


# -- every page in every format

PAGES = [
    (), ("ect",), ("ect", "--explain"), ("ect", "2025-07-09"), ("ect", "2025-12-10", "--explain"), (SOUTH, "2025-07-03"), (SOUTH, "2025-07-24", "--explain"),
    ("ect", "next", "--explain"), ("ect", "next", "--present", "drew-pattern,hospitals,college,lay-member"), ("best-start-priority-group", "last"),
    ("practitioners-forum", "undated-note-3"), ("ect", "--rule"), ("--rule",), ("--statutes",), ("ect", "--rule", "statute:schools-forum"),
    ("ect", "--rule", "ect@2024-06-01", "--explain"), ("ect", "--reachable", "--explain"),
]  # fmt: skip


@pytest.mark.parametrize("arguments", PAGES, ids=" ".join)
def test_every_page_in_every_format(capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]) -> None:
    """JSON is as its schema says, CSV is one table with a row at least, pages have a heading."""
    data = as_json(capsys, *arguments, *DAY)
    assert data["view"] in data
    rows = list(csv.reader(io.StringIO(said(capsys, *arguments, *DAY, "--format", "csv").lstrip("\ufeff"))))
    assert len(rows) > 1
    assert len({len(row) for row in rows}) == 1
    forms: dict[ReportFormat, str] = {"markdown": "# ", "html": "<!doctype html>", "text": ""}
    for form, start in forms.items():
        assert said(capsys, *arguments, *DAY, "--format", form).startswith(start)


@pytest.mark.parametrize("records", [REAL, RULES], ids=["real", "rules"])
def test_every_meeting_on_record_is_as_the_schema_says(capsys: pytest.CaptureFixture[str], records: Path) -> None:
    """Whatever rule a board has, each of its meetings can be explained, and what the sentence says the data says too."""
    for board in as_json(capsys, "--as-of", "2026-03-20", records=records)["boards"]:
        for meeting in board["meetings"]:
            own = as_json(capsys, meeting["id"], "--as-of", "2026-03-20", records=records)["meeting"]
            assert own["answer"] == meeting["answer"]
            assert own["says"].lower().startswith(own["answer"].replace("-", " "))
            assert meeting["says"] == own["says"]
        assert as_json(capsys, board["board"], "--rule", "--as-of", "2024-06-01", records=records)["rules"]


def test_every_property_of_the_schema_is_described_and_closed() -> None:
    """What a program may rely on is said of every key, and no other key appears."""
    for path, node in schema_nodes(SCHEMA):
        assert node.get("description"), path
        if "properties" in node:
            assert node["additionalProperties"] is False, path
            assert path == "$" or set(node["required"]) == set(node["properties"]), path


def test_the_schema_is_published(capsys: pytest.CaptureFixture[str]) -> None:
    """`partnership schema quorum` prints it."""
    assert run(["schema", "quorum"]) == 0
    assert json.loads(capsys.readouterr().out) == SCHEMA


# -- hostile records, and any terminal


def test_hostile_names_are_shown_as_they_are(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Markup, escape codes and formulas in a record do nothing in any format."""
    evil = '"=1+1<script>alert(1)</script> [x](http://evil) *b*"'
    board = BOARD.replace("title: Other", f"title: {evil}").replace("name: The Board", f"name: {evil}")
    place = PLACE.replace("{name: Bob Barker}", f"{{name: {evil}}}")
    planned = "kind: ordinary\nstatus: planned\nitems: [{number: 1, title: " + evil + "}]\n"
    root = laid(
        tmp_path,
        held("absent", board=board, **{"places/here.yaml": place, "meetings/here/board/2026-05-01.yaml": planned}),
    )
    for arguments in (
        ("here/board",),
        ("here/board", "last", "--explain"),
        ("here/board", "next", "--explain"),
        ("here/board", "--rule", "statute:parish"),
    ):
        html = said(capsys, *arguments, *DAY, "--format", "html", records=root)
        assert "<script>" not in html
        assert "alert(1)" in html
        assert "<script>" not in said(capsys, *arguments, *DAY, "--format", "markdown", records=root)
        table = csv.reader(io.StringIO(said(capsys, *arguments, *DAY, "--format", "csv", records=root)))
        assert not [cell for row in table for cell in row if cell.startswith(("=", "+", "@"))]


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp437", "utf-8"])
def test_any_code_page(encoding: str) -> None:
    """Signs that a code page lacks are put plainly; the words say the same."""
    done = program("quorum", "ect", "2025-07-09", *DAY, "--records", str(EXAMPLE), PYTHONIOENCODING=encoding)
    out = done.stdout.decode(encoding)
    assert done.returncode == 0
    assert "not met: the police sector: nobody" in out
    assert ("✗" in out) == (encoding == "utf-8")
    assert "x not met: the police sector" in out or encoding == "utf-8"


def test_help_loads_nothing_heavy() -> None:
    """Help needs the framework and nothing else."""
    assert loaded("quorum", "--help") & {"rich", "yaml", "jsonschema", "networkx", "holidays"} == set()
