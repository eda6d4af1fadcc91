"""A text holds contact details or a number of a person.

## Why it matters
The records are public and their history is kept for good. People appear in them by name only where a
source publishes them in office; an e-mail address, a telephone number, a postcode, a date of birth,
an NHS or National Insurance number or the number of a case never belongs here, and least of all a child's.

Take it out, and tell whoever looks after data protection if the change was already shared: it stays
in the history of the records until it is removed there too. The titles, references and addresses of
documents are not looked at, nor is the postcode of a venue.

## Example
```yaml records/boards/exampleshire/youth-board.yaml
name: Youth Board
kind: board
note: Write to secretary@exampleshire.example or ring 01632 960 123.  # P001
seats:
  health:
    title: Health
    standing: member
    note: Case number 20417 was heard; NHS number 999 000 0018.  # P001
  parent:
    title: Parent, EX1 9ZZ  # P001
    standing: member
    note: "DOB 01/04/1999, QQ123456C"  # P001
```

## Instead
```yaml records/boards/exampleshire/youth-board.yaml
name: Youth Board
kind: board
note: Letters go to the partnership secretary. Meets 6 times in 2014/15, 2015/16 and 2016/17.
references:
  - {system: Exampleshire County Council, id: 01632 960 123}
seats:
  health:
    title: Health, ages 10-14 and 15-24 in 2013-14
    standing: member
  parent:
    title: Parent of a child born on or after 1 September 2010
    standing: member
    note: Code E10000017, indicator 90316, readings 1234567890 and 0.123456789012
```
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from partnership.documents.texts import glance, texts
from partnership.rules.mending import SET
from partnership.words.finding import Fault, Level
from partnership.words.kinds import KINDS as RECORD_KINDS
from partnership.words.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership.documents.document import Document
    from partnership.records.facts.known import Known
    from partnership.words.finding import Pointer

CODE = "P001"
LEVEL = Level.ERROR
MENDS = (SET,)
KINDS = tuple(kind.name for kind in RECORD_KINDS)

_POSTCODE_AREAS = frozenset(
    [
        "AB",
        "AL",
        "B",
        "BA",
        "BB",
        "BD",
        "BH",
        "BL",
        "BN",
        "BR",
        "BS",
        "BT",
        "CA",
        "CB",
        "CF",
        "CH",
        "CM",
        "CO",
        "CR",
        "CT",
        "CV",
        "CW",
        "DA",
        "DD",
        "DE",
        "DG",
        "DH",
        "DL",
        "DN",
        "DT",
        "DY",
        "E",
        "EC",
        "EH",
        "EN",
        "EX",
        "FK",
        "FY",
        "G",
        "GL",
        "GU",
        "GY",
        "HA",
        "HD",
        "HG",
        "HP",
        "HR",
        "HS",
        "HU",
        "HX",
        "IG",
        "IM",
        "IP",
        "IV",
        "JE",
        "KA",
        "KT",
        "KW",
        "KY",
        "L",
        "LA",
        "LD",
        "LE",
        "LL",
        "LN",
        "LS",
        "LU",
        "M",
        "ME",
        "MK",
        "ML",
        "N",
        "NE",
        "NG",
        "NN",
        "NP",
        "NR",
        "NW",
        "OL",
        "OX",
        "PA",
        "PE",
        "PH",
        "PL",
        "PO",
        "PR",
        "RG",
        "RH",
        "RM",
        "S",
        "SA",
        "SE",
        "SG",
        "SK",
        "SL",
        "SM",
        "SN",
        "SO",
        "SP",
        "SR",
        "SS",
        "ST",
        "SW",
        "SY",
        "TA",
        "TD",
        "TF",
        "TN",
        "TQ",
        "TR",
        "TS",
        "TW",
        "UB",
        "W",
        "WA",
        "WC",
        "WD",
        "WF",
        "WN",
        "WR",
        "WS",
        "WV",
        "YO",
        "ZE",
    ]
)
_PATTERNS = {
    "an e-mail address": re.compile(r"@(?<=[\w.+-]@)[\w-]+\.\w"),
    "a telephone number": re.compile(
        r"[+(0](?<![\w+/.-].)(?:(?<=\+)44[ -]?(?:\(0\)[ -]?)?|(?<=\()0|(?<=0))[1235789]\d(?:[ )-]{0,2}\d){7,8}(?![\d/.-]?\d)",
        re.ASCII,
    ),
    "an NHS number": re.compile(r"[0-9](?<![\w/.-].)\d\d[ -]?\d{3}[ -]?\d{4}(?![\d/.-]?\d)", re.ASCII),
    "a National Insurance number": re.compile(r"[A-Z](?<!\w.)[A-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D](?!\w)", re.ASCII),
    "a postcode": re.compile(r"[A-Z](?<![\w/-].)[A-Z]?\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2}(?!\w)", re.ASCII),
    "a date of birth": re.compile(
        r"[BbDd](?<!\w.)(?:orn on (?:the )?|(?:ob|ate of [Bb]irth|ATE OF BIRTH|OB|\.O\.B)\b\W{0,3})\d{1,4}(?:st|nd|rd|th)?[ ./-]",
        re.ASCII,
    ),
    "the number of a case": re.compile(
        r"[Cc](?<!\w.)(?:ase [Nn]|ASE N)(?:umber|UMBER|[Oo]\b\.?)[ :#]{0,3}[A-Z]{0,3}[/-]?\d", re.ASCII
    ),
}
"""What each kind looks like; every pattern begins with the characters it can begin with, which makes it five times faster."""
_ELSEWHERE = frozenset({"title", "reference", "url"})


def check(record: Document, known: Known) -> Iterator[Fault]:
    """Yield a fault for each text with personal data in it, without repeating the data."""
    del known
    if not _found(glance(record).prose):
        return
    for at, text in texts(record.data):
        found = [] if _exempt(at) else [what for what in _found(text) if (what, at) != ("a postcode", ("venue",))]
        if found:
            yield Fault(
                at, f"this reads like {listed(found)}", "take it out; name the post or the organisation instead"
            )


def _exempt(at: Pointer) -> bool:
    """Whether a text is an address or a reference on the web or in an archive, not about a person."""
    return at[0] == "references" or at[-1] in {"url", "uri"} or (at[0] == "documents" and at[-1] in _ELSEWHERE)


def _found(text: str) -> list[str]:
    return [
        what
        for what, pattern in _PATTERNS.items()
        if (first := pattern.search(text))
        and (what not in _CERTAIN or any(_CERTAIN[what](found[0]) for found in pattern.finditer(text, first.start())))
    ]


def _checks(number: str) -> bool:
    """Whether the last of ten digits is the check digit that the NHS gives its numbers (modulus 11)."""
    digits = [int(character) for character in number if character.isdigit()]
    return (
        11 - sum(weight * digit for weight, digit in zip(range(10, 1, -1), digits[:9], strict=True)) % 11
    ) % 11 == digits[9]


def _in_an_area(postcode: str) -> bool:
    return postcode[: 2 if postcode[1].isalpha() else 1] in _POSTCODE_AREAS


_CERTAIN = {"an NHS number": _checks, "a postcode": _in_an_area}
"""What a match must pass besides."""
