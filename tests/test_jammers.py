"""Noise that forums mix into posts: made as Discuz! makes it, and taken out again."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnnewsnorm import find_garbled, repair_garbled
from cnnewsnorm.garble.jammers import find_jammers

POST = (
    "昨天去看了新开的展览。\n展品不多，但每一件都有来历。\n票价80元，学生半价。\n下个月还有一场 A 级的演出！"
)


def jammer(rng):
    """Pairs of a sign and another, as the function of the same name in Discuz! draws them."""
    noise = ""
    pairs = 0
    while pairs < rng.randint(5, 15):
        noise += chr(rng.randint(32, 59)) + " " + chr(rng.randint(63, 126))
        pairs += 1
    return noise


def posted(post, rng):
    """A post as a scraper sees it: noise at each line break, on either side of it."""
    lines = post.split("\n")
    return "".join(line + (jammer(rng) + "\n" if rng.randint(0, 1) else "\n" + jammer(rng)) for line in lines)


def without_spaces(text):
    return "\n".join(line.strip() for line in text.strip().split("\n"))


@given(st.integers(0, 10**6))
def test_noise_goes_and_the_post_stays(seed):
    seen = posted(POST, random.Random(seed))
    repaired = repair_garbled(seen)
    kept = [line for line in without_spaces(repaired).split("\n") if any(ch >= "\u4e00" for ch in line)]
    assert kept == POST.split("\n")
    assert len(repaired) <= len(seen) - 0.9 * (len(seen) - len(POST) - 4)
    assert repair_garbled(repaired) is repaired


def test_the_kind_is_told():
    places = find_garbled("大家好。8 |- ~4 Q! c: `) ]# o5 M\n明天见。")
    assert [(place.text, place.repaired, place.kind) for place in places] == [
        ("8 |- ~4 Q! c: `) ]# o5 M", "", "jammer")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "选项：A B C D E {略}",
        "if (a | b) { x = y ~ z; } // a + b - c * d / e",
        "1 a 2 b 3 c 4 d 5 e 6 f 7 g {}",
        "- a\n- b\n- c\n- d\n- e\n| f | g |",
        "第1节 主队 2 : 3 客队 | 第2节 4 : 5",
        "(u1 u2 u3 u4 u5 u6) {w1 w2 w3 w4 w5 w6}",
        "f(a, b, c, d, e, f) | g(h, i, j, k, l)",
        "x ^ y & z | w, p ! q ~ r",
        "国际音标 [p] [b] [t] [d] ~ [k] [g]",
        "8 |- ~4 Q! c: `",
        "排序 {c20 D3 d2 c2 c4}\n再排 -x {c20 D3 d2 c2 c4}",
    ],
)
def test_what_only_looks_like_noise_stays(text):
    assert repair_garbled(text) is text


@given(st.text(st.sampled_from("09!# ;?AZa|~中\n"), max_size=80))
def test_edits_are_in_order_and_a_second_repair_finds_nothing(text):
    end = 0
    for start, stop, *_ in find_jammers(text):
        assert end <= start < stop
        end = stop
    repaired = repair_garbled(text)
    assert repair_garbled(repaired) is repaired
