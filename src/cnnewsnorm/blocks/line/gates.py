"""What a site tells or asks readers before they may read: cookies and privacy, their age, their browser, their language.

These are whole sentences, often longer than the first paragraph of a story and right above its headline, so that the
model takes them for where the story begins. Their words leave no doubt.
"""

import re

__all__ = ["GATE_HEADS", "is_gate"]

GATE_HEADS = frozenset(
    "本網 本网 本站 該網 该网 本平 該平 该平 為提 为提 請同 请同 需同 當您 当您 若您 您即 你即 根據 此內 請更 请更 您使 您當 您当 您目 您所 您的 為達 为达 如欲 こち 此網 此网 "
    "請繼 请继 我是 廣告 广告 更多 -- We Th By Yo".split()
)
"""How they begin: only lines that do are looked at."""

_SITE = r"(?:本|此|[该該])(?:[网網]?站|[网網]頁|平[台臺])"
_COOKIES = re.compile(
    rf"{_SITE}.{{0,6}}使用.{{0,20}}(?:[Cc]ookie|(?:[类類]似|相[关關]|追[踪蹤]|[这這]些)(?:的)?技[术術]).{{0,60}}(?:同意|[隐隱]私|[体體][验驗])"
    r"|[为為]提供.{0,40}使用\s?[Cc]ookie"
    r"|[请請需]同意我[们們]的?.{0,8}(?:[隐隱]私|[Cc]ookie|[条條]款)"
    rf"|[若当當]您(?:[继繼][续續]|[点點][击擊選选]|[关關][闭閉]).{{0,30}}(?:同意|接受).{{0,20}}(?:[Cc]ookie|[隐隱]私|[规規]範?)"
    r"|(?:We|This (?:web)?site) uses? cookies"
    r"|By (?:using|continuing|clicking|closing|browsing).{0,80}(?:agree|consent|accept)"
)
_AGE = re.compile(
    r"[您你]即[将將][进進]入.{0,16}[满滿]\s?(?:18|十八)\s?[岁歲]"
    r"|根據「?電腦網路內容分級.{0,60}(?:網站|本[站頁]|滿\s?18|滿十八|進入)"
    rf"|{_SITE}已依.{{0,12}}[内內]容分[级級].{{0,4}}[规規]定"
    r"|此[内內]容只[给給]年[满滿]"
)
_BROWSER = re.compile(
    r"(?:[请請](?:更新|升[级級]))?[您你](?:[当當]前|目前)?所?(?:使用)?的\s?(?:IE\s?)?[浏瀏][览覽]器.{0,12}(?:不支[持援]|版本|[过過]低|[禁停]用|[关關][闭閉]|$)"
    r"|[请請]更新[您你]的[浏瀏][览覽]器"
    r"|[为為][达達]最佳[浏瀏][览覽]效果|如欲取得最佳[浏瀏][览覽]效果"
    r"|Your browser (?:does not|doesn't|is)|You (?:are using an outdated|need to enable|must enable)"
)
_LANGUAGE = re.compile("こちらのページは")  # … written in Chinese: go to the Japanese one?
# 廣告 更多內容請繼續往下閱讀, between two paragraphs
_ADVERT = re.compile(
    r"-*(?:我是)?(?:[廣广]告)?[\s／/,，]*(?:更多(?:[內内]容|新[闻聞]))?\s*[請请][繼继][續续]往下[閱阅][讀读]\W*$"
)
_LONGEST = 300


def is_gate(text: str) -> bool:
    """Return whether a stripped line that begins with one of `GATE_HEADS` stands before a page rather than on it."""
    return len(text) <= _LONGEST and any(
        pattern.match(text) is not None for pattern in (_COOKIES, _AGE, _BROWSER, _LANGUAGE, _ADVERT)
    )
