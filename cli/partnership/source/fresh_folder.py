"""A new folder with files in it: all of them, or nothing."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_MAY_STAY = frozenset({".git"})
"""What a folder may hold already that is to be filled."""


class FolderTakenError(Exception):
    """A folder that holds something already, or is none: a sentence."""


def example() -> Path:
    """Return the records of Exampleshire: beside this package in a wheel, at the top of a checkout otherwise."""
    packed = Path(__file__).parents[1] / "example"
    return packed if packed.is_dir() else Path(__file__).parents[3] / "examples" / "exampleshire" / "records"


def below(folder: Path) -> dict[str, bytes]:
    """Return the files below a folder by their paths, with forward slashes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def refuse_taken(folder: Path) -> None:
    """Raise FolderTakenError where a folder holds anything but a git repository, or is none; OSError where it cannot be looked into."""
    if not (folder.exists() or folder.is_symlink()):
        return
    if not folder.is_dir():
        message = f"{folder} is not a folder"
        raise FolderTakenError(message)
    held = sorted(path.name for path in folder.iterdir() if path.name not in _MAY_STAY)
    if held:
        message = f"{folder} holds {held[0]} already; name a folder that is new or empty"
        raise FolderTakenError(message)


@contextmanager
def prepared(folder: Path, files: Mapping[str, bytes]) -> Iterator[Path]:
    """Write files into a folder beside the one that they are for, to be looked at and then `settle`d; it goes at the end, and what was made around it with it where nothing else is there.

    Raises FolderTakenError where the folder holds anything but a git repository, and OSError.
    """
    refuse_taken(folder)
    around = folder if folder.is_dir() else folder.parent
    made = [each for each in (around, *around.parents) if not each.exists()]
    around.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(prefix=".partnership-", dir=around))
    try:
        for name, content in files.items():
            path = draft / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        yield draft
    finally:
        shutil.rmtree(draft, ignore_errors=True)
        with suppress(OSError):  # where it is settled there
            for each in made:
                each.rmdir()


def settle(draft: Path, folder: Path) -> None:
    """Put what was prepared where it goes. Raises OSError, and then nothing is there."""
    if not folder.is_dir():
        draft.chmod(0o777 & ~_umask())  # it was made for its owner alone
        draft.rename(folder)
        return
    done: list[str] = []
    try:
        for path in sorted(draft.iterdir()):
            path.rename(folder / path.name)
            done.append(path.name)
    except BaseException:
        for name in done:
            (folder / name).rename(draft / name)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
