"""Blanks: layout goes, meaning stays.

Indents, trailing blanks and blanks beside full-width punctuation are layout. A blank between Han characters
carries meaning in titles and lists of names and stays.
"""

import re
from collections.abc import Iterator

from ._classes import HAN, HAN_ASTRAL
from .edits import RawEdit, apply_edits, explained_by
from .errors import require_choice, require_text

__all__ = ["normalize_spacing"]

_B = " \t\u00a0\u3000"
_TIGHT_BEFORE = "，。、；：？！）》】〉」』”’〕〗"  # no blank before these
_TIGHT_AFTER = "，。、；：？！（《【〈「『“‘〔〖"  # none behind these
_CANDIDATE = re.compile(f"(?m:^[{_B}]+)|[{_B}]+(?m:$)|[{_B}]+")
_CJK = re.compile(f"[{HAN}{HAN_ASTRAL}，。、；：？！（）《》【】〈〉「」『』“”‘’〔〕〖〗…—]")
_MODES = ("keep", "none", "space")


def _find_edits(text: str, *, spacing: str = "keep") -> Iterator[RawEdit]:
    require_text(text)
    require_choice(spacing, "spacing", _MODES)
    for match in _CANDIDATE.finditer(text):
        start, end = match.span()
        before, after = text[start - 1 : start], text[end : end + 1]
        if before in ("", "\n"):
            yield start, end, "", "spacing.indent", 1.0
        elif after in ("", "\n"):
            yield start, end, "", "spacing.trailing", 1.0
        elif before in _TIGHT_AFTER or after in _TIGHT_BEFORE:
            yield start, end, "", "spacing.punctuation", 0.95
        elif match[0] != " " and (_CJK.match(before) or _CJK.match(after)):
            yield start, end, " ", "spacing.run", 0.95


@explained_by(_find_edits)
def normalize_spacing(text: str, *, spacing: str = "keep") -> str:
    """Remove blanks that are layout, keep those that carry meaning.

    Example:
        >>> normalize_spacing("　　记者 李某某 报道 ， 今天")
        '记者 李某某 报道，今天'
    """
    return apply_edits(text, _find_edits(text, spacing=spacing))
