"""The graph of a day: what is there, what may be, and what is linked to what."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from folders import EXAMPLE, ROOT, meeting
from partnership.answers.load import NotFoundError, Records
from partnership.answers.structure import asking
from partnership.answers.structure.asking import Asked
from partnership.answers.structure.bodies import Named, body
from partnership.answers.structure.gathered import graph, structure
from partnership.answers.structure.graph import LINK_TYPES, above
from partnership.answers.structure.tree import Wanted, tree
from partnership.documents import schemas
from partnership.words.truth import Truth
from structures import DAY, ends, links, there, under

if TYPE_CHECKING:
    from pathlib import Path

    from partnership.answers.structure.gathered import Structure
    from partnership.answers.structure.graph import Graph, Link

REAL = ROOT / "records"


def test_every_type_of_link_is_one_that_records_have() -> None:
    """The types are those of the schema, each once."""
    kinds = schemas.schema("board")["$defs"]["link"]["properties"]["type"]["enum"]
    assert sorted(LINK_TYPES) == sorted(kinds)


def test_the_other_end_is_whatever_the_record_says(tmp_path: Path) -> None:
    """A board, an organisation, a post, what is only described, a board not on record and one that cannot be read are each themselves."""
    records = there(
        tmp_path,
        {
            "low": links(
                "type: sub-group-of, to: exampleshire/high", "type: reports-to, to_organisation: council", "type: accountable-to, to_post: Chief Executive",
                "type: reports-to, to_described: various boards", "type: consults, to: exampleshire/nowhere, printed_as: Nowhere Board",
                "type: supports, to: exampleshire/torn", "type: supports, to_organisation: unheard-of",
            ),
            "high": "",
            "torn": "kind: bored\n",
        },
    )  # fmt: skip
    found = graph(records, DAY)
    assert ends(found) == [
        ("low", "sub-group-of", "high", "yes"), ("low", "reports-to", "organisation:exampleshire/council", "yes"),
        ("low", "accountable-to", "post:exampleshire/Chief Executive", "yes"), ("low", "reports-to", "described:exampleshire/low#3", "yes"),
        ("low", "consults", "missing:exampleshire/nowhere", "unknown"), ("low", "supports", "unread:exampleshire/torn", "unknown"),
        ("low", "supports", "organisation:exampleshire/unheard-of", "yes"),
    ]  # fmt: skip
    titles = {
        node.id.partition(":")[0]: (node.kind, node.title, node.partner)
        for node in found.nodes.values()
        if node.kind != "board"
    }
    assert titles == {
        "organisation": ("organisation", "unheard-of", True), "post": ("post", "Chief Executive", True),
        "described": ("described", "various boards", False), "missing": ("missing", "Nowhere Board", False),
        "unread": ("unread", "exampleshire/torn", False),
    }  # fmt: skip
    assert found.node("organisation:exampleshire/council").title == "Exampleshire County Council"
    assert [node.title for node in found.boards()] == ["High Board", "Low Board"]
    with pytest.raises(KeyError):
        found.node("exampleshire/nothing")


@pytest.mark.parametrize(
    ("high", "link", "holds"),
    [
        ("", "", "yes"),
        ("", ", since: 2024", "yes"),
        ("", ", since: 2025", "unknown"),
        ("", ", since: 2026", None),
        ("", ", until: 2024-12-31", None),
        ("", ", until: 2025-01-01", "yes"),
        ("", ", until: unknown", "unknown"),
        ("established: {on: 2025}\n", "", "unknown"),
        ("unknown-start", "", "unknown"),
        ("established: {on: 2026}\n", "", None),
        ("dissolved: {on: 2024-12-31}\n", "", None),
        ("proposed: {on: 2024-01-01}\n", "", None),
        ("", ", status: proposed", None),
    ],
)
def test_a_link_holds_as_certainly_as_its_dates_and_its_ends(
    tmp_path: Path, high: str, link: str, holds: str | None
) -> None:
    """It is certain where all three are, and not there where one is not."""
    found = graph(there(tmp_path, {"low": under("high", link), "high": high}), DAY)
    assert [one.holds.value for one in found.links] == ([holds] if holds else [])


def test_what_a_link_leads_to_and_is_not_there(tmp_path: Path) -> None:
    """A link that still holds by its own dates, to a board or an organisation that has ended, is kept apart, and so is the end."""
    records = there(
        tmp_path,
        {
            "low": links("type: reports-to, to: exampleshire/old", "type: reports-to, to_organisation: group", "type: reports-to, to: exampleshire/planned"),
            "old": "dissolved: {on: 2021-03-31}\n",
            "planned": "proposed: {on: 2024-01-01}\n" + under("low"),
            "gone": "dissolved: {on: 2021-03-31}\n" + under("low"),
        },
    )  # fmt: skip
    found = graph(records, DAY)
    assert found.links == ()
    assert {link.to.rpartition("/")[2]: found.gone[link.to].state for link in found.loose} == {
        "old": "ended", "group": "ended", "planned": "proposed",
    }  # fmt: skip
    assert list(found.nodes) == ["exampleshire/low"]


def test_what_was_only_proposed_is_there_if_asked_for(tmp_path: Path) -> None:
    """A proposed board and a proposed link are marked as such, and hold for nobody."""
    boards = {
        "low": under("high", ", status: proposed"),
        "new": "proposed: {on: 2024-01-01}\n" + under("high"),
        "high": "",
    }
    records = there(tmp_path, boards)
    assert graph(records, DAY).links == ()
    found = graph(records, DAY, proposed=True)
    assert ends(found) == [("low", "sub-group-of", "high", "no"), ("new", "sub-group-of", "high", "no")]
    assert [(link.status, found.nodes[link.board].proposed) for link in found.links] == [
        ("proposed", False),
        (None, True),
    ]
    assert graph(records, date(2023, 1, 1), proposed=True).gone["exampleshire/new"].state == "not yet proposed"


@pytest.mark.parametrize(
    ("said", "day", "state"),
    [
        ("proposed: {on: unknown}", "2025-01-01", "perhaps proposed"),
        ("proposed: {on: 2025}", "2025-03-01", "perhaps proposed"),
        ("proposed: {on: 2025}", "2026-01-01", "proposed"),
        ("agreed: {on: 2025}\nproposed: {on: 2024-01-01}", "2025-03-01", "proposed"),
        ("proposed: {on: 2025}\nestablished: {on: unknown}", "2025-03-01", "not known"),
    ],
)
def test_a_board_that_was_proposed_at_most_is_not_there(tmp_path: Path, said: str, day: str, state: str) -> None:
    """Where only the day of its proposal is not known the board is certainly not there, and neither is what it was to have."""
    records = there(tmp_path, {"low": f"{said}\n" + under("high"), "high": ""})
    found = graph(records, date.fromisoformat(day))
    assert {**found.nodes, **found.gone}["exampleshire/low"].state == state
    assert ("exampleshire/low" in found.nodes) == (state == "not known")


def first(found: Graph) -> str:
    """Return what a board is shown under."""
    return above(found)["exampleshire/low"][0].to.rpartition("/")[2].rpartition(":")[2]


@pytest.mark.parametrize(
    ("each", "expected"),
    [
        (("type: reports-to, to: exampleshire/other", "type: sub-group-of, to: exampleshire/high"), "high"),
        (("type: reports-to, to: exampleshire/other", "type: accountable-to, to: exampleshire/high"), "high"),
        (("type: sub-group-of, to: exampleshire/other", "type: sub-group-of, to: exampleshire/high"), "other"),
        (
            ("type: sub-group-of, to: exampleshire/other, until: unknown", "type: reports-to, to: exampleshire/high"),
            "high",
        ),
        (("type: accountable-to, to_post: Chief, of: chair", "type: reports-to, to: exampleshire/high"), "high"),
        (("type: sub-group-of, to_organisation: council", "type: sub-group-of, to: exampleshire/high"), "high"),
        (("type: sub-group-of, to_organisation: council", "type: reports-to, to: exampleshire/high"), "council"),
        (("type: consults, to: exampleshire/other", "type: reports-to, to: exampleshire/high"), "high"),
    ],
)
def test_what_a_board_is_shown_under(tmp_path: Path, each: tuple[str, ...], expected: str) -> None:
    """Certain before uncertain, the board's own before its chair's, the closer type first, boards before others, then as recorded."""
    assert first(graph(there(tmp_path, {"low": links(*each), "high": "", "other": ""}), DAY)) == expected


def test_links_to_one_body_are_gathered(tmp_path: Path) -> None:
    """Two links to one board are one place in the tree, the closest named first."""
    low = links("type: reports-to, to: exampleshire/high", "type: sub-group-of, to: exampleshire/high")
    ((only,),) = above(graph(there(tmp_path, {"low": low, "high": ""}), DAY)).values()
    assert [link.type for link in only.links] == ["sub-group-of", "reports-to"]


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ((), "not-on-record"),
        (("statutory",), "statutory"),
        (("statutory-duty-to-cooperate", "statutory"), "statutory"),
        (("statutory-duty-to-cooperate",), "statutory-duty-to-cooperate"),
        (("voluntary",), "non-statutory"),
        (("non-statutory", "statutory"), "disputed"),
        (("unclear",), "unclear"),
    ],
)
def test_legal_basis_is_what_is_claimed(tmp_path: Path, claims: tuple[str, ...], expected: str) -> None:
    """Claims of one day that contradict one another are said to; none is not a no."""
    text = (
        "legal_basis:\n" + "".join(f"  - {{claim: {one}, source: {{document: d}}}}\n" for one in claims)
        if claims
        else ""
    )
    past = "legal_basis:\n  - {claim: statutory, until: 2020-06-01, source: {document: d}}\n" if not claims else text
    document = there(tmp_path, {"low": past}).document("board", "exampleshire/low")
    assert document
    assert body(there(tmp_path / "again", {"low": past}), document, DAY).standing == expected


def test_what_is_said_of_a_board(tmp_path: Path) -> None:
    """Its kind, chair, frequency, area, organisations and plans, each as it holds on the day."""
    text = (
        "kind: network\nacronym: LB\ncount: unknown\n"
        "frequency:\n  - {says: quarterly, per_year: 4, at_least: true}\n  - {says: bi-monthly, per_year: {least: 6, most: 24}, since: 2025}\n  - {says: old, until: 2021}\n"
        "areas:\n  - {districts: [alder], places: [exampleshire]}\n  - {described_as: the coast}\n"
        "officers:\n  - {office: chair, person: ann, until: 2024}\n  - {office: chair, seat: one, interim: true}\n  - {office: co-chair, seat: two}\n"
        "  - {office: co-chair, organisation: council}\n  - {office: co-chair, post: Head}\n  - {office: co-chair}\n  - {office: secretary, person: ann}\n"
        "seats:\n  one: {organisations: [{organisation: council}], holders: [{people: [ann, ben]}]}\n  two: {title: Second, organisations: [{organisation: group, until: 2020}]}\n  old: {until: 2021, organisations: [{organisation: group}]}\n"
        "serves:\n  - {plan: exampleshire/plan, outcome: safe}\n  - {plan: exampleshire/old, until: 2020}\n"
    )
    records = there(tmp_path, {"low": text})
    document = records.document("board", "exampleshire/low")
    assert document, records.faults
    found = body(records, document, DAY)
    assert (found.kind, found.acronym, found.how_many) == ("network", "LB", None)
    assert [(one.says, one.least, one.most, one.holds) for one in found.meets] == [
        ("quarterly", 4, None, Truth.YES), ("bi-monthly", 6, 24, Truth.UNKNOWN),
    ]  # fmt: skip
    assert [(one.name, one.people, one.interim) for one in found.chairs] == [
        ("Ann Archer / Ben Baker", ("exampleshire/ann", "exampleshire/ben"), True),
        ("Second (the seat)", (), False), ("Exampleshire County Council", (), False), ("Head", (), False), ("not named", (), False),
    ]  # fmt: skip
    assert (found.places, found.districts) == (
        (Named("exampleshire", "Exampleshire"),),
        (Named("exampleshire/alder", "Alder"),),
    )
    assert (found.area_words, found.serves) == (("the coast",), (("exampleshire/plan", "safe"),))
    assert found.organisations == (Named("exampleshire/council", "Exampleshire County Council"),)


def picked(found: Structure, asked: Asked) -> set[str]:
    """Return the boards that are asked for."""
    answer = tree(found.graph, Wanted(), asked.of(found.bodies))
    return {
        line.node.id.rpartition("/")[2]
        for line in (*answer.lines, *answer.alone)
        if line.asked and line.node.kind == "board"
    }


def test_filters() -> None:
    """By place, kind, outcome, organisation and certainty; together they narrow one another."""
    records = Records(EXAMPLE)
    found = structure(records, date(2025, 10, 15))
    everything = {node.id.rpartition("/")[2] for node in found.graph.boards()}
    assert picked(found, Asked()) == everything
    assert picked(found, Asked(places=frozenset({"exampleshire"}))) == everything
    assert picked(found, Asked(places=frozenset({"exampleland"}))) == set()
    assert picked(found, Asked(certain=True)) == everything - {"school-clusters"}
    assert picked(found, Asked(kinds=frozenset({"forum", "network"}))) == {"practitioners-forum", "school-clusters"}
    organisation = asking.organisation(records, "healthwatch")
    assert picked(found, Asked(organisation=organisation)) == {"health-and-wellbeing-board"}
    outcome = asking.outcome(records, "best-start")
    assert picked(found, Asked(outcome=outcome)) == {
        one.id.rpartition("/")[2] for one in records.documents("board") if any(each.get("outcome") == "best-start" for each in one.data.get("serves", ())) and one.id in found.graph.nodes
    }  # fmt: skip
    assert picked(found, Asked(kinds=frozenset({"forum"}), certain=True)) == {"practitioners-forum"}


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("exampleshire police", "exampleshire/exampleshire-police"),
        (
            "NHS Exampleshire",
            "`NHS Exampleshire` may mean any of these: exampleshire/nhs-exampleshire-ccg or exampleshire/nhs-exampleshire-icb; give one of them as it stands here",
        ),
        ("council", "`council` may mean any of these: "),
        (
            "exampleshire polise",
            "there is no organisation `exampleshire polise`; did you mean `exampleshire/exampleshire-police`?",
        ),
        ("nothing like it", "there is no organisation `nothing like it`; `partnership seats --by organisation` shows"),
        ("", "there is no organisation ``"),
    ],
)
def test_organisations_are_found_by_any_part_of_their_name(typed: str, says: str) -> None:
    """One that is meant, or what may be, or the nearest."""
    try:
        found = asking.organisation(Records(EXAMPLE), typed)
    except NotFoundError as error:
        found = str(error)
    assert found.startswith(says)


@pytest.mark.parametrize("day", [date(year, 6, 1) for year in (2008, 2012, 2014, 2019, 2022, 2024, 2026)], ids=str)
@pytest.mark.parametrize("types", [LINK_TYPES, LINK_TYPES[:3]], ids=["every-link", "answering"])
def test_no_real_board_is_lost(day: date, types: tuple[str, ...]) -> None:
    """On any day each board that was there, or may have been, is in the tree once; the rest is said to have been elsewhere in time."""
    records = Records(REAL)
    found = graph(records, day)
    answer = tree(found, Wanted(types=types))
    full = [line.node.id for line in (*answer.lines, *answer.alone) if line.full and line.node.kind == "board"]
    assert sorted(full) == sorted(node.id for node in found.boards())
    assert sorted([*full, *(one.id for one in found.gone.values() if one.kind == "board")]) == sorted(
        records.listed["board"]
    )


def test_a_board_is_there_by_its_first_and_last_meeting(tmp_path: Path) -> None:
    """Where its own dates are open, meetings that were held say that it was there; the rest of them need not be read."""
    days = {
        day: meeting("cancelled" if day < "2019" else "held")
        for day in ("2018-05-01", "2019-05-01", "2020-05-01", "2021-05-01", "2022-05-01")
    }
    others = {f"meetings__exampleshire__low__{day}": text for day, text in days.items()}
    others["meetings__exampleshire__low__undated-x"] = (
        "kind: ordinary\nstatus: held\nheld: {after: 2022-06-01, before: 2023-01-01}\n"
    )
    records = there(
        tmp_path, {"low": "unknown-start" + "dissolved: {on: {not_before: 2020-01-01, by: 2024}}\n"}, **others
    )

    def state(day: date) -> str:
        return graph(records, day).node("exampleshire/low").state

    assert [state(date(year, 6, 1)) for year in (2018, 2019, 2022, 2023, 2025)] == [
        "not known",
        "in existence",
        "in existence",
        "not known",
        "ended",
    ]
    assert not any("2021" in path or "2020" in path for path in records._documents)  # noqa: SLF001 - what was read is nobody else's to know


def test_links_of_a_person_are_not_the_boards_own() -> None:
    """Lincolnshire's safeguarding board reports to the partnership; only its chair is accountable to the Chief Executive."""
    found = graph(Records(REAL), date(2014, 2, 24))
    ways = above(found)["lincolnshire/lscb"]
    assert [one.to for one in ways] == [
        "lincolnshire/cypsp",
        "post:lincolnshire/Chief Executive of the local authority",
    ]


def by_number(found: Graph, board: str) -> list[Link]:
    """Return the links of a board."""
    return [link for link in found.links if link.board == board]


def test_two_parents_are_both_there() -> None:
    """The group for health and wellbeing that was proposed in 2012 was to have two."""
    found = graph(Records(REAL), date(2012, 12, 31), proposed=True)
    links_ = by_number(found, "lancashire/cyp-health-and-wellbeing-priority-group")
    assert {link.to for link in links_} == {
        "lancashire/children-and-young-peoples-trust-board",
        "lancashire/health-and-wellbeing-board",
    }
    assert {link.status for link in links_} == {"proposed"}
