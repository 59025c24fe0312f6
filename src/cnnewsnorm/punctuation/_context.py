"""What stands around a mark: the letters on both sides of its run, and whether its line is Chinese.

A *run* is a maximal stretch of marks, quotes, parentheses and blanks. All marks of a run share the same two
neighbours, the nearest letters, so that neither blanks nor the width of the marks beside a mark decide about
it. That is what makes the rules idempotent, and one pass over runs what makes them linear.
"""

import re
from functools import lru_cache

from .._classes import HAN, HAN_ASTRAL, KANA

__all__ = [
    "BLANKS",
    "BORDER",
    "CLOSERS",
    "DIGIT",
    "FOREIGN",
    "HANZI",
    "LATIN",
    "OTHER",
    "RUN",
    "UNIT",
    "Lines",
    "Runs",
    "kind",
    "run_bounds",
]

BLANKS = " \t\u00a0\u3000"
CLOSERS = ")）\"”’'」』"
RUN = frozenset(BLANKS + ",:;?!.，：；？！。、…" + "\"'“”‘’「」『』" + "()（）")
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

_HAN_OR_BRACKET = re.compile(f"[{HAN}{HAN_ASTRAL}\u3105-\u312f《》〈〉【】〔〕〖〗％]")
_LATIN = re.compile("[A-Za-zＡ-Ｚａ-ｚ\u00c0-\u024f_]")
_FOREIGN = re.compile(f"[{KANA}ー\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]")
_HAN_LETTERS = re.compile(f"[{HAN}、《》〈〉【】]+")
_LATIN_WORD = re.compile("[A-Za-z\u00c0-\u024f][!-~\u00c0-\u024f]+")  # an address is one word
_KANA_OR_HANGUL = re.compile(f"[{KANA}\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]")
_FOREIGN_LETTER = re.compile(f"[A-Za-z\u00c0-\u024f{KANA}\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]")


@lru_cache(4096)
def kind(letter: str) -> str:
    """Return the kind of one character, or `BORDER` for the empty string and a line feed."""
    if letter in ("", "\n"):
        return BORDER
    if _HAN_OR_BRACKET.match(letter):
        return HANZI
    if _LATIN.match(letter):
        return LATIN
    if letter in "0123456789０１２３４５６７８９":
        return DIGIT
    if letter in "%‰℃°℉":
        return UNIT
    return FOREIGN if _FOREIGN.match(letter) else OTHER


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
    """The line around an offset and whether it is Chinese; offsets come in order."""

    __slots__ = ("_chinese", "_text", "end", "start")

    def __init__(self, text: str) -> None:
        self._text = text
        self.start = 0
        self.end = -1
        self._chinese: bool | None = None

    def move_to(self, at: int) -> None:
        """Set `start` and `end` to the line that holds offset `at`, its line feed left out."""
        if not self.start <= at <= self.end:
            self.start = self._text.rfind("\n", 0, at) + 1
            end = self._text.find("\n", at)
            self.end = len(self._text) if end < 0 else end
            self._chinese = None

    def is_chinese(self, at: int) -> bool:
        """Tell whether the line of `at` is Chinese with Latin words in it rather than the other way round."""
        self.move_to(at)
        if self._chinese is None:
            line = self._text[self.start : self.end]
            if _FOREIGN_LETTER.search(line):
                words = len(_LATIN_WORD.findall(line)) + 3 * len(_KANA_OR_HANGUL.findall(line))
                self._chinese = sum(map(len, _HAN_LETTERS.findall(line))) >= max(words, 1)
            else:
                self._chinese = _HAN_LETTERS.search(line) is not None
        return self._chinese
