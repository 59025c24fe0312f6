"""Captions that the words of their line do not tell: runs behind the story, and such as stand twice."""

import re
from collections.abc import Sequence
from itertools import pairwise

from .forms import HAN_ONLY, OUTER_WORDS, credits_picture, describes_picture, ends_story
from .reading import Reading

__all__ = ["gallery_end", "twice"]

_CLAUSES = re.compile("[，,；;：:]")
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


def twice(lines: Sequence[str], readings: Sequence[Reading], body: Sequence[int]) -> set[int]:
    """Return captions that stand twice: as the text of the image and below it, there maybe longer, with whose picture it is."""
    result: set[int] = set()
    for i, behind in pairwise(body):
        text, below = lines[i], lines[behind]
        if behind != i + 1 or text[:_ALIKE] != below[:_ALIKE] or len(text) < _ALIKE:
            continue
        if text == below:
            told = len(text) <= _LONGEST and not _CLAUSES.search(text)
        else:
            told = (
                readings[behind].length <= _LONGEST_CREDITED
                and below.startswith(text.rstrip(".…"))
                and (describes_picture(below) or credits_picture(below, ends_story(below)))
            )
        if told:
            result |= {i, behind}
    return result if len(result) < len(body) else set()  # a page of nothing but a picture
