"""Fractions, percentages, shares and powers: what makes a ratio or another number of a numeral."""

import re
from decimal import Decimal
from fractions import Fraction
from functools import cache

from .atoms import Atom, read_atom
from .numerals import VULGAR_FRACTIONS, read_numeral
from .patterns import SP, D
from .quantity import SPACE, Quantity, skip_spaces
from .units import unit_at
from .values import Value, added, negated, scaled

__all__ = [
    "PERCENT_SIGNS",
    "SUFFIXES",
    "read_fraction",
    "read_percent",
    "read_power",
    "read_share",
    "read_suffix",
    "read_vulgar_fraction",
]

_TOO_LARGE = 10**59  # a numeral of more digits is not read back
# 百分之… and its kin are percentages; 一百分之… and all the others are fractions.
_RATIOS = {
    "百": 2,
    "千": 3,
    "万": 4,
    "十万": 5,
    "百万": 6,
    "千万": 7,
    "亿": 8,
    "万万": 8,
    "十亿": 9,
    "百万万": 10,
}
_PLAIN_SCALES = str.maketrans("佰仟萬億", "百千万亿")
PERCENT_SIGNS = {"%": 2, "％": 2, "﹪": 2, "‰": 3, "‱": 4}
SUFFIXES = {"w": 4, "W": 4, "ｗ": 4, "k": 3, "K": 3, "ｋ": 3, "Ｋ": 3, "M": 6, "G": 9}
_WATTS = frozenset("功率耗充灯燈电電")  # before 30W, which is 300,000 elsewhere
_SUPERSCRIPTS = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")

# 三成立, 二成为, 八成长: there 成 begins a word. 折 likewise.
_NOT_CHENG = frozenset("为為不立功长長本绩績果熟都语語品群交效就型员員行片串因心事全套吨噸份分家像婚名年天")
_NOT_ZHE = frozenset("射磨叠疊断斷返旧舊腾騰合算页頁戟桂纸紙服")


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    no_more = rf"(?![{D[1:-1]}/／])"
    return {
        "of": re.compile(rf"{SP}分{SP}之{SP}(?P<minus>[负負\-－]?)"),
        "and": re.compile(rf"{SP}又{SP}"),
        "slash": re.compile(rf"{SP}[/／⁄]{SP}(?P<d>{D}{{1,100}}){no_more}"),
        "and_slash": re.compile(rf"{SP}(?P<n>{D}{{1,4}})[/／](?P<d>{D}{{1,4}}){no_more}"),
        "times_ten": re.compile(
            rf"{SP}[×xX*]{SP}[1１][0０](?:\^(?P<e>[-－−]?{D}{{1,3}})|(?P<s>[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]{{1,4}}))"
        ),
        "e": re.compile(rf"[eE](?P<e>[-+－＋]?{D}{{1,3}})(?![0-9A-Za-z])"),
        "power": re.compile(rf"\^(?P<e>[-+]{{0,2}}{D}{{1,3}})(?!{D})"),
    }


def read_percent(text: str, atom: Atom, at: int) -> Quantity | None:
    """Read 6.48% and 3‰; `at` is where the sign stands. The value is the ratio itself."""
    places = PERCENT_SIGNS.get(text[at])
    if places is None:
        return None
    upper = None if atom.upper is None else scaled(atom.upper, -places)
    return Quantity(
        at + 1, at + 1, "percent", scaled(atom.value, -places), atom.raw, upper, atom.approx, form=text[at]
    )


def read_fraction(text: str, atom: Atom, *, mixed: bool = True) -> Quantity | None:
    """Read 五分之一, 百分之三十五, 一又二分之一, 3/5, 1 3/5, 1½ and 四分一升."""
    if not isinstance(atom.value, int) or atom.upper is not None:
        return None
    if text[atom.end : atom.end + 1] in VULGAR_FRACTIONS:
        vulgar = read_vulgar_fraction(text, atom.end)
        return vulgar._replace(value=added(atom.value, vulgar.value), raw=atom.raw + vulgar.raw)
    patterns = _patterns()
    if of := patterns["of"].match(text, atom.end):
        return _read_parts(text, atom, of)
    if text.startswith("分百", atom.end) and atom.raw in ("百", "佰"):
        return Quantity(atom.end + 2, atom.end + 2, "percent", 1, "百分百", form="%")
    if text.startswith(("分一", "份一"), atom.end) and len(atom.raw) == 1 and atom.value > 1:
        end = atom.end + 2
        if end < len(text) and ((unit := unit_at(text, end)) is None or not unit[2]):
            return None  # 三分一球
        return Quantity(end, end, "fraction", Fraction(1, atom.value), atom.raw + "分一")
    if mixed and (also := patterns["and"].match(text, atom.end)):
        below = read_atom(text, also.end())
        part = below and read_fraction(text, below, mixed=False)
        if part is None or not ("分" in part.raw or "/" in part.raw):
            return None
        value = added(atom.value, Fraction(part.value))
        return Quantity(part.end, part.end, "fraction", value, f"{atom.raw}又{part.raw}")
    if atom.raw.isdecimal() and len(atom.raw) <= 100 and (atom.raw[0] not in "0０" or len(atom.raw) == 1):
        if (slash := patterns["slash"].match(text, atom.end)) and int(slash["d"]):
            value = Fraction(atom.value, int(slash["d"]))
            return Quantity(slash.end(), slash.end(), "fraction", value, atom.raw + "/")
        if (slash := patterns["and_slash"].match(text, atom.end)) and int(slash["d"]):
            value = added(atom.value, Fraction(int(slash["n"]), int(slash["d"])))
            return Quantity(slash.end(), slash.end(), "fraction", value, atom.raw + "/")
    return None


def read_vulgar_fraction(text: str, at: int) -> Quantity:
    """Read the ½ at `at`."""
    return Quantity(at + 1, at + 1, "fraction", VULGAR_FRACTIONS[text[at]], text[at])


def _read_parts(text: str, atom: Atom, of: re.Match[str]) -> Quantity | None:
    """Read what stands behind 分之: how many parts."""
    if text[of.end() : of.end() + 1] in ("几", "幾"):  # 百分之几
        parts: Atom | None = Atom(of.end() + 1, 1, 9, None, "几")
    else:
        parts = read_atom(text, of.end())
    if parts is None or not atom.value:
        return None
    at = skip_spaces(text, parts.end)
    if text[at : at + 1] in SUFFIXES and (suffixed := read_suffix(text, parts, at)):  # 百分之15k
        parts = Atom(suffixed.end, suffixed.value, suffixed.upper, None, parts.raw)
    raw = atom.raw + "分之"
    places = _RATIOS.get(atom.raw.translate(_PLAIN_SCALES))
    if places is not None:
        value = scaled(parts.value, -places)
        upper = None if parts.upper is None else scaled(parts.upper, -places)
        kind, form = "percent", "%"
    else:
        assert isinstance(atom.value, int)
        value = Fraction(parts.value) / atom.value
        upper = None if parts.upper is None else Fraction(parts.upper) / atom.value
        kind, form = "fraction", ""
    if of["minus"]:
        value = negated(value)
    return Quantity(parts.end, parts.end, kind, value, raw, upper, parts.approx, form=form)


def read_power(text: str, atom: Atom) -> Quantity | None:
    """Read 6.02×10^23, 2e5 and 2^10."""
    if atom.upper is not None or not atom.raw[0].isdecimal():
        return None
    patterns = _patterns()
    value: Value
    match = patterns["times_ten"].match(text, atom.end) or patterns["e"].match(text, atom.end)
    if match is not None:
        written = match.groupdict()
        value = scaled(atom.value, _exponent(written.get("e") or written["s"].translate(_SUPERSCRIPTS)))
    else:
        match = patterns["power"].match(text, atom.end)
        if match is None:
            return None
        exponent = _exponent(match["e"])
        if abs(exponent) > 64 or len(atom.raw) > 12 or (not atom.value and exponent < 0):
            return None
        power = Fraction(atom.value) ** exponent
        value = power.numerator if power.denominator == 1 else power
    exact = Fraction(value)
    if max(abs(exact.numerator), exact.denominator) >= _TOO_LARGE:
        return None
    return Quantity(match.end(), match.end(), "cardinal", value, atom.raw + "^")


def _exponent(written: str) -> int:
    minus = sum(written.count(sign) for sign in "-－−")
    digits = int(written.lstrip("-+－＋−"))
    return -digits if minus == 1 else digits


def read_share(text: str, atom: Atom, at: int) -> Quantity | None:
    """Read 三成, 七成五, 三成半, 八折, 75折, 八五折; `at` is where 成 or 折 stands."""
    return _read_tenths(text, atom, at) if text[at] == "成" else _read_discount(text, atom, at)


_HAN_TENTHS = frozenset("一二三四五六七八九半")
# 3成5, not the beginning of another number: 3成5.2万.
_MORE_DIGITS = frozenset("0123456789０１２３４５６７８９.．,，-－~～至到百千万萬亿億%％年月日")


def _read_tenths(text: str, atom: Atom, at: int) -> Quantity | None:
    following = text[at + 1 : at + 2]
    if following in _NOT_CHENG and not text.startswith(("员工", "員工", "分", "名"), at + 1):
        return None
    if not 0 <= (atom.upper or atom.value) <= 10:
        return None
    value = scaled(atom.value, -1)
    if atom.upper is not None:
        return Quantity(at + 1, at + 1, "percent", value, atom.raw, scaled(atom.upper, -1), form="成")
    stop = at + 1
    last = skip_spaces(text, stop)
    more = text[last : last + 1]
    if (
        more
        and more in "一二三四五六七八九半123456789１２３４５６７８９"
        and (more in _HAN_TENTHS or text[last + 1 : last + 2] not in _MORE_DIGITS)
        and unit_at(text, last + 1) is None
    ):
        stop = last + 1
        hundredths = 5 if more == "半" else read_numeral(more)
        assert hundredths is not None
        value = added(value, scaled(hundredths, -2))
    return Quantity(stop, stop, "percent", value, atom.raw, None, atom.approx, form="成")


def _read_discount(text: str, atom: Atom, at: int) -> Quantity | None:
    if text[at + 1 : at + 2] in _NOT_ZHE:
        return None
    value = atom.value
    if atom.upper is not None:  # 八九折 on a price tag is 89 %, not 80 % to 90 %
        pair = read_numeral(atom.raw)
        if pair is None or not 10 < pair < 100 or atom.raw[-1] in "十拾":
            return None
        value = scaled(pair, -2)
    elif 0 < value < 10:
        value = scaled(value, -1)
    elif 10 < value < 100 and atom.raw[0] not in "十拾":
        value = scaled(value, -2)
    else:
        return None
    return Quantity(at + 1, at + 1, "percent", value, atom.raw, form="折")


def read_suffix(text: str, atom: Atom, at: int) -> Quantity | None:
    """Read 30w, 15k and 1.2M; 5G and 4K are names, and what the unit table knows is a unit."""
    suffix = text[at]
    following = text[at + 1 : at + 2]
    if (following.isascii() and following.isalnum()) or unit_at(text, at):
        return None
    if (at > atom.end and suffix not in "MkK") or (suffix in "GKＫ" and len(atom.raw) == 1):
        return None
    if suffix == "W" and not _WATTS.isdisjoint(text[max(atom.end - len(atom.raw) - 6, 0) : atom.end]):
        return Quantity(
            atom.end, at + 1, "measure", atom.value, atom.raw, atom.upper, atom.approx, "W", form="W"
        )
    places = SUFFIXES[suffix]
    upper = None if atom.upper is None else scaled(atom.upper, places)
    return Quantity(
        at + 1, at + 1, "cardinal", scaled(atom.value, places), atom.raw + suffix, upper, atom.approx
    )


def read_spaced_discount(text: str, pos: int) -> Quantity | None:
    """Read 7 2 折, as sloppy price tags have it."""
    match = _spaced_discount().match(text, pos)
    if match is None:
        return None
    value = read_numeral(match[1] + match[2])
    if value is None:
        return None
    return Quantity(match.end(), match.end(), "percent", Decimal(value) / 100, match[1] + match[2], form="折")


@cache
def _spaced_discount() -> re.Pattern[str]:
    digit = "[1-9１-９一二三四五六七八九]"
    return re.compile(rf"({digit})[{SPACE}]{{1,4}}({digit}){SP}折")
