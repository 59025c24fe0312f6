"""Rows of spam: places of everywhere, offers of gambling, pornography, trades and forbidden wares, chopped keywords.

Rosters, price and region tables, calendars and navigation are rows, too: a row counts only for what its items are,
never for being a row.
"""

import re
from collections import Counter

from .._patterns import lazy_pattern
from .places import CLASS_SIGN, CLASS_WORD, begins_with_place, place_of, without_place
from .words import patterns

__all__ = ["advertises", "evidence_of_rows", "keyword_line", "row_score"]

_LOOKED_AT = 4000  # characters of a row
_LONGEST_ROW = 1500  # characters of one that is looked at item by item
_LONGEST_ITEM = 24
_MADE_UP = 0.6  # of an item that says nothing else
# Tags and headlines of reports have the words of spam, too, and one of these beside them.
_REPORTED = lazy_pattern(
    "[诈詐][骗騙]|警方|警察|警政|刑事|刑[责責]|犯罪|罪|[查处處]处|查[獲获扣]|破[获獲]|取[缔締]|打[击擊]|整治|[扫掃][黑黄黃]|[举舉][报報]|[违違][法规規]|[审審][判理]|司法"
    "|[隐隱]私|侵[权權]|[维維][权權]|海[关關]|仿冒|不端|[严嚴]禁|[乱亂]象|[谨謹]防|假[货貨]|山寨|造假|[防反][诈詐赌賭]"
)
# A list with a title is one of a report (示范县名单：), if it is no title of links.
_TITLED = lazy_pattern(
    r"(?![^:：]{0,30}(?:[链鏈][接结結]|[连連]結|友[链鏈]|[分市]站|(?:热门|熱門|服务|服務)城市)\s*[:：])[^:：\s|｜、,，]{2,30}[:：]"
)
_OFFICIAL = lazy_pattern("[体體]育彩|福利彩|[体體]彩|福彩|[双雙]色球|大[乐樂]透|七星彩|七[乐樂]彩|排列[三五]")
_TAGS = lazy_pattern(r"[#＃]|(?:本文|热门|熱門|相关|相關)?(?:关键|關鍵|标签|標籤|[Tt][Aa][Gg])")
_HEAD = lazy_pattern(r"[^:：\s|,，、]{2,6}[:：]\s*")  # 今日热搜：
_BARS_OR_I = lazy_pattern(r"[\s|｜/／,，、;；_·•>»-]+(?:I[\s|]+)?")
_HAN_RUN = lazy_pattern("[\u4e00-\u9fff]{2,}")
_ANY_TRADE = frozenset("服务 服務 公司 中心 电话 電話 设备 設備 产品 產品 技术 技術".split())
_WARE = lazy_pattern("[机機门門管灯燈箱泵阀閥板膜棚柜櫃器剂劑砖磚炉爐罐塔杆架桶]$")
_BODY = lazy_pattern("[会會局院网網站所校队隊办辦]$|中心$")  # 防水协会: a body of the town's
# Sentences have these, names of wares and trades do not (but 不锈钢, 马桶不通, 威而鋼, 迷你倉).
_SAYING = lazy_pattern(
    "[是我您他她它很也就这這和與与但被让讓从從都没沒再还還等於于]|不(?![锈鏽通])|(?<!迷)你|而(?![钢鋼])|(?<!为)了|第[一二三]"
)
_SENTENCE = lazy_pattern("[。！？]")
_SEPARATORS = re.compile(r"[\s|｜/／,，、;；_·•>»-]+")
_PROSE = re.compile(r"[。！？]|[，,][^，,]{6,}[，,]")
_FRIENDS = re.compile(
    r"\s*(?:友情(?:链接|連結|鏈接)|友站[连連][结結]|[好网網]站[连連鏈链][接结結]|合作(?:网站|伙伴|媒体)链接|合作[网網]站(?=\s*[:：])|友[链鏈])\s*[:：]?"
)
_SITE_NAME = re.compile(r"(?:网|網|论坛|論壇|在线|小说|小說|文学|文學|笔趣阁|书网|門戶|门户)$|^在[线線]")
_KEYWORDS = re.compile(
    r"\s*(?:本文|热门|熱門|相关|相關)?(?:关键[词字]|關鍵[詞字]|[标標][签籤]|[Tt][Aa][Gg][Ss]?)\s*[:：]\s*(.+)",
    re.DOTALL,
)
_COMPANY = re.compile(r"(?:有限公司|厂|厂家|集团)\s*\d{4,}")


def _tokens(text: str) -> list[str]:
    """The items of a row; split only where they are needed, since few rows may be spam."""
    return [token for token in _SEPARATORS.split(text) if token]


def _place_row(text: str) -> tuple[float, str]:
    tokens = _tokens(text[:_LOOKED_AT]) if CLASS_SIGN.search(text) else []
    if len(tokens) < 8 or _TITLED.match(text):
        return 0.0, ""
    hits = []
    others = len(tokens) // 4  # as many at most may be no place
    for token in tokens:
        if len(token) <= 16 and (place := place_of(token)) is not None:
            hits.append(place)
        elif others:
            others -= 1
        else:
            return 0.0, ""
    if len(hits) < 8:
        return 0.0, ""
    classed = sum(1 for token in tokens if len(token) > 2 and CLASS_WORD.search(token))
    if classed < 0.5 * len(tokens):
        return 0.0, ""  # a row of bare city names is navigation
    provinces = {place[0] for place in hits if place[0]}
    if len(provinces) < 5 or (len(provinces) * 6 < len(hits) and len(provinces) < 12):
        return 0.0, ""  # the counties of one province belong together
    return 0.98, f"{len(hits)} places of {len(provinces)} provinces in a row"


def advertises(token: str) -> bool:
    """Return whether a name or a link text advertises gambling or pornography."""
    words = patterns()
    if not (words.telling.search(token) or words.joining.search(token)):
        return False
    return words.porn.search(token) is not None or _gambles(token)


def _gambles(token: str) -> bool:
    """Whether an item names a house, or a game and what only sites offer; the draws of the state are news."""
    words = patterns()
    if words.house.search(token):
        return True
    if _OFFICIAL.search(token):
        return False
    if words.gambling.search(token) or words.site.search(token) or words.ambiguous.search(token):
        return True
    return words.service.search(token) is not None and not words.known.search(token)


def _covered(pattern: "re.Pattern[str]", token: str) -> float:
    """How much of an item is made of certain words; a headline with one of them says something else besides."""
    return sum(end - start for start, end in map(re.Match.span, pattern.finditer(token))) / len(token)


def _offers_to_join(token: str) -> bool:
    """Whether an item has a stem, a kind of game and an offer, in any order, and the stem is not well known."""
    words = patterns()
    offer = words.joining.search(token)
    genre = words.genre.search(token)
    if offer is None or genre is None or words.known.search(token):
        return False
    return len(token) >= len(offer[0]) + len(genre[0]) + 1


def _spam_share(text: str) -> tuple[float, str]:
    words = patterns()
    if len(text) > 400 or _PROSE.search(text) or _REPORTED.search(text):
        return 0.0, ""
    tokens = _tokens(text)
    suspects = list(filter(words.suspicious.search, tokens))
    hits = list(filter(advertises, suspects))
    if len(tokens) >= 3 and len(hits) < 2:
        offering = list(filter(_offers_to_join, suspects))
        if len(offering) >= 2 and len(offering) * 5 >= 2 * len(tokens):
            return 0.8, f"{len(offering)} of {len(tokens)} items offer to join a house of games"
    if not hits:
        return 0.0, ""
    share = sum(map(len, hits)) / sum(map(len, tokens))
    if len(hits) >= 2 and share >= 0.3:
        return 0.95, f"{len(hits)} of {len(tokens)} items advertise gambling or pornography"
    made_up = [hit for hit in filter(_gambles, hits) if _covered(words.vocabulary, hit) >= _MADE_UP]
    if made_up and len(tokens) == 1 and len(text) <= 20:
        return 0.9, f"gambling: {hits[0][:12]}"
    if made_up and (share >= 0.5 or (made_up[0] == tokens[0] and len(text) <= 60)):
        return 0.7, f"gambling: {made_up[0][:12]}"
    return 0.0, ""


def _porn_row(text: str) -> tuple[float, str]:
    """Link texts that say nothing but what is to be seen: 国产|精品|久久 in any order, some of them unmistakable."""
    words = patterns()
    if not words.porn.search(text):
        return 0.0, ""
    tokens = [token for token in _BARS_OR_I.split(text) if token]
    sure = [token for token in tokens if words.porn_item.search(token)]
    made_up = [token for token in tokens if _covered(words.porn_parts, token) >= _MADE_UP]
    both = [token for token in sure if token in made_up]
    if len(tokens) < 3:
        if both and len(both) == len(tokens) and len(text) >= 5:
            return 0.9, f"pornography: {both[0][:12]}"
        return 0.0, ""
    named = len({*sure, *made_up})
    if (len(both) >= 2 and 2 * named >= len(tokens)) or (both and 3 * len(made_up) >= 2 * len(tokens)):
        return 0.95, f"{named} of {len(tokens)} items advertise pornography"
    return 0.0, ""


def _trade_row(text: str) -> tuple[float, str]:
    """Items that sell: what is forbidden, or the same again and again, with its prices and its places."""
    words = patterns()
    head = _HEAD.match(text)
    tokens = list(dict.fromkeys(_tokens(text[head.end() :] if head else text)))
    if (
        len(tokens) < 3
        or max(map(len, tokens)) > _LONGEST_ITEM
        or _SAYING.search(text)
        or _REPORTED.search(text)
    ):
        return 0.0, ""
    sold = [token for token in tokens if words.sold.search(token)]
    if len(sold) >= 2 and len(sold) * (2 if _TAGS.match(text) else 3) >= len(tokens):
        return 0.85, f"{len(sold)} of {len(tokens)} items offer what is forbidden or shady: {sold[0][:12]}"
    traded = [
        token
        for token in tokens
        if words.offered.search(token) or (words.trades.search(token) and not _BODY.search(token))
    ]
    if len(tokens) < 4 or len(traded) < 2:
        return 0.0, ""
    stem, times = _stem(tokens)
    least = 0.5 if len(traded) < 0.8 * len(tokens) else 0.4
    if times < least * len(tokens):
        return 0.0, ""
    offered = sum(1 for token in tokens if words.offered.search(token))
    places = sum(1 for token in tokens if begins_with_place(token))
    if (offered >= 2 and words.priced.search(text)) or (
        len(traded) * 3 >= 2 * len(tokens) and offered + places >= 2
    ):
        return 0.8, f"{times} of {len(tokens)} items sell the same: {stem}"
    return 0.0, ""


def _stem(tokens: list[str]) -> tuple[str, int]:
    """The characters that most items share, without what is a price or a place, and how many do."""
    words = patterns()
    counts: Counter[str] = Counter()
    for token in tokens:
        bare = words.offered.sub(" ", token)
        pairs = [run[0][i : i + 2] for run in _HAN_RUN.finditer(bare) for i in range(len(run[0]) - 1)]
        counts.update(dict.fromkeys(pairs, 1))
    for pair, times in counts.most_common(6):
        if place_of(pair) is None and pair not in _ANY_TRADE:
            return pair, times
    return "", 0


def _ware_by_place(text: str) -> tuple[float, str]:
    """One ware in many places: 某县路灯、某市路灯. What towns have of their own ends otherwise: 某县人才网, 某市队."""
    if not begins_with_place(text):
        return 0.0, ""
    tokens = list(dict.fromkeys(_tokens(text[:_LOOKED_AT])))
    if len(tokens) < 4 or _SENTENCE.search(text):
        return 0.0, ""
    ((ware, times),) = Counter(map(without_place, tokens)).most_common(1)
    if (
        len(ware) >= 2
        and times >= 5
        and times * 5 >= 4 * len(tokens)
        and (_WARE.search(ware) or (patterns().trading.search(ware) and not _BODY.search(ware)))
    ):
        return 0.8, f"{times} places that all sell the same: {ware[:12]}"
    return 0.0, ""


def keyword_line(text: str) -> tuple[float, str]:
    """Return how much a line is a list of keywords made by a machine, with the reason; 0 if it is none."""
    match = _KEYWORDS.match(text)
    if not match or len(text) > 400:
        return 0.0, ""
    tokens = [token for token in re.split(r"[\s,，、;；|]+", match[1]) if token]
    if len(tokens) < 3:
        return 0.0, ""
    if any(advertises(token) for token in tokens) and not _REPORTED.search(match[1]):
        return 0.95, "keyword line with a gambling brand"
    single = sum(1 for token in tokens if len(token) == 1 or not any(ch.isalnum() for ch in token))
    if single >= 2 and single * 5 >= len(tokens):
        return 0.8, "keyword line of chopped words"
    short = sum(1 for token in tokens if len(token) <= 2)
    if single and len(tokens) >= 9 and short * 5 >= 3 * len(tokens):
        return 0.7, "keyword line of chopped words"
    words = patterns()
    if not (words.offered.search(match[1]) or words.sold.search(match[1])):
        return 0.0, ""
    stem = min(tokens, key=len)
    if len(stem) >= 3 and all(stem in token or token[-len(stem) :] in stem for token in tokens):
        return 0.8, "one keyword in many variants"
    shared = max(
        (sum(t[i : i + 3] in other for other in tokens) for t in tokens for i in range(len(t) - 2)), default=0
    )
    if shared >= 3 and shared >= 0.8 * len(tokens):
        return 0.8, "one keyword in many variants"
    return 0.0, ""


def _friend_links(text: str) -> tuple[float, str]:
    match = _FRIENDS.match(text)
    if match:
        rest = _tokens(text[match.end() :])
        if len(rest) >= 3:
            return 0.8, f"friend links: {len(rest)} names"
        return 0.0, ""
    bars = "|" in text and "首页" not in text and "首頁" not in text
    commerce = patterns().commerce.search
    business = commerce(text) is not None
    tokens = _tokens(text[:_LOOKED_AT]) if bars or business else []
    if len(tokens) >= 5 and not _PROSE.search(text):
        if bars and len(tokens) > 5:
            sites = sum(1 for token in tokens if len(token) >= 3 and _SITE_NAME.search(token))
            if sites >= 3 and sites * 6 >= len(tokens):
                return 0.6, f"links to {sites} other sites"
        offers = len(list(filter(commerce, tokens))) if business else 0
        if offers >= 3 and offers * (4 if len(tokens) > 5 else 2) >= len(tokens):
            return 0.7, f"{offers} business offers in a row"
    if len(_COMPANY.findall(text[:600])) >= 4:
        return 0.7, "company names with numbers"
    return 0.0, ""


def evidence_of_rows(text: str) -> list[tuple[float, str]]:
    """Return the pieces of evidence that `text` is a row of spam, as scores with their reasons in words."""
    places = _place_row(text)
    found = [places if places[0] else _ware_by_place(text), keyword_line(text), _friend_links(text)]
    if len(text) <= _LONGEST_ROW and not _SENTENCE.search(text):
        words = patterns()
        if words.suspicious.search(text) and words.offering.search(text):
            found += [_spam_share(text), _porn_row(text)]
        if words.trading.search(text):
            found.append(_trade_row(text))
    return [item for item in found if item[0] > 0]


def row_score(text: str) -> float:
    """Return how much a line is a row of spam, leaving aside what is injected into prose; for `cnnewsnorm.blocks`."""
    return max((score for score, _ in evidence_of_rows(text)), default=0.0)
