"""What a conversion keeps away from: protected spans, and the caller's own terms."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias, TypeGuard

from ..edits import RawEdit
from ..errors import OptionError

__all__ = ["Fixed", "Protected", "Protection", "find_fixed", "replacements"]

Protection: TypeAlias = "str | re.Pattern[str] | tuple[int, int]"
"""A term, a compiled regular expression, or a span ``(start, end)`` of the text."""

Protected: TypeAlias = "Iterable[Protection] | str | re.Pattern[str]"

Fixed: TypeAlias = tuple[int, int, str | None]
"""``(start, end, replacement)``: left alone if the replacement is None."""


def find_fixed(text: str, protect: Protected, terms: Mapping[str, str] | None) -> list[Fixed]:
    """Return the parts of `text` that are protected or a term, in order and not overlapping.

    Spans and matches of expressions come first; then the longest of the terms, own or protected, at each
    place from left to right.

    Raises:
        OptionError: `protect` or `terms` holds something else than what they may hold.
    """
    words: dict[str, str | None] = dict(_checked_terms(terms))
    spans: list[tuple[int, int]] = []
    for item in [protect] if isinstance(protect, str | re.Pattern) else protect:
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
    return _with_words(text, _united(spans), words)


def replacements(text: str, fixed: list[Fixed]) -> list[RawEdit]:
    """Return the terms among `fixed` that change something, as edits."""
    return [
        (start, end, new, "script.term", 1.0)
        for start, end, new in fixed
        if new is not None and new != text[start:end]
    ]


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


def _with_words(text: str, spans: list[tuple[int, int]], words: dict[str, str | None]) -> list[Fixed]:
    fixed: list[Fixed] = []
    done = 0
    for start, end in spans:
        fixed += _find_words(text, done, start, words)
        fixed.append((start, end, None))
        done = end
    fixed += _find_words(text, done, len(text), words)
    return fixed


def _find_words(text: str, start: int, end: int, words: dict[str, str | None]) -> Iterator[Fixed]:
    if not words or start == end:
        return
    lengths: dict[str, set[int]] = {}
    for word in words:
        lengths.setdefault(word[0], set()).add(len(word))
    longest_first = {first: sorted(found, reverse=True) for first, found in lengths.items()}
    for found in re.compile(f"[{re.escape(''.join(lengths))}]").finditer(text, start, end):
        place = found.start()
        if place < start:
            continue
        for length in longest_first[text[place]]:
            if place + length <= end and (word := text[place : place + length]) in words:
                yield place, place + length, words[word]
                start = place + length
                break
