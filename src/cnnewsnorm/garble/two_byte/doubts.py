"""What is doubtful in the likeliest reading of bytes: what another one that is nearly as likely has otherwise."""

from collections.abc import Iterator

from .search import LEAST_MARGIN, Step

__all__ = ["doubtful"]

_FARTHEST = 24  # characters that two readings are followed back


def doubtful(steps: list[Step]) -> list[int]:
    """Return the places of the characters in which a reading that is nearly as likely has others."""
    places = {id(step): at for at, step in enumerate(steps)}
    found: set[int] = set()
    for at, (_, _, other, behind) in enumerate(steps):
        if behind >= LEAST_MARGIN:
            continue
        others: list[str] = []
        while other is not None and id(other) not in places and len(others) < _FARTHEST:
            others.append(other[0])
            other = other[1]
        first = at - _FARTHEST if other is None or len(others) == _FARTHEST else places[id(other)]
        first = max(-1, first)
        own = [step[0] for step in steps[at:first:-1]] if first >= 0 else [step[0] for step in steps[at::-1]]
        found.update(at - place for place in _differing(own, others))
    return sorted(found)


def _differing(own: list[str], others: list[str]) -> Iterator[int]:
    """Yield the places in which one row differs from another, or all between what both begin and end with."""
    if len(own) == len(others):
        yield from (place for place, (ch, other) in enumerate(zip(own, others, strict=True)) if ch != other)
        return
    size = min(len(own), len(others))
    begin = end = 0
    while begin < size and own[begin] == others[begin]:
        begin += 1
    while end < size - begin and own[-1 - end] == others[-1 - end]:
        end += 1
    yield from range(begin, len(own) - end)
