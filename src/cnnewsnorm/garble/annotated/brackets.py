"""Brackets and quotes that a text leaves open: what closes them is the likelier character."""

import re

__all__ = ["BRACKETS", "CLOSERS", "brackets_of", "is_open"]

CLOSERS = {
    "”": "“",
    "’": "‘",
    "）": "（",
    "》": "《",
    "】": "【",
    "」": "「",
    "』": "『",
    "〉": "〈",
    "〕": "〔",
}

BRACKETS = frozenset("()").union(CLOSERS, CLOSERS.values())
_BRACKETS = re.compile(f"[{''.join(sorted(BRACKETS))}]")


def brackets_of(text: str) -> str:
    """Return the brackets and quotes of a text."""
    return "".join(_BRACKETS.findall(text))


def is_open(text: str, opener: str, closer: str) -> bool:
    """Tell whether `text` leaves a bracket or quote open, in either width."""
    opened, closed = text.count(opener), text.count(closer)
    if opener == "（":
        opened, closed = opened + text.count("("), closed + text.count(")")
    return opened > closed
