"""Characters written as escapes: HTML entities, ``\\u4e2d``, ``%u4E2D``, ``%E4%B8%AD``, also escaped twice.

===================  ===============================================  ==========================================
kind                 what is decoded                                  what is left alone
===================  ===============================================  ==========================================
``entity``           named and numeric entities, once or repeatedly   lines of markup or code; control characters
                     escaped; ``&nbsp`` also without semicolon;
                     those of marks and spaces without ``&``
``escape-u``         ``\\u`` and ``%u`` escapes in lines with two      string literals, ranges of regular
                     Chinese ones in a row                            expressions
``escape-percent``   percent escapes of UTF-8 or GBK with two         addresses, what stands behind ``=`` or ``/``
                     Chinese characters
===================  ===============================================  ==========================================

All are exact. Lines are judged one by one, so that one ``<`` does not switch the rest of a page off.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from unicodedata import category

from .._classes import occurrences
from ..edits import RawEdit, apply_edits, compose_edits
from ..errors import require_text
from .commonness import is_basic_han, ordinary, ordinary_share
from .model import Garble
from .mojibake import find_mojibake

__all__ = ["find_escapes"]

_CONFIDENCE = 0.95
_LEAST_CHINESE = 0.9
_MOST_ROUNDS = 8
_JUDGED = 100_000


def find_escapes(text: str) -> list[Garble]:
    """Find characters of `text` that are written as escapes.

    Args:
        text: Any text; each line is judged by itself.

    Returns:
        The escapes in order, not overlapping, each with what it stands for.

    Raises:
        TextTypeError: `text` is not a `str`.

    Example:
        >>> [(garble.text, garble.repaired) for garble in find_escapes("会议&amp;ldquo;强调")]
        [('&amp;ldquo;', '“')]
    """
    require_text(text)
    lines = list(_lines_with_escapes(text))
    if not lines:
        return []
    found = _found(text, lines, chinese=False)
    done = [start for start, *_ in found]
    undecided = any(
        "&" in text[a:b] and not _HAN.search(text, a, b) and bisect_left(done, a) == bisect_left(done, b)
        for a, b in lines
    )
    if undecided and _is_chinese(apply_edits(text, found)):  # judged on what the escapes stand for
        found = _found(text, lines, chinese=True)
    return [Garble(start, end, text[start:end], kind, new, sure) for start, end, new, kind, sure in found]


def _found(text: str, lines: list[tuple[int, int]], *, chinese: bool) -> list[RawEdit]:
    """Return the edits that decode the escapes of a text, which is a Chinese page or not."""
    edits = []
    for start, end in lines:
        for a, b, new, kind, sure in _line_edits(text[start:end], chinese):
            edits.append((start + a, start + b, new, kind, sure))
    return edits


def _lines_with_escapes(text: str) -> Iterator[tuple[int, int]]:
    """Yield the lines that hold an escape of any kind."""
    match = _any_escape().match
    done = 0
    places = occurrences(text, "&%\\")
    if ";" in text:
        places = sorted([*places, *_bare_places(text)])
    for place in places:
        if place >= done and match(text, place):
            start = text.rfind("\n", done, place) + 1 or done
            done = text.find("\n", place)
            done = len(text) if done < 0 else done
            yield start, done


_BARE = "#8[12][0-9]{2};|nbsp;"  # entities of marks and spaces that lost their first sign


def _bare_places(text: str) -> Iterator[int]:
    """Yield where an entity without its first sign may begin, looked for by its last one, which is found fastest."""
    at = text.find(";", 4)
    while at >= 0:
        if text.startswith("nbsp", at - 4):
            yield at - 4
        elif at > 4 and text.startswith("#8", at - 5):
            yield at - 5
        at = text.find(";", at + 1)


@cache
def _any_escape() -> re.Pattern[str]:
    return re.compile(
        rf"{_BARE}|&[#A-Za-z][0-9A-Za-z]*;|&nbsp|\\u[0-9a-fA-F]{{4}}|%(?:u[0-9a-fA-F]{{4}}|[8-9a-fA-F][0-9a-fA-F]%)"
    )


_HAN = re.compile("[\u4e00-\u9fff]")


def _is_chinese(text: str) -> bool:
    """Tell whether at least a tenth of the letters of a page are Chinese, the first ones of a long one."""
    text = text[:_JUDGED]
    tenfold = 10 * len(_HAN.findall(text))
    return tenfold >= len(text) or tenfold >= sum(map(str.isalpha, text))


def _line_edits(line: str, chinese: bool) -> list[RawEdit]:
    """Return the edits that decode every escape of a line, also those that a first round brings to light."""
    edits: list[RawEdit] = []
    repaired = line
    for _ in range(_MOST_ROUNDS):
        found: list[RawEdit] = next(
            filter(None, (list(decode(repaired, chinese)) for decode in _DECODERS)), []
        )
        if not found and edits:  # what the escapes stand for may be garbled itself
            found = [
                (g.start, g.end, g.repaired, g.kind, g.confidence)
                for g in find_mojibake(repaired)
                if g.repaired is not None
            ]
        if not found:
            return edits
        edits = compose_edits(edits, repaired, found)
        repaired = apply_edits(repaired, found)
    return []  # nested deeper than any accident: made up, so left alone


# ---------------------------------------------------------------- entities


@cache
def _entity() -> re.Pattern[str]:
    code = "#[0-9]{1,7};|#[xX][0-9a-fA-F]{1,6};|[A-Za-z][0-9A-Za-z]{1,31};|nbsp(?![0-9A-Za-z=;])"
    return re.compile(f"&(?:(?:amp|#38|#[xX]26);)*(?:{code})")


@cache
def _entities_in_a_row() -> re.Pattern[str]:
    return re.compile(f"(?:{_entity().pattern})+")


@cache
def _markup() -> re.Pattern[str]:
    """What shows that a line is markup or code, where entities are meant."""
    one = r"&(?:amp;)*[#\w]+;"
    return re.compile(rf"</?[A-Za-z!][^<>]*>|[\"'`](?:{one})++[\"'`]|[/|(]{one}[/|)]")


@cache
def _code() -> re.Pattern[str]:
    """What shows that a line without Chinese is code."""
    return re.compile(r"[<>{}\\`=|$]|^\s*+(?:\w+ )?[^\w\s]*+\s?[\"']|[\"'][,;)\]]*+\s*+$|\w\(|^\s*+(?:#|//)")


def _entities(line: str, chinese: bool) -> Iterator[RawEdit]:
    if "&" not in line or _markup().search(line):
        return
    if not _HAN.search(line) and (not chinese or _code().search(line)) and not _HAN_ENTITY.search(line):
        return
    for match in _entities_in_a_row().finditer(line):  # as one edit, which a page of entities is full of
        repaired = _entity().sub(lambda entity: _unescaped(entity.group()), match.group())
        if repaired != match.group():
            yield match.start(), match.end(), repaired, "entity", _CONFIDENCE


_HAN_ENTITY = re.compile(r"&(?:amp;)*#(?:[234]\d{4}|[xX][4-9a-fA-F][0-9a-fA-F]{3});")


@lru_cache(4096)  # a page repeats its entities
def _unescaped(entity: str) -> str:
    """Return what an entity stands for, however often it was escaped; the entity itself if that is no text."""
    from html import unescape

    inner = "&" + (_AMPERSANDS.sub("", entity[1:]) or "amp;")
    repaired = unescape(inner)
    return entity if repaired == inner or not _is_text(repaired) else repaired


_AMPERSANDS = re.compile("^(?:(?:amp|#38|#[xX]26);)+")


def _is_text(repaired: str) -> bool:
    """Tell whether a repair is characters that text may have: no controls, no surrogates, not empty."""
    return (
        repaired != ""
        and "\ufffd" not in repaired
        and not any(category(ch) in ("Cc", "Cs", "Cn") for ch in repaired)
    )


def _bare_entities(line: str, _chinese: bool) -> Iterator[RawEdit]:
    if _HAN.search(line) and not _markup().search(line):
        for match in _bare_entity().finditer(line):
            repaired = _unescaped("&" + match.group())
            if repaired[0] != "&" and not repaired.isalnum():
                yield match.start(), match.end(), repaired, "entity", _CONFIDENCE


@cache
def _bare_entity() -> re.Pattern[str]:
    return re.compile(rf"(?<![&A-Za-z0-9_])(?:{_BARE})")


# ---------------------------------------------------------------- \u and %u


@cache
def _u_escape() -> re.Pattern[str]:
    """Escapes of JSON and program text, or those of JavaScript's ``escape``, which writes marks as two digits."""
    return re.compile(r"(?:\\{1,2}u[0-9a-fA-F]{4})+|(?:%(?:u[0-9a-fA-F]{4}|[2-7][0-9a-fA-F]|[A-F][0-9A-F]))+")


_HAN_IN_A_ROW = re.compile("[\u4e00-\u9fff][\u3000-\u303f\uff00-\uffef]*[\u4e00-\u9fff]")


def _u_escapes(line: str, _chinese: bool) -> Iterator[RawEdit]:
    if "\\u" not in line and "%u" not in line:
        return
    runs = [
        (match, _u_decoded(match.group()))
        for token in _TOKEN.finditer(line)
        if "://" not in token.group()
        for match in _u_escape().finditer(line, *token.span())
        if "u" in match.group() or "%u" in token.group()
    ]
    whole = "".join(repaired for _, repaired in runs)
    plane = [ch for ch in whole if "\x7f" < ch <= "\uffff"]
    chinese = sum(is_basic_han(ch) or ch in ordinary() for ch in plane)
    if not _HAN_IN_A_ROW.search(whole) or chinese < _LEAST_CHINESE * len(plane):
        return
    if _RANGE.search(line) or any(_is_quoted(line, match) for match, _ in runs):
        return
    if all(_is_in_brackets(line, match) for match, _ in runs):
        return
    first = runs[0][0]
    head = line[: first.start()].replace('\\"', "").replace("\\'", "")
    if any(head.count(mark) % 2 and mark in line[first.end() :] for mark in "\"'"):
        return
    edits = [(*match.span(), repaired) for match, repaired in runs if _is_text(repaired)]
    if any(line.startswith("\\u", match.start()) for match, _ in runs):
        edits += [(*match.span(), match[1]) for match in _JSON_MARK.finditer(line)]
    for start, end, repaired in sorted(edits):
        yield start, end, repaired, "escape-u", _CONFIDENCE


_JSON_MARK = re.compile(r"(?<!\\)\\([\"/])")


def _u_decoded(escapes: str) -> str:
    units = _UNIT.sub(lambda match: chr(int(match[1] or match[2], 16)), escapes)
    return units.encode("utf-16", "surrogatepass").decode("utf-16", "replace").replace("\ufffd", "\0")


_UNIT = re.compile(r"(?:\\{1,2}|%)u(....)|%(..)")


_RANGE = re.compile(r"\\u[0-9a-fA-F]{4}-\\u")


def _is_quoted(line: str, match: re.Match[str]) -> bool:
    """Tell whether an escape stands right inside the quotes of code; those of JSON text are escaped."""
    start, end = match.span()
    before = line[start - 1 : start] if line[start - 2 : start - 1] != "\\" else ""
    return before in _QUOTES or line[end : end + 1] in _QUOTES


_QUOTES = tuple("\"'`")


def _is_in_brackets(line: str, match: re.Match[str]) -> bool:
    return line[match.start() - 1 : match.start()] == "[" or line[match.end() : match.end() + 1] == "]"


# ---------------------------------------------------------------- percent escapes


_TOKEN = re.compile(r"[^\s\"'<>\u3000-\u9fff\uff01-\uff5e]+")
_PERCENT_RUN = re.compile(r"(?:%[0-9a-fA-F]{2})+")
_DOMAIN = re.compile(r"\w\.\w")
_ADDRESS_MARKS = frozenset("=/?&#@:")


def _percent_escapes(line: str, _chinese: bool) -> Iterator[RawEdit]:
    if "%" not in line:
        return
    for token in _TOKEN.finditer(line):
        head, percent, _ = token.group().partition("%")
        quoted = line[token.start() - 1 : token.start()] in tuple("\"'")
        if (
            quoted
            or not percent
            or "://" in token.group()
            or _DOMAIN.search(head)
            or not _ADDRESS_MARKS.isdisjoint(head)
        ):
            continue
        runs = [(match, _percent_decoded(match.group())) for match in _PERCENT_RUN.finditer(token.group())]
        whole = "".join(repaired or "\0" for _, repaired in runs)
        if sum(map(is_basic_han, whole)) < 2 or ordinary_share(whole) < _LEAST_CHINESE:
            continue
        for match, repaired in runs:
            if repaired and _is_text(repaired):
                start = token.start() + match.start()
                yield start, start + len(match.group()), repaired, "escape-percent", _CONFIDENCE


def _percent_decoded(escapes: str) -> str | None:
    data = bytes.fromhex(escapes.replace("%", ""))
    for charset in ("utf-8", "gbk"):
        try:
            return data.decode(charset)
        except UnicodeDecodeError:
            pass
    return None


_DECODERS: tuple[Callable[[str, bool], Iterator[RawEdit]], ...] = (
    _entities,
    _bare_entities,
    _u_escapes,
    _percent_escapes,
)
