"""`partnership attendance --agencies`, `--place` and `--years`: what is shown of many boards and years, in every format."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from folders import EXAMPLE, ROOT, laid
from mutations import examples, mutated
from output_schemas import validator
from partnership.commands import run
from partnership.documents import schemas

SCHEMA = validator("agencies")
DAY = "2026-03-20"
REAL = ROOT / "records"


def said(capsys: pytest.CaptureFixture[str], *arguments: str, records: Path = EXAMPLE) -> tuple[int, str, str]:
    """Run the command on some records; return the exit status and what it printed."""
    status = run(["attendance", *arguments, "--records", str(records)])
    printed = capsys.readouterr()
    return status, printed.out, printed.err


def agencies(
    capsys: pytest.CaptureFixture[str], *arguments: str, records: Path = EXAMPLE, as_of: str = DAY
) -> tuple[str, dict[str, Any]]:
    """Return an agency view as text and as data, which its schema allows."""
    asked = ("--agencies", "--as-of", as_of, *arguments)
    _, text, _ = said(capsys, *asked, records=records)
    _, out, _ = said(capsys, *asked, "--format", "json", records=records)
    data: dict[str, Any] = json.loads(out)
    SCHEMA.validate(data)
    return text, data


def board(name: str, *seats: str, **more: str) -> str:
    """Return the text of a board with a seat for each organisation, held by a person of the same id."""
    fields = "".join(f"{key}: {value}\n" for key, value in more.items())
    rows = "".join(
        f"  {seat}: {{title: Seat of {seat}, organisations: [{{organisation: {seat}}}], holders: [{{person: {seat}-person}}]}}\n"
        for seat in seats
    )
    return f"name: {name}\nkind: board\n{fields}" + (f"seats:\n{rows}" if seats else "")


def held(*seats: str, presence: str = "present") -> str:
    """Return the text of a meeting to which the holders of these seats came, or what `presence` says."""
    rows = "".join(
        f"  - {{person: {seat}-person, seat: {seat}, capacity: member, presence: {presence}}}\n" for seat in seats
    )
    return f"kind: ordinary\nstatus: held\nattendance:\n{rows}"


def place(**names: str) -> str:
    """Return the text of a place with these organisations, by id, and a person of each."""
    organisations = "".join(f"  {one}: {{name: {json.dumps(name)}}}\n" for one, name in names.items())
    people = "".join(f"  {one}-person: {{name: {json.dumps(name + ' person')}}}\n" for one, name in names.items())
    return f"name: Here\nkind: county\norganisations:\n{organisations}people:\n{people}"


def lines(text: str, title: str) -> list[list[str]]:
    """Return the rows of a table of the text, its columns parted, without its heading and notes."""
    rows = text.partition(f"{title}\n")[2].partition("\n\n")[0].splitlines()[2:]
    return [[cell.strip() for cell in row.split("  ") if cell.strip()] for row in rows]


# -- many boards


def many(folder: Path, number: int, acronym: str = "B{}") -> Path:
    """Return records of so many boards of the police, each with a meeting."""
    texts = {"places/here.yaml": place(police="Police")}
    for one in range(1, number + 1):
        texts[f"boards/here/board-{one:02}.yaml"] = board(f"The Board {one}", "police", acronym=acronym.format(one))
        texts[f"meetings/here/board-{one:02}/2025-06-01.yaml"] = held("police")
    return laid(folder, texts)


@pytest.mark.parametrize(
    ("number", "acronym", "heads"),
    [
        (2, "B{}", [["B1", "B2", "All"]]),
        (6, "B{}", [["B1", "B2", "B3", "B4", "B5", "B6", "All"]]),
        (7, "B{}", [["1", "2", "3", "4", "All"], ["5", "6", "7", "All"]]),
        (2, "SAME", [["The Board 1", "The Board 2", "All"]]),
        (2, "A-LONG-ACRONYM-{}", [["1", "2", "All"]]),
    ],
)
def test_boards_side_by_side(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], number: int, acronym: str, heads: list[list[str]]
) -> None:
    """By acronym where it is short and their own; more of them, or longer, under numbers that the head explains."""
    text, _ = agencies(capsys, records=many(tmp_path, number, acronym))
    found = [line.split("  ") for line in text.splitlines() if line.startswith("Organisation ")]
    assert [[one.strip() for one in line[1:] if one.strip()] for line in found] == heads
    for name in heads[0][:-1]:
        assert f"\n{name} " in text


def test_one_person_on_many_boards(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """They are one person, with each of their seats."""
    text, data = agencies(capsys, records=many(tmp_path, 3))
    (one,) = data["two_seats"]
    assert (one["person"], len(one["seats"]), one["sat"]) == (
        {"id": "here/police-person", "name": "Police person"},
        3,
        [],
    )
    assert (
        "- Police person: Seat of police (Police) on B1; Seat of police (Police) on B2; Seat of police (Police) on B3"
        in text
    )
    assert "None on record: never represented; always by a substitute; one person in two seats." in text


def test_a_place_and_those_inside_it(capsys: pytest.CaptureFixture[str]) -> None:
    """A place has its own boards and those of the places in it; the ordinary register takes it too."""
    _, all_of_them = agencies(capsys, "--place", "exampleland")
    _, own = agencies(capsys, "--place", "exampleshire")
    assert own["boards"] == all_of_them["boards"]
    status, out, _ = said(capsys, "--place", "calderdale", "--as-of", DAY, "--format", "json", records=REAL)
    assert (status, [one["board"] for one in json.loads(out)["boards"]]) == (
        0,
        ["calderdale/safeguarding-children-board"],
    )


def test_one_board_of_a_place_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    """Whichever way it was asked for."""
    text, _ = agencies(capsys, "--place", "calderdale", records=REAL)
    assert text.startswith("Organisations on Calderdale Safeguarding Children Board\n")


def test_boards_without_figures_are_said_and_not_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No meeting that counts, and no organisation on record, are two things."""
    texts = {
        "places/here.yaml": place(police="Police"),
        "boards/here/a.yaml": board("A", "police"),
        "boards/here/b.yaml": board("B", "police"),
        "boards/here/c.yaml": board("C"),
        "meetings/here/a/2025-06-01.yaml": held("police"),
        "meetings/here/b/2025-06-01.yaml": "kind: ordinary\nstatus: cancelled\n",
        "meetings/here/c/2025-06-01.yaml": held("police"),
    }
    text, data = agencies(capsys, records=laid(tmp_path, texts), as_of="2025-12-31")
    assert "Not shown  B: financial year 2025/26, no meeting that counts\n" in text
    assert (
        "           C: financial year 2025/26, 1 meeting: 1 June 2025; no organisation on record was expected\n" in text
    )
    assert lines(text, "Represented at the meetings")[0] == ["Police", "1 of 1", "1 of 1"]
    assert [len(one["organisations"]) for one in data["boards"]] == [1, 0, 0]


def test_nothing_to_work_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A board without organisations alone."""
    texts = {"boards/here/c.yaml": board("C"), "meetings/here/c/2025-06-01.yaml": held("police")}
    text, data = agencies(capsys, records=laid(tmp_path, texts))
    assert text.endswith("No organisation was expected at a meeting on record, so there is nothing to work out.\n")
    assert (data["boards"][0]["organisations"], data["two_seats"]) == ([], [])


def test_an_observer_who_never_came(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is said that the organisation only observes."""
    texts = {
        "places/here.yaml": place(police="Police"),
        "boards/here/a.yaml": board("A", "police").replace("{title:", "{standing: observer, title:"),
        "meetings/here/a/2025-06-01.yaml": held("police", presence="absent"),
    }
    text, _ = agencies(capsys, records=laid(tmp_path, texts))
    assert "- Police: 0 of 1 (1 June 2025), as an observer\n" in text


def test_dates_that_leave_two_seats_in_doubt(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whether they were held at the same time is said not to be known."""
    seats = "seats:\n  a: {title: A, holders: [{person: ann, until: 2025}]}\n  b: {title: B, holders: [{person: ann, since: 2025}]}\n  c: {organisations: [{organisation: police}]}\n"
    texts = {
        "boards/here/a.yaml": f"name: A\nkind: board\n{seats}",
        "meetings/here/a/2025-06-01.yaml": "kind: ordinary\nstatus: held\n",
    }
    text, _ = agencies(capsys, records=laid(tmp_path, texts), as_of="2025-12-31")
    assert "- ann: A and B; whether at the same time is not known, as the dates are not precise\n" in text
    assert "Cannot be told, as what is not recorded decides: police (0 to 1 of 1)." in text


def test_who_is_named_in_which_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Members, one of several, several not named, and what is not recorded."""
    rows = (
        "{person: ann, seat: chair, capacity: member, presence: present}",
        "{seat: chair, printed_as: A/B, capacity: member, presence: present}",
        "{person: ann, seat: chair, capacity: member, presence: not-recorded}",
        "{seat: chair, capacity: substitute, presence: present}, {seat: chair, printed_as: X, capacity: substitute, presence: present}",
    )
    texts = {
        "boards/here/a.yaml": "name: A\nkind: board\nseats:\n  chair: {organisations: [{organisation: police}], holders: [{people: [ann, bob]}]}\n",
        **{
            f"meetings/here/a/2025-0{month}-01.yaml": f"kind: ordinary\nstatus: held\nattendance: [{row}]\n"
            for month, row in enumerate(rows, 5)
        },
    }
    text, _ = agencies(capsys, records=laid(tmp_path, texts), as_of="2025-12-31")
    assert (
        "- police, chair: 1 to 3 changes in 3 to 4 meetings: ann (1 May 2025), ann or bob (1 June 2025), not recorded (1 July 2025), 2 not named as a substitute (1 August 2025)\n"
        in text
    )


# -- years


def yearly(folder: Path, *days: str, rule: str = "") -> Path:
    """Return records of one board of the police and fire services, with meetings on these days to which the police came."""
    texts = {
        "places/here.yaml": place(police="Police", fire="Fire"),
        "boards/here/a.yaml": board("The Board", "police", "fire") + rule,
        **{f"meetings/here/a/{day}.yaml": held("police") for day in days},
    }
    return laid(folder, texts)


def test_a_year_without_a_meeting_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is no 0, and the years before the first meeting are named once."""
    text, data = agencies(capsys, "--years", "5", records=yearly(tmp_path, "2023-06-01", "2025-06-01"))
    assert lines(text, "The Board, year by year")[:2] == [
        ["Fire", "0 to 1 of 1", "no meeting", "0 to 1 of 1"],
        ["Police", "1 of 1", "no meeting", "1 of 1"],
    ]
    assert (
        "No meeting that counts is on record for 2021/22 to 2022/23.\n2025/26 is not over yet: figures so far.\n"
        in text
    )
    (found,) = data["boards"]
    assert [(one["window"]["name"][-7:], len(one["meetings"])) for one in found["years"]] == [
        ("2021/22", 0), ("2022/23", 0), ("2023/24", 1), ("2024/25", 0), ("2025/26", 1),
    ]  # fmt: skip
    assert (found["window"]["from"], found["window"]["to"]) == ("2021-04-01", "2026-03-31")


@pytest.mark.parametrize(
    ("days", "years", "sentence"),
    [
        (["2025-06-01"], "2", "The Board, year by year: 2025/26 alone, as above. No meeting that counts is on record for 2024/25."),
        (["2025-06-01"], "1", None),
        (["2025-06-01", "undated-one"], "3", "A meeting whose day is not known stands in every year that it may be of, as one that may count."),
    ],
)  # fmt: skip
def test_years_in_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], days: list[str], years: str, sentence: str | None
) -> None:
    """One year alone needs no table; a meeting without a day is said to stand in several."""
    root = yearly(tmp_path, *days)
    if (undated := root / "meetings/here/a/undated-one.yaml").exists():
        undated.write_text(undated.read_text(encoding="utf-8") + "held: unknown\n", encoding="utf-8")
    text, _ = agencies(capsys, "--years", years, records=root)
    assert sentence in text if sentence else "year by year" not in text


def test_many_years_are_parted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Fifty years do not stand in one table, and the calendar's beginning is no fault."""
    days = [f"{year}-06-01" for year in range(1976, 2026)]
    text, _ = agencies(capsys, "--years", "50", records=yearly(tmp_path / "a", *days))
    heads = [line.split()[1:] for line in text.splitlines() if line.startswith("Organisation  ")]
    assert [len(head) for head in heads[1:]] == [6] * 8 + [2]
    _, data = agencies(capsys, "--years", "50", records=yearly(tmp_path / "b", "0003-06-01"), as_of="0004-01-01")
    assert [one["window"]["from"] for one in data["boards"][0]["years"]] == [
        "0001-01-01",
        "0001-04-01",
        "0002-04-01",
        "0003-04-01",
    ]


ROLLING = (
    "terms_of_reference:\n  - read: whole\n    attendance: [{rate: 70%, subject: person, window: rolling-12-months}]\n"
)


@pytest.mark.parametrize("view", [(), ("--agencies",)])
def test_a_board_that_is_looked_at_over_twelve_months(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], view: tuple[str, ...]
) -> None:
    """It has no years to stand beside one another, unless a kind of year is asked for."""
    root = yearly(tmp_path, "2025-06-01", "2024-06-01", rule=ROLLING)
    sentence = (
        "The Board is not shown year by year, as its rule looks at the twelve months; --window gives a kind of year."
    )
    _, out, _ = said(capsys, *view, "--years", "2", "--as-of", DAY, records=root)
    assert sentence in out
    _, out, _ = said(capsys, *view, "--years", "2", "--as-of", DAY, "--window", "calendar-year", records=root)
    assert sentence not in out
    assert "2024" in out


def test_years_under_the_register(capsys: pytest.CaptureFixture[str]) -> None:
    """Each line that is judged with its rate in each year; in JSON and CSV each year is a window of the board."""
    asked = ("exampleshire/childrens-trust", "--years", "2", "--as-of", DAY)
    _, out, _ = said(capsys, *asked)
    rows = {row[0]: row[1:] for row in lines(out, "Over the years")}
    assert rows["Yael Outline"] == ["0 of 4 (0%)", "0 of 7 (0%): below so far"]
    assert rows["Gray Fictitious"] == ["-", "4 of 5 (80%): met so far"]
    assert rows["Opposition member (seat)"] == ["2 of 4 (50%): below", "4 of 7 (57.1%)"]
    assert "\n-: not in post, or no such seat.\nA rate without a word: the rules of that year do not judge it" in out
    _, out, _ = said(capsys, *asked, "--format", "json")
    assert [one["window"]["name"] for one in json.loads(out)["boards"]] == [
        "financial year 2024/25",
        "financial year 2025/26",
    ]
    _, out, _ = said(capsys, *asked, "--format", "csv")
    assert {row["Window"] for row in csv.DictReader(io.StringIO(out))} == {
        "financial year 2024/25",
        "financial year 2025/26",
    }


def test_years_of_a_board_without_a_rule(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The lines of the register, with no verdict."""
    _, out, _ = said(capsys, "--years", "3", "--as-of", DAY, records=yearly(tmp_path, "2023-06-01", "2025-06-01"))
    assert lines(out, "Over the years")[0] == ["Police person", "1 of 1 (100%)", "no meeting", "1 of 1 (100%)"]
    assert "not in post, or no such seat" not in out
    assert "A rate without a word" not in out


@pytest.mark.parametrize("as_of", ["2025-05-01", "2027-05-01"])
def test_years_where_the_last_has_no_meeting(tmp_path: Path, capsys: pytest.CaptureFixture[str], as_of: str) -> None:
    """Before every meeting there is nothing; in a year of none, the years before are shown all the same."""
    root = yearly(tmp_path, "2025-06-01", rule=ROLLING.replace("rolling-12-months", "financial-year"))
    (root / "meetings/here/a/2026-06-01.yaml").write_text("kind: ordinary\nstatus: cancelled\n", encoding="utf-8")
    status, out, _ = said(capsys, "--years", "3", "--as-of", as_of, records=root)
    assert (status, "Over the years" in out) == (0, as_of > "2026")


def test_a_rule_asked_for_judges_every_year(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Not the last alone."""
    root = yearly(tmp_path, "2024-06-01", "2025-06-01")
    _, out, _ = said(capsys, "--years", "2", "--rule", "70%", "--as-of", DAY, records=root)
    assert lines(out, "Over the years")[0] == ["Police person", "1 of 1 (100%): met", "1 of 1 (100%): met so far"]


# -- formats and faults


@pytest.mark.parametrize("form", ["text", "markdown", "html", "csv", "json"])
@pytest.mark.parametrize("records", [EXAMPLE, REAL])
def test_every_format_of_every_board(capsys: pytest.CaptureFixture[str], records: Path, form: str) -> None:
    """Nothing in the real and the invented records stops it, over many years."""
    status, out, err = said(capsys, "--agencies", "--years", "9", "--as-of", DAY, "--format", form, records=records)
    assert (status, err) == (0, "")
    assert "Probation" in out


def test_data_of_real_records(capsys: pytest.CaptureFixture[str]) -> None:
    """It has the published shape, with and without years."""
    for records in (EXAMPLE, REAL):
        for more in ((), ("--years", "3")):
            _, data = agencies(capsys, *more, records=records)
            assert data["boards"]


def test_the_schema_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    """`partnership schema agencies` prints it as published, and no property is without a description."""
    assert run(["schema", "agencies"]) == 0
    assert capsys.readouterr().out == schemas.output("agencies")


HOSTILE = "<script>=cmd|'![x](http://x)\u202e @all"


@pytest.mark.parametrize("form", ["text", "markdown", "html", "csv", "json"])
def test_hostile_names(tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str) -> None:
    """Names of boards, seats, organisations and people are shown as text, and do nothing."""
    name = json.dumps(HOSTILE)
    texts = {
        "places/here.yaml": place(police=HOSTILE, fire="=1+1"),
        "boards/here/a.yaml": board(name, "police", "fire", acronym=json.dumps("=A1")).replace("Seat of", "<b>"),
        "boards/here/b.yaml": board(name, "police", "fire", acronym=json.dumps("@b")),
        **{f"meetings/here/{one}/2025-06-01.yaml": held("police", "fire", presence="absent") for one in "ab"},
    }
    _, out, _ = said(capsys, "--agencies", "--as-of", DAY, "--format", form, records=laid(tmp_path, texts))
    assert "\u202e" not in out
    if form == "html":
        assert "<script>" not in out
        assert "<b>" not in out
    if form == "markdown":
        assert "[x](" not in out
        assert "<script>" not in out
    if form == "csv":
        cells = [cell for row in csv.reader(io.StringIO(out)) for cell in row]
        assert [cell for cell in cells if cell.startswith(("=", "@"))] == []
        assert "'=1+1" in cells


def test_a_file_that_cannot_be_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is said first, what rests on it is open, and the exit status is 2."""
    root = yearly(tmp_path, "2025-06-01", "2025-07-01")
    (root / "meetings/here/a/2025-07-01.yaml").write_text("kind: [\n", encoding="utf-8")
    status, out, _ = said(capsys, "--agencies", "--as-of", DAY, records=root)
    assert (status, out.startswith("1 file could not be read")) == (2, True)
    assert lines(out, "Represented at the meetings")[1][:2] == ["Police", "1 to 2 of 2"]
    (root / "boards/here/a.yaml").write_text("kind: [\n", encoding="utf-8")
    status, out, _ = said(capsys, "here/a", "--agencies", "--as-of", DAY, "--format", "json", records=root)
    assert (status, json.loads(out)["boards"]) == (2, [])
    assert said(capsys, "here/a", "--agencies", "--years", "2", "--as-of", DAY, records=root)[0] == 2


SOUND = examples()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32), form=st.sampled_from(["text", "markdown", "html", "csv", "json"]))
def test_faults_in_records_are_answered(capsys: pytest.CaptureFixture[str], seed: int, form: str) -> None:
    """A few bytes, lines and values changed in several records: an answer, and never a fault of the program."""
    random = Random(seed)
    with TemporaryDirectory() as folder:
        changed = {path: mutated(raw, random) for path, raw in random.sample(SOUND, 6)}
        root = laid(Path(folder), {**dict(SOUND), **changed})
        status, out, err = said(capsys, "--agencies", "--years", "3", "--as-of", DAY, "--format", form, records=root)
        assert status in {0, 2}
        assert "fault of the program" not in err
        if form == "json" and out:
            SCHEMA.validate(json.loads(out))


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--years", "51"), "--years 51 is not a number of years from 1 to 50"),
        (("--years", "-1"), "--years -1 is not a number of years from 1 to 50"),
        (("--years", "2", "--to", "2025-01-01"), "--years shows whole years, so it cannot go with --from or --to; give one or the other"),
        (("--years", "2", "--window", "rolling-12-months"), "--years shows whole years, so it cannot go with --window rolling-12-months; give a kind of year, such as financial-year"),
        (("--place", ""), "`` may mean any of these: exampleland or exampleshire; give one of them as it stands here"),
        (("--place", "exampelshire"), "there is no place `exampelshire`; did you mean `exampleshire`?"),
        (("--agencies", "--explain"), "--agencies counts and judges nobody, so --explain has nothing to do; leave one of them out"),
        (("--agencies", "--definitions"), "--agencies counts and judges nobody, so --definitions has nothing to do; leave one of them out"),
        (("--agencies", "--by", "seat"), "--agencies counts and judges nobody, so --by has nothing to do; leave one of them out"),
        (("--agencies", "--fail-on", "below"), "--agencies counts and judges nobody, so --fail-on has nothing to do; leave one of them out"),
    ],
)  # fmt: skip
def test_what_is_refused(capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], sentence: str) -> None:
    """A sentence that says what is wrong and what to give instead."""
    assert said(capsys, *arguments) == (2, "", f"partnership: {sentence}\n")


def test_a_place_without_meetings(capsys: pytest.CaptureFixture[str]) -> None:
    """A place with boards of which no meeting is on record."""
    assert said(capsys, "--place", "blackpool", records=REAL) == (
        2,
        "",
        "partnership: no board of blackpool has a meeting on record; `partnership list meetings` shows those that are\n",
    )
