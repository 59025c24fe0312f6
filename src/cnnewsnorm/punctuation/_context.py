"""What stands around a mark: the letters on both sides of its run, and whether its line is Chinese.

A *run* is a maximal stretch of marks, quotes, parentheses and blanks. All marks of a run share the same two
neighbours, the nearest letters, so that neither blanks nor the width of the marks beside a mark decide about
it. That is what makes the rules idempotent, and one pass over runs what makes them linear.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from .._classes import is_han
from .._patterns import lazy_pattern

__all__ = [
    "BLANKS",
    "BORDER",
    "CHINESE",
    "CLOSERS",
    "DIGIT",
    "EMOTICON",
    "FOREIGN",
    "HANZI",
    "LATIN",
    "OTHER",
    "RUN",
    "UNIT",
    "Lines",
    "Runs",
    "has_full_stop",
    "kind",
    "lines_with_kana_or_hangul",
    "run_bounds",
]

BLANKS = " \t\u00a0\u3000"
CLOSERS = ")）\"”’'」』"
RUN = frozenset(BLANKS + ",:;?!.，：；？！。．、…" + "\"'`“”‘’「」『』" + "()（）")
"""What a run consists of. The half-width and the full-width form of a mark are both here, or neither is."""

# The kinds of letters beside a run.
HANZI, LATIN, DIGIT, UNIT, FOREIGN, OTHER, BORDER = (
    "han",
    "latin",
    "digit",
    "unit",
    "foreign",
    "other",
    "border",
)

_BRACKETS = frozenset("《》〈〉【】〔〕〖〗％")
_DIGITS = frozenset("0123456789０１２３４５６７８９")
_UNITS = frozenset("%‰℃°℉")
# Two ranges at most, where they do: such a class compiles in no time, others take a millisecond each.
CHINESE = re.compile("[\u3400-\u9fff、《》〈〉【】]+")
_LATIN_WORD = re.compile("[A-Za-z][!-~\u00c0-\u024f]+")  # an address is one word
_FOREIGN_PART = lazy_pattern('["“”][^"“”\u3400-\u9fff]*["“”]|[(（][^()（）\u3400-\u9fff]*[)）]')
_JSON = re.compile('[{,]\\s*"[\\w@$.-]{1,40}"\\s*:\\s*["\\[{0-9tfn-]', re.ASCII)
_CODE = lazy_pattern(
    r"""\s*(?:[$\w][\w$.\[\] ]{0,40}[-+.]?=\s?["'`“‘](?=.*["'`”’][;；,，]?\s*\Z)"""  # name = "…";
    r"""|(?:std::)?\w+ ?<<\s?["'“‘]"""  # cout << "…"
    r"""|[A-Za-z_$][\w$.]*\s?[(（](?:["'“‘].*["'”’][)）][;；]?\s*\Z|.*[)）]\s?\{))"""  # print("…"); if(…){
)
_BEGINS_CHINESE = re.compile("[^\\w]*[\u3400-\u9fff]")
EMOTICON = re.compile(r"[:;]-[DPpOo](?![A-Za-z])|[:;]['’]?-?(?:[)）\[\]/|*]|[(（](?![^\W_]))")
_LONG = 2000  # so long lines are not kept
_TAIL = 20  # characters that may hold the last mark of a line, blanks and quotes
_KANA_OR_HANGUL = re.compile("[\u3041-\u30fa\uac00-\ud7a3]")
# Or two, but no ellipsis of such.
_FULL_STOP = re.compile("。(?<![。.．]。)(?:(?![。.．])|(?<!…。)。(?![。.．…]))")


@lru_cache(4096)
def kind(letter: str) -> str:
    """Return the kind of one character, or `BORDER` for the empty string and a line feed."""
    if letter in ("", "\n"):
        return BORDER
    if is_han(letter) or letter in _BRACKETS or "\u3105" <= letter <= "\u312f":
        return HANZI
    if letter in _DIGITS:
        return DIGIT
    if letter in _UNITS:
        return UNIT
    if "\u3041" <= letter <= "\u30ff" or "\uff66" <= letter <= "\uff9d" or "\u1100" <= letter <= "\u11ff":
        return OTHER if letter == "・" else FOREIGN
    if "\uac00" <= letter <= "\ud7af" or "\u3130" <= letter <= "\u318f":
        return FOREIGN
    folded = chr(ord(letter) - 0xFEE0) if "Ａ" <= letter <= "ｚ" else letter
    return LATIN if (folded < "\u0250" and folded.isalpha()) or folded == "_" else OTHER


def run_bounds(text: str, at: int, start: int = 0) -> tuple[int, int]:
    """Return where the run around offset `at` begins, not before `start`, and where it ends."""
    first = at
    while first > start and text[first - 1] in RUN:
        first -= 1
    last = at + 1
    length = len(text)
    while last < length and text[last] in RUN:
        last += 1
    return first, last


class Runs:
    """The kinds of letters beside the run around an offset; offsets come in order."""

    __slots__ = ("_text", "end", "left", "right")

    def __init__(self, text: str) -> None:
        self._text = text
        self.end = 0
        self.left = self.right = BORDER

    def move_to(self, at: int) -> None:
        """Set `left` and `right` to the kinds of the letters beside the run that holds offset `at`."""
        if at >= self.end:
            first, self.end = run_bounds(self._text, at, self.end)
            self.left = kind(self._text[first - 1 : first])
            self.right = kind(self._text[self.end : self.end + 1])


class Lines:
    """The line around an offset, whether it is Chinese and what its full stops are; offsets come in order."""

    __slots__ = ("_chinese", "_dotted", "_other", "_text", "end", "start", "typed")

    def __init__(self, text: str, typed: str | None = None) -> None:
        self._text = text
        self.typed = text if typed is None else typed
        self.start = 0
        self.end = -1
        self._chinese: bool | None = None
        self._dotted: bool | None = None
        self._other: bool | None = None

    def move_to(self, at: int) -> None:
        """Set `start` and `end` to the line that holds offset `at`, its line feed left out."""
        if not self.start <= at <= self.end:
            self.start = self._text.rfind("\n", 0, at) + 1
            end = self._text.find("\n", at)
            self.end = len(self._text) if end < 0 else end
            self._chinese = self._dotted = self._other = None

    def is_chinese(self, at: int) -> bool:
        """Tell whether the line of `at` is Chinese with Latin words in it rather than the other way round."""
        self.move_to(at)
        if self._chinese is None:
            judge = _is_chinese if self.end - self.start < _LONG else _is_chinese.__wrapped__
            self._chinese = judge(self._text[self.start : self.end])
        return self._chinese

    def is_japanese_or_korean(self, at: int) -> bool:
        """Tell whether the line of `at` has kana or Hangul and is not Chinese with a few such words in it."""
        self.move_to(at)
        if self._other is None:
            found = _KANA_OR_HANGUL.search(self._text, self.start, self.end)
            self._other = found is not None and not self.is_chinese(at)
        return self._other

    def is_dotted(self, at: int) -> bool:
        """Tell whether the line of `at` was typed with dots for full stops: no 。and a dot at its end."""
        self.move_to(at)
        if self._dotted is None:
            tail = self.typed[max(self.start, self.end - _TAIL) : self.end].rstrip(BLANKS + CLOSERS)
            self._dotted = tail.endswith(".") and not has_full_stop(self.typed, self.start, self.end)
        return self._dotted


def has_full_stop(text: str, start: int, end: int) -> bool:
    """Tell whether a stretch has a full stop that is no part of an ellipsis."""
    return _FULL_STOP.search(text, start, end) is not None


def lines_with_kana_or_hangul(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each line with kana or Hangul begins and where it ends, its line feed left out."""
    end = 0
    while match := _KANA_OR_HANGUL.search(text, end):
        start = text.rfind("\n", 0, match.start()) + 1
        end = text.find("\n", match.start())
        if end < 0:
            end = len(text)
        yield start, end


@lru_cache(256)  # every kind of marks asks for the same lines, and so does the next round
def _is_chinese(line: str) -> bool:
    if _LATIN_WORD.search(line) or _KANA_OR_HANGUL.search(line):
        if ('"' in line and _JSON.search(line)) or _CODE.match(line):
            return False
        letters = sum(map(len, CHINESE.findall(line)))
        if _BEGINS_CHINESE.match(line):  # what it quotes or glosses need not be Chinese
            line = _FOREIGN_PART.sub(" ", line)
        words = len(_LATIN_WORD.findall(line)) + 3 * len(_KANA_OR_HANGUL.findall(line))
        return letters >= max(words, 1)
    return CHINESE.search(line) is not None
