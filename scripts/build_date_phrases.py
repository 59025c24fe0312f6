"""Writes ``dates_phrases.txt``: idioms, titles and names that hold the characters of a date and are none.

The candidates are the idioms and fixed phrases of jieba's dictionary (MIT), of pypinyin's phrases (MIT) and of
JioNLP's list of idioms (Apache-2.0) in which the finder, without the table, sees a date: 三天打鱼, 十年寒窗, 半夜三更. A phrase that is a date as a whole stays one.

Needs ``jieba``, ``pypinyin`` and ``jionlp``.
"""

import os
import re
from importlib.metadata import version
from importlib.util import find_spec
from zipfile import ZipFile

import jieba
from pypinyin.phrases_dict import phrases_dict

from cnnewsnorm.dates import _find as finder
from cnnewsnorm.dates import find_dates
from table_files import write_table

COUNTED = re.compile(
    "[〇一二三四五六七八九十百千万两半几数]+(?:年|月|日|天|分钟?|秒|点|载|周|时|小时|个月|夜|时半|天一)"
)
KEPT = re.compile(
    "[电份底初后前]$|^[晚早].点|^(?:一连|哪|连续|大半|当今|改日|即日|近几|从|自|当前|每|第|过)|节$|^[今明昨去上下本]"
)
MORE = """
今日头条 明日之后 十月围城 二月河 五月天 五月花 八月瓜 六月雪 七月半 九月九 万年青 万年历 一带一路 明日科技 今日资本 明天系 昨日重现 七日谈
十日谈 寒冬腊月 听天由命 明日之星 明日方舟 今日说法 今日关注 今日美术馆 后天性 后天下 七天连锁 七天酒店 春秋航空 十月妈咪 十月文艺 十月杂志 一二九运动 五四运动 五四精神 五四时期
白天鹅 午夜凶铃 子夜四时歌 早晚 早期白话 星期天鹅 周日清 三月三日晴 五月端 晚清 明清 清明上河图 小满手 大雪山 小雪人 大寒山 白露为霜 夏至未至 三分球 晚间新闻 午间新闻 早间新闻 今日亚洲 经济半小时 南方周末 21世纪经济报道 指日可待 二月革命 三月街 六月飞雪 七月流火 八月未央 十月怀胎 七日年化 明日黄花 悔不当初 何必当初 大敌当前 而今而后 早知今日
每日新闻 每日邮报 每日电讯 每日镜报 每日快报 每日经济新闻 每日优鲜 今日美国报 今日俄罗斯 今日印度 星期日泰晤士报 周日泰晤士报 星期日独立报 周日电讯报 星期日电讯报 周末画报 昨日世界 明天控股 明天集团
春天百货 午后红茶 二月兰 九月菊 雨后天晴 雨后天空
""".split()


def idioms() -> set[str]:
    folder = find_spec("jionlp").submodule_search_locations[0]  # type: ignore[union-attr,index]
    with ZipFile(f"{folder}/dictionary/chinese_idiom.zip") as archive:
        lines = archive.read(archive.namelist()[0]).decode("utf-8").splitlines()
    return {line.split("\t")[0].strip() for line in lines}


def candidates() -> set[str]:
    words = set(phrases_dict) | idioms()
    path = os.path.join(os.path.dirname(jieba.__file__), "dict.txt")
    with open(path, encoding="utf-8") as file:
        for line in file:
            word, _, tag = line.split()
            if tag in ("i", "l", "nz", "nr", "n", "nt", "ns", "b", "z"):
                words.add(word)
    return {word for word in words if len(word) >= 3}


def main() -> None:
    finder.phrases.cache_clear()
    finder.phrases = lambda: frozenset()  # type: ignore[assignment]
    chosen, set_phrases = set(MORE), idioms()
    for word in candidates():
        found = find_dates(word)
        if not found or KEPT.search(word) or any(date.text == word for date in found):
            continue
        if (
            word in set_phrases
            or all(COUNTED.fullmatch(date.text) for date in found)
            or (len(word) == 4 and found[0].text in ("半夜", "白天"))
        ):
            chosen.add(word)
    write_table(
        "dates_phrases.txt",
        "".join(f"{word}\n" for word in sorted(chosen)),
        made_by="scripts/build_date_phrases.py",
        source=f"jieba {version('jieba')} (MIT), pypinyin {version('pypinyin')} (MIT), "
        f"jionlp {version('jionlp')} (Apache-2.0): words in which dates are seen",
        licence="facts",
    )


if __name__ == "__main__":
    main()
