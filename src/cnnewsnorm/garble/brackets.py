"""Brackets and quotes that a text leaves open: what closes them is the likelier character."""

__all__ = ["BRACKETS", "CLOSERS", "is_open"]

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


def is_open(text: str, opener: str, closer: str) -> bool:
    """Tell whether `text` leaves a bracket or quote open, in either width."""
    opened, closed = text.count(opener), text.count(closer)
    if opener == "（":
        opened, closed = opened + text.count("("), closed + text.count(")")
    return opened > closed
