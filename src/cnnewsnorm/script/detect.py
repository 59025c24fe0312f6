"""`detect_script`: which script a text is in, by what evidence, and where it changes."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple, TypeAlias

from .._classes import HAN, HAN_ASTRAL
from .._records import Record
from .._tables import load_table
from ..errors import require_text
from .evidence import count_kana, evidence, sentences
from .fixed import Words

__all__ = ["Script", "ScriptReport", "ScriptSpan", "detect_script"]

Script: TypeAlias = Literal["simplified", "traditional", "mixed", "neutral", "japanese", "none"]

_HAN = re.compile(f"[{HAN}]|[{HAN_ASTRAL}]")
_STRAY = 0.1  # up to this share, characters of the other script are strays,
_SENTENCE = 3  # unless so many stand in a sentence of their own, or such sentences are more than that share


@dataclass(frozen=True, slots=True)
class ScriptSpan(Record):
    """A part of a text that is in one script.

    Attributes:
        start: Code-point offset where it begins.
        end: Offset where it ends (half open).
        text: The part itself.
        script: Its script.
    """

    start: int
    end: int
    text: str
    script: Script


@dataclass(frozen=True, slots=True)
class ScriptReport(Record):
    """The script of a text and what speaks for it.

    Attributes:
        script: ``"simplified"``, ``"traditional"``, ``"mixed"``, ``"neutral"`` (ideographs that both
            scripts share), ``"japanese"`` or ``"none"`` (no ideographs and no kana).
        variant: ``"cn"``, ``"tw"`` or ``"hk"`` where something speaks for it, else None.
        simplified: The number of characters that Simplified text alone uses.
        traditional: The number of characters that Traditional text alone uses.
        han: The number of ideographs.
        kana: The number of kana.
        ratio: The share of `simplified` in `simplified` + `traditional`; None if there are neither.
        evidence: The offsets of the characters counted as `simplified` or `traditional`, in order.
        spans: The text cut into parts of one script, in order; together they are the whole text.
    """

    script: Script
    variant: Literal["cn", "tw", "hk"] | None
    simplified: int
    traditional: int
    han: int
    kana: int
    ratio: float | None
    evidence: tuple[int, ...]
    spans: tuple[ScriptSpan, ...]


def detect_script(text: str) -> ScriptReport:
    """Report which script `text` is in.

    What tells are characters that one script alone uses. Characters that are only likely Simplified (``温``,
    ``价``) count where nothing else speaks for either script.

    Args:
        text: The text.

    Returns:
        The script, with counts, the places of the evidence, and the parts of a mixed text.

    Examples:
        >>> report = detect_script("記者從市政府獲悉")
        >>> report.script, report.traditional, report.simplified
        ('traditional', 3, 0)

    Source: OpenCC's dictionaries, less the characters that Big5 or GB 2312 has for the other script too; JIS
    X 0208.
    """
    require_text(text)
    counts = _count(text)
    script = _script(text, counts)
    simplified, traditional = len(counts.simplified), len(counts.traditional)
    return ScriptReport(
        script=script,
        variant="cn" if script == "simplified" else _region(text) if script == "traditional" else None,
        simplified=simplified,
        traditional=traditional,
        han=counts.han,
        kana=counts.kana,
        ratio=simplified / (simplified + traditional) if simplified or traditional else None,
        evidence=tuple(sorted(counts.simplified + counts.traditional)),
        spans=_spans(text, script),
    )


class _Counts(NamedTuple):
    """What speaks for a script: offsets of the evidence, and numbers of characters."""

    simplified: list[int]
    traditional: list[int]
    chinese: int
    japanese: int
    han: int
    kana: int


def _count(text: str) -> _Counts:
    found = evidence()
    simplified = [match.start() for match in found.simplified.finditer(text)]
    traditional = [match.start() for match in found.traditional.finditer(text)]
    if not simplified and not traditional:
        simplified = [match.start() for match in found.likely_simplified.finditer(text)]
    shared = sum(1 for i in simplified + traditional if found.shared_with_japanese.match(text, i))
    return _Counts(
        simplified,
        traditional,
        chinese=len(simplified) + len(traditional) - shared,
        japanese=len(found.japanese.findall(text)),
        han=len(_HAN.findall(text)),
        kana=count_kana(text),
    )


def _script(text: str, counts: _Counts) -> Script:
    simplified, traditional = len(counts.simplified), len(counts.traditional)
    if not counts.han and not counts.kana:
        return "none"
    if _is_japanese(counts):
        return "japanese"
    if not simplified and not traditional:
        return "neutral"
    fewer = min(simplified, traditional)
    if fewer > 1 and fewer > _STRAY * (simplified + traditional):
        return "mixed"
    if fewer and _has_other_sentences(text, simplified > traditional, counts.han):
        return "mixed"
    return "simplified" if simplified > traditional else "traditional"


def _has_other_sentences(text: str, mostly_simplified: bool, han: int) -> bool:
    """Tell whether there are sentences that are in the other script alone, by many characters or many sentences."""
    most, other = evidence()[:2] if mostly_simplified else evidence()[1::-1]
    share = 0
    for start, end in sentences(text):
        count = 0 if most.search(text, start, end) else len(other.findall(text, start, end))
        if count >= _SENTENCE:
            return True
        if count:
            share += len(_HAN.findall(text, start, end))
    return share > _STRAY * han


def _is_japanese(counts: _Counts) -> bool:
    """Judge by kana; where they are few, by ideographs of Japan alone and the absence of purely Chinese ones."""
    if counts.kana > counts.chinese and counts.kana * 4 >= counts.han:
        return True
    if counts.chinese:
        return counts.japanese > 2 * counts.chinese
    return counts.japanese > 0 or counts.kana * 10 > counts.han


def _spans(text: str, script: Script) -> tuple[ScriptSpan, ...]:
    if script != "mixed":
        return (ScriptSpan(0, len(text), text, script),) if text else ()
    spans: list[tuple[int, int, Script]] = []
    for start, end in sentences(text):
        own = _script(text[start:end], _count(text[start:end]))
        if spans and (own in ("neutral", "none") or own == spans[-1][2]):
            spans[-1] = spans[-1][0], end, spans[-1][2]
        elif spans and spans[-1][2] in ("neutral", "none"):
            spans[-1] = spans[-1][0], end, own
        else:
            spans.append((start, end, own))
    return tuple(ScriptSpan(start, end, text[start:end], own) for start, end, own in spans)


def _region(text: str) -> Literal["tw", "hk"] | None:
    """Return the region whose words prevail clearly."""
    counts = {"tw": 0, "hk": 0}
    for _, _, region in _regional_words().find(text, 0, len(text)):
        counts[region] += 1
    if counts["tw"] > 2 * counts["hk"]:
        return "tw"
    return "hk" if counts["hk"] > 2 * counts["tw"] else None


@cache
def _regional_words() -> Words[Literal["tw", "hk"]]:
    taiwan, hong_kong = load_table("script_regions.txt").split("\n")
    words: dict[str, Literal["tw", "hk"]] = dict.fromkeys(taiwan.split(), "tw")
    return Words(words | dict.fromkeys(hong_kong.split(), "hk"))
