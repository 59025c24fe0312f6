"""Accounts: who published a story where no reporter is named, and the places where either is named."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from .._patterns import lazy_pattern
from .page import Page
from .people import is_person

__all__ = ["ACCOUNT_FORMS", "NOBODY", "Found", "Place", "posted_by"]

_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_FIELD = lazy_pattern(rf"(?:^|[\s|｜])作者\s?[:：]\s?([{_HAN}A-Za-z0-9_·.-]{{2,16}})(?=\s|$|[|｜])")
_FOLLOW = lazy_pattern(
    r"^[+＋]?\s*(?:已?[关關]注|[追][踪蹤]|[订訂][阅閱])$|[+＋]\s*[追关關][踪蹤注]|[粉][丝絲]\s*[:：]?\s*\d"
)
_ACCOUNT = re.compile(rf"[{_HAN}A-Za-z0-9_\-·~～]{{2,12}}")
_POSTED = lazy_pattern(rf"^\s*([{_HAN}A-Za-z0-9_]{{2,12}})\s*[发發]表[于於]\s*[:：]?\s*(?:19|20)\d\d")
# 原创 王某某 某某发布 2021-03-04, as messengers head what accounts publish
_ORIGINAL = lazy_pattern(
    rf"\s*原[创創](?:\s*[:：]\s*|\s+)(?:(?P<name>[{_HAN}]{{2,4}})\s+)?(?P<account>[{_HAN}A-Za-z0-9·]{{2,16}})\s*(?P<day>$|(?:19|20)\d\d[-年/.])"
)
_OWNER = lazy_pattern(rf"(?:©|[Cc]opyright)[\s©,\d–-]*(?:by\s+)?([{_HAN}]{{2,4}})[\s.。]*(?:[Aa]ll|$)")
_CHROME = lazy_pattern(
    r"首[页頁]|[频頻]道|[评評][论論]|分享|收藏|登[录錄入]|[点點][赞贊]|[举舉檢]|搜索|[返回]{2}|[导導]航|[推荐薦]{2}|[热熱][门門]|[关關]注|更多|下[载載]|[社国國网網]$|[视視][频頻]|[图圖]片|新[闻聞]|[财財][经經]|"
    r"[体體]育|[娱娛][乐樂]|科技|[军軍]事|[历歷]史|[教育]{2}|[微信博]{2}|[语語]音|播[报報]|[列打]印|[论論][坛壇]|[博][客]|[发發]布|原[创創]|[账帳][号號]$"
)
NOBODY = lazy_pattern(
    r"(?i)^(?:admin\w*|root|editor|user\w*|web\w*|[\d.-]+)$|佚名|不[详詳]|未知|匿名|[网網](?:[络絡友]|$)|本[站网網]|原[创創]|管理|[编編][辑輯]|小[编編]|[时時][间間]|日期|[发發][布佈表]|[来來]源|[点點][击擊]|[阅閱][读讀]|[浏瀏][览覽]"
)
"""No author: 佚名  小编  admin"""
_HEAD, _TAIL = 12, 8  # lines between headline and story, and behind it


class Found(NamedTuple):
    """A name, the role written before it or None, and where it stands."""

    name: str
    role: str | None
    line: int
    start: int
    end: int


class Place:
    """Where authors are named: the page, its headline, the lines between that and running text, those behind the story."""

    def __init__(self, page: Page, title: int) -> None:
        self.page = page
        self.title = title
        lines = [i for i in page.above(page.prose, _HEAD if title < 0 else 40) if i > title]
        self.head = lines[::-1]
        self.tail = list(page.below(page.last, _TAIL)) if page.last >= 0 else []


def _account_in_a_field(place: Place) -> Iterator[Found]:
    """The account that stands where a name should: 作者：河边柳88."""
    page = place.page
    for index in place.head:
        match = _FIELD.search(page.lines[index]) if "作者" in page.lines[index] else None
        if match and page.labels[index] not in ("body", "heading") and not NOBODY.search(match[1]):
            yield Found(match[1], "作者", index, match.start(1), match.end(1))
            return


def _posted(place: Place) -> Iterator[Found]:
    page = place.page
    for index in [*place.head, *place.tail]:
        line = page.lines[index]
        match = _POSTED.match(line) if "表" in line else None
        if match and not _CHROME.search(match[1]):
            yield Found(match[1], None, index, match.start(1), match.end(1))
            return


def posted_by(line: str) -> "re.Match[str] | None":
    """Find the account in a line that says who wrote what it published, 原创 王某某 某某发布 2021-03-04; the name may lack."""
    match = _ORIGINAL.match(line) if "原" in line[:8] else None
    if match and (is_person(match["name"]) if match["name"] else match["day"]):
        return match
    return None


def _original(place: Place) -> Iterator[Found]:
    """Who wrote it for the account that published it."""
    for index in place.head:
        match = posted_by(place.page.lines[index])
        for group in ("name", "account") if match else ():
            if match and match[group] and is_person(match[group]):
                yield Found(match[group], None, index, match.start(group), match.end(group))
                return


def _account(place: Place) -> Iterator[Found]:
    """The account a story is published by, told by the button to follow it."""
    page, title = place.page, place.title
    near = [*page.above(title, 3)][::-1] + place.head if title >= 0 else []
    for index, following in pairwise(near):
        text = page.texts[index]
        if (
            index != title
            and _ACCOUNT.fullmatch(text)
            and _FOLLOW.search(page.texts[following])
            and not _CHROME.search(text)
            and not text.isdigit()
        ):
            start = page.lines[index].index(text)
            yield Found(text, None, index, start, start + len(text))
            return


def _copyright(place: Place) -> Iterator[Found]:
    """The person whose page it is, as the notice at its end says."""
    page = place.page
    for index in page.above(len(page.lines), 4):
        text = page.texts[index]
        match = _OWNER.search(text) if "©" in text or "opyright" in text else None
        if match and is_person(match[1]):
            start = page.lines[index].index(text) + match.start(1)
            yield Found(match[1], None, index, start, start + len(match[1]))
            return


ACCOUNT_FORMS = (_account_in_a_field, _original, _posted, _account, _copyright)
"""The forms in which an account is named, from the plainest to the weakest."""
