"""Lines that lost their breaks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cnnewsnorm as cn
from cnnewsnorm.blocks.layout.parting import part_lines
from cnnewsnorm.edits import apply_edits, edit_finder
from strategies import anything, pages
from support import cases

PIECES = [
    "新桥昨天通车，两岸居民从此不用再绕行十公里",
    "青石县新桥正式通车",
    "新桥",
    "。",
    "！”",
    "\u3000\u3000",
    " ",
    "    ",
    "\n",
    "\r\n",
    "（记者 林晓燕）",
    "责任编辑：林晓燕",
    "[责编:周丽华]",
    "来源：青石日报 ",
    "2021-04-01 10:47",
    " 青石网 ",
    "本报讯",
]
glued = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


@pytest.mark.parametrize("case", cases("parting"))
def test_breaks_are_put_back_where_they_show(case):
    parted = part_lines(case["input"])
    assert parted == case["expected"]
    if parted == case["input"]:
        assert parted is case["input"]


@given(glued | pages | anything)
def test_a_second_look_finds_no_more(text):
    parted = part_lines(text)
    assert part_lines(parted) is parted


@given(glued | pages | anything)
def test_only_breaks_are_added(text):
    edits = list(edit_finder(part_lines)(text))
    assert apply_edits(text, edits) == part_lines(text)
    assert all(start == end and new == "\n" for start, end, new, *_ in edits)
    assert [edit[0] for edit in edits] == sorted({edit[0] for edit in edits})


@given(glued)
def test_the_parts_are_the_page(text):
    article = cn.parse_article(text)
    assert "".join(block.text for block in article.blocks) == text
    assert apply_edits(text, article.explanation.raw) == article.text


@pytest.mark.parametrize("piece", ["新桥通车。　　", "新桥通车2021-04-01 10:47 ", "。（记者 林晓燕）", "。 "])
def test_a_line_of_any_length_is_parted_at_once(piece):
    text = piece * (2_000_000 // len(piece))
    assert part_lines(text).replace("\n", "") == text


def test_an_article_comes_out_of_one_line():
    article = cn.parse_article(
        "青石县新桥正式通车 2021-04-01 10:47 来源：青石日报 作者：林晓燕　　新桥昨天通车，两岸居民从此不用再绕行十公里。"
        "　　桥长三百米，两车道，由县里出资建成，工期十四个月。（责任编辑：周丽华）"
    )
    assert article.title == "青石县新桥正式通车"
    assert article.published is not None
    assert article.published.begin == "2021-04-01T10:47"
    assert article.source == "青石日报"
    assert article.authors == ("林晓燕",)
    assert article.credits["责任编辑"] == ("周丽华",)
    assert article.paragraphs == (
        "新桥昨天通车，两岸居民从此不用再绕行十公里。",
        "桥长三百米，两车道，由县里出资建成，工期十四个月。",
    )


def test_metadata_are_found_behind_the_last_sentence():
    page = "青石县新桥正式通车\n新桥昨天通车，两岸居民从此不用再绕行十公里。（责任编辑：周丽华）"
    found = cn.find_metadata(page)
    assert found.credits["责任编辑"] == ("周丽华",)
    [(start, end)] = found.spans["credits"]
    assert page[start:end] == "周丽华"
