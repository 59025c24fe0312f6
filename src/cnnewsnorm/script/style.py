"""What a conversion can do besides converting: quotation marks and glyph variants of the region.

Sources: GB/T 15834-2011 (mainland: outer “ ”, inner ‘ ’); Ministry of Education, Taiwan, 重訂標點符號手冊
2008 (outer 「」, inner 『』); OpenCC 1.4.2 for the variants.
"""

import re
from functools import cache
from typing import Literal, TypeAlias

from .._classes import HAN, KANA
from ..edits import RawEdit, apply_edits, compose_edits
from .engine import engine

__all__ = ["QuoteStyle", "find_quote_edits", "find_variant_edits"]

QuoteStyle: TypeAlias = Literal["curly", "corner"]

_STYLES = {"curly": ("“”", "‘’"), "corner": ("「」", "『』")}
_OTHER = {"curly": "corner", "corner": "curly"}


def find_quote_edits(text: str, style: QuoteStyle) -> list[RawEdit]:
    """Return what turns the quotation marks around Chinese into `style`, outer and inner ones by their depth.

    Marks without a partner on their line stay, and so do those around text without any ideograph or kana,
    which are as a rule English.
    """
    outer, inner = _STYLES[_OTHER[style]]
    opening, closing = {outer[0]: outer[1], inner[0]: inner[1]}, (outer[1], inner[1])
    edits: list[RawEdit] = []
    open_marks: list[tuple[str, int, int]] = []
    words = 0
    for found in _tokens().finditer(text):
        mark = found[0]
        if mark == "\n":
            open_marks.clear()
        elif mark in opening:
            open_marks.append((mark, found.start(), words))
        elif mark in closing:
            if open_marks and opening[open_marks[-1][0]] == mark:
                _, start, before = open_marks.pop()
                pair = _STYLES[style][len(open_marks) % 2]
                if words > before:
                    edits.append((start, start + 1, pair[0], "script.quote", 1.0))
                    edits.append((found.start(), found.end(), pair[1], "script.quote", 1.0))
        else:
            words += 1
    return sorted(edits)


def find_variant_edits(text: str, region: str | None) -> list[RawEdit]:
    """Return what turns the glyph variants of Traditional text into those of `region`.

    Without a region, the variants of Taiwan and Hong Kong become those of OpenCC's own standard.
    """
    configs = (f"t2{region}",) if region else ("tw2t", "hk2t")
    edits: list[RawEdit] = []
    for config in configs:
        more = list(engine(config).edits(text, f"script.{config}"))
        edits = compose_edits(edits, text, more)
        text = apply_edits(text, more)
    return edits


@cache
def _tokens() -> re.Pattern[str]:
    marks = "".join(pair for style in _STYLES.values() for pair in style)
    return re.compile(f"[{marks}\n]|[{HAN}{KANA}]+")
