"""Reads a line by itself: all that its text alone decides, remembered for the short lines that pages share."""

from functools import lru_cache
from typing import NamedTuple

from .forms import certain, chrome, stated
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


def _read(line: str) -> Reading:
    pairs = line_pairs(line)
    p = profile(line, pairs)
    label = certain(line)
    if label is not None:
        return Reading(label, p, 0, None, None)
    text = line.strip()
    return Reading(None, p, local_score(p, pairs), stated(text, p), chrome(text, p))


_remembered = lru_cache(maxsize=32768)(_read)


def read_line(line: str) -> Reading:
    """Read one line; it must not end in white space."""
    return _remembered(line) if len(line) <= _SHORT else _read(line)
