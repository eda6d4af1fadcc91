"""What makes an entry of a list the same entry on both sides of a comparison."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

KEEPING = frozenset(
    {"source", "note", "printed_as", "references", "accepted", "formerly", "lines", "line", "secretariat", "read"}
)
"""Fields that say how a record is kept and where it rests, not how the partnership is: facts leave them out."""
WHOLE = frozenset({"need", "floor", "exempt", "only_for", "discretion", "age", "on_failure", "consequence", "excuses"})
"""Fields that are compared as one: their parts mean nothing apart."""
KEYED = frozenset(
    {
        "seats", "groups", "outcomes", "priorities", "ways_of_working", "themes", "districts", "organisations", "people",
        "documents", "functions", "duties", "decisions", "actions",
    }
)  # fmt: skip
"""Fields that hold things by their ids: that there are none is the same as that the field is left out."""


class Same(NamedTuple):
    """How entries of a list are told apart.

    Entries of one `slot`, the values of these fields, are of one sort; among these the one with the same `who` is the same, the
    first of those fields that an entry has. Of what is left in a slot, one and one are the same entry, changed, where `fills` says so:
    one chair after another.
    """

    slot: tuple[str, ...] = ()
    who: tuple[tuple[str, ...], ...] = ()
    fills: bool = False


VERSION = Same((), (("version", "since", "adopted", "title"),))
"""How versions of the terms of reference are told apart."""
_LISTS: Mapping[tuple[str, ...], Same] = {
    ("board", "former_names"): Same(("name",)),
    ("board", "legal_basis"): Same(("claim", "act", "section")),
    ("board", "areas"): Same(("district", "place", "described_as")),
    ("board", "frequency"): Same((), (("says",),), fills=True),
    ("board", "officers"): Same(("office",), (("person", "post", "seat", "organisation"),), fills=True),
    ("board", "seats", "*", "organisations"): Same((), (("organisation",),), fills=True),
    ("board", "seats", "*", "holders"): Same((), (("person", "people", "post"),), fills=True),
    ("board", "seats", "*", "substitutes"): Same((), (("person", "post"),)),
    ("board", "seats", "*", "vacant"): Same(fills=True),
    ("board", "functions"): Same(("function",)),
    ("board", "duties"): Same(("duty",)),
    ("board", "serves"): Same(("plan", "outcome")),
    ("board", "links"): Same(("type",), (("to", "to_organisation", "to_post", "to_described"), ("of",)), fills=True),
    ("board", "terms", "attendance"): Same(
        (), (("rate", "attended", "missed", "elapsed", "no_rule", "judgement"), ("subject",)), fills=True
    ),
    ("board", "terms", "deadlines"): Same(("what", "title"), (("before", "after", "at"), ("to",)), fills=True),
    ("board", "terms", "clauses"): Same(("about",), fills=True),
    ("board", "other terms"): VERSION,
    ("restructure", "stages"): Same(("stage",), fills=True),
    ("restructure", "changes"): Same(("how", "of"), (("to", "from"),), fills=True),
    ("restructure", "continuity"): Same(
        ("board", "seat", "function", "duty", "measure", "action", "district", "link", "everything"), fills=True
    ),
    ("plan", "claims"): Same((), (("says",),)),
    ("measure", "serves"): Same(("plan", "outcome")),
    ("measure", "owners"): Same((), (("board", "organisation"),), fills=True),
    ("measure", "national"): Same(("scheme", "id")),
    ("measure", "readings"): Same(("period", "area", "sex", "age", "version"), fills=True),
    ("measure", "breaks"): Same(("at",), fills=True),
    ("meeting", "attendance"): Same((), (("person", "seat", "printed_as", "organisation"), ("capacity",)), fills=False),
    ("meeting", "replies"): Same((), (("seat", "person"),)),
    ("meeting", "interests"): Same((), (("person", "seat"), ("kind",))),
    ("meeting", "items"): Same((), (("number",), ("title",))),
    ("meeting", "actions_closed"): Same(("action",), fills=True),
    ("place", "bank_holidays", "added"): Same(("on",)),
}


def keyed(path: Sequence[str]) -> bool:
    """Whether the fields of the block at a path are ids."""
    return len(path) == 1 and path[0] in KEYED


def same(kind: str, path: Sequence[str]) -> Same | None:
    """Return how entries of a list are told apart, by the fields that lead to it; None where the list is compared as one."""
    version = len(path) > 1 and path[0] in {"terms", "other terms"}
    plain = ("board", "terms", *path[1:]) if version else (kind, *path)
    return _LISTS.get(plain) or _LISTS.get((*plain[:2], "*", *plain[3:]))


def slot(same_: Same, entry: Mapping[str, Any]) -> str:
    """Return which sort an entry is of."""
    return "/".join(_text(entry[field]) for field in same_.slot if field in entry)


def who(same_: Same, entry: Mapping[str, Any]) -> str:
    """Return which of its sort an entry is."""
    return "/".join(next((_text(entry[field]) for field in fields if field in entry), "") for fields in same_.who)


def _text(value: Any) -> str:
    return "+".join(sorted(map(str, value))) if isinstance(value, list) else str(value)
