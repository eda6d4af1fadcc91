"""A finding that stands is accepted in the record: of what was looked at, and of nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from folders import laid
from partnership.answers.load import Records
from partnership.checking.check import check
from partnership.commands import run

if TYPE_CHECKING:
    from pathlib import Path

PLACE = "name: Here\nkind: county\ndocuments: {paper: {title: The paper}}\nsource: {document: paper}\n"
MEASURE = "name: {0}\ndirection: lower\nareas: [here]\nsource: {{document: paper}}\n"
BOARD = """\
name: Trust
kind: board
printed_as: [{name: A}, {name: B}]
source: {document: paper}
links:
  - {type: reports-to, to_described: somebody}
  - {type: consults, to_described: others}
"""
GIVEN = ["--reason", "The paper names nobody.", "--by", "Secretary", "--until", "2030-01-01", "--on", "2026-04-01"]
WRITTEN = {
    "reason": "The paper names nobody.",
    "accepted_by": "Secretary",
    "accepted_on": "2026-04-01",
    "look_again": "2030-01-01",
}


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder in which two measures have no owner and two links of a board no other end."""
    monkeypatch.chdir(tmp_path)
    texts = {
        "places/here.yaml": PLACE,
        "boards/here/trust.yaml": BOARD,
        "measures/here/waits.yaml": MEASURE.format("Waits"),
        "measures/here/absence.yaml": MEASURE.format("Absence"),
    }
    return laid(tmp_path, texts)


def accepted(root: Path, kind: str, record: str) -> Any:
    """Return the acceptances that a record holds."""
    document = Records(root).document(kind, record)
    assert document is not None
    return document.data.get("accepted")


def test_one_finding_of_a_record(root: Path) -> None:
    """Its place is written, so that a later one elsewhere in the record is not accepted unseen; by code or by name."""
    assert run(["accept", "waits", "M002", *GIVEN, "--source", "The paper", "--section", "3"]) == 0
    cite = {"source": {"document": "paper", "section": "3"}}
    assert accepted(root, "measure", "here/waits") == [{"rule": "ownerless-measure", "at": "name", **WRITTEN, **cite}]
    assert [one.rule for one in check(root).findings if one.path == "measures/here/waits.yaml"] == []
    assert run(["accept", "waits", "ownerless-measure", *GIVEN]) == 2
    assert run(["set", "waits", "accepted/ownerless-measure", "--unset"]) == 0
    assert accepted(root, "measure", "here/waits") is None


def test_several_are_chosen_from(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """By place, by record, or all of them because that was asked for."""
    assert run(["accept", "here", "M002", "--kind", "place", *GIVEN]) == 2
    said = capsys.readouterr().err
    assert (
        "2 findings of `ownerless-measure` would be accepted: measures/here/absence.yaml and measures/here/waits"
        in said
    )
    assert run(["accept", "here", "M002", "--kind", "place", "--only", "here/waits", *GIVEN]) == 0
    assert accepted(root, "place", "here") == [{"rule": "ownerless-measure", "records": ["here/waits"], **WRITTEN}]
    assert run(["accept", "here", "M002", "--kind", "place", *GIVEN]) == 0
    assert accepted(root, "place", "here")[1]["records"] == ["here/absence"]


def test_all_of_them(root: Path) -> None:
    """Then nothing is narrowed: what is found later is accepted too."""
    assert run(["accept", "here", "M002", "--kind", "place", "--all", *GIVEN]) == 0
    assert accepted(root, "place", "here") == [{"rule": "ownerless-measure", **WRITTEN}]


def test_a_place_of_a_record(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where it is not there, the sentence says where it is."""
    assert run(["accept", "trust", "unnamed-link-end", *GIVEN]) == 2
    assert "would be accepted: links/1/to_described and links/2/to_described; choose" in capsys.readouterr().err
    assert run(["accept", "trust", "unnamed-link-end", "--at", "links/3", *GIVEN]) == 2
    assert "at `links/3` that is not accepted already; it is found at links/1/to_described" in capsys.readouterr().err
    assert run(["accept", "trust", "unnamed-link-end", "--at", "links/2", *GIVEN]) == 0
    assert accepted(root, "board", "here/trust") == [
        {"rule": "unnamed-link-end", "at": "links/2/to_described", **WRITTEN}
    ]


def test_a_judgement(root: Path) -> None:
    """It is known by its fingerprint."""
    assert run(["accept", "trust", "quorum-need", "--fingerprint", "0123456789ab", *GIVEN]) == 0
    assert accepted(root, "board", "here/trust") == [
        {"judgement": "quorum-need", "fingerprint": "0123456789ab", **WRITTEN}
    ]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["trust", "quorum-need", *GIVEN], "is a judgement; give --fingerprint"),
        (["trust", "M002", "--fingerprint", "0123456789ab", *GIVEN], "is a rule of `check`; leave it out"),
        (["trust", "qorum-need", *GIVEN], "did you mean `quorum-need`?"),
        (
            ["trust", "A003", *GIVEN],
            "`check` finds no `unnamed-substitute` that is not accepted already; what is found",
        ),
        (["here", "A003", "--kind", "place", *GIVEN], "; nothing is found in here"),
        (["trust", "B008"], "--reason is needed: why it stands"),
        (["trust", "B008", "--reason", "short"], "too short for a reader"),
        (["trust", "B008", "--reason", "The paper says so."], "--by is needed: the office"),
        (["trust", "B008", "--reason", "The paper says so.", "--by", "X"], "--until is needed: day to look"),
        (["trust", "B008", *GIVEN, "--until", "soon"], "--until: `soon` is not one day"),
        (["trust", "B008", *GIVEN, "--on", "soon"], "--on 'soon' is not a day"),
        (["trust", "B008", *GIVEN, "--source", "gone"], "no document `gone`"),
        (["nobody", "B008", *GIVEN], "there is no record `nobody`"),
    ],
)
@pytest.mark.usefixtures("root")
def test_what_is_refused(words: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A sentence that says what to give."""
    assert run(["accept", *words]) == 2
    assert said in capsys.readouterr().err


def test_many_places_are_not_all_listed(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The first of them, and how many more."""
    for number in range(9):
        (root / f"measures/here/m{number}.yaml").write_text(MEASURE.format(f"Number {number}"))
    assert run(["accept", "here", "M002", "--kind", "place", *GIVEN]) == 2
    assert "and 3 more; choose one" in capsys.readouterr().err
