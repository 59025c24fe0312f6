"""Lines outside the story by words that are too common, or too rarely alone on a line, to be cues.

Buttons, counts, telephone numbers, rows of short words: each is tried on a line that neither a cue nor the model
has told, and remembered for the lines that pages share.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from ..._patterns import lazy_pattern
from ..line.cues import both_scripts
from ..line.forms import HAN_ONLY

__all__ = ["BUTTON", "COUNT", "COUNTED", "IN_MENU", "by_words", "counts_on", "is_ad", "is_count", "is_row"]

_SHORT = 12  # of a button
_LONG = 10  # a telephone number, an address or a request is not shorter
_DIGITS = 3  # of the number of a page
_ITEMS, _WORD = 3, 6  # so many words in a line, none longer, are a row

IN_MENU = ("navigation", "word of a menu")
BUTTON = ("interaction", "button or panel")
COUNT = ("interaction", "count")
_CONTACTS = ("navigation", "address, telephone or mail")

_BUTTONS = frozenset(
    both_scripts(
        "发布 公开 已编辑 置顶 编辑 删除 修改 管理 确定 取消 按热度 按时间 关注 +关注 私信 未填写 投诉 投诉或建议 查看原图 了解详情 展开 收起 "
        "查看更多 加载更多 没有更多了 点击加载更多 点击刷新 暂无数据 暂无评论 加载中 正在加载 试听 收听 播客 下载 音频 视频 电邮 邮件 喜欢 获赞 粉丝 文章 动态 "
        "听新闻 聽新聞 倍速 高清 超清 标清 全部删除 完成 打开APP 全选 清空 稍后再读 稍后阅读 积分 声望 等级 经验 关于作者 阅读模式 字体 小 中 大 A+ A- 複製連結 加为好友 打赏 点赞 赞 踩 顶 举报 收藏 登录 注册 分享 回复 评论 "
        "倒序 正序 自动刷新 广告 赞助 赞助商 字级 文字大小 文本大小 文字尺寸 字体大小 字型大小 转寄 推文 发送推文 知道了 允许 Hide Show Close Like Share Reply Follow Login Tweet 继续访问 放弃 Previous Next AddThis"
    )
)
_LATIN_MENU = re.compile(
    r"(?:Skip to|View all|Menu|Home|Search|About|Contact|Archives?|Categories|English)\b"
)
_LATIN_DATA = re.compile(r"(?:Posted|Published|Filed|Tagged|Written) (?:by|in|on|under)\b")
_LATIN_CHROME = re.compile(
    r"[\W\d]*+(?:Share|Add ?This|Number of shares|Follow|Log ?in|Sign ?(?:in|up)|Comments?\b|ADVERTISEMENT|Advertisement)"
)
COUNTED = re.compile(
    r"\d[\d.,]*\s*[万萬亿億kKwW+]?\s*[个個]?(?:[赞贊]|声望|聲望|粉丝|粉絲|关注|積分|积分|人[气氣]|次[阅閱浏瀏].|点赞|點讚)?"
    r"|(?:[\u4e00-\u9fff]{2,4}\s*[:：]?\s*|[赞贊踩顶頂推荐薦]{1,2}\s*)(?:LV)?(?!(?:19|20)\d\d$)\d[\d.,]*\s*[万萬亿億+]?"
)
# 12.6万播放  阅读量：642, and without its number, which a script fills in
_COUNT_OF_READERS = lazy_pattern(
    r"(?:[阅閱][读讀]|[浏瀏][览覽]|[点點][击擊閱阅]|[访訪][问問])(?:量|[人次]?[次数數])?\s?[:：]\s?(?:\d[\d,.]*\s?[万萬]?次?)?"
    r"|\d[\d,.]*\s?[万萬]?\s?[次人]?(?:播放|[观觀]看|[浏瀏][览覽]|[阅閱][读讀]|收藏|[点點][赞讚]|[评評][论論])"
)
_COUNTS_FROM, _COUNTS_TO = frozenset("阅閱浏瀏点點访訪"), frozenset("放看览覽读讀藏赞讚论論")
_CLOCK = re.compile(r"\d{1,2}:\d\d(?:\s*/\s*\d{1,2}:\d\d)?")
_PHONE = lazy_pattern(
    r"(?:[\u4e00-\u9fff]{2,4}\s?[:：]\s?)?(?:[(（]?\d{3,4}[)）-]\s?\d{7,8}|1\d{10}|\d{3,4}-\d{3}-\d{3,4})"
)
_CONTACT = re.compile(
    r"[\w.+-]@[\w-]+\.\w|(?<!\d)(?:0\d{2,3}[)）-]\s?\d{7,8}|[48]00-\d{3,4}-\d{3,4})(?!\d)|[路街道巷段]\d{1,5}[号號]"
)
_REACHED, _ASKED = (
    frozenset("0123456789abcdefghijklmnopqrstuvwxyz号號楼樓室"),
    frozenset("？?.…"),
)  # their ends
# [點擊圖片進入下一頁]  点击上方蓝字  進入手機版 | 繼續訪問電腦版
_CLICK = lazy_pattern(
    r"[【\[(（△▲↑↓▼]?\s?[点點][击擊](?:上方|下方|[左右][边邊下上]|此[处處]|[这這][里裡]|[图圖]片(?:[进進]|放|查|看)|[收][听聽]|[播][放]|[阅閱][读讀]原文|查看(?:大[图圖]|原文|更多|下一|全文))[^。，]{0,20}$"
    r"|打[开開][\u4e00-\u9fff]{2,6}\s?查看.{2,10}$"
    r"|(?:立即|即刻|[马馬]上|[点點]我)?[下打][载載开開]A[Pp][Pp].{0,8}$"
    r"|.{0,12}[进進]入(?:手[机機]|行[动動]|[电電][脑腦])版\s?[|｜]"
)
_SHARE = lazy_pattern("[请請]?使用[浏瀏][览覽]器.{0,6}分享")
# 本篇文章375字，读完约1分钟  全文共2000字，阅读大约需要5分钟
_READING_TIME = lazy_pattern(
    r"(?:[本全此][篇文章]{0,3})?\s?[共约約]{0,2}\s?(?:\d+\s?[余餘多]?字)?[，, ]?(?:[阅閱]?[读讀]完?(?:[时時][间間])?|[预預][计計][阅閱][读讀]).{0,6}\d+\s?分[钟鐘]"
)
_AD = lazy_pattern(
    r"(?:[\[【（(]?\s*(?:[广廣]告|AD|ad)\s*[\]】）)]?\s*){1,3}(?:[请請]?[继繼][续續]往下(?:[阅閱][读讀]|看|滑).{0,4}|結束|结束)?"
)
_PROMPT = lazy_pattern(
    r"是否(?:继续|繼續|[删刪]除|[确確][认認定])|[请請](?:稍[后後候等]|[输輸]入|先登)|正在(?:上[传傳]|加[载載]|提交)"
)


@lru_cache(maxsize=32768)
def by_words(text: str) -> tuple[str, str] | None:
    """Return what a line is by words that are too common, or too rarely alone on a line, to be cues."""
    begin, end = text[0], text[-1]
    if "A" <= begin <= "Z":
        if _LATIN_MENU.match(text):
            return IN_MENU
        if _LATIN_DATA.match(text):
            return "metadata", "says in English who posted it, or where"
        if text.startswith("Powered by"):
            return "navigation", "says what runs the site"
    if begin < "\u4e00" and _LATIN_CHROME.match(text):
        return BUTTON
    if end == "r" and text.endswith("'s Archiver"):  # 某某论坛's Archiver
        return IN_MENU
    if end.isdecimal() and _PHONE.fullmatch(text):
        return "navigation", "telephone number"
    if end == "享" and _SHARE.fullmatch(text):
        return BUTTON
    if end in "钟鐘" and _READING_TIME.fullmatch(text):
        return COUNT
    if ("击" in text or "擊" in text or "版" in text or "A" in text or "查看" in text) and _CLICK.match(text):
        return BUTTON
    if len(text) >= _LONG:
        if end in _ASKED:
            if _PROMPT.search(text):
                return BUTTON
        elif end in _REACHED and not begin.isdecimal() and _CONTACT.search(text):  # with a digit dates begin
            return _CONTACTS
    if " " in text and len(text) <= 2 * _SHORT and _BUTTONS.issuperset(text.split()):
        return BUTTON
    if len(text) > _SHORT:
        return None
    if text in _BUTTONS:
        return BUTTON
    if text.isalpha():
        return None  # what else is looked for has a mark or a digit
    if text.replace(" ", "").strip("：:….") in _BUTTONS:
        return BUTTON
    if COUNTED.fullmatch(text) or _CLOCK.fullmatch(text):
        return COUNT
    return None


def is_ad(text: str) -> bool:
    """Return whether a stripped line says that an advertisement stands amid the story: [廣告] 請繼續往下閱讀."""
    return _AD.fullmatch(text) is not None


def is_count(text: str) -> bool:
    """Return whether a stripped line is nothing but how many have read, seen or liked the story."""
    if text[0] not in _COUNTS_FROM and not (text[-1] in _COUNTS_TO and text[0].isdecimal()):
        return False
    return _COUNT_OF_READERS.fullmatch(text) is not None


def counts_on(lines: Sequence[str], i: int) -> bool:
    """Whether a number of at most three digits is one more than that above it, or one less than that below it."""
    if len(lines[i]) > _DIGITS:
        return False
    number = int(lines[i])
    return (i > 0 and lines[i - 1] == str(number - 1)) or lines[i + 1 : i + 2] == [str(number + 1)]


def is_row(text: str) -> bool:
    """Whether a line is a row of three or more short Chinese words."""
    items = text.split()
    return len(items) >= _ITEMS and max(map(len, items)) <= _WORD and all(map(HAN_ONLY.fullmatch, items))
