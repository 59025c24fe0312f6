"""Characters that are no text, or that only look like the text they stand for.

Controls, zero-width and bidirectional marks, private use, radicals in place of ideographs, stray variation
selectors and combining marks, the many kinds of blanks and line ends. Emoji sequences, Japanese, Korean and
scripts that join or run from right to left keep what they need.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from ._classes import HAN, HAN_ASTRAL, KANA
from ._tables import load_table
from .edits import RawEdit, apply_edits, explained_by
from .errors import require_choice, require_text

__all__ = ["clean_characters"]

# The classes, each as the inside of a regular expression class. Unicode 16.
_CONTROLS = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff"
_LINE_ENDS = "\x0b-\r\x85\u2028\u2029"
_BLANKS = "\xa0\u1680\u2000-\u200a\u202f\u205f\u2800\u3000"
_INVISIBLE = (
    "\u034f\u180e\u200b-\u200d\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0\ufff9-\ufffc\U000e0000-\U000e007f"
)
_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_SOFT_HYPHEN = "\xad"
_RADICALS = "\u2e80-\u2fd5"
_COMPATIBILITY = "\uf900-\ufaff\U0002f800-\U0002fa1f"
_SELECTORS = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
_COMBINING = "\u0300-\u034e\u0350-\u036f\u0483-\u0489\u20d0-\u20f0\u3099\u309a\ufe20-\ufe2f"
_PRIVATE_USE = "\ue000-\uf8ff\U000f0000-\U0010ffff"
_SURROGATES = "\ud800-\udfff"

_CLASSES = {
    "control": _CONTROLS,
    "line_end": _LINE_ENDS,
    "blank": _BLANKS,
    "invisible": _INVISIBLE,
    "bidi": _BIDI,
    "soft_hyphen": _SOFT_HYPHEN,
    "radical": _RADICALS,
    "compatibility": _COMPATIBILITY,
    "variation_selector": _SELECTORS,
    "combining_mark": _COMBINING,
    "private_use": _PRIVATE_USE,
    "surrogate": _SURROGATES,
}
# In one class all ranges of the basic plane are found by one table look-up, but those beyond it one by one: so they are
# one here, with characters of no class between them. The compatibility ideographs stand apart, since they are off by
# default and would make every search for the rest slower.
_BEYOND = "\U000e0000-\U0010ffff"
_CANDIDATE = _BEYOND + re.sub(
    "[\U00010000-\U0010ffff]-[\U00010000-\U0010ffff]",
    "",
    "".join(ranges for name, ranges in _CLASSES.items() if name != "compatibility"),
)

# What carries no combining mark and no selector: blanks, ideographs and punctuation, the half-width one
# included, since a later step may make it full-width.
_CARRIES_NOTHING = (
    f"[\\s,:;?!.()\"'`\\-{HAN}{HAN_ASTRAL}\u3001-\u303f\ufe10-\ufe1f\ufe30-\ufe6f\uff01-\uff65]"
)
_LETTER_OF_CJK = f"[{HAN}{HAN_ASTRAL}{KANA}\u2e80-\u303f\ufe30-\ufe4f\uff01-\uffef]"
# Scripts with joining letters, emoji, and the selector that makes a symbol one.
_JOINS = (
    "[\u0590-\u10ff\u1200-\u1cff\u2190-\u21ff\u2300-\u23ff\u25a0-\u27bf\u2b00-\u2bff\ua800-\uabff"
    "\ud800-\udfff\ufb1d-\ufdff\ufe0f\ufe70-\ufefc\U00010000-\U0001ffff]"
)
# The same before it is read: a surrogate counts only as half of a pair of plane 1.
_JOINED = f"(?![\ud800-\udfff]){_JOINS}|[\ud800-\ud83f][\udc00-\udfff]"
_RIGHT_TO_LEFT = "[\u0590-\u060b\u060d-\u061a\u061e-\u08ff\ufb1d-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc]"
_HANGUL = "[\u1100-\u11ff\u3131-\u3163\u3165-\u318f\uac00-\ud7af\uffa1-\uffdc]"
_TAKES_SELECTOR = "[0-9#*\xa9\xae\u203c\u2049\u2100-\u21ff\u2300-\u24ff\u25a0-\u27bf\u2900-\u297f\u2b00-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff]"
_TAG_BASE = "[\U0001f3f4\U000e0020-\U000e007e]"


@cache
def _candidates(compatibility: bool) -> re.Pattern[str]:
    return re.compile(f"[{_CANDIDATE}{_COMPATIBILITY if compatibility else ''}]")


@cache
def _pattern(text: str) -> re.Pattern[str]:
    """Compile on first use: most texts need few of the classes, and each takes a millisecond."""
    return re.compile(text)


@cache
def _class_of(char: str) -> str:
    """Return the name of the class of a character, or an empty string."""
    return next((name for name, ranges in _CLASSES.items() if re.match(f"[{ranges}]", char)), "")


@cache
def _table(name: str) -> dict[str, str]:
    rows = (line.split("\t") for line in load_table(f"characters_{name}.tsv").split("\n")[:-1])
    return {row[0]: row[1] for row in rows}


def _find_edits(
    text: str,
    *,
    controls: bool = True,
    line_ends: bool = True,
    blanks: bool = True,
    invisible: bool = True,
    bidi: bool = True,
    soft_hyphens: bool = True,
    radicals: bool = True,
    compatibility: bool = False,
    variation_selectors: bool = True,
    combining_marks: bool = True,
    private_use: str = "drop",
    surrogates: bool = True,
) -> Iterator[RawEdit]:
    require_choice(private_use, "private_use", ("drop", "keep"))
    enabled = {
        "": False,
        "control": controls,
        "line_end": line_ends,
        "blank": blanks,
        "invisible": invisible,
        "bidi": bidi,
        "soft_hyphen": soft_hyphens,
        "radical": radicals,
        "compatibility": compatibility,
        "variation_selector": variation_selectors,
        "combining_mark": combining_marks,
        "private_use": True,
        "surrogate": surrogates,
    }
    before = ""  # the character before the present one as it will stand in the output
    done = 0
    gone: RawEdit | None = None  # a removal that grows while characters of its class follow
    for match in _candidates(compatibility).finditer(require_text(text)):
        at = match.start()
        if at < done:
            continue
        char = match[0]
        if at > done:
            before = text[at - 1]
        done = at + 1
        name = _class_of(char)
        replacement = char
        if not enabled[name]:
            pass
        elif name == "private_use":
            replacement = _private_use(char, radicals, private_use == "drop")
        elif name == "surrogate":
            replacement, done = _surrogate(text, at)
        else:
            replacement = _REPLACEMENT[name](text, at, char, before)
        if replacement != text[at:done]:
            edit = at, done, replacement, f"characters.{name}", _CONFIDENCE.get(name, 1.0)
            if gone and gone[1] == at and gone[2:] == edit[2:]:
                gone = (gone[0], *edit[1:])
            else:
                if gone:
                    yield gone
                gone = edit if not replacement else None
                if replacement:
                    yield edit
        before = replacement[-1:] or before
    if gone:
        yield gone


_CONFIDENCE = {"private_use": 0.9, "combining_mark": 0.9, "surrogate": 0.95}


def _drop(text: str, at: int, char: str, before: str) -> str:
    return ""


def _blank(text: str, at: int, char: str, before: str) -> str:
    return " "


def _line_end(text: str, at: int, char: str, before: str) -> str:
    return "" if char == "\r" and text.startswith("\n", at + 1) else "\n"


def _invisible(text: str, at: int, char: str, before: str) -> str:
    """Joiners stay between what they join, tags behind the flag they belong to, fillers beside Hangul."""
    after = text[at + 1 : at + 2]
    if char in "\u200c\u200d":
        return char if _pattern(_JOINS).match(before) and _pattern(_JOINED).match(text, at + 1) else ""
    if char in "\u3164\uffa0":
        return char if _pattern(_HANGUL).match(before) or _pattern(_HANGUL).match(after) else ""
    if char >= "\U000e0020":
        return char if _pattern(_TAG_BASE).match(before) else ""
    return ""


def _bidi(text: str, at: int, char: str, before: str) -> str:
    """Directional marks stay beside writing from right to left."""
    return char if _pattern(_RIGHT_TO_LEFT).search(text, max(0, at - 40), at + 40) else ""


def _soft_hyphen(text: str, at: int, char: str, before: str) -> str:
    """Soft hyphens stay inside words of alphabets that hyphenate."""
    after = text[at + 1 : at + 2]
    inside = before.isalpha() and after.isalpha()
    return (
        char
        if inside and not _pattern(_LETTER_OF_CJK).match(before) and not _pattern(_LETTER_OF_CJK).match(after)
        else ""
    )


def _radical(text: str, at: int, char: str, before: str) -> str:
    return _table("radicals").get(char, char)


def _compatibility(text: str, at: int, char: str, before: str) -> str:
    return unicodedata.normalize("NFC", char)


def _variation_selector(text: str, at: int, char: str, before: str) -> str:
    """Selectors stay on symbols and on other scripts; glyph variants of ideographs are no text."""
    if char in "\ufe0e\ufe0f":
        return char if _pattern(_TAKES_SELECTOR).match(before) else ""
    return (
        ""
        if not before or _pattern(_CARRIES_NOTHING).match(before) or _pattern(_LETTER_OF_CJK).match(before)
        else char
    )


def _combining_mark(text: str, at: int, char: str, before: str) -> str:
    """Combining marks make no sense on ideographs and punctuation."""
    return "" if not before or _pattern(_CARRIES_NOTHING).match(before) else char


def _private_use(char: str, radicals: bool, drop: bool) -> str:
    standard = _table("private_use").get(char)
    if standard is None:
        return "" if drop else char
    return _table("radicals").get(standard, standard) if radicals else standard


def _surrogate(text: str, at: int) -> tuple[str, int]:
    """Two halves become the character they encode, if it is text; a lone half cannot be written: U+FFFD."""
    pair = text[at : at + 2]
    if len(pair) == 2 and pair[0] < "\udc00" <= pair[1] <= "\udfff":
        char = chr(0x10000 + ((ord(pair[0]) - 0xD800) << 10) + ord(pair[1]) - 0xDC00)
        return char if _class_of(char) in ("", "compatibility") else "", at + 2
    return "\ufffd", at + 1


_REPLACEMENT = {
    "control": _drop,
    "line_end": _line_end,
    "blank": _blank,
    "invisible": _invisible,
    "bidi": _bidi,
    "soft_hyphen": _soft_hyphen,
    "radical": _radical,
    "compatibility": _compatibility,
    "variation_selector": _variation_selector,
    "combining_mark": _combining_mark,
}


@explained_by(_find_edits)
def clean_characters(
    text: str,
    *,
    controls: bool = True,
    line_ends: bool = True,
    blanks: bool = True,
    invisible: bool = True,
    bidi: bool = True,
    soft_hyphens: bool = True,
    radicals: bool = True,
    compatibility: bool = False,
    variation_selectors: bool = True,
    combining_marks: bool = True,
    private_use: str = "drop",
    surrogates: bool = True,
) -> str:
    """Remove characters that are no text and replace those that only look like the text they stand for.

    Every class can be switched off, and every edit names its class. What emoji sequences, Japanese, Korean
    and scripts that join or run from right to left need stays.

    Args:
        text: The text, decoded; garbled text should be repaired first, since private use may be part of it.
        controls: Delete control characters except tab and line ends, and noncharacters.
        line_ends: Turn CR LF, CR, vertical tab, form feed, NEL and U+2028/2029 into a line feed.
        blanks: Turn no-break, ideographic, em and other blanks into one plain blank each.
        invisible: Delete zero-width characters, byte order marks, fillers, tags, annotation and object marks.
        bidi: Delete directional marks away from writing that runs from right to left.
        soft_hyphens: Delete soft hyphens outside words of alphabetic scripts.
        radicals: Replace CJK and Kangxi radicals by the ideographs they look like.
        compatibility: Replace CJK compatibility ideographs by their canonical equivalents; off by default,
            since some encode wanted variants.
        variation_selectors: Delete variation selectors on ideographs, and emoji selectors on what is no emoji.
        combining_marks: Delete combining marks on ideographs and punctuation.
        private_use: ``"drop"`` or ``"keep"`` what has no meaning; GBK's private-use characters that Unicode
            encodes by now are replaced in either case.
        surrogates: Join surrogate pairs; replace lone surrogates, which cannot be encoded, by U+FFFD.

    Returns:
        The text, the same object if nothing had to change.

    Raises:
        TextTypeError: `text` is not a `str`.
        OptionError: `private_use` is neither ``"drop"`` nor ``"keep"``.

    Sources:
        The Unicode Standard 16, chapters 5.8 and 23; UTS #51 (emoji sequences); UAX #44,
        EquivalentUnifiedIdeograph.txt (radicals); GB 18030-2022 (private use).

    Examples:
        >>> clean_characters("\\ufeff新\\u200b闻\\xa0网\\r\\n⼈民日\\ue000报")
        '新闻 网\\n人民日报'
        >>> clean_characters("新闻\\xa0网", blanks=False) == "新闻\\xa0网"
        True
    """
    return apply_edits(
        text,
        _find_edits(
            text,
            controls=controls,
            line_ends=line_ends,
            blanks=blanks,
            invisible=invisible,
            bidi=bidi,
            soft_hyphens=soft_hyphens,
            radicals=radicals,
            compatibility=compatibility,
            variation_selectors=variation_selectors,
            combining_marks=combining_marks,
            private_use=private_use,
            surrogates=surrogates,
        ),
    )
