"""Characters written as escapes: HTML entities, ``\\u4e2d``, ``%u4E2D`` and ``%E4%B8%AD``, also escaped twice.

Entities are what an extractor left undecoded. Every entity of HTML is decoded where the line is text; a line that
is markup or code keeps its entities, because there they are meant. The decision is made line by line, so that one
``<`` does not switch the rest of a page off.

Escapes with a code point or with UTF-8 bytes are decoded where at least two of them stand together and give
Chinese characters, never inside an address.
"""

import re
from collections.abc import Iterable
from functools import cache

from ..edits import RawEdit, apply_edits, compose_edits
from ..errors import require_text
from .model import Garble

__all__ = ["find_escapes"]

_ENTITY = r"&(?:amp;(?:amp;)*)?(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
_MARKUP = re.compile(r"</?[A-Za-z!][^<>]*>|\b[A-Za-z_]+\(.*\);?\s*$|[\"'/|]&[#\w]+;[\"'/|]")
_HAN_ESCAPES = re.compile(
    r"(?:\\u[0-9a-fA-F]{4}){2,}|(?:%u[0-9a-fA-F]{4}){2,}|(?:%[eE][2-9fF](?:%[89abAB][0-9a-fA-F]){2}){2,}"
)
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://[^\s<>\"]*|www\.[^\s<>\"]*|[?&/][\w./=-]*$")
_MOST_ROUNDS = 8


def find_escapes(text: str) -> list[Garble]:
    """Find characters of `text` that are written as escapes.

    Args:
        text: Any text; each line is judged by itself.

    Returns:
        The escapes in order, not overlapping, each with what it stands for; neighbours of one kind together.

    Raises:
        TextTypeError: `text` is not a `str`.

    Example:
        >>> [(garble.text, garble.repaired) for garble in find_escapes("会议&amp;ldquo;强调")]
        [('&amp;ldquo;', '“')]
    """
    require_text(text)
    if not ("&" in text and ";" in text or "\\u" in text or "%" in text):
        return []
    garbles = []
    start = 0
    for line in text.splitlines(keepends=True):
        if "&" in line or "\\u" in line or "%" in line:
            for a, b, repaired, kind, confidence in _line_edits(line):
                garbles.append(Garble(start + a, start + b, line[a:b], kind, repaired, confidence))
        start += len(line)
    return garbles


def _line_edits(line: str) -> list[RawEdit]:
    edits: list[RawEdit] = []
    repaired = line
    for _ in range(_MOST_ROUNDS):
        found = sorted([*_entities(repaired), *_escapes(repaired)])
        if not found:
            break
        edits = compose_edits(edits, repaired, found)
        repaired = apply_edits(repaired, found)
    return edits


@cache
def _entity() -> re.Pattern[str]:
    return re.compile(_ENTITY)


def _entities(line: str) -> Iterable[RawEdit]:
    from html import unescape

    if "&" not in line or _MARKUP.search(line):
        return
    for match in _entity().finditer(line):
        repaired = unescape(match.group())
        while repaired != (once := unescape(repaired)):
            repaired = once
        if repaired != match.group():
            yield match.start(), match.end(), repaired, "entity", 0.95


def _escapes(line: str) -> Iterable[RawEdit]:
    for match in _HAN_ESCAPES.finditer(line):
        repaired, kind = _decoded(match.group())
        if sum("\u2e80" <= ch <= "\uffef" for ch in repaired) >= 2 and not _in_address(line, match.start()):
            yield match.start(), match.end(), repaired, kind, 0.95


def _decoded(escapes: str) -> tuple[str, str]:
    from urllib.parse import unquote

    if escapes[1] == "u":
        return re.sub(r"[\\%]u(....)", lambda match: chr(int(match[1], 16)), escapes), "escape_u"
    return unquote(escapes), "escape_percent"


def _in_address(line: str, at: int) -> bool:
    return any(match.start() < at < match.end() or match.end() == at for match in _ADDRESS.finditer(line, 0, at))
