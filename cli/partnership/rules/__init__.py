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

    from partnership.rules.mending import Mend
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
    mends: tuple[Mend, ...] = ()
    """The commands that mend what it finds, the first that fits a finding first."""

    @property
    def statement(self) -> str:
        """The fault, in the first line of the page."""
        return self.page.partition("\n")[0].rstrip(".")

    @property
    def mended(self) -> str:
        """The commands that mend it, in a paragraph for its page; nothing where none can."""
        commands = " or ".join(f"`{one.described}`" for one in self.mends)
        return f"\nMended with {commands}.\n" if commands else ""


def name_of(module: Page) -> str:
    """Return a rule's name: that of its file, with hyphens."""
    return module.__name__.rpartition(".")[2].replace("_", "-")


def _rule(module: Page) -> Rule:
    return Rule(
        name_of(module), module.CODE, module.LEVEL, (module.__doc__ or "").strip(), getattr(module, "MENDS", ())
    )


_PAGES: tuple[Page, ...] = (*TEXT, *RECORD, *TOGETHER)
RULES: Mapping[str, Rule] = {rule.name: rule for rule in sorted(map(_rule, _PAGES), key=lambda rule: rule.code)}
"""Every rule by name, in order of code."""


def named(word: str) -> Rule | None:
    """Return the rule with this name or code, in any case of letters."""
    found = RULES.get(word.lower())
    return found or next((rule for rule in RULES.values() if rule.code == word.upper()), None)
