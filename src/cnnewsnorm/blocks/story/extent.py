"""Which lines are title and story: how far the story goes, which the model enters late and leaves early."""

import re
from collections.abc import Collection, Sequence

from ..line.forms import SEE_ALSO, ends_in_code, ends_story, legal, notice
from ..line.profile import SENTENCE, SNIPPET, STAMP
from ..model.reading import Reading
from ..model.viterbi import Decoded
from ..model.weights import STATES
from ..rules.buttons import BUTTON, by_words
from ..rules.parts import (
    MAKERS,
    PARAGRAPH,
    UNEVEN,
    broken_at,
    ends_of_story,
    long_chrome,
    names_makers,
    pass_makers,
    take_signature,
)
from .bridging import bridge
from .clauses import take_in_clauses
from .cuts import cut_footer, cut_header, cut_teasers
from .headers import (
    begins_report,
    take_court_head,
    take_first_heading,
)
from .pieces import take_pieces
from .tails import tail_end
from .title import with_title

__all__ = ["coarse_labels"]

_STORY, _AFTER = map(STATES.index, ("story", "after"))
# A list that goes on: how many lines in a row may begin in another way, how many must not.
_GAP, _ALIKE = 15, 6
_HEADING = 20  # characters of a heading within the story
_COUNTING = re.compile(r"0[^、.．)）\w]?|0[年月日天小分\d]")  # counts and time stamps begin so, on any page
_FEW = 3  # so few lines stand between who made a story and where the model sees it begin
_SIGNED_END = re.compile(r"[。！!][”」]?\s?[（(][^（()）。，,：:图圖摄攝]{2,20}[）)]$")  # 。（某某 某某）
_SIGNED = 16  # ——题记 is not longer
_CLAUSE, _CLAUSES = re.compile("[，,；;]"), 2  # commas of a sentence that tells something
_QUOTED, _TOLD = "”」』", "。”」』）"
_SENTENCE = 40  # characters of a paragraph that begins with a day
_PARTS = 3  # so often a story may go on behind a run of clauses
# a story that tells what happened hour by hour has so many times among so many lines
_HOURS, _HOURLY = 2, 8
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
    coarse = with_title(lines, readings, decoded)
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
