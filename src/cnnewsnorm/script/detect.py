"""`detect_script`: which script a text is in, by what evidence, and where it changes."""

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias

from .._classes import HAN, HAN_ASTRAL
from .._records import Record
from ..errors import require_text
from .evidence import count_kana, evidence, looks_japanese, sentences

__all__ = ["Script", "ScriptReport", "ScriptSpan", "detect_script"]

Script: TypeAlias = Literal["simplified", "traditional", "mixed", "neutral", "japanese", "none"]

_HAN = re.compile(f"[{HAN}]|[{HAN_ASTRAL}]")
_STRAY = 0.1


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

    Args:
        text: The text.

    Returns:
        The script, with counts, the places of the evidence, and the parts of a mixed text.

    Example:
        >>> report = detect_script("記者從市政府獲悉")
        >>> report.script, report.traditional, report.simplified
        ('traditional', 3, 0)

    Source: OpenCC's dictionaries, less the characters that Big5 or GB 2312 has for the other script too.
    """
    require_text(text)
    found = evidence()
    simplified = [match.start() for match in found.simplified.finditer(text)]
    traditional = [match.start() for match in found.traditional.finditer(text)]
    han = len(_HAN.findall(text))
    kana = count_kana(text)
    script = _script(text, len(simplified), len(traditional), han, kana)
    total = len(simplified) + len(traditional)
    return ScriptReport(
        script=script,
        variant="cn" if script == "simplified" else None,
        simplified=len(simplified),
        traditional=len(traditional),
        han=han,
        kana=kana,
        ratio=len(simplified) / total if total else None,
        evidence=tuple(sorted(simplified + traditional)),
        spans=_spans(text, script),
    )


def _script(text: str, simplified: int, traditional: int, han: int, kana: int) -> Script:
    if not han and not kana:
        return "none"
    if looks_japanese(text):
        return "japanese"
    if not simplified and not traditional:
        return "neutral"
    fewer = min(simplified, traditional)
    if fewer > 1 and fewer > _STRAY * (simplified + traditional):
        return "mixed"
    return "simplified" if simplified > traditional else "traditional"


def _spans(text: str, script: Script) -> tuple[ScriptSpan, ...]:
    if script != "mixed":
        return (ScriptSpan(0, len(text), text, script),) if text else ()
    found = evidence()
    spans: list[tuple[int, int, Script]] = []
    for start, end in sentences(text):
        sentence = text[start:end]
        own = _script(
            sentence,
            len(found.simplified.findall(sentence)),
            len(found.traditional.findall(sentence)),
            len(_HAN.findall(sentence)),
            count_kana(sentence),
        )
        if spans and (own in ("neutral", "none") or own == spans[-1][2]):
            spans[-1] = spans[-1][0], end, spans[-1][2]
        elif spans and spans[-1][2] in ("neutral", "none"):
            spans[-1] = spans[-1][0], end, own
        else:
            spans.append((start, end, own))
    return tuple(ScriptSpan(start, end, text[start:end], own) for start, end, own in spans)
