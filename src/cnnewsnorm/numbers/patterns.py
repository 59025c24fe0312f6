"""The patterns: where a numeral may begin, how far it runs, and what looks like a date or a code instead.

Every loop below consumes at least one character that no other branch can give back, so matching is linear.
"""

import re
from functools import cache

from .numerals import DIGITS, FINANCIAL_DIGITS, HAN_DIGITS, HAN_LARGE_SCALES, HAN_NUMERAL, VULGAR_FRACTIONS

__all__ = ["clock_pattern", "code_pattern", "date_pattern", "lead_pattern", "listed_pattern", "run_pattern"]

D = f"[{DIGITS}]"
H = f"[{HAN_NUMERAL}]"
SMALL = "[百千拾佰仟]"
BIG = f"[{HAN_LARGE_SCALES}]"
S = f"[十百千拾佰仟{HAN_LARGE_SCALES}]"
SP = "[ \u3000\xa0]{0,4}"
SP1 = "[ \u3000\xa0]{1,4}"
# A full-width comma between ASCII digits mostly lists numbers (20，300元); it groups them where decimals follow.
_GROUP = rf"(?:,{D}{{3}}|，[０-９]{{3}}|，{D}{{3}}(?=(?:[,，]{D}{{3}}){{0,8}}[.．]{D}))"
ARABIC = rf"(?:(?:{D}{{1,3}}(?:{_GROUP})+(?!{D})|{D}+)(?:[.．]{D}+)?|[.．]{D}+)"


@cache
def lead_pattern(plain: bool) -> re.Pattern[str]:
    """Where a number may begin: digits, numerals and ½, and 折 for 打对折; unless `plain`, also links, to be passed over.

    One character class is scanned eight times as fast as a choice, so the choice is kept for the few texts in need.
    """
    numerals = f"[{DIGITS}{HAN_NUMERAL}半幺折{''.join(VULGAR_FRACTIONS)}]+"
    return re.compile(numerals if plain else rf"(?P<url>(?:https?://|www\.)[!-~]+)|{numerals}")


@cache
def run_pattern() -> re.Pattern[str]:
    """A numeral with its scales, as far as it may run; `read_numeral` decides what it is worth."""
    point = rf"{SP}[点點]{SP}(?:[{HAN_DIGITS}{FINANCIAL_DIGITS}]{{1,60}}|{D}+)(?:{SP}{S}){{0,4}}"
    more = rf"(?<={S})(?:{D}{{1,3}}(?:,{D}{{3}})+(?!{D})|{D}+)(?:[.．]{D}+)?|(?<=[零〇]){D}+|{SP}(?={S}){H}{{1,60}}|(?<={S}){SP1}{H}{{1,60}}|(?<={S}){SP1}{D}+(?={SP}{S})"
    return re.compile(
        rf"(?:{ARABIC}(?:{SP}{BIG}{H}{{0,60}}|(?<!{D}{D}{D}){SMALL}{H}{{0,60}})|{H}{{1,60}})(?:{more}){{0,24}}(?:{point})?|{ARABIC}"
    )


@cache
def date_pattern() -> re.Pattern[str]:
    """Dates and times of day in all their written forms; the numbers in them are not quantities."""
    n2 = rf"(?:{D}{{1,2}}|[一二三四五六七八九十廿卅]{{1,3}})"
    hd = "[零〇○0０一二三四五六七八九]"
    y4 = rf"(?:(?!1000|１０００)[1１]{D}{{3}}|[2２][0０1１]{D}{{2}}|[一二]{hd}{{3}})"
    sep = "[-－—–~～至到]{1,2}"
    clock = rf"{D}{{1,2}}[:：]{D}{{2}}(?:[:：]{D}{{2}})?(?!{D})"
    # 三点意见 is three of them
    hour = rf"(?:一[两兩]|[两兩]三)[点點]{SP}(?:[钟鐘许許]|左右)|{n2}[点點]{n2}[个個]字|{n2}{SP}(?:时|時|[点點](?![意建要看说說体體内內原希共主理好经經认認启啟思做]))(?:{SP}{n2}{SP}分|[半整许許]|[一三]刻|过|多|左右|钟|鐘)?"
    day = rf"{n2}{SP}[日号號]"
    month = rf"{n2}{SP}月(?:份|{D}{{2}}(?={D}{{2}}[:：]{D}{{2}})|[初底末中]|[上中下]旬|{SP}{day}(?:{sep}{n2}(?:月{n2})?[日号號])?)?"
    return re.compile(
        rf"(?<!{D})(?:{D}{{2}}){{1,2}}(?:{sep}|[/／])(?:{D}{{2}}){{1,2}}(?=[赛賽雪]季|[学學财財]年)"
        rf"|{y4}[.．/]{D}{{1,2}}{sep}{y4}[.．/]{D}{{1,2}}(?!{D})"
        rf"|{D}{{1,2}}/{D}{{1,2}}(?=[（(][周週]?[一二三四五六日天][)）])"
        rf"|{y4}[-－/.．]{D}{{1,2}}[-－/.．]{D}{{1,2}}(?:-{D}{{1,2}}[./]{D}{{1,2}}|[ T]{{0,2}}{clock}|{D}{{2}}[:：]{D}{{2}}(?:[:：]{D}{{2}})?)?"
        rf"|{D}{{1,2}}[-/]{D}{{1,2}}[ ]{{1,2}}{clock}"
        rf"|{D}{{1,3}}/{D}{{1,2}}/(?:{y4}|{D}{{2}})(?!{D})"
        rf"|(?<!{D})[1１][0-4０-４]{D}[学學]?年度"
        rf"|{y4}[·•．./／](?:[0０]?[1-9１-９]|[1１][0-2０-２])(?![{DIGITS}/／点點元%％亿億万萬倍])"
        rf"|{y4}{SP}年(?:{SP}(?:{month}|代)|{sep}{y4}{SP}年)?(?:{SP}{clock})?"
        rf"|{y4}{sep}{y4}(?=年|[)）])年?"
        rf"|(?:{n2}{sep})?{month}(?:{SP}{clock})?"
        rf"|{n2}{sep}{n2}日(?![元圆圓币幣本内內])"
        rf"|{n2}日(?![元圆圓币幣本内內])(?:{SP}(?:{clock}))?"
        rf"|(?:{n2}{sep})?(?:{hour})"
        rf"|{clock}(?:{sep}{clock})?"
        rf"|(?:{D}{{2}}|[一二三四五六七八九]十|[零〇]{{2}})年代(?:初|末|中期|后期|初期|末期)?"
        rf"|{n2}{SP}世[纪紀](?:{D}{{2}}年代|[一二三四五六七八九]十年代|初|末|中叶)?"
        rf"|(?:{n2}{sep}第?)?[一二三四1-4１-４]季度"
        rf"|(?:[5-9５-９][1-9１-９]|[4４][9９]|[0０][1-9１-９]|(?!五六|六七|七八|八九)[五六七八九零〇][一二三四五六七八九零〇])年(?![来來后後前间間内內的了期多余里之])"
        rf"|十[一二三四]五(?=[^十百千万亿]|$)|[一二三四五六七八九]五(?=规划|計劃|规劃|计划|规划|期间|期間|时期|時期|”)"
    )


@cache
def listed_pattern() -> re.Pattern[str]:
    """Days, months or decades in a row that share their unit: 3、4月, 28、29日."""
    n2 = rf"(?:{D}{{1,2}}|[一二三四五六七八九十廿卅]{{1,3}})"
    return re.compile(rf"{n2}(?:[、和与及或]{n2}){{1,3}}(?:[日号號](?![元圆圓币幣本内內])|月(?!{n2}日)|年代)")


@cache
def clock_pattern() -> re.Pattern[str]:
    """A time of day behind a word that makes one of it: (下午)三点零五."""
    n = "[零〇]?[一二三四五六七八九十廿卅两兩]{1,3}"
    return re.compile(rf"(?:{n}|{D}{{1,2}})[点點时時](?:[一三]刻|(?:{n}|{D}{{1,2}})分?)?")


@cache
def code_pattern() -> re.Pattern[str]:
    """Telephone numbers, versions, dotted and dotted-middle numbers, file names: digits that count nothing."""
    d = D
    return re.compile(
        rf"(?:[1１][3-9３-９]{d}{{9}}|[48４８][0０]{{2}}-?{d}{{3}}-?{d}{{4}}|[0０]{d}{{2,3}}[-－—]{d}{{7,8}}|{d}{{3,4}}-{d}{{4}}-{d}{{4}})(?!{d})"
        rf"|{d}+(?:[.．]{d}+){{2,}}"
        rf"|{d}{{1,2}}[·•・‧]{d}{{1,2}}"
        rf"|{d}+(?:[.][A-Za-z]|[-_]?[A-Za-zＡ-Ｚａ-ｚ])[A-Za-z0-9._\-Ａ-Ｚａ-ｚ０-９]*"
        rf"|{d}+-{d}+(?:-{d}+)+"
    )
