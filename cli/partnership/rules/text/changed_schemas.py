"""The copy of the schemas beside the records is not what the tool has.

## Why it matters
Editors check against the copy, `partnership check` against the tool's own: a changed copy tells
people that something is right which is not. A pull request that changes it changes no verdict.

It arises when the copy was edited by hand. `partnership schema --write` puts it right.
"""

from partnership.rules.mending import Mend
from partnership.words.finding import Level

CODE = "X004"
LEVEL = Level.WARNING
MENDS = (Mend("schema --write"),)
