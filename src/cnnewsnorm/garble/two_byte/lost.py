"""Big5 read as GBK, and GBK read as Big5, by a decoder of Python that lost bytes, with ``errors="replace"`` or ``"ignore"``.

Each byte that means nothing with the next one is lost alone, and what follows is out of step until another one is
(`codecs`). The bytes that are there are read as the text they were written in, the likeliest characters are put
in where bytes are missing (`search`), and those that are not far likelier than others are left as U+FFFD. The
result must be what the decoder made the line of, byte for byte.

Refused: lines whose bytes cannot be of the other charset, or give fewer than six different ideographs, or text that is not
ordinary Chinese, likely, and far likelier than the line as it stands.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from ..._patterns import lazy_pattern
from ...edits import RawEdit
from ..charsets import FOREIGN, GAP
from ..language.commonness import NOT_HAN, beyond_ascii, ordinary, ordinary_count, ordinary_share
from ..language.costs import costs_at_least, costs_at_most, mean_cost
from .codecs import BIG5_AS_GBK, GBK_AS_BIG5, TwoByteCodec, two_byte_codec
from .doubts import doubtful
from .search import Search, Step, search

__all__ = ["find_two_byte_lost", "may_be_out_of_step"]

_LEAST_BEYOND, _LEAST_BEYOND_IF_TRUSTED = 8, 2  # characters
_LEAST_ODD, _LEAST_ODD_IF_HIDDEN = 0.12, 0.2  # share of them that ordinary text does not have
_MOST_FOREIGN = 0.05  # share of them that the decoder does not make
_LEAST_LOW = 0.06  # share of characters with a letter of ASCII for second byte: two in five of Big5 have one
_MOST_LOW = 0.1  # of GB 2312 none, but those that took a letter along
_MOST_BOXES = 0.02
_TOO_MANY_LOST = re.compile("\ufffd{7}")
_GLANCE, _HOPELESS = 36, 28  # tokens, half bits per character
# Tokens that tell two decoders apart, from the first that they make differently, if the likelier one leads by so much.
_SEEN = ((4, 24), (12, 0))
_LEAST_HAN, _LEAST_HAN_SEEN = 6, 4  # different ideographs, read and as the line stands
_LEAST_ORDINARY = 0.97
_MOST_COST = 20  # half bits per character
_LONG, _MOST_COST_IF_LONG = 24, 24  # characters of which less is asked
_LEAST_GAIN, _LEAST_GAIN_IF_TRUSTED = 10, 6
_SAMPLE = 80  # characters
_GLANCES = ((8, 14), (16, 10))  # characters that are as good as these if they gain so much more
_MOST_DOUBTFUL = 0.5
_MUCH_DOUBTFUL = 0.35
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
    if not _HAN_OR_KANA.search(line):
        return []  # misread in a charset with one byte for each character
    beyond = beyond_ascii(line)
    seen = beyond if trusted else beyond - line.count("\ufffd")
    if beyond < (_LEAST_BEYOND_IF_TRUSTED if trusted else _LEAST_BEYOND):
        return []
    if seen - ordinary_count(line) < (_LEAST_ODD if "\ufffd" in line else _LEAST_ODD_IF_HIDDEN) * seen:
        return []
    han = NOT_HAN.sub("", line)
    least = 1 if trusted or "\ufffd" in line else _LEAST_HAN_SEEN
    if len(han) < len(_KANA.findall(line)) or len(set(han)) < least:
        return []  # Japanese
    if _TOO_MANY_LOST.search(line) or line.count("□") > max(1, _MOST_BOXES * beyond):
        return []  # the sign of a character that a font or an encoder lacked
    searches: Iterable[Search]
    if kind != GBK_AS_BIG5 and _may_be_big5(line, beyond, 0 if trusted else _LEAST_LOW):
        kind, searches = BIG5_AS_GBK, _searches_for_big5(line)
    elif kind != BIG5_AS_GBK and _may_be_gbk(line, beyond):
        kind, searches = GBK_AS_BIG5, _searches_for_gbk(line)
    else:
        return []
    in_vain: Sequence[str] = ()
    for run in searches:
        name, tokens = run.codec.name, run.tokens
        if name == "cp950" and tokens == in_vain:
            continue  # it loses what Big5 does but for a few pairs, so what did not convince hardly ever does now
        if tokens.count(FOREIGN) > _MOST_FOREIGN * beyond:
            continue
        steps = _likeliest(run)
        if steps and (edit := _edit(line, kind, run, steps, trusted)):
            return [edit]
        if steps and name == "big5":
            in_vain = tokens
    return []


def _likeliest(run: Search) -> list[Step]:
    """Return the likeliest reading of a line, or nothing if its beginning makes no sense."""
    size = len(run.tokens)
    if size > 2 * _GLANCE:
        run.read(_GLANCE)
        if run.costs_more_than(_HOPELESS):
            return []
    run.read(size)
    run.end()
    return run.steps()


def may_be_out_of_step(line: str, read: str) -> bool:
    """Tell whether a line that reads as GBK in step, but for some odd characters, rather lost bytes about them.

    Only what stands about the first ones is read: few lines of names lost anything.

    Args:
        line: What was misread.
        read: What it reads as, character by character.
    """
    usual = ordinary()
    hidden = "\ufffd" not in line
    odd = [at for at, ch in enumerate(read) if ch > "\x7f" and ch != "\ufffd" and ch not in usual]
    for at in odd[:_MOST_LOOKED_AT]:
        start = max(0, at - _ABOUT) if hidden else line.rfind("\ufffd", 0, at)
        if start < 0 or at - start > _LONGEST_STRETCH:
            continue
        window = line[start : at + _ABOUT]
        for name in ("big5", "big5hkscs"):
            codec = two_byte_codec(name, "gbk")
            cost, steps = search(_tokens(window, codec), codec, hidden=hidden, whole=False)
            text = "".join([step[0] for step in steps])
            if hidden and steps and not read.startswith(text, start):
                return True
            if not hidden and steps and cost <= _MOST_COST_IF_LONG * len(steps):
                return True
    return False


_MOST_LOOKED_AT, _ABOUT, _LONGEST_STRETCH = 3, 8, 24


def _may_be_big5(line: str, beyond: int, least_low: float) -> bool:
    """Tell whether bytes may be Big5: none from 80 to A0, and many letters of ASCII behind others."""
    data = _LITERALLY.sub(_GAP, line).encode("gb18030", "replace")  # what GBK lacks has such bytes
    return not _NOT_BIG5.search(data) and len(_LOW.findall(data)) >= least_low * beyond


def _may_be_gbk(line: str, beyond: int) -> bool:
    """Tell whether bytes may be GB 2312, which has none below A1 but ASCII."""
    data = _LITERALLY.sub(_GAP, line).encode("big5hkscs", "replace")
    if data.count(b"?") - line.count("?") > _MOST_FOREIGN * beyond or _NOT_BIG5.search(data):
        return False
    return len(_LOW_PAIR.findall(_HIGH_PAIR.sub(b"", data))) <= _MOST_LOW * beyond


_GAP = "\x1a"  # stands for a lost byte, and for what stands for itself
_LITERALLY = re.compile("[\ufffd\xa0]")
_NOT_BIG5 = re.compile(b"[\x80-\xa0\xff]")
_LOW = re.compile(b"[\xa1-\xfe\x1a][@-~]")
_LOW_PAIR = re.compile(b"[\xa1-\xfe][@-~]")
_HIGH_PAIR = re.compile(b"[\xa1-\xfe][\xa1-\xfe]")


def _searches_for_big5(line: str) -> list[Search]:
    """Return a search for each decoder that may have made a line of Big5, those first that rather have."""
    gbk, gb2312 = two_byte_codec("gbk", "cp950"), two_byte_codec("gb2312", "cp950")
    only_gb2312 = "\ufffd" in line and all(
        ch in gb2312.pairs for ch in line if ch > "\xa0" and ch != "\ufffd"
    )
    return [_search(line, codec) for codec in ((gb2312, gbk) if only_gb2312 else (gbk,))]


def _searches_for_gbk(line: str) -> Iterator[Search]:
    """Yield a search for each decoder that may have made a line of GBK, that first to which its beginning is likelier."""
    run, other = (_search(line, two_byte_codec(name, "gbk")) for name in ("big5", "big5hkscs"))
    pairs = enumerate(zip(run.tokens, other.tokens, strict=True))
    at = next((at for at, (token, of_other) in pairs if token != of_other), -1)
    if at >= 0:
        run.read(at)
        branches = run.branch(run), run.branch(other)
        for size, lead in _SEEN:
            for branch in branches:
                branch.read(min(len(run.tokens), at + size))
            if abs(branches[0].cost - branches[1].cost) >= lead:
                break
        if not run.states or branches[1].cost < branches[0].cost:
            run, other = other, run
    yield run
    yield other
    yield _search(line, two_byte_codec("cp950", "gbk"))


def _search(line: str, codec: TwoByteCodec) -> Search:
    return Search(_tokens(line, codec), codec, hidden="\ufffd" not in line, priced=False)


def _tokens(line: str, codec: TwoByteCodec) -> list[str]:
    pairs = codec.pairs
    return [ch if ch < "\x80" else pairs.get(ch) or (GAP if ch == "\ufffd" else FOREIGN) for ch in line]


def _edit(line: str, kind: str, run: Search, steps: list[Step], trusted: bool) -> RawEdit | None:
    """Return the edit for a line that a decoder may have made, if what it reads as convinces and is proven."""
    codec, tokens, hidden = run.codec, run.tokens, run.hidden
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
    if ordinary_share(known) < _LEAST_ORDINARY:
        return False
    if not costs_at_most(_PLAIN.sub("", known)[:_SAMPLE], _MOST_COST_IF_LONG if is_long else _MOST_COST):
        return False
    return _gains(line, known, _LEAST_GAIN)


def _is_credible(line: str, read: str) -> bool:
    """Tell whether what a line reads as may be believed because the page is misread so throughout."""
    known = read.replace(FOREIGN, "")
    return (
        ordinary_share(known) == 1
        and costs_at_most(known, _MOST_COST_IF_LONG)
        and _gains(line, known, _LEAST_GAIN_IF_TRUSTED)
    )


def _gains(line: str, known: str, least: int) -> bool:
    """Tell whether a line is that much likelier as it reads than as it stands, in half bits per character.

    The first characters mostly say so clearly.
    """
    seen, read = (_PLAIN.sub("", text)[:_SAMPLE] for text in (line, known))
    for size, more in _GLANCES:
        if len(seen) > size and costs_at_least(seen[:size], mean_cost(read[:size]) + least + more):
            return True
    return costs_at_least(seen, mean_cost(read) + least)


_HAN_OR_KANA = lazy_pattern("[\u3041-\u9fff]")
_KANA = re.compile("[\u3041-\u30fe]")
_PLAIN = re.compile("[\0-\x7f\ufffd]+")


def _is_proven(line: str, tokens: Sequence[str], read: str, codec: TwoByteCodec) -> bool:
    """Tell whether the decoder makes a line of what it reads as."""
    seen = "".join(["&" if token == FOREIGN else ch for ch, token in zip(line, tokens, strict=True)])
    errors = "replace" if GAP in tokens else "ignore"
    return read.replace(FOREIGN, "&").encode(codec.written, "replace").decode(codec.name, errors) == seen
