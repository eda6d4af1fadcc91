"""Commands that change records, on records laid out in every odd way: only what is meant to change does, and all of it can be taken back."""

from __future__ import annotations

import difflib
import random
import re
import unicodedata
from typing import TYPE_CHECKING, Any

import pytest

import layouts
from folders import EXAMPLE, laid, snapshot
from partnership.commands import run
from partnership.source import reader
from partnership.source.editing.draft import Draft

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

REMARK = re.compile(r"# odd \d+ [^\r\n]*")
_LINE = re.compile(r"\r?\n")
COMMANDS = {
    "end": ["end", "esp", "--holder", "harper figment", "--on", "2026-03-31", "--reason", "left-post"],
    "rename": ["rename", "exampleshire/childrens-trust", "ct"],
    "roll": ["record", "childrens-trust", "2026-05-13", "--rest", "present", "--apologies", "probation", "--as-of", "2026-05-14"],
    "minutes": ["record", "childrens-trust", "last", "--minutes-agreed", "2026-07-08", "--as-of", "2026-07-09"],
    "meeting": ["new", "meeting", "esp", "2090-03-20", "--venue", "Neuadd: y Dref", "--starts", "10:00"],
    "holder": ["new", "holder", "esp", "police", "Drew Pattern", "--since", "2026-04-01", "--replaces", "Harper Figment"],
    "set": ["set", "esp", "seats/police/title", 'Heddlu: "y Dref" #1'],
    "fmt": ["fmt"],
}  # fmt: skip
MOST_LINES = 6
"""More than a command takes out of any one record: a line of brackets that is opened, the keys that are set."""


def oddly(text: str, chance: random.Random) -> str:
    """Return a record that says the same, laid out otherwise: line ends, marks, blanks, tabs, comments, quotes, brackets over several lines."""
    said = reader.read(text.encode()).data
    ways: list[Callable[[str], str]] = [
        lambda was: _LINE.sub("\r\n", was),
        lambda was: "\ufeff" + was.removeprefix("\ufeff"),
        lambda was: was.rstrip("\r\n"),
        lambda was: f"---\n{was}",
        lambda was: f"{was}\n...\n",
        lambda was: put(was, "   ", at_end=True),
        lambda was: put(was, "\t# a tab before it", at_end=True),
        lambda was: put(was, f"{' ' * chance.randrange(8)}# odd {chance.randrange(9)} {chance.choice(layouts.NAMES)}"),
        lambda was: put(was, ""),
        lambda was: re.sub(r"^( *(?:- )?)([a-z_]+):", r'\1"\2":', was, count=3, flags=re.MULTILINE),
        lambda was: re.sub(r"\{([^{}\n]*)\}", lambda found: f"{{ {found[1].replace(', ', f',{chr(10)}{chr(32) * 12}')}  }}", was, count=2),
    ]  # fmt: skip

    def put(was: str, more: str, *, at_end: bool = False) -> str:
        lines = was.split("\n")
        place = chance.randrange(len(lines))
        lines[place : place + at_end] = [lines[place] + more] if at_end else [more]
        return "\n".join(lines)

    for _ in range(chance.randrange(2, 9)):
        fresh = chance.choice(ways)(text)
        reading = reader.read(fresh.encode())
        if reading.data == said and not reading.faults:
            text = fresh
    return text


def contents(root: Path) -> dict[str, bytes]:
    """Return every file among the records."""
    return {path: content for path, (_, _, content) in snapshot(root).items()}


@pytest.mark.parametrize("name", COMMANDS)
def test_only_what_is_meant_to_change_does(tmp_path: Path, name: str) -> None:
    """Lines, comments, line ends and marks of what stays are as they were; undo gives back every byte."""
    chance = random.Random(name)
    root = laid(
        tmp_path,
        {
            path: oddly(content.decode(), chance) if re.search("trust|safeguarding-p|places", path) else content
            for path, content in contents(EXAMPLE).items()
        },
    )
    before = contents(root)
    assert run([*COMMANDS[name], "--records", str(root)]) == 0
    after = contents(root)
    assert after != before
    for path in before.keys() & after.keys() if name != "fmt" else ():
        was, now = before[path].decode(), after[path].decode()
        assert now.startswith("\ufeff") == was.startswith("\ufeff"), path
        assert sorted(REMARK.findall(now)) == sorted(REMARK.findall(was)), path
        assert re.search(r"(?<!\r)\n", was) or not re.search(r"(?<!\r)\n", now), path
        assert "\r\n" in was or "\r\n" not in now, path
        gone = [line for line in difflib.ndiff(_LINE.split(was), _LINE.split(now)) if line.startswith("- ")]
        assert len(gone) <= MOST_LINES, (path, gone)
    assert run(["undo", "--records", str(root)]) == 0
    assert contents(root) == before


def hidden(text: str) -> bool:
    """Whether text has a character in it that nobody sees, other than what joins an emoji."""
    return any(unicodedata.category(letter) in {"Cc", "Cf", "Zl", "Zp"} for letter in text if letter not in "\n\t\u200d")  # fmt: skip


def test_every_text_comes_back(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Odd names, pasted text, thousands of letters, other scripts: as typed, but for blanks at either end; what nobody sees is refused."""
    path = "meetings/exampleshire/childrens-trust/2026-05-13.yaml"
    typed = dict.fromkeys(text.strip() for text in (*layouts.AWKWARD, "x" * 4000, "Z " * 1999 + "z"))
    said = [text for text in typed if text and not hidden(text)]
    unseen = [text for text in typed if hidden(text) and "\0" not in text]
    laid_out = oddly((EXAMPLE / path).read_text("utf-8"), random.Random(3))
    root = laid(tmp_path, {}, EXAMPLE)
    (root / path).write_bytes(laid_out.encode())

    def recorded(texts: list[str]) -> int:
        words = [word for text in texts for word in ("--decision", text)]
        whose = ["record", "childrens-trust", "2026-05-13", "--as-of", "2026-05-14", "--records", str(root)]
        return run([*whose, *words])

    assert recorded(said) == 0
    data: Any = reader.read((root / path).read_bytes()).data
    assert [one["decision"] for one in data["decisions"].values()] == said
    capsys.readouterr()
    before = contents(root)
    assert recorded(unseen) == 2
    assert capsys.readouterr().err.count("a character here that cannot be seen") == len(unseen)
    assert contents(root) == before


@pytest.mark.parametrize("text", ["x" * 60_000, "Z " * 30_000 + "z", "one\ntwo: 'three'\n" * 4000])
def test_sixty_thousand_letters(text: str) -> None:
    """A text that is longer than a record may say is written exactly all the same, for the rules to say so."""
    draft = Draft(b"name: A # kept\r\n", lambda _: None).set(("note",), text)
    assert reader.read(draft.raw).data == {"name": "A", "note": text}
    assert b"name: A # kept\r\n" in draft.raw
