"""Numbers and quantities in running Chinese text: found exactly, typed, and written in another style."""

from .finder import find_numbers
from .model import Number
from .numerals import read_numeral
from .parser import parse_number

__all__ = ["Number", "find_numbers", "parse_number", "read_numeral"]
