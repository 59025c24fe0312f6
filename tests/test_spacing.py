"""Examples for `normalize_spacing`, kept as data, and its errors."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

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


@given(
    st.lists(
        st.tuples(
            st.sampled_from("本文件由是的中国，\n12"), st.sampled_from([" ", "", "  ", "\u3000", "\t", "、"])
        ),
        max_size=60,
    )
)
def test_letters_are_closed_up_at_once(pieces):
    text = "".join(
        letter + blank for letter, blank in [*zip("本办法由水务局起草的", " " * 10, strict=True), *pieces]
    )
    closed = normalize_spacing(text)
    # all of the row or none of it, where too much of its line stands close
    assert closed.startswith(("本办法由水务局起草的", "本 办 法 由 水 务 局 起 草 的"))
    assert normalize_spacing(closed) is closed
