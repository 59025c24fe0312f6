"""`ambiguities`: where a character could have become several, what was chosen and what else it could be."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from .._records import Record
from ..edits import Explanation, apply_edits
from ..errors import require_choice, require_text
from .chain import CONFIGS, STAGES, chain
from .dictionaries import alternatives
from .engine import engine

__all__ = ["Ambiguity", "ambiguities"]

_CONFIGS = tuple(config for config in CONFIGS if {"st", "ts"} & set(STAGES[config]))


@dataclass(frozen=True, slots=True)
class Ambiguity(Record):
    """A character with more than one counterpart in the other script.

    Attributes:
        start: Code-point offset of the character in the text.
        end: Offset behind it.
        text: The character.
        chosen: What it became, or, where a phrase changed its length, the whole phrase did.
        alternatives: What else it could have become, the more usual first.
        decided_by: ``"phrase"`` if the dictionary has a phrase there, ``"character"`` if the usual
            counterpart was taken for want of one: those are worth a look.
    """

    start: int
    end: int
    text: str
    chosen: str
    alternatives: tuple[str, ...]
    decided_by: Literal["phrase", "character"]


def ambiguities(text: str, *, config: str = "s2t") -> list[Ambiguity]:
    """Report the one-to-many choices in the conversion of `text`.

    Args:
        text: The text before conversion.
        config: The configuration it is to be converted with: one from or to Simplified.

    Returns:
        All places where a character has more than one counterpart in the standard of the target, in order,
        also where it stays as it is.

    Raises:
        OptionError: `config` is not a configuration from or to Simplified.

    Examples:
        >>> for found in ambiguities("头发与松"):
        ...     print(found.text, found.chosen, found.alternatives, found.decided_by)
        发 髮 ('發',) phrase
        松 松 ('鬆',) character

    Source: OpenCC 1.4.2, STCharacters and TSCharacters (Apache-2.0).
    """
    require_text(text)
    require_choice(config, "config", _CONFIGS)
    name = "st" if "st" in STAGES[config] else "ts"
    places = [found.start() for found in _ambiguous(name).finditer(text)]
    if not places:
        return []
    edits = list(engine(config).edits(text, f"script.{config}"))
    explanation = Explanation.from_raw(text, apply_edits(text, edits), edits)
    phrases = engine(config).phrases(text, places)
    phrase = next(phrases, None)
    found: list[Ambiguity] = []
    for start in places:
        while phrase and phrase[1] <= start:
            phrase = next(phrases, None)
        in_phrase = phrase is not None and phrase[0] <= start
        after = explanation.from_original(start)
        chosen = explanation.text[after : max(explanation.from_original(start + 1), after + 1)]
        others = tuple(value for value in _values(config, text[start]) if value != chosen)
        if others:  # else the region writes all of them alike, as Taiwan does 吃 and 喫
            decided_by: Literal["phrase", "character"] = "phrase" if in_phrase else "character"
            found.append(Ambiguity(start, start + 1, text[start], chosen, others, decided_by))
    return found


@cache
def _ambiguous(name: str) -> re.Pattern[str]:
    return re.compile(f"[{''.join(ch for ch in alternatives(name) if ch < chr(0x10000))}]")


@cache
def _values(config: str, ch: str) -> tuple[str, ...]:
    """Return the counterparts of `ch` in the regional standard of `config`."""
    rules = chain(config)
    if "st" not in rules.names:
        return tuple(alternatives("ts")[ch])
    regional = [stage.characters for stage in rules.stages[1:]]
    values = []
    for value in alternatives("st")[ch]:
        for characters in regional:
            value = characters.get(value, value)
        values.append(value)
    return tuple(dict.fromkeys(values))
