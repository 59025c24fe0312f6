"""Full stops: which dots end a sentence, which separate, number or shorten.

A dot is the most ambiguous of all marks, so each has to have Chinese on both sides, or the end of the line behind
it, and nothing that speaks for another use.
"""

import re
from functools import lru_cache

from .._patterns import lazy_pattern
from ._context import (
    BLANKS,
    BORDER,
    CLOSERS,
    DIGIT,
    FOREIGN,
    HANZI,
    LATIN,
    OTHER,
    UNIT,
    Lines,
    has_full_stop,
    kind,
)
from ._names import NAME_LETTERS, is_name_dot

__all__ = ["IN_TITLE", "NUMBER_BEFORE", "REFERENCE", "full_stop", "wide_full_stop"]

_ABBREVIATION = re.compile("Inc|Ltd|Co|Corp|Bros|Jr|Sr|Dr|Mrs?|Ms|Prof|Rev|Gen|St|Mt|No|Vol|Fig|Op|vs|etc|al")
_EXTENSION = re.compile(
    "jpe?g|png|gif|bmp|webp|svg|mp[34]|avi|mov|wmv|mkv|flv|wav|txt|docx?|xlsx?|pptx?|pdf|rar|zip|gz|exe|apk|html?"
    "|shtml|php|aspx?|jsp?|py|md|csv|json|xml|env|com|cn|net|org|gov|edu|tv|cc|io|top|vip|xyz",
    re.IGNORECASE,
)
NUMBER_BEFORE = re.compile("[0-9０-９]+(?:[.．/／:∶][0-9０-９]+)*\\Z")
REFERENCE = re.compile(r"\[[JMDCRNPSZ](?:/OL)?\]")  # GB/T 7714: 张三. 书名[M]. 北京: 出版社
_NOT_BEFORE_FULL_STOP = ".．。…，、；：？！,;:?!《〈【〔〖「『“‘（(" + BLANKS
_COUNTED_BEHIND = lazy_pattern("[0-9０-９]{1,8}[一-\u9fff]")
_DASH = re.compile("[\"'”’]?(?:—|--|－－|――|──|⸺)")
_NUMERALS = frozenset("〇○零一二三四五六七八九十")
_WIDEST_TITLE, _LONG = 20, 2000  # characters
# 《马未都说收藏.杂项篇》, without the marks that may become longer or shorter
IN_TITLE = "(?:[\\w ·:：]|[.．。](?![.．。…])){1,20}[》〉】]"
_TITLE_BEHIND = lazy_pattern(IN_TITLE)
_IN_BRACKETS = lazy_pattern("[《〈【〔（(][^》〉】〕）)，。！？,.!?]*\\Z")
_LEAST_LENGTH = {HANZI: 2, LATIN: 3}
_WORD_AFTER = re.compile(r"[A-Za-z0-9_]+")
_WORD_BEFORE = re.compile(r"([A-Za-z][A-Za-z.]{0,20})\Z")
_FOUR_IDEOGRAPHS = lazy_pattern("[一-\u9fff]{4}")  # longer than any list marker
_SINCE_HAN = lazy_pattern("[^\u3400-\u9fff]*\\Z")
_PHRASE = re.compile("[A-Za-z][.,;:]? [A-Za-z]+\\Z")
_LIST_MARKER = lazy_pattern(
    r"[\s(（]*(?:第?[0-9０-９]{1,3}(?:[.．][0-9０-９]{1,3}){0,5}|[一二三四五六七八九十]{1,3}|[甲乙丙丁]|[A-Za-z])[)）]?"
)


def full_stop(text: str, lines: Lines, at: int, left: str, right: str) -> float:
    """A full stop needs a Chinese sentence before it and Chinese, or the end of the line, behind it."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if before and before in BLANKS and left == HANZI and right == BORDER and not after.strip():
        end = len(text[max(0, at - 8) : at].rstrip(BLANKS)) + max(0, at - 8)
        return 0.9 if _FOUR_IDEOGRAPHS.match(text, max(0, end - 4), end) else 0.0
    if not before or before in _NOT_BEFORE_FULL_STOP or (after and after in ".。"):
        return 0.0
    if right == OTHER and (after == "[" or _DASH.match(text, at + 1)):  # 。[全文], 。——编者
        right = HANZI
    closed = before in CLOSERS
    if left in (HANZI, UNIT) or (closed and left in (LATIN, DIGIT) and right != LATIN):
        if (right == LATIN and not _starts_sentence(text, at + 1)) or right in (FOREIGN, OTHER, UNIT):
            return 0.0
        if _is_list_marker(text, lines, at) or is_name_dot(text, lines, at):
            return 0.0
        if right == HANZI and _TITLE_BEHIND.match(text, at + 1):
            return 0.0
    elif left == DIGIT and right == HANZI:
        if (after and after in BLANKS) or _is_list_marker(text, lines, at):  # 1.2. 总则, 表 1.2. 名单
            return 0.0
        number = NUMBER_BEFORE.search(text, max(0, at - 20), at)
        if number is None or len(number[0]) < _LEAST_LENGTH.get(_kind_before(text, number.start()), 4):
            return 0.0  # more likely the number of a list item
    elif right == BORDER and left in (DIGIT, LATIN) and not _is_list_marker(text, lines, at):
        word = _WORD_BEFORE.search(text, max(0, at - 22), at)
        if word and _PHRASE.search(text, max(0, at - 40), at):
            return 0.0
        since_han = _SINCE_HAN.findall(text, max(0, at - 60), at)[0].split()
        if sum(any(map(str.isalpha, part)) for part in since_han) > 1:  # Smith, Nature, 12(3): 45-50.
            return 0.0
        if (
            word
            and not _is_address(word[1])
            and (_ABBREVIATION.fullmatch(word[1]) or len(word[1]) < 2 or "." in word[1])
        ):
            return 0.0
    elif right == HANZI and left == LATIN and after not in BLANKS:  # 见www.example.com.另外, 加入NBA.后来
        word = _WORD_BEFORE.search(text, max(0, at - 22), at)
        if (
            word is None
            or is_name_dot(text, lines, at)
            or not (_is_address(word[1]) or _is_word_of_chinese(text, word[1], word.start()))
        ):
            return 0.0
    else:
        return 0.0
    if _is_reference(text, lines, at):
        return 0.0
    return 0.95 if _FOUR_IDEOGRAPHS.match(text, max(0, at - 4), at) or lines.is_chinese(at) else 0.0


def wide_full_stop(text: str, lines: Lines, at: int, left: str, right: str) -> float:
    """A full-width dot ends a sentence at the end of its line, and amid lines that have no other full stops.

    Elsewhere it separates: 生活．醫藥, 夏洛．阿．卡瓦蒂卡, 一九九六．四．五.
    """
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if (
        left not in (HANZI, UNIT)
        or not (kind(before) == left or before in CLOSERS)
        or (after and after in ".．。…")
    ):
        return 0.0
    lines.move_to(at)
    sentence = _FOUR_IDEOGRAPHS.match(text, max(lines.start, at - 4), at) is not None
    if right == BORDER:
        return 0.9 if sentence or any(text.find(comma, lines.start, at) >= 0 for comma in "，,") else 0.0
    if right == DIGIT and not (sentence and _COUNTED_BEHIND.match(text, at + 1)):  # 表．3, but 粮食．1996年
        return 0.0
    if right not in (HANZI, DIGIT) or left == UNIT or _is_list_marker(text, lines, at):
        return 0.0
    if NAME_LETTERS.issuperset(before + after) or before in _NUMERALS:
        return 0.0
    if _IN_BRACKETS.search(text, max(lines.start, at - _WIDEST_TITLE), at):
        return 0.0
    return 0.8 if _is_dotted(lines.typed[lines.start : min(lines.end, lines.start + _LONG)]) else 0.0


@lru_cache(64)
def _is_dotted(line: str) -> bool:
    """Tell whether a line is made of clauses or ends with a dot, and has dots for all of its full stops."""
    return not has_full_stop(line, 0, len(line)) and (
        "，" in line or "," in line or line.rstrip(BLANKS).endswith("．")
    )


def _is_address(word: str) -> bool:
    """Tell whether a word with dots in it is an address or a file name rather than an abbreviation."""
    rest, dot, ending = word.rpartition(".")
    return bool(dot) and len(rest + ending) > 4 and _EXTENSION.fullmatch(ending) is not None


def _is_word_of_chinese(text: str, word: str, start: int) -> bool:
    """Tell whether a foreign word stands in a Chinese sentence and can end it: no initial, no ``Dr.``"""
    return (
        len(word) > 2
        and word.isalpha()
        and not _ABBREVIATION.fullmatch(word)
        and _kind_before(text, start) == HANZI
    )


def _is_reference(text: str, lines: Lines, at: int) -> bool:
    """Tell whether the line is an entry of a bibliography, whose full stops are half-width by its own standard."""
    lines.move_to(at)
    kind_of_work = REFERENCE.search(text, lines.start, min(lines.end, lines.start + 300))
    return kind_of_work is not None and (
        text[lines.start] == "[" or text.startswith(". ", kind_of_work.end())
    )


def _kind_before(text: str, at: int) -> str:
    while at and text[at - 1] in BLANKS:
        at -= 1
    return kind(text[at - 1 : at])


def _starts_sentence(text: str, at: int) -> bool:
    """Tell whether the foreign word at `at` can begin a sentence: an acronym or name, no file ending."""
    word = _WORD_AFTER.match(text, at)
    return word is None or (word[0][0].isupper() and len(word[0]) > 2 and not _EXTENSION.fullmatch(word[0]))


def _is_list_marker(text: str, lines: Lines, at: int) -> bool:
    lines.move_to(at)
    return at - lines.start <= 20 and _LIST_MARKER.fullmatch(text, lines.start, at) is not None
