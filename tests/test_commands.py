"""The command line: a sentence and an exit status whatever happens, and nothing loaded before it is needed."""

from __future__ import annotations

import csv
import errno
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from folders import BASE, EXAMPLE, ROOT, TRUST, board, laid, meeting, surroundings
from partnership import __version__
from partnership.__main__ import main
from partnership.commands import run
from partnership.commands._listed import HIDDEN, SECTIONS

OFFICE = {"xlsxwriter", "openpyxl", "docx", "lxml"}
HEAVY = {
    "rich",
    "ruamel",
    "jsonschema",
    "jsonschema_rs",
    "networkx",
    "pygraphviz",
    "yaml",
    "pydantic",
    "referencing",
    *OFFICE,
}
FAULTY = {"boards/exampleshire/faulty.yaml": "name: Faulty\nkind: bored\n"}


def program(
    *arguments: str, folder: Path = ROOT, code: str | None = None, **around: str
) -> subprocess.CompletedProcess[bytes]:
    """Run the program, or a line of Python, in a process of its own."""
    words = ["-c", code] if code is not None else ["-m", "partnership"]
    return subprocess.run(
        [sys.executable, *words, *arguments],
        cwd=folder,
        capture_output=True,
        check=False,
        env=surroundings(**around),
    )


def loaded(*arguments: str) -> set[str]:
    """Return the top names of every module that a command loads, in a process of its own."""
    return {name.partition(".")[0] for name in modules(*arguments)}


def modules(*arguments: str) -> set[str]:
    """Return the names of every module that a command loads, in a process of its own."""
    code = f"import sys\nfrom partnership.__main__ import main\nsys.argv = ['partnership', *{list(arguments)!r}]\ntry:\n    main()\nexcept SystemExit:\n    pass\nsys.stderr.write(' '.join(sys.modules))"
    done = program(code=code)
    assert b"Traceback" not in done.stderr
    return set(done.stderr.decode().split())


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Run a command; return the exit status and what it printed."""
    status = run(list(arguments))
    printed = capsys.readouterr()
    assert "Traceback" not in printed.out + printed.err
    return status, printed.out, printed.err


def test_the_version_loads_nothing() -> None:
    """`--version` is answered by Python alone."""
    assert loaded("--version") & {*HEAVY, "typer", "click"} == set()
    assert [program(option).stdout for option in ("--version", "-V")] == [f"partnership {__version__}\n".encode()] * 2


@pytest.mark.parametrize(
    "arguments",
    [
        ("--help",),
        ("-h",),
        ("check", "--help"),
        ("attendance", "--help"),
        ("list", "--help"),
        ("tree", "--help"),
        ("lineage", "--help"),
        ("diff", "--help"),
        ("seats", "--help"),
        ("measures", "--help"),
        ("scorecard", "--help"),
        ("due", "--help"),
        ("meetings", "--help"),
        ("actions", "--help"),
        ("schedule", "--help"),
        ("show", "--help"),
        ("schema", "--help"),
        ("explain", "--help"),
    ],
)
def test_help_loads_nothing_heavy(arguments: tuple[str, ...]) -> None:
    """Help needs the framework and nothing else."""
    assert loaded(*arguments) & HEAVY == set()


def test_the_list_of_commands_loads_none_of_them() -> None:
    """Starting costs the same however many commands there are; each is loaded when it is run."""
    assert {
        name for name in modules("--help") if name.startswith(("partnership.answers", "partnership.commands."))
    } <= {
        "partnership.commands._listed",
        "partnership.commands._run",
    }


def test_every_command_is_listed_in_a_line() -> None:
    """A module without an underscore is a command; its line fits a terminal of 80 columns."""
    listed = {name: said for names in SECTIONS.values() for name, said in names.items()}
    files = (ROOT / "cli/partnership/commands").glob("[!_]*.py")
    assert {*listed, *HIDDEN} == {path.stem.removesuffix("_").replace("_", "-") for path in files}
    assert [name for name, said in listed.items() if len(said) > 64] == []


def test_a_check_without_faults_loads_what_decides_and_no_more() -> None:
    """A sound folder needs no library that explains, draws or edits."""
    assert loaded("check", "--no-cache", "--records", str(BASE)) & HEAVY == {"yaml", "jsonschema_rs"}


def test_a_check_with_faults_needs_neither_graphs_nor_editing() -> None:
    """Explaining a fault loads what explains, and nothing that draws, edits or fits a terminal."""
    assert (
        loaded("check", "--no-cache", "--records", str(EXAMPLE)) & {"rich", "ruamel", "networkx", "pydantic"} == set()
    )


def test_a_report_in_text_needs_no_office() -> None:
    """What writes workbooks and Word documents is loaded for those alone."""
    assert loaded("list", "boards", "--records", str(EXAMPLE)) & OFFICE == set()


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        ((), 2),
        (("--help",), 0),
        (("--version", "check"), 0),
        (("nonsense",), 2),
        (("--nonsense",), 2),
        (("check", "--nonsense"), 2),
        (("check", "--format", "pdf"), 2),
        (("check", "extra"), 2),
        (("check", "--fail-on"), 2),
        (("check", "--select", "no-such-rule"), 2),
        (("explain", "no-such-rule"), 2),
        (("explain", "A999"), 2),
        (("explain",), 0),
        (("schema", "nonsense"), 2),
        (("schema",), 0),
        (("schema", "board"), 0),
        (("schema", "board", "--write"), 2),
        (("attendance", "--as-of", "yesterday"), 2),
        (("attendance", "--rule", "most"), 2),
        (("attendance", "--rule", "7/0"), 2),
        (("attendance", "--from", "2025-02-30"), 2),
        (("attendance", "--from", "2026-01-01", "--to", "2025-01-01"), 2),
        (("attendance", "no-such-board"), 2),
        (("attendance", "\x1b[31m\u202e\ud800"), 2),
        (("check", "--records", "no\x1b[31msuch"), 2),
    ],
)
def test_every_mistake_is_answered(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], status: int
) -> None:
    """What cannot be run has status 2 and says why, without a traceback, and without what would act in a terminal."""
    monkeypatch.chdir(BASE.parent)
    found, out, err = said(capsys, *arguments)
    assert found == status
    assert out or err
    assert "\x1b" not in out + err


def test_a_rule_that_is_not_there_suggests(capsys: pytest.CaptureFixture[str]) -> None:
    """A slip of the keys is answered with the rule that was meant."""
    assert said(capsys, "explain", "Sourceles-Record") == (
        2,
        "",
        "partnership: there is no rule `Sourceles-Record`; did you mean `sourceless-record`?\n",
    )


@pytest.mark.parametrize(
    ("where", "why"),
    [
        ("nowhere", "is not a folder"),
        ("file", "is not a folder"),
        ("empty", "has none of the folders places, plans, boards, measures, meetings, restructures"),
    ],
)
def test_a_folder_that_is_none(tmp_path: Path, capsys: pytest.CaptureFixture[str], where: str, why: str) -> None:
    """A file, a folder without records, and nothing at all are told apart."""
    (tmp_path / "file").write_bytes(b"")
    (tmp_path / "empty").mkdir()
    for command in ("check", "attendance"):
        assert said(capsys, command, "--records", str(tmp_path / where)) == (
            2,
            "",
            f"partnership: {tmp_path / where} {why}; name the folder with --records\n",
        )


def test_no_records_here(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Outside any folder of records, the way to name one is told."""
    monkeypatch.chdir(tmp_path)
    assert said(capsys, "check") == (
        2,
        "",
        f"partnership: no folder `records` in {tmp_path} or above it; name the folder with --records\n",
    )


def test_records_that_may_not_be_opened(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The folder itself without access is one sentence."""
    root = laid(tmp_path, FAULTY)

    def refuse(_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("os.scandir", refuse)
    for command in ("check", "attendance"):
        assert said(capsys, command, "--records", str(root)) == (
            2,
            "",
            f"partnership: {root} cannot be opened: permission denied\n",
        )


def test_the_records_option_may_come_from_the_surroundings(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """PARTNERSHIP_RECORDS names the folder where no option does."""
    monkeypatch.setenv("PARTNERSHIP_RECORDS", str(tmp_path))
    assert said(capsys, "check")[0] == 2
    assert said(capsys, "check", "--records", str(BASE))[0] == 0


@pytest.mark.parametrize(
    ("options", "status"),
    [
        ((), 1),
        (("--fail-on", "never"), 0),
        (("--fail-on", "note"), 1),
        (("--ignore", "unknown-word"), 0),
        (("--select", "unknown-word"), 1),
        (("--select", "yaml-syntax"), 0),
        (("--ignore", "unknown-word,", "--fail-on", "note"), 0),
    ],
)
def test_exit_statuses_of_a_check(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], options: tuple[str, ...], status: int
) -> None:
    """1 where a finding reaches the level that was asked for, else 0; rules left out do not count."""
    assert said(capsys, "check", "--records", str(laid(tmp_path, FAULTY, BASE)), *options)[0] == status


def test_a_rule_by_its_code(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A code means the rule as its name does, in any case of letters."""
    root = str(laid(tmp_path, FAULTY, BASE))
    by_name = said(capsys, "check", "--records", root, "--select", "unknown-word")
    (code,) = {word for word in by_name[1].split() if len(word) == 4 and word[0].isupper() and word[1:].isdigit()}
    assert said(capsys, "check", "--records", root, "--select", code.lower()) == by_name


def fails_with(error: BaseException, capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    """Check while the innermost part of the program fails."""

    def fail(*_: object, **__: object) -> None:
        raise error

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("partnership.source.files.listing", fail)
        return said(capsys, "check", "--records", str(BASE), "--no-cache")


def test_stopped_from_the_keyboard(capsys: pytest.CaptureFixture[str]) -> None:
    """Ctrl-C ends quietly with the status that shells know."""
    assert fails_with(KeyboardInterrupt(), capsys) == (130, "", "")


def test_stopped_before_the_command_begins(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C while the program is still getting ready ends as quietly."""

    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("partnership.commands.app", stop)
    assert said(capsys, "check") == (130, "", "")


def test_started_without_streams(monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that is given no screen has nowhere to say anything, and does what it is asked for."""
    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, name, None)
    monkeypatch.setattr(sys, "argv", ["partnership", "--version"])
    main()
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        assert stream.name == os.devnull
        stream.close()


def test_nobody_hears_it(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the standard error cannot be written, the exit status is all that is left."""

    class Broken(io.StringIO):
        def flush(self) -> None:
            raise BrokenPipeError

    monkeypatch.setattr(sys, "stderr", Broken())
    assert said(capsys, "show", "nobody", "--records", str(EXAMPLE)) == (2, "", "")


def test_the_current_folder_is_gone(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder deleted under the user's feet is one sentence."""

    def refuse() -> Path:
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))

    monkeypatch.setattr(Path, "cwd", refuse)
    status, out, err = said(capsys, "list")
    assert (status, out) == (2, "")
    assert err.startswith("partnership: the folder that you stand in cannot be used: ")
    assert said(capsys, "list", "--records", str(EXAMPLE))[0] == 0


def test_records_on_another_drive(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where no path leads from here to the records, as between two drives, findings have the whole path."""

    def refuse(*_: object) -> str:
        raise ValueError

    root = laid(tmp_path, FAULTY, BASE)
    monkeypatch.setattr(os.path, "relpath", refuse)
    status, out, _ = said(capsys, "check", "--records", str(root), "--no-cache")
    assert status == 1
    assert f"{root.as_posix()}/boards/exampleshire/faulty.yaml:2:7" in out


@pytest.mark.parametrize("typed", ["unnamed-substitute", "A003", "a003"])
def test_a_rule_is_explained(capsys: pytest.CaptureFixture[str], typed: str) -> None:
    """A rule is found by its name or its code, and its page is printed whole."""
    status, out, _ = said(capsys, "explain", typed)
    assert status == 0
    assert out.startswith("unnamed-substitute (A003, warning)\n\n")
    assert "## Instead\n" in out


@pytest.mark.parametrize(
    "error",
    [
        KeyError("x"),
        RecursionError("deep"),
        MemoryError(),
        UnicodeDecodeError("utf-8", b"\xff", 0, 1, "bad"),
        AssertionError(),
        ValueError("\x1b[31m\nTraceback"),
    ],
)
def test_a_fault_of_the_program_is_one_sentence(capsys: pytest.CaptureFixture[str], error: Exception) -> None:
    """Whatever goes wrong inside, a user reads whose fault it is, and where to look."""

    def fail(*_: object, **__: object) -> None:
        raise error

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("partnership.source.files.listing", fail)
        status = run(["check", "--records", str(BASE), "--no-cache"])
    printed = capsys.readouterr()
    assert (status, printed.out) == (2, "")
    assert printed.err.startswith(
        f"partnership: a fault of the program itself, not of your records ({type(error).__name__}: "
    )
    assert printed.err.count("\n") == 1
    assert "\x1b" not in printed.err


def test_a_fault_of_the_program_can_be_looked_at(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """PARTNERSHIP_DEBUG lets the error through."""
    monkeypatch.setenv("PARTNERSHIP_DEBUG", "1")
    with pytest.raises(KeyError):
        fails_with(KeyError("x"), capsys)


@pytest.mark.parametrize(("path", "status"), [(str(BASE), 0), ("faulty", 1)])
def test_a_reader_that_has_gone_away(tmp_path: Path, path: str, status: int) -> None:
    """Piped into `head`, a command ends without a word, with the status it would have had."""
    root = laid(tmp_path, FAULTY, BASE) if path == "faulty" else path
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as gone:
        done = subprocess.run(
            [sys.executable, "-m", "partnership", "check", "--no-cache", "--records", str(root)],
            stdout=gone,
            stderr=subprocess.PIPE,
            check=False,
            env=surroundings(),
        )
    assert (done.returncode, done.stderr) == (status, b"")


def test_a_reader_that_has_gone_away_before_json(tmp_path: Path) -> None:
    """The same for formats that are written as bytes, when there is more than a pipe holds."""
    root = laid(
        tmp_path,
        {f"boards/exampleshire/faulty-{number}.yaml": "name: Faulty\nkind: bored\n" for number in range(300)},
        BASE,
    )
    code = f"import os, subprocess, sys\np = subprocess.Popen([sys.executable, '-m', 'partnership', 'check', '--no-cache', '--format', 'json', '--records', {str(root)!r}], stdout=subprocess.PIPE, stderr=subprocess.PIPE)\np.stdout.read(1)\np.stdout.close()\nsys.stdout.buffer.write(p.stderr.read())\nsys.exit(p.wait())"
    done = program(code=code)
    assert (done.returncode, done.stdout, done.stderr) == (1, b"", b"")


def sian(folder: Path) -> Path:
    """Return a folder of records in which Siân came to a meeting, and the board's name needs more than one alphabet."""
    place = (BASE / "places/exampleshire.yaml").read_text(encoding="utf-8").replace("Ann Archer", "Siân Archer")
    rows = "attendance_recorded: whole\nattendance:\n  - {person: ann-archer, seat: council, capacity: member, presence: present}\n"
    trust = (
        (BASE / TRUST)
        .read_text(encoding="utf-8")
        .replace("Exampleshire Children's Trust", "Ymddiriedolaeth Plant Siân 漢 \u202e")
    )
    return laid(
        folder,
        {
            "places/exampleshire.yaml": place,
            TRUST: trust,
            "meetings/exampleshire/childrens-trust/2025-06-01.yaml": meeting(more=rows),
        },
        BASE,
    )


@pytest.mark.parametrize("encoding", ["cp1252", "cp437", "ascii", "utf-16"])
def test_no_code_page_ends_the_program(tmp_path: Path, encoding: str) -> None:
    """Redirected output in any encoding is written, with a sign for what it cannot hold."""
    root = sian(tmp_path)
    for arguments in (("check",), ("check", "--format", "json"), ("attendance", "--as-of", "2025-07-01")):
        done = program(*arguments, "--records", str(root), PYTHONIOENCODING=encoding)
        assert (done.returncode in {0, 1}, done.stderr) == (True, b"")
    if encoding == "cp1252":
        assert "Siân Archer".encode("cp1252") in done.stdout


def test_machines_get_utf_8_in_any_code_page(tmp_path: Path) -> None:
    """JSON is UTF-8 whatever the terminal has."""
    done = program(
        "attendance",
        "--format",
        "json",
        "--as-of",
        "2025-07-01",
        "--records",
        str(sian(tmp_path)),
        PYTHONIOENCODING="cp1252",
    )
    assert "Siân" in json.dumps(json.loads(done.stdout.decode("utf-8")), ensure_ascii=False)


def test_csv_is_what_excel_opens(tmp_path: Path) -> None:
    """CSV begins with the mark by which Excel knows UTF-8, on the screen and in a file alike."""
    root, file = sian(tmp_path), tmp_path / "attendance.csv"
    arguments = ("attendance", "--format", "csv", "--as-of", "2025-07-01", "--records", str(root))
    piped = program(*arguments, PYTHONIOENCODING="cp1252")
    assert (piped.returncode, program(*arguments, "--output", str(file)).returncode) == (0, 0)
    assert piped.stdout == file.read_bytes()
    assert piped.stdout.startswith(b"\xef\xbb\xbf")
    assert piped.stdout.count(b"\xef\xbb\xbf") == 1
    assert any(
        "Siân Archer" in cell for row in csv.reader(io.StringIO(piped.stdout.decode("utf-8-sig"))) for cell in row
    )


def test_output_goes_to_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With --output the screen stays empty, the file has what it would have shown, and the status is the same."""
    root, file = str(laid(tmp_path, FAULTY, BASE)), tmp_path / "findings.txt"
    shown = said(capsys, "check", "--records", root)
    assert said(capsys, "check", "--records", root, "--output", str(file)) == (shown[0], "", "")
    assert file.read_text(encoding="utf-8") == shown[1]


class Terminal(io.StringIO):
    """A terminal."""

    def isatty(self) -> bool:
        """Say that it is one."""
        return True


@pytest.mark.parametrize(
    ("surroundings", "coloured"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, True), ({"TERM": "dumb"}, False)],
)
def test_colour_is_for_terminals(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, surroundings: dict[str, str], coloured: bool
) -> None:
    """A terminal gets colour, unless NO_COLOR says otherwise, and a file never does."""
    monkeypatch.setenv("TERM", "xterm")
    for name, value in surroundings.items():
        monkeypatch.setenv(name, value)
    root, screen = str(laid(tmp_path, FAULTY, BASE)), Terminal()
    monkeypatch.setattr(sys, "stdout", screen)
    assert run(["check", "--records", root]) == 1
    assert ("\x1b[" in screen.getvalue()) == coloured
    assert run(["check", "--records", root, "--output", str(tmp_path / "file.txt")]) == 1
    assert "\x1b" not in (tmp_path / "file.txt").read_text(encoding="utf-8")


def test_pipes_are_not_coloured(tmp_path: Path) -> None:
    """What is not a terminal gets plain text, however wide."""
    done = program("check", "--records", str(laid(tmp_path, FAULTY, BASE)))
    assert done.returncode == 1
    assert b"\x1b" not in done.stdout


def test_paths_are_as_the_user_would_type_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """From above, from inside and from beside the records, a finding's path leads to its file."""
    root = laid(tmp_path, FAULTY, BASE)
    (tmp_path / "beside").mkdir()
    for folder, prefix in (
        (tmp_path, "records/"),
        (root, ""),
        (root / "boards", "../"),
        (tmp_path / "beside", "../records/"),
    ):
        monkeypatch.chdir(folder)
        out = said(capsys, "check", "--records", str(root))[1]
        assert out.startswith(f"{prefix}boards/exampleshire/faulty.yaml:2:7: error ")


def test_schemas_are_written_beside_the_records(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`schema --write` brings the copy for editors up to date, and it is then as the tool's own."""
    root = str(laid(tmp_path, {}, BASE))
    assert said(capsys, "schema", "--write", "--records", root)[0] == 0
    assert {path.name for path in (tmp_path / "schemas").iterdir()} == {
        path.name for path in (ROOT / "schemas").glob("*.json")
    }
    assert said(capsys, "check", "--records", root, "--fail-on", "note")[0] == 0


def test_schemas_that_cannot_be_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Something else in the place of their folder is one sentence."""
    root = laid(tmp_path, {}, BASE)
    (tmp_path / "schemas").write_bytes(b"")
    status, out, err = said(capsys, "schema", "--write", "--records", str(root))
    assert (status, out) == (2, "")
    assert err.startswith(f"partnership: {tmp_path / 'schemas'} cannot be written: ")


@pytest.mark.parametrize(
    "name", ["place", "plan", "board", "measure", "meeting", "restructure", "check", "attendance", "list", "show"]
)
def test_every_schema_can_be_shown(capfdbinary: pytest.CaptureFixture[bytes], name: str) -> None:
    """Each kind of record, and each output in JSON, has a schema that stands alone."""
    assert run(["schema", name]) == 0
    shown = json.loads(capfdbinary.readouterr().out)
    assert shown["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert "common.schema.json" not in json.dumps({key: value for key, value in shown.items() if key != "$id"})


def test_no_meetings(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Attendance of a folder without meetings is refused with where they would be."""
    root = laid(tmp_path, {"boards/a/b.yaml": board("B")})
    assert said(capsys, "attendance", "--records", str(root)) == (
        2,
        "",
        "partnership: no board here has a meeting on record; meetings are records/meetings/PLACE/BOARD/DATE.yaml\n",
    )
