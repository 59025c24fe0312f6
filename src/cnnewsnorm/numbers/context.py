"""What stands around a quantity: sign, ordinal, currency before it, how exact it is, and whether it is one at all."""

from functools import cache

from .grammar import Quantity
from .numerals import HAN_NUMERAL
from .units import CURRENCY_PREFIXES, lone_units

__all__ = ["after_words", "before_words", "currency_before", "is_quantity"]

_BEFORE = {
    "约": "about",
    "約": "about",
    "大约": "about",
    "大約": "about",
    "大概": "about",
    "约为": "about",
    "约有": "about",
    "約有": "about",
    "约占": "about",
    "約為": "about",
    "超": "above",
    "逾": "above",
    "超过": "above",
    "超過": "above",
    "突破": "above",
    "高达": "about",
    "大于": "above",
    "大於": "above",
    "高于": "above",
    "高於": "above",
    "多于": "above",
    "不少于": "above",
    "不低于": "above",
    "不下": "above",
    "至少": "above",
    "最少": "above",
    "起码": "above",
    "起碼": "above",
    "近": "below",
    "将近": "below",
    "將近": "below",
    "接近": "below",
    "不到": "below",
    "不足": "below",
    "低于": "below",
    "低於": "below",
    "少于": "below",
    "小于": "below",
    "小於": "below",
    "至多": "below",
    "最多": "below",
    "不超过": "below",
    "不超過": "below",
    "未满": "below",
    "不满": "below",
}
_LAST_BEFORE = frozenset(word[-1] for word in _BEFORE)
_AFTER = {
    "左右": "about",
    "上下": "about",
    "以上": "above",
    "开外": "above",
    "開外": "above",
    "以下": "below",
    "以内": "below",
    "以內": "below",
    "之内": "below",
    "多": "above",
    "余": "above",
    "餘": "above",
    "许": "about",
    "許": "about",
    "之多": "about",
}
_FIRST_AFTER = frozenset(word[0] for word in _AFTER)
_PREFIX_LAST = frozenset(word[-1] for word in CURRENCY_PREFIXES)
_SAFE_AFTER = frozenset("的和与與及等左右以至到或之，。、；：！？）》”’」』】,.;:!?)]\n\r\t 　~-—－")
_SCALES_ALONE = frozenset(
    (
        "百",
        "千",
        "万",
        "萬",
        "亿",
        "億",
        "千万",
        "千萬",
        "百万",
        "百萬",
        "万万",
        "亿万",
        "億萬",
        "万亿",
        "百千",
        "万千",
        "佰",
        "仟",
        "兆",
        "亿兆",
        "千百",
        "百亿",
        "千亿",
    )
)


def before_words(text: str, start: int) -> tuple[str, str] | None:
    """Return the word before `start` that says how exact the number is, with what it says."""
    if not start or text[start - 1] not in _LAST_BEFORE:
        return None
    for length in (3, 2, 1):
        word = text[max(start - length, 0) : start]
        if word in _BEFORE:
            return word, _BEFORE[word]
    return None


def after_words(text: str, stop: int) -> str | None:
    """Say how exact the number is by the words behind it."""
    for mark in ("（含）", "(含)"):
        if text.startswith(mark, stop):
            stop += 3
    if stop >= len(text) or text[stop] not in _FIRST_AFTER:
        return None
    return _AFTER.get(text[stop : stop + 2]) or _AFTER.get(text[stop])


def currency_before(text: str, start: int) -> tuple[int, str] | None:
    """Return where a currency sign or name before `start` begins and its ISO code."""
    at = start
    while at and start - at < 3 and text[at - 1] in " \u3000\xa0":
        at -= 1
    if not at or text[at - 1] not in _PREFIX_LAST:
        return None
    for length in (3, 2, 1):
        word = text[max(at - length, 0) : at]
        if word in CURRENCY_PREFIXES:
            return at - length, CURRENCY_PREFIXES[word]
    return None


@cache
def _physical() -> frozenset[str]:
    from .units import physical_units

    return physical_units()


def is_quantity(text: str, start: int, found: Quantity, approximate: bool, indefinite: bool) -> bool:
    """Decide whether a numeral in Han characters is a number here, and not part of a word.

    Args:
        text: The text.
        start: Where the numeral begins.
        found: What was read.
        approximate: Whether 约, 近, 数 or the like stands before it.
        indefinite: Whether 一 before a counter counts.
    """
    raw = found.raw
    if found.kind not in ("cardinal", "measure", "money") or any(ch not in HAN_NUMERAL for ch in raw):
        return True
    if raw in _SCALES_ALONE:
        return (
            approximate
            or bool(found.currency and found.form != "块")
            or found.form in ("名", "人", "亩", "吨", "公里", "平方米", "余")
        )
    has_unit = bool(found.unit or found.currency)
    following = text[found.end : found.end + 1]
    if len(raw) == 1:
        if raw in "一壹":
            return indefinite and has_unit or found.unit in _physical() or bool(found.currency)
        if has_unit:
            return (
                found.form in lone_units()
                or bool(found.currency)
                or (raw in "十廿卅卌拾" and bool(found.form))
            )
        if raw in "廿卅卌":
            return True
        quoted = start > 0 and text[start - 1] + following in ("“”", "「」", "‘’", "（）", "()")
        return quoted and raw not in "十百千万"
    if has_unit or found.upper is not None and has_unit:
        return True
    if found.upper is not None:
        return raw[-1] in "十百千万亿拾佰仟萬億" or approximate
    if not any(ch in "十百千万亿拾佰仟萬億廿卅卌" for ch in raw):  # positional: 二〇二一
        return len(raw) >= 4 or "点" in raw or "點" in raw
    if len(raw) >= 3 or approximate:
        return True
    if raw[-1] in "百千万亿佰仟萬億":
        return True
    return not following or following in _SAFE_AFTER
