"""Records with other files laid over them: one as git hands it over, among those that are there; or that one alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from partnership.source import files

if TYPE_CHECKING:
    from collections.abc import Mapping

    from partnership.source.files import Listing, Unreadable


class Instead(NamedTuple):
    """A folder of records as a store, in which files hold something else than they do, or, being None, are not there.

    `changed` has their contents by their paths below the folder; without a `folder` there are no others.
    """

    folder: files.Folder | None
    changed: Mapping[str, bytes | None]

    def listing(self) -> Listing:
        """List every record."""
        if self.folder is not None:
            return files.listing(self.folder.root, self.changed)
        return files.placed((path, False) for path, content in self.changed.items() if content is not None)

    def read(self, path: str) -> bytes | Unreadable:
        """Return the bytes of the record at a path, or why they are not read."""
        content = self.changed.get(path)
        if content is not None:
            return content if len(content) <= files.LARGEST else files.oversized(len(content))
        return files.oversized(0) if self.folder is None else self.folder.read(path)
