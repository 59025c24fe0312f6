"""Blocks: the page, line by line, with a label, a score and the reasons for it."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import compress
from math import exp
from operator import itemgetter, not_
from typing import Any

from .._records import Record
from ..edits import RawEdit, apply_edits, explained_by
from ..errors import require_choice, require_text
from .evidence import FORMS, Evidence, Why
from .kinds.fine import refine
from .layout.broken import continued_lines, ends_sentence, mended_lines
from .layout.repairs import repair_page, split_lines
from .model.reading import Reading, read_lines
from .model.viterbi import Scores, decode
from .model.weights import COARSE_OF, STATES
from .story.conversation import take_in_posts

__all__ = ["LABELS", "Block", "Label", "label_blocks", "label_lines", "strip_boilerplate"]

LABELS = (
    "title",
    "metadata",
    "byline",
    "abstract",
    "heading",
    "body",
    "caption",
    "credit",
    "disclaimer",
    "navigation",
    "interaction",
    "related",
    "image",
    "linkfarm",
    "separator",
    "blank",
)
STORY = ("title", "abstract", "heading", "body", "caption")

Label = tuple[str, float, Why]
"""Label, score from 0 to 1, and where its reasons are to be had."""


# between two paragraphs: the story leaves something out
_OMISSION = frozenset("…⋯.．·。")
_OMITTED: Label = ("body", 0.9, FORMS["body"])
_CERTAIN: dict[str, Label] = {label: (label, 1.0, why) for label, why in FORMS.items()}
# How sure the model is of a title and of any other label, by how many tenths of a unit it leads all others.
_SURE = {tenths: round(1 / (1 + exp(-tenths / 10)), 3) for tenths in range(-60, 61)} | {-61: 0.002, 61: 0.998}
_SCORES = {tenths: round(0.8 + 0.17 * sure, 3) for tenths, sure in _SURE.items()}
_TITLE_SCORES = {tenths: round(0.92 * sure * sure, 3) for tenths, sure in _SURE.items()}
# For every state: the scores of the states with other coarse labels.
_OTHERS = tuple(
    itemgetter(*[other for other, label in enumerate(COARSE_OF) if label != own]) for own in COARSE_OF
)
_GOES_ON = ("body", "goes on with the sentence above")
_STATE_OF = {"title": STATES.index("title"), "body": STATES.index("story")}


@dataclass(frozen=True, slots=True)
class Block(Record):
    """One line of the page, with its terminator, and what it is.

    Attributes:
        label: One of `LABELS`.
        start: Code-point offset in the page where the line begins.
        end: Offset behind its terminator (half open).
        text: ``page[start:end]``.
        score: How sure the label is, from 0 to 1: how often such a line was one of the story, a title, metadata or
            boilerplate, as the label says, on pages of sites that the model had not seen.
    """

    label: str
    start: int
    end: int
    text: str
    score: float
    _why: Why = field(repr=False, compare=False)

    @property
    def reasons(self) -> tuple[str, ...]:
        """The strongest evidence for the label, in words, the strongest first; worked out when it is asked for."""
        evidence, line = self._why
        return evidence.reasons(line)

    def to_dict(self) -> dict[str, Any]:
        """Return the fields and the reasons as a JSON-ready dictionary."""
        return {
            "label": self.label,
            "start": self.start,
            "end": self.end,
            "text": self.text,
            "score": self.score,
            "reasons": list(self.reasons),
        }


class _Draft(Record):
    """A block that can still be written to.

    `Block` itself sets each of its fields by a call of `object.__setattr__`, the only way into a frozen dataclass: for
    a page of many lines that took as long as finding its best labelling.
    """

    __slots__ = Block.__slots__


def _blocks(labels: Sequence[Label], texts: Sequence[str]) -> list[Block]:
    """Return the blocks of a page: of every line its label and its text."""
    blocks: list[Any] = []
    start = 0
    for (label, score, why), text in zip(labels, texts, strict=True):
        block: Any = _Draft()
        block.label = label
        block.start = start
        block.end = start = start + len(text)
        block.text = text
        block.score = score
        block._why = why
        block.__class__ = Block
        blocks.append(block)
    return blocks


# How often a rule was right, as far as body, title, metadata and boilerplate go, on pages of sites that the model had
# not seen (cross-validation, 216 pages). Of rules for metadata, which those pages have partly as boilerplate, the
# sample in `benchmarks/blocks_fine_labels.tsv` tells; rules that chose fewer than 30 lines are given .9. For lines
# that the model alone decided, the same pages gave the curves in `label_lines`.
_RIGHT = {
    "short line away from the story": 0.99,
    "in a list of other stories": 0.97,
    "log-in, sharing or comment words": 0.99,
    "among the comments": 0.99,
    "navigation words": 0.99,
    "list behind the story": 0.92,
    "short line without an end mark above prose": 0.82,
    "list of lines with their time stamps": 0.99,
    "heads a list of other stories": 0.99,
    "one of a list of short lines": 0.74,
    "post of a conversation": 0.9,
    "goes on with the sentence above": 0.9,
    "between buttons": 0.98,
    "headline above the story": 0.87,
    "legal notice": 0.99,
    "row of short items": 0.99,
    "button or panel": 0.99,
    "count": 0.98,
    "source, time or tags": 0.97,
    "word of a menu": 0.99,
    "between the posts of a conversation": 0.85,
    "page numbers": 0.99,
    "header or buttons of a post": 0.97,
    "photo credit or caption word": 0.92,
    "tags that the story mentions": 0.9,
    "below the head of the tags": 0.9,
    "heads the tags of the story": 0.9,
    "short numbered line": 0.99,
    "names the author": 0.9,
    "names an editorial role": 0.99,
    "names who reported": 0.9,
    "row of unrelated names or keywords": 0.9,
    "time stamp between headline and story": 0.9,
    "opens as an abstract": 0.9,
    "below the head of the abstract": 0.9,
    "a name below the title": 0.9,
    "name or time of a post": 0.9,
    "label of what stands below": 0.9,
    "describes a scene": 0.9,
    "short question between paragraphs": 0.9,
    "names who did what on the story": 0.9,
    "points to another story": 0.9,
    "telephone number": 0.9,
    "address, telephone or mail": 0.9,
    "name of an image file": 0.9,
    "among the links to other sites": 0.9,
    "says what runs the site": 0.9,
    "repeats the title": 0.9,
    "follows an image": 0.9,
    "stands next to the label of a caption": 0.9,
    "says in English who posted it, or where": 0.9,
    "short lines about the story behind its last paragraph": 0.9,
}


def label_lines(lines: Sequence[str]) -> list[Label]:
    """Label lines that are already repaired; `label_blocks` does the repair itself.

    Args:
        lines: The lines of one page, in order, with or without their terminators.

    Returns:
        For every line its label, its score from 0 to 1 and where its reasons are to be had.

    Examples:
        >>> [label for label, _, _ in label_lines(["首页 > 新闻 > 正文", "", "————"])]
        ['navigation', 'blank', 'separator']
    """
    given = [line.strip() for line in lines]
    stripped, first_of = mended_lines(given)
    readings = read_lines(stripped)
    certain = [reading.certain for reading in readings]
    chosen, own = stripped, readings  # what is left to the model
    if any(certain):
        chosen = list(compress(stripped, map(not_, certain)))
        own = list(compress(readings, map(not_, certain)))
    decoded, posts = take_in_posts(chosen, own, decode(chosen, own))
    ends = _marked_ends(stripped, certain) if "separator" in certain else ()
    fine = refine(chosen, own, decoded, _after_images(readings, certain), posts, ends)
    _take_in_broken(stripped, certain, fine, stripped is not given)
    evidence = Evidence(chosen, decoded, fine)
    labels: list[Label] = []
    for i, (label, rule) in enumerate(fine):
        score = _RIGHT.get(rule)
        labels.append((label, _score(label, *decoded[i]) if score is None else score, (evidence, i)))
    if len(labels) < len(certain):
        others = iter(labels)
        labels = [next(others) if label is None else _CERTAIN[label] for label in certain]
    if "separator" in certain:
        _keep_omissions(stripped, certain, labels)
    for i, first in first_of.items():
        labels[i] = labels[first]
    return labels


def _marked_ends(lines: Sequence[str], certain: Sequence[str | None]) -> set[int]:
    """Which of the lines left to the model have a mark below that says that the story ends: - END -"""
    result: set[int] = set()
    passed = 0  # lines left to the model
    for text, label in zip(lines, certain, strict=True):
        if label is None:
            passed += 1
        elif label == "separator" and passed and any(map(str.isalpha, text)):
            result.add(passed - 1)
    return result


def _take_in_broken(
    lines: Sequence[str], certain: Sequence[str | None], choices: list[tuple[str, str]], marked: bool
) -> None:
    """Make lines body that go on with a sentence of the story.

    Args:
        lines: The lines of a page, stripped.
        certain: The labels of those that need no model.
        choices: Those of the others, with the rules that chose them; changed in place.
        marked: Whether there may be lines that begin with a mark: `mended_lines` has looked for them.
    """
    places = list(compress(range(len(lines)), map(not_, certain)))
    story = [i for i, (label, _) in zip(places, choices, strict=True) if label in ("body", "heading")]
    open_ended = [i for i in story if not ends_sentence(lines[i])]
    if open_ended:
        number = {i: k for k, i in enumerate(places)}
        for i in continued_lines(lines, open_ended, marked):
            for k in (number.get(i - 1), number.get(i)):  # the first may have been taken for a heading
                if k is not None and choices[k][0] != "body":
                    choices[k] = _GOES_ON


def _keep_omissions(lines: Sequence[str], certain: Sequence[str | None], labels: list[Label]) -> None:
    """Give lines of nothing but dots to the story they stand amid."""
    story = ("body", "heading")
    at = -1
    for _ in range(certain.count("separator")):
        i = at = certain.index("separator", at + 1)
        if not _OMISSION.issuperset(lines[i]) or (len(lines[i]) == 1 and lines[i] != "…"):
            continue
        before = next((labels[k][0] for k in range(i - 1, -1, -1) if lines[k]), "")
        behind = next((labels[k][0] for k in range(i + 1, len(lines)) if lines[k]), "")
        if before in story and behind in story:
            labels[i] = _OMITTED


def _score(label: str, state: int, scores: Scores) -> float:
    """Return how sure the label of a line is that the model alone decided, by how far it leads all other labels."""
    state = _STATE_OF.get(label, state)  # a rule may have chosen it against the model
    lead = (scores[state] - max(_OTHERS[state](scores))) // 10
    lead = 61 if lead > 60 else lead if lead > -61 else -61
    return (_TITLE_SCORES if label == "title" else _SCORES)[lead]


def _after_images(readings: Sequence[Reading], certain: Sequence[str | None]) -> list[bool]:
    """For every line left to the model: does it stand below an image, or go on from a short line that does?"""
    if "image" not in certain:
        return [False] * certain.count(None)
    result = []
    patience = -1  # how many blank lines may still come between
    for reading in readings:
        label = reading.certain
        if label is None:
            result.append(patience >= 0)
            patience = 1 if patience >= 0 and reading.length <= 20 else -1
        elif label == "blank":
            patience -= 1
        else:
            patience = len(readings) if label == "image" else -1
    return result


def label_blocks(page: str) -> list[Block]:
    r"""Label every line of a page; the blocks together are the page.

    Args:
        page: The raw text of a page, maybe in Markdown, lines ending at ``"\n"``.

    Returns:
        One block per line, terminators included; an empty list for an empty page.

    Raises:
        TextTypeError: `page` is not a `str`.

    Examples:
        >>> page = "————\n\n责任编辑：王某某\n"
        >>> [block.label for block in label_blocks(page)]
        ['separator', 'blank', 'credit']
        >>> "".join(block.text for block in label_blocks(page)) == page
        True
    """
    require_text(page, "page")
    explanation, repaired = repair_page(page)
    texts = repaired if explanation.text is page else split_lines(page)
    return _blocks(label_lines(repaired), texts)


def _find_boilerplate(text: str, *, keep: Collection[str] = STORY) -> Iterator[RawEdit]:
    for label in keep:
        require_choice(label, "keep", LABELS)
    for block in label_blocks(text):
        if block.label not in keep:
            yield block.start, block.end, "", f"blocks.{block.label}", block.score


@explained_by(_find_boilerplate)
def strip_boilerplate(text: str, *, keep: Collection[str] = STORY) -> str:
    """Remove every line that is not part of the story.

    A line is judged by those around it. What is left has fewer of them, so that a second run may take a few more lines:
    on one page in fifteen of 232 measured, one character in seven hundred of what was left.

    Args:
        text: A whole page, lines as the scraper left them.
        keep: The labels of the lines to keep, from `LABELS`.

    Returns:
        The lines kept, unchanged and in order; the same object if nothing is removed.

    Raises:
        TextTypeError: `text` is not a `str`.
        OptionError: `keep` has a label that does not exist.
    """
    return apply_edits(require_text(text), _find_boilerplate(text, keep=keep))
