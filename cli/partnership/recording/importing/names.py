"""One name in the ways in which it may be written, and what is printed beside it."""

from __future__ import annotations

import re

from partnership.recording.invited import folded

_TITLES = (
    "cllr", "councillor", "county councillor", "alderman", "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "rev", "revd", "the rev",
    "canon", "sir", "dame", "lord", "lady", "baroness", "rt hon", "hon", "pc", "ps", "sgt", "insp", "inspector", "ch insp", "chief inspector", "supt",
    "superintendent", "ch supt", "chief supt", "chief superintendent", "di", "dci", "det supt", "det ch supt", "acc", "dcc", "cc",
)  # fmt: skip
_TITLE = re.compile(rf"(?:(?:{'|'.join(sorted(_TITLES, key=len, reverse=True))})\.?\s+)+")
_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_JOINED = re.compile(r"\s*(?:/|&|;|\band\b)\s*")


def forms(name: str) -> frozenset[str]:
    """Return the ways in which one name may be written that are still that name, folded: without titles and brackets, surname last or first."""
    whole = folded(name)
    bare = " ".join(_BRACKETS.sub(" ", whole).split())
    last, comma, first = (part.strip() for part in bare.partition(","))
    turned = f"{_untitled(first)} {last}" if comma and first else bare
    return frozenset(one for one in (whole, bare, turned, _untitled(bare), _untitled(turned)) if one)


def beside(name: str) -> tuple[str, ...]:
    """Return what stands in brackets behind a name, such as an organisation."""
    return tuple(one.strip() for one in _BRACKETS.findall(name) if one.strip())


def joined(name: str) -> list[str]:
    """Return the names that are printed as one, such as `CR/MS`."""
    return [part for part in _JOINED.split(folded(name)) if part]


def same_initials(one: str, other: str) -> bool:
    """Whether two names, folded, have one surname, and first names of which one begins as the other."""
    first, second = (name.replace(".", " ").split() for name in (one, other))
    if len(first) < 2 or len(second) < 2 or first[-1] != second[-1]:  # noqa: PLR2004 - a first name and a surname
        return False
    return first[0].startswith(second[0][0]) if len(second[0]) == 1 else second[0].startswith(first[0][0])


def _untitled(name: str) -> str:
    return _TITLE.sub("", f"{name} ", count=1).strip() if _TITLE.match(f"{name} ") else name
