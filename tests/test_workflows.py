"""The workflows and the action: sound YAML, pinned, without rights that they do not need, and nothing of an event in a script."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from folders import ROOT
from partnership.render import comment
from partnership.report import Arrow, Box, Cell, Column, Diagram, Fold, Paragraph, Report, Table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FILES = [ROOT / "action.yml", *sorted((ROOT / ".github" / "workflows").glob("*.yml"))]
OURS = [file for file in FILES if file.name != "check.yml"]
POSTS = ROOT / ".github" / "workflows" / "review-comment.yml"
HOSTILE = "@octocat fixes #1 | </details><img src=x onerror=alert(1)> ![x](https://evil.example/x.png) <a href=x>"
WHOLE = comment.render(
    Report(
        "A",
        (
            Paragraph(HOSTILE),
            Table(HOSTILE, (Column(HOSTILE),), ((Cell(HOSTILE),),)),
            Fold(
                HOSTILE,
                (Diagram("D", (HOSTILE,), (HOSTILE,), (Box("a", HOSTILE), Box("b", HOSTILE)), (Arrow("a", "b", 0),)),),
            ),
        ),
        Table("", (), ()),
        {},
    ),
    "all",
)
"""A comment on records in which everything is hostile: it is posted, for nothing in it is live."""


def loaded(file: Path) -> Any:
    """Return a workflow as plain data."""
    return yaml.safe_load(file.read_text(encoding="utf-8"))


def steps(file: Path) -> Iterator[dict[str, Any]]:
    """Yield every step of a workflow or an action."""
    found = loaded(file)
    jobs = found["jobs"].values() if "jobs" in found else [found["runs"]]
    for job in jobs:
        yield from job["steps"]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_no_expression_stands_in_a_script(file: Path) -> None:
    assert not [step["run"] for step in steps(file) if "${{" in step.get("run", "")]


@pytest.mark.parametrize("file", OURS, ids=lambda file: file.name)
def test_what_is_used_is_pinned_to_a_commit(file: Path) -> None:
    used = [step["uses"] for step in steps(file) if "uses" in step]
    assert all(one == "./" or re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", one) for one in used)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash to ask")
def test_scripts_are_sound_for_the_shell(file: Path) -> None:
    for step in steps(file):
        if "run" in step:
            subprocess.run(["bash", "-n"], input=step["run"].encode(), check=True)


def test_what_runs_the_code_of_a_pull_request_may_only_read() -> None:
    review = loaded(ROOT / ".github" / "workflows" / "review.yml")
    assert review["permissions"] == {"contents": "read"}
    assert set(review[True]) == {"pull_request"}  # `on` is yes to YAML
    assert next(steps(ROOT / ".github" / "workflows" / "review.yml"))["with"] == {
        "fetch-depth": 0,
        "persist-credentials": False,
    }


def test_what_may_write_runs_nothing_of_the_pull_request() -> None:
    posts = loaded(POSTS)
    assert posts["permissions"] == {}
    assert posts["jobs"]["comment"]["permissions"] == {"actions": "read", "pull-requests": "write"}
    assert [step for step in steps(POSTS) if "uses" in step] == []
    assert posts[True]["workflow_run"]["workflows"] == [loaded(POSTS.with_name("review.yml"))["name"]]


@pytest.mark.skipif(shutil.which("jq") is None or shutil.which("bash") is None, reason="there is no bash or jq")
@pytest.mark.parametrize(
    ("text", "pulls", "comments", "posted"),
    [
        (f"{comment.MARKER}\nAll is well.\n", [(7, "abc")], [], "POST repos/o/r/issues/7/comments"),
        (f"{comment.MARKER}\nAll is well.\n", [(6, "old"), (7, "abc")], [(1, "x"), (2, comment.MARKER)], "PATCH repos/o/r/issues/comments/2"),
        (f"{comment.MARKER}\nAll is well.\n", [(6, "old")], [], ""),
        (WHOLE, [(7, "abc")], [], "POST repos/o/r/issues/7/comments"),
        ("All is well.\n", [(7, "abc")], [], None),
        (f"{comment.MARKER}\nThank you @octocat\n", [(7, "abc")], [], None),
        (f"{comment.MARKER}\n![x](https://evil.example/x.png)\n", [(7, "abc")], [], None),
        (f"{comment.MARKER}\n<img src=x>\n", [(7, "abc")], [], None),
        (f"{comment.MARKER}\n{'x' * 65_536}\n", [(7, "abc")], [], None),
        (None, [(7, "abc")], [], ""),
    ],
)  # fmt: skip
def test_one_comment_is_posted_or_edited_and_nothing_else(
    tmp_path: Path, text: str | None, pulls: list[tuple[int, str]], comments: list[tuple[int, str]], posted: str | None
) -> None:
    """Run the script with a `gh` that answers from files and writes down what it is asked to post; None is a refusal."""
    (tmp_path / "pulls.json").write_text(
        json.dumps([{"number": number, "head": {"sha": sha}} for number, sha in pulls]), encoding="utf-8"
    )
    (tmp_path / "comments.json").write_text(
        json.dumps([{"id": one, "user": {"login": "github-actions[bot]"}, "body": body} for one, body in comments]),
        encoding="utf-8",
    )
    if text is not None:
        (tmp_path / "given.md").write_text(text, encoding="utf-8")
    gh = tmp_path / "gh"
    gh.write_text(
        "#!/bin/bash\n"
        'case "$*" in\n'
        "  run*) [ -f given.md ] && mkdir artefact && cp given.md artefact/comment.md ;;\n"
        "  *pulls*) cat pulls.json ;;\n"
        '  *PATCH*|*POST*) echo "$3 $4" > posted; cp body.json sent.json ;;\n'
        "  *) cat comments.json ;;\n"
        "esac\n",
        encoding="utf-8",
    )
    gh.chmod(0o755)
    (script,) = (step["run"] for step in steps(POSTS))
    event = {
        "REPOSITORY": "o/r",
        "RUN": "1",
        "HEAD_SHA": "abc",
        "HEAD_OWNER": "someone",
        "HEAD_BRANCH": "$(touch planted)",
    }
    surroundings = {**os.environ, **event, "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(["bash", "-c", script], cwd=tmp_path, env=surroundings, check=False, capture_output=True)
    assert (done.returncode != 0) is (posted is None), done.stderr
    written = tmp_path / "posted"
    assert (written.read_text(encoding="utf-8").strip() if written.exists() else "") == (posted or "")
    if posted:
        assert json.loads((tmp_path / "sent.json").read_text(encoding="utf-8")) == {"body": text}
    assert not (tmp_path / "planted").exists()


def test_the_recipes_on_the_page_are_sound() -> None:
    page = (ROOT / "docs" / "reviewing.md").read_text(encoding="utf-8")
    on_github, on_gitlab = (yaml.safe_load(fence) for fence in re.findall(r"```yaml\n(.*?)```", page, re.DOTALL))
    assert on_github[0] == next(steps(ROOT / ".github" / "workflows" / "review.yml"))
    (script,) = (line for line in on_gitlab["review"]["script"] if line.startswith("python - <<'END'\n"))
    compile(script.partition("\n")[2].rpartition("END")[0], "script", "exec")
