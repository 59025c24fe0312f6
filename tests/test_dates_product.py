"""Laws of the grammar of dates: whatever is written another way, or combined with something else, reads the same."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cnnewsnorm import to_traditional
from cnnewsnorm.dates import find_dates, parse_date
from strategies import pages

REFERENCE = "2023-11-15T10:00"
FULL_WIDTH = str.maketrans("0123456789:", "０１２３４５６７８９：")


def reading(text: str) -> tuple[str | None, ...]:
    found = parse_date(text, REFERENCE)
    return found.kind, found.begin, found.finish, found.mod, found.timex


# The same day by other words.
DAYS = [
    "上周三 上星期三 上个星期三 上礼拜三 上个礼拜三 上週三 上個禮拜三".split(),
    "本周三 这周三 本星期三 这个星期三 這個禮拜三".split(),
    "周日 星期日 星期天 礼拜天 禮拜日 週日".split(),
    "星期三 周三 週三 周三（15日） 星期三（15日） 11月15日（周三） 11月15日星期三".split(),
    "昨天 昨日 昨天（14日） 昨（14）日".split(),
    "次日 翌日 第二天 隔天".split(),
    "15日 15号 十五日 十五號 11月15日".split(),
    "5月3日 5月3号 五月三日 今年5月3日 二〇二三年五月三日 民國112年5月3日".split(),
    "上月28日 上个月28日 上個月二十八號".split(),
    "冬至 冬至日 冬至当天".split(),
    "春节 春节当天 正月初一 大年初一".split(),
]
PARTS = "凌晨 清晨 早上 早晨 上午 中午 午间 下午 傍晚 黄昏 晚 晚上 晚间 夜间 深夜 深夜时分".split()
CLOCKS = [
    "8时 8点 八时 八点".split(),
    "8时30分 8点30分 8点半 8:30 八点半".split(),
    "9时15分 9:15 9点一刻".split(),
]


# Beside a time these are one expression with it; alone they are two, or none.
ONLY_TIMED = frozenset("周三（15日） 星期三（15日） 昨天（14日） 第二天 冬至当天 春节当天".split())


@given(st.sampled_from(DAYS), st.sampled_from(PARTS), st.none() | st.sampled_from(CLOCKS))
def test_every_word_for_a_day_goes_with_every_time(
    days: list[str], part: str, clocks: list[str] | None
) -> None:
    readings = {reading(day + part + clock) for day in days for clock in clocks or [""]}
    assert len(readings) == 1, readings


@given(st.sampled_from(DAYS), st.sampled_from(CLOCKS))
def test_every_word_for_a_day_goes_with_every_clock(days: list[str], clocks: list[str]) -> None:
    readings = {reading(day + clock) for day in days for clock in clocks}
    assert len(readings) == 1, readings


@given(st.sampled_from(DAYS))
def test_every_word_for_a_day_is_that_day(days: list[str]) -> None:
    assert len({reading(day) for day in days if day not in ONLY_TIMED}) == 1


# Periods by other words, alone and in their parts.
YEARS = ["去年 2022年 二〇二二年 民國111年".split(), "明年 2024年 来年".split()]
OF_YEARS = [
    "初 年初".split(),
    "底 年底 末 年末 岁末".split(),
    "上半年 H1".split(),
    "一季度 第一季度 第1季度 首季度 首季 Q1".split(),
    "前三季度 前三季 首三季 前三个季度".split(),
    "前9个月 前九个月 头九个月 首九個月 1-9月 1至9月 1月至9月 一至九月".split(),
    "暑假 暑期".split(),
]
MONTHS = ["5月 五月 5月份 今年5月".split(), "上月 上个月 上個月 10月".split(), "本月 这个月 這個月".split()]
OF_MONTHS = [
    "第一周 首周".split(),
    "最后一天 的最后一天".split(),
    "第一个周末 的第一个周末".split(),
    "上半月 前半月".split(),
]
WEEKS = ["本周 这周 本星期 这个星期 這個禮拜".split(), "下周 下星期 下个星期 下礼拜 下個星期".split()]
OF_WEEKS = [
    "六日 双休日 末".split(),
    "四、五两天 四至周五 四到五".split(),
    "前三天 一至周三 一起至周三".split(),
]
AGES = ["20世纪 二十世纪 上世纪 上個世紀".split(), "80年代 八十年代 上世纪80年代 20世纪八十年代".split()]
OF_AGES = ["前半期 上半期".split(), "初 初期 早期".split(), "末 末期 晚期".split(), "中后期 中晚期".split()]


@pytest.mark.parametrize(
    ("wholes", "parts"), [(YEARS, OF_YEARS), (MONTHS, OF_MONTHS), (WEEKS, OF_WEEKS), (AGES, OF_AGES)]
)
def test_every_word_for_a_period_has_all_its_parts(wholes: list[list[str]], parts: list[list[str]]) -> None:
    for whole in wholes:
        for part in parts:
            # 前三天 and 一至周三 differ in their grain only
            readings = {reading(w + p)[1:3] for w in whole for p in part}
            assert len(readings) == 1, (whole, part, readings)


LENGTHS = (
    "三年 3年 半年 十来年 三个月 半个月 3-5年 两到三周 两周 3个星期 十几天 两天两夜 三个半小时 半小时".split()
)


@given(st.sampled_from(LENGTHS))
def test_every_length_goes_with_every_word_that_places_it(length: str) -> None:
    assert reading(f"近{length}")[0] == "interval"
    assert reading(f"过去{length}里")[1:3] == reading(f"最近{length}来")[1:3]
    assert reading(f"{length}内")[0] == reading(f"{length}之内")[0] == "interval"
    assert reading(f"{length}前")[1:3] == reading(f"{length}以前")[1:3]
    assert reading(f"{length}后")[0] in ("date", "instant")
    assert reading(f"每隔{length}")[0] == "set"
    assert [d.mod for d in find_dates(f"要{length}左右")] == [d.mod for d in find_dates(f"约{length}，")]


@pytest.mark.parametrize("before", "提前 超过 最后 将近 投产后 经过近".split())
def test_lengths_behind_other_words_are_lengths(before: str) -> None:
    for length in ("三年", "半年", "3-5年", "两到三天"):
        assert [d.kind for d in find_dates(f"工程{before}{length}的", REFERENCE)] == ["duration"]


RANGES = [
    ("5月3日", "6日"),
    ("5月初", "8月底"),
    ("10月底", "11月初"),
    ("周一", "周五"),
    ("3日8时", "4日8时"),
    ("正月初一", "初七"),
    ("2021年", "今年"),
    ("第一季度", "第三季度"),
]


@given(st.sampled_from(RANGES), st.sampled_from("到 - — ～ 一直到 直至 持续至 延续到 开始到".split()))
def test_every_range_goes_with_every_connection(ends: tuple[str, str], connection: str) -> None:
    first, last = ends
    assert reading(first + connection + last)[1:3] == reading(f"{first}至{last}")[1:3]
    found = find_dates(f"会议{first}至{last}间举行，", REFERENCE)
    assert [(d.begin, d.finish) for d in found] == [reading(f"{first}至{last}")[1:3]]


@given(st.sampled_from([day for days in DAYS for day in days]), st.sampled_from(PARTS))
def test_width_and_script_of_a_date_do_not_matter(day: str, part: str) -> None:
    plain = reading(day + part)
    assert reading((day + part).translate(FULL_WIDTH)) == plain
    assert reading(to_traditional(day + part)) == plain


@given(pages)
@example("半月谈记者报道，总统即将来访，双方才见面，相当下贱，虽然后来改了")
def test_a_page_in_the_other_script_has_the_same_dates(text: str) -> None:
    plain = [(d.kind, d.begin, d.finish, d.timex) for d in find_dates(text, REFERENCE)]
    other = [(d.kind, d.begin, d.finish, d.timex) for d in find_dates(to_traditional(text), REFERENCE)]
    assert other == plain


@given(pages)
@example("3月起至明年2月，停业")
@example("5月底至6月初")
def test_nothing_found_is_an_empty_period(text: str) -> None:
    for found in find_dates(text, REFERENCE):
        if found.kind not in ("instant", "vague") and found.begin is not None:
            assert found.begin != found.finish, found
