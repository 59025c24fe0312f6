"""Laws that hold for each of the four small steps, for their options and for all four in a row."""

from functools import partial

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import strategies
from cnnewsnorm import clean_characters, normalize_punctuation, normalize_spacing, normalize_width
from cnnewsnorm.edits import apply_edits, edit_finder
from cnnewsnorm.punctuation import find_unpaired_quotes


def title(step):
    """A name for a test that is the same in every run."""
    if isinstance(step, partial):
        return f"{step.func.__name__} {step.keywords}"
    return step.__name__


FOUR = (clean_characters, normalize_width, normalize_punctuation, normalize_spacing)


def chain(text, *, spacing="keep", **punctuation):
    text = normalize_width(clean_characters(text))
    return normalize_spacing(normalize_punctuation(text, **punctuation), spacing=spacing)


STEPS = [
    *FOUR,
    partial(normalize_punctuation, region="tw"),
    partial(normalize_punctuation, standard="gb"),
    partial(normalize_punctuation, standard="moe"),
    partial(normalize_spacing, spacing="none"),
    partial(normalize_spacing, spacing="space"),
    partial(normalize_spacing, join_spaced_names=True),
    partial(normalize_spacing, join_wrapped_lines=True),
    partial(clean_characters, private_use="keep", compatibility=True, radicals=False),
]
CHAINS = [
    chain,
    partial(chain, spacing="none"),
    partial(chain, spacing="space"),
    partial(chain, region="tw"),
    partial(chain, standard="gb"),
    partial(chain, standard="moe"),
]


@pytest.mark.parametrize("step", STEPS + CHAINS, ids=title)
@given(text=strategies.anything)
def test_a_second_run_changes_nothing(step, text):
    """Every step, and the four in a row, is idempotent."""
    once = step(text)
    assert step(once) is once


@pytest.mark.parametrize(
    ("step", "text"),
    [
        (partial(normalize_punctuation, region="tw"), "他说\"好\n'新闻'是"),  # ‘ becomes 「, which goes on
        (normalize_punctuation, "买了粮食．回家，后来。。."),  # no full stop is left
        (normalize_punctuation, "(...。。…好"),
        (normalize_punctuation, "<<好。。……新闻>>好"),
        (normalize_punctuation, "好'。。……'好"),
        (normalize_punctuation, "2019年：--``好''"),
        (chain, "。。\u3000?好"),  # spacing takes the blank out
        (chain, "(好``､a''"),
    ],
)
def test_a_second_run_changes_nothing_where_one_mark_becomes_another(step, text):
    once = step(text)
    assert once != text
    assert step(once) is once


@pytest.mark.parametrize("step", STEPS, ids=title)
@given(text=strategies.anything)
def test_edits_are_in_order_real_and_give_the_output(step, text):
    """Edits do not overlap, each changes something, and replaying them gives what the step gives."""
    function = getattr(step, "func", step)
    edits = list(edit_finder(function)(text, **getattr(step, "keywords", {})))
    end = 0
    for start, stop, replacement, rule, confidence in edits:
        assert end <= start <= stop <= len(text)
        assert text[start:stop] != replacement
        assert rule.partition(".")[0] in {"characters", "width", "punctuation", "spacing"}
        assert 0 < confidence <= 1
        end = stop
    assert apply_edits(text, edits) == step(text)


@pytest.mark.parametrize("step", FOUR[1:], ids=title)
@given(text=strategies.anything)
def test_lines_stay_lines(step, text):
    """No step but the normalisation of line separators changes the number of lines."""
    assert step(text).count("\n") == text.count("\n")


@given(text=st.text(st.characters(max_codepoint=0x2FF)))
def test_without_chinese_no_punctuation_changes(text):
    """No contact with Chinese, no change."""
    assert normalize_punctuation(text) is text


@given(text=strategies.anything)
@example(text="习'3.14’")
def test_unpaired_quotes_are_left_alone(text):
    """Each is a slice of the text, in order, that no step of pairing touches."""
    found = find_unpaired_quotes(text)
    touched = {edit[0] for edit in edit_finder(normalize_punctuation)(text) if edit[3] == "punctuation.quote"}
    assert all(text[quote.start : quote.end] == quote.text for quote in found)
    assert [quote.start for quote in found] == sorted({quote.start for quote in found})
    straight = {quote.start for quote in found if quote.text in "\"'"}
    assert not straight & touched


def test_a_joiner_beside_half_a_surrogate_pair_goes_at_once():
    once = clean_characters("\U00010000\u200c\ud800")
    assert once == "\U00010000\ufffd"
    assert clean_characters(once) == once
    assert clean_characters("\U0001f468\u200d\ud83d\udc69") == "\U0001f468\u200d\U0001f469"
