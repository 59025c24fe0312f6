"""The story out of a labelled page: which lines are kept, what is repeated in them, which lines are one paragraph.

Nothing here is silent: everything that goes and every joint is an edit.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, compress, islice, pairwise
from operator import itemgetter

from ._patterns import lazy_pattern
from .blocks import Label
from .blocks.layout.broken import CONTINUING, NUMBERED, SPEAKER, continued_lines, ends_sentence
from .edits import RawEdit
from .metadata import Metadata
from .metadata.page import without_cells

__all__ = ["Story", "find_story"]

_BODY = frozenset(["body", "heading"])
_STATED = ("title", "kicker", "subtitle", "original_title", "published", "updated", "source", "authors")
_UNCOVERED = (0, "")
_COVERED = 0.6  # a line of which this share is metadata is a line of metadata
_REPEATED = 40  # paragraphs of this length do not come twice by themselves

_INDENT = re.compile(r"[ \t]{2,}|\u3000|\u00a0{2,}")
_WIDE = lazy_pattern(
    r"[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6—…“”‘’]+"
)
_LETTER = re.compile(r"[A-Za-z0-9]")
_TURNED = lazy_pattern(
    r"\s*[（(](?:[下上][转轉接]|[紧緊]接)第?[A-Z]?\s*[\d一二三四五六七八九十]{1,3}\s*版[^（）()]{0,12}[）)]"
)
_FINISHED = re.compile(r"\s*[（(【\[〔]\s*(?:完|全文完|END|End|end)\s*[）)】\]〕]")
_REMARK_ENDS = frozenset("）)】]〕")

_LINES = 4  # full lines from which the width of a broken text shows
_WIDTHS = (36, 130)  # columns that a scraper or a mail program breaks at
_SLACK = 4
_FULL = 0.6
# Lines of print: most have the same width, the first of a paragraph less its indent, one with many marks more.
_LEAST_PRINTED, _INDENTED, _CLOSER = 50, 6, 10


@dataclass(frozen=True, slots=True)
class Story:
    """What is left of a page, and how.

    Attributes:
        lines: The lines of the page with their terminators.
        labels: Label, score and reasons of every line.
        pieces: What stays: the line, where it begins and ends in it, and where a reference to a page or an end mark ended if it had one.
        dropped: Lines that go whatever their label, with the reason.
        joints: The lines that go on from the one before, with what stands between and how sure that is.
    """

    lines: Sequence[str]
    labels: Sequence[Label]
    pieces: Sequence[tuple[int, int, int, int]]
    dropped: Mapping[int, tuple[str, float]]
    joints: Mapping[int, tuple[str, float]]

    @property
    def text(self) -> str:
        """The paragraphs, one a line."""
        text = []
        for index, start, stop, _ in self.pieces:
            text.append(self.joints[index][0] if index in self.joints else "\n")
            text.append(self.lines[index][start:stop])
        return "".join(text[1:])

    @property
    def headings(self) -> list[bool]:
        """For every paragraph whether it is a heading."""
        return [self.labels[index][0] == "heading" for index, *_ in self.pieces if index not in self.joints]

    def edits(self) -> Iterator[RawEdit]:
        """Yield what leads from the page to the text: removals, joints, margins."""
        kept = {index: order for order, (index, *_) in enumerate(self.pieces)}
        at = 0
        for index, (line, (label, score, _)) in enumerate(zip(self.lines, self.labels, strict=True)):
            begin, at = at, at + len(line)
            if index not in kept:
                rule, sure = self.dropped.get(index) or (f"blocks.{label}", score)
                yield begin, at, "", rule, sure
                continue
            order = kept[index]
            _, start, stop, margin = self.pieces[order]
            if start:
                yield begin, begin + start, "", "article.margin", 1.0
            if stop < margin:
                over = _FINISHED.fullmatch(line, stop, margin) is not None
                rule = "article.end-mark" if over else "article.page-break"
                yield begin + stop, begin + margin, "", rule, 0.9
            following = self.pieces[order + 1][0] if order + 1 < len(self.pieces) else -1
            newline = at - (following >= 0)
            if begin + margin < newline:
                yield begin + margin, newline, "", "article.margin", 1.0
            if following in self.joints:
                separator, sure = self.joints[following]
                yield newline, at, separator, "article.joined", sure


def find_story(lines: Sequence[str], labels: Sequence[Label], metadata: Metadata) -> Story:
    """Find the story of a page.

    Args:
        lines: The lines of the page with their terminators.
        labels: Label, score and reasons of every line.
        metadata: What the page says, with spans on these lines.
    """
    body = compress(range(len(lines)), map(_BODY.__contains__, map(itemgetter(0), labels)))
    texts = {i: text for i in body if (text := without_cells(lines[i]))}
    dropped = dict(_repetitions(texts))
    dropped.update(_stated(lines, texts, metadata))
    kept = {index: text for index, text in texts.items() if index not in dropped} if dropped else texts
    return Story(lines, labels, list(_pieces(lines, kept)), dropped, _joints(lines, labels, kept))


def _repetitions(texts: Mapping[int, str]) -> Iterator[tuple[int, tuple[str, float]]]:
    """Yield paragraphs that come twice: the second of two alike, and a shortened one above the whole."""
    seen: set[str] = set()
    following = list(islice(texts.values(), 8))
    for place, (index, text) in enumerate(texts.items()):
        if len(text) >= _REPEATED:
            if text in seen:
                yield index, ("article.repeated", 0.9)
                continue
            seen.add(text)
        if place < 3:
            shortened = text.rstrip("….。")
            if (
                len(shortened) >= 20
                and (text != shortened or not ends_sentence(text))
                and any(
                    other != text and other.startswith(shortened)
                    for other in following[place + 1 : place + 5]
                )
            ):
                yield index, ("article.repeated", 0.8)


def _stated(
    lines: Sequence[str], texts: Mapping[int, str], metadata: Metadata
) -> Iterator[tuple[int, tuple[str, float]]]:
    """Yield lines among the story that are metadata for the most part, and those that repeat the headline."""
    starts = [0, *accumulate(map(len, lines))]
    covered: dict[int, tuple[int, str]] = {}  # how much of a line states something, and what it states first
    stated = sorted(
        (*span, name) for name, spans in metadata.spans.items() if name in _STATED for span in spans
    )
    for start, end, name in stated:
        index = bisect_right(starts, start) - 1
        if index < len(lines):
            so_far, first = covered.get(index, (0, name))
            covered[index] = so_far + min(end, starts[index + 1]) - start, first
    title = "".join((metadata.title or "").split())
    longest = 2 * len(title) + 20
    first = title[0] if len(title) >= 6 else ""
    for index, text in texts.items():
        part, name = covered.get(index, _UNCOVERED)
        if part and part >= _COVERED * len(text):
            yield index, (f"article.{name}", 0.8)
        elif text[0] == first and len(lines[index]) <= longest and "".join(text.split()) == title:
            yield index, ("article.title", 0.9)


def _pieces(lines: Sequence[str], kept: Mapping[int, str]) -> Iterator[tuple[int, int, int, int]]:
    """Yield where the lines of the story stand without their margins, references to another page and end marks."""
    for index, text in kept.items():
        start = 0 if lines[index].startswith(text) else lines[index].index(text)
        stop = margin = start + len(text)
        if text[-1] in _REMARK_ENDS:
            for remark in (_TURNED, _FINISHED):
                found = remark.search(text, max(0, len(text) - 40))
                if found and found.end() == len(text) and found.start():
                    stop = start + found.start()
        yield index, start, stop, margin


def _joints(
    lines: Sequence[str], labels: Sequence[Label], kept: Mapping[int, str]
) -> dict[int, tuple[str, float]]:
    """Return the lines that go on from the one before, with what stands between and how sure that is."""
    body = {i: text for i, text in kept.items() if labels[i][0] == "body"}
    open_ended = {i: text for i, text in body.items() if not ends_sentence(text)}
    width, slack = _width_of(list(body.values()), list(open_ended.values()))
    continued = (
        set(continued_lines([line.strip() for line in lines], open_ended.keys())) if open_ended else ()
    )
    indented = sum(1 for i, text in body.items() if lines[i][0] != text[0] and _INDENT.match(lines[i]))
    result: dict[int, tuple[str, float]] = {}
    for (before, one), (index, other) in pairwise(kept.items()):
        if before not in open_ended or index not in body:
            continue
        goes_on = other[0] in CONTINUING
        broken = index in continued and index == before + 1
        listed = one[-1] in "，,、" and len(one) >= 20
        if not (goes_on or width or listed or broken) or NUMBERED.match(other):
            continue
        if (
            not goes_on
            and not broken
            and (SPEAKER.match(other) or (indented >= 2 and _INDENT.match(lines[index])))
        ):
            continue  # begins as paragraphs do here
        gap = sum(1 for i in range(before + 1, index) if lines[i].strip()) if index - before <= 8 else 9
        sure = 0.0
        if goes_on:
            sure = 0.9 if gap <= 3 else 0.0
        elif broken:
            sure = 0.85
        elif width and gap == 0 and _columns(one) >= width - slack:
            sure = 0.9
        elif listed:
            sure = 0.7 if gap <= 3 else 0.0
        if sure:
            letters = _LETTER.match(one[-1]) and _LETTER.match(other)
            result[index] = (" " if letters else "", sure)
    return result


def _width_of(body: Sequence[str], open_ended: Sequence[str]) -> tuple[int, int]:
    """The column at which a text was broken into lines, or 0, and how far a full line may stay below it.

    Most lines without an end mark reach it, and none passes it but for marks that print set closer.
    """
    if len(open_ended) < _LINES or len(open_ended) * 3 < len(body):
        return 0, 0
    longest = max(map(len, body))
    if longest > _WIDTHS[1] or 2 * longest < _WIDTHS[0]:  # most pages: paragraphs are longer
        return 0, 0
    width = 0
    for text in sorted(body, key=len, reverse=True):
        if 2 * len(text) <= width:  # no line from here on is wider
            break
        width = max(width, _columns(text))
    if not _WIDTHS[0] <= width <= _WIDTHS[1]:
        return 0, 0
    columns = [_columns(text) for text in open_ended]
    if sum(column >= width - _SLACK for column in columns) >= _FULL * len(columns):
        return width, _SLACK
    usual, times = Counter(columns).most_common(1)[0]
    if usual < _LEAST_PRINTED or times < _LINES or width > usual + _CLOSER:
        return 0, 0
    full = [column for column in columns if column >= usual - _INDENTED]
    near = sum(abs(column - usual) <= 2 for column in full)
    return (usual, _INDENTED) if len(full) >= _FULL * len(columns) and 2 * near >= len(full) else (0, 0)


def _columns(text: str) -> int:
    """How many columns a line takes up in print."""
    return 2 * len(text) - len(_WIDE.sub("", text))
