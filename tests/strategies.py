"""Hypothesis strategies that make realistic Chinese news text and pages, and text that is anything but."""

from hypothesis import strategies as st

SIMPLIFIED = (
    "记者从市政府获悉今年以来全县经济发展迅速会议强调要认真学习贯彻落实新时代思想群众满意度提升环境卫生"
)
TRADITIONAL = (
    "記者從市政府獲悉今年以來全縣經濟發展迅速會議強調要認真學習貫徹落實新時代思想群眾滿意度提升環境衛生臺灣"
)
RARE = "𠮷鱻龘㐂々〇亍彳妳裡衝"
MARKS = "，。、；：？！…—～·‘’“”「」『』（）【】《》"
ASCII_MARKS = ",.;:?!()\"'-/~|<>&%#"
FULL_WIDTH = "ＡＢＣａｂｃ０１２３４５６７８９％＋－／＝"
INVISIBLE = "\u200b\u200c\u200d\u200e\ufeff\u00ad\u2060\u202a\u202c\x00\x07\x1b\x85"
SPACES = " \u3000\u00a0\t\u2003\u2028\u2029\r"
OTHER = "あいうカタガﾊﾟ한국АяéÄãºÃ€�😀👨‍👩‍👧(︶︿︶)⼈豈ｶﾞ︵﹔①㈠Ⅳ\ue000\ud800\udfff"
GARBLED = [
    "鍙戝睍",
    "锛屼",
    "ä½ å¥½",
    "锟斤拷",
    "烫烫",
    "&amp;ldquo;",
    "&nbsp;",
    "\\u4e2d\\u56fd",
    "%E4%B8%AD",
    "發(fā)展",
    "?qǐng)",
]

han = st.text(st.sampled_from(SIMPLIFIED), min_size=1, max_size=12) | st.text(
    st.sampled_from(TRADITIONAL), min_size=1, max_size=12
)
dates = st.sampled_from(
    [
        "2021年4月1日",
        "8月7日",
        "2021-04-01 10:47",
        "昨日",
        "二〇二一年",
        "民國110年",
        "今年",
        "10时30分",
        "7日",
        "近日",
        "１月１日",
    ]
)
numbers = st.sampled_from(
    [
        "3.14",
        "1,000",
        "700余",
        "十几",
        "三分之一",
        "12%",
        "３万",
        "8万7413",
        "第三",
        "0",
        "3:2",
        "两千六百元",
        "500万美元",
        "A4",
    ]
)
latin = st.sampled_from(
    ["GDP", "iPhone 12", "http://news.example.com/a?b=1,2", "a@b.cn", "v1.2.3", "Hello, world.", "x.txt"]
)
fragments = st.one_of(
    han,
    han,
    han,
    dates,
    numbers,
    latin,
    st.text(st.sampled_from(MARKS), min_size=1, max_size=2),
    st.text(st.sampled_from(ASCII_MARKS), min_size=1, max_size=2),
    st.text(st.sampled_from(FULL_WIDTH), min_size=1, max_size=4),
    st.text(st.sampled_from(SPACES), min_size=1, max_size=3),
    st.text(st.sampled_from(INVISIBLE), min_size=1, max_size=2),
    st.text(st.sampled_from(OTHER + RARE), min_size=1, max_size=4),
    st.sampled_from(GARBLED),
)
lines = st.lists(fragments, max_size=12).map("".join)

clean_sentences = st.builds(
    lambda parts, end: "，".join(parts) + end,
    st.lists(han, min_size=1, max_size=5),
    st.sampled_from("。！？"),
)
chrome = st.sampled_from(
    [
        "",
        "首页 > 新闻 > 正文",
        "责任编辑：李某某",
        "来源：某某日报",
        "2021-04-01 10:47",
        "分享到：",
        "相关新闻",
        "上一篇：某某",
        "查看: 125|回复: 0",
        "记者 王某某",
        "（王某某 摄）",
        "甲县| 乙市| 丙区| 丁县| 戊市| 己县|",
        "————————",
        "登录 注册",
        "关键词：创建",
        "12345.jpg",
    ]
)
pages = st.lists(st.one_of(lines, clean_sentences, clean_sentences, chrome), max_size=14).map("\n".join)
"""Pages as a scraper leaves them: prose, chrome and junk, line by line."""

anything = st.one_of(pages, lines, st.text(max_size=60), st.text(st.characters(codec=None), max_size=60))
"""Any `str`, lone surrogates and NUL among them; mostly text that looks like a page."""
