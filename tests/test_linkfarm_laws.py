"""What holds for every text given to the link farm detector."""

from hypothesis import given
from hypothesis import strategies as st

from cnnewsnorm.edits import apply_edits, edit_finder
from cnnewsnorm.linkfarm import find_injected, is_link_farm, link_farm_score, remove_injected
from cnnewsnorm.linkfarm.words import WORDS, patterns
from strategies import SIMPLIFIED, anything


@given(anything)
def test_the_score_lies_between_0_and_1_and_decides(text):
    score = link_farm_score(text)
    assert 0 <= score <= 1
    assert is_link_farm(text) == (score >= 0.5)


@given(anything)
def test_injected_pieces_are_in_order_and_stand_in_the_text(text):
    end = 0
    for piece in find_injected(text):
        assert end <= piece.start < piece.end
        assert text[piece.start : piece.end] == piece.text
        end = piece.end


@given(st.lists(st.text(st.sampled_from(SIMPLIFIED), min_size=1, max_size=12), min_size=1).map("，".join))
def test_a_clean_sentence_is_no_link_farm(text):
    assert not is_link_farm(text + "。")


SPAM = "华体会 必威 金沙 开云 体育 官网 app 下载 js333 bet365 贵宾会 青石 手机版 登录 国 们 ： 【 】 ‘ ’ _ ， 。 太阳成集团 tyc122cc suncitygroup 伟德 1946 xk8866ab 党委 召开 学生 赌博 首页 今年会 我 a \n 本文关键词：必威,我,们,的,校".split(
    " "
)


@given(st.lists(st.sampled_from(SPAM), max_size=14).map("".join) | anything)
def test_taking_out_what_was_injected_is_a_step_like_any_other(text):
    cleaned = remove_injected(text)
    assert apply_edits(text, edit_finder(remove_injected)(text)) == cleaned
    assert remove_injected(cleaned) is cleaned


WORDS_OF_SPAM = sorted(
    {form for words in WORDS.values() for word in words.split() for form in (word, word[:-1], word[1:])}
)
PARTS = st.sampled_from(
    [
        *WORDS_OF_SPAM,
        "体育手机",
        "走势图",
        "注册送5",
        "赛车",
        "幸运8",
        "ag123",
        "bet365",
        "贵宾会",
        "ab",
        "人",
    ]
)


@given(st.lists(PARTS, max_size=4).map("".join))
def test_what_is_looked_for_first_stands_in_all_that_advertises(token):
    told = patterns()
    parts = (told.gambling, told.porn, told.site, told.house, told.ambiguous, told.service)
    if any(pattern.search(token) for pattern in parts):
        assert told.suspicious.search(token)
        assert told.telling.search(token) or told.joining.search(token)
    if told.joining.search(token) and told.genre.search(token):
        assert told.suspicious.search(token)
