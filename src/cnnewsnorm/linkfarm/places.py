"""Chinese cities, counties and districts: which province a name may lie in."""

import re
from functools import cache

from .._tables import load_table

__all__ = ["CLASS_SIGN", "CLASS_WORD", "begins_with_place", "place_of", "without_place"]

CLASS_WORD = re.compile(r"(?:自治[区區州县縣旗]|特别行政[区區]|特別行政[区區]|地[区區]|[县縣市区區旗州盟])$")
CLASS_SIGN = re.compile("[县縣市区區旗州盟]")
"""What every `CLASS_WORD` ends with."""
# in the spelling of the place, which the list of divisions does not have
_ISLANDS = frozenset("台北 臺北 台中 臺中 台南 臺南 桃园 桃園 新竹 九龙 九龍 澳门 澳門".split())
_ZONE = re.compile(r"(?:开发|開發|产业|產業|示范|示範|园|園)[区區]$")


@cache
def _places() -> dict[str, tuple[str, ...]]:
    rows = (row.split("\t") for row in load_table("linkfarm_places.tsv").split("\n") if row)
    return {stem: tuple(codes.split(" ")) for stem, codes in rows}


def place_of(token: str) -> tuple[str, ...] | None:
    """The provinces a token may lie in, or None if it is no place."""
    places = _places()
    found = places.get(token)
    if found is not None:
        return found
    stem = CLASS_WORD.sub("", token)
    if stem == token or len(token) > 16:
        return None
    found = places.get(stem)
    if found is not None:
        return found
    if _ZONE.search(token) or token.endswith(("自治县", "自治州", "自治旗", "自治縣")):
        for size in range(min(6, len(stem)), 1, -1):
            if stem[:size] in places:
                return places[stem[:size]]
        return ("",)
    return None


@cache
def _beginnings() -> frozenset[str]:
    return _ISLANDS.union(name[:2] for name in _places())


def begins_with_place(token: str) -> bool:
    """Whether the first two to four characters of an item are a place."""
    return token[:2] in _beginnings() and (
        token[:2] in _ISLANDS or token[:2] in _places() or token[:3] in _places() or token[:4] in _places()
    )


def without_place(token: str) -> str:
    """What an item says behind the place it begins with, with or without its class word; empty if there is none."""
    places = _places()
    for size in (4, 3, 2):
        if token[:size] in places or (size == 2 and token[:2] in _ISLANDS):
            rest = token[size:]
            return rest[1:] if rest[:1] in "县縣市区區旗州盟" else rest
    return ""
