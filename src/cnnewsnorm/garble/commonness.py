"""How ordinary Chinese text looks, without any data: which characters it consists of.

Clean running text of either script consists to 99.6 % of `everyday_han`; UTF-8 read as GBK to 30 %, Big5 read as GBK
to 47 %. The measure needs no table: it comes from Python's own codecs.
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from .._classes import CJK_PUNCTUATION, common_han
from .likelihood import Place, likelihood

__all__ = [
    "COSTS",
    "NOT_HAN",
    "beyond_ascii",
    "cheapest",
    "costs_at_least",
    "costs_at_most",
    "everyday_count",
    "everyday_han",
    "is_basic_han",
    "mean_cost",
    "odd",
    "ordinary",
    "ordinary_count",
    "ordinary_share",
    "ranges",
]

_MOST_COSTS = 1 << 16
_GLANCED_AT = 16  # characters that are as good as all if they cost so much less
_CLEARLY = 6  # half bits each
_UNSEEN = 8  # half bits that a character costs more where it was never seen
_MARKS = (
    CJK_PUNCTUATION
    + "\u3000〃々〇「」『』〜·×°℃％‰§№※→←↑↓★☆●○■□▲△◆◇①②③④⑤⑥⑦⑧⑨⑩ⅠⅡⅢⅣⅤ–―‐•￥€£\u200b\ufeff\u00a0"
)


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
def odd() -> re.Pattern[str]:
    """Return a pattern for one ideograph of the basic block beside these, or a private-use character."""
    rare = {chr(code) for code in range(0x4E00, 0xA000)} - everyday_han()
    return re.compile(f"[{ranges(rare)}\ue000-\uf8ff]")


NOT_HAN = re.compile("[^\u4e00-\u9fff]+")
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


class _Folded(dict[str, str]):
    """Characters as the tables have them, or nothing if the counted texts have none of them."""

    def __missing__(self, ch: str) -> str:
        known = likelihood().known({0: ch})
        self[ch] = folded = known[0][1] if known else ""
        return folded


_FOLDED = _Folded()


class _Costs(dict[str, int]):
    """Costs by the characters they are the costs of, each looked up once; `costs["abc"]` is far faster than any call."""

    def __missing__(self, text: str) -> int:
        if len(self) >= _MOST_COSTS:
            self.clear()
        price = 0
        folded = _FOLDED[text[-1]]
        for row in _place(text[:-1]) if folded else ():
            found = row.cost(folded)
            if found is not None:
                break
            price += row.fall_back
        else:
            found, price = likelihood().plain_cost(folded or text[-1]) + _UNSEEN, 0
        self[text] = price = price + found
        return price


COSTS: Mapping[str, int] = _Costs()
"""The cost of the last of three characters behind the two others, in half bits; of two, roughly, behind one other.

What was never seen behind another costs the same extra whatever that is, so that strange text does not become likelier
for standing in strange company.
"""


def _place(behind: str) -> Place:
    """Return what the tables have behind one or two characters; nothing behind what they do not have is searched for."""
    last = _FOLDED[behind[-1]]
    if not last:
        return ()
    first = _FOLDED[behind[0]] if len(behind) > 1 else ""
    return likelihood().place(
        last if first == last == "0" else first + last
    )  # a number counts as one character


def cheapest(behind: str, characters: frozenset[str], span: int) -> list[tuple[int, str]]:
    """Return the cost behind two others, as `COSTS` has it, of those characters within `span` of the cheapest, in order.

    What the tables have behind a context is intersected with the characters at once: to ask for each in turn took most
    of the time of putting lost bytes back.
    """
    by_folded, unseen = _choices(characters)
    wanted = by_folded.keys()
    costs: dict[str, int] = {}
    price = 0
    for row in _place(behind):
        followers = row.followers()
        for folded in followers.keys() & wanted:
            if folded not in costs:
                costs[folded] = price + followers[folded]
        price += row.fall_back
    most = min(min(costs.values(), default=unseen[0][0]), unseen[0][0]) + span
    for price, folded in unseen:
        if price > most:
            break
        costs.setdefault(folded, price)
    return sorted(
        [(price, ch) for folded, price in costs.items() if price <= most for ch in by_folded[folded]]
    )


@lru_cache(4096)
def _choices(characters: frozenset[str]) -> tuple[dict[str, list[str]], list[tuple[int, str]]]:
    """Return characters by what the tables have for them, and the costs of these where they were never seen, in order."""
    model = likelihood()
    by_folded: dict[str, list[str]] = {}
    for ch in characters:
        by_folded.setdefault(model.fold.get(ch, ch), []).append(ch)
    return by_folded, sorted((model.plain_cost(folded) + _UNSEEN, folded) for folded in by_folded)


def mean_cost(text: str) -> float:
    """Return the mean cost of a character of `text` in its context, in half bits.

    True Chinese costs 8 to 20, everyday ideographs thrown together cost 28 and more.
    """
    if len(text) < 2:
        return 99.0
    padded = "\n" + text
    triples = map("".join, zip(padded, text, text[1:], strict=False))
    return sum(map(COSTS.__getitem__, triples)) / (len(text) - 1)


def costs_at_most(text: str, mean: float) -> bool:
    """Tell whether `mean_cost` is that much or less; the first characters mostly say so clearly."""
    if len(text) > _GLANCED_AT and mean_cost(text[:_GLANCED_AT]) <= mean - _CLEARLY:
        return True
    return mean_cost(text) <= mean


def costs_at_least(text: str, mean: float) -> bool:
    """Tell whether `mean_cost` is that much or more; what comes behind the first characters that prove it is not asked for."""
    left = mean * (len(text) - 1)
    padded = "\n" + text
    for triple in map("".join, zip(padded, text, text[1:], strict=False)):
        left -= COSTS[triple]
        if left <= 0:
            return True
    return len(text) < 2


def ranges(characters: frozenset[str] | set[str]) -> str:
    """Return `characters`, none of them ASCII, as ranges for the inside of a character class.

    They are written out, not escaped: parsing escapes took most of the time of compiling the class.
    """
    codes = sorted(map(ord, characters))
    starts = [code for i, code in enumerate(codes) if not i or codes[i - 1] != code - 1]
    ends = [code for i, code in enumerate(codes) if i == len(codes) - 1 or codes[i + 1] != code + 1]
    return "".join(chr(a) if a == b else f"{chr(a)}-{chr(b)}" for a, b in zip(starts, ends, strict=True))
