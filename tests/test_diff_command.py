"""`partnership diff` from the command line: sides of every sort, formats, exit statuses, and what it refuses."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from folders import BASE, EXAMPLE, ROOT, board, laid
from output_schemas import validator
from partnership.answers.changes.whole import whole
from partnership.answers.load import Records
from partnership.answers.side import Side
from partnership.commands import run
from partnership.render import text
from partnership.source import reader
from partnership.views.changes.report import Shown, report
from repositories import command, committed
from sides import GROUP, answered

if TYPE_CHECKING:
    from pathlib import Path

SEATS = (
    "seats: {police: {title: Police, standing: member, organisations: [{organisation: police}]}, lay: {title: Lay}}\n"
)


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a repository of two commits, the second on a branch, with the folder stood in."""
    folder = tmp_path / "work"
    laid(folder, {GROUP: board("Group") + "established: {on: 2020-01-01}\n" + SEATS}, BASE)
    committed(folder)
    command(folder, "tag", "first")
    command(folder, "checkout", "--quiet", "-b", "proposal")
    laid(folder, {GROUP: board("Group") + "established: {on: 2020-01-01}\nseats: {lay: {title: Lay}}\n"})
    committed(folder)
    monkeypatch.chdir(folder)
    return folder


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Run `diff`; return the exit status and what it printed."""
    status = run(["diff", *arguments])
    printed = capsys.readouterr()
    return status, printed.out, printed.err


def data(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    """Run `diff` for programs; return what it says, which is as its schema has it."""
    _, out, _ = said(capsys, *arguments, "--format", "json")
    found: dict[str, Any] = json.loads(out)
    validator("diff").validate(found)
    return found


@pytest.mark.parametrize(
    ("arguments", "heads", "differs"),
    [
        (("first",), ("first (", "the working tree"), True),
        (("first", "proposal"), ("first (", "proposal ("), True),
        (("first..proposal",), ("first (", "proposal ("), True),
        (("first...proposal",), ("first (", "proposal ("), True),
        (("first..",), ("first (", "HEAD ("), True),
        (("..first",), ("HEAD (", "first ("), True),
        (("proposal",), ("proposal (", "the working tree"), False),
        (("proposal", "HEAD"), ("proposal (", "HEAD ("), False),
        (("HEAD", "first"), ("HEAD (", "first ("), True),
        (("first@2024-01-01", "HEAD@2024-01-01"), ("first (", "HEAD ("), True),
        (("first@2024-01-01", "HEAD"), ("first (", "HEAD ("), True),
        (("first", "HEAD", "--as-of", "2024-01-01"), ("first (", "HEAD ("), True),
        (("first@2024-01-01..2024-01-01",), ("first (", "the working tree on 1 January 2024"), True),
        (("2023-01-01", "2024-01-01"), ("1 January 2023", "1 January 2024"), False),
        (("2024-01-02",), ("2 January 2024", ""), False),
        (("2019-01-01", "--as-of", "2021-01-01"), ("1 January 2019", "1 January 2021"), True),
        ((".", "first"), (".", "first ("), True),
        (("./records", "first@2024-01-01"), ("./records on 1 January 2024", "first ("), True),
        (("2024-01-01", "first"), ("the working tree on 1 January 2024", "first ("), True),
    ],
)  # fmt: skip
def test_sides_of_every_sort(
    work: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], heads: tuple[str, str], differs: bool
) -> None:
    """Days, revisions, folders and ranges, in any company."""
    assert work.is_dir()
    found = data(capsys, *arguments)
    assert found["before"]["said"].startswith(heads[0])
    assert found["after"]["said"].startswith(heads[1])
    assert bool(found["facts"] or found["boards"]) is differs
    assert (found["before"]["day"] is None) == (found["after"]["day"] is None)


def test_the_working_tree_before_a_revision(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A day of the working tree may stand before a revision: what only the tree has is gone."""
    laid(work, {"boards/exampleshire/new.yaml": board("New") + "established: {on: 2020-01-01}\n"})
    found = data(capsys, "2024-01-01", "HEAD")
    assert [(one["board"], one["how"]) for one in found["boards"]] == [("exampleshire/new", "ended")]


def test_where_a_branch_left_another(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With three dots what the other side did since is left out."""
    command(work, "checkout", "--quiet", "-B", "later", "first")
    laid(work, {"boards/exampleshire/new.yaml": board("New")})
    committed(work)
    found = data(capsys, "later...proposal")
    assert (found["boards"], found["before"]["said"].partition(" (")[0]) == ([], "where proposal left later")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("2014-02-30",), "the side '2014-02-30' is not a day; write it YYYY-MM-DD, such as 2026-03-31"),
        (("2014-10",), "`2014-10` is not a day, and git knows no revision of that name; write a day YYYY-MM-DD, such as 2014-12-31"),
        (("1.10.2014",), "`1.10.2014` is not a day"),
        (("",), "`` is not a revision; give a branch, a tag or a commit"),
        (("nowhere",), "there is no revision `nowhere` here; give a branch, a tag or a commit that `git log` shows; a day (YYYY-MM-DD) or a folder of records is a side as well"),
        (("--", "-x"), "`-x` is not a revision"),
        (("--", "--upload-pack=touch planted"), "`--upload-pack=touch planted` is not a revision"),
        (("a\0b",), "`a�b` is not a revision"),
        (("first..proposal", "HEAD"), "`first..proposal` is both sides already; leave `HEAD` out, or write one revision"),
        (("first...2024-01-01",), "`first...2024-01-01` is from where two revisions went apart; a day or a folder has no such place: write `..`"),
        (("./nowhere",), "nowhere is not a folder"),
        (("/",), "/ has none of the folders"),
        (("first", "--as-of", "2024"), "--as-of '2024' is not a day"),
        (("first", "--format", "png"), "a png is a picture, not something for the screen"),
    ],
)  # fmt: skip
def test_what_is_refused(
    work: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], sentence: str
) -> None:
    """One sentence, with what to do, and exit status 2."""
    status, out, err = said(capsys, *arguments)
    assert (status, out) == (2, "")
    assert err.startswith(f"partnership: {sentence}")
    assert "Traceback" not in err
    assert not (work / "planted").exists()


def test_a_folder_called_as_a_branch(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A name that is both is refused with how to write each; one that is a folder alone is the folder."""
    laid(work / "proposal", {}, BASE)
    laid(work / "copy", {}, BASE)
    status, _, err = said(capsys, "proposal")
    assert status == 2
    assert "`proposal` is a revision and a folder of records; write `./proposal` for the folder, or `" in err
    assert data(capsys, "copy", "./proposal")["facts"] == []


def test_a_shallow_clone_says_so(
    work: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of a revision that was not fetched it says how to fetch it."""
    command(tmp_path, "clone", "--quiet", "--depth", "1", work.as_uri(), "shallow")
    monkeypatch.chdir(tmp_path / "shallow")
    for typed in ("first", "HEAD~1"):
        status, _, err = said(capsys, typed)
        assert (status, "run `git fetch --unshallow`" in err) == (2, True)


def test_outside_a_repository(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Days and folders need no git; a revision does, and it is said."""
    laid(tmp_path, {GROUP: board("Group")}, BASE)
    laid(tmp_path / "old", {}, BASE)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert [one["board"] for one in data(capsys, "old")["boards"]] == ["exampleshire/group"]
    assert said(capsys, "2024-01-01", "2024-06-01")[0] == 0
    status, _, err = said(capsys, "main")
    assert (status, "is not in a git repository" in err) == (2, True)


def test_a_revision_without_records(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A commit from before there were any records is said to have none, beside any other side."""
    (tmp_path / "readme.txt").write_text("-", encoding="utf-8")
    committed(tmp_path)
    laid(tmp_path, {}, BASE)
    committed(tmp_path)
    monkeypatch.chdir(tmp_path)
    for arguments in (("HEAD~1",), ("HEAD~1", "HEAD"), ("HEAD", "HEAD~1"), ("HEAD~1", "./records")):
        status, _, err = said(capsys, *arguments)
        assert (status, "there are no records in `HEAD~1`" in err) == (2, True)


def test_files_that_cannot_be_read(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """They are named first, the rest is compared, and the exit status is 2."""
    paths = [f"boards/exampleshire/faulty-{number}.yaml" for number in range(6)]
    laid(work, dict.fromkeys(paths, "name: [\n"))
    status, out, _ = said(capsys, "HEAD")
    assert status == 2
    assert out.startswith(
        "6 files of the working tree could not be read, so what rests on them is not compared: boards/exampleshire/faulty-0.yaml, "
    )
    assert "faulty-3.yaml and 2 more. `partnership check` says why." in out
    assert "Nothing differs in what could be read." in out
    for format_ in ("github", "gitlab"):
        status, out, err = said(capsys, "HEAD", "--format", format_)
        assert (status, err.startswith("partnership: 6 files of the working tree could not be read")) == (2, True)


def test_the_exit_status_says_what_weakens(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Only where it is asked to; what is dropped weakens too."""
    assert work.is_dir()
    assert [said(capsys, "first", "--fail-on", word)[0] for word in ("never", "dropped", "weakens")] == [0, 0, 1]
    assert said(capsys, "HEAD", "first", "--fail-on", "weakens")[0] == 0
    laid(work, {GROUP: board("Group") + "established: {on: 2020-01-01}\ndissolved: {on: 2024-01-01}\n" + SEATS})
    assert [said(capsys, "first", "--fail-on", word)[0] for word in ("never", "dropped", "weakens")] == [0, 1, 1]


@pytest.mark.parametrize(
    "form", ["text", "markdown", "html", "csv", "json", "dot", "mermaid", "svg", "github", "gitlab"]
)
def test_every_format(form: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Each shows what took over from what."""
    monkeypatch.chdir(EXAMPLE.parent)
    status, out, _ = said(capsys, "2023-01-01", "2026-04-01", "--format", form)
    assert status == 0
    assert "Partnership" in out or form in {"github", "gitlab"}
    assert out


def test_real_answers_are_as_the_schema_has_them(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Restructures of fifteen years, with their ledgers."""
    monkeypatch.chdir(ROOT)
    for days in (("2008-01-01", "2014-12-31"), ("2019-01-01", "2024-01-01"), ("2024-01-01", "2019-01-01")):
        assert data(capsys, *days)["ledger"] is not None


def test_code_hosts_are_given_lines(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What weakens stands at its line, what is dropped is an error, what is gone at the first line of what it was."""
    laid(work, {GROUP: board("Group") + "established: {on: 2020-01-01}\ndissolved: {on: 2024-01-01}\n" + SEATS})
    (work / "records" / "boards" / "exampleshire" / "childrens-trust.yaml").unlink()
    status, out, _ = said(capsys, "first", "--format", "github", "--fail-on", "dropped")
    assert status == 1
    lines = out.splitlines()
    assert any(
        line.startswith("::error file=records/boards/exampleshire/group.yaml,line=4,col=1,")
        and "dropped: nothing is recorded" in line
        for line in lines
    )
    _, out, _ = said(capsys, "first", "proposal", "--format", "gitlab")
    (found,) = json.loads(out)
    assert (found["check_name"], found["severity"], found["location"]["lines"]["begin"]) == ("only-seat", "minor", 1)


def test_what_is_accepted_is_told_apart(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It stands with its reason, and no longer fails."""
    (found,) = [one for one in data(capsys, "first")["judgements"] if one["verdict"] == "weakens"]
    row = f"accepted: [{{judgement: {found['name']}, fingerprint: {found['fingerprint']}, reason: The police sit on the trust now., accepted_by: Trust, look_again: 2030-01-01}}]\n"
    laid(work, {GROUP: board("Group") + "established: {on: 2020-01-01}\nseats: {lay: {title: Lay}}\n" + row})
    status, out, _ = said(capsys, "first", "--fail-on", "weakens")
    assert status == 0
    assert (
        "Accepted\n└─ Group: Exampleshire Police loses its only seat [only-seat]\n     The police sit on the trust now. (Trust; to be looked at again on 1 January 2030)"
        in out
    )
    _, out, _ = said(capsys, "first", "--format", "github")
    assert "only-seat" not in out


def test_every_kind_of_record_has_words(tmp_path: Path) -> None:
    """Whatever differs is told in words, even where no words of its own are made for it."""
    now = {path.relative_to(EXAMPLE).as_posix(): path.read_bytes() for path in sorted(EXAMPLE.rglob("*.yaml"))}
    was = {
        path: json.dumps(altered(reader.read(raw).data), default=float)
        for path, raw in now.items()
        if "school-transport" not in path
    }
    found = whole(
        *(Side(Records(laid(tmp_path / name, dict(texts))), None, name) for name, texts in (("old", was), ("new", now)))
    )
    assert not found.changes.unread
    out = text(report(Shown(found)))
    assert "{" not in out
    assert {fact.kind for fact in found.changes.facts} == {
        "place",
        "plan",
        "board",
        "measure",
        "meeting",
        "restructure",
    }


def altered(value: Any, key: str = "") -> Any:
    """Return a record's data with names, words and figures changed where it stays a record."""
    if isinstance(value, dict):
        return {name: altered(one, name) for name, one in value.items()}
    if isinstance(value, list):
        return [altered(one, key) for one in value]
    if isinstance(value, str) and key in {"name", "title", "says", "described_as"}:
        return f"Old {value}"
    return _OTHER.get((key, value), value)


_OTHER = {
    ("presence", "present"): "absent", ("direction", "lower"): "higher", ("how", "merged"): "replaced", ("per_year", 4): 6, ("days", 7): 5,
    ("allowed", "named"): "any", ("standing", "member"): "observer", ("open", "no"): "yes", ("status", "held"): "held-informally",
}  # fmt: skip


def test_questions_and_meetings_are_told(tmp_path: Path) -> None:
    """A likeness says what to type; meetings that are new or gone are counted by board."""
    meetings = {
        f"meetings/exampleshire/group/2024-0{month}-01.yaml": "kind: ordinary\nstatus: held\n" for month in (1, 2)
    }
    was = {GROUP: board("Early Help Group") + "seats: {a: {title: One}}\n", **meetings}
    now = {
        GROUP: board("Early Help Group") + "seats: {b: {title: One}}\n",
        "plans/exampleshire/new.yaml": "name: New\n",
    }
    out = text(report(Shown(answered(tmp_path, was, now))))
    assert (
        "It looks like the seat a of Early Help Group was renamed to b (both are titled One). If so, say `formerly: [a]` in b; if not, nothing."
        in out
    )
    assert "Early Help Group: 2 meetings no longer on record: 2024-01-01 and 2024-02-01" in out
    assert "- New is new" in out


def test_days_that_may_differ_are_told_so(tmp_path: Path) -> None:
    """What may be new, gone or another is said to be so perhaps, in lines and beside one another."""
    lines = "seats: {a: {title: A, since: 2025, holders: [{post: P, until: 2025}]}}\nname: Group\nformer_names: [{name: Team, until: 2025}]\nkind: board\nestablished: {on: 2020-01-01}\nareas: [{described_as: North, until: 2025}]\n"
    root = laid(
        tmp_path,
        {
            GROUP: lines,
            "plans/exampleshire/one.yaml": "name: One\nsince: 2025\n",
            "plans/exampleshire/two.yaml": "name: Two\nuntil: 2025\n",
        },
    )
    sides = [Side(Records(root), date(year, 7, 1), str(year)) for year in (2024, 2025)]
    found = whole(*sides)
    out = text(report(Shown(found)))
    assert "Seat A, perhaps new: " in out
    assert "Covers, perhaps gone: North" in out
    assert "- One may be new" in out
    assert "- Two may be gone" in out
    assert "perhaps: Seat A" in text(report(Shown(found, beside=True)))


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        ("seats: {a: {title: A, nominated_by: police}}\n", "seats: {a: {title: A, nominated_by: county-council}}\n", "Seat A, nominated by: Exampleshire Police → Exampleshire County Council"),
        ("seats: {a: {title: A, constituency: {districts: [alder]}}}\n", "seats: {a: {title: A}}\n", "Seat A, constituency, gone: districts exampleshire/alder"),
        ("areas: [{described_as: North}]\n", "areas: [{described_as: South}]\n", "Covers, gone: North"),
        ("areas: [{districts: [alder]}]\n", "areas: [{districts: [birch]}]\n", "Covers, new: Birch"),
        ("officers: [{office: chair, post: A}]\n", "officers: [{office: chair, post: A, interim: true}]\n", "Chair: A → A, interim"),
        ("officers: [{office: chair, title: Convenor, seat: a}]\nseats: {a: {title: A}}\n", "seats: {a: {title: A}}\n", "Convenor, gone: the seat A, chair"),
        ("legal_basis: [{claim: voluntary, source: {document: terms}}]\n", "legal_basis: [{claim: unclear, source: {document: terms}}]\n", "Legal basis, gone: voluntary"),
        ("serves: [{plan: exampleshire/none, outcome: one}]\n", "kind: trust\n", "Serves, gone: exampleshire/none, one"),
        ("frequency: [{says: when needed}]\n", "frequency: [{says: often, per_year: {least: 6, most: 24}}]\n", "Meets: when needed → often, 6 to 24 a year"),
        ("links: [{type: consults, to_post: the Director, of: chair, mutual: true}]\n", "links: [{type: consults, to_post: the Director, of: chair, mutual: false}]\n", "Link its chair consults the Director, mutual: yes → no"),
        ("terms_of_reference: [{since: 2020-01-01, agreed_by: [exampleshire/childrens-trust]}]\n", "terms_of_reference: [{since: 2020-01-01}]\n", "Terms agreed by, gone: Exampleshire Children's Trust (exampleshire/childrens-trust)"),
        ("terms_of_reference: [{since: 2020-01-01, interests: {declare: [personal]}}]\n", "terms_of_reference: [{since: 2020-01-01}]\n", "Interests, gone: declare personal"),
        ("terms_of_reference: [{since: 2020-01-01, public: {open: 'yes'}}]\n", "terms_of_reference: [{since: 2020-01-01}]\n", "Public, gone: meetings are open"),
        ("terms_of_reference: [{since: 2020-01-01, clauses: [{about: money, says: None.}]}]\n", "terms_of_reference: [{since: 2020-01-01, clauses: [{about: money, says: Some.}]}]\n", "Clause: money: None. → money: Some."),
        ("kind: board\n", "terms_of_reference: [{title: Rules, version: '1', since: 2020-01-01}]\n", "Terms of reference, new: Rules, version 1"),
        ("kind: board\n", "established: {on: 2020-01-01}\n", "Established, new: on 1 January 2020"),
    ],
)  # fmt: skip
def test_lines_in_words(tmp_path: Path, before: str, after: str, line: str) -> None:
    """What differs reads as people say it, with the names of things and not their ids."""
    head = "name: Group\n"
    was, now = (head + text_ + ("" if "kind:" in text_ else "kind: board\n") for text_ in (before, after))
    assert line in text(report(Shown(answered(tmp_path, {GROUP: was}, {GROUP: now}))))


def test_a_record_under_another_name_is_told(tmp_path: Path) -> None:
    """What a record was filed as and is filed as now, whether anything else differs or not; a plan's owner by its name."""
    plan = "name: Plan\nowner: exampleshire/group\n"
    was = {GROUP: board("Group"), "plans/exampleshire/plan.yaml": plan}
    now = {
        "boards/exampleshire/circle.yaml": board("Group") + "acronym: G\nformerly: [exampleshire/group]\n",
        "plans/exampleshire/plan.yaml": plan.replace("group", "childrens-trust"),
    }
    out = text(report(Shown(answered(tmp_path, was, now))))
    assert "Group (was exampleshire/group)\n└─ Acronym, new: G" in out
    assert "- Group: exampleshire/group is now exampleshire/circle" in out
    assert "Owner: Group → Exampleshire Children's Trust" in out


def test_content_that_git_has_lost(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A content that was never fetched, or is gone, is named with what to do, when it is asked for."""
    blob = command(work, "rev-parse", f"first:records/{GROUP}")
    lost = work / ".git" / "objects" / blob[:2] / blob[2:]
    lost.chmod(0o600)
    lost.unlink()
    status, _, err = said(capsys, "first")
    assert (status, err) == (
        2,
        f"partnership: git does not have the content of {GROUP} ({blob[:12]}): fetch the whole history\n",
    )


def test_explaining_a_judgement(capsys: pytest.CaptureFixture[str]) -> None:
    """By its name, in any case of letters; the list has them after the rules."""
    assert run(["explain", "Only-Seat"]) == 0
    assert capsys.readouterr().out.startswith(
        "only-seat (a judgement of `partnership diff`)\n\nAn organisation has its first seat"
    )
    assert run(["explain"]) == 0
    assert "\ndiff          only-seat" in capsys.readouterr().out
    assert run(["explain", "only-set"]) == 2
    assert "there is no rule `only-set`; did you mean `only-seat`?" in capsys.readouterr().err
