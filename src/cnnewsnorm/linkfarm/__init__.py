"""Link farms and injected spam: rows of places and keywords, friend links, brands put into good prose.

`link_farm_score` and `is_link_farm` judge a line or a block; `find_injected` finds what was put into an otherwise
good text. Rosters, price and region tables, calendars and navigation are left alone.
"""

from .injected import Injected, find_injected, remove_injected
from .judging import is_link_farm, link_farm_reasons, link_farm_score
from .rows import row_score

__all__ = [
    "Injected",
    "find_injected",
    "is_link_farm",
    "link_farm_reasons",
    "link_farm_score",
    "remove_injected",
    "row_score",
]
