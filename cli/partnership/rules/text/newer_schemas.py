"""The records go with newer schemas than the tool has.

## Why it matters
Records written for a newer version may use fields that this tool does not know: it would call them
wrong, or leave them out of its answers. Nothing this tool says of them can be relied upon.

It arises when somebody else upgraded first. Install a newer `partnership`.
"""

from partnership.words.finding import Level

CODE = "X003"
LEVEL = Level.ERROR
