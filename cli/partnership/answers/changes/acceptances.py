"""Judgements that were looked at and stand: acceptances found in the records of the second side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.answers.changes.judging import Accepted
from partnership.words.kinds import place_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from partnership.answers.changes.judging import Judgement
    from partnership.answers.load import Records
    from partnership.documents.document import Document


def accepted(records: Records, judgements: Sequence[Judgement]) -> list[Judgement]:
    """Return the judgements, each with the acceptance that its record, the place of it, or a restructure has of it."""
    prints = [one.fingerprint for one in judgements]
    shared = list(_restructures(records, prints)) if prints else []
    return [_with_acceptance(records, one, shared) for one in judgements]


def _restructures(records: Records, prints: Sequence[str]) -> Iterator[Document]:
    for record_id in records.listed["restructure"]:
        found = (
            records.document("restructure", record_id) if records.mentions("restructure", record_id, prints) else None
        )
        if found is not None:
            yield found


def _with_acceptance(records: Records, judgement: Judgement, shared: Sequence[Document]) -> Judgement:
    own = (records.document(judgement.kind, judgement.record), records.document("place", place_of(judgement.record)))
    for document in (*filter(None, own), *shared):
        for one in document.data.get("accepted", ()):
            if (one.get("judgement"), one.get("fingerprint")) == (judgement.name, judgement.fingerprint):
                where = document.kind, document.id
                return judgement._replace(
                    accepted=Accepted(one["reason"], one["accepted_by"], one["look_again"], *where)
                )
    return judgement
