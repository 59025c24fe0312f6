"""Turns an expression and a reference into a `Date`: the last step, where grain, kind and TIMEX3 value are settled."""

import re

from ._civil import DAY, add_months, civil, day_of, iso
from ._frames import Frame, Reference, days_frame, iso_week
from ._lengths import GRAINS, iso_length, moved, unit_around
from ._model import Date
from ._pieces import LEVEL, NEEDS, Expression, Piece
from ._resolve import NAMED_DAYS, resolve_chain

__all__ = ["resolve"]

_UNSET = 2000  # a leap year in which what lacks its year is resolved; it never shows
_UNSET_YEAR = re.compile("(?<![0-9-])200[01]")
_OTHER_YEARS = (2024, 2003)
_DUMMY = Reference(day_of(_UNSET, 1, 3) * DAY)  # a Monday


def resolve(e: Expression, text: str, ref: Reference | None, prefer: str) -> Date | None:
    """Return what an expression means, or None if nothing can."""
    prefer = e.prefer or prefer
    if e.form in ("duration", "set"):
        return _length(e, text)
    if e.form == "vague":
        timex, anchor = e.value
        if timex == "PRESENT_REF" and ref is not None:
            timed = ref.moment % DAY != 0
            begin, finish = iso(ref.moment, timed), iso(ref.moment + (0 if timed else DAY), timed)
            return Date(e.start, e.end, text, "vague", begin, finish, None, None, "gregorian", anchor, timex)
        return Date(e.start, e.end, text, "vague", None, None, None, None, "gregorian", anchor, timex)
    if e.form == "shift":
        return _shift(e, text, ref)
    if e.form == "span":
        return _span(e, text, ref)
    need = _need(e.chain)
    partial = ref is None and need is not None
    first = _first(e, ref, prefer, need)
    if first is None:
        return _unresolved(e, text)
    if e.more:
        second = _second(e, first, ref, prefer)
        if second is not None and second.hi <= first.lo and e.prefer == "nearest":
            # 3月起至明年2月: what seemed the nearest lies behind its end
            first = _first(e, ref, "past", need) or first
            second = _second(e, first, ref, "past")
        if second is None:
            return _unresolved(e, text)
        if need == "week" and ref is not None and second.lo - first.lo > 7 * DAY:  # 周五到下周一
            weeks = (second.lo - first.lo) // (7 * DAY)
            first = days_frame(first.lo // DAY + 7 * weeks, 1, "day", first)
        return _range(e, text, first, second, need if partial else None)
    return _single(e, text, first, ref, need if partial else None)


def _need(chain: list[Piece]) -> str | None:
    return NEEDS[chain[0][0]]


def _first(e: Expression, ref: Reference | None, prefer: str, need: str | None) -> Frame | None:
    if ref is not None or need is None:
        frame = resolve_chain(e.chain, ref, prefer)
        if frame is not None and need is not None:
            frame = frame._replace(anchor="reference")
        if (
            frame is not None
            and prefer == "future"
            and ref is not None
            and need == "day"
            and len(e.chain) == 1
        ):
            frame = _afternoon(frame, e.chain[0], ref)
        return frame
    if need == "century" or e.chain[0][0] == "statutory":  # the days off are others every year
        return None
    frame = resolve_chain(e.chain, _DUMMY, "nearest", _dummy_frame(need))
    if need == "year" and frame is not None:  # 中秋节, 五月第二个星期日: another day in another year
        for year in _OTHER_YEARS if e.chain[0][0] in NAMED_DAYS else _OTHER_YEARS[:1]:
            other = resolve_chain(e.chain, _DUMMY, "nearest", _dummy_frame(need, year))
            if other is None or iso(other.lo, True)[5:] != iso(frame.lo, True)[5:]:
                return None
    return frame


def _dummy_frame(need: str, year: int = _UNSET) -> Frame:
    first = day_of(year, 1, 1)
    last = {"year": day_of(year + 1), "month": day_of(year, 2), "week": first + 9, "day": first + 1}[need]
    start = first + 2 if need == "week" else first
    timex = {"year": f"{year}", "month": f"{year}-01", "week": f"{year}-W01", "day": f"{year}-01-01"}[need]
    return Frame(start * DAY, last * DAY, need, timex)


def _afternoon(frame: Frame, piece: Piece, ref: Reference) -> Frame:
    """三点, asked for ahead of half past four: the next three o'clock is in the afternoon."""
    hour = piece[1][0] if piece[0] == "clock" else 12
    earlier = frame.lo - DAY // 2
    if hour < 12 and piece[0] == "clock" and earlier > ref.moment:
        return frame._replace(lo=earlier, hi=earlier)
    return frame


def _second(e: Expression, first: Frame, ref: Reference | None, prefer: str) -> Frame | None:
    """The second end of a range: what it leaves out it takes from the first, or from what follows it."""
    op = e.more[0][0]
    level = LEVEL[op]
    own = ref or _DUMMY
    upto = 9 if op == "clock" else level
    inherited = [piece for piece in e.chain if LEVEL[piece[0]] < upto and piece[0] != "edge"]
    if op in ("day~", "month~", "year~"):
        base = Reference(first.lo)
        return resolve_chain(e.more, base, prefer)
    if NEEDS[op] is None:
        return resolve_chain(e.more, ref, prefer)
    if inherited or (first.anchor == "reference" or ref is None):
        head = [*inherited, *e.more]
        start = Reference(first.lo)
        if NEEDS[head[0][0]] is None:
            found = resolve_chain(head, own, prefer)
        else:
            found = resolve_chain(head, start, "future", _context(head, first))
        if found is None or found.lo < first.lo or (found.hi <= first.lo and level < 9):
            found = _later(head, e.more, first, own, found)
        return found
    found = resolve_chain(e.more, Reference(first.lo), "future", _context(e.more, first))
    return (
        found
        if found is not None and found.hi > first.lo
        else resolve_chain(e.more, Reference(first.lo), "future")
    )


def _context(chain: list[Piece], first: Frame) -> Frame | None:
    """The year, month, week or day of the first end, for a second end that begins below it."""
    need = NEEDS[chain[0][0]]
    day = first.lo // DAY
    year, month, _ = civil(day)
    if need == "year":
        return Frame(day_of(year) * DAY, day_of(year + 1) * DAY, "year", f"{year:04d}")
    if need == "month":
        start = day_of(year, month)
        return Frame(start * DAY, add_months(start, 1) * DAY, "month", f"{year:04d}-{month:02d}")
    if need == "week":
        start = day - (day - 1) % 7
        return Frame(start * DAY, (start + 7) * DAY, "week", iso_week(start))
    if need == "day":
        return Frame(day * DAY, (day + 1) * DAY, "day", f"{year:04d}-{month:02d}-{civil(day)[2]:02d}")
    return None


def _later(
    head: list[Piece], more: list[Piece], first: Frame, ref: Reference, found: Frame | None
) -> Frame | None:
    """8月至2月, 28日至3日, 22点到6点: the second end lies in the next year, month, week or day."""
    op = more[0][0]
    if op == "clock" and found is not None:
        hour = more[0][1][0]
        if hour < 12 and found.lo + DAY // 2 > first.lo and any(p[0] == "part" for p in head):
            return found._replace(lo=found.lo + DAY // 2, hi=found.hi + DAY // 2)
        return found._replace(lo=found.lo + DAY, hi=found.hi + DAY)
    if op == "part" and found is not None:
        return found._replace(lo=found.lo + DAY, hi=found.hi + DAY)
    need = NEEDS[op]
    if need is None:
        return found
    context = _context(more, first)
    if context is None:
        return found
    last = context._replace(lo=context.hi, hi=context.hi + DAY)
    return resolve_chain(more, ref, "future", _context(more, last))


def _single(e: Expression, text: str, frame: Frame, ref: Reference | None, missing: str | None) -> Date:
    kind = "instant" if frame.timed and frame.lo == frame.hi else "date"
    if (frame.part is not None and frame.lo != frame.hi) or "/" in frame.timex:
        kind = "interval"
    mod = frame.mod or ("APPROX" if e.approx else None)
    begin: int | None = frame.lo
    finish: int | None = frame.hi
    if e.bound is not None:
        kind = "interval"
        mod = {"before": "BEFORE", "after": "AFTER"}.get(e.bound, mod)
        if e.bound == "before":
            # 年底前, 3月底前: by the end; before any other stretch: until it begins
            begin, finish = None, frame.hi if frame.mod == "END" else frame.lo
        elif e.bound == "until":
            begin, finish = None, frame.hi
        elif e.bound == "after":
            begin, finish = frame.hi, None
        else:
            finish = None
            if e.amount:
                finish = moved(frame.lo, e.amount, 1)
            elif ref is not None and missing is None and (ref.day > frame.lo // DAY):
                finish = ref.day * DAY
    timex = _mask_timex(frame.timex, missing) if missing else frame.timex
    if e.amount and e.bound:
        timex += f"/{iso_length(e.amount)}"
    first = _text(begin, kind, frame.timed, missing, e.zone)
    last = first if finish == begin else _text(finish, kind, frame.timed, missing, e.zone)
    return Date(
        e.start,
        e.end,
        text,
        kind,
        first,
        last,
        frame.grain,
        mod,
        frame.calendar,
        "absolute" if missing else frame.anchor,
        timex,
    )


def _range(e: Expression, text: str, first: Frame, second: Frame, missing: str | None) -> Date:
    begin, finish = first.lo, second.hi
    timed = first.timed or second.timed
    if e.form == "between":
        begin, finish = first.hi, second.lo
    grain = second.grain if second.grain != "second" or second.timex != "PRESENT_REF" else first.grain
    timex = f"{first.timex.partition('/')[0]}/{second.timex.rpartition('/')[2]}"
    if missing:
        timex = f"{_mask_timex(first.timex, missing)}/{_mask_timex(second.timex, missing)}"
    anchor = "absolute" if missing else second.anchor if second.anchor != "absolute" else first.anchor
    mod = "APPROX" if e.approx else None
    if finish < begin:
        return Date(e.start, e.end, text, "interval", None, None, grain, mod, first.calendar, anchor, timex)
    return Date(
        e.start,
        e.end,
        text,
        "interval",
        _text(begin, "interval", timed, missing, e.zone),
        _text(finish, "interval", timed, missing, e.zone),
        grain,
        mod,
        first.calendar,
        anchor,
        timex,
    )


def _text(moment: int | None, kind: str, timed: bool, missing: str | None, zone: str) -> str | None:
    if moment is None:
        return None
    with_time = kind == "instant" or moment % DAY != 0
    text = iso(moment, with_time)
    if missing is None:
        return text + zone if zone and with_time else text
    if missing == "year":
        return f"--{text[5:]}"
    if missing == "month":
        return f"---{text[8:]}"
    if missing == "day":
        return text[10:] or "T00:00"
    return f"-W-{(moment // DAY - 1) % 7 + 1}{text[10:]}"


def _mask_timex(timex: str, missing: str) -> str:
    if missing == "year":
        return _UNSET_YEAR.sub("XXXX", timex)
    if missing == "month":
        return f"XXXX-XX{timex[7:]}"
    if missing == "day":
        return timex[timex.index("T") :] if "T" in timex else timex
    weekday = int(timex[8:10]) - 2 if len(timex) >= 10 and timex[4:5] == "-" and timex[5] != "W" else None
    return f"XXXX-WXX-{weekday}{timex[10:]}" if weekday else "XXXX-WXX-WE"


def _unresolved(e: Expression, text: str) -> Date:
    """A day that does not exist, such as 2月30日, or one that leans on a reference that is not given."""
    op, value = e.chain[-1]
    grain = {2: "year", 3: "quarter", 4: "month", 5: "week", 6: "day", 8: "part"}.get(LEVEL[op], "hour")
    if op == "clock" and value[1] is not None:
        grain = "minute" if value[2] is None else "second"
    elif op == "edge":  # 年底 is a part of a year
        grain = value[1] or {2: "year", 3: "quarter", 4: "month", 5: "week"}.get(
            LEVEL[e.chain[-2][0]], "year"
        )
    kind = "instant" if op == "clock" else "interval" if op in ("part", "sports+", "statutory") else "date"
    if e.more or e.bound:
        kind = "interval"
    anchor = "absolute"
    if any(piece[0][-1] == "~" for piece in e.chain):
        anchor = "discourse"
    elif _need(e.chain) or any(name[-1] == "+" or name in _LEANING for name, _ in e.chain[:1]):
        anchor = "reference"
    mod = {"before": "BEFORE", "after": "AFTER"}.get(e.bound or "", "APPROX" if e.approx else None)
    if op == "edge" and value[0] in ("START", "MID", "END"):
        mod = mod or value[0]
    return Date(e.start, e.end, text, kind, None, None, grain, mod, "gregorian", anchor, None)


_LEANING = frozenset({"cycle", "dayat", "edge", "now", "yearspan"})


# --- lengths ---------------------------------------------------------------------------------------------------------


def _shift(e: Expression, text: str, ref: Reference | None) -> Date | None:
    unit = e.amount[-1][1]
    grain = GRAINS[unit]
    length = iso_length(e.amount)
    mod = "APPROX" if e.approx else None
    timeless = ref is not None and ref.moment % DAY == 0 and grain in ("hour", "minute", "second")
    if ref is None or timeless:  # ten minutes after a day of which no time is known
        return Date(e.start, e.end, text, "date", None, None, grain, mod, "gregorian", "reference", None)
    moment = moved(ref.moment, e.amount, e.value)
    if any(size % 1 for size, _ in e.amount) and unit in "YMWD":
        grain = {"Y": "month", "M": "day", "W": "day", "D": "hour"}[unit]
    if grain in ("hour", "minute", "second"):
        frame = Frame(moment, moment, "minute" if moment % 60 == 0 else "second", iso(moment, True))
    else:
        frame = unit_around(moment // DAY, grain)
    kind = "instant" if frame.lo == frame.hi else "date"
    begin, finish = iso(frame.lo, kind == "instant"), iso(frame.hi, kind == "instant")
    if e.bound == "since":
        return Date(
            e.start,
            e.end,
            text,
            "interval",
            begin,
            None,
            grain,
            mod,
            "gregorian",
            "reference",
            frame.timex or length,
        )
    return Date(e.start, e.end, text, kind, begin, finish, grain, mod, "gregorian", "reference", frame.timex)


def _span(e: Expression, text: str, ref: Reference | None) -> Date | None:
    """近三年, 过去7天, 未来五年, 3年来, 60日内."""
    unit = e.amount[-1][1]
    grain = GRAINS[unit]
    mod = "APPROX" if e.approx else None
    length = iso_length(e.amount)
    if ref is None:
        return Date(
            e.start, e.end, text, "interval", None, None, grain, mod, "gregorian", "reference", length
        )
    fine = unit in "hms"
    here = ref.moment if fine else ref.day * DAY
    if e.value == -1:
        first, last = moved(here, e.amount, -1), here
    else:
        if not fine and e.value == 1:
            here += DAY
        if e.value == 3:
            here = ref.moment
        first, last = here, moved(here, e.amount, 1)
    begin, finish = iso(first, first % DAY != 0), iso(last, last % DAY != 0)
    return Date(e.start, e.end, text, "interval", begin, finish, grain, mod, "gregorian", "reference", length)


def _length(e: Expression, text: str) -> Date:
    mod = "APPROX" if e.approx else {"more": "EQUAL_OR_MORE", "less": "EQUAL_OR_LESS"}.get(e.bound or "")
    value = iso_length(e.amount)
    grain = GRAINS[e.amount[-1][1]]
    if e.upper:
        value += "/" + iso_length(e.upper)
    if e.form == "set" and e.chain:
        first = (
            _first(e, None, "nearest", _need(e.chain))
            if _need(e.chain) in ("year", "month", "week", "day")
            else None
        )
        if first is not None:
            missing = _need(e.chain) or "year"
            value = "/".join(_mask_timex(end, missing) for end in first.timex.split("/"))
            grain = first.grain
            second = _second(e, first, None, "nearest") if e.more else None
            if second is not None:
                value += f"/{_mask_timex(second.timex, missing)}"
    return Date(e.start, e.end, text, e.form, None, None, grain, mod, "gregorian", "absolute", value)
