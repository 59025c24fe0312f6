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
