"""Paragraphs that a scraper broke amid a sentence."""

import pytest
from hypothesis import given

import cnnewsnorm as cn
from cnnewsnorm.blocks.layout.broken import continued_lines, mended_lines
from strategies import pages
from support import cases

HEAD = "青石县三座图书馆建成\n2021-04-01 10:47 来源：青石日报\n"
STORY = (
    "4月1日，青石县第三座公共图书馆开门迎客，馆内藏书六万余册，市民凭身份证即可借阅。\n",
    "县文化局局长王志强介绍，三年来全县投入资金2300万元，每座图书馆都设有儿童阅览室。\n",
    "退休教师李国华说，他每天要走四公里去看报，现在出门五分钟就到。\n",
)
FOOT = "责任编辑：周丽华\n相关新闻\n青石县召开教育工作会议，部署新学期工作\n青石县春耕生产全面开始\n"


def broken(*words):
    """The story with each of some words in a line of its own, as ``get_text("\\n")`` sets links."""
    story = "".join(STORY)
    for word in words:
        assert word in story
        story = story.replace(word, f"\n{word}\n", 1)
    return HEAD + story + FOOT


@pytest.mark.parametrize("words", [("看报",), ("局长", "看报"), ("市民", "局长", "看报")], ids="-".join)
def test_a_broken_paragraph_is_one_again(words):
    page = broken(*words)
    article = cn.parse_article(page)
    assert article.paragraphs == tuple(text.strip() for text in STORY)
    assert article.title == "青石县三座图书馆建成"
    assert "".join(block.text for block in article.blocks) == page
    assert [edit.rule for edit in article.explanation.edits].count("article.joined") == 2 * len(words)


def test_every_part_is_body():
    labels = [block.label for block in cn.label_blocks(broken("市民", "局长", "看报"))]
    assert labels == ["title", "metadata", *["body"] * 9, "credit", *["related"] * 3]


@pytest.mark.parametrize("case", cases("broken"))
def test_what_is_no_broken_sentence_stays(case):
    lines = case["lines"]
    assert list(continued_lines(lines, range(len(lines)))) == case["continued"]


@given(pages)
def test_no_character_is_lost(page):
    lines = [line.strip() for line in page.split("\n")]
    mended, first_of = mended_lines(lines)
    assert "".join(mended) == "".join(lines)
    assert all(not mended[i] and first < i for i, first in first_of.items())


def test_a_list_of_any_length_is_told_at_once():
    page = "某地开会，部署工作\n，某地修桥，通车在即\n" * 20_000
    assert len(cn.label_blocks(page)) == 40_000
