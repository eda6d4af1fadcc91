"""The look of a page: on a light screen, on a dark one, and on paper without colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.render.colour import INKS, TINTS

if TYPE_CHECKING:
    from collections.abc import Mapping

LIGHT = {
    "ink": "1b1b1b", "paper": "ffffff", "line": "767676", "soft": "f2f2f2",
    **{str(tone): ink for tone, ink in INKS.items() if tone != "plain"},
    **{f"{tone}-tint": tint.ground for tone, tint in TINTS.items()}, "unsure-stripe": "f5df85",
    **{f"{tone}-mark": tint.ink for tone, tint in TINTS.items()},
    "good-bar": "2b6cb0", "bad-bar": "c05600", "unsure-bar": "8a6d00", "plain-bar": "5b6470", "muted-bar": "767676",
}  # fmt: skip
DARK = {
    "ink": "f0f0f0", "paper": "16181b", "line": "9a9a9a", "soft": "25282c",
    "good": "9fe3b4", "bad": "ffb4ab", "unsure": "ffd58a", "muted": "c4c4c4",
    "good-tint": "1f5a91", "plain-tint": "3a3f45", "unsure-tint": "4f4417", "bad-tint": "f0944a", "muted-tint": "16181b", "unsure-stripe": "635622",
    "good-mark": "ffffff", "plain-mark": "f0f0f0", "unsure-mark": "fff0b8", "bad-mark": "1b0a00", "muted-mark": "b5b5b5",
    "good-bar": "6db3f2", "bad-bar": "ff9d4d", "unsure-bar": "e0c060", "plain-bar": "aab2bd", "muted-bar": "808890",
}  # fmt: skip
_WHITE = {"paper", "soft", "unsure-stripe", *(f"{tone}-tint" for tone in TINTS)}
_PAPER = {
    **dict.fromkeys(LIGHT, "000000"),
    **dict.fromkeys(_WHITE, "ffffff"),
    **{name: digits for name, digits in LIGHT.items() if name.endswith("-bar")},
    "line": "bbbbbb",
    "muted": "333333",
}


def _variables(palette: Mapping[str, str]) -> str:
    return " ".join(f"--{name}: #{digits};" for name, digits in palette.items())


STYLE = f"""
:root {{ color-scheme: light dark; {_variables(LIGHT)} }}
@media (prefers-color-scheme: dark) {{ :root {{ {_variables(DARK)} }} }}
""" + """\
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 76rem; padding: 1.5rem; font: 1rem/1.45 system-ui, "Segoe UI", Arial, sans-serif; color: var(--ink); background: var(--paper); overflow-wrap: break-word; }
h1 { font-size: 1.6rem; margin: 0 0 1rem; } h2 { font-size: 1.3rem; margin: 2rem 0 .5rem; } h3 { font-size: 1.1rem; margin: 1.5rem 0 .5rem; } h4 { font-size: 1rem; margin: 1rem 0 .25rem; }
.scroll { overflow-x: auto; margin: 1rem 0; position: relative; }
.scroll:focus-visible { outline: 3px solid var(--ink); outline-offset: 2px; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
summary { cursor: pointer; font-weight: 600; margin: 1rem 0 .5rem; }
caption { text-align: left; font-weight: 600; padding: .25rem 0 .5rem; }
th, td { border-bottom: 1px solid var(--line); padding: .3rem .6rem; vertical-align: top; text-align: left; }
thead th { border-bottom: 2px solid var(--ink); vertical-align: bottom; background: var(--soft); }
tbody th { font-weight: 600; }
.right { text-align: right; } .centre { text-align: center; }
.good { color: var(--good); } .bad { color: var(--bad); font-weight: 700; } .unsure { color: var(--unsure); font-style: italic; } .muted { color: var(--muted); }
.mark { min-width: 1.75em; padding: .3rem .15rem; text-align: center; }
td.mark + td:not(.mark), .short { white-space: nowrap; } td.mark ~ .short { white-space: normal; }
td.mark { border: 2px solid var(--paper); font-style: normal; background: var(--plain-tint); color: var(--plain-mark); }
td.mark.good { background: var(--good-tint); color: var(--good-mark); }
td.mark.bad { background: var(--bad-tint); color: var(--bad-mark); }
td.mark.unsure { background: repeating-linear-gradient(135deg, var(--unsure-tint) 0 4px, var(--unsure-stripe) 4px 8px); color: var(--unsure-mark); }
td.mark.muted { background: var(--muted-tint); color: var(--muted-mark); }
td.mark.group { border-left: .5rem solid var(--paper); }
@media (min-width: 60rem) { .scroll:has(.mark) tbody th { position: sticky; left: 0; background: var(--paper); } }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; user-select: none; }
.alarm { border-left: .4rem solid var(--bad); padding: .5rem 1rem; background: var(--soft); font-weight: 600; }
dl { display: grid; grid-template-columns: fit-content(40%) 1fr; overflow-wrap: anywhere; gap: .2rem 1rem; margin: 1rem 0; } dt { font-weight: 600; } dd { margin: 0; }
.title { font-weight: 600; }
dd.many { columns: 14em; }
.notes { color: var(--muted); font-size: .9rem; margin: .3rem 0; }
figure { margin: 1rem 0; max-width: 44rem; } figure.drawing { max-width: none; overflow-x: auto; } figcaption { font-weight: 600; padding: .25rem 0 .5rem; }
svg { display: block; width: 100%; margin-bottom: 1rem; font-size: .875rem; fill: var(--ink); overflow: hidden; }
svg text { paint-order: stroke; stroke: var(--paper); stroke-width: .3em; stroke-linejoin: round; } svg .said, svg .axis { fill: var(--muted); } svg .name { font-weight: 600; }
svg .ground { fill: var(--soft); } svg .scale { stroke: var(--line); stroke-width: 1; stroke-opacity: .5; } svg .threshold { stroke: var(--ink); stroke-width: 2; stroke-dasharray: 6 4; }
svg .may { fill: none; stroke-width: .8em; stroke-dasharray: 3 3; } svg .edge { fill: none; stroke-width: 1; }
svg .known.good { fill: var(--good-bar); } svg .known.bad { fill: var(--bad-bar); } svg .known.unsure { fill: var(--unsure-bar); } svg .known.plain { fill: var(--plain-bar); } svg .known.muted { fill: var(--muted-bar); }
svg .open.good { stroke: var(--good-bar); } svg .open.bad { stroke: var(--bad-bar); } svg .open.unsure { stroke: var(--unsure-bar); } svg .open.plain { stroke: var(--plain-bar); } svg .open.muted { stroke: var(--muted-bar); }
svg .path { stroke: var(--plain-bar); stroke-width: 1.5; } svg .dot { fill: var(--plain-bar); } svg .dot.better { fill: var(--good-bar); } svg .dot.worse { fill: var(--bad-bar); } svg .dot.other { fill: var(--unsure-bar); }
svg .ring { fill: none; stroke: var(--ink); stroke-width: 1.5; } svg .level { stroke: var(--ink); stroke-width: 1.5; } svg .level.broken { stroke-dasharray: 6 4; }
@media (max-width: 40rem) { dl { grid-template-columns: 1fr; } dd { margin-bottom: .5rem; } }
""" + f"@media print {{ :root {{ {_variables(_PAPER)} }} " + """\
body { max-width: none; padding: 0; font-size: 10pt; } h1 { font-size: 16pt; } h2 { font-size: 13pt; margin-top: 1.2rem; } h3 { font-size: 11pt; } .scroll { overflow: visible; } tr, svg, li, dd:not(.many) { break-inside: avoid; } thead { display: table-header-group; }
h1, h2, h3, h4, h5, h6, figcaption, dt, .title { break-after: avoid; } caption, .notes { break-inside: avoid; } .notes { break-before: avoid; } .page { break-before: page; }
caption::after { content: ""; display: block; height: 7rem; margin-bottom: -7rem; }
table { font-size: 8.5pt; line-height: 1.3; } th, td { padding: .15rem .3rem; } .mark { padding: .15rem .1rem; } figure { max-width: none; columns: 2; } figure:not(:has(svg + svg)) { columns: auto; max-width: 36rem; } svg { font-size: 8pt; margin-bottom: .5rem; }
td.mark { border: 1px solid var(--line); } td.mark.group { border-left: .4rem solid var(--paper); } td.mark.bad { outline: 2px solid var(--ink); outline-offset: -2px; } td.mark.unsure { font-style: italic; }
.wide table { font-size: 7pt; line-height: 1.25; } .wide :is(th, td) { padding: .1rem .15rem; } .wide .mark { min-width: 1.3em; padding: .1rem 0; } .wide thead .mark { font-size: 5.5pt; font-weight: 400; } .wide td.mark.group { border-left-width: .15rem; } }
@page { size: A4; margin: 1.5cm 1.2cm; }
"""  # fmt: skip

ON_ITS_SIDE = "@page { size: A4 landscape; margin: 1cm; }\n"
"""What a page with a wide table adds: it is printed on paper on its side."""
