"""What tells a caption, whose picture it is, and what stands for a picture."""

import re

from ..._patterns import lazy_pattern

__all__ = [
    "CAPTION_WORDS",
    "begins_caption",
    "credits_picture",
    "describes_picture",
    "heads_caption",
    "names_picture",
    "only_picture",
    "places_people",
    "shows_caption",
]

# 图片显示，一辆货车… 视频截图显示，…: of a picture that the story tells of
_SHOWN = r"[^，。：:\s]{0,4}[图圖]片?[显顯]示"
# ▲一是… ▲第二，… in a list; ↑表示… below a table
_LISTED = r"\s?(?:[一二三四五六七八九十]{1,2}[是要、]|第[一二三四五六七八九十]|表示)"
_CAPTION_BEGINS = lazy_pattern(
    rf"(?:以上|本文|文中)?[图圖]片(?:均|来|來)[^，。]{{0,12}}$|[\[(（【〔△▲▼◆↑↓←→]*\s*(?!{_SHOWN})(?:(?:相[关關])?资料图|資料圖|图为|圖為|图片|圖片|图说|圖說|图注|圖註|题图|題圖|資料照|资料照|示意[图圖]|图\s*[\d一二三四五六七八九十]|圖\s*[\d一二三四五六七八九十]|视频截图|網路截圖|[图圖]\s?[:：](?=\S{{8}}))"
    rf"|[▲△▼↑↓](?!{_LISTED})|翻[摄攝]|[图圖擷]取自"
)
# nothing but that a picture was meant to stand here: (相关资料图)
_PLACEHOLDER = re.compile(
    r"[\[(（【]\s*(?:相[关關])?(?:[资資]料[图圖照]片?|[图圖]片|示意[图圖]|配[图圖])[^\[\]()（）【】]{0,12}[\])）】]"
    r"|(?:文章插?|[网網][络絡][图圖配]?|[配插]|相[关關][资資]料|[资資]料|示意)[图圖]片?"
)
# what galleries write for an image: 标题,第1张  标题-第2张图片-某某网
_NTH_PICTURE = lazy_pattern(r"[,，\s_–-]第\s?\d{1,3}\s?[张張](?:[图圖]片?)?(?:\s?[-_–].{1,20})?$")
# whose picture it is and when it was taken: 某社記者某某攝 113年12月20日
_TAKEN_ON = re.compile(r"[摄攝]\s*(?:1\d\d|20\d\d)年\d{1,2}月\d{1,2}日$")
# where the text comes from, not a picture: …。（来源：某某晚报）
_TEXT_FROM = lazy_pattern(
    r"[。！？!?”」]\s?[（(]\s?(?:[文综綜新][^（）()图圖照]{0,5})?[来來]源\s?[:：][^（）()图圖]{1,24}[）)]$"
)
_TAKEN_BY = lazy_pattern(r"[记記]者\s?[\u4e00-\u9fff]{2,4}\s?[／/╱∕]?\s?[摄攝]影$")
# 示意圖/某某報系資料照  某某報系資料照／記者某某某
_ARCHIVE = lazy_pattern(
    r"(?:示意|[资資]料|[檔档]案)[圖图照]片?\s?[／/]\s?[^，。！？；]{2,16}$|[報报]系[资資]料照片?(?:\s?[／/]\s?[^，。！？；]{2,12})?$"
)
_TABLE_FROM = re.compile(r"[。\s](?:[资資]料|[数數][据據])[来來]源\s?[:：]\s?[^，。！？；]{1,16}$")
# not 某某党（左翼）, 五十人（左右）, 路口（右转）, 前锋（左脚）
_STANDING = lazy_pattern(
    r"(?<=[\u4e00-\u9fff])[（(](?:[前後后]排)?(?!左右|[左右][翼派倾傾转轉拐脚腳腿臂肩眼膝])[左右](?:起|[一二三四五六七八九\d])?[^（）()，。]{0,3}[）)]"
)
_CAPTION_FIRST = frozenset("翻擷以本文图圖资資题題示视網[(（【〔△▲▼◆↑↓←→")
_SHORT = 30  # characters
_CAPTION_ENDS = lazy_pattern(
    r"[（(〔【][^（）()]{0,30}(?:(?![摄攝]?影[报報][导導道])[摄攝影]|[报報社网網][图圖]|[档檔]案[图圖照]|拍[摄攝][于於][^（）()]{0,8}|供[图圖]|提供|翻[摄攝][^（）()]{0,16}|截[图圖]|制[图圖]|資料照片?|资料照片?|[图圖]片|来源|來源)[^（）()]{0,8}[）)〕】]$"
    r"|[\u4e00-\u9fff]{2}[摄攝]\s?[（(][^（）()]{2,8}[）)]$"  # 某某某摄（人民某某）
)
# a line about a picture, even where the model sees no story
_PICTURE = lazy_pattern(
    r"[\[(（【]?\s*(?:[图圖]源?|[图圖][像片]?[来來]源|[图圖][像片]加[注註]文字|[音视視][频頻]加[注註]文字|Photo(?: [Cc]redit| by)?|Image(?: [Cc]redit)?)\s*[:：／/，,]"
)
_PICTURE_BEGINS = frozenset("图圖音視视PI[(（【")
# whose picture it is, at the end of a line: 图：某某/某社  （圖／某某）  。攝：X  Photo by X
_PICTURE_OF = lazy_pattern(
    r"(?:^|[^\w，,、])[图圖](?:源|片)?\s*[:：／/]\s*[^，。！？；]{1,30}$"
    r"|[图圖][像片]?[来來]源\s?[:：／/]\s?[^，。！？；]{1,30}$"
    r"|(?:[—–]|--|－－)\s?(?:照片?|[图圖]片?|[摄攝]影?)\s?[:：／/]\s?[^，。！？；]{1,30}$"
    r"|[\s。](?:[资資]料|微博|[网網][络絡])[图圖照]片?$"
    r"|[。）)」”\s][摄攝]影?\s*[:：／/]\s*[^，。！？；]{1,30}$"
    r"|(?:Getty ?Images?|Agence France-Presse|Associated Press|Reuters|Shutterstock|/AP|/AFP|/d(?:ap|p)[ad]|[Pp]hoto (?:by|from|[Cc]redit)[ :：].{2,30})[)）]?$"
)
_WRITTEN_BY = re.compile(r"文\s*[:：／/]")  # 文：某某 图：某某: of the whole story
_OF_PICTURES = re.compile("[图圖摄攝照源]")
_LAST_OF_CAPTION = frozenset("摄攝供图圖影日。）)〕】")
_TAKEN = ("摄）", "攝）", "摄)", "攝)")
_SCREENSHOT = ("截图。", "截圖。", "截图", "截圖")
_SCREENSHOT_OF = lazy_pattern(
    r"(?:[报報][道導]|[网網][站页頁]|[视視][频頻]|[画畫]面|微博|[ \u3000][\u4e00-\u9fff]{2,6})截[图圖]。?$|^(?![如怎])[^，。！？、：]{2,12}(?<![何么樣样以能自行])截[图圖]$"
)
CAPTION_WORDS = re.compile(
    r"现场|現場|图为|圖為|正在|合影|留影|出席|一行|参观|參觀|考察|巡查|督导|督導|视察|視察|主持会议|主持會議|讲话$|講話$|致[辞辭]$|发言$|發言$"
)


def begins_caption(text: str) -> bool:
    """Return whether a stripped line begins as a caption does: 图为 (图二) ▲"""
    return text[0] in _CAPTION_FIRST and _CAPTION_BEGINS.match(text) is not None


def places_people(text: str) -> bool:
    """Return whether a stripped line says who stands where, as captions do: 周某某（左）与陈某某（右二）."""
    return ("左" in text or "右" in text) and _STANDING.search(text) is not None


def describes_picture(text: str) -> bool:
    """Return whether a stripped line begins or ends as a caption does."""
    if text[-1] == "|":  # of a table cell
        text = text.rstrip("| ") or text
    if begins_caption(text):
        return True
    last = text[-1]
    if last not in _LAST_OF_CAPTION:
        return False
    if last == "。":  # （5月3日摄）。
        return text[-3:-1] in _TAKEN
    if last in "摄攝供" or text.endswith(("供图", "供圖")):
        return True
    if last == "影":
        return _TAKEN_BY.search(text[-16:]) is not None
    if last == "日":
        return _TAKEN_ON.search(text[-24:]) is not None
    return (
        last in "）)〕】"
        and _CAPTION_ENDS.search(text) is not None
        and (len(text) <= _SHORT or _TEXT_FROM.search(text) is None)
    )


def shows_caption(text: str) -> bool:
    """Whether a line that describes a picture is no headline: it has a full stop, or points at the picture."""
    return ("。" in text or text[0] in "▲△↑↓") and describes_picture(text)


def only_picture(text: str) -> bool:
    """Return whether a stripped line says that it stands for a picture, in brackets or behind the title of the page."""
    if (
        (text[0] in "[(（【" or len(text) <= 6)
        and ("图" in text or "圖" in text or "照" in text)
        and _PLACEHOLDER.fullmatch(text) is not None
    ):
        return True
    return ("张" in text or "張" in text) and _NTH_PICTURE.search(text[-40:]) is not None


def credits_picture(text: str, ended: bool) -> bool:
    """Return whether a stripped line ends with whose picture it describes.

    Args:
        text: The line.
        ended: Whether it ends as the last sentence of a paragraph does: of such lines a screenshot only.
    """
    if text.endswith(_SCREENSHOT):
        return _SCREENSHOT_OF.search(text) is not None
    if ended:
        return False
    tail = text[-40:]
    if not (_OF_PICTURES.search(tail) or text[-1].isascii() or "hoto " in text):
        return False  # so it is of nine lines in ten
    if _ARCHIVE.search(tail) or (len(text) <= 40 and _TABLE_FROM.search(text)):
        return True
    if _PICTURE_OF.search(tail) is None:
        return False
    return len(text) <= 40 or _WRITTEN_BY.search(tail) is None


def names_picture(text: str) -> bool:
    """Return whether a stripped line begins by saying whose picture it is, or that it is one."""
    return text[0] in _PICTURE_BEGINS and _PICTURE.match(text) is not None


def heads_caption(text: str) -> bool:
    """Return whether a stripped line is nothing but the label of the caption below it: 圖像加註文字，"""
    return text[0] in _PICTURE_BEGINS and _PICTURE.fullmatch(text) is not None
