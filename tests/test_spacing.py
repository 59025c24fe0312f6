"""Examples for `normalize_spacing`, kept as data, and its errors."""

import pytest

from cnnewsnorm import OptionError, TextTypeError, normalize_spacing
from support import cases


@pytest.mark.parametrize("case", cases("spacing"))
def test_example(case):
    """Each case gives what it expects, and what it expects is left alone."""
    options = case.get("options", {})
    assert normalize_spacing(case["input"], **options) == case["expected"]
    assert normalize_spacing(case["expected"], **options) == case["expected"]


def test_only_text_is_accepted():
    """Bytes are refused with the remedy."""
    with pytest.raises(TextTypeError, match="decode"):
        normalize_spacing("新闻".encode())


def test_unknown_values_are_refused():
    """The error names the option and its valid values."""
    with pytest.raises(OptionError, match="spacing"):
        normalize_spacing("新闻", spacing="wide")
