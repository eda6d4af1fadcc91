"""What the marks of a register mean: by its own key, by what they usually mean, or not at all until somebody says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from partnership.recording.importing.heard import Apology, Came


class Mark(NamedTuple):
    """What a mark says: whether they came, and of an apology whether it was accepted."""

    came: Came
    apology: Apology | None = None


_USUAL: Mapping[Came, str] = {
    "present": "y|yes|p|pres|present|attended|att|in attendance|in person|1|\u2713|\u2714|\u2611|\u2705",
    "virtual": "v|virtual|virtually|present virtual|present virtually|attended virtually|online|remote|remotely|teams|via teams|on teams|zoom|via zoom|by phone|by telephone|dial-in|dialled in",
    "part": "part|partial|part meeting|part-meeting|part of meeting|part of the meeting|part only|attended part",
    "apologies": "apologies|apology|apols|apol|aps|sent apologies|apologies sent|apologies given|apologies received|apologies tendered|aa|apologies accepted|ana|apologies not accepted",
    "absent": "n|no|absent|abs|awa|dna|did not attend|not present|no apologies|absent without apologies|apologies not sent",
    "substituted": "s|sub|subs|substitute|substituted|substitute attended|dep|deputy|deputised|deputy attended|deputy sent|sent deputy|sent a deputy|substitute sent|sent substitute|sent a substitute|represented",
    "not-expected": "n/a|na|not applicable|not a member|non-member|not in post|not yet in post|not appointed|not expected|left|vacant|vacancy",
    "not-recorded": "|-|--|\u2013|\u2014|?|tbc|unknown|not known|not recorded",
}
_MEANINGS: Mapping[str, Came] = {word: came for came, words in _USUAL.items() for word in words.split("|")}
_APOLOGY: Mapping[str, Apology] = {
    "aa": "accepted", "apologies accepted": "accepted", "ana": "not-accepted", "apologies not accepted": "not-accepted",
}  # fmt: skip
_ABSENT = r"absen|(?:not|n't|non)[ -]?(?:attend|present)|no show"
"""Who was not there; beside apologies it leaves open which of the two a mark means."""
_SAID: tuple[tuple[Came, str], ...] = (
        ("not-expected", r"\bnot (?:yet )?(?:a |in |on )?(?:the )?(?:member|post|expected|appointed|applicable|required|board)|no longer|vacan"),
        ("substituted", r"deput|substitut|\bsub\b|represented"),
        ("absent", r"without (?:an )?apolog|no apolog|apolog\w* not (?:sent|received|given)"),
        ("apologies", r"apolog"),
        ("absent", _ABSENT),
        ("part", r"\bpart\b|partial"),
        ("virtual", r"virtual|online|remote|teams|zoom|phone|dial"),
        ("present", r"attend|present|in person|\byes\b"),
        ("not-recorded", r"not (?:yet )?(?:known|recorded)|unknown"),
)  # fmt: skip
"""Words in what a key says, the first that is there deciding."""
_BETWEEN = re.compile(r"[,;|\n]")
_EQUAL = re.compile(r"(?:^|(?<=[\s(]))([^\s=(]{1,4})\s*=\s*([^=]+?)(?=\s*$|\s[^\s=]{1,4}\s*=)")
_SIGNED = re.compile(r"\(?(\S{1,3})(?:\s*:|\s[-\u2013])\s+(\S.*)\Z")
_PLAIN = re.compile(r"(\S{1,2})\s+(\S.*)\Z")
_MOST_PLAIN = 3
"""Marks with nothing but a blank before their meaning, from which on they are a key."""
_LONGEST_MARK = 3
_TITLE = re.compile(r"(?:key|legend|codes?)\s*:?\s*", re.IGNORECASE)
_LONGEST_MEANING, _LONGEST_KEY = 80, 600


def plain(printed: str) -> str:
    """Return a mark as it is compared: small letters, single blanks, no full stop at its end."""
    return " ".join(printed.casefold().split()).rstrip(".")


def usual(printed: str) -> Mark | None:
    """Return what a mark usually means; None for one that can mean several things, as `A`, `D` and `X` can, or is not known."""
    wanted = plain(printed)
    came = _MEANINGS.get(wanted)
    return None if came is None else Mark(came, _APOLOGY.get(wanted))


def meaning(words: str) -> Mark | None:
    """Return what words say that a mark means, `did not attend` for one; None where they say nothing of it."""
    wanted = plain(words)
    if len(wanted) > _LONGEST_MEANING:
        return None
    if wanted and len(wanted) > 1 and (found := usual(wanted)) is not None:
        return found
    came = next((came for came, pattern in _SAID if re.search(pattern, wanted)), None)
    if came is None or "leave" in wanted or (came == "apologies" and re.search(_ABSENT, wanted)):
        return None
    accepted = re.search(r"\b(not |un)?accepted", wanted)
    apology: Apology | None = (
        None if came != "apologies" or accepted is None else "not-accepted" if accepted[1] else "accepted"
    )
    return Mark(came, apology)


def key_in(cells: tuple[str, ...]) -> Mapping[str, Mark]:
    """Return what a row says of marks, as a key does: `A = apologies` once or oftener, or a mark in one cell and its meaning in the next."""
    found = {
        plain(mark): said for cell in cells for mark, words in _pairs(cell) if (said := meaning(words)) is not None
    }
    filled = [cell for cell in cells if cell]
    if found or len(filled) <= 1:
        return found
    rest = filled[1:] if _TITLE.fullmatch(filled[0]) else filled
    pairs = list(zip(rest[::2], rest[1::2], strict=False))
    if len(rest) % 2 or not all(
        len(mark) <= _LONGEST_MARK and len(plain(words)) > _LONGEST_MARK for mark, words in pairs
    ):
        return {}
    said_of = {plain(mark): meaning(words) for mark, words in pairs}
    return {mark: said for mark, said in said_of.items() if said is not None} if all(said_of.values()) else {}


def _pairs(cell: str) -> Iterator[tuple[str, str]]:
    """Yield the marks and meanings that a cell has: `A = apologies`, `A: apologies`, or several such as `A apologies; N absent`."""
    start = title.end() if (title := _TITLE.match(cell)) else 0
    parts = [part.strip() for part in _BETWEEN.split(cell[start:_LONGEST_KEY])]
    blank = [(found[1], found[2]) for part in parts if (found := _PLAIN.match(part)) is not None]
    bare = [(mark, says) for mark, says in blank if meaning(says) is not None]
    for part in parts:
        yield from _EQUAL.findall(part)
        if (found := _SIGNED.match(part)) is not None:
            yield found[1], found[2]
    if len(bare) >= _MOST_PLAIN:
        yield from bare
