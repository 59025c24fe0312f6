"""What holds for every page: the blocks are the page, and labelling never fails."""

from hypothesis import given

from cnnewsnorm.blocks import LABELS, label_blocks, label_lines, strip_boilerplate
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


@given(pages)
def test_lines_are_labelled_the_same_with_and_without_terminators(page):
    lines = page.split("\n")
    assert label_lines(lines) == label_lines([line + "\n" for line in lines])


@given(pages)
def test_stripping_replays_its_edits_and_keeps_clean_text_as_the_same_object(page):
    edits = list(edit_finder(strip_boilerplate)(page))
    result = strip_boilerplate(page)
    assert result == apply_edits(page, edits)
    if not edits:
        assert result is page
    assert all(start < end and page[start:end] for start, end, *_ in edits)


def test_a_very_long_line_is_one_block():
    line = "经济发展，群众满意。" * 100_000
    (block,) = label_blocks(line)
    assert block.text == line
