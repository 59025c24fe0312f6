"""Big5 read as GBK, and GBK read as Big5, by a decoder of Python that lost bytes, with ``errors="replace"`` or ``"ignore"``.

Each byte that means nothing with the next one is lost alone, and what follows is out of step until another one is
(`two_byte_codecs`). The bytes that are there are read as the text they were written in, the likeliest characters are put
in where bytes are missing (`two_byte_search`), and those that are not far likelier than others are left as U+FFFD. The
result must be what the decoder made the line of, byte for byte.

Refused: lines whose bytes cannot be of the other charset, or give fewer than six different ideographs, or text that is not
ordinary Chinese, likely, and far likelier than the line as it stands.
"""

import re
from collections.abc import Iterator

from ..edits import RawEdit
from .charsets import FOREIGN, GAP
from .commonness import NOT_HAN, beyond_ascii, ordinary_count, ordinary_share
from .costs import costs_at_most, mean_cost
from .two_byte_codecs import BIG5_AS_GBK, GBK_AS_BIG5, TwoByteCodec, two_byte_codec
from .two_byte_search import doubtful, search

__all__ = ["find_two_byte_lost"]

_LEAST_BEYOND, _LEAST_BEYOND_IF_TRUSTED = 8, 2  # characters
_LEAST_ODD = 0.2  # share of them that ordinary text does not have
_MOST_FOREIGN = 0.05  # share of them that the decoder does not make
_LEAST_LOW = 0.06  # share of characters with a letter of ASCII for second byte: two in five of Big5 have one
_MOST_LOW = 0.04  # of GB 2312 none, but those that took a letter along
_MOST_BOXES = 0.02
_LONGEST_ROW = 6  # lost bytes in a row
_GLANCE, _HOPELESS = 40, 28  # tokens, half bits per character
_LEAST_HAN, _LEAST_HAN_SEEN = 6, 4  # different ideographs, read and as the line stands
_LEAST_ORDINARY, _LEAST_ORDINARY_IF_LONG = 0.97, 0.95
_MOST_COST = 20  # half bits per character
_LONG, _MOST_COST_IF_LONG = 24, 24  # characters of which less is asked
_LEAST_GAIN, _LEAST_GAIN_IF_TRUSTED = 10, 6
_SAMPLE = 80  # characters
_MOST_DOUBTFUL = 0.4
_MUCH_DOUBTFUL = 0.25
_EXACT, _SURE = 0.95, 0.7
_ROUGH = 0.6  # one character in 20 of Big5 is lost whole, without a sign
_SPOILT = 0.4  # repaired only if asked for


def find_two_byte_lost(line: str, kind: str = "", *, trusted: bool = False) -> list[RawEdit]:
    """Return the edit that undoes Big5 read as GBK, or GBK read as Big5, in a line that lost bytes.

    Args:
        line: The line.
        kind: What the damage is, if that is known.
        trusted: Whether the rest of the page shows that, so that little is asked of the line.

    Returns:
        One edit, from the first to the last character that was misread, or none.
    """
    beyond = beyond_ascii(line)
    if (
        beyond < (_LEAST_BEYOND_IF_TRUSTED if trusted else _LEAST_BEYOND)
        or beyond - ordinary_count(line) < _LEAST_ODD * beyond
    ):
        return []
    han = NOT_HAN.sub("", line)
    if len(han) < len(_KANA.findall(line)) or (len(set(han)) < _LEAST_HAN_SEEN and not trusted):
        return []  # Japanese
    if line.count("□") > max(1, _MOST_BOXES * beyond):
        return []  # the sign of a character that a font or an encoder lacked
    possible = [found for found in _possible(line, beyond, trusted) if kind in ("", found[0])]
    for own_kind, codec, tokens in _likeliest_first(possible):
        if edit := _read(line, own_kind, codec, tokens, trusted):
            return [edit]
    return []


def _likeliest_first(
    possible: list[tuple[str, TwoByteCodec, list[str]]],
) -> list[tuple[str, TwoByteCodec, list[str]]]:
    """Return decoders in the order in which the beginning of a line is likely as they read it, without hopeless ones."""
    ranked = []
    begun: dict[tuple[str, ...], float] = {}
    for place, (kind, codec, tokens) in enumerate(possible):
        start = tokens[:_GLANCE]
        key = (kind, *start)
        if key not in begun:  # those that make the same of the same bytes mostly read alike
            cost, steps = search(start, codec, hidden=GAP not in tokens, whole=False)
            begun[key] = cost / len(steps) if steps else _HOPELESS
        if begun[key] < _HOPELESS:
            ranked.append((begun[key], place))
    return [possible[place] for _, place in sorted(ranked)]


def _possible(line: str, beyond: int, trusted: bool) -> Iterator[tuple[str, TwoByteCodec, list[str]]]:
    """Yield the decoders that may have made a line of the other charset, with the bytes of its characters."""
    if _TOO_MANY_LOST.search(line):
        return
    is_lossy = "\ufffd" in line
    for name in ("gbk", "gb2312") if is_lossy else ("gbk",):
        codec = two_byte_codec(name, "cp950")
        tokens = _tokens(line, codec)
        if _may_be_big5(tokens, beyond, 0 if trusted else _LEAST_LOW):
            yield BIG5_AS_GBK, codec, tokens
    for name in ("big5", "big5hkscs", "cp950"):
        codec = two_byte_codec(name, "gbk")
        tokens = _tokens(line, codec)
        if _may_be_gbk(tokens, beyond):
            yield GBK_AS_BIG5, codec, tokens


_TOO_MANY_LOST = re.compile(f"\ufffd{{{_LONGEST_ROW + 1}}}")


def _tokens(line: str, codec: TwoByteCodec) -> list[str]:
    pairs = codec.pairs
    return [ch if ch < "\x80" else pairs.get(ch, GAP if ch == "\ufffd" else FOREIGN) for ch in line]


def _may_be_big5(tokens: list[str], beyond: int, least_low: float) -> bool:
    """Tell whether bytes may be Big5: none from 80 to A0, and many letters of ASCII behind others."""
    if tokens.count(FOREIGN) > _MOST_FOREIGN * beyond:
        return False
    data = "".join(tokens)
    if _NOT_BIG5.search(data):
        return False
    return len(_LOW.findall(data)) >= least_low * beyond


def _may_be_gbk(tokens: list[str], beyond: int) -> bool:
    """Tell whether bytes may be GB 2312, which has none below A1 but ASCII."""
    if tokens.count(FOREIGN) > _MOST_FOREIGN * beyond:
        return False
    low = sum([token[1:] < "\xa1" for token in tokens if len(token) == 2])
    return low <= _MOST_LOW * beyond and not _NOT_BIG5.search("".join(tokens))


_NOT_BIG5 = re.compile("[\x80-\xa0\xff]")
_LOW = re.compile(f"[\xa1-\xfe{GAP}][@-~]")


def _read(line: str, kind: str, codec: TwoByteCodec, tokens: list[str], trusted: bool) -> RawEdit | None:
    """Return the edit for a line that a decoder may have made, if the reading convinces and is proven."""
    hidden = GAP not in tokens
    _, steps = search(tokens, codec, hidden=hidden)
    if not steps:
        return None
    out = [step[0] for step in steps]
    standing = iter([ch for ch, token in zip(line, tokens, strict=True) if token == FOREIGN])
    read = "".join(out)
    convincing = _is_credible if trusted else _is_convincing
    if not convincing(line, read) or not _is_proven(line, tokens, read, codec):
        return None
    unsure = doubtful(steps)
    for place in unsure:
        out[place] = "\ufffd"
    text = "".join([next(standing) if ch == FOREIGN else ch for ch in out])
    share = len(unsure) / beyond_ascii(text)
    if share > _MOST_DOUBTFUL:
        return None
    sure = _EXACT if not unsure and not hidden else _SURE
    if hidden and kind == BIG5_AS_GBK:
        sure = _ROUGH
    if share > _MUCH_DOUBTFUL:
        sure = _SPOILT
    start, end, behind = 0, len(line), len(text)
    while line[start] == text[start] and line[start] < "\x80":
        start += 1
    while line[end - 1] == text[behind - 1] and line[end - 1] < "\x80":
        end, behind = end - 1, behind - 1
    return start, end, text[start:behind], kind, sure


def _is_convincing(line: str, read: str) -> bool:
    """Tell whether what a line reads as is ordinary, likely Chinese, and far likelier than the line as it stands."""
    known = read.replace(FOREIGN, "")
    is_long = len(known) >= _LONG
    if len(set(NOT_HAN.sub("", known))) < _LEAST_HAN:
        return False
    if ordinary_share(known) < (_LEAST_ORDINARY_IF_LONG if is_long else _LEAST_ORDINARY):
        return False
    if not costs_at_most(_PLAIN.sub("", known)[:_SAMPLE], _MOST_COST_IF_LONG if is_long else _MOST_COST):
        return False
    return _gain(line, known) >= _LEAST_GAIN


def _is_credible(line: str, read: str) -> bool:
    """Tell whether what a line reads as may be believed because the page is misread so throughout."""
    known = read.replace(FOREIGN, "")
    return (
        ordinary_share(known) == 1
        and costs_at_most(known, _MOST_COST_IF_LONG)
        and _gain(line, known) >= _LEAST_GAIN_IF_TRUSTED
    )


def _gain(line: str, known: str) -> float:
    """Return how much likelier than as it stands a line is as it reads, in half bits per character."""
    seen, read = (_PLAIN.sub("", text)[:_SAMPLE] for text in (line, known))
    return mean_cost(seen) - mean_cost(read)


_KANA = re.compile("[\u3041-\u30fe]")
_PLAIN = re.compile("[\0-\x7f\ufffd]+")


def _is_proven(line: str, tokens: list[str], read: str, codec: TwoByteCodec) -> bool:
    """Tell whether the decoder makes a line of what it reads as."""
    seen = "".join(["&" if token == FOREIGN else ch for ch, token in zip(line, tokens, strict=True)])
    errors = "replace" if GAP in tokens else "ignore"
    return read.replace(FOREIGN, "&").encode(codec.written, "replace").decode(codec.name, errors) == seen
