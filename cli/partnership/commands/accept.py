"""`partnership accept`: a finding that stands, accepted in the record with the reason."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from partnership.commands._asking import answered, needed
from partnership.commands._changing import Asked, BranchOption, CommitOption, DryRunOption, make, records_to_change
from partnership.commands._meant import KindName, record_meant
from partnership.commands._new_options import SectionOption, SourceOption
from partnership.commands._run import RecordsOption, Refused, as_of, day
from partnership.commands._run import rule as rule_named

_SHORTEST = 10
"""How many letters a reason has at least, by the schema."""


def accept(
    record: Annotated[
        str,
        typer.Argument(
            metavar="RECORD", help="The record, or its file: of a place all its records, of a board its meetings too."
        ),
    ],
    rule: Annotated[
        str, typer.Argument(metavar="RULE", help="The rule's name or code, or the name of a judgement of `diff`.")
    ],
    reason: Annotated[
        str | None, typer.Option("--reason", metavar="TEXT", help="Why it stands, resting on the source.")
    ] = None,
    by: Annotated[
        str | None, typer.Option("--by", metavar="OFFICE", help="The office that accepts it, not a person.")
    ] = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="DATE", help="The day to look at it again, YYYY-MM-DD.")
    ] = None,
    at: Annotated[
        str | None, typer.Option("--at", metavar="PLACE", help="Which place of the record: seats/police.")
    ] = None,
    only: Annotated[
        list[str] | None,
        typer.Option("--only", metavar="ID", help="Which records below it, by id. May be repeated."),
    ] = None,
    every: Annotated[
        bool, typer.Option("--all", help="All that the rule finds there, now and later, where that is several.")
    ] = False,
    fingerprint: Annotated[
        str | None,
        typer.Option("--fingerprint", metavar="TEXT", help="Of a judgement: what `diff` prints after its name."),
    ] = None,
    on: Annotated[
        str | None, typer.Option("--on", metavar="DATE", help="When it was accepted, YYYY-MM-DD. Left out: today.")
    ] = None,
    source: SourceOption = None,
    section: SectionOption = None,
    kind: Annotated[
        KindName | None, typer.Option("--kind", help="The kind of record, where several have such a name.")
    ] = None,
    dry_run: DryRunOption = False,
    commit: CommitOption = False,
    branch: BranchOption = None,
    records: RecordsOption = None,
) -> None:
    """Accept a finding of `check` that is true and has to stand, or a judgement of `diff`.

    It is written into the record with the reason, who accepts it and the day to look again, and is shown as accepted from
    then on. `partnership set RECORD accepted/RULE --unset` takes it out.

    \b
    Examples:
      partnership accept esp no-way-up --reason "The partners answer to nobody together." --by "Partnership secretary" --until 2027-04-01
      partnership accept exampleshire/childrens-trust/2026-01-14 A003 --at attendance/3 --until 2026-09-01 --dry-run
    """
    from partnership.recording import accepting, typed
    from partnership.recording.drafts import readable
    from partnership.recording.referring import cited

    named = _named(rule, fingerprint)
    opened = records_to_change(records)
    meant = record_meant(opened, record, kind, as_of(None))
    document = readable(opened, meant.kind, meant.id)
    acceptance: dict[str, Any] = {
        **named,
        "at": at,
        "records": only or None,
        "reason": answered(reason, "--reason", "Why it stands, resting on the source", _long_enough),
        "accepted_by": needed(by, "--by", "The office that accepts it, not a person"),
        "accepted_on": (day(on, "--on") or as_of(None)).isoformat(),
        "look_again": typed.day(needed(until, "--until", "Day to look at it again, YYYY-MM-DD"), "--until"),
        "source": cited(opened, document.place, source, section),
    }
    given = {key: value for key, value in acceptance.items() if value is not None}
    made = accepting.accept(opened, document, given, every=every)
    make(opened.root, made.changes, made.summary, Asked(dry_run, commit, branch))


def _long_enough(reason: str) -> str:
    if len(reason) < _SHORTEST:
        message = f"--reason `{reason}` is too short for a reader to judge it by; say what the source has"
        raise Refused(message)
    return reason


def _named(typed: str, fingerprint: str | None) -> dict[str, str]:
    """Return what is accepted: a rule, or a judgement with its fingerprint. Raises Refused."""
    from partnership.answers.changes.judgements import PAGES

    if typed.lower() in PAGES:
        if fingerprint is None:
            message = (
                f"`{typed.lower()}` is a judgement; give --fingerprint, which `partnership diff` prints after its name"
            )
            raise Refused(message)
        return {"judgement": typed.lower(), "fingerprint": fingerprint}
    found = rule_named(typed, PAGES)
    if fingerprint is not None:
        message = f"--fingerprint is of a judgement of `diff`, and `{found.name}` is a rule of `check`; leave it out"
        raise Refused(message)
    return {"rule": found.name}
