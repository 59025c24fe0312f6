"""Link farms and injected spam: rows of places and keywords, friend links, brands put into good prose.

`link_farm_score` and `is_link_farm` judge a line or a block; `find_injected` finds what was put into an otherwise
good text. Rosters, price and region tables, calendars and navigation are left alone: a row counts as a farm only
for what its items are, never for being a row.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ._records import Record
from ._tables import load_table
from .errors import require_text

__all__ = ["Injected", "find_injected", "is_link_farm", "link_farm_reasons", "link_farm_score", "row_score"]

_SEPARATORS = re.compile(r"[\s|｜/／,，、;；_·•>»-]+")
_CLASS_WORD = re.compile(r"(?:自治[区區州县縣旗]|特别行政[区區]|特別行政[区區]|地[区區]|[县縣市区區旗州盟])$")
_ZONE = re.compile(r"(?:开发|開發|产业|產業|示范|示範|园|園)[区區]$")
_PROSE = re.compile(r"[。！？]|[，,][^，,]{6,}[，,]")

# Parts of the names of gambling and pornography sites, in Simplified script as the farms write them: kinds of
# games and houses, then what their links offer.
_GAMES = (
    "彩票|棋牌|博彩|赌场|赌城|赌博|百家乐|老虎机|时时彩|分分彩|快三|快3|六合彩|赛车|飞艇|pk10|PK10|澳洲幸运|幸运28|炸金花|牛牛|"
    "捕鱼|电玩|电玩城|娱乐城|真人|荷官|投注|下注|竞猜|体育|娱乐|电竞|电子|国际|游戏|平台|现金|贵宾会|赌钱|彩金|返水|外围|竞彩|实时彩|线上"
)
_OFFERS = (
    "官网|官方|app|APP|App|网址|登录|登入|登陆|注册|下载|代理|客户端|手机版|导航|直营|开户|充值|佣金|开奖|走势|计划|预测|软件|入口|"
    "网站|平台|最高|玩法|线路|送彩金|首页|网页版|安卓|备用|娱乐|管理|系统|佣|现金网|在线"
)
_OFFER = re.compile(f"{_GAMES}|{_OFFERS}")
_SITE = re.compile(rf"(?:{_GAMES})(?:中国|中文|最新|真人|在线|全站|体育)?(?:{_OFFERS})+")
_HOUSES = re.compile(
    r"威尼斯人|葡京|金沙|太阳城|永利|皇冠|亚博|亚搏|yabo|YABO|华体会|爱游戏|必威|betway|[a-z]{2,4}体育|欧宝|开元棋牌|美高梅|乐虎|银河国际|澳门银河|"
    r"bet365|bt365|bet\d+|js\d{3,}|申博|威廉希尔|[\u4e00-\u9fff]{2}贵宾会|沙巴体育|新葡|百乐博|凯发|九州娱乐|同升国际|万博|竞博|雷火|(?<!微)博发|米乐|星空体育|"
    r"开云|kaiyun|乐鱼|leyu|半岛体育|九游|江南体育|完美体育|天博|欧亿|球速|火狐体育|世界杯买球|十大正规|太阳集团|澳客|ag真人|AG真人|ag体育|AG体育|bb电子|"
    r"威廉希爾|威尼斯人現金|顶尖娱乐|钻石娱乐|玛雅娱乐|创世九州|登峰娱乐|海德体育|优乐国际"
)
_GAMBLING = re.compile(
    r"时时彩|時時彩|分分彩|快三|快3|六合彩|百家乐|百家樂|老虎机|澳洲幸运|秒速(?:赛车|飞艇|彩)|极速(?:飞艇|赛车)|SG飞艇|SG赛车|赛车(?:开奖|历史|在线|预测|pk|能|开)|彩票(?:赚钱|平台|下载|网)|"
    r"天天(?:赢|彩|乐|好|中)|彩神|彩大发|大发快|重庆时时|现金(?:网|赌)|赌场|赌城|网上(?:赌|彩)|棋牌(?:官网|玩法|游戏|下载|平台)|娱乐(?:平台|网址|代理|城|官网)|真人(?:赌|娱乐|登入|荷官)|荷官|"
    r"投注(?:网|平台|站)|线上(?:赌|下注)|注册(?:就)?送\d|送彩金|天天送红包|炸金花|开奖(?:结果|app|网|官网|直播)|走势图?$|人工计划|计划软件|信誉开户|平台总代|久赢彩|万丰国际|互博国际|皇马娱乐|实时竞猜"
)
_PORN = re.compile(
    r"无码|無碼|一区二区|XXXX|xxxx|自拍偷拍|在线观看|国产(?:成人|精品|自拍)|成人(?:免费|视频|影院)|黄播|黄色视频|裸聊|约炮|人人(?:摸|爽|操|碰)|大香蕉|夫妻性生活|片在线|久久(?:综合|精品)|伊人|av女优"
)
_COMMERCE = re.compile(
    r"年赚|赚钱|賺錢|招商|加盟|致富|富豪|铸就|創業夢|创业梦|零风险|月入|代写|办证|发票代开|减肥"
)
_FRIENDS = re.compile(r"\s*(?:友情(?:链接|連結|鏈接)|合作(?:网站|伙伴|媒体)链接|友链)\s*[:：]?")
_SITE_NAME = re.compile(r"(?:网|網|论坛|論壇|在线|小说|小說|文学|文學|笔趣阁|书网|門戶|门户)$")
_KEYWORDS = re.compile(r"\s*(?:本文)?(?:关键[词字]|關鍵[詞字])\s*[:：]\s*(.+)", re.DOTALL)
_COMPANY = re.compile(r"(?:有限公司|厂|厂家|集团)\s*\d{4,}")


@dataclass(frozen=True, slots=True)
class Injected(Record):
    """A piece of advertising put into a text.

    Attributes:
        start: Code-point offset where it begins.
        end: Offset where it ends (half open).
        text: ``text[start:end]`` of the text searched.
        replacement: What stands there in the cleaned text; nearly always empty.
        kind: ``"brand"`` (a gambling site) or ``"tokens"`` (words of the other script before the marks).
        confidence: From 0 to 1.
    """

    start: int
    end: int
    text: str
    replacement: str
    kind: str
    confidence: float


@cache
def _places() -> dict[str, tuple[str, ...]]:
    rows = (row.split("\t") for row in load_table("linkfarm_places.tsv").split("\n") if row)
    return {stem: tuple(codes.split(" ")) for stem, codes in rows}


def _place(token: str) -> tuple[str, ...] | None:
    """The provinces a token may lie in, or None if it is no place."""
    places = _places()
    found = places.get(token)
    if found is not None:
        return found
    stem = _CLASS_WORD.sub("", token)
    if stem == token or len(token) > 16:
        return None
    found = places.get(stem)
    if found is not None:
        return found
    if _ZONE.search(token) or token.endswith(("自治县", "自治州", "自治旗", "自治縣")):
        for size in range(min(6, len(stem)), 1, -1):
            if stem[:size] in places:
                return places[stem[:size]]
        return ("",)
    return None


def _tokens(text: str) -> list[str]:
    return [token for token in _SEPARATORS.split(text) if token]


def _place_row(text: str, tokens: list[str]) -> tuple[float, str]:
    if len(tokens) < 8:
        return 0.0, ""
    hits = [place for token in tokens if len(token) <= 16 and (place := _place(token)) is not None]
    if len(hits) < 8 or len(hits) < 0.75 * len(tokens):
        return 0.0, ""
    classed = sum(1 for token in tokens if len(token) > 2 and _CLASS_WORD.search(token))
    if classed < 0.5 * len(tokens):
        return 0.0, ""  # a row of bare city names is navigation
    provinces = {place[0] for place in hits if place[0]}
    if len(provinces) < 5 or (len(provinces) * 6 < len(hits) and len(provinces) < 12):
        return 0.0, ""  # the counties of one province belong together
    return 0.98, f"{len(hits)} places of {len(provinces)} provinces in a row"


# Houses whose names are also words of everyday language count only with an offer behind them.
_AMBIGUOUS = re.compile(
    r"金沙|皇冠|永利|银河国际|澳门银河|太阳城|威尼斯人|开云|万博|天博|九游|(?<!微)博发|凯发|米乐|欧宝|雷火|澳客"
)


def _advertises(token: str) -> bool:
    """Whether a name or a link text advertises gambling or pornography."""
    if _GAMBLING.search(token) or _PORN.search(token) or _SITE.search(token):
        return True
    house = _HOUSES.search(token)
    if house is None:
        return False
    return not _AMBIGUOUS.fullmatch(house[0]) or _OFFER.search(token, house.end()) is not None


def _spam_share(text: str, tokens: list[str]) -> tuple[float, str]:
    if len(text) > 400 or _PROSE.search(text):
        return 0.0, ""
    hits = [token for token in tokens if _advertises(token)]
    if not hits:
        return 0.0, ""
    share = sum(map(len, hits)) / sum(map(len, tokens))
    if len(tokens) == 1 and len(text) <= 20:
        return 0.9, f"gambling or pornography: {hits[0][:12]}"
    if len(hits) >= 2 and share >= 0.3:
        return 0.95, f"{len(hits)} of {len(tokens)} items advertise gambling or pornography"
    if share >= 0.5 or (hits[0] == tokens[0] and len(text) <= 60):
        return 0.7, f"gambling or pornography: {hits[0][:12]}"
    return 0.0, ""


def _keyword_line(text: str) -> tuple[float, str]:
    match = _KEYWORDS.match(text)
    if not match or len(text) > 400:
        return 0.0, ""
    tokens = [token for token in re.split(r"[\s,，、;；|]+", match[1]) if token]
    if len(tokens) < 3:
        return 0.0, ""
    if any(_HOUSES.search(token) or _SITE.search(token) or _GAMBLING.search(token) for token in tokens):
        return 0.95, "keyword line with a gambling brand"
    single = sum(1 for token in tokens if len(token) == 1 or not any(ch.isalnum() for ch in token))
    if single >= 2 and single * 5 >= len(tokens):
        return 0.8, "keyword line of chopped words"
    stem = min(tokens, key=len)
    if len(stem) >= 3 and all(stem in token or token[-len(stem) :] in stem for token in tokens):
        return 0.8, "one keyword in many variants"
    shared = max(
        (sum(t[i : i + 3] in other for other in tokens) for t in tokens for i in range(len(t) - 2)), default=0
    )
    if shared >= 3 and shared >= 0.8 * len(tokens):
        return 0.8, "one keyword in many variants"
    return 0.0, ""


def _friend_links(text: str, tokens: list[str]) -> tuple[float, str]:
    match = _FRIENDS.match(text)
    if match:
        rest = _tokens(text[match.end() :])
        if len(rest) >= 3:
            return 0.8, f"friend links: {len(rest)} names"
        return 0.0, ""
    if len(tokens) >= 6 and not _PROSE.search(text):
        sites = sum(1 for token in tokens if len(token) >= 3 and _SITE_NAME.search(token))
        if (
            sites >= 2
            and "|" in text
            and sites * 6 >= len(tokens)
            and "首页" not in text
            and "首頁" not in text
        ):
            return 0.6, f"links to {sites} other sites"
        offers = sum(1 for token in tokens if _COMMERCE.search(token))
        if offers >= 3 and offers * 4 >= len(tokens):
            return 0.7, f"{offers} business offers in a row"
    if len(_COMPANY.findall(text[:600])) >= 4:
        return 0.7, "company names with numbers"
    return 0.0, ""


def _rows(text: str) -> list[tuple[float, str]]:
    tokens = _tokens(text[:4000])
    found = (
        _place_row(text, tokens),
        _spam_share(text, tokens),
        _keyword_line(text),
        _friend_links(text, tokens),
    )
    return [item for item in found if item[0] > 0]


def row_score(text: str) -> float:
    """Return how much a line is a row of spam, leaving aside what is injected into prose; for `cnnewsnorm.blocks`."""
    return max((score for score, _ in _rows(text)), default=0.0)


def link_farm_reasons(text: str) -> list[tuple[float, str]]:
    """Return the evidence that `text` is a link farm, strongest first.

    Args:
        text: A line or a block of lines.

    Returns:
        Pairs of a score from 0 to 1 and the reason in words; empty if there is none.

    Raises:
        TextTypeError: `text` is not a `str`.
    """
    require_text(text)
    stripped = text.strip()
    if len(stripped) < 4:
        return []
    found = _rows(stripped)
    injected = find_injected(stripped)
    if injected:
        found.append((max(item.confidence for item in injected) * 0.8, f"injected: {injected[0].text[:16]}"))
    return sorted(found, reverse=True)


def link_farm_score(text: str) -> float:
    """Return how much a line or block looks like search-engine spam, from 0 to 1.

    Args:
        text: A line or a block of lines.

    Returns:
        The strength of the strongest evidence; 0.5 and more means spam.

    Raises:
        TextTypeError: `text` is not a `str`.

    Example:
        >>> link_farm_score("首页|新闻|图片|评论|教育|文化|军事")
        0.0
    """
    reasons = link_farm_reasons(text)
    return reasons[0][0] if reasons else 0.0


def is_link_farm(text: str) -> bool:
    """Return whether a line or block is search-engine spam.

    Args:
        text: A line or a block of lines.

    Returns:
        True if `link_farm_score` is 0.5 or more.

    Raises:
        TextTypeError: `text` is not a `str`.

    Example:
        >>> is_link_farm("泸溪县| 海宁市| 磴口县| 普宁市| 沁源县| 凤冈县| 美姑县| 垣曲县| 当涂县| 丹巴县|")
        True
    """
    return link_farm_score(text) >= 0.5


def find_injected(text: str) -> list[Injected]:
    """Find advertising that was put into otherwise good text.

    Args:
        text: A line, a paragraph or a page.

    Returns:
        The pieces, in order, not overlapping.

    Raises:
        TextTypeError: `text` is not a `str`.
    """
    return list(_injected(require_text(text)))


_BRAND_RUN = re.compile(
    rf"(?:(?:{_HOUSES.pattern})|[a-zA-Z]{{2,8}}(?=体育|手机版|娱乐))(?:体育|娱乐|国际|棋牌|{_OFFERS})*"
)
_MARKED = re.compile(r"[\u4e00-\u9fff]{3}(?=[，、。：；])")
_LEAST_TOKENS = 3


def _injected(text: str) -> Iterator[Injected]:
    found = [
        Injected(match.start(), match.end(), match[0], "", "brand", 0.8)
        for match in _BRAND_RUN.finditer(text)
        if match.end() - match.start() >= 3
        and (match.end() - match.start() > 4 or not _AMBIGUOUS.fullmatch(match[0]))
    ]
    found += _foreign_tokens(text)
    end = 0
    for piece in sorted(found, key=lambda piece: piece.start):
        if piece.start >= end:
            yield piece
            end = piece.end


def _foreign_tokens(text: str) -> list[Injected]:
    """Find words of Simplified script put before the marks of a text in Traditional script."""
    from .script.evidence import (
        evidence,
    )  # a table of its own: only when something is searched for words of spam

    found_by = evidence()
    simplified, traditional = found_by.simplified, found_by.traditional
    if not (simplified.search(text) and traditional.search(text)):
        return []
    own, foreign = len(traditional.findall(text)), len(simplified.findall(text))
    found = []
    covered = 0
    for match in _MARKED.finditer(text):
        token = match[0]
        count = len(simplified.findall(token))
        if count:
            covered += count
            start = max((m.end() for m in traditional.finditer(token)), default=0)
            if start < len(token):
                start += match.start()
                found.append(Injected(start, match.end(), text[start : match.end()], "", "tokens", 0.7))
    if len(found) < _LEAST_TOKENS or own <= foreign or covered < 0.5 * foreign:
        return []
    return found
