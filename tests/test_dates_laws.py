"""Laws of the dates: they stand where they say, whatever the text; the calendar has no ends."""

import itertools
import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnnewsnorm.dates import find_dates
from cnnewsnorm.dates._civil import add_months, civil, day_of, iso, month_days, weekday
from cnnewsnorm.dates._fold import fold
from cnnewsnorm.dates.lunar import from_lunar, lunar_month, solar_term, to_lunar
from strategies import anything, pages

pieces = st.sampled_from(
    "2021 98 7 12 31 二〇二一 三十 廿 两 半 元 年 月 日 号 时 点 分 秒 : - / . 至 到 和 之间 前 后 以来 起 今 昨 去年 本月 上周 周三 一 初 底 "
    "中旬 上半 季度 第 世纪 年代 农历 闰 正月 初一 大年 春节 “十四五” 期间 民国 光绪 公元前 每 近 过去 未来 天 个 小时 左右 凌晨 晚 , 。".split(
        " "
    )
)
expressions = st.lists(pieces, min_size=1, max_size=9).map("".join)
references = st.none() | st.dates() | st.datetimes()
preferences = st.sampled_from(["past", "future", "nearest"])
MOMENT = re.compile(r"[+-]?\d{4,}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?)?(Z|[+-]\d\d:\d\d)?")


@given(anything | expressions, references, preferences)
def test_every_date_is_an_exact_slice_and_none_overlap(
    text: str, reference: date | None, prefer: str
) -> None:
    end = 0
    for found in find_dates(text, reference, prefer):
        assert text[found.start : found.end] == found.text
        assert found.start >= end
        assert found.text.strip()
        end = found.end


@given(expressions | pages, st.dates(), preferences)
def test_what_begins_ends_no_earlier(text: str, reference: date, prefer: str) -> None:
    for found in find_dates(text, reference, prefer):
        if found.begin and found.finish and MOMENT.fullmatch(found.begin) and found.begin[0] not in "+-":
            assert found.begin <= found.finish
            assert found.kind in ("instant", "date", "interval", "vague")
            if found.kind == "instant":
                assert found.begin == found.finish


@given(pages | expressions)
def test_without_a_reference_only_what_the_text_states_is_known(text: str) -> None:
    for found in find_dates(text):
        if found.anchor == "reference":
            assert found.begin is None
            assert found.finish is None


@given(anything)
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(expressions)
def test_width_and_script_do_not_matter(text: str) -> None:
    wide = text.translate({ord(ch): ord(ch) + 0xFEE0 for ch in "0123456789:,"}).translate(
        str.maketrans("个号点时后来", "個號點時後來")
    )
    plain = [(d.start, d.end, d.begin, d.finish) for d in find_dates(text, "2021-08-08")]
    assert [(d.start, d.end, d.begin, d.finish) for d in find_dates(wide, "2021-08-08")] == plain


@pytest.mark.parametrize(
    "unit",
    [
        "8月7日",
        "1",
        "一",
        "1-",
        "1:",
        "农历",
        "公元前",
        "每",
        "三年",
        "今",
        "2021年8月至",
        "“",
        "第1",
        "前",
        "上",
        "大",
        "下周",
        "8月",
        "初",
    ],
)
def test_hostile_repetition_is_read(unit: str) -> None:
    """A pattern that backtracks, or a grammar that recurses, does not come back from these."""
    text = unit * (20_000 // len(unit))
    assert all(text[d.start : d.end] == d.text for d in find_dates(text, "2021-08-08"))


@given(st.integers(-4_000_000, 8_000_000))
def test_civil_days_are_a_bijection(day: int) -> None:
    assert day_of(*civil(day)) == day


@given(st.dates())
def test_civil_days_are_those_of_datetime(day: date) -> None:
    assert civil(day.toordinal()) == (day.year, day.month, day.day)
    assert day_of(day.year, day.month, day.day) == day.toordinal()
    assert weekday(day.toordinal()) == day.weekday()
    assert iso(day.toordinal() * 86400, False) == day.isoformat()


@given(st.dates(), st.integers(-500, 500))
def test_months_add_up(day: date, months: int) -> None:
    year, month, number = civil(add_months(day.toordinal(), months))
    assert year * 12 + month - (day.year * 12 + day.month) == months
    assert number == min(day.day, month_days(year, month))


FIRST, LAST = date(1901, 1, 1).toordinal(), date(2100, 12, 31).toordinal()


def test_lunar_conversion_goes_there_and_back_on_every_day() -> None:
    for day in range(FIRST, LAST + 1):
        lunar = to_lunar(day)
        assert lunar is not None
        assert from_lunar(lunar.year, lunar.month, lunar.day, lunar.leap) == day


@pytest.mark.parametrize(
    ("day", "lunar"),
    [
        (date(1949, 10, 1), (1949, 8, 10, False)),
        (date(1984, 12, 22), (1984, 11, 1, False)),
        (date(2020, 5, 23), (2020, 4, 1, True)),
        (date(2033, 12, 22), (2033, 11, 1, True)),
        (date(2021, 2, 12), (2021, 1, 1, False)),
        (date(2057, 9, 29), (2057, 9, 1, False)),
    ],
)
def test_lunar_dates_on_record(day: date, lunar: tuple[int, int, int, bool]) -> None:
    assert to_lunar(day.toordinal()) == lunar


def test_lunar_months_have_29_or_30_days_and_follow_each_other() -> None:
    for year in range(1901, 2101):
        for month in range(1, 13):
            bounds = lunar_month(year, month)
            assert bounds is not None
            assert bounds[1] - bounds[0] in (29, 30)


def test_solar_terms_are_about_fifteen_days_apart() -> None:
    days = [solar_term(year, term) for year in range(1901, 2101) for term in range(24)]
    gaps = {b - a for a, b in itertools.pairwise(days) if a is not None and b is not None}
    assert gaps <= {14, 15, 16}


def test_outside_the_table_there_is_no_lunar_date() -> None:
    assert to_lunar(date(1899, 1, 1).toordinal()) is None
    assert to_lunar(date(2150, 1, 1).toordinal()) is None
    assert from_lunar(2200, 1, 1) is None
    assert from_lunar(2021, 4, 1, leap=True) is None


# Where the tables of other programs differ: both new moons fall within a minute of midnight.
BEYOND_2056 = {"2057-09", "2057-10", "2097-08", "2097-09"}


@pytest.mark.parametrize("library", ["lunar_python", "sxtwl"])
def test_lunar_conversion_equals_other_libraries(library: str) -> None:
    module = pytest.importorskip(library)
    differing = set()
    for day in range(FIRST, LAST + 1):
        there = date.fromordinal(day)
        if library == "sxtwl":
            other = module.fromSolar(there.year, there.month, there.day)
            theirs = (
                other.getLunarYear(),
                other.getLunarMonth(),
                other.getLunarDay(),
                bool(other.isLunarLeap()),
            )
        else:
            other = module.Solar.fromYmd(there.year, there.month, there.day).getLunar()
            theirs = (other.getYear(), abs(other.getMonth()), other.getDay(), other.getMonth() < 0)
        if to_lunar(day) != theirs:
            differing.add(there.isoformat()[:7])
    assert differing <= BEYOND_2056


@given(
    st.sampled_from(
        [
            "2010.01.29",
            "13.5.2015",
            "2010 01 29",
            "8月7日",
            "〇八年",
            "昨晚",
            "第三季度",
            "“十四五”期间",
            "腊月廿三",
            "Q3",
            "每周三",
        ]
    )
)
def test_the_scan_stops_where_the_grammar_reads(text: str) -> None:
    assert [d.text for d in find_dates(f"，{text}，", "2021-08-08")] == [text]
