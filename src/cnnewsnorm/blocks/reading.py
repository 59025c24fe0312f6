"""Reads a line by itself: all that its text alone decides, remembered for the short lines that pages share."""

from functools import lru_cache
from typing import NamedTuple

from .forms import CERTAIN_FARM, FARM, LIKELY_FARM, certain, chrome, farm, stated
from .model import local_score
from .profile import Profile, line_pairs, profile

__all__ = ["Reading", "read_line"]

_SHORT = 40  # longer lines hardly come again


class Reading(NamedTuple):
    """What the text of a line says by itself."""

    certain: str | None  # the label, if the line needs no model
    profile: Profile
    score: int  # of the model's states, packed
    stated: tuple[str, str] | None  # the label that its form states, with the reason
    chrome: tuple[str, str] | None  # the label it has if it is not part of the story, with the reason


def _read(text: str) -> Reading:
    pairs = line_pairs(text)
    p = profile(text, pairs)
    label = certain(text)
    if label is not None:
        return Reading(label, p, 0, None, None)
    found = farm(text, p)
    own = stated(text, p.bits) if found < CERTAIN_FARM else FARM
    return Reading(None, p, local_score(p, pairs), own, chrome(text, p) if found < LIKELY_FARM else FARM)


_remembered = lru_cache(maxsize=32768)(_read)


def read_line(text: str) -> Reading:
    """Read one line, stripped."""
    return _remembered(text) if len(text) <= _SHORT else _read(text)
