"""The fast converter: equal to the reference chain, in pure Python faster than OpenCC's C++ library.

98 % of the characters of running text need no context, so the whole text goes through one
`str.translate`. What remains are the *pieces* where a phrase changes the result:

- One compiled character class finds *anchors*; a piece is near only if the anchor and a neighbour form a
  *trigger*, a pair that was chosen from every phrase that turns out differently than character by
  character.
- From there the piece grows while adjacent characters are a pair that occurs in any entry of any stage.
  Between two characters that occur in none no entry can reach across, so maximum matching starts afresh
  there, and the piece can be converted alone. It has 2.7 characters on average, goes through the reference
  chain and is remembered.

Compatibility ideographs, description sequences and characters beyond the basic plane are rare and take a
slower path.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from .._tables import load_table
from ..edits import RawEdit
from .chain import chain, description_length, moved
from .dictionaries import parse_pairs

__all__ = ["Engine", "engine"]

_MOST_REMEMBERED = 20_000
_LONGEST_REMEMBERED = 24
_START = re.Match.start
_BASIC_PLANE = 0x10000


class Engine:
    """One configuration, ready to convert."""

    __slots__ = (
        "_anchors",
        "_chain",
        "_characters",
        "_followers",
        "_pieces",
        "_special",
        "_table",
        "_triggers",
    )

    def __init__(self, config: str) -> None:
        """Load the dictionaries and triggers of `config`."""
        self._chain = rules = chain(config)
        anchors, triggers, pairs = load_table(f"script_config_{config}.txt").split("\n\n")
        self._triggers = frozenset(triggers.split(" "))
        self._followers = dict(rules.stages[0].followers)
        for more in (rules.segmentation.followers if rules.segmentation else {}, parse_pairs(pairs)):
            for first, seconds in more.items():
                self._followers[first] = self._followers.get(first, "") + seconds
        self._characters = self._without_context()
        self._table = list(_identity())
        special = []  # characters that `_table` cannot express
        for ch, value in self._characters.items():
            if len(value) > 1:
                special.append(ch)
            elif ch < "\U00010000":
                self._table[ord(ch)] = ord(value)
        self._special = frozenset(special)
        self._anchors = re.compile(f"[{anchors}{''.join(special)}]" if anchors or special else "(?!)")
        self._pieces: dict[str, str] = {}

    def _without_context(self) -> dict[str, str]:
        """Return what every single character becomes that does not stay the same."""
        convert = self._chain.convert_unified
        changing = dict.fromkeys(ch for stage in self._chain.stages for ch in stage.characters)
        values = {ch: convert(ch) for ch in changing}
        return {ch: value for ch, value in values.items() if ch != value}

    def convert(self, text: str) -> str:
        """Return `text` converted; the same object if nothing changes."""
        result = self._convert_rare(text) if _rare().search(text) else self._convert_common(text)
        return text if result == text else result

    def edits(self, text: str, rule: str) -> Iterator[RawEdit]:
        """Yield what `convert` changes: an edit for each character on its own and each phrase, trimmed."""
        done = 0
        for start, end in _descriptions(text) if _rare().search(text) else ():
            yield from self._stretch_edits(text[done:start], done, rule)
            done = end
        yield from self._stretch_edits(text[done:], done, rule)

    def _stretch_edits(self, text: str, offset: int, rule: str) -> Iterator[RawEdit]:
        unified = text.translate(_unified()) if _rare().search(text) else text
        done = 0
        for start, end in [*self._piece_spans(unified, self._places(unified)), (len(text), len(text))]:
            for i in range(done, start):
                value = self._characters.get(unified[i], unified[i])
                if value != text[i]:
                    yield offset + i, offset + i + 1, value, rule, 1.0
            yield from moved(self._chain.edits(text[start:end], rule), offset + start)
            done = end

    def _convert_common(self, text: str) -> str:
        converted = text.translate(self._table)
        triggers = self._triggers
        places = [
            i
            for i in map(_START, self._anchors.finditer(text))
            if text[i : i + 2] in triggers or text[i - 1 : i + 1] in triggers or text[i] in self._special
        ]
        return self._with_pieces(text, converted, places) if places else converted

    def _convert_rare(self, text: str) -> str:
        parts: list[str] = []
        done = 0
        for start, end in _descriptions(text):
            parts += self._convert_unified(text[done:start].translate(_unified())), text[start:end]
            done = end
        parts.append(self._convert_unified(text[done:].translate(_unified())))
        return "".join(parts)

    def _convert_unified(self, text: str) -> str:
        """Convert `text`, which may have characters beyond the basic plane but no description."""
        return self._with_pieces(text, text.translate(self._table), self._places(text))

    def _places(self, text: str) -> list[int]:
        """Return where in `text` the chain is needed, characters beyond the basic plane among them."""
        triggers = self._triggers
        special = self._special
        return sorted(
            {
                i
                for i in map(_START, self._anchors.finditer(text))
                if text[i : i + 2] in triggers or text[i - 1 : i + 1] in triggers or text[i] in special
            }.union(map(_START, _astral().finditer(text)))
        )

    def _with_pieces(self, text: str, converted: str, places: Iterable[int]) -> str:
        parts = []
        done = 0
        for start, end in self._piece_spans(text, places):
            piece = text[start:end]
            value = self._pieces.get(piece)
            if value is None:
                value = self._convert_piece(piece)
            parts.append(converted[done:start])
            parts.append(value)
            done = end
        parts.append(converted[done:])
        return "".join(parts)

    def _piece_spans(self, text: str, places: Iterable[int]) -> Iterator[tuple[int, int]]:
        """Yield the spans around `places` that no entry of any stage reaches out of."""
        followers = self._followers
        length = len(text)
        end = 0
        for place in places:
            if place < end:
                continue
            start = place
            while start > end and text[start] in followers.get(text[start - 1], ""):
                start -= 1
            end = place + 1
            while end < length and text[end] in followers.get(text[end - 1], ""):
                end += 1
            yield start, end

    def _convert_piece(self, piece: str) -> str:
        value = self._chain.convert_unified(piece)
        if len(piece) <= _LONGEST_REMEMBERED:
            if len(self._pieces) >= _MOST_REMEMBERED:
                self._pieces.clear()
            self._pieces[piece] = value
        return value


@cache
def engine(config: str) -> Engine:
    """Return the engine of `config`; loaded once."""
    return Engine(config)


@cache
def _identity() -> tuple[int, ...]:
    """Return the numbers of the basic plane, shared by all engines."""
    return tuple(range(_BASIC_PLANE))


@cache
def _unified() -> dict[int, str]:
    return str.maketrans(chain("s2t").normalization.characters)


@cache
def _rare() -> re.Pattern[str]:
    # As ranges: `re` tests the members of a class beyond the basic plane one by one.
    return re.compile("[\u2ff0-\u2fff\uf900-\ufaff\U00010000-\U0010ffff]")


@cache
def _astral() -> re.Pattern[str]:
    return re.compile("[\U00010000-\U0010ffff]")


def _descriptions(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of complete ideographic description sequences."""
    done = 0
    for found in re.finditer("[\u2ff0-\u2fff]", text):
        start = found.start()
        if start >= done and (length := description_length(text, start)):
            done = start + length
            yield start, done
