"""Which bytes a lost byte can have been, given its neighbour."""

from functools import cache
from itertools import chain

from .gbk import characters_by_pair, empty_trails, pairs_by_character, private_trails
from .likelihood import Choices, likelihood
from .readings import characters_by_reading

__all__ = [
    "all_leads_of",
    "empty_trails_of",
    "hidden_characters",
    "leads_of",
    "noted_pairs",
    "stripped_trails",
    "trails_of",
]

_RARE = 32  # half bits: one in 65,000


@cache
def trails_of(lead: int) -> Choices:
    """The bytes from 80 on that complete `lead` to a character of the language, with that character."""
    characters, language = characters_by_pair(), likelihood()
    pairs = ((byte, characters.get(lead << 8 | byte, "")) for byte in range(0x80, 0xFF))
    return language.choices((byte, character) for byte, character in pairs if language.knows(character))


@cache
def all_leads_of(trail: int) -> Choices:
    """The bytes that begin a character of the language which ends with `trail`, with that character."""
    characters, language = characters_by_pair(), likelihood()
    pairs = ((byte, characters.get(byte << 8 | trail, "")) for byte in range(0x81, 0xFF))
    return language.choices(pair for pair in pairs if language.knows(pair[1]))


@cache
def leads_of(trail: int) -> Choices:
    """Those of `all_leads_of` whose character is not rare."""
    language = likelihood()
    pairs = chain.from_iterable(all_leads_of(trail).by_folded.values())
    return language.choices(pair for pair in pairs if language.plain_cost(pair[1]) <= _RARE)


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
def empty_trails_of(lead: int) -> Choices:
    """The bytes that complete `lead` and begin a pair that shows as one lost sign, with the character that `lead` becomes."""
    characters, language = characters_by_pair(), likelihood()
    pairs = ((byte, characters.get(lead << 8 | byte, "")) for byte in empty_trails())
    return language.choices(pair for pair in pairs if language.knows(pair[1]))


@cache
def stripped_trails(lead: int) -> Choices:
    """The bytes that complete `lead` and begin a private-use pair, with the character that `lead` becomes."""
    characters, language = characters_by_pair(), likelihood()
    pairs = ((byte, characters.get(lead << 8 | byte, "")) for byte in private_trails())
    return language.choices(pair for pair in pairs if language.knows(pair[1]))


@cache
def hidden_characters(leads: tuple[int, ...], trails: tuple[int, ...]) -> Choices:
    """The characters of the language with one of these lead and one of these trail bytes, with their pairs."""
    characters, language = characters_by_pair(), likelihood()
    pairs = (lead << 8 | trail for lead in leads for trail in trails)
    found = ((pair, characters.get(pair, "")) for pair in pairs)
    return language.choices(pair for pair in found if language.knows(pair[1]))
