"""Chinese cities, counties and districts: which province a name may lie in."""

import re
from functools import cache

from .._tables import load_table

__all__ = ["CLASS_SIGN", "CLASS_WORD", "place_of"]

CLASS_WORD = re.compile(r"(?:自治[区區州县縣旗]|特别行政[区區]|特別行政[区區]|地[区區]|[县縣市区區旗州盟])$")
CLASS_SIGN = re.compile("[县縣市区區旗州盟]")
"""What every `CLASS_WORD` ends with."""
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
