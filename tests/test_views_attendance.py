"""How attendance is laid out: the fraction first, both readings shown, and no figure that contradicts its verdict."""

from __future__ import annotations

import json
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from folders import EXAMPLE, ROOT
from ledgers import AS_OF, DAYS, away, board, came, meeting, rule, substitute, terms, verdict, worked_out
from partnership import render
from partnership.answers.attendance import Count, Rate, asked, ledger, windows
from partnership.answers.attendance.outlook import Outlook, Prospect
from partnership.answers.load import Records
from partnership.answers.titles import Titles
from partnership.documents import schemas
from partnership.report import Bullets, Card, Paragraph, Table
from partnership.views.attendance import attendance
from partnership.views.attendance.coming import outlook_in_words
from partnership.views.attendance.figures import percentage, rate_in_words
from partnership.views.attendance.rule_in_words import rule_in_words, share_in_words
from partnership.words.finding import Fault, Finding

if TYPE_CHECKING:
    from partnership.answers.attendance import Ledger
    from partnership.records.model.terms import Terms
    from partnership.report import Report, ReportFormat
    from partnership.views.attendance import By

NOBODY = Titles(Records(EXAMPLE), "nowhere")


def laid_out(*ledgers: Ledger, explain: bool = False, by: By = "all", unread: tuple[str, ...] = ()) -> Report:
    """Return the report of some ledgers; ids stand for names."""
    findings = [Finding("yaml-syntax", path, Fault((), "broken", None)) for path in unread]
    return attendance(ledgers, [NOBODY] * len(ledgers), findings, AS_OF, explain=explain, by=by)


def table(of: Report, title: str) -> Table:
    """Return the one table with this title."""
    (found,) = [block for block in of.blocks if isinstance(block, Table) and block.title == title]
    return found


def lines(of: Table) -> list[list[str]]:
    """Return the texts of a table's rows."""
    return [[cell.text for cell in row] for row in of.rows]


def head(of: Report) -> dict[str, tuple[str, ...]]:
    """Return the head of a report of one board."""
    card = next(block for block in of.blocks if isinstance(block, Card))
    return dict(card.entries)


# -- percentages


@pytest.mark.parametrize("share", [Fraction(7, 10), Fraction(3, 4), Fraction(2, 3)])
def test_a_printed_percentage_never_contradicts_its_verdict(share: Fraction) -> None:
    """Of every fraction up to sixtieths, what is printed is at or above the printed share only where the rule is met."""
    printed_share = Fraction(percentage(Rate(share.numerator, share.denominator)).removesuffix("%"))
    for expected in range(1, 61):
        for attended in range(expected + 1):
            printed = Fraction(percentage(Rate(attended, expected)).removesuffix("%"))
            assert (printed >= printed_share) == (Fraction(attended, expected) >= share)


@pytest.mark.parametrize(
    ("attended", "expected", "printed"),
    [
        (16, 23, "69.6%"),
        (23, 33, "69.7%"),
        (7, 10, "70%"),
        (6, 16, "37.5%"),
        (1, 8, "12.5%"),
        (2, 3, "66.7%"),
        (1, 16, "6.3%"),
        (0, 3, "0%"),
        (3, 3, "100%"),
        (2099, 3000, "69.9%"),
        (1999, 2000, "99.9%"),
    ],
)
def test_percentages(attended: int, expected: int, printed: str) -> None:
    """One decimal, halves rounded up, but never up to a whole percentage that is not reached."""
    assert percentage(Rate(attended, expected)) == printed


def test_rates_and_shares_in_words() -> None:
    """The fraction stands before the percentage, unreduced; an interval has both ends."""
    assert rate_in_words(Rate(2, 4), Rate(2, 4)) == "2 of 4 (50%)"
    assert rate_in_words(Rate(0, 4), Rate(1, 1)) == "0 of 4 (0%) to 1 of 1 (100%)"
    assert rate_in_words(Rate(0, 0), Rate(0, 0)) == "0 of 0"
    assert [share_in_words(Fraction(*share)) for share in ((7, 10), (2, 3), (1, 8))] == ["70%", "2/3", "1/8"]


# -- rules in words

WHOSE = "it does not say whether the person's, the seat's or the organisation's attendance is meant"


@pytest.mark.parametrize(
    ("says", "words"),
    [
        (
            rule(window="financial-year", meetings={"development_days": "yes"}),
            "at least 70% of meetings over a financial year, by the named person, development days included; it does not say whether a substitute counts",
        ),
        (
            rule("2/3", "seat", window="academic-year"),
            "at least 2/3 of meetings over an academic year, by whoever is entitled to the seat",
        ),
        (
            rule(subject="organisation", meetings={"development_days": "no"}),
            "at least 70% of meetings, by anybody of the organisation, development days left out",
        ),
        (
            {"attended": {"at_least": 9, "of": 12}},
            "at least 9 of 12 meetings; " + WHOSE,
        ),
        (
            {"attended": {"at_least": 3}, "subject": "person"},
            "at least 3 meetings, by the named person; it does not say whether a substitute counts",
        ),
        (
            {"missed": {"count": 3, "consecutive": True}},
            "not to miss 3 meetings in a row; " + WHOSE,
        ),
        (
            {"missed": {"count": 2, "consecutive": False}, "window": "rolling-12-months"},
            "not to miss 2 meetings over twelve months; " + WHOSE,
        ),
        (
            {"elapsed": {"months": 6, "from": "last-attended"}},
            "not to go 6 months without attending, from the last meeting attended; " + WHOSE,
        ),
        ({"window": "financial-year"}, "a rule that the records do not state"),
        ({"judgement": "The chair speaks to members who come seldom."}, "The chair speaks to members who come seldom."),
    ],
)
def test_rules_in_words(says: dict[str, Any], words: str) -> None:
    """A rule can be read back, with what it leaves unsaid."""
    (decoded,) = board(terms=[terms(says)]).terms_of_reference[0].attendance
    assert rule_in_words(decoded) == words


# -- the head

NO_TIME = "; over what time it does not say: taken over the window shown"


@pytest.mark.parametrize(
    ("versions", "said"),
    [
        ([], "no rule on record: the terms of reference are not known, or not in full"),
        ([terms()], "no rule: the terms of reference were read and have none"),
        (
            [terms(rule(), since="2025-06-01")],
            f"at least 70% of meetings, by the named person; it does not say whether a substitute counts; in force for meeting 2 only{NO_TIME}",
        ),
        (
            [terms({"missed": {"count": 3, "consecutive": True}, "subject": "person"})],
            "not to miss 3 meetings in a row, by the named person; it does not say whether a substitute counts",
        ),
        (
            [terms(rule(window="academic-year"))],
            "at least 70% of meetings over an academic year, by the named person; it does not say whether a substitute counts; judged over its own window, not the one shown",
        ),
    ],
)
def test_the_rule_of_the_head(versions: list[dict[str, Any]], said: str) -> None:
    """What is known of the rule, for which meetings it was in force, and whether its window is this one."""
    found = laid_out(
        worked_out(board("ann", terms=versions), meeting(DAYS[0], came("ann")), meeting(DAYS[1], came("ann")))
    )
    assert head(found)["Rule"] == (said,)


def test_several_rules_are_numbered() -> None:
    """So that a reading can say which it is of."""
    versions = [terms(rule("50%"), until="2025-06-30"), terms(rule("90%"), since="2025-07-01")]
    said = head(
        laid_out(worked_out(board("ann", terms=versions), meeting(DAYS[0], came("ann")), meeting(DAYS[1], came("ann"))))
    )["Rule"]
    assert said == (
        f"1. at least 50% of meetings, by the named person; it does not say whether a substitute counts; in force for meeting 1 only{NO_TIME}",
        f"2. at least 90% of meetings, by the named person; it does not say whether a substitute counts; in force for meeting 2 only{NO_TIME}",
    )


def test_a_rule_asked_for_is_said_not_to_be_the_boards() -> None:
    """Nobody takes a what-if for a rule."""
    assert head(laid_out(worked_out(board("ann"), meeting(DAYS[0], came("ann")), by=asked(Fraction(7, 10), "person"))))[
        "Rule"
    ][0].endswith("(asked for, not the board's own)")


def test_a_year_in_progress_says_so() -> None:
    """Figures of a window that is not over are figures so far."""
    window = windows.year_of("financial-year", date(2026, 3, 20))
    assert head(
        laid_out(worked_out(board("ann"), meeting(DAYS[0], came("ann")), window=window, as_of=date(2026, 3, 20)))
    )["Window"] == ("financial year 2025/26: 1 April 2025 to 31 March 2026 (not over yet: figures so far)",)
    assert head(laid_out(worked_out(board("ann"), meeting(DAYS[0], came("ann")), window=window)))["Window"] == (
        "financial year 2025/26: 1 April 2025 to 31 March 2026",
    )


def test_so_many_of_so_many_is_said_to_be_a_share_while_the_year_runs() -> None:
    """Nine of twelve cannot be counted before twelve are held; over another stretch of time than the rule's it is not said."""
    nine = terms({"attended": {"at_least": 9, "of": 12}, "subject": "person", "window": "financial-year"})
    of, met = board("ann", terms=[nine]), meeting(DAYS[0], came("ann"))
    said = "; until the window is over, judged as that share (75%) of the meetings held so far"
    year = windows.year_of("financial-year", date(2026, 3, 20))
    chosen = windows.between(date(2025, 4, 1), date(2026, 3, 25))
    for window, as_of, told in (
        (year, date(2026, 3, 20), True),
        (year, date(2026, 4, 20), False),
        (chosen, date(2026, 3, 20), False),
    ):
        (rule_,) = head(laid_out(worked_out(of, met, window=window, as_of=as_of)))["Rule"]
        assert (said in rule_) == told


def test_what_depends_and_waits_is_said_to_do_both() -> None:
    """The outcome of a meeting may settle one reading of the rule, and not the others: it is not said to settle the verdict."""
    of = board("ann", terms=[terms(rule(subject="person", counts_as_attending={"substitute": "unstated"}))])
    days = [
        meeting("2025-04-10", substitute("seat-ann", "sam")),
        meeting("2025-06-10", came("ann")),
        meeting("2025-08-10", came("ann")),
        meeting("2025-10-10", status="planned"),
    ]
    found = worked_out(of, *days, as_of=date(2026, 4, 1))
    assert verdict(found, "ann") == "depends"
    until = "until the outcome of the meeting of 10 October 2025 is recorded"
    shown = render.text(laid_out(found, explain=True))
    assert f"By some readings of the rule it cannot be told {until}, for everybody here." in shown
    assert f"depends; by some readings it cannot be told {until}" in shown


def test_meetings_and_those_left_out() -> None:
    """Each meeting has the number of its column; one that does not count has a reason instead."""
    found = laid_out(
        worked_out(
            board("ann"),
            meeting(DAYS[0], came("ann"), kind="development-day"),
            meeting(DAYS[1], status="cancelled"),
            meeting("undated-mid-7", held="unknown"),
            unread=[f"here/board/{DAYS[2]}"],
        )
    )
    assert head(found)["Meetings"] == (
        "1. 1 May 2025 (development day)",
        "2. 1 September 2025 (file not read): its file cannot be read",
        "3. undated (mid-7) (ordinary): held, on a day that may lie outside the window",
    )
    assert head(found)["Left out"] == ("1 July 2025: cancelled",)


def test_nothing_to_work_out() -> None:
    """A window without meetings, and a board of which nobody is known, are sentences and not empty tables."""
    assert [block.text for block in laid_out(worked_out(board("ann"))).blocks if isinstance(block, Paragraph)] == [
        "No meeting in this window counts, so there is nothing to work out."
    ]
    assert [
        block.text for block in laid_out(worked_out(board(), meeting(DAYS[0]))).blocks if isinstance(block, Paragraph)
    ] == ["No seat of the board and nobody at these meetings is on record, so there is nothing to work out."]


@pytest.mark.parametrize(
    ("unread", "said"),
    [
        (
            ("meetings/a.yaml", "meetings/a.yaml"),
            "1 file could not be read, so what rests on it is not known here: meetings/a.yaml. `partnership check` says why.",
        ),
        (
            ("meetings/b.yaml", "meetings/a.yaml"),
            "2 files could not be read, so what rests on them is not known here: meetings/a.yaml and meetings/b.yaml. `partnership check` says why.",
        ),
    ],
)
def test_what_could_not_be_read_is_said_first(unread: tuple[str, ...], said: str) -> None:
    """Before any figure, and so that it cannot be missed."""
    assert laid_out(worked_out(board("ann")), unread=unread).blocks[0] == Paragraph(said, alarm=True)


# -- the register


def cafcass() -> Ledger:
    """Return a year in which one man came once and sent a deputy twice, under a rule that does not say whose attendance is meant."""
    seats = {
        "cafcass": {"title": "CAFCASS", "organisations": [{"organisation": "cafcass"}], "holders": [{"person": "js"}]},
        "lay": {"title": "Lay member"},
    }
    days = [
        meeting(DAYS[0], away("js"), substitute("cafcass", "dee")),
        meeting(DAYS[1], substitute("cafcass")),
        meeting(DAYS[2], came("js")),
    ]
    return worked_out(board(seats=seats, terms=[terms(rule(subject="unstated"))]), *days)


def test_the_register() -> None:
    """One mark a meeting, the three subjects side by side, and the verdict; a seat without a holder on record has a line too."""
    register = table(laid_out(cafcass()), "Register")
    assert [column.heading for column in register.columns] == [
        "Who",
        "Seat",
        "1",
        "2",
        "3",
        "As a person",
        "As a seat",
        "As an org.",
        "Verdict",
    ]
    assert lines(register) == [
        ["js", "CAFCASS", "S", "S", "P", "1 of 3 (33.3%)", "3 of 3", "3 of 3", "depends"],
        ["(no holder on record)", "Lay member", "(?)", "(?)", "(?)", "", "0 to 3 of 3 (0% to 100%)", "", "cannot tell"],
    ]
    assert register.notes == (
        "P present; S a substitute came; ? not recorded; a mark in brackets: whether the meeting counts, or whether they were expected at it, is not known.",
        "As an org.: whether anybody of the organisation came.",
    )
    assert register.rows[0][2].title == "a substitute came (dee)"


def test_readings_are_shown_where_the_verdict_depends() -> None:
    """Both readings of a silent clause stand under the register, each with its figures."""
    (said,) = [block for block in laid_out(cafcass()).blocks if isinstance(block, Bullets)]
    assert said.lines == (
        "js: the person, 1 of 3: below; the seat CAFCASS, 3 of 3: met; the organisation cafcass, 3 of 3: met",
    )


def test_readings_say_which_rule_where_the_rules_differ() -> None:
    """What two rules give alike is said once."""
    observer = {"watch": {"title": "Scrutineer", "standing": "observer", "holders": [{"person": "ann"}]}}
    versions = [terms(rule(), rule("50%", observers="yes"))]
    (said,) = [
        block
        for block in laid_out(
            worked_out(
                board(seats=observer, terms=versions), meeting(DAYS[0], came("ann")), meeting(DAYS[1], away("ann"))
            )
        ).blocks
        if isinstance(block, Bullets)
    ]
    assert said.lines == (
        "ann: the person, observers under the rule, 1 of 2: below (rule 1); the person, observers exempt, 1 of 2: exempt (rule 1); the person, 1 of 2: met (rule 2)",
    )


def test_a_verdict_on_other_figures_than_those_shown_says_them() -> None:
    """Where the rule counts otherwise than the table, the verdict stands beside the rate that it rests on."""
    versions = [terms(rule(counts_as_attending={"virtual": "no"}))]
    found = laid_out(
        worked_out(
            board("ann", terms=versions), meeting(DAYS[0], came("ann", mode="virtual")), meeting(DAYS[1], came("ann"))
        )
    )
    assert lines(table(found, "Register"))[0][-1] == "below (1 of 2 as the rule counts)"
    assert lines(table(found, "Statistics: people"))[0][-2:] == ["2 of 2 (100%)", "below (1 of 2 as the rule counts)"]


@pytest.mark.parametrize(
    ("virtual", "said"),
    [
        ("no", "below (1 of 3 over the rule's own window)"),
        ("unstated", "below (1 to 2 of 3 over the rule's own window, as it may be read)"),
    ],
)
def test_a_rule_judged_over_another_stretch_of_time_says_so_of_its_figures(virtual: str, said: str) -> None:
    """What is shown is one meeting; what is judged is the year."""
    says = rule(
        subject="person", window="financial-year", counts_as_attending={"virtual": virtual, "substitute": "none"}
    )
    days = [
        meeting("2025-05-10", came("ann")),
        meeting("2025-06-10", came("ann", mode="virtual")),
        meeting("2025-07-10", away("ann")),
    ]
    window = windows.between(date(2025, 7, 1), date(2025, 7, 31))
    found = laid_out(worked_out(board("ann", terms=[terms(says)]), *days, window=window, as_of=date(2026, 4, 2)))
    assert lines(table(found, "Register"))[0][-1] == said


def test_the_verdict_is_that_of_the_subject_judged() -> None:
    """A person's line shows what the rule makes of the seat, and of each of two seats where they differ."""
    seats = {"one": {"holders": [{"person": "ann"}]}, "two": {"holders": [{"person": "ann"}]}}
    versions = [terms(rule(subject="seat"))]
    days = [
        meeting(DAYS[0], came("ann", seat=["one", "two"])),
        meeting(DAYS[1], came("ann", seat="one"), away("ann", seat="two")),
    ]
    assert lines(table(laid_out(worked_out(board(seats=seats, terms=versions), *days)), "Register"))[0][-3:] == [
        "2 of 2; 1 of 2",
        "",
        "met: one; below: two",
    ]


# -- the statistics


def test_statistics_have_the_fields_own_words() -> None:
    """The figures of every row, what they come to, and under the last table what each word means."""
    found = laid_out(cafcass())
    people = table(found, "Statistics: people")
    assert [column.heading for column in people.columns] == [
        "People",
        "Expected",
        "Attended",
        "By substitute",
        "Apologies",
        "Absent",
        "Not recorded",
        "Rate",
        "Verdict",
    ]
    assert lines(people) == [["js", "3", "1", "2", "0", "0", "0", "1 of 3 (33.3%)", "depends"]]
    assert people.notes == ("In all: expected 3, attended 1, by substitute 2, apologies 0, absent 0, not recorded 0.",)
    assert table(found, "Statistics: seats").notes == (
        "In all: expected 3 to 6, attended 3, by substitute 2, apologies 0, absent 0, not recorded 0 to 3.",
    )
    assert len(table(found, "Statistics: organisations").notes) == 5


@pytest.mark.parametrize(
    ("by", "titles"),
    [
        ("none", ["Totals"]),
        ("seat", ["Statistics: seats"]),
        ("moderngov", ["Statistics in the terms of ModernGov"]),
        (
            "all",
            [
                "Statistics: people",
                "Statistics: seats",
                "Statistics: organisations",
                "Statistics in the terms of ModernGov",
            ],
        ),
    ],
)
def test_whose_statistics(by: By, titles: list[str]) -> None:
    """Those asked for, with the meanings of the words wherever there are figures that add up to what was expected."""
    tables = [block for block in laid_out(cafcass(), by=by).blocks if isinstance(block, Table)][1:]
    assert [one.title for one in tables] == titles
    ours = [one for one in tables if one.title.startswith("Statistics: ")]
    assert not ours or len(ours[-1].notes) == 5


def test_guests_are_listed() -> None:
    """Somebody there in another capacity is named, with how often and as what."""
    guest = {"printed_as": "Officer", "capacity": "in-attendance", "presence": "present"}
    found = laid_out(worked_out(board("ann"), meeting(DAYS[0], guest), meeting(DAYS[1], guest)))
    assert [block.entries for block in found.blocks if isinstance(block, Card)][1] == (
        ("Officer", ("2 meetings: in attendance",)),
    )


def test_explained() -> None:
    """Every figure can say which meetings it counts, and why."""
    found = laid_out(cafcass(), explain=True)
    said = [line for block in found.blocks if isinstance(block, Bullets) for line in block.lines]
    assert "1 May 2025 (ordinary): counts, held" in said
    assert "1 May 2025: S, a substitute came (dee)" in said
    assert "so 1 of 3 (33.3%): depends" in said
    assert (
        "by the rule: the person, 1 of 3: below; the seat CAFCASS, 3 of 3: met; the organisation cafcass, 3 of 3: met"
        in said
    )
    assert (
        "1 May 2025: (?), not recorded; whether anybody held the seat that day is not known; may or may not count as expected"
        in said
    )


# -- formats


RULES = [None, asked(Fraction(7, 10)), asked(Fraction(2, 3), "person")]


def everything(where: str, by: Terms | None) -> Report:
    """Return a report on every board with meetings of some records, over everything on record."""
    opened = Records(ROOT / where)
    boards = [(one, opened.board(one)) for one in opened.boards_with_meetings()]
    ledgers = [
        ledger(found, opened.meetings(one), windows.chosen("all", [], AS_OF), AS_OF, by)
        for one, found in boards
        if found
    ]
    return attendance(
        ledgers, [Titles(opened, one.board.id.partition("/")[0]) for one in ledgers], [], AS_OF, explain=True, by="all"
    )


@pytest.mark.parametrize("by", RULES, ids=["own", "70%", "2/3 person"])
@pytest.mark.parametrize("where", ["records", "examples/exampleshire/records"])
def test_json_is_as_its_schema_says(where: str, by: Terms | None) -> None:
    """The published schema holds for every board of the real records and of Exampleshire."""
    schema = json.loads(schemas.output("attendance"))
    Draft202012Validator.check_schema(schema)
    errors = [
        f"{error.json_path}: {error.message}"
        for error in Draft202012Validator(schema).iter_errors(json.loads(render.FORMATS["json"](everything(where, by))))
    ]
    assert errors == []


@pytest.mark.parametrize("where", ["records", "examples/exampleshire/records"])
@pytest.mark.parametrize("form", render.FORMATS)
def test_every_format_takes_every_board(where: str, form: ReportFormat) -> None:
    """Whatever the records hold, it can be shown, as wide as a narrow terminal too."""
    report = everything(where, None)
    assert render.FORMATS[form](report)
    assert render.text(report, colour=True, columns=40)


def schema_nodes(node: dict[str, Any], path: str = "$") -> list[tuple[str, dict[str, Any]]]:
    """Return every schema inside a schema, with where it stands."""
    found = [(path, node)]
    for key in ("properties", "$defs"):
        found += [one for name, inner in node.get(key, {}).items() for one in schema_nodes(inner, f"{path}.{name}")]
    return found + (schema_nodes(node["items"], f"{path}[]") if "items" in node else [])


def test_every_property_of_the_schema_is_described_and_closed() -> None:
    """What a program may rely on is said of every key, and no other key appears."""
    for path, node in schema_nodes(json.loads(schemas.output("attendance"))):
        assert node.get("description"), path
        if "properties" in node:
            assert node["additionalProperties"] is False, path
            assert set(node["required"]) == set(node["properties"]), path


def test_numbers_are_pairs_where_they_are_not_certain() -> None:
    """A certain figure is a number, another a pair; rates are pairs in any case."""
    data = json.loads(
        render.FORMATS["json"](
            laid_out(worked_out(board("ann"), meeting(DAYS[0], came("ann")), meeting("undated-a", held="unknown")))
        )
    )
    (person,) = data["boards"][0]["people"]
    assert (person["attended"], person["expected"], person["not_recorded"]) == (
        1,
        {"low": 1, "high": 2},
        {"low": 0, "high": 1},
    )
    assert person["rate"] == {"low": {"attended": 1, "expected": 2}, "high": {"attended": 2, "expected": 2}}
    assert [(cell["mark"], cell["expected"]) for cell in person["cells"]] == [
        ("present", "yes"),
        ("not-recorded", "unknown"),
    ]


def test_the_flat_table_has_both_ends_of_every_figure() -> None:
    """A spreadsheet gets a row for each person, seat and organisation, and whole numbers to reckon with."""
    found = laid_out(cafcass()).flat
    first = dict(zip((column.heading for column in found.columns), (cell.text for cell in found.rows[0]), strict=True))
    assert {name: first[name] for name in ("Subject", "Id", "Expected", "Expected at most", "Attended", "By substitute", "Lowest rate", "Verdict", "From", "To", "As of", "Seat", "Organisation")} == {
        "Subject": "person", "Id": "js", "Expected": "3", "Expected at most": "3", "Attended": "1", "By substitute": "2", "Lowest rate": "1 of 3", "Verdict": "depends",
        "From": "2025-04-01", "To": "2026-03-31", "As of": "2026-03-31", "Seat": "CAFCASS", "Organisation": "cafcass",
    }  # fmt: skip
    assert [row[5].text for row in found.rows] == ["person", "seat", "seat", "organisation"]


# -- what can still change


def _in_progress(*attendance: list[dict[str, Any]], said: dict[str, Any] | None = None, planned: int = 2) -> Ledger:
    """Return a financial year of six meetings in progress: some held, some planned."""
    held = [meeting(day, *rows) for day, rows in zip(DAYS, attendance, strict=False)]
    ahead = [meeting(day, status="planned") for day in DAYS[len(held) : len(held) + planned]]
    of = board("ann", "bob", terms=[terms(said or rule())])
    return worked_out(of, *held, *ahead, as_of=date.fromisoformat(DAYS[len(held) - 1]))


def test_those_in_peril_come_before_the_register() -> None:
    """Who may miss no more, and who can no longer reach the rule, each with what is left; the rest is not listed."""
    rows = [[came("ann"), away("bob")], [away("ann"), away("bob")], [came("ann"), away("bob")]]
    found = laid_out(_in_progress(*rows))
    peril = table(found, "Those who may miss no more, and those who can no longer reach the rule")
    assert lines(peril) == [
        ["ann", "2 of 3 (66.7%)", "2", "may miss none"],
        ["bob", "0 of 3 (0%)", "2", "can no longer reach it"],
    ]
    titles = [block.title for block in found.blocks if isinstance(block, Table)]
    assert titles.index(peril.title) < titles.index("Register")
    assert head(found)["To come"] == ("1 November 2025 (ordinary)", "1 January 2026 (ordinary)")


def test_nobody_is_in_peril_who_may_still_miss_one() -> None:
    """A list without anybody is not shown."""
    rows = [[came("ann"), came("bob")]] * 3
    assert [block.title for block in laid_out(_in_progress(*rows, planned=1)).blocks if isinstance(block, Table)] == [
        "Register",
        "Statistics: people",
        "Statistics: seats",
        "Statistics in the terms of ModernGov",
    ]


def test_what_is_left_to_the_others() -> None:
    """Who is not in peril is listed too, those alike together."""
    rows = [[came("ann"), came("bob")], [came("ann"), came("bob")], [came("ann"), away("bob")]]
    (left,) = [
        block
        for block in laid_out(_in_progress(*rows, planned=1)).blocks
        if isinstance(block, Card) and block.title == "What is left to the others"
    ]
    assert left.entries == (("met, whatever is missed", ("ann",)),)


def test_a_window_in_progress_without_a_meeting_to_come_says_so() -> None:
    """Nothing is guessed about meetings that are not on record."""
    found = laid_out(_in_progress([came("ann"), came("bob")], planned=0))
    assert head(found)["To come"] == ("no further meeting of the window is on record",)


@pytest.mark.parametrize(("number", "said"), [(3, True), (4, False)])
def test_too_few_meetings_to_judge(number: int, said: bool) -> None:
    """With three meetings nobody may miss one of 70%; with four they may."""
    of = board("ann", terms=[terms(rule())])
    texts = [
        block.text
        for block in laid_out(worked_out(of, *(meeting(day, came("ann")) for day in DAYS[:number]))).blocks
        if isinstance(block, Paragraph)
    ]
    few = "Too few meetings to judge by: so few are expected that a single absence decides, for everybody here."
    assert texts == ([few] if said else [])


@pytest.mark.parametrize(
    ("prospect", "coming", "may_miss", "by", "meetings", "words"),
    [
        (Prospect.MAY_MISS, 3, 1, None, ("a", "b", "c"), "may miss 1 of the 3 meetings to come"),
        (Prospect.MUST_COME, 1, 0, None, ("a",), "may not miss the one meeting to come"),
        (Prospect.SAFE, 2, 2, None, ("a", "b"), "met, whatever is missed of the 2 meetings to come"),
        (Prospect.OUT_OF_REACH, 2, None, None, (), "can no longer reach it"),
        (
            Prospect.OUT_OF_REACH,
            0,
            None,
            date(2025, 7, 10),
            (),
            "can no longer reach it: the time ended on 10 July 2025",
        ),
        (Prospect.CANNOT_TELL, 2, 1, None, (), "cannot tell: what is not recorded decides"),
        (
            Prospect.MUST_COME,
            0,
            0,
            date(2025, 7, 10),
            (),
            "no meeting to come on record is in time: the time ends on 10 July 2025",
        ),
        (
            Prospect.MAY_MISS,
            2,
            1,
            date(2025, 7, 10),
            ("a", "b"),
            "may miss 1 of the 2 meetings to come; in time up to 10 July 2025",
        ),
    ],
)
def test_what_is_left_in_words(
    prospect: Prospect, coming: int, may_miss: int | None, by: date | None, meetings: tuple[str, ...], words: str
) -> None:
    """What is left is said as a person would say it."""
    missable = None if may_miss is None else Count(may_miss, may_miss)
    assert outlook_in_words(Outlook(prospect, Count(coming, coming), missable, by, meetings)) == words


# -- verdicts that do not rest on a rate


def test_a_run_and_a_time_are_said_with_the_verdict() -> None:
    """How many were missed, and since when, stand beside the verdict they led to."""
    run = {"missed": {"count": 3, "consecutive": True}, "subject": "person"}
    time = {"elapsed": {"months": 6, "from": "last-attended"}, "subject": "person"}
    days = [meeting(DAYS[0], came("ann")), *(meeting(day, away("ann")) for day in DAYS[1:])]
    for said, words in ((run, "below (5 missed)"), (time, "below (not since 1 May 2025)")):
        register = table(laid_out(worked_out(board("ann", terms=[terms(said)]), *days)), "Register")
        assert lines(register)[0][-1] == words


def test_definitions() -> None:
    """Every heading over the figures is explained."""
    found = attendance([cafcass()], [Titles(Records(ROOT), "here")], [], AS_OF, explain=False, define=True, by="all")
    (said,) = [block for block in found.blocks if isinstance(block, Card) and block.title == "Definitions"]
    explained = " ".join(word for word, _ in said.entries)
    headings = [column.heading for one in found.blocks if isinstance(one, Table) for column in one.columns[1:]]
    told = {"Seat", "As a person", "As a seat", "As an org.", "Verdict", "So far", "To come", "What is left"}
    assert [
        one for one in headings if not one.isdigit() and one not in told and one.split(" (")[0] not in explained
    ] == []
