"""Writes ``numbers_words.txt``: words, names and idioms with numerals in them that count nothing.

Needs jieba 0.42.1, jionlp 1.5.31, pypinyin 0.55.0 and pypinyin-dict 0.9 (word lists) and
opencc-python-reimplemented (traditional forms). Only words on which `find_numbers` would otherwise fire are kept, so
run it again when the grammar of numbers changes::

    PYTHONPATH=src python scripts/build_numbers_words.py
"""

import re
import zipfile
from importlib.resources import files
from pathlib import Path

from table_files import write_table

import cnnewsnorm.numbers.words as words
from cnnewsnorm.errors import ParseError
from cnnewsnorm.numbers import find_numbers, parse_number

# Names and fixed phrases of the news that no dictionary has.
OWN = """
三日两头 一带一路 二十国集团 七国集团 八国集团 七十七国集团 三个代表 四个全面 四个自信 四个意识 两个维护 两个确立 两个一百年 五位一体 八项规定 四风 五个一工程
三去一降一补 两学一做 一国两制 三重一大 三会一课 四史 六稳 六保 六个为什么 三严三实 四个现代化 三个文明 两个凡是 四项基本原则 三大战役 三大球 三讲 四有新人
第一财经 第一时间 第一书记 第一责任人 第一夫人 第一线 第一手 第一把手 第一要务 第一要义 第一生产力 第一资源 第一动力 第一方阵 第一梯队 第二梯队 第三方 第三者 第三产业 第二产业
第一产业 第三世界 第二课堂 第二故乡 第六感 第四纪 第五纵队 第一现场 第一桶金 第一人称 第三人称 第三帝国 第一印象 第一反应 第一大 第二大 第三大 第四大 第五大
三八式步枪 八十天环游地球 一千零一夜 十月围城 三国演义 九一八 一二九 七七事变 八一三 五四运动 五卅运动 二七大罢工 三一重工 三九集团 三元桥 五道口 六里桥 八宝山 十里河 九寨沟 三亚
十八大 十九大 二十大 十七大 十六大 十三陵 百团大战 百里洲 三年级 二年级 一年级 四年级 五年级 六年级 七年级 八年级 九年级 二年期 三年期 五年期 三分球 三分线 三分钟热度 八分音符
两岸三地 两弹一星 两弹元勋 两会 两院 两院院士 两用 两性 两极 两江 两湖 两广 两旁 两侧 两手抓 两手准备 两面派 两口子 小两口 老两口 两码事 两回事 两下子 两难 两端
三位数 两位数 四位数 五位数 六位数 七位数 八位数 个位数 十位数 百位数 一位数 三节棍 三步走 三步曲 三部曲 四重奏 三重奏 五重奏 二重唱 三点式 三维 二维 四维 十字架 红十字 十字绣
百分点 百家讲坛 百家号 千家万户 千秋万代 万家灯火 万人空巷 万元户 万里长征 万里长城 二万五千里长征 两万五千里长征 三座大山 四人帮 十三行 三里屯 五棵松 六盘水 七台河 八达岭 十堰 九台 百色
一站式 一条龙 一揽子 一次性 二次元 三次元 二次创业 二次污染 二次供水 二人转 三人行 四人帮 三人成虎 二把手 三把火 十佳 百强 千强 百佳 万达 万象 三级跳 三级跳远 五星级 四星级 三星级
一把手 一口气 一阵子 一辈子 一家子 一伙人 一方面 一部分 一家人 一条心 一块儿 一面之词 一时间 一会儿 一点儿 一下子 一股脑 一窝蜂 一锅端 一刀切 一盘棋 一号文件 一点通 一席之地 一路上
十字路口 十年树木 百年大计 百年老店 百年好合 千年古城 千里之行 万里挑一 十万火急 百万雄师 千军万马 三军仪仗队 三军将士 三军 三年自然灾害 三年困难时期 八年抗战 十年浩劫 十年动乱 十年内乱
"""
TAGS = frozenset(("i", "l", "n", "nz", "ns", "nt", "b", "nrt"))  # jieba's: idioms, phrases, nouns and names
HAN = re.compile("[\u4e00-\u9fff〇]{2,}")
LEADING = "这那前后上下近约每整满同该本此各数几"


def fires(word: str, *, indefinite: bool = False) -> bool:
    return any(number.kind != "code" for number in find_numbers(word, indefinite=indefinite))


def counts(word: str) -> bool:
    """Whether a word is nothing but a quantity, so that it must not be passed over."""
    for part in (word, word.rstrip("地们的"), word[1:] if word[0] in LEADING else word):
        try:
            parse_number(part)
        except ParseError:
            continue
        return True
    return False


def main() -> None:
    words.word_at = lambda text, pos: None  # type: ignore[assignment]
    import cnnewsnorm.numbers.finder as finder

    finder.word_at = words.word_at  # type: ignore[attr-defined]

    import opencc
    from pypinyin.phrases_dict import phrases_dict
    from pypinyin_dict.phrase_pinyin_data import large_pinyin

    candidates: set[str] = set()
    for line in files("jieba").joinpath("dict.txt").read_text("utf-8").splitlines():
        word, _, tag = line.split(" ")
        if tag in TAGS and (len(word) > 2 or tag in ("i", "l")):
            candidates.add(word)
    with zipfile.ZipFile(Path(str(files("jionlp"))) / "dictionary" / "chinese_idiom.zip") as archive:
        lines = archive.read("chinese_idiom.txt").decode("utf-8").splitlines()
    candidates.update(part for line in lines if line for part in line.split("\t")[0].split("，") if len(part) > 2)
    for phrases in (phrases_dict, large_pinyin.phrases_dict):
        candidates.update(word for word in phrases if len(word) > 3 and (word[0] != "第" or len(word) > 4))

    to_traditional = opencc.OpenCC("s2t").convert
    own = set(OWN.split())
    simplified = {w for w in candidates if HAN.fullmatch(w) and fires(w) and not counts(w)}
    simplified |= {word for word in own if set(word) & words.NUMERALS and fires(word, indefinite=True)}
    traditional = {to_traditional(word) for word in simplified}
    body = "\n".join(sorted(simplified | traditional)) + "\n"
    write_table(
        "numbers_words.txt",
        body,
        made_by="scripts/build_numbers_words.py",
        source="jieba 0.42.1, jionlp 1.5.31, pypinyin 0.55.0, pypinyin-dict 0.9 (word lists); names of the news: own list",
        licence="MIT (jieba, pypinyin, phrase-pinyin-data), Apache-2.0 (jionlp and own list)",
    )
    print(len(simplified), "words,", len(body), "characters with the traditional forms")


if __name__ == "__main__":
    main()
