"""The diff for a terminal or a text file."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from ..edits import Edit, Explanation
from ..errors import OptionError
from ._rows import Hunk, Piece, Row, Tally, Totals, count_rules, diff_hunks, rule_in
from ._visible import has_signs, name_of, split_signs, visible

__all__ = [
    "FOLD",
    "LOW_CONFIDENCE",
    "SHOWN",
    "count",
    "describe",
    "paint_with",
    "shorten",
    "summary",
    "text_diff",
]

LOW_CONFIDENCE = 0.9
"""Edits below this confidence are listed one by one, for a person to look at."""

FOLD = 6
"""A run of removed or added lines longer than this is folded."""

SHOWN = 2
"""So many lines of a folded run are shown at its head."""

_SIGNS = 8
"""So many kinds of invisible characters are explained below a diff."""

Paint = Callable[[str, str], str]
"""Takes a style and a text, gives the text in that style."""

_CODES = {
    "minus": "\x1b[31m",
    "plus": "\x1b[32m",
    "removed": "\x1b[7;31m",
    "added": "\x1b[7;32m",
    "aside": "\x1b[2m",
    "strong": "\x1b[1m",
    "doubt": "\x1b[33m",
}


def paint_with(color: bool) -> Paint:
    """Return the function that puts a text in a style, or leaves it plain."""
    if color:
        return lambda style, text: f"{_CODES[style]}{text}\x1b[0m"
    return lambda _style, text: text


def text_diff(explanation: Explanation, *, color: bool = False, context: int | None = 24) -> str:
    """Return the before and after of an explanation as text.

    Every changed line stands twice, marked ``-`` and ``+`` behind its line number. Without colour, brackets
    mark what was ``[-removed or replaced-]`` and what was ``{+inserted+}``; with colour, both lines are
    marked. Below stand the rules that were at work, and each edit that is less than sure. Unchanged lines and
    long runs of removed ones are folded with their count; a summary by rule closes the diff.

    Args:
        explanation: What to show.
        color: Whether to mark with ANSI colours instead of brackets.
        context: How many unchanged characters to show on either side of an edit; None shows lines whole.

    Returns:
        The diff, ending in a line break. Without colour it holds no control character but line feeds.

    Raises:
        OptionError: `context` is negative.

    Examples:
        >>> import cnnewsnorm as cn
        >>> print(text_diff(cn.explain("晴\\n今天,晴")), end="")
            ⋯ 1 line unchanged
        2 - 今天[-,-]晴
        2 + 今天，晴
            punctuation.comma
        <BLANKLINE>
        of 2 lines: 1 changed; 1 edit
          1 × punctuation.comma  , → ，
    """
    if context is not None and context < 0:
        raise OptionError(
            f"context={context!r} is negative: give a number of characters, or None for whole lines"
        )
    layout = _Layout(explanation, color, context)
    tally = Tally()
    lines = [line for hunk in diff_hunks(explanation) for line in layout.lines_of(tally.add(hunk))]
    if lines:
        lines.append("")
    return "\n".join(lines + summary_lines(explanation, tally.totals(), color=color)) + "\n"


class _Layout:
    """Turns hunks into lines of text."""

    def __init__(self, explanation: Explanation, color: bool, context: int | None) -> None:
        self.edits = explanation.edits
        self.color = color
        self.paint = paint_with(color)
        self.context = context
        self.width = len(str(max(explanation.original.count("\n"), explanation.text.count("\n")) + 1))

    def lines_of(self, hunk: Hunk) -> Iterator[str]:
        if hunk.kind == "same":
            yield self.aside(f"⋯ {count(len(hunk.before), 'line')} unchanged")
        elif hunk.kind == "changed":
            yield from (self.line(row, "-") for row in hunk.before)
            yield from (self.line(row, "+") for row in hunk.after)
            yield from self.reasons(hunk, doubts=True)
        else:
            rows, sign = (hunk.before, "-") if hunk.kind == "removed" else (hunk.after, "+")
            folded = len(rows) > FOLD
            yield from (self.line(row, sign, whole=True) for row in (rows[:SHOWN] if folded else rows))
            if folded:
                yield self.aside(f"⋯ {len(rows) - SHOWN} more lines {hunk.kind}")
            yield from self.reasons(hunk, doubts=False)

    def aside(self, text: str) -> str:
        return " " * (self.width + 3) + self.paint("aside", text)

    def line(self, row: Row, sign: str, whole: bool = False) -> str:
        """A row behind its number; a line that went or came as a `whole` needs no marks inside when coloured."""
        head = self.paint("minus" if sign == "-" else "plus", f"{row.number:>{self.width}} {sign}")
        if whole and self.color:
            return f"{head} {self.paint('minus' if sign == '-' else 'plus', visible(row.text))}"
        last = len(row.pieces) - 1
        parts = []
        at = 0
        for edited, group in groupby(row.pieces, lambda piece: piece.edit is not None):
            pieces = list(group)
            parts.append(
                self.edited(pieces, sign)
                if edited
                else "".join(
                    self.unchanged(p.text, at + i == 0, at + i == last) for i, p in enumerate(pieces)
                )
            )
            at += len(pieces)
        return f"{head} {''.join(parts)}".rstrip(" ")

    def edited(self, pieces: Sequence[Piece], sign: str) -> str:
        """Edits without anything between them, marked as one."""
        text = visible("".join(piece.text for piece in pieces))
        if self.color:
            return self.paint("removed" if sign == "-" else "added", text)
        if sign == "-":
            return f"[-{text}-]"
        inserted = not any(self.edits[piece.edit].before for piece in pieces if piece.edit is not None)
        return f"{{+{text}+}}" if inserted else text

    def unchanged(self, text: str, first: bool, last: bool) -> str:
        if self.context is not None:
            head = 0 if first else self.context
            tail = 0 if last else self.context
            if len(text) > head + tail + 4:  # a gap of a few characters is not worth a sign
                gap = self.paint("aside", "⋯")
                return self.shown(text[:head]) + gap + self.shown(text[len(text) - tail :])
        return self.shown(text)

    def shown(self, text: str) -> str:
        if not self.color or not has_signs(text):
            return visible(text)
        return "".join(self.paint("aside", visible(t)) if sign else t for t, sign in split_signs(text))

    def reasons(self, hunk: Hunk, doubts: bool) -> Iterator[str]:
        """The rules at work in a hunk, then each edit that is less than sure."""
        found: dict[str, list[float]] = {}
        for index in hunk.edits:
            edit = self.edits[index]
            found.setdefault(rule_in(edit, hunk.kind), []).append(edit.confidence)
        if not found:
            return
        yield self.aside(
            ", ".join(_times(rule, len(values)) + _at_least(values) for rule, values in found.items())
        )
        for index in hunk.edits if doubts else ():
            if self.edits[index].confidence < LOW_CONFIDENCE:
                yield " " * (self.width + 3) + self.paint("doubt", f"check: {describe(self.edits[index])}")


def summary_lines(explanation: Explanation, totals: Totals, *, color: bool = False) -> list[str]:
    """Return the closing lines of a diff: how much changed, by which rules, and what the signs mean."""
    paint = paint_with(color)
    lines = [paint("strong", summary(explanation, totals))]
    rules = count_rules(explanation)
    number_width = len(str(rules[0].count)) if rules else 0
    rule_width = max((len(row.rule) for row in rules), default=0)
    for row in rules:
        example = f"{shorten(row.example.before)} → {shorten(row.example.after)}"
        sure = _at_least((row.lowest, row.highest))
        lines.append(
            f"  {row.count:>{number_width}} × {row.rule:<{rule_width}}  {example}{paint('aside', sure)}"
        )
    if totals.signs:
        signs = [f"‹U+{ord(ch):04X}› {name_of(ch)}" for ch in totals.signs]
        more = [f"{len(signs) - _SIGNS} more"] if len(signs) > _SIGNS else []
        lines.append(paint("aside", "signs: " + ", ".join(signs[:_SIGNS] + more)))
    return lines


def summary(explanation: Explanation, totals: Totals) -> str:
    """One sentence: how many lines changed, by how many edits."""
    if not explanation.edits:
        return f"nothing to change in {count(totals.lines, 'line')}"
    fates = [("changed", totals.changed), ("removed", totals.removed), ("added", totals.added)]
    said = ", ".join(f"{number:,} {fate}" for fate, number in fates if number)
    return f"of {count(totals.lines, 'line')}: {said}; {count(len(explanation.edits), 'edit')}"


def describe(edit: Edit) -> str:
    """One edit in words: what became what, by which rule, how sure."""
    return f"{shorten(edit.before)} → {shorten(edit.after)}  {edit.rule}, confidence {edit.confidence:.2f}"


def shorten(text: str, limit: int = 16) -> str:
    """`text` made visible, cut to `limit` characters, without line breaks around it; ``∅`` for nothing."""
    if not text.strip("\n"):
        return "line break" if text else "∅"
    text = text.strip("\n")
    return visible(text if len(text) <= limit else text[: limit - 1] + "…")


def count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _times(rule: str, count: int) -> str:
    return rule if count == 1 else f"{rule} ×{count}"


def _at_least(confidences: Sequence[float]) -> str:
    low, high = min(confidences), max(confidences)
    if low == 1:
        return ""
    return f" ({low:.2f})" if low == high else f" ({low:.2f}–{high:.2f})"
