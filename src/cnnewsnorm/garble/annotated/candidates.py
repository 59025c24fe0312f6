"""Which bytes a lost byte can have been, given its neighbour."""

from collections.abc import Container
from functools import cache

from ..gbk import characters_by_pair, empty_trails, pairs_by_character, private_trails
from ..language.likelihood import Choices, Known, likelihood
from .readings import characters_by_reading

__all__ = [
    "all_leads_of",
    "empty_trails_of",
    "hidden_characters",
    "letter_trails",
    "noted_pairs",
    "some_leads_of",
    "stripped_trails",
    "trails_of",
]


@cache
def _known() -> tuple[dict[int, list[Known]], dict[int, list[Known]]]:
    """The characters of the language, with their pairs, by first and by second byte, the likeliest first."""
    by_lead: dict[int, list[Known]] = {lead: [] for lead in range(0x100)}
    by_trail: dict[int, list[Known]] = {trail: [] for trail in range(0x100)}
    for known in likelihood().known(characters_by_pair()):
        lead, trail = divmod(known[2], 0x100)
        by_lead[lead].append(known)
        by_trail[trail].append(known)
    return by_lead, by_trail


def _completing(lead: int, trails: Container[int]) -> Choices:
    """Those of some bytes that complete `lead` to a character of the language, with that character."""
    by_lead, _ = _known()
    return Choices(
        [
            (cost, folded, pair & 0xFF, character)
            for cost, folded, pair, character in by_lead[lead]
            if pair & 0xFF in trails
        ]
    )


@cache
def trails_of(lead: int) -> Choices:
    """The bytes from 80 on that complete `lead` to a character of the language, with that character."""
    return _completing(lead, range(0x80, 0xFF))


@cache
def all_leads_of(trail: int) -> Choices:
    """The bytes that begin a character of the language which ends with `trail`, with that character."""
    return _beginning(trail, range(0x100))


def _beginning(trail: int, leads: Container[int]) -> Choices:
    """Those of some bytes that begin a character of the language which ends with `trail`, with that character."""
    _, by_trail = _known()
    return Choices(
        [
            (cost, folded, pair >> 8, character)
            for cost, folded, pair, character in by_trail[trail]
            if pair >> 8 in leads
        ]
    )


@cache
def some_leads_of(trail: int, leads: tuple[int, ...]) -> Choices:
    """Those of `all_leads_of` that are among some bytes."""
    return _beginning(trail, frozenset(leads))


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
    return _completing(lead, empty_trails())


@cache
def stripped_trails(lead: int) -> Choices:
    """The bytes that complete `lead` and begin a private-use pair, with the character that `lead` becomes."""
    return _completing(lead, private_trails())


@cache
def letter_trails(lead: int) -> Choices:
    """The bytes that complete `lead` and make a private-use pair with a letter, with the character that `lead` becomes."""
    return _completing(lead, range(0xA1, 0xA8))


@cache
def hidden_characters(leads: tuple[int, ...], trails: tuple[int, ...]) -> Choices:
    """The characters of the language with one of these lead and one of these trail bytes, with their pairs."""
    by_lead, _ = _known()
    wanted = frozenset(trails)
    return Choices(sorted(known for lead in leads for known in by_lead[lead] if known[2] & 0xFF in wanted))
