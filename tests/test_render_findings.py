"""Every format of findings, on one report made by hand."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, get_args
from xml.etree import ElementTree as ET

import jsonschema
import pytest
from markdown_it import MarkdownIt

from partnership.checking.check_report import CheckReport, FindingsFormat, Since
from partnership.checking.fingerprint import fingerprint, fingerprints
from partnership.checking.locate import Located, LocatedRelated
from partnership.checking.verdict import Acceptance, Accepted
from partnership.render.findings import FORMATS, github, markdown, text
from partnership.rules import RULES, Rule
from partnership.rules.mending import SET
from partnership.words.finding import Fault, Finding, Level
from partnership.words.wording import width

if TYPE_CHECKING:
    from partnership.words.finding import Pointer

SCHEMA = Path(__file__).parents[1] / "schemas" / "output" / "check.schema.json"
BOARD = "boards/exampleshire/youth-board.yaml"
HOSTILE = (
    "a\x1b[31m\u202e\x00\n::error::x\r\n\n# h [l](https://evil.example) <script>alert(1)</script> ![i](x) @octocat "
    "#123 a|b \\| `q ``` [red]bold[/red] www.evil.example me@evil.example GH-1 deadbeefcafe ##[add-mask]secret "
    "&lt; *e* _e_ ~~s~~ {0} :tada: $x$ 100% ]]> \ufffe"
)


def a_rule(name: str, code: str, level: Level) -> Rule:
    """Return a rule with a page of the usual shape."""
    return Rule(name, code, level, f"The {name} is wrong.\n\n## Why it matters\nIt\nmatters.\n\n## Example\nx\n")


ERROR = a_rule("lost-reference", "X001", Level.ERROR)
WARNING = a_rule("odd-quorum", "X002", Level.WARNING)
NOTE = a_rule("old-link", "X003", Level.NOTE)


def a_finding(
    rule: Rule, message: str, *, path: str = BOARD, at: Pointer = ("seats", 0, "to"), remedy: str | None = None,
    line: int = 3, column: int = 1, typed: str | None = None, related: tuple[LocatedRelated, ...] = (),
) -> Located:  # fmt: skip
    """Return a finding, located."""
    return Located(Finding(rule.name, path, Fault(at, message, remedy)), rule, line, column, typed, related)


def an_accepted(message: str, reason: str) -> Accepted:
    """Return a finding that another record accepts."""
    path = "places/exampleshire.yaml"
    by = Acceptance("unknown-reference", "", (), reason, "2026-04", "place", "exampleshire", path, 1)
    return Accepted(Finding("unknown-reference", BOARD, Fault(("links", 0), message, "write `x`")), by)


REPORT = CheckReport(
    prefix="records/",
    findings=(
        a_finding(WARNING, "the quorum is odd", path="boards/exampleshire/a, b: 50%.yaml", line=1),
        a_finding(
            ERROR, "there is no board `x/y`; did you mean `x/z`?", remedy="write `x/z`", line=4, column=26,
            typed="  - {type: sub-group-of, to: x/y}", related=(LocatedRelated("places/x.yaml", 7, 3, "`x` is here"),),
        ),
        a_finding(NOTE, "the link is old", line=9),
        a_finding(
            ERROR, HOSTILE, remedy=HOSTILE, line=10, typed=HOSTILE, related=(LocatedRelated(HOSTILE, 1, 1, HOSTILE),),
        ),
        a_finding(NOTE, "nothing here is read as a record", path="::notes\udcff|`.txt", line=1),
    ),
    accepted=(an_accepted("there is no board `old`", "it was closed; see the minutes"), an_accepted(HOSTILE, HOSTILE)),
    records=1234,
    failing=True,
    since=Since("origin/main", frozenset({2}), ("X001 in plans/p.yaml",), {BOARD: frozenset({10})}),
)  # fmt: skip
EMPTY = CheckReport("", (), (), 3, failing=False)


def many(number: int, rule: Rule = ERROR, message: str = "wrong") -> CheckReport:
    """Return a report with so many findings of a rule."""
    found = tuple(a_finding(rule, message, line=line) for line in range(1, number + 1))
    return CheckReport("", found, (), 1, failing=True)


def said(name: FindingsFormat, report: CheckReport = REPORT) -> str:
    """Return a report in a format."""
    return FORMATS[name](report)


every_format = pytest.mark.parametrize("name", list(FORMATS))


def test_formats_are_those_of_the_type() -> None:
    """The mapping and the type of its names say the same."""
    assert tuple(FORMATS) == get_args(FindingsFormat)


@every_format
@pytest.mark.parametrize("report", [REPORT, EMPTY], ids=["sample", "empty"])
def test_is_safe_to_print(name: FindingsFormat, report: CheckReport) -> None:
    """No control codes, no direction marks, nothing that UTF-8 cannot say; one line break at the end."""
    written = said(name, report)
    written.encode()
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", written)
    assert written.endswith("\n")
    assert not written.endswith("\n\n")
    assert written == said(name, report)


@every_format
@pytest.mark.parametrize("within", [True, False], ids=["few", "many"])
def test_names_the_command_that_mends_it(name: FindingsFormat, within: bool) -> None:
    """Every format has it, word for word, also where a log lists what stands beside no line."""
    rule = WARNING._replace(mends=(SET,))
    found = [
        a_finding(rule, "wrong", at=("seats", "police", "title"), line=line) for line in range(1, 3 if within else 14)
    ]
    written = said(name, CheckReport("", found, (), 1, failing=True))
    assert written.count("partnership set exampleshire/youth-board seats/police/title VALUE") == len(found)


# Fingerprints


def test_fingerprint_outlives_lines_and_places_in_lists() -> None:
    """Only rule, path, place and message count; this one value must never change."""
    first = Finding("r", "p", Fault(("seats", 0, "to"), "m"))
    assert fingerprint(first) == fingerprint(Finding("r", "p", Fault(("seats", 5, "to"), "m", "help", on_key=True)))
    assert re.fullmatch("[0-9a-f]{12}", fingerprint(first))
    assert fingerprint(first) == "75499561662a"
    others = [
        Finding("s", "p", first.fault), Finding("r", "q", first.fault),
        Finding("r", "p", Fault(("seats", 0, "of"), "m")), Finding("r", "p", Fault(("seats", 0, "to"), "n")),
    ]  # fmt: skip
    assert len({fingerprint(one) for one in (first, *others)}) == len(others) + 1


def test_fingerprints_are_unique() -> None:
    """Twins have their own, the first keeps the shared one, and the answer is the same every time."""
    twins = [Finding("r", "p", Fault(("seats", index), "m")) for index in range(3)]
    found = fingerprints(twins)
    assert found[0] == fingerprint(twins[0])
    assert len(set(found)) == len(twins)
    assert found[:2] == fingerprints(twins[:2])


# Text


def test_text() -> None:
    """A finding has its line, the user's line with a caret, related places and help; new ones say so."""
    blocks = said("text").split("\n\n")
    assert blocks[0] == "records/boards/exampleshire/a, b: 50%.yaml:1:1: warning X002 the quorum is odd [odd-quorum]"
    assert blocks[1] == (
        "records/boards/exampleshire/youth-board.yaml:4:26: error X001 there is no board `x/y`; "
        "did you mean `x/z`? [lost-reference]\n"
        "     4 |   - {type: sub-group-of, to: x/y}\n"
        "                                  ^\n"
        "  records/places/x.yaml:7:3: `x` is here\n"
        "  help: write `x/z`"
    )
    assert blocks[2].endswith("[old-link] (new)")
    assert blocks[-1] == (
        "1,234 records: 2 errors, 1 warning, 2 notes; 2 accepted. Since origin/main: 1 new, 1 mended, 4 already there\n"
    )
    assert said("text", EMPTY) == "3 records: nothing found\n"


def test_text_keeps_its_lines() -> None:
    """Hostile text adds no line and stays markup-free: each line begins as the format says."""
    lines = said("text").splitlines()
    starts = re.compile(r"records/|mended: |  records/|  help: | +\d+ \| | +\^$|1,234 records|$")
    assert [line for line in lines if not starts.match(line)] == []
    assert "[red]bold[/red]" in said("text")


@pytest.mark.parametrize(
    ("typed", "column", "before"),
    [
        ("name: x", 7, "name: "),
        ("漢字: x", 5, "漢字: "),
        ("Zoe\u0308: x", 7, "Zoe\u0308: "),
        ("a\tb: x", 3, "a "),
        ("\uff57ide: x", 7, "\uff57ide: "),
        ("x" * 300 + "!", 301, "…" + "x" * 100),
        ("漢" * 300 + "!", 301, "…" + "漢" * 100),
        ("short", 99, "short"),
        ("a\u200bb: x", 6, "a\u200bb: "),
    ],
)
def test_caret_stands_under_its_column(typed: str, column: int, before: str) -> None:
    """Counted in columns of the terminal, with accents, wide characters, tabs and text cut on the left."""
    one = a_finding(ERROR, "m", line=7, column=column, typed=typed)
    shown, caret = text.render(CheckReport("", (one,), (), 1, failing=True)).splitlines()[1:3]
    assert shown.startswith(f"     7 | {before}")
    assert caret == " " * width(f"     7 | {before}") + "^"


def test_text_says_where_a_line_is_cut() -> None:
    """A long line shows at both ends that there is more."""
    one = a_finding(ERROR, "m", column=500, typed="x" * 1000)
    shown = text.render(CheckReport("", (one,), (), 1, failing=True)).splitlines()[1]
    assert re.fullmatch(r" +3 \| …x{160}…", shown)


def test_text_in_colour_has_only_our_codes() -> None:
    """Without its colours, coloured text is the plain one."""
    coloured = text.render(REPORT, colour=True)
    assert "\x1b[1;31merror X001\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == text.render(REPORT)


# JSON


def test_json_has_its_schema() -> None:
    """The sample and the empty report are valid, and the schema describes every property and allows no other."""
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    for report in (REPORT, EMPTY):
        jsonschema.validate(json.loads(said("json", report)), schema)

    def look(part: object) -> None:
        if isinstance(part, dict):
            if "properties" in part:
                assert part["additionalProperties"] is False
                assert set(part["required"]) == set(part["properties"])
                assert all(one["description"] for one in part["properties"].values())
            for inner in part.values():
                look(inner)

    look(schema)


def test_json() -> None:
    """All is there, exactly as it was found, in ASCII."""
    written = said("json")
    assert written.isascii()
    data = json.loads(written)
    assert data["summary"] == {"errors": 2, "warnings": 1, "notes": 2, "accepted": 2, "failing": True}
    assert data["findings"][1] == {
        "rule": "lost-reference", "code": "X001", "level": "error", "path": f"records/{BOARD}", "line": 4, "column": 26,
        "at": ["seats", 0, "to"], "message": "there is no board `x/y`; did you mean `x/z`?", "remedy": "write `x/z`", "command": None,
        "fingerprint": fingerprint(REPORT.findings[1].finding), "new": False,
        "related": [{"path": "records/places/x.yaml", "line": 7, "column": 3, "message": "`x` is here"}],
    }  # fmt: skip
    assert data["findings"][3]["message"] == HOSTILE
    assert [one["new"] for one in data["findings"]] == [False, False, True, False, False]
    assert data["findings"][4]["path"] == "records/::notes\ufffd|`.txt"
    assert data["accepted"][0]["reason"] == "it was closed; see the minutes"
    assert data["accepted"][0]["acceptance"] == {"path": "records/places/exampleshire.yaml", "at": ["accepted", 1]}
    since = {"revision": "origin/main", "new": 1, "already_there": 4, "mended": ["X001 in plans/p.yaml"]}
    assert data["since"] == since
    without = json.loads(said("json", REPORT._replace(since=None)))
    assert without["since"] is None
    assert {one["new"] for one in without["findings"]} == {None}


# GitHub


def obeyed(written: str) -> list[tuple[str, dict[str, str], str]]:
    """Return the commands in a log as GitHub's runner finds them; fail where it would find one in the old form."""
    found = []
    for line in written.splitlines():
        command = re.match(r"\s*::(\w[\w-]*)(?: (.*?))?::(.*)", line)
        if command is None:
            assert "##[" not in line
            continue
        pairs = (one.split("=", 1) for one in (command[2] or "").split(",") if one)
        found.append((command[1], {name: unescaped(value) for name, value in pairs}, unescaped(command[3])))
    return found


def unescaped(value: str) -> str:
    """Return what the runner makes of an escaped value."""
    for escape, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        value = value.replace(escape, character)
    return value


def test_github() -> None:
    """Findings on changed lines come first, then the gravest; names with commas, colons and per cents survive."""
    written = said("github", all_new())
    commands = obeyed(written)
    assert [name for name, _, _ in commands] == ["error", "error", "warning", "notice", "notice"]
    assert commands[0][1] == {"file": f"records/{BOARD}", "line": "10", "col": "1", "title": "X001 lost-reference"}
    assert commands[1][2] == (
        "there is no board `x/y`; did you mean `x/z`?\nrecords/places/x.yaml:7:3: `x` is here\nhelp: write `x/z`"
    )
    assert commands[2][1]["file"] == "records/boards/exampleshire/a, b: 50%.yaml"
    assert (
        "::warning file=records/boards/exampleshire/a%2C b%3A 50%25.yaml,line=1,col=1,title=X002 odd-quorum::"
        "the quorum is odd\n"
    ) in written
    assert written.endswith("0 already there\n")


def all_new() -> CheckReport:
    """Return the sample as if nothing in it had been there in the revision compared with."""
    assert REPORT.since is not None
    return REPORT._replace(since=REPORT.since._replace(new=frozenset(range(len(REPORT.findings)))))


def test_github_annotates_what_is_new() -> None:
    """What was there already in the revision compared with is in the log alone."""
    assert REPORT.since is not None
    names = [name for name, _, _ in obeyed(said("github"))]
    assert names[len(REPORT.since.new) :] == ["group", "endgroup"]
    assert "::group::The 4 findings that were already there\n" in said("github")


def test_junit_fails_for_what_is_new() -> None:
    """A file whose findings were there already passes."""
    assert ET.fromstring(said("junit"))[0].get("failures") == "0"
    assert ET.fromstring(said("junit", REPORT._replace(since=None)))[0].get("failures") == "2"


def test_github_obeys_no_record() -> None:
    """Text from records gives no command of its own, beside the lines or in the log."""
    hostile = many(30, message=HOSTILE)._replace(prefix="::warning::")
    names = [name for name, _, _ in obeyed(said("github", hostile))]
    assert names == ["error"] * github.MOST + ["notice", "group", "endgroup"]


def test_github_counts_what_it_leaves_out() -> None:
    """Ten of each kind at most, the count of the rest among them; the rest is in the log."""
    found = (*many(30).findings, *many(17, WARNING).findings, *many(10, NOTE).findings)
    written = said("github", CheckReport("", found, (), 1, failing=True))
    commands = obeyed(written)
    kinds = [name for name, _, _ in commands]
    assert [kinds.count(kind) for kind in ("error", "warning", "notice")] == [github.MOST] * 3
    assert commands[-3][1] == {"title": "and 28 more"}
    assert commands[-3][2] == (
        "and 28 more: 20 errors, 7 warnings and 1 note. "
        "GitHub shows 10 of each kind for a step; the log of this step lists the rest."
    )
    logged = written.partition("::group::")[2].partition("::endgroup::")[0].splitlines()
    assert logged[0] == "The 28 findings not shown beside the lines"
    assert logged[1] == f"- {BOARD}:11:1: error X001 wrong [lost-reference]"
    assert len(logged) == 1 + 28
    assert "::group::" not in said("github", many(10, NOTE))


# GitLab


def test_gitlab() -> None:
    """Each finding has what GitLab needs, and its own fingerprint."""
    data = json.loads(said("gitlab"))
    assert data[1] == {
        "description": "X001: there is no board `x/y`; did you mean `x/z`? (help: write `x/z`)",
        "check_name": "lost-reference",
        "fingerprint": fingerprint(REPORT.findings[1].finding),
        "severity": "major",
        "location": {"path": f"records/{BOARD}", "lines": {"begin": 4}},
    }
    assert [one["severity"] for one in data] == ["minor", "major", "info", "major", "info"]
    twins = json.loads(said("gitlab", many(5)))
    assert len({one["fingerprint"] for one in twins}) == len(twins)
    assert said("gitlab", EMPTY) == "[]\n"


# SARIF


def test_sarif() -> None:
    """One run with its rules, results that point at them, and the accepted suppressed."""
    log = json.loads(said("sarif"))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    assert run["columnKind"] == "utf16CodeUnits"
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [RULES["unknown-reference"].code, "X001", "X002", "X003"]
    assert rules[1] == {
        "id": "X001",
        "name": "lost-reference",
        "shortDescription": {"text": "The lost-reference is wrong"},
        "fullDescription": {"text": "It matters."},
        "help": {"text": ERROR.page, "markdown": ERROR.page},
        "defaultConfiguration": {"level": "error"},
    }
    results = run["results"]
    assert len(results) == len(REPORT.findings) + len(REPORT.accepted)
    for result in results:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in {"error", "warning", "note"}
        assert result["partialFingerprints"]["partnership/v1"]
        assert len(result["locations"]) == 1
    place = {"artifactLocation": {"uri": f"records/{BOARD}", "uriBaseId": "%SRCROOT%"}}
    assert results[1]["locations"] == [{"physicalLocation": {**place, "region": {"startLine": 4, "startColumn": 26}}}]
    assert results[1]["message"]["text"] == "there is no board `x/y`; did you mean `x/z`?\nhelp: write `x/z`"
    (related,) = results[1]["relatedLocations"]
    assert related["physicalLocation"]["artifactLocation"]["uri"] == "records/places/x.yaml"
    assert related["message"]["text"] == "`x` is here"
    uris = [result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in results]
    assert uris[0] == "records/boards/exampleshire/a%2C%20b%3A%2050%25.yaml"
    assert uris[4] == "records/%3A%3Anotes%FF%7C%60.txt"
    (suppression,) = results[5]["suppressions"]
    assert suppression["kind"] == "external"
    assert suppression["justification"] == "it was closed; see the minutes (look again: 2026-04)"
    assert not any("suppressions" in result for result in results[:5])


def test_sarif_counts_columns_in_utf16() -> None:
    """A character beyond U+FFFF is two columns."""
    one = a_finding(ERROR, "m", column=4, typed="😀é: x")
    log = json.loads(said("sarif", CheckReport("", (one,), (), 1, failing=True)))
    region = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 3, "startColumn": 5}


def test_sarif_messages_have_no_links() -> None:
    """Brackets and places to fill in stay text."""
    message = json.loads(said("sarif"))["runs"][0]["results"][3]["message"]["text"]
    assert re.search(r"(?<!\\)[\[\]]", message) is None
    assert "{{0}}" in message


# JUnit


def test_junit() -> None:
    """A case for each file, failed where there are errors or warnings, and one for the sound records."""
    top = ET.fromstring(said("junit", all_new()))
    (suite,) = top
    cases = list(suite)
    assert suite.attrib == {"name": "partnership check", "tests": "4", "failures": "2", "errors": "0", "skipped": "0"}
    assert [case.get("name") for case in cases] == [
        "records/boards/exampleshire/a, b: 50%.yaml",
        f"records/{BOARD}",
        "records/::notes\ufffd|`.txt",
        "1,232 records with nothing found",
    ]
    assert [child.tag for case in cases for child in case] == ["failure", "failure", "system-out", "system-out"]
    failure = cases[1][0]
    assert failure.attrib == {"type": "error", "message": "2 errors and 1 note"}
    assert (failure.text or "").startswith(
        "4:26: error X001 there is no board `x/y`; did you mean `x/z`? [lost-reference]\n"
        "  records/places/x.yaml:7:3: `x` is here\n"
        "  help: write `x/z`\n"
    )
    assert "<script>alert(1)</script>" in (failure.text or "")
    empty = ET.fromstring(said("junit", EMPTY))
    assert empty[0][0].get("name") == "3 records with nothing found"


# Markdown


def test_markdown() -> None:
    """A summary, a table with those on changed lines first, and the accepted folded away."""
    lines = said("markdown").splitlines()
    assert lines[0] == (
        "1,234 records: 2 errors, 1 warning, 2 notes; 2 accepted. Since `origin/main`: 1 new, 1 mended, 4 already there"
    )
    assert lines[2:4] == ["| Level | Where | What | Remedy |", "| :-- | :-- | :-- | :-- |"]
    assert lines[5] == f"| note (new) | `records/{BOARD}:9:1` | X003: the link is old |  |"
    assert lines[6] == (
        f"| error | `records/{BOARD}:4:26` | X001: there is no board `x/y`; did you mean `x/z`?"
        "<br>see `records/places/x.yaml:7:3`: `x` is here | write `x/z` |"
    )
    assert lines[10] == "<details><summary>2 accepted</summary>"
    assert lines[12] == (
        f"- `records/{BOARD}`: R001: there is no board `old`"
        "<br>accepted: it was closed; see the minutes; look again: 2026-04"
    )
    assert said("markdown", EMPTY) == "3 records: nothing found\n"


def inline_kinds(written: str) -> tuple[set[str], list[str]]:
    """Return the kinds of inline token in Markdown as rendered, and the text that stands outside code."""
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    tokens = [child for token in parser.parse(written) for child in token.children or ()]
    return {one.type for one in tokens}, [one.content for one in tokens if one.type in {"text", "html_inline"}]


PIECES = ("`a`b`", "`@x`@y", "`|`\\`|", "\\", "|", "`", "``", "` `", "a`@`b@c", "a@:`x`", "@,", "1.", "- [ ] x")


@pytest.mark.parametrize("piece", [HOSTILE, *HOSTILE.split(), *PIECES])
def test_markdown_has_nothing_live(piece: str) -> None:
    """Only text and code come of text from records, what might be live stands in code, a row has its cells."""
    kinds, outside = inline_kinds(f"x {markdown.marked(piece)} x")
    assert kinds <= {"text", "code_inline", "text_special"}
    assert not re.search(r"[@#<>\[\]*_~$]|www\.|://|GH-|[0-9a-f]{7}", "".join(outside))
    report = CheckReport("", (a_finding(ERROR, piece, remedy=piece, path=piece),), (), 1, failing=True)
    (row,) = [line for line in said("markdown", report).splitlines() if line.startswith("| error")]
    table = f"| a | b | c | d |\n| - | - | - | - |\n{row}\n"
    parsed = MarkdownIt("commonmark").enable("table").parse(table)
    assert [token.type for token in parsed].count("td_open") == 4


def test_markdown_as_a_whole_has_nothing_live() -> None:
    """In the whole comment, the only HTML is ours."""
    written = said("markdown")
    kinds, outside = inline_kinds(written)
    assert kinds <= {"text", "code_inline", "text_special", "html_inline", "softbreak"}
    assert {one for one in outside if one.startswith("<")} == {"<br>"}
    assert re.findall(r"^<.*", written, re.MULTILINE) == ["<details><summary>2 accepted</summary>", "</details>"]


@pytest.mark.parametrize("message", ["wrong", HOSTILE * 20, "漢字" * 500, "|" * 500])
def test_markdown_is_never_too_long(message: str) -> None:
    """What does not fit is counted, and the count and the rows make up the whole."""
    report = many(5000, message=message)._replace(accepted=tuple(an_accepted(message, message) for _ in range(500)))
    written = said("markdown", report)
    assert len(written.encode()) <= markdown.MOST
    rows = sum(1 for line in written.splitlines() if line.startswith("| error"))
    left_out = re.search(r"^and ([\d,]+) more, .*: ([\d,]+) errors\.", written, re.MULTILINE)
    assert left_out
    assert rows > 0
    assert rows + int(left_out[1].replace(",", "")) == len(report.findings)
    folded = sum(1 for line in written.splitlines() if line.startswith("- `boards/"))
    left_out = re.search(r"^- and (\d+) more, left out", written, re.MULTILINE)
    assert left_out
    assert folded + int(left_out[1]) == len(report.accepted)


def test_markdown_counts_the_places_it_leaves_out() -> None:
    """Five places that a finding refers to are shown, and the others counted."""
    places = tuple(LocatedRelated("places/x.yaml", line, 1, "`x` is here") for line in range(1, 8))
    text = said("markdown", CheckReport("", (a_finding(ERROR, "many", related=places),), (), 1, failing=True))
    assert "x.yaml:5:1" in text
    assert "x.yaml:6:1" not in text
    assert "and 2 other places" in text
