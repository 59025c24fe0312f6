"""From the model's four coarse labels to the labels of a page: cue words and shape decide the fine class.

The model says whether a line belongs to the story; what kind of heading, credit or chrome it is shows in its own
words and in its nearest neighbours.
"""

import re
from collections.abc import Sequence

from ..linkfarm import link_farm_score
from .context import CUES as _BIT
from .model import Decoded

__all__ = ["certain", "refine"]

_IMAGE = re.compile(r"(?:\S{1,80}\.(?:jpe?g|png|gif|webp|bmp)(?:[?!]\S*)?\s*)+", re.IGNORECASE)
_END_MARK = re.compile(r"[-—–=_*＊~～\s]*(?:END|End|完|全文完|正文结束|正文結束)[-—–=_*＊~～\s]*")
_ROLE = (
    "责任编辑|責任編輯|责编|責編|編輯|编辑|文字编辑|网络编辑|網路編輯|值班编辑|本文编辑|审核|審核|终审|終審|初审|初審|复审|複審|监制|監製|監制|校对|校對|审读|審讀|"
    "总编|總編|主编|主編|美编|美編|选稿|選稿|策划|策劃|编审|編審|责校|責校|签发|簽發|排版|统筹|統籌|录入|錄入"
)
_CREDIT = re.compile(
    rf"[\[(（【〔]?\s*(?:{_ROLE}|来源|來源|记者|記者)?\s*(?:{_ROLE})(?:[:：]|\s+(?=\S))\s*\S.{{0,60}}$"
)
_REPORTERS = re.compile(
    r"[\[(（【〔]?\s*(?:本[报報网網台]|见习|見習|实习|實習|首席|特[约約派])?(?:记者|記者|通讯员|通訊員|作者|撰文|撰稿|文字|供稿|摄影|攝影|文|图|文/图|文图|编译|編譯|采写|採寫)\s*[:：/／丨|]\s*\S.{0,40}"
)
_DISCLAIMER = re.compile(
    r"免责|免責|凡本[网網]|版[权權]所有|版[权權]归|版權歸|不代表本|转载声明|轉載聲明|特别声明|特別聲明|未[经經].{0,6}(?:授[权權]|许可|許可|同意)|ICP[备備证證]|公网安备|©|[Cc]opyright|COPYRIGHT|侵[权權].{0,8}(?:删|刪|联系|聯繫)|"
    r"[Aa]ll [Rr]ights|本文[转轉]载自|禁止转载|禁止轉載|请勿转载|請勿轉載|仅代表作者|僅代表作者|不承担.{0,10}责任|著作[权權]|许可证|許可證|[转轉]载.{0,6}(?:目的|[请請注])|原创.{0,6}(?:转载|轉載)"
)
_ABSTRACT = re.compile(
    r"[\[【(（]?\s*(?:摘要|内容摘要|內容摘要|本文摘要|文章摘要|核心提示|导读|導讀|内容提要|內容提要|提要|导语|導語|编者按|編者按|简要描述)\s*[\]】)）]?\s*[:：]"
)
_METADATA = re.compile(
    r"(?:来源|來源|稿源|出处|出處|关键[词字]|關鍵[詞字]|标签|標[签籤]|原标题|原標題|发[布稿表]时间|發[布佈稿表]時間|发布日期|發布日期|更新时间|更新時間|最後更新|最后更新|栏目|欄目)\s*[:：]"
)
_INTERACTION = _BIT["share"] | _BIT["login"] | _BIT["comment"] | _BIT["forum"] | _BIT["tool"] | _BIT["player"]
_CAPTION = re.compile(
    r"^[\[(（【〔△▲▼◆↑↓←→]*\s*(?:资料图|資料圖|图为|圖為|图片|圖片|图说|圖說|图注|圖註|题图|題圖|資料照|资料照|示意[图圖]|图\s*[\d一二三四五]|圖\s*[\d一二三四五]|视频截图|網路截圖)"
    r"|[（(〔【][^（）()]{0,30}(?:[摄攝影]|供[图圖]|提供|翻[摄攝]|截[图圖]|制[图圖]|資料照片?|资料照片?|来源|來源)[^（）()]{0,8}[）)〕】]\s*$|[摄攝供]\s*$|供[图圖]\s*$|^[▲△▼↑↓]"
)
_CAPTION_WORDS = re.compile(
    r"现场|現場|图为|圖為|正在|合影|留影|出席|一行|参观|參觀|考察|巡查|督导|督導|视察|視察|主持会议|主持會議|讲话$|講話$|致[辞辭]$|发言$|發言$"
)
_HEADING = re.compile(
    r"[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]|第[一二三四五六七八九十\d]+[章节節条條]|[【■●◆▌]|Q\s*\d*\s*[:：]"
)
_HAN_ONLY = re.compile(r"[\u4e00-\u9fff、，,“”]+")
_CHROME = _INTERACTION | _BIT["nav"] | _BIT["contact"] | _BIT["copyright"] | _BIT["ad"]
_CHROME_WORDS = _CHROME & ~_BIT["ad"] | _BIT["related"] | _BIT["tags"] | _BIT["disclaimer"]
_STORY_END = re.compile(r"[。！？!?…]['\"”’」』）)]*\s*$")
_RELATED = re.compile(
    r"^[\[【〔]?\s*(?:相关|相關|推荐|推薦|延伸|猜你|热门|熱門|更多|上一篇|下一篇|上一则|下一則|前一篇|后一篇|精彩|最新|热点|熱點|大家都在|你可能|您可能|热搜|熱搜|今日|排行|点击排行|编辑推荐|人气|相关阅读|圖輯|图集|專題|专题|往期|阅读更多|閱讀更多|猜您|看了)"
)


def certain(text: str) -> str | None:
    """Return the label of a line that needs no model: blank, separator, image name; None for any other.

    Args:
        text: The line without its terminator.
    """
    stripped = text.strip().strip("\ufeff\u200b").strip()
    if not stripped:
        return "blank"
    if len(stripped) > 400:
        return None
    if not any(ch.isalnum() for ch in stripped):
        return "separator"
    if _END_MARK.fullmatch(stripped):
        return "separator"
    if "." in stripped and _IMAGE.fullmatch(stripped):
        return "image"
    return None


def refine(
    lines: Sequence[str], decoded: Sequence[Decoded], after_image: Sequence[bool]
) -> list[tuple[str, str]]:
    """Return the fine label of every line with the name of the rule that chose it."""
    n = len(lines)
    coarse = _with_title(lines, decoded)
    body = [i for i, label in enumerate(coarse) if label == "body"]
    first, last = (body[0], body[-1]) if body else (n, -1)
    prose_ahead = [False] * (n + 1)  # whether a full paragraph of the story still follows
    ahead = False
    for i in range(n - 1, -1, -1):
        prose_ahead[i] = ahead
        if coarse[i] == "body" and _is_prose(lines[i], decoded[i]):
            ahead = True
    unended = [
        i for i in body if len(lines[i].strip()) >= 18 and not _STORY_END.search(lines[i].rstrip()[-6:])
    ]
    wrapped = len(unended) * 3 > len(
        body
    )  # lines broken by the scraper, or verse: a missing end mark says nothing
    gallery = _gallery_end(lines, decoded, body)
    result: list[tuple[str, str]] = []
    for i, (line, item) in enumerate(zip(lines, decoded, strict=True)):
        text = line.strip()
        short = text[:160]
        if _METADATA.match(text) and len(text) <= 120:
            label = ("metadata", "source, time or tags")
        elif coarse[i] == "title":
            label = ("title", "model: title")
        elif last < i < gallery:
            label = ("caption", "short lines about the story behind its last paragraph")
        elif (credit := _credit(text)) is not None:
            label = credit
        elif item.label == "metadata":
            label = _metadata(text, item, prose_ahead[i])
        elif item.label == "body":
            label = _body(text, item, prose_ahead[i], after_image[i], i == first, wrapped)
        else:
            label = _boilerplate(text, short, item, i, first, last)
        result.append(label)
    return result


def _with_title(lines: Sequence[str], decoded: Sequence[Decoded]) -> list[str]:
    """The coarse labels; a page without a title gets the best candidate above its story, if one is good enough."""
    coarse = [item.label for item in decoded]
    if "title" in coarse or "body" not in coarse:
        return coarse
    first = coarse.index("body")
    best, chosen = -600.0, -1
    for i in range(max(0, first - 60), first + 1):
        text = lines[i].strip()
        if (
            not 6 <= len(text) <= 100
            or _STORY_END.search(text[-6:])
            and text[-1] in "。…"
            or decoded[i].profile.stamp
        ):
            continue
        if i == first and (len(text) < 10 or first + 1 >= len(coarse) or coarse[i + 1] != "body"):
            continue
        _, title, metadata, boilerplate = decoded[i].scores
        margin = title - max(metadata, boilerplate if i < first else metadata)
        if margin >= best:
            best, chosen = margin, i
    if chosen >= 0:
        coarse[chosen] = "title"
    return coarse


def _gallery_end(lines: Sequence[str], decoded: Sequence[Decoded], body: Sequence[int]) -> int:
    """Where a run of picture captions behind the last paragraph ends: short lines that share words with the story."""
    if len(body) < 4:
        return 0
    end = body[-1] + 1
    story = "".join(lines[i] for i in body[-40:])
    shared = 0
    while end < len(lines):
        text = lines[end].strip()
        item = decoded[end]
        if (
            not 4 <= len(text) <= 20
            or item.profile.bits & _CHROME_WORDS
            or item.profile.stamp
            or _STORY_END.search(text[-3:])
        ):
            break
        if not _HAN_ONLY.fullmatch(text):
            break
        shared += any(text[k : k + 2] in story for k in range(len(text) - 1))
        end += 1
    run = end - body[-1] - 1
    return end if 2 <= run <= 12 and shared * 3 >= run else 0


def _is_prose(line: str, item: Decoded) -> bool:
    return item.profile.length >= 30 and bool(_STORY_END.search(line[-12:]))


def _credit(text: str) -> tuple[str, str] | None:
    """Lines that name who made the page; certain by their form."""
    if len(text) > 70:
        return None
    if _STORY_END.search(text[-6:]):
        return None
    if _CREDIT.match(text):
        return "credit", "names an editorial role"
    if _REPORTERS.match(text) and not re.search(r"[，,。]", text):
        return "credit", "names who reported"
    return None


def _metadata(text: str, item: Decoded, prose_ahead: bool) -> tuple[str, str]:
    if _ABSTRACT.match(text):
        return "abstract", "opens as an abstract"
    if _METADATA.search(text) or item.profile.stamp:
        return "metadata", "source, time or tags"
    if item.profile.bits & (_BIT["author"] | _BIT["agency"]) or item.profile.length <= 12:
        return "byline", "names the author"
    if prose_ahead and not item.profile.bits & _CHROME:
        return "heading", "short line without an end mark above prose"
    return "metadata", "model: metadata"


def _body(
    text: str, item: Decoded, prose_ahead: bool, after_image: bool, first: bool, wrapped: bool
) -> tuple[str, str]:
    length = item.profile.length
    if _ABSTRACT.match(text):
        return "abstract", "opens as an abstract"
    if length <= 120 and _CAPTION.search(text):
        return "caption", "photo credit or caption word"
    if _STORY_END.search(text[-12:]) or text.endswith((":", "：", ";", "；", ",", "，")):
        if length <= 30 and _HEADING.match(text) and "，" not in text and "," not in text:
            return "heading", "short numbered line"
        return "body", "model: body"
    if wrapped and not (after_image or _HEADING.match(text)):
        return "body", "model: body"
    if length <= 60:
        if after_image or (_CAPTION_WORDS.search(text) and length > 12):
            return "caption", "follows an image or describes a scene"
        if not prose_ahead:
            return (
                ("caption", "short line without an end mark behind the story")
                if not first
                else ("body", "model: body")
            )
        if length <= 36:
            return "heading", "short line without an end mark above prose"
        return "caption", "line without an end mark between paragraphs"
    return "body", "model: body"


def _boilerplate(text: str, short: str, item: Decoded, i: int, first: int, last: int) -> tuple[str, str]:
    if link_farm_score(text) >= 0.5:
        return "linkfarm", "row of unrelated names or keywords"
    if _DISCLAIMER.search(short):
        return "disclaimer", "legal notice"
    if _ABSTRACT.match(text):
        return "abstract", "opens as an abstract"
    bits = item.profile.bits
    if item.profile.length <= 60 and _METADATA.match(text):
        return "metadata", "source, time or tags"
    if _RELATED.match(text):
        return "related", "heads a list of other stories"
    if bits & _INTERACTION and item.profile.length <= 60:
        return "interaction", "log-in, sharing or comment words"
    if bits & (_BIT["nav"] | _BIT["contact"] | _BIT["copyright"]) and item.profile.length <= 80:
        return "navigation", "navigation words"
    if i > last >= 0:
        if item.profile.stamp == 2 or item.profile.length >= 10:
            return "related", "list behind the story"
    elif item.profile.length >= 14 and first > i:
        return "related", "headline above the story"
    if re.fullmatch(r"[\d\s:：,.+%-]+", text):
        return "interaction", "count"
    return "navigation", "short line away from the story"
