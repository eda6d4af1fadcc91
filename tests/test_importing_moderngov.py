"""ModernGov's answer about one meeting: who was expected, what was noted of each, and what is none of its answers."""

from __future__ import annotations

import html
import json
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folders import EXAMPLE
from partnership.commands import run
from partnership.recording.importing.heard import StrangeFileError
from partnership.recording.importing.moderngov import heard
from partnership.source.markup import UnreadableMarkupError, tree

if TYPE_CHECKING:
    from pathlib import Path

ANSWER = """<?xml version="1.0" encoding="utf-8"?>
<meeting>
  <meetingid>412</meetingid>
  <meetingdate>03/12/2025</meetingdate>
  <meetingtime>2.00 pm</meetingtime>
  <committeetitle>Health &amp;amp; Wellbeing Board</committeetitle>
  <meetingstatus>Confirmed</meetingstatus>
  <agendaitems><agendaitem><agendaitemnumber>1.</agendaitemnumber><agendaitemtitle>Apologies</agendaitemtitle></agendaitem></agendaitems>
  <attendees>
    <attendee membertype="Member" memberid="7" name="Councillor Ann O&amp;#39;Brien" roledescription="Chair" attendance="Present" politicalparty="" ward="" />
    <attendee membertype="Member" memberid="8" name="Si\u00e2n Reed" roledescription="Committee Member" attendance="Apologies" politicalparty="" ward="" />
    <attendee membertype="Officer" memberid="9" name="Sam Okafor" roledescription="Officer" attendance="In attendance, virtual" politicalparty="" ward="" />
    <attendee membertype="Member" memberid="10" name="Vacancy (Alder)" roledescription="" attendance="" politicalparty="" ward="" />
    <attendee membertype="Member" memberid="11" name="Bo Lee" roledescription="" attendance="Late" politicalparty="" ward="" />
  </attendees>
</meeting>"""


def test_an_answer() -> None:
    """The day is day, month, year; names are unescaped as often as they were escaped; a word that is not known stays a question."""
    found = heard(tree(ANSWER.encode()))
    assert found is not None
    (held,) = found.occasions
    assert (held.days, held.began, held.title, held.said) == (
        (date(2025, 12, 3),), "14:00", "Health & Wellbeing Board", "03/12/2025 2.00 pm",
    )  # fmt: skip
    assert [(one.rows, one.name, one.came, one.printed, one.capacity, one.why_not) for one in found.sayings] == [
        ((1,), "Councillor Ann O'Brien", "present", "Present", None, None),
        ((2,), "Si\u00e2n Reed", "apologies", "Apologies", None, None),
        ((3,), "Sam Okafor", "virtual", "In attendance, virtual", "in-attendance", None),
        ((4,), "Vacancy (Alder)", None, "", None, "it is a vacancy"),
        ((5,), "Bo Lee", None, "Late", None, None),
    ]
    assert (found.used, found.unused) == (
        ("name", "attendance"),
        ("membertype", "memberid", "roledescription", "politicalparty", "ward"),
    )
    assert found.notes == (
        "ModernGov says of the meeting: Confirmed.",
        "It has 1 item of the agenda too; those are not taken over.",
    )


@pytest.mark.parametrize(
    "wrapped",
    [
        f'<string xmlns="http://tempuri.example/">{html.escape(ANSWER)}</string>',
        f'<string xmlns="http://tempuri.example/">{ANSWER[39:]}</string>',
        f'<soap:Envelope xmlns:soap="x"><soap:Body><GetMeetingResponse>{ANSWER[39:]}</GetMeetingResponse></soap:Body></soap:Envelope>',
        ANSWER.replace("utf-8", "utf-16").encode("utf-16"),
        ANSWER.replace("utf-8", "windows-1252").encode("cp1252"),
    ],
)
def test_an_answer_however_it_is_wrapped(wrapped: str | bytes) -> None:
    """The service wraps its answer in an element or in text, and it may be saved in any encoding."""
    assert heard(tree(wrapped)) == heard(tree(ANSWER))


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("Present", ("present", None)),
        ("Present, as expected", ("present", None)),
        ("PRESENT (virtual)", ("virtual", None)),
        ("Present, virtual", ("virtual", None)),
        ("Present as substitute", ("present", "substitute")),
        ("Present, as substitute, virtual", ("virtual", "substitute")),
        ("In attendance", ("present", "in-attendance")),
        ("Apologies", ("apologies", None)),
        ("Apologies not sent", ("absent", None)),
        ("Absent", ("absent", None)),
        ("Expected", ("not-recorded", None)),
        ("", ("not-recorded", None)),
        ("Absent (including apologies)", (None, None)),
        ("Leave of absence", (None, None)),
        ("\u2014", (None, None)),
    ],
)
def test_words_of_attendance(printed: str, meant: tuple[str | None, str | None]) -> None:
    """What ModernGov counts is known; what could be two things, or is a council's own word, is nobody's guess."""
    found = heard(tree(f'<meeting><attendees><attendee name="A" attendance="{printed}"/></attendees></meeting>'))
    assert found is not None
    assert (found.sayings[0].came, found.sayings[0].capacity) == meant


def test_attendees_written_as_elements() -> None:
    """What one version has in attributes may stand in elements."""
    found = heard(
        tree(
            "<meeting><attendees><attendee><name> A  B </name><attendance>Absent</attendance></attendee></attendees></meeting>"
        )
    )
    assert found is not None
    assert [(one.name, one.came) for one in found.sayings] == [("A B", "absent")]


@pytest.mark.parametrize(
    ("day", "time", "read"),
    [
        ("03/12/2025", "", ((date(2025, 12, 3),), None)),
        ("03/12/2025", "in the evening", ((date(2025, 12, 3),), None)),
        ("13/13/2025", "10:00", ((), None)),
        ("12/13/2025", "10:00", ((), "10:00")),
        ("", "10:00", ((), None)),
    ],
)
def test_days_are_read_the_one_way(day: str, time: str, read: tuple[tuple[date, ...], str | None]) -> None:
    """ModernGov writes the day first: a date that is none in that order is none."""
    found = heard(
        tree(f"<meeting><meetingdate>{day}</meetingdate><meetingtime>{time}</meetingtime><attendees/></meeting>")
    )
    assert found is not None
    assert (found.occasions[0].days, found.occasions[0].began) == read
    assert found.notes[-1].startswith("The answer has no attendees")


@pytest.mark.parametrize(
    "text", ["<a/>", "<string>no such meeting</string>", "<string/>", "<html><body>meeting</body></html>"]
)
def test_other_xml_is_none_of_its_answers(text: str) -> None:
    """XML of something else is left to whoever knows it."""
    assert heard(tree(text)) is None


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (
            "<getmeetings><committee><meeting><meetingid>1</meetingid></meeting></committee></getmeetings>",
            "1 meeting, and the attendance of none",
        ),
        ("<a><meeting><attendees/></meeting><meeting><attendees/></meeting></a>", "the attendance of 2"),
    ],
)
def test_another_operation_s_answer_says_what_to_ask_for(text: str, why: str) -> None:
    """The answer of another operation, or of several meetings, is told from the one that is wanted."""
    with pytest.raises(
        StrangeFileError, match=f"it has {why}; import the answer of ModernGov's `GetMeeting` about each"
    ):
        heard(tree(text))


def test_text_inside_is_held_to_the_same_bounds() -> None:
    """A document type does not slip in escaped."""
    hostile = '<!DOCTYPE a [<!ENTITY b "c">]><meeting>&b;</meeting>'
    with pytest.raises(UnreadableMarkupError, match="declares a document type"):
        heard(tree(f"<string>{html.escape(hostile)}</string>"))


NAMES = st.text(st.characters(codec="utf-8", exclude_categories=["C"], exclude_characters="&"))


@given(st.lists(st.tuples(NAMES, st.sampled_from(["Present", "", "?"])), max_size=8))
def test_every_attendee_is_accounted_for(attendees: list[tuple[str, str]]) -> None:
    """Whatever they are called, each is one saying, under the name that was escaped twice."""
    every = "".join(
        f'<attendee name="{html.escape(html.escape(name))}" attendance="{mark}"/>' for name, mark in attendees
    )
    found = heard(tree(f"<meeting><attendees>{every}</attendees></meeting>"))
    assert found is not None
    assert [one.rows for one in found.sayings] == [(place,) for place in range(1, len(attendees) + 1)]
    assert [one.name or "" for one in found.sayings] == [" ".join(name.split()) for name, _ in attendees]


def test_capacities_of_the_file_and_of_the_records(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In attendance is nobody's place; a member in attendance, or as a substitute, is asked about; an observer is in attendance."""
    said = {
        "Casey Specimen": "In attendance",
        "Cleo Notreal": "In attendance",
        "Bo Conjecture": "In attendance",
        "Avery Example": "In attendance",
        "Pat Visitor": "In attendance",
        "Indigo Instance": "Present as substitute",
        "Nico Supposed": "Present as substitute",
        "Sam Visitor": "Present as substitute",
    }
    every = "".join(f'<attendee name="{name}" attendance="{mark}"/>' for name, mark in said.items())
    file = tmp_path / "x.xml"
    file.write_text(f"<meeting><meetingdate>08/07/2026</meetingdate><attendees>{every}</attendees></meeting>", "utf-8")
    arguments = ["--meeting", "childrens-trust", "--as-of", "2026-07-09", "--format", "json", "--records", str(EXAMPLE)]
    assert run(["import", str(file), *arguments]) == 1
    found = {
        one["name"]: (one["becomes"], one["who"], one["why"]) for one in json.loads(capsys.readouterr().out)["marks"]
    }
    where = "they came as a substitute, and the file does not say in whose place; answer with substitute:SEAT"
    assert found == {
        "Casey Specimen": ("new", "Casey Specimen (in attendance)", None),
        "Cleo Notreal": (
            "unmatched",
            None,
            "Cleo Notreal is on record, and is no member, substitute or officer on that day",
        ),
        "Bo Conjecture": ("new", "Bo Conjecture (Independent scrutineer)", None),
        "Avery Example": (
            "ambiguous",
            None,
            "the file has them in attendance, and the records have Avery Example (Lead Member for Children) as member",
        ),
        "Pat Visitor": ("unmatched", None, "nobody of the board is called that"),
        "Indigo Instance": ("new", "Indigo Instance (substitute, Police)", None),
        "Nico Supposed": ("unmatched", None, where),
        "Sam Visitor": ("unmatched", None, "nobody of the board is called that"),
    }
