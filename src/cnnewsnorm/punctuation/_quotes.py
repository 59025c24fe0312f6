"""Quotes: straight ones are paired, paragraph by paragraph; on request all take the style of the region."""

import re
from collections.abc import Iterator

from .._classes import occurrences
from ..edits import RawEdit
from ._context import BLANKS, BORDER, CHINESE, EMOTICON, HANZI, OTHER, Lines, Runs, kind

__all__ = [
    "STYLES",
    "find_quotes",
    "find_regional_quotes",
    "find_turned_quotes",
    "is_apostrophe",
    "quote_goes_on",
]

STYLES = {"cn": "“”‘’", "tw": "「」『』", "hk": "「」『』"}
"""Outer and inner quotes by region.

Sources: GB/T 15834-2011, 4.8; 《重訂標點符號手冊》修訂版 (2008), 引號; Hong Kong practice follows the latter.
"""

_RULE = "punctuation.quote"
_PAIRED = re.compile("[“”‘’「」『』〝〞]")
_PAIRED_OR_STRAIGHT = re.compile("[“”‘’「」『』〝〞\"']")
_CLOSING = {"“": "”", "‘": "’", "「": "」", "『": "』", "〝": "〞"}
# All alternatives begin with a literal, which lets `re` skip from candidate to candidate.
_OUTER = re.compile("\"|``|''|“|”")
_INNER = re.compile("''|'|‘|’")
_YEAR = re.compile("['’][0-9０-９]{2}(?![0-9０-９'’])")
_LATIN_OR_DIGIT = re.compile("[0-9A-Za-z]")
_NEVER_BEHIND_OPENING = frozenset(["", "\n", *"，。、；：？！,;:?!）)》】”’」』"])
_NEVER_BEFORE_CLOSING = frozenset(["", "\n", *"：:（(《【、"])
_BLANK = frozenset(BLANKS)
_OTHER_QUOTE = frozenset('“「『"')
_ENDS_SENTENCE = frozenset("。！？…")
_JOINS = frozenset(["以及", "还是", "還是", *"和与與及或跟同到至暨"])
# The style of the region may make ‘ a 「.
_QUOTE_GOES_ON = re.compile("(?:\n[ \t\u3000\u00a0]*){1,3}[\"“「'‘`]")


def find_quotes(text: str, region: str) -> Iterator[RawEdit]:
    """Yield the edits that pair the straight quotes of Chinese lines."""
    style = STYLES[region]
    lines = Lines(text)
    for at in occurrences(text, "\"'"):
        if at < lines.end:
            continue
        if lines.is_chinese(at):
            edits = list(_line_edits(text, lines, _OUTER, style[:2]))
            if text.find("'", at, lines.end) >= 0:
                edits += _line_edits(text, lines, _INNER, style[2:])
                edits.sort()
            yield from edits


def find_turned_quotes(text: str) -> Iterator[RawEdit]:
    """Yield the edits that turn every other quote of lines whose curly quotes all close, 游戏”棋局”.

    Quotes that all open are left alone: a quotation of several paragraphs opens more often than it closes.
    """
    if text.count("”") + text.count('"') + text.count("''") <= text.count("“"):
        return  # nor will there be one when straight quotes are paired
    lines = Lines(text)
    for at in occurrences(text, "”"):
        if at < lines.end:
            continue
        lines.move_to(at)
        line = text[lines.start : lines.end]
        if line.count("”") % 2 or not _OTHER_QUOTE.isdisjoint(line) or not lines.is_chinese(at):
            continue
        places = [lines.start + place for place in occurrences(line, "”")]
        if all(
            text[start + 1 : start + 2] not in _NEVER_BEHIND_OPENING
            and text[start - 1 : start] not in _ENDS_SENTENCE
            and end > start + 1
            and text[end - 1] not in _NEVER_BEFORE_CLOSING
            for start, end in zip(places[::2], places[1::2], strict=True)
        ):
            yield from ((start, start + 1, "“", _RULE, 0.8) for start in places[::2])


def _line_edits(text: str, lines: Lines, quotes: re.Pattern[str], style: str) -> Iterator[RawEdit]:
    """Yield the edits of one line for outer or inner quotes, as far as they come in pairs."""
    places: list[tuple[int, int]] = []
    for match in quotes.finditer(text, lines.start, lines.end):
        at = match.start()
        if match[0] == "''" and quotes is _INNER:
            continue
        if match[0] in "'’" and (is_apostrophe(text, at) or _is_tear(text, at)):
            continue
        if match[0] in "'’" and _YEAR.match(text, at) and kind(text[at - 1 : at]) in (HANZI, BORDER, OTHER):
            if match[0] == "'":
                yield at, at + 1, "’", "punctuation.apostrophe", 0.9
            continue
        places.append(match.span())
    if _may_be_nested(text, places):
        return
    places = _paired(text, lines, places)
    if not places or not _meets_chinese(text, places, lines.end):
        return
    for index, (start, end) in enumerate(places):
        if text[start] in "\"'`":
            yield start, end, style[index % 2], _RULE, 0.95


def _may_be_nested(text: str, places: list[tuple[int, int]]) -> bool:
    """Tell whether straight quotes may be a quotation of their own inside a pair of curly ones.

    “甲"乙"丙” is either one quotation in another or two side by side, and nothing decides which, unless what
    stands between opens with a mark or is a word that joins two things.
    """
    inside: list[tuple[int, int]] | None = None
    for start, end in places:
        if text[start] in "“‘":
            inside = []
        elif text[start] in "”’":
            if inside and len(inside) % 2 == 0:
                pairs = list(zip(inside[::2], inside[1::2], strict=True))
                if all(
                    _can_open(text, *opening)
                    and _can_close(text, closing[0])
                    and text[opening[1] : closing[0]] not in _JOINS
                    for opening, closing in pairs
                ):
                    return True
            inside = None
        elif inside is not None:
            inside.append((start, end))
    return False


def _paired(text: str, lines: Lines, places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the quotes that open and close in turn, the first one opening; none if that cannot be.

    Of an odd number one stands alone. Every quote that may be the one is tried; what all these readings agree
    on comes in pairs, the rest is left alone. A last quote that nothing closes is accepted if the next
    paragraph opens with a quote again, as quotations of several paragraphs do.
    """
    opens = [_can_open(text, start, end) for start, end in places]
    closes = [_can_close(text, start) for start, _ in places]
    count = len(places)
    good = 0  # how many quotes from the first one on can take turns
    while good < count and (closes if good % 2 else opens)[good]:
        good += 1
    if count % 2 == 0:
        if good < count or all(text[start - 1 : start].isdigit() for start, _ in places):  # 14"和15"显示器
            return []
        return places
    if good == count and quote_goes_on(text, lines.end):
        return places
    last = count  # the quotes from here on can take turns if one before them stands alone
    while last and (opens if last % 2 == 0 else closes)[last - 1]:
        last -= 1
    alone = range(max(last - 1, 0), min(good, count - 1) + 1)
    if not alone:
        return []
    return [*places[: alone[0] // 2 * 2], *places[alone[-1] + 1 + alone[-1] % 2 :]]


def _can_open(text: str, start: int, end: int) -> bool:
    before = start
    while text[before - 1 : before] in _BLANK:
        before -= 1
    if text[start] in "”’" or text[before - 1 : before] == "=":
        return False
    while text[end : end + 1] in _BLANK:  # spacing removes it before a mark
        end += 1
    after = text[end : end + 3]
    if after[:2] == ".." or (after[:2] == "。。" and after[2:] and after[2] in "。.．…"):  # an ellipsis
        return True
    if after[:1] == ".":  # "好".他走了, but also ".com"
        return after[1:2].islower()
    return after[:1] not in _NEVER_BEHIND_OPENING


def _can_close(text: str, start: int) -> bool:
    if text[start] in "“‘`":
        return False
    while text[start - 1 : start] in _BLANK:
        start -= 1
    return text[start - 1 : start] not in _NEVER_BEFORE_CLOSING


def _meets_chinese(text: str, places: list[tuple[int, int]], line_end: int) -> bool:
    """Tell whether any of the pairs holds Chinese or stands beside it; code and foreign words may do neither."""
    if len(places) > 1 and CHINESE.search(text, places[0][1], places[1][0]):  # nearly always
        return True
    runs = Runs(text)
    for index, (start, end) in enumerate(places):
        runs.move_to(start)
        if HANZI in (runs.left, runs.right):
            return True
        if index % 2 == 0 and CHINESE.search(
            text, end, places[index + 1][0] if index + 1 < len(places) else line_end
        ):
            return True
    return False


def quote_goes_on(text: str, line_end: int) -> bool:
    """Tell whether the next paragraph opens with a quote again, as quotations of several paragraphs do."""
    return _QUOTE_GOES_ON.match(text, line_end) is not None


def is_apostrophe(text: str, at: int) -> bool:
    """Tell whether the quote at `at` stands inside a foreign word."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return _LATIN_OR_DIGIT.match(before) is not None and _LATIN_OR_DIGIT.match(after) is not None


def _is_tear(text: str, at: int) -> bool:
    """Tell whether the quote at `at` belongs to an emoticon, ``:'(``, whose colon is left alone, too."""
    return text[at - 1 : at] in (":", ";") and EMOTICON.match(text, at - 1) is not None


def find_regional_quotes(text: str, region: str) -> Iterator[RawEdit]:
    """Yield the edits that give paired quotes of Chinese lines the style of the region, level by level.

    Lines whose quotes do not come in pairs are left alone.
    """
    style = STYLES[region]
    lines = Lines(text)
    done = 0
    for match in _PAIRED.finditer(text):
        if match.start() >= done:
            lines.move_to(match.start())
            done = lines.end
            if lines.is_chinese(match.start()):
                yield from _regional_line(text, lines, style)


def _regional_line(text: str, lines: Lines, style: str) -> list[RawEdit]:
    edits: list[RawEdit] = []
    opened: list[str] = []  # the closing quotes that are due
    alone = False  # whether there is a half quote that belongs to nothing
    for match in _PAIRED_OR_STRAIGHT.finditer(text, lines.start, lines.end):
        at, mark = match.start(), match[0]
        if mark in "'’" and (is_apostrophe(text, at) or _is_tear(text, at)):
            continue
        if mark in _CLOSING:
            level = len(opened) % 2
            opened.append(_CLOSING[mark])
            wanted = style[2 * level]
        elif mark in "'’" and "’" not in opened[-1:]:
            alone = True
            continue
        elif not opened or opened.pop() != mark:
            return []
        else:
            wanted = style[2 * (len(opened) % 2) + 1]
        if wanted != mark:
            edits.append((at, at + 1, wanted, "punctuation.regional_quote", 0.9))
    if opened or (alone and any(text[at] in "‘’" for at, *_ in edits)):  # which it might be a pair with
        return []
    return edits
