"""Labels of whole pages, and what callers may ask for."""

import pytest

from cnnewsnorm.blocks import LABELS, label_blocks, label_lines, split_lines, strip_boilerplate
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
    assert {labels[lines.index(post)] for post in posts} <= {"body", "heading", "caption"}
    assert not {labels[lines.index(name)] for name in names} & {"body", "heading", "caption"}


def test_comments_below_an_article_are_not_the_story():
    story = [
        f"第{number}天，我们沿着山路走了很久，沿途的风景让人难忘，大家都拍了照片。" for number in range(1, 40)
    ]
    comments = []
    for number in range(1, 8):
        comments += [f"#{number} 访客 于 2013/12/28 10:2{number}", "写得真好呢", "回复"]
    labels = [label for label, *_ in label_lines(["山路游记", *story, *comments])]
    assert "body" not in labels[-12:]
