"""One name in the ways in which it may be written, and what is printed beside it."""

from __future__ import annotations

import re

from partnership.recording.meeting.invited import folded

_TITLES = (
    "cllr", "councillor", "county councillor", "alderman", "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "rev", "revd", "the rev",
    "canon", "sir", "dame", "lord", "lady", "baroness", "rt hon", "hon", "pc", "ps", "sgt", "insp", "inspector", "ch insp", "chief inspector", "supt",
    "superintendent", "ch supt", "chief supt", "chief superintendent", "di", "dci", "det supt", "det ch supt", "acc", "dcc", "cc",
)  # fmt: skip
_TITLE = re.compile(rf"(?:(?:{'|'.join(sorted(_TITLES, key=len, reverse=True))})\.?\s+)+")
_AFTER = re.compile(r"(?:[\s,]+(?:obe|mbe|cbe|kbe|dbe|qpm|kpm|kc|qc|dl|jp|frcp|frcpch|phd)\b\.?)+\Z")
_SEPARATE = re.compile(r"\s[-\u2013\u2014|]\s")
"""A dash between blanks, behind which stands whom somebody is from."""
_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_FOR = re.compile(
    r"(?:(?:as )?(?:dep|deputy|deputising|sub|substitute|substituting|standing in) )?(?:for|on behalf of) (.+)\Z"
)
"""What stands beside the name of somebody who came in another's place."""
_JOINED = re.compile(r"\s*(?:/|&|;|\band\b)\s*")


def forms(name: str) -> frozenset[str]:
    """Return the ways in which one name may be written that are still that name, folded.

    They are without titles, letters after it and what stands beside it, with the surname last or first.
    """
    whole = folded(name)
    bare = _plain(_BRACKETS.sub(" ", whole))
    alone = _plain(_SEPARATE.split(bare, maxsplit=1)[0])
    last, comma, first = (part.strip() for part in alone.partition(","))
    turned = [f"{_plain(first)} {last}"] if comma and first else []
    # What has a first name and a surname before the comma has something else behind it: `Jane Smith, Police`.
    before = [last] if comma and " " in last else []
    return frozenset(one for each in (whole, bare, alone, *turned, *before) for one in (each, _plain(each)) if one)


def beside(name: str) -> tuple[str, ...]:
    """Return what stands beside a name, in brackets, behind a dash or a comma, such as an organisation."""
    bare = _BRACKETS.sub(" ", name)
    alone, *behind = (part for part in _SEPARATE.split(bare, maxsplit=1))
    inside = (*_BRACKETS.findall(name), *behind, alone.partition(",")[2])
    return tuple(" ".join(one.split()) for one in inside if one.strip())


def stands_in_for(name: str) -> str | None:
    """Return in whose place somebody came, where that stands beside their name: `Jo Lee (deputy for Jane Smith)`; None where it does not."""
    return next((found[1] for one in beside(name) if (found := _FOR.match(folded(one))) is not None), None)


def joined(name: str) -> list[str]:
    """Return the names that are printed as one, such as `CR/MS`."""
    return [part for part in _JOINED.split(folded(name)) if part]


def same_initials(one: str, other: str) -> bool:
    """Whether two names, folded, have one surname, and first names of which one begins as the other."""
    first, second = (name.replace(".", " ").split() for name in (one, other))
    if len(first) < 2 or len(second) < 2 or first[-1] != second[-1]:  # noqa: PLR2004 - a first name and a surname
        return False
    return first[0].startswith(second[0][0]) if len(second[0]) == 1 else second[0].startswith(first[0][0])


def _plain(name: str) -> str:
    """Return a name, folded, without titles before it and letters after it."""
    bare = " ".join(name.split())
    untitled = _TITLE.sub("", f"{bare} ", count=1).strip() if _TITLE.match(f"{bare} ") else bare
    return _AFTER.sub("", untitled).strip() or untitled
