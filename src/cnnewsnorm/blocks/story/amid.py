"""What a line may be amid a story: a sentence of it, what introduces more, a button, the beginning of another part.

The model tells this from a line's place among the others; here the line alone is asked.
"""

import re

from ..line.forms import asks_for_browser, ends_story, notice
from ..line.profile import PIPES, SENTENCE
from ..model.reading import Reading
from ..model.viterbi import Decoded
from ..model.weights import STATES
from ..rules.buttons import by_words
from ..rules.parts import long_chrome

__all__ = [
    "ASKING",
    "COLONS",
    "begins_part",
    "introduces",
    "is_button",
    "is_posted",
    "is_sentence",
    "is_told",
]

COLONS = ":："
_READ_ON = 6  # characters of a button to read on
_REQUEST = 60  # characters of a request to readers
_INTRODUCTION = 60  # characters of a line with a colon at its end
_HEADER_OF_POST = 40  # characters of when
_BEFORE, _STORY, _AFTER = map(STATES.index, ("before", "story", "after"))
ASKING = re.compile(
    r"\W*(?:[关關]注|[扫掃][描码碼一]|分享|[点點][击擊]|下[载載]|打[开開]|收藏|[订訂][阅閱]|[长長]按|加入)"
)
"""A request to readers: 扫码关注…"""


def begins_part(text: str, p: Reading) -> bool:
    """Whether a line cannot stand amid a story: it heads another part of the page, points to another one, or is legal."""
    spoken = p.marker and (_announces(text) or (p.chrome is None and "，" in text and ends_story(text)))
    if spoken or _reads_on(text):  # 大家好，…  声明全文如下：
        return False
    if p.marker or (p.stated is not None and p.stated[0] in ("related", "navigation", "linkfarm")):
        return True
    own = long_chrome(text, p)
    return (own is not None and own[0] not in ("interaction", "navigation", "abstract")) or notice(text)


def _reads_on(text: str) -> bool:
    """Whether a line is a button to read on, amid the story: 繼續閱讀."""
    return len(text) <= _READ_ON and text.startswith(("继续", "繼續"))


def is_button(text: str, p: Reading) -> bool:
    """Whether a line is chrome by its own words or signs, wherever it stands."""
    if p.chrome is not None:
        return not (ends_story(text) or _announces(text)) or ASKING.match(text) is not None
    if _is_result(text):
        return False
    if _reads_on(text):
        return True
    return (
        (p.row and not any(map(str.isdigit, text)))
        or p.kind == PIPES
        or text.count("│") > 1
        or by_words(text) is not None
    )


def _is_result(text: str) -> bool:
    """Whether a line is the result of a part of a match, 28:24; a player begins with 00:00."""
    one, _, other = text.partition(":")
    return len(text) <= 7 and one.isdecimal() and other.isdecimal() and "0" not in (one[0], other[0])


def _announces(text: str) -> bool:
    """Whether a line says that something follows, whatever words of chrome it has: 声明全文如下："""
    return text[-1] in COLONS and "如下" in text[-4:]


def is_sentence(text: str, p: Reading) -> bool:
    """Whether a line ends as a sentence does; one with words in Latin letters has to have a clause and a full stop."""
    if p.kind > SENTENCE and not (text[-1] == "。" and "，" in text):
        return False
    return p.stated is None and ends_story(text)


def is_told(text: str, p: Reading, decoded: Decoded) -> bool:
    """Whether a line is a sentence that the model, but for its place, takes for the story rather than for chrome."""
    scores = decoded[1]
    return (
        is_sentence(text, p)
        and scores[_STORY] >= max(scores[_BEFORE], scores[_AFTER])
        and not (p.length <= _REQUEST and ASKING.match(text))
        and not (text[-1] in "？?" and " " in text)  # a row of headlines
        and not asks_for_browser(text)
    )


def introduces(text: str, p: Reading) -> bool:
    """Whether a line ends in a colon and is neither a field without its value nor a button."""
    return (
        text[-1] in COLONS
        and 3 <= p.length <= _INTRODUCTION
        and p.stated is None
        and (not p.stamp or sum(map(text.count, COLONS)) == 1)  # else it is a row of fields
        and (p.chrome is None or _announces(text))
    )


def is_posted(text: str, p: Reading) -> bool:
    """Whether a line is the day and time of a post."""
    if not p.stamp or p.length > _HEADER_OF_POST or ":" not in text or ends_story(text):
        return False
    year = text[text.find("20") :][:4]
    return len(year) == 4 and year.isdecimal()
