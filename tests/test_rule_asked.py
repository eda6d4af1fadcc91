"""`partnership attendance --rule`: what may be asked for, and what is refused, however hostile."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from datetime import date
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from folders import BASE, EXAMPLE, laid
from mutations import SPECIAL, mutated
from output_schemas import validator
from partnership.answers.attendance.instead import Varied
from partnership.answers.load import Records
from partnership.commands import _terms, run
from partnership.commands._run import Refused

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partnership.answers.attendance.marks import Subject

TRUST = "exampleshire/childrens-trust"
NORTH = "exampleshire/childrens-partnership-board-north"
VERSION = "attendance:\n  - {rate: 80%, subject: seat}\n"
PROPOSED = "  - {status: proposed, attendance: [{rate: 90%}]}\n"
AGREED = "  - {status: agreed, attendance: [{rate: 60%}]}\n"
OLDER = "  - {status: superseded, attendance: [{rate: 50%}]}\n"
BOARD = "name: A Board\nkind: board\nterms_of_reference:\n"
OPENED = Records(EXAMPLE)
TODAY = date(2026, 3, 20)
quick = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let files be named without their folder."""
    monkeypatch.chdir(tmp_path)


def said(capsys: pytest.CaptureFixture[str], *arguments: str, records: Path = EXAMPLE) -> tuple[int, str, str]:
    """Run the command on some records; return the exit status and what it printed."""
    status = run(["attendance", "--as-of", "2026-03-31", *arguments, "--records", str(records)])
    printed = capsys.readouterr()
    return status, printed.out, printed.err


def refused(typed: str) -> str:
    """Return what is said of a rule that cannot be asked for."""
    with pytest.raises(Refused) as found:
        _terms.rule(typed, OPENED, TODAY)
    return str(found.value)


def shares(typed: str) -> list[Fraction | None]:
    """Return the rates of the rules that a file or a board holds."""
    return [one.rate for one in _terms.terms(typed, OPENED, TODAY).terms.attendance]


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("70%", (Fraction(7, 10), None)),
        ("66.7%", (Fraction(667, 1000), None)),
        ("7/10", (Fraction(7, 10), None)),
        ("100%", (Fraction(1), None)),
        ("seat", (None, "seat")),
        (" Organisation ", (None, "organisation")),
        ("80%,person", (Fraction(4, 5), "person")),
        ("seat, 4/5", (Fraction(4, 5), "seat")),
    ],
)
def test_a_share_a_subject_or_both(typed: str, asked: tuple[Fraction | None, Subject | None]) -> None:
    """In either order; a file of that name is not looked for."""
    assert _terms.rule(typed, OPENED, TODAY) == (Varied(*asked), "this rule")


NOTHING = "is no file that is here, no share (70%, 7/10), no subject (person, seat, organisation), and not BOARD@DATE"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        *((typed, f"--rule {typed!r} is not a share; write it as 70% or 7/10") for typed in ("70", "-1%", "")),
        *((typed, f"--rule {typed!r} asks for nothing; write a share such as 70% or 7/10") for typed in ("0%", "0%,seat")),
        ("8/7", "--rule '8/7' asks for more meetings than there are; write a share such as 70% or 7/10"),
        ("70%,80%", "--rule '70%,80%' is not one share and one subject; write them as 80%,seat"),
        ("person,seat", "--rule 'person,seat' is not one share and one subject; write them as 80%,seat"),
        ("80%,seats", "--rule '80%,seats' is not one share and one subject; write them as 80%,seat"),
        ("seventy", f"--rule 'seventy' {NOTHING}"),
        ("terms.yaml", f"--rule 'terms.yaml' {NOTHING}"),
        ("a\0b", f"--rule 'a\\x00b' {NOTHING}"),
        ("seats", f"--rule 'seats' {NOTHING}; did you mean `seat`?"),
        ("zzz@2025-05-01", "there is no board `zzz`; `partnership list boards` shows them all"),
        (f"{TRUST}@2025-02-30", f"--rule {TRUST}@2025-02-30: '2025-02-30' is not a day; write it YYYY-MM-DD, such as 2026-03-31"),
        (f"{TRUST}@", f"--rule {TRUST}@: '' is not a day; write it YYYY-MM-DD, such as 2026-03-31"),
        (f"{TRUST}@2019-01-01", f"--rule {TRUST}@2019-01-01: the terms of reference of Exampleshire Children's Trust on 1 January 2019 are not on record; `partnership show {TRUST}` shows those that are"),
        (f"{TRUST}@proposed", f"--rule {TRUST}@proposed: the terms of reference proposed for Exampleshire Children's Trust are not on record; `partnership show {TRUST}` shows those that are"),
        (f"{TRUST}@2022-01-01", f"--rule {TRUST}@2022-01-01: the terms of reference of Exampleshire Children's Trust on 1 January 2022 have no attendance rule; name others, or give a share such as 70%"),
    ],
)  # fmt: skip
def test_what_is_refused(typed: str, sentence: str) -> None:
    """A sentence that says what is wrong and what to write instead."""
    assert refused(typed) == sentence


FILES: dict[str, tuple[str | bytes, str]] = {
    "a number": ("attendance:\n  - {rate: 80}\n", ":2:12: `attendance/1/rate` is a number, and should be text; put it in quotes, just as it stands"),
    "a share that never ends": (f"attendance:\n  - rate: {'9' * 5000}%\n", ":2:11: `attendance/1/rate` is longer than 40 characters; shorten it, or put part of it into a `note`"),
    "another field": ("attendence: []\n", ":1:1: `attendence` is not a field; did you mean `attendance`?; write `attendance:`"),
    "a field of nothing": ("zzz: 1\n", ":1:1: `zzz` is not a field of terms of reference; the fields here are `title`, `version`, `status`, `adopted`, `since`, `until`, `review_due`, `agreed_by`, `read`, `quorum`, `attendance`, `substitutes`, `deadlines`, `interests`, `public`, `secretariat`, `clauses`, `source` and `note`"),
    "several faults": ("attendance:\n  - {rate: 80}\n  - {rates: 70%}\n", ":2:12: `attendance/1/rate` is a number, and should be text; put it in quotes, just as it stands (and 2 more faults in this file)"),
    "a key twice": ("title: A\ntitle: B\n", ":2:1: `title` is given twice; keep one of the two"),
    "no YAML": ("attendance:\n  - {rate: 80%\n", ":3:1: a bracket is opened and never closed, or a comma is missing; close it, or put the comma"),
    "an alias": ("attendance: &a [{rate: 80%}]\n", ":1:13: an anchor (`&`) is not allowed: a record says everything itself; write the value out, or put the text in double quotes"),
    "nothing": ("", ":1:1: this record is empty; write the record's fields, one `key: value` a line"),
    "a list": ("- {rate: 80%}\n", ":1:1: a record is a list of `key: value` lines, and this is something else; write the record's fields, one `key: value` a line"),
    "not text": (b"\xff\xfe\x00", ":1:1: this file is UTF-16; save it as UTF-8"),
    "deep": ("attendance: " + "[" * 100 + "]" * 100, ":1:76: more than 64 levels inside one another; flatten the record"),
    "large": ("#" * 2_000_000, ": this file has 2,000,000 bytes, and records are read up to 1,048,576; name a YAML file of terms of reference, or BOARD@DATE"),
    "more than all": ("attendance:\n  - {rate: 120%}\n", ":2:12: this rule asks for more meetings than there are; write it as 70%, or 7/10"),
    "nine of four": ("attendance:\n  - attended: {at_least: 9, of: 4}\n", ":2:15: this rule asks for more meetings than there are; write it as 70%, or 7/10"),
    "nothing asked": ("attendance:\n  - {rate: 70%}\n  - {rate: 0%}\n", ":3:12: this rule asks for nothing; write it as 70%, or 7/10"),
    "no attendance rule": ("quorum: {no_rule: true}\n", ": the terms of reference in terms.yaml have no attendance rule; name others, or give a share such as 70%"),
    "a rule that there is none": ("attendance:\n  - {no_rule: true}\n", ": the terms of reference in terms.yaml have no attendance rule; name others, or give a share such as 70%"),
    "a board without terms": ("name: A Board\nkind: board\n", ": this board's record has no `terms_of_reference`"),
    "two proposals": (BOARD + PROPOSED + PROPOSED, ": 2 versions in it are drafts or proposals; leave only the one that is meant"),
    "a board with a fault": (f"{BOARD}  - {{attendance: [{{rate: 7}}]}}\n", ":4:26: `terms_of_reference/1/attendance/1/rate` is a number, and should be text; put it in quotes, just as it stands"),
    "a board with too much": (f"{BOARD}{AGREED}  - {{attendance: [{{rate: 200%}}]}}\n", ":5:26: this rule asks for more meetings than there are; write it as 70%, or 7/10"),
    "hidden signs": ('attendance:\n  - {rate: 80%, subject: "\\e[31mseat"}\n', ":2:26: `\ufffd[31mseat` is not one of the words for `attendance/1/subject`; write `person`, `seat`, `organisation` or `unstated`"),
}  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_a_file_with_a_fault(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """One sentence, with the line and the column where there is one."""
    content, sentence = FILES[name]
    Path("terms.yaml").write_bytes(content if isinstance(content, bytes) else content.encode())
    assert said(capsys, TRUST, "--rule", "terms.yaml") == (2, "", f"partnership: --rule terms.yaml{sentence}\n")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
def test_what_is_no_file() -> None:
    """A folder, a link, a pipe and a device are not read, and nothing waits for them."""
    Path("folder").mkdir()
    Path("link").symlink_to("terms.yaml")
    os.mkfifo("pipe")
    remedy = "name a YAML file of terms of reference, or BOARD@DATE"
    for typed in ("folder", ".", "/", "pipe", "/dev/zero"):
        assert refused(typed) == f"--rule {typed}: this is not an ordinary file; {remedy}"
    assert refused("link") == f"--rule link: this is a link, and links are not followed; {remedy}"


def test_a_file_that_is_not_there() -> None:
    """Where only terms of reference will do, nothing else is suggested."""
    for typed, why in (
        ("terms.yaml", "this file cannot be opened: no such file or directory"),
        ("a\0b", "there is no such file"),
    ):
        with pytest.raises(Refused) as found:
            _terms.terms(typed, OPENED, TODAY)
        assert str(found.value) == f"--rule {typed}: {why}; name a YAML file of terms of reference, or BOARD@DATE"


@pytest.mark.parametrize(
    ("text", "share"),
    [
        (VERSION, Fraction(4, 5)),
        (BOARD + OLDER + AGREED, Fraction(3, 5)),
        (BOARD + PROPOSED + AGREED, Fraction(9, 10)),
        (BOARD + AGREED + PROPOSED.replace("proposed", "draft"), Fraction(9, 10)),
    ],
)
def test_a_file_of_terms(text: str, share: Fraction) -> None:
    """One version, or a board's record: its proposal, else its last version. A name may look like a board's."""
    for name in ("terms.yaml", "board@2025-05-01"):
        Path(name).write_text(text)
        assert shares(name) == [share]
        assert _terms.terms(name, OPENED, TODAY).called == f"the terms of reference in {name}"


@pytest.mark.parametrize(
    ("typed", "share", "called"),
    [
        ("ECT@2024-05-01", Fraction(7, 10), "the terms of reference of Exampleshire Children's Trust on 1 May 2024"),
        ("CPB North@2025-05-01", None, "the terms of reference of Children's Partnership Board North on 1 May 2025"),
    ],
)
def test_the_terms_of_a_board_on_a_day(typed: str, share: Fraction | None, called: str) -> None:
    """Named as boards are anywhere."""
    assert shares(typed) == [share]
    assert _terms.terms(typed, OPENED, TODAY).called == called


def test_what_the_terms_of_a_board_cite_is_found_from_any_other_place() -> None:
    """A document is that of the place that records it, not one of the same name where the judged board lies."""
    found = _terms.terms("ECT@2024-05-01", OPENED, TODAY).terms
    cited = [one.document for source in (found.source, found.attendance[0].source) for one in source]
    assert cited == ["exampleshire/childrens-trust-terms-2023"] * 2


@pytest.mark.parametrize(
    ("document", "home"), [("act", "land/act"), ("own", "here/own"), ("lost", "here/lost"), ("land/act", "land/act")]
)
def test_where_a_document_is_recorded(tmp_path: Path, document: str, home: str) -> None:
    """In the board's place, or in one around it; what none records is taken for the board's own."""
    titled = "documents:\n  {}: {{title: A title, kind: act}}\n"
    root = laid(
        tmp_path,
        {
            "places/land.yaml": f"name: Land\nkind: country\n{titled.format('act')}",
            "places/here.yaml": f"name: Here\nkind: county\nwithin: land\n{titled.format('own')}",
            "boards/here/board.yaml": f"{BOARD}  - {{attendance: [{{rate: 60%, source: {{document: {document}}}}}], quorum: {{no_rule: true, source: {{document: {document}}}}}}}\n",
        },
    )
    found = _terms.terms("here/board@2025-05-01", Records(root), TODAY).terms
    assert found.quorum is not None
    assert [one.document for one in (*found.attendance[0].source, *found.quorum.source)] == [home, home]


def test_versions_that_may_both_have_been_in_force(tmp_path: Path) -> None:
    """Nothing is picked where several may be meant."""
    root = laid(tmp_path, {"boards/here/board.yaml": BOARD + AGREED + OLDER + PROPOSED + PROPOSED})
    for when, called in (
        ("2025-05-01", "the terms of reference of A Board on 1 May 2025"),
        ("proposed", "the terms of reference proposed for A Board"),
    ):
        with pytest.raises(Refused) as found:
            _terms.terms(f"here/board@{when}", Records(root), TODAY)
        assert (
            str(found.value)
            == f"--rule here/board@{when}: {called} may be any of 2 versions; put the one that is meant in a file, and name that"
        )


def test_the_board_of_the_day_typed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of two boards of one name, that there on the day after the @; for a proposal, that of the day answered for."""
    texts = {
        "old": ("established: {on: 2010-01-01}\ndissolved: {on: 2014-12-31}", "50%"),
        "new": ("established: {on: 2015-01-01}", "60%"),
    }
    terms = "terms_of_reference:\n  - {{attendance: [{{rate: {rate}}}]}}\n  - {{status: proposed, attendance: [{{rate: {rate}}}]}}\n"
    files = {
        f"boards/here/{name}.yaml": f"name: Board {name}\nacronym: JB\nkind: board\n{life}\n{terms.format(rate=rate)}"
        for name, (life, rate) in texts.items()
    }
    opened = Records(laid(tmp_path, {"places/here.yaml": "name: Here\nkind: county\n", **files}))
    for typed, board in (("JB@2014-05-01", "here/old"), ("JB@2016-05-01", "here/new"), ("JB@proposed", "here/new")):
        assert _terms.terms(typed, opened, TODAY).board == board
        assert f"`JB` is taken for {board}" in capsys.readouterr().err


def test_a_board_whose_record_cannot_be_read(tmp_path: Path) -> None:
    """It is named, and where to see what is wrong with it."""
    root = laid(tmp_path, {"boards/here/board.yaml": "kind: [\n"})
    with pytest.raises(Refused) as found:
        _terms.terms("here/board@2025-05-01", Records(root), TODAY)
    assert (
        str(found.value)
        == "--rule here/board@2025-05-01: the record of here/board cannot be read, see `partnership check`"
    )


def what_if(capsys: pytest.CaptureFixture[str], *arguments: str, records: Path = EXAMPLE) -> list[dict[str, Any]]:
    """Return what would change, board by board, from a JSON answer that is as its schema says."""
    status, out, _ = said(capsys, *arguments, "--format", "json", records=records)
    found = json.loads(out)
    validator("attendance").validate(found)
    assert (status, found["since"]) == (0, None)
    assert all(one["since"] is None for one in found["boards"])
    return [one["what_if"] for one in found["boards"]]


def test_what_would_change_as_data(capsys: pytest.CaptureFixture[str]) -> None:
    """How many lines have which verdict on either side, and those that differ."""
    (found,) = what_if(capsys, TRUST, "--rule", "80%")
    assert (found["asked"], found["own_rule"]["state"]) == ("this rule", "rule")
    assert (found["own_verdicts"]["below"], found["verdicts"]["below"]) == (5, 12)
    assert len(found["changes"]) == 7
    assert {
        "subject": "person",
        "id": "wren-mockup",
        "name": "Wren Mockup",
        "own": ["met"],
        "asked": ["below"],
    } in found["changes"]


def test_boards_of_all_kinds(capsys: pytest.CaptureFixture[str]) -> None:
    """Every board is beside its own rule, whether it has one or not."""
    found = what_if(capsys, "--rule", "1/2,seat")
    assert {one["own_rule"]["state"] for one in found} == {"rule", "no-rule"}


def test_without_a_rule_of_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    """It is said that there is none, and what the rule asked for gives."""
    _, out, _ = said(capsys, "safeguarding-children-group-coast", "--rule", "1/2,seat")
    assert (
        "The terms of reference of the board have no attendance rule, so there is nothing to compare with. By this rule: "
        in out
    )


def test_a_subject_without_a_rule_of_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    """Refused where no board asked about has a rule to apply; said of each that has none where another has."""
    assert said(capsys, "safeguarding-children-group-coast", "--rule", "seat") == (
        2,
        "",
        "partnership: no rule of a board's own is on record here that could be about another subject; give a share, too, such as --rule 70%,seat\n",
    )
    status, out, _ = said(capsys, "--rule", "seat")
    assert status == 0
    assert "so there is none that could be about another subject; ask for a share, too, such as --rule 70%,seat." in out


def test_nothing_would_change(capsys: pytest.CaptureFixture[str]) -> None:
    """It is said in a sentence, with every verdict counted, and no empty table."""
    _, out, _ = said(capsys, NORTH, "--rule", "1/2", "--as-of", "2026-03-20")
    assert "By this rule instead no verdict would change: 1 below and 7 met so far." in out
    assert "Verdicts that would change" not in out


def test_the_verdict_by_its_own_rule_in_a_spreadsheet(capsys: pytest.CaptureFixture[str]) -> None:
    """A column beside the verdict; there is none where nothing is compared."""
    lines = said(capsys, TRUST, "--rule", "80%", "--format", "csv")[1].splitlines()
    assert lines[0].endswith(",Verdict,Verdict by its own rule")
    assert next(line for line in lines if ",wren-mockup," in line).endswith(",below,met")
    assert said(capsys, TRUST, "--format", "csv")[1].splitlines()[0].endswith(",Verdict")


def test_a_line_that_only_one_rule_counts_has_no_verdict_by_the_other(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Somebody who was expected at a development day alone, under a rule that counts these and one that does not."""
    board = "name: A Board\nkind: board\nseats:\n  short: {until: 2025-05-31, holders: [{person: ann}]}\n  chair: {holders: [{person: ben}]}\nterms_of_reference:\n  - {read: whole, attendance: [{rate: 70%, subject: person, meetings: {development_days: no}}]}\n"
    rows = "attendance:\n  - {person: ann, seat: short, capacity: member, presence: present}\n  - {person: ben, seat: chair, capacity: member, presence: present}\n"
    root = laid(
        tmp_path,
        {
            "boards/here/board.yaml": board,
            "meetings/here/board/2025-05-01.yaml": f"kind: development-day\nstatus: held\n{rows}",
            "meetings/here/board/2025-07-01.yaml": f"kind: ordinary\nstatus: held\n{rows}",
        },
    )
    Path("all.yaml").write_text("attendance:\n  - {rate: 70%, subject: person, meetings: {development_days: yes}}\n")
    _, out, _ = said(capsys, "board", "--rule", "all.yaml", records=root)
    assert (
        "By the terms of reference in all.yaml instead: of 2 people, 2 met (by its own rule, of 1 person, 1 met); 2 meetings count instead of 1; the verdict on 1 of 2 lines of the register would change."
        in out
    )
    assert "ann  no meeting counts  met                    1 of 1 (100%) instead of none  1 of 1 instead of none" in out
    lines = said(capsys, "board", "--rule", "all.yaml", "--format", "csv", records=root)[1].splitlines()
    assert next(line for line in lines if ",person,ann," in line).endswith(",met,")


def answered(capfd: pytest.CaptureFixture[str], content: bytes, *arguments: str) -> None:
    """Ask for the rule in a file with any content: an answer, or one sentence, and nothing that acts."""
    Path("terms.yaml").write_bytes(content)
    status = run(["attendance", "--rule", "terms.yaml", "--as-of", "2026-03-31", *arguments])
    printed = capfd.readouterr()
    assert status in {0, 2}
    assert (printed.err.count("\n"), bool(printed.out)) == ((1, False) if status else (0, True))
    for sign in ("Traceback", "fault of the program", "\x1b", "\x00", "\u202e"):
        assert sign not in printed.out + printed.err, f"{sign!r} in {printed.out + printed.err}"


@quick
@given(st.one_of(st.binary(max_size=200), st.lists(st.sampled_from(SPECIAL), max_size=12).map(b"".join)))
def test_any_bytes_are_answered(capfd: pytest.CaptureFixture[str], content: bytes) -> None:
    """Whatever a file holds."""
    answered(capfd, content, "--records", str(BASE))


TERMS: Sequence[bytes] = (
    VERSION.encode(),
    (EXAMPLE / f"boards/{TRUST}.yaml").read_bytes(),
    (EXAMPLE / f"boards/{NORTH}.yaml").read_bytes(),
)


@quick
@given(st.integers(0, 2**32), st.sampled_from(TERMS), st.sampled_from(("text", "markdown", "html", "csv", "json")))
def test_faults_in_real_terms_are_answered(
    capfd: pytest.CaptureFixture[str], seed: int, content: bytes, format_: str
) -> None:
    """A few bytes, lines and values of a real record changed."""
    random = Random(seed)
    answered(capfd, mutated(content, random), TRUST, "--format", format_, "--records", str(EXAMPLE))


@quick
@given(st.text(max_size=40))
def test_whatever_is_typed(typed: str) -> None:
    """A rule that was asked for, or a sentence."""
    found = None
    with suppress(Refused):
        found = _terms.rule(typed, OPENED, TODAY)
    assert found is None or isinstance(found.instead, Varied)
