"""Judges a line or a block: is it made for search engines?"""

from ..errors import require_text
from .injected import find_injected
from .rows import evidence_of_rows

__all__ = ["is_link_farm", "link_farm_reasons", "link_farm_score"]


def link_farm_reasons(text: str) -> list[tuple[float, str]]:
    """Return the evidence that `text` is a link farm, strongest first.

    Args:
        text: A line or a block of lines.

    Returns:
        Pairs of a score from 0 to 1 and the reason in words; empty if there is none.

    Raises:
        TextTypeError: `text` is not a `str`.
    """
    require_text(text)
    stripped = text.strip()
    if len(stripped) < 4:
        return []
    found = evidence_of_rows(stripped)
    injected = find_injected(stripped)
    if injected:
        surest = max(injected, key=lambda piece: piece.confidence)
        found.append((surest.confidence * 0.8, f"injected: {surest.text[:16]}, {surest.reason}"))
    return sorted(found, reverse=True)


def link_farm_score(text: str) -> float:
    """Return how much a line or block looks like search-engine spam, from 0 to 1.

    Args:
        text: A line or a block of lines.

    Returns:
        The strength of the strongest evidence; 0.5 and more means spam.

    Raises:
        TextTypeError: `text` is not a `str`.

    Examples:
        >>> link_farm_score("首页|新闻|图片|评论|教育|文化|军事")
        0.0
    """
    reasons = link_farm_reasons(text)
    return reasons[0][0] if reasons else 0.0


def is_link_farm(text: str) -> bool:
    """Return whether a line or block is search-engine spam.

    Args:
        text: A line or a block of lines.

    Returns:
        True if `link_farm_score` is 0.5 or more.

    Raises:
        TextTypeError: `text` is not a `str`.

    Examples:
        >>> is_link_farm("泸溪县| 海宁市| 磴口县| 普宁市| 沁源县| 凤冈县| 美姑县| 垣曲县| 当涂县| 丹巴县|")
        True
    """
    return link_farm_score(text) >= 0.5
