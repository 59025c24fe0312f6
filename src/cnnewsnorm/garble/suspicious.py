"""Where text may be misread: one pattern for all who search a page, since to compile it takes as long as to search 2 MB."""

import re
from collections.abc import Iterator
from functools import cache

from .language.commonness import rare_ranges

__all__ = ["LEAD", "NEXT", "odd_ones", "suspicious"]

# What a misreading in a single-byte charset begins with, and what follows: clean Chinese text has little of either.
LEAD = "¤\u00c0-\u02af\u0400-\u045f√¬ƒ≈∆«»‚„‰‹›ﬁﬂ‡⁄€◊\u2500-\u256c"
NEXT = (
    "\u0080-\u02dd\u0402-\u040f\u0451-\u045f\u0490\u0491\u2013-\u2044€№™\u2202-\u2265◊\u2310-\u25a0ﬁﬂΩπ\ufffd"
)
_NEXT_TO_SPACE = "ÂÃÅÐГĂĹ"


@cache
def suspicious() -> re.Pattern[str]:
    """One odd ideograph, a control, or a lead and what may follow it; one class comes first, for speed."""
    return re.compile(
        f"[{rare_ranges()}{LEAD}\x80-\x9f\ue000-\uf8ff\ufffd]"
        f"(?:(?<=[{LEAD}])(?:[{NEXT}]|(?<=[{_NEXT_TO_SPACE}]) )|(?<![{LEAD}]))"
    )


def odd_ones(text: str) -> Iterator[int]:
    """Yield where the same characters stand as `commonness.odd_places` finds: of their blocks the pattern has no others."""
    for match in suspicious().finditer(text):
        if "\u4e00" <= text[match.start()] <= "\uf8ff":
            yield match.start()
