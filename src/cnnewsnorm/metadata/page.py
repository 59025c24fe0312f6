"""A page as the finders of metadata see it: labelled lines, where the story stands, what lies above and below it.

Labels are a judgement from outside; where a field has a form of its own, the finders trust the form and the place of
a line more than its label.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import accumulate, compress, takewhile

__all__ = ["Page", "without_cells"]

_STORY = ("body", "heading")
_GAP = 12  # lines that are not of the story between two parts of it
_STRAY = 0.1  # a part with less of the story than this, apart from the rest, is none
_SMALL = 200
_FILLED = 0.65  # share of lines that are not blank, up to which blank ones mean nothing
_FULL_DATE = re.compile(
    r"(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}|(?:19|20)\d\d(?:0[1-9]|1[0-2])[0-3]\d(?!\d)|[A-Z][a-z]{2,8}\.? \d{1,2}(?:st|nd|rd|th)?,? (?:[A-Z][a-z]{2} )?(?:19|20)\d\d|"
    r"\d{1,2}/\d{1,2}/(?:19|20)\d\d|\d{1,2}月\d{1,2}日, ?(?:19|20)\d\d|民[国國]\s?\d{2,3}\s?年"
)
_SOURCE = re.compile(r"(?:来源|來源|稿源|出处|出處)\s*[:：]")
_MAY_STATE = re.compile("[\\d:：]")  # every time and every source has one
_DATED = re.compile(
    r"(?:[发發](?:[布佈表]|稿)|更新|[刊登][发發登载載])?(?:[时時][间間]|日期)\s*[:：]\s*$"
)  # ends what stands before a date that is stated
_AMID = 12  # with so many characters on either side a date is told of
_HAN, _TOLD = re.compile("[\u4e00-\u9fff]"), 12  # so many characters tell something of a day
_TODAY = re.compile(
    r"今天是|今日(?:是|日期)|[现現]在是|[当當]前[时時][间間]|星期[一二三四五六日天]$|Copyright|©"
)
_END_MARKS = frozenset("。！？!?…")
_CLOSING = "'\"”’」』）)"


def without_cells(line: str) -> str:
    """Return a line stripped, and without the signs of table cells around it that scrapers leave: ``| 正文 |``."""
    text = line.strip()
    if "|" in text and "|" in (text[0], text[-1]):
        bare = text.strip("| \t\u3000\u00a0")
        return bare if "|" not in bare else text
    return text


def _ends(text: str) -> bool:
    """Whether a line ends like a sentence."""
    return text.rstrip(_CLOSING)[-1:] in _END_MARKS


class Page:
    """Labelled lines and the places among them that matter.

    Attributes:
        lines: The lines with their terminators.
        texts: The same, stripped.
        labels: The label of every line.
        first: The first line of the story; the number of lines if there is none.
        last: Its last line; -1 if there is none.
        prose: The first line of running text in it.
        stamp: The line above `prose` that states time or source, or -1.
    """

    def __init__(self, lines: Sequence[str], labels: Sequence[str]) -> None:
        self.lines = lines
        self.labels = labels
        self.texts = list(map(without_cells, lines))
        self._starts = [0, *accumulate(map(len, lines))]
        # What is asked for again and again, of a page that may have many lines: those not blank, and those of a label.
        self._filled = list(compress(range(len(lines)), self.texts))
        self._labelled = by_label = defaultdict[str, list[int]](list)
        for index, label in enumerate(labels):
            by_label[label].append(index)
        self.first, self.last = self._story()
        self.prose = next(
            (i for i in range(self.first, self.last + 1) if self._running(i)), min(self.first, len(lines))
        )
        self.stamp = next((i for i in self.above(self.prose, 40) if self.is_stamp(i)), -1)

    def span(self, index: int, start: int, end: int) -> tuple[int, int]:
        """The place of ``lines[index][start:end]`` on the page."""
        return self._starts[index] + start, self._starts[index] + end

    def above(self, index: int, most: int) -> Iterator[int]:
        """The lines above a line that are not blank, the nearest first, at most so many."""
        end = bisect_left(self._filled, index)
        return reversed(self._filled[max(0, end - most) : end])

    def below(self, index: int, most: int) -> Iterator[int]:
        """The lines below a line that are not blank, at most so many."""
        start = bisect_right(self._filled, index)
        return iter(self._filled[start : start + most])

    def opening(self, most: int) -> Iterator[int]:
        """The first lines of the story that are not blank, at most so many."""
        return takewhile(self.last.__ge__, self.below(self.first - 1, most))

    def is_apart(self, one: int, other: int) -> bool:
        """Whether blank lines set two lines apart, which they do not on a page that has them between nearly all lines."""
        return abs(one - other) > 1 and len(self._filled) > _FILLED * len(self.lines)

    def labelled(self, *labels: str) -> list[int]:
        """The lines that have one of these labels, in order."""
        found: list[int] = []
        for label in labels:
            found += self._labelled.get(label, ())
        found.sort()
        return found

    def is_stamp(self, index: int) -> bool:
        """Whether a line states the time or the source of a story rather than being part of one."""
        text = self.texts[index]
        if len(text) > 160 or not _MAY_STATE.search(text) or (len(text) > 40 and _ends(text)):
            return False
        if not _SOURCE.search(text):
            likely = "20" in text or "19" in text or "民" in text  # far quicker than the search
            date = _FULL_DATE.search(text) if likely else None
            if date is None:
                return False
            amid = date.start() >= _AMID and len(text) - date.end() >= _AMID
            if amid and not _DATED.search(text[: date.start()]):
                return False
            around = text[: date.start()] + text[date.end() :]
            if ":" not in around and "：" not in around and len(_HAN.findall(around)) >= _TOLD:
                return False
        return not _TODAY.search(text)

    def _running(self, index: int) -> bool:
        length = len(self.texts[index])
        if length >= 60:
            return True
        if length < 30:
            return False
        if _ends(self.texts[index]):
            return True
        following = next(self.below(index, 1), -1)  # a paragraph that is broken into lines
        return (
            following >= 0
            and self.labels[following] == "body"
            and (len(self.texts[following]) >= 30 or _ends(self.texts[following]))
        )

    def _story(self) -> tuple[int, int]:
        """First and last line of the story, leaving out stray lines far before and behind the rest."""
        parts: list[list[int]] = []
        for index in self.labelled(*_STORY):
            if not parts or index - parts[-1][-1] > _GAP:
                parts.append([])
            parts[-1].append(index)
        sizes = [sum([min(len(self.texts[i]), 200) for i in part]) for part in parts]
        if sum(sizes) < _SMALL:
            # hardly a story among the labels: the longest line of prose is a better guess, if there is one
            lengths = list(map(len, self.texts))
            longest = max(lengths, default=0)
            if longest > max(39, sum(sizes)) and _ends(self.texts[index := lengths.index(longest)]):
                return index, index
        if not parts:
            return len(self.lines), -1
        least = _STRAY * sum(sizes)
        large = [part for part, size in zip(parts, sizes, strict=True) if size >= least]
        return large[0][0], large[-1][-1]
