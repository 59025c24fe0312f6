"""Dates and times in Chinese news, found and resolved.

Read in this order: `_model` (what comes out), `_fold` (script and width), `_pieces` (what the grammar is made of),
`_numeric`, `_words`, `_amounts`, `_vague` (its words), `_grammar` (how they go together), `_resolve` and `_meaning`
(what they mean), `_find` (the scan). `lunar` and `holidays` are the calendars.
"""

from ._find import find_dates, parse_date
from ._model import Date

__all__ = ["Date", "find_dates", "parse_date"]
