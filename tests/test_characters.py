"""Examples for `clean_characters`, kept as data, and its errors."""

import pytest

from cnnewsnorm import OptionError, TextTypeError, clean_characters, explain
from support import cases


@pytest.mark.parametrize("case", cases("characters"))
def test_example(case):
    """Each case gives what it expects, and what it expects is left alone."""
    options = case.get("options", {})
    assert clean_characters(case["input"], **options) == case["expected"]
    assert clean_characters(case["expected"], **options) == case["expected"]


def test_only_text_is_accepted():
    """Bytes are refused with the remedy."""
    with pytest.raises(TextTypeError, match="decode"):
        clean_characters("新闻".encode())


def test_unknown_values_are_refused():
    """The error names the option and its valid values."""
    with pytest.raises(OptionError, match="private_use"):
        clean_characters("新闻", private_use="map")


def test_two_halves_become_one_character():
    """Surrogate pairs, as broken decoders leave them, are joined; JSON cannot hold this case."""
    assert clean_characters("好" + chr(0xD83D) + chr(0xDE00)) == "好😀"
    assert clean_characters("好" + chr(0xDB40) + chr(0xDD00)) == "好"


def test_a_run_of_one_class_is_one_edit():
    """Three blocks of removed characters: controls, then invisible ones, then controls again."""
    edits = explain("新\0\0\0\u200b\u200b\0闻", steps=["clean_characters"]).edits
    assert [(edit.start, edit.end, edit.rule) for edit in edits] == [
        (1, 4, "characters.control"),
        (4, 6, "characters.invisible"),
        (6, 7, "characters.control"),
    ]
