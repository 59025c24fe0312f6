"""Examples of numbers, kept as data, and of the parser and the writer."""

import json
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from cnnewsnorm.dates import find_dates
from cnnewsnorm.errors import ParseError
from cnnewsnorm.numbers import find_numbers, parse_number, read_numeral
from cnnewsnorm.script import to_traditional
from support import HERE, cases


@pytest.mark.parametrize("case", cases("numbers"))
def test_cases(case: dict[str, Any]) -> None:
    """The numbers of a sentence, each with the fields that the case states."""
    found = [number.to_dict() for number in find_numbers(case["input"])]
    shown = [
        {key: value if value is None or isinstance(value, bool) else str(value) for key, value in row.items()}
        for row in found
    ]
    assert [row["text"] for row in shown] == [expected["text"] for expected in case["expected"]]
    for row, expected in zip(shown, case["expected"], strict=True):
        for key, value in expected.items():
            if value is not None and row[key] is not None and key in ("value", "lower", "upper"):
                assert Fraction(row[key]) == Fraction(value)
            else:
                assert row[key] == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("二百五十", 250),
        ("1,050", 1050),
        ("- 3.5", Decimal("-3.5")),
        ("负三点五", Decimal("-3.5")),
        ("８万６千", 86000),
        ("两个亿", 200_000_000),
        ("约1.2万亿元", 1_200_000_000_000),
        ("百分之八点五", Decimal("0.085")),
        ("三又五分之一", Fraction(16, 5)),
        ("第十二", 12),
        ("人民币伍拾元整", 50),
        ("百三", 130),
        ("万九", 19_000),
        ("一半", Fraction(1, 2)),
        ("五打", 60),
        ("2e5", 200_000),
        (".25", Decimal("0.25")),
    ],
)
def test_parse(text: str, value: int | Decimal | Fraction) -> None:
    """A whole string is read exactly."""
    number = parse_number(text)
    assert number.value == value
    assert text[number.start : number.end] == number.text


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "十一十二",
        "百十一",
        "点五",
        "零点",
        "元整",
        "3个和5个",
        "一带一路",
        "10..1万",
        "10.1万零100",
        "零十",
        "零二十",
        "二十三十",
        "五十百",
        "3.5万5",
        "1,23",
        "12,34",
        "3.",
        "5%%",
        "百分之",
        "三分之",
        "1/0",
        "约约100",
        "100左右左右",
        "十一成",
        "2021年",
        "三月五日",
        "下午三点零五分",
        "负",
        "abc",
        "A380",
    ],
)
def test_parse_rejects(text: str) -> None:
    """What is not one number as a whole is an error."""
    with pytest.raises(ParseError):
        parse_number(text)


@pytest.mark.parametrize(
    ("text", "arabic", "han", "financial"),
    [
        ("10500", "10500", "一万零五百", "壹万零伍佰"),
        ("十二", "12", "十二", "壹拾贰"),
        ("二〇二四", "2024", "二千零二十四", "贰仟零贰拾肆"),
        ("-0.35", "-0.35", "负零点三五", "负零点叁伍"),
        ("三成", "30%", "百分之三十", "百分之叁拾"),
        ("2/3", "2/3", "三分之二", "叁分之贰"),
        ("第7", "第7", "第七", "第柒"),
        ("3比1", "3:1", "三比一", "叁比壹"),
        ("30至50", "30-50", "三十至五十", "叁拾至伍拾"),
        ("1亿零3万", "100030000", "一亿零三万", "壹亿零叁万"),
        ("700余", "700余", "七百余", "柒佰余"),
        ("近百人", "近100", "近一百", "近壹佰"),
        ("3元5角", "3.5元", "三点五元", "叁点伍元"),
        ("两毛五", "0.25元", "零点二五元", "零点贰伍元"),
        ("六斤八两", "6.8斤", "六点八斤", "陆点捌斤"),
        ("一个半小时", "1.5个", "一点五个", "壹点伍个"),
        ("两个亿", "200000000", "二亿", "贰亿"),
        ("1-200", "1-200", "1-200", "1-200"),  # 一至二百 is 100 to 200
    ],
)
def test_format(text: str, arabic: str, han: str, financial: str) -> None:
    """The three styles."""
    number = parse_number(text)
    assert (number.format(), number.format("han"), number.format("financial")) == (arabic, han, financial)


@pytest.mark.parametrize(
    "text", ["", "点", "两两", "十十", "三亿五亿", "一千零", "3五", "1,00", "零十", "万五千", "9" * 1001]
)
def test_no_numeral(text: str) -> None:
    """What is no numeral is read as None."""
    assert read_numeral(text) is None


def test_dates_are_left_to_the_dates() -> None:
    """A number inside a date is how long a time lasts (三年前), or it is not there at all."""
    times = {"年", "季", "个月", "周", "天", "工作日", "小时", "分钟", "秒", "世纪"}
    texts = [row.values[0]["input"] for row in cases("dates")]
    inside = [
        (number.text, text)
        for text in texts
        for date in find_dates(text)
        if date.kind != "duration"
        for number in find_numbers(text)
        if number.start < date.end and date.start < number.end
        if number.kind != "code" and number.unit not in times
    ]
    assert len(inside) <= 0.02 * len(texts), inside


def test_words_stay_quiet() -> None:
    """Idioms, names and words with numerals in them hold no number, alone or in a sentence, in either script."""
    texts = json.loads((HERE / "cases" / "numbers_quiet.json").read_text(encoding="utf-8"))["texts"]
    loud = [
        text
        for text in texts
        for shown in (text, to_traditional(text), f"据说{text}，")
        if any(number.kind != "code" for number in find_numbers(shown))
    ]
    assert not loud


def test_indefinite() -> None:
    """一 before a counter counts only on demand; before a measure it always does."""
    text = "一个孩子捡到一枚硬币，重一克。"
    assert [number.unit for number in find_numbers(text)] == ["g"]
    assert [number.unit for number in find_numbers(text, indefinite=True)] == ["个", "枚", "g"]
