"""Which bytes a lost byte can have been, given its neighbour."""

from functools import cache

from .gbk import characters_by_pair
from .likelihood import likelihood

__all__ = ["known_leads", "known_trails"]


@cache
def known_trails(lead: int) -> tuple[tuple[int, str], ...]:
    """The bytes from 80 on that complete `lead` to a character of the language, with that character."""
    characters, language = characters_by_pair(), likelihood()
    pairs = ((byte, characters[lead << 8 | byte]) for byte in range(0x80, 0xFF))
    return tuple((byte, character) for byte, character in pairs if language.knows(character))


@cache
def known_leads(trail: int) -> tuple[int, ...]:
    """The bytes that begin a character of the language which ends with `trail`."""
    characters, language = characters_by_pair(), likelihood()
    return tuple(byte for byte in range(0x81, 0xFF) if language.knows(characters[byte << 8 | trail]))
