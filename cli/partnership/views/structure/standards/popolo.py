"""An exchange as Popolo JSON (https://www.popoloproject.com/specs/): organisations, posts, people and memberships.

Popolo has days, months and years, and no bounds: what is known of a day otherwise is left to `note`, in words, as are links other than that to
the body of which another is a part. It knows no changes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from partnership.answers import when
from partnership.views.card import spaced
from partnership.views.structure.standards.exchange import plain_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from partnership.answers.when import Dated
    from partnership.views.structure.standards.exchange import Exchange, Lasts, Membership, Organisation, Post

SCHEME = "partnership"
"""The scheme of the ids that records have for themselves."""


def popolo(exchange: Exchange, base: str) -> dict[str, Any]:
    """Return an exchange as one Popolo document; every id is the thing's own after `base`."""
    names = {one.id: one.name for one in exchange.organisations} | {one.id: one.title for one in exchange.posts}
    return {
        "title": exchange.title,
        "as_of": exchange.as_of.isoformat(),
        "note": " ".join(exchange.notes),
        "organizations": [_organisation(one, names, base) for one in exchange.organisations],
        "persons": [{"id": f"{base}{one}", "name": called} for one, called in exchange.people],
        "posts": [_post(one, names, base) for one in exchange.posts if one.board],
        "memberships": [_membership(one, base) for one in exchange.memberships],
    }


def _organisation(one: Organisation, names: Mapping[str, str], base: str) -> dict[str, Any]:
    parents = [each.to for each in one.relations if each.type == "sub-group-of"]
    others = [
        f"{spaced(each.type).capitalize()} {names[each.to]}."
        for each in one.relations
        if each.type != "sub-group-of" or each.to != parents[0]
    ]
    return _bare(
        {
            "id": f"{base}{one.id}",
            "name": one.name,
            "other_names": [
                *([{"name": one.acronym, "note": "acronym"}] if one.acronym else []),
                *(
                    _bare({"name": former, "end_date": _date(until), "note": "former name"})
                    for former, until in one.former
                ),
            ],
            "identifiers": [{"scheme": SCHEME, "identifier": one.id}],
            "classification": spaced(one.kind) if one.kind else None,
            "parent_id": f"{base}{parents[0]}" if parents else None,
            "founding_date": _date(one.lasts.since),
            "dissolution_date": _date(one.lasts.until),
            "note": _note((*others, *_half_known(one.lasts, "Established", "Dissolved"), *one.notes)),
        }
    )


def _post(one: Post, names: Mapping[str, str], base: str) -> dict[str, Any]:
    whose = [f"A seat of {names[each]}." for each in one.whose]
    return _bare(
        {
            "id": f"{base}{one.id}",
            "label": one.title,
            "role": one.standing,
            "organization_id": f"{base}{one.board}",
            "start_date": _date(one.lasts.since),
            "end_date": _date(one.lasts.until),
            "note": _note((*whose, *_half_known(one.lasts, "Began", "Ended"), *one.notes)),
        }
    )


def _membership(one: Membership, base: str) -> dict[str, Any]:
    return _bare(
        {
            "id": f"{base}{one.id}",
            "person_id": f"{base}{one.person}",
            "organization_id": f"{base}{one.board}",
            "post_id": f"{base}{one.post}" if one.post else None,
            "on_behalf_of_id": f"{base}{one.whose[0]}" if len(one.whose) == 1 else None,
            "role": spaced(one.role) if one.role else None,
            "start_date": _date(one.lasts.since),
            "end_date": _date(one.lasts.until),
            "note": _note((*_half_known(one.lasts, "Began", "Ended"), *one.notes)),
        }
    )


def _half_known(lasts: Lasts, began: str, ended: str) -> Iterator[str]:
    """Yield what is known of days that Popolo has no way to write."""
    for words, value in ((began, lasts.since), (ended, lasts.until)):
        if value is not None and not plain_date(value):
            yield f"{words} {when.some_day(value)}."


def _date(value: Dated | None) -> str | None:
    """Return a day, month or year as it is recorded; None for what Popolo has no way to write."""
    return str(value) if value is not None and plain_date(value) else None


def _note(notes: Iterable[str]) -> str | None:
    return " ".join(notes) or None


def _bare(thing: dict[str, Any]) -> dict[str, Any]:
    """Return a thing without what is not said of it."""
    return {word: value for word, value in thing.items() if value not in (None, [])}
