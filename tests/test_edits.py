"""Edits compose, and offsets map both ways."""

import copy
import itertools
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnnewsnorm import Explanation, OptionError
from cnnewsnorm.edits import apply_edits, compose_edits, edit_finder, explained_by

texts = st.text(st.sampled_from("甲乙丙丁,。"), max_size=14)


@st.composite
def edits_on(draw, text, rule):
    """Raw edits on `text`: in order, not overlapping, none of them empty on both sides."""
    edits = []
    at = 0
    while at <= len(text) and draw(st.booleans()):
        start = draw(st.integers(at, len(text)))
        end = draw(st.integers(start, min(len(text), start + 3)))
        replacement = draw(st.text(st.sampled_from("xyz"), max_size=3))
        if start == end and not replacement:
            break
        edits.append((start, end, replacement, rule, draw(st.sampled_from([0.5, 1.0]))))
        at = end + (start == end)
    return edits


@st.composite
def two_steps(draw):
    text = draw(texts)
    first = draw(edits_on(text, "a.one"))
    middle = apply_edits(text, first)
    second = draw(edits_on(middle, "b.two"))
    return text, first, middle, second


@given(two_steps())
def test_composed_edits_lead_straight_to_the_result(steps):
    text, first, middle, second = steps
    composed = compose_edits(first, middle, second)
    assert apply_edits(text, composed) == apply_edits(middle, second)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(composed))
    assert {rule for edit in composed for rule in edit[3].split(" + ")} <= {"a.one", "b.two"}


@given(two_steps())
def test_composing_with_nothing_changes_nothing(steps):
    text, first, middle, _ = steps
    assert compose_edits(first, middle, []) == first
    assert compose_edits([], text, first) == first


@given(two_steps())
def test_offsets_map_monotonously_and_stay_inside(steps):
    text, first, middle, second = steps
    result = apply_edits(middle, second)
    explanation = Explanation.from_raw(text, result, compose_edits(first, middle, second))
    back = [explanation.to_original(offset) for offset in range(len(result) + 1)]
    forth = [explanation.from_original(offset) for offset in range(len(text) + 1)]
    assert back == sorted(back)
    assert forth == sorted(forth)
    assert all(0 <= offset <= len(text) for offset in back)
    assert all(0 <= offset <= len(result) for offset in forth)


@given(two_steps(), st.data())
def test_spans_map_to_ordered_spans(steps, data):
    text, first, middle, _ = steps
    explanation = Explanation.from_raw(text, middle, first)
    start = data.draw(st.integers(0, len(middle)))
    end = data.draw(st.integers(start, len(middle)))
    low, high = explanation.original_span(start, end)
    assert 0 <= low <= high <= len(text)


def test_unchanged_characters_map_to_themselves():
    explanation = Explanation.from_raw(
        "甲(x)乙丙", "甲乙丙丁", [(1, 4, "", "r", 1.0), (6, 6, "丁", "r", 1.0)]
    )
    assert [explanation.to_original(offset) for offset in range(5)] == [0, 4, 5, 6, 6]
    assert [explanation.from_original(offset) for offset in range(7)] == [0, 1, 1, 1, 1, 2, 4]
    assert explanation.original_span(0, 1) == (0, 1), "what was removed behind a span is not part of it"
    assert explanation.original_span(1, 2) == (4, 5)


def test_replacements_of_equal_length_map_character_by_character():
    explanation = Explanation.from_raw("甲,;乙", "甲，；乙", [(1, 3, "，；", "r", 1.0)])
    assert explanation.to_original(2) == 2
    assert explanation.original_span(2, 3) == (2, 3)


def test_edits_that_cancel_out_are_not_edits():
    composed = compose_edits([(0, 1, "乙", "a", 1.0)], "乙丙", [(0, 1, "甲", "b", 1.0)])
    assert Explanation.from_raw("甲丙", "甲丙", composed).edits == ()


def test_confidence_of_a_composed_edit_is_the_lower_one():
    composed = compose_edits([(0, 1, "乙", "a", 0.6)], "乙", [(0, 1, "丙", "b", 0.9)])
    assert composed == [(0, 1, "丙", "a + b", 0.6)]


@pytest.mark.parametrize("offset", [-1, 3])
def test_offset_outside_the_text_is_refused_with_the_range(offset):
    with pytest.raises(OptionError, match=rf"offset={offset} .* 0 to 2"):
        Explanation.from_raw("甲乙", "甲乙", []).to_original(offset)


def test_no_edits_give_the_same_object():
    text = "甲乙"
    assert apply_edits(text, []) is text


def test_steps_name_their_edit_finder():
    def finder(text):
        return []

    @explained_by(finder)
    def step(text):
        return text

    assert edit_finder(step) is finder
    assert edit_finder(str.strip) is None


def test_as_dict_is_complete():
    explanation = Explanation.from_raw("a,b", "a，b", [(1, 2, "，", "r", 1.0)])
    assert (
        explanation.as_dict()
        == explanation.to_dict()
        == {
            "original": "a,b",
            "text": "a，b",
            "edits": [{"start": 1, "end": 2, "before": ",", "after": "，", "rule": "r", "confidence": 1.0}],
        }
    )


@given(two_steps())
def test_ends_mapped_in_one_go_are_those_mapped_one_by_one(steps):
    text, first, middle, _ = steps
    explanation = Explanation.from_raw(text, middle, first)
    ends = range(1, len(middle) + 1)
    assert list(explanation.original_ends(ends)) == [
        explanation.original_span(end - 1, end)[1] for end in ends
    ]


@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, lambda one: pickle.loads(pickle.dumps(one))])
def test_an_explanation_survives_copying_before_its_edits_are_asked_for(again):
    explanation = Explanation.from_raw("a,b", "a，b!", [(1, 2, "，", "r", 1.0), (3, 3, "!", "r", 0.5)])
    copied = again(explanation)
    assert copied.edits == explanation.edits
    assert len(copied.edits) == 2
    assert copied == explanation
    assert [copied.to_original(k) for k in range(5)] == [explanation.to_original(k) for k in range(5)]


def test_an_explanation_of_given_edits_maps_offsets():
    explanation = Explanation(
        "ab", "axyb", Explanation.from_raw("ab", "axyb", [(1, 1, "xy", "r", 1.0)]).edits
    )
    assert [explanation.from_original(k) for k in range(3)] == [0, 3, 4]
    assert explanation.original_span(3, 4) == (1, 2)


def test_an_explanation_has_no_other_attributes():
    with pytest.raises(AttributeError, match="'Explanation' object has no attribute 'edit'"):
        _ = Explanation.from_raw("", "", []).edit
