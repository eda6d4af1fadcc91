"""What the pages of the rules about structure leave out: times that are open, seats that bring a chair, families of several kinds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from folders import BASE, laid
from partnership.checking.check import check

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

RULES = frozenset(
    {"no-way-up", "chair-of-two-boards", "district-covered-twice", "uncovered-district", "reports-outpacing-meetings"}
)


def found(folder: Path, boards: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """Return what these rules find in boards, by name the lines after the first two: the board, the rule and the message."""
    texts = {
        f"boards/exampleshire/{name}.yaml": f"name: {name.capitalize()}\nkind: board\n{more}"
        for name, more in boards.items()
    }
    return [
        (finding.path.rpartition("/")[2].removesuffix(".yaml"), finding.rule, finding.fault.message)
        for finding in check(laid(folder, texts, BASE)).findings
        if finding.rule in RULES
    ]


def under(to: str = "childrens-trust", more: str = "") -> str:
    """Return a link to a board."""
    return f"links:\n  - {{type: sub-group-of, to: exampleshire/{to}{more}}}\n"


CLAIM = "legal_basis:\n  - {claim: %s, source: {document: terms}}\n"


@pytest.mark.parametrize(
    ("top", "fires"),
    [
        ("", True),
        (CLAIM % "voluntary", True),
        (CLAIM % "statutory", False),
        (CLAIM % "statutory-duty-to-cooperate", False),
        ("links:\n  - {type: reports-to, to_described: others}\n", False),
        ("links:\n  - {type: accountable-to, to_post: Leader}\n", False),
        ("links:\n  - {type: consults, to: exampleshire/low}\n", True),
        ("links:\n  - {type: reports-to, to: exampleshire/childrens-trust, status: proposed}\n", True),
    ],
)
def test_what_is_a_way_up(tmp_path: Path, top: str, fires: bool) -> None:
    """Any link by which a board answers to somebody, that is more than proposed; or a law."""
    names = [board for board, _, _ in found(tmp_path, {"low": under("top"), "top": top})]
    assert ("top" in names) == fires


def test_links_that_are_only_proposed_answer_to_nobody(tmp_path: Path) -> None:
    """A board that others are only to answer to is let be; one that several answer to is told once."""
    assert found(tmp_path / "a", {"low": under("top", ", status: proposed"), "top": ""}) == []
    boards = {"one": under("top"), "two": under("top"), "top": ""}
    assert found(tmp_path / "b", boards) == [
        (
            "top",
            "no-way-up",
            "2 boards answer to Top, which answers to nobody on record and is not recorded as statutory",
        )
    ]


@pytest.mark.parametrize(
    ("one", "other", "fires"),
    [
        ("person: eve-eaton", "person: eve-eaton", True),
        ("person: eve-eaton", "person: exampleshire/eve-eaton", True),
        ("person: eve-eaton", "seat: chair", True),
        ("person: eve-eaton, until: 2024-01-01", "seat: chair, since: 2024-01-01", True),
        ("person: eve-eaton, until: 2024-01-01", "person: eve-eaton, since: 2024-01-02", False),
        ("person: eve-eaton, until: 2024", "person: eve-eaton, since: 2024", False),
        ("person: eve-eaton, until: unknown", "person: eve-eaton, since: 2024", False),
        ("person: eve-eaton", "seat: nowhere", False),
        ("person: eve-eaton", "seat: shared", False),
        ("person: eve-eaton", "post: Leader", False),
        ("person: nobody-known", "person: nobody-known", True),
    ],
)
def test_who_chairs_two_boards(tmp_path: Path, one: str, other: str, fires: bool) -> None:
    """By the person or by who holds the chair's seat alone, on a day that both certainly share."""
    seats = (
        "seats:\n  chair: {holders: [{person: eve-eaton}]}\n  shared: {holders: [{people: [eve-eaton, dev-dean]}]}\n"
    )
    officers = "officers:\n  - {{office: chair, {}}}\n"
    boards = {"one": officers.format(one), "other": officers.format(other) + seats}
    rules = [rule for _, rule, _ in found(tmp_path, boards)]
    assert rules == ["chair-of-two-boards"] * fires


def test_a_board_that_was_gone_is_chaired_by_nobody(tmp_path: Path) -> None:
    """The chair of a board that was dissolved before the other was chaired is let be, though no date ends the office; each board is told once."""
    chair = "officers:\n  - {{office: chair, person: eve-eaton{}}}\n"
    gone = {"old": "dissolved: {on: 2020-01-01}\n" + chair.format(""), "new": chair.format(", since: 2021-01-01")}
    assert found(tmp_path / "a", gone) == []
    again = "officers:\n  - {office: chair, person: eve-eaton, until: 2023-06-30}\n  - {office: co-chair, person: eve-eaton, since: 2023-07-01}\n"
    told = found(tmp_path / "b", {"one": chair.format(""), "two": again})
    assert [board for board, _, _ in told] == ["two"]


AREA = "areas:\n  - {{districts: [{}]{}}}\n"


@pytest.mark.parametrize(
    ("one", "other", "fires"),
    [
        (AREA.format("alder, birch", "") + under(), AREA.format("birch", "") + under(), True),
        (AREA.format("alder, birch", "") + under(), AREA.format("exampleshire/birch", "") + under(), True),
        (AREA.format("alder, birch", ", until: 2020") + under(), AREA.format("birch", ", since: 2020") + under(), False),
        (AREA.format("alder, birch", ", until: 2020-01-01") + under(), AREA.format("birch", ", since: 2020-01-01") + under(), True),
        (AREA.format("alder, birch", "") + under(more=", until: 2019-12-31"), AREA.format("birch", "") + under(more=", since: 2020-01-01"), False),
        (AREA.format("alder, birch", "") + "dissolved: {on: 2019-12-31}\n" + under(), AREA.format("birch", "") + "established: {on: 2020-01-01}\n" + under(), False),
        (AREA.format("alder, birch", "") + under(), AREA.format("birch", "") + under(more=", status: proposed"), False),
        (AREA.format("alder, birch", "") + under(), AREA.format("birch", ""), False),
        (AREA.format("alder, birch", "") + under(), AREA.format("nowhere", "") + under(), False),
    ],
)  # fmt: skip
def test_when_a_district_is_covered_twice(tmp_path: Path, one: str, other: str, fires: bool) -> None:
    """On a day on which both boards, both links and both areas certainly hold."""
    told = [
        (board, rule)
        for board, rule, _ in found(tmp_path, {"one": one, "other": other})
        if rule == "district-covered-twice"
    ]
    assert told == [("other", "district-covered-twice")] * fires


def test_one_district_is_told_once_for_each_board(tmp_path: Path) -> None:
    """However many boards cover it, by however many links and areas."""
    links = "links:\n  - {type: sub-group-of, to: exampleshire/childrens-trust}\n  - {type: reports-to, to: exampleshire/childrens-trust}\n"
    area = "areas:\n  - districts: [alder, birch]\n  - {districts: [alder], until: 2030-01-01}\n"
    told = [one for one in found(tmp_path, dict.fromkeys("abc", area + links)) if one[1] == "district-covered-twice"]
    assert sorted((board, message.partition(" ")[0]) for board, _, message in told) == [
        ("b", "Alder"),
        ("b", "Birch"),
        ("c", "Alder"),
        ("c", "Birch"),
    ]


def test_an_uncovered_district_is_told_once(tmp_path: Path) -> None:
    """By the first of the boards, though they are linked to two bodies; not while only one board covers any."""
    links = "links:\n  - {type: sub-group-of, to: exampleshire/childrens-trust}\n  - {type: supports, to: exampleshire/other}\n"
    boards = {
        "north": AREA.format("alder", "") + links,
        "south": AREA.format("alder", ", since: 2020") + links,
        "other": "",
    }
    assert [one for one in found(tmp_path / "a", boards) if one[1] == "uncovered-district"] == [
        ("north", "uncovered-district", "Birch: covered by none of North and South")
    ]
    assert [
        one
        for one in found(tmp_path / "b", {"north": AREA.format("alder", "") + links})
        if one[1] == "uncovered-district"
    ] == []


@pytest.mark.parametrize(
    ("own", "link", "fires"),
    [
        ("{says: x, per_year: 2}", "{says: y, per_year: 4}", True),
        ("{says: x, per_year: 4}", "{says: y, per_year: 4}", False),
        ("{says: x, per_year: {least: 2, most: 6}}", "{says: y, per_year: 4}", False),
        ("{says: x, per_year: 2}", "{says: y, per_year: {least: 2, most: 24}}", False),
        ("{says: x, per_year: 2, at_least: true}", "{says: y, per_year: 4}", False),
        ("{says: x, per_year: 2, until: 2020}", "{says: y, per_year: 4}", True),
        ("{says: x}", "{says: y, per_year: 4}", False),
        ("{says: x, per_year: 2}", "{says: y}", False),
        ("{says: x, per_year: 2, until: unknown}", "{says: y, per_year: 4}, since: 2024", False),
        ("{says: x, per_year: 2}", "{says: y, per_year: 4}, status: proposed", False),
    ],
)
def test_when_reports_outpace_meetings(tmp_path: Path, own: str, link: str, fires: bool) -> None:
    """Only where both numbers are certain, whichever way their words are read."""
    more = f"frequency:\n  - {own}\nlinks:\n  - {{type: reports-to, to: exampleshire/childrens-trust, frequency: {link}}}\n"
    assert [rule for _, rule, _ in found(tmp_path, {"one": more}) if rule == "reports-outpacing-meetings"] == [
        "reports-outpacing-meetings"
    ] * fires
