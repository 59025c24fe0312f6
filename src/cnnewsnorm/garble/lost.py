"""What cannot be brought back: found and reported, not repaired.

========================  ===================  ===========================================================
kind                      example              what happened
========================  ===================  ===========================================================
``replacement``           U+FFFD               a decoder met bytes that have no meaning in its charset
``replacement-as-gbk``    ``锟斤拷``           the UTF-8 bytes of U+FFFD, read as GBK
``uninitialised-memory``  ``烫烫烫`` ``屯屯``  memory a program never wrote to, read as GBK
``lost-space``            ``主任?張盼軍``      a space that GBK lacks, written as ``?`` (repaired, not sure)
========================  ===================  ===========================================================
"""

import re
from functools import cache

from .._classes import HAN
from ..errors import require_text
from .model import Garble

__all__ = ["find_lost"]

_QUESTION = "吗呢吧么嗎麼啊呀哪谁誰何怎几幾啥否"


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?P<replacement>\ufffd+)"
        r"|(?P<replacement_as_gbk>(?:锟斤拷|锟斤|斤拷锟?)+|锟+(?![一-龥]))"
        r"|(?P<uninitialised_memory>烫{3,}|屯{3,})"
        rf"|(?P<lost_space>(?<=[{HAN}])(?<![{_QUESTION}])\?(?=[{HAN}]))"
    )


def find_lost(text: str) -> list[Garble]:
    """Find the pieces of `text` whose content is lost.

    Args:
        text: Any text.

    Returns:
        The pieces in order, not overlapping. Only lost spaces have a repair, of low confidence.

    Raises:
        TextTypeError: `text` is not a `str`.

    Example:
        >>> [(garble.kind, garble.repaired) for garble in find_lost("李\\ufffd说锟斤拷")]
        [('replacement', None), ('replacement-as-gbk', None)]
    """
    require_text(text)
    if not any(sign in text for sign in ("\ufffd", "锟", "烫烫烫", "屯屯屯", "?")):
        return []
    garbles = []
    for match in _pattern().finditer(text):
        kind = (match.lastgroup or "").replace("_", "-")
        space = kind == "lost-space"
        garbles.append(
            Garble(match.start(), match.end(), match.group(), kind, " " if space else None, 0.3 if space else 1.0)
        )
    return garbles
