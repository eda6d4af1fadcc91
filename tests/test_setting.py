"""Any one field of a record: found by what was typed, shown, and set to exactly that."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from folders import board, laid
from partnership.answers.load import Records
from partnership.commands import run
from partnership.documents import shapes
from partnership.recording import fields, referring, setting
from partnership.recording.drafts import CannotRecordError
from partnership.source import reader

if TYPE_CHECKING:
    from pathlib import Path

PLACE = """\
name: Here
kind: county
districts: {north: {name: North}}
organisations: {pct: {name: Care Trust, short: PCT}}
people:
  ann: {name: Ann Archer, printed_as: [A Archer, Cllr Archer]}
  bob: {name: Bob}
documents: {terms: {title: Terms}}
functions: {audit: {title: Audit}}
duties: {plan: {title: Plan, act: terms}}
source: {document: terms}
"""
TRUST = """\
officers:
  - {office: chair, person: ann, since: 2020}
  - {office: secretary, person: bob}
seats:
  police:
    title: Police
    holders:
      - {person: ann, since: 2020-01-01, until: 2021-01-01}
      - {person: bob, since: 2021-01-02}
links:
  - {type: reports-to, to: here/other}
source: {document: terms}
"""
MEASURE = """\
name: Waits
direction: lower
areas: [here]
readings:
  - {period: 2025, value: 1.50}
source: {document: terms}
"""


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder of records, where the user stands."""
    monkeypatch.chdir(tmp_path)
    texts = {
        "places/here.yaml": PLACE,
        "boards/here/trust.yaml": board("Trust") + TRUST,
        "boards/here/other.yaml": board("Other") + "source: {document: terms}\n",
        "measures/here/waits.yaml": MEASURE,
        "meetings/here/trust/2026-01-14.yaml": "kind: ordinary\nstatus: planned\n",
        "meetings/here/gone/2026-01-14.yaml": "kind: ordinary\nstatus: planned\n",
        "restructures/here/new.yaml": "name: New\nstages: [{stage: proposed, on: 2026}]\n",
    }
    return laid(tmp_path, texts)


def after(root: Path, kind: str, record: str, field: str, text: str) -> dict[str, Any]:
    """Return what a record would hold once a field is set to what a text stands for."""
    records = Records(root)
    (change,) = setting.set_texts(records, [(setting.field(records, kind, record, field), text)]).changes
    assert change.after is not None
    data = reader.read(change.after).data
    assert data is not None
    return data


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        ("seats/police/holders/2/since", ("seats", "police", "holders", 1, "since")),
        ("seats.police.holders[2].since", ("seats", "police", "holders", 1, "since")),
        ("/seats/police/holders/bob/since/", ("seats", "police", "holders", 1, "since")),
        ("officers/secretary", ("officers", 1)),
        ("officers/+/office", ("officers", 2, "office")),
        ("former-names/+/name", ("former_names", 0, "name")),
        ("source/document", ("source", "document")),
        ("established/on", ("established", "on")),
    ],
)
def test_a_place_that_was_typed(root: Path, typed: str, at: tuple[str | int, ...]) -> None:
    """It is written as findings write it, with the marks that other programs have, or by what an item is of."""
    assert setting.field(Records(root), "board", "here/trust", typed).at == at


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "name a field"),
        ("titel", "a board has no field `titel`; it has name"),
        ("seats/polcie/title", "nothing of the id `polcie`; did you mean `police`?"),
        ("seats/x/title", "nothing of the id `x`; it has police; `partnership new`"),
        ("groups/x/name", "it has none yet"),
        ("seats/police/titel", "`seats/police` has no field `titel`; did you mean `title`?"),
        ("seats/police/title/x", "has no fields inside it"),
        ("officers/3/office", "`officers` has 2 items, and `3` is none of them"),
        ("links/2/to", "`links` has 1 item, and"),
        ("officers/chiar/person", "none of them; did you mean `chair`?"),
        ("officers/zzz/person", "`zzz` is none of them; count"),
        ("seats/police/holders/0/since", "`0` is none of them"),
    ],
)
def test_a_place_that_is_none(root: Path, typed: str, said: str) -> None:
    """The sentence names what is there."""
    with pytest.raises(CannotRecordError) as refused:
        setting.field(Records(root), "board", "here/trust", typed)
    assert said in str(refused.value)


def test_an_item_that_two_might_be(root: Path) -> None:
    """Who held a seat twice has to be counted."""
    path = root / "boards/here/trust.yaml"
    path.write_text(path.read_text().replace("person: bob, since: 2021-01-02", "person: ann, since: 2022"))
    with pytest.raises(CannotRecordError, match="more than one of them"):
        setting.field(Records(root), "board", "here/trust", "seats/police/holders/ann/since")


@pytest.mark.parametrize(
    ("kind", "record", "field", "typed", "stands"),
    [
        ("board", "here/trust", "name", ' "x": #y ', ' "x": #y '),
        ("board", "here/trust", "kind", "Sub Group", "sub-group"),
        ("board", "here/trust", "established/on", "2019", 2019),
        ("board", "here/trust", "established/on", "unknown", "unknown"),
        ("board", "here/trust", "officers/1/interim", "yes", True),
        ("board", "here/trust", "officers/1/person", "Bob", "bob"),
        ("board", "here/trust", "officers/1/organisation", "pct", "pct"),
        ("board", "here/trust", "officers/1/seat", "police", "police"),
        ("board", "here/trust", "links/1/to", "other", "here/other"),
        ("board", "here/trust", "count", "3", 3),
        ("board", "here/trust", "note", "007", "007"),
        ("board", "here/trust", "seats/police/votes", "no", "no"),
        ("measure", "here/waits", "readings/1/value", "9.60", Decimal("9.60")),
        ("measure", "here/waits", "standardised", "FALSE", False),
        ("measure", "here/waits", "readings/1/area", "North", "north"),
        ("measure", "here/waits", "readings/1/area", "Here", "here"),
        ("measure", "here/waits", "readings/1/area", "here", "here"),
        ("place", "here", "duties/plan/act", "here/terms", "here/terms"),
        ("meeting", "here/trust/2026-01-14", "attendance/+/seat", "Police", "police"),
        ("restructure", "here/new", "continuity/+/seat", " police ", "police"),
    ],
)
def test_what_a_text_stands_for(root: Path, kind: str, record: str, field: str, typed: str, stands: object) -> None:
    """Text is kept exactly; numbers, dates and yes or no are those of the schema; what is referred to may be named."""
    data = after(root, kind, record, field, typed)
    at = fields.place(_document(root, kind, record), field)[0]
    found = fields.standing(data, at)
    assert found == stands
    assert type(found) is type(stands)


def _document(root: Path, kind: str, record: str) -> Any:
    return Records(root).document(kind, record)


@pytest.mark.parametrize(
    ("kind", "record", "field", "typed", "said"),
    [
        ("board", "here/trust", "kind", "bord", "did you mean `board`?"),
        ("board", "here/trust", "kind", "zz", "is not one of its words; it takes board, trust"),
        ("board", "here/trust", "officers/1/interim", "perhaps", "is yes or no, and not `perhaps`"),
        ("board", "here/trust", "established/on", "2020-02-30", "is not in the calendar"),
        ("board", "here/trust", "established", "2020", "set one of its fields: on, at, source or note"),
        ("board", "here/trust", "seats", "2020", "it holds others by id"),
        ("board", "here/trust", "links", "2020", "`FIELD/+/…` sets a field of a new item"),
        ("board", "here/trust", "officers/1/person", "Anna", "here has no person `Anna`"),
        ("board", "here/trust", "links/1/to", "zzz", "there is no board `zzz`"),
        ("board", "here/trust", "established/at/+", "zzz", "there is no board `zzz`"),
        ("board", "here/trust", "officers/1/since/by", "2020", "is one value now, and not a block"),
        ("measure", "here/waits", "readings/1/value", "many", "is a number, and `many` is none"),
        ("measure", "here/waits", "readings/1/value", "", "is a number, and `` is none"),
        ("measure", "here/waits", "smallest_count", "1.5", "is a whole number, and `1.5` is none"),
        ("measure", "here/waits", "readings/1/area", "zzz", "here has no district `zzz`"),
        ("meeting", "here/trust/2026-01-14", "attendance/+/seat", "zzz", "Trust has no seat `zzz`; there is police"),
        (
            "meeting",
            "here/gone/2026-01-14",
            "attendance/+/seat",
            "police",
            "here/gone cannot be read, so it is not known",
        ),
    ],
)
def test_what_cannot_stand_there(root: Path, kind: str, record: str, field: str, typed: str, said: str) -> None:
    """Nothing is guessed, and the sentence says what would do."""
    with pytest.raises(CannotRecordError) as refused:
        after(root, kind, record, field, typed)
    assert said in str(refused.value)


def test_a_meeting_or_a_board_may_be_meant(root: Path) -> None:
    """A meeting by its id, a board by its name."""
    records, document = Records(root), _document(root, "board", "here/trust")
    assert referring.referred(records, document, "meeting-or-board", "here/trust/2026-01-14") == "here/trust/2026-01-14"
    assert referring.referred(records, document, "meeting-or-board", "Other") == "here/other"


@settings(max_examples=40)
@given(st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=40))
def test_text_is_kept_exactly(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    """Whatever was pasted: quotes, colons, line breaks, any script."""
    root = laid(tmp_path_factory.mktemp("kept"), {"places/here.yaml": PLACE})
    assert after(root, "place", "here", "people/ann/name", text)["people"]["ann"]["name"] == text


def test_several_fields_at_once(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A new item that they name is one; what one alone would leave unsound, all make sound."""
    claim = ["legal_basis/+/claim", "statutory", "legal_basis/+/source/document", "Terms", "acronym", "T"]
    assert run(["set", "trust", *claim[:2]]) == 2
    assert run(["set", "trust", *claim]) == 0
    assert "legal_basis/1/claim is now “statutory”. legal_basis/1/source/document is now “terms”. acronym is now “T”." in capsys.readouterr().out  # fmt: skip
    data = _document(root, "board", "here/trust").data
    assert data["legal_basis"] == [{"claim": "statutory", "source": {"document": "terms"}}]
    assert data["acronym"] == "T"
    assert run(["set", "trust", "areas/+/places/+", "Here", "areas/+/described_as", "All: of it"]) == 0
    assert _document(root, "board", "here/trust").data["areas"] == [{"places": ["here"], "described_as": "All: of it"}]


def test_bounds_of_a_date_give_way_to_a_day(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The day takes the place of the whole block."""
    path = root / "boards/here/trust.yaml"
    path.write_text(path.read_text().replace("since: 2020}", "since: {after: 2019, by: 2020-06}}"))
    assert run(["set", "trust", "officers/chair/since", "2020-03-01"]) == 0
    assert "is now “2020-03-01”. It was a block." in capsys.readouterr().out
    assert _document(root, "board", "here/trust").data["officers"][0]["since"] == "2020-03-01"


def test_words_of_a_list(root: Path) -> None:
    """They are added once, taken out by what they are, and the list goes with the last."""
    assert run(["set", "here", "people/ann/printed_as", "--add", "C: Archer", "--add", "A Archer", "--remove", "Cllr Archer"]) == 0  # fmt: skip
    assert _document(root, "place", "here").data["people"]["ann"]["printed_as"] == ["A Archer", "C: Archer"]
    assert run(["set", "here", "people/ann/printed_as", "--remove", "A Archer", "--remove", "C: Archer"]) == 0
    assert _document(root, "place", "here").data["people"]["ann"] == {"name": "Ann Archer"}
    assert run(["set", "here", "also_known_as", "--add", "There"]) == 0
    assert _document(root, "place", "here").data["also_known_as"] == ["There"]


def test_a_word_taken_out_and_put_back_goes_to_the_end(root: Path) -> None:
    """Both were asked for, and both are done."""
    assert run(["set", "here", "people/ann/printed_as", "--add", "A Archer", "--remove", "A Archer"]) == 0
    assert _document(root, "place", "here").data["people"]["ann"]["printed_as"] == ["Cllr Archer", "A Archer"]


def test_what_is_taken_away_goes_with_what_is_around_it(root: Path) -> None:
    """An emptied block would say nothing; others stay."""
    assert run(["set", "trust", "links/1", "--unset"]) == 0
    assert "links" not in _document(root, "board", "here/trust").data
    assert run(["set", "trust", "seats/police/holders/1/until", "--unset", "--dry-run"]) == 2
    assert run(["set", "trust", "officers/2", "--unset"]) == 0
    assert [one["office"] for one in _document(root, "board", "here/trust").data["officers"]] == ["chair"]


def test_what_a_file_holds(root: Path) -> None:
    """Long text as it is, or a block as records write it."""
    note, block, torn = root.parent / "note.txt", root.parent / "quorum.yaml", root.parent / "torn.yaml"
    note.write_bytes(b'\xef\xbb\xbfFirst: a "quote".\r\n\r\nSecond.\r\n')
    block.write_text("need: {at_least: 2, counting: heads}\nsource: {document: terms}\n")
    assert run(["set", "trust", "note", "--from", str(note)]) == 0
    assert _document(root, "board", "here/trust").data["note"] == 'First: a "quote".\n\nSecond.'
    assert run(["set", "trust", "terms_of_reference/+/quorum", "--from", str(block)]) == 0
    (terms,) = _document(root, "board", "here/trust").data["terms_of_reference"]
    assert terms["quorum"]["need"] == {"at_least": 2, "counting": "heads"}
    torn.write_text("need: [1\n")
    assert run(["set", "trust", "terms_of_reference/1/quorum", "--from", str(torn)]) == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["set", "trust", "name", "x", "--unset"], "exclude one another"),
        (["set", "trust", "--unset"], "name the FIELD"),
        (["set", "trust", "name", "Two", "words"], "`words` has no value after it; FIELD and VALUE come in pairs"),
        (["set", "trust", "nmae"], "did you mean `name`?"),
        (["set", "trust", "name", "--from", "gone.txt"], "gone.txt cannot be read"),
        (["set", "trust", "name", "--from", "large.txt"], "larger than 1 MB"),
        (["set", "trust", "name", "--from", "bad.txt"], "not text in UTF-8"),
        (["set", "trust", "established", "--from", "empty.yaml"], "this record is empty"),
        (["set", "trust", "acronym", "--unset"], "there is no `acronym` to take away"),
        (["set", "trust", "name", "--add", "x"], "not a list of words; set its value"),
        (["set", "trust", "links", "--add", "x"], "not a list of words; `FIELD/+/…`"),
        (["set", "here", "people/ann/printed_as", "--remove", "Zed"], "it has A Archer and Cllr Archer"),
        (["set", "here", "also_known_as", "--remove", "Zed"], "it has none"),
        (["set", "nobody", "name", "x"], "there is no record `nobody`"),
    ],
)
def test_what_is_refused(root: Path, words: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A sentence, and nothing changed."""
    (root.parent / "large.txt").write_bytes(b"x" * 1_000_001)
    (root.parent / "bad.txt").write_bytes(b"\xff\xfe\x00")
    (root.parent / "empty.yaml").write_bytes(b"")
    was = (root / "boards/here/trust.yaml").read_bytes()
    assert run(words) == 2
    assert said in capsys.readouterr().err
    assert (root / "boards/here/trust.yaml").read_bytes() == was


def test_a_record_that_cannot_be_read(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing in it can be named."""
    (root / "boards/here/trust.yaml").write_text("name: [\n")
    assert run(["set", "here/trust", "name", "x"]) == 2
    assert "cannot be read, so nothing can be recorded of it" in capsys.readouterr().err


def test_a_record_of_the_wrong_shape_is_mended(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its text can be read, and so its fields are set; what it hid is told then, and is no error of the change."""
    path = root / "boards/here/trust.yaml"
    path.write_text("name: Trust\nkind: bord\nestablished: {on: 2014-02-30}\nlinks:\n  - {type: supports}\n")
    assert run(["set", "here/trust", "kind", "club"]) == 2
    assert run(["set", "here/trust", "kind", "board"]) == 0
    assert "impossible-date" not in capsys.readouterr().err
    assert run(["set", "here/trust", "links/1/to", "here/other"]) == 0
    assert "2014-02-30 is not in the calendar [impossible-date]" in capsys.readouterr().err
    assert run(["set", "here/trust", "links/1/since", "2014", "links/1/until", "2013"]) == 2
    assert "the change would bring 1 error" in capsys.readouterr().err
    assert path.read_text() == (
        "name: Trust\nkind: board\nestablished: {on: 2014-02-30}\nlinks:\n  - {type: supports, to: here/other}\n"
    )


@pytest.mark.usefixtures("root")
def test_a_record_without_a_name_is_called_by_its_id(capsys: pytest.CaptureFixture[str]) -> None:
    """And that once: a meeting has no other name."""
    assert run(["set", "here/trust/2026-01-14", "status", "cancelled"]) == 0
    assert "\nhere/trust/2026-01-14: status is now" in f"\n{capsys.readouterr().out}"
    assert run(["set", "trust", "note", "x"]) == 0
    assert "Trust (here/trust): note is now" in capsys.readouterr().out


@pytest.mark.usefixtures("root")
def test_what_stands_there_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    """A record by its fields, a list by its items, what has ids by those, one value whole."""
    long = "so " * 50
    assert run(["set", "trust", "note", long.strip()]) == 0
    shown = {}
    for field in ("", "officers", "seats", "seats/police", "note", "acronym", "officers/1", "established"):
        capsys.readouterr()
        assert run(["set", "trust", *([field] if field else [])]) == 0
        shown[field] = capsys.readouterr().out
    assert "person        ann " in shown["officers/1"]
    assert "2 items" in shown[""]
    assert f"{long[:59]}…" in shown[""]
    assert long.strip() in shown["note"]
    assert "Nothing stands there." in shown["acronym"]
    assert "police  Police" in shown["seats"]
    assert "   2  office: secretary, person: bob" in shown["officers"]
    assert "The last day" in shown["seats/police"]
    assert "When it was established." in shown["established"]


@pytest.mark.usefixtures("root")
def test_yes_or_no_is_shown_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    """As it was typed, and not as a program has it."""
    assert run(["set", "trust", "officers/1/interim", "yes"]) == 0
    assert "is now yes." in capsys.readouterr().out
    assert run(["set", "trust", "officers/1"]) == 0
    assert "interim       true" in capsys.readouterr().out


def test_shapes_follow_the_schemas() -> None:
    """A pointer is followed; what it says beside it comes first; where there can be nothing there is none."""
    found = shapes.at("board", ("officers", 0, "person"))
    assert found is not None
    assert (found.refers_to, found.schema, found.name) == ("person", "common", "name_ref")
    assert shapes.at("board", ("name", "x", 0)) is None
    assert shapes.of("board").types == ("object",)
    no_rule = shapes.at("board", ("terms_of_reference", 0, "quorum", "no_rule"))
    assert no_rule is not None
    assert no_rule.types == ("boolean",)
    reference = shapes.at("place", ("documents", "any", "reference"))
    assert reference is not None
    assert reference.says == "The publisher's reference, such as `MId=3901` or `2004 c. 31`"
    since = shapes.at("board", ("seats", "any", "since"))
    assert since is not None
    assert since.says == "The first day of the seat"
