"""Records come from many hands: whatever bytes they hold, there are findings, and never a traceback, a wait or a flood."""

from __future__ import annotations

import os
import tracemalloc
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from folders import BASE, EXAMPLE, TRUST, laid, meeting
from mutations import SPECIAL, examples, mutated
from partnership.commands import run
from partnership.rules import RULES
from partnership.words.finding import Level

if TYPE_CHECKING:
    from collections.abc import Callable

MEETING = "meetings/exampleshire/childrens-trust/2025-03-01.yaml"
KINDS = (
    TRUST,
    MEETING,
    "places/exampleshire.yaml",
    "places/exampleland.yaml",
    "measures/exampleshire/m-1.yaml",
    "plans/exampleshire/plan.yaml",
    "restructures/exampleshire/merger.yaml",
)
FORMATS = ("text", "json", "github", "gitlab", "sarif", "junit", "markdown")
EXAMPLES = examples()
MEMORY = 64 * 1024 * 1024
"""More than any one record may ask for."""
posix = pytest.mark.skipif(os.name == "nt", reason="Windows has no such files, names or rights")
quick = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def answered(capfdbinary: pytest.CaptureFixture[bytes], root: Path, *arguments: str) -> tuple[int, str]:
    """Run a command on a folder; return the exit status and what it printed, which is no traceback and holds nothing that acts."""
    status = run([*arguments, "--records", str(root)])
    printed = capfdbinary.readouterr()
    out, err = printed.out.decode(), printed.err.decode()
    assert status in {0, 1, 2}
    for sign in ("Traceback", "fault of the program", "\x1b", "\x00", "\x9b", "\u202e"):
        assert sign not in out + err, f"{sign!r} in {out + err}"
    assert err.count("\n") <= 1
    return status, out + err


def found(capfdbinary: pytest.CaptureFixture[bytes], root: Path, format_: str = "text") -> str:
    """Check a folder; return what was found."""
    status, printed = answered(capfdbinary, root, "check", "--no-cache", "--format", format_)
    assert status in {0, 1}
    return printed


def fired(capfdbinary: pytest.CaptureFixture[bytes], root: Path, path: str) -> list[str]:
    """Check a folder; return the rule of each finding at a path."""
    lines = [
        line for line in found(capfdbinary, root).splitlines() if f"records/{path}:" in line and line.endswith("]")
    ]
    return [line.rpartition("[")[2].rstrip("]") for line in lines]


@quick
@given(
    path=st.sampled_from(KINDS),
    raw=st.one_of(
        st.binary(max_size=200),
        st.text(max_size=200).map(lambda text: text.encode(errors="surrogatepass")),
        st.lists(st.sampled_from(SPECIAL), max_size=12).map(b"".join),
    ),
    format_=st.sampled_from(FORMATS),
)
def test_any_bytes_are_answered(capfdbinary: pytest.CaptureFixture[bytes], path: str, raw: bytes, format_: str) -> None:
    """Any bytes in the place of any record give findings in any format."""
    with TemporaryDirectory() as folder:
        found(capfdbinary, laid(Path(folder), {path: raw}, BASE), format_)


@quick
@given(seed=st.integers(0, 2**32), format_=st.sampled_from(FORMATS))
def test_faults_in_real_records_are_answered(
    capfdbinary: pytest.CaptureFixture[bytes], seed: int, format_: str
) -> None:
    """A few bytes, lines and values of real records changed, in several of them at once."""
    random = Random(seed)
    chosen = random.sample(EXAMPLES, 4)
    with TemporaryDirectory() as folder:
        root = laid(
            Path(folder), {**dict(random.sample(EXAMPLES, 8)), **{path: mutated(raw, random) for path, raw in chosen}}
        )
        found(capfdbinary, root, format_)
        answered(
            capfdbinary,
            root,
            "attendance",
            "--as-of",
            "2026-03-31",
            "--format",
            random.choice(("text", "markdown", "html", "csv", "json")),
        )


CASES: dict[str, tuple[bytes, str | None]] = {
    "not UTF-8": (b"name: Si\xe2n\nkind: board\n", "not-utf-8"),
    "half a surrogate": (b"name: \xed\xa0\x80\n", "not-utf-8"),
    "UTF-16 with a mark": ("\ufeffname: Trust\nkind: trust\n".encode("utf-16-le"), "not-utf-8"),
    "UTF-16 without a mark": ("name: Trust\nkind: trust\n".encode("utf-16-be"), "not-utf-8"),
    "UTF-32": ("\ufeffname: Trust\n".encode("utf-32-le"), "not-utf-8"),
    "a byte-order mark": (b"\xef\xbb\xbfname: Trust\nkind: trust\nsource: {document: terms}\n", None),
    "Windows line ends": (b"name: Trust\r\nkind: trust\r\nsource: {document: terms}\r\n", None),
    "old line ends": (b"name: Trust\rkind: trust\rsource: {document: terms}\r", None),
    "a NUL": (b"name: Tr\x00ust\nkind: trust\n", "yaml-syntax"),
    "only NULs": (b"\x00" * 100, "not-utf-8"),
    "tabs": (b"name: Trust\nseats:\n\tcouncil: {}\n", "yaml-syntax"),
    "a tab between": (b"name:\tTrust\nkind:\ttrust\nsource: {document: terms}\n", None),
    "an escape code": (b"name: \x1b[31mTrust\nkind: trust\n", "yaml-syntax"),
    "an escape code in quotes": (b'name: "\\e[31mTrust"\nkind: trust\n', "hidden-character"),
    "a surrogate in quotes": (b'name: "\\ud800"\nkind: trust\n', "yaml-syntax"),
    "a NUL in quotes": (b'name: "Tr\\0ust"\nkind: trust\n', "hidden-character"),
    "an alias bomb": (b"a: &a [x, x, x, x]\n" + b"".join(b"%c: &%c [*%c, *%c, *%c, *%c]\n" % (b"abcdefghijk"[n], b"abcdefghijk"[n], *[b"abcdefghijk"[n - 1]] * 4) for n in range(1, 11)), "yaml-reference"),
    "an alias of itself": (b"a: &a [*a]\n", "yaml-reference"),
    "a merge key": (b"base: &b {x: 1}\nname:\n  <<: *b\n", "yaml-reference"),
    "a thousand levels of lists": (b"name: " + b"[" * 1000 + b"]" * 1000 + b"\n", "yaml-depth"),
    "a thousand levels of blocks": (b"".join(b" " * n + b"a:\n" for n in range(1000)), "yaml-depth"),
    "a hundred thousand brackets": (b"[" * 100_000, "yaml-depth"),
    "a hundred thousand braces": (b"name: " + b"{a: " * 100_000, "yaml-depth"),
    "a hundred thousand dashes": (b"- " * 100_000, "yaml-depth"),
    "a hundred thousand question marks": (b"? " * 100_000, "yaml-syntax"),
    "a Python object": (b"name: !!python/object/apply:os.system ['touch planted']\n", "yaml-tag"),
    "a Python name": (b"!!python/name:os.system\n", "yaml-tag"),
    "another document": (b"name: Trust\nkind: trust\n---\nname: Other\n", "yaml-documents"),
    "another version": (b"%YAML 9.9\n---\nname: Trust\n", "yaml-syntax"),
    "a key of keys": (b"{a: b}: c\n", "yaml-syntax"),
    "a list": (b"- name: Trust\n", "yaml-syntax"),
    "nothing": (b"", "empty-record"),
    "a remark": (b"# nothing\n", "empty-record"),
    "thirty thousand keys": (b"".join(b"k%d: 1\n" % n for n in range(30_000)), "unknown-field"),
    "thirty thousand keys that are one": (b"a: 1\n" * 30_000, "duplicate-key"),
    "thirty thousand empty rows": (b"name: Trust\nkind: trust\nlinks: [" + b"{}," * 30_000 + b"]\n", "missing-field"),
    "a line of a million letters": (b"name: " + b"x" * 1_000_000 + b"\nkind: trust\n", "malformed-value"),
    "a number of many digits": (b"count: " + b"9" * 100_000 + b"\nkind: trust\nname: Trust\n", "malformed-value"),
    "infinity": (b"name: .inf\nkind: .nan\n", "unknown-word"),
    "a date that is none": (b"name: Trust\nkind: trust\nestablished: {on: 2025-02-30, source: {document: terms}}\n", "impossible-date"),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_named_cases(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes], name: str) -> None:
    """Each trick is a finding that says what it is, or simply works; fifty of a kind are told, and nothing is run."""
    raw, rule = CASES[name]
    path = "boards/exampleshire/case.yaml"
    root = laid(tmp_path, {path: raw}, BASE)
    rules = fired(capfdbinary, root, path)
    assert set(rules) == set() if rule is None else rule in rules
    assert len(rules) <= 101
    assert not (tmp_path / "planted").exists()


@pytest.mark.parametrize(
    "name",
    [
        "an alias bomb",
        "a thousand levels of lists",
        "a hundred thousand brackets",
        "a number of many digits",
        "a line of a million letters",
    ],
)
def test_a_trick_costs_little_memory(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes], name: str) -> None:
    """What is small stays small, and what is large is not multiplied."""
    root = laid(tmp_path, {"boards/exampleshire/case.yaml": CASES[name][0]}, BASE)
    tracemalloc.start()
    found(capfdbinary, root)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < MEMORY


def test_a_hundred_megabytes(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """A file of a hundred megabytes is not read."""
    root = laid(tmp_path, {}, BASE)
    os.truncate(root / TRUST, 100_000_000)
    tracemalloc.start()
    assert fired(capfdbinary, root, TRUST) == ["oversized-file"]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < MEMORY


def secret(root: Path) -> Path:
    """Return a file beside the records that nobody may be shown."""
    outside = root.parent / "outside.yaml"
    outside.write_text("name: [SECRET\n", encoding="utf-8")
    return outside


def linked(root: Path) -> None:
    """Put a link out of the folder in the place of a record."""
    (root / TRUST).unlink()
    (root / TRUST).symlink_to(secret(root))


def linked_folder(root: Path) -> None:
    """Put a link out of the folder in the place of a folder."""
    secret(root).rename(root.parent / "childrens-trust.yaml")
    (root / "boards/linked").symlink_to(root.parent)


def linked_kind(root: Path) -> None:
    """Put a link in the place of a kind's folder."""
    (root.parent / "elsewhere").mkdir()
    (root / "meetings").symlink_to(root.parent / "elsewhere")


def circle(root: Path) -> None:
    """Put links that lead to one another in the place of records."""
    (root / "boards/exampleshire/a.yaml").symlink_to("b.yaml")
    (root / "boards/exampleshire/b.yaml").symlink_to("a.yaml")
    (root / "boards/exampleshire/up").symlink_to("..")


def replaced_by_folder(root: Path) -> None:
    """Put a folder in the place of a record."""
    (root / TRUST).unlink()
    (root / TRUST).mkdir()
    (root / TRUST / "inside.yaml").write_bytes(b"")


def pipe(root: Path) -> None:
    """Put a pipe in the place of a record."""
    (root / TRUST).unlink()
    os.mkfifo(root / TRUST)


def socket_file(root: Path) -> None:
    """Put pipes where records of every depth would be."""
    os.mkfifo(root / "pipe")
    os.mkfifo(root / "boards/pipe.yaml")


def case_twins(root: Path) -> None:
    """Put records whose names differ only by their case."""
    for name in ("Childrens-trust.yaml", "CHILDRENS-TRUST.YAML", "childrens-trust.YAML"):
        (root / "boards/exampleshire" / name).write_bytes((root / TRUST).read_bytes())


def odd_names(root: Path) -> None:
    """Put names that no terminal, diff or page should be shown as they are."""
    for name in (
        b"\xff\xfe.yaml",
        b"\x1b[31mred.yaml",
        b"new\nline.yaml",
        "\u202egnp.yaml".encode(),
        b"<script>.yaml",
        b"a|b`c.yaml",
        b"-rf.yaml",
        b"nul.yaml",
        b"x" * 200 + b".yaml",
        b" .yaml",
        b"..yaml",
        b"...",
        "e\u0301.yaml".encode(),
    ):
        (root / "boards/exampleshire" / os.fsdecode(name)).write_bytes(b"name: [")
        (root / os.fsdecode(name)).write_bytes(b"")


def deep_folders(root: Path) -> None:
    """Put folders inside one another far beyond any record."""
    folder = root / "meetings"
    for _ in range(60):
        folder = folder / "a"
    folder.mkdir(parents=True)
    (folder / "2025-01-01.yaml").write_bytes(b"")


SURROUNDINGS: dict[Callable[[Path], None], set[str]] = {
    linked: {"linked-file"}, linked_folder: {"linked-file"}, linked_kind: {"linked-file"}, circle: {"linked-file"}, replaced_by_folder: {"stray-file"}, pipe: {"unreadable-file"}, socket_file: {"stray-file"},
    case_twins: {"misnamed-file", "stray-file"}, odd_names: {"misnamed-file", "stray-file"}, deep_folders: {"stray-file"},
}  # fmt: skip


@posix
@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("make", SURROUNDINGS, ids=lambda make: make.__name__)
def test_what_is_no_file(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes], make: Callable[[Path], None], format_: str
) -> None:
    """Links, folders, pipes and odd names are findings in every format; nothing outside the folder is read."""
    root = laid(tmp_path, {}, BASE)
    make(root)
    printed = found(capfdbinary, root, format_)
    assert "SECRET" not in printed
    codes = {RULES[name].code if format_ in {"sarif", "markdown"} else name for name in SURROUNDINGS[make]}
    assert [code for code in codes if code not in printed] == []


@posix
@pytest.mark.parametrize("make", SURROUNDINGS, ids=lambda make: make.__name__)
def test_other_commands_on_such_folders(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes], make: Callable[[Path], None]
) -> None:
    """Attendance, list and show say what they can, and never what lies outside."""
    root = laid(tmp_path, {MEETING: meeting()}, BASE) if make is not linked_kind else laid(tmp_path, {}, BASE)
    make(root)
    for arguments in (
        ("attendance",),
        ("attendance", "trust"),
        ("list",),
        ("list", "boards"),
        ("show", "exampleshire/childrens-trust"),
        ("show", "exampleshire"),
    ):
        assert "SECRET" not in answered(capfdbinary, root, *arguments)[1]


@pytest.mark.parametrize("name", [name for name, (raw, _) in CASES.items() if len(raw) < 10_000])
def test_other_commands_on_faulty_records(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes], name: str) -> None:
    """A faulty board, meeting and place: figures are said to be missing, with status 2, and nothing fails."""
    raw, _ = CASES[name]
    root = laid(
        tmp_path,
        {TRUST: raw, "places/exampleshire.yaml": raw, MEETING: raw, MEETING.replace("03", "04"): meeting()},
        BASE,
    )
    assert answered(capfdbinary, root, "attendance", "exampleshire/childrens-trust", "--as-of", "2025-12-31")[0] == 2
    for arguments in (
        ("attendance", "trust"),
        ("list",),
        ("show", "exampleshire/childrens-trust"),
        ("show", MEETING),
        ("show", "exampleshire", "--format", "json"),
    ):
        answered(capfdbinary, root, *arguments)


def test_a_file_that_may_not_be_read(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file without access, or that another program holds, is a finding, and the rest is checked."""
    root, real = laid(tmp_path, {"boards/exampleshire/faulty.yaml": b"name: ["}, BASE), os.open

    def refuse(path: str, *rest: int, **more: int) -> int:
        if str(path).endswith(TRUST):
            raise PermissionError(13, "Permission denied")
        return real(path, *rest, **more)

    monkeypatch.setattr("os.open", refuse)
    printed = found(capfdbinary, root)
    assert f"{TRUST}:1:1: error " in printed
    assert "this file cannot be opened: permission denied [unreadable-file]" in printed
    assert "[yaml-syntax]" in printed


def test_a_file_that_goes_away(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file removed between being listed and being read is a finding, not an end."""
    root, real = laid(tmp_path, {}, BASE), os.open

    def gone(path: str, *rest: int, **more: int) -> int:
        if str(path).endswith(TRUST):
            raise FileNotFoundError(2, "No such file or directory")
        return real(path, *rest, **more)

    monkeypatch.setattr("os.open", gone)
    assert "this file cannot be opened: no such file or directory [unreadable-file]" in found(capfdbinary, root)


def test_every_level_has_a_status(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """What a trick is found as fails the run from its level on, and not above."""
    root = laid(tmp_path, {"boards/exampleshire/case.yaml": b"a: &a [*a]\n"}, BASE)
    assert RULES["yaml-reference"].level is Level.ERROR
    assert [
        answered(capfdbinary, root, "check", "--no-cache", "--fail-on", level)[0] for level in ("error", "never")
    ] == [1, 0]


def test_the_example_is_what_faults_are_made_of() -> None:
    """The mutations start from sound records of every kind."""
    assert {path.partition("/")[0] for path, _ in EXAMPLES} == {path.name for path in EXAMPLE.iterdir()}
