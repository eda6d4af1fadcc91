"""The states that measures can be chosen by; apart from the rest, since the command line names them before anything is loaded."""

from __future__ import annotations

from typing import Literal

State = Literal[
    "better", "worse", "similar", "not-comparable", "not-yet-published", "cannot-tell",
    "improving", "concerning", "common-cause", "red", "amber", "green", "grey", "never-looked-at", "overdue",
]  # fmt: skip
"""A state that measures can be chosen by: of their travel, their variation, their rating, or of what is done with them."""
