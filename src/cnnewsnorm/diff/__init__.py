"""Before and after of an `Explanation`, for people: plain text, terminal colours, a self-contained HTML page.

Nothing is compared here: the explanation knows its edits, so a diff is a matter of laying them out, lines
first, then the edits inside a line, in time linear in the text. What cannot be seen (an ideographic space, a
zero-width character, a private-use character, a lone surrogate, a control) is shown by its code point.
"""

from ._html import html_diff, html_page, html_section
from ._rows import Hunk, Piece, Row, RuleCount, Totals, count_lines, count_rules, diff_hunks
from ._terminal import paint_with, shorten, text_diff
from ._visible import name_of, visible

__all__ = [
    "Hunk",
    "Piece",
    "Row",
    "RuleCount",
    "Totals",
    "count_lines",
    "count_rules",
    "diff_hunks",
    "html_diff",
    "html_page",
    "html_section",
    "name_of",
    "paint_with",
    "shorten",
    "text_diff",
    "visible",
]
