"""Who made the page: roles and names in bylines, credit lines and datelines."""

import re
from collections.abc import Iterator
from functools import cache

__all__ = ["ACCOUNT_ROLES", "AUTHOR_ROLES", "PHOTO_ROLES", "is_name", "spans_of_roles", "split_names"]

AUTHOR_ROLES = (
    "本报记者 本報記者 本网记者 本網記者 本刊记者 本台记者 本報訊記者 见习记者 見習記者 实习记者 實習記者 首席记者 首席記者 特约记者 特約記者 "
    "特派记者 特派記者 特派员 記者 记者 通讯员 通訊員 特约通讯员 实习生 實習生 作者 撰文 撰稿人 撰稿 采写 採寫 "
    "文字 编译 編譯 文 採訪 采访 口述 主笔 主筆 评论员 評論員 供稿"
).split()
PHOTO_ROLES = "图片 圖片 摄影 攝影 摄影记者 攝影記者 摄 攝 图 圖 供图 供圖 摄像".split()
OTHER_ROLES = (
    "责任编辑 責任編輯 责编 責編 编辑 編輯 文字编辑 网络编辑 網路編輯 值班编辑 值班編輯 本文编辑 执行编辑 審核 审核 终审 終審 初审 初審 复审 複審 "
    "二审 三审 一审 监制 監製 監制 校对 校對 责任校对 审读 審讀 总编辑 總編輯 总编 總編 主编 主編 副主编 美编 美編 选稿 選稿 策划 策劃 编审 編審 "
    "责校 責校 签发 簽發 排版 统筹 統籌 录入 錄入 值班主任 值班总监 值班总编 出品 制作 製作 编导 編導 核稿 视频 剪辑 来稿 发布人 發布人 发布者 發佈者 發布者 "
    "责任编缉 實習編輯 实习编辑 助理编辑 新媒体编辑 翻译 翻譯 核校 设计 設計 制图"
).split()
ACCOUNT_ROLES = (
    "发布人 發布人 发布者 發布者 發佈者".split()
)  # behind these stands a user name, not a person's
_ROLES = sorted({*AUTHOR_ROLES, *PHOTO_ROLES, *OTHER_ROLES}, key=len, reverse=True)
_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_NAME = re.compile(
    rf"[{_HAN}]{{2,4}}|[{_HAN}]{{1,8}}[·•・．][{_HAN}]{{1,8}}|[A-Z][A-Za-z.'-]+(?: [A-Z][A-Za-z.'-]+){{0,3}}"
)
_NOT_A_NAME = re.compile(
    r"责任|責任|编辑|編輯|查看|更多|整理|原创|原創|网络|網路|综合|綜合|报[道导]|報[道導]|来源|來源|发布|發布|評論|评论|阅读|閱讀|贡献|時間|时间|"
    r"关注|關注|记者|記者|作者|分享|首页|收藏|本站|本报|佚名|未知|匿名|转载|轉載|[网報报社台網]$|新闻|新聞|日[报報]|客户端|我要|字号|打印|返回|^(?:AM|PM|APP)$"
)
_SPLIT = re.compile(r"[、，,；;\s?？/／&|丨_\u00a0\u3000]+|(?<=[\u4e00-\u9fff]{2})和(?=[\u4e00-\u9fff]{2})")
_CODE = re.compile(r"[（(\[]?[A-Za-z]{0,4}\d{1,8}[)）\]]?$")
_STRIP = " \t\r\n\u3000\u00a0:：,，。.、;；[]［］【】()（）〔〕<>《》〈〉|/／-—_*·"


@cache
def _role_pattern(any_role: bool) -> "re.Pattern[str]":
    known = "|".join(map(re.escape, _ROLES))
    free = rf"|(?<![{_HAN}])[{_HAN}]{{2,8}}(?=\s*[:：])" if any_role else ""
    pairs = rf"(?:{known})(?:[/／、](?:{known}))*"
    return re.compile(rf"({pairs}{free})(\s*[:：/／丨|]\s*|[ \u3000\u00a0]+|(?=[{_HAN}]{{2,4}}(?![{_HAN}])))")


def spans_of_roles(text: str, any_role: bool) -> Iterator[tuple[str, int, int]]:
    """Find roles and where the names behind them stand.

    Args:
        text: A credit line, or a line that names its author among other things.
        any_role: Take any word before a colon for a role; right for credit lines only.

    Yields:
        The role as written, and start and end of the text behind it.
    """
    matches = list(_role_pattern(any_role).finditer(text))
    ends = [match.start() for match in matches[1:]] + [len(text)]
    for match, end in zip(matches, ends, strict=False):
        yield match[1], match.end(), end


def is_name(token: str) -> bool:
    """Return whether `token` has the form of a person's name and is no word that stands in its place."""
    return _NAME.fullmatch(token) is not None and not _NOT_A_NAME.search(token)


def split_names(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """Split ``text[start:end]`` into names with their places, at any separator a page may have."""
    at = start
    while at < end:
        match = _SPLIT.search(text, at, end)
        stop = match.start() if match else end
        token = text[at:stop]
        name = token.strip(_STRIP)
        if name and not _CODE.match(name) and len(name) <= 24:
            place = at + token.index(name)
            yield name, place, place + len(name)
        at = match.end() if match else end
