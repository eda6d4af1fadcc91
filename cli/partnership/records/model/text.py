"""What a text says of something, and where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Reading = Literal["yes", "no", "unstated"]
"""What a text says of something, or that it does not say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A document of the place, and a section of it."""

    document: str
    section: str | None = None
