"""What the pages of rules leave out: one small case for each way in which a rule fires, stays silent or words its help."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

from partnership.rules import RULES
from rule_examples import found, lines, marked

if TYPE_CHECKING:
    from pathlib import Path

BOARD = "boards/exampleshire/youth-board.yaml"
TRUST = "boards/exampleshire/childrens-trust.yaml"
DISTRICT = "boards/exampleshire/district-trust.yaml"
MEASURE = "measures/exampleshire/school-readiness.yaml"
MEETING = "meetings/exampleshire/childrens-trust/2025-03-12.yaml"
PLACE = "places/alderton.yaml"
RESTRUCTURE = "restructures/exampleshire/local-boards.yaml"


class Case(NamedTuple):
    """Records over the base, with the rule's code as a remark on each line where it fires, and what it says there."""

    rule: str
    shows: str
    texts: dict[str, str]
    says: str = ""


def board(rule: str, shows: str, text: str, says: str = "") -> Case:
    """Return a case of one board, beside the one of the base."""
    return Case(rule, shows, {BOARD: f"name: Youth Board\nkind: board\n{text}"}, says)


def measure(rule: str, shows: str, text: str, says: str = "") -> Case:
    """Return a case of one measure."""
    return Case(rule, shows, {MEASURE: f"name: Children ready for school\ndirection: higher\n{text}"}, says)


def meeting(rule: str, shows: str, text: str, says: str = "") -> Case:
    """Return a case of one meeting of the trust in the base."""
    return Case(rule, shows, {MEETING: f"kind: ordinary\nstatus: held\n{text}"}, says)


def trust(rule: str, shows: str, texts: tuple[str, str], says: str = "") -> Case:
    """Return a case of another trust in place of the one in the base, and a meeting of it."""
    own, held = texts
    return Case(rule, shows, {TRUST: f"name: Trust\nkind: trust\n{own}", MEETING: f"kind: ordinary\n{held}"}, says)


DATES = (
    board(
        "dates-out-of-order",
        "an end without a beginning is in order, beside a pair that is not",
        "seats:\n  one: {since: 2024, until: 2020}  # D002\n  two: {until: 2020}\n",
    ),
    board(
        "impossible-date",
        "day and month the wrong way round: the other order is offered",
        "established: {on: 2014-24-02}  # D001\n",
        "write 2014-02-24 if day and month are the wrong way round",
    ),
    Case(
        "impossible-date",
        "a financial year must begin on a day that every year has",
        {PLACE: "name: Alderton\nkind: county\nfinancial_year:\n  starts: 02-29  # D001\n"},
        "02-29 is not a day of every year",
    ),
    measure(
        "impossible-period",
        "a period with a day that is not in the calendar",
        "readings:\n  - {period: 2014-02-30, value: 1}  # M008\n",
        "the period 2014-02-30 cannot be",
    ),
    trust(
        "meeting-outside-life",
        "a meeting after the board was dissolved",
        ("established: {on: 2020}\ndissolved: {on: 2024}\n", "status: held  # A004\n"),
        "lies after Trust was dissolved",
    ),
    board(
        "overlapping-terms",
        "where the later version does not say when it began, both ends are to be looked at",
        "terms_of_reference:\n  - {since: 2020}\n  - {since: 2020}  # T001\n",
        "end the earlier version with `until`, or mend the dates",
    ),
)

MEASURES = (
    measure(
        "impossible-reading",
        "a value and the reason why there is none",
        "readings:\n  - {period: 2023, value: 3, missing: suppressed}  # M006\n",
        "take out `missing`, or the value",
    ),
    measure(
        "impossible-reading",
        "limits changed round",
        "readings:\n  - {period: 2023, lower: 5, upper: 3}  # M006\n",
        "write `lower: 3` and `upper: 5`",
    ),
    measure(
        "impossible-reading",
        "a value below its own lower limit",
        "readings:\n  - {period: 2023, value: 1, lower: 2, upper: 3}  # M006\n",
        "below its own lower limit (2)",
    ),
    measure(
        "impossible-reading",
        "a value above its own upper limit",
        "readings:\n  - {period: 2023, value: 4, lower: 2, upper: 3}  # M006\n",
        "above its own upper limit (3)",
    ),
    measure(
        "impossible-reading",
        "more counted than there are",
        "unit: percent\nreadings:\n  - {period: 2023, count: 30, denominator: 20}  # M006\n",
        "counts 30 of 20",
    ),
    measure(
        "malformed-age-band",
        "a reading's own band that ends before it begins",
        "readings:\n  - {period: 2023, age: 9-5}  # M004\n  - {period: 2024, age: 5-9}\n",
        "the age band 9-5 ends before it begins",
    ),
    measure("malformed-age-band", "`from` above `to`", "age: {from: 9, to: 5}  # M004\n", "ends (5) before it begins"),
    measure(
        "malformed-age-band", "numbers of school years are no ages", "age: {printed: Years 9-7, from: 11, to: 14}\n"
    ),
    measure(
        "malformed-age-band", "two units in one band are not compared", "age: {printed: 6 weeks to 2 years, to: 5}\n"
    ),
    measure(
        "malformed-age-band",
        "weeks recorded as years",
        "age: {printed: 6-8 weeks, from: 6, to: 8}  # M004\n",
        "without `unit` it counts as years",
    ),
    measure(
        "malformed-age-band",
        "another unit than print has",
        "age: {printed: 6-8 weeks, from: 6, to: 8, unit: months}  # M004\n",
        "is in weeks, and `unit` says months",
    ),
    measure(
        "malformed-age-band",
        "two bands with ages between them that belong to neither",
        "age: {printed: 5-7 and 11-14, from: 5, to: 14}  # M004\n",
        "have a gap between them",
    ),
    measure("malformed-age-band", "two bands that meet are one", "age: {printed: 5-7 and 8-14, from: 5, to: 14}\n"),
    measure(
        "malformed-age-band",
        "one end left out where print has both",
        "age: {printed: 5-7, from: 5}  # M004\n",
        "`to` is left out",
    ),
    Case(
        "near-duplicate-measures",
        "two measures of the very same words",
        {
            MEASURE: "name: Children ready for school\ndirection: higher\n",
            "measures/exampleshire/school-ready.yaml": "name: Ready children for the school  # M003\ndirection: higher\n",
        },
        "may be the same measure as “Children ready for school”",
    ),
)

ATTENDANCE = (
    meeting(
        "present-and-absent",
        "one person in two seats is either in the room or away",
        "attendance:\n"
        "  - {person: ann-archer, seat: council, capacity: member, presence: present}\n"
        "  - {person: ann-archer, seat: health, capacity: member, presence: apologies}  # A002\n"
        "  - {person: ben-baker, seat: police, capacity: member, presence: absent}\n"
        "  - {person: ben-baker, seat: partner, capacity: member, presence: apologies}\n",
        "Ann Archer is listed as `present` and as `apologies`",
    ),
    meeting(
        "present-and-absent",
        "a row in print stands for whom it prints",
        "attendance:\n"
        "  - {seat: police, printed_as: B Baker, capacity: member, presence: present}\n"
        "  - {seat: police, printed_as: B Baker, capacity: member, presence: absent}  # A002\n"
        "  - {seat: police, printed_as: C Cole, capacity: member, presence: absent}\n",
        "“B Baker”, for the seat `police`, is listed",
    ),
    meeting(
        "present-and-absent",
        "a member's row without a name is the holder's",
        "attendance:\n"
        "  - {seat: partner, capacity: member, presence: present}\n"
        "  - {seat: partner, capacity: member, presence: present}  # A002\n",
        "the holder of the seat `partner` is listed twice",
    ),
    meeting(
        "present-and-absent",
        "a substitute's row without a name is somebody unnamed",
        "attendance:\n"
        "  - {seat: partner, capacity: substitute, presence: present}\n"
        "  - {seat: partner, capacity: substitute, presence: present}  # A002\n",
        "somebody unnamed, for the seat `partner`, is listed twice",
    ),
    meeting(
        "seat-sat-in-twice",
        "those whom print names are told by their print",
        "attendance:\n"
        "  - {seat: police, printed_as: B Baker, capacity: member, presence: present}\n"
        "  - {seat: police, printed_as: C Cole, capacity: member, presence: present}  # A006\n"
        "  - {seat: health, capacity: member, presence: present}\n"
        "  - {seat: health, capacity: substitute, presence: present}  # A006\n",
        "“B Baker” and “C Cole” are both present",
    ),
    meeting(
        "stranger-interest",
        "a row without a seat may be about whom its print fits",
        "attendance:\n"
        "  - {printed_as: D Dean, capacity: in-attendance, presence: present}\n"
        "interests:\n"
        "  - {person: dev-dean, kind: personal}\n"
        "  - {person: eve-eaton, kind: personal}  # A005\n",
        "Eve Eaton declares an interest",
    ),
    meeting(
        "stranger-interest",
        "nobody in the public sits in a seat",
        "attendance:\n"
        "  - {person: dev-dean, capacity: public, presence: present}\n"
        "interests:\n"
        "  - {seat: health, kind: personal}  # A005\n",
        "the holder of the seat `health` declares an interest",
    ),
    meeting(
        "stranger-interest",
        "a member's row without a seat may be about whoever holds it, or nobody named",
        "attendance:\n"
        "  - {person: dev-dean, capacity: member, presence: present}\n"
        "interests:\n"
        "  - {seat: health, kind: personal}\n"
        "  - {seat: council, kind: personal}  # A005\n",
    ),
    meeting(
        "stranger-interest",
        "a member who is not named may sit in any seat",
        "attendance:\n"
        "  - {printed_as: A member, capacity: member, presence: present}\n"
        "interests:\n"
        "  - {seat: council, kind: personal}\n",
    ),
    trust(
        "stranger-present",
        "a row for a seat that certainly nobody holds",
        (
            "seats:\n  police:\n    vacant: [{since: 2025-01-01, until: 2025-12-31}]\n",
            "status: held\nattendance:\n  - {seat: police, capacity: member, presence: present}  # A001\n",
        ),
        "nobody holds the seat `police` of Trust on this day",
    ),
    meeting(
        "stranger-present",
        "whoever holds another seat is offered it",
        "attendance:\n  - {person: ann-archer, seat: police, capacity: member, presence: present}  # A001\n",
        "write `seat: council`, which they hold",
    ),
    meeting(
        "stranger-present",
        "whoever is named as a substitute for the seat is offered that",
        "attendance:\n  - {person: cara-cole, seat: police, capacity: member, presence: present}  # A001\n",
        "write `capacity: substitute`",
    ),
    meeting(
        "substitute-for-nobody",
        "somebody who is not named cannot be found among the substitutes",
        "attendance:\n  - {printed_as: A deputy, capacity: substitute, presence: present}  # A017\n",
        "add `seat: …`",
    ),
    meeting(
        "unnamed-substitute",
        "a substitute who is not named is not one of those who were",
        "attendance:\n  - {seat: police, capacity: substitute, presence: present}  # A003\n",
        "is not named, and Exampleshire Children's Trust allows only named substitutes",
    ),
    meeting(
        "unknown-item",
        "a count of those present and a decision need name no item",
        "items:\n  - {number: 1, title: Minutes}\n"
        "decisions:\n  adopt: {decision: Adopt the plan}\n  agree: {decision: Agree, item: 2}  # A008\n"
        "quorum:\n  counts:\n    - {present: 3, outcome: quorate}\n    - {item: 3, present: 3, outcome: quorate}  # A008\n",
    ),
)

STRUCTURE = (
    board(
        "quorum-below-floor",
        "each branch of a condition is enough by itself",
        "terms_of_reference:\n"
        "  - quorum:\n"
        "      floor: 3\n"
        "      need:\n"
        "        when: {meeting: [extraordinary]}\n"
        "        then:\n"
        "          at_least: 2  # T003\n"
        "        else: {at_least: 3}\n",
        "the quorum of 2 is below the stated minimum of 3",
    ),
    Case(
        "alike-names",
        "boards that never existed together are two",
        {
            BOARD: "name: Keeping Children Safe Board\nkind: board\ndissolved: {on: 2014}\n",
            DISTRICT: "name: Keeping Children Safe Group\nkind: board\nestablished: {on: 2016}\n",
        },
    ),
    Case(
        "alike-names",
        "boards that may have existed together are asked about",
        {
            BOARD: "name: Keeping Children Safe Board  # B007\nkind: board\ndissolved: {on: 2017}\n",
            DISTRICT: "name: Keeping Children Safe Group\nkind: board\nestablished: {on: 2016}\n",
        },
    ),
    Case(
        "ends-but-not-dissolved",
        "a board that is only proposed to end is not dissolved",
        {
            RESTRUCTURE: "name: Local boards\nstages:\n"
            "  - {stage: proposed, on: 2014-10-01, ends: [exampleshire/childrens-trust]}\n"
        },
    ),
    Case(
        "dropped",
        "of many things that no row names, five are shown and the others counted",
        {
            DISTRICT: "name: District Trust\nkind: trust\ndissolved: {on: 2014-09-30}\n"
            "seats: {a1: {}, a2: {}, a3: {}, a4: {}, a5: {}, a6: {}, a7: {}}\n",
            RESTRUCTURE: "name: Local boards\nstages:\n"
            "  - {stage: in-force, on: 2014-10-01, ends: [exampleshire/district-trust]}  # C001\n",
        },
        "`a4`, `a5` and 2 more",
    ),
)


ENDED = "name: District Trust\nkind: trust\ndissolved: {on: 2014-09-30}\n"
HAD = "areas:\n  - {districts: [alder]}\nfunctions:\n  - {function: plan}\n"
IN_FORCE = "name: Local boards\nstages:\n  - {stage: in-force, on: 2014-10-01, ends: [exampleshire/district-trust]}"
REPLACED = "changes:\n  - {how: replaced, from: [exampleshire/district-trust], to: [exampleshire/youth-board], on: 2014-10-01}\n"


def change(rule: str, shows: str, rows: str, of: str = HAD, says: str = "") -> Case:
    """Return a case of a restructure in force that says this of a board that ended."""
    return Case(rule, shows, {DISTRICT: ENDED + of, RESTRUCTURE: f"{IN_FORCE}\ncontinuity:\n{rows}"}, says)


RESTRUCTURES = (
    Case(
        "dropped",
        "what a successor has from then needs no row",
        {
            DISTRICT: ENDED + HAD,
            BOARD: f"name: Youth Board\nkind: board\nestablished: {{on: 2014-10-01}}\n{HAD}",
            RESTRUCTURE: f"{IN_FORCE}\n{REPLACED}",
        },
    ),
    Case(
        "dropped",
        "what a successor had given up before needs one",
        {
            DISTRICT: ENDED + HAD,
            BOARD: "name: Youth Board\nkind: board\nareas:\n  - {districts: [alder]}\nfunctions:\n  - {function: plan, until: 2013}\n",
            RESTRUCTURE: f"{IN_FORCE}  # C001\n{REPLACED}",
        },
        "`plan`",
    ),
    Case(
        "dropped",
        "a successor that was only proposed, or is over, has nothing",
        {
            DISTRICT: ENDED + "functions:\n  - {function: plan}\n",
            BOARD: "name: Youth Board\nkind: board\ndissolved: {on: 2013}\nfunctions:\n  - {function: plan}\n",
            RESTRUCTURE: f"{IN_FORCE}  # C001\n{REPLACED}",
        },
    ),
    Case(
        "dropped",
        "a duty that another board takes on needs no row, one that it had all along does",
        {
            DISTRICT: ENDED + "duties:\n  - {duty: lead}\n  - {duty: co-operate}\n",
            BOARD: "name: Youth Board\nkind: board\nduties:\n  - {duty: lead, since: 2014-10-01}\n  - {duty: co-operate}\n",
            RESTRUCTURE: f"{IN_FORCE}  # C001\n",
        },
        "nothing is said of 1 duty of it: `co-operate`",
    ),
    *(
        Case(
            "dropped",
            f"a measure with {shows}",
            {
                DISTRICT: ENDED,
                MEASURE: "name: Children ready for school\ndirection: higher\nowners:\n"
                f"  - {{board: exampleshire/district-trust}}\n{owner}",
                RESTRUCTURE: f"{IN_FORCE}{mark}\n",
            },
        )
        for shows, owner, mark in (
            ("no other owner is dropped", "", "  # C001"),
            ("an earlier owner is dropped", "  - {board: exampleshire/childrens-trust, until: 2013}\n", "  # C001"),
            ("another board as its owner is not", "  - {board: exampleshire/childrens-trust, since: 2014-10-01}\n", ""),
            ("an organisation as its owner is not", "  - {organisation: police, since: 2014-10-01}\n", ""),
        )
    ),
    Case(
        "carried-to-absent-board",
        "a restructure that is not in force carries nothing yet",
        {
            RESTRUCTURE: "name: Local boards\nstages:\n  - {stage: proposed, on: 2014-10-01}\ncontinuity:\n"
            "  - {board: exampleshire/childrens-trust, seat: police, fate: carried, to: [exampleshire/youth-board]}\n",
            BOARD: "name: Youth Board\nkind: board\nproposed: {on: 2014}\n",
        },
    ),
    Case(
        "carried-to-absent-board",
        "a board that was over is named with its last day, one that perhaps was over is not",
        {
            DISTRICT: ENDED + "seats: {police: {}}\n",
            BOARD: "name: Youth Board\nkind: board\ndissolved: {on: 2013-12-31}\n",
            "boards/exampleshire/other.yaml": "name: Other\nkind: board\ndissolved: {on: unknown}\n",
            RESTRUCTURE: f"{IN_FORCE}\ncontinuity:\n  - board: exampleshire/district-trust\n    seat: police\n    fate: carried\n    to:\n"
            "      - exampleshire/youth-board  # C006\n      - exampleshire/other\n",
        },
        "Youth Board ended before it (31 December 2013), and cannot carry anything on",
    ),
    change(
        "fate-of-nothing",
        "a name that is nearly that of a function is asked about",
        "  - {board: exampleshire/district-trust, function: plans, fate: retired, reason: Done.}  # C007\n",
        says="did you mean `plan`? write `plan`",
    ),
    change(
        "fate-of-nothing",
        "a duty of a board that has none can be added to it",
        "  - {board: exampleshire/district-trust, duty: lead, fate: retired, reason: Done.}  # C007\n",
        says="add it to `duties` in boards/exampleshire/district-trust.yaml, or take the row out",
    ),
    change(
        "fate-of-nothing",
        "what it may still have had, what is another kind of thing, and a seat that is not there at all",
        "  - {board: exampleshire/district-trust, function: plan, fate: retired, reason: Done.}\n"
        "  - {board: exampleshire/district-trust, district: birch, fate: retired, reason: Done.}\n"
        "  - {board: exampleshire/district-trust, seat: nobody, fate: retired, reason: Done.}\n"
        "  - {board: exampleshire/nobody, function: plan, fate: retired, reason: Done.}\n",
        of="functions:\n  - {function: plan, until: 2014}\n",
    ),
    Case(
        "fate-of-nothing",
        "a board without a last day of its own ends on the eve of the restructure; a plan is not looked at",
        {
            DISTRICT: "name: District Trust\nkind: trust\nfunctions:\n  - {function: plan, until: 2013}\n",
            RESTRUCTURE: f"{IN_FORCE}\ncontinuity:\n"
            "  - {board: exampleshire/district-trust, function: plan, fate: retired, reason: Done.}  # C007\n",
            "restructures/exampleshire/plan.yaml": "name: Plan\nstages:\n  - {stage: proposed, on: 2014}\ncontinuity:\n"
            "  - {board: exampleshire/district-trust, function: audit, fate: retired, reason: Done.}\n",
        },
        "had the function `plan`, but not any more on its last day",
    ),
    change(
        "contradicting-fates",
        "one thing by two names, and all things of a kind",
        "  - {board: exampleshire/district-trust, function: plan, fate: retired, reason: Done.}\n"
        "  - {board: exampleshire/district-trust, function: exampleshire/plan, fate: not-known, searched: [minutes]}  # C008\n"
        "  - {board: exampleshire/district-trust, everything: seats, fate: retired, reason: Done.}\n"
        "  - {board: exampleshire/district-trust, everything: seats, fate: not-known, searched: [minutes]}  # C008\n",
        says="this says `not-known` of all its seats, and an earlier row says `retired`",
    ),
)  # fmt: skip


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(case, id=f"{case.rule}: {case.shows}")
        for case in (*RESTRUCTURES, *DATES, *MEASURES, *ATTENDANCE, *STRUCTURE)
    ],
)
def test_fires_on_the_lines_that_are_marked(case: Case, tmp_path: Path) -> None:
    """A rule fires on the marked lines and no other, and says there what the case has it say."""
    rule = RULES[case.rule]
    findings = found(rule, case.texts, tmp_path)
    assert lines(findings) == marked(rule, case.texts)
    if case.says:
        told = [f"{one.message} {one.finding.fault.remedy}" for one in findings]
        assert any(case.says in one for one in told), told
