"""Scores the four small steps on the suites of other projects, as far as these follow the same policy.

Which cases apply is decided by the feature a case is filed under in its suite, never by what the steps give.
Every feature of a suite stands in one of two lists below: what the policy prescribes too, and what it does not,
with the reason. A case of a followed feature is left out only if its expectation also shows one of the three
things in `_CONTRADICTS`, which the policy rules out wherever they stand.
"""

import json
import re

import pytest

from cnnewsnorm import clean_characters, normalize_punctuation, normalize_spacing, normalize_width
from support import shared

pytestmark = pytest.mark.suite

_HAN = "\u3400-\u4dbf\u4e00-\u9fff"

_MARKS = "Chinese marks beside ideographs are full-width (GB/T 15834-2011), paired quotes and …… among them"
_BLANKS = "blanks are an option for ideographs beside words and numbers, not for signs, brackets and quotes"
_MARKUP = "markup, templates and code are no news text"
_KEPT = "blanks between ideographs have a meaning, no-break blanks and indents are layout"
_SPELLING = "spelling is another task"
_SEPARATOR = "the separator is · (GB/T 15834-2011, 4.14)"

# Features by the beginning of their name: True if the policy prescribes the same, else why not.
_PANGU = {
    "api:": True,
    "cjk_alphabets_numbers:handle_cjk_radicals": "radicals become the ideographs they stand for",
    "cjk_alphabets_numbers:handle_kangxi": "radicals become the ideographs they stand for",
    "cjk_alphabets_numbers:": True,
    "symbol_percent_sign:": True,
    "symbol_period:handle_symbol_as_file_path": True,
    "symbol_backslash:handle_symbol_as_": True,
    "symbol_underscore:": True,
    "symbol_minus_signs:handle_symbol_as_hyphen_dash": True,
    "symbol_slash:handle_symbol_as_slash_token": True,
    "symbol_slash:handle_symbol_as_separator_do_not_spacing": True,
    "symbol_slash:handle_symbol_as_unix_relative_file_path": True,
    "symbol_single_quotes:handle_symbols_as_apostrophe": True,
    "symbol_others:handle_em_dash": True,
    **{
        f"symbol_{name}:handle_symbol_as_{token}_token": True
        for name, token in {
            "ampersand": "ampersand",
            "asterisk": "asterisk",
            "equals_sign": "equals",
            "less_than_sign": "less_than",
            "greater_than_sign": "greater_than",
            "pipe": "pipe",
            "plus_sign": "plus",
        }.items()
    },
    **dict.fromkeys(
        [
            f"symbol_{name}:"
            for name in (
                "colon comma exclamation_mark question_mark semicolon period double_quotes single_quotes"
                " round_brackets others:handle_symbol_only"
            ).split()
        ],
        _MARKS,
    ),
    "symbol_others:handle_symbol_replace": _SEPARATOR,
    "symbol_nbsp:": _KEPT,
    **dict.fromkeys(["symbol_angle_brackets:", "symbol_backtick:", "symbol_curly_brackets:"], _MARKUP),
    "symbol_": _BLANKS,
}
_AUTOCORRECT = {
    "format:it_format_for_programming": _MARKUP,
    "format:it_format_with_markdown": _MARKUP,
    "format:it_format_for_space_dash": _BLANKS,
    "format:": True,
    "rule/fullwidth:": True,
    "rule/halfwidth:test_halfwidth_punctuation_ignores": True,
    "rule/halfwidth:test_ignore_left_quote": True,
    "rule/halfwidth:": "without contact with Chinese there is no change, full-width marks or not",
    "rule/spellcheck:": _SPELLING,
    "fixture:": "whole files of markup, with all of the above in them",
}
_ZHLINT = {
    "hexo:": _MARKUP,
    "vuepress:": _MARKUP,
    "md:": _MARKUP,
    "file:": _MARKUP,
    "uncategorized:": _MARKUP,
    "lint: lint with different arguments": "an option that this library does not have",
    "rules: lint by rules > [hyper": _MARKUP,
    "rules: lint by rules > [space-trim]": True,
    "rules: lint by rules > [punctuation": True,
    "rules: lint by rules > [space-content] the space between content > no space between full": _KEPT,
    "rules: lint by rules > [space-content] the space between content > one and only one": (
        "without contact with Chinese there is no change"
    ),
    "rules: lint by rules > [space-content]": True,
    "rules: lint by rules > [space-": _BLANKS,
    "rules: lint by rules > [skip-pure-western]": True,
    "rules: lint by cases > [case] curly": _MARKUP,
    "rules: lint by cases": True,
}
_SUITES = {"pangu_py": (_PANGU, 130), "autocorrect": (_AUTOCORRECT, 85), "zhlint": (_ZHLINT, 30)}

_CONTRADICTS = {
    _MARKS: rf"[{_HAN}] ?[(,;!?:]|[):,;!?.] ?[{_HAN}]|\([^)]*[{_HAN}]|[{_HAN}]\.\.\.|[\"'][{_HAN}]|[{_HAN}。][\"']",
    _BLANKS: (
        rf"[{_HAN}] [^{_HAN}\w\s]|[^{_HAN}\w\s%+#] [{_HAN}]|[{_HAN}\w] +[“”‘「《（【]|[”’」》）】] +[{_HAN}\w]"
        rf"|(?m:^ | $)|  "
    ),
    _SEPARATOR: "・",
}
_OPTIONS = [
    ("unify the punctuation choices > simplified", {"region": "cn"}),
    ("unify the punctuation choices > traditional", {"region": "tw"}),
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


def feature(row, features):
    """The verdict on what a case is filed under: the one that matches most of the name."""
    known = [name for name in features if row["rule"].startswith(name)]
    assert known, f"{row['rule']} stands in neither list"
    return features[max(known, key=len)]


def applicable(row, features):
    """Tell whether the policy prescribes what a case expects."""
    if row.get("status") in ("known_failure", "skipped") or feature(row, features) is not True:
        return False
    if row["input"] != row["expected"] and not re.search(f"[{_HAN}]", row["input"]):
        return False  # no contact with Chinese, no change
    if "●" in row["input"]:
        return False  # ● is a bullet and no separator
    return not any(re.search(pattern, row["expected"]) for pattern in _CONTRADICTS.values())


@pytest.mark.parametrize("name", _SUITES)
def test_spacing_and_punctuation_of_others(name):
    """At least 95 % of the applicable cases, and enough of them to mean something."""
    features, least = _SUITES[name]
    rows = json.loads(shared(f"suites/text/{name}.json").read_text(encoding="utf-8"))
    rows = [row for row in rows if applicable(row, features)]
    wrong = []
    for row in rows:
        options = next((options for part, options in _OPTIONS if part in row["rule"]), {"spacing": "space"})
        if four(row["input"], **options) != row["expected"]:
            wrong.append((row["rule"], row["input"], four(row["input"], **options), row["expected"]))
    print(f"{name}: {len(rows) - len(wrong)} of {len(rows)} applicable", *wrong, sep="\n")
    assert len(rows) >= least
    assert len(wrong) <= 0.05 * len(rows)
