"""Judges what looks like UTF-8 read in a single-byte charset: is it odd as it stands, does its meaning fit?

Odd is a letter such as ``Ã`` before a sign that no language puts there, a C1 control, a square root inside a word.
Not odd is what may end a word, as in ``É…`` or ``é »``. A meaning fits if a letter agrees in case with the letters
beside it, if a character of another script has company of that script, if a mark is an ordinary one.
Unassigned, phonetic and other exotic characters never fit.
"""

import re
from collections import Counter
from functools import cache
from unicodedata import category, name

from ..language.commonness import everyday_han

__all__ = ["Sequence", "judge"]

# What may follow a word in any language, and so is no evidence behind a letter.
_CLOSING = frozenset("…’”»«“‘„‚–—™®°·\xa0 ¡¿›‹©ªº²³¹")
_CLOSING_QUOTES = frozenset("…’”»«“‘–—\xa0 ›!")
_LONE_LETTERS = frozenset("àÀéÉèÈêóíúáåÅöÖ")
_LATER_LATIN = frozenset("ƏəƠơƯưǍǎǏǐǑǒǓǔǕǖǗǘǙǚǛǜǦǧȘșȚțȲȳ")
_MAC_LEADS = frozenset("¬√ƒ≈∆")
_CONTROL = re.compile("[\x80-\x9f]")
# Cyrillic letters of one language or signs: two or three of them in a row are not written in any.
_ODD_CYRILLIC = frozenset("‚„…†‡€‰‹µ¶§¦¤¬\xad±ЂЃЅЌЋЏѓѕќ°")


class Sequence:
    """One possible UTF-8 sequence: where it stands, its text, the character it stands for."""

    __slots__ = ("deeper", "end", "family", "fits", "meant", "odd", "start", "text")

    def __init__(self, start: int, end: int, text: str, meant: str) -> None:
        self.start = start
        self.end = end
        self.text = text
        self.meant = meant
        self.family = _family(meant)
        self.fits = False
        self.odd = False
        self.deeper = False


def judge(line: str, sequences: list[Sequence], charset: str) -> list[Sequence]:
    """Return the sequences of a line to be repaired.

    Args:
        line: The line.
        sequences: What may be UTF-8 sequences, in order, not overlapping.
        charset: The charset they were read in.
    """
    company: Counter[str] = Counter()
    for family, count in Counter([one.family for one in sequences]).items():
        company[family.partition(" ")[0]] += count
    starts = {one.start: one for one in sequences}
    ends = {one.end: one for one in sequences}
    for one in sequences:
        left, right = ends.get(one.start), starts.get(one.end)
        before = left.meant if left else line[one.start - 1 : one.start]
        after = right.meant if right else line[one.end : one.end + 1]
        earlier = "" if left else line[max(0, one.start - 2) : one.start - 1]
        raw = line[one.start - 1 : one.start]
        if one.deeper:
            one.fits = one.odd = True
        elif one.text.endswith(" ") and len(one.text) == 2:
            one.fits = _spoilt_fits(one.meant, raw, after)
            one.odd = one.meant == "à" and raw.islower() and one.text[0] != "Г"
        else:
            one.fits = _fits(one, earlier, before, after, company)
            # two letters with a space between them are odd for their controls only, which MacRoman, say, has none of
            parted = " " in one.text and not _CONTROL.search(one.text)
            one.odd = one.fits and not parted and _ODDNESS[charset](one, raw, before, after)
    odd = sum([one.odd for one in sequences])
    if sum([not one.fits and one.meant != "\0" and " " not in one.text for one in sequences]) > odd:
        return []
    if 2 * sum([one.odd and _is_crowded(one, line, starts, ends) for one in sequences]) > odd:
        return []
    if charset in ("mac-roman", "cp1251", "cp437"):
        # families in capitals are scripts, such as CYRILLIC
        scripts = sum(one.family.isupper() for one in sequences if one.odd)
        if 0 < scripts < 3 and odd == scripts:
            return []
        if charset == "cp437" and (odd < 2 or not all(one.fits for one in sequences)):
            return []
    return [one for one in sequences if one.odd or (one.fits and odd > 1)]


def _is_crowded(one: Sequence, line: str, starts: dict[int, Sequence], ends: dict[int, Sequence]) -> bool:
    """Tell whether a letter beyond ASCII that nothing explains stands beside a sequence: a chance among such letters."""
    before, behind = ends.get(one.start), starts.get(one.end)
    return (not (before and before.fits) and _is_marked(line[one.start - 1 : one.start])) or (
        not (behind and behind.fits) and _is_marked(line[one.end : one.end + 1])
    )


def _is_marked(ch: str) -> bool:
    return "\xaa" <= ch <= "\u052f" and ch.isalpha()


# ---------------------------------------------------------------- does it fit?


@cache
def _family(ch: str) -> str:
    """Return ``Latin``, ``Asian``, ``Asian mark``, ``mark``, ``sign`` (of Latin-1), ``lost``, ``private``, a script, or nothing."""
    code = ord(ch)
    kind = category(ch)
    if ch in "\ufffd\ufeff\ufe0f":
        return "lost" if ch == "\ufffd" else "mark"
    if 0xE000 <= code <= 0xF8FF:
        return "private"  # of GBK or Big5
    if kind in ("Cn", "Co", "Cs", "Cc") or code < 0xA0:
        return ""
    if code < 0xC0:
        return "sign"
    if code < 0x17F or ch in _LATER_LATIN or 0x1E00 <= code <= 0x1EFF or 0xFB00 <= code <= 0xFB04:
        return "sign" if ch in "×÷" else "Latin"
    if 0x3000 <= code <= 0x303F or 0xFE30 <= code <= 0xFE4F or 0xFF01 <= code <= 0xFF65:
        return "Asian mark"
    if 0x3041 <= code <= 0x30FF or 0x3400 <= code <= 0x9FFF or 0xAC00 <= code <= 0xD7A3 or code >= 0x20000:
        return "Asian"
    if 0x2C6 <= code <= 0x2DD or 0x2000 <= code <= 0x2BFF or 0x1F000 <= code <= 0x1FAFF:
        return "mark"
    if 0x300 <= code <= 0x36F:
        return "COMBINING"
    if kind[0] in "LMN" and (0x370 <= code <= 0x5FF or 0x600 <= code <= 0x6FF or 0x900 <= code <= 0x10FF):
        return name(ch, "").partition(" ")[0]
    return ""


def _fits(one: Sequence, earlier: str, before: str, after: str, company: Counter[str]) -> bool:
    family = one.family
    if family == "Latin":
        return _letter_fits(one.meant, earlier, before, after)
    if family == "Asian":
        if one.meant not in everyday_han() and "Asian" not in _of(before) + _of(after):
            return False
        return company["Asian"] > 1 or not (_is_latin(before) or _is_latin(after))
    if family in ("Asian mark", "mark", "sign", "lost"):
        return True
    if family == "private":
        return company["Asian"] > 1
    if family == "GREEK" and _is_latin(before) and _is_latin(after):
        return True
    if family == "COMBINING" and before.isalnum():
        return before < "\u0370"
    if len(one.text) == 3 or family == "COMBINING":
        return company[family] > 1
    return family != "" and family in (_of(before), _of(after))


def _spoilt_fits(meant: str, raw: str, after: str) -> bool:
    """Judge a letter and a space that once was the no-break space byte."""
    if meant == "Š":
        return not raw.isalpha() and after.islower()
    if meant == "Р":
        return _of(after) == "CYRILLIC"
    return not raw.isupper()


def _of(ch: str) -> str:
    return _family(ch) if len(ch) == 1 else ""


def _is_latin(ch: str) -> bool:
    return ch.isalpha() and (ch < "\x80" or _of(ch) == "Latin")


def _letter_fits(ch: str, earlier: str, before: str, after: str) -> bool:
    """Tell whether a letter agrees with its neighbours: in their word, and in their case."""
    if not (_is_latin(before) or _is_latin(after)):
        return ch in _LONE_LETTERS
    if ch.islower():
        return not after.isupper() and not (before.isupper() and earlier.isupper())
    return not before.islower()


# ---------------------------------------------------------------- is it odd?


def _odd_latin(one: Sequence, raw: str, before: str, after: str) -> bool:
    rest = one.text[1:]
    if _CONTROL.search(one.text):
        return True
    if " " in rest:
        return False
    if len(one.text) > 2:
        if rest.isalpha():  # letters of cp1250 can follow one another, but not in any case
            return one.text[0].islower() and not rest.islower()
        return not _CLOSING_QUOTES.issuperset(rest)
    if one.family == "sign":
        return raw.isspace() or raw.islower() or ("!" <= raw <= "~" and not raw.isupper())
    if one.family == "lost":
        return raw.islower()
    if rest not in _CLOSING:
        return True
    if raw.islower() or (one.text == "Ã\xa0" and after == " "):
        return not raw.isupper()
    if rest in "’‘" and not after.isupper():
        return False
    if rest == "\xa0":
        return after.islower() and (one.text == "Ã\xa0" or not raw.isalpha())
    return _is_latin(after) or one.text == "Ã™"


def _odd_cyrillic(one: Sequence, raw: str, before: str, after: str) -> bool:
    rest = one.text[1:]
    if one.family == "Latin" and len(rest) == 1:
        return raw != "" and raw < "\x80" and raw.isalpha()
    return any(ch in _ODD_CYRILLIC for ch in rest)


def _odd_mac(one: Sequence, raw: str, before: str, after: str) -> bool:
    if len(one.text) > 2:
        return True
    if one.text[0] in _MAC_LEADS:
        return raw.isalpha() or (one.text[0] in "√ƒ" and before.isalpha())
    return one.family not in ("Latin", "sign", "lost", "mark")


def _odd_box(one: Sequence, raw: str, before: str, after: str) -> bool:
    return "\u2500" <= one.text[0] <= "\u257f" or len(one.text) > 2


_ODDNESS = {
    "cp1252": _odd_latin,
    "cp1250": _odd_latin,
    "iso8859-2": _odd_latin,
    "iso8859-15": _odd_latin,
    "cp1251": _odd_cyrillic,
    "mac-roman": _odd_mac,
    "cp437": _odd_box,
}
