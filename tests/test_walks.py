"""What is collected from a record by the marks of its schema: references and dates, wherever they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from partnership.documents import walks
from partnership.documents.date_fields import date_fields
from partnership.documents.document import Document
from partnership.documents.references import references
from partnership.documents.texts import glance, texts
from partnership.source import reader
from partnership.words.finding import written

if TYPE_CHECKING:
    from collections.abc import Mapping

BOARD = """
name: Youth Board
kind: board
established: {on: 2014, at: [exampleshire/trust/2014-05-01], source: [{document: terms}, {document: minutes, section: 4}]}
seats:
  police:
    title: Police
    standing: member
    holders:
      - {people: [ann-archer, ben-baker], since: {after: 2014-02, by: 2014-04-01}, leave: [{until: unknown}]}
terms_of_reference:
  - since: 2015-01
    quorum:
      need:
        all:
          - any: [{present: {seats: [police]}}, {at_least: {number: 2, among: {organisations: [county-council]}}}]
accepted:
  - {rule: circular-link, reason: As the terms of reference say., accepted_by: Secretary, look_again: 2027-04-01}
"""


def document() -> Document:
    """Return a board with references and dates at many depths."""
    reading = reader.read(BOARD.encode())
    assert reading.data is not None
    return Document(
        "board", "exampleshire/youth-board", "boards/exampleshire/youth-board.yaml", reading.data, reading.seen
    )


def test_references_at_every_depth() -> None:
    """References in lists, under ids, in one citation or several, and inside conditions that nest."""
    assert [(one.kind, one.target, written(one.at)) for one in references(document())] == [
        ("meeting-or-board", "exampleshire/trust/2014-05-01", "established/at/1"),
        ("document", "terms", "established/source/1/document"),
        ("document", "minutes", "established/source/2/document"),
        ("person", "ann-archer", "seats/police/holders/1/people/1"),
        ("person", "ben-baker", "seats/police/holders/1/people/2"),
        ("seat", "police", "terms_of_reference/1/quorum/need/all/1/any/1/present/seats/1"),
        (
            "organisation",
            "county-council",
            "terms_of_reference/1/quorum/need/all/1/any/2/at_least/among/organisations/1",
        ),
    ]


def test_dates_at_every_depth() -> None:
    """A date is collected as typed, bounds as one date, and nothing that only looks like a date."""
    bounds: dict[str, Any] = {"after": "2014-02", "by": "2014-04-01"}
    assert [(one.value, written(one.at)) for one in date_fields(document())] == [
        (2014, "established/on"),
        (bounds, "seats/police/holders/1/since"),
        ("unknown", "seats/police/holders/1/leave/1/until"),
        ("2015-01", "terms_of_reference/1/since"),
        ("2027-04-01", "accepted/1/look_again"),
    ]


def test_a_glance_sees_every_text() -> None:
    """What is seen at a glance is what is seen one by one."""
    record = document()
    one_by_one = [text for _, text in texts(record.data)]
    assert sorted(glance(record).text.split("|")) == sorted(one_by_one)
    assert ("Police" in one_by_one, "police" in one_by_one) == (True, True)


def test_a_kind_without_a_mark_has_nothing_to_collect() -> None:
    """Where no part of a schema is marked, the walk finds nothing."""
    found: list[str] = []

    def unmarked(_: Mapping[str, Any]) -> walks.Collect[str] | None:
        return None

    walks.compiled("board", unmarked)(document().data, (), found)
    assert found == []
