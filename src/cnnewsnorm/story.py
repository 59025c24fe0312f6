"""The story out of a labelled page: which lines are kept, what is repeated in them, which lines are one paragraph.

Nothing here is silent: everything that goes and every joint is an edit.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from .edits import RawEdit
from .metadata import Metadata

__all__ = ["Story", "find_story"]

_BODY = ("body", "heading")
_STATED = ("title", "kicker", "subtitle", "original_title", "published", "updated", "source", "authors")
_COVERED = 0.6  # a line of which this share is metadata is a line of metadata
_REPEATED = 40  # paragraphs of this length do not come twice by themselves

_END = re.compile(r"[。！？!?…：:；;]['\"”’」』）)】》]*$")
_OPEN = re.compile(r"[，,、]$")
_CONTINUES = re.compile(r"[，。、；：！？）」』”’》】,;)]")
_NUMBERED = re.compile(
    r"[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]|第[一二三四五六七八九十百\d]+[章节節条條部篇]|[【■●◆▌▲△▼*·•①-⑳]|Q\d*[:：]|[AQ答问問]\s*[:：]"
)
_NOT_JOINED = re.compile(r"^[\u4e00-\u9fffA-Za-z]{1,8}[:：]")  # a turn of an interview, a field
_INDENT = re.compile(r"[ \t]{2,}|\u3000|\u00a0{2,}")
_WIDE = re.compile(
    r"[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6—…“”‘’]"
)
_LETTER = re.compile(r"[A-Za-z0-9]")
_PAGES = re.compile(
    r"[\s\-—–_|｜【】\[\]()（）«»<>]*(?:"
    r"(?:[上下前后後]一?[页頁]|[首尾末][页頁]|第?\s*\d{1,3}\s*[页頁]|共\s*\d{1,3}\s*[页頁]|[余餘]下全文|\d{1,3}|[/／.,，·…]|[\s\-—–_|｜【】\[\]()（）«»<>:：])+)"
)
_PAGE_WORD = re.compile(
    r"[页頁]|余下全文|餘下全文|^[\s\-—–]*[-—–]\s*\d{1,3}\s*[-—–]\s*$|(?:[\[【(（]\s*\d{1,2}\s*[\]】)）]\s*){2,}"
)
_TURNED = re.compile(
    r"\s*[（(](?:[下上][转轉接]|[紧緊]接)第?[A-Z]?\s*[\d一二三四五六七八九十]{1,3}\s*版[^（）()]{0,12}[）)]"
)

_LINES = 4  # full lines from which the width of a broken text shows
_WIDTHS = (36, 130)  # columns that a scraper or a mail program breaks at
_SLACK = 4
_FULL = 0.6


@dataclass(frozen=True, slots=True)
class Story:
    """What is left of a page, and how.

    Attributes:
        edits: What leads from the page to the story: removals, joints, margins.
        headings: For every paragraph whether it is a heading.
    """

    edits: tuple[RawEdit, ...]
    headings: tuple[bool, ...]


def find_story(
    lines: Sequence[str],
    labels: Sequence[tuple[str, float, object]],
    metadata: Metadata,
) -> Story:
    """Find the story of a page.

    Args:
        lines: The lines of the page with their terminators.
        labels: Label, score and reasons of every line.
        metadata: What the page says, with spans on these lines.
    """
    texts = [line.strip() for line in lines]
    dropped = dict(_repetitions(texts, labels))
    dropped.update(_stated(lines, labels, metadata))
    for index, (label, _, _) in enumerate(labels):
        text = texts[index]
        if label in _BODY and len(text) <= 60 and _PAGES.fullmatch(text) and _PAGE_WORD.search(text):
            dropped[index] = ("article.page-break", 0.9)
    kept = [i for i, (label, _, _) in enumerate(labels) if label in _BODY and texts[i] and i not in dropped]
    joints = _joints(lines, texts, labels, kept)
    edits = tuple(_edits(lines, texts, labels, kept, dropped, joints))
    headings = tuple(labels[i][0] == "heading" for i in kept if i not in joints)
    return Story(edits, headings)


def _repetitions(
    texts: Sequence[str], labels: Sequence[tuple[str, float, object]]
) -> Iterator[tuple[int, tuple[str, float]]]:
    """Yield paragraphs that come twice: the second of two alike, and a shortened one above the whole."""
    seen: set[str] = set()
    body = [i for i, (label, _, _) in enumerate(labels) if label in _BODY and texts[i]]
    for place, index in enumerate(body):
        text = texts[index]
        if len(text) >= _REPEATED:
            if text in seen:
                yield index, ("article.repeated", 0.9)
                continue
            seen.add(text)
        shortened = text.rstrip("….。")
        if (
            place < 3
            and len(shortened) >= 20
            and text != shortened
            and any(texts[k] != text and texts[k].startswith(shortened) for k in body[place + 1 : place + 5])
        ):
            yield index, ("article.repeated", 0.8)


def _stated(
    lines: Sequence[str],
    labels: Sequence[tuple[str, float, object]],
    metadata: Metadata,
) -> Iterator[tuple[int, tuple[str, float]]]:
    """Yield lines among the story that are metadata for the most part, and those that repeat the headline."""
    places = sorted((start, end, name) for name in _STATED for start, end in metadata.spans.get(name, ()))
    title = "".join((metadata.title or "").split())
    at = k = 0
    for index, line in enumerate(lines):
        end = at + len(line)
        covered, first = 0, k
        while k < len(places) and places[k][0] < end:
            covered += min(places[k][1], end) - places[k][0]
            k += 1
        if labels[index][0] in _BODY:
            if covered and covered >= _COVERED * len(line.strip()):
                yield index, (f"article.{places[first][2]}", 0.8)
            elif len(title) >= 6 and len(line) <= 2 * len(title) + 20 and "".join(line.split()) == title:
                yield index, ("article.title", 0.9)
        at = end


def _joints(
    lines: Sequence[str],
    texts: Sequence[str],
    labels: Sequence[tuple[str, float, object]],
    kept: Sequence[int],
) -> dict[int, tuple[str, float]]:
    """Return the lines that go on from the one before, with what stands between and how sure that is."""
    body = [i for i in kept if labels[i][0] == "body"]
    width = _width_of(texts, body)
    indented = sum(1 for i in body if _INDENT.match(lines[i]))
    result: dict[int, tuple[str, float]] = {}
    for before, index in pairwise(kept):
        one, other = texts[before], texts[index]
        if labels[before][0] != "body" or labels[index][0] != "body" or _NUMBERED.match(other):
            continue
        gap = sum(1 for i in range(before + 1, index) if texts[i]) if index - before <= 8 else 9
        fresh = indented >= 2 and _INDENT.match(lines[index]) is not None  # begins as paragraphs do here
        sure = 0.0
        if _CONTINUES.match(other) and not _END.search(one):
            sure = 0.9 if gap <= 3 else 0.0
        elif fresh or _END.search(one) or _NOT_JOINED.match(other):
            continue
        elif width and _columns(one) >= width - _SLACK and gap == 0:
            sure = 0.9
        elif _OPEN.search(one) and len(one) >= 20:
            sure = 0.7 if gap <= 3 else 0.0
        if sure:
            letters = _LETTER.match(one[-1]) and _LETTER.match(other)
            result[index] = (" " if letters else "", sure)
    return result


def _width_of(texts: Sequence[str], body: Sequence[int]) -> int:
    """The column at which a text was broken into lines, or 0: most lines without an end mark reach it, none passes it."""
    open_ended = [_columns(texts[i]) for i in body if not _END.search(texts[i])]
    if len(open_ended) < _LINES or len(open_ended) * 3 < len(body):
        return 0
    width = max(_columns(texts[i]) for i in body)
    if not _WIDTHS[0] <= width <= _WIDTHS[1]:
        return 0
    full = sum(1 for columns in open_ended if columns >= width - _SLACK)
    return width if full >= _FULL * len(open_ended) else 0


def _columns(text: str) -> int:
    """How many columns a line takes up in print; more than any text is broken at, if it is long."""
    return len(text) + len(_WIDE.findall(text)) if len(text) <= _WIDTHS[1] else 2 * len(text)


def _edits(
    lines: Sequence[str],
    texts: Sequence[str],
    labels: Sequence[tuple[str, float, object]],
    kept: Sequence[int],
    dropped: Mapping[int, tuple[str, float]],
    joints: Mapping[int, tuple[str, float]],
) -> Iterator[RawEdit]:
    """Yield the edits that leave nothing but the story: its lines without their margins, one newline between."""
    place = {index: order for order, index in enumerate(kept)}
    at = 0
    for index, (line, (label, score, _)) in enumerate(zip(lines, labels, strict=True)):
        end = at + len(line)
        if index not in place:
            rule, sure = dropped.get(index, (f"blocks.{label}", score))
            yield at, end, "", rule, sure
            at = end
            continue
        start = at + line.index(texts[index])
        stop = start + len(texts[index])
        if at < start:
            yield at, start, "", "article.margin", 1.0
        turned = _TURNED.search(texts[index], max(0, len(texts[index]) - 40))
        if turned and turned.end() == len(texts[index]) and turned.start():
            yield start + turned.start(), stop, "", "article.page-break", 0.9
        following = kept[place[index] + 1] if place[index] + 1 < len(kept) else -1
        newline = end - (following >= 0)
        if stop < newline:
            yield stop, newline, "", "article.margin", 1.0
        if following in joints:
            separator, sure = joints[following]
            yield newline, end, separator, "article.joined", sure
        at = end
