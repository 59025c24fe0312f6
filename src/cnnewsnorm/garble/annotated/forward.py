"""The forward model of the annotated-GBK damage: from the original text to what the corpus shows.

A mirror site keeps a list of characters, each with one reading. It replaces the GBK bytes of each listed character,
wherever they stand in the byte string, aligned or not, by the same bytes and the reading in parentheses; it cuts the
bytes at some punctuation marks, again aligned or not; and every piece is decoded by itself. `read_bytes` is the
part the inverse uses to prove its result; `damage` is the whole, for tests and benchmarks.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache

from ..gbk import beyond_gbk, characters_by_pair, empty_pairs

__all__ = ["FOLD", "damage", "read_bytes", "without_private"]

_UNIT, _UNIT_WITH_EURO = re.compile(rb"[\x80-\xff]?[\s\S]"), re.compile(rb"[\x81-\xff]?[\s\S]")

FOLD = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
"""What corpora do to width later on: full-width ASCII to ASCII, the ideographic space to a blank."""


def damage(
    text: str,
    readings: Mapping[str, str],
    *,
    cuts: str = "，",
    lost: str = "?",
    private: str = "keep",
    drop_dangling: bool = False,
    fold: bool = True,
    euro: bool = False,
    gb18030: bool = False,
) -> str:
    """Return `text` as a mirror with this list of readings would show it.

    Args:
        text: The original; characters without a GBK code are not allowed.
        readings: The site's list, in its order: character to reading.
        cuts: The marks at whose bytes the site cuts. Line ends always separate pieces.
        lost: What stands for bytes that decode to nothing: ``"?"`` or U+FFFD.
        private: ``"keep"`` or ``"drop"`` private-use characters, and what else is no character of GBK.
        drop_dangling: Whether a lead byte left alone at the end of a piece vanishes without a sign.
        fold: Whether width is folded afterwards.
        euro: Whether the byte 80 is a euro sign of its own, as in code page 936, and not a lead byte.
        gb18030: Whether the codes that GBK leaves empty are characters, as in GB 18030, most of them private-use ones.

    Examples:
        >>> damage("我要獎創建", {"創": "chuàng"})
        '我要獎創(chuàng)建'
        >>> damage("我要創建", {"創": "chuàng", "獎": "jiǎng"})
        '我要?jiǎng)?chuàng)建'
    """
    lines = []
    for line in text.split("\n"):
        data = line.encode("gb18030")
        for character, reading in readings.items():
            code = character.encode("gb18030")
            data = data.replace(code, code + b"(" + reading.encode("gb18030") + b")")
        lines.append(read_bytes(data, cuts, lost, drop_dangling=drop_dangling, euro=euro, gb18030=gb18030))
    result = "\n".join(lines)
    if private == "drop":
        result = without_private(result)
    return result.translate(FOLD) if fold else result


def read_bytes(
    data: bytes,
    cuts: Iterable[str] = "，",
    lost: str = "?",
    *,
    drop_dangling: bool = False,
    euro: bool = False,
    gb18030: bool = False,
) -> str:
    """Decode `data` piece by piece as the mirror does: a lead byte takes the next byte along, whatever that is."""
    pieces = [data]
    for mark in cuts:
        code = mark.encode("gb18030")
        pieces = [part for piece in pieces for part in _split_after(piece, code)]
    tail = "" if drop_dangling else lost
    marks = {mark.encode("gb18030"): mark for mark in cuts}
    return "".join(
        marks[piece] if piece in marks else _read_piece(piece, lost, tail, euro, gb18030) for piece in pieces
    )


def _split_after(piece: bytes, code: bytes) -> list[bytes]:
    """Split at `code` and keep it as a piece of its own."""
    first, *rest = piece.split(code)
    return [first, *(part for other in rest for part in (code, other))]


def _read_piece(piece: bytes, lost: str, tail: str, euro: bool, gb18030: bool) -> str:
    units = (_UNIT_WITH_EURO if euro else _UNIT).findall(piece)
    shown = _shown(gb18030)
    signs = [shown.get(unit, lost) for unit in units]
    if units and len(units[-1]) == 1 and units[-1] >= (b"\x81" if euro else b"\x80"):
        signs[-1] = tail
    return "".join(signs)


@cache
def _shown(gb18030: bool) -> dict[bytes, str]:
    """What a decoder shows for every ASCII byte, and for every pair of bytes that it knows."""
    characters, empty = characters_by_pair(), empty_pairs()
    if gb18030:
        return _shown(False) | {pair.to_bytes(2, "big"): characters[pair] for pair in empty}
    shown = {bytes([byte]): chr(byte) for byte in range(0x80)} | {b"\x80": "€"}
    return shown | {
        pair.to_bytes(2, "big"): character for pair, character in characters.items() if pair not in empty
    }


def without_private(text: str) -> str:
    """Return `text` as a corpus shows it that drops private-use characters, and what else is no character of GBK."""
    dropped = beyond_gbk()
    return text if dropped.isdisjoint(text) else "".join([sign for sign in text if sign not in dropped])
