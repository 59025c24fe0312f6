"""Commas, colons, semicolons, question and exclamation marks, full stops: half-width to full-width.

Each decision looks at the letters on both sides of the run of marks, see `_context`.
"""

import re
from collections.abc import Iterator
from functools import cache

from .._classes import is_han
from .._patterns import lazy_pattern
from ..edits import RawEdit
from ._context import (
    BLANKS,
    BORDER,
    CLOSERS,
    DIGIT,
    EMOTICON,
    FOREIGN,
    HANZI,
    LATIN,
    OTHER,
    RUN,
    UNIT,
    Lines,
    kind,
    lines_with_kana_or_hangul,
    run_bounds,
)
from ._full_stops import IN_TITLE, NUMBER_BEFORE, REFERENCE, full_stop, wide_full_stop
from ._names import DOMAIN, NAME_LETTERS

__all__ = ["find_stops", "replace_plain_stops"]

_FULL = {",": "，", ":": "：", ";": "；", "?": "？", "!": "！", ".": "。", "．": "。"}
_RULE = {
    ",": "punctuation.comma",
    ":": "punctuation.colon",
    ";": "punctuation.semicolon",
    "?": "punctuation.question_mark",
    "!": "punctuation.exclamation_mark",
    ".": "punctuation.full_stop",
    "．": "punctuation.full_stop",
}
_OPENING, _CLOSING = frozenset("“‘「『"), frozenset("”’」』")
_MOST = {"，": 1, "、": 1, "；": 1, "：": 1, "！": 3, "？": 3}
"""How often a mark may stand in a row (GB/T 15834-2011, 4.2.3.3 and 4.3.3.2: at most three ！ or ？)."""

# All alternatives begin with a literal, which lets `re` skip from candidate to candidate. Most marks of edited text
# stand between foreign letters and digits, in addresses, times and decimal numbers, and are left out here.
_BETWEEN = "(?!(?<=[0-9A-Za-z].)[0-9A-Za-z])"
_COLON = "(?!(?<=[0-9A-Za-z].)(?:[A-Za-z/]|[0-9](?![0-9０-９]{3}年)))"  # 10:47, http://, but 线索1:1998年
_CANDIDATE = re.compile(
    rf",|:{_COLON}|;{_BETWEEN}|\?{_BETWEEN}|!{_BETWEEN}|\.{_BETWEEN}|．(?!(?<=[0-9０-９A-Za-z].)[0-9０-９])|，，|、、|；；|：：|！！！！|？？？？"
)

_BRANDS = ("Yahoo", "Joomla", "Jeopardy", "Kahoot")
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6})\Z")
_QUERY = re.compile(r"\?[\w\-]{1,40}=", re.ASCII)
_YEAR = re.compile("[0-9０-９]{4}年")
_IN_FOREIGN_SENTENCE = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 '‘’-")
_OPENS_SENTENCE = frozenset('\n"“「『(（。！？…!?')
_NUMBER = re.compile("([0-9０-９]+)(?:[.．/／:∶][0-9０-９]+)*")
_TIME = re.compile("[0-2]?[0-9]:[0-5][0-9]")
_CITATION = lazy_pattern(r"[\u4e00-\u9fff] ?\[[0-9]{1,3}\]\Z")
# Before which spacing takes the blanks out.
_MARK_BEHIND_BLANKS = re.compile(f"[{BLANKS}]+[，。：；？！、）”’」』…]")
_EMOJI = re.compile("[\u2600-\u27bf\ufe0f\U0001f300-\U0001faff]")


@cache
def _plain_stop(mark: str) -> re.Pattern[str]:
    """What needs no context beyond its neighbours; the pattern begins with a literal, so the search is fast."""
    if mark == ".":
        names = "".join(sorted(NAME_LETTERS))
        return re.compile(
            f"\\.(?=[一-\u9fff\\n])(?!{DOMAIN}|{IN_TITLE})(?<=[一-\u9fff]{{4}}.)(?<![{names}].)"
        )
    return re.compile(f"\\{mark}(?=[一-\u9fff])(?<=[一-\u9fff].)")


def replace_plain_stops(text: str) -> str:
    """Make the stops between ideographs full-width, most of all, without building edits.

    `find_stops` finds the same ones and more; no other rule depends on the width of a mark between ideographs.
    Lines with kana or Hangul are left to it.
    """
    left: list[tuple[int, int]] | None = None
    for mark in ",:;?!.":
        if mark not in text or (mark == "." and REFERENCE.search(text)):
            continue
        pattern = _plain_stop(mark)
        if left is None:
            if not pattern.search(text):  # the lines are looked for only where there is something to replace
                continue
            left = list(lines_with_kana_or_hangul(text))
        if not left:
            text = pattern.sub(_FULL[mark], text)
            continue
        pieces = []
        done = 0
        for start, end in left:
            pieces += [pattern.sub(_FULL[mark], text[done:start]), text[start:end]]
            done = end
        text = "".join([*pieces, pattern.sub(_FULL[mark], text[done:])])
    return text


def find_stops(text: str, typed: str) -> Iterator[RawEdit]:
    """Yield the edits that make stops of Chinese context full-width and thin out repeated ones.

    `typed` is the text before `replace_plain_stops`: which full stops its lines have tells what a dot may be.
    """
    lines = Lines(text, typed)
    done = 0
    for match in _CANDIDATE.finditer(text):
        at = match.start()
        if at < done:
            continue
        mark = text[at]
        before = text[at - 1 : at]
        after = text[at + 1 : at + 2]
        if before not in RUN and after not in RUN and mark in _FULL:  # a mark on its own: nearly all are
            if "\u4e00" <= before <= "\u9fff" and "\u4e00" <= after <= "\u9fff" and mark not in ".．":
                if not lines.is_japanese_or_korean(at):
                    yield at, at + 1, _FULL[mark], _RULE[mark], 1.0
            elif confidence := _confidence(text, lines, at, mark, kind(before), kind(after)):
                yield at, at + 1, _FULL[mark], _RULE[mark], confidence
            continue
        first, done = run_bounds(text, at, done)
        yield from _run_edits(text, lines, first, done)


def _run_edits(text: str, lines: Lines, first: int, last: int) -> Iterator[RawEdit]:
    """Yield the edits within one run."""
    left = kind(text[first - 1 : first])
    right = kind(text[last : last + 1])
    previous, count = "", 0
    for at in range(first, last):
        mark = text[at]
        replacement = mark
        rule = confidence = None
        if mark in _FULL and (found := _confidence(text, lines, at, mark, left, right)):
            replacement, rule, confidence = _FULL[mark], _RULE[mark], found
        count = count + 1 if replacement == previous else 1
        previous = replacement
        if count > _MOST.get(replacement, count):
            yield at, at + 1, "", "punctuation.repeated", 0.95
        elif rule and confidence:
            yield at, at + 1, replacement, rule, confidence


def _confidence(text: str, lines: Lines, at: int, mark: str, left: str, right: str) -> float:
    """Return how sure it is that the half-width `mark` at `at` is a Chinese one; 0 to leave it alone."""
    if left == FOREIGN or right == FOREIGN:
        return 0.0
    if text[at - 1 : at] == "]" and (
        is_han(text[at - 2 : at - 1]) or _CITATION.search(text, max(0, at - 6), at)
    ):
        left = HANZI  # 点[确定],再说[12].
    if "、" in (
        text[at - 1 : at],
        text[at + 1 : at + 2],
    ):  # a mark that is spoken about, as in 填入「A,、B,」
        return 0.0
    if text[at - 1 : at] in _OPENING and text[at + 1 : at + 2] in _CLOSING:  # so is 用「;」分开
        return 0.0
    if mark in ".．":
        return (full_stop if mark == "." else wide_full_stop)(text, lines, at, left, right)
    if left == OTHER and mark in "?!" and right in (HANZI, BORDER) and _behind_emoji(text, at):
        return 0.9 if lines.is_chinese(at) else 0.0
    if HANZI not in (left, right) and (not _wrapped(text, at, right) or _in_call(text, lines, at)):
        return _between_foreign(text, lines, at, mark, left, right)
    if lines.is_japanese_or_korean(at) if left == right == HANZI else not lines.is_chinese(at):
        return 0.0
    if mark == ",":
        return 1.0 if left == right == HANZI else 0.98
    return _EXCEPTIONS[mark](text, at, left, right)


def _wrapped(text: str, at: int, right: str) -> bool:
    """Tell whether a quote, a parenthesis or a unit stands between the mark and the letters beside it."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if after and after in BLANKS and right != BORDER and not _MARK_BEHIND_BLANKS.match(text, at + 1):
        return False  # a blank behind the mark is how foreign text is set
    return bool(before and (before in CLOSERS or before in "%‰℃")) or bool(after and after in "(（\"`“‘'「『")


def _in_call(text: str, lines: Lines, at: int) -> bool:
    """Tell whether the mark separates the arguments of a call or formula, =IF(A1>0;"yes";"no")."""
    lines.move_to(at)
    start = max(lines.start, at - 80)
    opened = max(text.rfind("(", start, at), text.rfind("（", start, at))
    name = text[opened - 1 : opened]
    return opened > 0 and name.isascii() and name.isalnum() and ")" not in text[opened:at]


def _ends_foreign_sentence(text: str, at: int) -> bool:
    """Tell whether the mark ends a foreign sentence rather than a Chinese one that ends in foreign words.

    It does if nothing but foreign words stands between it and the quote, parenthesis or mark before them.
    """
    if is_han(text[at + 1 : at + 2]):
        return False
    start = at
    while start and at - start < 120:
        char = text[start - 1]
        if char not in _IN_FOREIGN_SENTENCE and not (char in ",.;:" and text[start] == " "):
            break
        start -= 1
    words = len(text[start:at].split())
    before = text[start - 1 : start]
    if words and before and before in "《〈":  # 《Yes!》
        return True
    quoted = before in _OPENS_SENTENCE or text[start] in "'‘"
    return words > 1 and (quoted or not before or (words > 2 and before in "，：；,:;"))


def _between_foreign(text: str, lines: Lines, at: int, mark: str, left: str, right: str) -> float:
    """A mark between numbers or foreign words of a Chinese line: mostly theirs, but not always."""
    if mark in "?!" and right == BORDER and left in (LATIN, DIGIT, UNIT):
        if (mark == "!" and _behind_brand(text, at)) or _ends_foreign_sentence(text, at):
            return 0.0
        return 0.9 if lines.is_chinese(at) else 0.0
    if right != DIGIT or text[at + 1] in BLANKS or mark not in ",:" or not lines.is_chinese(at):
        return 0.0
    if mark == ":":  # 线索1:1998年
        return 0.9 if _YEAR.match(text, at + 1) else 0.0
    number = _NUMBER.match(text, at + 1)
    before = NUMBER_BEFORE.search(text, max(0, at - 20), at)
    if number is None or before is None:  # CT,60%是
        return (
            0.9
            if left == LATIN and number and text[at - 2 : at].isalpha() and _counted(text, number.end())
            else 0.0
        )
    # What has a fraction before the comma, a group of more than three digits or a time of day behind it is no
    # grouped number.
    if not (re.search("[.．/／:∶]", before[0]) or len(number[1]) > 3 or _TIME.fullmatch(number[0])):
        return 0.0
    return (
        0.0
        if text[before.start() - 1 : before.start()] in ("(", "（")
        and text[number.end() : number.end() + 1] in (")", "）")
        else 0.9
    )


def _counted(text: str, end: int) -> bool:
    return kind(text[end : end + 1]) in (HANZI, UNIT)


def _behind_brand(text: str, at: int) -> bool:
    return text[max(0, at - 8) : at].endswith(_BRANDS)


def _colon(text: str, at: int, left: str, right: str) -> float:
    if text.startswith("//", at + 1) or EMOTICON.match(text, at):
        return 0.0
    return 1.0 if left == HANZI else 0.95


def _semicolon(text: str, at: int, left: str, right: str) -> float:
    if EMOTICON.match(text, at) or (left != HANZI and _ENTITY.search(text, max(0, at - 10), at)):
        return 0.0
    return 1.0 if left == HANZI else 0.95


def _question_mark(text: str, at: int, left: str, right: str) -> float:
    if left in (BORDER, OTHER) or _QUERY.match(text, at) or _begins_word(text, at):
        return 0.0
    if left == LATIN and _ends_foreign_sentence(text, at):
        return 0.0
    return 1.0 if left == HANZI else 0.9


def _exclamation_mark(text: str, at: int, left: str, right: str) -> float:
    if left in (BORDER, OTHER) or _begins_word(text, at):
        return 0.0
    if left == LATIN and (_behind_brand(text, at) or _ends_foreign_sentence(text, at)):
        return 0.0
    return 1.0 if left == HANZI else 0.9


def _begins_word(text: str, at: int) -> bool:
    """Tell whether the mark is the first sign of a foreign word, as in 用 !important 覆盖."""
    before, after = text[max(0, at - 2) : at], text[at + 1 : at + 2]
    return (
        len(before) == 2
        and before[1] in BLANKS
        and before[0].isalnum()
        and after.isascii()
        and after.isalpha()
    )


_EXCEPTIONS = {":": _colon, ";": _semicolon, "?": _question_mark, "!": _exclamation_mark}


def _behind_emoji(text: str, at: int) -> bool:
    while at and text[at - 1] in RUN:
        at -= 1
    return _EMOJI.match(text, at - 1) is not None if at else False
