"""Captions that the words of their line do not tell: runs behind the story, and such as stand twice."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..._patterns import lazy_pattern
from ..line.captions import credits_picture, describes_picture
from ..line.forms import HAN_ONLY, OUTER_WORDS, ends_story
from ..line.profile import NUMBER
from ..model.reading import Reading

__all__ = ["gallery_end", "names_image", "numbers_of_pictures", "parts_of_title", "twice"]

_CLAUSES = re.compile("[，,；;：:]")
_COMMAS = frozenset("，,")
_NTH = lazy_pattern(r"(\d{1,3})\s?[/／]\s?(\d{1,3})")  # 2/12
_DIGITS, _LONGEST_NUMBER = frozenset("0123456789+＋"), 9
_FURTHER = lazy_pattern(r"[+＋]\s?\d{1,3}")
_SAME = 6  # of one that stands there twice without a change
_REPEATED = 10  # characters of a headline that stands there again in part
_PARTING = re.compile("[：:|｜丨_】]")
_NAME_OF_IMAGE = re.compile(r"[A-Za-z_ -]{0,20}\d{4,}[\w ()-]{0,12}")
_ALIKE = 12  # characters that begin both lines of a caption that stands twice
_LONGEST, _LONGEST_CREDITED = (
    60,
    200,
)  # of one that is the same both times, and of one with whose picture it is


def gallery_end(lines: Sequence[str], readings: Sequence[Reading], body: Sequence[int]) -> int:
    """Return where a run of picture captions behind the last paragraph ends: short lines that share words with the story."""
    if len(body) < 4:
        return 0
    end = body[-1] + 1
    story = "".join(lines[i] for i in body[-40:])
    shared = 0
    for text, reading in zip(lines[end:], readings[end:], strict=True):
        p = reading
        if not 4 <= p.length <= 20 or p.bits & OUTER_WORDS or p.marker or not HAN_ONLY.fullmatch(text):
            break
        shared += any(text[k : k + 2] in story for k in range(len(text) - 1))
        end += 1
    run = end - body[-1] - 1
    return end if 2 <= run <= 12 and shared * 3 >= run else 0


def numbers_of_pictures(lines: Sequence[str], readings: Sequence[Reading], body: Sequence[int]) -> set[int]:
    """Return the lines amid the story that say which picture of how many stands there, or how many more there are."""
    counted: dict[str, list[int]] = {}
    result: set[int] = set()
    for i in body:
        if lines[i][0] not in _DIGITS or readings[i].length > _LONGEST_NUMBER:
            continue
        if (nth := _NTH.fullmatch(lines[i])) is not None and int(nth[1]) <= int(nth[2]):
            counted.setdefault(nth[2], []).append(i)
        elif _FURTHER.fullmatch(lines[i]) and NUMBER not in (
            readings[k].kind for k in (i - 1, i + 1) if 0 <= k < len(lines)
        ):
            result.add(i)
    for places in counted.values():
        if len({lines[i] for i in places}) > 1:
            result.update(places)
    return result


def twice(lines: Sequence[str], readings: Sequence[Reading], body: Sequence[int]) -> set[int]:
    """Return captions that stand twice: as the text of the image and below it, there maybe longer, with whose picture it is."""
    result: set[int] = set()
    for i, behind in pairwise(body):
        text, below = lines[i], lines[behind]
        if behind != i + 1 or text[:_ALIKE] != below[:_ALIKE] or len(text) < _SAME:
            continue
        if len(text) < _ALIKE and text != below:
            continue
        if text == below:
            clauses = set(_CLAUSES.findall(text))
            told = len(text) <= _LONGEST and (
                not clauses or (clauses <= _COMMAS and not ends_story(text) and readings[i].length >= _ALIKE)
            )
        else:
            told = (
                readings[behind].length <= _LONGEST_CREDITED
                and below.startswith(text.rstrip(".…"))
                and (describes_picture(below) or credits_picture(below, ends_story(below)))
            )
        if told:
            result |= {i, behind}
    return result if len(result) < len(body) else set()  # a page of nothing but a picture


def parts_of_title(title: str) -> Iterator[str]:
    """Yield what stands in a headline before or behind a mark and is most of it, as the texts of images have it."""
    for mark in _PARTING.finditer(title):
        for part in (title[: mark.start()].rstrip(), title[mark.end() :].lstrip()):
            if len(part) >= _REPEATED and 2 * len(part) >= len(title):
                yield part


def names_image(text: str, below: str) -> bool:
    """Return whether a line is the name of an image, without the end of it, above its caption: IMG_2041, wp 1332112"""
    return (
        _NAME_OF_IMAGE.fullmatch(text) is not None
        and not below.isascii()
        and (describes_picture(below) or credits_picture(below, ends_story(below)))
    )
