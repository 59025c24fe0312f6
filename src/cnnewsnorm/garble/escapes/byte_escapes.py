r"""Characters written as the escapes of their bytes: ``%E4%B8%AD`` of addresses, ``\xe4\xb8\xad``, ``\344\270\255``."""

import re
from collections.abc import Iterator
from functools import cache

from ...edits import RawEdit
from ..language.commonness import is_basic_han, ordinary_share
from .meant import (
    CONFIDENCE,
    LEAST_CHINESE,
    TOKEN,
    Around,
    Run,
    is_about_escapes,
    is_in_brackets,
    is_likely_chinese,
    is_literal,
    is_ordinary_chinese,
    is_text,
    without_addresses,
)

__all__ = ["Notation", "octal_escapes", "percent_escapes", "x_escapes"]

# ---------------------------------------------------------------- percent escapes


_PERCENT_RUN = re.compile(r"(?:%[0-9a-fA-F]{2})+")
_DOMAIN = re.compile(r"\w\.\w")
_ADDRESS_MARKS = frozenset("=/?&#@:")


def percent_escapes(line: str, _around: Around) -> Iterator[RawEdit]:
    """Yield the edits that decode the percent escapes of a line that are Chinese text and no part of an address."""
    if "%" not in line:
        return
    for token in TOKEN.finditer(line):
        head, percent, _ = token.group().partition("%")
        quoted = line[token.start() - 1 : token.start()] in tuple("\"'")
        if (
            quoted
            or not percent
            or "://" in token.group()
            or _DOMAIN.search(head)
            or not _ADDRESS_MARKS.isdisjoint(head)
        ):
            continue
        runs = [(match, _percent_decoded(match.group())) for match in _PERCENT_RUN.finditer(token.group())]
        whole = "".join(repaired or "\0" for _, repaired in runs)
        if sum(map(is_basic_han, whole)) < 2 or ordinary_share(whole) < LEAST_CHINESE:
            continue
        for match, repaired in runs:
            if repaired and is_text(repaired):
                start = token.start() + match.start()
                yield start, start + len(match.group()), repaired, "escape-percent", CONFIDENCE


def _percent_decoded(escapes: str) -> str | None:
    data = bytes.fromhex(escapes.replace("%", ""))
    for charset in ("utf-8", "gbk"):
        try:
            return data.decode(charset)
        except UnicodeDecodeError:
            pass
    return None


# ---------------------------------------------------------------- escapes of program text


_LOW = r"[@-\[\]-~]|\\\\"  # the last byte of GBK may be ASCII, of 運 a backslash, which program text doubles


class Notation:
    """A way of writing bytes as ASCII, sign by sign.

    Args:
        kind: The kind of garble that is reported.
        byte: Pattern of a byte, its figures as the only group.
        high: Pattern of a byte beyond ASCII.
        base: The base of the figures.
        sign: What stands before two hexadecimal figures, if not what Python writes there.
        low: Pattern of a last byte of GBK that stands as the ASCII it is.
        between: Pattern of what means nothing between bytes.
    """

    def __init__(
        self,
        kind: str,
        byte: str,
        high: str,
        base: int,
        *,
        sign: str = "",
        low: str = _LOW,
        between: str = "",
    ) -> None:
        self.kind = kind
        self._byte = byte  # patterns are compiled where they are needed, which is on few pages
        self._between = between
        self._sign = sign
        self._base = base
        one = byte.replace("(", "(?:")
        or_between, skipped = (f"|{between}", f"(?:{between})*+") if between else ("", "")
        self._runs = {
            "utf-8": f"(?:{one}{or_between})++",
            "gbk": f"(?:{high}{skipped}(?:{one}|{low})|{one}{or_between})++",
        }

    def runs(self, line: str) -> tuple[list[Run], str] | None:
        """Return the runs of escapes of a line in the first charset that all are text of, and the charset."""
        for charset, pattern in self._runs.items():
            runs = []
            for match in re.finditer(pattern, line):
                run = self._decoded(match, charset)
                if not run:
                    break
                runs.append(run)
            else:
                return runs, charset
        return None

    def _decoded(self, match: re.Match[str], charset: str) -> Run | None:
        data = self._bytes(match[0])
        try:
            return match.start(), match.end(), data.decode(charset)
        except UnicodeDecodeError as error:
            if charset != "utf-8" or error.reason != "unexpected end of data" or not error.start:
                return None
            if not _CUT.match(match.string, match.end()):
                return None
            cut = list(re.finditer(self._byte, match[0]))[error.start].start()
            return match.start(), match.start() + cut, data[: error.start].decode()

    def _bytes(self, escapes: str) -> bytes:
        """Return the bytes of escapes in a row."""
        if self._between:
            escapes = re.sub(self._between, "", escapes)
        if ("\\" if self._sign else "\\\\") in escapes:
            parts = re.split(self._byte, escapes)
            parts[1::2] = [chr(int(figures, self._base)) for figures in parts[1::2]]
            data = "".join(parts)
        else:  # Python's codec reads them at once
            python = escapes.replace(self._sign, "\\x") if self._sign else escapes
            data = python.encode("ascii").decode("unicode_escape")
        return data.replace("\\\\", "\\").encode("latin-1")


_CUT = re.compile(r"[ .…]*+$")  # the end of a text that was cut, maybe inside of a character
_X = Notation("escape-x", r"\\{1,2}x([0-9a-fA-F]{2})", r"\\{1,2}x[89a-fA-F][0-9a-fA-F]", 16)
_OCTAL = Notation("escape-octal", r"\\{1,2}([0-3][0-7]{2})", r"\\{1,2}[23][0-7]{2}", 8)


def x_escapes(line: str, around: Around) -> Iterator[RawEdit]:
    r"""Yield the edits that decode the ``\xe4`` escapes of a line, and the ``b'…'`` around a whole one."""
    if "\\x" in line:
        yield from _literal_escapes(line, around, _X)


def octal_escapes(line: str, around: Around) -> Iterator[RawEdit]:
    r"""Yield the edits that decode the ``\344`` escapes of a line."""
    if "\\2" in line or "\\3" in line:
        yield from _program_escapes(line, around, _OCTAL)


def _program_escapes(line: str, around: Around, notation: Notation) -> Iterator[RawEdit]:
    """Yield the edits that decode the escapes of a line, if they are Chinese text and neither code nor talk of it."""
    found = notation.runs(without_addresses(line))
    if not found or not found[0]:
        return
    runs, charset = found
    whole = "".join(repaired for *_, repaired in runs)
    if not (is_ordinary_chinese if charset == "utf-8" else is_likely_chinese)(whole):
        return
    if is_about_escapes(line, around.before) or is_literal(line, runs):
        return
    if all(is_in_brackets(line, start, end) for start, end, _ in runs):
        return
    for start, end, repaired in runs:
        if is_text(repaired):
            yield start, end, repaired, notation.kind, CONFIDENCE


def _literal_escapes(line: str, around: Around, notation: Notation) -> Iterator[RawEdit]:
    """Yield the same for a line that may be the ``b'…'`` of bytes that were turned into text, which goes, too."""
    literal = _literal().match(line)
    if not literal:
        yield from _program_escapes(line, around, notation)
        return
    start, end = literal.span(3)
    edits = [(start + a, start + b, new) for a, b, new, *_ in _program_escapes(literal[3], around, notation)]
    if edits:
        taken = iter([*edits, (end, end, "")])
        following = next(taken)
        for match in _PLAIN_ESCAPE.finditer(line, start, end):
            while following[1] <= match.start() < end:
                following = next(taken)
            if match.start() < following[0]:
                edits.append((*match.span(), _PLAIN[match[1]]))
        for a, b, new in [(*literal.span(1), ""), *sorted(edits), (*literal.span(4), "")]:
            yield a, b, new, notation.kind, CONFIDENCE


@cache
def _literal() -> re.Pattern[str]:
    """A line that is the ``b'…'`` of bytes that were turned into text, and nothing else."""
    return re.compile(r"\s*+(b([\"']))((?:[^\\\"']|\\.|(?!\2)[\"'])*+)(\2)\s*+$")


_PLAIN = {"n": "\n", "r": "\r", "t": "\t", "'": "'", '"': '"', "\\": "\\"}
_PLAIN_ESCAPE = re.compile(r"\\([nrt'\"\\])")
