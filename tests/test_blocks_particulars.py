"""What a line next to a story says of it by its form."""

import pytest

from cnnewsnorm.blocks import label_lines
from cnnewsnorm.blocks.rules.particulars import made_by, particular
from support import cases


@pytest.mark.parametrize("case", cases("particulars"))
def test_the_form_of_a_line_says_who_made_a_story_and_when(case):
    found = particular(case["text"])
    assert (found and found[0]) == case["want"]


@pytest.mark.parametrize("case", cases("particulars"))
def test_makers_are_told_alone_as_among_the_rest(case):
    found = made_by(case["text"])
    assert (found and found[0]) == (case["want"] if case["want"] in ("byline", "credit") else None)


@pytest.mark.parametrize("case", cases("gates"))
def test_what_a_site_asks_before_readers_may_read_needs_no_place_to_be_told_by(case):
    ((label, score, _),) = label_lines([case["text"]])
    assert (label == "interaction" and score == 1.0) == case["want"]
