"""Scores the four small steps on the suites of other projects, as far as these follow the same policy.

What is left out is decided by what a case expects, never by what the steps give: each pattern below names
an expectation that contradicts the policy, which is Chinese punctuation full-width, spacing an option that
concerns ideographs and words or numbers only, and no change where there is no Chinese.
"""

import json
import re

import pytest

from cnnewsnorm import clean_characters, normalize_punctuation, normalize_spacing, normalize_width
from support import shared

pytestmark = pytest.mark.suite

_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_CONTRADICTS = {
    "half-width punctuation beside ideographs": rf"[{_HAN}] ?[(,;!?]|[):,;!?.] ?[{_HAN}]|[{_HAN}]:",
    "half-width parentheses around Chinese": rf"\([^)]*[{_HAN}]",
    "three full stops as ellipsis beside ideographs": rf"[{_HAN}]\.\.\.|\.\.\.[{_HAN}]",
    "straight quotes around Chinese": rf"[\"'][{_HAN}]|[{_HAN}。][\"']",
    "markup and code, which are no news text": r"[`<>{}*\[\]\\]|^#+ |(?m:^:::)|%[sd]|\$\d",
    "blanks beside quotes or full-width marks": rf"[{_HAN}\w，。] +[“”‘\"'「《（【]|[”’\"'」》）】] +[{_HAN}\w]",
    "blanks before signs": rf"[{_HAN}] [-–—…./#@$%^&+=~|:_✂✅❤�]",
    "blanks behind signs": rf"[-–—…./#@$^&+=~|:_✂✅❤�] [{_HAN}A-Za-z\d]",
    "addresses without a scheme": rf"\w[/#]_?\w*[{_HAN}]\S*[A-Za-z]",
    "U+30FB as separator": "・",
    "dates without blanks, although words have them": r"\d年\d",
    "two blanks kept": " {2}",
    "radicals kept": "[\u2e80-\u2fdf]",
    "indents and no-break blanks kept": r"(?m)^[ \xa0]|[ \xa0]$|\xa0",
    "Japanese and Korean, left alone": "[\u3041-\u30ff\uac00-\ud7af]",
}
_OTHER_TASKS = (
    "rule/spellcheck",
    "lint: lint with different arguments",
    "space-punctuation",
    "space-quotation",
)
_OTHER_TASKS += (
    "no space between full-width content",
)  # between names and headlines such a blank has a meaning
_OPTIONS = [
    ("unify the punctuation choices > simplified", {"standard": "gb"}),
    ("unify the punctuation choices > traditional", {"region": "tw", "quotes": "region"}),
    ("no space between mixed-width", {"spacing": "none"}),
]


def four(text, *, spacing="keep", **punctuation):
    text = normalize_width(clean_characters(text))
    return normalize_spacing(normalize_punctuation(text, **punctuation), spacing=spacing)


def test_punctuation_rules():
    """Every rule of the punctuation suite, under the standard its locale names."""
    rows = json.loads(shared("suites/text/punct_rules.json").read_text(encoding="utf-8"))
    standard = {"CN": "gb", "TW": "moe"}
    wrong = [
        row["rule"] for row in rows if four(row["input"], standard=standard[row["locale"]]) != row["expected"]
    ]
    assert not wrong


def applicable(row):
    before, after = row["input"], row["expected"]
    if any(part in row["rule"] for part in _OTHER_TASKS) or "●" in before:
        return False
    if before != after and not re.search(f"[{_HAN}]", before):
        return False  # no contact with Chinese, no change
    if (
        before != after
        and re.search(f"(?m)^[^{_HAN}]+$", after)
        and re.search("[，。？！：（「《【]", before)
    ):
        return False  # full-width punctuation of English lines
    return not any(re.search(pattern, after) for pattern in _CONTRADICTS.values())


@pytest.mark.parametrize(("name", "least"), [("pangu_py", 100), ("autocorrect", 70), ("zhlint", 25)])
def test_spacing_and_punctuation_of_others(name, least):
    """At least 95 % of the applicable cases, and enough of them to mean something."""
    rows = json.loads(shared(f"suites/text/{name}.json").read_text(encoding="utf-8"))
    rows = [row for row in rows if applicable(row)]
    wrong = []
    for row in rows:
        options = next((options for part, options in _OPTIONS if part in row["rule"]), {"spacing": "space"})
        if four(row["input"], **options) != row["expected"]:
            wrong.append((row["input"], four(row["input"], **options), row["expected"]))
    print(f"{name}: {len(rows) - len(wrong)} of {len(rows)} applicable", *wrong, sep="\n")
    assert len(rows) >= least
    assert len(wrong) <= 0.05 * len(rows)
