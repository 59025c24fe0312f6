"""Scores on the suite of Chinese mojibake and on ftfy's own cases.

Of ftfy's cases those are in scope that it solves and that are UTF-8 read as Latin-1, Windows-1250, -1251 or -1252,
ISO 8859-2, MacRoman or code page 437, and all that must stay as they are. Out of scope are Windows-1257 and what can
only be half repaired; ``DrÃ¥ber`` is repaired here and not there.
"""

import json
import re

import pytest

from cnnewsnorm import repair_garbled
from cnnewsnorm.edits import apply_edits
from cnnewsnorm.garble.escapes import find_escapes
from cnnewsnorm.garble.mojibake import find_mojibake
from support import shared

pytestmark = pytest.mark.suite

OUT_OF_SCOPE = (
    "in-the-wild: For goodness' sake. We can come close to fixing this, but fail in the last step",
    "in-the-wild: We can mostly decode the face above when we lose the character U+009D",
    "in-the-wild: An absolutely hopeless garble",
    "in-the-wild: Lithuanian UTF-8 / Windows-1257 mojibake",
    "negative: Sort of negative: this inconsistent mojibake",
)


NOTE = re.compile(r"\([^\W\d]{1,6}\)")


def repair(text: str) -> str:
    for finder in (find_mojibake, find_escapes):
        found = finder(text)
        edits = [(g.start, g.end, g.repaired, g.kind, 1.0) for g in found if g.repaired is not None]
        text = apply_edits(text, edits)
    return text


def test_chinese_mojibake() -> None:
    cases = json.loads(shared("suites/text/mojibake_zh.json").read_text(encoding="utf-8"))
    cases = [
        case
        for case in cases
        if case["rule"].startswith(("mojibake", "escape")) and "pinyin" not in case["rule"]
    ]
    right = sum(repair(case["input"]) == case["expected"] for case in cases)
    assert right >= len(cases) - 1  # one lost byte at the end of a line has three likely characters


def test_runs_of_the_annotated_damage() -> None:
    """The suite puts the bytes right and keeps the notes; here they go, too, for they are part of the damage."""
    cases = json.loads(shared("suites/text/mojibake_zh.json").read_text(encoding="utf-8"))
    cases = [case for case in cases if "pinyin" in case["rule"]]
    assert cases
    for case in cases:
        assert repair_garbled(case["input"]) == NOTE.sub("", case["expected"])


def test_ftfy() -> None:
    cases = json.loads(shared("suites/text/ftfy.json").read_text(encoding="utf-8"))
    solved = [
        case for case in cases if case["status"] == "pass" and not case["rule"].startswith(OUT_OF_SCOPE)
    ]
    wrong = [
        case["rule"]
        for case in solved
        if repair(case["input"]) != case.get("expected_encoding_only", case["expected"])
    ]
    assert len(solved) >= 140
    assert wrong == []
