"""From the model's four coarse labels to the labels of a page.

The model says whether a line belongs to the story; what kind of heading, credit or chrome it is shows in its own
words (`forms`) and in its nearest neighbours.
"""

import re
from collections.abc import Sequence

from .context import CUES
from .forms import (
    ABSTRACT,
    CAPTION,
    CAPTION_WORDS,
    CHROME,
    HAN_ONLY,
    HEADING,
    OUTER_WORDS,
    STORY_END,
    chrome,
    stated,
)
from .model import Decoded

__all__ = ["refine"]

_NAMING = CUES["author"] | CUES["agency"]
_COUNT = re.compile(r"[\d\s:：,.+%-]+")
_ORIGINAL = ("原标题", "原標題", "来源", "來源")
_OPEN_ENDS = (":", "：", ";", "；", ",", "，")


def refine(
    lines: Sequence[str], decoded: Sequence[Decoded], after_image: Sequence[bool]
) -> list[tuple[str, str]]:
    """Return the fine label of every line with the name of the rule that chose it."""
    n = len(lines)
    coarse = _with_title(lines, decoded)
    body = [i for i, label in enumerate(coarse) if label == "body"]
    first, last = (body[0], body[-1]) if body else (n, -1)
    prose_ahead = [False] * (n + 1)  # whether a full paragraph of the story still follows
    ahead = False
    for i in range(n - 1, -1, -1):
        prose_ahead[i] = ahead
        if coarse[i] == "body" and _is_prose(lines[i], decoded[i]):
            ahead = True
    unended = [
        i for i in body if len(lines[i].strip()) >= 18 and not STORY_END.search(lines[i].rstrip()[-6:])
    ]
    wrapped = len(unended) * 3 > len(
        body
    )  # lines broken by the scraper, or verse: a missing end mark says nothing
    gallery = _gallery_end(lines, decoded, body)
    result: list[tuple[str, str]] = []
    for i, (line, item) in enumerate(zip(lines, decoded, strict=True)):
        text = line.strip()
        if coarse[i] == "title" and not text.startswith(_ORIGINAL):
            label = ("title", "model: title")
        elif last < i < gallery:
            label = ("caption", "short lines about the story behind its last paragraph")
        elif (found := stated(text, item.profile.bits)) is not None:
            label = found
        elif item.label == "body":
            label = _body(text, item, prose_ahead[i], after_image[i], i == first, wrapped)
        elif item.label == "boilerplate":
            label = chrome(text, item.profile) or _elsewhere(text, item, i, first, last)
        else:
            label = _metadata(text, item, prose_ahead[i])
        result.append(label)
    return result


def _with_title(lines: Sequence[str], decoded: Sequence[Decoded]) -> list[str]:
    """The coarse labels; a page without a title gets the best candidate above its story, if one is good enough."""
    coarse = [item.label for item in decoded]
    if "title" in coarse or "body" not in coarse:
        return coarse
    first = coarse.index("body")
    best, chosen = -600.0, -1
    for i in range(max(0, first - 60), first + 1):
        text = lines[i].strip()
        if (
            not 6 <= len(text) <= 100
            or (STORY_END.search(text[-6:]) and text[-1] in "。…")
            or decoded[i].profile.stamp
        ):
            continue
        if i == first and (len(text) < 10 or first + 1 >= len(coarse) or coarse[i + 1] != "body"):
            continue
        _, title, metadata, boilerplate = decoded[i].scores
        margin = title - max(metadata, boilerplate if i < first else metadata)
        if margin >= best:
            best, chosen = margin, i
    if chosen >= 0:
        coarse[chosen] = "title"
    return coarse


def _gallery_end(lines: Sequence[str], decoded: Sequence[Decoded], body: Sequence[int]) -> int:
    """Where a run of picture captions behind the last paragraph ends: short lines that share words with the story."""
    if len(body) < 4:
        return 0
    end = body[-1] + 1
    story = "".join(lines[i] for i in body[-40:])
    shared = 0
    while end < len(lines):
        text = lines[end].strip()
        item = decoded[end]
        if (
            not 4 <= len(text) <= 20
            or item.profile.bits & OUTER_WORDS
            or item.profile.stamp
            or STORY_END.search(text[-3:])
        ):
            break
        if not HAN_ONLY.fullmatch(text):
            break
        shared += any(text[k : k + 2] in story for k in range(len(text) - 1))
        end += 1
    run = end - body[-1] - 1
    return end if 2 <= run <= 12 and shared * 3 >= run else 0


def _is_prose(line: str, item: Decoded) -> bool:
    return item.profile.length >= 30 and bool(STORY_END.search(line[-12:]))


def _metadata(text: str, item: Decoded, prose_ahead: bool) -> tuple[str, str]:
    if ABSTRACT.match(text):
        return "abstract", "opens as an abstract"
    if item.profile.stamp or item.profile.bits & CUES["source"]:
        return "metadata", "source, time or tags"
    if item.profile.bits & _NAMING or item.profile.length <= 12:
        return "byline", "names the author"
    if prose_ahead and not item.profile.bits & CHROME:
        return "heading", "short line without an end mark above prose"
    return "metadata", "model: metadata"


def _body(
    text: str, item: Decoded, prose_ahead: bool, after_image: bool, first: bool, wrapped: bool
) -> tuple[str, str]:
    length = item.profile.length
    if ABSTRACT.match(text):
        return "abstract", "opens as an abstract"
    if length <= 120 and CAPTION.search(text):
        return "caption", "photo credit or caption word"
    if STORY_END.search(text[-12:]) or text.endswith(_OPEN_ENDS):
        if length <= 30 and HEADING.match(text) and "，" not in text and "," not in text:
            return "heading", "short numbered line"
        return "body", "model: body"
    if wrapped and not (after_image or HEADING.match(text)):
        return "body", "model: body"
    if length <= 60:
        if after_image or (CAPTION_WORDS.search(text) and length > 12):
            return "caption", "follows an image or describes a scene"
        if not prose_ahead:
            return (
                ("caption", "short line without an end mark behind the story")
                if not first
                else ("body", "model: body")
            )
        if length <= 36:
            return "heading", "short line without an end mark above prose"
        return "caption", "line without an end mark between paragraphs"
    return "body", "model: body"


def _elsewhere(text: str, item: Decoded, i: int, first: int, last: int) -> tuple[str, str]:
    """Chrome without a telling word: its place decides."""
    length = item.profile.length
    if i > last >= 0:
        if item.profile.stamp == 2 or length >= 10:
            return "related", "list behind the story"
    elif length >= 14 and first > i:
        return "related", "headline above the story"
    if not text[0].isalpha() and _COUNT.fullmatch(text):
        return "interaction", "count"
    return "navigation", "short line away from the story"
