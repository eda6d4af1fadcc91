"""Boards and meetings of every sort that the schemas let in, drawn at random: contradictory, half dated, at the ends of the calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ledgers import board, meeting

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from partnership.records.model.board import Board
    from partnership.records.model.meeting import Meeting

PEOPLE = ("ann", "bob", "cat", "far/ann")
DATES = (
    *("0001-01-01", "0001", "2024", "2025-02", "2025-02-28", "2025-07-31", "9999", "9999-12-31", "unknown"),
    *({"after": "2024-06"}, {"by": "2025-05-01"}, {"not_before": "2025-01", "before": "2025-08"}),
)
DAYS = (
    *("0001-01-01", "2024-02-29", "2024-09-10", "2025-01-10", "2025-01-10-2", "2025-05-10", "2025-07-10", "2026-01-31"),
    *("9999-12-31", "undated-a", "undated-b"),
)
PRINTED = ("J Allen", "ann", "post:Head#one")
NUMBERS = (1, 2, 3, 10**12)
READING = ("yes", "no", "unstated")
KINDS = ("ordinary", "ordinary", "ordinary", "development-day", "committee")


class Draw:
    """Draws pieces of records."""

    def __init__(self, random: Random) -> None:
        self._random = random

    def one(self, of: Sequence[Any]) -> Any:
        """Return one of these."""
        return self._random.choice(of)

    def some(self, of: dict[str, Any], chance: float = 0.5) -> dict[str, Any]:
        """Return some of these fields."""
        return {key: value for key, value in of.items() if self._random.random() < chance}

    def period(self) -> dict[str, Any]:
        """Return a time, mostly without an end."""
        return self.some({"since": self.one(DATES), "until": self.one(DATES)}, 0.25)

    def holder(self) -> dict[str, Any]:
        """Return who holds a seat."""
        who = self.one(
            [
                {"person": self.one(PEOPLE)},
                {"person": "ann"},
                {"people": ["ann", self.one(PEOPLE[1:])]},
                {"post": "Head"},
                {},
            ]
        )
        return {**who, **self.period(), **self.some({"leave": [self.period()]}, 0.2)}

    def seat(self) -> dict[str, Any]:
        """Return a seat."""
        organisation = {"organisation": self.one(["police", "far/police"]), **self.period()}
        named = {"named_on": self.one(DATES), **self.some({"person": "sam"}, 0.7), **self.period()}
        return {
            "holders": [self.holder() for _ in range(self.one((1, 1, 2)))],
            **self.period(),
            **self.some(
                {
                    "standing": self.one(["member", "member", "observer", "ex-officio"]),
                    "groups": ["schools"],
                    "organisations": [organisation],
                    "nominated_by": "police",
                    "constituency": {"districts": ["north"]},
                    "substitutes": [named],
                }
            ),
            **self.some({"vacant": [self.period()]}, 0.15),
        }

    def members(self) -> dict[str, Any]:
        """Return a set of members as a rule names it."""
        named = {
            "seats": ["one", self.one(["two", "nowhere"])],
            "groups": [self.one(["schools", "nobody"])],
            "organisations": ["police"],
            "offices": [self.one(["chair", "head-of-all", "nobody"])],
            "standings": ["ex-officio"],
            "sectors": ["police"],
            "nominated_by": ["police"],
            "districts": ["north"],
            "bodies": [self.one(["here/board", "here/other", "here/gone"])],
            "described_as": "those whom the chair names",
        }
        name = self.one(list(named))
        return {name: named[name], **self.some({"but_not": {"seats": ["two"]}}, 0.2)}

    def form(self) -> dict[str, Any]:
        """Return what a rule asks for."""
        elapsed = {
            "from": self.one(["last-attended", "first-missed", "unstated"]),
            **self.some({"months": self.one(NUMBERS), "days": self.one(NUMBERS)}, 0.8),
        }
        return dict(
            self.one(
                [
                    {"rate": self.one(["70%", "1/3", "100%"])},
                    {"attended": {"at_least": self.one(NUMBERS), **self.some({"of": self.one(NUMBERS)})}},
                    {"missed": {"count": self.one(NUMBERS), "consecutive": self.one([True, False])}},
                    {"elapsed": elapsed},
                    {"elapsed": elapsed},
                    {"judgement": "The chair looks at it."},
                    {"no_rule": True},
                ]
            )
        )

    def rule(self) -> dict[str, Any]:
        """Return an attendance rule."""
        meetings = {
            "kinds": ["ordinary"],
            "not_kinds": ["committee"],
            "development_days": self.one(READING),
            "inquorate": self.one(READING),
            "abandoned": self.one(READING),
            "bodies": [self.one(["here/other", "here/other", "here/gone", "here/board"])],
            "any_of_authority": self.one([True, False]),
        }
        counts = {
            "substitute": self.one(["any", "named", "none", "unstated"]),
            "virtual": self.one(["yes", "no", "with-chairs-agreement", "unstated"]),
            "part": self.one(READING),
            "approved_absence": self.one(READING),
        }
        windows = ["financial-year", "academic-year", "rolling-12-months", "term-of-office", "unstated", "unstated"]
        return {
            **self.form(),
            "subject": self.one(["person", "person", "seat", "organisation", "unstated"]),
            "window": self.one(windows),
            **self.some({"meetings": self.some(meetings, 0.2), "counts_as_attending": self.some(counts)}, 0.7),
            **self.some(
                {"excuses": [{"what": self.one(["apologies", "apologies-accepted", "approved-before", "cause"])}]}, 0.3
            ),
            **self.some({"exempt": self.members(), "tenure_months": self.one(NUMBERS)}, 0.3),
            **self.some({"observers": self.one(READING), "vacant_seats": self.one(READING)}),
        }

    def terms(self) -> dict[str, Any]:
        """Return a version of the terms of reference."""
        allowed = {
            "allowed": self.one(["any", "named", "none", "unstated"]),
            **self.some({"notice_hours": self.one([0, 24, 10**12]), "displaces_member": self.one(READING)}, 0.4),
        }
        rules = [self.rule() for _ in range(self.one((1, 2)))]
        return {"attendance": rules, "read": "whole", **self.some({"substitutes": allowed}), **self.period()}

    def board(self) -> dict[str, Any]:
        """Return a board."""
        office = {"office": "chair", **self.period(), "title": "Head of All"}
        officer = {**office, **self.some({"person": self.one(PEOPLE), "seat": "one", "post": "Head"})}
        return {
            "name": "The Board",
            "kind": "board",
            "seats": {name: self.seat() for name in ("one", "two", "three")},
            "terms_of_reference": [self.terms() for _ in range(self.one((1, 1, 2)))],
            **self.some({"officers": [officer]}),
        }

    def attendee(self) -> dict[str, Any]:
        """Return a row of attendance."""
        return {
            "capacity": self.one(
                ["member"] * 6 + ["substitute", "substitute", "observer", "adviser", "in-attendance", "unknown"]
            ),
            "presence": self.one(
                ["present", "present", "part", "apologies", "apologies", "absent", "absent", "not-recorded"]
            ),
            **self.one([{"person": self.one((*PEOPLE, "sam", "dan"))}, {"printed_as": self.one(PRINTED)}]),
            **self.some(
                {
                    "seat": self.one(["one", ["one", "two"], "three", "nowhere"]),
                    "substitute_for": self.one((*PEOPLE, "dan")),
                    "organisation": "police",
                    "mode": self.one(["in-person", "virtual"]),
                    "agreed_virtual": self.one(READING),
                    "apology": self.one(["accepted", "not-accepted"]),
                    "reason": self.one(["leave-approved", "not-said"]),
                },
                0.25,
            ),
        }

    def meeting(self) -> dict[str, Any]:
        """Return a meeting."""
        return {
            "kind": self.one(KINDS),
            "status": self.one(["held"] * 6 + ["planned", "abandoned", "cancelled"]),
            **self.some({"attendance": [self.attendee() for _ in range(4)]}, 0.85),
            **self.some({"held": self.one(DATES), "quorum": {"minuted": self.one(["quorate", "inquorate"])}}, 0.4),
        }


def any_records(random: Random, of: str = "here/board") -> tuple[Board, list[Meeting]]:
    """Return a board and some meetings of it."""
    draw = Draw(random)
    made = draw.board()
    days = random.sample(DAYS, draw.one((1, 3, 5, 7)))
    versions = made.pop("terms_of_reference")
    return board(of=of, terms=versions, **made), [meeting(day, of=of, **draw.meeting()) for day in days]
