"""Words and idioms that contain numerals without counting anything."""

__all__ = ["word_at"]


def word_at(text: str, pos: int) -> int | None:
    """Return where the word ends that the numeral at `pos` is part of, or None."""
    return None
