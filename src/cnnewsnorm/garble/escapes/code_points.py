r"""Characters written as their code points: ``\u4e2d``, ``%u4E2D``, ``<U+4E2D>``, in text and not in code."""

import re
import sys
from collections.abc import Iterator
from functools import cache

from ...edits import RawEdit
from .meant import (
    CONFIDENCE,
    TOKEN,
    Around,
    has_own_quotes,
    is_about_escapes,
    is_in_brackets,
    is_ordinary_chinese,
    is_quoted,
    is_text,
    stands_in_quotes,
)

__all__ = ["bracketed_code_points", "u_escapes"]


@cache
def _u_escape() -> re.Pattern[str]:
    """Escapes of JSON and program text, or those of JavaScript's ``escape``, which writes marks as two digits."""
    return re.compile(
        r"(?:\\{1,2}u(?:[0-9a-fA-F]{4}|\{[0-9a-fA-F]{2,6}\}))+|(?:%(?:u[0-9a-fA-F]{4}|[2-7][0-9a-fA-F]|[A-F][0-9A-F]))+"
    )


def u_escapes(line: str, _around: Around) -> Iterator[RawEdit]:
    r"""Yield the edits that decode the ``\u`` or ``%u`` escapes of a line, if they are Chinese text and not code."""
    if "\\u" not in line and "%u" not in line:
        return
    runs = [
        (match, _u_decoded(match.group()))
        for token in TOKEN.finditer(line)
        if "://" not in token.group()
        for match in _u_escape().finditer(line, *token.span())
        if "u" in match.group() or "%u" in token.group()
    ]
    if not is_ordinary_chinese("".join(repaired for _, repaired in runs)):
        return
    spans = [match.span() for match, _ in runs]
    if _RANGE.search(line) or all(is_in_brackets(line, *span) for span in spans):
        return
    quoted = any(is_quoted(line, *span) for span in spans) or stands_in_quotes(line, *spans[0])
    if quoted and not has_own_quotes(line, spans):
        return
    edits = [(*match.span(), repaired) for match, repaired in runs if is_text(repaired)]
    if any(line.startswith("\\u", match.start()) for match, _ in runs):
        edits += [(*match.span(), match[1]) for match in _JSON_MARK.finditer(line)]
    for start, end, repaired in sorted(edits):
        yield start, end, repaired, "escape-u", CONFIDENCE


_JSON_MARK = re.compile(r"(?<!\\)\\([\"/])")


_RANGE = re.compile(r"\\u\{?[0-9a-fA-F]{4,6}\}?-\\u")


def _u_decoded(escapes: str) -> str:
    if "{" in escapes:
        escapes = _IN_BRACES.sub(lambda match: _character(match[1]), escapes)
    units = _UNIT.sub(lambda match: chr(int(match[1] or match[2], 16)), escapes)
    return units.encode("utf-16", "surrogatepass").decode("utf-16", "replace").replace("\ufffd", "\0")


_IN_BRACES = re.compile(r"\\{1,2}u\{(\w+)\}")
_UNIT = re.compile(r"(?:\\{1,2}|%)u(....)|%(..)")


def _character(figures: str) -> str:
    code = int(figures, 16)
    return chr(code) if code <= sys.maxunicode else "\0"


# ---------------------------------------------------------------- <U+4E2D>


_BRACKETED = re.compile(r"(?:<U\+[0-9A-F]{4,8}>)+")


def bracketed_code_points(line: str, around: Around) -> Iterator[RawEdit]:
    """Yield the edits that decode the ``<U+4E2D>`` of a line, which R writes for what the charset of Windows lacks.

    No language reads them, so that double quotes say nothing: R puts every text in them.
    """
    if "<U+" not in line:
        return
    runs = [
        (*match.span(), "".join(_character(figures) for figures in match[0][3:-1].split("><U+")))
        for match in _BRACKETED.finditer(line)
    ]
    if not is_ordinary_chinese("".join(repaired for *_, repaired in runs)) or is_about_escapes(line, ""):
        return
    for start, end, repaired in runs:
        marked = line[start - 1 : start] == line[end : end + 1] and line[end : end + 1] in ("'", "`")
        if is_text(repaired) and not marked:
            yield start, end, repaired, "escape-u", CONFIDENCE
