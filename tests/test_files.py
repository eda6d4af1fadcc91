"""The door to the records: what is found, listed and read, and what is refused with a word why."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

import pytest

from partnership.checking.check import check
from partnership.source import files
from partnership.source.files import NoRecordsError, Unreadable

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

BOARD = "boards/exampleshire/youth-board.yaml"
needs_links = pytest.mark.skipif(os.name == "nt", reason="Windows lets few people make links")
needs_pipes = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no named pipes")


def put(root: Path, path: str, text: str = "name: Youth Board\nkind: board\n") -> Path:
    """Write a file below the folder of records."""
    target = root / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")
    return target


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a folder of records with one board in it."""
    put(tmp_path / "records", BOARD)
    return tmp_path / "records"


def strays(root: Path) -> list[tuple[str, str]]:
    """Return the rule and path of everything that is not read."""
    return [(stray.rule, stray.path) for stray in files.listing(root).strays]


def fired(root: Path) -> list[tuple[str, str]]:
    """Return the rule and path of every finding about files."""
    about_files = {"stray-file", "misnamed-file", "linked-file", "unreadable-file", "oversized-file"}
    return [(finding.rule, finding.path) for finding in check(root).findings if finding.rule in about_files]


def test_finds_the_folder_from_inside_and_above(root: Path) -> None:
    """`records` is found in the current folder or any above it, also from deep inside the records."""
    for start in (root.parent, root, root / "boards", root / "boards/exampleshire"):
        assert files.find(start) == root


def test_finds_the_folder_that_is_named(root: Path) -> None:
    """A named folder may be the records themselves or what holds them."""
    assert files.find(root.parent, root) == files.find(root.parent, root.parent) == root


@pytest.mark.parametrize(
    ("name", "why"), [("nowhere", "is not a folder"), ("empty", "has none of the folders places, plans, boards")]
)
def test_says_why_a_named_folder_is_not_one(tmp_path: Path, name: str, why: str) -> None:
    """A folder that is not there and one without records are told apart."""
    (tmp_path / "empty").mkdir()
    with pytest.raises(NoRecordsError, match=why):
        files.find(tmp_path, tmp_path / name)


def test_says_that_there_are_no_records(tmp_path: Path) -> None:
    """Nothing above the current folder holds records."""
    with pytest.raises(NoRecordsError, match="no folder `records`"):
        files.find(tmp_path)


def test_a_folder_of_records_that_may_not_be_opened(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder itself without access is one sentence, not a trace."""
    monkeypatch.setattr(os, "scandir", refuse)
    with pytest.raises(NoRecordsError, match="cannot be opened: permission denied"):
        files.listing(root)


def refuse(*_: object, **__: object) -> int:
    """Stand in for a system call that the system refuses; root may read everything, so it is never refused."""
    raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


def test_lists_records_with_kind_id_and_path(root: Path) -> None:
    """A record's id is its path below its kind's folder, and records come in order of path."""
    for path in (
        "places/exampleshire.yaml",
        "meetings/exampleshire/youth-board/2024-05-14-2.yaml",
        "meetings/exampleshire/youth-board/undated-mid-3901.yaml",
    ):
        put(root, path)
    listing = files.listing(root)
    assert [(one.kind.name, one.id) for one in listing.records] == [
        ("board", "exampleshire/youth-board"),
        ("meeting", "exampleshire/youth-board/2024-05-14-2"),
        ("meeting", "exampleshire/youth-board/undated-mid-3901"),
        ("place", "exampleshire"),
    ]
    assert [one.path for one in listing.records] == sorted(one.path for one in listing.records)
    assert not listing.strays


@pytest.mark.parametrize(
    "path",
    [
        "boards/exampleshire/~$youth-board.yaml",
        "boards/exampleshire/.youth-board.yaml.swp",
        "boards/exampleshire/youth-board.yaml~",
        "boards/exampleshire/desktop.ini",
        "boards/Thumbs.db",
        "README.md",
        ".git/config",
        "boards/.DS_Store",
    ],
)
def test_passes_over_what_belongs_to_other_programs(root: Path, path: str) -> None:
    """Lock files, hidden files and the like are neither records nor strays."""
    put(root, path)
    listing = files.listing(root)
    assert [one.path for one in listing.records] == [BOARD]
    assert not listing.strays


@pytest.mark.parametrize(
    ("path", "rule"),
    [
        ("boards/exampleshire/Youth-Panel.yaml", "misnamed-file"),
        ("boards/Exampleshire/youth-panel.yaml", "misnamed-file"),
        ("boards/exampleshire/youth panel.yaml", "misnamed-file"),
        ("boards/exampleshire/youth_panel.yaml", "misnamed-file"),
        ("boards/exampleshire/-panel.yaml", "misnamed-file"),
        ("boards/exampleshire/siân.yaml", "misnamed-file"),
        ("boards/exampleshire/.yaml.yaml", None),
        ("boards/exampleshire/con.yaml", "misnamed-file"),
        ("boards/nul/youth-panel.yaml", "misnamed-file"),
        ("boards/exampleshire/lpt1.yaml", "misnamed-file"),
        ("boards/exampleshire/console.yaml", None),
        (f"boards/exampleshire/{'a' * 151}.yaml", "misnamed-file"),
        ("boards/exampleshire/youth-panel.yml", "stray-file"),
        ("boards/exampleshire/youth-panel.YAML", "stray-file"),
        ("boards/exampleshire/minutes.docx", "stray-file"),
        ("boards/youth-panel.yaml", "stray-file"),
        ("boards/exampleshire/north/youth-panel.yaml", "stray-file"),
        ("places/exampleshire/alder.yaml", "stray-file"),
        ("notes.txt", "stray-file"),
        ("Boards/exampleshire/youth-panel.yaml", "stray-file"),
        ("meetings/exampleshire/youth-board/may.yaml", "misnamed-file"),
        ("meetings/exampleshire/youth-board/2024-5-14.yaml", "misnamed-file"),
        ("meetings/exampleshire/youth-board/2024-05-14-1.yaml", "misnamed-file"),
        ("meetings/exampleshire/youth-board/undated.yaml", "misnamed-file"),
        ("meetings/exampleshire/2024-05-14.yaml", "stray-file"),
    ],
)
def test_tells_what_is_not_a_record(root: Path, path: str, rule: str | None) -> None:
    """Every other name is a finding of its own, and the records beside it are still read."""
    put(root, path)
    told = fired(root)
    if rule is None:
        assert told == []
    else:
        assert [name for name, _ in told] == [rule]
        assert path.startswith(told[0][1])
    assert BOARD in [one.path for one in files.listing(root).records]


def test_a_name_with_codes_in_it_is_shown_without(root: Path) -> None:
    """A file name cannot smuggle escape codes into a message."""
    try:
        put(root, "boards/exampleshire/x\x1b[31my.yaml")
    except OSError:
        pytest.skip("this system holds no such name")
    assert "\x1b" not in files.listing(root).strays[0].message


def test_a_folder_named_as_a_record(root: Path) -> None:
    """A folder `x.yaml` is told, and what lies in it is not a record."""
    put(root, "boards/exampleshire/panel.yaml/inner.yaml")
    assert strays(root) == [("stray-file", "boards/exampleshire/panel.yaml")]


@needs_links
@pytest.mark.parametrize("path", ["boards/exampleshire/panel.yaml", "boards/birchshire", "measures"])
def test_links_are_not_followed(root: Path, tmp_path: Path, path: str) -> None:
    """A link to a file, to a folder of boards, or in place of a kind's folder is told and left alone."""
    outside = put(tmp_path / "outside", "secret.yaml")
    (root / path).symlink_to(outside if path.endswith(".yaml") else outside.parent)
    assert fired(root) == [("linked-file", path)]


@needs_links
def test_a_link_put_there_after_the_listing_is_not_followed(root: Path, tmp_path: Path) -> None:
    """The moment between listing and reading cannot be used to lead outside."""
    outside = put(tmp_path, "secret.yaml")
    (root / BOARD).unlink()
    (root / BOARD).symlink_to(outside)
    refused = files.read(str(root), BOARD)
    assert isinstance(refused, Unreadable)
    assert refused.rule == "linked-file"


@needs_links
def test_a_dangling_link_and_a_circle_of_links(root: Path) -> None:
    """Links to nothing and to themselves are links like others."""
    (root / "boards/exampleshire/a.yaml").symlink_to("b.yaml")
    (root / "boards/exampleshire/b.yaml").symlink_to("a.yaml")
    (root / "boards/exampleshire/c").symlink_to(".")
    assert [rule for rule, _ in fired(root)] == ["linked-file"] * 3


@needs_pipes
def test_a_pipe_is_not_waited_on(root: Path) -> None:
    """A named pipe under the name of a record is told at once."""
    os.mkfifo(root / "boards/exampleshire/panel.yaml")
    assert fired(root) == [("unreadable-file", "boards/exampleshire/panel.yaml")]


def test_a_file_without_access(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that may not be opened is one finding in the system's own words."""
    monkeypatch.setattr(os, "open", refuse)
    finding = check(root).findings[0]
    assert (finding.rule, finding.fault.message) == ("unreadable-file", "this file cannot be opened: permission denied")


def test_a_folder_without_access(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that may not be opened is told, and the rest is still listed."""
    put(root, "boards/birchshire/board.yaml")
    scan = os.scandir

    def some(path: str) -> object:
        return refuse() if path.endswith("birchshire") else scan(path)

    with monkeypatch.context() as patch:  # what takes the folder of the test away looks through it too
        patch.setattr(os, "scandir", some)
        assert strays(root) == [("unreadable-file", "boards/birchshire")]
        assert [one.path for one in files.listing(root).records] == [BOARD]


def test_a_file_that_fails_while_it_is_read(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that fails half-way gives a finding, never half a record."""
    monkeypatch.setattr(os, "read", refuse)
    refused = files.read(str(root), BOARD)
    assert isinstance(refused, Unreadable)
    assert refused.message == "this file cannot be read: permission denied"


def test_a_file_that_is_gone(root: Path) -> None:
    """A file taken away after the listing is told."""
    refused = files.read(str(root), "boards/exampleshire/gone.yaml")
    assert isinstance(refused, Unreadable)
    assert refused.rule == "unreadable-file"


def test_a_file_handed_over_in_small_pieces(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A system that reads a few bytes at a time still gives the whole file."""
    take = os.read
    monkeypatch.setattr(os, "read", lambda descriptor, count: take(descriptor, min(count, 7)))
    assert files.read(str(root), BOARD) == (root / BOARD).read_bytes()


def test_a_file_cut_short_while_it_is_read(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that ends before its size is read as far as it goes."""
    pieces = iter((b"name: ", b"Youth", b""))
    monkeypatch.setattr(os, "read", lambda *_: next(pieces))
    assert files.read(str(root), BOARD) == b"name: Youth"


def test_a_huge_file_is_not_read(root: Path) -> None:
    """A hundred megabytes under the name of a record are refused by size alone."""
    with (root / BOARD).open("r+b") as file:
        file.truncate(100 * 1024 * 1024)
    refused = files.read(str(root), BOARD)
    assert isinstance(refused, Unreadable)
    assert (refused.rule, refused.message) == (
        "oversized-file",
        "this file has 104,857,600 bytes, and records are read up to 1,048,576",
    )
    assert fired(root) == [("oversized-file", BOARD)]


def test_the_largest_file_is_read(root: Path) -> None:
    """The limit itself still counts as a record."""
    (root / BOARD).write_bytes(b"#" * files.LARGEST)
    assert len(files.read(str(root), BOARD)) == files.LARGEST


def test_reading_changes_nothing(root: Path) -> None:
    """A check leaves every file and folder as it was."""

    def state() -> Sequence[tuple[str, int, bytes]]:
        return [
            (str(path), path.stat().st_mtime_ns, path.read_bytes())
            for path in sorted(root.rglob("*"))
            if path.is_file()
        ]

    before = state()
    check(root)
    assert state() == before
