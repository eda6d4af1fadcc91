"""The members that a rule names."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Members:
    """The members that any of the fields names, but for those that `but_not` names; with no field, all members."""

    seats: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    standings: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    nominated_by: tuple[str, ...] = ()
    districts: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    described_as: str | None = None
    but_not: Members | None = None

    @property
    def narrows(self) -> bool:
        """Whether it names some members and not simply all."""
        return bool(
            self.seats
            or self.groups
            or self.organisations
            or self.offices
            or self.standings
            or self.sectors
            or self.nominated_by
            or self.districts
            or self.bodies
            or self.described_as
        )


EVERYBODY = Members()
