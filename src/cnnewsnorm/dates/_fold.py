"""Folds script and width of the characters dates are written with, one for one, so that offsets stay."""

import re
from functools import cache

from .._tables import load_table

__all__ = ["fold"]

# Days of contracts and cheques, 贰零贰叁年零叁月拾伍日: only behind such a year, as 登陆月球 and 收拾 hold them, too.
_FINANCIAL = re.compile(
    "[贰貳壹][仟〇零壹贰貳叁參叄肆伍陆陸柒捌玖佰拾]{3,7}年(?:[〇零]?[壹贰貳叁參叄肆伍陆陸柒捌玖拾]{1,2}月(?:[〇零]?[壹贰貳叁參叄肆伍陆陸柒捌玖拾]{1,3}[日号號])?)?"
)
_PLAIN = str.maketrans("壹贰貳叁參叄肆伍陆陸柒捌玖拾佰仟", "一二二三三三四五六六七八九十百千")

_PAIRS = {
    **dict(zip("０１２３４５６７８９", "0123456789", strict=True)),
    **dict(zip("：－／．（），　\u00a0＝Ｔ", ":-/.(),  =T", strict=True)),
    **dict.fromkeys("—–―‐‑−~～〜﹣﹘", "-"),
    **dict.fromkeys("○零◯", "〇"),
    **dict.fromkeys("「『〝＂", "“"),
    **dict.fromkeys("」』〞", "”"),
    **dict(zip("﹕∶", "::", strict=True)),
    **dict(zip("俩倆仨", "两两三", strict=True)),
}


@cache
def _table() -> dict[str, str]:
    traditional, simplified, *_ = load_table("dates_fold.txt").split("\n")
    return _PAIRS | dict(zip(traditional, simplified, strict=True))


@cache
def _folded() -> "re.Pattern[str]":
    return re.compile(f"[{re.escape(''.join(_table()))}]")  # three times as fast as str.translate on news


def fold(text: str) -> str:
    """Return `text` in simplified script and half width as far as dates go; the length never changes."""
    if ("贰" in text or "貳" in text or "壹" in text) and _FINANCIAL.search(text):
        text = _FINANCIAL.sub(lambda m: m[0].translate(_PLAIN), text)
    table = _table()
    return _folded().sub(lambda m: table[m[0]], text)
