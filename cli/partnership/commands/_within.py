"""A length of time as it is typed: `60d`, `8w`."""

from __future__ import annotations

import re

from partnership.commands._run import Refused

_DAYS = {"": 1, "d": 1, "w": 7}
_MOST = 3660


def days(typed: str, option: str = "--within") -> int:
    """Return how many days were typed. Raises Refused."""
    match = re.fullmatch(r"([0-9]{1,4})([dw]?)", typed.strip().lower())
    number = int(match[1]) * _DAYS[match[2]] if match else _MOST + 1
    if number > _MOST:
        message = f"{option} {typed!r} is not a number of days up to {_MOST}; write it as 60d for days or 8w for weeks"
        raise Refused(message)
    return number
