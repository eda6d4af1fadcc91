"""A new version of a board's terms of reference: what goes on as it was, what is changed, and the end of the version before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from partnership.answers.titles import called
from partnership.recording.adding import day_before
from partnership.recording.drafts import CannotRecordError, Drafted, Drafts
from partnership.recording.ending import seat_meant
from partnership.recording.fields import put
from partnership.words import dates
from partnership.words.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from partnership.answers.load import Records
    from partnership.documents.document import Document

_GOES_ON = (
    "title",
    "quorum",
    "attendance",
    "substitutes",
    "deadlines",
    "interests",
    "public",
    "secretariat",
    "clauses",
)
"""What a new version has from the one before; who agreed it, when, and how much of it was read are its own."""
_OF_THE_TEXT = frozenset({"source", "section"})
"""Where the text before says something, which says nothing of where the new one does."""
_IN_FORCE = "agreed"
_NEVER_IN_FORCE = frozenset({"draft", "proposed"})


class Version(NamedTuple):
    """What is said of a new version: its own fields, rules that are other than before, and whether it starts bare.

    Of its quorum, how many it needs, and sets of members of each of which at least one has to be there.
    """

    own: Mapping[str, Any]
    rules: Mapping[str, Any]
    at_least: int | None = None
    present: tuple[Mapping[str, list[str]], ...] = ()
    bare: bool = False


def members(document: Document, typed: str) -> dict[str, list[str]]:
    """Return the seats and groups of a board that were typed, with commas, as a rule of quorum names them. Raises CannotRecordError."""
    groups = document.data.get("groups", {})
    named: dict[str, list[str]] = {}
    for one in filter(None, map(str.strip, typed.split(","))):
        kind, _, own = one.rpartition("/")
        group = next(
            (each for each, row in groups.items() if own.casefold() in {each, row.get("name", "").casefold()}), None
        )
        if not kind and group is not None and own in document.data.get("seats", {}):
            message = f"--present {own} is a group and a seat; write group/{own} or seat/{own}"
            raise CannotRecordError(message)
        if group is not None and kind != "seat":
            named.setdefault("groups", []).append(group)
        else:
            named.setdefault("seats", []).append(seat_meant(document, own))
    if not named:
        message = "--present names nobody; write seats or groups of the board, such as police or health,police"
        raise CannotRecordError(message)
    return named


def new_version(records: Records, document: Document, version: Version) -> Drafted:
    """Return the change that adds a version of the terms of reference and, where it is agreed, ends the one before on the day before.

    Raises CannotRecordError.
    """
    versions = document.data.get("terms_of_reference", ())
    before = next(
        (number for number in reversed(range(len(versions))) if versions[number].get("status") not in _NEVER_IN_FORCE),
        None,
    )
    old = versions[before] if before is not None else {}
    rules = {} if version.bare else {field: _bare(old[field]) for field in _GOES_ON if field in old}
    needs = version.at_least is not None or bool(version.present)
    changed = [*version.rules, *(["quorum"] if needs else [])]
    goes_on = [field for field in rules if field not in changed and field != "title"]
    rules |= version.rules
    if version.at_least is not None:
        rules["quorum"] = _needing(rules.get("quorum"), version.at_least)
    if version.present:
        rules["quorum"] = _with(rules.get("quorum", {}), version.present)
    drafts = Drafts(records)
    last = None
    if before is not None and version.own.get("status") == _IN_FORCE and "until" not in old:
        last = day_before(version.own.get("since"))
        drafts.set("board", document.id, ("terms_of_reference", before, "until"), last)
        drafts.set("board", document.id, ("terms_of_reference", before, "status"), "superseded")
    new = {**rules, **version.own}
    drafts.edit("board", document.id, lambda draft: put(draft, ("terms_of_reference", len(versions)), new))
    then = (
        f"`partnership quorum {document.id} --rule` reads its rule of quorum back."
        if "quorum" in rules
        else "No quorum is on record with them; --at-least NUMBER and --present WHO say what they need."
    )
    return Drafted(drafts.changes(), _said(document, version, goes_on, last), then)


def _said(document: Document, version: Version, goes_on: list[str], last: str | None) -> str:
    which = f" {version.own['version']}" if "version" in version.own else ""
    since = f", from {dates.written(version.own['since'])}" if "since" in version.own else ""
    who = [listed([name for names in one.values() for name in names], "or") for one in version.present]
    of = listed(f"one of {one}" for one in who)
    number = f"needs {version.at_least}" if version.at_least is not None else ""
    asks = f"asks for {of}" if of else ""
    needing = f", whose quorum {listed(filter(None, (number, asks)))}" if number or asks else ""
    said = f"{called(document)}: new terms of reference{which}{since}{needing}."
    if last is not None:
        said += f" The last day of those before is {dates.written(last)}."
    if goes_on:
        said += f" What those say of {listed(field.replace('_', ' ') for field in goes_on)} goes on as it was."
    return said


def _bare(rule: Any) -> Any:
    """Return a rule without where the text before says it."""
    if isinstance(rule, dict):
        return {key: _bare(each) for key, each in rule.items() if key not in _OF_THE_TEXT}
    return [_bare(each) for each in rule] if isinstance(rule, list) else rule


def _needing(quorum: Mapping[str, Any] | None, number: int) -> dict[str, Any]:
    """Return a rule of quorum that needs another number, all else as it was. Raises CannotRecordError where it names none, or several."""
    if quorum is None or "need" not in quorum:
        return {"need": {"at_least": number}}
    parts = [*_parts(quorum["need"])]
    if len(parts) != 1:
        what = f"{len(parts)} numbers" if parts else "no number"
        message = (
            f"the quorum before names {what}, so --at-least cannot say which it is; give the whole with --quorum FILE"
        )
        raise CannotRecordError(message)
    parts[0]["at_least"] = number
    return dict(quorum)


def _with(quorum: Mapping[str, Any], present: Iterable[Mapping[str, list[str]]]) -> dict[str, Any]:
    """Return a rule of quorum that asks for one of each of these sets of members as well."""
    need = quorum.get("need", {})
    before = need.get("all", [need] if need else [])
    needs = [*before, *({"present": dict(one)} for one in present)]
    said = {key: each for key, each in quorum.items() if key != "no_rule"}
    return {**said, "need": {"all": needs} if len(needs) > 1 else needs[0]}


def _parts(need: Any) -> Iterator[dict[str, Any]]:
    """Yield each part of a need that names how many."""
    if isinstance(need, dict):
        if "at_least" in need:
            yield need
        for each in need.values():
            yield from _parts(each)
    elif isinstance(need, list):
        for each in need:
            yield from _parts(each)
