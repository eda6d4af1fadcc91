"""New terms of reference: what goes on as it was, what is other, and the end of those before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from folders import board, laid
from partnership.answers.load import Records
from partnership.commands import run

if TYPE_CHECKING:
    from pathlib import Path

PLACE = (
    "name: Here\nkind: county\ndocuments: {new: {title: New terms}, old: {title: Old terms}}\nsource: {document: old}\n"
)
TERMS = """\
source: {document: old}
terms_of_reference:
  - title: Terms
    version: "1"
    status: agreed
    adopted: 2020-01-01
    since: 2020-02-01
    review_due: 2025-01-01
    read: whole
    quorum:
      need:
        all:
          - {at_least: 4, counting: heads, section: "5.1"}
          - {judgement: Somebody of health is there.}
      who_counts: {observers: no}
      source: {document: old, section: "5"}
    attendance:
      - {rate: 70%, source: {document: old}}
    deadlines:
      - {what: papers, days: 5, before: meeting}
    source: {document: old}
  - {title: Draft, status: draft, since: 2021-01-01}
"""
WENT_ON = {
    "title": "Terms",
    "attendance": [{"rate": "70%"}],
    "deadlines": [{"what": "papers", "days": 5, "before": "meeting"}],
}
QUORUM = {
    "need": {"all": [{"at_least": 4, "counting": "heads"}, {"judgement": "Somebody of health is there."}]},
    "who_counts": {"observers": "no"},
}


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with a board that has terms of reference, and another that has none."""
    monkeypatch.chdir(tmp_path)
    texts = {
        "places/here.yaml": PLACE,
        "boards/here/trust.yaml": board("Trust") + TERMS,
        "boards/here/other.yaml": board("Other") + "source: {document: old}\n",
    }
    return laid(tmp_path, texts)


def versions(root: Path, record: str = "here/trust") -> list[dict[str, Any]]:
    """Return the versions of a board's terms of reference."""
    document = Records(root).document("board", record)
    assert document is not None
    found: list[dict[str, Any]] = document.data["terms_of_reference"]
    return found


def test_what_is_not_other_goes_on(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without where the text before says it, when that was adopted and how much of it was read."""
    words = ["--version", "2", "--adopted", "2026-03", "--review-due", "2028", "--source", "New terms"]
    assert run(["new", "terms", "trust", "--since", "2026-04-01", *words]) == 0
    before, _, new = versions(root)
    assert (before["until"], before["status"]) == ("2026-03-31", "superseded")
    assert new == {
        **WENT_ON,
        "version": "2",
        "status": "agreed",
        "adopted": "2026-03",
        "since": "2026-04-01",
        "review_due": 2028,
        "quorum": QUORUM,
        "source": {"document": "new"},
    }
    assert "What those say of quorum, attendance and deadlines goes on as it was." in capsys.readouterr().out


def test_another_number(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """All else of the quorum goes on; a board without terms has that rule alone."""
    assert run(["new", "terms", "trust", "--since", "2026-04-01", "--at-least", "5"]) == 0
    said = capsys.readouterr().out
    assert "from 1 April 2026, whose quorum needs 5." in said
    assert "What those say of attendance and deadlines goes on" in said
    need = versions(root)[2]["quorum"]["need"]
    assert need == {"all": [{"at_least": 5, "counting": "heads"}, {"judgement": "Somebody of health is there."}]}
    assert run(["new", "terms", "other", "--since", "2026", "--at-least", "3"]) == 0
    assert versions(root, "here/other") == [{"status": "agreed", "since": 2026, "quorum": {"need": {"at_least": 3}}}]


def test_rules_from_files(root: Path) -> None:
    """As records write them; bare, nothing goes on."""
    (root.parent / "quorum.yaml").write_text("need: {at_least: 2}\n")
    (root.parent / "attendance.yaml").write_text("no_rule: true\n")
    words = ["--quorum", "quorum.yaml", "--attendance", "attendance.yaml", "--title", "Other terms", "--bare"]
    assert run(["new", "terms", "trust", "--since", "2026-04-01", *words]) == 0
    assert versions(root)[2] == {
        "title": "Other terms",
        "status": "agreed",
        "since": "2026-04-01",
        "quorum": {"need": {"at_least": 2}},
        "attendance": [{"no_rule": True}],
    }


def test_what_is_only_proposed_ends_nothing(root: Path) -> None:
    """Nor does what comes after take up what was only proposed."""
    was = versions(root)[0]
    assert run(["new", "terms", "trust", "--since", "2026-04-01", "--status", "proposed", "--at-least", "9"]) == 0
    assert versions(root)[0] == was
    assert run(["new", "terms", "trust", "--since", "2027-04-01"]) == 0
    assert versions(root)[0]["until"] == "2027-03-31"
    assert versions(root)[3]["quorum"] == QUORUM


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["trust"], "--since is needed: from which day"),
        (["trust", "--since", "2026"], "`2026` is not a whole day"),
        (["trust", "--since", "soon"], "is not a date"),
        (["trust", "--since", "2026-04-01", "--source", "nwe"], "has no document `nwe`; there are new and old"),
        (["trust", "--since", "2026-04-01", "--quorum", "gone.yaml"], "gone.yaml cannot be read"),
        (["trust", "--since", "2026-04-01", "--quorum", "torn.yaml"], "line 2 of the file: "),
        ([], "BOARD is needed: which board"),
    ],
)
def test_what_is_refused(root: Path, words: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A sentence, and nothing changed."""
    (root.parent / "torn.yaml").write_text("need: [1\n")
    was = (root / "boards/here/trust.yaml").read_bytes()
    assert run(["new", "terms", *words]) == 2
    assert said in capsys.readouterr().err
    assert (root / "boards/here/trust.yaml").read_bytes() == was


@pytest.mark.parametrize(
    ("need", "said"),
    [
        ("{judgement: Enough are there.}", "the quorum before names no number"),
        ("{any: [{at_least: 4}, {at_least: 5}]}", "the quorum before names 2 numbers, so --at-least cannot say which"),
    ],
)
def test_a_quorum_of_other_than_one_number(
    root: Path, need: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Which of them is meant is not guessed."""
    path = root / "boards/here/other.yaml"
    path.write_text(path.read_text() + f"terms_of_reference: [{{status: agreed, quorum: {{need: {need}}}}}]\n")
    assert run(["new", "terms", "other", "--since", "2026-04-01", "--at-least", "5"]) == 2
    assert said in capsys.readouterr().err
