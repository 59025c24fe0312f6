"""Rows of spam: places of everywhere, offers of gambling, chopped keywords, friend links.

Rosters, price and region tables, calendars and navigation are rows, too: a row counts only for what its items are,
never for being a row.
"""

import re

from .places import CLASS_SIGN, CLASS_WORD, place_of
from .words import patterns

__all__ = ["advertises", "evidence_of_rows", "keyword_line", "row_score"]

_LOOKED_AT = 4000  # characters of a row
_SEPARATORS = re.compile(r"[\s|｜/／,，、;；_·•>»-]+")
_PROSE = re.compile(r"[。！？]|[，,][^，,]{6,}[，,]")
_FRIENDS = re.compile(r"\s*(?:友情(?:链接|連結|鏈接)|合作(?:网站|伙伴|媒体)链接|友链)\s*[:：]?")
_SITE_NAME = re.compile(r"(?:网|網|论坛|論壇|在线|小说|小說|文学|文學|笔趣阁|书网|門戶|门户)$")
_KEYWORDS = re.compile(r"\s*(?:本文)?(?:关键[词字]|關鍵[詞字])\s*[:：]\s*(.+)", re.DOTALL)
_COMPANY = re.compile(r"(?:有限公司|厂|厂家|集团)\s*\d{4,}")


def _tokens(text: str) -> list[str]:
    """The items of a row; split only where they are needed, since few rows may be spam."""
    return [token for token in _SEPARATORS.split(text) if token]


def _place_row(text: str) -> tuple[float, str]:
    tokens = _tokens(text[:_LOOKED_AT]) if CLASS_SIGN.search(text) else []
    if len(tokens) < 8:
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
    if words.gambling.search(token) or words.porn.search(token) or words.site.search(token):
        return True
    if words.house.search(token) or words.ambiguous.search(token):
        return True
    return words.service.search(token) is not None and not words.known.search(token)


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
    suspicious = words.suspicious.search
    if len(text) > 400 or not suspicious(text) or not words.offering.search(text) or _PROSE.search(text):
        return 0.0, ""
    tokens = _tokens(text)
    suspects = list(filter(suspicious, tokens))
    hits = list(filter(advertises, suspects))
    if len(tokens) >= 3 and len(hits) < 2:
        offering = list(filter(_offers_to_join, suspects))
        if len(offering) >= 2 and len(offering) * 5 >= 2 * len(tokens):
            return 0.8, f"{len(offering)} of {len(tokens)} items offer to join a house of games"
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


def keyword_line(text: str) -> tuple[float, str]:
    """Return how much a line is a list of keywords made by a machine, with the reason; 0 if it is none."""
    match = _KEYWORDS.match(text)
    if not match or len(text) > 400:
        return 0.0, ""
    tokens = [token for token in re.split(r"[\s,，、;；|]+", match[1]) if token]
    if len(tokens) < 3:
        return 0.0, ""
    if any(advertises(token) for token in tokens):
        return 0.95, "keyword line with a gambling brand"
    single = sum(1 for token in tokens if len(token) == 1 or not any(ch.isalnum() for ch in token))
    if single >= 2 and single * 5 >= len(tokens):
        return 0.8, "keyword line of chopped words"
    short = sum(1 for token in tokens if len(token) <= 2)
    if single and len(tokens) >= 9 and short * 5 >= 3 * len(tokens):
        return 0.7, "keyword line of chopped words"
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
    if len(tokens) >= 6 and not _PROSE.search(text):
        if bars:
            sites = sum(1 for token in tokens if len(token) >= 3 and _SITE_NAME.search(token))
            if sites >= 3 and sites * 6 >= len(tokens):
                return 0.6, f"links to {sites} other sites"
        offers = len(list(filter(commerce, tokens))) if business else 0
        if offers >= 3 and offers * 4 >= len(tokens):
            return 0.7, f"{offers} business offers in a row"
    if len(_COMPANY.findall(text[:600])) >= 4:
        return 0.7, "company names with numbers"
    return 0.0, ""


def evidence_of_rows(text: str) -> list[tuple[float, str]]:
    """Return the pieces of evidence that `text` is a row of spam, as scores with their reasons in words."""
    found = (_place_row(text), _spam_share(text), keyword_line(text), _friend_links(text))
    return [item for item in found if item[0] > 0]


def row_score(text: str) -> float:
    """Return how much a line is a row of spam, leaving aside what is injected into prose; for `cnnewsnorm.blocks`."""
    return max((score for score, _ in evidence_of_rows(text)), default=0.0)
