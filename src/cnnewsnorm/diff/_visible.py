"""Characters that cannot be seen, shown by their code point."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from ..errors import require_text

__all__ = ["has_signs", "name_of", "split_signs", "visible"]

# Controls, format characters, spaces other than U+0020, fillers that render as nothing, variation selectors,
# surrogates, private use, noncharacters. The Arabic number signs (Cf as well) are visible and not among them.
_INVISIBLE = (
    "\x00-\x1f\x7f-\xa0\xad\u034f\u061c\u070f\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f\u2000-\u200f"
    "\u2028-\u202f\u205f-\u206f\u2800\u3000\u3164\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufe00-\ufe0f"
    "\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U0010ffff"
)
_JOINERS = "\u200d\ufe0e\ufe0f"

# Controls have no name in the Unicode database, only aliases; these are the ones that pages contain.
_CONTROL_NAMES = {
    0x00: "NULL",
    0x07: "BELL",
    0x08: "BACKSPACE",
    0x09: "TAB",
    0x0A: "LINE FEED",
    0x0B: "LINE TABULATION",
    0x0C: "FORM FEED",
    0x0D: "CARRIAGE RETURN",
    0x1B: "ESCAPE",
    0x7F: "DELETE",
    0x85: "NEXT LINE",
}


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(f"[{_INVISIBLE}]")


def has_signs(text: str) -> bool:
    """Whether `text` has a character that cannot be seen: nearly all text has none, and needs no further work."""
    return _pattern().search(text) is not None


def split_signs(text: str) -> Iterator[tuple[str, bool]]:
    """Cut `text` into runs that can be seen (False) and single characters that cannot (True).

    What joins or styles an emoji belongs to it and stays in the visible run.
    """
    done = 0
    for match in _pattern().finditer(text):
        at = match.start()
        if text[at] in _JOINERS and at and unicodedata.category(text[at - 1]) in {"So", "Sk"}:
            continue
        if at > done:
            yield text[done:at], False
        yield text[at], True
        done = at + 1
    if done < len(text):
        yield text[done:], False


def visible(text: str) -> str:
    """Return `text` with every character that cannot be seen replaced by its code point in ‹ ›.

    Args:
        text: Any text; line feeds are shown like the rest, so pass single lines.

    Returns:
        Text that is safe to print: no control, format or surrogate character is left in it.

    Raises:
        TextTypeError: `text` is not a `str`.

    Examples:
        >>> visible("\\u3000新\\u200b闻")
        '‹U+3000›新‹U+200B›闻'
    """
    if not has_signs(require_text(text)):
        return text
    return "".join(f"‹U+{ord(part):04X}›" if sign else part for part, sign in split_signs(text))


def name_of(character: str) -> str:
    """Return the name of a character in words, for legends.

    Examples:
        >>> name_of("\\u3000"), name_of("\\ue2fd")
        ('ideographic space', 'private-use character')
    """
    unnamed = {"Co": "private-use character", "Cs": "lone surrogate", "Cc": "control"}
    fallback = unnamed.get(unicodedata.category(character), "no character")
    return (_CONTROL_NAMES.get(ord(character)) or unicodedata.name(character, "") or fallback).lower()
