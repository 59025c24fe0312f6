"""How ordinary Chinese text looks, without any data: which characters it consists of.

Clean running text of either script consists to 99.6 % of `everyday_han`; UTF-8 read as GBK to 30 %, Big5 read as GBK
to 47 %. The measure needs no table: it comes from Python's own codecs.
"""

import re
from functools import cache, lru_cache
from itertools import pairwise

from ..._classes import CJK_PUNCTUATION, common_han
from ..._patterns import lazy_pattern

__all__ = [
    "LONGEST_REMEMBERED",
    "NOT_HAN",
    "beyond_ascii",
    "everyday_count",
    "everyday_han",
    "has_odd",
    "is_basic_han",
    "odd_places",
    "ordinary",
    "ordinary_count",
    "ordinary_share",
    "ranges",
    "rare_ranges",
]

_MARKS = (
    CJK_PUNCTUATION
    + "\u3000〃々〇「」『』〜·‧×÷±∶°℃％‰§№※→←↑↓★☆●○■□▲△◆◇①②③④⑤⑥⑦⑧⑨⑩ⅠⅡⅢⅣⅤ–―‐•￥€£\u200b\ufeff\u00a0"
)


LONGEST_REMEMBERED = 1000
"""Characters of a line beyond which nothing of it is remembered."""

# Ideographs outside both everyday sets that Traditional text in OpenCC's standard forms has all the time.
_STANDARD_FORMS = "爲裏衆羣啓峯僞牀麪竈覈鍼"


@cache
def everyday_han() -> frozenset[str]:
    """Return the ideographs of everyday text, those of OpenCC's standard forms among them."""
    return common_han().union(_STANDARD_FORMS)


@cache
def ordinary() -> frozenset[str]:
    """Return what ordinary Chinese text consists of beside ASCII: common Han, marks, full-width forms."""
    return everyday_han().union(_MARKS, map(chr, range(0xFF01, 0xFF5F)))


@cache
def rare_ranges() -> str:
    """Return the ideographs of the basic block beside these, for the inside of a character class."""
    codes = [0x4DFF, *sorted(map(ord, everyday_han())), 0xA000]
    gaps = [(code, end) for code, end in pairwise(codes) if end - code > 1]
    return "".join(
        [chr(end - 1) if end - code == 2 else f"{chr(code + 1)}-{chr(end - 1)}" for code, end in gaps]
    )


@cache
def _odd() -> re.Pattern[str]:
    return re.compile(f"[{rare_ranges()}\ue000-\uf8ff]")


def has_odd(text: str) -> bool:
    """Tell whether a text has ideographs of the basic block beside these, or private-use characters."""
    return _odd().search(text) is not None


def odd_places(text: str) -> tuple[int, ...]:
    """Return where in a text these odd characters stand."""
    return _odd_places(text) if len(text) <= LONGEST_REMEMBERED else _odd_places.__wrapped__(text)


@lru_cache(8)  # every reader of a line asks
def _odd_places(text: str) -> tuple[int, ...]:
    # A pattern, since the strings of a large set lie all over the memory: to ask it takes several times as long.
    return tuple([match.start() for match in _odd().finditer(text)])


NOT_HAN = lazy_pattern("[^\u4e00-\u9fff]+")
"""What is no ideograph of the basic block."""


def is_basic_han(ch: str) -> bool:
    """Tell whether `ch` is an ideograph of the basic block."""
    return "\u4e00" <= ch <= "\u9fff"


def beyond_ascii(text: str) -> int:
    """Return how many characters of `text` are beyond ASCII."""
    return len(text) - len(text.encode("ascii", "ignore"))


def ordinary_share(text: str) -> float:
    """Return the share of `ordinary` characters among those of `text` beyond ASCII; 1.0 if it has none."""
    high = beyond_ascii(text)
    return ordinary_count(text) / high if high else 1.0


def ordinary_count(text: str) -> int:
    """Return how many characters of `text` are `ordinary`: a pattern takes a tenth of the time of asking for each."""
    return len(_beside(ordinary()).sub("", text))


def everyday_count(text: str) -> int:
    """Return how many characters of `text` are `everyday_han`."""
    return len(_beside(everyday_han()).sub("", text))


@cache
def _beside(characters: frozenset[str]) -> re.Pattern[str]:
    return re.compile(f"[^{ranges(characters)}]+")


def ranges(characters: frozenset[str] | set[str]) -> str:
    """Return `characters`, none of them ASCII, as ranges for the inside of a character class.

    They are written out, not escaped: parsing escapes took most of the time of compiling the class.
    """
    signs = "".join(sorted(characters))
    codes = list(map(ord, signs))
    starts = [0, *(at for at, (one, other) in enumerate(pairwise(codes), 1) if other - one > 1)]
    return "".join(
        [
            signs[start:end] if end - start < 3 else f"{signs[start]}-{signs[end - 1]}"
            for start, end in pairwise([*starts, len(signs)])
        ]
    )
