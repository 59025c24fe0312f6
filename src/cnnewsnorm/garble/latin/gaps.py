"""Bytes of UTF-8 that a single-byte charset leaves undefined, put back: ``å�‘é€�`` or ``å‘é€`` for 发送.

Five bytes mean nothing in cp1252, as many in cp1250, seven in cp1254. Codecs write U+FFFD for them or nothing, and of
the C1 controls that browsers show for them scrapers take every one out. That hits one character in six, but each lost
byte was one of five, so that the context mostly tells which; where it does not, the character becomes U+FFFD.
"""

import re
from collections.abc import Callable, Sequence
from functools import cache, lru_cache

from ..._patterns import lazy_pattern
from ...edits import RawEdit
from ..charsets import GAP, in_characters, may_be_cp1254, undefined_bytes, view_as_single
from ..language.commonness import everyday_count, ordinary_share
from ..lost_bytes import choose, ordinary_of, together

__all__ = ["CONFIDENCE", "choices_of", "choices_of_row", "dropped_at_once", "filled"]

_WITH_GAPS = ("cp1252", "cp1250")
# A row of sequences with all their bytes, as group 1, or one without.
_PART = re.compile(
    "((?:(?:[\xe1-\xef][\x80-\xbf]{2}|[\xc2-\xdf][\x80-\xbf]|\xf0[\x80-\xbf]{3})(?=[\xc2-\xff]|\\Z))+)|[\xc2-\xff][^\xc2-\xff]*"
)
_LEAD = re.compile("[\xc2-\xff]")
_SHORT = re.compile("[\xe2-\xff][\x80-\xbf]?(?![\x80-\xbf])")  # a sequence of three that has fewer
_HAN = lazy_pattern("[\u4e00-\u9fff]")
_QUOTES = "\xe2\x80"  # begins marks
_QUOTE = ("”", "\ufffd")  # the only usual one with a gap
# Sequences of three bytes, or with fewer where the charset has none for the others.
_SEQUENCES = "(?:[\xe3-\xe9\xef][\x80-\xbf]{0,2}(?![\x80-\xbf])|\xe2(?:[\x80-\xbf]{2}|\x80(?![\x80-\xbf]))|[\xc2-\xcf][\x80-\xbf])+"
_LEAST_WHOLE = 1.5  # sequences with all their bytes for each without
_LEAST_HAN = 4
_LEAST_ORDINARY = 0.97
_MOST_LOST = 0.2  # of the characters
CONFIDENCE = 0.9
"""How sure a repair is in which bytes were put back."""


def choices_of_row(
    sequences: str, charset: str, choices_of: Callable[[str, str], tuple[str, ...]]
) -> list[tuple[str, ...]]:
    """Return what sequences in a row, each of which begins with a lead byte, may stand for: those with all their bytes together.

    Args:
        sequences: Their bytes, with `GAP` for some that are lost.
        charset: As for `choices_of`.
        choices_of: What tells what a single sequence may stand for.
    """
    return [
        (part[1].encode("latin-1").decode("utf-8", "replace"),) if part[1] else choices_of(part[0], charset)
        for part in _PART.finditer(sequences)
    ]


@lru_cache(1 << 13)  # a page repeats its characters
def choices_of(sequence: str, charset: str) -> tuple[str, ...]:
    """Return the characters that a sequence may stand for, U+FFFD if it cannot be told.

    Args:
        sequence: Its bytes, with `GAP`, or a last ``?``, for one that is lost.
        charset: The charset that had nothing for the lost ones, or nothing if they were lost otherwise.
    """
    if sequence[-1] == "?":
        sequence = sequence[:-1] + GAP
    if GAP not in sequence:
        return (sequence.encode("latin-1").decode("utf-8", "replace"),)
    undefined = undefined_bytes(charset) if charset else ""
    if not undefined or sequence[0] < "\xe2":
        return ("\ufffd",)
    if sequence.startswith(_QUOTES):
        return _QUOTE
    return ordinary_of(sequence[0], *(undefined if byte == GAP else byte for byte in sequence[1:]))


def filled(choices: Sequence[tuple[str, ...]], line: str, start: int, end: int) -> str:
    """Return the text of sequences in a row, the likeliest one.

    Args:
        choices: What each of them may stand for.
        line: The line.
        start: Where they begin in it.
        end: Where they end.
    """
    if _HAN.search("".join([options[0] for options in choices])):
        choices = [("”",) if options == _QUOTE else options for options in choices]
    else:  # in other languages nothing is known
        choices = [options if len(options) == 1 else ("\ufffd",) for options in choices]
    text, _ = choose(together(choices), line[max(0, start - 2) : start], line[end : end + 2])
    return text


@cache
def _sequences() -> re.Pattern[str]:
    return re.compile(_SEQUENCES)


@cache
def _throughout() -> re.Pattern[str]:
    return re.compile(f"(?:[^\x80-\xff{GAP}]++|(?>{_SEQUENCES}))*+")


@cache
def _may_be_throughout(charset: str) -> re.Pattern[str]:
    """Characters of a charset that may be so; nearly always the first ones tell."""
    return re.compile(
        in_characters(f"(?:[^\x80-\xff{GAP}]++|[\xe2-\xef][\x80-\xbf]*+|[\xc2-\xcf][\x80-\xbf])*+", charset)
    )


def dropped_at_once(line: str) -> list[RawEdit]:
    """Return the edits for a line that is ordinary Chinese throughout, but for bytes that were lost without a sign."""
    for charset in ("cp1254", *_WITH_GAPS) if may_be_cp1254(line) else _WITH_GAPS:
        if not _may_be_throughout(charset).fullmatch(line):
            continue
        view = view_as_single(line, charset)
        if _throughout().fullmatch(view) and (edits := _dropped(line, view, charset)):
            return edits
    return []


def _dropped(line: str, view: str, charset: str) -> list[RawEdit]:
    rows = list(_sequences().finditer(view))
    joined = "".join([match[0] for match in rows])
    short = len(_SHORT.findall(joined))
    if len(_LEAD.findall(joined)) - short < max(_LEAST_HAN, _LEAST_WHOLE * short):
        return []
    edits = [
        (
            *match.span(),
            filled(choices_of_row(match[0], charset, _if_dropped), line, *match.span()),
            f"utf8-as-{charset}",
            CONFIDENCE,
        )
        for match in rows
    ]
    text = "".join([edit[2] for edit in edits])
    known = text.replace("\ufffd", "")
    if len(text) - len(known) > _MOST_LOST * len(text) or everyday_count(known) < _LEAST_HAN:
        return []
    return edits if ordinary_share(known) >= _LEAST_ORDINARY else []


@lru_cache(1 << 13)
def _if_dropped(sequence: str, charset: str) -> tuple[str, ...]:
    """Return what a sequence may stand for that may have lost bytes anywhere."""
    if len(sequence) > 2 or sequence[0] < "\xe2":  # has them all
        return choices_of(sequence, charset)
    if len(sequence) == 1:
        return choices_of(sequence + GAP + GAP, charset)
    if sequence == _QUOTES:
        return choices_of(sequence + GAP, charset)
    found = choices_of(sequence + GAP, charset) + choices_of(sequence[0] + GAP + sequence[1], charset)
    return tuple(dict.fromkeys(text for text in found if text != "\ufffd")) or ("\ufffd",)
