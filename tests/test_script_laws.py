"""Laws of script conversion and detection, on any text."""

import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnnewsnorm._tables import load_table
from cnnewsnorm.edits import Explanation, apply_edits, edit_finder
from cnnewsnorm.script import ambiguities, convert_script, detect_script, to_simplified, to_traditional
from cnnewsnorm.script.chain import CONFIGS, chain
from cnnewsnorm.script.dictionaries import dictionary
from strategies import RARE, SIMPLIFIED, TRADITIONAL, anything

configs = st.sampled_from(CONFIGS)
phrases = st.sampled_from(
    [
        key
        for name in ("st", "ts", "t2twp", "twp2t", "t2hkp", "hkp2t", "jp2t")
        for key, _ in dictionary(name).phrases()[::7]
    ]
)
dense = st.lists(
    phrases
    | st.text(
        st.sampled_from(SIMPLIFIED + TRADITIONAL + RARE + "豈⿰⿲⿳\U0002f800𫫇發发后里干"), max_size=4
    ),
    max_size=12,
).map("".join)
"""Dictionary entries one after another, where maximum matching has the most to decide."""
corrected = st.lists(
    st.sampled_from(
        [
            "".join(part.partition("=")[0] for part in entry.split("|"))
            for name in ("corrections", "repairs")
            for entry in load_table(f"script_{name}.txt").split("\n")
        ]
    )
    | st.text(st.sampled_from("著着名余范签岳瞭了望计画干复"), max_size=3),
    max_size=8,
).map("".join)
"""What is corrected and what only looks like it, one after another."""
texts = anything | dense | corrected

TARGETS = [
    (to_simplified, {}),
    (to_simplified, {"region": "tw", "phrases": True}),
    (to_traditional, {}),
    (to_traditional, {"region": "tw"}),
    (to_traditional, {"region": "tw", "phrases": True}),
    (to_traditional, {"region": "hk"}),
    (to_traditional, {"region": "tw", "corrections": True, "quotes": True, "unify_variants": True}),
    (to_traditional, {"unify_variants": True}),
    (to_simplified, {"quotes": True}),
    (to_traditional, {"region": "tw", "corrections": True}),
    (to_simplified, {"corrections": True}),
    (to_simplified, {"region": "tw", "phrases": True, "corrections": True, "quotes": True}),
]
targets = pytest.mark.parametrize(
    ("step", "options"), TARGETS, ids=lambda value: getattr(value, "__name__", str(value))
)


@given(texts, configs)
def test_the_engine_equals_the_reference_chain(text, config):
    assert convert_script(text, config=config) == chain(config).convert(text)


@given(texts, configs)
def test_conversion_is_its_edits(text, config):
    edits = list(edit_finder(convert_script)(text, config=config))
    assert apply_edits(text, edits) == convert_script(text, config=config)
    assert_in_order_and_real(text, edits)


@targets
@given(text=texts)
def test_needed_conversion_is_its_edits(step, options, text):
    edits = list(edit_finder(step)(text, **options))
    assert apply_edits(text, edits) == step(text, **options)
    assert_in_order_and_real(text, edits)


@targets
@given(text=texts)
def test_a_second_pass_changes_nothing(step, options, text):
    once = step(text, **options)
    assert step(once, **options) is once


@given(texts, configs)
def test_what_does_not_change_is_the_same_object(text, config):
    result = convert_script(text, config=config)
    assert result != text or result is text


@given(texts, configs, st.booleans(), st.booleans())
def test_conversion_with_options_is_its_edits(text, config, corrections, quotes):
    options = {
        "config": config,
        "corrections": corrections,
        "quotes": quotes,
        "protect": ["发展", re.compile("[里后]")],
    }
    options["terms"] = {"会议": "MEETING", "会": "", "县": "郡"}
    edits = edit_finder(convert_script)(text, **options)
    assert apply_edits(text, edits) == convert_script(text, **options)
    assert_in_order_and_real(text, edits)


@given(texts, st.sampled_from(["s2t", "s2twp", "s2hk", "t2s", "tw2sp", "hk2s"]))
def test_ambiguities_stand_in_the_text(text, config):
    found = ambiguities(text, config=config)
    assert all(text[one.start : one.end] == one.text for one in found)
    assert all(one.alternatives and one.chosen not in one.alternatives for one in found)
    assert [one.start for one in found] == sorted({one.start for one in found})


@given(texts)
def test_the_spans_of_a_report_are_the_text(text):
    report = detect_script(text)
    assert "".join(span.text for span in report.spans) == text
    assert all(text[span.start : span.end] == span.text for span in report.spans)
    assert len(report.evidence) == report.simplified + report.traditional


def assert_in_order_and_real(text, edits):
    assert all(first[1] <= second[0] for first, second in itertools.pairwise(edits))
    assert all(text[start:end] != after for start, end, after, _, _ in edits)
    assert Explanation.from_raw(text, apply_edits(text, edits), edits).original == text
