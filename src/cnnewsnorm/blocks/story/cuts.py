"""What the model takes for the story at its ends and is none: requests above it, lists and notices below."""

from collections.abc import Sequence

from ..._patterns import lazy_pattern
from ..line.forms import asks_for_browser, ends_story, legal
from ..line.profile import SENTENCE
from ..model.reading import SHORT, Reading
from ..rules.parts import begins_field, ends_of_story
from .amid import ASKING

__all__ = ["cut_footer", "cut_header", "cut_teasers"]

_OF_PAGE = lazy_pattern(
    r"(?:[本原]文|文章)?(?:(?:[网網地]址|[链鏈][接結])\s?[:：]\s?(?:https?://|www\.)|[标標][题題]\s?[:：]\s?[^。！]{8,60}$)"
)  # 标题：…  地址：http://…
# 以上内容仅供参考，不构成投资建议
_ADVICE = lazy_pattern(
    r"[仅僅]供[参參]考[，,].{0,4}不(?:作为?|作為|[构構]成|能作)|不[构構]成(?:任何)?投[资資]建[议議]"
)
_WITH_ADDRESS = lazy_pattern(r"[^。，]{2,20}[:：]\s?https?://\S+")  # 官方网页：https://…
_LINKS = 2  # so many of them in a row are of the site
_NONE = ("", "")
_FOOTER = 8  # lines of the footer of a site
_ITEM = ("- ·", "-·", "- •", "-•")  # how a line of a list begins that was one of links
# the beginning of another story: …… 详情  …阅读全文
_TEASER = lazy_pattern(
    r"…\s?(?:[\[【(（]?(?:[详詳][情细細]|[查阅閱读讀]看?(?:全文|[详詳]情|更多)|全文|更多)|$)"
)


def cut_header(lines: Sequence[str], readings: Sequence[Reading], coarse: list[str]) -> None:
    """Take buttons and requests above its first paragraph off the story."""
    first = coarse.index("body")
    while coarse[first + 1 : first + 2] == ["body"] and (
        _asks(lines[first], readings[first]) or asks_for_browser(lines[first])
    ):
        coarse[first] = "boilerplate"
        first += 1


def _asks(text: str, reading: Reading) -> bool:
    own = reading.chrome
    return (
        own is not None
        and own[0] in ("interaction", "navigation")
        and reading.kind > SENTENCE
        and ASKING.match(text) is not None
    )


def cut_footer(lines: Sequence[str], readings: Sequence[Reading], coarse: list[str]) -> None:
    """Take the footer of the site off the story: from a legal notice or the address on, if no sentence stands below it."""
    _, last = ends_of_story(coarse)
    cut, links = -1, 0
    for i in range(last, max(-1, last - _FOOTER), -1):
        if coarse[i] != "body":
            continue
        if "不" in lines[i] and _ADVICE.search(lines[i][-60:]):
            cut = i
            continue
        if ends_story(lines[i]):
            break
        address = "://" in lines[i] and _WITH_ADDRESS.fullmatch(lines[i]) is not None
        links += address
        if (
            (address and links >= _LINKS)
            or legal(lines[i])
            or (begins_field(lines[i]) and _OF_PAGE.match(lines[i]))
        ):
            cut = i
    if cut > coarse.index("body"):
        for i in range(cut, last + 1):
            if coarse[i] == "body":
                coarse[i] = "boilerplate"


def cut_teasers(lines: Sequence[str], readings: Sequence[Reading], coarse: list[str]) -> None:
    """Take other stories off that stand behind the story: each broken off below the head of their list, or marked as one."""
    first, last = ends_of_story(coarse)
    if first < last and lines[last].startswith(_ITEM) and not ends_story(lines[last]):
        before = next(i for i in range(last - 1, first - 1, -1) if coarse[i] == "body")
        if ends_story(lines[before]):
            coarse[last] = "boilerplate"
            last = before
    if "…" not in lines[last] or not _TEASER.search(lines[last]):
        return
    others = [last]
    for i in range(last - 1, first, -1):
        if readings[i].marker and (readings[i].chrome or _NONE)[0] == "related":
            for k in (*others, i):
                coarse[k] = "boilerplate"
            return
        if coarse[i] == "body":
            headline = readings[i].length <= SHORT and not ends_story(lines[i])
            if not headline and not _TEASER.search(lines[i]):
                return
            others.append(i)
