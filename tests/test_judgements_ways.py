"""Every way in which a judgement can turn out, beyond what its page shows."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from partnership.answers.changes.whole import whole
from sides import GROUP, answered, judged, said, sides

if TYPE_CHECKING:
    from pathlib import Path

TERMS = "terms_of_reference: [{since: 2024-01-01, %s}]\n"
SEATS = "seats: {a: {title: A, standing: member}, b: {title: B, standing: member}, c: {title: C, standing: member}, d: {title: D, standing: member}}\n"
HALF = "{at_least: {share: 1/2, of: seats-total, round: up}, counting: seats}"


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("need: {at_least: 2, counting: seats}", "need: {at_least: 3, counting: seats}", [("strengthens", "quorum raised from 2 of 4 to 3 of 4")]),
        (f"need: {HALF}", "need: {at_least: 2, counting: seats}", []),
        (f"need: {HALF}", "need: {at_least: 1, counting: seats}", [("weakens", "quorum lowered from 2 of 4 to 1 of 4")]),
        ("need: {at_least: 2, counting: seats}", "need: {at_least: 2, counting: heads}", [("cannot tell", "quorum asks for something else, neither more nor less")]),
        ("need: {at_least: 2, counting: seats}", "need: {at_least: unstated, counting: seats}", [("cannot tell", "quorum asks for something else, neither more nor less")]),
        ("need: {at_least: 2, counting: seats}", "need: {all: [{at_least: 2, counting: seats}, {present: {offices: [chair]}}]}", [("strengthens", "quorum raised from 2 of 4 to 2 of 4 and other conditions")]),
        ("need: {all: [{at_least: 2, counting: seats}, {present: {offices: [chair]}}]}", "need: {at_least: 2, counting: seats}", [("weakens", "quorum lowered from 2 of 4 and other conditions to 2 of 4")]),
        ("need: {each_of: [{seats: [a]}, {seats: [b]}]}", "need: {each_of: [{seats: [a]}]}", [("weakens", "quorum lowered from certain members to certain members")]),
        ("need: {each_of: [{seats: [a]}]}", "need: {each_of: [{seats: [b]}]}", [("cannot tell", "quorum asks for something else, neither more nor less")]),
        ("need: {present: {offices: [chair]}}", "need: {at_least: 2, counting: seats}", [("cannot tell", "quorum asks for something else, neither more nor less")]),
        ("need: {all: [{present: {offices: [chair]}}, {judgement: enough}]}", "need: {at_least: 2, counting: seats}", [("cannot tell", "quorum asks for something else, neither more nor less")]),
        ("need: {at_least: 2, counting: seats, section: '1'}", "need: {at_least: 2, counting: seats, section: '2'}", []),
        ("need: {at_least: 2}", "no_rule: true", [("weakens", "quorum given up: there is no rule any more")]),
        ("need: {at_least: 2}", "set_by: the council", [("cannot tell", "quorum is not on record any more")]),
        ("no_rule: true", "need: {at_least: 2, counting: seats}", [("strengthens", "quorum set where there was none: 2 of 4")]),
        ("set_by: the council", "need: {at_least: 2, counting: seats}", [("cannot tell", "quorum is on record now, 2 of 4; what it was is not")]),
        ("set_by: the council", "set_by: the mayor", []),
    ],
)  # fmt: skip
def test_quorum(tmp_path: Path, before: str, after: str, expected: list[tuple[str, str]]) -> None:
    """By the numbers that the rules come to with the seats there are; what asks for other people is neither lower nor higher."""
    texts = [SEATS + TERMS % f"quorum: {{{one}}}" for one in (before, after)]
    assert said(judged(tmp_path, *texts), "quorum-need") == expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("substitutes: named", "substitutes: any", [("weakens", "substitutes count towards the quorum on fewer conditions")]),
        ("virtual: 'yes'", "virtual: with-chairs-agreement", [("strengthens", "those taking part from elsewhere count towards the quorum on more conditions")]),
        ("part: 'yes'", "part: 'no'", [("strengthens", "those there for a part do not count towards the quorum any more")]),
        ("conflicted: 'no'", "conflicted: out-of-base", []),
        ("advisers: 'no'", "part: 'no'", [("cannot tell", "whether advisers count towards the quorum is not said any more"), ("cannot tell", "whether those there for a part count towards the quorum is said now")]),
    ],
)  # fmt: skip
def test_who_counts(tmp_path: Path, before: str, after: str, expected: list[tuple[str, str]]) -> None:
    """Nobody, some on a condition, all: more of them make the same number easier."""
    texts = [TERMS % f"quorum: {{need: {{at_least: 2}}, who_counts: {{{one}}}}}" for one in (before, after)]
    assert said(judged(tmp_path, *texts), "quorum-counting") == expected


def test_quorum_of_more_seats(tmp_path: Path) -> None:
    """A number that falls while its share of the seats rises is neither; the same rule for fewer seats says nothing."""
    fewer = "seats: {a: {title: A, standing: member}, b: {title: B, standing: member}}\n"
    was, now = (TERMS % f"quorum: {{need: {{at_least: {number}, counting: seats}}}}" for number in (3, 2))
    assert said(judged(tmp_path / "one", SEATS + was, fewer + now), "quorum-need")[0][0] == "cannot tell"
    assert said(judged(tmp_path / "two", SEATS + was, fewer + was), "quorum-need") == []


def test_terms_that_are_new_are_not_judged(tmp_path: Path) -> None:
    """Where one side has no terms of reference, nothing is known to have been given up or set."""
    assert (
        judged(
            tmp_path,
            SEATS,
            SEATS
            + TERMS
            % "quorum: {need: {at_least: 2}}, attendance: [{rate: 70%, subject: person}], substitutes: {allowed: any}",
        )
        == []
    )


@pytest.mark.parametrize(
    ("before", "after", "name", "expected"),
    [
        ("attendance: [{rate: 60%, subject: person}]", "attendance: [{rate: 70%, subject: person}]", "attendance-threshold", [("strengthens", "attendance threshold raised from 60% to 70%")]),
        ("attendance: [{attended: {at_least: 3, of: 4}, subject: person}]", "attendance: [{rate: 75%, subject: person}]", "attendance-threshold", []),
        ("attendance: [{rate: 60%, subject: person}]", "attendance: [{rate: 70%, subject: seat}]", "attendance-threshold", [("cannot tell", "attendance rule asks for something else, neither more nor less")]),
        ("attendance: [{rate: 60%, subject: person}]", "public: {open: 'no'}", "attendance-threshold", [("weakens", "attendance rule given up")]),
        ("attendance: [{no_rule: true}]", "attendance: [{rate: 60%, subject: person}]", "attendance-threshold", [("strengthens", "attendance rule set where none was")]),
        ("attendance: [{no_rule: true, note: A.}]", "attendance: [{no_rule: true, practice: None.}]", "attendance-threshold", []),
        ("substitutes: {allowed: any}", "substitutes: {allowed: none}", "substitutes", [("strengthens", "substitutes narrowed from anybody to nobody")]),
        ("substitutes: {allowed: any}", "substitutes: {allowed: unstated}", "substitutes", [("cannot tell", "who may come in a member's place is not said any more")]),
        ("public: {open: 'no'}", "substitutes: {allowed: named}", "substitutes", [("cannot tell", "who may come in a member's place is said now")]),
        ("public: {open: 'no'}", "public: {open: 'yes'}", "open-meetings", [("strengthens", "meetings are open to the public now")]),
        ("deadlines: [{what: papers, days: 5, before: meeting}]", "deadlines: [{what: papers, days: 7, before: meeting}]", "deadlines", [("strengthens", "papers lengthened from 5 to 7 days before the meeting")]),
        ("deadlines: [{what: minutes-draft, days: 5, after: meeting}]", "deadlines: [{what: minutes-draft, days: 9, after: meeting}]", "deadlines", [("weakens", "minutes draft lengthened from 5 to 9 days after the meeting")]),
        ("deadlines: [{what: papers, days: 5, before: meeting}]", "deadlines: [{what: papers, days: 5, counting: working, before: meeting}]", "deadlines", [("cannot tell", "the deadline of papers is counted in another way")]),
        ("deadlines: [{what: papers, days: 5, before: meeting}]", "public: {open: 'no'}", "deadlines", [("weakens", "papers no longer has a deadline")]),
        ("public: {open: 'no'}", "deadlines: [{what: notice, days: 5, before: meeting}]", "deadlines", [("strengthens", "notice now has a deadline")]),
        ("deadlines: [{what: plan, days: 5, after: year-end}]", "deadlines: [{what: plan, days: 9, after: year-end}]", "deadlines", []),
        ("deadlines: [{what: report, every_months: 6, at: meeting}]", "deadlines: [{what: report, every_months: 12, at: meeting}]", "how-often", [("weakens", "reports less often: every 12 months, and every 6 before")]),
        ("deadlines: [{what: report, every_months: 6, at: meeting}]", "deadlines: [{what: report, every_months: 3, at: meeting}]", "how-often", [("strengthens", "reports more often: every 3 months, and every 6 before")]),
    ],
)  # fmt: skip
def test_terms(tmp_path: Path, before: str, after: str, name: str, expected: list[tuple[str, str]]) -> None:
    """Rules of the terms of reference, put in order where there is one."""
    assert said(judged(tmp_path, TERMS % before, TERMS % after), name) == expected


@pytest.mark.parametrize(
    ("before", "after", "name", "expected"),
    [
        ("frequency: [{says: quarterly, per_year: 4}]\n", "frequency: [{says: monthly, per_year: 12}]\n", "how-often", [("strengthens", "meets more often: monthly, and quarterly before")]),
        ("frequency: [{says: monthly, per_year: 12}]\n", "frequency: [{says: bi-monthly, per_year: {least: 6, most: 24}}]\n", "how-often", [("cannot tell", "meets at other times, perhaps more often and perhaps less: bi-monthly, and monthly before")]),
        ("frequency: [{says: monthly, per_year: 12}]\n", "", "how-often", []),
        (
            "links: [{type: reports-to, to: exampleshire/childrens-trust, frequency: {says: monthly, per_year: 12}}]\n",
            "links: [{type: reports-to, to: exampleshire/childrens-trust, frequency: {says: yearly, per_year: 1}}]\n",
            "how-often", [("weakens", "reports to Exampleshire Children's Trust less often: yearly, and monthly before")],
        ),
        ("", "links: [{type: scrutinised-by, to: exampleshire/childrens-trust}]\n", "scrutiny", [("strengthens", "now scrutinised by Exampleshire Children's Trust")]),
        ("links: [{type: scrutinised-by, to_organisation: police}]\n", "", "scrutiny", [("weakens", "no longer scrutinised by Exampleshire Police")]),
        ("", "links: [{type: reports-to, to_organisation: police}]\n", "way-up", [("strengthens", "answers to somebody: reports to Exampleshire Police")]),
        ("links: [{type: accountable-to, to_post: the Director}, {type: reports-to, to_described: a board}]\n", "", "way-up", [("weakens", "answers to nobody any more; it was accountable to the Director and reports to a board")]),
        ("links: [{type: reports-to, to_post: the Director, status: proposed}]\n", "", "way-up", []),
        ("officers: [{office: independent-chair, post: A}]\n", "", "independent-chair", [("weakens", "independent chair lost: nobody is on record in the chair")]),
        ("officers: [{office: chair, post: A}]\n", "officers: [{office: independent-chair, post: A}]\n", "independent-chair", [("strengthens", "has an independent chair")]),
        ("seats: {a: {title: A, votes: 'no'}}\n", "seats: {a: {title: A, votes: 'yes'}}\n", "votes", [("strengthens", "the seat A has a vote now")]),
        ("seats: {a: {title: A, standing: member}}\n", "seats: {a: {title: A, standing: member}, lay: {title: Lay member, standing: member}}\n", "voices", [("strengthens", "lay members have their first seat")]),
        ("seats: {a: {title: A, groups: [parents]}, b: {title: B}}\n", "seats: {b: {title: B}}\n", "voices", [("weakens", "parents and carers lose their only seat")]),
        ("seats: {a: {title: A, organisations: [{organisation: clinical-group}]}, b: {title: B}}\n", "seats: {a: {title: A, organisations: [{organisation: care-board}]}, b: {title: B}}\n", "only-seat", []),
        ("seats: {a: {title: A, organisations: [{organisation: clinical-group}]}, b: {title: B}}\n", "seats: {b: {title: B}}\n", "only-seat", [("cannot tell", "Exampleshire Clinical Group has ended, and nobody who took over from it has its seat")]),
        ("seats: {b: {title: B}}\n", "seats: {a: {title: A, organisations: [{organisation: police}]}, b: {title: B}}\n", "only-seat", [("strengthens", "Exampleshire Police has its first seat")]),
        ("seats: {a: {title: A, standing: member, organisations: [{organisation: police}]}}\n", "seats: {a: {title: A, standing: observer, organisations: [{organisation: police}]}}\n", "only-seat", [("weakens", "Exampleshire Police loses its only seat")]),
    ],
)  # fmt: skip
def test_boards(tmp_path: Path, before: str, after: str, name: str, expected: list[tuple[str, str]]) -> None:
    """Seats, links, officers and how often a board meets."""
    assert said(judged(tmp_path, before, after), name) == expected


def test_a_voice_by_the_sector_of_an_organisation(tmp_path: Path) -> None:
    """An organisation of lay people needs no word in the seat's title."""
    place = "name: Exampleshire\nkind: county\norganisations: {watch: {name: Watch, sector: lay}}\n"
    texts = {"places/exampleshire.yaml": place, GROUP: "name: Group\nkind: board\nseats: {a: {title: A}}\n"}
    now = {**texts, GROUP: texts[GROUP].replace("{title: A}", "{title: A, organisations: [{organisation: watch}]}")}
    assert ("strengthens", "lay members have their first seat") in said(
        list(answered(tmp_path, texts, now).judgements), "voices"
    )


MEASURE = "measures/exampleshire/one.yaml"


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("direction: higher\ntarget: {value: 5}\n", "direction: higher\ntarget: {value: 7}\n", [("strengthens", "target tightened from 5 to 7")]),
        ("direction: neutral\ntarget: {value: 5}\n", "direction: neutral\ntarget: {value: 7}\n", [("cannot tell", "target moved from 5 to 7; which way is harder is not on record")]),
        ("direction: higher\ntarget: {value: 5, range_to: 6}\n", "direction: higher\ntarget: {value: 7, range_to: 8}\n", [("cannot tell", "target moved from 5 to 7; which way is harder is not on record")]),
        ("direction: higher\n", "direction: higher\ntarget: {value: 7}\n", [("strengthens", "has a target now")]),
        ("direction: higher\ntarget: {value: 7}\n", "direction: higher\n", [("weakens", "has no target any more")]),
        ("direction: higher\ntarget: {by: 2025}\n", "direction: higher\ntarget: {by: 2026}\n", [("weakens", "target is to be met later, by 2026 and not 2025")]),
        ("direction: higher\ntarget: {by: 2026-09}\n", "direction: higher\ntarget: {by: 2026-03}\n", [("strengthens", "target is to be met sooner, by 2026-03 and not 2026-09")]),
        ("direction: higher\ntarget: {by: 2026}\n", "direction: higher\ntarget: {by: 2025/26}\n", [("cannot tell", "target is to be met by another day, 2025/26 and not 2026")]),
        ("direction: higher\ntarget: {says: all}\n", "direction: higher\ntarget: {says: most}\n", []),
    ],
)  # fmt: skip
def test_targets(tmp_path: Path, before: str, after: str, expected: list[tuple[str, str]]) -> None:
    """Harder or easier by the direction that is good; otherwise it cannot be told."""
    assert said(judged(tmp_path, before, after, MEASURE, "name: One\n"), "target") == expected


def test_measures_taken_up_and_given_up(tmp_path: Path) -> None:
    """A record that is gone is said to be gone; a target goes with it and is not judged by itself."""
    text = "name: One\ndirection: higher\ntarget: {value: 1}\n"
    gone = answered(tmp_path / "gone", {MEASURE: text}, {}).judgements
    assert [(one.name, one.verdict.value, one.says) for one in gone] == [
        ("measure-kept", "weakens", "given up; its record is gone, too")
    ]
    new = answered(tmp_path / "new", {}, {MEASURE: text}).judgements
    assert [(one.name, one.verdict.value, one.says) for one in new] == [("measure-kept", "strengthens", "taken up")]


def test_duties_that_pass_on(tmp_path: Path) -> None:
    """A duty that another board has is with that board; one that nobody had has an owner now; one that was had all along has not."""
    other = "boards/exampleshire/other.yaml"
    place = "name: Exampleshire\nkind: county\ndocuments: {act: {title: Act, kind: act}}\nduties: {care: {title: Care, act: act}, plan: {title: Plan, act: act}}\n"
    head, tail = "name: Group\nkind: board\n", "name: Other\nkind: board\n"
    before = {
        "places/exampleshire.yaml": place,
        GROUP: f"{head}duties: [{{duty: care, until: 2025-03-31}}]\n",
        other: tail,
    }
    was = {**before, GROUP: f"{head}duties: [{{duty: care}}]\nfunctions: [{{function: plan}}]\n"}
    now = {**before, other: f"{tail}duties: [{{duty: care}}, {{duty: plan}}]\nfunctions: [{{function: plan}}]\n"}
    found = list(answered(tmp_path, was, now).judgements)
    assert said(found, "duty-owner") == [
        ("strengthens", "the duty Plan has an owner"),
        ("neutral", "the duty Care is with Other"),
    ]
    assert said(found, "function-owner") == [("neutral", "the function exampleshire/plan is with Other")]
    lost = list(answered(tmp_path / "lost", was, before).judgements)
    assert ("weakens", "the duty Care has no owner after 31 March 2025") in said(lost, "duty-owner")


def test_what_was_looked_for_in_vain_cannot_be_told(tmp_path: Path) -> None:
    """A duty of a board that ends, of which a restructure says that its fate is not known; what it says was carried on is not judged."""
    place = "name: Exampleshire\nkind: county\ndocuments: {act: {title: Act, kind: act}}\nduties: {care: {title: Care, act: act}, plan: {title: Plan, act: act}}\n"
    text = "name: Group\nkind: board\nduties: [{duty: care}, {duty: plan}]\n"
    restructure = (
        "name: One\nstages: [{stage: in-force, on: 2024-10-01, ends: [exampleshire/group]}]\n"
        "changes: [{how: abolished, from: [exampleshire/group], on: 2024-10-01}]\n"
        "continuity:\n  - {board: exampleshire/group, duty: care, fate: not-known, searched: [act]}\n  - {board: exampleshire/group, duty: plan, fate: retired, reason: The Act was repealed.}\n"
    )
    before = {"places/exampleshire.yaml": place, GROUP: text}
    after = {**before, GROUP: text + "dissolved: {on: 2024-09-30}\n", "restructures/exampleshire/one.yaml": restructure}
    assert said(list(answered(tmp_path, before, after).judgements), "duty-owner") == [
        ("cannot tell", "the duty Care: what became of it is not known")
    ]


def test_an_acceptance_stands_with_its_fingerprint(tmp_path: Path) -> None:
    """In the record, its place or a restructure; another change, or another judgement, is not accepted by it."""
    head = "name: Group\nkind: board\n"
    was = f"{head}seats: {{a: {{title: A, standing: member, votes: 'yes'}}}}\n"
    now = was.replace("'yes'", "'no'")
    (found,) = answered(tmp_path / "found", {GROUP: was}, {GROUP: now}).judgements
    row = f"accepted: [{{judgement: votes, fingerprint: {found.fingerprint}, reason: The seat asked for it., accepted_by: Trust, look_again: 2030-01-01}}]\n"
    place = "name: Exampleshire\nkind: county\n"
    restructure = "name: One\nstages: [{stage: agreed, on: 2024}]\n"
    ways = {
        "record": {GROUP: now + row}, "place": {GROUP: now, "places/exampleshire.yaml": place + row},
        "restructure": {GROUP: now, "restructures/exampleshire/one.yaml": restructure + row},
    }  # fmt: skip
    for name, after in ways.items():
        (one,) = answered(tmp_path / name, {GROUP: was}, after).judgements
        assert one.accepted is not None
        assert (one.fingerprint, one.accepted.reason, one.accepted.look_again) == (
            found.fingerprint,
            "The seat asked for it.",
            "2030-01-01",
        )
    (other,) = answered(tmp_path / "other", {GROUP: was}, {GROUP: now + row.replace("votes", "voices")}).judgements
    assert other.accepted is None


def test_what_may_not_differ_is_perhaps(tmp_path: Path) -> None:
    """A seat that had perhaps begun by the second day is perhaps the first; what is certain is not."""
    seats = "seats: {a: {title: A, since: %s, organisations: [{organisation: police}]}, b: {title: B}}\n"
    for name, since, expected in (
        ("perhaps", "2025", ("cannot tell", "perhaps Exampleshire Police has its first seat")),
        ("sure", "2025-02", ("strengthens", "Exampleshire Police has its first seat")),
    ):
        text = {GROUP: f"name: Group\nkind: board\nestablished: {{on: 2020-01-01}}\n{seats % since}"}
        days = date(2024, 1, 1), date(2025, 6, 1)
        assert said(list(whole(*sides(tmp_path / name, text, text, days)).judgements), "only-seat") == [expected]


def test_a_stage_in_force_ends_a_board_by_itself(tmp_path: Path) -> None:
    """Between two days on which the board's own record says nothing, the ledger of what the restructure ends is there all the same."""
    text = {
        GROUP: "name: Group\nkind: board\nestablished: {on: 2020-01-01}\nfunctions: [{function: plan}]\n",
        "restructures/exampleshire/one.yaml": "name: One\nstages: [{stage: in-force, on: 2024-10-01, ends: [exampleshire/group]}]\n",
    }
    found = whole(*sides(tmp_path, text, text, (date(2024, 1, 1), date(2025, 1, 1))))
    assert found.restructured is not None
    assert [one.thing.key for one in found.restructured.ledger.dropped()] == ["exampleshire/plan"]
    assert said(list(found.judgements), "function-owner") == [
        ("weakens", "the function Write the plan is nobody's any more")
    ]
    quiet = whole(*sides(tmp_path / "quiet", text, text, (date(2024, 1, 1), date(2024, 6, 1))))
    assert quiet.restructured is None
