"""What belongs to a headline once it is found: a second line, the kicker and the subtitle; not the path before it or the site behind."""

import re
from dataclasses import dataclass

from .page import Page
from .title_forms import (
    BODIES,
    BULLETS,
    CHROME,
    DATE,
    FIELD,
    HAN,
    LEAD_IN,
    PATH,
    PICTURE,
    ROW,
    SUBTITLE,
    squeeze,
)

__all__ = ["Headline", "with_neighbours", "without_site"]

_SUBTITLED = ("heading", "body", "related", "navigation", "abstract")
_ITEM = re.compile(rf"[{BULLETS}]\s+(?=\S{{4}})")
# what the browser's title has behind the headline: _某某新闻  - 某某网  | 某某频道
_SITE = re.compile(
    r"\s*(?:[_|｜–-]|(?<!—)—(?!—)|\s-\s)\s*[^_|｜–—\s-]{2,14}(?:[网網]|新[闻聞]|[频頻]道|[时時][报報]|日[报報]|[晚早晨商][报報]|在[线線]|[论論][坛壇]|[财財][经經]|[娱娛][乐樂]|[体體]育|汽?[车車]|科技|[门門][户戶]|中心|com|[电電][视視]台|[评評][论論]|房[产產]|政[务務]|[资資][讯訊]|人民政府)"
    r"(?:\s*[_|｜–—-].*)?$"
)
_PRINTED = re.compile(
    r"\s*[\[【(（][打列]印本[页頁文][\])）】]\s*$|\s(?:下载公告|查看PDF[^，。]{0,4})\s*$"
)  # as forums mark what they show for printing, and finance sites what they have as a file
# … 2014-04-30 14:49  …（21:21）: the stamp in the line of the headline
_STAMPED = re.compile(
    r"\s+(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}\s+\d{1,2}:\d\d(?::\d\d)?\s*$|\s*[（(]\d{1,2}:\d\d[）)]\s*$"
)
# a headline that is broken here: what is held, by whom
_UNFINISHED = re.compile(
    r"^[\u3400-\u9fff“”\d、·]{2,24}(?:[举舉][行办辦]|召[开開]|[开開]展|[启啟][动動]|[关關][于於]|印[发發]|[发發][布佈])$"
)
_DOUBLED = re.compile(r"(\S.{7,}?)\s+\1")  # the browser's title and the headline in one line
_KICKER = re.compile(r"[（(]?(?:[引肩眉][标標]?[题題])\s*[:：]\s*")
# 1. before the only headline of a list: what a scraper left of its place in it
_FIRST_ITEM, _SECOND_ITEM = re.compile(r"1[.．、]\s*(?=[^\d\s]\D{5})"), re.compile(r"2[.．、]\s*\D")


@dataclass(frozen=True, slots=True)
class Headline:
    """Where the headline stands: pieces of lines, as ``(line, start, end)``.

    Attributes:
        title: The pieces of the headline, usually one.
        kicker: The piece above it, or None.
        subtitle: The piece below it, or None.
    """

    title: tuple[tuple[int, int, int], ...]
    kicker: tuple[int, int, int] | None = None
    subtitle: tuple[int, int, int] | None = None


def without_site(page: Page, chosen: int, squeezed: dict[int, str]) -> int:
    """The line that is the headline alone, where the one chosen has a path before it or the site behind it."""
    own = squeezed.get(chosen, "")
    inside = [
        i
        for i, text in squeezed.items()
        if i != chosen
        and 6 <= len(text) < len(own)
        and len(text) * 5 >= len(own) * 2
        and (own.startswith(text) or own.endswith(text))
        and page.labels[i] not in ("metadata", "byline", "credit")
    ]
    if not inside:
        return chosen
    shortest = max(inside, key=lambda i: (len(squeezed[i]), i))
    before = own.removesuffix(squeezed[shortest])
    if before == own:  # something stands behind it
        return shortest if own[len(squeezed[shortest])] in "-_|｜—–－" else chosen
    return shortest if PATH.search(before) or LEAD_IN.match(before) else chosen


def with_neighbours(page: Page, chosen: int, squeezed: dict[int, str]) -> Headline:
    """The headline with what belongs to it above and below."""
    title = [_piece(page, chosen)]
    kicker = subtitle = None
    nearest = next(page.below(chosen, 1), -1)
    for i in page.below(chosen, 2):
        if i < page.prose and SUBTITLE.match(page.texts[i]):
            subtitle = _piece(page, i)
            break
    if squeezed.get(chosen, " ") + squeezed.get(nearest, " ") in squeezed.values():  # elsewhere in one line
        title.append(_piece(page, nearest))
    elif subtitle is None and 0 <= nearest < page.prose:
        titled = page.labels[nearest] == "title"
        likely = titled or (
            nearest < page.stamp and page.labels[nearest] in _SUBTITLED and _headlike(page.texts[nearest])
        )
        if likely and _belongs(page, chosen, nearest):
            if titled and not _stands_alone(chosen, nearest, squeezed):
                title.append(_piece(page, nearest))
            else:
                subtitle = _piece(page, nearest)
    above = next(page.above(chosen, 1), -1)
    if above >= 0:
        if _KICKER.match(page.texts[above]) or (
            page.texts[above].endswith("——") and _belongs(page, chosen, above)
        ):
            kicker = _piece(page, above)
        elif page.labels[above] == "title" and _belongs(page, chosen, above):
            if _stands_alone(chosen, above, squeezed):
                kicker = _piece(page, above)
            else:
                title.insert(0, _piece(page, above))
        elif _UNFINISHED.search(page.texts[above]) and _belongs(page, chosen, above):
            title.insert(0, _piece(page, above))
    return Headline(tuple(title), kicker, subtitle)


def _stands_alone(chosen: int, neighbour: int, squeezed: dict[int, str]) -> bool:
    """Whether the page repeats the headline without its neighbour, so that the two are no broken headline."""
    own, other = squeezed.get(chosen, ""), squeezed.get(neighbour, "")
    repeated = [
        text
        for i, text in squeezed.items()
        if i not in (chosen, neighbour) and own and own in text and len(text) <= len(own) + 20
    ]
    return bool(repeated) and not any(other in text for text in repeated)


def _belongs(page: Page, one: int, other: int) -> bool:
    """Whether two neighbouring lines are one headline, rather than the headline and its repetition or its author."""
    text, base = page.texts[other], page.texts[one]
    if page.is_apart(one, other):
        return False
    if BODIES.fullmatch(text) or FIELD.match(text) or PATH.search(text) or PICTURE.search(text):
        return False
    if len(CHROME.findall(text)) >= 2 or len(ROW.findall(text)) >= 2:
        return False
    a, b = squeeze(base), squeeze(text)
    return len(b) >= 4 and not (a in b or b in a or a[:8] == b[:8]) and not DATE.search(text)


def _headlike(text: str) -> bool:
    """Whether a line between headline and time reads like a second headline."""
    return (
        8 <= len(text) <= 60
        and len(HAN.findall(text)) >= 6
        and not CHROME.search(text)
        and not ROW.search(text)
    )


def _piece(page: Page, index: int) -> tuple[int, int, int]:
    """A line without margins, lead-in and the name of the site."""
    line = page.lines[index]
    text = page.texts[index]
    start = line.index(text)
    end = start + len(text)
    for pattern in (LEAD_IN, _KICKER):
        match = pattern.match(text)
        if match:
            start += match.end()
            text = text[match.end() :]
    if text[:1] == "1" and (first := _FIRST_ITEM.match(text)) and not _is_list(page):
        start += first.end()
        text = text[first.end() :]
    if text[:1] in BULLETS and (item := _ITEM.match(text)):
        start += item.end()
        text = text[item.end() :]
    printed = _PRINTED.search(text, max(0, len(text) - 16))
    if printed and printed.start():
        end -= len(text) - printed.start()
        text = text[: printed.start()]
    bare = text.rstrip("*＊ ")
    if bare and len(text) - len(bare) > 1:  # of Markdown, or put between pasted stories
        end -= len(text) - len(bare)
        text = bare
    stamped = _STAMPED.search(text, max(0, len(text) - 24))
    if stamped and stamped.start() >= 6:
        end -= len(text) - stamped.start()
        text = text[: stamped.start()]
    doubled = _DOUBLED.fullmatch(text) if len(text) <= 200 else None
    if doubled:
        end -= len(text) - doubled.end(1)
        text = doubled[1]
    site = _SITE.search(text) if len(text) <= 200 else None
    if site and site.start() >= 6:
        end -= len(text) - site.start()
    return index, start, end


def _is_list(page: Page) -> bool:
    """Whether a second item stands on the page, so that a number before the headline belongs to it."""
    return any(text[:1] == "2" and _SECOND_ITEM.match(text) for text in page.texts)
