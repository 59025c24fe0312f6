"""Dates and times in Chinese news, found and resolved.

Read in this order: `_model` (what comes out), `_fold` (script and width), `_pieces` (what the grammar is made of);
its words in `_numeric`, `_relative`, `_named`, `_amounts` and `_vague`, how they go together in `_grammar`; what they
mean in `_frames`, `_periods`, `_days`, `_resolve` and `_meaning`; the scan in `_starts` and `_find`. `lunar` and
`holidays` are the calendars, `_civil` the days on which all of them stand.
"""

from ._find import find_dates, parse_date
from ._model import Date

__all__ = ["Date", "find_dates", "parse_date"]
