"""The records that are kept here: sound, in canonical form, and with the counts that their sources force."""

from __future__ import annotations

import io
import os
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from ruamel.yaml import YAML

from folders import EXAMPLE, ROOT
from partnership.answers.load import Records
from partnership.checking.check import check
from partnership.documents import schemas
from partnership.documents.key_order import key_order
from partnership.source import reader
from partnership.source.editing.canonical import canonical
from partnership.words.kinds import FOLDERS, SUFFIX

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

OWN = ROOT / "records"
PATHS = {root: sorted(root.rglob(f"*{SUFFIX}")) for root in (OWN, EXAMPLE)}
COUNTY_PLAN = "lancashire/children-young-people-and-families-2022"
CALDERDALE = "calderdale/safeguarding-children-board"
MARKS = {
    ("member", "present"): "Y",
    ("member", "absent"): "N",
    ("member", "apologies"): "A",
    ("substitute", "present"): "D",
}
"""The letters of Calderdale's grid, by capacity and presence. A dash is a seat without a row."""

both = pytest.mark.parametrize("root", [OWN, EXAMPLE], ids=["own", "exampleshire"])
each = pytest.mark.parametrize(
    ("root", "path"), [(root, path) for root, paths in PATHS.items() for path in paths], ids=lambda given: given.stem
)


@pytest.fixture(scope="module")
def records() -> Records:
    """Return our own records, read once."""
    return Records(OWN)


@both
def test_nothing_is_found(root: Path) -> None:
    """No finding of any level stands, whatever is accepted."""
    assert [(finding.path, finding.rule, finding.fault.message) for finding in check(root).findings] == []


@both
def test_every_acceptance_is_used(root: Path) -> None:
    """Each acceptance that a record holds stands beside a finding."""
    written = {
        (path.relative_to(root).as_posix(), number)
        for path in PATHS[root]
        for number in range(len(plain(path).get("accepted", ())))
    }
    used = {(one.acceptance.path, one.acceptance.number) for one in check(root).accepted}
    assert written == used
    assert written


@each
def test_it_is_in_canonical_form(root: Path, path: Path) -> None:
    """What `fmt` makes of a record, and what a round-trip writer that is not ours makes of it, is the record, byte for byte."""
    raw = path.read_bytes()
    assert canonical(raw, key_order(kind_of(root, path))) == raw
    assert rewritten(raw.decode()).encode() == raw


@each
def test_its_keys_are_in_the_order_of_the_schema(root: Path, path: Path) -> None:
    """Each mapping has its keys in the order in which the schema has its properties, unless it is keyed by id."""
    assert (
        list(misplaced(plain(path), schemas.schema(kind_of(root, path)), schemas.schema(kind_of(root, path)), "")) == []
    )


@pytest.mark.parametrize("path", PATHS[OWN], ids=lambda path: path.stem)
def test_its_first_line_points_at_its_schema(path: Path) -> None:
    """An editor finds the schema of the record's kind, from where the record lies."""
    schema = ROOT / "schemas" / schemas.file_name(kind_of(OWN, path))
    assert schema.is_file()
    relative = Path(os.path.relpath(schema, path.parent)).as_posix()
    assert path.read_text(encoding="utf-8").partition("\n")[0] == f"# yaml-language-server: $schema={relative}"


def test_a_key_out_of_order_is_found() -> None:
    """The search for misplaced keys goes through mappings by id, lists and other files of the schemas."""
    board = schemas.schema("board")
    seats = {"chair": {"standing": "member", "title": "Chair"}}
    assert list(misplaced({"kind": "board", "name": "Trust"}, board, board, "")) == ["/name"]
    assert list(misplaced({"seats": seats}, board, board, "")) == ["/seats/chair/title"]
    assert list(misplaced({"source": [{"section": "1", "document": "terms"}]}, board, board, "")) == [
        "/source/0/document"
    ]


def test_lincolnshires_partnership_has_thirty_seats(records: Records) -> None:
    """Section 4.1 of the terms of reference prints fifteen lines for thirty seats, one of them an observer's."""
    board = data(records, "board", "lincolnshire/cypsp")
    assert len(board["lines"]) == 15
    assert Counter(seat["standing"] for seat in board["seats"].values()) == {"member": 29, "observer": 1}
    assert Counter(seat["line"] for seat in board["seats"].values()) == {
        line: printed["seats"] for line, printed in board["lines"].items()
    }


def test_lancashires_page_prints_seventy_three_measures(records: Records) -> None:
    """Five lists stand under five outcomes, and five measures of impact beside them."""
    outcomes = data(records, "plan", COUNTY_PLAN)["outcomes"]
    served = [serves for measure in records.documents("measure") for serves in measure.data["serves"]]
    assert {serves["plan"] for serves in served} == {COUNTY_PLAN}
    counts = Counter(serves.get("outcome") for serves in served)
    assert [counts[outcome] for outcome in (*sorted(outcomes, key=lambda one: int(outcomes[one]["order"])), None)] == [
        15,
        18,
        30,
        3,
        2,
        5,
    ]
    impact = {measure.id for measure in records.documents("measure") if "outcome" not in measure.data["serves"][0]}
    assert impact == set(data(records, "plan", COUNTY_PLAN)["measures_of_impact"])
    assert len(list(records.documents("measure"))) == 73


@pytest.mark.parametrize(("name", "boards"), [("childrens-trust-", 12), ("cpb-", 5)])
def test_lancashires_local_boards_cover_each_district_once(records: Records, name: str, boards: int) -> None:
    """Twelve district trusts, and after them five partnership boards, took in the twelve districts."""
    local = [board for board in records.documents("board") if board.id.startswith(f"lancashire/{name}")]
    assert len(local) == boards
    covered = Counter(district for board in local for area in board.data["areas"] for district in area["districts"])
    assert covered == dict.fromkeys(data(records, "place", "lancashire")["districts"], 1)
    assert len(covered) == 12


@pytest.mark.parametrize(
    ("day", "marks"),
    [
        ("2015-04-02", {"Y": 20, "N": 1, "A": 6, "D": 4, "-": 3}),
        ("2015-06-04", {"Y": 20, "N": 2, "A": 7, "D": 3, "-": 2}),
        ("2015-08-06", {"Y": 16, "N": 2, "A": 13, "D": 2, "-": 1}),
    ],
)
def test_calderdales_grid_is_whole(records: Records, day: str, marks: dict[str, int]) -> None:
    """The grid has thirty-four rows, and at each meeting as many of each mark as it prints."""
    seats = data(records, "board", CALDERDALE)["seats"]
    assert len(seats) == 34
    attendance = data(records, "meeting", f"{CALDERDALE}/{day}")["attendance"]
    sat_in = [row["seat"] for row in attendance]
    assert len(set(sat_in)) == len(sat_in)
    printed = [MARKS[row["capacity"], row["presence"]] for row in attendance] + ["-"] * len(seats.keys() - set(sat_in))
    assert Counter(printed) == marks


def data(records: Records, kind: str, record_id: str) -> Mapping[str, Any]:
    """Return what a record holds."""
    document = records.document(kind, record_id)
    assert document is not None
    return document.data


def plain(path: Path) -> dict[str, Any]:
    """Return what a file holds, in the order of the file."""
    held = reader.read(path.read_bytes()).data
    assert held is not None
    return held


def kind_of(root: Path, path: Path) -> str:
    """Return the kind of the record at a path."""
    return FOLDERS[path.relative_to(root).parts[0]].name


def rewritten(text: str) -> str:
    """Return YAML as the round-trip writer lays it out."""
    writer = YAML()
    writer.indent(mapping=2, sequence=4, offset=2)
    writer.width = 4096
    writer.preserve_quotes = True
    writer.allow_unicode = True
    out = io.StringIO()
    writer.dump(writer.load(text), out)
    return out.getvalue()


def misplaced(value: object, schema: dict[str, Any], file: dict[str, Any], at: str) -> Iterator[str]:
    """Yield each key that stands after one which the schema has later. `file` is the schema's whole file."""
    while "$ref" in schema:
        name, _, inside = schema["$ref"].partition("#/$defs/")
        file = schemas.schema(name.removesuffix(".schema.json")) if name else file
        schema = file["$defs"][inside]
    if isinstance(value, dict):
        properties = schema.get("properties", {})
        order = list(properties)
        known = [key for key in value if key in properties]
        yield from (f"{at}/{key}" for before, key in pairwise(known) if order.index(key) < order.index(before))
        others = schema.get("additionalProperties")
        for key, inner in value.items():
            below = properties.get(key, others)
            if isinstance(below, dict):
                yield from misplaced(inner, below, file, f"{at}/{key}")
    elif isinstance(value, list) and "items" in schema:
        for number, inner in enumerate(value):
            yield from misplaced(inner, schema["items"], file, f"{at}/{number}")
