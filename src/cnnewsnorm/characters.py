"""Characters that are no text: controls, zero-width and bidirectional marks, private use, look-alike forms."""

import re
import unicodedata
from collections.abc import Iterator

from ._classes import HAN
from .edits import RawEdit, apply_edits, explained_by
from .errors import require_text

__all__ = ["clean_characters"]

_CANDIDATE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\xa0\xad\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u2f00-\u2fd5\u3000"
    "\ud800-\udfff\ue000-\uf8ff\ufe00-\ufe0f\ufeff\ufff9-\ufffc\ufffe\uffff]"
)


def _find_edits(text: str) -> Iterator[RawEdit]:
    for match in _CANDIDATE.finditer(require_text(text)):
        at = match.start()
        char = match[0]
        if char in "\xa0\u3000\u202f\u205f\u1680" or "\u2000" <= char <= "\u200a":
            yield at, at + 1, " ", "characters.blank", 1.0
        elif char == "\r":
            yield at, at + 1, "" if text.startswith("\n", at + 1) else "\n", "characters.line_end", 1.0
        elif char in "\x0b\x0c\x85\u2028\u2029":
            yield at, at + 1, "\n", "characters.line_end", 1.0
        elif "\u2f00" <= char <= "\u2fd5":
            yield at, at + 1, unicodedata.normalize("NFKC", char), "characters.radical", 1.0
        elif "\ud800" <= char <= "\udfff":
            yield at, at + 1, "\ufffd", "characters.surrogate", 1.0
        elif "\ue000" <= char <= "\uf8ff":
            yield at, at + 1, "", "characters.private_use", 0.9
        elif char in "\ufe0e\ufe0f\u200d":
            pass
        elif char < "\xa0":
            yield at, at + 1, "", "characters.control", 1.0
        else:
            yield at, at + 1, "", "characters.invisible", 1.0


@explained_by(_find_edits)
def clean_characters(text: str) -> str:
    """Remove characters that are no text and unify those that only look different.

    Example:
        >>> clean_characters("新\\u200b闻\\xa0网")
        '新闻 网'
    """
    return apply_edits(text, _find_edits(text))
