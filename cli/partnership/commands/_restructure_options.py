"""The options of `partnership restructure`, and which of them go together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from partnership.commands._run import Refused

if TYPE_CHECKING:
    from pathlib import Path

    from partnership.recording.restructure.dissolving import Also


class Given(NamedTuple):
    """The options of the command, as they were typed; `of` is the id of a board, `source` a citation."""

    of: str | None
    thing: str | None
    carried: tuple[str, ...]
    retired: str | None
    not_known: str | None
    again: bool
    replaced_by: tuple[str, ...]
    abolished: bool
    stage: str | None
    on: str | int | None
    ends: tuple[str, ...]
    establishes: tuple[str, ...]
    without: tuple[str, ...]
    number: int | None
    decided_at: tuple[str, ...]
    by: str | None
    last_day: str | int | None
    first_day: str | int | None
    also: Also
    sheet: Path | None
    source: dict[str, Any] | None

    @property
    def fates(self) -> int:
        """How many fates are given for one thing."""
        return bool(self.carried) + (self.retired is not None) + (self.not_known is not None)

    @property
    def of_a_stage(self) -> bool:
        """Whether anything is given that only a stage has."""
        return (
            bool(self.ends or self.establishes or self.without or self.decided_at or self.by) or self.number is not None
        )


def asked_for(given: Given, output: Path | None) -> Literal["change", "sheet", "walk"]:
    """Return what the options ask for. Raises Refused where they do not go together."""
    answers = given.thing is not None or given.fates > 0
    replaces = bool(given.replaced_by) or given.abolished
    dates = given.last_day is not None or given.first_day is not None
    stages = given.stage is not None or dates
    for wrong, message in (
        (
            answers and given.fates != (given.thing is not None),
            "--thing goes with one of --carried-to, --retired and --not-known, and they with it",
        ),
        (
            answers + replaces + stages + (given.sheet is not None) + (output is not None) > 1,
            "an answer for a --thing, --replaced-by or --abolished, --stage with --last-day and --first-day, --from and --output are each given alone",
        ),
        (bool(given.replaced_by) and given.abolished, "--replaced-by and --abolished exclude one another"),
        (given.stage is not None and given.on is None, "--stage goes with --on, its day"),
        (
            given.on is not None and given.stage is None and not given.replaced_by and not given.abolished,
            "--on is the day of a --stage, or of what --replaced-by or --abolished says, and goes with them",
        ),
        (
            given.of_a_stage and given.stage is None,
            "--ends, --establishes, --without, --number, --decided-at and --by are of a further stage, and go with --stage",
        ),
        (
            any(given.also) and given.last_day is None,
            "--with-links, --with-seats and --with-measures say what ends with the boards, and go with --last-day",
        ),
        (
            given.source is not None and not (answers or replaces or stages),
            "--source is where something is said, and goes with what is said",
        ),
        (given.again and not (answers or given.sheet is not None), "--again goes with --thing or --from"),
    ):
        if wrong:
            raise Refused(message)
    return (
        "change"
        if answers or replaces or stages or given.sheet is not None
        else "sheet"
        if output is not None
        else "walk"
    )
