"""The copy of the schemas beside the records is older than the tool.

## Why it matters
Editors complete and check against the copy in `schemas/`. A new minor version only adds fields that
may be left out, so older records stay right as they are; but an editor with the old copy marks the
new fields as wrong.

It arises when the tool was upgraded and the copy was not. `partnership schema --write` brings the
copy up to date. `docs/versions.md` says what each version changed.
"""

from partnership.rules.mending import Mend
from partnership.words.finding import Level

CODE = "X002"
LEVEL = Level.NOTE
MENDS = (Mend("schema --write"),)
