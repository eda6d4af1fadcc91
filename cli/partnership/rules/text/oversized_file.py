"""A file is larger than a record can be.

## Why it matters
A record of a board with thirty seats and ten years of terms has some tens of kilobytes. A file above one
megabyte (1,048,576 bytes) is something else by mistake, or is meant to exhaust whoever reads it, and is not read.

It arises where a scan, a table or a whole set of minutes was saved under the name of a record. Keep
such a file elsewhere and cite it as a document of the place.
"""

from partnership.words.finding import Level

CODE = "F005"
LEVEL = Level.ERROR
