"""Bytes to text: one charset for all, or for each page the one that fits; what to do about bytes that do not."""

import codecs

from ..errors import OptionError, RecordError

__all__ = ["decode", "require_encoding", "require_line_feeds"]

_BOM = codecs.BOM_UTF8
_SAMPLE = 20_000  # characters that tell GBK from Big5; some hundred would do
_BIG5 = ("cp950", "big5hkscs")  # as Windows has it, then with the characters of Hong Kong
_SHARE_OF_BIG5 = (
    1 / 3
)  # of 232 pages written in either, it is 0 for each in GBK, and over a half for each in Big5
_SHARE_OF_NUL = (
    0.01  # a page has none; UTF-16 has one in every line break, pictures and programs are full of it
)


def require_encoding(encoding: str) -> None:
    """Raise an error unless there is such an encoding."""
    try:
        known = encoding == "auto" or codecs.lookup(encoding)._is_text_encoding
    except (LookupError, ValueError, TypeError):
        known = False
    if not known:
        raise OptionError(
            f"encoding={encoding!r} is not known: give utf-8, gb18030, big5, another Python codec, "
            "or auto (UTF-8, else GB18030 or Big5)"
        )


def require_line_feeds(encoding: str) -> None:
    """Raise an error if files in this encoding cannot be cut into lines before they are decoded."""
    if encoding != "auto" and "\n".encode(encoding).removeprefix(_BOM) != b"\n":
        raise OptionError(
            f"encoding={encoding!r} cannot be read line by line: convert the file to UTF-8 first"
        )


def decode(data: bytes, encoding: str) -> str:
    """Return the text, or raise a `RecordError` that says what does not fit, where, and what would help."""
    try:
        return data.decode("utf-8" if encoding == "auto" else encoding)
    except UnicodeDecodeError as error:
        if encoding == "auto":
            text = _chinese(data)
            if text is not None:
                return text
        what = "neither UTF-8 nor GB18030" if encoding == "auto" else f"not {encoding.upper()}"
        above = data.count(b"\n", 0, error.start)
        place = f"offset {error.start}" + (f" (line {above + 1})" if b"\n" in data[:-1] else "")
        raise RecordError(
            f"this is {what}: byte 0x{data[error.start]:02X} at {place} does not fit; {_remedy(data, encoding)}"
        ) from None
    except UnicodeError as error:
        raise RecordError(f"this is not {encoding.upper()} ({error}): give its --encoding") from None


def _chinese(data: bytes) -> str | None:
    """Read what is not UTF-8 as GB18030 or Big5; None if it is neither.

    Nearly all Big5 is valid GB18030, too, with other characters, so the characters decide.
    """
    if data.count(0) > _SHARE_OF_NUL * len(data):
        return None
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return None
    from ..garble import find_garbled  # takes its tables along, which pages in UTF-8 do without

    sample = text[:_SAMPLE]
    odd = sum(len(place.text) for place in find_garbled(sample) if "big5-as-gbk" in place.kind)
    if odd > _SHARE_OF_BIG5 * sum(character > "\x7f" for character in sample):
        for charset in _BIG5:
            try:
                return data.decode(charset)
            except UnicodeDecodeError:
                pass
    return text


def _remedy(data: bytes, encoding: str) -> str:
    """What to do about bytes that do not fit: pages are cut, and charsets are called by the wrong name."""
    if encoding not in ("utf-8", "auto") and data.startswith(_BOM):
        return "it begins with the mark of UTF-8: give --encoding utf-8"
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "it begins as UTF-16 does: give --encoding utf-16"
    if data.count(0) > _SHARE_OF_NUL * len(data):
        return "NUL bytes say that it is no text, or UTF-16: leave it out, or give --encoding utf-16-le or utf-16-be"
    if encoding in ("utf-8", "auto"):
        text = data.decode("utf-8", "replace")
        lost = text.count("\ufffd") - data.count("\ufffd".encode())
        if lost * 20 < sum(character > "\x7f" for character in text):
            places, them = ("one place", "it") if lost == 1 else (f"{lost} places", "them")
            return f"it is UTF-8 that was cut or damaged in {places}: iconv -c -f UTF-8 -t UTF-8 leaves {them} out"
    if encoding == "utf-8":
        return "try --encoding gb18030, or --encoding auto"
    if encoding in ("gb2312", "gbk"):
        return "try --encoding gb18030, which has all its characters and more"
    return "give its --encoding"
