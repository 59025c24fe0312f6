"""Line breaks that were left in a text as tags or bytes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnnewsnorm import find_garbled, repair_garbled
from cnnewsnorm.edits import apply_edits
from cnnewsnorm.garble.breaks import find_breaks
from support import cases

PIECES = [
    "<br>",
    "<br/>",
    "<BR />",
    "<p>",
    "</p>",
    "x0dx0a",
    "x0dx0",
    "\\n",
    "\\r",
    "<b",
    "<",
    ">",
    "\n",
    " ",
    "\u3000",
    "列车",
    "开通",
    "。",
    "“",
    "”",
    "a",
    "<i>",
]


@pytest.mark.parametrize("case", cases("breaks"))
def test_breaks_become_line_breaks_where_they_are_no_markup(case):
    text = case["input"]
    repaired = repair_garbled(text)
    assert repaired == case["expected"]
    assert repair_garbled(repaired) is repaired
    if text == case["expected"]:
        assert repaired is text
    else:
        assert "line-break" in {place.kind for place in find_garbled(text)}


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_what_is_found_once_is_not_found_again(text):
    assert find_breaks(apply_edits(text, find_breaks(text))) == []


def test_any_number_of_breaks_is_read_at_once():
    text = "列车开通。<br> " * 100_000 + "列车开通。"
    assert apply_edits(text, find_breaks(text)) == "列车开通。\n" * 100_000 + "列车开通。"
