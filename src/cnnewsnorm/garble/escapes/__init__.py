r"""Characters written as escapes: HTML entities, ``\u4e2d``, ``%E4%B8%AD``, ``\xe4\xb8\xad``, mail; also escaped twice.

====================  ===============================================  ==========================================
kind                  what is decoded                                  what is left alone
====================  ===============================================  ==========================================
``entity``            named and numeric entities, once or repeatedly   lines of markup or code; control characters
(`entities`)          escaped; ``&nbsp`` also without semicolon;
                      those of marks and spaces without ``&``;
                      ``&#20013&#22269`` and ``#20013;#22269;``
``escape-u``          ``\u``, ``\u{}``, ``%u`` and ``<U+4E2D>`` in     string literals, ranges of regular
(`code_points`)       lines with two Chinese ones in a row             expressions
``escape-percent``    percent escapes of UTF-8 or GBK with two         addresses, what stands behind ``=`` or ``/``
(`byte_escapes`)      Chinese characters
``escape-x``          ``\xe4\xb8\xad`` and ``\344\270\255``, bytes of  string literals but for ``b'…'`` as a whole
``escape-octal``      UTF-8 or GBK, in lines with two Chinese          line, lines about encodings, what code
(`byte_escapes`)      characters in a row                              printed
``quoted-printable``  ``=E4=B8=AD``, bytes of UTF-8 or GBK, over soft  addresses, literals, lines about encodings
(`mail`)              breaks
``encoded-word``      ``=?GB2312?B?…?=`` of Chinese                    literals, lines about encodings
(`mail`)
``hz``                ``~{VP9z~}``                                     literals, lines about encodings
(`mail`)
====================  ===============================================  ==========================================

All are exact. Lines are judged one by one, so that one ``<`` does not switch the rest of a page off; `meant` has what
shows that escapes are meant.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import cache

from ...edits import RawEdit, apply_edits, compose_edits
from ...errors import require_text
from ..model import Garble
from ..mojibake import find_mojibake
from .byte_escapes import octal_escapes, percent_escapes, x_escapes
from .code_points import bracketed_code_points, u_escapes
from .entities import BARE, bare_entities, bare_han, entities, open_entities
from .mail import encoded_words, goes_on, hz, quoted_printable
from .meant import HAN, Around

__all__ = ["find_escapes"]

_DECODERS: tuple[Callable[[str, Around], Iterator[RawEdit]], ...] = (
    encoded_words,
    hz,
    open_entities,
    entities,
    bare_han,
    bare_entities,
    u_escapes,
    bracketed_code_points,
    percent_escapes,
    x_escapes,
    octal_escapes,
    quoted_printable,
)

_MOST_ROUNDS = 8
_JUDGED = 100_000


def find_escapes(text: str) -> list[Garble]:
    """Find characters of `text` that are written as escapes.

    Args:
        text: Any text; each line is judged by itself.

    Returns:
        The escapes in order, not overlapping, each with what it stands for.

    Raises:
        TextTypeError: `text` is not a `str`.

    Examples:
        >>> [(garble.text, garble.repaired) for garble in find_escapes("会议&amp;ldquo;强调")]
        [('&amp;ldquo;', '“')]
    """
    edits: list[RawEdit] = []
    current = require_text(text)
    for _ in range(_MOST_ROUNDS):  # what breaks of lines stood for, or no longer do, shows in the whole only
        found = _page_edits(current)
        if not found:
            break
        edits = compose_edits(edits, current, found)
        current = apply_edits(current, found)
    return [Garble(start, end, text[start:end], kind, new, sure) for start, end, new, kind, sure in edits]


def _page_edits(text: str) -> list[RawEdit]:
    """Return the edits that decode the escapes of a text, line by line."""
    lines = list(_lines_with_escapes(text))
    if not lines:
        return []
    found = _found(text, lines, chinese=False)
    done = [start for start, *_ in found]
    undecided = any(
        "&" in text[a:b] and not HAN.search(text, a, b) and bisect_left(done, a) == bisect_left(done, b)
        for a, b in lines
    )
    if undecided and _is_chinese(apply_edits(text, found)):  # judged on what the escapes stand for
        found = _found(text, lines, chinese=True)
    return found


def _found(text: str, lines: list[tuple[int, int]], *, chinese: bool) -> list[RawEdit]:
    """Return the edits that decode the escapes of a text, which is a Chinese page or not."""
    edits = []
    for start, end in lines:
        around = Around(chinese, text[text.rfind("\n", 0, max(start - 1, 0)) + 1 : start])
        for a, b, new, kind, sure in _line_edits(text[start:end], around):
            edits.append((start + a, start + b, new, kind, sure))
    return edits


def _lines_with_escapes(text: str) -> Iterator[tuple[int, int]]:
    """Yield the lines that hold an escape of any kind."""
    search = _any_escape().search
    done = 0
    while match := search(text, done):
        start = text.rfind("\n", done, match.start()) + 1 or done
        done = text.find("\n", match.start())
        while done >= 0 and goes_on(text, start, done):
            done = text.find("\n", done + 1)
        done = len(text) if done < 0 else done
        yield start, done


@cache
def _any_escape() -> re.Pattern[str]:
    """The first sign of an escape of any kind; one class comes first, for speed."""
    escape = (
        rf"{BARE}|;#[0-9xX]|&[#A-Za-z][0-9A-Za-z]*;|&nbsp|&#[xX]?[0-9a-fA-F]{{3}}|<U\+"
        r"|\\(?:u\{?[0-9a-fA-F]{4}|x[89a-fA-F][0-9a-fA-F]|[23][0-7]{2})"
        r"|=(?:\?[\w-]|[89A-F][0-9A-F]=)|~\{"
        "|%(?:u[0-9a-fA-F]{4}|[8-9a-fA-F][0-9a-fA-F]%)"
    )
    return re.compile(rf"[#n;&<\\=~%](?<=(?={escape}).)")


def _is_chinese(text: str) -> bool:
    """Tell whether at least a tenth of the letters of a page are Chinese, the first ones of a long one."""
    text = text[:_JUDGED]
    tenfold = 10 * len(HAN.findall(text))
    return tenfold >= len(text) or tenfold >= sum(map(str.isalpha, text))


_SIGN = re.compile(r"[&#%\\=~<;]")
"""One of them stands in every escape."""


def _line_edits(line: str, around: Around) -> list[RawEdit]:
    """Return the edits that decode every escape of a line, also those that a first round brings to light."""
    edits: list[RawEdit] = []
    repaired = line
    for _ in range(_MOST_ROUNDS):
        found: list[RawEdit] = []
        if _SIGN.search(repaired):
            found = next(filter(None, (list(decode(repaired, around)) for decode in _DECODERS)), [])
        if not found and edits:  # what the escapes stand for may be garbled itself
            found = [
                (g.start, g.end, g.repaired, g.kind, g.confidence)
                for g in find_mojibake(repaired)
                if g.repaired is not None
            ]
        if not found:
            return edits
        edits = compose_edits(edits, repaired, found)
        repaired = apply_edits(repaired, found)
    return []  # nested deeper than any accident: made up, so left alone
