"""Pages that an extractor wrote in Markdown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cnnewsnorm as cn
from cnnewsnorm.blocks.layout.markdown import read_markdown
from cnnewsnorm.edits import apply_edits, edit_finder
from strategies import anything, pages
from support import cases

PIECES = [
    "青石县新桥正式通车",
    "，两岸居民从此不用绕行。",
    "桥",
    "a1",
    "\n",
    "\n\n",
    " ",
    "# ",
    "## ",
    "**",
    "*",
    "_",
    "~~",
    "> ",
    "- ",
    "1. ",
    "[",
    "![",
    "]",
    "](https://www.example.cn/1.html)",
    "](/1)",
    "(",
    ")",
    "\\",
    "```",
    "---\n",
    "title: ",
    "author: ",
    "Title: ",
    "URL Source: ",
    "Markdown Content:",
]
marked = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


@pytest.mark.parametrize("case", cases("markdown"))
def test_marks_go_and_text_stays(case):
    read = read_markdown(case["input"])
    assert read == case["expected"]
    if read == case["input"]:
        assert read is case["input"]


@given(marked | pages | anything)
def test_a_second_reading_finds_no_more(text):
    read = read_markdown(text)
    assert read_markdown(read) is read


@given(marked | anything)
def test_edits_give_the_text_and_keep_the_lines(text):
    edits = list(edit_finder(read_markdown)(text))
    read = read_markdown(text)
    assert apply_edits(text, edits) == read
    assert read.count("\n") == text.count("\n")


@given(marked)
def test_the_blocks_are_the_page(text):
    article = cn.parse_article(text)
    assert "".join(block.text for block in article.blocks) == text
    assert "".join(block.text for block in cn.label_blocks(text)) == text
    assert apply_edits(text, article.explanation.raw) == article.text


@pytest.mark.parametrize(
    "piece", ["[", "[a](", "![](", "**", "*a", "\\[", "> ", "[![", "](http://a", "# 桥\n", "a_", "](/("]
)
def test_a_page_of_any_length_is_read_at_once(piece):
    text = "## 桥\n\n" + piece * 40_000
    assert read_markdown(text).count("\n") == text.count("\n")


def test_an_article_comes_out_of_markdown():
    page = (
        "[首页](https://www.example.cn/) > [新闻](https://www.example.cn/news/) > 正文\n\n# 青石县新桥正式通车\n\n"
        "2021-04-01 10:47 来源：[青石日报](/qsrb/)\n\n![新桥](https://img.example.cn/1.jpg)\n\n*新桥。林晓燕 摄*\n\n"
        "本报讯（记者 **林晓燕**）青石县新桥4月1日通车，[两岸](/a)居民从此不用再绕行十公里去赶集和上学。\n\n"
        "## 工期三年\n\n据县交通局介绍，这座桥长三百二十米，三年前动工，总投资两千三百万元，由县财政拨款建成。\n\n"
        "（责任编辑：周丽华）\n\n### 相关新闻\n\n* [青石县召开教育工作会议](/2.html)\n* [青石县春耕生产全面开始](/3.html)\n"
    )
    article = cn.parse_article(page)
    assert (article.title, article.source, article.authors) == ("青石县新桥正式通车", "青石日报", ("林晓燕",))
    assert article.captions == ("新桥。林晓燕 摄",)
    assert article.paragraphs == (
        "本报讯（记者 林晓燕）青石县新桥4月1日通车，两岸居民从此不用再绕行十公里去赶集和上学。",
        "工期三年",
        "据县交通局介绍，这座桥长三百二十米，三年前动工，总投资两千三百万元，由县财政拨款建成。",
    )
    found = cn.find_metadata(page)
    assert [page[start:end] for start, end in found.spans["title"]] == ["青石县新桥正式通车"]
