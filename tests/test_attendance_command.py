"""`partnership attendance`: what may be typed, what is refused, and the exit status."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from folders import EXAMPLE, ROOT, laid
from partnership.commands import run
from partnership.documents import schemas

if TYPE_CHECKING:
    from pathlib import Path

TRUST = "exampleshire/childrens-trust"
DAY = "2026-03-20"
BOARD = """\
name: The Board
acronym: TB
kind: board
seats:
  chair:
    title: Chair
    holders:
      - {person: ann}
terms_of_reference:
  - read: whole
    attendance:
      - {rate: 70%, subject: person}
"""


def said(capsys: pytest.CaptureFixture[str], *arguments: str, records: Path = EXAMPLE) -> tuple[int, str, str]:
    """Run the command on some records; return the exit status and what it printed."""
    status = run(["attendance", *arguments, "--records", str(records)])
    printed = capsys.readouterr()
    return status, printed.out, printed.err


def held(*presences: str) -> dict[str, str]:
    """Return a board of one seat and its meetings, one for each presence of the holder."""
    meetings = {
        f"meetings/here/board/2025-05-{day:02}.yaml": f"kind: ordinary\nstatus: held\nattendance:\n  - {{person: ann, seat: chair, capacity: member, presence: {presence}}}\n"
        for day, presence in enumerate(presences, 1)
    }
    return {
        "boards/here/board.yaml": BOARD,
        "places/here.yaml": "name: Here\nkind: county\npeople:\n  ann: {name: Ann Archer}\n",
        **meetings,
    }


@pytest.mark.parametrize(
    ("presences", "fail_on", "status"),
    [
        (("present",), "below", 0),
        (("absent",), "never", 0),
        (("absent",), "below", 1),
        (("present", "not-recorded"), "below", 0),
        (("present", "not-recorded"), "cannot-tell", 1),
        (("present",), "cannot-tell", 0),
    ],
)
def test_exit_status(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], presences: tuple[str, ...], fail_on: str, status: int
) -> None:
    """An exit status is only for those who ask for one."""
    assert (
        said(capsys, "board", "--as-of", DAY, "--fail-on", fail_on, records=laid(tmp_path, held(*presences)))[0]
        == status
    )


@pytest.mark.parametrize("fail_on", ["never", "below"])
def test_a_meeting_that_cannot_be_read(tmp_path: Path, capsys: pytest.CaptureFixture[str], fail_on: str) -> None:
    """It is said first, the exit status is 2, and the rest is shown with the figures it leaves open."""
    root = laid(tmp_path, {**held("present"), "meetings/here/board/2025-06-01.yaml": "kind: [\n"})
    status, out, err = said(capsys, "TB", "--as-of", DAY, "--fail-on", fail_on, records=root)
    assert (status, err) == (2, "")
    assert out.startswith(
        "1 file could not be read, so what rests on it is not known here: meetings/here/board/2025-06-01.yaml."
    )
    assert "1 to 2 of 2 (50% to 100%)" in out


@pytest.mark.parametrize("where", ["screen", "file"])
@pytest.mark.parametrize("format_", ["csv", "html"])
def test_what_could_not_be_read_is_said_beside_a_table_or_a_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], where: str, format_: str
) -> None:
    """A spreadsheet has no room for it, and a file is not looked at yet: the terminal says it."""
    root = laid(tmp_path, {**held("present"), "meetings/here/board/2025-06-01.yaml": "kind: [\n"})
    output = ("--output", str(tmp_path / "answer")) if where == "file" else ()
    status, _, err = said(capsys, "TB", "--as-of", DAY, "--format", format_, *output, records=root)
    told = err.startswith("partnership: 1 file could not be read, so what rests on it is not known here: meetings/here")
    assert (status, told) == (2, where == "file" or format_ == "csv")


def test_a_board_whose_file_cannot_be_read_may_be_the_one_meant(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its acronym is not known, so nothing is found; the file is named, for it may be there."""
    root = laid(tmp_path, {**held("present"), "boards/here/board.yaml": "kind: [\n"})
    status, out, err = said(capsys, "TB", records=root)
    assert (status, out) == (2, "")
    assert err.endswith(
        "; or it is in a file that could not be read (boards/here/board.yaml), see `partnership check`\n"
    )


def test_a_broken_file_of_another_board_takes_nothing_away(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Only what a board's figures rest on is said to be missing from them."""
    root = laid(
        tmp_path,
        {**held("present"), "boards/here/other.yaml": "kind: [\n", "meetings/here/other/2025-06-01.yaml": "kind: [\n"},
    )
    status, out, _ = said(capsys, "the board", "--as-of", DAY, records=root)
    assert (status, "could not be read" in out) == (0, False)


def test_a_board_that_cannot_be_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """There is nothing to show but what is wrong, in every format."""
    root = laid(tmp_path, {**held("present"), "boards/here/board.yaml": "kind: [\n"})
    status, out, _ = said(capsys, "here/board", "--as-of", DAY, records=root)
    assert (
        status,
        out.startswith("1 file could not be read, so what rests on it is not known here: boards/here/board.yaml."),
    ) == (2, True)
    status, out, _ = said(capsys, "here/board", "--as-of", DAY, "-f", "json", records=root)
    assert (status, json.loads(out)) == (
        2,
        {"version": 1, "as_of": DAY, "unread": ["boards/here/board.yaml"], "boards": [], "since": None},
    )


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--as-of", "yesterday"), "--as-of 'yesterday' is not a day; write it YYYY-MM-DD, such as 2026-03-31"),
        (("--from", "2025-02-30"), "--from '2025-02-30' is not a day; write it YYYY-MM-DD, such as 2026-03-31"),
        (("--to", "31/03/2026"), "--to '31/03/2026' is not a day; write it YYYY-MM-DD, such as 2026-03-31"),
        (("--from", "2026-01-01", "--to", "2025-01-01"), "--from 2026-01-01 is later than --to 2025-01-01"),
        (
            ("--window", "all", "--to", "2025-01-01"),
            "--window and --from or --to exclude one another; give one of them",
        ),
        (("childrens-trsut",), "there is no board `childrens-trsut`; did you mean `exampleshire/childrens-trust`?"),
        (
            (TRUST, "--years", "2", "--since", "HEAD"),
            "--years shows several years, and --since compares one with what it was; leave one of them out",
        ),
        (
            (TRUST, "--agencies", "-f", "xlsx"),
            "--agencies makes no workbook; give --format csv, which opens in Excel as it is",
        ),
        (("zzz",), "there is no board `zzz`; `partnership list boards` shows them all"),
        (("trust-board-alder-and", "--rule", "70"), "--rule '70' is not a share; write it as 70% or 7/10"),
        *(
            ((TRUST, "--rule", typed), f"--rule {typed!r} is not a share; write it as 70% or 7/10")
            for typed in ("7/0", "-1%", "", "70%%")
        ),
        (
            (TRUST, "--rule", "101%"),
            "--rule '101%' asks for more meetings than there are; write a share such as 70% or 7/10",
        ),
    ],
)
def test_what_is_refused(capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], sentence: str) -> None:
    """A sentence that says what is wrong and what to write instead."""
    assert said(capsys, *arguments) == (2, "", f"partnership: {sentence}\n")


def test_an_ambiguous_board_lists_what_it_may_be(capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is picked where several may be meant."""
    status, out, err = said(capsys, "childrens-partnership", "--as-of", "2026-03-20")
    assert (status, out) == (2, "")
    assert (
        err
        == "partnership: `childrens-partnership` may mean any of these: exampleshire/childrens-partnership-board-north (since 1 October 2024) or exampleshire/childrens-partnership-board-south (since 1 October 2024); 2 of them were there on 20 March 2026; give its id, or another day\n"
    )


def test_no_meetings_at_all(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where meetings are to be found is told."""
    root = laid(tmp_path, {"boards/here/board.yaml": BOARD})
    assert said(capsys, records=root) == (
        2,
        "",
        "partnership: no board here has a meeting on record; meetings are records/meetings/PLACE/BOARD/DATE.yaml\n",
    )


@pytest.mark.parametrize(
    ("arguments", "name", "first", "last"),
    [
        ((), "financial year 2025/26", "2025-04-01", "2026-03-31"),
        (("--window", "municipal-year"), "municipal year 2025/26", "2025-05-01", "2026-04-30"),
        (("--window", "academic-year"), "academic year 2025/26", "2025-09-01", "2026-08-31"),
        (("--window", "calendar-year"), "year 2026", "2026-01-01", "2026-12-31"),
        (("--window", "rolling-12-months"), "the twelve months", "2025-03-21", "2026-03-20"),
        (("--window", "all"), "all meetings on record", None, None),
        (("--from", "2025-06-01"), "chosen dates", "2025-06-01", None),
        (("--from", "2025-06-01", "--to", "2025-06-01"), "chosen dates", "2025-06-01", "2025-06-01"),
        (("--as-of", "2025-03-31"), "financial year 2024/25", "2024-04-01", "2025-03-31"),
    ],
)
def test_windows(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], name: str, first: str | None, last: str | None
) -> None:
    """The financial year of the last meeting, unless another stretch is asked for."""
    status, out, _ = said(capsys, TRUST, "--as-of", DAY, *arguments, "--format", "json")
    (board,) = json.loads(out)["boards"]
    assert (status, board["window"]["name"], board["window"]["from"], board["window"]["to"]) == (0, name, first, last)


@pytest.mark.parametrize(
    ("starts", "name", "first"),
    [("07-01", "financial year 2024/25", "2024-07-01"), ("02-29", "financial year 2025/26", "2025-04-01")],
)
def test_the_places_own_financial_year(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], starts: str, name: str, first: str
) -> None:
    """The place says when its year begins; a day that not every year has is no beginning."""
    root = laid(
        tmp_path,
        {**held("present"), "places/here.yaml": f"name: Here\nkind: county\nfinancial_year: {{starts: {starts}}}\n"},
    )
    _, out, _ = said(capsys, "board", "--as-of", DAY, "--format", "json", records=root)
    (board,) = json.loads(out)["boards"]
    assert (board["window"]["name"], board["window"]["from"]) == (name, first)


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
@pytest.mark.parametrize("window", ["financial-year", "academic-year", "rolling-12-months", "all"])
def test_the_ends_of_the_calendar(capsys: pytest.CaptureFixture[str], day: str, window: str) -> None:
    """No day is too early or too late to be asked about."""
    assert said(capsys, "--as-of", day, "--window", window)[0] == 0


def test_every_format_of_every_board(capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing in the real records stops the command."""
    for form in ("text", "markdown", "html", "csv", "json"):
        told = ["--explain"] if form in {"text", "markdown", "html"} else []
        status, out, _ = said(capsys, "--as-of", DAY, *told, "--format", form, records=ROOT / "records")
        assert status == 0
        assert "Calderdale Safeguarding Children Board" in out


def test_the_schema_of_the_json_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    """`partnership schema attendance` prints it as published."""
    assert run(["schema", "attendance"]) == 0
    assert capsys.readouterr().out == schemas.output("attendance")


def test_a_holder_of_whom_nothing_is_said_has_no_row(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A holder without a person or a post stands for nobody, beside one who is named."""
    texts = held("present")
    texts["boards/here/board.yaml"] = BOARD.replace(
        "      - {person: ann}\n", "      - {until: 2020}\n      - {person: ann}\n"
    )
    root = laid(tmp_path, texts)
    _, out, _ = said(capsys, "here/board", "--as-of", "2025-12-31", "--format", "json", records=root)
    assert [one["id"] for one in json.loads(out)["boards"][0]["people"]] == ["ann"]


def test_a_board_without_meetings_has_no_attendance(capsys: pytest.CaptureFixture[str]) -> None:
    """A board that is there, and of which no meeting is, is refused in a sentence rather than shown as an empty year."""
    status, out, err = said(capsys, "lpag", records=ROOT / "records")
    assert (status, out) == (2, "")
    assert (
        err
        == "partnership: no meeting of lincolnshire/lpag is on record; `partnership list meetings` shows those that are\n"
    )


def test_bars_are_drawn_where_they_are_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    """In text only then; a page has them anyway."""
    _, plain, _ = said(capsys, TRUST, "--as-of", DAY)
    _, drawn, _ = said(capsys, TRUST, "--as-of", DAY, "--chart")
    _, page, _ = said(capsys, TRUST, "--as-of", DAY, "--format", "html")
    assert ("Rates of attendance" in plain, "Rates of attendance" in drawn, "<svg" in page) == (False, True, True)
