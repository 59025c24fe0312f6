"""Names of gambling sites that took the place of an organisation's name all over a copied page.

Copies of the pages of schools and firms have the organisation's name replaced by that of a site: a house with a code
glued to it, or with what only sites have (its 官网), in places where no site can stand: such names have students, a
party branch, a sports day. What a name is made of, what it stands before and whether it returns decide together. A
text that speaks of gambling is about the house, not sold to it, and left alone.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TypeAlias

from .._patterns import lazy_pattern
from .words import WORDS, any_of, either, forms

Glued: TypeAlias = tuple[int, int, float, str]  # start and end of a name, how sure it is, and why

__all__ = ["Glued", "glued_names", "speaks_of_gambling"]

# What stands behind the name of a school or firm: its people, its parts, its years, its deeds.
_OWNED = lazy_pattern(
    "(?:公司)?(?:校[友长長庆慶]|学[生子院工术科]|學[生子院工術科]|师生|師生|新生|院[长長庆慶]|副[校院]|党[委总支员]|黨[委總支員]|[分]?团[委总学]|團[委總]|工会|工會|员工|員工|教[职工师授学]|教[職師學]|老师|老師|辅导员|輔導員|博士|硕士|"
    "碩士|研究生|本科|毕业|畢業|副?经理|名誉|副?董事|副?总裁|副?书记|支部|代表[队隊]|方阵|"
    "[首本]届|第[一二三四五六七八九十百]+[届屆次]|[12]\\d{3}[年级級]|\\d\\d级|百年|建[校院]|\\d{1,3}周年|召[开開]|[举舉][行办辦]|承[办辦]|[开開]展|图书馆|体育[馆活]|科研|专业|"
    "人才|青年|部门|全[体體]|莘莘|家庭|会议室|管理[层層]|位于|各[系界项级]|新闻)"
)
# What only sites offer, and what may be said of anything; what may stand before either.
_OFFER = "官方网站|官方网址|官网|网址|登录入口|首页|总站|线路检测|线路"
_EVERYDAY = "网站|平台|入口|登录|登陆|大厅|论坛|手机端|娱乐|欢乐|娱人城|娱乐?城|vip|app|APP"
_MODIFIER = "博彩|棋牌|真人|中文|中国|亚洲|国际|体育|足球|在线|线上|游戏|手机|最新|版"
# Texts about gambling, and about who pays for a club's shirts, name the houses, too.
_ABOUT = lazy_pattern(
    "赌[博场球徒客王资厅波]|賭[博場球徒客王資廳波]|博彩|赔率|賠率|投注|下注|赞助商|贊助商|球衣|胸前"
)
# What only an organisation has, for names that nothing else gives away.
_ORGANISATION = lazy_pattern(
    "召[开開]|[举舉][行办辦]|承[办辦]|党[委总支]|黨[委總支]|团[委总]|團[委總]|工会|工會|副?书记|副?書記|副?[校院][长長]|副?经理|校友|学子|學子|师生|師生|全[体體]"
)
# Hotels and casinos of this name are foreign: none has a branch of the party.
_PARTY = lazy_pattern(r"\s?[党黨](?:[委支政]|总支|總支)")
_NO_PARTY = frozenset("威尼斯人 威尼斯 新葡京 葡京 威廉希尔 威廉希爾 必威 必威体育".split())
_SITES = ("官网", "官方网站", "登录入口")
_RETURNS = 3  # times that the name of an unlisted house must stand in a text
_LONGEST = 8
_LEAST_FOR_TWO = 20  # characters of a text that may have such a name twice, and an organisation
_HAN = lazy_pattern("[\u4e00-\u9fff]+")
_HAN_BEFORE = lazy_pattern("[\u4e00-\u9fff]+$")
_PARTICLES = "在由与與和对對为為向的到及被将將是"


class Patterns:
    """The words as regular expressions."""

    def __init__(self) -> None:
        stems, latin = either(forms(WORDS["stems"])), f"(?i:{either(WORDS['latin'].split())})"
        alone = r"(?<![A-Za-z0-9])"
        year = r"(?:19|20)\d\d[年级級届屆]"
        code = rf"{alone}(?:www)?(?:[A-Za-z]{{1,8}}(?:\d{{2,5}}(?={year})|\d{{1,6}}[A-Za-z]{{0,6}})|\d{{3,6}}[A-Za-z]{{1,6}}|\d{{2}}[A-Za-z]{{2,6}})"
        number = rf"{alone}\d{{3,8}}(?![\d.,年月日级級届屆班号平元万萬亿億人名余多个家米%％])"
        slogan = r"(?:源自|始于)(?:英国|\d{4})|以诚为本"
        tail = rf"(?:(?:{_MODIFIER}){{0,4}}(?:{_OFFER}|{_EVERYDAY})|体育(?![馆场部课学教局运])|[(（]中[国國][)）](?:有限公司|官方|{_OFFER})|{slogan})"
        before = "(?:英国|澳[门門]人?新?|威廉(?=[wW]))?"
        house = rf"(?:{stems}|{latin})(?:国际|{stems}|{latin}|今年会)*"
        self.name = re.compile(
            rf"(?:(?P<code>{code})|(?P<latin>{alone}(?:[a-z]{{2,14}}|[A-Z]{{2,12}})(?=[\u4e00-\u9fff]))|(?P<number>{number}))?{before}(?P<house>{house})"
            rf"(?P<offer>{tail})*(?:(?P<code2>{code})|(?P<number2>{number})|(?P<latin2>{alone}[a-z]{{2,6}}(?![A-Za-z0-9])))?(?P<offer2>{tail})*"
        )
        self.latin = re.compile(latin)
        self.unmistakable = re.compile(either(WORDS["unmistakable"].split()))
        self.site = re.compile(f"{_OFFER}|{slogan}|[)）]官方")
        # what no house is called, but its site: 开云(中国)官方
        self.unheard = re.compile("[(（]中[国國][)）]官方")
        # first characters without a look behind are what the search can skip to
        self.codes = (
            re.compile(r"[a-z][a-z]{1,9}[0-9]{3,6}[a-z]{0,6}(?![A-Za-z0-9])"),
            re.compile(r"[0-9][0-9]{2,5}[a-z]{2,6}(?![A-Za-z0-9])"),
        )
        # Latin letters, characters and a kind of game, or a code and its site: both no organisation's
        self.whole = re.compile(
            r"[a-z](?<![A-Za-z0-9][a-z])(?:[a-z]{1,7}[\u4e00-\u9fff]{2,4}?(?:体育|體育|娱乐|娛樂|电竞|電競|棋牌)|[a-z]{1,9}\d{2,5}(?:官方网站|官网|官方网址|登录入口|线路))"
        )
        # Every such name contains one of these: plain words, which are quickly searched.
        self.heads = re.compile(any_of(forms(WORDS["stems"] + " " + WORDS["latin"])))


@cache
def _patterns() -> Patterns:
    return Patterns()


def glued_names(text: str) -> list[Glued]:
    """Find the names, in order: the start and end of each, how sure it is, and why."""
    patterns = _patterns()
    names = list(_candidates(text, patterns))
    found = [*_of_houses(text, names, patterns)] if names else []
    end = 0
    apart = []
    for piece in sorted(found + _unlisted(text, patterns)):
        if piece[0] >= end:
            apart.append(piece)
            end = piece[1]
    if apart and speaks_of_gambling(text, [piece[:2] for piece in apart]):
        return []
    return apart


def speaks_of_gambling(text: str, names: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a text has more than one word of gambling to three of the names, which do not count themselves."""
    words = len(_ABOUT.findall(text)) - sum(len(_ABOUT.findall(text, start, end)) for start, end in names)
    return 3 * words > len(names)


def _of_houses(text: str, names: "list[re.Match[str]]", patterns: Patterns) -> Iterator[Glued]:
    returns = Counter(name[0] for name in names)
    owned = Counter(name[0] for name in names if _OWNED.match(text, name.end()))
    partied = Counter(name[0] for name in names if _PARTY.match(text, name.end()))
    owned.update(partied - owned)
    sure = {}
    for name in names:
        counts = returns[name[0]], owned[name[0]], partied[name[0]]
        if name[0] not in sure and (found := _evidence(name, *counts, patterns)):
            sure[name[0]] = found
    houses = {name["house"] for name in names if name[0] in sure}
    for name in names:
        if name[0] in sure:
            yield *name.span(), *sure[name[0]]
        elif name["house"] in houses and (_OWNED.match(text, name.end()) or patterns.site.search(name[0])):
            yield *name.span(), 0.7, "short for a gambling site's name on the page"


def _candidates(text: str, patterns: Patterns) -> Iterator["re.Match[str]"]:
    done = -1
    for head in patterns.heads.finditer(text):
        if head.start() >= done:
            end = text.find("\n", head.start())
            done = end if end >= 0 else len(text)
            yield from patterns.name.finditer(text, text.rfind("\n", 0, head.start()) + 1, done)


def _evidence(
    name: "re.Match[str]", returns: int, owned: int, partied: int, patterns: Patterns
) -> tuple[float, str] | None:
    """Say how sure it is that a name is a site's, and why; None if it may be an honest one."""
    code = name["code"] or name["code2"] or ""
    letters = sum(map(str.isalpha, code))
    if code.islower() and letters >= 2 and len(code) - letters >= 3:
        return 0.85, "a gambling house with a code"
    latin = patterns.latin.search(name["house"])
    if patterns.latin.fullmatch(name["latin"] or "") or (latin and len(latin[0]) < len(name["house"])):
        return 0.85, "a gambling house in two scripts"
    site = patterns.site.search(name[0])
    if site and (code or patterns.unmistakable.search(name["house"]) or patterns.unheard.search(name[0])):
        return 0.8, "a gambling house's site"
    if not owned:
        return None
    if site:
        return 0.8, "a gambling house's site in the place of an organisation"
    letters_alone = name["latin"] or name["latin2"] or ""
    if (
        latin
        or letters_alone.islower()
        or (letters_alone and returns >= 2)
        or code.islower()
        or (code and returns >= 2)
    ):
        return 0.75, "a gambling house in the place of an organisation"
    if returns >= 2 and name["house"] == name[0] and name["house"] in _NO_PARTY and partied:
        return 0.7, "a gambling house with a party committee"
    everyday = name["offer"] or name["offer2"] or name["number"] or name["number2"]
    if returns >= 2 and (everyday or patterns.unmistakable.search(name[0])):
        return 0.7, "a gambling house in the place of an organisation, again and again"
    return None


def _unlisted(text: str, patterns: Patterns) -> list[Glued]:
    """Find names of houses nobody has listed: the same characters glued to the same code, or before the same 官网,
    again and again and with what only an organisation has behind them.
    """
    marks: dict[str, list[tuple[int, int]]] = {}
    for pattern in patterns.codes:
        for code in pattern.finditer(text):
            marks.setdefault(code[0], []).append(code.span())
    for site in _SITES:
        if text.count(site) >= _RETURNS:
            marks[site] = [match.span() for match in re.finditer(site, text)]
    found: list[Glued] = []
    for places in marks.values():
        if len(places) >= _RETURNS:
            found += _same_around(text, places)
    whole: dict[str, list[re.Match[str]]] = {}
    for name in patterns.whole.finditer(text) if len(text) >= _LEAST_FOR_TWO else ():
        whole.setdefault(name[0], []).append(name)
    for names in whole.values():
        if sum(1 for name in names if _ORGANISATION.match(text, name.end())) >= 2:
            found += [
                (*name.span(), 0.7, "a site in the place of an organisation, again and again")
                for name in names
            ]
    return found


def _shared_start(words: list[str]) -> str:
    """What all the words begin with."""
    least, most = min(words), max(words)
    same = 0
    while same < len(least) and least[same] == most[same]:
        same += 1
    return least[:same]


def _same_around(text: str, places: list[tuple[int, int]]) -> Iterator[Glued]:
    """Yield the places with the characters that stand before or behind all of them."""
    lefts = [_HAN_BEFORE.search(text, max(0, start - _LONGEST), start) for start, _ in places]
    left = _shared_start([match[0][::-1] if match else "" for match in lefts])[::-1].lstrip(_PARTICLES)
    rights = [_HAN.match(text, end, end + _LONGEST) for _, end in places]
    right = "" if len(left) >= 2 else _shared_start([match[0] if match else "" for match in rights])
    if len(left) < 2 and len(right) < 2:
        return
    spans = [(start - len(left), end + len(right)) for start, end in places]
    if sum(1 for _, end in spans if _ORGANISATION.match(text, end)) >= 2:
        for start, end in spans:
            yield start, end, 0.7, "a name with a code in the place of an organisation, again and again"
