"""Examples for `normalize_punctuation`, kept as data, and its errors."""

import pytest

from cnnewsnorm import OptionError, TextTypeError, normalize_punctuation
from cnnewsnorm.punctuation import find_unpaired_quotes
from support import cases


@pytest.mark.parametrize("case", cases("punctuation"))
def test_example(case):
    """Each case gives what it expects, and what it expects is left alone."""
    options = case.get("options", {})
    assert normalize_punctuation(case["input"], **options) == case["expected"]
    assert normalize_punctuation(case["expected"], **options) == case["expected"]


@pytest.mark.parametrize("case", cases("unpaired_quotes"))
def test_quotes_without_a_partner(case):
    """What stays unpaired is reported by its place."""
    assert [quote.start for quote in find_unpaired_quotes(case["input"])] == case["expected"]


def test_only_text_is_accepted():
    """Bytes are refused with the remedy."""
    with pytest.raises(TextTypeError, match="decode"):
        normalize_punctuation("新闻".encode())
    with pytest.raises(TextTypeError, match="decode"):
        find_unpaired_quotes("新闻".encode())


@pytest.mark.parametrize("option", ["region", "standard", "quotes"])
def test_unknown_values_are_refused(option):
    """The error names the option and its valid values."""
    with pytest.raises(OptionError, match=option):
        normalize_punctuation("新闻", **{option: "uk"})
