"""Verdicts kept by content: a saving of time, never another answer, and never in the repository."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

import pytest

from folders import BASE, ROOT, TRUST, board, laid, snapshot
from partnership.checking import cache
from partnership.checking.check import check
from partnership.checking.verdict import Checked
from partnership.commands import run
from partnership.documents import schemas
from partnership.words.finding import Fault, Finding, Position, Related

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FINDING = Finding(
    "unknown-field",
    TRUST,
    Fault(
        ("seats", 0, "x"),
        "Siân",
        "mend it",
        on_key=True,
        related=(Related("", (), "first", Position(1, 2)), Related(TRUST, (1,), "then")),
        mark=Position(3, 4),
    ),
)
needs_links = pytest.mark.skipif(os.name == "nt", reason="Windows lets few people make links")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a folder of records with one finding that stands and one that is accepted."""
    accepted = "accepted:\n  - {rule: sourceless-record, reason: no source was found, accepted_by: secretary, look_again: 2030-01-01}\n"
    return laid(
        tmp_path / "work",
        {"boards/exampleshire/group.yaml": board("Group") + accepted, "boards/exampleshire/faulty.yaml": "name: ["},
        BASE,
    )


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder that verdicts are kept in."""
    folder = tmp_path / "home" / "partnership"
    monkeypatch.setattr(cache, "folder", lambda: folder)
    return folder


def test_recalls_what_it_kept(root: Path, home: Path) -> None:
    """A verdict comes back whole: findings, acceptances, places, and the number of records."""
    checked = check(root)
    assert checked.findings
    assert checked.accepted
    key = cache.key(root)
    cache.keep(key, checked)
    assert cache.recall(key) == checked
    assert [path.name for path in home.iterdir()] == [f"{key}.json"]


def test_keeps_every_part_of_a_finding(home: Path) -> None:
    """Marks, related places, remedies and letters of any script survive."""
    checked = Checked((FINDING,), (), 7)
    cache.keep("k", checked)
    assert home.is_dir()
    assert cache.recall("k") == checked


@pytest.mark.usefixtures("home")
def test_nothing_kept_nothing_recalled() -> None:
    """Where nothing was kept there is no verdict."""
    assert cache.recall("k") is None


def changes() -> Iterator[tuple[str, Any]]:
    """Yield each way in which what is checked may change."""
    yield "a byte", lambda root: (root / TRUST).write_bytes((root / TRUST).read_bytes().replace(b"Police", b"Polite"))
    yield "a space at the end", lambda root: (root / TRUST).write_bytes((root / TRUST).read_bytes() + b" ")
    yield "a path", lambda root: (root / TRUST).rename((root / TRUST).with_name("trust.yaml"))
    yield "a new record", lambda root: (root / TRUST).with_name("new.yaml").write_bytes(b"")
    yield "a record gone", lambda root: (root / TRUST).unlink()
    yield "a stray file", lambda root: (root / "loose.txt").write_bytes(b"")
    yield "a folder", lambda root: (root / TRUST).with_name("folder.yaml").mkdir()
    yield "a file grown too large", lambda root: os.truncate(root / TRUST, 2**21)
    yield (
        "a copy of a schema",
        lambda root: (
            (root.parent / "schemas").mkdir(),
            (root.parent / "schemas" / "common.schema.json").write_text("{}"),
        ),
    )


@pytest.mark.parametrize("change", [change for _, change in changes()], ids=[name for name, _ in changes()])
def test_what_changes_is_checked_again(root: Path, change: Any) -> None:
    """Each byte and each path counts."""
    before = cache.key(root)
    assert cache.key(root) == before
    change(root)
    assert cache.key(root) != before


def test_two_files_that_change_places(root: Path) -> None:
    """The same bytes under other names are other records."""
    before = cache.key(root)
    one, other = root / TRUST, root / "boards/exampleshire/group.yaml"
    first, second = one.read_bytes(), other.read_bytes()
    one.write_bytes(second)
    other.write_bytes(first)
    assert cache.key(root) != before


@pytest.mark.parametrize(
    ("module", "name", "other"),
    [
        ("partnership.documents.schemas", "digest", lambda: "another"),
        ("partnership", "__version__", "0.0.0"),
        ("partnership.checking.cache", "_parsers", lambda: iter(["yaml:1:1"])),
        ("partnership.checking.cache", "_sources", lambda: iter(["check.py:1:1"])),
        ("sys", "version", "3.99"),
    ],
)
def test_another_tool_checks_again(
    root: Path, monkeypatch: pytest.MonkeyPatch, module: str, name: str, other: object
) -> None:
    """Schemas, tool, its very files, parser and Python are part of what a verdict rests on."""
    before = cache.key(root)
    monkeypatch.setattr(f"{module}.{name}", other)
    assert cache.key(root) != before


def test_the_same_records_elsewhere_need_no_new_check(root: Path, tmp_path: Path) -> None:
    """A verdict is about content: a second checkout shares it."""
    other = laid(tmp_path / "other", {}, root)
    assert cache.key(other) == cache.key(root)


def altered(**change: object) -> str:
    """Return a kept verdict with something changed."""
    return json.dumps({"key": "k", "records": 1, "findings": [FINDING], "accepted": [], **change})


def in_finding(number: int, value: object) -> str:
    """Return a kept verdict whose finding has another rule (0), path (1) or fault (2)."""
    return altered(findings=[[*FINDING[:number], value, *FINDING[number + 1 :]]])


def in_fault(number: int, value: object) -> str:
    """Return a kept verdict with one part of the fault changed."""
    return in_finding(2, [*FINDING.fault[:number], value, *FINDING.fault[number + 1 :]])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        '"k"',
        "NaN",
        '{"key": "k"}',
        altered()[:-5],
        "\ufeff" + altered(),
        "[" * 100_000,
        '{"a":' * 100_000,
        altered(key="another"),
        altered(key=None),
        altered(records="many"),
        altered(records=None),
        altered(records=float("inf")),
        altered(records=float("nan")),
        altered(records=[1]),
        altered(findings=None),
        altered(findings=1),
        altered(findings="abc"),
        altered(findings={"a": 1}),
        altered(findings=[None]),
        altered(findings=[[]]),
        altered(findings=[["a", "b", "c"]]),
        altered(accepted=[[FINDING, []]]),
        altered(accepted=[None]),
        altered(accepted=[[FINDING, ["r", "a", [], "x", "d", "board", "i", 7, 0]]]),
        in_finding(0, "no-such-rule"),
        in_finding(0, "--init--"),
        in_finding(0, "__init__"),
        in_finding(0, 7),
        in_finding(0, ["unknown-field"]),
        in_finding(1, "/etc/passwd"),
        in_finding(1, "../secret.yaml"),
        in_finding(1, "boards/../../secret.yaml"),
        in_finding(1, "boards\\..\\..\\secret.yaml"),
        in_finding(1, "../schemas/../secret"),
        in_finding(1, "a\0b"),
        in_finding(1, None),
        in_finding(2, None),
        in_finding(2, []),
        in_fault(0, 7),
        in_fault(0, [None]),
        in_fault(0, [{}]),
        in_fault(1, 7),
        in_fault(1, None),
        in_fault(2, 7),
        in_fault(4, 7),
        in_fault(4, [["../x", [], "m", None, False]]),
        in_fault(4, [[]]),
        in_fault(5, [0, 1]),
        in_fault(5, [1, -9]),
        in_fault(5, [float("inf"), 1]),
        in_fault(5, ["a", "b"]),
        in_fault(5, 7),
        in_fault(5, [1]),
        in_fault(5, [1, 2, 3]),
    ],
)
def test_what_is_not_a_verdict_is_ignored(home: Path, text: str) -> None:
    """A file that is cut short, foreign or made to mislead is as good as none."""
    home.mkdir(parents=True)
    (home / "k.json").write_text(text, encoding="utf-8")
    assert cache.recall("k") is None


def test_bytes_that_are_not_text_are_ignored(home: Path) -> None:
    """A file of other bytes is as good as none."""
    home.mkdir(parents=True)
    (home / "k.json").write_bytes(b"\xff\xfe\x00")
    assert cache.recall("k") is None


def test_a_verdict_too_large_is_ignored(home: Path) -> None:
    """A file of many megabytes is not even read."""
    home.mkdir(parents=True)
    (home / "k.json").write_text(altered(), encoding="utf-8")
    assert cache.recall("k") == Checked((FINDING,), (), 1)
    os.truncate(home / "k.json", 2**40)
    assert cache.recall("k") is None


@needs_links
def test_a_link_in_the_place_of_a_verdict_is_ignored(home: Path, tmp_path: Path) -> None:
    """A verdict is an ordinary file; a link is not followed, and is replaced without its target being touched."""
    home.mkdir(parents=True)
    (tmp_path / "planted.json").write_text(altered(), encoding="utf-8")
    (home / "k.json").symlink_to(tmp_path / "planted.json")
    assert cache.recall("k") is None
    cache.keep("k", Checked((), (), 2))
    assert cache.recall("k") == Checked((), (), 2)
    assert (tmp_path / "planted.json").read_text(encoding="utf-8") == altered()


@needs_links
def test_a_verdict_of_somebody_else_is_ignored(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the user's own files are believed."""
    cache.keep("k", Checked((), (), 2))
    assert home.is_dir()
    monkeypatch.setattr(os, "getuid", lambda: 12345)
    assert cache.recall("k") is None


@pytest.mark.parametrize("obstacle", ["file", "folder", "dangling"])
def test_a_cache_that_cannot_be_used_is_harmless(home: Path, obstacle: str) -> None:
    """Something else in the place of the folder, or of a verdict: nothing is kept, and nothing fails."""
    home.parent.mkdir(parents=True)
    if obstacle == "file":
        home.write_text("")
    elif obstacle == "dangling":
        home.symlink_to("nowhere")
    else:
        (home / "k.json").mkdir(parents=True)
    cache.keep("k", Checked((), (), 2))
    assert cache.recall("k") is None
    assert list(home.parent.rglob("new-*")) == []


def test_a_folder_that_may_not_be_written_is_harmless(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the right to write, nothing is kept, and nothing fails."""

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    home.mkdir(parents=True)
    monkeypatch.setattr("tempfile.mkstemp", refuse)
    cache.keep("k", Checked((), (), 2))
    assert cache.recall("k") is None


@needs_links
def test_a_linked_folder_is_harmless(home: Path, tmp_path: Path) -> None:
    """A cache folder that is kept elsewhere works as any other."""
    (tmp_path / "elsewhere").mkdir()
    home.parent.mkdir(parents=True)
    home.symlink_to(tmp_path / "elsewhere")
    cache.keep("k", Checked((), (), 2))
    assert cache.recall("k") == Checked((), (), 2)


def test_a_disk_that_is_full_leaves_nothing_behind(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A verdict is written whole or not at all."""

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("json.dumps", full)
    cache.keep("k", Checked((), (), 2))
    assert list(home.iterdir()) == []


@needs_links
def test_verdicts_are_private(home: Path) -> None:
    """Nobody else may read what is kept."""
    cache.keep("k", Checked((), (), 2))
    assert [oct(path.stat().st_mode & 0o777) for path in (home, home / "k.json")] == ["0o700", "0o600"]


def test_old_verdicts_are_forgotten(home: Path) -> None:
    """The twenty newest stay."""
    for number in range(23):
        cache.keep(f"k{number}", Checked((), (), number))
        os.utime(home / f"k{number}.json", (number, number))
    cache.keep("newest", Checked((), (), 0))
    assert {path.stem for path in home.iterdir()} == {"newest", *(f"k{number}" for number in range(4, 23))}


def test_what_is_kept_stays_small(home: Path) -> None:
    """Together the kept are never larger than the largest that is read: the oldest go first."""
    for number in range(3):
        cache.keep(f"k{number}", Checked((), (), number))
        os.utime(home / f"k{number}.json", (number, number))
    os.truncate(home / "k1.json", 2**26)
    os.utime(home / "k1.json", (1, 1))
    cache.keep("newest", Checked((), (), 0))
    assert {path.stem for path in home.iterdir()} == {"newest", "k2"}


def test_it_is_not_in_the_repository() -> None:
    """The folder is the user's own, wherever the records are."""
    assert not cache.folder().is_relative_to(ROOT)
    assert cache.folder().is_absolute()


def checks(root: Path, *options: str) -> int:
    """Check a folder on the command line; return the exit status."""
    return run(["check", "--records", str(root), *options])


def test_the_command_uses_what_was_kept(root: Path, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A second run says the same, by what the first one kept; nothing is written beside the records."""
    before = snapshot(root.parent)
    first = (checks(root), capsys.readouterr())
    kept = home / f"{cache.key(root)}.json"
    assert (checks(root), capsys.readouterr()) == first
    data = json.loads(kept.read_text(encoding="utf-8"))
    kept.write_text(json.dumps({**data, "records": 4321}), encoding="utf-8")
    checks(root)
    assert "4,321 records" in capsys.readouterr().out
    assert snapshot(root.parent) == before


@pytest.mark.parametrize(
    ("ci", "options", "kept"),
    [
        ("", (), True),
        ("", ("--no-cache",), False),
        ("true", (), False),
        ("1", ("--cache",), True),
        ("true", ("--no-cache",), False),
    ],
)
def test_when_it_is_used(
    home: Path, monkeypatch: pytest.MonkeyPatch, ci: str, options: tuple[str, ...], kept: bool
) -> None:
    """It is on by default, off in CI, and as asked for anywhere."""
    monkeypatch.setenv("CI", ci)
    checks(BASE, *options)
    assert home.exists() == kept


@pytest.mark.parametrize("text", [b"name: Faulty\nkind: bored\n", b"", None], ids=["other", "empty", "gone"])
@pytest.mark.usefixtures("home")
def test_a_change_that_was_tried_is_not_checked_again(
    root: Path, monkeypatch: pytest.MonkeyPatch, text: bytes | None
) -> None:
    """What the records would come to is what they come to once the change is made, in as many words."""
    path = "boards/exampleshire/faulty.yaml"
    assert cache.key(root, {path: text}) != cache.key(root)
    tried = cache.verdict(root, {path: text})
    if text is None:
        (root / path).unlink()
    else:
        (root / path).write_bytes(text)
    assert tried == check(root)
    monkeypatch.setattr("partnership.checking.check.check", pytest.fail)
    assert cache.verdict(root) == tried


def test_a_file_that_changes_meanwhile_is_not_kept(root: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A verdict on other bytes than those of its key is shown and not kept."""
    real = check

    def slow(folder: Path, **how: Any) -> Checked:
        (root / "boards/exampleshire/faulty.yaml").unlink(missing_ok=True)
        return real(folder, **how)

    monkeypatch.setattr("partnership.checking.check.check", slow)
    checks(root)
    assert not home.exists()


def test_the_digest_is_of_all_schemas() -> None:
    """One letter in any schema gives another digest."""
    before = schemas.digest()
    assert len(before) == 64
    found = set()
    for name in schemas.NAMES:
        with pytest.MonkeyPatch.context() as patch:
            real = schemas.text
            patch.setattr(schemas, "text", lambda one, name=name, real=real: real(one) + (" " if one == name else ""))
            found.add(schemas.digest.__wrapped__())
    assert len(found - {before}) == len(schemas.NAMES)
