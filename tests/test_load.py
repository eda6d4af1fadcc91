"""Records by what people call them, and meetings in order, with what could not be read said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from folders import BASE, board, laid, meeting
from partnership.answers.load import NotFoundError, Records

if TYPE_CHECKING:
    from pathlib import Path

YOUTH = "exampleshire/youth-board"
BOARDS = {
    "boards/exampleshire/youth-board.yaml": board("Youth Board", acronym="YB"),
    "boards/exampleshire/youth-justice-board.yaml": board("Youth Justice Board", acronym="YJB"),
    "boards/exampleshire/health-board.yaml": board("Health and Well-being Board"),
    "boards/exampleshire/forum.yaml": "described_as: A forum of practitioners\nkind: forum\n",
    "boards/otherland/youth-board.yaml": board("Ifanc", acronym="YBO"),
}


def opened(folder: Path, texts: dict[str, str]) -> Records:
    """Return the records in a new folder."""
    return Records(laid(folder, texts))


def refusal(records: Records, typed: str, kind: str = "board") -> str:
    """Return what is said of something typed that means no one record."""
    with pytest.raises(NotFoundError) as refused:
        records.named(kind, typed)
    return str(refused.value)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (YOUTH, YOUTH),
        (f" {YOUTH} ", YOUTH),
        (f"{YOUTH}.yaml", YOUTH),
        (f"boards/{YOUTH}.yaml", YOUTH),
        (f"records/boards/{YOUTH}.yaml", YOUTH),
        (f"./records/boards/{YOUTH}.yaml", YOUTH),
        (f"/home/sian/county/records/boards/{YOUTH}.yaml", YOUTH),
        (f"examples/county/records/boards/{YOUTH}", YOUTH),
        ("records\\boards\\exampleshire\\youth-board.yaml", YOUTH),
        (".\\records\\boards\\exampleshire\\youth-board.yaml", YOUTH),
        ("C:\\Users\\sian\\records\\boards\\exampleshire\\youth-board.yaml", YOUTH),
        ("exampleshire/youth-board/", YOUTH),
        ("YB", YOUTH),
        ("yb", YOUTH),
        ("youth board", YOUTH),
        ("YJB", "exampleshire/youth-justice-board"),
        ("justice", "exampleshire/youth-justice-board"),
        ("Well-being", "exampleshire/health-board"),
        ("practitioners", "exampleshire/forum"),
        ("ybo", "otherland/youth-board"),
        ("IFANC", "otherland/youth-board"),
    ],
)
def test_a_record_by_any_of_its_names(tmp_path: Path, typed: str, meant: str) -> None:
    """An id, a path to the file as any system writes it, an acronym, a name or a part that only one has."""
    assert opened(tmp_path, BOARDS).named("board", typed) == meant


@pytest.mark.parametrize("typed", ["the youth parliament", "Young Voices"])
def test_a_record_by_a_name_it_had(tmp_path: Path, typed: str) -> None:
    """A name as printed and a former name are names too."""
    names = (
        "printed_as: [{name: The Youth Parliament, source: {document: terms}}]\nformer_names: [{name: Young Voices}]\n"
    )
    texts = {**BOARDS, "boards/a/forum.yaml": board("Forum") + names}
    assert opened(tmp_path, texts).named("board", typed) == "a/forum"


def test_a_whole_name_goes_before_a_part(tmp_path: Path) -> None:
    """A name that is also a part of another's means the one that has it whole."""
    assert (
        opened(tmp_path, {"boards/a/one.yaml": board("Trust"), "boards/a/two.yaml": board("Trust Executive")}).named(
            "board", "trust"
        )
        == "a/one"
    )


def test_the_beginning_of_a_word_goes_before_its_middle(tmp_path: Path) -> None:
    """`sect` is Sector, not Intersection; what begins no word is still found."""
    records = opened(
        tmp_path,
        {
            "boards/exampleshire/sector.yaml": board("Sector Panel"),
            "boards/exampleshire/inter.yaml": board("Intersection Group"),
        },
    )
    assert records.named("board", "sect") == "exampleshire/sector"
    assert records.named("board", "section") == "exampleshire/inter"


def test_several_are_listed(tmp_path: Path) -> None:
    """What may mean several is refused with all of them."""
    records = opened(tmp_path, BOARDS)
    assert (
        refusal(records, "youth-board")
        == "`youth-board` may mean any of these: exampleshire/youth-board or otherland/youth-board; give one of them as it stands here"
    )
    assert (
        refusal(records, "youth")
        == "`youth` may mean any of these: exampleshire/youth-board, exampleshire/youth-justice-board or otherland/youth-board; give one of them as it stands here"
    )


def test_very_many_are_counted(tmp_path: Path) -> None:
    """A line names eight and counts the rest."""
    records = opened(tmp_path, {f"boards/a/board-{number}.yaml": board("Group") for number in range(12)})
    assert refusal(records, "group").endswith("a/board-4, a/board-5 and 4 more; give one of them as it stands here")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (
            "yuoth-justice-board",
            "there is no board `yuoth-justice-board`; did you mean `exampleshire/youth-justice-board`?",
        ),
        (
            "HEALTH AND WELLBEING BORD",
            "there is no board `HEALTH AND WELLBEING BORD`; did you mean `exampleshire/health-board`?",
        ),
        ("zebra", "there is no board `zebra`; `partnership list boards` shows them all"),
    ],
)
def test_a_miss_suggests(tmp_path: Path, typed: str, said: str) -> None:
    """A slip of the keys is answered with what was meant, in any case of letters; anything else with where to look."""
    assert refusal(opened(tmp_path, BOARDS), typed) == said


def test_nothing_on_record(tmp_path: Path) -> None:
    """Where there is no record of a kind at all, none is suggested."""
    assert (
        refusal(opened(tmp_path, BOARDS), "", "plan") == "there is no plan ``; `partnership list plans` shows them all"
    )


def test_a_board_that_cannot_be_read_is_still_found_by_its_id(tmp_path: Path) -> None:
    """The id is the path, so a faulty file has one; its name is not known, and why is said."""
    records = opened(tmp_path, {"boards/a/broken.yaml": "name: [", "boards/a/sound.yaml": board("Sound")})
    assert records.named("board", "broken") == "a/broken"
    assert records.board("a/broken") is None
    assert [(fault.rule, fault.path) for fault in records.faults] == [("yaml-syntax", "boards/a/broken.yaml")]


def test_a_record_that_is_not_there(tmp_path: Path) -> None:
    """A board without a file is none, and no fault."""
    records = opened(tmp_path, BOARDS)
    assert (records.board("a/b"), records.faults) == (None, [])


def test_meetings_come_in_order_of_their_days(tmp_path: Path) -> None:
    """By day, the second of a day after the first, one without a date by the last day it may have been."""
    names = ["2025-03-01", "2024-03-01-2", "2024-03-01", "undated-a-1", "2024-12-31"]
    texts = {
        f"meetings/{YOUTH}/{name}.yaml": meeting(more="held: {before: 2025}\n" if name.startswith("undated") else "")
        for name in names
    }
    found = opened(tmp_path, {**texts, "meetings/otherland/youth-board/2024-01-01.yaml": meeting()}).meetings(YOUTH)
    assert [one.id.rpartition("/")[2] for one in found.read] == [
        "2024-03-01",
        "2024-03-01-2",
        "2024-12-31",
        "undated-a-1",
        "2025-03-01",
    ]
    assert found.unread == ()


def test_meetings_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    """A meeting whose file is faulty is neither dropped nor counted: its id is told."""
    texts = {
        f"meetings/{YOUTH}/2024-01-01.yaml": meeting(),
        f"meetings/{YOUTH}/2024-02-01.yaml": "status: [",
        f"meetings/{YOUTH}/2024-03-01.yaml": "kind: ordinary\n",
    }
    records = opened(tmp_path, texts)
    found = records.meetings(YOUTH)
    assert [one.id for one in found.read] == [f"{YOUTH}/2024-01-01"]
    assert found.unread == (f"{YOUTH}/2024-02-01", f"{YOUTH}/2024-03-01")
    assert {fault.path for fault in records.faults} == {
        f"meetings/{YOUTH}/2024-02-01.yaml",
        f"meetings/{YOUTH}/2024-03-01.yaml",
    }


def test_a_file_is_read_once(tmp_path: Path) -> None:
    """Asking again for a faulty record does not tell its faults twice."""
    records = opened(tmp_path, {"boards/a/broken.yaml": "name: ["})
    assert [records.board("a/broken") for _ in range(3)] == [None, None, None]
    assert len(records.faults) == 1


def test_boards_with_meetings(tmp_path: Path) -> None:
    """Only boards that are on record count, in order."""
    texts = {
        f"meetings/{board_id}/2024-01-01.yaml": meeting()
        for board_id in ("otherland/youth-board", YOUTH, "exampleshire/gone")
    }
    assert opened(tmp_path, {**BOARDS, **texts}).boards_with_meetings() == [YOUTH, "otherland/youth-board"]


def test_places_around_a_place() -> None:
    """The innermost first, as far as they can be read."""
    assert [place.data["name"] for place in Records(BASE).around("exampleshire")] == ["Exampleshire", "Exampleland"]


@pytest.mark.parametrize(
    ("texts", "names"),
    [
        ({"places/a.yaml": "name: A\nwithin: b\n", "places/b.yaml": "name: B\nwithin: a\n"}, ["A", "B"]),
        ({"places/a.yaml": "name: A\nwithin: a\n"}, ["A"]),
        ({"places/a.yaml": "name: A\nwithin: b\n", "places/b.yaml": "name: ["}, ["A"]),
        ({"places/b.yaml": "name: B\n"}, []),
    ],
)
def test_places_in_a_circle_or_out_of_reach(tmp_path: Path, texts: dict[str, str], names: list[str]) -> None:
    """A circle ends where it began, and what cannot be read ends the way out."""
    records = opened(tmp_path, {path: text.replace("name", "kind: county\nname", 1) for path, text in texts.items()})
    assert [place.data["name"] for place in records.around("a")] == names


def test_documents_of_a_kind(tmp_path: Path) -> None:
    """Every record of a kind that can be read, in order of id."""
    records = opened(tmp_path, {**BOARDS, "boards/a/broken.yaml": "name: ["})
    assert [document.id for document in records.documents("board")] == sorted(
        path.removeprefix("boards/").removesuffix(".yaml") for path in BOARDS
    )


@pytest.mark.parametrize("name", ["2025-6-10.yaml", "10-june.yaml", "2025-06-10.yml", "2025-06-10.YAML"])
def test_a_meeting_under_a_name_that_is_not_read_is_missed(tmp_path: Path, name: str) -> None:
    """A file that is meant as a meeting and is not read as one is said, of its own board; other files are none of its business."""
    records = opened(
        tmp_path,
        {
            **BOARDS,
            f"meetings/{YOUTH}/{name}": meeting(),
            f"meetings/{YOUTH}/minutes.docx": "",
            "measures/x/A.yaml": "",
        },
    )
    assert [fault.path for fault in records.faults_of([YOUTH])] == [f"meetings/{YOUTH}/{name}"]
    assert records.faults_of(["otherland/youth-board"]) == []
