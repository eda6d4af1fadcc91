"""A file or folder cannot be opened or read.

## Why it matters
What cannot be read is not checked, and every answer that rests on it is told as not recorded.

It arises where another program holds the file open (Excel and OneDrive do), where the reader has no
access to it, where a disk fails, or where something that is not an ordinary file, such as a pipe, has
the name of a record. Close the other program, ask for access, or put an ordinary file there.
"""

from partnership.words.finding import Level

CODE = "F004"
LEVEL = Level.ERROR
