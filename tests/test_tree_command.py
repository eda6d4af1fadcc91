"""`partnership tree`, `lineage` and `seats`: every format, files that cannot be read, hostile names, any terminal."""

from __future__ import annotations

import csv
import io
import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from folders import BASE, EXAMPLE, ROOT, board, laid
from output_schemas import validator
from partnership.commands import run
from partnership.render.code_pages import fitted
from partnership.words.wording import plain, width
from reports import SOUND
from test_commands import loaded, program

if TYPE_CHECKING:
    from pathlib import Path

REAL = ROOT / "records"
DAY = ("--as-of", "2025-10-15")
COMMANDS = ("tree", "lineage", "seats")
commands = pytest.mark.parametrize("command", COMMANDS)


def said(capsys: pytest.CaptureFixture[str], *arguments: str, records: Path = EXAMPLE, status: int = 0) -> str:
    """Run a command and return what it says on the screen."""
    assert run([*arguments, "--records", str(records)]) == status
    printed = capsys.readouterr()
    assert "Traceback" not in printed.out + printed.err
    return printed.out


def as_json(
    capsys: pytest.CaptureFixture[str], *arguments: str, records: Path = EXAMPLE, status: int = 0
) -> dict[str, Any]:
    """Run a command and return its JSON, which is held against its schema."""
    data: dict[str, Any] = json.loads(said(capsys, *arguments, "--format", "json", records=records, status=status))
    validator(arguments[0]).validate(data)
    return data


@pytest.mark.parametrize("records", [REAL, EXAMPLE, BASE], ids=["real", "example", "base"])
@pytest.mark.parametrize(
    "arguments",
    [
        ("tree",), ("tree", "--links", "--proposed"), ("tree", "--link", "supports,consults"), ("tree", "--depth", "0"), ("tree", "--certain", "--kind", "boards"),
        ("lineage",), ("seats",), ("seats", "--by", "person"), ("seats", "--vacant"), ("seats", "--ending-before", "2027-01-01"),
    ],
    ids=" ".join,
)  # fmt: skip
def test_json_is_what_its_schema_says(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], records: Path
) -> None:
    """Whatever is asked of whichever records; and every format has something to say of it."""
    for day in ("2008-06-01", "2014-12-01", "2025-10-15"):
        as_json(capsys, *arguments, "--as-of", day, records=records)
    for format_ in ("text", "markdown", "html", "csv"):
        assert said(capsys, *arguments, *DAY, "--format", format_, records=records).strip()


def test_json_of_a_tree_has_what_its_lines_need(capsys: pytest.CaptureFixture[str]) -> None:
    """Each body of a line is among the nodes and each link of it among the links; each board is there once in full."""
    for more in ((), ("--links",), ("--up",), ("--proposed",), ("--kind", "sub-group")):
        named = ("best-start",) if more == ("--up",) else ()
        data = as_json(capsys, "tree", *named, *more, *DAY)
        nodes, links = {one["id"] for one in data["nodes"]}, {(one["from"], one["number"]) for one in data["links"]}
        for line in data["lines"]:
            assert {line["id"], *line["also"]} <= nodes
            assert {tuple(one) for one in line["links"]} <= links
        assert {end for one in data["links"] for end in (one["from"], one["to"])} <= nodes
        full = [line["id"] for line in data["lines"] if line["full"]]
        assert len(full) == len(set(full))


def test_json_of_a_board(capsys: pytest.CaptureFixture[str]) -> None:
    """What is said of a board, and the link that makes it one of another."""
    data = as_json(capsys, "tree", "ect", *DAY)
    trust = next(one for one in data["nodes"] if one["id"] == "exampleshire/childrens-trust")
    assert trust["board"]["legal_basis"] == "statutory-duty-to-cooperate"
    assert trust["board"]["meets"] == [
        {"says": "quarterly, more often if needed", "least": 4, "most": None, "holds": "yes"}
    ]
    forum = next(one for one in data["links"] if one["from"] == "exampleshire/practitioners-forum")
    assert (forum["type"], forum["since"], forum["holds"]) == ("sub-group-of", "2022", "yes")
    assert data["asked"]["board"] == "exampleshire/childrens-trust"


def test_json_of_a_lineage(capsys: pytest.CaptureFixture[str]) -> None:
    """A step points to the event that tells it."""
    data = as_json(capsys, "lineage", "cpb-preston", "--as-of", "2014-01-01", records=REAL)
    events = [data["events"][one["event"]] for one in data["steps"]]
    assert [(one["kind"], one["on"], one["happened"]) for one in events] == [("replaced", "2014-10", "no")] * 2
    assert {one["before"] for one in data["steps"]} == {
        "lancashire/childrens-trust-preston",
        "lancashire/locality-safeguarding-children-groups",
    }


def test_a_place_has_a_history_of_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    """And trees and seats; of the places inside it too."""
    for command, key in (("lineage", "boards"), ("seats", "boards"), ("tree", "nodes")):
        data = as_json(capsys, command, "--place", "lincolnshire", "--as-of", "2014-02-24", records=REAL)
        assert {one["id"].rpartition(":")[2].partition("/")[0] for one in data[key]} == {"lincolnshire"}


def test_json_of_seats(capsys: pytest.CaptureFixture[str]) -> None:
    """The seat without a holder says so, and who ends is told apart."""
    data = as_json(capsys, "seats", "ect", "--ending-before", "2026-04-01", "--as-of", "2025-08-01")
    seats = {one["id"]: one for one in data["boards"][0]["seats"]}
    assert [key for key, one in seats.items() if one["state"] == "vacant"] == ["district-south"]
    assert [(one["seat"], one["until"], one["ends"]) for one in data["endings"]] == [
        ("opposition-member", "2025-09-30", "yes")
    ]


def rows(capsys: pytest.CaptureFixture[str], *arguments: str, records: Path = EXAMPLE) -> list[list[str]]:
    """Return the rows of a spreadsheet."""
    out = said(capsys, *arguments, "--format", "csv", records=records).removeprefix("\ufeff")
    return list(csv.reader(io.StringIO(out)))


def test_spreadsheets_have_a_row_for_each_thing(capsys: pytest.CaptureFixture[str]) -> None:
    """A body in full, a board before and after, a holder of a seat."""
    tree = rows(capsys, "tree", *DAY)
    assert tree[0][:6] == ["Level", "Id", "Name", "Acronym", "Kind", "Under"]
    assert [
        "2",
        "exampleshire/childrens-trust",
        "Exampleshire Children's Trust",
        "ECT",
        "trust",
        "Exampleshire Health and Wellbeing Board",
    ] in [one[:6] for one in tree]
    assert len(tree) == 1 + 9 + 2
    lineage = rows(capsys, "lineage", "cpb north", *DAY)
    assert ["1 October 2024", "2024-10-01", "2024-10-01", "split"] in [one[:4] for one in lineage]
    assert ["on or after June 2007, by 23 January 2008", "2007-06-01", "2008-01-23", "consulted"] in [
        one[:4] for one in rows(capsys, "lineage", *DAY, records=REAL)
    ]
    assert ["by 23 January 2008", "", "2008-01-23", "agreed"] in [
        one[:4] for one in rows(capsys, "lineage", *DAY, records=REAL)
    ]
    seats = rows(capsys, "seats", "ect", *DAY)
    assert ["Police", "member", "Exampleshire Police", "held", "Harper Figment", "", "2021-04-01", "", "yes"] in [
        one[3:] for one in seats
    ]
    assert ["vacant", "", "", "", "", ""] in [one[6:] for one in rows(capsys, "seats", "ect", "--vacant", *DAY)]
    assert len(rows(capsys, "seats", "ect", "--ending-before", "2026-04-01", "--as-of", "2025-08-01")) == 2


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """Return a copy of the example in which the trust cannot be read, nor the restructure."""
    root = tmp_path / "records"
    shutil.copytree(EXAMPLE, root)
    (root / "boards/exampleshire/childrens-trust.yaml").write_text("name: [Torn\n", encoding="utf-8")
    (root / "restructures/exampleshire/local-boards-2024.yaml").write_text("name: [Torn\n", encoding="utf-8")
    return root


@commands
def test_what_could_not_be_read_is_said_first(capsys: pytest.CaptureFixture[str], broken: Path, command: str) -> None:
    """The rest is shown, and the exit status is 2."""
    out = said(capsys, command, *DAY, records=broken, status=2)
    assert out.splitlines()[0].endswith("could not be read, so what rests on them is not known here: boards/exampleshire/childrens-trust.yaml and restructures/exampleshire/local-boards-2024.yaml. `partnership check` says why." if command == "lineage" else "is not known here: boards/exampleshire/childrens-trust.yaml. `partnership check` says why.")  # fmt: skip
    assert "Exampleshire Health and Wellbeing Board" in out
    assert (
        "boards/exampleshire/childrens-trust.yaml" in as_json(capsys, command, *DAY, records=broken, status=2)["unread"]
    )


def test_a_board_that_cannot_be_read_is_a_body_still(capsys: pytest.CaptureFixture[str], broken: Path) -> None:
    """What is under it stands under it, whatever it is called; asked for by its id it is refused."""
    out = said(capsys, "tree", *DAY, records=broken, status=2)
    assert "\nexampleshire/childrens-trust, its file could not be read\n├─ Exampleshire Practitioners' Forum" in out
    for command in ("tree", "seats"):
        assert run([command, "exampleshire/childrens-trust", *DAY, "--records", str(broken)]) == 2
        assert (
            "boards/exampleshire/childrens-trust.yaml cannot be read, so nothing can be said of exampleshire/childrens-trust"
            in capsys.readouterr().err
        )


@commands
@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("safegarding",), "there is no board `safegarding`"),
        (("--place", "nowhere"), "there is no place `nowhere`"),
        (("--as-of", "2025-02-30"), "is not a day"),
        (("--records", "/nowhere"), "/nowhere"),
    ],
)
def test_what_cannot_be_meant_is_one_sentence(
    capsys: pytest.CaptureFixture[str], command: str, arguments: tuple[str, ...], says: str
) -> None:
    """With a way on, and the exit status 2."""
    assert run([command, *arguments, *(() if "--records" in arguments else ("--records", str(EXAMPLE)))]) == 2
    printed = capsys.readouterr()
    assert (printed.out, printed.err.count("\n")) == ("", 1)
    assert says in printed.err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (
            ("seats", "--ending-before", "2025-10-15"),
            "--ending-before 2025-10-15 is not after the day asked about, 2025-10-15",
        ),
        (("seats", "--vacant", "--ending-before", "2026-01-01"), "exclude one another"),
        (("lineage", "ect", "--place", "exampleshire"), "exclude one another"),
        (("tree", "--kind", "bored"), "there is no kind of board `bored`; did you mean `board`?"),
        (("tree", "--kind", "x"), "there are board, trust, strategic-partnership"),
        (("tree", "--link", "x"), "there are sub-group-of, accountable-to, reports-to"),
        (("tree", "--outcome", "learning-and-wrk"), "did you mean"),
    ],
)
def test_what_is_refused(capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], says: str) -> None:
    """Options that do not go together, and words that are none."""
    assert run([*arguments, *DAY, "--records", str(EXAMPLE)]) == 2
    assert says in capsys.readouterr().err


def test_nothing_on_record(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A folder without boards, and a filter that nothing passes, say so."""
    empty = laid(tmp_path, {"places/exampleshire.yaml": "name: Exampleshire\nkind: county\n"})
    assert "No board was there on the day." in said(capsys, "tree", records=empty)
    assert "No change is on record." in said(capsys, "lineage", records=empty)
    assert "0 seats on 0 boards." in said(capsys, "seats", records=empty)
    assert "No board that was asked for was there on the day." in said(capsys, "tree", "--kind", "panel", *DAY)


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """Return records whose boards and links are named in every hostile way."""
    texts: dict[str, str | bytes] = {"places/exampleshire.yaml": "name: Exampleshire\nkind: county\n"}
    names = [one for one in SOUND if one.strip() and "\x00" not in one]
    for number, name in enumerate(names):
        quoted = json.dumps(name, ensure_ascii=any(ord(one) < 160 and not one.isprintable() for one in name))
        up = f"  - {{type: reports-to, to_described: {quoted}}}\n  - {{type: consults, to_post: {quoted}}}\n"
        up += f"  - {{type: sub-group-of, to: exampleshire/board-{number - 1}}}\n" if number % 9 else ""
        texts[f"boards/exampleshire/board-{number}.yaml"] = (
            board(quoted, acronym=quoted, established="{on: 2020-01-01}") + "links:\n" + up
        )
    return laid(tmp_path, texts)


@commands
@pytest.mark.parametrize("format_", ["text", "markdown", "html", "csv", "json"])
def test_hostile_names_do_nothing(
    capsys: pytest.CaptureFixture[str], hostile: Path, command: str, format_: str
) -> None:
    """Nothing that a terminal obeys, no markup, no formula; and every name is there as it can be shown."""
    out = (
        said(capsys, command, *DAY, "--links", "--format", format_, records=hostile)
        if command == "tree"
        else said(capsys, command, *DAY, "--format", format_, records=hostile)
    )
    assert not {"\x1b", "\x9b", "\u202e", "\u2066"} & set(out)
    assert format_ in {"text", "csv", "json"} or "<script>alert" not in out
    if format_ == "csv":
        assert not any(cell.lstrip()[:1] in {"=", "@"} for row in csv.reader(io.StringIO(out)) for cell in row)
    if format_ == "text":
        for name in SOUND:
            assert "\x00" in name or plain(name).strip() in out


def test_hostile_names_fit_a_terminal(
    capsys: pytest.CaptureFixture[str], hostile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Folded at eighty columns, no line of the tree is longer, four hundred letters without a blank or not."""
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("NO_COLOR", "1")
    lines = said(capsys, "tree", *DAY, records=hostile).splitlines()
    tree = lines[: next(number for number, line in enumerate(lines) if line.startswith("Worth asking"))]
    assert max(width(line) for line in tree if line[:1] in "├└│ ") <= 80


def test_a_code_page_without_the_lines_gets_plain_ones() -> None:
    """Windows' own pages have no box-drawing lines or arrows: what is plain stands for them, and other letters are kept."""
    done = program("tree", "--records", str(EXAMPLE), *DAY, PYTHONIOENCODING="cp1252")
    out = done.stdout.decode("cp1252")
    assert done.returncode == 0
    assert "\n`- Exampleshire Safeguarding Partnership" in out
    assert "?" not in out.replace("[?]", "")
    lineage = program("lineage", "--records", str(EXAMPLE), *DAY, PYTHONIOENCODING="ascii").stdout.decode("ascii")
    assert " -> Children's Partnership Board North" in lineage


@pytest.mark.parametrize(
    ("encoding", "shown"),
    [("utf-8", "├─ “Siân” → x"), ("cp1252", "|- “Siân” -> x"), ("ascii", '|- "Siân" -> x'), ("cp437", '├─ "Siân" -> x'), (None, '|- "Siân" -> x'), ("no-such-page", '|- "Siân" -> x')],
)  # fmt: skip
def test_only_what_a_code_page_lacks_is_put_plainly(encoding: str | None, shown: str) -> None:
    """Each sign by itself; a letter of a name is never changed for another."""
    assert fitted("├─ “Siân” → x", encoding) == shown


def test_a_tree_waits_for_nothing_it_does_not_need() -> None:
    """Neither the graph library nor what lays out tables on terminals is loaded for text that is piped."""
    for command in COMMANDS:
        assert (
            loaded(command, "--records", str(EXAMPLE), *DAY)
            & {"networkx", "rich", "jsonschema", "ruamel", "docx", "xlsxwriter"}
            == set()
        )


def test_meant_otherwise_the_tree_of_a_part_is_the_part_of_the_tree(capsys: pytest.CaptureFixture[str]) -> None:
    """What stands below a board in the tree of everything stands below it in its own."""
    whole = as_json(capsys, "tree", *DAY)["lines"]
    own = as_json(capsys, "tree", "ect", *DAY)["lines"]
    start = next(number for number, line in enumerate(whole) if line["id"] == own[0]["id"] and line["full"])
    end = next(number for number in range(start + 1, len(whole)) if whole[number]["depth"] <= whole[start]["depth"])
    assert [line["id"] for line in whole[start:end]] == [line["id"] for line in own]


def test_what_is_accepted_says_when_and_why(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """The day only where the record has it; and a tree of one place speaks of no board of another."""
    accepted = "[{rule: no-way-up, reason: Nobody is named, accepted_by: R, look_again: 2027-03-01%s}]"
    texts = {
        "boards/here/low.yaml": board("Low", links="[{type: sub-group-of, to: here/top}]", established="{on: 2020}")
    }
    for place, more in (("here", ""), ("there", ", accepted_on: 2024-02-01")):
        texts[f"places/{place}.yaml"] = f"name: {place.capitalize()}\nkind: county\n"
        texts[f"boards/{place}/top.yaml"] = board(f"Top of {place}", established="{on: 2020}", accepted=accepted % more)
        texts[f"boards/{place}/low.yaml"] = board(
            "Low", links=f"[{{type: sub-group-of, to: {place}/top}}]", established="{on: 2020}"
        )
    records = laid(tmp_path, texts)
    found = said(capsys, "tree", "--place", "here", *DAY, records=records)
    assert "from Top of here and Low. Accepted, to be looked at again on 1 March 2027: Nobody is named\n" in found
    assert "Top of there" not in found
    assert "Accepted on 1 February 2024, to be looked at" in said(capsys, "tree", *DAY, records=records)
