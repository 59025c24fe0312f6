"""Blanks: layout goes, meaning stays.

Indents, trailing blanks, runs of blanks and blanks beside full-width punctuation are layout. A blank between
Han characters carries meaning in titles and lists of names and stays, unless the text has one behind every character.
"""

import re
from collections.abc import Iterator, Set
from functools import cache
from unicodedata import east_asian_width

from ._classes import HAN, HAN_ASTRAL, KANA, is_han
from ._surnames import USUAL_SURNAMES
from .edits import RawEdit, apply_edits, compose_edits, explained_by
from .errors import require_choice, require_text

__all__ = ["close_letters", "normalize_spacing"]

_MODES = ("keep", "none", "space")
_BLANK = " \t\u00a0\u3000"
_BLANKS = re.compile(f"[{_BLANK}]+")
_NOTHING_BEFORE = frozenset("，。、；：？！）》】〉」』〕〗")  # marks that no blank precedes
_NOTHING_BEHIND = frozenset("，。、；：？！（《【〈「『〔〖")  # marks that no blank follows
_CLOSING_QUOTES = frozenset("”’")
_OPENING_QUOTES = frozenset("“‘")
_MARKS = frozenset("，。、；：？！（）《》【】〈〉「」『』〔〕〖〗")
# A plain blank with nothing special on either side stays as it is in the default mode, and nearly all are such.
_NO_PLAIN_BLANK = re.compile(
    f"[{_BLANK}](?:[{_BLANK}]+|(?<=[{_BLANK[1:]}])|(?<=[\n{''.join(sorted(_NOTHING_BEHIND | _OPENING_QUOTES))}）].)"
    f"|(?<=\\A.)|(?=[\n{''.join(sorted(_NOTHING_BEFORE | _CLOSING_QUOTES))}（]|\\Z))"
)
_ITEM = re.compile("（(?:[0-9]{1,3}|[A-Za-z]|[一二三四五六七八九十]{1,3})）")
# With a scheme, or a page and a place on it: guide/index#安装
_ADDRESS = re.compile(
    r"[A-Za-z]{2,8}://[^\s，。、；：！？]*|(?<!\w)[A-Za-z0-9]{1,40}[._/-][\w./-]{0,80}#\w[\w-]+"
)

# The two sides of a seam, where foreign words and numbers meet Chinese (or Japanese), as insides of a class.
_EAST = f"{HAN}{HAN_ASTRAL}{KANA}\u2e80-\u2fdf\u3100-\u312f\u3200-\u33ff"
_WEST = "0-9A-Za-z\u00c0-\u024f\u0370-\u03ff\u2150-\u218f"
_SEAMS = (
    f"[{_WEST}](?<=[{_EAST}].)",
    f"(?:[{_WEST}]|[0-9][%‰℃°]|(?<![0-9A-Za-z])[A-Z](?:\\+\\+|#))(?=[{_EAST}])",
)


@cache
def _pattern(text: str) -> re.Pattern[str]:
    """Compile on first use: the classes above take milliseconds, and the default needs none of them."""
    return re.compile(text)


_SPACED_NAME = f"(?<![{HAN}0-9])([{HAN}])[{_BLANK}]+[{HAN}](?![{HAN}])"

# Text that was set letter by letter, as extracted from print: 本 文 件 由 本 局 起 草. Rows of single characters that are
# a list (animals, provinces, surnames) have none of the words that running text cannot do without.
_FEWEST_BLANKS = 7
_SPACED_LETTERS = f"[{_BLANK}](?=[{HAN}](?:[{_BLANK}]+[{HAN}]){{{_FEWEST_BLANKS - 1}}})"
_SPACED_ROW = f"[{HAN}](?:[{_BLANK}]+[{HAN}]){{{_FEWEST_BLANKS},}}"
_SET_APART = f"{HAN}○()（）"
_FUNCTION_WORDS = frozenset("的是在和了有不为為与與由及对對于於以等中上其之或并並被将將从從向")
_FEWEST_FUNCTION_WORDS = 2  # different ones
_LEAST_SPACED = 0.6  # of the characters of a line

_NARROWEST, _WIDEST = 30, 100  # columns of a page whose lines were wrapped
_SENTENCE_END = tuple('。！？…：；”」』）.!?:;")')


def _find_edits(
    text: str, *, spacing: str = "keep", join_spaced_names: bool = False, join_wrapped_lines: bool = False
) -> Iterator[RawEdit]:
    require_text(text)
    require_choice(spacing, "spacing", _MODES)
    edits = list(_blank_edits(text, spacing, join_spaced_names))
    if spacing == "space":
        edits += _seam_edits(text)
        edits.sort()
    if join_wrapped_lines:  # widths are those of the lines as they will be, or a second run would see others
        spaced = apply_edits(text, edits)
        edits = compose_edits(edits, spaced, _wrapped_edits(spaced, spacing))
    return iter(edits)


def _blank_edits(text: str, spacing: str, names: bool) -> Iterator[RawEdit]:
    spaced = (
        {match.end(1) for match in _pattern(_SPACED_NAME).finditer(text) if match[1] in USUAL_SURNAMES}
        if names
        else ()
    )
    letters = _between_letters(text)
    behind = -1  # where a blank begins that goes together with the one before its parenthesis
    blanks = _NO_PLAIN_BLANK if spacing == "keep" and not names and not letters else _BLANKS
    for match in blanks.finditer(text):
        start, end = match.span()
        before, after = text[start - 1 : start], text[end : end + 1]
        replacement, rule, confidence = "", "", 0.95
        if before in ("", "\n"):
            rule, confidence = "spacing.indent", 1.0
        elif after in ("", "\n"):
            rule, confidence = "spacing.trailing", 1.0
        elif _touches_mark(before, after):
            rule = "spacing.punctuation"
        elif after == "（" and (_is_chinese(before) or before.isalnum()) and not _ITEM.match(text, end):
            # set like a half-width one, with blanks on both sides
            rule = "spacing.punctuation"
            behind = _closing_blank(text, end)
        elif start == behind:
            rule = "spacing.punctuation"
        elif start in letters:
            rule, confidence = "spacing.letters", 0.8
        elif start in spaced:
            rule, confidence = "spacing.name", 0.8
        elif spacing == "none" and _is_seam(before, after):
            rule = "spacing.seam"
        elif match[0] != " " and (_is_chinese(before) or _is_chinese(after)):
            replacement, rule = " ", "spacing.run"
        if rule:
            yield start, end, replacement, rule, confidence


def _between_letters(text: str) -> Set[int]:
    """Return the blanks between ideographs of lines that were set letter by letter, if a row of running text proves it."""
    if sum(map(text.count, _BLANK)) < _FEWEST_BLANKS or not _pattern(_SPACED_LETTERS).search(text):
        return frozenset()
    rows = "".join(_pattern(_SPACED_ROW).findall(text))
    if len(_FUNCTION_WORDS.intersection(rows)) < _FEWEST_FUNCTION_WORDS:
        return frozenset()
    letter, alone = _pattern(f"[{HAN}]"), _pattern(f"(?<![{HAN}])[{HAN}](?![{HAN}])")
    between = _pattern(f"[{_BLANK}](?<=[{_SET_APART}].)[{_BLANK}]*(?=[{_SET_APART}])")
    found: set[int] = set()
    start = 0
    for line in text.split("\n"):
        if len(alone.findall(line)) >= _LEAST_SPACED * len(letter.findall(line)):
            found.update(start + match.start() for match in between.finditer(line))
        start += len(line) + 1
    return found


def _find_letters(text: str) -> Iterator[RawEdit]:
    for start in sorted(_between_letters(require_text(text))):
        blank = _BLANKS.match(text, start)
        assert blank is not None
        yield start, blank.end(), "", "spacing.letters", 0.8


@explained_by(_find_letters)
def close_letters(text: str) -> str:
    """Take the blanks out of text that was set letter by letter, and nothing else.

    Args:
        text: A whole page, which shows in its sentences that its headline was set so, too.

    Returns:
        The text without them; the same object if there are none.

    Raises:
        TextTypeError: `text` is not a `str`.

    Examples:
        >>> close_letters("本 文 件 由 本 局 起 草 和 印 发")
        '本文件由本局起草和印发'
    """
    return apply_edits(require_text(text), _find_letters(text))


def _is_chinese(char: str) -> bool:
    return is_han(char) or char in _MARKS


def _touches_mark(before: str, after: str) -> bool:
    if before == "(" or after == ")":  # a half parenthesis was left for want of evidence; so is its blank
        return False
    if before in _NOTHING_BEHIND or after in _NOTHING_BEFORE:
        return before != after  # two marks typed apart are not one mark typed twice
    if before in _OPENING_QUOTES:
        return _is_chinese(after)
    return after in _CLOSING_QUOTES and _is_chinese(before)


def _seam_edits(text: str) -> Iterator[RawEdit]:
    """Yield the blanks to insert where ideographs touch foreign words or numbers, addresses excepted."""
    seams = [match.start() for match in _pattern(_SEAMS[0]).finditer(text)]
    seams += [match.end() for match in _pattern(_SEAMS[1]).finditer(text)]
    addresses = _ADDRESS.finditer(text)
    address = next(addresses, None)
    for at in sorted(seams):
        while address and address.end() <= at:
            address = next(addresses, None)
        if not address or at <= address.start():
            yield at, at, " ", "spacing.seam", 0.95


def _is_seam(before: str, after: str) -> bool:
    """Tell whether a blank stands between an ideograph and a foreign word or number."""
    east, west = _pattern(f"[{_EAST}]"), _pattern(f"[{_WEST}]")
    if east.match(before):
        return west.match(after) is not None
    return (west.match(before) is not None or before in "%‰℃°") and east.match(after) is not None


def _closing_blank(text: str, start: int) -> int:
    """Return where the blank behind the parenthesis that opens at `start` begins; -1 unless it is a foreign gloss.

    张三 （北京） 李四 is a list; 核磁 （MRI） 检查 is one phrase.
    """
    end = text.find("）", start, start + 80)
    gloss = end >= 0 and is_han(text[end + 2 : end + 3]) and not any(map(is_han, text[start:end]))
    return end + 1 if gloss and text[end + 1] in _BLANK else -1


def _wrapped_edits(text: str, spacing: str) -> Iterator[RawEdit]:
    """Yield the edits that join hard-wrapped lines, paragraph block by paragraph block."""
    block: list[tuple[int, int]] = []
    at = 0
    for line in [*text.split("\n"), ""]:
        if line:
            block.append((at, at + len(line)))
        else:
            yield from _block_edits(text, block, spacing)
            block = []
        at += len(line) + 1


def _block_edits(text: str, block: list[tuple[int, int]], spacing: str) -> Iterator[RawEdit]:
    """Join the lines of a block if their widths show that they were wrapped.

    Evidence: all lines are about as wide as the widest, except those that end a sentence. Where a full line
    ends a sentence, nothing tells a paragraph's end from chance, and the line end stays.
    """
    widths = [
        sum(2 if east_asian_width(char) in "WF" else 1 for char in text[start:end]) for start, end in block
    ]
    widest = max(widths, default=0)
    if not _NARROWEST <= widest <= _WIDEST:
        return
    ends = [text.endswith(_SENTENCE_END, start, end) for start, end in block]
    full = [width >= widest - 3 for width in widths]
    if sum(full) < 3 or not all(f or e for f, e in zip(full[:-1], ends[:-1], strict=True)):
        return
    for index in range(len(block) - 1):
        if not ends[index]:
            end = block[index][1]
            before, after = text[end - 1], text[end + 1]
            blank = (before.isascii() and after.isascii()) or (spacing == "space" and _is_seam(before, after))
            yield end, end + 1, " " if blank else "", "spacing.wrapped_line", 0.8


@explained_by(_find_edits)
def normalize_spacing(
    text: str, *, spacing: str = "keep", join_spaced_names: bool = False, join_wrapped_lines: bool = False
) -> str:
    """Remove blanks that are layout, keep those that carry meaning.

    Indents and trailing blanks of lines go, so do blanks beside full-width punctuation; runs of blanks beside
    Chinese become one. A blank between ideographs stays: it separates names and the halves of headlines. Only where
    running text has one behind every character, they go.

    Args:
        text: The text, with one paragraph per line.
        spacing: Between ideographs and foreign words or numbers: ``"keep"`` what is there, ``"none"`` to have
            no blanks, ``"space"`` to have one everywhere.
        join_spaced_names: Also close up names of two characters that were letter-spaced to the width of three.
        join_wrapped_lines: Also join hard-wrapped lines, where the widths of the lines of a block are evidence
            of wrapping. This is the only option that changes the number of lines.

    Returns:
        The text, the same object if nothing had to change.

    Raises:
        TextTypeError: `text` is not a `str`.
        OptionError: `spacing` is not one of the three values.

    Sources:
        W3C, Requirements for Chinese Text Layout, on spaces and on mixed text.

    Examples:
        >>> normalize_spacing("　　记者 李某某 报道 ， 在 2021 年")
        '记者 李某某 报道，在 2021 年'
        >>> normalize_spacing("在2021 年用iPhone", spacing="space")
        '在 2021 年用 iPhone'
    """
    return apply_edits(
        text,
        _find_edits(
            text, spacing=spacing, join_spaced_names=join_spaced_names, join_wrapped_lines=join_wrapped_lines
        ),
    )
