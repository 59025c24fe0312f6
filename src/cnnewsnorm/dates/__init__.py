"""Dates and times in Chinese news, found and resolved.

Read in this order: `_model` (what comes out), `_fold` (script and width), `_pieces` (what the grammar is made of);
its words in `_stamps`, `_numeric`, `_relative`, `_parts`, `_named`, `_events`, `_amounts` and `_vague`, how they go
together in `_chains`, `_ranges` and `_grammar`; what they mean in `_frames`, `_periods`, `_days`, `_resolve`, `_lengths`
and `_meaning`, on what they lean in `_reference` and `_discourse`; the scan in `_starts` and `_find`; numbers outside dates in `_quantities`. `lunar` and `holidays` are the calendars, `_zones` the
clocks, `_civil` the days on which all of them stand.
"""

from ._find import find_dates, parse_date
from ._model import Date
from ._quantities import find_quantities

__all__ = ["Date", "find_dates", "find_quantities", "parse_date"]
