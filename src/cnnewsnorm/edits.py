"""Edits, their composition over steps, and the explanation that maps offsets both ways.

A step is a plain function ``str -> str``. What makes it explainable is a second function, its *edit finder*,
which takes the same text and options and yields `RawEdit` tuples in order. `explained_by` ties the two together;
the step itself is normally nothing but ``apply_edits(text, finder(text, ...))``, so they cannot disagree.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, ParamSpec, TypeAlias, TypeVar

from ._records import Deferred, Record
from .errors import OptionError

__all__ = [
    "Edit",
    "EditFinder",
    "Explanation",
    "RawEdit",
    "apply_edits",
    "compose_edits",
    "edit_finder",
    "explained_by",
]

RawEdit: TypeAlias = tuple[int, int, str, str, float]
"""``(start, end, replacement, rule, confidence)``: replace ``text[start:end]``."""

EditFinder: TypeAlias = Callable[..., Iterable[RawEdit]]
"""A function from text and options to raw edits: in order, not overlapping, each a real change."""

P = ParamSpec("P")
R = TypeVar("R")


def explained_by(finder: EditFinder) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Declare `finder` as what explains the decorated step; the step itself stays a plain function.

    Args:
        finder: Takes the same text and the same keyword options as the step and yields its edits.

    Returns:
        A decorator that returns its function unchanged.
    """

    def mark(step: Callable[P, R]) -> Callable[P, R]:
        step.__edits__ = finder  # type: ignore[attr-defined]
        return step

    return mark


def edit_finder(step: Callable[..., str]) -> EditFinder | None:
    """Return the edit finder of a step, or None if the step is a function without one."""
    return getattr(step, "__edits__", None)


def apply_edits(text: str, edits: Iterable[RawEdit]) -> str:
    """Return `text` with `edits` applied; the same object if there are none.

    Args:
        text: The text the edits refer to.
        edits: Raw edits in order, not overlapping.

    Examples:
        >>> apply_edits("你好,世界", [(2, 3, "，", "punctuation.comma", 1.0)])
        '你好，世界'
    """
    edits = list(edits)
    if not edits:
        return text
    ends = [edit[1] for edit in edits]
    pieces = [
        text[done:start] + replacement
        for done, (start, _, replacement, _, _) in zip([0, *ends], edits, strict=False)
    ]
    return "".join(pieces) + text[ends[-1] :]


def compose_edits(first: Sequence[RawEdit], middle: str, second: Iterable[RawEdit]) -> list[RawEdit]:
    """Merge the edits of two steps into edits on the first step's input.

    Edits that touch the same characters become one, whose rule names both steps and whose confidence is the
    lower one. Time is linear in the number of edits.

    Args:
        first: The edits that led to `middle`.
        middle: The text between the two steps.
        second: The edits of the second step, on `middle`.

    Returns:
        Raw edits on the input of the first step.
    """
    later = list(second)
    if not first:
        return later
    merged: list[RawEdit] = []
    shift = 0  # input offset minus `middle` offset, behind the edits of `first` taken so far
    a = b = 0
    while a < len(first) and b < len(later):
        a_start, a_end = _place_after(first[a], shift)
        b_start, b_end = later[b][:2]
        if a_end <= b_start:
            merged.append(first[a])
            shift += _shrinkage(first[a])
            a += 1
        elif b_end <= a_start:
            merged.append(_moved(later[b], shift))
            b += 1
        else:  # both touch the same characters: grow one region until nothing reaches into it any more
            low = at = min(a_start, b_start)
            high = low + 1
            start = low + shift
            parts: list[RawEdit] = []
            pieces: list[str] = []
            while True:
                if a < len(first) and (place := _place_after(first[a], shift))[0] < high:
                    high = max(high, place[1])
                    shift += _shrinkage(first[a])
                    parts.append(first[a])
                    a += 1
                elif b < len(later) and later[b][0] < high:
                    high = max(high, later[b][1])
                    pieces += middle[at : later[b][0]], later[b][2]
                    at = later[b][1]
                    parts.append(later[b])
                    b += 1
                else:
                    break
            pieces.append(middle[at:high])
            rules = dict.fromkeys(rule for part in parts for rule in part[3].split(" + "))
            confidence = min(part[4] for part in parts)
            merged.append((start, high + shift, "".join(pieces), " + ".join(rules), confidence))
    merged.extend(first[a:])
    shift += sum(map(_shrinkage, first[a:]))
    merged.extend(_moved(edit, shift) for edit in later[b:])
    return merged


def _shrinkage(edit: RawEdit) -> int:
    return edit[1] - edit[0] - len(edit[2])


def _moved(edit: RawEdit, shift: int) -> RawEdit:
    return edit[0] + shift, edit[1] + shift, *edit[2:]


def _place_after(edit: RawEdit, shift: int) -> tuple[int, int]:
    """Where the replacement of `edit` stands in the text after its step."""
    return edit[0] - shift, edit[0] - shift + len(edit[2])


@dataclass(frozen=True, slots=True)
class Edit(Record):
    """One replacement: where in the original, what by what, by which rule, how sure.

    Attributes:
        start: Code-point offset in the original where the replaced text begins.
        end: Offset where it ends (half open).
        before: The text replaced; empty for an insertion.
        after: What stands there now; empty for a removal.
        rule: The rule, as ``step.rule``; several joined by `` + `` if more than one step changed these characters.
        confidence: From 0 to 1; 1 means that nothing else is possible.
    """

    start: int
    end: int
    before: str
    after: str
    rule: str
    confidence: float


class _Mapped(Deferred):
    """The edits as tuples, and where each begins on either side; no fields of the explanation."""

    __slots__ = ("_starts", "raw")

    raw: tuple[RawEdit, ...]
    _starts: tuple[list[int], list[int]]


@dataclass(frozen=True, slots=True)
class Explanation(_Mapped):
    """How a text came about: the original, the result and every edit between them.

    Attributes:
        original: The text before.
        text: The text after.
        edits: All edits, in order, on `original`.

    Examples:
        >>> import cnnewsnorm as cn
        >>> explanation = cn.explain("今天,晴")
        >>> explanation.text
        '今天，晴'
        >>> [(edit.before, edit.after, edit.rule) for edit in explanation.edits]
        [(',', '，', 'punctuation.comma')]
    """

    original: str
    text: str
    edits: tuple[Edit, ...]

    @classmethod
    def from_raw(cls, original: str, text: str, raw: Iterable[RawEdit]) -> "Explanation":
        """Build an explanation from raw edits; those that change nothing in the end are left out."""
        kept = tuple(edit for edit in raw if original[edit[0] : edit[1]] != edit[2])
        return cls.with_only(original=original, text=text, raw=kept)

    def _work_out(self, name: str) -> Any:
        if name == "edits":
            original = self.original
            return tuple(
                Edit(start, end, original[start:end], after, rule, confidence)
                for start, end, after, rule, confidence in self.raw
            )
        if name == "raw":
            return tuple(
                (edit.start, edit.end, edit.after, edit.rule, edit.confidence) for edit in self.edits
            )
        if name == "_starts":
            starts = []
            shift = 0
            for start, end, after, _, _ in self.raw:
                starts.append(start + shift)
                shift += len(after) - (end - start)
            return [edit[0] for edit in self.raw], starts
        return _Mapped._work_out(self, name)  # `super()` fails in a dataclass with slots

    def to_original(self, offset: int) -> int:
        """Map an offset in `text` to the offset in `original` it came from.

        Args:
            offset: A code-point offset in `text`, from 0 to its length.

        Returns:
            The offset in `original`. Inside a replacement of equal length the characters correspond one by one;
            inside any other replacement every offset maps to its start. Monotone.

        Raises:
            OptionError: `offset` lies outside `text`.
        """
        _check_offset(offset, len(self.text))
        index = bisect_right(self._starts[1], offset) - 1
        if index < 0:
            return offset
        start, end, after, _, _ = self.raw[index]
        return _across(offset, self._starts[1][index], len(after), start, end - start)

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """Map the span ``text[start:end]`` to the span of `original` it came from.

        What was removed right before or right behind the span is left out of it.

        Args:
            start: Offset in `text` where the span begins.
            end: Offset where it ends (half open), not before `start`.

        Returns:
            Start and end in `original`.

        Raises:
            OptionError: An offset lies outside `text`.
        """
        first = self.to_original(start)
        _check_offset(end, len(self.text))
        index = bisect_left(self._starts[1], end) - 1
        if index < 0:
            return first, max(first, end)
        return first, max(first, _end_across(end, self._starts[1][index], self.raw[index]))

    def original_ends(self, ends: Iterable[int]) -> Iterator[int]:
        """Map the ends of spans that follow each other in `text`, each as `original_span` does, in one go.

        Args:
            ends: Offsets in `text`, in ascending order.

        Yields:
            The offsets in `original`.
        """
        starts, edits = self._starts[1], self.raw
        index = -1  # the last edit that begins before the end
        for end in ends:
            while index + 1 < len(starts) and starts[index + 1] < end:
                index += 1
            yield end if index < 0 else _end_across(end, starts[index], edits[index])

    def from_original(self, offset: int) -> int:
        """Map an offset in `original` to the offset in `text` where it ended up.

        Args:
            offset: A code-point offset in `original`, from 0 to its length.

        Returns:
            The offset in `text`, by the same rules as `to_original`.

        Raises:
            OptionError: `offset` lies outside `original`.
        """
        _check_offset(offset, len(self.original))
        index = bisect_right(self._starts[0], offset) - 1
        if index < 0:
            return offset
        start, end, after, _, _ = self.raw[index]
        return _across(offset, start, end - start, self._starts[1][index], len(after))

    def as_dict(self) -> dict[str, Any]:
        """Return original, text and edits as a JSON-ready dictionary."""
        return {
            "original": self.original,
            "text": self.text,
            "edits": [edit.to_dict() for edit in self.edits],
        }

    to_dict = as_dict


def _check_offset(offset: int, length: int) -> None:
    if not 0 <= offset <= length:
        raise OptionError(f"offset={offset!r} lies outside the text: give a number from 0 to {length}")


def _across(offset: int, start: int, length: int, other_start: int, other_length: int) -> int:
    """Map `offset`, which is at or after the start of an edit, to the other side of that edit."""
    inside = offset - start
    if inside >= length:
        return other_start + other_length + inside - length
    if length == other_length:
        return other_start + inside
    return other_start


def _end_across(end: int, start: int, edit: RawEdit) -> int:
    """Map the end of a span, which is behind `start`, where `edit` begins in the text, to the original."""
    edit_start, edit_end, after, _, _ = edit
    if end - start < len(after) and len(after) != edit_end - edit_start:
        return edit_end
    return _across(end, start, len(after), edit_start, edit_end - edit_start)
