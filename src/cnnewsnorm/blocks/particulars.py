"""What a short line next to a story says of it by its form: who wrote it, who worked on it, when it came out.

These forms are too common in prose, or too rare, to be cues: only lines that stand between headline and story, close
behind it, or that the model takes for its data are looked at.
"""

import re

__all__ = ["WORK_ALONE", "made_by", "particular"]

_NAMES = r"[\u4e00-\u9fff·．]{2,4}(?:[\s、]+[\u4e00-\u9fff·．]{2,4})*"
_WORK = "文字|撰文|採訪|采访|設計|设计|攝影|摄影|插畫|插画|插圖|插图|製圖|制图|繪圖|绘图|美術|美术|編輯|编辑|剪輯|剪辑|監製|监制|校對|校对|翻譯|翻译|配音|記者|记者"
WORK_ALONE = re.compile(rf"(?:{_WORK})\s*[:：／/]?")
_WORKED = re.compile(
    rf"(?:{_WORK})\s?[／/｜|]\s?[\u4e00-\u9fff·．\w]{{2,8}}|[\u4e00-\u9fff]{{2,4}}\s?[／/｜|]\s?(?:{_WORK})"
    r"|[\[(（【]?\s?(?:[\u4e00-\u9fff]{0,2}(?:[监監]\s?[制製]|[审審]\s?[读讀核]|[编編]\s?[辑輯审審]|[责責主]\s?[编編]|校\s?[对對]|策\s?[划劃]|[统統]\s?[筹籌])"
    r"|[翻编編][译譯]|[译譯]者|[摄攝]影)\s?[:：](?:\s?[^:：，。]{2,30})?"
)
_WRITTEN = re.compile(
    # 文：X  执笔/X  作者 X  作者jiayuan (jiayuan)
    r"[\[(（【〔]?\s?(?:文|撰文|撰稿|作者|[执執][笔筆]|[采採][写寫]|记者|記者)\s?[:：/／|｜丨]\s?[^:：，。]{2,40}"
    r"|作者(?:\s[^:：，。]{2,30}|\w{2,16} ?[(（][^()（）]{1,30}[)）])|[发發]信人\s?[:：].{2,60}"
    # 某报记者 X Y  記者X、Y／台北報導
    rf"|[\u4e00-\u9fff]{{0,10}}(?:记者|記者|通讯员|通訊員)[\s:：]\s?{_NAMES}(?:\s?[\u4e00-\u9fff]{{0,6}}报道)?"
    r"|[\u4e00-\u9fff·、]{2,14}[／/][\u4e00-\u9fff]{2,6}(?:\d{1,2}日)?(?:報導|報道|报道|電|电)"
    r"|[Bb][Yy] ?[:：]?(?<=[ :：])[\w\u4e00-\u9fff][^。，!?]{1,60}(?<!\.)"
)
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
    r"|[(（\[【]?(?:本文)?(?:[综綜]合|整理|摘|[节節][选選录錄]|[选選][编編]|[编編][译譯]){1,2}[录錄选選编編]?自.{2,50}"
)
_READ = re.compile(r"\d ?次(?:[阅閱][读讀]|[浏瀏][览覽]|[点點][击擊閱])$")  # … · 1350 次阅读
_TELLING = re.compile(
    r"[\d:：/／|｜丨者自]|^[Bb][Yy]"
)  # one of them stands in whatever the forms above match
_BYLINE = ("byline", "names the author")
_CREDIT = ("credit", "names who did what on the story")
_DATA = ("metadata", "source, time or tags")


def made_by(text: str) -> tuple[str, str] | None:
    """Return the label of a line whose form says who wrote the story or worked on it."""
    if not _TELLING.search(text):
        return None
    if _WRITTEN.fullmatch(text):
        return _BYLINE
    if _WORKED.fullmatch(text):
        return _CREDIT
    return None


def particular(text: str) -> tuple[str, str] | None:
    """Return the label of a line next to a story whose form says who made it, when or from what, or what it is about."""
    if not _TELLING.search(text):
        return None
    if _DATE.fullmatch(text) or _STATED.fullmatch(text) or ("次" in text and _READ.search(text)):
        return _DATA
    return made_by(text)
