"""Everything that records refer to, renamed on Exampleshire: no reference is left behind, and the records are as sound as before."""

from __future__ import annotations

import json
import re
import shutil
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest

from folders import EXAMPLE, ROOT, board, laid, meeting
from partnership.answers.load import Records
from partnership.checking.check import check
from partnership.commands import run
from partnership.documents.references import references
from partnership.recording.drafts import CannotRecordError
from partnership.recording.renaming import rename_record
from partnership.recording.renaming_things import FIELDS, rename_thing
from partnership.words.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from partnership.source.changes import Change

RENAMED = {
    "area": ("district",),
    "board": ("board",),
    "district": ("district",),
    "document": ("document",),
    "duty": ("duty",),
    "function": ("function",),
    "measure": ("measure",),
    "meeting": ("meeting",),
    "meeting-or-board": ("meeting", "board"),
    "organisation": ("organisation",),
    "person": ("person",),
    "place": ("place",),
    "plan": ("plan",),
    "seat": ("seat",),
}
"""What is renamed so that each kind of reference has to follow, by the schemas' own word for it."""


def targets(node: Any) -> Iterator[str]:
    """Yield every kind of thing that a schema says something refers to."""
    if isinstance(node, dict):
        if "x-refers-to" in node:
            yield node["x-refers-to"]
        for one in node.values():
            yield from targets(one)
    elif isinstance(node, list):
        for one in node:
            yield from targets(one)


def test_every_kind_of_reference_is_renamed_below() -> None:
    """A new kind of reference in the schemas has to be added to RENAMED, and so to the test under this one."""
    schemas = (json.loads(path.read_text("utf-8")) for path in (ROOT / "schemas").glob("*.schema.json"))
    assert {one for schema in schemas for one in targets(schema)} == set(RENAMED)


def most_named(records: Records, kind: str) -> tuple[str, str]:
    """Return the record and the id of the thing of a kind that is referred to most, the thing empty for a record itself."""
    counts: Counter[tuple[str, str]] = Counter()
    for each in KINDS:
        for document in records.documents(each.name):
            for reference in references(document):
                wanted = {kind, "meeting-or-board"} if kind in {"meeting", "board"} else {kind}
                if reference.kind in wanted:
                    counts[
                        _meant(
                            document.kind,
                            document.board if document.kind == "meeting" else document.id,
                            kind,
                            reference.target,
                        )
                    ] += 1
    return next(
        one for one, _ in counts.most_common() if one[0] in records.listed[FIELDS[kind][0] if kind in FIELDS else kind]
    )


def _meant(holds: str, home: str, kind: str, target: str) -> tuple[str, str]:
    if kind not in FIELDS:
        return target, ""
    if kind == "seat":
        return (home if holds in {"board", "meeting"} else "", target)
    return (target.rpartition("/")[0] or "exampleshire", target.rpartition("/")[2])


def written(root: Path, changes: list[Change]) -> None:
    """Make changes on a folder of records."""
    for one in changes:
        if one.after is not None:
            (root / one.path).parent.mkdir(parents=True, exist_ok=True)
            (root / one.path).write_bytes(one.after)
        else:
            (root / one.path).unlink()


@pytest.mark.parametrize("kind", sorted({one for each in RENAMED.values() for one in each}))
def test_no_reference_is_left_behind(tmp_path: Path, kind: str) -> None:
    """What is referred to most of each kind, under another id: `check` finds what it found, and nothing names the old id."""
    root = tmp_path / "records"
    shutil.copytree(EXAMPLE, root)
    before = [one.rule for one in check(root).findings]
    records = Records(root)
    record, thing = most_named(records, kind)
    home = record.rpartition("/")[0]
    new = "2020-02-29" if kind == "meeting" else "called-otherwise"
    renamed = (
        rename_thing(records, kind, record, thing, new)
        if thing
        else rename_record(records, kind, record, f"{home}/{new}" if home else new)
    )
    assert "reference" in renamed.summary
    written(root, renamed.changes)
    after = [one.rule for one in check(root).findings]
    assert (after == before) if kind != "meeting" else ("unknown-reference" not in after)
    whole = re.compile(rf"(?<![\w/-]){re.escape(thing or record)}(?![\w-])" if kind != "seat" else r"(?!)")
    left = [
        line for path in root.rglob("*.yaml") for line in _without_former(path.read_text("utf-8")) if whole.search(line)
    ]
    assert left == []


def _without_former(text: str) -> list[str]:
    """Return the lines of a record but for those that tell of its former ids, and what is a title, a section or a note."""
    text = re.sub(r"^( *)formerly:\n(?:\1 *- .*\n)+", "", text, flags=re.MULTILINE)
    text = re.sub(r"formerly: \[[^]]*\]", "", text)
    return [
        line
        for line in text.splitlines()
        if not re.match(r" *(?:title|note|section|name|says|path|url|https?)\b", line)
    ]


def test_a_place_takes_everything_with_it(tmp_path: Path) -> None:
    """All its records move, each keeps its old id, and back again everything is as it was but for that."""
    root = tmp_path / "records"
    shutil.copytree(EXAMPLE, root)
    renamed = rename_record(Records(root), "place", "exampleshire", "newshire")
    assert re.match(
        r"The place exampleshire is now newshire, with 1 plan, \d+ boards, \d+ measures, \d+ meetings, 1 restructure and \d+ references\.",
        renamed.summary,
    )
    written(root, renamed.changes)
    assert [path for path in root.rglob("*.yaml") if "exampleshire" in str(path.relative_to(root)).split("/")] == []
    with pytest.raises(CannotRecordError, match=r"there are records in folders of newshire already|there is a record"):
        rename_record(
            Records(root), "place", next(one for one in Records(root).listed["place"] if one != "newshire"), "newshire"
        )


PLACE = """\
name: Here
kind: county
people:
  ann: {name: Ann Archer}
districts:
  elm: {name: Elm, code: E07000001}
documents:
  review: {title: Review}
"""
BOARD = """\
name: Trust
kind: board
groups:
  schools: {name: Schools}
  parents: {name: Parents}
lines:
  heads: {printed: Two heads}
serves:
  - {plan: here/plan, outcome: safe}
seats:
  head: {title: Head, line: heads, groups: [parents, schools], formerly: [first], holders: [{person: ann}]}
terms_of_reference:
  - {quorum: {need: {at_least: 1, of: {groups: [schools]}}}}
source: {document: review}
"""
PLAN = """\
name: Plan
outcomes:
  safe: {name: Safe, priority: first}
  well: {name: Well}
priorities:
  first: {name: First}
themes:
  all: {name: All}
  some: {name: Some, under: all}
source: {document: review}
"""
MEASURE = "name: Rate\ndirection: lower\nserves:\n  - {plan: here/plan, outcome: safe, themes: [some, all]}\n  - {plan: here/other, outcome: safe}\n"
RESTRUCTURE = """\
name: Fewer
stages:
  - {stage: proposed, on: 2027, ends: [here/old]}
continuity:
  - {board: here/old, seat: head, fate: carried, to: [here/trust], to_seat: head}
  - {board: here/trust, seat: head, fate: retired, reason: Done.}
"""
MEETING = "attendance:\n  - {person: ann, seat: head, capacity: member, presence: present}\nactions:\n  write-plan: {action: Write it}\ndecisions:\n  agreed: {decision: Agreed}\n"
CLOSED = "actions_closed:\n  - {action: here/trust/2026-01-07#write-plan, outcome: done}\n"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with one of each thing that has an id, where the user stands."""
    monkeypatch.chdir(tmp_path)
    return laid(
        tmp_path,
        {
            "places/here.yaml": PLACE,
            "places/inner.yaml": "name: Inner\nkind: district\nwithin: here\npeople:\n  bob: {name: Bob Baker}\n",
            "plans/here/plan.yaml": PLAN,
            "plans/here/other.yaml": PLAN.replace("Plan", "Other"),
            "boards/here/trust.yaml": BOARD,
            "boards/here/old.yaml": board("Old") + "seats:\n  head: {title: Head}\n",
            "measures/here/rate.yaml": MEASURE,
            "restructures/here/fewer.yaml": RESTRUCTURE,
            "meetings/here/trust/2026-01-07.yaml": meeting(more=MEETING),
            "meetings/here/trust/2026-03-04.yaml": meeting(more=CLOSED),
        },
    )


@pytest.mark.parametrize(
    ("thing", "record", "typed", "lines"),
    [
        ("seat", "here/trust", "head", {"to_seat: new", "seat: new", "new: {", "formerly: [first, head]"}),
        ("group", "here/trust", "Schools", {"new: {name", "[parents, new]", "of: {groups: [new]}"}),
        ("line", "here/trust", "heads", {"new: {printed", "line: new"}),
        ("outcome", "here/plan", "Safe", {"new: {name: Safe", "outcome: new"}),
        ("priority", "here/plan", "first", {"new: {name: First", "priority: new"}),
        ("theme", "here/plan", "all", {"new: {name: All", "under: new", "themes: [some, new]"}),
        ("action", "here/trust/2026-01-07", "write", {"new: {action", "2026-01-07#new"}),
        ("decision", "here/trust/2026-01-07", "agreed", {"new: {decision"}),
        ("person", "here", "archer", {"new: {name: Ann", "person: new"}),
    ],
)
def test_a_thing_inside_a_record(root: Path, thing: str, record: str, typed: str, lines: set[str]) -> None:
    """It, and all that refers to it; nothing of the same id that is something else."""
    changes = rename_thing(Records(root), thing, record, typed, "new").changes
    text = "".join((one.after or b"").decode() for one in changes)
    assert {one for one in lines if one not in text} == set()
    assert "{plan: here/other, outcome: safe}" in text or thing != "outcome"
    assert "{board: here/old, seat: head" in text or thing != "seat"


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["here", "x", "--thing", "persn/ann"], "did you mean `person/…`?"),
        (["here", "x", "--thing", "person"], "--thing person names nothing that has an id inside a record"),
        (["here", "x", "--thing", "person/ "], "names nothing that has an id"),
        (["here", "x", "--thing", "person/zed"], "Here has no person `zed`"),
        (["here", "Ann A", "--thing", "person/ann"], "`Ann A` cannot be the id of a person"),
        (["here", "a" * 101, "--thing", "person/ann"], "cannot be the id of a person"),
        (["here", "ann", "--thing", "person/ann"], "the person ann has that id already"),
        (["here", "bob", "--thing", "person/ann"], "Inner has a person bob already"),
        (["inner", "ann", "--thing", "person/bob"], "Here has a person ann already"),
        (["plan", "well", "--thing", "outcome/safe"], "Plan has a outcome well already"),
        (["here", "--name", "X", "--thing", "person/ann"], "leave --name and --kind out"),
        (["here", "inner", "--kind", "place"], "there is a record places/inner.yaml already"),
        (["here", "a/b", "--kind", "place"], "`a/b` is not an id for a place: PLACE"),
    ],
)
@pytest.mark.usefixtures("root")
def test_things_that_cannot_be_renamed(words: list[str], why: str, capsys: pytest.CaptureFixture[str]) -> None:
    """One sentence, and nothing is changed."""
    assert run(["rename", *words]) == 2
    assert why in capsys.readouterr().err


def test_a_place_where_others_lie_already(root: Path) -> None:
    """A place is not renamed into a folder that has records of its own, though it has no record itself."""
    (root / "boards/there").mkdir()
    (root / "boards/there/board.yaml").write_text(board("Board"), encoding="utf-8")
    with pytest.raises(CannotRecordError, match="there are records in folders of there already"):
        rename_record(Records(root), "place", "here", "there")


def test_an_area_that_is_a_place(root: Path) -> None:
    """A measure's area of the same id as a district is the place, where there is one, and is left alone."""
    (root / "places/elm.yaml").write_text("name: Elm\nkind: district\nwithin: here\n", encoding="utf-8")
    (root / "measures/here/rate.yaml").write_text(f"{MEASURE}areas: [elm, here/elm]\n", encoding="utf-8")
    changes = rename_thing(Records(root), "district", "here", "elm", "new").changes
    assert b"areas: [elm, here/new]" in b"".join(one.after or b"" for one in changes)


def test_what_nobody_can_tell(root: Path) -> None:
    """A seat of one of several boards, a record that cannot be read: refused."""
    path = root / "restructures/here/fewer.yaml"
    path.write_text(RESTRUCTURE.replace("to: [here/trust]", "to: [here/trust, here/old]"), encoding="utf-8")
    with pytest.raises(CannotRecordError, match="carries something to a seat head of here/trust and here/old"):
        rename_thing(Records(root), "seat", "here/trust", "head", "new")
    path.write_text("name: [", encoding="utf-8")
    with pytest.raises(
        CannotRecordError, match=r"restructures/here/fewer.yaml cannot be read, so what it says of the person ann"
    ):
        rename_thing(Records(root), "person", "here", "ann", "new")
    with pytest.raises(CannotRecordError, match="nowhere cannot be read, so nothing can be recorded of it"):
        rename_thing(Records(root), "person", "nowhere", "ann", "new")


@pytest.mark.usefixtures("root")
def test_a_meeting_by_its_board_and_day(capsys: pytest.CaptureFixture[str]) -> None:
    """The record of a thing is named as everywhere."""
    assert run(["rename", "trust@2026-01-07", "write-it", "--thing", "action/write-plan"]) == 0
    assert "is now write-it, with 1 reference." in capsys.readouterr().out


def test_by_hand(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A place, and a thing of it, from the command line; undo takes each back."""
    assert run(["rename", "here", "ann-archer", "--thing", "person/ann"]) == 0
    assert "The person ann of Here (here) is now ann-archer, with 2 references.\n" in capsys.readouterr().out
    assert run(["rename", "here", "there", "--kind", "place"]) == 0
    assert (
        "The place here is now there, with 2 plans, 2 boards, 1 measure, 2 meetings, 1 restructure and "
        in capsys.readouterr().out
    )
    assert "within: there" in (root / "places/inner.yaml").read_text("utf-8")
    assert run(["undo"]) == 0
    assert run(["undo"]) == 0
    assert (root / "boards/here/trust.yaml").read_text("utf-8") == BOARD


def test_an_accepted_judgement_is_said_to_be_known_by_ids_no_more(tmp_path: Path) -> None:
    """Its fingerprint is made of what was compared, so only `diff` can say the new one."""
    row = "{judgement: quorum-counting, fingerprint: abcdef012345, reason: The partners agreed it, accepted_by: The office, accepted_on: 2026-01-01, look_again: 2027-01-01}"
    files = {
        "boards/here/trust.yaml": f"{board('Trust')}seats: {{police: {{title: Police, standing: member}}}}\naccepted: [{row}]\n",
        "boards/here/other.yaml": board("Other"),
        "places/here.yaml": "name: Here\nkind: county\n",
    }
    records = Records(laid(tmp_path, files))
    anew = " 1 accepted judgement of `diff` may have to be accepted anew: fingerprints are made of ids."
    assert rename_record(records, "board", "here/trust", "here/board").summary.endswith(anew)
    assert rename_thing(records, "seat", "here/trust", "police", "constabulary").summary.endswith(anew)
    assert "anew" not in rename_record(records, "board", "here/other", "here/others").summary
