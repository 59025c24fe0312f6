"""Rows of places and brands against everything that only looks like them."""

import pytest

from cnnewsnorm.errors import TextTypeError
from cnnewsnorm.linkfarm import find_injected, is_link_farm, link_farm_reasons, link_farm_score
from support import cases


@pytest.mark.parametrize("case", cases("linkfarm"))
def test_spam_is_told_from_what_looks_like_it(case):
    assert is_link_farm(case["input"]) is case["farm"], link_farm_reasons(case["input"])


def test_the_reason_names_the_evidence():
    (score, reason), *_ = link_farm_reasons(
        "洛南县|高淳区|从江县|麒麟区|潢川县|泽州县|兴化市|寿阳县|蓬安县|瑞丽市"
    )
    assert score == link_farm_score("洛南县|高淳区|从江县|麒麟区|潢川县|泽州县|兴化市|寿阳县|蓬安县|瑞丽市")
    assert "places of" in reason


def test_an_injected_brand_is_found_where_it_stands():
    (piece,) = find_injected("近日，华体会体育官网组织全体教师参加培训。")
    assert (piece.start, piece.text, piece.kind) == (3, "华体会体育官网", "brand")


def test_good_prose_has_nothing_injected():
    assert find_injected("近日，学校组织全体教师参加培训，体育教师还参加了急救演练。") == []


@pytest.mark.parametrize("function", [link_farm_score, is_link_farm, find_injected])
def test_what_is_not_text_is_refused(function):
    with pytest.raises(TextTypeError, match="must be str"):
        function(None)
