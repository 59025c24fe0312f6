"""Pairs of neighbouring characters as numbers.

A page has as many pairs as characters, and a string for each, made and hashed, takes several times as long as all
that is done with it. Read as 32-bit code points, two neighbours are one 64-bit number.
"""

__all__ = ["pair_code", "pair_codes"]

_SIZE = 4  # bytes of a character


def pair_codes(text: str) -> list[int]:
    """Return a number for every pair of neighbouring characters, in order; one less than there are characters."""
    encoded = memoryview(text.encode("utf-32-le", "surrogatepass"))
    pairs = max(len(text) - 1, 0)
    codes = [0] * pairs
    codes[::2] = encoded[: (pairs + 1) // 2 * 2 * _SIZE].cast("Q").tolist()
    codes[1::2] = encoded[_SIZE : _SIZE + pairs // 2 * 2 * _SIZE].cast("Q").tolist()
    return codes


def pair_code(pair: str) -> int:
    """Return the number of a string of two characters."""
    return pair_codes(pair)[0]
