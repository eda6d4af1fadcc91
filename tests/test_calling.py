"""A roll call that is written, refused or broken off, and what becomes of what was said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

import pytest

from partnership.commands import _keys, run
from partnership.source import journal, kept
from test_record import HELD, ID, folder
from test_roll_call import Fingers

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ASKED = ("record", "trust", "2026-05-13", "--as-of", "2026-05-14")
OFFER = "A roll call of this meeting that was not written is kept.\nEnter takes it up, d drops it, q stops: "


class Hands(Fingers):
    """Somebody at a terminal, who breaks off at `^`."""

    def __enter__(self) -> Self:
        """Give keys one by one, as these are."""
        return self

    def __exit__(self, *_: object) -> None:
        """Leave nothing behind."""

    def key(self) -> str:
        """Return the next key. Raises KeyboardInterrupt."""
        key = super().key()
        if key == "^":
            raise KeyboardInterrupt
        return key


@pytest.fixture
def calling(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, str, str]]:
    """Return what calls the roll of a planned meeting with these keys: the exit status, what was shown, what was said to be wrong."""
    folder(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(_keys, "on_a_terminal", lambda: True)

    def call(typed: str, *more: str) -> tuple[int, str, str]:
        monkeypatch.setattr(_keys, "Terminal", lambda: Hands(typed))
        status = run([*ASKED, *more])
        said = capsys.readouterr()
        return status, said.out, said.err

    return call


def on_record(where: Path) -> str:
    """Return the meeting's record as it is now."""
    return (where / f"records/meetings/{ID}.yaml").read_text("utf-8")


def test_written(calling: Any, tmp_path: Path) -> None:
    """What is written is not kept any more; the next roll call asks for the rest at once."""
    status, shown, _ = calling("pq")
    assert (status, OFFER in shown) == (0, False)
    assert "presence: present" in on_record(tmp_path)
    assert not kept.is_kept(tmp_path / "records", ID)
    assert OFFER not in calling("q")[1]


def test_with_its_source(calling: Any, tmp_path: Path) -> None:
    """A source alone is of the roll that is called."""
    assert calling("pvq", "--source", "minutes", "--section", "May")[0] == 0
    assert "  - {document: minutes, section: May}" in on_record(tmp_path)


def test_broken_off(calling: Any, tmp_path: Path) -> None:
    """What was said is kept, with interests, and offered: taken up, left where it is, or dropped; a trial keeps it too."""
    before = on_record(tmp_path)
    status, shown, _ = calling("api<bob><1><personal>^")
    assert (status, on_record(tmp_path)) == (130, before)
    path = kept.path(tmp_path / "records", ID)
    assert (
        f"Nothing was written; what was said is kept: `partnership record {ID}` takes it up again, and {path} has"
        in shown
    )
    assert path.read_text("utf-8").endswith(
        "apologies:\n  - Ann O'Brien (Police)\npresent:\n  - Siân Chidiebere-Okafor (Health; Hospitals)\ninterest:\n  - bob@1=personal\n"
    )
    status, shown, wrong = calling("xq")
    assert (status, shown.count(OFFER)) == (2, 2)
    assert "nothing was changed; what was said is kept" in wrong
    assert calling("")[0] == 2
    status, shown, _ = calling("\nq", "--dry-run")
    assert status == 0
    assert "+interests:" in shown
    assert "What was said is kept: " in shown
    assert calling("dq")[0] == 0
    assert not path.exists()


def test_all_taken_back(calling: Any, tmp_path: Path) -> None:
    """Where nothing is left of what was said, nothing is kept, and nothing is said of it."""
    status, shown, _ = calling("pu^")
    assert (status, "is kept" in shown) == (130, False)
    assert not kept.is_kept(tmp_path / "records", ID)


def test_refused(calling: Any, tmp_path: Path) -> None:
    """What the rules refuse is not lost: it is offered again, to be corrected, and can be written from its file."""
    status, _, wrong = calling("+<police><2a>-<police><1>\nvq")
    assert status == 2
    assert "so nothing was changed; what was said is kept: " in wrong
    path = str(kept.path(tmp_path / "records", ID))
    assert run([*ASKED, "--from", path]) == 2
    status, shown, _ = calling("\nbbpq")
    assert status == 0
    assert "recorded as held; 1 present, 1 virtual." in shown


def test_what_does_not_fit_any_more(calling: Any, tmp_path: Path) -> None:
    """Where the record has changed so that it cannot be taken up, that is said; it can be left, or dropped."""
    calling("p^")
    board = tmp_path / "records/boards/here/trust.yaml"
    board.write_text(board.read_text("utf-8").replace("title: Police", "title: Coast"), encoding="utf-8")
    status, shown, wrong = calling("\nq")
    assert status == 2
    assert "cannot be taken up: Trust has no seat or member `Ann O'Brien (Police)`" in shown
    assert "what was said is kept" in wrong
    kept.path(tmp_path / "records", ID).write_text("present: [", encoding="utf-8")
    status, shown, _ = calling("dpq")
    assert "is no roll" in shown
    assert (status, "recorded as held; 1 present." in shown) == (0, True)


def test_where_nothing_can_be_kept(calling: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is said once, and the roll call goes on; what stops it then says nothing of what was kept."""
    home = tmp_path / "no folder"
    home.write_text("")
    monkeypatch.setattr(journal, "folder", lambda _: home / "changes" / "x")
    status, shown, _ = calling("pp^")
    assert status == 130
    assert shown.count("what is said cannot be kept until it is written: ") == 1
    assert "Nothing was written" not in shown


def test_no_roll_to_call(calling: Any, tmp_path: Path) -> None:
    """A meeting that was not held has none, and nothing is kept of it."""
    folder(tmp_path, "cancelled", HELD)
    status, _, wrong = calling("p")
    assert status == 2
    assert wrong.count("\n") == 1
    assert "is kept" not in wrong
