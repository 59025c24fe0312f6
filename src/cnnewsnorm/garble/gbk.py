"""The two-byte part of GBK as tables: what a byte pair means, and which bytes a character has.

A pair is an integer, lead byte times 256 plus trail byte. The tables are those of GB 18030-2022, which gives every
pair with lead 81–FE and trail 40–7E or 80–FE a character: GBK's own ones, and private-use characters for the
user-defined areas (AA–AF and F8–FE × A1–FE, A1–A7 × 40–A0) and for the few hundred codes GBK leaves empty.
"""

from functools import cache

__all__ = [
    "beyond_gbk",
    "characters_by_pair",
    "empty_pairs",
    "empty_trails",
    "is_private",
    "pairs_by_character",
    "private_trails",
    "trail_of",
    "wide",
]

_LEADS = range(0x81, 0xFF)
_TRAILS = (*range(0x40, 0x7F), *range(0x80, 0xFF))


@cache
def characters_by_pair() -> dict[int, str]:
    """Return the character of every pair."""
    pairs = [lead << 8 | trail for lead in _LEADS for trail in _TRAILS]
    data = bytearray(2 * len(pairs))
    data[::2] = b"".join([bytes([lead]) * len(_TRAILS) for lead in _LEADS])
    data[1::2] = bytes(_TRAILS) * len(_LEADS)
    return dict(zip(pairs, data.decode("gb18030"), strict=True))


@cache
def pairs_by_character() -> dict[str, int]:
    """Return the pair of every character that has one."""
    characters = characters_by_pair()
    return dict(zip(characters.values(), characters, strict=True))


@cache
def empty_pairs() -> frozenset[int]:
    """Return the pairs that GBK leaves empty outside its user-defined areas: decoders write ``?`` for them."""
    pairs = pairs_by_character()
    known = "".join(pairs).encode("gbk", "ignore").decode("gbk")
    empty = set()
    for character in pairs.keys() - set(known):
        lead, trail = divmod(pairs[character], 0x100)
        user_defined = ((0xAA <= lead <= 0xAF or lead >= 0xF8) and trail >= 0xA1) or (
            0xA1 <= lead <= 0xA7 and trail <= 0xA0
        )
        if not user_defined:
            empty.add(pairs[character])
    return frozenset(empty)


@cache
def beyond_gbk() -> frozenset[str]:
    """Return the private-use characters of the basic plane, and those whose pairs GBK leaves empty."""
    characters = characters_by_pair()
    return frozenset(map(chr, range(0xE000, 0xF900))).union(map(characters.__getitem__, empty_pairs()))


@cache
def empty_trails() -> dict[int, tuple[int, ...]]:
    """Return, for each byte, those that can follow it when the two together show as one lost sign.

    These are the empty pairs, and everything behind 80, which is a trail byte only.
    """
    trails: dict[int, list[int]] = {0x80: list(_LEADS)}
    for pair in sorted(empty_pairs()):
        if pair & 0xFF >= 0x81:
            trails.setdefault(pair >> 8, []).append(pair & 0xFF)
    return {first: tuple(seconds) for first, seconds in trails.items()}


@cache
def private_trails() -> dict[int, tuple[int, ...]]:
    """Return, for each byte, those that can follow it, and lead a pair, when the two are no character of GBK.

    Beside the user-defined areas these are the codes that GBK leaves empty: most decoders of GB 18030 know them as
    private-use characters, too.
    """
    trails: dict[int, list[int]] = {}
    pairs = pairs_by_character()
    for pair in sorted(map(pairs.__getitem__, pairs.keys() & beyond_gbk())):
        if pair & 0xFF >= 0x81:
            trails.setdefault(pair >> 8, []).append(pair & 0xFF)
    return {lead: tuple(seconds) for lead, seconds in trails.items()}


def wide(sign: str) -> str:
    """Return what an ASCII sign was before full-width signs were folded; any other sign as it is."""
    if sign == " ":
        return "\u3000"
    return chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign


def trail_of(character: str) -> int:
    """Return the last byte of a character, an ASCII sign taken for a folded full-width one, or 0."""
    return pairs_by_character().get(wide(character), 0) & 0xFF


def is_private(character: str) -> bool:
    """Tell whether a character stands in the basic private-use area."""
    return "\ue000" <= character <= "\uf8ff"
