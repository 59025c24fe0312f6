"""Result types go through pickle and copy unchanged, as work in several processes needs it."""

import copy
import pickle

import pytest

import cnnewsnorm as cn

PAGE = "首页 > 新闻\n某市召开会议\n2021-04-01 10:47 来源：某某日报\n\n据气象台消息,今晚全市有雨,请带好雨具。\n责编:王某某"
RESULTS = {
    "article": cn.parse_article(PAGE),
    "article of nothing": cn.parse_article(""),
    "metadata": cn.find_metadata(PAGE),
    "block": cn.label_blocks(PAGE)[1],
    "explanation": cn.explain("今天,晴"),
    "quality": cn.parse_article(PAGE).quality,
    "date": cn.find_dates("2021年3月")[0],
    "number": cn.find_numbers("三万元")[0],
    "garble": cn.find_garbled("锟斤拷锟斤拷")[0],
}


def pickled(value):
    return pickle.loads(pickle.dumps(value))


@pytest.mark.parametrize("through", [pickled, copy.copy, copy.deepcopy])
@pytest.mark.parametrize("name", RESULTS)
def test_results_survive(name, through):
    result = RESULTS[name]
    again = through(result)
    assert again == result
    assert again.to_dict() == result.to_dict()


@pytest.mark.parametrize("name", RESULTS)
def test_equal_results_are_one_in_a_set(name):
    assert len({RESULTS[name], pickled(RESULTS[name])}) == 1


def test_credits_cannot_be_changed():
    with pytest.raises(TypeError):
        RESULTS["article"].credits["责编"] = ()
