"""Full-width letters, digits and signs to half width; half-width, small and vertical marks to standard ones.

Chinese punctuation stays full-width: ，。：；？！（） and the like are never touched by this step, except in
a line of Latin text that was typed in full width as a whole.
"""

import re
from collections.abc import Callable, Iterator

from ._classes import is_han
from .edits import RawEdit, apply_edits, explained_by
from .errors import require_text

__all__ = ["normalize_width"]

# U+FF01–FF5E without the punctuation that Chinese text keeps: ！（），：；？［］｛｝～
_SIGNS = "\uff02-\uff07\uff0a\uff0b\uff0d-\uff0f\uff1c-\uff1e\uff20\uff3c\uff3e-\uff40\uff5c"
_CANDIDATE = re.compile(
    f"[０-９Ａ-Ｚａ-ｚ{_SIGNS}\uff61-\uff64\ufe10-\ufe19\ufe30-\ufe44\ufe47\ufe48\ufe50-\ufe6b]"
)
_OFFSET = 0xFEE0  # from an ASCII character to its full-width form
_LETTER = re.compile("[Ａ-Ｚａ-ｚ]")
_LETTER_OR_DIGIT = re.compile("[0-9A-Za-z０-９Ａ-Ｚａ-ｚ]")
_DIGITS_BEFORE = re.compile("[０-９]{1,4}\\Z")
_GROUP = re.compile("，[０-９]{3}(?![０-９])")
_NO_RATIO = "(?![０-９年月日号號岁歲])"
_MINUTES = re.compile(f"：[０-５][０-９]{_NO_RATIO}")
# A score or ratio goes with words that say so; 图２：３名学生 has none.
_RATIO = re.compile(f"：[０-９]{{1,3}}{_NO_RATIO}")
_RATIO_BEFORE = re.compile("(?:[以比为為成]|比[例率值分数數]|总分|總分)[０-９]{1,3}\\Z")

_HALF = dict(zip("｡｢｣､", "。「」、", strict=True))
_SMALL = dict(
    zip(
        "﹐﹑﹔﹕﹖﹗﹙﹚﹛﹜﹝﹞﹟﹠﹡﹢﹣﹤﹥﹦﹨﹩﹪﹫", "，、；：？！（）{}〔〕#&*+-<>=\\$%@", strict=True
    )
)
_VERTICAL = dict(
    zip(
        "︐︑︒︓︔︕︖︗︘︙︰︱︲︵︶︷︸︹︺︻︼︽︾︿﹀﹁﹂﹃﹄﹇﹈",
        "，、。：；！？〖〗…：—–（）{}〔〕【】《》〈〉「」『』[]",
        strict=True,
    )
)
# What may stand between a half-width mark and the ideograph that tells it from one of katakana, ｢晨报｣､｢晚报｣: marks of
# any width and digits, but no parentheses, which a kaomoji has, nor dashes and middle dots, which punctuation makes of
# signs that a kaomoji has, too.
_BETWEEN = (
    frozenset(
        [
            *_HALF,
            *_SMALL,
            *_VERTICAL,
            *" \t\u00a0\u3000,:;?!.，：；？！．。、…‥⋯\"'`“”‘’「」『』《》〈〉【】<>＜＞％%∶/／",
        ]
    )
    .union("0123456789０１２３４５６７８９")
    .difference("﹙﹚︵︶")
)
_HALF_WIDTH_KANA = re.compile("[\uff66-\uff9f]")
_FULL_WIDTH = re.compile("[！-～\u3000]")
_BLANK_BEHIND = frozenset("，：；？！")


class _Marks:
    """The row of marks around an offset, and whether the letters beside it are Chinese; offsets come in order."""

    __slots__ = ("_chinese", "_end", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._end = 0
        self._chinese = False

    def is_chinese(self, at: int) -> bool:
        """Tell whether an ideograph is the nearest letter on either side of a mark, and katakana on none."""
        text = self._text
        if at >= self._end:
            start, end = at, at + 1
            while start > self._end and text[start - 1] in _BETWEEN:
                start -= 1
            while end < len(text) and text[end] in _BETWEEN:
                end += 1
            beside = text[start - 1 : start], text[end : end + 1]
            self._end = end
            self._chinese = any(map(is_han, beside)) and not any(map(_HALF_WIDTH_KANA.match, beside))
        if self._chinese or _beside(is_han, text, at):
            return True
        return text[at - 1 : at] in ("）", ")") and is_han(text[at - 2 : at - 1])


def _find_edits(
    text: str,
    *,
    full_width_letters: bool = True,
    full_width_digits: bool = True,
    full_width_signs: bool = True,
    cjk_forms: bool = True,
) -> Iterator[RawEdit]:
    require_text(text)
    enabled = (full_width_letters, full_width_digits, full_width_signs, cjk_forms)
    line_end = -1
    done = 0
    marks = _Marks(text)
    for match in _CANDIDATE.finditer(text):
        at = match.start()
        if at < done:
            continue
        char = match[0]
        if at > line_end:
            line_start = text.rfind("\n", 0, at) + 1
            line_end = text.find("\n", at)
            line_end = len(text) if line_end < 0 else line_end
            if all(enabled) and _is_latin(text, line_start, line_end):
                yield from _latin_line(text, line_start, line_end)
                done = line_end
                continue
        edit = _edit(text, at, char, enabled, marks)
        if edit is not None:
            yield at, at + 1, *edit
            if edit[1] == "width.digit" and (mark := _number_mark(text, at + 1)):
                yield at + 1, at + 2, mark, "width.number_mark", 0.9


def _edit(
    text: str, at: int, char: str, enabled: tuple[bool, ...], marks: _Marks
) -> tuple[str, str, float] | None:
    """Return the replacement of one character, its rule and confidence; None to leave it alone."""
    letters, digits, signs, forms = enabled
    if "０" <= char <= "９":
        return (chr(ord(char) - _OFFSET), "width.digit", 1.0) if digits else None
    if _LETTER.match(char):
        return (chr(ord(char) - _OFFSET), "width.letter", 1.0) if letters else None
    if char in _HALF:
        return (_HALF[char], "width.half_width_mark", 0.95) if forms and marks.is_chinese(at) else None
    if char > "\uff00":
        # Between ideographs ．separates names or ends a sentence, and ／｜－＜＞ are punctuation.
        if not signs or (char == "．" and not _LETTER_OR_DIGIT.match(text[at - 1 : at])):
            return None
        if char in "／｜－＜＞" and not _beside(_is_letter_or_digit, text, at):
            return None
        if char in "＿＾｀" and not (
            _beside(_is_letter_or_digit, text, at)
            or (is_han(text[at - 1 : at]) and is_han(text[at + 1 : at + 2]))
        ):
            return None  # a face, （−＿−；）
        return chr(ord(char) - _OFFSET), "width.sign", 0.95
    if not forms:
        return None
    if char == "﹒":
        return "。" if is_han(text[at - 1 : at]) else ".", "width.small_form", 0.9
    if char in _SMALL:
        return _SMALL[char], "width.small_form", 0.95
    # Vertical forms are also eyes and mouths: (︶︿︶).
    if char in _VERTICAL and _beside(is_han, text, at):
        return _VERTICAL[char], "width.vertical_form", 0.9
    return None


def _number_mark(text: str, at: int) -> str:
    """Return the half-width form of a mark that belongs to a number typed in full width, else the empty string.

    It is the comma of grouped digits or the colon of a time of day, a score or a ratio.
    """
    if text[at : at + 1] not in ("，", "："):
        return ""
    before = _DIGITS_BEFORE.search(text, max(0, at - 4), at)
    length = len(before[0]) if before else 0
    if text[at] == "，":
        return "," if length <= 3 and _GROUP.match(text, at) else ""
    if length <= 2 and _MINUTES.match(text, at):
        return ":"
    return ":" if _RATIO.match(text, at) and _RATIO_BEFORE.search(text, max(0, at - 5), at) else ""


def _beside(wanted: Callable[[str], bool], text: str, at: int) -> bool:
    return wanted(text[at - 1 : at]) or wanted(text[at + 1 : at + 2])


def _is_letter_or_digit(char: str) -> bool:
    return _LETTER_OR_DIGIT.match(char) is not None


def _is_latin(text: str, start: int, end: int) -> bool:
    """Tell whether a line is Latin text that was typed in full width."""
    return _LETTER.search(text, start, end) is not None and not any(map(_is_cjk, text[start:end]))


def _is_cjk(char: str) -> bool:
    """Tell whether a character is an ideograph, kana, Hangul, CJK punctuation or a small or vertical form."""
    return (
        is_han(char)
        or "\u3001" <= char <= "\u30ff"
        or "\uac00" <= char <= "\ud7af"
        or "\ufe10" <= char <= "\ufe6f"
        or "\uff61" <= char <= "\uff9d"
    )


def _latin_line(text: str, start: int, end: int) -> Iterator[RawEdit]:
    """Yield the edits that bring a whole line to half width, with a blank behind its punctuation."""
    for match in _FULL_WIDTH.finditer(text, start, end):
        at, char = match.start(), match[0]
        if char == "\u3000":
            half = " "
        else:
            half = chr(ord(char) - _OFFSET)
            if char in _BLANK_BEHIND and _LETTER_OR_DIGIT.match(text[at + 1 : at + 2]):
                half += " "
        yield at, at + 1, half, "width.latin_line", 0.9


@explained_by(_find_edits)
def normalize_width(
    text: str,
    *,
    full_width_letters: bool = True,
    full_width_digits: bool = True,
    full_width_signs: bool = True,
    cjk_forms: bool = True,
) -> str:
    """Bring letters, digits, signs and marks to the width that Chinese text uses.

    Args:
        text: The text.
        full_width_letters: Turn Ａ–Ｚ and ａ–ｚ into A–Z and a–z.
        full_width_digits: Turn ０–９ into 0–9, and ，： between them into ``,`` and ``:`` where they group a
            number or write a time of day, a score or a ratio.
        full_width_signs: Turn ％＋＝＆＃＠＊＄ and other full-width signs that are no punctuation into ASCII,
            ．where it follows a letter or digit, and ／｜－＜＞ beside one; between ideographs these stay.
        cjk_forms: Turn half-width marks (｡､｢｣), small forms (﹐﹔) and vertical forms (︵︶︰) into the
            standard ones. Half-width katakana stay, and so do the vertical forms of a kaomoji.

    Returns:
        The text, the same object if nothing had to change. With everything switched on, the punctuation of a
        line that is Latin text in full width becomes half-width too.

    Raises:
        TextTypeError: `text` is not a `str`.

    Sources:
        The Unicode Standard 16, blocks Halfwidth and Fullwidth Forms, Small Form Variants, CJK Compatibility
        Forms, Vertical Forms; GB/T 15835-2011, 5.1 (half-width digits); W3C, Requirements for Chinese Text
        Layout.

    Examples:
        >>> normalize_width("１２月３１日，ＧＤＰ增长１２．５％")
        '12月31日，GDP增长12.5%'
        >>> normalize_width("Ｈｅｌｌｏ，ｗｏｒｌｄ！")
        'Hello, world!'
    """
    return apply_edits(
        text,
        _find_edits(
            text,
            full_width_letters=full_width_letters,
            full_width_digits=full_width_digits,
            full_width_signs=full_width_signs,
            cjk_forms=cjk_forms,
        ),
    )
