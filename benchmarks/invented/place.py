"""The text of an invented place, and of the country around all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from invented import words
from invented.setting import COUNTRY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from invented.setting import Place

SCHEMA = "# yaml-language-server: $schema=../../schemas/place.schema.json"


def country_text() -> str:
    """Return the country in which all invented places lie."""
    return f"""{SCHEMA}
name: Benchland
kind: country
documents:
  cooperation-act: {{title: Agencies Cooperation Act, publisher: Parliament of Benchland, kind: act, dated: 2004-11-15}}
  guidance: {{title: Guidance on partnerships, publisher: Ministry of Families, kind: guidance, dated: 2018-07-04}}

source: {{document: guidance, section: 1}}
"""


def place_text(place: Place) -> str:
    """Return a place with its districts, organisations, people, documents, functions and duties."""
    return "\n".join(
        (
            SCHEMA,
            f"name: {place.name}",
            "kind: county",
            f"code: E99{place.number:06d}",
            f"within: {COUNTRY}",
            "financial_year: {starts: 04-01}",
            "bank_holidays: {region: england}",
            *_districts(place),
            *_members(place),
            *_documents(place),
            *_charges(place),
            "",
            "source: {document: gazetteer, section: 1}",
            "",
        )
    )


def _districts(place: Place) -> Iterator[str]:
    yield "\ndistricts:"
    for number, district in enumerate(words.DISTRICTS):
        yield f"  {district}: {{name: {district.capitalize()}, code: E98{place.number * 10 + number:06d}}}"


def _members(place: Place) -> Iterator[str]:
    yield "\norganisations:"
    for each in words.ORGANISATIONS:
        yield f"  {each.slug}: {{name: {each.name}, sector: {each.sector}}}"
    yield "\npeople:"
    yield from (f"  {person}: {{name: {name}}}" for person, name in place.people)


def _documents(place: Place) -> Iterator[str]:
    yield "\ndocuments:"
    for slug, title, kind, dated in words.DOCUMENTS:
        yield f"  {slug}: {{title: {title}, publisher: {place.name} County Council, kind: {kind}, dated: {dated}}}"


def _charges(place: Place) -> Iterator[str]:
    yield "\nfunctions:"
    for words_of in (words.ROOT, *(board.words for board in place.boards)):
        yield f"  {words_of.function}: {{title: {words_of.does}}}"
    yield """
duties:
  cooperation:
    title: Work together to improve wellbeing
    falls_on: every agency with a seat
    act: cooperation-act
    section: s. 10
  publication:
    title: Publish a yearly account
    act: cooperation-act
    section: s. 11"""
