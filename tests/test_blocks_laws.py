"""What holds for every page: the blocks are the page, and labelling never fails."""

import pickle
from dataclasses import FrozenInstanceError, replace

import pytest
from hypothesis import given

from cnnewsnorm.blocks import LABELS, Block, label_blocks, label_lines, strip_boilerplate
from cnnewsnorm.edits import apply_edits, edit_finder
from strategies import anything, pages


@given(anything)
def test_the_blocks_are_the_page(page):
    blocks = label_blocks(page)
    assert "".join(block.text for block in blocks) == page
    assert all(page[block.start : block.end] == block.text for block in blocks)
    assert all(block.text.find("\n") in (-1, len(block.text) - 1) for block in blocks)


@given(anything)
def test_every_block_has_a_known_label_a_score_and_a_reason(page):
    for block in label_blocks(page):
        assert block.label in LABELS
        assert 0 <= block.score <= 1
        assert block.reasons
        assert all(block.reasons)
        assert len(block.reasons) <= 3


@given(pages)
def test_lines_are_labelled_the_same_with_and_without_terminators(page):
    lines = page.split("\n")
    bare, ended = label_lines(lines), label_lines([line + "\n" for line in lines])
    assert [told[:2] for told in bare] == [told[:2] for told in ended]
    assert [why[0].reasons(why[1]) for *_, why in bare] == [why[0].reasons(why[1]) for *_, why in ended]


@given(pages)
def test_stripping_replays_its_edits_and_keeps_clean_text_as_the_same_object(page):
    edits = list(edit_finder(strip_boilerplate)(page))
    result = strip_boilerplate(page)
    assert result == apply_edits(page, edits)
    if not edits:
        assert result is page
    assert all(start < end and page[start:end] for start, end, *_ in edits)


@given(pages)
def test_pickled_blocks_are_equal_and_give_the_same_reasons(page):
    blocks = label_blocks(page)
    again = pickle.loads(pickle.dumps(blocks))
    assert again == blocks
    assert [block.reasons for block in again] == [block.reasons for block in blocks]


def test_a_very_long_line_is_one_block():
    line = "经济发展，群众满意。" * 100_000
    (block,) = label_blocks(line)
    assert block.text == line


def test_digits_that_might_be_page_numbers_take_no_time_to_tell():
    labels = [block.label for block in label_blocks("1" * 57 + "x页\n" + "1" * 58 + "页\n首页")]
    assert labels[1:] == ["navigation", "navigation"]


def test_the_blocks_of_a_page_are_like_those_made_one_by_one():
    for block in label_blocks("首页\n市里召开会议\n"):
        made = Block(block.label, block.start, block.end, block.text, block.score, block._why)
        assert (block, repr(block), hash(block)) == (made, repr(made), hash(made))
        assert type(block) is Block
        assert replace(block, label="title") == replace(made, label="title") != block
        with pytest.raises(FrozenInstanceError):
            block.label = "title"
