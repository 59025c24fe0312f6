"""Full-width letters, digits and signs to half width; half-width, small and vertical CJK marks to standard ones.

Chinese punctuation stays full-width: ，。：；？！（） and the like are never touched by this step, except where a
whole line is Latin text typed in full width.
"""

import re
from collections.abc import Iterator

from ._classes import HAN, HAN_ASTRAL, KANA
from .edits import RawEdit, apply_edits, explained_by
from .errors import require_text

__all__ = ["normalize_width"]

_CANDIDATE = re.compile(
    "[\uff02-\uff07\uff0a\uff0b\uff0d-\uff19\uff1c-\uff1e\uff20-\uff3a\uff3c\uff3e-\uff5a\uff5c"
    "\uff61-\uff65\ufe10-\ufe19\ufe30-\ufe44\ufe47\ufe48\ufe50-\ufe6b]"
)
_SMALL = dict(
    zip(
        "﹐﹑﹔﹕﹖﹗﹙﹚﹛﹜﹝﹞﹟﹠﹡﹢﹣﹤﹥﹦﹨﹩﹪﹫", "，、；：？！（）{}〔〕#&*+-<>=\\$%@", strict=True
    )
)
_VERTICAL = dict(
    zip(
        "︐︑︓︔︕︖︗︘︙︱︲︵︶︷︸︹︺︻︼︽︾︿﹀﹁﹂﹃﹄﹇﹈",
        "，、：；！？〖〗…—–（）{}〔〕【】《》〈〉「」『』[]",
        strict=True,
    )
)
_HALF = dict(zip("｡｢｣､", "。「」、", strict=True))
_LATIN_MARKS = {"，": ", ", "．": ".", "：": ": ", "；": "; ", "？": "?", "！": "!", "（": "(", "）": ")"}
_CJK = re.compile(f"[{HAN}{HAN_ASTRAL}{KANA}\uac00-\ud7af]")
_HAN = re.compile(f"[{HAN}{HAN_ASTRAL}]")
_FULL_ALNUM = re.compile("[０-９Ａ-Ｚａ-ｚ]")


def _find_edits(
    text: str,
    *,
    full_width_letters: bool = True,
    full_width_digits: bool = True,
    full_width_signs: bool = True,
    cjk_forms: bool = True,
) -> Iterator[RawEdit]:
    for match in _CANDIDATE.finditer(require_text(text)):
        at = match.start()
        char = match[0]
        if "０" <= char <= "９":
            if full_width_digits:
                yield at, at + 1, chr(ord(char) - 0xFEE0), "width.digit", 1.0
        elif "Ａ" <= char <= "Ｚ" or "ａ" <= char <= "ｚ":
            if full_width_letters:
                yield at, at + 1, chr(ord(char) - 0xFEE0), "width.letter", 1.0
        elif char > "\uff60":
            if cjk_forms and char != "･" and _near_han(text, at):
                yield at, at + 1, _HALF[char], "width.half_width_mark", 0.95
        elif char > "\uff00":
            if full_width_signs and (char != "．" or _is_half_point(text, at)):
                yield at, at + 1, chr(ord(char) - 0xFEE0), "width.sign", 0.95
        elif cjk_forms:
            if char == "﹒":
                yield at, at + 1, _small_stop(text, at), "width.small_form", 0.9
            elif char in _SMALL:
                yield at, at + 1, _SMALL[char], "width.small_form", 0.95
            elif char in _VERTICAL and _near_han(text, at):
                yield at, at + 1, _VERTICAL[char], "width.vertical_form", 0.9


def _near_han(text: str, at: int) -> bool:
    return _HAN.search(text, max(0, at - 1), at + 2) is not None


def _is_half_point(text: str, at: int) -> bool:
    before = text[at - 1 : at]
    return before.isalnum() and (before < "\u0080" or _FULL_ALNUM.match(before) is not None)


def _small_stop(text: str, at: int) -> str:
    return "。" if _HAN.match(text[at - 1 : at]) else "."


@explained_by(_find_edits)
def normalize_width(
    text: str,
    *,
    full_width_letters: bool = True,
    full_width_digits: bool = True,
    full_width_signs: bool = True,
    cjk_forms: bool = True,
) -> str:
    """Bring letters, digits and marks to the width that Chinese text uses.

    Example:
        >>> normalize_width("１２月３１日，ＧＤＰ增长１２．５％")
        '12月31日，GDP增长12.5%'
    """
    return apply_edits(
        text,
        _find_edits(
            text,
            full_width_letters=full_width_letters,
            full_width_digits=full_width_digits,
            full_width_signs=full_width_signs,
            cjk_forms=cjk_forms,
        ),
    )
