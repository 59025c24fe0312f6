"""What is counted by slices and in one go agrees with the same thing said line by line, character by character."""

from bisect import bisect_left
from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from cnnewsnorm.blocks import label_lines
from cnnewsnorm.blocks.line.pairs import pair_code, pair_codes
from cnnewsnorm.blocks.line.profile import classes_of
from cnnewsnorm.blocks.model import context, reading, viterbi
from strategies import anything, pages

FLAGS = st.lists(st.booleans(), max_size=120)


def places(flags):
    return [i for i, flag in enumerate(flags) if flag]


@given(anything)
def test_every_pair_of_neighbours_has_the_number_of_the_two_alone(text):
    assert pair_codes(text) == [pair_code(a + b) for a, b in pairwise(text)]
    assert len(set(pair_codes(text))) == len({text[i : i + 2] for i in range(len(text) - 1)})


@given(FLAGS)
def test_distances_to_paragraphs_on_both_sides(flags):
    def bin_of(distances):
        return bisect_left((0, 1, 2, 3, 5, 8, 15, 40), min([*distances, 41]))

    prose = places(flags)
    assert context._distances(prose, len(flags)) == [
        16 * bin_of([i - k for k in prose if k < i]) + bin_of([k - i for k in prose if k > i])
        for i in range(len(flags))
    ]


@given(FLAGS, st.integers(0, 120))
def test_what_has_been_passed_within_the_cluster(flags, low):
    low = min(low, len(flags))
    assert context._passed(places(flags), low, 2, len(flags), 5) == [
        5 * (3 if i < low else min(sum(flags[low:i]), 2)) for i in range(len(flags))
    ]


@given(FLAGS, st.randoms(use_true_random=False))
def test_stamps_and_metadata_around_a_line(stamped, random):
    meta = random.sample(stamped, len(stamped))
    n = len(stamped)

    def at(flags, i):
        return 0 <= i < n and flags[i]

    assert context._around(places(stamped), places(meta), n) == [
        sum(bit << k for k, bit in enumerate(at(stamped, i + d) for d in (-2, -1, 1, 2)))
        + 16 * any(at(meta, i + d) for d in (1, 2, 3))
        + 32 * any(at(meta, i + d) for d in (-3, -2, -1))
        for i in range(n)
    ]


@given(st.lists(st.integers(0, 3), max_size=60))
def test_how_many_lines_around_look_alike(keys):
    assert context._alike(keys) == [keys[max(0, i - 6) : i + 7].count(key) - 1 for i, key in enumerate(keys)]


@given(st.text("天地人", max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_how_many_lines_around_begin_as_the_story_does(heads, low, high):
    low, high = sorted(min(edge, len(heads)) for edge in (low, high))
    counted = [heads[low:high].count(head) > (low <= i < high) for i, head in enumerate(heads)]
    assert context._like_the_story(heads, low, high, 0) == [
        2 * ((sum(counted[max(0, i - 6) : i + 7]) - own + 1) // 2) + own for i, own in enumerate(counted)
    ]


@given(st.lists(pages, min_size=1, max_size=4))
def test_what_is_remembered_of_other_pages_changes_nothing(several):
    def told(page):
        return [(label, score, why[0].reasons(why[1])) for label, score, why in label_lines(page.split("\n"))]

    def labelled(kept, at_once):
        reading.forget()
        most, batch = reading._MOST, reading._BATCH
        reading._MOST, reading._BATCH = kept, at_once
        try:
            return [told(page) for page in [*several, *several]]
        finally:
            reading._MOST, reading._BATCH = most, batch

    fresh = []
    for page in several:
        reading.forget()
        fresh.append(told(page))
    assert labelled(32768, 1000) == fresh * 2
    assert labelled(3, 2) == fresh * 2
    assert len(reading._remembered) <= 3


def test_a_line_break_amid_a_line_is_a_blank():
    assert classes_of(["市里\n天气", "第3条"]) == classes_of(["市里 天气", "第3条"])
    assert len(label_lines(["市里\n天气", "第3条"])) == 2


class Everything:
    def __contains__(self, item):
        return True


CURT = st.lists(
    st.sampled_from(
        [
            *"推嘘→上下一第共123３.·-—=()（【】[]:：|/页頁©讯楼市里 ",
            "全文完",
            "END",
            "\ufeff",
            "大家",
            "第1页",
            "a.jpg",
            "余下全文",
        ]
    ),
    max_size=7,
).map("".join)
COMMENT = st.builds("{} {}: {}".format, st.sampled_from("推嘘→"), st.just("abc"), anything)


@example(["第1页", "大家", "推 abc: 某某", "·1 2页", "全文完"])
@given(st.lists((CURT | COMMENT | anything).map(str.strip), max_size=60))
def test_lines_that_the_rules_are_not_tried_on_have_nothing_that_they_tell(lines):
    def read():
        reading.forget()
        return [
            [getattr(own, name) for name in reading.Reading.__slots__] for own in reading.read_lines(lines)
        ]

    shortened = read()
    telling = reading._TELLING
    reading._TELLING = Everything()
    try:
        assert read() == shortened
    finally:
        reading._TELLING = telling


GROUPS = ((0, 1, 2), (3, 4, 5), (6, 7))
SCORES = st.lists(st.integers(0, 250), min_size=8, max_size=8)
MOVES = st.lists(st.lists(st.integers(-300, 300), min_size=8, max_size=8), min_size=8, max_size=8)


def may_follow(before, state):
    return (
        any({before, state} <= set(group) for group in GROUPS)
        or (before < 3 == state)
        or before == 3 < 6 <= state
    )


def total(path, emissions, transitions):
    return sum(row[state] for row, state in zip(emissions, path, strict=True)) + sum(
        transitions[a][b] for a, b in pairwise(path)
    )


def best_total(emissions, transitions):
    """Viterbi's algorithm as it is in books; a page begins above or in its story."""
    best = [score if state < 4 else float("-inf") for state, score in enumerate(emissions[0])]
    for row in emissions[1:]:
        best = [
            max(best[before] + transitions[before][state] for before in range(8)) + row[state]
            for state in range(8)
        ]
    return max(best)


@given(st.lists(st.lists(SCORES, min_size=1, max_size=12), min_size=3, max_size=3), MOVES, st.booleans())
def test_the_labelling_found_is_the_best_of_all(parts, moves, clear):
    transitions = [
        [move if may_follow(before, state) else -(10**6) for state, move in enumerate(row)]
        for before, row in enumerate(moves)
    ]
    emissions = [
        tuple(score + 2000 * (state in group) * clear for state, score in enumerate(scores))
        for group, part in zip(GROUPS, parts, strict=True)
        for scores in part
    ]
    beam = viterbi._BEAM
    viterbi._BEAM = beam if clear else 10**9  # where nothing tells the parts apart no beam is wide enough
    try:
        path = viterbi._best_path(emissions, transitions)
    finally:
        viterbi._BEAM = beam
    assert total(path, emissions, transitions) == best_total(emissions, transitions)
