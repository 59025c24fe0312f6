"""Entities of HTML left in text: named and numeric ones, however often they were escaped."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from ..._patterns import lazy_pattern
from ...edits import RawEdit
from .meant import (
    CONFIDENCE,
    HAN,
    Around,
    Run,
    is_about_escapes,
    is_likely_chinese,
    is_literal,
    is_ordinary_chinese,
    is_text,
    without_addresses,
)

__all__ = ["BARE", "bare_entities", "bare_han", "entities", "open_entities"]


@cache
def _entity() -> re.Pattern[str]:
    code = "#[0-9]{1,7};|#[xX][0-9a-fA-F]{1,6};|[A-Za-z][0-9A-Za-z]{1,31};|nbsp(?![0-9A-Za-z=;])"
    return re.compile(f"&(?:(?:amp|#38|#[xX]26);)*(?:{code})")


@cache
def _entities_in_a_row() -> re.Pattern[str]:
    return re.compile(f"(?:{_entity().pattern})+")


def _is_markup(line: str) -> bool:
    """Tell whether a line is markup or code, where entities are meant, or tells of single ones."""
    if _tag().search(line):
        return True
    singles = list(_single().finditer(line))
    if not singles:
        return False
    throughout = _FOUR_HAN.search(line) or (_TWO_HAN.search(line) and not HAN.search(line))
    return not (throughout and all(map(_is_of_text, singles)))


def _is_of_text(single: re.Match[str]) -> bool:
    """Tell whether quotes stand beside other entities; what stands in parentheses may."""
    line, start, end = single.string, single.start(), single.end()
    before = line[max(0, start - 4) : start].rstrip(":,.!?")
    return line[start] in "/|(" or before[-1:] == ";" or line[end : end + 1] == "&"


@cache
def _tag() -> re.Pattern[str]:
    return re.compile("</?[A-Za-z!][^<>]*>")


@cache
def _single() -> re.Pattern[str]:
    """Entities in quotes, or one in parentheses, which is a character like any other where the text is entities throughout."""
    one = r"&(?:amp;)*[#\w]+;"
    return re.compile(rf"[\"'`](?:{one})++[\"'`]|[/|(]{one}[/|)]")


@cache
def _code() -> re.Pattern[str]:
    """What shows that a line without Chinese is code."""
    return re.compile(r"[<>{}\\`=|$]|^\s*+(?:\w+ )?[^\w\s]*+\s?[\"']|[\"'][,;)\]]*+\s*+$|\w\(|^\s*+(?:#|//)")


def entities(line: str, around: Around) -> Iterator[RawEdit]:
    """Yield the edits that decode the entities of a line that is Chinese, or prose on a Chinese page."""
    if "&" not in line or _is_markup(line):
        return
    if not HAN.search(line) and (not around.chinese or _code().search(line)) and not _HAN_ENTITY.search(line):
        return
    for match in _entities_in_a_row().finditer(line):  # as one edit, which a page of entities is full of
        repaired = _entity().sub(lambda entity: _unescaped(entity.group()), match.group())
        if repaired != match.group():
            yield match.start(), match.end(), repaired, "entity", CONFIDENCE


_HAN_NUMBER = r"#(?:[234]\d{4}|[xX][4-9a-fA-F][0-9a-fA-F]{3})"
_HAN_ENTITY = re.compile(f"&(?:amp;)*{_HAN_NUMBER};")
# the same, maybe without its first or last sign
_HAN_CODE = f"(?:&(?:amp;)*)?{_HAN_NUMBER};?"
_TWO_HAN, _FOUR_HAN = lazy_pattern(_HAN_CODE * 2), lazy_pattern(_HAN_CODE * 4)


@lru_cache(4096)  # a page repeats its entities
def _unescaped(entity: str) -> str:
    """Return what an entity stands for, however often it was escaped; the entity itself if that is no text."""
    from html import unescape

    inner = "&" + (_AMPERSANDS.sub("", entity[1:]) or "amp;")
    repaired = unescape(inner)
    return entity if repaired == inner or not is_text(repaired) else repaired


_AMPERSANDS = re.compile("^(?:(?:amp|#38|#[xX]26);)+")


# ---------------------------------------------------------------- without their first sign


BARE = "#8[12][0-9]{2};|nbsp;"
"""Entities of marks and spaces that lost their ``&``."""


def bare_entities(line: str, _around: Around) -> Iterator[RawEdit]:
    """Yield the edits that decode the entities of marks and spaces that lost their ``&``, in a line of Chinese."""
    if ("#8" in line or "nbsp;" in line) and HAN.search(line) and not _is_markup(line):
        for match in _bare_entity().finditer(line):
            repaired = _unescaped("&" + match.group())
            if repaired[0] != "&" and not repaired.isalnum():
                yield match.start(), match.end(), repaired, "entity", CONFIDENCE


@cache
def _bare_entity() -> re.Pattern[str]:
    return re.compile(rf"(?<![&A-Za-z0-9_])(?:{BARE})")


# ---------------------------------------------------------------- Chinese without the first or last sign

_HAN_DECIMAL = (
    r"1(?:22[89]\d|23[0-4]\d|235[01]|99[6-9]\d)|[23]\d{4}|40[0-9]\d\d|65[235]\d\d"  # marks, Han, full-width
)
_HAN_HEXADECIMAL = r"[xX](?:30[0-3]|[4-9][0-9a-fA-F]{2}|[fF][fF][0-9a-fA-F])[0-9a-fA-F]"
_CODE = rf"(?:{_HAN_DECIMAL}|{_HAN_HEXADECIMAL}|[89]\d{{3}}|183(?!\d))"


@cache
def _open_entity() -> re.Pattern[str]:
    """Entities that nothing closes, read as browsers do; five digits are enough for any ideograph."""
    return re.compile(rf"(?:&(?:amp;)*+#{_CODE};?)+")


@cache
def _bare_han() -> re.Pattern[str]:
    return re.compile(rf"(?<!&)(?:#{_CODE};)+")


def open_entities(line: str, around: Around) -> Iterator[RawEdit]:
    """Yield the edits that decode numeric entities of Chinese of which some are not closed."""
    if "&" in line and _unclosed().search(line):
        runs = _runs(_open_entity(), line, around)
        if is_ordinary_chinese("".join(repaired for *_, repaired in runs)):
            yield from _edits(runs)


def bare_han(line: str, around: Around) -> Iterator[RawEdit]:
    """Yield the edits that decode numeric entities of Chinese that lost their ``&``."""
    if ";#" in line:
        runs = _runs(_bare_han(), line, around)
        if any(is_likely_chinese(repaired) for *_, repaired in runs):  # others may be numbers of anything
            yield from _edits(runs)


def _runs(pattern: re.Pattern[str], line: str, around: Around) -> list[Run]:
    """Return the runs of entities in a line, none if it is code or about entities."""
    runs = [
        (*match.span(), _number().sub(_character, match[0]))
        for match in pattern.finditer(without_addresses(line))
    ]
    meant = (
        not runs
        or line[runs[0][0] - 1 : runs[0][0]] == "="
        or _is_markup(line)
        or is_about_escapes(line, around.before)
        or is_literal(line, runs)
    )
    return [] if meant else runs


def _edits(runs: list[Run]) -> Iterator[RawEdit]:
    for start, end, repaired in runs:
        yield start, end, repaired, "entity", CONFIDENCE


@cache
def _unclosed() -> re.Pattern[str]:
    """An entity that nothing closes: most lines have none and cost no more than this search."""
    return re.compile(r"&(?:amp;)*+#(?:[0-9]++|[xX][0-9a-fA-F]++)(?!;)")


@cache
def _number() -> re.Pattern[str]:
    return re.compile(rf"(?:&(?:amp;)*+)?#({_CODE});?")


def _character(number: re.Match[str]) -> str:
    return chr(int(number[1]) if number[1].isdigit() else int(number[1][1:], 16))
