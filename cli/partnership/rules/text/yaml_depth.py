"""Blocks and lists lie too deep inside one another.

## Why it matters
The deepest rule of a real record has a dozen levels. A text with more than sixty-four is a slip, or is
meant to exhaust whoever reads it, and is not read further.

It arises where brackets are opened and not closed line after line. Flatten the record.
"""

from partnership.words.finding import Level

CODE = "Y006"
LEVEL = Level.ERROR
