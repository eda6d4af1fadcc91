"""Two people of one place are shown under the same name.

## Why it matters
If they are one person, their attendance is split in two and each half looks poor. If they are two, a
reader of a register cannot tell them apart. Only someone who knows can say which it is.

## Example
```yaml records/places/exampleshire.yaml
name: Exampleshire
kind: county
people:
  j-allen: {name: J Allen}
  j-allen-police: {name: J. Allen}  # R004
  john-allen: {name: John Allen, printed_as: [J Allen]}
```

## Instead
```yaml records/places/exampleshire.yaml
name: Exampleshire
kind: county
people:
  j-allen: {name: J Allen (health)}
  j-allen-police: {name: J Allen (police)}
  john-allen: {name: John Allen, printed_as: [J Allen]}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.documents.fields import keyed
from partnership.rules.mending import SET
from partnership.words.finding import Fault, Level, Related
from partnership.words.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership.documents.document import Document
    from partnership.records.facts.known import Known

CODE = "R004"
LEVEL = Level.NOTE
MENDS = (SET,)
KINDS = ("place",)


def check(record: Document, known: Known) -> Iterator[Fault]:
    """Yield a fault at each person whose name an earlier one has."""
    del known
    first: dict[str, str] = {}
    for person_id, person in keyed(record.data, "people").items():
        earlier = first.setdefault(_bare(person["name"]), person_id)
        if earlier != person_id:
            message = f"`{earlier}` and `{person_id}` are both shown as {plain(person['name'])}"
            remedy = f"if they are one person, keep `{earlier}` and write it wherever `{person_id}` stands; if they are two, add to each name what tells them apart, such as the organisation"
            yield Fault(
                ("people", person_id, "name"),
                message,
                remedy,
                related=(Related("", ("people", earlier, "name"), "the first is here"),),
            )


def _bare(name: str) -> str:
    """Return a name as it sounds: without case, full stops and extra spaces."""
    return " ".join(name.casefold().replace(".", " ").split())
