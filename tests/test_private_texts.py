"""What reads like personal data or a private reason, and what only looks a little like it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from conftest import document
from partnership.records.facts.known import Known
from partnership.rules.record import hidden_character, personal_data, private_reason

if TYPE_CHECKING:
    from partnership.documents.document import Document

NOTHING = Known({}, {}, {}, {})


def board(note: str) -> Document:
    """Return a board with this note, and in a seat's holder too."""
    seat = {"title": "Police", "standing": "member", "holders": [{"post": "Superintendent", "note": note}]}
    return document(
        "board", "exampleshire/trust", {"name": "Trust", "kind": "trust", "note": note, "seats": {"police": seat}}
    )


def said(text: str) -> list[str]:
    """Return what the rule on personal data says of a text, once for each of its two places."""
    return [fault.message for fault in personal_data.check(board(text), NOTHING)]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("write to a.b@trust.example.org", "an e-mail address"),
        ("<secretary+trust@example.org>", "an e-mail address"),
        *[
            (f"ring {number}, please", "a telephone number")
            for number in (
                "01632 960123",
                "(01632) 960123",
                "01632960123",
                "+44 1632 960123",
                "+44 (0)1632 960123",
                "020 7946 0123",
                "0207 946 0123",
                "07700 900123",
                "07700-900-123",
                "03069 990123",
                "0161 496 0123",
            )
        ],
        ("NHS number 999 000 0018", "an NHS number"),
        ("NHS 9990000018", "an NHS number"),
        ("of EX1 9ZZ", "a postcode"),
        ("of EC1A 9ZZ.", "a postcode"),
        ("of PR19ZZ", "a postcode"),
        ("QQ 12 34 56 C", "a National Insurance number"),
        ("DOB 1/4/99", "a date of birth"),
        ("D.O.B: 01-04-1999", "a date of birth"),
        ("Date of birth - 3 May 2010", "a date of birth"),
        ("born on the 3rd May", "a date of birth"),
        ("Case number: 4711", "the number of a case"),
        ("see case no. CF/12", "the number of a case"),
    ],
)
def test_reads_like_personal_data(text: str, what: str) -> None:
    """Each kind is told at each place, and the data itself is not repeated."""
    assert said(text) == [f"this reads like {what}"] * 2


@pytest.mark.parametrize(
    "text",
    [
        "Meets on 2014-10-01, 01-02-2014 10:00 and in 2013/14, 2014/15",
        "1,234,567,890 of 0.0123456789",
        "SI 2013/218, ISBN 978-0-11-703810-2",
        "CId=174&MId=3901",
        "E10000017",
        "ages 0-14, 15-24, 10 to 24",
        "a number such as 1234567890",
        "KS1 2AB or KS2 4EY",
        "children born on or after 1 September 2010",
        "the DOB of a child is never asked for",
        "the number of cases in 2014",
        "2001 2002 2003 2004",
        "10:00 11:00 12:00",
        "@exampleshire",
        "section 4.1.2.3.4.5.6.7.8.9.10",
        "0800",
        "page 012 34",
        "S11 4, B1 2nd",
    ],
)
def test_only_looks_like_personal_data(text: str) -> None:
    """Years, ages, codes, references and counts are let be."""
    assert said(text) == []


def test_several_kinds_are_told_at_once() -> None:
    """One text is one fault, whatever it holds."""
    assert (
        said("a@example.org, 01632 960123, b@example.org")[0]
        == "this reads like an e-mail address and a telephone number"
    )


@pytest.mark.parametrize(
    "note",
    [
        "Apologies because of illness.",
        "On maternity leave until May.",
        "bereavement leave",
        "was in hospital",
        "Off sick",
        "Long-term sickness",
        "recovering from an operation",
        "a diagnosis",
        "Ill",
        "Had surgery",
        "for health reasons",
        "maternity cover",
        "due to stress",
        "for personal reasons",
        "at a funeral",
        "COVID positive",
    ],
)
def test_a_private_reason(note: str) -> None:
    """Words of health, family and grief in a note on a person are told, at the note on the holder only."""
    assert [fault.at for fault in private_reason.check(board(note), NOTHING)] == [
        ("seats", "police", "holders", 0, "note")
    ]


@pytest.mark.parametrize(
    "note",
    [
        "Head of mental health services",
        "Speaks for the hospital trust",
        "Director of the Hospitals NHS Foundation Trust",
        "midwifery and maternity services",
        "child bereavement service",
        "cancer network",
        "GP at the surgery",
        "head of operations",
        "Health and Social Care",
        "still to be recruited",
        "the hospital school",
        "public health",
        "William's skill",
    ],
)
def test_not_a_private_reason(note: str) -> None:
    """The same words as part of a service or a post are let be."""
    assert not list(private_reason.check(board(note), NOTHING))


@pytest.mark.parametrize(
    "text",
    [
        "a\u200bb",
        "a\u00adb",
        "\u202eab",
        "a\u2066b",
        "a\u200d b",
        "a\x07b",
        "a\x1b[1mb",
        "a\u2028b",
        "a\x85b",
        "\ufeffab",
        "a\U000e0041b",
        "a\u3164b",
        "a\ue000b",
    ],
)
def test_a_hidden_character(text: str) -> None:
    """The character is named by its number, and the message holds none."""
    message = next(hidden_character.check(board(text), NOTHING)).message
    assert message.isprintable()
    assert "U+" in message


@pytest.mark.parametrize(
    "text", ["Siân Ŵyn-Jones", "one\ntwo\n\tthree", "a\u00a0b – “c” ’d …", "می‌خواهم", "👩‍👩‍👧", "ﬁ", "e\u0301"]
)
def test_not_a_hidden_character(text: str) -> None:
    """Accents, quotes, line breaks, and joiners in scripts that need them are let be."""
    assert not list(hidden_character.check(board(text), NOTHING))


@pytest.mark.parametrize(
    "text",
    [
        "a" * 4000,
        "0" * 4000,
        "01" * 2000,
        "0 1 " * 1000,
        "a.b-" * 1000,
        "a@" * 2000,
        "AB12" * 1000,
        "born on " * 500,
        "for her " * 500,
        "\u200c" * 4000,
        "(" * 4000,
        "DOB      " * 400,
    ],
)
def test_no_text_takes_long(text: str) -> None:
    """A megabyte made to slow the search down is searched in a moment."""
    record = board("x")
    record.data["seats"]["police"]["holders"] = [{"note": text}] * 250
    start = time.process_time()
    for rule in (personal_data, private_reason, hidden_character):
        list(rule.check(record, NOTHING))
    assert time.process_time() - start < 5
