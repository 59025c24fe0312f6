"""How the parts of a text are numbered: 一、 （二） 3. 4 某某 第五条."""

__all__ = ["OPENS_NUMBER", "may_be_numbered", "number_of"]

OPENS_NUMBER = frozenset("（(第0123456789一二三四五六七八九十")
_CLOSES_NUMBER = "）)、.．"
_PARTS = "条條章节節款编編篇"
_BEHIND_NUMBER = frozenset(_CLOSES_NUMBER + _PARTS + " ")
_HAN_NUMBERS = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}


def may_be_numbered(text: str) -> bool:
    """Return whether a stripped line begins and goes on as a numbered one may: asked first, for it takes no time."""
    return text[0] in OPENS_NUMBER and not _BEHIND_NUMBER.isdisjoint(text[1:5])


def number_of(text: str) -> tuple[str, int] | None:
    """Return how a line is numbered, written with one, and with which number: 一、 （二） 3. 4 某某 第五条."""
    begin = 1 if text[0] in "（(第" else 0
    part = text[0] == "第"
    if part:
        text = text.replace(" ", "")
    end = begin
    if text[begin : begin + 1] in _HAN_NUMBERS:
        while text[end : end + 1] in _HAN_NUMBERS:
            end += 1
        tens, ten, ones = text[begin:end].rpartition("十")
        number = _HAN_NUMBERS.get(ones, 0) + (10 * _HAN_NUMBERS.get(tens, 1) if ten else 0)
    else:
        while "0" <= text[end : end + 1] <= "9":
            end += 1
        number = int(text[begin:end]) if 0 < end - begin <= 2 else 0
    close, behind = text[end : end + 1], text[end + 1 : end + 2]
    if not number or not close:
        return None
    if close in ".．" and behind.isdecimal():  # 2.5亿元
        return None
    if part:
        if close not in _PARTS:
            return None
    elif close not in _CLOSES_NUMBER and not (close == " " and behind >= "\u4e00"):
        return None
    return f"{text[:begin]}{'一' if text[begin] in _HAN_NUMBERS else '1'}{close}", number
