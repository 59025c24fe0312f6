"""What a conversion keeps away from: protected spans, and the caller's own terms."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Generic, TypeAlias, TypeGuard, TypeVar

from ..edits import RawEdit, apply_edits
from ..errors import OptionError

__all__ = ["Protected", "Protection", "Words", "around_fixed"]

T = TypeVar("T")

Protection: TypeAlias = "str | re.Pattern[str] | tuple[int, int]"
"""A term, a compiled regular expression, or a span ``(start, end)`` of the text."""

Protected: TypeAlias = "Collection[Protection] | str | re.Pattern[str]"

Fixed: TypeAlias = tuple[int, int, str | None]
"""``(start, end, replacement)``: left alone if the replacement is None."""


_MASK = "\uffff"  # a noncharacter: in no dictionary, and evidence of nothing


def around_fixed(
    text: str, protect: Protected, terms: Mapping[str, str] | None, find: Callable[[str], list[RawEdit]]
) -> list[RawEdit]:
    """Return the edits that `find` finds outside of what is protected or a term, and those of the terms.

    Raises:
        OptionError: `protect` or `terms` holds something else than what they may hold.
    """
    if not protect and not terms:
        return find(text)
    fixed = _find_fixed(text, protect, terms)
    masked = apply_edits(text, ((start, end, _MASK * (end - start), "", 1.0) for start, end, _ in fixed))
    replaced = [
        (start, end, new, "script.term", 1.0)
        for start, end, new in fixed
        if new is not None and new != text[start:end]
    ]
    return sorted([*find(masked), *replaced])


def _find_fixed(text: str, protect: Protected, terms: Mapping[str, str] | None) -> list[Fixed]:
    """Return the parts of `text` that are protected or a term, in order and not overlapping.

    Spans and matches of expressions come first; then the longest of the terms, own or protected, at each
    place from left to right.
    """
    words: dict[str, str | None] = dict(_checked_terms(terms))
    spans: list[tuple[int, int]] = []
    items = [protect] if isinstance(protect, str | re.Pattern) else protect
    if not isinstance(items, Collection):  # an iterator would protect the first text alone
        raise OptionError(
            f"protect={items!r} is not valid: give a list of terms (str), compiled expressions or spans"
        )
    for item in items:
        if isinstance(item, str) and item:
            words[item] = None
        elif isinstance(item, re.Pattern) and isinstance(item.pattern, str):
            spans += (found.span() for found in item.finditer(text))
        elif _is_span(item):
            spans.append((min(item[0], len(text)), min(item[1], len(text))))
        else:
            raise OptionError(
                f"protect holds {item!r}: give terms (str), compiled expressions (re.compile of str) "
                "or spans (start, end) with 0 <= start <= end"
            )
    finder = Words(words)
    fixed: list[Fixed] = []
    done = 0
    for start, end in _united(spans):
        fixed += finder.find(text, done, start)
        fixed.append((start, end, None))
        done = end
    fixed += finder.find(text, done, len(text))
    return fixed


def _checked_terms(terms: Mapping[str, str] | None) -> Mapping[str, str]:
    if terms is None:
        return {}
    if not isinstance(terms, Mapping):
        raise OptionError(f"terms={terms!r} is not valid: give a mapping from str to str")
    for key, value in terms.items():
        if not (isinstance(key, str) and key and isinstance(value, str)):
            raise OptionError(f"terms holds {key!r}: {value!r}: give non-empty str keys with str values")
    return terms


def _is_span(item: object) -> TypeGuard[tuple[int, int]]:
    return (
        isinstance(item, tuple)
        and len(item) == 2
        and all(type(n) is int for n in item)
        and 0 <= item[0] <= item[1]
    )


def _united(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    united: list[tuple[int, int]] = []
    for start, end in sorted(span for span in spans if span[0] < span[1]):
        if united and start <= united[-1][1]:
            united[-1] = united[-1][0], max(end, united[-1][1])
        else:
            united.append((start, end))
    return united


class Words(Generic[T]):
    """Finds words in a text, the longest at each place from left to right, and says what goes with each."""

    __slots__ = ("_firsts", "_lengths", "_words")

    def __init__(self, words: Mapping[str, T]) -> None:
        """Prepare to find `words`, none of which is empty."""
        lengths: dict[str, set[int]] = {}
        for word in words:
            lengths.setdefault(word[0], set()).add(len(word))
        self._words = words
        self._lengths = {first: sorted(found, reverse=True) for first, found in lengths.items()}
        self._firsts = re.compile(f"[{re.escape(''.join(lengths))}]" if lengths else "(?!)")

    def find(self, text: str, start: int, end: int) -> Iterator[tuple[int, int, T]]:
        """Yield the span of each word in ``text[start:end]`` and what goes with it."""
        for found in self._firsts.finditer(text, start, end):
            place = found.start()
            if place < start:
                continue
            for length in self._lengths[text[place]]:
                word = text[place : place + length]
                if place + length <= end and word in self._words:
                    start = place + length
                    yield place, start, self._words[word]
                    break
