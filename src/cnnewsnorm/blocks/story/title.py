"""Title and story as the model sees them, without what cannot be a title; where it sees none, the likeliest lines."""

import re
from collections.abc import Sequence

from ..line.captions import credits_picture, describes_picture, shows_caption
from ..line.forms import ABSTRACT_HEADS, CHROME, ends_story, legal, notice
from ..line.profile import SENTENCE
from ..model.reading import Reading
from ..model.viterbi import Decoded, Scores
from ..model.weights import COARSE_OF, STATES
from ..rules.buttons import is_row
from ..rules.names import are_people
from ..rules.parts import (
    ASKED,
    PARAGRAPH,
    SHORT_PAGE,
    begins_notice,
    headline_of_notice,
    is_prose,
    is_spoken,
)
from .amid import COLONS
from .bridging import span_of_story
from .clauses import take_verse
from .conversation import thread_title
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
    take_introduction,
    take_kind_of_notice,
    take_off_list_above,
    take_stamped_headline,
)
from .talk import take_talk

__all__ = ["with_title"]

_TITLE, _STORY = map(STATES.index, ("title", "story"))
_WORST_TITLE = -600  # a line whose score as a title lies further below is none
# a page that has hardly more than a story of so few paragraphs, right below who made it and when
_FEW, _OF_STORY = 3, ("metadata", "credit")
_CLAUSE = re.compile("[，,；;]")
# a page of so few lines may be one story in one line
_ALONE = 6
_BRIEF = 16
_SEVERAL, _LONG_CLAUSES = 4, 12  # commas of one that has hardly a full stop, and characters for each
_WHOLE = 150  # characters of a story in one line, maybe with its reporter at the end
_BARE_PAGE = 12  # so few lines, with hardly anything but the story
_SENTENCE = 40  # characters of the shortest paragraph that is taken for a story
_SENTENCES = 30  # characters of two sentences that are no headline
_TWICE = 300  # what standing twice in a row speaks for a headline, in hundredths of a unit of log odds


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


def with_title(lines: Sequence[str], readings: Sequence[Reading], decoded: Sequence[Decoded]) -> list[str]:
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
