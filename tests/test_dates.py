"""Dates on examples: what is found, what it means, what the type offers."""

import json
import re
from datetime import date, datetime, timedelta, timezone
from typing import Any

import pytest

from cnnewsnorm.dates import Date, find_dates, find_quantities, parse_date
from cnnewsnorm.errors import OptionError, ParseError, TextTypeError
from cnnewsnorm.numbers import find_numbers
from support import cases


@pytest.mark.parametrize("case", cases("dates"))
def test_example(case: dict[str, Any]) -> None:
    found = find_dates(case["input"], case["reference"])
    assert [[d.text, d.kind, d.begin, d.finish, d.timex] for d in found] == case["expected"]


@pytest.mark.parametrize(
    "reference",
    [date(2022, 5, 18), datetime(2022, 5, 18, 9), "2022-05-18", "2022-05-18T09:00:00", "2022-05-18T09:00Z"],
)
def test_reference_may_be_a_date_a_datetime_or_text(reference: object) -> None:
    assert find_dates("昨天", reference)[0].begin == "2022-05-17"  # type: ignore[arg-type]


def test_reference_may_be_a_date_found_before() -> None:
    stamp = parse_date("2022年05月18日09:00")
    assert parse_date("前天", stamp).begin == "2022-05-16"


@pytest.mark.parametrize("reference", [20220518, "yesterday", ("2022", 5), object()])
def test_reference_that_is_no_day_is_refused(reference: object) -> None:
    with pytest.raises(OptionError, match="reference="):
        find_dates("昨天", reference)  # type: ignore[arg-type]


def test_message_names_the_reference_as_it_was_given() -> None:
    with pytest.raises(OptionError, match="reference='yesterday' is not a day"):
        find_dates("昨天", "yesterday")


def test_year_before_christ_can_be_leaned_on() -> None:
    assert [d.begin for d in find_dates("公元前221年称帝，同年改制。", "2022-05-18")] == ["-0220-01-01"] * 2


def test_unknown_preference_is_refused() -> None:
    with pytest.raises(OptionError, match="prefer="):
        find_dates("昨天", "2022-05-18", prefer="later")


@pytest.mark.parametrize("text", [None, b"2022", 3])
def test_only_text_is_read(text: object) -> None:
    with pytest.raises(TextTypeError):
        find_dates(text)  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["", "会议", "2022年5月18日开会", "2022年5月和7月", "三天打鱼"])
def test_parse_date_wants_one_expression_and_nothing_else(text: str) -> None:
    with pytest.raises(ParseError):
        parse_date(text)


@pytest.mark.parametrize(
    ("text", "begin", "finish", "timex"),
    [
        ("8月7日", "--08-07", "--08-08", "XXXX-08-07"),
        ("7日", "---07", "---08", "XXXX-XX-07"),
        ("9月", "--09-01", "--10-01", "XXXX-09"),
        ("周三", "-W-3", "-W-4", "XXXX-WXX-3"),
        ("下午3点", "T15:00", "T15:00", "T15"),
        ("8月7日至9日", "--08-07", "--08-10", "XXXX-08-07/XXXX-08-09"),
        ("昨天", None, None, None),
        ("近三年", None, None, "P3Y"),
        ("当日", None, None, None),
    ],
)
def test_nothing_is_invented_without_a_reference(
    text: str, begin: str | None, finish: str | None, timex: str | None
) -> None:
    found = parse_date(text)
    assert (found.begin, found.finish, found.timex) == (begin, finish, timex)


@pytest.mark.parametrize("text", ["中秋节", "农历八月十五", "清明", "大年初一", "母亲节"])
def test_a_movable_day_has_no_date_without_a_year(text: str) -> None:
    assert parse_date(text).begin is None


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("会议", "'会议' is not a date: use find_dates"),
        ("2022年5月18日开会", "holds one (2022年5月18日): use find_dates"),
        ("2022年5月和7月", "more than one date (2022年5月、7月): use find_dates"),
    ],
)
def test_parse_date_says_what_it_saw(text: str, says: str) -> None:
    with pytest.raises(ParseError, match=re.escape(says)):
        parse_date(text)


def test_day_that_does_not_exist_is_found_and_not_resolved() -> None:
    found = parse_date("2019年2月29日")
    assert found.begin is None
    assert found.anchor == "absolute"


@pytest.mark.parametrize(("prefer", "year"), [("past", 2021), ("future", 2022), ("nearest", 2022)])
def test_preference_decides_the_year_that_is_not_stated(prefer: str, year: int) -> None:
    assert find_dates("9月1日", "2022-05-18", prefer)[0].begin == f"{year}-09-01"


def test_weekday_beside_a_date_tells_its_year() -> None:
    assert parse_date("10月12日，星期一", "2021-05-01").begin == "2020-10-12"
    assert parse_date("10月12日（星期二）", "2021-05-01").begin == "2021-10-12"


@pytest.mark.parametrize(
    ("text", "anchor", "calendar"),
    [
        ("2022年5月", "absolute", "gregorian"),
        ("昨天", "reference", "gregorian"),
        ("8月7日", "reference", "gregorian"),
        ("当天", "discourse", "gregorian"),
        ("去年同期", "discourse", "gregorian"),
        ("正月初一", "reference", "lunar"),
        ("民国三十八年", "absolute", "roc"),
        ("昭和六十四年", "absolute", "japanese"),
        ("光绪二十六年", "absolute", "dynastic"),
    ],
)
def test_anchor_and_calendar(text: str, anchor: str, calendar: str) -> None:
    found = parse_date(text, "2022-05-18")
    assert (found.anchor, found.calendar) == (anchor, calendar)


@pytest.mark.parametrize(
    ("text", "mod"),
    [
        ("2022年初", "START"),
        ("5月中旬", "MID"),
        ("去年底", "END"),
        ("2020年以前", "BEFORE"),
        ("2020年以后", "AFTER"),
        ("三年以上", "EQUAL_OR_MORE"),
        ("7年以下", "EQUAL_OR_LESS"),
    ],
)
def test_modifier(text: str, mod: str) -> None:
    assert parse_date(text, "2022-05-18").mod == mod


@pytest.mark.parametrize(
    ("text", "mod"),
    [
        ("至少三年", "EQUAL_OR_MORE"),
        ("不到两个月", "EQUAL_OR_LESS"),
        ("不多于五天", "EQUAL_OR_LESS"),
        ("约一周", "APPROX"),
        ("六天左右", "APPROX"),
    ],
)
def test_words_around_a_length_bound_it(text: str, mod: str) -> None:
    assert [d.mod for d in find_dates(text)] == [mod]


@pytest.mark.parametrize(
    ("text", "begin", "finish"),
    [
        ("13、14两日", "2022-05-13", "2022-05-15"),
        ("5、6两月", "2022-05-01", "2022-07-01"),
        ("去年9、10、11三个月", "2021-09-01", "2021-12-01"),
        ("2020、2021两年", "2020-01-01", "2022-01-01"),
    ],
)
def test_numbers_in_a_row_with_their_count_are_one_stretch(text: str, begin: str, finish: str) -> None:
    found = find_dates(text, "2022-05-18")[0]
    assert (found.begin, found.finish) == (begin, finish)


@pytest.mark.parametrize("text", ["8时许", "约8时10分", "8月7日左右"])
def test_approximate(text: str) -> None:
    assert find_dates(text, "2022-05-18")[0].mod == "APPROX"


def test_properties_give_datetimes_where_they_exist() -> None:
    day = parse_date("2022年5月18日")
    assert day.datetime == datetime(2022, 5, 18)
    assert day.date == date(2022, 5, 18)
    assert day.interval == (datetime(2022, 5, 18), datetime(2022, 5, 19))
    ancient = parse_date("公元前221年")
    assert ancient.begin == "-0220-01-01"
    assert ancient.datetime is None
    assert ancient.interval is None
    assert parse_date("5月18日").datetime is None


def test_offset_from_utc_makes_the_datetime_aware() -> None:
    found = parse_date("2022-05-18T09:00:00+08:00")
    assert found.datetime == datetime(2022, 5, 18, 9, tzinfo=timezone(timedelta(hours=8)))


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("2022年5月18日", '<TIMEX3 tid="t1" type="DATE" value="2022-05-18">2022年5月18日</TIMEX3>'),
        ("3天", '<TIMEX3 tid="t1" type="DURATION" value="P3D">3天</TIMEX3>'),
        ("每天", '<TIMEX3 tid="t1" type="SET" value="P1D" quant="EVERY">每天</TIMEX3>'),
        ("近日", '<TIMEX3 tid="t1" type="DATE" value="PAST_REF">近日</TIMEX3>'),
        ("近三年", '<TIMEX3 tid="t1" type="DURATION" value="P3Y">近三年</TIMEX3>'),
        ("昨晚", '<TIMEX3 tid="t1" type="TIME" value="2022-05-17TEV">昨晚</TIMEX3>'),
        ("2022年2月30日", '<TIMEX3 tid="t1" type="DATE" value="XXXX-XX-XX">2022年2月30日</TIMEX3>'),
        ("公元前221年", '<TIMEX3 tid="t1" type="DATE" value="BC0221">公元前221年</TIMEX3>'),
        ("2021年底", '<TIMEX3 tid="t1" type="DATE" value="2021" mod="END">2021年底</TIMEX3>'),
        ("下午3点", '<TIMEX3 tid="t1" type="TIME" value="2022-05-18T15">下午3点</TIMEX3>'),
    ],
)
def test_timex3(text: str, tag: str) -> None:
    assert parse_date(text, "2022-05-18").to_timex3() == tag


def test_dictionary_is_ready_for_json() -> None:
    found = parse_date("2022年5月18日")
    assert json.loads(json.dumps(found.to_dict())) == {
        "start": 0,
        "end": 10,
        "text": "2022年5月18日",
        "kind": "date",
        "begin": "2022-05-18",
        "finish": "2022-05-19",
        "grain": "day",
        "mod": None,
        "calendar": "gregorian",
        "anchor": "absolute",
        "timex": "2022-05-18",
        "zone": None,
    }


def test_dates_are_frozen() -> None:
    found = parse_date("2022年5月18日")
    assert isinstance(found, Date)
    with pytest.raises(AttributeError):
        found.begin = "2022-05-19"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("text", "zone", "begin"),
    [
        ("北京时间2022年5月18日9时", "+08:00", "2022-05-18T09:00:00+08:00"),
        ("2022年5月18日9时（北京时间）", "+08:00", "2022-05-18T09:00:00+08:00"),
        ("格林尼治时间2022年5月18日9时", "+00:00", "2022-05-18T09:00:00+00:00"),
        ("2022-05-18 09:00 (UTC+9)", "+09:00", "2022-05-18T09:00:00+09:00"),
        ("美东时间2022年5月18日9时", "America/New_York", "2022-05-18T09:00:00-04:00"),
        ("美國東部時間2022年1月18日9時", "America/New_York", "2022-01-18T09:00:00-05:00"),
        ("当地时间2022年5月18日9时", "local", "2022-05-18T09:00:00"),
        ("2022年5月18日9时", None, "2022-05-18T09:00:00"),
        ("2022-05-18T09:00Z", "Z", "2022-05-18T09:00:00+00:00"),
    ],
)
def test_zone_beside_a_time_makes_it_aware(text: str, zone: str | None, begin: str) -> None:
    (found,) = find_dates(text)
    assert found.zone == zone
    assert found.datetime is not None
    assert found.datetime.isoformat() == begin
    assert found.interval is not None
    assert found.begin is not None
    assert found.begin.startswith("2022-")


def test_zone_that_the_system_does_not_know_leaves_the_time_naive() -> None:
    found = Date(
        0,
        1,
        "x",
        "instant",
        "2022-05-18T09:00",
        "2022-05-18T09:00",
        "hour",
        None,
        "gregorian",
        "absolute",
        None,
        "Nowhere/Land",
    )
    assert found.datetime == datetime(2022, 5, 18, 9)


def test_time_of_day_takes_the_zone_of_the_day_named_before_it() -> None:
    found = find_dates("北京时间5月17日，决赛开打，20时30分结束。", "2022-05-18")
    assert [(d.begin, d.zone) for d in found] == [("2022-05-17", "+08:00"), ("2022-05-17T20:30", "+08:00")]


def test_time_of_day_in_another_paragraph_is_of_the_reference() -> None:
    found = find_dates("5月15日开会。\n上午9时见。", "2022-05-18")
    assert [d.begin for d in found] == ["2022-05-15", "2022-05-18T09:00"]


def test_numbers_inside_dates_are_left_out() -> None:
    text = "8月7日9时，三条航线运送旅客2.4万人次，历时3天。"
    assert [n.text for n in find_quantities(text)] == [
        n.text for n in find_quantities(text, find_dates(text))
    ]
    inside = [n for n in find_numbers(text) if n not in find_quantities(text)]
    assert all(any(d.start <= n.start and n.end <= d.end for d in find_dates(text)) for n in inside)
    assert [n.value for n in find_quantities(text)] == [3, 24000]


def test_numbers_outside_dates_need_no_date() -> None:
    assert [n.value for n in find_quantities("12人", [])] == [12]
    assert find_quantities("") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("时间：05-1708:30来源", [("05-1708:30", "2022-05-17T08:30")]),
        ("时间：22-05-1709:05来源", [("22-05-1709:05", "2022-05-17T09:05")]),
        ("15:312022/05/17", [("15:312022/05/17", "2022-05-17T15:31")]),
        ("5.17日休市，5.17米", [("5.17日", "2022-05-17")]),
        ("5.16-5.17日开市", [("5.16-5.17日", "2022-05-16")]),
        ("2021下半年", [("2021下半年", "2021-07-01")]),
        ("2021 十月", [("2021 十月", "2021-10-01")]),
        ("第十四个五年规划期间", [("第十四个五年规划期间", "2021-01-01")]),
    ],
)
def test_dates_that_look_like_numbers(text: str, found: list[tuple[str, str]]) -> None:
    assert [(d.text, d.begin) for d in find_dates(text, "2022-05-18")] == found


@pytest.mark.parametrize(
    ("text", "kind", "anchor", "grain"),
    [
        ("昨晚8时", "instant", "reference", "hour"),
        ("昨天8时15分", "instant", "reference", "minute"),
        ("今天上午", "interval", "reference", "part"),
        ("年底前", "interval", "reference", "year"),
        ("即日起至8月31日", "interval", "reference", "day"),
        ("辛丑年", "date", "reference", "year"),
        ("今(8)日", "date", "reference", "day"),
        ("本赛季", "interval", "reference", "year"),
        ("五一假期", "interval", "reference", "day"),
        ("次日", "date", "discourse", "day"),
        ("2021年2月30日", "date", "absolute", "day"),
    ],
)
def test_what_is_not_resolved_is_typed(text: str, kind: str, anchor: str, grain: str) -> None:
    found = parse_date(text)
    assert (found.begin, found.finish) == (None, None)
    assert (found.kind, found.anchor, found.grain) == (kind, anchor, grain)


def test_nearest_counts_from_the_end_of_what_is_past() -> None:
    assert parse_date("一季度", "2021-08-08", "nearest").begin == "2021-01-01"


def test_timex_of_a_range_lacks_its_year_at_both_ends() -> None:
    assert parse_date("前三季度").timex == "XXXX-Q1/XXXX-Q3"
