"""The part of a board's card that says by which terms of reference it goes on a day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from partnership.answers import when
from partnership.report import Bullets, Card, Heading, Paragraph
from partnership.views.card import SECTIONS, part_sentence, spaced
from partnership.views.terms_in_words import TermsInWords, substitutes
from partnership.words.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from partnership.report import Block
    from partnership.views.card import Entry, Fact, Sheet

_READ = {"whole": "the whole text", "part": "a part of the text", "not-seen": "the text was not seen"}
_DOUBTS = ("draft", "proposed")


def rules(sheet: Sheet, data: Mapping[str, Any]) -> Iterator[Block]:
    """Yield the version of the terms in force on the day with its rules, and the other versions a line each."""
    yield Heading("Terms of reference", 2)
    versions = [(one, _version(sheet, one)) for one in data.get("terms_of_reference", ())]
    current = [(one, fact) for one, fact in versions if fact.when.stage in {"now", "perhaps"}]
    if not versions:
        yield Paragraph("No terms of reference are on record.")
    elif not current:
        yield Paragraph("No version on record is in force on this day.")
    elif len(current) > 1:
        yield Paragraph(f"{len(current)} versions are or may be in force on this day.")
    in_words = TermsInWords(data, sheet.titles)
    for one, fact in current:
        with sheet.leaning_on(one.get("source")) as document:
            source = (("Source", (document, SECTIONS)),) if document else ()
            yield Card(sheet.line(fact, bare=document is not None), (*source, *_entries(sheet, one, in_words)))
    others = [fact for _, fact in versions if fact.when.stage not in {"now", "perhaps"}]
    if others:
        yield Bullets(tuple(f"{_STAGES[fact.when.stage]}: {sheet.line(fact)}" for fact in others))


_STAGES = {"earlier": "Earlier", "later": "Later", "proposed": "Not in force"}


def _version(sheet: Sheet, one: Mapping[str, Any]) -> Fact:
    time = when.span(one, sheet.day).framed(sheet.within)
    time = time.only_proposed() if one.get("status") in _DOUBTS else time
    title = one.get("title", "Terms of reference")
    version = one.get("version", "")
    words = part_sentence(
        (title, f"version {version}" if version and version not in title else "", one.get("status", ""))
    )
    return sheet.add("terms", words, one, when_=time, version=version or None, status=one.get("status"))


def _entries(sheet: Sheet, one: Mapping[str, Any], in_words: TermsInWords) -> Iterator[Entry]:
    in_force = when.span(one, sheet.day)
    yield (
        "Dates",
        (
            part_sentence(
                (in_force.words or "none on record", _day("adopted", one), _day("review due", one, "review_due"))
            ),
        ),
    )
    if "agreed_by" in one:
        yield "Agreed by", tuple(sheet.titles.meeting_or_board(each) for each in one["agreed_by"])
    yield "Read for these records", (_READ.get(one.get("read", ""), "not said"),)
    first, *more = in_words.quorum(one)
    quorum = sheet.add("quorum", "; ".join((first, *more)), one.get("quorum"))
    yield "Quorum", (sheet.line(quorum._replace(says=first)), *more, *([f"Note: {quorum.note}"] if quorum.note else []))
    attendance = one.get("attendance") or [{}]
    yield from sheet.entries(
        "Attendance",
        [
            sheet.add("attendance-rule", says, rule)
            for says, rule in zip(in_words.attendance(one), attendance, strict=True)
        ],
    )
    rule = one.get("substitutes")
    yield from sheet.entries(
        "Substitutes", [sheet.add("substitute-rule", substitutes(rule), rule, allowed=(rule or {}).get("allowed"))]
    )
    yield from sheet.entries(
        "Deadlines",
        [sheet.add("deadline", in_words.deadline(each), each, what=each["what"]) for each in one.get("deadlines", ())],
        none="none on record",
    )
    if "interests" in one:
        yield from sheet.entries(
            "Interests", [sheet.add("interests-rule", _interests(one["interests"]), one["interests"])]
        )
    if "public" in one:
        yield from sheet.entries(
            "Public", [sheet.add("public-rule", _PUBLIC[one["public"].get("open", "unstated")], one["public"])]
        )
    if "secretariat" in one:
        yield "Secretariat", (sheet.add("secretariat", one["secretariat"]).says,)
    yield from _clauses(sheet, one.get("clauses", ()))


_PUBLIC = {
    "yes": "meetings are open to the public",
    "no": "meetings are not open to the public",
    "unstated": "whether meetings are open is not said",
}


def _day(words: str, one: Mapping[str, Any], field: str = "adopted") -> str:
    return f"{words} {when.spoken(one[field])}" if field in one else ""


def _interests(rule: Mapping[str, Any]) -> str:
    kinds = listed(rule.get("declare", ()))
    declared = f"{kinds} interests are declared" if kinds else "which interests are declared is not said"
    asked = (("silent", "stay silent on the item"), ("asked_to_leave", "may be asked to leave"))
    return part_sentence(
        (
            declared,
            *(
                f"{words}: {'not said' if rule[field] == 'unstated' else rule[field]}"
                for field, words in asked
                if field in rule
            ),
        )
    )


def _clauses(sheet: Sheet, clauses: Sequence[Mapping[str, Any]]) -> Iterator[Entry]:
    for one in clauses:
        sheet.add("clause", one["says"], one, about=one["about"])
    if clauses:
        yield (
            "Other clauses",
            (f"{len(clauses)} on record, about {listed(dict.fromkeys(spaced(one['about']) for one in clauses))}",),
        )
