"""The layout of a diff: which lines stayed, went, came or changed, and which edit each piece belongs to."""

from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from .._records import Record
from ..edits import Edit, Explanation
from ._visible import split_signs

__all__ = ["Hunk", "Piece", "Row", "RuleCount", "Totals", "count_lines", "count_rules", "diff_hunks"]


@dataclass(frozen=True, slots=True)
class Piece(Record):
    """A run of characters in a row.

    Attributes:
        text: The characters, without line breaks.
        edit: The index of the edit that removed or wrote them, or None if they are unchanged.
    """

    text: str
    edit: int | None


@dataclass(frozen=True, slots=True)
class Row(Record):
    """One line of the original or of the result.

    Attributes:
        number: The line's number, from 1, in the text it belongs to.
        pieces: What it consists of, in order; none for a blank line.
    """

    number: int
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """The line as it stands in its text."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Hunk(Record):
    """A run of lines that share a fate.

    Attributes:
        kind: ``"same"`` (in both texts alike), ``"removed"``, ``"added"`` or ``"changed"``.
        before: Its lines in the original; none if added.
        after: Its lines in the result; none if removed.
    """

    kind: Literal["same", "removed", "added", "changed"]
    before: tuple[Row, ...]
    after: tuple[Row, ...]

    def edit_indices(self) -> list[int]:
        """The indices of the edits that touch these lines, in order, each once."""
        pieces = (piece for row in (*self.before, *self.after) for piece in row.pieces)
        return sorted({piece.edit for piece in pieces if piece.edit is not None})


def diff_hunks(explanation: Explanation) -> Iterator[Hunk]:
    """Lay out an explanation as hunks, in the order of the page; neighbours of one kind come as one hunk.

    Args:
        explanation: What to lay out.

    Returns:
        An iterator over hunks that together hold every line of both texts; changed lines come one by one.

    Example:
        >>> import cnnewsnorm as cn
        >>> [hunk.kind for hunk in diff_hunks(cn.explain("标题\\n今天,晴\\n正文"))]
        ['same', 'changed', 'same']
    """
    waiting: Hunk | None = None
    before: list[Row] = []
    after: list[Row] = []
    for hunk in _single_hunks(explanation):
        if waiting is not None and (hunk.kind != waiting.kind or hunk.kind == "changed"):
            yield Hunk(waiting.kind, tuple(before), tuple(after))
            before, after = [], []
        waiting = hunk
        before += hunk.before
        after += hunk.after
    if waiting is not None:
        yield Hunk(waiting.kind, tuple(before), tuple(after))


@dataclass(slots=True)
class _Group:
    """The lines between two line breaks that both texts share."""

    before_number: int
    after_number: int
    before: list[list[Piece]] = field(default_factory=lambda: [[]])
    after: list[list[Piece]] = field(default_factory=lambda: [[]])

    def add_unchanged(self, text: str) -> None:
        if text:
            piece = Piece(text, None)
            self.before[-1].append(piece)
            self.after[-1].append(piece)

    def add_edit(self, index: int, edit: Edit) -> None:
        for rows, text in ((self.before, edit.before), (self.after, edit.after)):
            first, *more = text.split("\n")
            if first:
                rows[-1].append(Piece(first, index))
            rows.extend([Piece(line, index)] if line else [] for line in more)

    def following(self) -> "_Group":
        return _Group(self.before_number + len(self.before), self.after_number + len(self.after))


def _single_hunks(explanation: Explanation) -> Iterator[Hunk]:
    """Hunks of one line each, except changed ones whose lines were joined or split."""
    original, edits = explanation.original, explanation.edits
    group = _Group(1, 1)
    at = 0
    for index, edit in enumerate(edits):
        group = yield from _take_unchanged(group, original[at : edit.start], edits)
        group.add_edit(index, edit)
        at = edit.end
    group = yield from _take_unchanged(group, original[at:], edits)
    if group.before != [[]] or group.after != [[]]:  # else: what follows the last line break is no line
        yield from _hunks_of(group, edits)


def _take_unchanged(group: _Group, text: str, edits: Sequence[Edit]) -> Generator[Hunk, None, _Group]:
    """Add text that both sides share; every line break in it ends a group. Returns the group left open."""
    first, *more = text.split("\n")
    group.add_unchanged(first)
    for line in more:
        yield from _hunks_of(group, edits)
        group = group.following()
        group.add_unchanged(line)
    return group


def _hunks_of(group: _Group, edits: Sequence[Edit]) -> Iterator[Hunk]:
    before = [Row(group.before_number + i, tuple(row)) for i, row in enumerate(group.before)]
    after = [Row(group.after_number + i, tuple(row)) for i, row in enumerate(group.after)]
    surplus = len(before) - len(after)
    gone = {
        row.number
        for row in before
        if all(p.edit is not None and not edits[p.edit].after for p in row.pieces)
    }
    come = {
        row.number
        for row in after
        if all(p.edit is not None and not edits[p.edit].before for p in row.pieces)
    }
    gone = set(sorted(gone)[: max(surplus, 0)])
    come = set(sorted(come)[: max(-surplus, 0)])
    if surplus != len(gone) - len(come):  # lines were joined or split: show what is left of them together
        yield from (Hunk("removed", (row,), ()) for row in before if row.number in gone)
        kept = (
            tuple(row for row in rows if row.number not in out)
            for rows, out in ((before, gone), (after, come))
        )
        yield Hunk("changed", *kept)
        yield from (Hunk("added", (), (row,)) for row in after if row.number in come)
        return
    a = b = 0
    while b < len(before) or a < len(after):
        if b < len(before) and before[b].number in gone:
            yield Hunk("removed", (before[b],), ())
            b += 1
        elif a < len(after) and after[a].number in come:
            yield Hunk("added", (), (after[a],))
            a += 1
        else:
            same = before[b].pieces == after[a].pieces
            yield Hunk("same" if same else "changed", (before[b],), (after[a],))
            a += 1
            b += 1


@dataclass(frozen=True, slots=True)
class RuleCount(Record):
    """How often a rule was at work.

    Attributes:
        rule: The rule, as ``step.rule``.
        count: The number of edits it had a part in.
        lowest: The lowest confidence among them.
        highest: The highest confidence among them.
        example: The first of these edits, preferably one that is its work alone.
    """

    rule: str
    count: int
    lowest: float
    highest: float
    example: Edit


@dataclass(frozen=True, slots=True)
class Totals(Record):
    """How many lines of a page shared which fate.

    Attributes:
        lines: The lines of the original.
        changed: Those of them that changed.
        removed: Those that went as a whole.
        added: Lines of the result that are new as a whole.
        signs: Characters in the lines shown that cannot be seen, with their number, in order of appearance.
    """

    lines: int
    changed: int
    removed: int
    added: int
    signs: dict[str, int]


def count_lines(hunks: Iterable[Hunk]) -> Totals:
    """Count the lines of hunks by their fate, and the characters in them that cannot be seen."""
    fates = {"same": 0, "changed": 0, "removed": 0, "added": 0}
    signs: dict[str, int] = {}
    for hunk in hunks:
        fates[hunk.kind] += len(hunk.before or hunk.after)
        if hunk.kind == "same":
            continue
        for row in (*hunk.before, *hunk.after):
            for part, invisible in split_signs(row.text):
                if invisible:
                    signs[part] = signs.get(part, 0) + 1
    lines = fates["same"] + fates["changed"] + fates["removed"]
    return Totals(lines, fates["changed"], fates["removed"], fates["added"], signs)


def count_rules(explanation: Explanation) -> list[RuleCount]:
    """Count the edits of an explanation by rule, the busiest rule first.

    An edit that several rules worked on counts for each of them.

    Example:
        >>> import cnnewsnorm as cn
        >>> [(row.rule, row.count) for row in count_rules(cn.explain("雨,雪,晴"))]
        [('punctuation.comma', 2)]
    """
    found: dict[str, RuleCount] = {}
    for edit in explanation.edits:
        for rule in edit.rule.split(" + "):
            old = found.get(rule)
            if old is None:
                found[rule] = RuleCount(rule, 1, edit.confidence, edit.confidence, edit)
                continue
            example = edit if edit.rule == rule != old.example.rule else old.example
            low, high = min(old.lowest, edit.confidence), max(old.highest, edit.confidence)
            found[rule] = RuleCount(rule, old.count + 1, low, high, example)
    return sorted(found.values(), key=lambda row: (-row.count, row.rule))
