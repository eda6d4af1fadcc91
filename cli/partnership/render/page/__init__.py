"""An answer of several days as one self-contained page: a tree to open and close, to search, and to step through in time."""

from __future__ import annotations

import base64
import hashlib
import json
from html import escape
from importlib import resources
from typing import TYPE_CHECKING, Any

from partnership.render.branches import DEEPEST
from partnership.render.style import STYLE
from partnership.report import Bullets, Heading, Paragraph, Tree
from partnership.words import dates
from partnership.words.wording import plain

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from partnership.report import Block, Branch, Page

_FILES = resources.files(__name__)


def render(page: Page) -> str:
    """Return the whole page. Without its script it shows the day asked for; the script is the only one that the page allows."""
    script = _FILES.joinpath("page.js").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    things: list[Any] = []
    places: dict[str, int] = {}
    days: list[dict[str, Any]] = [
        {"day": one.day.isoformat(), "shown": dates.shown(one.day), "changed": plain(one.changed), "blocks": [_block(block, things, places) for block in one.report.blocks]}
        for one in page.days
    ]  # fmt: skip
    chosen = days[page.chosen]
    data = {"chosen": page.chosen, "things": things, "days": days}
    notes = "".join(f"<p>{escape(plain(note))}</p>\n" for note in page.notes)
    return (
        '<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'\">\n"
        f"<title>{escape(plain(page.title))}</title>\n<style>{STYLE}{_FILES.joinpath('page.css').read_text(encoding='utf-8')}</style>\n</head>\n"
        f"<body>\n<main>\n<h1>{escape(plain(page.title))}</h1>\n{_controls(days, page.chosen)}{notes}"
        f'<div id="answer">\n{"".join(_html(chosen["blocks"], things))}</div>\n</main>\n'
        f'<script type="application/json" id="data">{_json(data)}</script>\n<script>{script}</script>\n</body>\n</html>\n'
    )


def _controls(days: Sequence[dict[str, Any]], chosen: int) -> str:
    """Return what the script makes work; without it, it is not there."""
    options = "".join(
        f'<option value="{number}"{" selected" * (number == chosen)}>{escape(one["shown"])}{" (asked for)" * (number == chosen)}</option>'
        for number, one in enumerate(days)
    )
    return (
        '<form id="controls" hidden>\n'
        '<p><label for="search">Search</label> <input type="search" id="search" autocomplete="off"></p>\n'
        f'<p><label for="day">As of</label> <button type="button" id="earlier">Earlier</button> <select id="day">{options}</select> <button type="button" id="later">Later</button></p>\n'
        '<p><button type="button" id="open">Open all</button> <button type="button" id="close">Close all</button></p>\n'
        "</form>\n"
        '<p id="changed"></p>\n<p id="said" role="status"></p>\n'
    )


def _block(block: Block, things: list[Any], places: dict[str, int]) -> list[Any]:
    """Return a block in a form that a program reads; things in trees stand in a list of their own, each once."""
    match block:
        case Heading():
            return ["h", min(max(block.level, 2), 6), plain(block.text)]
        case Bullets():
            return ["ul", [plain(line) for line in block.lines]]
        case Tree():
            return ["tree", [[min(one.depth, DEEPEST), _place(one, things, places)] for one in block.branches]]
        case Paragraph():
            return ["alarm" if block.alarm else "p", plain(block.text)]
    raise TypeError(type(block))


def _place(branch: Branch, things: list[Any], places: dict[str, int]) -> int:
    """Return the place of a thing in the list, where it is put if it is not there yet."""
    lead = f"({branch.depth}) " if branch.depth > DEEPEST else ""
    thing = {
        "at": _anchor(branch.id) if branch.id else "",
        "lead": plain(lead + branch.lead),
        "name": plain(branch.name.text),
        "tone": branch.name.tone,
        "says": [[plain(one.text), one.tone] for one in branch.says],
        "under": [plain(one) for one in branch.under],
        "points": branch.points,
        "card": [[plain(label), [plain(line) for line in lines]] for label, lines in branch.card.entries]
        if branch.card
        else [],
    }
    key = json.dumps(thing)
    if key not in places:
        places[key] = len(things)
        things.append(thing)
    return places[key]


def _json(data: object) -> str:
    """Return data as JSON that HTML reads as text to its end."""
    return (
        json.dumps(data, separators=(",", ":")).replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    )


def _html(blocks: Sequence[list[Any]], things: Sequence[Any]) -> Iterator[str]:
    """Yield the blocks of a day. `page.js` makes the same of them for another."""
    full = (things[place] for kind, *rest in blocks if kind == "tree" for _, place in rest[0])
    there = {thing["at"] for thing in full if not thing["points"]}
    for kind, *rest in blocks:
        if kind == "h":
            yield f"<h{rest[0]}>{escape(rest[1])}</h{rest[0]}>\n"
        elif kind == "ul":
            yield "<ul>" + "".join(f"<li>{escape(line)}</li>" for line in rest[0]) + "</ul>\n"
        elif kind == "tree":
            yield from _tree(rest[0], things, there)
        else:
            yield (
                f'<p class="alarm" role="note">{escape(rest[0])}</p>\n'
                if kind == "alarm"
                else f"<p>{escape(rest[0])}</p>\n"
            )


def _tree(lines: Sequence[list[int]], things: Sequence[Any], there: Container[str]) -> Iterator[str]:
    yield '<ul class="tree">\n'
    depth = 0
    for number, (level, place) in enumerate(lines):
        if level > depth:
            below = _below(lines, number - 1)
            name = things[lines[number - 1][1]]["name"]
            yield f'<details class="below" open><summary>{below} below<span class="unseen"> {escape(name)}</span></summary>\n<ul>\n'
        elif number:
            yield "</li>\n" + "</ul>\n</details>\n</li>\n" * (depth - level)
        yield f"<li>{_thing(things[place], there)}"
        depth = level
    yield "</li>\n" + "</ul>\n</details>\n</li>\n" * depth + "</ul>\n"


def _below(lines: Sequence[list[int]], number: int) -> int:
    """Return how many lines stand below one."""
    level = lines[number][0]
    end = next((one for one in range(number + 1, len(lines)) if lines[one][0] <= level), len(lines))
    return end - number - 1


def _thing(thing: dict[str, Any], there: Container[str]) -> str:
    """Return a thing: its line, and its card under it where it has one."""
    comma = "," if thing["says"] else ""
    name = f'<bdi class="name {thing["tone"]}">{escape(thing["name"])}</bdi>'
    if thing["points"] and thing["at"] in there:
        name = f'<a href="#{thing["at"]}">{name}</a>'
    last = len(thing["says"]) - 1
    says = "".join(
        f' <span class="{tone}">{escape(text)}{";" * (number < last)}</span>'
        for number, (text, tone) in enumerate(thing["says"])
    )
    lead = f"{escape(thing['lead'])} " if thing["lead"] else ""
    under = "".join(f'<p class="under">{escape(one)}</p>' for one in thing["under"])
    if not thing["card"]:
        anchor = "" if thing["points"] else f' id="{thing["at"]}"'
        return f'<p class="line"{anchor}>{lead}{name}{comma}{says}</p>{under}'
    entries = "".join(
        f"<dt>{escape(label)}</dt><dd>{'<br>'.join(escape(line) for line in lines)}</dd>"
        for label, lines in thing["card"]
    )
    return f'<details class="card" id="{thing["at"]}"><summary>{lead}{name}{comma}{says}</summary><dl>{entries}</dl></details>{under}'


def _anchor(thing: str) -> str:
    """Return an id for a thing that is safe in a page and in its address."""
    return "t" + hashlib.sha256(thing.encode("utf-8", "surrogatepass")).hexdigest()[:16]
