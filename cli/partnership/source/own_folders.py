"""The user's own folders, which lie outside of any repository: for verdicts that are kept, and for what was changed."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def cache() -> Path:
    """Return the folder for what can be worked out again. Raises FileNotFoundError where this user has none."""
    from platformdirs import user_cache_path  # noqa: PLC0415 - only where a cache is used

    return _of(user_cache_path)


def state() -> Path:
    """Return the folder for what has to last. Raises FileNotFoundError where this user has none."""
    from platformdirs import user_state_path  # noqa: PLC0415 - only where something is written

    return _of(user_state_path)


def _of(place: Callable[..., Path]) -> Path:
    """Return such a folder; it is none where its path depends on where the user stands."""
    try:
        folder = place("partnership", appauthor=False)
    except RuntimeError:  # of a user without a home and without a name, as in a container
        folder = Path()
    if not folder.is_absolute():
        message = "this user has no home folder"
        raise FileNotFoundError(errno.ENOENT, message)
    return folder
