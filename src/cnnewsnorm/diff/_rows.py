"""The layout of a diff: which lines stayed, went, came or changed, and which edit each piece belongs to."""

from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, overload

from .._records import Record
from ..edits import Edit, Explanation
from ._visible import has_signs, split_signs

__all__ = [
    "Hunk",
    "Piece",
    "Row",
    "RuleCount",
    "Tally",
    "Totals",
    "count_lines",
    "count_rules",
    "diff_hunks",
    "rule_in",
]


# Rows and pieces are as many as lines and edits. As named tuples they take less time than as dataclasses.


class Piece(NamedTuple):
    """A run of characters in a row.

    Attributes:
        text: The characters, without line breaks.
        edit: The index of the edit that removed or wrote them, or None if they are unchanged.
    """

    text: str
    edit: int | None


class Row(NamedTuple):
    """One line of the original or of the result.

    Attributes:
        number: The line's number, from 1, in the text it belongs to.
        pieces: What it consists of, in order; none for a blank line.
        edits: The indices of the edits in it, in order; for a blank line, of the edit to its line break.
    """

    number: int
    pieces: tuple[Piece, ...]
    edits: tuple[int, ...]

    @property
    def text(self) -> str:
        """The line as it stands in its text."""
        return "".join(piece.text for piece in self.pieces)


class Hunk(NamedTuple):
    """A run of lines that share a fate.

    Attributes:
        kind: ``"same"`` (in both texts alike), ``"removed"``, ``"added"`` or ``"changed"``.
        before: Its lines in the original; none if added.
        after: Its lines in the result; none if removed.
        edits: The indices of the edits at work in it, in order, each once.
    """

    kind: Literal["same", "removed", "added", "changed"]
    before: Sequence[Row]
    after: Sequence[Row]
    edits: tuple[int, ...]


class _SameRows(Sequence[Row]):
    """Rows of unchanged lines, made when they are looked at: most of a page is unchanged and only counted."""

    __slots__ = ("lines", "number")

    def __init__(self, lines: list[str], number: int) -> None:
        self.lines = lines
        self.number = number

    def __len__(self) -> int:
        return len(self.lines)

    @overload
    def __getitem__(self, index: int) -> Row: ...

    @overload
    def __getitem__(self, index: slice) -> "_SameRows": ...

    def __getitem__(self, index: int | slice) -> "Row | _SameRows":
        if isinstance(index, slice):
            start, _, _ = index.indices(len(self.lines))
            return _SameRows(self.lines[index], self.number + start)
        at = range(len(self.lines))[index]
        line = self.lines[at]
        return Row(self.number + at, (Piece(line, None),) if line else (), ())


def _same(lines: list[str], before_number: int, after_number: int) -> Hunk:
    return Hunk("same", _SameRows(lines, before_number), _SameRows(lines, after_number), ())


def diff_hunks(explanation: Explanation) -> Iterator[Hunk]:
    """Lay out an explanation as hunks, in the order of the page; neighbours of one kind come as one hunk.

    Args:
        explanation: What to lay out.

    Returns:
        An iterator over hunks that together hold every line of both texts; changed lines come one by one.

    Examples:
        >>> import cnnewsnorm as cn
        >>> [hunk.kind for hunk in diff_hunks(cn.explain("标题\\n今天,晴\\n正文"))]
        ['same', 'changed', 'same']
    """
    run: list[Hunk] = []
    for hunk in _single_hunks(explanation):
        if run and (hunk.kind != run[0].kind or hunk.kind == "changed"):
            yield _joined(run)
            run = []
        run.append(hunk)
    if run:
        yield _joined(run)


def _joined(run: list[Hunk]) -> Hunk:
    if len(run) == 1:
        return run[0]
    if run[0].kind == "same":
        lines = [line for hunk in run for line in hunk.before.lines]  # type: ignore[attr-defined]
        return _same(lines, run[0].before[0].number, run[0].after[0].number)
    before = tuple(row for hunk in run for row in hunk.before)
    after = tuple(row for hunk in run for row in hunk.after)
    return Hunk(run[0].kind, before, after, tuple(dict.fromkeys(i for hunk in run for i in hunk.edits)))


class _Line:
    """A row in the making: its pieces, and the edit that its line break belongs to, if any."""

    __slots__ = ("break_edit", "pieces")

    def __init__(self, break_edit: int | None = None) -> None:
        self.pieces: list[Piece] = []
        self.break_edit = break_edit

    def row(self, number: int) -> Row:
        found = [piece.edit for piece in self.pieces] if self.pieces else [self.break_edit]
        return Row(number, tuple(self.pieces), tuple(dict.fromkeys(i for i in found if i is not None)))


class _Group:
    """The lines between two line breaks that both texts share."""

    def __init__(self, before_number: int, after_number: int) -> None:
        self.before_number = before_number
        self.after_number = after_number
        self.before = [_Line()]
        self.after = [_Line()]
        self.edits: list[int] = []

    def add_unchanged(self, text: str) -> None:
        if text:
            piece = Piece(text, None)
            self.before[-1].pieces.append(piece)
            self.after[-1].pieces.append(piece)

    def add_edit(self, index: int, edit: Edit) -> None:
        self.edits.append(index)
        for lines, text in ((self.before, edit.before), (self.after, edit.after)):
            for i, part in enumerate(text.split("\n")):
                if i:
                    lines.append(_Line(index))
                if part:
                    lines[-1].pieces.append(Piece(part, index))

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
    ended = all(text == "" or text.endswith("\n") for text in (original, explanation.text))
    if ended or not original:  # what follows the last line break is no line
        group.before.pop()
    if ended or not explanation.text:
        group.after.pop()
    yield from _hunks_of(group, edits)


def _take_unchanged(group: _Group, text: str, edits: Sequence[Edit]) -> Generator[Hunk, None, _Group]:
    """Add text that both sides share; every line break in it ends a group. Returns the group left open."""
    first, *more = text.split("\n")
    group.add_unchanged(first)
    if not more:
        return group
    yield from _hunks_of(group, edits)
    group = group.following()
    *whole, last = more
    if whole:
        yield _same(whole, group.before_number, group.after_number)
        group = _Group(group.before_number + len(whole), group.after_number + len(whole))
    group.add_unchanged(last)
    return group


def _hunks_of(group: _Group, edits: Sequence[Edit]) -> Iterator[Hunk]:
    before = [line.row(group.before_number + i) for i, line in enumerate(group.before)]
    after = [line.row(group.after_number + i) for i, line in enumerate(group.after)]
    surplus = len(before) - len(after)
    gone = _whole_rows(before, {i for i in group.edits if not edits[i].after}, surplus)
    come = _whole_rows(after, {i for i in group.edits if not edits[i].before}, -surplus)
    _name_top(before, group.before, edits)
    _name_top(after, group.after, edits)
    old = [row for row in before if row.number not in gone]
    new = [row for row in after if row.number not in come]
    old_breaks = [group.before[row.number - group.before_number].break_edit for row in old[1:]]
    new_breaks = [group.after[row.number - group.after_number].break_edit for row in new[1:]]
    if len(old) != len(new) or old_breaks != new_breaks:  # lines were joined or split: show them together
        first = old[0].number if old else 0
        away = [row for row in before if row.number in gone]
        breaks = {i for i in group.edits if not (edits[i].before + edits[i].after).strip("\n")}
        joints = (i for i in (*old_breaks, *new_breaks) if i is not None)
        touched = breaks.union(joints, *(row.edits for row in (*old, *new)))
        yield from (_alone("removed", row) for row in away if row.number < first)
        yield Hunk("changed", tuple(old), tuple(new), tuple(sorted(touched)))
        yield from (_alone("removed", row) for row in away if row.number > first)
        yield from (_alone("added", row) for row in after if row.number in come)
        return
    a = b = 0
    while b < len(before) or a < len(after):
        if b < len(before) and before[b].number in gone:
            yield _alone("removed", before[b])
            b += 1
        elif a < len(after) and after[a].number in come:
            yield _alone("added", after[a])
            a += 1
        else:
            yield _pair(before[b], after[a])
            a += 1
            b += 1


def _name_top(rows: list[Row], lines: Sequence[_Line], edits: Sequence[Edit]) -> None:
    """Give a blank top row the edit to the line break below it, if that is an edit to characters, too."""
    index = lines[1].break_edit if len(rows) > 1 and not rows[0].pieces else None
    if index is not None and (edits[index].before + edits[index].after).strip("\n"):
        rows[0] = rows[0]._replace(edits=(index,))


def _alone(kind: Literal["removed", "added"], row: Row) -> Hunk:
    return Hunk(kind, (row,), (), row.edits) if kind == "removed" else Hunk(kind, (), (row,), row.edits)


def _pair(before: Row, after: Row) -> Hunk:
    if before.pieces == after.pieces:
        return _same([before.text], before.number, after.number)
    return Hunk("changed", (before,), (after,), tuple(sorted({*before.edits, *after.edits})))


def rule_in(edit: Edit, kind: str) -> str:
    """The rule to name for an edit: of a line that went, why it went, not what was repaired before."""
    if kind == "removed":
        return next((rule for rule in edit.rule.split(" + ") if rule.startswith("blocks.")), edit.rule)
    return edit.rule


def _whole_rows(rows: Sequence[Row], pure: set[int], limit: int) -> set[int]:
    """The numbers of up to `limit` rows made of nothing but `pure` edits; blank ones last."""
    if limit <= 0:
        return set()
    whole = [row for row in rows if all(piece.edit in pure for piece in row.pieces)]
    return {row.number for row in sorted(whole, key=lambda row: (not row.pieces, not row.edits))[:limit]}


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


class Tally:
    """Counts lines by their fate, and invisible characters, while hunks pass by."""

    def __init__(self) -> None:
        self.fates = {"same": 0, "changed": 0, "removed": 0, "added": 0}
        self.signs: dict[str, int] = {}

    def add(self, hunk: Hunk) -> Hunk:
        """Count a hunk and hand it on."""
        self.fates[hunk.kind] += len(hunk.before or hunk.after)
        if hunk.kind != "same":
            for row in (*hunk.before, *hunk.after):
                for part, invisible in split_signs(row.text) if has_signs(row.text) else ():
                    if invisible:
                        self.signs[part] = self.signs.get(part, 0) + 1
        return hunk

    def totals(self) -> Totals:
        """What has been counted so far."""
        same, changed, removed, added = self.fates.values()
        return Totals(same + changed + removed, changed, removed, added, self.signs)


def count_lines(hunks: Iterable[Hunk]) -> Totals:
    """Count the lines of hunks by their fate, and the characters in them that cannot be seen."""
    tally = Tally()
    for hunk in hunks:
        tally.add(hunk)
    return tally.totals()


def count_rules(explanation: Explanation) -> list[RuleCount]:
    """Count the edits of an explanation by rule, the busiest rule first.

    An edit that several rules worked on counts for each of them.

    Examples:
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
