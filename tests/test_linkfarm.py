"""Rows of places and brands against everything that only looks like them."""

import pytest

from cnnewsnorm.blocks import label_blocks
from cnnewsnorm.edits import apply_edits, edit_finder
from cnnewsnorm.errors import TextTypeError
from cnnewsnorm.linkfarm import (
    find_injected,
    is_link_farm,
    link_farm_reasons,
    link_farm_score,
    remove_injected,
)
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


@pytest.mark.parametrize(
    ("text", "kind", "cleaned"),
    [
        (
            "华体会体育官网国将加快建设，华体会体育官网们的日子会更好。",
            "brand",
            "我国将加快建设，我们的日子会更好。",
        ),
        ("新书发布会在山城举行【欧宝体育app】", "brand", "新书发布会在山城举行"),
        ("‘必威体育’山城区举办运动会", "brand", "山城区举办运动会"),
        ("5月3日，bet365官网：山城区举办运动会。", "brand", "5月3日，山城区举办运动会。"),
        ("青石贵宾会组织全体教师参加培训。", "brand", "组织全体教师参加培训。"),
        ("山城举办运动会_必威体育", "brand", "山城举办运动会"),
        ("好文。\n本文关键词：必威体育,我,校,举办,运动会,开幕,式\n", "keywords", "好文。\n\n"),
    ],
)
def test_what_was_injected_is_taken_out(text, kind, cleaned):
    assert {piece.kind for piece in find_injected(text)} == {kind}
    assert remove_injected(text) == cleaned
    assert apply_edits(text, edit_finder(remove_injected)(text)) == cleaned


@pytest.mark.parametrize("case", cases("injected"))
def test_names_of_sites_in_the_place_of_an_organisation(case):
    pieces = find_injected(case["input"])
    assert [piece.text for piece in pieces] == case["found"], pieces
    cleaned = case["input"] if case["cleaned"] is None else case["cleaned"]
    assert remove_injected(case["input"]) == cleaned
    assert apply_edits(case["input"], edit_finder(remove_injected)(case["input"])) == cleaned


def test_a_school_made_a_firm_by_a_machine_is_flagged():
    text = "院团委员工会换届，2020级员工踊跃报名，团队队伍不断壮大。"
    assert [(piece.text, piece.replacement) for piece in find_injected(text)] == [
        ("团委员工会", "团委学生会"),
        ("2020级员工", "2020级学生"),
        ("团队队伍", "师资队伍"),
    ]
    assert find_injected("冰球球员工会主席和部分企业的员工座谈，部分企业介绍了情况。") == []


def test_words_that_a_machine_swapped_are_only_flagged():
    text = "会上，负责人先容了经验，并鼓励泛博职工投身安全出产。"
    assert [(piece.text, piece.replacement, piece.kind) for piece in find_injected(text)] == [
        ("先容了", "介绍了", "swapped"),
        ("泛博职工", "广大职工", "swapped"),
        ("安全出产", "安全生产", "swapped"),
    ]
    assert remove_injected(text) is text


@pytest.mark.parametrize(
    "text",
    [
        "新浪体育客户端和腾讯体育app都转播了这场比赛。",
        "驱动程序可以到NVIDIA官网下载，手机版登录后还能领取优惠。",
        "美高梅中国公布季度业绩，澳门金沙与新濠天地的客流也在回升。",
        "到那时，人间就是快乐天堂。",
        "他申博成功后加入了亚博会的翻译团队，酒店为贵宾会员准备了休息室。",
        "体育首页 娱乐首页 国际首页 电玩娱乐 线上直播",
        "警方提醒，葡京赌场、百家乐等网络赌博都是骗局，切勿点击。",
    ],
)
def test_names_in_good_prose_are_left_alone(text):
    assert find_injected(text) == []
    assert not is_link_farm(text)


def test_offers_sown_into_a_reworded_text_are_taken_out():
    text = "市平易近常去年夜型場館，瑜伽場地吸引了居平易近，這裡的舞蹈教室球賽會議室出租很多。"
    found = [piece for piece in find_injected(text) if piece.kind == "tokens"]
    assert [piece.text for piece in found] == ["瑜伽場地", "舞蹈教室", "會議室出租"]
    assert remove_injected(text) == "市平易近常去年夜型場館，吸引了居平易近，這裡的球賽很多。"


def test_what_good_words_a_machine_uses_are_told_by_their_neighbours():
    text = "他为人平易近人，除夕吃年夜饭；市平易近参加，规模年夜学生多。"
    assert [(piece.text, piece.start) for piece in find_injected(text)] == [("平易近", 16), ("年夜", 24)]


def test_rows_of_trades_behind_a_story_are_labelled():
    story = "市里召开会议\n" + "会议强调，要压实各方责任，扎实推进各项工作，让群众得到实惠。\n" * 3
    rows = ["台北抓漏|新竹抓漏|台中抓漏|外牆防水|屋頂防水", "欧美人妻久久_日韩激情视频_亚洲熟女专区"]
    page = story + "\n".join(rows)
    assert [block.text.strip() for block in label_blocks(page) if block.label == "linkfarm"] == rows


def test_the_reason_says_what_was_injected_and_why():
    assert link_farm_reasons("新书发布会在山城举行【欧宝体育app】") == [
        (pytest.approx(0.64), "injected: 【欧宝体育app】, a gambling brand in brackets")
    ]


def test_good_prose_has_nothing_injected():
    assert find_injected("近日，学校组织全体教师参加培训，体育教师还参加了急救演练。") == []


@pytest.mark.parametrize("function", [link_farm_score, is_link_farm, find_injected, remove_injected])
def test_what_is_not_text_is_refused(function):
    with pytest.raises(TextTypeError, match="must be str"):
        function(None)
