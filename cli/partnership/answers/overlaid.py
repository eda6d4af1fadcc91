"""Records that differ from others in some files: what does not differ is read once, for both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.answers.load import Records

if TYPE_CHECKING:
    from partnership.documents.document import Document
    from partnership.source.files import Listed, Store


class Overlaid(Records):
    """Records that are those of `under` but for the files at the paths `changed`."""

    def __init__(self, under: Records, store: Store, changed: frozenset[str]) -> None:
        super().__init__(under.root, store)
        self.under = under
        self.changed = changed

    def _read(self, listed: Listed) -> Document | None:
        if listed.path in self.changed:
            return super()._read(listed)
        return self.under.document(listed.kind.name, listed.id)


def differing(before: Records, after: Records) -> frozenset[str]:
    """Return the paths of the records that may differ: those whose files are not the same, or not on both sides."""
    if before is after:
        return frozenset()
    if isinstance(before, Overlaid) and before.under is after:
        return before.changed
    if isinstance(after, Overlaid) and after.under is before:
        return after.changed
    was, is_ = ({one.path for kind in side.listed.values() for one in kind.values()} for side in (before, after))
    strays = {one.path for one in before.strays} ^ {one.path for one in after.strays}
    both = {path for path in was & is_ if before.store.read(path) != after.store.read(path)}
    return frozenset((was ^ is_) | both | strays)
