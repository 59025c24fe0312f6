"""Edits between two texts when all that is known is the texts: for steps that cannot explain themselves.

Lines are aligned first and characters inside changed lines second, which keeps long pages affordable. Own steps
never come through here: they state their edits exactly.
"""

from collections.abc import Iterator
from difflib import SequenceMatcher

from .edits import RawEdit

__all__ = ["align_edits"]

_MAX_CELLS = 4_000_000  # characters before × after; beyond it a changed region is one edit


def align_edits(before: str, after: str, rule: str) -> Iterator[RawEdit]:
    """Yield edits that turn `before` into `after`.

    Args:
        before: The input of a step.
        after: Its output.
        rule: The rule name every edit gets.

    Yields:
        Raw edits with confidence 1, in order.

    Examples:
        >>> list(align_edits("甲\\n乙丙", "甲\\n乙丁", "mine"))
        [(3, 4, '丁', 'mine', 1.0)]
    """
    if before == after:
        return
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    old_at, new_at = _offsets(old), _offsets(new)
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            yield from _characters(before, after, (old_at[i1], old_at[i2]), (new_at[j1], new_at[j2]), rule)


def _offsets(lines: list[str]) -> list[int]:
    offsets = [0]
    for line in lines:
        offsets.append(offsets[-1] + len(line))
    return offsets


def _characters(
    before: str, after: str, old: tuple[int, int], new: tuple[int, int], rule: str
) -> Iterator[RawEdit]:
    a, b = before[old[0] : old[1]], after[new[0] : new[1]]
    if len(a) * len(b) > _MAX_CELLS:
        yield old[0], old[1], b, rule, 1.0
        return
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if tag != "equal":
            yield old[0] + i1, old[0] + i2, b[j1:j2], rule, 1.0
