"""A file is not in UTF-8.

## Why it matters
UTF-8 is the one way of storing text that every program here agrees on. In another, `Siân` and `–`
turn into other signs, or the file cannot be read at all.

It arises where Notepad or Excel saved the file as `Unicode` (UTF-16) or `ANSI` (Windows-1252). Save it
again as `UTF-8`; with or without a byte-order mark is alike. The place told is the first sign that is not UTF-8.
"""

from partnership.words.finding import Level

CODE = "Y007"
LEVEL = Level.ERROR
