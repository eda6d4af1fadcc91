"""Every judgement is listed, documented, judges as its page says, and is silent where its page says."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import partnership.answers.changes.judgements
from folders import BASE
from partnership.answers.changes.judgements import PAGES
from partnership.answers.changes.whole import whole
from partnership.answers.load import Records
from partnership.answers.side import Side

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partnership.answers.changes.judgements import Page
    from partnership.answers.changes.judging import Judgement

FOLDER = Path(partnership.answers.changes.judgements.__file__).parent
_FENCE = re.compile(
    r"^```yaml (?P<side>before|after) records/(?P<path>\S+)\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE
)
_JUDGED = re.compile(r"^`(?P<verdict>[a-z ]+)`: (?P<says>.+)$", re.MULTILINE)

every = pytest.mark.parametrize("page", PAGES.values(), ids=lambda page: page.name)


def section(page: Page, heading: str) -> str:
    """Return what stands under a heading of a page."""
    return page.page.partition(f"## {heading}\n")[2].partition("\n## ")[0]


def judged(text: str, folder: Path) -> Sequence[Judgement]:
    """Return the judgements on the records of an example, before and after, each laid over the small folder of the tests."""
    sides = []
    for side in ("before", "after"):
        root = folder / side / "records"
        shutil.copytree(BASE, root)
        for fence in _FENCE.finditer(text):
            if fence["side"] == side:
                (root / fence["path"]).parent.mkdir(parents=True, exist_ok=True)
                (root / fence["path"]).write_text(fence["text"], encoding="utf-8")
        sides.append(Side(Records(root), None, side))
    found = whole(*sides)
    assert not found.changes.unread, "an example that cannot be read judges nothing"
    return found.judgements


def test_every_module_is_listed() -> None:
    """A judgement whose file exists is in one of the lists."""
    assert {path.stem.replace("_", "-") for path in FOLDER.glob("*.py") if path.stem != "__init__"} == set(PAGES)


@every
def test_page_has_its_headings(page: Page) -> None:
    """A page says in a sentence what it looks at, then why it matters, then shows it."""
    assert page.page.partition("\n")[0].endswith(".")
    assert re.findall(r"^## (.+)$", page.page, re.MULTILINE) == ["Why it matters", "Example", "Instead"]


@every
def test_judges_as_its_page_says(page: Page, tmp_path: Path) -> None:
    """The example is judged with the verdict and in the words that stand under it, and by this judgement."""
    text = section(page, "Example")
    said = _JUDGED.search(text)
    assert said is not None
    found = [(one.verdict.value, one.says) for one in judged(text, tmp_path) if one.name == page.name]
    assert found == [(said["verdict"], said["says"])]


@every
def test_is_silent_where_its_page_says(page: Page, tmp_path: Path) -> None:
    """The other example differs, and there is nothing for this judgement to say."""
    text = section(page, "Instead")
    assert len({fence["text"] for fence in _FENCE.finditer(text)}) > 1
    assert [one for one in judged(text, tmp_path) if one.name == page.name] == []
