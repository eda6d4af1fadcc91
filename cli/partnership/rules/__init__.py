"""Every rule of `partnership check`: its name, code, level and page, in three literal lists.

`TEXT` rules are found while a file is listed, read and held against its schema, `RECORD` rules in
one record in the light of what is known of the others, `TOGETHER` rules across all records.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from partnership.rules.record import RECORD
from partnership.rules.text import TEXT
from partnership.rules.together import TOGETHER

if TYPE_CHECKING:
    from collections.abc import Mapping

    from partnership.words.finding import Level


class Page(Protocol):
    """A module that describes a rule."""

    __name__: str
    __doc__: str | None

    CODE: str
    LEVEL: Level


class Rule(NamedTuple):
    """A rule as people meet it."""

    name: str
    code: str
    level: Level
    page: str

    @property
    def statement(self) -> str:
        """The fault, in the first line of the page."""
        return self.page.partition("\n")[0].rstrip(".")


def name_of(module: Page) -> str:
    """Return a rule's name: that of its file, with hyphens."""
    return module.__name__.rpartition(".")[2].replace("_", "-")


def _rule(module: Page) -> Rule:
    return Rule(name_of(module), module.CODE, module.LEVEL, (module.__doc__ or "").strip())


_PAGES: tuple[Page, ...] = (*TEXT, *RECORD, *TOGETHER)
RULES: Mapping[str, Rule] = {rule.name: rule for rule in sorted(map(_rule, _PAGES), key=lambda rule: rule.code)}
"""Every rule by name, in order of code."""


def named(word: str) -> Rule | None:
    """Return the rule with this name or code, in any case of letters."""
    found = RULES.get(word.lower())
    return found or next((rule for rule in RULES.values() if rule.code == word.upper()), None)
