"""Which bytes a lost byte can have been, given its neighbour."""

from collections.abc import Sequence
from functools import cache

from .gbk import characters_by_pair, pairs_by_character, private_trails
from .likelihood import likelihood
from .readings import characters_by_reading

__all__ = ["known_leads", "known_trails", "noted_pairs", "ordinary_leads", "stripped_trails"]

_RARE = 32  # half bits: one in 65,000


@cache
def known_trails(lead: int) -> tuple[tuple[int, str], ...]:
    """The bytes from 80 on that complete `lead` to a character of the language, with that character."""
    characters, language = characters_by_pair(), likelihood()
    pairs = ((byte, characters.get(lead << 8 | byte, "")) for byte in range(0x80, 0xFF))
    return tuple((byte, character) for byte, character in pairs if language.knows(character))


@cache
def known_leads(trail: int) -> tuple[int, ...]:
    """The bytes that begin a character of the language which ends with `trail`."""
    characters, language = characters_by_pair(), likelihood()
    return tuple(byte for byte in range(0x81, 0xFF) if language.knows(characters.get(byte << 8 | trail, "")))


@cache
def ordinary_leads(trail: int) -> tuple[int, ...]:
    """Those of `known_leads` whose character is not rare."""
    characters, language = characters_by_pair(), likelihood()
    return tuple(
        byte for byte in known_leads(trail) if language.plain_cost(characters[byte << 8 | trail]) <= _RARE
    )


@cache
def noted_pairs(reading: str) -> dict[int, list[tuple[int, str, int]]]:
    """The characters of a reading by their first byte: second byte, character, and 1 if it is another reading of it."""
    pairs = pairs_by_character()
    found: dict[int, list[tuple[int, str, int]]] = {}
    for rank, characters in enumerate(characters_by_reading().get(reading, ())):
        for character in characters:
            lead, trail = divmod(pairs[character], 256)
            if trail >= 0x80:
                found.setdefault(lead, []).append((trail, character, rank))
    return found


@cache
def stripped_trails(lead: int) -> tuple[tuple[int, str, Sequence[int]], ...]:
    """The bytes that complete `lead` and begin a private-use pair: byte, character, and what can follow the byte."""
    characters, language = characters_by_pair(), likelihood()
    found = (
        (first, characters.get(lead << 8 | first, ""), seconds) for first, seconds in private_trails().items()
    )
    return tuple(entry for entry in found if language.knows(entry[1]))
