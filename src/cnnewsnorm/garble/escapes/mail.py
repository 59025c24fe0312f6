r"""Characters written as mail and news do: ``=E4=B8=AD``, ``=?GB2312?B?1tC5+g==?=``, ``~{VP9z~}``."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import groupby

from ...edits import RawEdit
from .byte_escapes import Notation
from .meant import (
    CONFIDENCE,
    Around,
    Run,
    is_about_escapes,
    is_likely_chinese,
    is_literal,
    is_ordinary_chinese,
    is_text,
    without_addresses,
)

__all__ = ["encoded_words", "goes_on", "hz", "quoted_printable"]


def goes_on(text: str, start: int, end: int) -> bool:
    """Tell whether a line of mail goes on behind its break at `end`, which then means nothing."""
    last = end
    while last > start and text[last - 1] in " \t\r":
        last -= 1
    if not text.startswith("=", last - 1):
        return False
    if text.startswith("?=", last - 2):
        return _FOLDED.match(text, end) is not None
    return _QUOTED_BYTE.search(text, start, end) is not None


_FOLDED = re.compile(r"\n[ \t]*+=\?")
_QUOTED_BYTE = re.compile("=[0-9A-F]{2}")

# ---------------------------------------------------------------- quoted-printable


_SOFT_BREAK = r"=(?:[ \t\r]*+\n|[ \t]*+(?==[0-9A-F]{2}))"  # keeps lines short, inside of a character, too; may be a space now
_PRINTABLE = Notation(
    "quoted-printable", r"=([0-9A-F]{2})", r"=[89A-F][0-9A-F]", 16, sign="=", low="[@-~]", between=_SOFT_BREAK
)


def quoted_printable(line: str, around: Around) -> Iterator[RawEdit]:
    """Yield the edits that decode the quoted-printable text of a line, which soft breaks may make several."""
    if "=" not in line:
        return
    found = _PRINTABLE.runs(without_addresses(line))
    if not found:
        return
    runs, charset = found
    whole = "".join(repaired for *_, repaired in runs)
    if not (is_ordinary_chinese if charset == "utf-8" else is_likely_chinese)(whole):
        return
    if _ADDRESS.search(line, 0, runs[0][0] + 1) or is_about_escapes(line, ""):
        return
    for start, end, repaired in runs:
        text = repaired.replace("\r\n", "\n")
        if not text or is_text(text.replace("\n", " ").replace("\t", " ")):
            yield start, end, text, _PRINTABLE.kind, CONFIDENCE


_ADDRESS = re.compile(r"[?&;/]\w*=$|[\"'`]=$")


# ---------------------------------------------------------------- words of headers


_CHARSETS = {
    "utf-8": "utf-8",
    "utf8": "utf-8",
    "big5": "cp950",
    "big5-hkscs": "big5hkscs",
    "hz-gb-2312": "hz",
} | dict.fromkeys(("gb2312", "gbk", "gb18030", "x-gbk", "cp936", "gb_2312-80"), "gb18030")


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"=\?([\w-]+)(?:\*[\w-]+)?\?([BbQq])\?([^?\s]*+)\?=")


@cache
def _words() -> re.Pattern[str]:
    """Words in a row: the space between them is none of the text's, and a character may stand in both."""
    return re.compile(rf"{_uncaptured(_word().pattern)}(?:\s*+{_uncaptured(_word().pattern)})*+")


def _uncaptured(pattern: str) -> str:
    return re.sub(r"\((?!\?)", "(?:", pattern)


def encoded_words(line: str, around: Around) -> Iterator[RawEdit]:
    """Yield the edits that decode the encoded words of a line, whose charset and bytes they name themselves."""
    if "=?" not in line:
        return
    runs = [
        (*match.span(), repaired)
        for match in _words().finditer(line)
        if (repaired := _words_decoded(match[0])) and is_ordinary_chinese(repaired) and is_text(repaired)
    ]
    if runs and (_HEADER.match(line) or not is_literal(line, runs)) and not _is_explained(line, runs):
        for start, end, repaired in runs:
            yield start, end, repaired, "encoded-word", CONFIDENCE


_HEADER = re.compile(r"[A-Z][A-Za-z-]*+: ")  # where names stand in quotes


def _is_explained(line: str, runs: list[Run]) -> bool:
    """Tell whether what stands in front of the first word or behind the last is about encodings."""
    return is_about_escapes(f"{line[: runs[0][0]]} {line[runs[-1][1] :]}", "")


def _words_decoded(words: str) -> str:
    parts = [
        (_CHARSETS.get(match[1].lower(), ""), _bytes(match[2].lower(), match[3]))
        for match in _word().finditer(words)
    ]
    try:
        return "".join(
            b"".join(data for _, data in group).decode(charset)
            for charset, group in groupby(parts, lambda part: part[0])
        )
    except (UnicodeDecodeError, LookupError):
        return ""


def _bytes(encoding: str, written: str) -> bytes:
    """Return the bytes of a word; of none that is broken."""
    from binascii import Error, a2b_base64, a2b_qp

    try:
        if encoding == "b":
            return a2b_base64(written + "=" * (-len(written) % 4))
        return a2b_qp(written, header=True)
    except (Error, ValueError):
        return b"\xff"


# ---------------------------------------------------------------- HZ


_HZ = re.compile(r"~\{((?:[!-w][!-~])++)~\}")


def hz(line: str, around: Around) -> Iterator[RawEdit]:
    """Yield the edits that decode the HZ text of a line: GB 2312 in seven bits between ``~{`` and ``~}``."""
    if "~{" not in line:
        return
    runs = [(*match.span(), _hz_decoded(match[1])) for match in _HZ.finditer(line)]
    whole = "".join(repaired or "\0" for *_, repaired in runs)
    if "\0" in whole or not is_likely_chinese(whole) or is_literal(line, runs):
        return
    starts, ends, _ = zip(*runs, strict=True)
    between = [line[end:start] for end, start in zip((0, *ends), (*starts, len(line)), strict=True)]
    if not is_about_escapes(" ".join(between), around.before):
        for start, end, repaired in runs:
            yield start, end, repaired, "hz", CONFIDENCE


_HIGH = bytes(byte | 0x80 for byte in range(0x100))


def _hz_decoded(pairs: str) -> str:
    try:
        return pairs.encode("ascii").translate(_HIGH).decode("gb2312")
    except UnicodeDecodeError:
        return ""
