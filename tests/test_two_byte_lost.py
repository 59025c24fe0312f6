"""Big5 read as GBK, and GBK read as Big5, by decoders that lose bytes: the model of these, what comes back, what stays."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnnewsnorm import find_garbled, repair_garbled, to_traditional
from cnnewsnorm.garble.charsets import GAP
from cnnewsnorm.garble.two_byte.codecs import END, two_byte_codec
from cnnewsnorm.garble.two_byte.doubts import doubtful
from cnnewsnorm.garble.two_byte.gbk_as_gb2312 import find_gbk_as_gb2312
from cnnewsnorm.garble.two_byte.lost import find_two_byte_lost
from cnnewsnorm.garble.two_byte.search import search
from strategies import clean_sentences

CODECS = [
    ("big5", "gbk"),
    ("big5hkscs", "gbk"),
    ("cp950", "gbk"),
    ("gbk", "cp950"),
    ("gb2312", "cp950"),
    ("gb2312", "gbk"),
]
SIMPLIFIED = [
    "清河区的居民日前收到通知，社区图书馆从下月起每天开放到晚上九点，人人都可以免费借书。",
    "全县的小学今年都开设了游泳课，孩子们在老师的带领下学会了换气。",
    "当然，让群众满意的不只是新修的道路，还有河边那片安静的树林。",
    "他认为，春天的茶园最值得一看，请游客提前预订。",
]
TRADITIONAL = [
    "清河區的居民日前收到通知，社區圖書館從下月起每天開放到晚上九點，人人都可以免費借書。",
    "市民如果發現路燈不亮，請撥打區公所的服務電話，工作人員當天就會前往修理。",
    "全縣的小學今年都開設了游泳課，孩子們在老師的帶領下學會了換氣。",
    "讓大家滿意的不只是新修的道路，還有河邊那片安靜的樹林，許多人每天早上都來散步。",
]


def misread(text: str, written: str, read: str, errors: str) -> str:
    return text.encode(written, "ignore").decode(read, errors)


def open_places(expected: str, got: str) -> int:
    """Return how many characters of a text are left open in another one, which has all others right."""
    assert len(got) == len(expected)
    assert all(a == b or b == "\ufffd" for a, b in zip(expected, got, strict=True))
    return got.count("\ufffd")


@pytest.mark.parametrize(("read", "written"), CODECS)
@pytest.mark.parametrize("errors", ["replace", "ignore"])
@given(data=st.binary(max_size=60) | st.lists(st.integers(0xA0, 0xFF), max_size=60).map(bytes))
def test_the_model_of_a_decoder_loses_what_the_decoder_does(
    read: str, written: str, errors: str, data: bytes
) -> None:
    codec = two_byte_codec(read, written)
    out, at = "", 0
    text = data.decode("latin-1")
    while at < len(text):
        byte, behind = text[at], text[at + 1 : at + 2] or END
        if byte < "\x80":
            out, at = out + byte, at + 1
        elif byte in codec.lost_before(behind):
            out, at = out + ("\ufffd" if errors == "replace" else ""), at + 1
        else:
            out, at = out + data[at : at + 2].decode(read), at + 2
    assert out == data.decode(read, errors)


@pytest.mark.parametrize("read", ["big5", "big5hkscs", "cp950"])
@pytest.mark.parametrize("errors", ["replace", "ignore"])
@pytest.mark.parametrize("line", SIMPLIFIED)
def test_gbk_comes_back(line: str, errors: str, read: str) -> None:
    assert repair_garbled(misread(line, "gbk", read, errors)) == line


@pytest.mark.parametrize("line", TRADITIONAL)
def test_big5_comes_back_but_for_what_its_context_leaves_open(line: str) -> None:
    garbled = misread(line, "big5", "gbk", "replace")
    assert open_places(line, repair_garbled(garbled)) <= 0.1 * len(line)
    places = [place for place in find_garbled(garbled) if place.repaired]
    assert {place.kind for place in places} == {"big5-as-gbk"}
    assert all(0.5 < place.confidence < 1 for place in places)


def test_bytes_that_vanished_are_less_sure_than_those_that_left_a_sign() -> None:
    line = TRADITIONAL[1]
    sign, none = (find_two_byte_lost(misread(line, "big5", "gbk", how))[0] for how in ("replace", "ignore"))
    assert sign[4] > none[4] > 0.5
    same = sum(a == b for a, b in zip(none[2], line, strict=False))
    assert same > 0.5 * len(line)


def test_characters_that_browsers_lose_whole_come_back() -> None:
    line = "清河区的居民日前收到通知，社区里的工作人员从下月起每天上门，介绍节约用电的方法。"
    garbled = "".join(ch.encode("gb2312").decode("big5hkscs", "ignore") or "\ufffd" for ch in line)
    assert garbled.count("\ufffd") == 1
    assert repair_garbled(garbled) == line


def test_what_was_never_garbled_stands_between_the_bytes() -> None:
    halves = [misread(half, "gbk", "big5", "replace") for half in SIMPLIFIED[:2]]
    assert open_places("\xa0".join(SIMPLIFIED[:2]), repair_garbled("\xa0".join(halves))) < 2
    assert open_places(f"A (1) {SIMPLIFIED[0]} Z", repair_garbled(f"A (1) {halves[0]} Z")) < 2


def test_the_whole_page_vouches_for_its_short_lines() -> None:
    page = "\n".join([*SIMPLIFIED, "工作人员", "热点新闻", "首页 2", "全部"])
    short = misread("热点新闻", "gbk", "big5", "replace")
    assert repair_garbled(short) == short
    for read in ("big5", "big5hkscs"):
        got = repair_garbled(misread(page, "gbk", read, "replace"))
        assert got == page


@pytest.mark.parametrize(
    "line",
    [
        *SIMPLIFIED,
        *TRADITIONAL,
        "清河区的�居民�日前收到�通知，社区�图书馆�从下月起�每天开放",
        "コンピュータのネットワークとサーバーをセットアップするパッケージ",
        "networking /ネットワーキング/インターネットワーク/",
        "�" * 40,
        "笢□弊□ (A) □ 笢□弊 □",
    ],
)
def test_clean_text_and_other_scripts_are_left_alone(line: str) -> None:
    assert find_two_byte_lost(line) == []


def test_what_the_decoder_cannot_have_made_is_refused() -> None:
    garbled = misread(SIMPLIFIED[0], "gbk", "big5", "replace")
    at = garbled.index("\ufffd")
    assert find_two_byte_lost(garbled)
    assert find_two_byte_lost(garbled[:at] + "\ufffd" * 7 + garbled[at + 1 :]) == []


def test_doubtful_is_what_the_next_best_reading_has_otherwise() -> None:
    codec = two_byte_codec("gbk", "cp950")
    line = misread(TRADITIONAL[0], "big5", "gbk", "replace")
    tokens = [GAP if ch == "\ufffd" else codec.pairs.get(ch, ch) for ch in line]
    cost, steps = search(tokens, codec, hidden=False)
    assert cost > 0
    assert "".join(step[0] for step in steps).encode("cp950").decode("gbk", "replace") == line
    places = doubtful(steps)
    assert places == sorted(set(places))
    assert 0 < len(places) < 0.1 * len(steps)


@pytest.mark.parametrize("line", ["朱镕基说，市民的名字很难写", "何鸿燊出席了开幕式", "他在深圳堃大厦工作。"])
def test_what_gb2312_lacks_comes_back_or_is_left_open_and_what_follows_comes_back(line: str) -> None:
    got = garbled = misread(line, "gbk", "gb2312", "replace")
    for start, end, new, kind, _ in reversed(find_gbk_as_gb2312(garbled)):
        assert kind == "gbk-as-gb2312"
        got = got[:start] + new + got[end:]
    assert open_places(line, got) <= 1


@pytest.mark.parametrize("line", [TRADITIONAL[0], TRADITIONAL[1], TRADITIONAL[3]])
def test_traditional_text_in_gbk_comes_back_from_gb2312(line: str) -> None:
    garbled = misread(line, "gbk", "gb2312", "replace")
    got = repair_garbled(garbled)
    assert open_places(line, got) <= 0.25 * len(line)
    assert repair_garbled(got) == got


@pytest.mark.parametrize(
    "line",
    [
        "市里��召开会议，��部门参加",
        "王\ufffd和李\ufffd出席了开幕式",
        "他说\ufffd今天开放",
        "会议\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd",
        "打开 L\ufffdbreOffice 的窗口",
        "\ufffd鎴 的",
    ],
)
def test_characters_that_were_lost_otherwise_stay_lost(line: str) -> None:
    assert find_gbk_as_gb2312(line) == []
    assert repair_garbled(line) == line


MISREADINGS = st.sampled_from([(*codec, errors) for codec in CODECS for errors in ("replace", "ignore")])


@given(text=st.lists(clean_sentences, min_size=1).map("".join), how=MISREADINGS)
def test_repairs_are_stable_and_replay(text: str, how: tuple[str, str, str]) -> None:
    read, written, errors = how
    garbled = misread(to_traditional(text) if written == "cp950" else text, written, read, errors)
    for start, end, new, _, sure in find_two_byte_lost(garbled):
        assert 0 <= start < end <= len(garbled)
        assert new != garbled[start:end]
        assert 0 < sure < 1
    once = repair_garbled(garbled)
    assert repair_garbled(once) == once


# All of these are searched from the first to the last character.
@pytest.mark.parametrize("unit", ["�笢", "赻撩腔珨", "��笢弊衾", "癘眖カ現┎�", "Τㄇノめ计沮�A"])
def test_time_is_linear_on_hostile_text(unit: str) -> None:
    def seconds(count: int) -> float:
        line = unit * count
        begin = time.process_time()
        find_two_byte_lost(line)
        find_gbk_as_gb2312(line)
        return time.process_time() - begin

    seconds(50)
    few, many = min(seconds(500), seconds(500)), seconds(4000)
    assert many < 24 * few + 0.1
