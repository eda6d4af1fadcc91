"""What the files of office programs share: text that XML can hold, and archives that are the same for the same answer."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from partnership.words.wording import plain

if TYPE_CHECKING:
    from datetime import date

_NOT_XML = re.compile("[\ufffe\uffff]")
"""What XML 1.0 has no place for and `plain` leaves: control codes and halves of characters are gone by then."""
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest time that an archive can give a file, and the one that each is given."""


def xml_text(text: str) -> str:
    """Return text that is safe to show and that XML can hold; what is taken out is replaced by U+FFFD."""
    return _NOT_XML.sub("\ufffd", plain(text))


def moment(day: date) -> datetime:
    """Return when a file says that it was made: the day given, or the first that an archive knows where that is later."""
    return max(datetime.combine(day, time(), UTC), datetime(*_FIRST_DAY, tzinfo=UTC))


def packed(archive: bytes) -> bytes:
    """Return a zip archive of the same files in the same order, with nothing of the day and the machine that it was made on."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as made, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as fresh:
        for name in made.namelist():
            entry = zipfile.ZipInfo(name, _FIRST_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            fresh.writestr(entry, made.read(name))
    return out.getvalue()
