"""Bad input is refused in words that say what to do."""

import pytest

import cnnewsnorm as cn
from cnnewsnorm._tables import load_table

TAKES_TEXT = [
    cn.normalize, cn.explain, cn.repair_garbled, cn.clean_characters, cn.normalize_width, cn.normalize_punctuation,
    cn.normalize_spacing, cn.to_simplified, cn.to_traditional, cn.convert_script, cn.strip_boilerplate,
    cn.detect_script, cn.find_garbled, cn.label_blocks, cn.link_farm_score, cn.is_link_farm, cn.find_numbers,
    cn.parse_number, cn.find_dates, cn.parse_date, cn.find_metadata, cn.parse_article, cn.Normalizer(),
]  # fmt: skip


@pytest.mark.parametrize(
    "function", TAKES_TEXT, ids=lambda function: getattr(function, "__name__", "Normalizer")
)
@pytest.mark.parametrize(
    "value", [b"abc", None, 7, bytearray(b"x"), ["a"], float("nan"), float("inf")], ids=repr
)
def test_anything_but_text_is_refused(function, value):
    with pytest.raises(
        cn.CnNewsNormError, match=r"must be str, not \w+: .*(decode|skip|one text at a time)"
    ) as caught:
        function(value)
    assert isinstance(caught.value, TypeError)
    assert isinstance(caught.value, ValueError)


def test_a_path_is_no_page(tmp_path):
    with pytest.raises(
        cn.TextTypeError, match=r"page must be str, not \w*Path: read the file first, .*read_text"
    ):
        cn.parse_article(tmp_path / "page.txt")


class NAType:
    """What pandas has for a missing value: it answers no comparison with yes or no."""

    def __str__(self):
        return "<NA>"

    def __eq__(self, other):
        raise TypeError("boolean value of NA is ambiguous")

    __ne__ = __eq__
    __hash__ = object.__hash__


@pytest.mark.parametrize("value", [float("nan"), NAType()])
def test_missing_values_of_tables_are_called_that(value):
    with pytest.raises(
        cn.TextTypeError, match=r"must be str, not (nan|<NA>): tables mark so what is missing.*na_action"
    ):
        cn.normalize(value)


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: cn.normalize("", script="klingon"), "script='klingon' .* None, 'simplified', 'traditional'"),
        (lambda: cn.parse_article("", script="zh"), "script='zh' .* 'simplified'"),
        (
            lambda: cn.parse_article("", reference="2021/08/07"),
            "reference='2021/08/07' is not a day: give a date",
        ),
        (lambda: cn.Normalizer(preset="all"), "preset='all' .* 'news'"),
        (lambda: cn.Normalizer(speling="keep"), "option 'speling' .* valid options are .*spacing"),
        (lambda: cn.Normalizer(spacing="wide"), "spacing='wide' .* 'keep'"),
        (lambda: cn.Normalizer(["normalise_width"]), "step='normalise_width' .* 'normalize_width'"),
        (lambda: cn.Normalizer("normalize_width"), "steps='normalize_width' is not a list"),
        (lambda: cn.Normalizer([3]), "step 3 is neither"),
        (lambda: cn.Normalizer([str.strip], preset="news"), "preset='news' and steps"),
        (lambda: cn.to_traditional("文", region="uk"), "region='uk' .* 'tw', 'hk'"),
        (lambda: cn.convert_script("文", config="s2x"), "config='s2x' .* 's2t'"),
        (lambda: cn.repair_garbled("文", minimum_confidence=2), "minimum_confidence=2 .* from 0 to 1"),
        (lambda: cn.strip_boilerplate("文", keep=("text",)), "keep='text' .* 'body'"),
        (lambda: cn.find_dates("今天", prefer="never"), "prefer='never' .* 'past'"),
    ],
)
def test_a_wrong_option_names_the_valid_ones(call, said):
    with pytest.raises(cn.OptionError, match=said):
        call()


@pytest.mark.parametrize("function", [cn.parse_number, cn.parse_date])
@pytest.mark.parametrize("text", ["", "你好", "三个和尚没水喝的故事"])
def test_parsers_of_a_whole_string_raise(function, text):
    with pytest.raises(cn.ParseError):
        function(text)


def test_missing_table_is_named():
    with pytest.raises(cn.TableError, match=r"'nothing.tsv' is missing"):
        load_table("nothing.tsv")
