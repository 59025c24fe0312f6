"""Results as text for people."""

import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..diff import visible

if TYPE_CHECKING:
    from ..article import Article
    from ..blocks import Block
    from ..dates import Date
    from ..numbers import Number

__all__ = [
    "Places",
    "article_head",
    "article_text",
    "block_lines",
    "date_lines",
    "fitted",
    "number_lines",
    "width_of",
    "wrapped",
]

_LABEL_COLOURS = {"title": "1;35", "heading": "1", "abstract": "36", "body": "32", "caption": "36"}
_DIM = "2"
_CLOSING = "，。、；：？！”’」』）》】…—"


def article_text(article: "Article") -> str:
    """The article for reading: title, what is known about it, body, credits."""
    roles = "\n".join(f"{role}：{'、'.join(names)}" for role, names in article.credits.items())
    parts = ["\n".join(article_head(article)), article.abstract, *article.paragraphs, roles]
    return "".join(f"{part}\n\n" for part in parts if part)[:-1]


def article_head(article: "Article") -> list[str]:
    """Title, subtitle, and one line with date, source and authors; what is not known is left out."""
    known = [article.published and when(article.published), article.source, "、".join(article.authors)]
    head = [article.title, article.subtitle, " · ".join(part for part in known if part)]
    return [part for part in head if part]


def when(date: "Date") -> str:
    """The beginning of a date as it is written in lists: ``2021-04-01 10:47``."""
    return (date.begin or date.text).replace("T", " ")


def block_lines(
    text: str,
    blocks: Sequence["Block"],
    *,
    color: bool = False,
    width: int | None = None,
    reasons: bool = False,
) -> str:
    """A line for each block: where it starts, its label, its text; on the next line why, if asked for."""
    place = Places(text)
    number_width = len(str(text.count("\n") + 1))
    lines = []
    for block in blocks:
        if block.label == "blank":
            continue
        head = f"{place.of(block.start)[0]:>{number_width}}  {block.label:<11}  "
        shown = visible(block.text.strip())
        if width is not None:
            shown = fitted(shown, width - len(head))
        if color:
            shown = f"\x1b[{_LABEL_COLOURS.get(block.label, _DIM)}m{shown}\x1b[0m"
        lines.append(head + shown)
        if reasons:
            lines.append(f"{'':>{len(head)}}{block.score:.2f}: {visible('; '.join(block.reasons))}")
    return "".join(f"{line}\n" for line in lines) or "no text\n"


def date_lines(text: str, dates: Sequence["Date"]) -> str:
    """A line for each date: where it stands, how it is written, what kind it is, what it means."""
    rows = []
    for date in dates:
        calendar = None if date.calendar == "gregorian" else date.calendar
        kind = ", ".join(word for word in (date.kind, date.grain, date.mod, calendar) if word)
        value = date.timex or date.begin or ""
        if date.kind == "interval":
            value = f"from {date.begin or 'any time'} to before {date.finish or 'any time'}"
        rows.append((date.start, date.text, kind, value))
    return _table(text, rows) or "no dates\n"


def number_lines(text: str, numbers: Sequence["Number"]) -> str:
    """A line for each number: where it stands, how it is written, what kind it is, its value."""
    rows = []
    for number in numbers:
        parts = [None if number.value is None else str(number.value), number.currency or number.unit]
        if number.lower != number.upper:
            parts.append(f"({_bounds(number.lower, number.upper)})")
        rows.append((number.start, number.text, number.kind, " ".join(part for part in parts if part)))
    return _table(text, rows) or "no numbers\n"


def _bounds(lower: object, upper: object) -> str:
    if upper is None:
        return f"at least {lower}"
    return f"at most {upper}" if lower is None else f"{lower} to {upper}"


def _table(text: str, rows: Sequence[tuple[int, str, str, str]]) -> str:
    place = Places(text)
    cells = [
        ("{}:{}".format(*place.of(start)), visible(shown), kind, value) for start, shown, kind, value in rows
    ]
    widths = [min(max((width_of(row[i]) for row in cells), default=0), 40) for i in range(3)]
    lines = []
    for row in cells:
        padded = (
            cell + " " * max(0, width - width_of(cell)) for cell, width in zip(row, widths, strict=False)
        )
        lines.append("  ".join([*padded, row[3]]).rstrip() + "\n")
    return "".join(lines)


class Places:
    """Turns offsets into line and column numbers, both from 1."""

    def __init__(self, text: str) -> None:
        self.starts = [0]
        at = text.find("\n") + 1
        while at:
            self.starts.append(at)
            at = text.find("\n", at) + 1

    def of(self, offset: int) -> tuple[int, int]:
        """The line and the column of an offset."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1


def width_of(text: str) -> int:
    """The columns that `text` takes on a terminal."""
    wide = sum(unicodedata.east_asian_width(ch) in "WF" for ch in text)
    return len(text) + wide - sum(map(bool, map(unicodedata.combining, text)))


def fitted(text: str, width: int) -> str:
    """`text` cut to `width` columns, with … where something is missing."""
    if width_of(text) <= width:
        return text
    used = 0
    for i, ch in enumerate(text):
        used += width_of(ch)
        if used > width - 1:
            return text[:i] + "…"
    return text


def wrapped(text: str, width: int) -> list[str]:
    """`text` in lines of at most `width` columns, none of which begins with a closing mark."""
    lines = []
    start = used = 0
    for i, ch in enumerate(text):
        size = width_of(ch)
        if used + size > width and ch not in _CLOSING:
            lines.append(text[start:i])
            start, used = i, 0
        used += size
    return [*lines, text[start:]]
