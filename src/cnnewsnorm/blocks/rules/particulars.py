"""What a short line next to a story says of it by its form: who wrote it, who worked on it, when it came out.

These forms are too common in prose, or too rare, to be cues: only lines that stand between headline and story, close
behind it, or that the model takes for its data are looked at.
"""

import re
from collections.abc import Iterator, Sequence

from ..._patterns import lazy_pattern
from ..._surnames import COMMON_SURNAMES, RARER_SURNAMES
from ..line.forms import HAN_ONLY
from .names import PENNED

__all__ = ["DATA", "WORK_ALONE", "made_by", "of_print", "official", "particular", "stated_in", "values_below"]

_NAMES = r"[\u4e00-\u9fff·．]{2,4}(?:[\s、]+[\u4e00-\u9fff·．]{2,4})*"
_WORK = "文字|撰文|採訪|采访|設計|设计|攝影|摄影|插畫|插画|插圖|插图|製圖|制图|繪圖|绘图|美術|美术|編輯|编辑|剪輯|剪辑|監製|监制|校對|校对|翻譯|翻译|配音|記者|记者|数据支持|數據支持|出品|策划|策劃|题图|題圖|头图|頭圖|封面|排版|运营|運營|视觉|視覺"
WORK_ALONE = lazy_pattern(rf"(?:{_WORK})\s*[:：／/]?")
_WORKED = re.compile(
    rf"(?:{_WORK})\s?[／/｜|丨]\s?[\u4e00-\u9fff·．\w]{{2,8}}(?:[\s、]+[\u4e00-\u9fff·．]{{2,4}}){{0,5}}|[\u4e00-\u9fff]{{2,4}}\s?[／/｜|]\s?(?:{_WORK})"
    r"|[\[(（【]?\s?(?:[\u4e00-\u9fff]{0,2}(?:[监監]\s?[制製]|[审審]\s?[读讀核校稿]|[初复複终終一二三]\s?[审審]|[编編]\s?[辑輯审審]|[责責主]\s?[编編]|校\s?[对對]|策\s?[划劃]|[统統]\s?[筹籌])"
    r"|[翻编編][译譯]|[译譯]者|[摄攝]影?)\s?[:：](?:\s?[^:：，。]{2,30})?"
    rf"|[\u4e00-\u9fff]{{0,6}}(?:编辑|編輯)\s{_NAMES}"
    # 作 者：某某 | 责 编：某某 | 审 核：某某
    r"|(?:[\u4e00-\u9fff]\s?[编編者核对對辑輯制製审審读讀影]\s?[:：][^:：，。|｜]{2,16}+(?:[|｜]\s*|$)){2,}"
    # 某某日报新媒体出品
    r"|[\u4e00-\u9fffA-Za-z]{2,12}(?:[报報社网網台]|新媒[体體]|工作室|中心|客[户戶]端)[联聯]?合?出品"
)
_WRITTEN = re.compile(
    # 文：X  执笔/X  作者 X  作者jiayuan (jiayuan)
    r"[\[(（【〔]?\s?(?:文|撰文|撰稿|作者|[执執][笔筆]|[采採][写寫]|记者|記者)\s?[:：/／|｜丨_]\s?[^:：，。]{2,40}"
    r"|作者(?:\s[^:：，。]{2,30}|\w{2,16} ?[(（][^()（）]{1,30}[)）])|[发發]信人\s?[:：].{2,60}"
    # 某报记者 X Y  某媒體記者 X 發自香港、成都  記者X、Y／台北報導  某社記者X攝 111年8月2日
    rf"|[\u4e00-\u9fffA-Za-z]{{0,14}}(?:记者|記者|通讯员|通訊員)[\s:：]\s?{_NAMES}(?:\s?[\u4e00-\u9fff]{{0,6}}(?:报道|報道|報導)|\s[发發]自.{{2,12}})?"
    # 某某日報／ 記者某某某／某地即時報導
    r"|[\u4e00-\u9fff]{2,8}\s?[／/╱∕]\s?(?:特派|即時)?(?:记者|記者)\s?[\u4e00-\u9fff·、]{2,14}\s?[／/╱∕]\s?[\u4e00-\u9fff]{2,8}(?:報導|報道|报道|電|电)"
    # 新聞中心報導  綜合報導 / 某某市
    r"|(?:[\u4e00-\u9fff]{0,4}中心|[综綜]合)(?:\s?[／/╱∕]\s?(?:[\u4e00-\u9fff]{2,6}?|[综綜]合))?[报報][导導道](?:\s?[／/╱∕]\s?[\u4e00-\u9fff]{2,6})?"
    r"|[\u4e00-\u9fff]{0,10}(?:记者|記者)\s?[\u4e00-\u9fff]{2,4}[摄攝](?:\s?\d{2,4}[年./-].{3,8})?"
    r"|[【〔（(]?[\u4e00-\u9fff·、]{2,14}\s?[／/╱∕]\s?[\u4e00-\u9fff]{2,6}(?:\d{1,2}日)?(?:報導|報道|报道|電|电)[】〕）)]?"
    # 某某社某地18日電
    r"|[\u4e00-\u9fff]{2,6}[社網网报報][\u4e00-\u9fff]{2,6}(?:\d{1,2}月)?\d{1,2}日[電电]"
    # 【XYTV 某某某報導】
    r"|[【〔（(][A-Za-z\u4e00-\u9fff]{2,12}\s[\u4e00-\u9fff]{2,4}(?:報導|報道|报道)[】〕）)]"
    r"|[Bb][Yy] ?[:：]?(?<=[ :：])[\w\u4e00-\u9fff][^。，!?]{1,60}(?<!\.)"
)
_WRITTEN_WITH = re.compile("[者员員报報电電:：/／╱∕|｜丨_]")
_WORKED_WITH = re.compile(r"[/／|｜丨:：\s品]")
# 通讯员某某, 责编某某, with no sign between
_GLUED = re.compile(
    r"(?:[\u4e00-\u9fff]{0,6}[报報网網台社刊晚都]|[见見实實][习習])?(?:记者|記者|通讯员|通訊員|采访人员)([\u4e00-\u9fff]{2,3}(?:[、，][\u4e00-\u9fff]{2,4}){0,7})"
)
_GLUED_WORK = re.compile(
    r"(?:[责責]任)?(?:[编編][辑輯]|[责責][编編]|校[对對]|[审審][核读讀]|[监監][制製]|版式)([\u4e00-\u9fff]{2,3})"
)
# Words that begin with a surname and stand behind one of these roles, or before 报道: 审核方式, 黄金周报道
_NO_NAME = lazy_pattern(
    "方[式法案面针針]|程[序度]|[范範][围圍]|任[务務职職]|金[额額]|高[级級效手质質]|高峰[期会會]|史料|[万萬]元|[马馬]上|[马馬]拉松|[黄黃]金周|周年[庆慶]|白皮[书書]"
)
# 某某 某某某报道, the last line of a story
_REPORT = re.compile(
    r"((?:[\u4e00-\u9fff]{2,3}[\s、]){1,4}[\u4e00-\u9fff]{2,3}|[\u4e00-\u9fff]{3})\s?(?:报道|報道|報導)"
)
# 来源：  作者：  责任编辑： alone on a line, with the value on the next
_FIELD_ALONE = lazy_pattern(
    r"(?:(?P<source>(?:信息|文章|稿件)?[来來]源|稿源|出[处處])|(?P<author>作者|[记記]者|通[讯訊][员員]|撰文|供稿)|(?:[责責]任|[执執]行|值班)?[编編][辑輯]|[责責][编編]|校[对對]|[审審][核读讀]|[摄攝]影)\s?[:：]"
)
_OUTLET = re.compile(r"[^\s:：，。!！?？|｜]{2,16}")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_HAN_MONTH = "[一二三四五六七八九十]{1,2}月"
_YEAR = r"(?:19|20)\d\d"
# Dates as they stand alone on a line that are no time stamps for the model.
_DATE = re.compile(
    rf"\d{{1,2}}/\d{{1,2}}/{_YEAR}|{_YEAR}年\d{{1,2}}月"
    rf"|(?:\d{{1,2}} (?:{_MONTH}|{_HAN_MONTH}),?|(?:[A-Z][a-z]{{2,8}}day,? |[A-Z][a-z]{{2}}, )?(?:{_MONTH}|{_HAN_MONTH}) \d{{1,2}}(?:st|nd|rd|th)?,?) {_YEAR}"
    r"(?:,? \d{1,2}:\d\d(?::\d\d)?(?: ?[AaPp][Mm])?)?"
)
_STATED = re.compile(
    # 最近修改：2014-01-31  更新時間｜2020.03.25
    r"[\u4e00-\u9fff]{0,4}(?:更新|修改|[发發][布佈表]|刊[登载載]|[时時][间間]|日期)[\u4e00-\u9fff]{0,2}\s?[:：|｜]\s?\d.{3,40}"
    # 问题标签：  本文地址：  (综合整理自…)  本文摘自《
    r"|[\u4e00-\u9fff]{0,4}(?:[标標][签籤]|分[类類]|[来來]源|出[处處])\s?[:：].{0,50}"
    r"|本文(?:[标標][题題]|[地網网]址|[链鏈連][接結])\s?[:：].{2,80}"
)
# The same in words that leave no doubt, also among the lines of the story.
_TOLD = re.compile(
    # 刊登於 2018-05-13  #话题#话题
    r"(?:刊[登载載出]|[发發][布佈表])(?:[于於]|[时時][间間]|日期)?\s(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s\d\d?:\d\d(?::\d\d)?)?"
    # 发布于：北京市
    r"|[发發][布佈][于於]\s?[:：]\s?[^，。]{2,12}"
    # words for search engines: 某某；某网；某报
    r"|(?:[^\s;；，。,：:]{2,12}[;；]\s?){4,}[^\s;；，。,：:]{0,12}"
    r"|(?:#[^\s#＃。，]{2,20}#?\s?){2,}"
    # the number of an official document: 某政办发〔2019〕29号
    r"|[\u4e00-\u9fff]{2,10}[〔\[（(［]\s?20\d\d\s?[〕\]）)］]\s?第?\s?\d{1,4}\s?[号號]"
    r"|[(（\[【]?(?:本文)?(?:[综綜]合|整理|摘|[节節][选選录錄]|[选選][编編]|[编編][译譯]){1,2}[录錄选選编編]?自.{2,50}"
)
# the page of a paper, the number of a magazine: 《某某报》 2021年6月22日 一版  《某某》2018年第2期
_OF_PRINT = lazy_pattern(
    r"《?[^\s《》，。:：]{2,12}》?\s*(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s+第?\s?[A-Z]?[\d一二三四五六七八九十]{1,3}\s?版.{0,8}"
    r"|《[^《》]{2,12}》\s?(?:19|20)\d\d年第?\d{1,3}期"
)
_PAGE = 16  # characters of the name of a page of a paper
_IN_COLLECTION = ("收录于合集", "收錄於合集", "收录于话题", "收錄於話題")  # 收录于合集 #某某 12个
_PICTURES_FROM = re.compile(r"[图圖影照]{1,2}[片像]?[来來]源\s?[:：]")
# The fields of an official document, 发布机构：某市人民政府, 索 引 号, 文    号, 有效性, and of a journal: 【中图分类号】F124
_OFFICIAL_FIRST = frozenset("【[索发發文成公有生主信废廢")
_OFFICIAL = re.compile(
    r"[【\[](?:中[图圖]分[类類][号號]|文[献獻][标標][识識][码碼]|[关關][键鍵][词詞]|基金[项項]目|作者[简簡]介|DOI)[】\]].{1,100}|(?:索\s*引\s*[号號]|[发發]\s*[布佈文]\s*(?:机\s*构|機\s*構|机\s*关|部\s*门|[单單]\s*位|日\s*期)|文\s*[号號]|成\s*文\s*日\s*期|公\s*[开開]\s*日\s*期"
    r"|有\s*效\s*性|生\s*效\s*日\s*期|主\s*[题題]\s*分\s*[类類]|公\s*文\s*[种種]\s*[类類]|信\s*息\s*索\s*引|[废廢]\s*止\s*日\s*期)\s*(?:[:：]|\s(?=\S)).{1,100}"
)
_READ = re.compile(r"\d ?次(?:[阅閱][读讀]|[浏瀏][览覽]|[点點][击擊閱])$")  # … · 1350 次阅读
# One of them stands in whatever the forms above match; the usual ones apart, since `re` skips to a choice of characters.
_TELLING = re.compile(r"[\d:：/／|｜丨_者员員自輯辑编編对對核读讀制製式#]")
_ALSO_TELLING = re.compile("^[Bb][Yy]|[心合][报報]|出品$|[报報][道導]$")
_APART = re.compile(r"[\s、，,]+")
_LONGEST_FIELD, _LONGEST_NAME = 6, 4  # characters
_BYLINE = ("byline", "names the author")
_CREDIT = ("credit", "names who did what on the story")
DATA = ("metadata", "source, time or tags")


def _may_tell(text: str) -> bool:
    return _TELLING.search(text) is not None or _ALSO_TELLING.search(text) is not None


def made_by(text: str) -> tuple[str, str] | None:
    """Return the label of a line whose form says who wrote the story or worked on it."""
    if text[-1:] in "？?" or not _may_tell(text):
        return None
    # what each of the forms needs is looked for first, in a fraction of the time that its failure takes
    if (_WRITTEN_WITH.search(text) or text[0] in "Bb") and _WRITTEN.fullmatch(text):
        return _BYLINE
    if text[-1] in "）)" and ("／" in text[2:5] or "/" in text[2:5]):
        penned = PENNED.fullmatch(text)
        if penned is not None and _is_name(penned[1]):
            return _BYLINE
    glued = _GLUED.fullmatch(text) if "者" in text or "员" in text or "員" in text else None
    if glued is not None and any(map(_is_name, _APART.split(glued[1]))):
        return _BYLINE
    if (glued := _GLUED_WORK.fullmatch(text)) is not None and _is_name(glued[1]):
        return _CREDIT
    report = _REPORT.fullmatch(text) if text[-1] in "道導" else None
    if report is not None and all(map(_is_name, _APART.split(report[1]))):
        return _BYLINE
    return _CREDIT if _WORKED_WITH.search(text) and _WORKED.fullmatch(text) else None


def _is_name(text: str) -> bool:
    """Whether two or three Chinese characters are a name rather than a word that begins with a surname."""
    known = text[0] in COMMON_SURNAMES or (len(text) == 3 and text[0] in RARER_SURNAMES)
    return known and _NO_NAME.match(text) is None


def values_below(lines: Sequence[str]) -> Iterator[tuple[int, tuple[str, str]]]:
    """Yield the lines that hold nothing but the name of a field, and those below with its value, with their label."""
    for i, text in enumerate(lines[:-1]):
        if text[-1] not in ":：" or len(text) > _LONGEST_FIELD:
            continue
        field, value = _FIELD_ALONE.fullmatch(text), lines[i + 1]
        if field is None:
            continue
        if field["source"]:
            choice, fits = DATA, _OUTLET.fullmatch(value) is not None
        else:
            choice = _BYLINE if field["author"] else _CREDIT
            names = _APART.split(value)
            fits = all(1 < len(name) <= _LONGEST_NAME and HAN_ONLY.fullmatch(name) for name in names)
            fits = fits and any(name[0] in COMMON_SURNAMES for name in names)
        if fits:
            yield i, choice
            yield i + 1, choice


def official(text: str) -> bool:
    """Return whether a line is a field of an official document: its number, who issued it, when it took effect."""
    return text[:1] in _OFFICIAL_FIRST and _OFFICIAL.match(text) is not None


def of_print(text: str) -> bool:
    """Return whether a line names the page of a paper or the number of a magazine, or a collection of an account."""
    if text.startswith(_IN_COLLECTION):
        return len(text) > 7
    if text[:1] == "第" and len(text) <= _PAGE and "版" in text[2:6]:  # 第03版:某某周刊
        return ":" in text or "：" in text
    return text.endswith(("版", "期")) and "年" in text and _OF_PRINT.fullmatch(text) is not None


def stated_in(text: str) -> tuple[str, str] | None:
    """Return the label of a line whose form says in so many words when a story came out, or what it is about."""
    if _PICTURES_FROM.match(text):
        return "caption", "photo credit or caption word"
    return DATA if _TOLD.fullmatch(text) or official(text) or of_print(text) else None


def particular(text: str) -> tuple[str, str] | None:
    """Return the label of a line next to a story whose form says who made it, when or from what, or what it is about."""
    found = stated_in(text)
    if found is not None or not _may_tell(text):
        return found
    if _DATE.fullmatch(text) or _STATED.fullmatch(text) or ("次" in text and _READ.search(text)):
        return DATA
    return made_by(text)
