"""Notes for the chair: drafted only where a verdict is certain, in neutral words, and of nobody without a reason or two."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest

from folders import EXAMPLE, ROOT
from ledgers import AS_OF, DAYS, away, board, came, meeting, rule, substitute, terms, worked_out
from partnership import render
from partnership.answers.attendance import Verdict, windows
from partnership.answers.attendance.asking import Stretch, attendance_of
from partnership.answers.attendance.concerns import concerns
from partnership.answers.attendance.outlook import PERIL
from partnership.answers.load import Records
from partnership.answers.titles import Titles
from partnership.report import Bullets, Card, Heading, Paragraph
from partnership.views.attendance import letters
from partnership.words.finding import Fault, Finding
from partnership.words.kinds import place_of

if TYPE_CHECKING:
    from pathlib import Path

    from partnership.answers.attendance import Ledger
    from partnership.records.model.meeting import Meeting

NOBODY = Titles(Records(EXAMPLE), "nowhere")
YEAR = windows.year_of("financial-year", date(2025, 5, 1))
AUTUMN = date(2025, 10, 1)
ACCUSING = ("fail", "breach", "poor", "warning", "must", "unacceptable", "persistent", "illness", "sick", "sanction")


def found(of: Ledger) -> dict[str, str | None]:
    """Return those whom a rule puts in question, each with what hinders a note."""
    return {"+".join(one.row.key): one.hindrance for one in concerns(of)}


def note(of: Ledger, about: str) -> str:
    """Return the paragraphs of the note about somebody, one a line."""
    blocks = letters([of], [NOBODY], []).blocks
    start = next(at for at, one in enumerate(blocks) if isinstance(one, Heading) and one.text == f"Draft note: {about}")
    following = blocks[start + 1 :]
    end = next((at for at, one in enumerate(following) if isinstance(one, Heading)), len(following))
    return "\n".join(one.text for one in following[:end] if isinstance(one, Paragraph))


def bullets(of: Ledger, under: str) -> tuple[str, ...]:
    """Return the lines under a heading; none where it is not there."""
    blocks = letters([of], [NOBODY], []).blocks
    pairs = pairwise(blocks)
    return next(
        (
            two.lines
            for one, two in pairs
            if isinstance(one, Heading) and isinstance(two, Bullets) and one.text == under
        ),
        (),
    )


def under(*rules: dict[str, Any], marks: dict[str, str], as_of: date = AUTUMN, **rest: Any) -> Ledger:
    """Return a ledger of people with a mark for each of the days: P came, A apologies, N absent, S a substitute, space nothing."""

    def rows(number: int) -> list[dict[str, Any]]:
        letters_ = {person: line[number] for person, line in marks.items() if number < len(line)}
        return [
            substitute(f"seat-{person}", substitute_for=person)
            if mark == "S"
            else came(person)
            if mark == "P"
            else away(person, "absent" if mark == "N" else "apologies")
            for person, mark in letters_.items()
            if mark != " "
        ]

    meetings: list[Meeting] = [
        meeting(day, *rows(number), status="held" if date.fromisoformat(day) <= as_of else "planned")
        for number, day in enumerate(DAYS)
    ]
    return worked_out(board(*marks, terms=[terms(*rules)], **rest), *meetings, window=YEAR, as_of=as_of)


# -- of whom a note is drafted


@pytest.mark.parametrize("folder", [ROOT / "records", EXAMPLE], ids=["records", "example"])
@pytest.mark.parametrize("as_of", [date(2014, 3, 1), date(2025, 10, 20), date(2026, 3, 20), date(2026, 11, 20)])
def test_everybody_in_question_is_written_of_or_said_to_be_left_out(folder: Path, as_of: date) -> None:
    """No row that is below or in peril is passed over in silence, and none is drafted of which that is not certain."""
    records = Records(folder)
    for board_id in records.boards_with_meetings():
        ledger = attendance_of(records, board_id, Stretch(), as_of)
        assert ledger is not None
        each = {one.row.id: one for one in concerns(ledger)}
        for one in ledger.judged_rows:
            verdict = ledger.judgement(one).verdict
            if verdict is Verdict.BELOW or ledger.prospect(one) in PERIL:
                assert one.id in each
            if one.id in each and each[one.id].hindrance is None:
                assert verdict in {Verdict.BELOW, Verdict.MET}
                assert each[one.id].rules
        text = render.text(letters([ledger], [Titles(records, place_of(board_id))], []))
        assert text.count("Draft note: ") == sum(one.hindrance is None for one in each.values())
        assert not [word for word in ACCUSING if word in text.casefold()]


def test_below_in_peril_and_neither() -> None:
    """Who meets the rule whatever comes is not mentioned."""
    ledger = under(rule("60%"), marks={"ann": "AAA", "bob": "PAA", "cat": "PPA", "dan": "PPP"})
    assert found(ledger) == {"ann": None, "bob": None}
    one, two = concerns(ledger)
    assert (one.below, one.peril, two.below, two.peril) == ((0,), (), (0,), ())
    (peril,) = concerns(under(rule("75%"), marks={"ann": "PPPA", "bob": "PPPP"}, as_of=date(2025, 12, 1)))
    assert (peril.row.key, peril.below, peril.peril) == (("ann",), (), (0,))


def test_nothing_is_drafted_of_what_is_not_certain() -> None:
    """What is not recorded, or how a silent rule is read, or a cause that somebody has to judge."""
    assert found(under(rule(), marks={"ann": "P P"})) == {"ann": "cannot tell"}
    assert found(under(rule(subject="unstated"), marks={"ann": "SSS"})) == {"ann": "depends"}
    assert found(under(rule(excuses=[{"what": "cause"}]), marks={"ann": "AAA"})) == {"ann": "for a person to judge"}
    assert found(under({"judgement": "Come often."}, marks={"ann": "AAA"})) == {}
    both = ({"judgement": "Come often."}, rule("75%"))
    assert found(under(*both, marks={"ann": "PPPA", "bob": "PPPP"}, as_of=date(2025, 12, 1))) == {"ann": None}
    cause = under(rule(excuses=[{"what": "cause"}]), marks={"ann": "AAA"})
    assert bullets(cause, "Not drafted") == (
        "ann (seat ann), 0 of 3: a person has to judge it (the person, 0 of 3: for a person to judge).",
    )


def test_nothing_is_drafted_by_a_rule_about_another_time() -> None:
    """A rule of a calendar year says nothing of the financial year; beside one that does, the one that does counts."""
    other = rule("90%", window="calendar-year")
    ledger = under(other, marks={"ann": "AAA"})
    assert found(ledger) == {"ann": "another window"}
    assert "the rule is about another stretch of time" in bullets(ledger, "Not drafted")[0]
    (one,) = concerns(under(other, rule("70%", window="financial-year"), marks={"ann": "AAA"}))
    assert (one.hindrance, one.below) == (None, (1,))


@pytest.mark.parametrize(
    ("seat", "judged", "key"),
    [
        ({"holders": [{"person": "ann", "until": "2025-09-30"}]}, "person", "ann"),
        ({"holders": [{"person": "ann"}], "until": "2025-09-30"}, "person", "ann"),
        ({"holders": [{"person": "ann"}], "vacant": [{"since": "2025-09-30"}]}, "seat", "lead"),
        ({"holders": [{"person": "ann"}], "until": "2025-09-30"}, "seat", "lead"),
        ({"organisations": [{"organisation": "police", "until": "2025-09-30"}]}, "organisation", "police"),
    ],
)
def test_nobody_is_written_to_who_has_left(seat: dict[str, Any], judged: str, key: str) -> None:
    """Who holds no seat any more, a seat that is vacant or gone, an organisation whose seat went elsewhere."""
    whose = board(seats={"lead": {"standing": "member", **seat}}, terms=[terms(rule(subject=judged))])
    away_ = {"seat": "lead", "capacity": "member", "presence": "absent"}
    meetings = [meeting(day, away_) for day in DAYS[:3]]
    last_day = worked_out(whose, *meetings, window=YEAR, as_of=date(2025, 9, 29))
    assert found(last_day)[key] is None
    ledger = worked_out(whose, *meetings, window=YEAR, as_of=AUTUMN)
    assert found(ledger)[key] == "left"
    said = {"person": "they no longer hold", "seat": "nobody holds", "organisation": "it no longer has"}[judged]
    assert said in bullets(ledger, "Not drafted")[0]


def test_somebody_without_a_seat_on_record_has_not_left() -> None:
    """Of them nothing is known but that they were a member."""
    ledger = worked_out(
        board(terms=[terms(rule())]), *(meeting(day, away("zoe")) for day in DAYS[:3]), window=YEAR, as_of=AUTUMN
    )
    assert found(ledger) == {"zoe": None}
    assert "the recorded attendance of zoe" in note(ledger, "zoe")


def test_only_the_rules_that_are_certainly_not_met_are_named() -> None:
    """One that may mean a seat, of somebody whose seat is not known, is not among them."""
    of = board(terms=[terms(rule(subject="unstated"), rule("90%"))])
    (one,) = concerns(worked_out(of, *(meeting(day, away("zoe")) for day in DAYS[:3]), window=YEAR, as_of=AUTUMN))
    assert (one.below, one.hindrance) == ((1,), None)


def test_too_few_meetings_put_nobody_in_peril() -> None:
    """Of three meetings none may be missed: that is the rule's doing, and no ground for a note to those who came to all."""
    of_all = board("ann", "bob", terms=[terms(rule())])
    held = [meeting(DAYS[0], came("ann"), away("bob")), meeting(DAYS[4], status="planned")]
    ledger = worked_out(of_all, *held, window=YEAR, as_of=AUTUMN)
    assert found(ledger) == {"ann": "too few", "bob": None}
    assert "a single absence decides, and the rule is met so far" in bullets(ledger, "Not drafted")[0]
    assert "the figure should be read with that in mind" in note(ledger, "bob (seat bob)")


def test_what_is_left_may_depend_on_whose_attendance_is_meant() -> None:
    """As a person she may miss none, as a seat one: the readings agree that the rule is met so far, not on what is left."""
    december = date(2025, 12, 1)
    ledger = under(rule("75%", subject="unstated"), marks={"ann": "PPSP"}, as_of=december)
    assert found(ledger) == {"ann": "what is left depends"}
    assert "as a person: may miss none; as a seat: may miss 1" in bullets(ledger, "Not drafted")[0]
    assert found(under(rule("75%", subject="unstated"), marks={"ann": "PPAP"}, as_of=december)) == {"ann": None}


# -- what a note says


def test_a_note_of_a_year_in_progress() -> None:
    """The rule, the figures, what is still possible and that nothing is settled yet."""
    follows = [{"step": "chair-writes"}, {"step": "ask-for-replacement"}]
    ledger = under(
        rule(window="financial-year", consequence=follows, practice="it is not applied strictly"), marks={"ann": "PAP"}
    )
    assert note(ledger, "ann (seat ann)").splitlines() == [
        "This note sets out the recorded attendance of ann at meetings of The Board in the financial year 2025/26, as the records stood on 1 October 2025.",
        "The rule is at least 70% of meetings over a financial year, by the named person; it does not say whether a substitute counts. In practice: it is not applied strictly.",
        "They were expected at 3 meetings: they came to 2 and apologies were sent for 1. That is 2 of 3 (66.7%), which is below what the rule asks for so far.",
        "3 meetings of the period are still to come on record (1 November 2025, 1 January 2026 and 1 March 2026). The rule can still be met if all of them are attended.",
        "This is settled only when the period is over; if the rule is not met by then, the terms of reference say: the chair writes, then the organisation is asked for somebody else. Whether anything is done is for the board to decide.",
        "If anything here is recorded wrongly, please tell the secretariat, so that the record can be put right before this note is used. Nobody needs to give a reason for an absence.",
    ]
    item, lines = letters([ledger], [NOBODY], []).blocks[3:5]
    assert item == Paragraph(
        "Attendance so far in the financial year 2025/26, where the rule is at least 70% of meetings:"
    )
    assert lines == Bullets(("ann (seat ann): 2 of 3 (66.7%); to note",))


@pytest.mark.parametrize(
    ("share", "marks", "as_of", "said"),
    [
        ("50%", "AA", date(2025, 8, 1), "if no more than 1 of them is missed"),
        ("20%", "AA", date(2025, 8, 1), "if no more than 2 of them are missed"),
        (
            "70%",
            "AA",
            date(2025, 8, 1),
            "Even if all of them are attended, the rule can no longer be met in the period",
        ),
        ("60%", "PAPAP", date(2026, 2, 1), "The rule will be met in the period only if it is attended"),
        ("60%", "PAPAA", date(2026, 2, 1), "Even if it is attended, the rule can no longer be met in the period"),
        ("50%", "PAPAA", date(2026, 2, 1), "The rule can still be met if it is attended"),
        ("50%", "PAPAP", date(2026, 2, 1), ""),
        ("70%", "PAPAPA", date(2026, 3, 20), "so as things stand the rule can no longer be met"),
        ("70%", "PAPAPA", date(2026, 3, 31), "The period is over, so no meeting to come changes this"),
    ],
)
def test_what_is_still_possible_under_a_share(share: str, marks: str, as_of: date, said: str) -> None:
    """Of the meetings of the period that are on record."""
    ledger = under(rule(share), marks={"ann": marks}, as_of=as_of)
    assert bool(said) == bool(found(ledger))
    assert not said or f"{said}." in note(ledger, "ann (seat ann)")


IN_A_ROW = {"missed": {"count": 2, "consecutive": True}, "subject": "person"}
IN_ALL = {"missed": {"count": 3, "consecutive": False}, "subject": "person", "window": "financial-year"}
SIX_MONTHS = {"elapsed": {"months": 2, "from": "last-attended"}, "subject": "person"}


@pytest.mark.parametrize(
    ("by", "marks", "as_of", "said"),
    [
        (IN_A_ROW, "PAA", AUTUMN, ("As the rule counts, 2 were missed in a row: 1 July 2025 and 1 September 2025.", "No meeting to come changes this.", "No consequence is on record.")),
        (IN_A_ROW, "PPA", AUTUMN, ("As the rule counts, 1 was missed in a row.", "The next meeting on record is that of 1 November 2025; if it is missed, the rule is no longer met.", "The rule is met so far")),
        (IN_ALL, "APA", AUTUMN, ("As the rule counts, 2 were missed.", "3 meetings of the period are still to come on record (1 November 2025, 1 January 2026 and 1 March 2026). If one more is missed, the rule is no longer met.")),
        (IN_ALL, "AAA", AUTUMN, ("3 were missed: 1 May 2025, 1 July 2025 and 1 September 2025.",)),
        (SIX_MONTHS, "PA", date(2025, 8, 1), ("No attendance is on record since 1 May 2025.", "The time within which to attend ended on 1 July 2025.")),
        (SIX_MONTHS, "PPA", AUTUMN, ("No attendance is on record since 1 July 2025.", "The time within which to attend ended on 1 September 2025.")),
        ({**SIX_MONTHS, "elapsed": {"months": 5, "from": "last-attended"}}, "PPA", AUTUMN, ("Attending is in time up to 1 December 2025; on record until then is the meeting of 1 November 2025.",)),
        ({**SIX_MONTHS, "elapsed": {"months": 3, "from": "last-attended"}}, "PPA", date(2025, 9, 20), ("Attending is in time up to 1 October 2025; no meeting until then is on record.",)),
    ],
)  # fmt: skip
def test_rules_about_meetings_missed_and_time(
    by: dict[str, Any], marks: str, as_of: date, said: tuple[str, ...]
) -> None:
    """What was missed with its days, since when nobody came, and by when they have to."""
    text = note(under(by, marks={"ann": marks}, as_of=as_of), "ann (seat ann)")
    assert [one for one in said if one not in text] == []


def test_leave_and_substitutes_are_said_beside_the_figures() -> None:
    """An absence that was approved is none, and a seat that a substitute filled was filled: a note says so."""
    leave = {"person": "ann", "leave": [{"since": DAYS[3], "until": DAYS[4]}]}
    whose = board(
        seats={"lead": {"title": "Lead", "standing": "member", "holders": [leave]}},
        terms=[terms(rule(counts_as_attending={"substitute": "none"}, excuses=[{"what": "approved-before"}]))],
    )
    absent = [meeting(day, away("ann")) for day in DAYS[3:]]
    ledger = worked_out(whose, meeting(DAYS[0], substitute("lead")), meeting(DAYS[1], came("ann")), *absent)
    assert (
        "They were expected at 3 meetings: they came to 1, a substitute came in their place to 1 and apologies were sent for 1. That is 1 of 3 (33.3%), which is below what the rule asks for."
        " A further 2 meetings fell in approved leave and are not among these. Counting substitutes, the seat Lead was filled at 2 of 5."
    ) in note(ledger, "ann (Lead)")


def test_the_figure_of_the_rule_where_it_counts_otherwise() -> None:
    """Virtual attendance is attendance, and the rule does not count it."""
    ledger = worked_out(
        board("ann", terms=[terms(rule(counts_as_attending={"virtual": "no"}))]),
        *(meeting(day, came("ann", mode="virtual")) for day in DAYS[:3]),
    )
    assert "That is 3 of 3 (100%), or as the rule counts 0 of 3 (0%), which is below what the rule asks for." in note(
        ledger, "ann (seat ann)"
    )


def test_a_term_that_was_too_short() -> None:
    """Who left has left; a note can be written where they have come back since."""
    asked = {"attended": {"at_least": 1}, "tenure_months": 12, "subject": "person"}
    first, again = {"person": "ann", "since": DAYS[0], "until": "2025-10-01"}, {"person": "ann", "since": "2026-05-01"}
    for terms_held, hindrance in (([first], "left"), ([first, again], None)):
        seats = {"lead": {"standing": "member", "holders": terms_held}}
        whose = board(seats=seats, terms=[terms(asked)])
        ledger = worked_out(whose, meeting(DAYS[0], came("ann")), window=YEAR, as_of=date(2026, 6, 1))
        assert found(ledger) == {"ann": hindrance}
    assert "They had served 5 months when they left." in note(ledger, "ann (lead)")


def test_a_meeting_that_may_have_been_held() -> None:
    """Its day has passed and nothing says what came of it: it is not counted, and the note says so."""
    meetings = [meeting(DAYS[0], away("ann")), meeting(DAYS[1], status="planned")]
    whose = board("ann", terms=[terms(rule("60%"))])
    text = note(worked_out(whose, *meetings, window=YEAR, as_of=AUTUMN), "ann (seat ann)")
    assert "What came of the meeting of 1 July 2025 is not recorded, and not counted here." in text
    ledger = worked_out(whose, *meetings, meeting(DAYS[3], status="planned"), window=YEAR, as_of=AUTUMN)
    assert (
        "1 meeting of the period is still to come on record (1 November 2025). What is not recorded decides whether the rule can still be met."
        " What came of the meeting of 1 July 2025 is not recorded, and not counted here."
    ) in note(ledger, "ann (seat ann)")


def test_seats_and_organisations() -> None:
    """Somebody sat in a seat; somebody of an organisation came, a substitute among them."""
    seats = {
        "lead": {
            "title": "Lead",
            "standing": "member",
            "organisations": [{"organisation": "police"}],
            "holders": [{"person": "ann"}, {"post": "Inspector"}],
        }
    }
    meetings = [
        meeting(DAYS[0], substitute("lead")),
        *(meeting(day, {"seat": "lead", "capacity": "member", "presence": "absent"}) for day in DAYS[1:3]),
    ]
    of_seat = worked_out(board(seats=seats, terms=[terms(rule(subject="seat"))]), *meetings)
    assert (
        "The seat was to be filled at 3 meetings: somebody sat in it at 1 (1 of them by a substitute) and 2 are recorded as not attended."
        in note(of_seat, "the seat Lead")
    )
    of_police = worked_out(board(seats=seats, terms=[terms(rule(subject="organisation"))]), *meetings[1:])
    assert "The organisation was expected at 2 meetings: nobody of it came and 2 are recorded as not attended." in note(
        of_police, "police"
    )
    (card,) = [
        one for one in letters([of_police], [NOBODY], []).blocks if isinstance(one, Card) and len(one.entries) > 3
    ]
    assert dict(card.entries)["Concerns"] == ("police", "Seat: Lead", "Held by: ann and Inspector")
    (card,) = [one for one in letters([of_seat], [NOBODY], []).blocks if isinstance(one, Card) and len(one.entries) > 3]
    assert dict(card.entries)["Concerns"] == ("Lead", "Organisation: police", "Held by: ann and Inspector")


def test_several_rules_and_when_they_held() -> None:
    """Each that is not met, with the meetings it was in force for; one whose subject is not said changes nothing here."""
    one, other = terms(rule("70%"), until="2025-08-31"), terms(rule("80%", subject="unstated"), since="2025-09-01")
    ledger = worked_out(board("ann", terms=[one, other]), *(meeting(day, away("ann")) for day in DAYS[:3]))
    said = note(ledger, "ann (seat ann)").splitlines()[1]
    assert said == (
        "One rule is at least 70% of meetings, by the named person; it does not say whether a substitute counts. It was in force for the meetings of 1 May 2025 and 1 July 2025 only."
        " Another is at least 80% of meetings; it does not say whether the person's, the seat's or the organisation's attendance is meant."
        " It was in force for the meeting of 1 September 2025 only. Whosever attendance is meant, the answer is the same."
    )


def test_readings_that_differ_on_what_is_left() -> None:
    """However virtual attendance is counted the rule is not met so far; what is still possible differs."""
    ledger = worked_out(
        board("ann", terms=[terms(rule("60%"))]),
        meeting(DAYS[0], away("ann")),
        meeting(DAYS[1], away("ann")),
        meeting(DAYS[2], came("ann", mode="virtual")),
        *(meeting(day, status="planned") for day in DAYS[3:]),
        window=YEAR,
        as_of=AUTUMN,
    )
    text = note(ledger, "ann (seat ann)")
    assert (
        "That is 1 of 3 (33.3%), or as the rule counts 0 of 3 (0%), which is below what the rule asks for so far."
        in text
    )
    assert (
        "What is still possible depends on how the rule is read: may miss none of the 3 meetings to come or can no longer reach it."
        in text
    )


@pytest.mark.parametrize(
    ("window", "said"),
    [
        (windows.between(date(2025, 4, 1), date(2026, 3, 31)), "from 1 April 2025 to 31 March 2026"),
        (windows.between(date(2025, 4, 1), None), "from 1 April 2025"),
        (windows.between(None, date(2026, 3, 31)), "up to 31 March 2026"),
        (windows.chosen("all", [], AS_OF), "over all meetings on record"),
        (windows.rolling(date(2026, 3, 31)), "from 1 April 2025 to 31 March 2026"),
        (YEAR, "in the financial year 2025/26"),
    ],
)
def test_the_window_in_a_sentence(window: windows.Window, said: str) -> None:
    """However it was chosen."""
    ledger = worked_out(board("ann", terms=[terms(rule())]), meeting(DAYS[0], away("ann")), window=window)
    assert f"at meetings of The Board {said}, as the records stood" in note(ledger, "ann (seat ann)")


def test_without_a_consequence_on_record() -> None:
    """The note says so, and leaves it to the board."""
    over = under(rule(), marks={"ann": "AAA"}, as_of=AS_OF)
    assert "No consequence is on record. Whether anything is done is for the board to decide." in note(
        over, "ann (seat ann)"
    )
    begun = under(rule("50%"), marks={"ann": "AA"}, as_of=date(2025, 8, 1))
    assert "only when the period is over; no consequence is on record." in note(begun, "ann (seat ann)")


def test_to_whom_a_note_goes() -> None:
    """The chair by name, where it is certain who that is; whoever stands in, where it concerns the chair."""
    records = Records(EXAMPLE)
    names = Titles(records, "exampleshire")
    ledger = attendance_of(records, "exampleshire/childrens-trust", Stretch(), date(2026, 3, 20))
    assert ledger is not None

    def addressed(of: Ledger) -> list[str]:
        cards = [one for one in letters([of], [names], []).blocks if isinstance(one, Card)]
        return [said for card in cards for label, (said, *_) in card.entries if label == "To"]

    assert set(addressed(ledger)) == {"Avery Example, chair of the Exampleshire Children's Trust"}
    before_all = ledger._replace(as_of=date(2020, 1, 1))
    assert set(addressed(before_all)) <= {"The chair of the Exampleshire Children's Trust"}
    north = attendance_of(records, "exampleshire/childrens-partnership-board-north", Stretch(), date(2026, 1, 25))
    assert north is not None
    assert addressed(north) == [
        "Whoever stands in for the chair of the Children's Partnership Board North, as this concerns the chair"
    ]


@pytest.mark.parametrize(
    ("ledger", "said"),
    [
        (worked_out(board("ann"), meeting(DAYS[0], away("ann"))), "there is no rule to write by"),
        (worked_out(board("ann", terms=[terms(rule())])), "no meeting in this window counts"),
        (worked_out(board(terms=[terms(rule())]), meeting(DAYS[0])), "nobody at these meetings is judged by the rule"),
        (worked_out(board("ann", terms=[terms({"judgement": "Come."})]), meeting(DAYS[0], away("ann"))), "the rule is for people to judge"),
        (worked_out(board("ann", terms=[terms(rule())]), meeting(DAYS[0], came("ann"))), "of nobody here is it certain"),
    ],
)  # fmt: skip
def test_nothing_to_write(ledger: Ledger, said: str) -> None:
    """The report says why."""
    text = render.text(letters([ledger], [NOBODY], []))
    assert f"There is nothing to write: {said}" in text


def test_what_could_not_be_read_is_said_first() -> None:
    """A note rests on what was read."""
    unread = [Finding("yaml-syntax", "meetings/here/board/2025-06-01.yaml", Fault((), "broken", None))]
    first = letters([under(rule(), marks={"ann": "AAA"})], [NOBODY], unread).blocks[0]
    assert isinstance(first, Paragraph)
    assert first.alarm


def test_a_meeting_without_a_day_is_named_by_its_reference() -> None:
    """In the evidence, in what was missed, and in what is not recorded."""
    undated = meeting("undated-mid-9", away("ann"), held={"not_before": "2025-06-01", "by": "2025-06-30"})
    ledger = worked_out(
        board("ann", terms=[terms(IN_A_ROW)]), meeting(DAYS[0], away("ann")), undated, window=YEAR, as_of=AUTUMN
    )
    text = render.text(letters([ledger], [NOBODY], []))
    assert "2 were missed in a row: 1 May 2025 and undated (mid-9)." in text
    assert "undated (mid-9)" in text
