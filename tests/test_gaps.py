"""Blanks that a scraper left amid sentences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cnnewsnorm as cn
from cnnewsnorm.blocks.layout.gaps import close_gaps
from cnnewsnorm.edits import apply_edits, edit_finder
from strategies import anything, pages
from support import cases

spaced = st.lists(
    st.sampled_from(
        [
            "会议强调",
            "要坚持",
            "问题导向",
            "责",
            "任",
            "汽",
            "车的发展",
            " ，",
            "摄",
            "，",
            "。",
            " ",
            " ",
            "\u00a0",
            "\n",
            "王某某",
            "12",
        ]
    ),
    max_size=40,
).map("".join)


@pytest.mark.parametrize("case", cases("gaps"))
def test_gaps_are_closed_amid_sentences(case):
    closed = close_gaps(case["input"])
    assert closed == case["expected"]
    if closed == case["input"]:
        assert closed is case["input"]


@given(spaced | pages | anything)
def test_a_second_look_finds_no_more(text):
    closed = close_gaps(text)
    assert close_gaps(closed) is closed


@given(spaced | pages | anything)
def test_only_blanks_go(text):
    edits = list(edit_finder(close_gaps)(text))
    assert apply_edits(text, edits) == close_gaps(text)
    assert all(text[start:end].strip(" \u00a0") == new == "" for start, end, new, *_ in edits)


def test_the_story_is_without_them():
    page = (
        "青石县三座图书馆建成\n2021-04-01 10:47 来源：青石日报\n"
        "4月1日，青石县第三座公共 图书馆 开门迎客，馆内藏书六万余册 ， 市民 凭身份证即可借阅。\n"
        "县文化局局长 王志强 介绍 ，三年来全县投入资金2300万元 ，每座图书馆都设有 儿童 阅览室。\n"
    )
    article = cn.parse_article(page)
    assert article.paragraphs == (
        "4月1日，青石县第三座公共图书馆开门迎客，馆内藏书六万余册，市民凭身份证即可借阅。",
        "县文化局局长王志强介绍，三年来全县投入资金2300万元，每座图书馆都设有儿童阅览室。",
    )
    assert apply_edits(page, article.explanation.raw) == article.text
