"""Laws of the numbers: what holds for every text."""

import sys
from decimal import Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cnnewsnorm.errors import OptionError, ParseError, TextTypeError
from cnnewsnorm.numbers import Number, find_numbers, parse_number, read_numeral
from cnnewsnorm.numbers.writing import write_value
from strategies import anything

PIECES = [
    *"0123456789０９零〇一二三四五六七八九两廿十百千万亿萬億壹拾佰点.．,，%％‰成折分之又/至到比:：—-~",
    *"元块角分毛个半多余几数来近约上超第负年月日号时度米克km×^eEkwM$￥ （含）名位幺\n中国X",
    *"百分之 零下 人民币 个百分点 平方米 公里 美元 亿元 以上 左右 10^ 打对折 https://a.b/1".split(" "),
]
numeric = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)
values = st.one_of(
    st.integers(-(10**20), 10**20),
    st.integers(-(10**5), 10**5),
    st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**9), max_value=10**9),
    st.fractions(max_denominator=10**6),
)


@given(st.one_of(anything, numeric))
def test_spans_are_slices_in_order(text: str) -> None:
    """Every number is a slice of the text, in order and without overlap; no text raises."""
    end = 0
    for number in find_numbers(text):
        assert number.start >= end
        assert number.end > number.start
        assert text[number.start : number.end] == number.text
        end = number.end


@given(st.one_of(anything, numeric))
def test_values_are_exact_and_bounded(text: str) -> None:
    """Values are never floats, and lie between the bounds."""
    for number in find_numbers(text):
        for value in (number.value, number.lower, number.upper):
            assert value is None or type(value) in (int, Decimal, Fraction)
        if number.kind != "score" and number.value is not None:
            assert number.lower is None or number.lower <= number.value
            assert number.upper is None or number.value <= number.upper
        assert number.to_dict()["text"] == number.text


@given(numeric)
def test_parser_reads_a_number_or_raises(text: str) -> None:
    """The parser of whole strings gives a slice of the string or raises `ParseError`."""
    try:
        number = parse_number(text)
    except ParseError:
        return
    assert text[number.start : number.end] == number.text


@given(numeric)
@example("1e60")
@example("9^63")
@example("三分之二两")
@example("1百分之1两")
@example("负零几")
def test_what_format_writes_reads_back(text: str) -> None:
    """A number written in another style reads back with the same value and bounds."""
    for number in find_numbers(text):
        if number.kind == "code" or number.value is None:
            continue
        for style in ("arabic", "han", "financial"):
            back = parse_number(number.format(style))  # type: ignore[arg-type]
            if number.lower is not None and number.upper is not None:
                assert (back.lower, back.upper) == (number.lower, number.upper)
                if number.upper < 0:  # 零下三四度 begins with its upper bound, -4--3 with the lower one
                    continue
            assert back.value == number.value, (number, style, number.format(style))  # type: ignore[arg-type]


@given(values, st.sampled_from(["arabic", "han", "financial"]))
def test_written_values_read_back(value: int | Decimal | Fraction, style: str) -> None:
    """Every value, written in every style, is read back exactly, whatever the caller's decimal context."""
    with localcontext() as context:
        context.prec = 3
        assert parse_number(write_value(value, style)).value == value


@given(st.integers(0, 10**19), st.sampled_from(["han", "financial"]))
def test_numerals_read_back(value: int, style: str) -> None:
    """The reader of numerals undoes the writer."""
    assert read_numeral(write_value(value, style)) == value


@given(
    st.text(st.sampled_from("０１２３４５６７８９"), min_size=1, max_size=8),
    st.sampled_from(["人", "％", "公里", "亿元"]),
)
def test_width_changes_nothing(digits: str, unit: str) -> None:
    """Full-width digits read as their narrow twins."""
    narrow = digits.translate({0xFF10 + i: str(i) for i in range(10)})
    wide, plain = find_numbers(f"共有{digits}{unit}。"), find_numbers(f"共有{narrow}{unit}。")
    assert [(n.kind, n.value, n.unit, n.currency) for n in wide] == [
        (n.kind, n.value, n.unit, n.currency) for n in plain
    ]


HOSTILE = [
    "1", "一", "万亿", "1,", "1,234", "八百一千", "一百 ", "1-", "一至", "三分之", "1/2/", "零下", "第", "1.1.", "一点", "几十", "半",
    "1:", "五又", "1比", "十几", "a1", "1a", "1个半", "1元2角", "百分之", "8月7日", "9^9", "二十一", "一二三四五六七八九十", "(1)", "1万",
]  # fmt: skip


def calls(text: str) -> int:
    """Count the calls that `find_numbers` makes on `text`: its work, without a clock."""
    count = 0

    def tick(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(tick)
    try:
        find_numbers(text)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("piece", HOSTILE)
def test_work_is_linear(piece: str) -> None:
    """Four times the text makes no more than some four times the calls, and none of them gets a growing text."""
    find_numbers(piece * 10)
    small, large = (calls(piece * (size // len(piece))) for size in (1_000, 4_000))
    assert large <= 4.5 * small + 200


def test_parse_tells_what_is_wrong() -> None:
    """Errors name the value and the remedy."""
    with pytest.raises(ParseError, match="十一十二"):
        parse_number("十一十二")
    with pytest.raises(TextTypeError):
        find_numbers(b"12")  # type: ignore[arg-type]
    with pytest.raises(OptionError, match="roman"):
        parse_number("12").format("roman")  # type: ignore[arg-type]


def test_number_is_frozen() -> None:
    """A number is a value: equal by its fields, hashable, immutable."""
    number = parse_number("12")
    assert number == Number(0, 2, "12", "cardinal", 12)
    assert hash(number) == hash(parse_number("12"))
    with pytest.raises(AttributeError):
        number.value = 13  # type: ignore[misc]
