"""The page of a tree: what stands in it without its script, what the script is given, and the days that it steps through."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from datetime import date
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import pytest

from conftest import ROOT
from diagrams import SAID, hostile_page
from partnership.answers.load import Records
from partnership.answers.structure.days import cited, days
from partnership.commands import run
from partnership.render import page
from partnership.words.wording import plain

if TYPE_CHECKING:
    from pathlib import Path

EXAMPLE = ROOT / "examples" / "exampleshire"


class Read(HTMLParser):
    """What a browser finds in a page: each element with its attributes, and all that is read."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.said: list[str] = []
        self.raw: dict[str, str] = {}
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.found.append((tag, dict(attrs)))
        if tag not in {"meta", "br", "input"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Every end fits the innermost beginning."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Note what is read, and the script and the style apart."""
        inside = self.open[-1] if self.open else ""
        if inside in {"script", "style"}:
            self.raw[inside if "application/json" not in str(self.found[-1]) else "data"] = data
        else:
            self.said.append(data)


ALLOWED = {
    "html": {"lang"}, "head": set(), "meta": {"charset", "name", "content", "http-equiv"}, "title": set(), "style": set(), "body": set(), "main": set(),
    "h1": set(), "h2": set(), "h3": set(), "p": {"class", "role", "id"}, "ul": {"class"}, "li": set(), "dl": set(), "dt": set(), "dd": set(), "br": set(), "bdi": {"class"},
    "span": {"class"}, "a": {"href"}, "details": {"class", "id", "open"}, "summary": set(), "div": {"id"}, "script": {"type", "id"},
    "form": {"id", "hidden"}, "label": {"for"}, "input": {"type", "id", "autocomplete"}, "button": {"type", "id"}, "select": {"id"}, "option": {"value", "selected"},
}  # fmt: skip


def made(tmp_path: Path, *words: str, status: int = 0) -> Read:
    """Return the page that `partnership tree` writes."""
    file = tmp_path / "tree.html"
    assert run(["tree", *words, "--format", "html", "--output", str(file)]) == status
    return Read(file.read_text(encoding="utf-8"))


def data(read: Read) -> Any:
    """Return what the script is given."""
    return json.loads(read.raw["data"])


def on_the_day(found: Any) -> list[Any]:
    """Return the things in the trees of the day asked for."""
    blocks = found["days"][found["chosen"]]["blocks"]
    return [found["things"][place] for kind, *rest in blocks if kind == "tree" for _, place in rest[0]]


def test_nothing_that_is_said_is_live() -> None:
    """Whatever a record says, no element and no attribute comes from it, and each that is opened is closed."""
    read = Read(page.render(hostile_page()))
    assert [(tag, set(names)) for tag, names in read.found if not set(names) <= ALLOWED.get(tag, set())] == []
    assert read.open == []
    links = [names["href"] for tag, names in read.found if tag == "a"]
    assert all(re.fullmatch("#t[0-9a-f]{16}", str(link)) for link in links)


@pytest.mark.parametrize("said", SAID, ids=lambda one: ascii(one)[:40])
def test_all_that_is_said_is_read(said: str) -> None:
    """Each text stands in the page as it was said, without the script and for it."""
    read = Read(page.render(hostile_page()))
    assert plain(said) in " ".join(read.said) or not plain(said).strip()
    assert plain(said) in {thing["name"] for thing in data(read)["things"]}


def test_only_the_pages_own_script_may_run() -> None:
    """The policy allows nothing but the style and this one script, by its hash."""
    read = Read(page.render(hostile_page()))
    digest = base64.b64encode(hashlib.sha256(read.raw["script"].encode()).digest()).decode()
    policy = next(names["content"] for tag, names in read.found if names.get("http-equiv") == "Content-Security-Policy")
    assert policy == f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'"
    assert sum(tag == "script" for tag, _ in read.found) == 2


def test_what_is_pointed_to_can_be_reached(tmp_path: Path) -> None:
    """A board with two above it stands in full once, and where it is pointed to a link leads there."""
    read = made(tmp_path, "--records", str(EXAMPLE), "--as-of", "2026-03-20")
    ids = [names["id"] for tag, names in read.found if str(names.get("id")).startswith("t")]
    assert len(ids) == len(set(ids))
    links = [str(names["href"])[1:] for tag, names in read.found if tag == "a"]
    assert len(links) == 3
    assert set(links) <= set(ids)


def test_a_card_says_where_it_was_taken_from(tmp_path: Path) -> None:
    """Each board has a card: what it is, who chairs it, what it is linked to, and the documents that its record cites."""
    read = made(tmp_path, "--records", str(EXAMPLE), "--as-of", "2026-03-20")
    trust = next(one for one in on_the_day(data(read)) if one["name"] == "Exampleshire Children's Trust (ECT)")
    card = dict(trust["card"])
    assert card["Chair"] == ["Avery Example"]
    assert card["Its links"][0] == "sub-group of Exampleshire Health and Wellbeing Board"
    assert "Exampleshire Practitioners' Forum: sub-group of it" in card["Links to it"]
    assert card["Taken from"]


def test_the_days_are_those_on_which_something_changed(tmp_path: Path) -> None:
    """The page steps through the days on which bodies or links changed, says what changed, and begins with the one asked for."""
    found = data(made(tmp_path, "--records", str(EXAMPLE), "--as-of", "2026-03-20"))
    steps = [(one["day"], one["changed"]) for one in found["days"]]
    assert found["days"][found["chosen"]]["day"] == "2026-03-20"
    assert [day for day, _ in steps] == sorted(day for day, _ in steps)
    changed = dict(steps)["2024-10-01"]
    assert "added Children's Partnership Board North" in changed
    assert "gone Locality Safeguarding Children Group Coast" in changed


def test_a_board_that_was_not_there_on_another_day(tmp_path: Path) -> None:
    """The page of one board says on which days it was not there."""
    found = data(made(tmp_path, "exampleshire/practitioners-forum", "--records", str(EXAMPLE), "--as-of", "2026-03-20"))
    assert ["p", "No board that was asked for was there on the day."] in found["days"][0]["blocks"]


def test_a_long_history_says_where_it_ends(tmp_path: Path) -> None:
    """Of many days only those near the one asked for are in the page, which says so."""
    boards = tmp_path / "records" / "boards" / "exampleshire"
    boards.mkdir(parents=True)
    for number in range(80):
        year = 1940 + number
        (boards / f"board-{number}.yaml").write_text(
            f"name: Board {number}\nkind: board\nestablished: {{on: {year}-05-01}}\n", encoding="utf-8"
        )
    read = made(tmp_path, "--records", str(tmp_path / "records"), "--as-of", "2021-01-01")
    assert len(data(read)["days"]) == 31
    assert "Changes from 1 May 1990 to 1 January 2021 are here" in " ".join(read.said)


def test_what_could_not_be_read_comes_first(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A record that cannot be read is said at the top of the page and on the standard error."""
    boards = tmp_path / "records" / "boards" / "exampleshire"
    boards.mkdir(parents=True)
    (boards / "trust.yaml").write_text("name: [", encoding="utf-8")
    read = made(tmp_path, "--records", str(tmp_path / "records"), "--as-of", "2021-01-01", status=2)
    assert ("p", {"class": "alarm", "role": "note"}) in read.found
    assert "could not be read" in capsys.readouterr().err
    assert cited(Records(tmp_path / "records"), "exampleshire/trust") == ()


def test_days_are_found_in_every_record() -> None:
    """A day on which something can change is a day that a record names, or the one after it."""
    found = days(Records(EXAMPLE / "records"))
    assert found == sorted(set(found))
    assert {date(2024, 10, 1), date(2024, 10, 2)} <= set(found)
