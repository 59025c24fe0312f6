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

import cnnewsnorm.numbers.words as words
from cnnewsnorm.errors import ParseError
from cnnewsnorm.numbers import find_numbers, parse_number
from table_files import write_table

# Names and fixed phrases of the news that no dictionary has.
OWN = """
三日两头 六根 花开两朵 五年计划 两节期间 两节前夕 三步并两步 七匹狼 三个和尚 八路军 双十一 双十二 老三届 小三轮 天下第一 一点一滴 举一反三 三国时 三国鼎立 五卅 四个一 两头在外 统一 唯一 同一 单一 专一 逐一 划一 归一 如一 不一 之一 合一 万一 初一 初二 初三 高一班 高二班 高三班 大一 大二 大三 大四 周一 周二 周三 周四 周五 周六 星期一 星期二 星期三 星期四 星期五 星期六 礼拜一 礼拜二 礼拜三 礼拜四 礼拜五 礼拜六 大京九 京九 一带一路 二十国集团 七国集团 八国集团 七十七国集团 三个代表 四个全面 四个自信 四个意识 两个维护 两个确立 两个一百年 五位一体 五个一工程
三去一降一补 两学一做 一国两制 三重一大 三会一课 四史 六稳 六保 六个为什么 三严三实 两个凡是 三大战役 三大球 三讲 四有新人
第一财经 第一时间 第一夫人 第一线 第一手 第一把手 第一流 第三方 第三者 第三产业 第二产业 第一产业 第三世界
第五纵队 第六感 第四纪 第三帝国 第一桶金 第三道路 十年如一日 一丝一毫 七老八十
三八式步枪 八十天环游地球 一千零一夜 十月围城 三国演义 九一八 一二九 七七事变 八一三 五四运动 五卅运动 二七大罢工 三一重工 三九集团 三元桥 五道口 六里桥 八宝山 十里河 九寨沟 三亚
十八大 十九大 二十大 十七大 十六大 十三陵 百团大战 百里洲 三年级 二年级 一年级 四年级 五年级 六年级 七年级 八年级 九年级 二年期 三年期 五年期 三分球 三分线 三分钟热度 八分音符
两岸三地 两弹一星 两弹元勋 两会 两院 两院院士 两用 两性 两极 两江 两湖 两广 两旁 两侧 两手抓 两手准备 两面派 两口子 小两口 老两口 两码事 两回事 两下子 两难 两端
三位数 两位数 四位数 五位数 六位数 七位数 八位数 个位数 十位数 百位数 一位数 三节棍 三步走 三步曲 三部曲 四重奏 三重奏 五重奏 二重唱 三点式 三维 二维 四维 十字架 红十字 十字绣
百分点 百家讲坛 百家号 千家万户 千秋万代 万家灯火 万人空巷 万元户 万里长征 万里长城 二万五千里长征 两万五千里长征 三座大山 四人帮 十三行 三里屯 五棵松 六盘水 七台河 八达岭 十堰 九台市 九台区 百色
一站式 一条龙 一揽子 一次性 二次元 三次元 二人转 三人行 四人帮 三人成虎 二把手 三把火 十佳 百强 千强 百佳 万达 万象 三级跳 三级跳远 五星级 四星级 三星级
一把手 一口气 一阵子 一辈子 一家子 一伙人 一方面 一部分 一家人 一条心 一块儿 一面之词 一时间 一会儿 一点儿 一下子 一股脑 一窝蜂 一锅端 一刀切 一盘棋 一号文件 一点通 一席之地 一路上
十年不晚 十年寒窗 台上一分钟 十年功 三百六十行 七十二行 三十六行 三个臭皮匠 十年修得同船渡 三岁看大 七岁看老 三岁看老 三句话不离本行 七十二家房客 两点一线 五次三番
十万火急 三分天注定 七分靠打拼 三分治七分养 一日夫妻百日恩 两条腿走路 三个和尚没水喝 两虎相争 千层浪 两世为人 两耳不闻 三步一岗 五步一哨 三步一回头 五里一徘徊
二道江 四方台 五家渠 九道弯 四道口 西江千户苗寨 千户苗寨 五道营 两路口 五家村 九间棚 二道白河 三道关 五道岭 七道沟 六道口 三道岭 四道沟 八道河 六间房 八间房 七间房 三家巷 四家子 五家子 八家子 三台阁 五台中
三只松鼠 六个核桃 七天酒店 七天连锁 三枪内衣 三枪集团 七度空间 三元股份 三元食品 三元乳业 六国化工 三顿半 四环医药 四环生物 三环集团 四方股份 三轮摩托 五星电器 八天堡 六人行 三块广告牌 九层妖塔 十面埋伏 四个春天 两只老虎 三只小猪 七个小矮人
三个火枪手 十万个为什么 十万个冷笑话 八佰 两杆大烟枪 三个代表 三个一百 两个翻番 六个一 十个一 三支一扶 金砖五国 金砖四国 三人篮球 四人艇 八人艇 三人行 三项赛 七番棋 两分球 两桶油 二本线 三本院校 五座车 七座车 三方支付
十字路口 十年树木 百年大计 百年老店 百年好合 千年古城 千里之行 万里挑一 十万火急 百万雄师 千军万马 三军仪仗队 三军将士 三军 十年浩劫 十年动乱 十年内乱
"""
TAGS = frozenset(("i", "l", "n", "nz", "ns", "nt", "b", "nrt"))  # jieba's: idioms, phrases, nouns and names
HAN = re.compile("[\u4e00-\u9fff〇]{2,}")
# There the numeral does count, for all that it is part of a name.
COUNTING = re.compile(
    "届|第.+次|项.*原则|次世界大战|次创业|次污染|次能源|次开发|^.+第|^第.{3,}|^第.[^方者手性纪紀系]$|^[一二三四五六七八九十两]+(?:个|句话|件事|封信|层楼)"
    "|^[一二三四五六七八九十]年计划|^(?:两国|兩國)|年抗战|^[两三四五六七八九十](?:条|辆|张|本|间|匹|首|颗|粒|片|扇|座|幅|节|杯|瓶|次|代|路|道|级|壶).$|^四次会议|^兵分|分之差$|^增.*倍$|^二十四小$|^五百年前$|^八百[当當]$"
)
LEADING = "这那前后上下近约每整满同该本此各数几"


def fires(word: str, *, indefinite: bool = False) -> bool:
    return any(number.kind != "code" for number in find_numbers(word, indefinite=indefinite))


def counts(word: str) -> bool:
    """Whether a word is nothing but a quantity, so that it must not be passed over."""
    for part in (word, word.rstrip("地们的来"), word[1:] if word[0] in LEADING else word):
        try:
            parse_number(part)
        except ParseError:
            continue
        return True
    return False


def main() -> None:
    words._index = dict  # type: ignore[assignment]  # no word is known while the words are chosen

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
    candidates.update(
        part for line in lines if line for part in line.split("\t")[0].split("，") if len(part) > 2
    )
    for phrases in (phrases_dict, large_pinyin.phrases_dict):
        candidates.update(word for word in phrases if len(word) > 3 and (word[0] != "第" or len(word) > 4))

    candidates = {word for word in candidates if not COUNTING.search(word)}
    to_traditional = opencc.OpenCC("s2t").convert
    own = set(OWN.split())  # a name that ends in a numeral is kept for what may follow it
    simplified = {w for w in candidates if HAN.fullmatch(w) and fires(w) and not counts(w)}
    simplified |= {
        word
        for word in own
        if set(word) & words.NUMERALS and (fires(word, indefinite=True) or word[-1] in words.NUMERALS)
    }
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
