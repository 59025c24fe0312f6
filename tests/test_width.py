"""Examples for `normalize_width`, kept as data, and its errors."""

import pytest

from cnnewsnorm import TextTypeError, normalize_width
from support import cases


@pytest.mark.parametrize("case", cases("width"))
def test_example(case):
    """Each case gives what it expects, and what it expects is left alone."""
    options = case.get("options", {})
    assert normalize_width(case["input"], **options) == case["expected"]
    assert normalize_width(case["expected"], **options) == case["expected"]


def test_only_text_is_accepted():
    """Bytes are refused with the remedy."""
    with pytest.raises(TextTypeError, match="decode"):
        normalize_width("新闻".encode())
