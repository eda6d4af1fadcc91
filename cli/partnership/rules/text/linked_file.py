"""A link stands where a record or a folder should.

## Why it matters
A link can lead out of the folder of records, to a file that whoever reviews a change never sees. So
links are not followed, wherever they lead.

It arises where a file or folder was put there with `ln -s`, `mklink` or a synchronising program. Put
the file itself there; where two records share something, let one refer to the other.
"""

from partnership.words.finding import Level

CODE = "F003"
LEVEL = Level.ERROR
