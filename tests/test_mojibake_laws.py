"""Laws of the mojibake, escape and lost-character finders."""

import quopri
from collections.abc import Callable
from email.header import Header
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnnewsnorm.edits import apply_edits
from cnnewsnorm.garble.escapes import find_escapes
from cnnewsnorm.garble.lost import find_lost
from cnnewsnorm.garble.model import Garble
from cnnewsnorm.garble.mojibake import find_mojibake
from strategies import anything, clean_sentences, fragments, han, lines

FINDERS = [find_mojibake, find_escapes, find_lost]
Finder = Callable[[str], list[Garble]]


def repaired(text: str, finder: Finder) -> str:
    """Return `text` with every repair of one finder."""
    found = finder(text)
    return apply_edits(
        text, [(g.start, g.end, g.repaired, g.kind, 1.0) for g in found if g.repaired is not None]
    )


def misread(text: str, written: str, read: str) -> str:
    return text.encode(written, "ignore").decode(read, "replace")


charsets = st.sampled_from(
    [
        ("utf-8", "gb18030"),
        ("utf-8", "gbk"),
        ("utf-8", "latin-1"),
        ("utf-8", "cp1252"),
        ("utf-8", "cp1251"),
        ("utf-8", "mac-roman"),
        ("gb18030", "latin-1"),
        ("gbk", "cp1250"),
        ("cp950", "gb18030"),
        ("cp950", "latin-1"),
    ]
)
misreadings = st.builds(lambda text, pair: misread(text, *pair), han | clean_sentences | lines, charsets)
twice_misread = st.builds(lambda text, pair: misread(text, *pair), misreadings, charsets)
escapes = st.sampled_from(
    [
        "&amp;",
        "&#38;",
        "&nbsp",
        "&#2",
        "0013;",
        "\\u4e2d",
        "\\u",
        "%E4%B8%AD",
        "%u4e2d",
        "\\xe4\\xb8\\xad",
        "\\xd6\\xd0",
        "\\344\\270\\255",
        "\\x5c",
        "&#22269",
        "#22269;",
        "\\u{4e2d}",
        "<U+4E2D>",
        "=E4=B8=AD",
        "=D6=D0",
        "=\n",
        "=3D",
        "=0A",
        "&#61;",
        "=?GBK?B?1tC5+g==?=",
        "~{VP9z~}",
        "b'",
        "&lt",
        ";",
        "amp;",
        "#38;",
    ]
)
pieces = (
    misreadings
    | twice_misread
    | fragments
    | escapes
    | st.sampled_from(["?", "\ufffd", "€", "Ã ", "\x80", "\n", "\ud800"])
)
damaged = st.lists(pieces, max_size=6).map("".join) | anything


@pytest.mark.parametrize("finder", FINDERS)
@given(text=damaged)
def test_spans_are_in_order_and_quote_the_text(finder: Finder, text: str) -> None:
    found = finder(text)
    assert all(garble.text == text[garble.start : garble.end] != garble.repaired for garble in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(garble.start < garble.end and 0 <= garble.confidence <= 1 for garble in found)


@pytest.mark.parametrize("finder", FINDERS)
@given(text=damaged)
def test_a_repaired_text_needs_no_repair(finder: Finder, text: str) -> None:
    once = repaired(text, finder)
    assert repaired(once, finder) == once


@pytest.mark.parametrize("finder", [find_mojibake, find_escapes])
@given(text=st.lists(clean_sentences, min_size=1).map("\n".join))
def test_clean_text_has_nothing_to_find(finder: Finder, text: str) -> None:
    assert finder(text) == []


@given(
    text=st.lists(clean_sentences, min_size=1).map("".join), charset=st.sampled_from(["latin-1", "mac-roman"])
)
def test_utf8_in_a_charset_that_keeps_every_byte_comes_back_whole(text: str, charset: str) -> None:
    assert repaired(text.encode().decode(charset), find_mojibake) == text


@given(text=st.lists(clean_sentences, min_size=1).map("".join))
def test_what_was_garbled_twice_comes_back_whole(text: str) -> None:
    once = text.encode().decode("latin-1")
    assert repaired(once.encode().decode("latin-1"), find_mojibake) == text


@given(text=st.lists(clean_sentences, min_size=1).map("".join))
def test_bytes_that_were_turned_into_text_come_back_whole(text: str) -> None:
    for written in (str(text.encode()), str(text.encode())[2:-1], str(text.encode("gb18030"))):
        assert repaired(written, find_escapes) in (text, written)
    octal = "".join(chr(byte) if byte < 128 else f"\\{byte:o}" for byte in text.encode())
    assert repaired(octal, find_escapes) in (text, octal)


@given(text=st.lists(clean_sentences, min_size=1).map("".join), charset=st.sampled_from(["utf-8", "gbk"]))
def test_mail_comes_back_whole(text: str, charset: str) -> None:
    quoted = quopri.encodestring(text.encode(charset)).decode("ascii")
    assert repaired(quoted, find_escapes) in (text, quoted)
    folded = Header(text, charset).encode()
    assert repaired(folded, find_escapes) in (text, folded)


@given(text=st.lists(han, min_size=2).map("，".join), depth=st.integers(0, 5))
def test_escapes_come_back_whole_however_often_escaped(text: str, depth: int) -> None:
    escaped = text.encode("ascii", "xmlcharrefreplace").decode()
    for _ in range(depth):
        escaped = escaped.replace("&", "&amp;")
    assert repaired(escaped, find_escapes) == text
