"""`partnership show`: the card of each kind of record as of a day, what may be typed for it, and what cannot be read."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from output_schemas import validator
from partnership import render
from partnership.answers.load import Records
from partnership.commands import run
from partnership.views.cards import card
from partnership.words.kinds import KINDS

ROOT = Path(__file__).parents[1]
REAL, EXAMPLE, BASE = ROOT / "records", ROOT / "examples/exampleshire/records", ROOT / "tests/base/records"
VALIDATOR = validator("show")


def shown(
    capsys: pytest.CaptureFixture[str], what: str, day: str, *arguments: str, records: Path = EXAMPLE, status: int = 0
) -> str:
    """Run `partnership show` and return what it says on the screen."""
    assert run(["show", what, "--as-of", day, *arguments, "--records", str(records)]) == status
    return capsys.readouterr().out


def facts(
    capsys: pytest.CaptureFixture[str], what: str, day: str, part: str, records: Path = EXAMPLE
) -> list[dict[str, Any]]:
    """Run `partnership show` and return the facts of one part of the card."""
    data = json.loads(shown(capsys, what, day, "--format", "json", records=records))
    VALIDATOR.validate(data)
    return [fact for fact in data["facts"] if fact["part"] == part]


def row(text: str, label: str) -> str:
    """Return the first line with this label or first cell, its spaces made single."""
    return next(" ".join(line.split()) for line in text.splitlines() if line.startswith(f"{label.rstrip()}  "))


def refused(capsys: pytest.CaptureFixture[str], *arguments: str, records: Path = REAL) -> str:
    """Run `partnership show` where it cannot, and return the sentence that says why."""
    assert run(["show", *arguments, "--records", str(records)]) == 2
    captured = capsys.readouterr()
    assert not captured.out
    assert captured.err.count("\n") == 1
    return captured.err


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """Return a copy of the base records, to be changed."""
    shutil.copytree(BASE, tmp_path / "records")
    return tmp_path / "records"


# What may be typed


@pytest.mark.parametrize(
    ("typed", "record"),
    [
        ("lincolnshire/cypsp", "board lincolnshire/cypsp"),
        ("CYPSP", "board lincolnshire/cypsp"),
        ("CTB", "board lincolnshire/cypsp"),
        ("records/boards/lincolnshire/cypsp.yaml", "board lincolnshire/cypsp"),
        ("boards\\lincolnshire\\cypsp.yaml", "board lincolnshire/cypsp"),
        ("young people's strategic partnership", None),
        ("lincolnshire/cypsp/2014-02-24", "meeting lincolnshire/cypsp/2014-02-24"),
        ("cypsp@2014-02-24", "meeting lincolnshire/cypsp/2014-02-24"),
        ("cypsp@2014", "meeting lincolnshire/cypsp/2014-02-24"),
        ("2014-02-24", "meeting lincolnshire/cypsp/2014-02-24"),
        ("lincolnshire", "place lincolnshire"),
        ("breastfeeding-at", "measure lancashire/breastfeeding-at-6-6-weeks"),
        ("csap-2019", "restructure pan-lancashire/csap-2019"),
        ("every-child-matters-2008", "plan lancashire/every-child-matters-2008"),
    ],
)
def test_finds_what_is_meant(capsys: pytest.CaptureFixture[str], typed: str, record: str | None) -> None:
    """An id, an acronym, a printed name, a path or a part of a name; one that fits several is refused with the candidates."""
    if record is None:
        assert "may mean any of these" in refused(capsys, typed)
    else:
        assert row(shown(capsys, typed, "2014-02-24", records=REAL), "Record ") == f"Record {record}"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("cypsb",), "there is no record `cypsb`; did you mean the board `lincolnshire/cypsp`?"),
        (("zzzzzz",), "there is no record `zzzzzz`; `partnership list` shows what there is"),
        (("cypsb", "--kind", "board"), "there is no board `cypsb`; did you mean `lincolnshire/cypsp`?"),
        (("trust",), "; choose with --kind plan, --kind board or --kind restructure"),
        (
            ("lscb",),
            "`lscb` may mean any of these: blackburn-with-darwen/local-safeguarding-children-board (until 28 September 2019), ",
        ),
        (("cypsp@1999-01-01",), "there is no meeting `1999-01-01` of lincolnshire/cypsp; on record: 2014-02-24"),
        (("cypsp@",), "there is no meeting `` of lincolnshire/cypsp"),
        (("lpag@2014-02-24",), "none of it is on record"),
        (("cypsp", "--as-of", "yesterday"), "--as-of 'yesterday' is not a day; write it YYYY-MM-DD"),
        (("cypsp", "--as-of", "2014-02-30"), "is not a day"),
    ],
)
def test_what_it_refuses(capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], says: str) -> None:
    """A miss suggests, an ambiguity lists, a day that is none says how to write one: each in one sentence."""
    assert says in refused(capsys, *arguments)


def test_two_meetings_of_a_day(capsys: pytest.CaptureFixture[str]) -> None:
    """Where a board met twice on a day, the day alone is not enough; the id is."""
    board = "exampleshire/school-transport-task-and-finish-group"
    assert f"{board}/2025-10-15 or {board}/2025-10-15-2" in refused(capsys, f"{board}@2025-10-15", records=EXAMPLE)
    assert "15 October 2025" in shown(capsys, f"{board}/2025-10-15-2", "2025-12-01")


def test_kind_narrows(capsys: pytest.CaptureFixture[str]) -> None:
    """A plan and a measure may share words; --kind says which."""
    assert row(
        shown(capsys, "strategic-action-plan", "2014-02-24", "--kind", "plan", records=REAL), "Record "
    ).startswith("Record plan ")


# Boards


def test_board_says_who_sat_on_the_day(capsys: pytest.CaptureFixture[str]) -> None:
    """Seats have the organisation and holder of the day, a vacancy is one, and who held them before stands apart."""
    out = shown(capsys, "ect", "2025-10-15")
    assert row(out, "As of") == "As of 15 October 2025"
    assert row(out, "Chair ") == "Chair Avery Example, seat Lead Member for Children, since 1 April 2021"
    assert "NHS Exampleshire Integrated Care Board, since 1 July 2022" in row(out, "Health commissioning")
    assert "vacant, 1 July 2025 to 30 November 2025" in row(out, "District councils, south")
    assert "Robin Placeholder / Sage Illustration, job share" in row(out, "Primary schools")
    assert "(on leave, 1 October 2025 to 31 December 2025)" in row(out, "Voluntary sector")
    assert "22 seats on the day (member: 21, observer: 1); 1 vacant, 0 with nobody on record." in out
    assert "earlier: Perry Template (term ended), 1 April 2021 to 30 June 2025" in out
    assert "later: Quinn Exemplar, since 1 December 2025" in out


def test_board_before_a_seat_changed_hands(capsys: pytest.CaptureFixture[str]) -> None:
    """The same board on an earlier day has the organisation, holder and name of that day."""
    out = shown(capsys, "ect", "2022-06-30")
    assert "NHS Exampleshire Clinical Commissioning Group" in row(out, "Health commissioning")
    assert "Cleo Notreal" in row(out, "Health commissioning")
    assert "- Later: Adult services, since 1 July 2022" in out
    assert "First terms of reference, superseded, 1 April 2021 to 31 March 2023" in out
    assert row(out, "Former name").startswith("Former name Exampleshire Children's Trust Board")


@pytest.mark.parametrize(("day", "version"), [("2025-03-31", "1"), ("2025-04-01", "2")])
def test_terms_in_force_on_the_day(capsys: pytest.CaptureFixture[str], day: str, version: str) -> None:
    """The first day of new terms is theirs, the day before the old ones'."""
    current = [fact for fact in facts(capsys, "ect", day, "terms") if fact["holds"] == "yes"]
    assert [fact["about"]["version"] for fact in current] == [version]


def test_rules_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    """Quorum, attendance, substitutes and deadlines are sentences."""
    out = shown(capsys, "ect", "2025-10-15")
    assert (
        "Quorum at least a third of the filled seats (observers left out), rounded up, counted as people; and at least one from each of the police sector, NHS Exampleshire Integrated Care Board and Exampleshire County Council [5]"
        in row(out, "Quorum")
    )
    assert (
        row(out, "Attendance")
        == "Attendance at least 70% of meetings over a financial year, by the named person, ordinary, extraordinary and development day meetings only, no substitute counted, unless excused by absence approved by the trust before the leave begins; if it is not met: the chair writes, then the organisation is asked for somebody else [7]"
    )
    assert (
        row(out, "Substitutes ")
        == "Substitutes only those named in advance, 1 for each member, from the same organisation: yes, may vote: yes [4]"
    )
    assert row(out, "Deadlines") == "Deadlines Papers: 7 working days before the meeting [6.1]"


def test_board_without_a_quorum_rule(capsys: pytest.CaptureFixture[str]) -> None:
    """Lincolnshire: no quorum rule, a 70% clause that does not say whose attendance, and minutes due before they can be final."""
    out = shown(capsys, "cypsp", "2014-02-24", records=REAL)
    assert "no rule: the text was read and has none" in row(out, "Quorum")
    assert "it does not say whether the person's, the seat's or the organisation's attendance is meant [5.1]" in row(
        out, "Attendance"
    )
    assert (
        "10 days (which kind is not said) after the meeting, once the minutes are agreed, as far as practicable" in out
    )
    assert "30 seats on the day (member: 29, observer: 1)" in out
    assert row(out, "Next planned") == "Next planned none"


def test_terms_that_may_have_ended(capsys: pytest.CaptureFixture[str]) -> None:
    """`2013 to 2015` is in force in 2014, may be in 2015, and is not in 2016."""
    holds = {day: facts(capsys, "cypsp", day, "terms", REAL)[0] for day in ("2014-02-24", "2015-06-01", "2016-01-01")}
    assert [fact["holds"] for fact in holds.values()] == ["yes", "unknown", "no"]
    assert holds["2015-06-01"]["doubt"] == "may hold on this day: ended some day in 2015"
    assert "since 2013 (may hold on this day: ended some day in 2015)" in shown(
        capsys, "cypsp", "2015-06-01", records=REAL
    )


def test_chair_whose_days_are_not_known(capsys: pytest.CaptureFixture[str]) -> None:
    """An imprecise beginning is said, never taken as yes or no."""
    out = shown(capsys, "cpb-chorley", "2015-12-01", records=REAL)
    assert (
        "Sarah James (may hold on this day: began on a day that no source gives; ended some day by 10 December 2015)"
        in row(out, "Chair  ")
    )
    assert "Louise Elo" in row(out, "Chair, later")


def test_nothing_holds_in_a_board_that_ended(capsys: pytest.CaptureFixture[str]) -> None:
    """Seats, officers and links without an end of their own end with their board, and links to it are earlier too."""
    out = shown(capsys, "district-trust-board-cedar", "2025-10-15")
    assert "The board had ended by this day" in out
    assert "No seat is on record for this day." in out
    data = json.loads(shown(capsys, "district-trust-board-cedar", "2025-10-15", "--format", "json"))
    assert {
        fact["holds"] for fact in data["facts"] if fact["part"] in {"seat", "officer", "holder", "link", "terms"}
    } == {"no"}
    assert "Cedar" in row(shown(capsys, "ect", "2025-10-15"), "Its sub-group, earlier")


def test_board_that_may_not_exist(capsys: pytest.CaptureFixture[str]) -> None:
    """Where a board's life is open, so is all that it has."""
    data = json.loads(shown(capsys, "school-clusters", "2025-10-15", "--format", "json"))
    links = [fact for fact in data["facts"] if fact["part"] == "link"]
    assert {(fact["holds"], fact["doubt"]) for fact in links} == {
        ("unknown", "whether the board existed on this day is not known")
    }
    assert "Whether the board existed on this day is not known" in shown(capsys, "school-clusters", "2025-10-15")


def test_links_are_shown_from_both_ends(capsys: pytest.CaptureFixture[str]) -> None:
    """The board that is reported to shows who reports to it."""
    out = shown(capsys, "exampleshire/health-and-wellbeing-board", "2025-10-15")
    assert "Best Start Priority Group (exampleshire/best-start-priority-group)" in row(out, "Its sub-group")
    assert "every six months (2 a year)" in row(out, "Reports to it")


def test_sources_are_compact(capsys: pytest.CaptureFixture[str]) -> None:
    """Sections of the document that most of a record rests on stand alone; another document has its title."""
    out = shown(capsys, "cypsp", "2014-02-24", records=REAL)
    assert row(out, "Most from").endswith("Governance Arrangements & Terms of Reference 2013/15")
    assert row(out, "Area") == "Area Lincolnshire [1.1, 1.2]"
    assert "Lincolnshire County Council [Children Act 2004, 18]" in out


# Meetings


def test_meeting_says_who_came(capsys: pytest.CaptureFixture[str]) -> None:
    """Everybody who came stands with seat, capacity, presence and mode; apologies stand apart; actions have their state."""
    out = shown(capsys, "ect@2026-02-11", "2026-03-01")
    assert row(out, "Drew Pattern") == "Drew Pattern Adult services and Health commissioning member present in person"
    assert row(out, "Zephyr Standin") == "Zephyr Standin Family courts substitute present in person"
    assert "- Yael Outline, Family courts, member, accepted" in out
    assert row(out, "Quorum as minuted") == "Quorum as minuted quorate, 7 needed, 18 counted"
    assert row(out, "Attendance recorded") == "Attendance recorded everybody (19 came, 3 sent apologies)"
    assert (
        "Write to members who have missed two meetings or more: done (opened as exampleshire/childrens-trust/2025-12-10#attendance-letters)"
        in out
    )
    assert (
        row(out, "annual-report")
        == "annual-report Finish the annual report Exampleshire County Council 13 May 2026 open: no closing on record"
    )


def test_action_closes_on_the_day_of_the_meeting_that_closed_it(capsys: pytest.CaptureFixture[str]) -> None:
    """An action is open until a later meeting closes it, and that is seen only from then on."""

    def open_(day: str) -> list[object]:
        return [
            fact["about"]["open"]
            for fact in facts(capsys, "ect@2025-12-10", day, "action-opened")
            if fact["about"]["id"] == "attendance-letters"
        ]

    assert (open_("2026-02-10"), open_("2026-02-11")) == ([True], [False])


def test_minutes_that_are_not_yet_there(capsys: pytest.CaptureFixture[str]) -> None:
    """What happened to the minutes after the day is said to be later."""
    out = shown(capsys, "ect@2026-02-11", "2026-02-21")
    assert row(out, "Minutes drafted") == "Minutes drafted 20 February 2026"
    assert row(out, "Minutes sent round") == "Minutes sent round 23 February 2026 (later than this day)"


def test_deadlines_of_a_meeting(capsys: pytest.CaptureFixture[str]) -> None:
    """What was promised of it, by which day, and whether that was kept as far as the day knows."""

    def deadlines(meeting: str, day: str, records: Path = EXAMPLE) -> list[tuple[object, object, object]]:
        found = [one["about"] for one in facts(capsys, meeting, day, "promised", records)]
        return [(one["what"], one.get("by"), one["state"]) for one in found]

    papers, draft, publishing = ("papers", "2026-02-02"), ("minutes-draft", "2026-02-25"), ("minutes-published", None)
    assert deadlines("ect@2026-02-11", "2026-01-28") == [
        (*papers, "due"),
        (*draft, "not yet to be done"),
        (*publishing, "not yet to be done"),
    ]
    assert deadlines("ect@2026-02-11", "2026-02-11") == [
        (*papers, "in time"),
        (*draft, "due"),
        (*publishing, "not yet to be done"),
    ]
    assert deadlines("ect@2026-02-11", "2026-02-20") == [
        (*papers, "in time"),
        (*draft, "in time"),
        (*publishing, "not yet to be done"),
    ]
    old = {what: state for what, _, state in deadlines("cypsp@2014-02-24", "2016-01-01", REAL)}
    assert (old["papers"], old["minutes-distributed"]) == (
        "not recorded",
        "cannot tell: no terms of reference on record are certainly in force any more",
    )


def test_a_meeting_to_come_lacks_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    """Before its day nothing is said to be missing of who came, the quorum and the minutes; from the day after it is."""
    before, after = (shown(capsys, "ect@2026-05-13", day) for day in ("2026-05-13", "2026-05-14"))
    missing = ("Nobody is recorded as having come.", "Attendance recorded", "Quorum as minuted", "Minutes agreed")
    assert [one for one in missing if one in before] == []
    assert [one for one in missing if one in after] == list(missing)
    assert "Fri 1 May 2026: Papers" in before
    assert ("To be held" in before, "To be held" in after) == (True, False)


def test_meeting_of_which_nothing_is_recorded(capsys: pytest.CaptureFixture[str]) -> None:
    """Not recorded is not absent: nobody is made up."""
    out = shown(capsys, "cypsp@2014-02-24", "2016-01-01", records=REAL)
    assert "Nobody is recorded as having come." in out
    assert "undated (mid-4180, held some day after 24 February 2014)" in row(out, "Minutes agreed")


# The other kinds


def test_measure(capsys: pytest.CaptureFixture[str]) -> None:
    """A measure shows which way is good, its plan and outcome, who answers for it, and its readings."""
    out = shown(capsys, "school-readiness", "2025-10-15")
    assert row(out, "Good") == "Good higher is better"
    assert row(out, "Target") == "Target 72.0, by 2026/27, amber within 3.0"
    assert row(out, "2024/25") == "2024/25 Exampleshire 69.6 2871 4123 68.2 71.0 95% final November 2025"
    odd = shown(capsys, "breastfeeding-at", "2025-10-15", records=REAL)
    assert row(odd, "Age") == "Age 6 weeks, printed “6-6 weeks”"
    assert "No reading is on record." in odd


def test_plan(capsys: pytest.CaptureFixture[str]) -> None:
    """A plan counts its parts and lists the measures by outcome."""
    out = shown(capsys, "children-and-young-peoples-plan", "2025-10-15")
    assert row(out, "Counts") == "Counts 3 outcomes, 2 priorities, 2 ways of working, 2 themes, 12 measures on record"
    assert "(75%, May 2025)" in out


def test_place(capsys: pytest.CaptureFixture[str]) -> None:
    """A place shows what it lies in, what lies in it, and what it records."""
    out = shown(capsys, "pan-lancashire", "2025-10-15", records=REAL)
    assert row(out, "Within") == "Within England (england)"
    assert row(out, "Around") == "Around Blackburn with Darwen (blackburn-with-darwen)"
    assert "11 organisations" in out


def test_restructure(capsys: pytest.CaptureFixture[str]) -> None:
    """A restructure shows its stages as reached on the day, and the fate of what the boards had."""
    out = shown(capsys, "local-boards-2024", "2024-08-01")
    assert row(out, "Reached on the day") == "Reached on the day reviewed, proposed, agreed"
    assert "In force, 1 October 2024" in out
    assert "(later than this day)" in out
    assert "searched (1)" in out
    assert "1 not known" in out


# All of them


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS])
@pytest.mark.parametrize("records", [REAL, EXAMPLE, BASE], ids=["real", "example", "base"])
def test_every_record_has_a_card(capsys: pytest.CaptureFixture[str], kind: str, records: Path) -> None:
    """Every record of the repository is shown on days early and late, and its data fits the published schema."""
    opened = Records(records)
    for document in opened.documents(kind):
        for day in (date(2008, 6, 1), date(2014, 9, 1), date(2026, 3, 1)):
            report = card(opened, document, day)
            VALIDATOR.validate(json.loads(render.FORMATS["json"](report)))
            for format_ in render.FORMATS.values():
                assert format_(report).strip()
    assert not capsys.readouterr().out
    assert not opened.faults


# What cannot be read, and what would harm


def test_record_that_cannot_be_read(capsys: pytest.CaptureFixture[str], base: Path) -> None:
    """The record is named, with the reason, and the exit status is 2."""
    (base / "boards/exampleshire/torn.yaml").write_text("name: [Torn\n", encoding="utf-8")
    out = shown(capsys, "exampleshire/torn", "2025-10-15", records=base, status=2)
    assert out.startswith("1 file could not be read")
    assert "boards/exampleshire/torn.yaml" in row(out, "File")
    VALIDATOR.validate(
        json.loads(shown(capsys, "exampleshire/torn", "2025-10-15", "--format", "json", records=base, status=2))
    )


def test_the_rest_is_shown_where_a_file_cannot_be_read(capsys: pytest.CaptureFixture[str], base: Path) -> None:
    """A torn meeting is said first; the board's card follows, with the meeting counted."""
    meeting = base / "meetings/exampleshire/childrens-trust/2025-01-15.yaml"
    meeting.parent.mkdir(parents=True, exist_ok=True)
    meeting.write_text("kind: ordinary\nstatus: perhaps\n", encoding="utf-8")
    out = shown(capsys, "ect", "2025-10-15", records=base, status=2)
    assert out.startswith(
        "1 file could not be read, so what rests on it is not known here: meetings/exampleshire/childrens-trust/2025-01-15.yaml."
    )
    assert "1 file could not be read" in row(out, "Count")
    assert "Ann Archer" in row(out, "County council")


def test_a_fault_that_takes_nothing_from_the_card(capsys: pytest.CaptureFixture[str], base: Path) -> None:
    """A torn measure is no matter of a place's card."""
    measure = base / "measures/exampleshire/torn.yaml"
    measure.parent.mkdir(parents=True)
    measure.write_text("name: [Torn\n", encoding="utf-8")
    shown(capsys, "exampleshire", "2025-10-15", records=base)


def test_dates_that_are_not_in_the_calendar(capsys: pytest.CaptureFixture[str], base: Path) -> None:
    """A date that `check` reports is shown as it was typed, and decides nothing."""
    board = base / "boards/exampleshire/odd.yaml"
    board.write_text(
        "name: Odd Board\nkind: board\nestablished: {on: 2014-13}\n"
        "officers:\n  - {office: chair, post: Chair, since: 2014-02-30, until: {after: 2015, before: 2014}}\n",
        encoding="utf-8",
    )
    out = shown(capsys, "odd board", "2025-10-15", records=base)
    assert "2014-13 (not in the calendar)" in row(out, "Established")
    assert "2014-02-30 (not in the calendar)" in row(out, "Chair ")
    assert "on a day that its bounds leave no room for" in row(out, "Chair ")


@pytest.mark.parametrize("format_", ["text", "markdown", "html", "csv"])
def test_hostile_text_is_made_plain(capsys: pytest.CaptureFixture[str], base: Path, format_: str) -> None:
    """No control code, no markup and no mark that turns text round gets out of a record."""
    board = base / "boards/exampleshire/odd.yaml"
    evil = '"\\e[31m\\u202E<script>alert(1)</script>\\nAs of 1 January 1999"'
    board.write_text(
        f"name: {evil}\nkind: board\nnote: {evil}\nseats:\n  one: {{title: {evil}, note: {evil}}}\n", encoding="utf-8"
    )
    out = shown(capsys, "exampleshire/odd", "2025-10-15", "--format", format_, records=base)
    assert not {"\x1b", "\u202e"} & set(out)
    assert not any(line.startswith("As of 1 January 1999") for line in out.splitlines())
    if format_ in {"markdown", "html"}:
        assert "<script>" not in out


def test_fields_that_are_seldom_used(capsys: pytest.CaptureFixture[str], base: Path) -> None:
    """Former ids, acceptances, joint and reconvened meetings, rulings, published papers: all are shown, in the published shape."""
    with (base / "boards/exampleshire/childrens-trust.yaml").open("a", encoding="utf-8") as board:
        board.write(
            "formerly: [exampleshire/old-trust]\naccepted:\n"
            "  - {rule: seat-count, reason: The text says so itself., accepted_by: Secretary, look_again: 2027-01-01}\n"
        )
    folder = base / "meetings/exampleshire/childrens-trust"
    folder.mkdir(parents=True)
    (folder / "2025-01-15.yaml").write_text(
        "kind: ordinary\nstatus: held\nminutes: {none_taken: true}\n", encoding="utf-8"
    )
    (folder / "2025-02-15.yaml").write_text(
        "kind: joint\nstatus: held\nended: 12:00\nreconvenes: exampleshire/childrens-trust/2025-01-15\n"
        "joint_with: [exampleshire/childrens-trust]\nchaired_by: {seat: council}\n"
        "attendance:\n  - {printed_as: J Doe, unplaced: true, capacity: unknown, presence: part, arrived: 3, left: 11:30}\n"
        "quorum:\n  counts: [{item: 2, present: 3, outcome: inquorate}]\n"
        "  ruling: {by: Chair, ruled: proceed, reason: Two were on their way, items: ['2']}\n"
        "interests: [{kind: non-pecuniary, items: [2], left_room: yes}]\n"
        "items: [{number: 2, title: Budget, restricted: true}]\n"
        "decisions: {budget: {decision: Agreed the budget, item: 2, state: awaiting-ratification}}\n"
        "papers: {sent: 2025-02-01, published: 2025-02-02, late: [Budget]}\n",
        encoding="utf-8",
    )
    assert (
        row(shown(capsys, "ect", "2025-10-15", records=base), "Accepted")
        == "Accepted 1 finding looked at and let stand: seat-count"
    )
    out = shown(capsys, "ect@2025-02-15", "2025-10-15", records=base)
    assert (
        row(out, "“J Doe”")
        == "“J Doe” seat not known as what is not known for a part, from item 3, left at 11:30 not said"
    )
    assert row(out, "Chaired by") == "Chaired by the holder of County council"
    assert row(out, "Ruling") == "Ruling Chair ruled: proceed (items 2); Two were on their way"
    assert row(out, "Late papers") == "Late papers Budget"
    assert "- budget: Agreed the budget (item 2, awaiting ratification)" in out
    for what in ("ect", "ect@2025-01-15", "ect@2025-02-15"):
        VALIDATOR.validate(json.loads(shown(capsys, what, "2025-10-15", "--format", "json", records=base)))


def test_fields_that_few_records_have(capsys: pytest.CaptureFixture[str], base: Path) -> None:
    """When a measure was in use, what a reader should know of the minutes, and the office of a seat that a source calls vacant."""
    for path, text in {
        "measures/exampleshire/visits.yaml": "name: Visits\ndirection: higher\nsince: 2020-01-01\n",
        "meetings/exampleshire/childrens-trust/2025-03-12.yaml": "kind: ordinary\nstatus: held\nminutes: {note: Only a summary.}\n",
        "boards/exampleshire/youth-board.yaml": "name: Youth Board\nkind: board\n"
        "officers: [{office: chair, seat: police}]\nseats:\n"
        "  police: {title: Police seat, vacant: [{since: 2025-01-01}]}\n",
    }.items():
        (base / path).parent.mkdir(parents=True, exist_ok=True)
        (base / path).write_text(text, encoding="utf-8")
    assert "1 January 2020" in row(shown(capsys, "visits", "2025-10-15", records=base), "In use")
    meeting = shown(capsys, "ect@2025-03-12", "2025-10-15", records=base)
    assert row(meeting, "Note on the minutes") == "Note on the minutes Only a summary."
    board = shown(capsys, "youth board", "2025-10-15", records=base)
    assert "vacant" in row(board, "Police seat")
    assert row(board, "Chair ").startswith("Chair vacant, since 1 January 2025")


def test_what_is_left_out_has_no_line(capsys: pytest.CaptureFixture[str], base: Path) -> None:
    """A plan without dates and a restructure without places, reasons or changes show no line for them."""
    for path, text in {
        "plans/exampleshire/plan.yaml": "name: The Plan\n",
        "restructures/exampleshire/review.yaml": "name: The Review\nstages: [{stage: proposed, on: 2025-01-01}]\n",
    }.items():
        (base / path).parent.mkdir(parents=True, exist_ok=True)
        (base / path).write_text(text, encoding="utf-8")
    assert "Runs" not in shown(capsys, "the plan", "2025-10-15", records=base)
    review = shown(capsys, "the review", "2025-10-15", records=base)
    assert not any(line.startswith(("Places", "Why", "What became of what")) for line in review.splitlines())
    assert "Nothing is on record of what became of what the boards had." in " ".join(review.split())


def test_what_is_not_recorded_is_shown_as_its_id(capsys: pytest.CaptureFixture[str], base: Path) -> None:
    """A function of no place around, and one of a place that is not there, stand as they are written."""
    (base / "boards/exampleshire/youth-board.yaml").write_text(
        "name: Youth Board\nkind: board\nfunctions: [{function: watch}, {function: nowhere/plan}]\n", encoding="utf-8"
    )
    out = shown(capsys, "youth board", "2025-10-15", records=base)
    assert "watch" in out
    assert "nowhere/plan" in out
