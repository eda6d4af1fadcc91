"""What is wrong with the shape of a record, in plain English."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from partnership.documents import schemas
from partnership.words.finding import Fault, written
from partnership.words.wording import listed, nearest, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import ValidationError

    from partnership.words.finding import Pointer

_TYPES = {
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "object": "a block of `key: value` lines",
    "array": "a list",
    "null": "nothing",
}
_DAY_FIRST = re.compile(r"(?P<day>[0-9]{1,2})[/.-](?P<month>[0-9]{1,2})[/.-](?P<year>[0-9]{4})\Z")
_WIDEST = 60
"""So many characters of a value are quoted in a sentence."""
_MOST = 50
"""How many faults of one record are told."""
_MOST_ERRORS = 1000
"""How many are looked at: a record made of nothing but faults would take as long as all others together."""


@cache
def _explainer(kind: str) -> Draft202012Validator:
    from jsonschema import Draft202012Validator  # noqa: PLC0415 - 60 ms, and only for a record already known to be wrong
    from referencing import Registry, Resource  # noqa: PLC0415 - comes with jsonschema

    common = schemas.schema(schemas.COMMON)
    registry: Registry[Any] = Registry().with_resource(common["$id"], Resource.from_contents(common))
    return Draft202012Validator(schemas.schema(kind), registry=registry)


class _Broken(NamedTuple):
    """What jsonschema says of one fault: the keyword that failed, its value, the data, and the schema around it."""

    keyword: str
    value: Any
    data: Any
    schema: Mapping[str, Any]
    at: Pointer
    about_name: bool


def _broken(error: ValidationError) -> _Broken:
    schema: Any = error.schema
    return _Broken(
        str(error.validator),
        error.validator_value,
        error.instance,
        schema,
        tuple(error.absolute_path),
        "propertyNames" in error.schema_path,
    )


def faults(kind: str, data: Mapping[str, Any]) -> list[tuple[str, Fault]]:
    """Return what is wrong with the shape of a record, or of one of `schemas.PARTS`, each with the name of its rule.

    jsonschema-rs has decided that something is; jsonschema is asked what. Where it finds nothing
    (jsonschema-rs is the stricter of the two), the decider's own kinds of error are told.
    """
    found: dict[tuple[str, Pointer, str], Fault] = {}
    errors = [_broken(error) for error in islice(_explainer(kind).iter_errors(data), _MOST_ERRORS)]
    mistyped = {broken.at for broken in errors if broken.keyword == "type"}
    for broken in errors:
        if broken.keyword != "type" and broken.at in mistyped:
            continue
        for rule, fault in _explain(kind, broken):
            found.setdefault((rule, fault.at, fault.message), fault)
    if not found:
        for stricter in schemas.validator(kind).iter_errors(data):
            fault = _stricter(kind, tuple(stricter.instance_path), stricter.instance)
            found.setdefault(("malformed-value", fault.at, fault.message), fault)
    told = sorted(found.items(), key=lambda item: [str(part) for part in item[0][1]])
    return [(rule, fault) for (rule, _, _), fault in told[:_MOST]]


def _stricter(kind: str, at: Pointer, value: object) -> Fault:
    """Say what jsonschema lets pass: its patterns, Python's, overlook a line break at the very end."""
    if isinstance(value, str) and value.endswith("\n"):
        return Fault(
            at, f"{_thing(kind, at)} ends in a line break", "write it on the line of its key, without `|` or `>`"
        )
    return Fault(at, f"{_thing(kind, at)} does not have the shape it should", _see(kind))


def _see(kind: str) -> str:
    return f"see `partnership schema {schemas.PARTS.get(kind, kind)}`"


def _thing(kind: str, at: Pointer) -> str:
    """Name the part of a record at a place: `board`, `seats/police`."""
    return kind.capitalize() if not at else f"`{plain(written(at))[:120]}`"


def _shown(value: object) -> str:
    text = plain(str(value))
    return f"`{text[: _WIDEST - 3]}...`" if len(text) > _WIDEST else f"`{text}`"


def _type_of(value: object) -> str:
    if isinstance(value, bool):
        return "true or false"
    names: tuple[tuple[type | tuple[type, ...], str], ...] = (
        (str, "text"),
        ((int, Decimal), "a number"),
        (dict, "a block of `key: value` lines"),
        (list, "a list"),
    )
    return next((name for type_, name in names if isinstance(value, type_)), "nothing")


def _explain(kind: str, broken: _Broken) -> Iterator[tuple[str, Fault]]:
    at = broken.at
    if broken.about_name:
        yield _not_an_id(at, str(broken.data))
        return
    match broken.keyword:
        case "required":
            yield from _missing(kind, at, broken)
        case "additionalProperties":
            yield from _unknown(kind, at, broken)
        case "type":
            yield _wrong_type(kind, at, broken)
        case "enum":
            yield _unknown_word(kind, at, broken)
        case "oneOf" | "anyOf" | "dependentRequired":
            yield _combination(kind, at, broken)
        case _:
            yield _malformed(kind, at, broken)


def _missing(kind: str, at: Pointer, broken: _Broken) -> Iterator[tuple[str, Fault]]:
    for name in broken.value:
        if name not in broken.data:
            said = broken.schema.get("properties", {}).get(name, {}).get("description", "")
            remedy = f"add `{name}: …`" + (f" ({_first_sentence(said)})" if said else "")
            yield "missing-field", Fault(at, f"{_thing(kind, at)} has no `{name}`", remedy)


def _first_sentence(description: str) -> str:
    first = description.split(". ", maxsplit=1)[0].rstrip(".:")
    return first[0].lower() + first[1:]


def _unknown(kind: str, at: Pointer, broken: _Broken) -> Iterator[tuple[str, Fault]]:
    allowed = broken.schema.get("properties", {})
    for name in islice((name for name in broken.data if name not in allowed), _MOST):
        near = nearest(str(name), allowed)
        message = f"{_shown(name)} is not a field" + (
            f"; did you mean `{near}`?" if near else f" of {_owner(kind, at)}"
        )
        remedy = (
            f"write `{near}:`" if near else f"the fields here are {listed([f'`{field}`' for field in allowed], 'and')}"
        )
        yield "unknown-field", Fault((*at, name), message, remedy, on_key=True)


def _not_an_id(at: Pointer, name: str) -> tuple[str, Fault]:
    return "malformed-value", Fault(
        (*at, name), f"{_shown(name)} is not an id", "ids have lower-case letters, digits and hyphens", on_key=True
    )


def _owner(kind: str, at: Pointer) -> str:
    if at:
        return _thing(kind, at)
    return "terms of reference" if kind in schemas.PARTS else f"a {kind}"


def _wrong_type(kind: str, at: Pointer, broken: _Broken) -> tuple[str, Fault]:
    wanted = broken.value if isinstance(broken.value, list) else [broken.value]
    expected = listed([_TYPES[one] for one in wanted], "or")
    given = _type_of(broken.data)
    message = f"{_thing(kind, at)} is {given}, and should be {expected}"
    if given == "nothing":
        return "wrong-type", Fault(
            at, f"{_thing(kind, at)} is empty, and should be {expected}", "write the value, or take the field out"
        )
    if wanted == ["string"] and isinstance(broken.data, (int, Decimal)):
        return "wrong-type", Fault(at, message, "put it in quotes, just as it stands")
    return "wrong-type", Fault(at, message, f"write {expected}")


def _unknown_word(kind: str, at: Pointer, broken: _Broken) -> tuple[str, Fault]:
    words = [str(word).lower() if isinstance(word, bool) else str(word) for word in broken.value]
    near = nearest(str(broken.data), words)
    message = f"{_shown(broken.data)} is not one of the words for {_thing(kind, at)}" + (
        f"; did you mean `{near}`?" if near else ""
    )
    return "unknown-word", Fault(at, message, f"write {listed([f'`{word}`' for word in words], 'or')}")


def _combination(kind: str, at: Pointer, broken: _Broken) -> tuple[str, Fault]:
    if broken.keyword == "dependentRequired":
        field, needed = next(
            (key, names)
            for key, names in broken.value.items()
            if key in broken.data and not set(names) <= set(broken.data)
        )
        lacking = listed([f"`{name}`" for name in needed if name not in broken.data])
        return "missing-field", Fault(at, f"{_thing(kind, at)} has `{field}` and so needs {lacking}", f"add {lacking}")
    said = broken.schema.get("x-message", "the fields here do not go together")
    choices = [branch["required"][0] for branch in broken.value if "required" in branch]
    given = [f"`{choice}`" for choice in choices if choice in broken.data]
    message = (
        f"{_thing(kind, at)} has {listed(given)} at once"
        if given
        else f"{_thing(kind, at)} has none of {listed([f'`{choice}`' for choice in choices], 'and')}"
    )
    return ("conflicting-fields" if given else "missing-field"), Fault(at, message, said)


_LIMITS = {
    "minLength": "is empty, and needs text",
    "maxLength": "is longer than {} characters",
    "minItems": "is an empty list",
    "minProperties": "is empty",
    "maxProperties": "has more than one field",
    "minimum": "is less than {}",
    "maximum": "is more than {}",
}


_SHORTER = {"maxLength": "shorten it, or put part of it into a `note`"}


def _malformed(kind: str, at: Pointer, broken: _Broken) -> tuple[str, Fault]:
    limit = _LIMITS.get(broken.keyword)
    if broken.keyword == "minLength" and broken.data:
        limit = "is shorter than {} characters"
    said = str(broken.schema.get("description", ""))
    if limit is not None:
        message = f"{_thing(kind, at)} {limit.format(broken.value)}"
        remedy = "write the value, or take the field out" if "empty" in limit else _SHORTER.get(broken.keyword, said)
        return "malformed-value", Fault(at, message, remedy or None)
    return "malformed-value", Fault(
        at,
        f"{_shown(broken.data)} is not what {_thing(kind, at)} should hold",
        _date_to_write(broken) or said or _see(kind),
    )


def _date_to_write(broken: _Broken) -> str | None:
    """Return how to write a date, where one was wanted; a day written the British way is turned round."""
    pattern = broken.value if broken.keyword == "pattern" else ""
    if not re.match(pattern, "2026-03-31") or re.match(pattern, "x"):
        return None
    typed = _DAY_FIRST.match(str(broken.data))
    if typed:
        return f"write it year first: {typed['year']}-{int(typed['month']):02}-{int(typed['day']):02}"
    return "write it YYYY-MM-DD" + (", or YYYY-MM or YYYY where no more is known" if re.match(pattern, "2026") else "")
