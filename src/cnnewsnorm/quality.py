"""The usual signals of a corpus, computed on the clean story, so that a pipeline can filter on one object."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from ._classes import HAN, HAN_ASTRAL
from ._records import Record
from .blocks import Block
from .edits import RawEdit

__all__ = ["Quality", "quality_of"]

_N = 10  # characters; Gopher's repeated n-grams go up to ten words
_MOST = 200_000  # characters looked at for repetitions
_MARK = re.compile(r"[，。、；：？！…—“”‘’「」『』（）《》〈〉【】,.;:?!\"'()\[\]-]")
_END = re.compile(r"[。！？!?…]['\"”’」』）)】]*$")


@cache
def _han() -> re.Pattern[str]:
    return re.compile(f"[{HAN}{HAN_ASTRAL}]+")  # takes a millisecond


@dataclass(frozen=True, slots=True)
class Quality(Record):
    """What filters of corpora ask about a text; shares are from 0 to 1, of characters unless said otherwise.

    The signals are those of Gopher (Rae et al. 2021, "Scaling language models", table A1), C4 and FineWeb, counted in
    characters because Chinese has no spaces between words. A text of nothing has 0 everywhere.

    Attributes:
        characters: Length of the story, blanks and newlines left out.
        paragraphs: Number of its paragraphs.
        mean_paragraph: Mean length of a paragraph in characters.
        han_share: Share of Chinese characters.
        latin_share: Share of Latin letters.
        digit_share: Share of digits.
        punctuation_share: Share of punctuation marks.
        ended_share: Share of the paragraphs that end like a sentence.
        repeated_paragraphs: Share of the characters in paragraphs that have stood before.
        repeated_ngrams: Share of the 10-character runs that have stood before.
        boilerplate_share: Share of the page that is not part of the story.
        linkfarm_share: Share of the page in lines that are search-engine spam.
        injected_share: Share of the story that is advertising put into it.
        garble_share: Share of the story, as it stood on the page, that was garbled, whether it could be repaired or not.
    """

    characters: int
    paragraphs: int
    mean_paragraph: float
    han_share: float
    latin_share: float
    digit_share: float
    punctuation_share: float
    ended_share: float
    repeated_paragraphs: float
    repeated_ngrams: float
    boilerplate_share: float
    linkfarm_share: float
    injected_share: float
    garble_share: float


def quality_of(paragraphs: Sequence[str], blocks: Sequence[Block], edits: Iterable[RawEdit]) -> Quality:
    """Compute the signals of a story, given with the lines of its page and the edits that led from there, at least those of garble."""
    from .garble import find_garbled
    from .linkfarm import find_injected

    text = "".join("".join(paragraphs).split())
    length = len(text)
    other = _han().sub("", text)  # a tenth of the text, so that all else is quickly counted
    page = blocks[-1].end if blocks else 0
    story = sum(len(block.text) for block in blocks if block.label in ("body", "heading"))
    farm = sum(len(block.text) for block in blocks if block.label == "linkfarm")
    garbled = sum(
        end - start
        for start, end, _, rule, _ in edits
        if rule.startswith("garble.") and "blocks." not in rule
    )
    story_text = "\n".join(paragraphs)
    lost = sum(place.end - place.start for place in find_garbled(story_text) if place.repaired is None)
    injected = sum(piece.end - piece.start for piece in find_injected(story_text))
    return Quality(
        characters=length,
        paragraphs=len(paragraphs),
        mean_paragraph=_rounded(length, len(paragraphs)),
        han_share=_rounded(length - len(other), length),
        latin_share=_rounded(len(re.findall("[A-Za-z]", other)), length),
        digit_share=_rounded(sum(map(str.isdigit, other)), length),
        punctuation_share=_rounded(len(_MARK.findall(other)), length),
        ended_share=_rounded(sum(1 for one in paragraphs if _END.search(one[-8:])), len(paragraphs)),
        repeated_paragraphs=_repeated_paragraphs(paragraphs, length),
        repeated_ngrams=_repeated_ngrams(text[:_MOST]),
        boilerplate_share=_rounded(page - story, page),
        linkfarm_share=_rounded(farm, page),
        injected_share=_rounded(injected, len(story_text)),
        garble_share=_rounded(min(garbled + lost, story), story),
    )


def _rounded(part: float, whole: float) -> float:
    return round(part / whole, 4) if whole else 0.0


def _repeated_paragraphs(paragraphs: Sequence[str], length: int) -> float:
    counts = Counter(paragraphs)
    return _rounded(sum(len("".join(one.split())) * (count - 1) for one, count in counts.items()), length)


def _repeated_ngrams(text: str) -> float:
    runs = len(text) - _N + 1
    if runs <= 0:
        return 0.0
    pieces = map(text.__getitem__, map(slice, range(runs), range(_N, len(text) + 1)))
    return _rounded(runs - len(set(pieces)), runs)
