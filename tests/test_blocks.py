"""Labels of whole pages, and what callers may ask for."""

import pytest

from cnnewsnorm.blocks import LABELS, label_blocks, label_lines, split_lines, strip_boilerplate
from cnnewsnorm.blocks.kinds.fine import refine
from cnnewsnorm.blocks.line.profile import KINDS
from cnnewsnorm.blocks.model.context import context_columns
from cnnewsnorm.blocks.model.reading import read_lines
from cnnewsnorm.blocks.model.weights import BASE, STATES
from cnnewsnorm.blocks.story.clauses import take_in_clauses
from cnnewsnorm.blocks.story.conversation import take_in_posts
from cnnewsnorm.blocks.story.extent import coarse_labels
from cnnewsnorm.errors import OptionError, TextTypeError
from support import cases


@pytest.mark.parametrize("case", cases("blocks"))
def test_every_line_of_a_page_has_the_label_a_careful_reader_gives(case):
    labels = [block.label for block in label_blocks(case["page"])]
    assert labels == case["labels"].split()


def test_an_empty_page_has_no_blocks():
    assert label_blocks("") == []
    assert label_lines([]) == []


def test_lines_end_at_newline_only():
    assert split_lines("甲\r乙\x85丙\u2028丁\n戊") == ["甲\r乙\x85丙\u2028丁\n", "戊"]


def test_blocks_become_json_ready_dictionaries():
    (block,) = label_blocks("责任编辑：王某某")
    assert block.to_dict() == {
        "label": "credit",
        "start": 0,
        "end": 8,
        "text": "责任编辑：王某某",
        "score": block.score,
        "reasons": list(block.reasons),
    }


@pytest.mark.parametrize(
    ("start", "reason"),
    [
        ("首页", "navigation words: 首页"),
        ("2022-05-18", "source, time or tags: a time stamp, 来源"),
        ("住在春风里", "paragraph that ends in a full stop"),
        ("先听意见", "short line without an end mark above prose"),
        ("责任编辑", "names an editorial role: 责任编辑"),
        ("清河区新增", "in a list of other stories"),
        ("版权所有", "legal notice: 版权所有, 未经授权, 禁止"),
    ],
)
def test_reasons_name_the_evidence_in_words(start, reason):
    page = cases("blocks")[0].values[0]["page"]
    (block,) = (block for block in label_blocks(page) if block.text.startswith(start))
    assert reason in block.reasons


def test_place_and_wording_are_among_the_reasons():
    page = cases("blocks")[0].values[0]["page"]
    reasons = [reason for block in label_blocks(page) if block.label == "body" for reason in block.reasons]
    assert any(reason.startswith("pairs of characters usual there: ") for reason in reasons)
    assert any("the main text" in reason or "paragraph" in reason for reason in reasons)


def test_no_reason_speaks_of_the_model():
    for case in cases("blocks"):
        for block in label_blocks(case.values[0]["page"]):
            assert not any("model" in reason or "shape:" in reason for reason in block.reasons)


def test_stripping_keeps_the_story_and_what_else_is_asked_for():
    page = cases("blocks")[0].values[0]["page"]
    story = strip_boilerplate(page)
    assert "先听意见再动工" in story
    assert "版权所有" not in story
    assert strip_boilerplate(page, keep=("credit",)) == "责任编辑：陈小雨\n"
    assert strip_boilerplate(page, keep=LABELS) is page


def test_labelling_garbled_lines_works_on_the_repaired_text():
    page = "首頁\n市里召開創(chuàng)建工作會(huì)議,部署下一階段的重點任務(wù)和具體措施,各單位負(fù)責(zé)人參加會(huì)議。\n責(zé)任編輯:王某某"
    blocks = label_blocks(page)
    assert blocks[2].label == "credit"
    assert "".join(block.text for block in blocks) == page


@pytest.mark.parametrize("function", [label_blocks, strip_boilerplate])
def test_what_is_not_text_is_refused(function):
    with pytest.raises(TextTypeError, match="must be str"):
        function(b"page")


def test_an_unknown_label_is_refused():
    with pytest.raises(OptionError, match="advert"):
        strip_boilerplate("文", keep=("advert",))


def test_the_posts_of_a_thread_are_the_story():
    posts = [
        "涨价是肯定的，摊主又不是慈善家。",
        "昨天路过看了一眼，人还真不少",
        "我家楼下也是这样。",
        "早上去晚了就买不到了",
        "明天再去看看吧。",
    ]
    names = ["山里人", "小河流水", "老街坊", "过路客", "闲云"]
    lines = ["某某论坛", "登录 注册", "菜市场的包子又涨价了"]
    for number, (name, post) in enumerate(zip(names, posts, strict=True), 1):
        lines += [name, "只看该作者", f"{number}楼", f"发表于 2020-4-9 21:40:0{number}", post, "回复", "举报"]
    labels = [label for label, *_ in label_lines(lines)]
    assert {labels[lines.index(post)] for post in posts} == {"body"}
    assert {labels[lines.index(name)] for name in names} <= {"interaction", "byline"}
    assert {label for line, label in zip(lines, labels, strict=True) if line in ("回复", "举报")} == {
        "interaction"
    }


def test_headers_and_buttons_among_replies_are_not_the_story_even_if_the_model_says_so():
    replies = [f"第{number}次面试的时候不要背稿子，对方一听就听得出来。" for number in range(6)]
    lines = ["面试之前要先了解那家公司，再想好自己能做什么。"]
    for number, reply in enumerate(replies):
        lines += [f"山里人{number} 2015-10-27 20:2{number}:51", reply, "删除"]
    story = (STATES.index("story"), (0, 0, 0, 100, 0, 0, 0, 0))
    choices = refine(lines, read_lines(lines), [story] * len(lines), [False] * len(lines), {})
    labels = [label for label, _ in choices]
    assert labels == ["body", *["interaction", "body", "interaction"] * 6]
    fewer = refine(lines[:13], read_lines(lines[:13]), [story] * 13, [False] * 13, {})
    assert "interaction" not in [label for label, _ in fewer]


def test_a_heading_with_two_paragraphs_below_is_not_the_end_of_a_story():
    lines = [
        "濱河新村的路燈與溝渠五年來多次投訴，未獲市議會重視，居民今天召開記者會，要求縣長處理。",
        "他今天在記者會上，這麼指出。",
        "沒有路牌",
        "不料，他說，事隔多年，該區仍未安裝路燈，令人遺憾。",
        "他指出，若有關當局仍不處理，他將向縣長投訴，尋求縣府協助。",
        "熱門新聞",
        "濱河步道週末封閉！",
        "三路公車加開夜班車！",
    ]
    told, over = (0, 0, 0, 90, 0, 0, 80, 0), (0, 0, 0, 80, 0, 0, 90, 0)
    story, after = STATES.index("story"), STATES.index("after")
    decoded = [(story, told)] * 2 + [(after, over)] + [(after, told)] * 2 + [(after, over)] * 3
    assert coarse_labels(lines, read_lines(lines), decoded) == ["body"] * 5 + ["boilerplate"] * 3
    lines[3:5] = lines[6:8]  # two headlines instead
    assert coarse_labels(lines, read_lines(lines), decoded) == ["body"] * 2 + ["boilerplate"] * 6


def test_comments_below_an_article_are_not_the_story():
    story = [
        f"第{number}天，我们沿着山路走了很久，沿途的风景让人难忘，大家都拍了照片。" for number in range(1, 40)
    ]
    comments = []
    for number in range(1, 8):
        comments += [f"#{number} 访客 于 2013/12/28 10:2{number}", "写得真好呢", "回复"]
    labels = [label for label, *_ in label_lines(["山路游记", *story, *comments])]
    assert "body" not in labels[-12:]


def kinds_in_context(lines):
    column = context_columns(lines, read_lines(lines))[0]
    return [KINDS[value // BASE % BASE] for value in column]


def test_the_lines_of_a_broken_paragraph_are_running_text():
    lines = [
        "我第一次见到清河，是在一个多雨的夏天，那时候水色浑黄，两岸",
        "的堤防已经多年没有修整，水一涨，近处的人家就要搬到坡上去",
        "住，一住就是半个月。父亲说，总有一天要有人来治理这条河，我",
        "把这句话记了很久，后来报考学校的时候毫不犹豫地填上了水利系",
        "，毕业那年的秋天，我和几位同学到水文站报到，从此没有离开过。",
    ]
    assert kinds_in_context(lines)[:4] == ["long"] * 4
    headlines = [line.replace("。", "，") for line in lines]  # a list of these has no full stop
    assert kinds_in_context(headlines)[:4] == ["comma"] * 4
    unequal = [line[: 24 + 4 * (i % 2)] for i, line in enumerate(lines)]
    assert "long" not in kinds_in_context(unequal)


IN_ONE_LINE = (
    "今年是两城结好60周年。60年来，双方务实合作，推动两地关系不断走深走实，成为友好城市的样板。2019年，两地贸易额突破300亿元！"
    "数据显示，今年1至4月，双边贸易额达100亿元，同比增长12.5%。有清河最美之称的河口湿地，是各地游客必访的景点，"
    "尤其是那里的芦苇和阳光，一年四季都适合前往！最近还有业者打造14栋彩虹屋，每栋都有独立的露台，可以直接看到日落。"
    "更多精彩，请下载客户端。"
)


@pytest.mark.parametrize(
    "page",
    [IN_ONE_LINE, f"{IN_ONE_LINE}\n", f"两城结好六十年\n{IN_ONE_LINE}\n", f"首页\n\n{IN_ONE_LINE}\n更多\n"],
)
def test_a_story_in_one_line_is_running_text(page):
    """Texts come with all their paragraphs in one line; a last word about the app makes no list of it."""
    labels = {block.text.strip(): block.label for block in label_blocks(page)}
    assert labels[IN_ONE_LINE] == "body"


def test_a_long_line_without_sentences_is_no_running_text():
    row = "清河新闻 城事 教育 健康 财经 体育 娱乐 汽车 房产 旅游 美食 " * 5
    assert label_blocks(row)[0].label != "body"


def test_what_is_listed_behind_the_last_post_is_no_post():
    lines = [
        "1F推tree: 防水的都不透氣 03/08 06:10",
        "2F→rock: 戴兩層就好了 03/08 06:14",
        "3F推cloud: 我用登山的 03/08 06:20",
        "4F→rain: 貴了一點 03/08 06:31",
        "更多討論",
        "[心得] 終於看到海了",
    ]
    seen = [(STATES.index("story"), (0,) * len(STATES))] * len(lines)
    states, _ = take_in_posts(lines, read_lines(lines), seen)
    assert [STATES[state] for state, _ in states] == ["story"] * 4 + ["after"] * 2


@pytest.mark.parametrize("line", ["（图", "(1", "（一）"])
def test_an_open_bracket_below_a_story_names_nobody(line):
    paragraph = "市里昨天开通两条公交线路，沿途设十四个站点，高峰时段每十分钟一班，附近居民出行更加方便。"
    labels = [label for label, *_ in label_lines(["公交线路开通", paragraph, paragraph[::-1] + "。", line])]
    assert labels[-1] != "credit"


def test_a_clause_that_the_model_takes_for_data_is_one_of_the_story():
    lines = [
        "清河公安的反诈“警”囊",
        "2025-08-19",
        "天上不会掉馅饼",
        "清河的街道格外热闹",
        "公安民辅警们",
        "给群众上起了",
        "生动的公开课",
        "“防范诈骗有妙招，不泄露密码和账号。”",
        "民警们新编的顺口溜，引得群众驻足观看，纷纷表示学到了。",
    ]
    coarse = ["title", "metadata", *["boilerplate"] * 3, "metadata", "boilerplate", "body", "body"]
    take_in_clauses(lines, read_lines(lines), coarse)
    assert coarse == ["title", "metadata", *["body"] * 7]
