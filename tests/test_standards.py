"""Trees and histories in the terms of published standards: ORG as JSON-LD, and Popolo."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
import rdflib
from rdflib.namespace import FOAF, ORG, RDF, SKOS, TIME

from folders import BASE, EXAMPLE, ROOT, board, laid
from partnership.commands import run
from partnership.commands._standards import BASE as BASE_IRI
from reports import SOUND
from standards import faults, graph_of, popolo_faults

if TYPE_CHECKING:
    from pathlib import Path

REAL = ROOT / "records"
AT = "https://example.org/partnership/"
SMALL = {
    "places/testshire.yaml": (
        "name: Testshire\nkind: county\npeople:\n  ann: {name: Ann Archer}\n  bob: {name: Bob Baker}\n"
        "organisations:\n  police: {name: Police}\n  health: {name: Health}\n"
    ),
    "boards/testshire/top.yaml": board(
        "Top", kind="partnership", acronym="TP", established="{on: {after: 2017-11, by: 2022}}",
        former_names="[{name: Summit, until: 2019}, {name: Peak}]",
        links="[{type: reports-to, to_post: Chief Executive}, {type: accountable-to, to_organisation: health}, {type: supports, to_post: Mayor}]",
        officers="[{office: chair, person: ann, since: 2020-05, until: unknown}, {office: vice-chair, post: Director of Education}, {office: chair, post: Head of Schools}]",
    ),
    "boards/testshire/group.yaml": board(
        "Group", established="{on: 2014-10}", dissolved="{on: unknown}", count="unknown",
        links="[{type: sub-group-of, to: testshire/top, since: 2014}, {type: sub-group-of, to: testshire/other}, {type: consults, to: testshire/top}, "
        "{type: reports-to, to_described: various other Boards}, {type: scrutinised-by, to: testshire/top, since: {not_before: 2014, by: 2030}}, "
        "{type: reports-to, to: testshire/other, frequency: {says: quarterly, per_year: 4}, of: chair}]",
        lines="{members: {printed: members, seats: 4}}",
        seats="{police: {line: members, standing: member, organisations: [{organisation: police, since: 2014-10-01}], "
        "holders: [{person: ann, until: 2013}, {people: [ann, bob], since: {by: 2015}, interim: true}]}, "
        "empty: {line: members, standing: unknown, vacant: [{since: 2014-01-01}]}, "
        "head: {line: members, standing: observer, holders: [{post: Head Teacher}], organisations: [{organisation: health, until: unknown}]}, "
        "open: {line: members, standing: member}}",
    ),
    "boards/testshire/other.yaml": board("Other", established="{on: 2010}"),
    "boards/testshire/old.yaml": board("Old", dissolved="{on: 2014-09-30}"),
    "boards/testshire/idea.yaml": board("Idea", proposed="{on: 2015}"),
    "restructures/testshire/new.yaml": (
        "name: The new way\nstages: [{stage: agreed, on: 2014}, {stage: in-force, on: 2014-10, ends: [testshire/old, testshire/other], establishes: [testshire/top, testshire/group]}]\n"
        "changes: [{how: replaced, on: 2014-10, from: [testshire/old], to: [testshire/group], of: the county half}]\n"
    ),
}  # fmt: skip


def exchanged(capsys: pytest.CaptureFixture[str], records: Path, *arguments: str, status: int = 0) -> str:
    """Run a command and return what it prints."""
    assert run([*arguments, "--records", str(records)]) == status
    return capsys.readouterr().out


def org(capsys: pytest.CaptureFixture[str], records: Path, *arguments: str, status: int = 0) -> rdflib.Graph:
    """Run a command and return its graph, in which nothing is wrong."""
    graph = graph_of(exchanged(capsys, records, *arguments, "--format", "org-jsonld", status=status))
    assert not sorted(faults(graph))
    return graph


def popolo(
    capsys: pytest.CaptureFixture[str], records: Path, *arguments: str, status: int = 0
) -> dict[str, dict[str, dict[str, Any]]]:
    """Run a command and return what is in its Popolo document by kind and by the end of the id; nothing is wrong in it."""
    document = json.loads(exchanged(capsys, records, *arguments, "--format", "popolo", "--base", AT, status=status))
    assert not sorted(popolo_faults(document))
    return {
        kind: {one["id"].removeprefix(AT): one for one in document[kind]}
        for kind in ("organizations", "persons", "posts", "memberships")
    }


@pytest.mark.parametrize(
    ("records", "arguments"),
    [
        (REAL, ("tree", "--proposed", "--links", "--as-of", "2014-12-01")),
        (REAL, ("lineage", "--as-of", "2025-10-15")),
        (EXAMPLE, ("tree", "--as-of", "2025-10-15")),
        (BASE, ("tree", "--depth", "0", "--as-of", "2025-10-15")),
    ],
    ids=["real", "history", "example", "base"],
)
def test_nothing_is_said_that_a_standard_does_not_allow(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], records: Path
) -> None:
    """Every name is one of the vocabulary, both ends of it are of its classes, and every date and id is sound."""
    assert (None, RDF.type, None) in org(capsys, records, *arguments)
    assert popolo(capsys, records, *arguments)["organizations"]


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Return a few boards that say everything once."""
    return laid(tmp_path, SMALL)


def of(graph: rdflib.Graph, own: str) -> rdflib.URIRef:
    """Return the IRI of a thing that something is said of."""
    iri = rdflib.URIRef(AT + own)
    assert (iri, RDF.type, None) in graph
    return iri


def test_boards_and_what_they_answer_to(capsys: pytest.CaptureFixture[str], small: Path) -> None:
    """What is certain is a link; what is doubtful, of a part, or to whom no source names, is a note."""
    graph = org(capsys, small, "tree", "--as-of", "2020-06-01", "--base", AT)
    group, top, other = (of(graph, f"boards/testshire/{one}") for one in ("group", "top", "other"))
    assert set(graph.objects(group, ORG.subOrganizationOf)) == {top, other}
    assert set(graph.objects(group, ORG.linkedTo)) == {top}
    assert set(graph.objects(group, rdflib.URIRef(f"{AT}terms#consults"))) == {top}
    assert set(graph.objects(group, ORG.reportsTo)) == set()
    notes = {str(one) for one in graph.objects(group, SKOS.note)}
    assert "Reports to “various other Boards”." in notes
    assert "Perhaps scrutinised by Top." in notes
    assert "Its chair reports to Other (quarterly)." in notes
    assert "This one record stands for several bodies, how many is not known." in notes
    assert {str(one) for one in graph.objects(top, ORG.reportsTo)} == {
        f"{AT}places/testshire#/organisations/health",
        f"{AT}places/testshire#/posts/Chief%20Executive",
    }
    assert (of(graph, "places/testshire#/posts/Chief%20Executive"), RDF.type, ORG.Post) in graph
    assert {str(one) for one in graph.objects(top, SKOS.altLabel)} == {"TP", "Summit", "Peak"}
    assert "Supports Mayor." in {str(one) for one in graph.objects(top, SKOS.note)}


def test_half_known_days_are_told_as_they_are(capsys: pytest.CaptureFixture[str], small: Path) -> None:
    """A month is a month, bounds are instants before and after, and an end that no source dates is an end without a place in time."""
    graph = org(capsys, small, "tree", "--as-of", "2020-06-01", "--base", AT)

    def ends(board_: str) -> tuple[Any, Any]:
        time = graph.value(of(graph, f"boards/testshire/{board_}"), TIME.hasTime)
        return graph.value(time, TIME.hasBeginning), graph.value(time, TIME.hasEnd)

    begun, ended = ends("group")
    assert graph.value(begun, TIME.inXSDgYearMonth) == rdflib.Literal("2014-10", datatype=rdflib.XSD.gYearMonth)
    assert str(graph.value(ended, SKOS.note)) == "on a day that no source gives"
    assert len(set(graph.predicates(ended, None))) == 2
    begun, ended = ends("other")
    assert str(graph.value(begun, TIME.inXSDgYear)) == "2010"
    assert ended is None
    begun, _ = ends("top") if (rdflib.URIRef(f"{AT}boards/testshire/top"), None, None) in graph else (None, None)
    after, before = (graph.value(begun, one) for one in (TIME.after, TIME.before))
    assert [str(graph.value(one, TIME.inXSDDate)) for one in (after, before)] == ["2017-11-30", "2023-01-01"]


def test_seats_and_who_sits_in_them(capsys: pytest.CaptureFixture[str], small: Path) -> None:
    """A seat is a post; whoever certainly or perhaps has it a membership with its days, in the seat."""
    graph = org(capsys, small, "tree", "--as-of", "2020-06-01", "--base", AT)
    seat = of(graph, "boards/testshire/group#/seats/police")
    assert set(graph.objects(seat, rdflib.URIRef(f"{AT}terms#seat-of"))) == {
        of(graph, "places/testshire#/organisations/police")
    }
    people = {of(graph, f"places/testshire#/people/{one}") for one in ("ann", "bob")}
    assert set(graph.objects(seat, ORG.heldBy)) == people
    shared = of(graph, "boards/testshire/group#/seats/police/holders/1/people/0")
    assert str(graph.value(graph.value(shared, ORG.member), FOAF.name)) == "Ann Archer"
    assert {str(one) for one in graph.objects(shared, SKOS.note)} == {
        "The seat is shared by Ann Archer and Bob Baker.",
        "Interim.",
    }
    assert graph.value(graph.value(shared, ORG.memberDuring), TIME.hasBeginning) is not None
    notes = {
        key: {str(one) for one in graph.objects(of(graph, f"boards/testshire/group#/seats/{key}"), SKOS.note)}
        for key in ("empty", "head", "open")
    }
    assert notes["empty"] == {"A source says that it is vacant."}
    assert notes["open"] == {"No holder is on record."}
    assert "Held by whoever is Head Teacher." in notes["head"]
    assert any(one.startswith("Perhaps a seat of Health") for one in notes["head"])
    chair = of(graph, "boards/testshire/top#/officers/0")
    assert str(graph.value(graph.value(chair, ORG.role), SKOS.prefLabel)) == "chair"
    assert str(graph.value(chair, SKOS.note)) == "It ended, or may have ended, on a day that no source gives."
    assert graph.value(graph.value(chair, ORG.memberDuring), TIME.hasEnd) is None
    top = of(graph, "boards/testshire/top")
    assert "Chaired by: Head of Schools." in {str(one) for one in graph.objects(top, SKOS.note)}


def test_what_became_of_what(capsys: pytest.CaptureFixture[str], small: Path) -> None:
    """A change has what was there before and after; what a stage ended did not become what it established; plans are none."""
    for command in ("tree", "lineage"):
        graph = org(capsys, small, command, "--as-of", "2020-06-01", "--base", AT)
        found = {
            str(event).removeprefix(AT): tuple(
                {str(one).rpartition("/")[2] for one in graph.objects(event, side)}
                for side in (ORG.originalOrganization, ORG.resultingOrganization)
            )
            for event in graph.subjects(RDF.type, ORG.ChangeEvent)
        }
        new = "restructures/testshire/new#"
        assert found[f"{new}/changes/0"] == ({"old"}, {"group"})
        assert found[f"{new}/stages/1/ends"] == ({"other"}, set())
        assert found[f"{new}/stages/1/establishes"] == (set(), {"top"})
        assert not [one for one in found if "stages/0" in one or one.endswith("proposed")]
        notes = {str(one) for one in graph.objects(of(graph, f"{new}/changes/0"), SKOS.note)}
        assert notes == {"What changed was the county half, not the whole.", "A part of: The new way."}
        assert str(graph.value(of(graph, "boards/testshire/old"), SKOS.prefLabel)) == "Old"


def test_what_is_to_come_is_left_out(capsys: pytest.CaptureFixture[str], small: Path) -> None:
    """A change after the day asked about is none yet."""
    graph = org(capsys, small, "lineage", "--as-of", "2014-01-01", "--base", AT)
    assert f"{AT}restructures/testshire/new#/changes/0" not in {str(one) for one in graph.subjects()}


def test_popolo(capsys: pytest.CaptureFixture[str], small: Path) -> None:
    """A parent, names with dates, posts and memberships; what Popolo cannot say is in words."""
    found = popolo(capsys, small, "tree", "--as-of", "2020-06-01", "--proposed")
    bodies = found["organizations"]
    group, top = bodies["boards/testshire/group"], bodies["boards/testshire/top"]
    assert group["parent_id"] == f"{AT}boards/testshire/top"
    assert group["founding_date"] == "2014-10"
    assert "dissolution_date" not in group
    assert "Dissolved on a day that no source gives." in group["note"]
    assert "Sub-group of Other." in group["note"]
    assert "Established some day after November 2017, by 2022." in top["note"]
    assert "On 1 June 2020 it was only proposed" in bodies["boards/testshire/idea"]["note"]
    assert top["other_names"] == [
        {"name": "TP", "note": "acronym"},
        {"name": "Summit", "end_date": "2019", "note": "former name"},
        {"name": "Peak", "note": "former name"},
    ]
    post = found["posts"]["boards/testshire/group#/seats/police"]
    assert (post["label"], post["role"], post["organization_id"]) == ("police", "member", group["id"])
    assert "A seat of Police." in post["note"]
    shared = found["memberships"]["boards/testshire/group#/seats/police/holders/1/people/1"]
    assert shared["on_behalf_of_id"] == f"{AT}places/testshire#/organisations/police"
    assert shared["note"].startswith("Began some day by 2015.")
    assert found["memberships"]["boards/testshire/top#/officers/0"]["start_date"] == "2020-05"
    assert "end_date" not in found["memberships"]["boards/testshire/top#/officers/0"]


def test_a_record_that_cannot_be_read_is_not_kept_quiet(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Neither that it is missing nor what points to it."""
    root = laid(
        tmp_path,
        {
            **SMALL,
            "boards/testshire/other.yaml": "name: [",
            "boards/testshire/top.yaml": board("Top", links="[{type: reports-to, to: testshire/never}]"),
        },
    )
    graph = org(capsys, root, "tree", "--as-of", "2020-06-01", "--base", AT, status=2)
    assert "1 record could not be read: this is not the whole." in "".join(map(str, graph.objects()))
    assert str(graph.value(of(graph, "boards/testshire/other"), SKOS.note)) == "No record of it can be read."
    assert str(graph.value(of(graph, "boards/testshire/never"), SKOS.note)) == "There is no record of it."
    graph = org(capsys, root, "lineage", "--as-of", "2020-06-01", "--base", AT, status=2)
    assert str(graph.value(of(graph, "boards/testshire/other"), SKOS.note)) == "No record of it can be read."


@pytest.mark.parametrize("format_", ["org-jsonld", "popolo"])
def test_hostile_names_are_text(capsys: pytest.CaptureFixture[str], tmp_path: Path, format_: str) -> None:
    """Whatever a board is called comes back as it was typed, and makes no name, date or IRI."""
    names = [one for one in SOUND if one.strip() and "\x00" not in one]
    texts = {
        f"boards/testshire/board-{number}.yaml": board(
            _quoted(name), acronym=_quoted(name), links=f"[{{type: reports-to, to_post: {_quoted(name)}}}]"
        )
        for number, name in enumerate(names)
    }
    root = laid(tmp_path, {"places/testshire.yaml": "name: Testshire\nkind: county\n", **texts})
    out = exchanged(capsys, root, "tree", "--as-of", "2020-06-01", "--format", format_)
    ids = re.findall(rf'"({re.escape(BASE_IRI)}(?:[^"\\]|\\.)*)"', out)
    assert len(set(ids)) >= len(names) + (format_ == "org-jsonld")
    assert all(re.fullmatch(r"[A-Za-z0-9:/.#%_~-]+", one) for one in ids)
    if format_ == "popolo":
        found = {one["name"] for one in json.loads(out)["organizations"]}
    else:
        graph = graph_of(out)
        assert not sorted(faults(graph))
        found = {str(graph.value(one, SKOS.prefLabel)) for one in graph.subjects(RDF.type, ORG.Organization)}
    assert found == set(names)


def _quoted(name: str) -> str:
    return json.dumps(name, ensure_ascii=any(ord(one) < 160 and not one.isprintable() for one in name))


@pytest.mark.parametrize(
    "base",
    [
        "https://example.org/a b/",
        "example.org/",
        "https://example.org",
        "https://example.org/#",
        'https://ex"ample.org/',
        "",
    ],
)
def test_what_is_no_base(capsys: pytest.CaptureFixture[str], base: str) -> None:
    """It is said what a base is."""
    assert run(["tree", "--records", str(BASE), "--format", "popolo", "--base", base]) == 2
    assert "is not the beginning of IRIs; give a whole one that ends in" in capsys.readouterr().err


def test_a_base_is_for_iris(capsys: pytest.CaptureFixture[str]) -> None:
    """Other formats have none."""
    assert run(["lineage", "--records", str(BASE), "--base", AT]) == 2
    assert "--base is for the formats org-jsonld and popolo; text has no IRIs" in capsys.readouterr().err


def test_a_urn_is_a_base(capsys: pytest.CaptureFixture[str]) -> None:
    """What ends in a colon goes on as well."""
    out = exchanged(capsys, BASE, "tree", "--format", "popolo", "--base", "urn:example:")
    assert all(one["id"].startswith("urn:example:") for one in json.loads(out)["organizations"])


def test_the_standards_are_held_to() -> None:
    """What is wrong is found: a name that is none, a wrong end, a date that is none, an IRI without a base; and in Popolo likewise."""
    wrong = {
        "@context": {"org": str(ORG), "time": str(TIME), "day": {"@id": "time:inXSDDate", "@type": "http://www.w3.org/2001/XMLSchema#date"}},
        "@graph": [
            {"@id": "urn:a", "@type": "org:Organization", "org:postIn": {"@id": "urn:a"}, "org:fellowOf": "b", "org:purpose": "p"},
            {"@id": "here", "@type": "time:Instant", "day": "2014-10"},
        ],
    }  # fmt: skip
    found = " ".join(faults(graph_of(json.dumps(wrong))))
    for words in (
        "fellowOf is no name",
        "urn:a is none of",
        "is no http://www.w3.org/2001/XMLSchema#date",
        "purpose has no ends",
    ):
        assert words in found
    person = {"id": "a", "name": "", "nick": "n"}
    held = {"id": "b", "label": "", "start_date": "2014-1", "organization_id": "c"}
    faulty = list(popolo_faults({"organizations": [], "persons": [person, person], "posts": [held], "memberships": []}))
    assert {
        "a twice",
        "persons have no nick",
        "a has no name",
        "2014-1 is no date",
        "b: organization_id c is nobody",
    } <= set(faulty)
