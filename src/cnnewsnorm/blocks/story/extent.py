"""Which lines are title and story: what the model's coarse labels miss, and what cannot be a title.

The model leaves a story early, takes a field for a headline, or sees nothing but chrome on a page with one paragraph.
"""

import re
from collections.abc import Collection, Sequence

from ..line.captions import credits_picture, describes_picture, shows_caption
from ..line.forms import ABSTRACT_HEADS, CHROME, SEE_ALSO, ends_in_code, ends_story, legal, notice
from ..line.profile import SENTENCE, SNIPPET, STAMP
from ..model.reading import Reading
from ..model.viterbi import Decoded, Scores
from ..model.weights import COARSE_OF, STATES
from ..rules.buttons import BUTTON, by_words, is_row
from ..rules.names import are_people
from ..rules.parts import (
    ASKED,
    MAKERS,
    PARAGRAPH,
    SHORT_PAGE,
    UNEVEN,
    begins_notice,
    broken_at,
    ends_of_story,
    headline_of_notice,
    is_prose,
    is_spoken,
    long_chrome,
    names_makers,
    pass_makers,
    take_signature,
)
from .amid import COLONS
from .bridging import bridge, span_of_story
from .clauses import take_in_clauses, take_verse
from .conversation import thread_title
from .cuts import cut_footer, cut_header, cut_teasers
from .headers import (
    begins_report,
    has_time_behind,
    is_field,
    is_path,
    is_posted_on,
    mend_order,
    says_who_posted,
    take_below_header,
    take_below_section,
    take_court_head,
    take_first_heading,
    take_introduction,
    take_kind_of_notice,
    take_off_list_above,
    take_stamped_headline,
)
from .pieces import take_pieces
from .tails import tail_end
from .talk import take_talk

__all__ = ["coarse_labels"]

_TITLE, _STORY, _AFTER = map(STATES.index, ("title", "story", "after"))
_WORST_TITLE = -600  # a line whose score as a title lies further below is none
# A list that goes on: how many lines in a row may begin in another way, how many must not.
_GAP, _ALIKE = 15, 6
_HEADING = 20  # characters of a heading within the story
_COUNTING = re.compile(r"0[^、.．)）\w]?|0[年月日天小分\d]")  # counts and time stamps begin so, on any page
# a page that has hardly more than a story of so few paragraphs, right below who made it and when
_FEW, _OF_STORY = 3, ("metadata", "credit")
_SIGNED_END = re.compile(r"[。！!][”」]?\s?[（(][^（()）。，,：:图圖摄攝]{2,20}[）)]$")  # 。（某某 某某）
_SIGNED = 16  # ——题记 is not longer
_CLAUSE, _CLAUSES = re.compile("[，,；;]"), 2  # commas of a sentence that tells something
_QUOTED, _TOLD = "”」』", "。”」』）"
# a page of so few lines may be one story in one line
_ALONE = 6
_BRIEF = 16
_SEVERAL, _LONG_CLAUSES = 4, 12  # commas of one that has hardly a full stop, and characters for each
_WHOLE = 150  # characters of a story in one line, maybe with its reporter at the end
_BARE_PAGE = 12  # so few lines, with hardly anything but the story
_SENTENCE = 40  # characters of the shortest paragraph on such a page
_PARTS = 3  # so often a story may go on behind a run of clauses
# a story that tells what happened hour by hour has so many times among so many lines
_HOURS, _HOURLY = 2, 8
_SENTENCES = 30  # characters of two sentences that are no headline
_TWICE = 300  # what standing twice in a row speaks for a headline, in hundredths of a unit of log odds
_PIECE = 8  # characters of what a scraper set apart for being a link


def coarse_labels(
    lines: Sequence[str],
    readings: Sequence[Reading],
    decoded: Sequence[Decoded],
    ends: Collection[int] = (),
) -> list[str]:
    """Return title, body, metadata or boilerplate for every line.

    Args:
        lines: The lines that are left to the model, stripped.
        readings: What each says by itself.
        decoded: What the model says.
        ends: The lines below which a mark says that the story ends.
    """
    coarse = _with_title(lines, readings, decoded)
    if "body" in coarse:
        _go_back(lines, readings, coarse)
        pass_makers(lines, readings, coarse)
        _go_on(lines, readings, decoded, coarse)
        for _ in range(_PARTS):
            if not take_in_clauses(lines, readings, coarse):
                break
            _go_on(lines, readings, decoded, coarse)
        for _ in range(_PARTS):
            if not bridge(lines, readings, decoded, coarse):
                break
            _go_on(lines, readings, decoded, coarse)
        if take_pieces(lines, readings, coarse):
            _go_on(lines, readings, decoded, coarse)
        _, last = ends_of_story(coarse)
        if (end := tail_end(lines, readings, decoded, last, ends)) > last:
            coarse[last + 1 : end + 1] = ["body"] * (end - last)
            _go_on(lines, readings, decoded, coarse)
        take_court_head(lines, coarse)
        take_first_heading(lines, readings, coarse)
        cut_header(lines, readings, coarse)
        cut_footer(lines, readings, coarse)
        cut_teasers(lines, readings, coarse)
        take_signature(lines, readings, coarse)
    return coarse


def _take_prose(lines: Sequence[str], readings: Sequence[Reading], coarse: list[str]) -> None:
    """Take for the story what is running text on a page of hardly anything else.

    Texts come with all their paragraphs in one line, too, and the model, which has learnt from pages of many, took a
    fifth of them (40 of 179) for the only headline of a list. A headline with one sentence below it is news in brief,
    unless it asks readers for something, as pages that failed to load do.
    """
    for i, (text, p) in enumerate(zip(lines, readings, strict=True)):
        brief = p.length >= _BRIEF and text[-1] == "。" and "，" in text and not p.bits & CHROME
        commas = len(_CLAUSE.findall(text)) if p.length >= _WHOLE and p.stated is None else 0
        several = commas >= _SEVERAL and p.length >= _LONG_CLAUSES * commas  # else a list of names
        if (
            several
            or (p.length >= PARAGRAPH and is_prose(text))
            or (brief and p.stated is p.chrome is None and not any(word in text for word in ASKED))
        ):
            coarse[i] = "body"


def _with_title(lines: Sequence[str], readings: Sequence[Reading], decoded: Sequence[Decoded]) -> list[str]:
    """The coarse labels; a page without a title gets the best candidate above its story, if one is good enough."""
    coarse = [COARSE_OF[state] for state, _ in decoded]
    if len(lines) <= _ALONE and "body" not in coarse:
        _take_prose(lines, readings, coarse)
    listed = take_off_list_above(lines, readings, coarse)
    for i, label in enumerate(coarse):
        if label != "title":
            continue
        menu = (readings[i].chrome is not None and is_row(lines[i])) or is_path(lines[i])
        summary = i > 0 and lines[i - 1] in ABSTRACT_HEADS
        text = lines[i]
        if text[-1] in COLONS and readings[i].chrome is None and coarse[i + 1 : i + 2] == ["body"]:
            coarse[i] = "body"  # whom a notice is for
            continue
        described = (
            shows_caption(text)
            or (describes_picture(text) and coarse.index("title") < i)
            or credits_picture(text, ends_story(text))
        )
        if menu or summary or described or _no_title(readings[i]) or is_field(text) or says_who_posted(text):
            coarse[i] = "boilerplate"
        elif coarse[i + 1 : i + 2] == ["body"] and readings[i].length >= _BRIEF and begins_report(text):
            coarse[i] = "body"
    take_stamped_headline(lines, readings, coarse)
    take_below_section(lines, readings, decoded, coarse)
    if "body" not in coarse:
        _only_paragraphs(lines, readings, decoded, coarse)
    if "body" not in coarse:
        span_of_story(lines, readings, decoded, coarse)
    if "body" not in coarse:
        take_introduction(lines, readings, coarse)
    if "body" not in coarse:
        take_below_header(lines, readings, decoded, coarse)
    verse = "body" not in coarse and take_verse(lines, readings, coarse)
    take_talk(lines, readings, coarse)
    thread = thread_title(lines, readings) if "body" in coarse else -1
    if 0 <= thread < coarse.index("body"):
        coarse = [
            "boilerplate" if label == "title" and i != thread else label for i, label in enumerate(coarse)
        ]
        coarse[thread] = "title"
    if "body" in coarse:
        take_kind_of_notice(lines, readings, coarse)
    if "title" in coarse and "body" in coarse:
        mend_order(lines, readings, decoded, coarse)
    if "title" in coarse or "body" not in coarse:
        return coarse
    first = coarse.index("body")
    if coarse[first + 1 : first + 2] == ["body"] and is_posted_on(lines[first], readings[first]):
        coarse[first] = "metadata"
        first += 1
    best, chosen = _WORST_TITLE, headline_of_notice(lines, readings, coarse, first)
    for i in range(max(0, first - 60), first + 1) if chosen < 0 else ():
        text = lines[i]
        if not 6 <= len(text) <= 100 or _no_title(readings[i]) or are_people(text, readings[i]):
            continue
        if (readings[i].stamp and not has_time_behind(text)) or begins_report(text):
            continue
        if readings[i].length >= _SENTENCES and ends_story(text) and "。" in text[:-1]:
            continue  # two sentences
        if text[-1] in "。…" and not text.endswith("……"):  # a headline may trail off, a snippet is cut
            continue
        if i in listed or is_field(text) or says_who_posted(text) or (i and lines[i - 1] in ABSTRACT_HEADS):
            continue
        if i == first and (verse or _begins(coarse, i + 1) != "body" or begins_notice(text, readings[i])):
            continue
        if (
            describes_picture(text)
            or credits_picture(text, ends_story(text))
            or (readings[i].length >= PARAGRAPH and ends_story(text))
        ):
            continue
        margin = _over_others(decoded[i][1], i < first)
        if text in lines[i + 1 : i + 2 if i < first else i + 2 + _FEW]:
            margin += _TWICE  # as the title of the browser and the headline, or as that and below the time
        if margin >= best and not is_path(text):
            best, chosen = margin, i
    if chosen >= 0:
        coarse[chosen] = "title"
    return coarse


def _over_others(scores: Scores, above: bool) -> int:
    """How far the score as a title lies above that as metadata and, above the story, as boilerplate."""
    title, metadata = scores[_TITLE], max(scores[2], scores[5], scores[7])
    return title - max(metadata, scores[0], scores[4], scores[6]) if above else title - metadata


def _no_title(reading: Reading) -> bool:
    """Whether a line cannot be a title: a credit or field, a short line of chrome, or with hardly a Chinese character."""
    p = reading
    return reading.stated is not None or (reading.chrome is not None and p.length <= 10) or p.foreign


def _begins(coarse: Sequence[str], i: int) -> str:
    """The label of the first line from here on that does not say who made the story or when."""
    return next((label for label in coarse[i : i + _FEW] if label != "metadata"), "")


def _only_paragraphs(
    lines: Sequence[str], readings: Sequence[Reading], decoded: Sequence[Decoded], coarse: list[str]
) -> None:
    """Take a paragraph or two for the story where the model, which sees little else, finds none.

    Either they stand below the data of a story, or there is hardly more, and the model, too, would take them for a
    story if they stood among others.
    """
    if len(lines) > SHORT_PAGE:
        return
    data = [i for i, p in enumerate(readings) if p.stated is not None and p.stated[0] in _OF_STORY]
    found = [
        i
        for i, p in enumerate(readings)
        if (
            (p.kind <= SENTENCE and ends_story(lines[i]))
            or is_spoken(lines[i])
            or (p.length >= _WHOLE and is_prose(lines[i]) and not legal(lines[i]))
        )
        and p.length >= _SENTENCE
        and p.chrome is None
        and p.stated is None
        and not notice(lines[i])
        and (p.length >= PARAGRAPH or _sees_story(decoded[i][1]))
    ]
    if not found or found[-1] - found[0] >= _FEW:
        return
    if (data and data[0] < found[0] <= data[0] + _FEW) or (
        len(lines) <= _BARE_PAGE and all(_sees_story(decoded[i][1]) for i in found)
    ):
        for i in found:
            coarse[i] = "body"


def _sees_story(scores: Scores) -> bool:
    """Whether the model, but for the other lines, would take a line for one of a story."""
    return scores[_STORY] == max(scores)


def _go_back(lines: Sequence[str], readings: Sequence[Reading], coarse: list[str]) -> None:
    """Take in the few sentences between what says who made the story, or its title, and where the model sees it begin."""
    first = coarse.index("body")
    if first and coarse[first - 1] == "metadata" and _tells(lines[first - 1], readings[first - 1]):
        first -= 1  # a paragraph that begins with a day
        coarse[first] = "body"
    if first and coarse[first - 1] == "boilerplate" and begins_report(lines[first - 1]):
        first -= 1  # broken by a scraper
        coarse[first] = "body"
    for i in range(first - 1, max(-1, first - 1 - _FEW), -1):
        if readings[i].chrome or readings[i].stated or coarse[i] not in ("boilerplate", "metadata"):
            break
        if lines[i][-1] in "，,":  # the sentence that begins the story, broken at a link
            coarse[i:first] = ["body"] * (first - i)
            first = i
            break
        if readings[i].length > _PIECE:
            break
    _go_back_from(first, lines, readings, coarse)
    summary = first
    while summary and first - summary < MAKERS and names_makers(lines[summary - 1], readings[summary - 1]):
        summary -= 1
    if 0 < summary < first:  # it may stand above the makers
        _go_back_from(summary, lines, readings, coarse)


def _tells(text: str, reading: Reading) -> bool:
    """Whether a line is a paragraph rather than data of the story: a sentence of several clauses."""
    return (
        reading.length >= _SENTENCE
        and reading.stated is None
        and ends_story(text)
        and len(_CLAUSE.findall(text)) >= _CLAUSES
    )


def _go_back_from(first: int, lines: Sequence[str], readings: Sequence[Reading], coarse: list[str]) -> None:
    for i in range(first - 1, max(-1, first - 2 - _FEW), -1):
        reading = readings[i]
        if coarse[i] in ("title", "metadata") or reading.stated is not None:
            coarse[i + 1 : first] = ["body"] * (first - i - 1)
            return
        sentence = reading.kind <= SENTENCE and ends_story(lines[i])
        if not sentence and not (reading.length <= _SIGNED and lines[i].startswith("——")):
            return
        if reading.marker or notice(lines[i]) or long_chrome(lines[i], reading) is not None:
            return


def _go_on(
    lines: Sequence[str], readings: Sequence[Reading], decoded: Sequence[Decoded], coarse: list[str]
) -> None:
    """Take in what goes on behind the story: sentences, then a list or table whose lines begin as those of the story.

    The model leaves a story after some short lines without prose; price lists and timetables go on for a hundred.
    """
    first, last = ends_of_story(coarse)
    number = next((int(lines[i]) for i in range(last, first, -1) if _is_number(lines[i])), -1)
    width = broken_at(lines[first : last + 1])
    told_when = [i for i in range(max(0, last - _HOURLY), last) if readings[i].kind == STAMP]
    for i in range(last + 1, len(coarse)):
        reading, (_, scores) = readings[i], decoded[i]
        if _is_number(lines[i]) and int(lines[i]) == number + 1:  # 02, above the second part
            number += 1
            continue
        if i == last + 1 and lines[i][0] in "点點" and by_words(lines[i]) is BUTTON:
            continue  # 点击此处下载音频, between two paragraphs
        if reading.stated == SEE_ALSO:
            continue  # 延伸閱讀：…, likewise
        if reading.kind == STAMP and len(told_when) >= _HOURS:
            continue  # above what happened then
        quoted = reading.kind == SNIPPET and lines[i][-1] in _QUOTED  # words that trail off
        broken = width and not reading.row and abs(reading.length - width) <= 2 * UNEVEN
        translated = reading.foreign and lines[i][-1] == "."
        signed = i == last + 1 and (_SIGNED_END.search(lines[i]) is not None or ends_in_code(lines[i]))
        if i == last + 1 and _heads_more(lines, readings, decoded, i):
            continue
        written = reading.kind <= SENTENCE or quoted or broken or translated or signed
        if not written or reading.marker or reading.stated:
            break
        paragraph = i == last + 1 == len(coarse) - 1 and reading.length >= PARAGRAPH and ends_story(lines[i])
        told = scores[_STORY] >= scores[_AFTER] or ((paragraph or signed) and not legal(lines[i]))
        # a sentence may speak of comments, too
        if _speaks_of_page(lines[i], reading) or (not told and long_chrome(lines[i], reading) is not None):
            break
        if told and (not broken or ends_story(lines[i])):
            coarse[last + 1 : i + 1] = ["body"] * (i - last)
            last = i
    begun = {reading.head for reading in readings[first : last + 1]}
    heads = {head for head in begun if head[:1] != "0" or not _COUNTING.fullmatch(head)}
    alike: list[int] = []
    end = last
    for i in range(last + 1, len(coarse)):
        reading = readings[i]
        if reading.marker or reading.stated or coarse[i] != "boilerplate" or i > end + _GAP:
            break
        if (own := long_chrome(lines[i], reading)) is not None and own[0] in (
            "disclaimer",
            "related",
            "linkfarm",
        ):
            break
        if reading.head in heads:
            alike.append(i)
            end = i
    if len(alike) >= _ALIKE and len(alike) * 2 >= end - last:
        coarse[last + 1 : end + 1] = ["body"] * (end - last)


def _heads_more(
    lines: Sequence[str], readings: Sequence[Reading], decoded: Sequence[Decoded], i: int
) -> bool:
    """Whether a short line behind the story has two paragraphs of it below."""
    p = readings[i]
    return (
        p.length <= _HEADING
        and p.kind > SENTENCE
        and not (p.marker or p.stamp or p.row or p.foreign or p.stated or p.chrome)
        and not ends_story(lines[i])
        and i + 2 < len(lines)
        and all(
            readings[k].kind <= SENTENCE
            and lines[k][-1] in _TOLD
            and decoded[k][1][_STORY] >= decoded[k][1][_AFTER]
            and readings[k].stated is None
            and not _speaks_of_page(lines[k], readings[k])
            for k in (i + 1, i + 2)
        )
    )


def _speaks_of_page(text: str, reading: Reading) -> bool:
    """Whether a line that may be one of the story has words of another part, other than a story may have in passing."""
    own = long_chrome(text, reading)
    return own is not None and own[0] not in ("interaction", "navigation")


def _is_number(text: str) -> bool:
    """Whether a line is the number of a part of the story and nothing else."""
    return len(text) <= 2 and text.isdecimal()
