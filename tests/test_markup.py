"""XML from elsewhere: what is read of it, in any encoding, and the hostile refused before it costs anything."""

from __future__ import annotations

import pytest

from partnership.source.markup import UnreadableMarkupError, begins, tree

LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY l "lol">'
    + "".join(f'<!ENTITY l{n} "{f"&l{n - 1 or str()};" * 10}">' for n in range(1, 10))
    + "]><a>&l9;</a>"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1252", "iso-8859-1"])
def test_any_encoding_that_a_document_declares(encoding: str) -> None:
    """What is read is the same in each encoding, and so is that it is XML at all."""
    raw = f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?>\r\n<a>Siân</a>'.encode(encoding)
    assert (begins(raw), tree(raw).text) == (True, "Siân")


@pytest.mark.parametrize("raw", ["<a>Siân</a>".encode("utf-16-le"), "<a>Siân</a>".encode("utf-16-be")])
def test_wide_letters_that_do_not_say_so(raw: bytes) -> None:
    """UTF-16 without a mark or a declaration is XML as well."""
    assert (begins(raw), tree(raw).text) == (True, "Siân")


def test_text_has_no_encoding() -> None:
    """Text that stood inside other XML keeps a declaration that is no longer true."""
    assert tree('<?xml version="1.0" encoding="utf-16"?><a>Siân</a>').text == "Siân"


def test_elements_with_their_text() -> None:
    """Prefixes and capitals go, order stays, XML's own entities are text, and an element is found at any depth."""
    root = tree('<s:A xmlns:s="x"><B N="1">one &amp; <i>two</i> three</B><c><b n="&#39;"/></c></s:A>')
    assert (root.name, [one.name for one in root.children]) == ("a", ["b", "c"])
    assert [(one.attributes, one.text) for one in root.every("b")] == [({"n": "1"}, "one &  three"), ({"n": "'"}, "")]
    assert (root.said("b"), root.said("i")) == ("one &  three", "")


@pytest.mark.parametrize("raw", [b"", b"a,b\n", b"PK\x03\x04", b"\xff\xfea\x00", b"  a<b"])
def test_what_does_not_begin_as_xml(raw: bytes) -> None:
    """A table is no XML."""
    assert not begins(raw)


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (LAUGHS, "declares a document type"),
        ('<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', "declares a document type"),
        (LAUGHS.encode("utf-16"), "declares a document type"),
        ("<a>&l9;</a>", "undefined entity at line 1"),
        ("<a>" * 100_000, "elements 64 deep"),
        ("<a>" + "<b/>" * 200_000 + "</a>", "more than 200,000 elements"),
        ("<a>\0</a>", "no whole XML"),
        ("<a>\ud800</a>", "encoding that is not known"),
        ("<a>\n<b></a>", "mismatched tag at line 2"),
        ("", "no element found"),
        (b'<?xml version="1.0" encoding="base64"?><a/>', "encoding that is not known"),
        (b'<?xml version="1.0" encoding="nonsense"?><a/>', "encoding that is not known"),
        (b"<a>" + b" " * 17 * 1024 * 1024, "larger than 16 megabytes"),
    ],
)
def test_what_is_refused(raw: bytes | str, why: str) -> None:
    """Whatever is hostile or torn is one sentence."""
    with pytest.raises(UnreadableMarkupError, match=why):
        tree(raw)
