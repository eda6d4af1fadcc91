"""`partnership new terms`: a new version of a board's terms of reference."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from partnership.commands._asking import answered, date_given, record_asked
from partnership.commands._changing import Asked, BranchOption, CommitOption, DryRunOption, make, records_to_change
from partnership.commands._new_options import SectionOption, SourceOption
from partnership.commands._run import RecordsOption
from partnership.commands.set import content

Stage = Literal["draft", "proposed", "agreed"]


def terms(
    board: Annotated[str | None, typer.Argument(metavar="BOARD", help="Whose terms of reference.")] = None,
    since: Annotated[
        str | None, typer.Option("--since", metavar="DATE", help="Their first day. Those before end on the day before.")
    ] = None,
    version: Annotated[str | None, typer.Option("--version", metavar="TEXT", help="The version as printed.")] = None,
    title: Annotated[
        str | None, typer.Option("--title", metavar="TEXT", help="The title, where it is another.")
    ] = None,
    status: Annotated[
        Stage, typer.Option("--status", help="How far they have come. What is not agreed ends nothing.")
    ] = "agreed",
    adopted: Annotated[str | None, typer.Option("--adopted", metavar="DATE", help="When they were adopted.")] = None,
    review_due: Annotated[
        str | None, typer.Option("--review-due", metavar="DATE", help="When they are to be reviewed.")
    ] = None,
    at_least: Annotated[
        int | None,
        typer.Option("--at-least", metavar="NUMBER", min=1, help="How many a quorum needs; all else of it goes on."),
    ] = None,
    present: Annotated[
        list[str] | None,
        typer.Option(
            "--present",
            metavar="WHO",
            help="Of whom at least one has to be there too: seats or groups of the board, with commas; each time that it is said, of those.",
        ),
    ] = None,
    quorum: Annotated[
        Path | None, typer.Option("--quorum", metavar="FILE", help="The rule of quorum, as records write it.")
    ] = None,
    attendance: Annotated[
        Path | None, typer.Option("--attendance", metavar="FILE", help="The rule of attendance, as records write it.")
    ] = None,
    bare: Annotated[bool, typer.Option("--bare", help="Nothing goes on from those before.")] = False,
    source: SourceOption = None,
    section: SectionOption = None,
    dry_run: DryRunOption = False,
    commit: CommitOption = False,
    branch: BranchOption = None,
    records: RecordsOption = None,
) -> None:
    """Add new terms of reference. What is not said to be other goes on as it was in those before.

    Where the text before says it is left out: the new text is cited as a whole. `partnership set BOARD terms_of_reference/2/…`
    then changes any part of version 2 of the list, such as deadlines/papers/days.

    \b
    Examples:
      partnership new terms esp --since 2027-04-01 --version 2027 --source safeguarding-partnership-terms-2025 --dry-run
      partnership new terms hwb --since 2027-04-01 --at-least 5 --status proposed
      partnership new terms esp --since 2027-04-01 --at-least 5 --present icb --present "police,council" --dry-run
    """
    from partnership.recording.drafts import readable
    from partnership.recording.referring import cited
    from partnership.recording.setting import block
    from partnership.recording.versions import Version, members, new_version

    opened = records_to_change(records)
    named = record_asked(opened, "board", board)
    document = readable(opened, "board", named)
    own: dict[str, Any] = {
        "title": title,
        "version": version,
        "status": status,
        "adopted": date_given(adopted, "--adopted"),
        "since": answered(since, "--since", "From which day, YYYY-MM-DD", lambda one: date_given(one, "--since")),
        "review_due": date_given(review_due, "--review-due"),
        "source": cited(opened, document.place, source, section),
    }
    rules: dict[str, Any] = {}
    if quorum is not None:
        rules["quorum"] = block(content(quorum))
    if attendance is not None:
        rules["attendance"] = [block(content(attendance))]
    who = tuple(members(document, one) for one in present or ())
    given = Version({key: value for key, value in own.items() if value is not None}, rules, at_least, who, bare)
    made = new_version(opened, document, given)
    make(opened.root, made.changes, made.summary, Asked(dry_run, commit, branch), then=made.then)
