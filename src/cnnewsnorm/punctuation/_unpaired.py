"""Quotes without a partner: they are left alone, and reported here."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from .._records import Record
from ..errors import require_text
from ._context import Lines
from ._quotes import find_quotes, is_apostrophe, quote_goes_on

__all__ = ["UnpairedQuote", "find_unpaired_quotes"]

_QUOTES = re.compile("[“”‘’「」『』〝〞\"']")
_CLOSING = {"“": "”", "‘": "’", "「": "」", "『": "』", "〝": "〞"}
_MEASURE = re.compile("(?<=[0-9０-９])[\"'’]|['’](?=[0-9０-９]{2}(?![0-9０-９]))")  # 14"显示器, '98


@dataclass(frozen=True, slots=True)
class UnpairedQuote(Record):
    """A quote that nothing opens or closes.

    Attributes:
        start: Code-point offset of the quote in the text.
        end: Offset behind it.
        text: The quote.
    """

    start: int
    end: int
    text: str


def find_unpaired_quotes(text: str) -> list[UnpairedQuote]:
    """Report the quotes of Chinese lines that `normalize_punctuation` leaves alone because they have no partner.

    Args:
        text: The text, with one paragraph per line.

    Returns:
        The quotes, in order. Apostrophes, feet and inches are none, nor is the opening quote of a paragraph
        whose quotation goes on in the next one.

    Raises:
        TextTypeError: `text` is not a `str`.

    Examples:
        >>> [(quote.start, quote.text) for quote in find_unpaired_quotes("他说：“不行。然后走了")]
        [(3, '“')]

    Source: GB/T 15834-2011, 4.8: quotes come in pairs; each paragraph of a long quotation opens with one.
    """
    if not _QUOTES.search(require_text(text)):
        return []
    pairing = {edit[0]: edit[2] for edit in find_quotes(text, "cn")}
    lines = Lines(text)
    found: list[UnpairedQuote] = []
    match = _QUOTES.search(text)
    while match:
        lines.move_to(match.start())
        if lines.is_chinese(match.start()):
            found += (UnpairedQuote(at, at + 1, text[at]) for at in _alone(text, lines, pairing))
        match = _QUOTES.search(text, lines.end)
    return found


def _alone(text: str, lines: Lines, pairing: dict[int, str]) -> list[int]:
    """Return the offsets of the quotes of one line that have no partner."""
    opened: list[tuple[int, str]] = []
    due: Counter[str] = (
        Counter()
    )  # how often each mark closes one of them: a search each time would be quadratic
    alone: list[int] = []
    for at, mark in _marks(text, lines, pairing):
        if mark in _CLOSING:
            opened.append((at, _CLOSING[mark]))
            due[_CLOSING[mark]] += 1
        elif due[mark]:
            while opened[-1][1] != mark:
                start, closing = opened.pop()
                due[closing] -= 1
                alone.append(start)
            opened.pop()
            due[mark] -= 1
        else:
            alone.append(at)
    if opened and quote_goes_on(text, lines.end):
        opened.pop()
    alone += (at for at, _ in opened)
    return sorted(
        at for at in alone if at not in pairing
    )  # what was paired has its partner, be it an odd one


def _marks(text: str, lines: Lines, pairing: dict[int, str]) -> Iterator[tuple[int, str]]:
    """Yield the quotes of one line, each as what it becomes."""
    for match in _QUOTES.finditer(text, lines.start, lines.end):
        at, mark = match.start(), match[0]
        if at in pairing:
            mark = pairing[at]
            if mark == "’" and match[0] == "'" and _MEASURE.match(text, at):
                continue
        elif mark in "\"'’" and (_MEASURE.match(text, at) or is_apostrophe(text, at)):
            continue
        yield at, mark
