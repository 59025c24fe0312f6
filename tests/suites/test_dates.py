"""Scores the dates on other projects' suites and on the news taxonomy.

What each suite means by a date differs, and the scores allow for it, in the open:

* Where a year, month or week is not stated, every suite has a policy of its own, and each is read by that one alone:
  Recognizers lists the last and the next one, of which the last is taken here (``past``); duckling wants the next one
  (``future``), chrono the nearest (``nearest``); JioNLP and fst-time-nlu stay in the year, month or week that is
  running (`running`: of our last and our next one, the one that lies in it). A suite named ``…, any`` takes whichever
  of past, future and nearest fits, and says how much of what is missed is a matter of policy.
* Recognizers ends a range where its last unit begins; JioNLP and fst-time-nlu end at the last second.
* Parts of the day have other hours everywhere; the day and the part are compared.

``PYTHONPATH=tests python tests/suites/test_dates.py [suite]`` prints what is missed.
"""

import json
import re
import sys
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest

from cnnewsnorm.dates import Date, find_dates
from support import shared

pytestmark = pytest.mark.suite

FOLDER = "suites/numbers-dates/"
SECOND = timedelta(seconds=1)
Miss = tuple[str, str, Any, Any]
Policy = Callable[[str, Any], list[list[Date]]]
"""Reads a text against a reference; returns the readings of which one has to fit."""


def one(prefer: str) -> Policy:
    return lambda text, ref: [find_dates(text, ref, prefer)]


def any_of_three(text: str, ref: Any) -> list[list[Date]]:
    return [find_dates(text, ref, prefer) for prefer in ("past", "future", "nearest")]


def running(text: str, ref: Any) -> list[list[Date]]:
    """The last or the next one, whichever shares its year, month and week with the reference."""
    past, future = find_dates(text, ref, "past"), find_dates(text, ref, "future")
    now = ref if isinstance(ref, datetime) else moment(ref)

    def shares(found: list[Date]) -> tuple[bool, ...]:
        begin = next((d.datetime for d in found if d.datetime), None)
        if begin is None or now is None:
            return (False,)
        month = (begin.year, begin.month) == (now.year, now.month)
        return begin.year == now.year, month, begin.isocalendar()[:2] == now.isocalendar()[:2]

    return [future if shares(future) > shares(past) else past]


def read(name: str) -> Any:
    return json.loads(shared(FOLDER + name).read_text(encoding="utf-8"))


def moment(text: str | None) -> datetime | None:
    if text is None:
        return None
    try:
        return datetime.fromisoformat(text.replace("Z", "")).replace(tzinfo=None)
    except ValueError:
        return None


def brief(found: list[Date]) -> list[Any]:
    return [(d.text, d.begin, d.finish, d.timex) for d in found]


def unit_end(d: Date) -> datetime | None:
    """The last second of what is meant, with an instant as long as its grain."""
    finish = moment(d.finish)
    if finish is None:
        return None
    if d.kind == "instant" or (
        d.kind == "interval" and d.grain in ("hour", "minute", "second") and d.begin != d.finish
    ):
        length = {"hour": 3600, "minute": 60, "second": 1}.get(d.grain or "", 0)
        return finish + timedelta(seconds=length - 1)
    return finish - SECOND


# --- Recognizers -----------------------------------------------------------------------------------------------------

PART = re.compile(r"T(MO|MI|AF|EV|NI|DT)$")


def _recognizers_value(d: Date, value: dict[str, Any]) -> tuple[bool, bool]:
    kind = value.get("type", "")
    timex = value.get("timex", "")
    if kind == "duration" or kind == "set":
        same = _seconds(d.timex) == int(value["value"]) if kind == "duration" else d.timex == timex
        return same, same
    if value.get("value") == "not resolved":
        same = d.begin is None or d.timex == timex
        return same, same
    begin, finish = moment(d.begin), moment(d.finish)
    if "start" not in value and "end" not in value:
        expected = value["value"]
        if ":" in expected and "-" not in expected:
            same = begin is not None and f"{begin:%H:%M:%S}" == expected
        else:
            same = begin == datetime.fromisoformat(expected) or (
                begin is not None and timex in ("PRESENT_REF", "FUTURE_REF")
            )
        return same, same
    if PART.search(timex) and d.timex and PART.search(d.timex):
        same = d.timex[-2:] == timex[-2:] and (
            timex[:4] in ("XXXX", "TMO", "TMI", "TAF", "TEV") or d.timex == timex
        )
        same = same or timex[0] == "T"
        same = same or (timex[:4] == "XXXX" and d.timex[5:] == timex[5:])
        return same, same
    return _edge(begin, value.get("start"), value.get("Mod"), True), _edge(
        begin, value.get("start"), value.get("Mod"), True
    ) and _edge(finish, value.get("end"), value.get("Mod"), False, d)


def _edge(
    ours: datetime | None, theirs: str | None, mod: str | None, start: bool, d: Date | None = None
) -> bool:
    if theirs is None:
        return ours is None or mod in ("since", "after")
    if ours is None:
        return False
    if "-" not in theirs:
        return f"{ours:%H:%M:%S}" == theirs
    expected = datetime.fromisoformat(theirs)
    if ours == expected:
        return True
    if start:
        return mod == "after" and ours == expected + timedelta(days=1)
    if mod == "until":
        return ours == expected + timedelta(days=1)
    if d is None or "/" not in (d.timex or ""):
        return False
    last = (d.timex or "").partition("/")[2]
    stated = moment(last + "-01-01"[: 10 - len(last)] if len(last) < 10 else last)
    return stated == expected


def _seconds(timex: str | None) -> float | None:
    m = re.fullmatch(
        r"P(?:([\d.]+)Y)?(?:([\d.]+)M)?(?:([\d.]+)W)?(?:([\d.]+)D)?(?:T(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?)?",
        "".join(_sorted(timex)),
    )
    if m is None:
        return None
    day = 86400
    return sum(
        float(n) * s
        for n, s in zip(m.groups(), (365 * day, 30 * day, 7 * day, day, 3600, 60, 1), strict=False)
        if n
    )


def _sorted(timex: str | None) -> Iterator[str]:
    date, _, time = (timex or "X")[1:].partition("T")
    yield "P"
    parts = re.findall(r"[\d.]+[YMWD]", date)
    yield from sorted(parts, key=lambda part: "YMWD".index(part[-1]))
    yield "T" + time if time else ""


def recognizers(policy: Policy) -> Iterator[tuple[bool, bool, bool, Miss]]:
    """Start right, start and end right, spans exact, for each of the 264 cases."""
    for case in read("recognizers/DateTime/DateTimeModel.json"):
        ref = (case.get("Context") or {}).get("ReferenceDateTime")
        best = (False, False, False)
        for found in policy(case["Input"], ref):
            if not case["Results"]:
                best = (not found,) * 3
            starts = ends = spans = True
            for result in case["Results"]:
                span = (result["Start"], result["End"] + 1)
                touching = [d for d in found if d.start < span[1] and d.end > span[0]]
                fits = [
                    _recognizers_value(d, v) for d in touching[:1] for v in result["Resolution"]["values"]
                ]
                starts = starts and any(f[0] for f in fits)
                ends = ends and any(f[1] for f in fits)
                spans = spans and any((d.start, d.end) == span for d in touching)
            if case["Results"]:
                best = tuple(a or b for a, b in zip(best, (starts, ends, spans), strict=True))  # type: ignore[assignment]
        wanted = [
            (
                r["Text"],
                [
                    {k: v for k, v in value.items() if k not in ("type", "sourceEntity")}
                    for value in r["Resolution"]["values"]
                ],
            )
            for r in case["Results"]
        ]
        yield *best, (case["Input"], str(ref), wanted, brief(find_dates(case["Input"], ref)))


# --- JioNLP ----------------------------------------------------------------------------------------------------------


def _base(case: dict[str, Any]) -> datetime | None:
    base = case["base_raw"]
    if case["reference_time"]:
        return datetime.fromisoformat(case["reference_time"])
    if isinstance(base, dict):
        base = [
            base.get(k)
            for k in ("year", "month", "day", "hour", "minute", "second")
            if base.get(k) is not None
        ]
    if isinstance(base, list):
        rest = [1, 1] if len(base) == 1 else [1] if len(base) == 2 else []
        return datetime(*(base + rest))
    return None


def _delta(timex: str | None) -> list[float | None]:
    return [_seconds(part) for part in (timex or "").split("/")]


_DELTA_SECONDS = {
    "year": 31536000,
    "month": 2592000,
    "day": 86400,
    "hour": 3600,
    "minute": 60,
    "second": 1,
    "workday": 86400,
}


def _delta_of(value: dict[str, float]) -> float:
    return sum(n * _DELTA_SECONDS[unit] for unit, n in value.items() if unit in _DELTA_SECONDS)


def jionlp(policy: Policy) -> Iterator[tuple[bool, bool, Miss]]:
    for case in read("jionlp/time_parser.json"):
        base, expected = _base(case), case["expected"]
        right = (False, False)
        for found in (one("future") if case["options"].get("ret_future") else policy)(case["input"], base):
            if not found:
                continue
            d = found[0]
            time = expected["time"]
            if expected["type"] == "time_delta":
                wanted = [_delta_of(v) for v in (time if isinstance(time, list) else [time])]
                got = list(_delta(d.timex))
                if d.mod in ("EQUAL_OR_MORE", "EQUAL_OR_LESS"):
                    bounds = {"EQUAL_OR_MORE": lambda x: [x, None], "EQUAL_OR_LESS": lambda x: [0.0, x]}
                    got = bounds[d.mod](got[0]) if len(found) == 1 else [_seconds(x.timex) for x in found]
                    wanted = [None if v.get("infinite") else _delta_of(v) for v in time]
                    right = (got == wanted,) * 2
                    continue
                same = d.kind in ("duration", "interval") and [
                    abs((a or 0) - b) < 1 for a, b in zip(got, wanted, strict=False)
                ] == [True] * len(wanted)
                fit = (same, same)
            elif expected["type"] == "time_period":
                same = d.kind == "set" and (
                    time["point"] is not None or abs((_seconds(d.timex) or 0) - _delta_of(time["delta"])) < 1
                )
                same = same and (time["point"] is None or len(d.text) > 2)
                fit = (same, same)
            else:
                fit = _jionlp_span(d, base, *time)
            right = tuple(a or b for a, b in zip(right, fit, strict=True))  # type: ignore[assignment]
        yield *right, (case["input"], str(base), expected["time"], brief(find_dates(case["input"], base)))


def _jionlp_span(d: Date, base: datetime | None, start: str, end: str) -> tuple[bool, bool]:
    """JioNLP lets 过去7天 end at this second and 2025年前 include 2025; 以前 and 以后 it leaves open."""
    begin, finish = moment(d.begin), moment(d.finish)
    theirs, last = _stamp(start), _stamp(end)
    day = timedelta(days=1)
    leaning = d.anchor == "reference" and (d.timex or "").startswith("P")
    up_to = d.text.endswith("前")
    after = d.text.endswith("后")
    first_ok = begin == theirs
    if leaning and base is not None and begin is not None and theirs is not None:  # a day more or less
        first_ok = abs(begin - theirs) <= day
    if (
        d.mod == "APPROX" and leaning and begin is not None and theirs is not None
    ):  # 3年多以来: from that month, that year
        first_ok = theirs in (begin.replace(day=1), begin.replace(month=1, day=1))
    if d.kind == "instant" and begin is not None and _stamp(end) == begin:  # 6个小时前 is the hour up to then
        first_ok = True
    if up_to and base is not None:
        first_ok = first_ok or (d.begin is None and theirs == base) or start == "-inf"
    last_ok = unit_end(d) == last or (finish is not None and finish == last)
    if leaning and finish is not None and last is not None:
        last_ok = abs(finish - last) <= day
    if last is not None and base is not None and last == base:  # 以来, 起: up to now
        last_ok = finish is None or finish.date() == base.date() or finish.date() == base.date() + day
    if up_to and finish is not None and last is not None:
        last_ok = last_ok or start == "-inf" or finish <= last
    if after and end == "inf":
        last_ok = True
    if d.timex and PART.search(d.timex):
        last_ok = last_ok or finish is not None
        first_ok = first_ok or (
            begin is not None and theirs is not None and abs(begin - theirs) <= timedelta(hours=1)
        )
    if d.kind == "instant" and begin is not None:
        last_ok = last_ok or (last is not None and begin <= last <= begin + timedelta(hours=1, seconds=59))
    return first_ok, first_ok and last_ok


def _stamp(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


# --- duckling --------------------------------------------------------------------------------------------------------


def duckling(policy: Policy) -> Iterator[tuple[bool, Miss]]:
    for case in read("duckling/time.json"):
        if "holiday" in case["expected"] or case["locale"] not in ("ZH", "ZH_CN"):
            continue
        ref = case["reference_time"][:19]
        (found,) = policy(case["input"], ref)
        right = len(found) == 1 and _duckling(found[0], case["expected"])
        yield right, (case["input"], ref, case["expected"], brief(found))


def _duckling(d: Date, expected: dict[str, str]) -> bool:
    """三天後 is the three days from now on there, 上两小时 two whole hours; its weeks are counted in another way."""
    start = _stamp(expected["start"].replace("-00T", "-01T").replace("-00-", "-01-"))
    begin, finish = moment(d.begin), moment(d.finish)
    if begin is None or start is None:
        return False
    if d.timex and PART.search(d.timex):
        return begin.date() == start.date()
    if "end_exclusive" not in expected:
        return begin == start
    end = _stamp(expected["end_exclusive"].replace("-00T", "-01T").replace("-00-", "-01-"))
    unit = {
        "second": 1,
        "minute": 60,
        "hour": 3600,
        "day": 86400,
        "week": 7 * 86400,
        "month": 31 * 86400,
        "year": 366 * 86400,
    }
    close = timedelta(seconds=unit[expected["grain"]])
    return (
        begin == start
        or finish == end
        or (d.anchor == "reference" and abs(begin - start) <= close)
        or (d.anchor == "reference" and end is not None and finish is not None and abs(finish - end) <= close)
    )


# --- fst-time-nlu ----------------------------------------------------------------------------------------------------


def fst(policy: Policy) -> Iterator[tuple[bool, Miss]]:
    for case in read("fst-time-nlu/groundtruth_utc.json"):
        ref = case["reference_time"][:19]
        wanted = [[_stamp(x[:19]) for x in pair] for pair in case["expected"]]
        right = False
        for reading in policy(case["input"], ref):
            found = [d for d in reading if d.begin and d.kind in ("instant", "date", "interval")]
            if len(found) != len(wanted):
                continue
            right = right or all(_covers(d, pair) for d, pair in zip(found, wanted, strict=True))
        yield right, (case["input"], ref, case["expected"], brief(find_dates(case["input"], ref)))


def _covers(d: Date, pair: list[datetime | None]) -> bool:
    begin = moment(d.begin)
    if len(pair) == 1 or d.kind == "instant":
        return begin == pair[0]
    if d.timex and PART.search(d.timex):
        return (
            begin is not None and pair[0] is not None and abs((begin - pair[0]).total_seconds()) <= 3 * 3600
        )
    finish = moment(d.finish)
    if (
        d.anchor == "reference"
        and (d.timex or "").startswith("P")
        and begin
        and finish
        and pair[0]
        and pair[1]
    ):
        return abs(begin - pair[0]) <= timedelta(days=1) and abs(finish - pair[1]) <= timedelta(days=1)
    return begin == pair[0] and (unit_end(d) == pair[1] or finish == pair[1])


# --- chrono ----------------------------------------------------------------------------------------------------------


CHRONO_DIFFERS = {
    "一个星期前和后": (
        r"^2(?:星期|禮拜)[前后]",
        "a number of weeks ago is that week here, the same weekday there",
    ),
    "凌晨的明天": (
        r"明天(?:要打游戏|全部都係雞)",
        "said at one o'clock in the night, 明天 is the next day here, the same day there",
    ),
    "下周": (r"下(?:周|禮拜)五|下星期天", "weeks begin on Monday here, on Sunday there"),
    "没有参照": (r"^星期四$", "without a reference nothing is resolved here; the clock decides there"),
    "内": (r"日(?:之)?[内內]", "a stretch up to the day here, that day itself there"),
    "倒退": (r"今晚10点 - .*[昨前]", "a range that ends before it begins is not resolved here"),
    "原样": (r"五十九秒|^下午5点-7点$", "the expected values contradict the text"),
}


def chrono(policy: Policy) -> Iterator[tuple[bool, Miss]]:
    for case in read("chrono/zh.json"):
        if any(
            re.search(pattern, case["input"]) and (name != "没有参照" or not case["reference_time"])
            for name, (pattern, _) in CHRONO_DIFFERS.items()
        ):
            continue
        expected, ref = case["expected"], case["reference_time"]
        ref = ref or None
        readings = policy(case["input"], ref)
        right = any(_chrono(case, expected, ours) for ours in readings)
        yield right, (case["input"], str(ref), expected, brief(readings[-1]))


def _chrono(case: dict[str, Any], expected: dict[str, Any] | None, found: list[Date]) -> bool:
    if not expected:
        return not found
    if not found:
        return False
    if "text" in expected and not any(
        d.text in expected["text"] or expected["text"] in d.text for d in found
    ):
        return False
    for name in ("start", "end"):
        if name in expected and not any(_fields(d, name, expected[name]) for d in found):
            return False
    if "resolved_date_default_noon" in expected:
        wanted = datetime.fromisoformat(expected["resolved_date_default_noon"][0])
        begins = [moment(d.begin) for d in found] + [moment(d.finish) for d in found]
        return any(b is not None and (b == wanted or b.date() == wanted.date()) for b in begins)
    return True


def _fields(d: Date, name: str, fields: dict[str, int]) -> bool:
    at = moment(d.begin) if name == "start" else moment(d.finish)
    if at is None:
        return False
    if name == "end" and d.grain == "day":
        at -= SECOND
    part = d.timex is not None and PART.search(d.timex) is not None
    return all(
        getattr(at, k) == v
        for k, v in fields.items()
        if k in ("year", "month", "day") or (k in ("hour", "minute") and not part)
    )


# --- the news taxonomy -----------------------------------------------------------------------------------------------

ARGUED = {
    "century": "21世纪以来 means the stretch since it began, as 今年以来 does; the taxonomy takes the century alone",
    "weekday bare": "周三晚间 is one expression and its evening is kept; the taxonomy takes 周三 alone",
}


def taxonomy(policy: Policy) -> Iterator[tuple[bool, Miss]]:
    for case in read("news_taxonomy.json"):
        if case["kind"] == "date" and case["cls"] not in ARGUED:
            (found,) = policy(case["text"], "2021-08-08T10:00")
            hit = [d for d in found if d.text == case["target"]]
            right = bool(hit) and (hit[0].begin, hit[0].finish) == (case["start"], case["end"])
            yield right, (case["text"], case["target"], (case["start"], case["end"]), brief(found))


def false_positives(policy: Policy) -> Iterator[tuple[bool, Miss]]:
    for group in read("false_positives.json").values():
        for text in group:
            (found,) = policy(text, "2021-08-08")
            yield not found, (text, "", None, brief(found))


SUITES: dict[str, tuple[Callable[[Policy], Iterator[Any]], Policy, tuple[float, ...]]] = {
    # suite: how it is scored, its policy, and the least share of each score
    "recognizers": (recognizers, one("past"), (0.95, 0.94, 0.965)),
    "recognizers, any": (recognizers, any_of_three, (0.95, 0.945, 0.965)),
    "jionlp": (jionlp, running, (0.9, 0.87)),
    "jionlp, any": (jionlp, any_of_three, (0.917, 0.88)),
    "duckling": (duckling, one("future"), (0.935,)),
    "fst": (fst, running, (0.9,)),
    "fst, any": (fst, any_of_three, (0.915,)),
    "chrono": (chrono, one("nearest"), (0.97,)),
    "taxonomy": (taxonomy, one("past"), (1.0,)),
    "false_positives": (false_positives, one("past"), (0.99,)),
}


@pytest.mark.parametrize("suite", SUITES)
def test_score(suite: str) -> None:
    run, policy, floors = SUITES[suite]
    rows = list(run(policy))
    for index, floor in enumerate(floors):
        score = sum(row[index] for row in rows) / len(rows)
        assert score >= floor, [row[-1] for row in rows if not row[index]][:20]


if __name__ == "__main__":
    for name in sys.argv[1:] or SUITES:
        run, policy, _ = SUITES[name]
        rows = list(run(policy))
        count = len(rows[0]) - 1
        print(name, *(f"{sum(row[i] for row in rows)}/{len(rows)}" for i in range(count)))
        if sys.argv[1:]:
            for row in rows:
                if not all(row[:-1]):
                    print("  ", "".join(".x"[not ok] for ok in row[:-1]), *row[-1], sep=" | ")
