"""The reference chain: OpenCC's algorithm in its plainest form.

Compatibility ideographs are unified; the text is cut into segments by forward maximum matching where the
configuration says so; every segment goes through the stages, each a forward maximum matching conversion.
A complete ideographic description sequence (``⿰亻尔``) passes untouched.

The fast engine uses this chain for the short pieces where phrases matter, and the tests hold the two
together.

Source: OpenCC 1.4.2 (https://github.com/BYVoid/OpenCC), configurations and ``Conversion``,
    ``MaxMatchSegmentation``.
"""

from collections.abc import Iterable, Mapping
from functools import cache

from ..edits import RawEdit, compose_edits
from ..errors import require_choice
from .dictionaries import Dictionary, alternatives, dictionary

__all__ = ["CHOICE", "CONFIGS", "PHRASE", "Chain", "chain", "description_length", "moved", "trimmed"]

STAGES = {
    "s2t": ("st",),
    "s2tw": ("st", "t2tw"),
    "s2twp": ("st", "t2twp"),
    "s2hk": ("st", "t2hk"),
    "s2hkp": ("st", "t2hkp"),
    "t2s": ("ts",),
    "tw2s": ("tw2t", "ts"),
    "tw2sp": ("twp2t", "ts"),
    "hk2s": ("hk2t", "ts"),
    "hk2sp": ("hkp2t", "ts"),
    "t2tw": ("t2tw",),
    "t2hk": ("t2hk",),
    "tw2t": ("tw2t",),
    "hk2t": ("hk2t",),
    "t2jp": ("t2jp",),
    "jp2t": ("jp2t",),
}
"""The stages of every configuration; where there are two, phrases of `st` or `ts` segment the text first."""

CONFIGS = tuple(STAGES)

CERTAIN, PHRASE, CHOICE = 1.0, 0.95, 0.8
"""How sure an edit is: a character with one value; a phrase; the usual value of a character with several."""

LONGEST_DESCRIPTION = 64
_DEEPEST_DESCRIPTION = 15


class Chain:
    """One configuration as OpenCC runs it, stage by stage over the whole text."""

    __slots__ = ("names", "normalization", "segmentation", "stages")

    def __init__(self, config: str) -> None:
        """Load the dictionaries of `config`."""
        require_choice(config, "config", CONFIGS)
        self.names = names = STAGES[config]
        self.normalization = dictionary("compatibility")
        self.stages = [dictionary(name) for name in names]
        self.segmentation = dictionary("st" if "st" in names else "ts") if len(names) > 1 else None

    def convert(self, text: str) -> str:
        """Return `text` converted."""
        return self.convert_unified(_convert(self.normalization, text))

    def convert_unified(self, text: str) -> str:
        """Return `text`, which has no compatibility ideographs, converted."""
        pieces = []
        for segment in self.segments(text):
            for stage in self.stages:
                segment = _convert(stage, segment)
            pieces.append(segment)
        return "".join(pieces)

    def convert_traditional(self, text: str) -> str:
        """Return `text`, a word in OpenCC's Traditional, after the stages for the region."""
        for stage in self.stages[1:]:
            text = _convert(stage, text)
        return text

    def segments(self, text: str) -> list[str]:
        """Cut `text` into phrases and the runs between them, none of which a later stage looks across."""
        if self.segmentation is None:
            return [text]
        segments = []
        done = position = 0
        while position < len(text):
            length, _ = self.segmentation.match_phrase(text, position)
            if length:
                if done < position:
                    segments.append(text[done:position])
                segments.append(text[position : position + length])
                done = position + length
            position += length or description_length(text, position) or 1
        if done < position:
            segments.append(text[done:])
        return segments

    def edits(self, text: str, rule: str) -> list[RawEdit]:
        """Return what `convert` changes, through all stages, as edits on `text`."""
        edits = _edits(self.normalization, text, rule, {})
        unified = _convert(self.normalization, text)
        found: list[RawEdit] = []
        start = 0
        for segment in self.segments(unified):
            through: list[RawEdit] = []
            middle = segment
            for name, stage in zip(self.names, self.stages, strict=True):
                through = compose_edits(through, middle, _edits(stage, middle, rule, alternatives(name)))
                middle = _convert(stage, middle)
            found += moved(through, start)
            start += len(segment)
        return trimmed(text, compose_edits(edits, unified, found))


@cache
def chain(config: str) -> Chain:
    """Return the chain of `config`."""
    return Chain(config)


def _convert(stage: Dictionary, text: str) -> str:
    pieces = []
    position = 0
    while position < len(text):
        length, value = stage.match(text, position)
        if not length:
            length = description_length(text, position) or 1
            value = text[position : position + length]
        pieces.append(value)
        position += length
    return "".join(pieces)


def _edits(stage: Dictionary, text: str, rule: str, uncertain: Mapping[str, str]) -> list[RawEdit]:
    edits = []
    position = 0
    while position < len(text):
        length, value = stage.match(text, position)
        if length and value != text[position : position + length]:
            confidence = PHRASE if length > 1 else CHOICE if text[position] in uncertain else CERTAIN
            edits.append((position, position + length, value, rule, confidence))
        position += length or description_length(text, position) or 1
    return trimmed(text, edits)


def moved(edits: Iterable[RawEdit], by: int) -> list[RawEdit]:
    """Return `edits` on a part of a text as edits on the whole, where the part begins at `by`."""
    return [(start + by, end + by, after, rule, confidence) for start, end, after, rule, confidence in edits]


def trimmed(text: str, edits: list[RawEdit]) -> list[RawEdit]:
    """Return `edits` without the characters that `text` and the replacement share at either end."""
    result = []
    for start, end, after, rule, confidence in edits:
        shortest = min(end - start, len(after))
        left = 0
        while left < shortest and text[start + left] == after[left]:
            left += 1
        right = 0
        while right < shortest - left and text[end - 1 - right] == after[-1 - right]:
            right += 1
        if left + right < max(end - start, len(after)):
            result.append((start + left, end - right, after[left : len(after) - right], rule, confidence))
    return result


def description_length(text: str, start: int, depth: int = 0) -> int:
    """Return the length of the complete ideographic description sequence at `start`, or 0."""
    operator = text[start]
    if not "\u2ff0" <= operator <= "\u2fff" or depth > _DEEPEST_DESCRIPTION:
        return 0
    operands = 3 if operator in "\u2ff2\u2ff3" else 1 if operator in "\u2ffe\u2fff" else 2
    end = start + 1
    for _ in range(operands):
        if end >= len(text):
            return 0
        if "\u2ff0" <= text[end] <= "\u2fff":
            length = description_length(text, end, depth + 1)
            if not length:
                return 0
            end += length
        else:
            end += 1
    return end - start if end - start <= LONGEST_DESCRIPTION else 0
