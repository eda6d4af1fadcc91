"""What a check comes to: the findings that stand, those that are accepted, and how many records were read."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from partnership.words.finding import Finding


class Acceptance(NamedTuple):
    """An acceptance, and where it stands."""

    rule: str
    at: str
    records: tuple[str, ...]
    reason: str
    look_again: str
    kind: str
    id: str
    path: str
    number: int


class Accepted(NamedTuple):
    """A finding that is accepted, and by what."""

    finding: Finding
    acceptance: Acceptance


class Checked(NamedTuple):
    """What a check found: what stands, what was accepted with a reason, and how many records there are."""

    findings: tuple[Finding, ...]
    accepted: tuple[Accepted, ...]
    records: int
