"""Who made the page: roles and names in bylines, credit lines and datelines."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import zip_longest

from .._patterns import lazy_pattern
from .._surnames import SURNAMES

__all__ = [
    "ACCOUNT_ROLES",
    "AUTHOR_ROLES",
    "NAMES",
    "PHOTO_ROLES",
    "PLACES",
    "TEACHING",
    "is_name",
    "is_person",
    "spans_of_roles",
    "split_items",
    "split_names",
]

AUTHOR_ROLES = (
    "本报记者 本報記者 本网记者 本網記者 本刊记者 本台记者 本台記者 本報訊記者 本报讯记者 见习记者 見習記者 实习记者 實習記者 首席记者 首席記者 特约记者 特約記者 "
    "特派记者 特派記者 特派员 記者 记者 通讯员 通訊員 特约通讯员 实习生 實習生 作者 撰文 撰文者 撰稿人 撰稿 采写 採寫 "
    "文字 编译 編譯 文 採訪 采访 口述 主笔 主筆 评论员 評論員 供稿 "
    "本刊記者 特派員 特約通訊員 "
    "采访人员 採訪人員"  # for 记者 on sites that swap words
).split()
PHOTO_ROLES = "图片 圖片 摄影 攝影 摄影记者 攝影記者 摄 攝 图 圖 供图 供圖 摄像 攝像".split()
TEACHING = ("指导", "指導", "辅导", "輔導")
"""How the roles begin of those who helped pupils to report: 指导老师, 指导记者."""
OTHER_ROLES = (
    "责任编辑 責任編輯 责编 責編 编辑 編輯 文字编辑 网络编辑 網路編輯 网路编辑 值班编辑 值班編輯 本文编辑 执行编辑 審核 审核 终审 終審 初审 初審 复审 複審 "
    "二审 二審 三审 三審 一审 一審 审稿 審稿 审校 審校 监制 監製 監制 校对 校對 责任校对 审读 審讀 总编辑 總編輯 总编 總編 主编 主編 副主编 美编 美編 选稿 選稿 策划 策劃 编审 編審 "
    "责校 責校 签发 簽發 排版 统筹 統籌 录入 錄入 值班主任 值班总监 值班总编 出品 制作 製作 编导 編導 核稿 视频 剪辑 来稿 发布人 發布人 发布者 發佈者 發布者 "
    "责任编缉 責任編緝 實習編輯 实习编辑 助理编辑 新媒体编辑 翻译 翻譯 核校 设计 設計 制图 版式 核稿编辑 核稿編輯 "
    "文字編輯 網絡編輯 本文編輯 執行編輯 助理編輯 新媒體編輯 副主編 責任校對 值班總監 值班總編 視頻 剪輯 來稿 製圖 發佈人"
).split()
ACCOUNT_ROLES = (
    "发布人 發布人 发布者 發布者 發佈者".split()
)  # behind these stands a user name, not a person's
_COMPOUND = frozenset(
    "欧阳 歐陽 司马 司馬 诸葛 諸葛 上官 司徒 夏侯 皇甫 尉迟 尉遲 公孙 公孫 慕容 令狐 宇文 长孙 長孫 端木 呼延 南宫 南宮 轩辕 独孤 拓跋 张简 張簡 范姜 歐陽".split()
)
_ROLES = sorted({*AUTHOR_ROLES, *PHOTO_ROLES, *OTHER_ROLES}, key=len, reverse=True)
_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_NAME = re.compile(
    rf"[{_HAN}]{{2,4}}|[{_HAN}]{{1,8}}(?:[·•・．‧](?:[A-Z]\.?[·•・．‧])?[{_HAN}]{{1,8}}){{1,3}}|[A-Z][A-Za-z.'’-]+(?: [A-Z][A-Za-z.'’-]+){{0,3}}"
)
NAMES = rf"(?:[{_HAN}][ \u3000]+[{_HAN}]|[{_HAN}·]{{2,12}}?)(?:[、，, \u3000\u00a0?？&]{{1,3}}(?:[{_HAN}][ \u3000]+[{_HAN}]|[{_HAN}·]{{2,4}})(?![{_HAN}])){{0,7}}"
# Where news agencies write from most: in 記者王某台北5日電 only the place tells where the name ends.
PLACES = r"(?:[台臺][北中南東东]|新北|桃園|高雄|基隆|新竹|嘉義|苗栗|彰化|南投|雲林|屏東|宜蘭|花蓮|澎湖|金門|馬祖|北京|上海|香港|澳[門门]|[广廣]州|[東东]京|首[爾尔]|河[內内]|曼谷|新加坡|吉隆坡|雅加[達达]|新德里|[紐纽][約约]|[華华]盛[頓顿]|洛杉[磯矶]|[舊旧]金山|[倫伦]敦|巴黎|柏林|布魯塞爾|布鲁塞尔|日[內内]瓦|莫斯科)[市縣县]?"
_NOT_A_NAME = re.compile(
    r"^(?:北京|上海|天津|重[庆慶]|[台臺][北湾灣]|江[苏蘇西]|安徽|[云雲]南|[广廣][东東西]|山[东東西]|石家[庄莊]|[马馬]鞍山|[连連][云雲]港|[金银銀铜銅][牌]|香港|澳[门門]|中[国國]|印度|美[国國]|日本|英[国國]|法[国國]|文字|大小|尺寸|[图圖]片|家[长長]|何[时時]|那[么麼些样樣里裡]|通[知告])$|^(?:[国國][际際内內]|[时時][政事尚评評]|文[化学學旅史]|金融|高考|[财財][经經]|[房车車][产產市]|[农農][业業村]|司法|[党黨][建政]|安全|明星|[军軍]事|社[会會]|[华華][人侨僑]|[东東]方|[关關]于)$|[摄攝]$|责任|責任|[标標][题題]|全文|管理|已[编編]|[简簡]介|[专專][栏欄区區题題]|文章|介[绍紹]|[专專]家|部[门門]|中心|公司|委[员員]|大学|大學|学院|學院|[联聯]合|受[访訪]者|供[图圖]|[摄攝]影|[报報][导導道]|通[讯訊]|实习|實習|编辑|編輯|查看|更多|整理|原创|原創|网络|網路|综合|綜合|报[道导]|報[道導]|来源|來源|发布|發布|[发發]表[于於]|評論|评论|阅读|閱讀|贡献|時間|时间|"
    r"关注|關注|记者|記者|作者|分享|首页|收藏|本站|本报|佚名|未知|匿名|转载|轉載|[网網]站|[指辅輔][导導][老教][师師]|[网報报社台網]$|[周週]刊$|[杂雜][志誌]$|新闻|新聞|日[报報]|客户端|我要|部落格|字号|打印|返回|^[全融多]媒[体體]|社[发發]$|^[资資]料|截[图圖]|[区區县縣局厅廳]$|委[员員]?[会會]$|[卫衛][视視]$|^(?:AM|PM|APP|[马馬]拉松|[黄黃]金周|周年[庆慶]|高[质質]量|高峰[会會期]|白皮[书書])$"
)
# Separators, and the foreign form of a name behind its Chinese one.
_SPLIT = re.compile(
    r"(?<=[\u4e00-\u9fff])\s?[(（][A-Z][A-Za-z .'-]+[)）]|[、，,；;\s?？/／&|｜丨_\u00a0\u3000]+|(?<=[\u4e00-\u9fff]{2})和(?=[\u4e00-\u9fff]{2})"
)
# Among names, a blank between foreign words is part of a name: Li Xiaoming.
_SPLIT_NAMES = re.compile(rf"(?!(?<=[a-z.]) (?=[A-Z](?:[a-z]|['’][A-Z])))(?:{_SPLIT.pattern})")
_SPACED = re.compile(rf"(?<![{_HAN}])([{_HAN}])[ \u3000\u00a0]+([{_HAN}])(?![{_HAN}])")
# other fields that may stand in a line of credits
_NO_ROLE = "原?(?:[标標][题題]|[题題]目)|(?:[发發][布佈表]|更新|[编編][辑輯]|投稿)?(?:[时時][间間]|日期)|[来來]源|原文|[链鏈連][接結]|[网網]址|[关關][键鍵]|[标標][签籤]|[栏欄]目|[阅閱][读讀]|[浏瀏][览覽]|[点點][击擊]|[电電][话話]|[邮郵]箱|地址|[热熱][线線]"
_HAN_RUN = lazy_pattern(rf"[{_HAN}]+")
_RUN = lazy_pattern(rf"[{_HAN}A-Za-z0-9]+\Z")
_TWO_NAMES = lazy_pattern(rf"([{_HAN}A-Za-z0-9]{{2,6}})[ \u3000]([{_HAN}]{{2,3}})\s*")
_CODE = re.compile(r"[（(\[]?[A-Za-z]{0,4}\d{1,8}[)）\]]?$")
_STRIP = "☉⊙○●□■◎▲△◇◆ \t\r\n\u3000\u00a0:：,，。.、;；[]［］【】()（）〔〕<>《》〈〉|/／-—_*·"


@cache
def _role_pattern(any_role: bool) -> "re.Pattern[str]":
    # a role of two characters may be set apart to align columns
    known = "|".join(
        f"{role[0]}[ \u3000]?{role[1]}" if len(role) == 2 else role for role in _ROLES if len(role) > 1
    )
    short = "".join(role for role in _ROLES if len(role) == 1)
    free = rf"|(?<![{_HAN}])(?!{_NO_ROLE})[{_HAN}]{{2,8}}(?=\s*[:：])" if any_role else ""
    pairs = rf"(?:[初复複终終一二三][审審](?:编辑|編輯)|{known})(?:[/／、](?:{known}))*"
    single = (
        rf"(?<![{_HAN}])[{short}](?:[/／、]?[{short}])?(?=\s*[:：/／丨|｜]|\s+[{_HAN}]{{2,4}}(?![{_HAN}]))"
    )
    return re.compile(
        rf"({pairs}|{single}{free})(\s*[:：/／丨|｜]\s*|[ \u3000\u00a0]+|(?=[{_HAN}]{{2,4}}(?![{_HAN}])))"
    )


_SPOKEN_TO = re.compile("[与與答对對][记記]者")  # 发言人与记者畅谈, 局长答记者问
_BLANKS = (" ", "\u3000")
# How they begin: nearly all characters that begin one are parts of other words.
_HEADS = frozenset(role[:2] for role in _ROLES)


@cache
def _first_of_role() -> "re.Pattern[str]":
    return re.compile(f"[{''.join(sorted({role[0] for role in _ROLES}))}]")


def _roles(text: str, any_role: bool) -> Iterator["re.Match[str]"]:
    """Yield the roles of a line; to try all of them at every character would take several times as long."""
    if any_role and (":" in text or "：" in text):  # without a colon only what is known can be a role
        yield from _role_pattern(True).finditer(text)
        return
    pattern = _role_pattern(False)
    first = _first_of_role()
    at = 0
    while candidate := first.search(text, at):
        start = candidate.start()
        likely = text[start : start + 2] in _HEADS or text[start] in _HEADS
        if not likely and text[start + 1 : start + 2] in _BLANKS:  # 作 者：某某
            likely = text[start : start + 3 : 2] in _HEADS
        role = pattern.match(text, start) if likely else None
        if role:
            yield role
        at = role.end() if role else start + 1


def spans_of_roles(text: str, any_role: bool) -> Iterator[tuple[str, int, int]]:
    """Find roles and where the names behind them stand.

    Args:
        text: A credit line, or a line that names its author among other things.
        any_role: Take any word before a colon for a role; right for credit lines only.

    Yields:
        The role as written, and start and end of the text behind it.
    """
    matches = [
        role for role in _roles(text, any_role) if not _SPOKEN_TO.match(text, max(0, role.start() - 1))
    ]
    if not matches:
        return
    for match, following in zip_longest(matches, matches[1:]):
        start, end = match.end(), following.start() if following else len(text)
        role = "".join(match[1].split())
        if following and following[1].endswith(("记者", "記者")):
            end = _before_outlet(text, start, end)
        elif role == "文":
            start = _behind_outlet(text, start, end)
        yield role, start, end


def _behind_outlet(text: str, start: int, end: int) -> int:
    """Where the name begins behind an outlet that no comma parts from it: 文｜某某 王某某."""
    pair = _TWO_NAMES.fullmatch(text, start, end)
    return pair.start(2) if pair and is_person(pair[2]) and not is_person(pair[1]) else start


def _before_outlet(text: str, start: int, end: int) -> int:
    """Where names end before a reporter, who is named with the outlet: 文 | 某某周末记者 王某某."""
    run = _RUN.search(text, start, end)
    if run is None or all(is_person(name) for name, _, _ in split_names(text, run.start(), end)):
        return end
    return run.start()


def is_name(token: str) -> bool:
    """Return whether `token` has the form of a person's name and is no word that stands in its place."""
    return _NAME.fullmatch(token) is not None and not _NOT_A_NAME.search(token)


def is_person(token: str) -> bool:
    """Return whether `token` is a Chinese name beyond what its form says: it begins with a surname."""
    if not is_name(token):
        return False
    if token[:2] in _COMPOUND:
        return 3 <= len(token) <= 4
    return token[0] in SURNAMES and 2 <= len(token) <= 3


def split_items(
    text: str, start: int, end: int, separator: "re.Pattern[str]" = _SPLIT
) -> Iterator[tuple[str, int, int]]:
    """Split ``text[start:end]`` into items with their places, at any separator a page may have."""
    at = start
    while at < end:
        match = separator.search(text, at, end)
        stop = match.start() if match else end
        item = text[at:stop].strip(_STRIP)
        if item and not _CODE.match(item) and len(item) <= 24:
            place = text.index(item, at)
            yield item, place, place + len(item)
        at = match.end() if match else end


def split_names(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """Split ``text[start:end]`` into names with their places, those that have lost their separators, too.

    A space inside a name of two characters (王 伟) is set to align columns and is no separator.
    """
    at = start
    for spaced in _SPACED.finditer(text, start, end):
        if spaced[1] in SURNAMES and is_person(spaced[1] + spaced[2]):
            yield from _single_names(text, at, spaced.start())
            yield spaced[1] + spaced[2], spaced.start(), spaced.end()
            at = spaced.end()
    yield from _single_names(text, at, end)


def _single_names(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    for item, place, _ in split_items(text, start, end, _SPLIT_NAMES):
        for size in _sizes(item):
            yield text[place : place + size], place, place + size
            place += size


@cache
def _sizes(name: str) -> tuple[int, ...]:
    """The lengths of the names in a run that has lost its separators; the run itself if it may be one name."""
    if len(name) < 4 or len(name) > 15 or not _HAN_RUN.fullmatch(name) or is_person(name):
        return (len(name),)
    found = [sizes for sizes in _cuts(name) if all(size <= 4 for size in sizes)]
    # three characters are the usual length, two come next: the cut with the fewest names, if no other is as good
    found.sort(key=lambda sizes: (len(sizes), sizes.count(2)))
    if not found or (
        len(found) > 1 and len(found[0]) == len(found[1]) and found[0].count(2) == found[1].count(2)
    ):
        return (len(name),)
    return found[0]


def _cuts(name: str) -> Iterator[tuple[int, ...]]:
    if not name:
        yield ()
    for size in (2, 3, 4):
        if is_person(name[:size]) and len(name) >= size:
            for rest in _cuts(name[size:]):
                yield (size, *rest)
