"""What is added inside records: everything has a command, and what ends with it ends."""

from __future__ import annotations

import os
import shlex
import shutil
from typing import TYPE_CHECKING, Any

import pytest

import terminals
from folders import EXAMPLE, board, laid
from partnership.answers.load import Records
from partnership.commands import _inside, run
from partnership.recording import adding
from partnership.recording.things import HOLDER, SEAT, THINGS

if TYPE_CHECKING:
    from pathlib import Path

PLACE = """\
name: Here
kind: county
people:
  ann: {name: Ann Archer, printed_as: [Cllr Archer]}
  bob: {name: Bob Baker}
  cy: {name: Cy}
organisations: {care: {name: Care Trust, short: CT}}
documents: {terms: {title: Terms of reference}}
functions: {audit: {title: Audit}}
source: {document: terms}
"""
TRUST = """\
officers:
  - {office: chair, person: ann}
seats:
  police:
    title: Police
    holders:
      - {person: ann, since: 2020-01-01}
  health:
    holders:
      - {person: bob, since: 2019, until: 2020}
    vacant:
      - {since: 2021-01-01}
      - {since: 2019-01-01, until: 2019-02-01}
  heads:
    holders:
      - {post: Chair of Heads}
source: {document: terms}
"""
MEASURE = "name: Waits\ndirection: lower\nareas: [here]\nsource: {document: terms}\n"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder of records with one place, where the user stands."""
    monkeypatch.chdir(tmp_path)
    texts = {
        "places/here.yaml": PLACE,
        "boards/here/trust.yaml": board("Trust") + TRUST,
        "boards/here/other.yaml": board("Other") + "source: {document: terms}\n",
        "measures/here/waits.yaml": MEASURE,
    }
    return laid(tmp_path, texts)


def held(root: Path, kind: str, record: str) -> dict[str, Any]:
    """Return what a record holds now."""
    document = Records(root).document(kind, record)
    assert document is not None
    return document.data


def trust(root: Path) -> dict[str, Any]:
    """Return what the board holds now."""
    return held(root, "board", "here/trust")


@pytest.mark.parametrize("thing", THINGS.values(), ids=THINGS)
def test_each_thing_is_one_of_the_schemas(thing: Any) -> None:
    """What is asked for and needed are fields of it, and an id is made of one that it must have."""
    shape = thing.shape()
    wanted = {
        *(one.field for one in thing.asked),
        *thing.needs,
        *(other for one in thing.asked for other in one.instead),
    }
    assert shape.fields.keys() >= wanted
    assert (thing.named is not None) == (thing.under[-1] not in {SEAT, HOLDER} and shape_around(thing).keyed)
    offered = {name for name, _ in _inside._fields(thing, shape)}
    assert offered | {one.field for one in thing.asked} >= set(shape.node.get("required", ())) - {"source"}


def shape_around(thing: Any) -> Any:
    """Return the shape of what a thing joins."""
    from partnership.documents import shapes  # noqa: PLC0415 - beside what it helps

    place = tuple("any" if part == SEAT else 0 if part == HOLDER else part for part in thing.under)
    return shapes.at(thing.kind, place)


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the example, for commands that write nothing."""
    folder = tmp_path_factory.mktemp("example")
    shutil.copytree(EXAMPLE, folder / "records")
    return folder / "records"


@pytest.mark.parametrize("example", [one for thing in THINGS.values() for one in thing.examples])
def test_examples_of_the_help_can_be_typed(
    example: str, examples: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each makes sense in the example place, and changes one record there."""
    made: list[Any] = []
    monkeypatch.setattr(_inside, "make", lambda _root, changes, *_more, **_then: made.extend(changes))
    assert run([*shlex.split(example), "--records", str(examples)]) == 0, capsys.readouterr().err
    (change,) = made
    assert change.before != change.after


def test_a_seat_with_all_that_belongs_to_it(root: Path) -> None:
    """Its organisation and holder are there from its first day, each found by name."""
    words = ["new", "seat", "trust", "Care: 'x'", "--organisation", "CT", "--holder", "Cy", "--since", "2026-04-01"]
    assert (
        run([*words, "--groups", "b", "--standing", "member", "--source", "Terms of reference", "--section", "4"]) == 2
    )
    assert run(["new", "group", "trust", "B"]) == 0
    assert (
        run([*words, "--groups", "b", "--standing", "member", "--source", "Terms of reference", "--section", "4"]) == 0
    )
    assert trust(root)["seats"]["care-x"] == {
        "title": "Care: 'x'",
        "standing": "member",
        "groups": ["b"],
        "organisations": [{"organisation": "care"}],
        "since": "2026-04-01",
        "holders": [{"person": "cy", "since": "2026-04-01"}],
        "source": {"document": "terms", "section": "4"},
    }
    assert run(["new", "seat", "trust", "Bare", "--id", "plain", "--holder", "cy"]) == 0
    assert trust(root)["seats"]["plain"] == {"title": "Bare", "holders": [{"person": "cy"}]}


def test_one_who_comes_in_the_place_of_another(root: Path) -> None:
    """The other's last day is the day before, with the reason; replaced where none is given."""
    new = ["new", "holder", "trust", "police", "Cy", "--since", "2026-03-01", "--replaces", "ann"]
    assert run(new) == 0
    assert trust(root)["seats"]["police"]["holders"] == [
        {"person": "ann", "since": "2020-01-01", "until": "2026-02-28", "ended": "replaced"},
        {"person": "cy", "since": "2026-03-01"},
    ]
    post = ["new", "holder", "trust", "heads", "--post", "Head", "--since", "2026", "--replaces", "Chair of Heads"]
    assert run(post) == 2
    assert run([*post, "--since", "2026-05-01", "--reason", "left-post"]) == 0
    assert trust(root)["seats"]["heads"]["holders"] == [
        {"post": "Chair of Heads", "until": "2026-04-30", "ended": "left-post"},
        {"post": "Head", "since": "2026-05-01"},
    ]


def test_a_job_share_and_one_who_stands_in(root: Path) -> None:
    """Several people hold a seat as one; who stands in ends nobody's time."""
    share = ["new", "holder", "trust", "health", "--people", "ann", "--people", "Bob", "--arrangement", "job-share"]
    assert run([*share, "--since", "2026-03-01"]) == 0
    assert trust(root)["seats"]["health"]["holders"][1]["people"] == ["ann", "bob"]
    assert trust(root)["seats"]["health"]["vacant"][0] == {"since": "2021-01-01", "until": "2026-02-28"}
    assert run(["new", "leave", "trust", "police", "Ann Archer", "--since", "2026-01-01", "--until", "2026-03-31"]) == 0
    assert run(["new", "holder", "trust", "police", "cy", "--interim", "--since", "2026-01-01", "--until", "2026-03-31"]) == 0  # fmt: skip
    first, second = trust(root)["seats"]["police"]["holders"]
    assert first["leave"] == [{"since": "2026-01-01", "until": "2026-03-31"}]
    assert second["interim"] is True


def test_a_vacancy(root: Path) -> None:
    """Who left has a last day then; a reason is theirs, and none is put in their mouth."""
    assert run(["new", "vacancy", "trust", "police", "--since", "2026-03-01", "--left", "ann"]) == 0
    assert trust(root)["seats"]["police"] == {
        "title": "Police",
        "holders": [{"person": "ann", "since": "2020-01-01", "until": "2026-02-28"}],
        "vacant": [{"since": "2026-03-01"}],
    }


def test_an_office(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It passes from one to another on a day; one of a seat needs no person."""
    assert run(["new", "officer", "trust", "chair", "cy", "--since", "2026-03-01", "--replaces", "Ann"]) == 0
    assert run(["new", "officer", "trust", "vice-chair", "--seat", "Police", "--since", "2026-03-01"]) == 0
    assert "a new officer, vice-chair, police, from 1 March 2026." in capsys.readouterr().out
    assert trust(root)["officers"] == [
        {"office": "chair", "person": "ann", "until": "2026-02-28"},
        {"office": "chair", "person": "cy", "since": "2026-03-01"},
        {"office": "vice-chair", "seat": "police", "since": "2026-03-01"},
    ]
    assert run(["new", "officer", "trust", "chair", "bob", "--since", "2026-04-01"]) == 2
    assert '--replaces "Cy" ends that on the day before; two at once are each a co-chair' in capsys.readouterr().err
    assert run(["new", "officer", "trust", "chair", "bob", "--since", "2026-04-01", "--interim"]) == 0
    assert run(["new", "officer", "trust", "vice-chair", "--seat", "health", "--since", "2026-04-01"]) == 0
    replaces = ["new", "officer", "trust", "vice-chair", "ann", "--since", "2026-05-01", "--replaces"]
    assert run([*replaces, "police"]) == 0
    assert [one.get("until") for one in trust(root)["officers"]] == ["2026-02-28", None, "2026-04-30", None, None, None]


def test_how_often_and_who_answers(root: Path) -> None:
    """What is replaced is named, and ends the day before; what is not named goes on."""
    assert run(["new", "frequency", "trust", "monthly", "--per-year", "12"]) == 0
    assert run(["new", "frequency", "trust", "monthly", "--note", "Of its executive."]) == 0
    assert run(["new", "frequency", "trust", "often", "--since", "2026-04-01", "--replaces", "often"]) == 2
    assert (
        run(["new", "frequency", "trust", "six a year", "--since", "2026-04-01", "--replaces", "monthly, no. 2"]) == 0
    )
    assert [one.get("until") for one in trust(root)["frequency"]] == [None, "2026-03-31", None]
    assert run(["new", "owner", "waits", "trust", "--since", "2025-01-01"]) == 0
    assert run(["new", "owner", "waits", "--organisation", "care", "--since", "2026-04-01", "--replaces", "trust"]) == 0
    assert held(root, "measure", "here/waits")["owners"] == [
        {"board": "here/trust", "since": "2025-01-01", "until": "2026-03-31"},
        {"organisation": "care", "since": "2026-04-01"},
    ]


@pytest.mark.usefixtures("root")
def test_the_same_again_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    """What stands there already, word for word, is not added beside itself; with another day or note it is another."""
    for words in (
        ["owner", "waits", "trust", "--since", "2025-01-01"],
        ["function-of", "trust", "audit"],
        ["officer", "trust", "secretary", "cy", "--since", "2026-04-01"],
        ["vacancy", "trust", "heads", "--since", "2026-04-01", "--left", "Chair of Heads"],
        ["reading", "waits", "2025", "9.60"],
    ):
        assert run(["new", *words]) == 0
        assert run(["new", *words[: words.index("--left") if "--left" in words else None]]) == 2
    assert capsys.readouterr().err.count("already, word for word; nothing has to change for it") == 5
    assert run(["new", "owner", "waits", "trust", "--since", "2025-01-02"]) == 0


def test_a_measure(root: Path) -> None:
    """A figure keeps its decimals; there is one target; an owner may be an organisation."""
    assert run(["new", "reading", "waits", "2025", "9.60"]) == 0
    assert run(["new", "reading", "waits", "2026", "--missing", "suppressed"]) == 0
    assert run(["new", "target", "waits", "8", "--by", "2028"]) == 0
    assert run(["new", "owner", "waits", "--organisation", "care"]) == 0
    text = (root / "measures/here/waits.yaml").read_text()
    assert "- {period: 2025, value: 9.60}" in text
    assert "target: {value: 8, by: 2028}" in text
    assert held(root, "measure", "here/waits")["owners"] == [{"organisation": "care"}]
    assert run(["new", "target", "waits", "7"]) == 2


def test_the_one_place_need_not_be_named(root: Path) -> None:
    """Where there are several names it does."""
    assert run(["new", "district", "here", "Nørth", "--id", "north"]) == 0
    assert held(root, "place", "here")["districts"] == {"north": {"name": "Nørth"}}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["new", "holder", "trust", "police", "cy", "--since", "2026-03-01"], '--replaces "Ann Archer" ends that'),
        (["new", "vacancy", "trust", "police", "--since", "2026-03-01"], '--left "Ann Archer" ends that'),
        (["new", "holder", "trust", "health", "cy", "--since", "2026-03-01", "--reason", "removed"], "--reason says why"),
        (["new", "holder", "trust", "police", "cy"], "--since is needed: from which day"),
        (["new", "holder", "trust", "police", "--since", "2026-03-01"], "WHO is needed: who, a person of the place"),
        (["new", "holder", "trust", "plice", "cy", "--since", "2026-03-01"], "did you mean `police`?"),
        (["new", "holder", "trust"], "SEAT is needed: which seat (police, health, heads)"),
        (["new", "holder", "trust", "health", "cy", "--since", "2026"], "`2026` is not a whole day"),
        (["new", "holder", "trust", "health", "cy", "--since", "0001-01-01"], "not a whole day"),
        (["new", "holder", "trust", "police", "cy", "--since", "2026-03-01", "--replaces", "bob"], "no holder `bob`"),
        (["new", "officer", "trust", "chair", "cy", "--since", "2026-03-01", "--replaces", "bob"], "no chair that goes on, `bob`"),
        (["new", "leave", "trust", "police", "Zed", "--since", "2026-03-01"], "the seat police has no holder `Zed`"),
        (["new", "substitute", "trust", "police", "Ann Acher"], "did you mean `Ann Archer`?"),
        (["new", "link", "trust", "other"], "--type is needed: what kind of link (sub-group-of, "),
        (["new", "link", "trust", "--type", "reports-to"], "BODY is needed: to which board"),
        (["new", "reading", "waits", "2025"], "VALUE is needed: the figure"),
        (["new", "district", "here", "!"], "no id can be made of `!`; give one with --id"),
        (["new", "district", "here", "North", "--id", "Nö"], "cannot be the id"),
        (["new", "document", "here", "Terms", "--id", "terms"], "there is a document `terms` already (Terms of reference)"),
        (["new", "person", "here", "A Archer"], "much like Ann Archer (`ann`)"),
        (["new", "person", "here", "Ann Acher"], "if it is another, add --another"),
        (["new", "organisation", "here", "Care Trusts"], "much like Care Trust (`care`)"),
        (["new", "function-of", "trust", "audit", "--section", "4"], "a section is of a document, and goes with --source"),
        (["new", "function-of", "trust", "audit", "--source", "trems"], "did you mean `terms`?"),
        (["new", "frequency", "trust", "often", "--per-year", "six"], "--per-year is a number, and `six` is none"),
        (["new", "frequency", "trust", "often", "--note", " "], "--note is empty; leave it out, or say it"),
        (["new", "officer", "trust", "chair", "ann", "--interim"], "--since is needed"),
    ],
)  # fmt: skip
def test_what_is_refused(root: Path, words: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A sentence that says what to do, and nothing changed."""
    was = {path: path.read_bytes() for path in root.rglob("*.yaml")}
    assert run(words) == 2
    assert said in capsys.readouterr().err
    assert {path: path.read_bytes() for path in root.rglob("*.yaml")} == was


def test_a_record_that_cannot_be_read(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing can be added to it."""
    (root / "boards/here/trust.yaml").write_text("name: [\n")
    assert run(["new", "group", "here/trust", "B"]) == 2
    assert "cannot be read, so nothing can be recorded of it" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "like"),
    [
        ("Ann Archer", "ann"),
        ("ANN  ARCHER", "ann"),
        ("A. Archer", "ann"),
        ("Ann Arché", "ann"),
        ("Cllr Archer", "ann"),
        ("Bea Archer", None),
        ("B Archer", None),
        ("Archer", None),
        ("李小龍", None),
        ("Ann", None),
    ],
)
def test_names_that_are_alike(name: str, like: str | None) -> None:
    """Nearly the same letters, or an initial in the place of a name."""
    assert adding.alike({"ann": {"name": "Ann Archer", "printed_as": ["Cllr Archer"]}}, name) == like


def test_a_place_with_others_has_to_be_named(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One alone is taken."""
    assert run(["new", "person"]) == 2
    assert "NAME is needed: name" in capsys.readouterr().err
    (root / "places/there.yaml").write_text("name: There\nkind: county\n")
    assert run(["new", "person"]) == 2
    assert "PLACE is needed: which place" in capsys.readouterr().err


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no pseudo-terminal here")
def test_what_is_not_given_is_asked_for(root: Path) -> None:
    """Seats are offered, a wrong answer is asked for again, and the choices of a word are shown."""
    answers = [
        ("One of police, health or heads.\r\nWhich seat: ", "plice\n"),
        ("did you mean `police`?", "police\n"),
        ("Who, a person of the place; --post for a post: ", "Cy\n"),
        ("From which day: ", "2026-03-01\n"),
    ]
    status, screen = terminals.typed_at(root.parent, ["new", "holder", "trust", "--replaces", "ann"], answers)
    assert status == 0, screen
    assert trust(root)["seats"]["police"]["holders"][1] == {"person": "cy", "since": "2026-03-01"}
    status, screen = terminals.typed_at(root.parent, ["new", "link", "other", "trust"], [("scrutinised-by, consults or supports.\r\nWhat kind of link: ", "supports\n")])  # fmt: skip
    assert status == 0, screen
    assert held(root, "board", "here/other")["links"] == [{"type": "supports", "to": "here/trust"}]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no pseudo-terminal here")
def test_a_name_without_plain_letters_is_asked_for_an_id(root: Path) -> None:
    """One that cannot be is asked for again; the name is kept as it was typed."""
    answers = [("The id in plain letters, as its name has none: ", "大文\n"), ("none: ", "chan-tai-man\n")]
    status, screen = terminals.typed_at(root.parent, ["new", "person", "here", "陳大文"], answers)
    assert status == 0, screen
    assert "`大文` cannot be the id" in screen
    assert held(root, "place", "here")["people"]["chan-tai-man"] == {"name": "陳大文"}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no pseudo-terminal here")
def test_what_only_somebody_who_knows_can_say_is_asked(root: Path) -> None:
    """Whether a person is another, and whether somebody leaves: nothing happens without a yes."""
    alike = ("Ann Archer (`ann`) is there already. Is `A Archer` another? [y/N]: ", "n\n")
    status, screen = terminals.typed_at(root.parent, ["new", "person", "here", "A Archer"], [alike])
    assert status == 2, screen
    assert "a-archer" not in held(root, "place", "here")["people"]
    status, screen = terminals.typed_at(root.parent, ["new", "person", "here", "A Archer"], [(alike[0], "y\n")])
    assert status == 0, screen
    assert held(root, "place", "here")["people"]["a-archer"] == {"name": "A Archer"}
    words = ["new", "holder", "trust", "police", "cy", "--since", "2026-03-01"]
    leaves = (
        "Ann Archer holds this seat and has no last day. Are they replaced, with the day before as their last? [y/N]: "
    )
    status, screen = terminals.typed_at(root.parent, words, [(leaves, "y\n")])
    assert status == 0, screen
    assert trust(root)["seats"]["police"]["holders"][0]["until"] == "2026-02-28"
    words = ["new", "vacancy", "trust", "heads", "--since", "2026-03-01"]
    status, screen = terminals.typed_at(root.parent, words, [("Did they leave, with the day", "y\n")])
    assert status == 0, screen
    assert trust(root)["seats"]["heads"]["holders"] == [{"post": "Chair of Heads", "until": "2026-02-28"}]


def test_help_is_in_sections(capsys: pytest.CaptureFixture[str]) -> None:
    """Every command has a line of its own that is not cut off."""
    assert run(["new", "--help"]) == 0
    said = capsys.readouterr().out
    assert [line for line in said.splitlines() if line.startswith(("Whole", "Inside"))] == [
        "Whole records:", "Inside a place:", "Inside a board:", "Inside a measure:", "Inside a plan:",
    ]  # fmt: skip
    assert "..." not in said.partition("Whole records:")[2]
    assert all(f"\n  {name} " in said for name in (*THINGS, "board", "meeting"))
