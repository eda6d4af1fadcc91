"""What was found of records by themselves, kept: after any change the answer is that of a whole check."""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from folders import EXAMPLE, TRUST, laid
from mutations import mutated
from partnership.checking import apart, cache
from partnership.checking.check import check
from partnership.commands import run
from partnership.source import reader

if TYPE_CHECKING:
    from collections.abc import Iterator

MEETING = "meetings/exampleshire/childrens-trust/2025-02-12.yaml"
MEASURE = "measures/exampleshire/audits-rated-good.yaml"
RESTRUCTURE = "restructures/exampleshire/local-boards-2024.yaml"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder that it is kept in."""
    folder = tmp_path / "home"
    monkeypatch.setattr(cache, "folder", lambda: folder)
    return folder


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a copy of the example, of which everything was kept."""
    folder = laid(tmp_path / "work", {}, EXAMPLE)
    kept(folder)
    return folder


def kept(root: Path) -> dict[str, apart.Found]:
    """Check a folder, keep what is found of each record, and return it."""
    found: dict[str, apart.Found] = {}
    check(root, apart=found)
    apart.keep(cache.state(root), found)
    return found


def recalled(root: Path) -> dict[str, apart.Found]:
    """Return what is known of the records of a folder by themselves."""
    return apart.recall(cache.state(root))


def test_it_comes_back_whole(root: Path) -> None:
    """Findings, acceptances and facts of every sound record come back as they were; nothing of restructures is kept."""
    found = recalled(root)
    assert found == kept(root)
    assert any(one.findings for one in found.values())
    assert any(one.acceptances for one in found.values())
    folders = [folder.name for folder in EXAMPLE.iterdir() if folder.is_dir()]
    assert {path.partition("/")[0] for path in found} == {*folders} - {"restructures"}


def test_only_what_changed_is_read_and_asked(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of meetings and measures only those that changed are read; places, plans, boards and restructures always are."""
    (root / MEETING).write_bytes((root / MEETING).read_bytes() + b"# seen\n")
    found = recalled(root)
    assert MEETING not in found
    assert MEASURE in found
    read: list[bytes] = []
    real = reader.read

    def noted(raw: bytes) -> reader.Reading:
        read.append(raw)
        return real(raw)

    monkeypatch.setattr(reader, "read", noted)
    check(root, apart=found)
    always = ("places", "plans", "boards", "restructures")
    wanted = [path for name in always for path in (root / name).rglob("*.yaml")] + [root / MEETING]
    assert sorted(read) == sorted(path.read_bytes() for path in wanted)
    assert MEETING in found


def about_another(root: Path) -> Iterator[tuple[str, bytes | None]]:
    """Yield changes after which every other record may be judged otherwise: what is there, and what all are held against."""
    yield TRUST, (root / TRUST).read_bytes() + b"# seen\n"
    yield MEASURE, None
    yield MEASURE.replace("audits", "more-audits"), (root / MEASURE).read_bytes()
    yield "places/exampleshire.yaml", b"name: ["


@pytest.mark.parametrize("number", range(4))
def test_what_others_are_held_against(root: Path, number: int) -> None:
    """After a board or place has changed, or a record has come or gone, nothing that was kept is believed."""
    path, after = list(about_another(root))[number]
    state = cache.state(root, {path: after})
    assert apart.recall(state) == {}
    assert cache.verdict(root, {path: after}) == check(root, changed={path: after})


@settings(max_examples=6, deadline=None)
@given(seed=st.integers(0, 2**32), edits=st.integers(1, 3))
def test_it_says_what_a_whole_check_says(seed: int, edits: int) -> None:
    """However records are changed one after another, kept or not kept between, the verdict is that of a whole check."""
    random = Random(seed)
    paths = [path.relative_to(EXAMPLE).as_posix() for path in EXAMPLE.rglob("*.yaml")]
    with tempfile.TemporaryDirectory() as scratch, pytest.MonkeyPatch.context() as patch:
        patch.setattr(cache, "folder", lambda: Path(scratch) / "home")
        root = laid(Path(scratch), {}, EXAMPLE)
        kept(root)
        for _ in range(edits):
            _edited(root, random.choice(sorted(paths)), random)
            found = recalled(root)
            assert check(root, apart=found, processes=random.choice((1, 1, 2))) == check(root)
            if random.random() < 0.5:
                apart.keep(cache.state(root), found)


def _edited(root: Path, path: str, random: Random) -> None:
    """Make a record faulty, put another's text in its place, copy it, take it away, or touch what it says of its sources."""
    target = root / path
    raw = target.read_bytes() if target.exists() else (EXAMPLE / path).read_bytes()
    others = sorted(target.parent.glob("*.yaml"))
    match random.choice(("faulty", "another's", "copied", "gone", "sound")):
        case "faulty":
            target.write_bytes(mutated(raw, random))
        case "another's":
            target.write_bytes(random.choice(others).read_bytes() if others else raw)
        case "copied":
            target.with_name(f"{target.stem[:8]}30.yaml").write_bytes(raw)
        case "gone":
            target.unlink(missing_ok=True)
        case _:
            target.write_bytes(raw.replace(b"present", b"apologies", 1) + b"# seen\n")


def altered(root: Path, path: str, one: Any) -> dict[str, apart.Found]:
    """Return what is recalled where something else is kept of a record."""
    state = cache.state(root)
    data = cache.stored(state.around)
    data["apart"][path] = one
    cache.store(state.around, data)
    return recalled(root)


STRANGE: list[tuple[tuple[int, ...], Any]] = [
    ((1,), None),
    ((1,), [["no-such-rule", MEASURE, [[], "x", None, False, [], None]]]),
    ((1,), [["small-number", TRUST, [[], "x", None, False, [], None]]]),
    ((2,), 7),
    ((2,), [["small-number", "", [], "x", "x", "board", "x", TRUST, 0]]),
    ((3,), None),
    ((3,), ["too", "few"]),
    ((3, 0), "exampleshire/other"),
    ((3, 1), 7),
    ((3, 4), [["exampleshire/a-board", None]]),
    ((3, 10), [[1, 2]]),
    ((3, 10), [[1, "x"], [1, 2]]),
    ((3, 10), [[1, float("inf")], [1, 2]]),
]
"""What nobody could have kept of a measure: where in its digest, findings, acceptances and facts, and what."""


@pytest.mark.parametrize(("where", "strange"), STRANGE)
def test_what_misleads_is_ignored(root: Path, where: tuple[int, ...], strange: Any) -> None:
    """Where one part of it cannot have been kept, nothing of it is believed."""
    one = cache.stored(cache.state(root).around)["apart"][MEASURE]
    assert altered(root, MEASURE, one) == kept(root)
    part = one
    for index in where[:-1]:
        part = part[index]
    part[where[-1]] = strange
    assert altered(root, MEASURE, one) == {}


def test_nothing_is_believed_of_a_restructure(root: Path) -> None:
    """Something kept of a kind of which nothing is kept is made up; of a record that is not there it is out of date."""
    state = cache.state(root)
    assert altered(root, RESTRUCTURE, [state.records[RESTRUCTURE], [], [], None]) == {}
    kept(root)
    assert altered(root, "measures/exampleshire/gone.yaml", ["x", [], [], None]) == kept(root)


@pytest.mark.parametrize("kept_as", ["null", "[]", "7", '{"apart": []}', '{"apart": {"a": 1}}', "{"])
def test_another_file_in_its_place(root: Path, home: Path, kept_as: str) -> None:
    """A file of another shape is as good as none."""
    around = cache.state(root).around
    text = kept_as.replace("{", f'{{"key": {json.dumps(around)}, ', 1)
    (home / f"{around}.json").write_text(text, encoding="utf-8")
    assert recalled(root) == {}


def test_the_command_keeps_it(root: Path, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`check` after a change says what it says without a cache, and keeps what it found for the next time."""
    shutil.rmtree(home)
    arguments = ["check", "--records", str(root), "--cache"]
    run(arguments)
    capsys.readouterr()
    (root / MEETING).write_bytes((root / MEETING).read_bytes().replace(b"present", b"presnt", 1))
    first = (run(arguments), capsys.readouterr().out)
    assert recalled(root).keys() == kept(EXAMPLE).keys() - {MEETING}
    assert (run(["check", "--records", str(root), "--no-cache"]), capsys.readouterr().out) == first
