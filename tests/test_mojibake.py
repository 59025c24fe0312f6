"""Mojibake: what is found, what comes back, what is left alone; the cases are data."""

import itertools
import re
from typing import Any

import pytest

from cnnewsnorm import find_garbled, repair_garbled, to_traditional
from cnnewsnorm.edits import apply_edits
from cnnewsnorm.errors import TextTypeError
from cnnewsnorm.garble.annotated.forward import damage
from cnnewsnorm.garble.language.commonness import odd_places
from cnnewsnorm.garble.language.costs import COSTS, FOLDED, PAIR_ROWS
from cnnewsnorm.garble.language.options import Options, _totals_of_single, options_of
from cnnewsnorm.garble.latin.spoilt import BIG5
from cnnewsnorm.garble.latin.spoilt_search import search
from cnnewsnorm.garble.lost import find_lost
from cnnewsnorm.garble.mojibake import find_mojibake
from cnnewsnorm.garble.suspicious import odd_ones
from support import cases

LOST = [
    ("replacement", "李\ufffd\ufffd在场", ["\ufffd\ufffd"]),
    ("replacement-as-gbk", "标题锟斤拷锟斤拷正文锟斤", ["锟斤拷锟斤拷", "锟斤"]),
    ("uninitialised-memory", "值为烫烫烫烫，又为屯屯屯屯", ["烫烫烫烫", "屯屯屯屯"]),
    ("lost-space", "主任?张小明说", ["?"]),
    ("lost-space", "王小伟?李大强", ["?"]),
    ("lost-space", "??本报讯", ["??"]),
]


@pytest.mark.parametrize("case", cases("mojibake"))
def test_cases(case: dict[str, Any]) -> None:
    found = find_mojibake(case["input"])
    edits = [(garble.start, garble.end, garble.repaired or "", garble.kind, 1.0) for garble in found]
    assert apply_edits(case["input"], edits) == case["expected"]
    assert sorted({garble.kind for garble in found}) == case["kinds"]


@pytest.mark.parametrize(("kind", "text", "pieces"), LOST)
def test_what_is_lost_is_reported(kind: str, text: str, pieces: list[str]) -> None:
    found = find_lost(text)
    assert [(garble.kind, garble.text) for garble in found] == [(kind, piece) for piece in pieces]
    assert all((garble.repaired is None) == (kind != "lost-space") for garble in found)
    assert kind != "lost-space" or all(garble.confidence < 0.5 for garble in found)


INDENTED = "市里的新公园下周开放，入园不收门票，附近的居民都可以来。"


@pytest.mark.parametrize("page", ["{0}\n??{0}\n??{0}", "??? {0}\n??? {0}", "????3月2日，{0} ????{0}"])
def test_question_marks_in_front_of_several_paragraphs_were_spaces(page: str) -> None:
    text = page.format(INDENTED)
    assert repair_garbled(text) == text.replace("?", " ")


@pytest.mark.parametrize("page", ["{0}\n??{0}", "??{0}\n???{0}", "{0}??\n{0}??"])
def test_question_marks_that_do_not_stand_alike_stay(page: str) -> None:
    assert repair_garbled(page.format(INDENTED)) == page.format(INDENTED)


@pytest.mark.parametrize("text", ["真的吗?我不信", "去还是不去?大家都在问", "水很烫，烫手", "他姓屯", "A?B"])
def test_real_question_marks_and_words_are_no_garble(text: str) -> None:
    assert find_lost(text) == []


def test_a_piece_garbled_in_two_ways_names_both() -> None:
    twice = "本市新建公园十二座".encode().decode("cp1252", "replace").encode().decode("gb18030", "replace")
    assert {garble.kind for garble in find_mojibake(twice)} == {"utf8-as-gbk + utf8-as-cp1252"}


def test_text_that_is_question_marks_throughout_is_lost() -> None:
    page = "?? ?????:????????????“??”??\n????1?95????????2020????????????\n?"
    places = find_garbled(page)
    assert {(place.kind, place.repaired) for place in places} == {("question-marks", None)}
    assert repair_garbled(page) is page
    assert all(place.text.strip("?") == "" for place in places)


@pytest.mark.parametrize("errors", ["ignore", "replace"])
def test_gbk_read_as_utf8_is_lost_and_reported_in_pieces(errors: str) -> None:
    line = f"{SENTENCE}，全市一万多名学校学生说，此时正是实现业余生活要求的时候"
    misread = f"link {line.encode('gbk').decode(errors=errors)} (2)"
    page = f"{SENTENCE}\n{misread}\n{misread}"
    places = find_garbled(page)
    assert repair_garbled(page) is page
    assert {(place.kind, place.repaired) for place in places} == {("gbk-as-utf8", None)}
    assert all(a.end <= b.start for a, b in itertools.pairwise(places))
    assert sum(place.end - place.start for place in places) >= 0.9 * (len(misread) - 10) * 2


def test_notes_that_lost_their_letters_with_a_tone_tell_gbk_read_as_utf8() -> None:
    list_of_site = {"學": "xué", "設": "shè", "級": "jí", "農": "nóng", "業": "yè", "發": "fā", "術": "shù"}
    page = "山東大學設計藝術學院-學校發展動態\n農業科學院電子級設備專業學校\n高級學校"
    misread = damage(page, list_of_site, fold=False).encode("gb18030").decode(errors="ignore")
    places = find_garbled(misread)
    assert {(place.kind, place.repaired) for place in places} == {("gbk-as-utf8", None)}
    assert "У" in {place.text for place in places}
    assert not find_garbled("У F(xu) G(yu) H(shi) A(ba) B(ma)")  # whole syllables


@pytest.mark.parametrize(
    "text",
    [
        "版本：العربية，עברית，Հայերեն，Русский，Ελληνικά，Čeština，ѧ",
        "ѧ Русский Հայերեն العربية עברית ދިވެހި ߒߞߏ",
        "英[ˈɪŋɡlɪʃ]ʱ 德[ˈdɔʏtʃ]ʱ 俄русскийʱ",
        "昵称：тнιѕ ιѕ ʍʏ ɴаме ʱ",
    ],
)
def test_alphabets_side_by_side_are_not_taken_for_gbk_as_utf8(text: str) -> None:
    assert find_garbled(text) == []


def test_what_was_misread_too_often_is_found_and_not_repaired() -> None:
    misread = SENTENCE[:8]
    for _ in range(7):
        misread = misread.encode().decode("gb18030", "ignore")
    places = find_garbled(f"80 {misread}\n{SENTENCE}")
    assert [(place.start, place.kind, place.repaired) for place in places] == [(3, "utf8-as-gbk", None)]


@pytest.mark.parametrize("sign", ["\ufffd", "?"])
def test_utf8_read_as_big5_is_found_and_not_repaired(sign: str) -> None:
    pairs = re.findall(b"(?s)..|.$", SENTENCE.replace("本市", "其中一所").encode())
    misread = "".join([pair.decode("big5hkscs", "ignore") or sign for pair in pairs])
    page = f"{SENTENCE}\n# {misread} (v2)"
    places = [place for place in find_garbled(page) if place.kind == "utf8-as-big5"]
    assert places
    assert all(place.start > len(SENTENCE) and place.repaired is None for place in places)
    assert sum(len(place.text) for place in places) >= 0.9 * len(misread)
    assert repair_garbled(page) is page


@pytest.mark.parametrize("text", ["嚗、銝、蝚、撟、瘚、甇、憭、敹、摰", "銝字和嚗字都是生僻字，字典里才有"])
def test_rare_characters_of_big5_that_make_no_text_stay(text: str) -> None:
    assert find_garbled(text) == []


SENTENCE = "本市新建的公园下月起向居民免费开放，各区将安排专人负责日常管理"


def test_a_line_that_lost_more_after_it_was_misread_is_found_and_not_repaired() -> None:
    misread = SENTENCE.encode("gb2312").decode("big5hkscs", "replace")
    spoilt = "".join("?" if index % 4 == 3 else ch for index, ch in enumerate(misread))
    places = find_garbled(spoilt)
    assert {place.kind for place in places} >= {"gbk-as-big5"}
    assert all(place.confidence < 0.5 for place in places if place.repaired is not None)
    assert repair_garbled(spoilt) is spoilt


def test_a_clause_of_big5_is_not_taken_for_single_bytes_where_it_has_lines_of_boxes() -> None:
    clause = "這家工廠的汽車零件賣到許多國家"
    line = "記者下午在現場看到：{}，沒有人因此受傷"
    assert repair_garbled(line.format(clause.encode("big5").decode("gb18030"))) == line.format(clause)


def test_big5_without_its_private_use_characters_is_found_and_not_repaired() -> None:
    misread = to_traditional(SENTENCE).encode("cp950").decode("gb18030")
    assert repair_garbled(misread) == to_traditional(SENTENCE)
    stripped = "".join(ch for ch in misread if not "\ue000" <= ch <= "\uf8ff")
    assert {place.kind for place in find_garbled(stripped)} == {"big5-as-gbk"}
    assert repair_garbled(stripped) is stripped


@pytest.mark.parametrize(
    "line",
    ["就会居民批准中意全部。", "清河区啊资产俄罗斯水务局预算全部全部。", "方便东房子再来房子全部啊资产。"],
)
def test_pieces_of_a_line_that_grow_towards_each_other_become_one(line: str) -> None:
    misread = line.encode("gbk").decode("big5", "replace")
    places = find_mojibake(misread)
    assert all(place.end <= behind.start for place, behind in itertools.pairwise(places))
    assert repair_garbled(misread, minimum_confidence=0)[:6] == line[:6]


def test_what_a_repair_left_lost_is_reported_where_it_stood() -> None:
    misread = "清河区水务局的河道由发大施工".encode().decode("cp1252", "replace")
    repair, lost = find_garbled(misread)
    assert repair.repaired == "清河区水务局的河道由\ufffd大施工"
    assert (lost.start, lost.end, lost.text) == (0, len(misread), misread)
    assert lost.repaired is None


NO_GARBLE = [
    "━━━━∽∽∽∽∽⊂",
    "のほほん 巛巛巛巛巛巛",
    "확인\x92입니다 \x94목록",
    "ŽǓÄŸǓĚ ƀÎŠĥ ÀÉÈ Ångström",
    "字母表：À Á Â È É Ê Ë",
    "橦鞳嘁鍖窛怂懦秅邛廟蕓",
    "ÀÌ ½Ã½ºÅÛÀº »ç¿ëÀÚ ÀÎÅÍÆäÀÌ½º¸¦ Á¦°øÇÏ°í »çÀÌÀÇ µ¥ÀÌÅÍ¸¦ Àü´ÞÇÏ´Â ¿ªÇÒÀ» ÇÕ´Ï´Ù",  # Korean
    "이 시스템은 ÀÎÅÍÆäÀÌ½º¸¦ Á¦°øÇÏ°í µ¥ÀÌÅÍ¸¦ Àü´ÞÇÕ´Ï´Ù",
]


@pytest.mark.parametrize("text", NO_GARBLE)
def test_drawings_and_rows_of_letters_are_no_garble(text: str) -> None:
    assert find_garbled(text) == []


@pytest.mark.parametrize("text", ["\ud800ÃÃ", "ÃÃ\ud800Ã", "¤¤µØ\ud800¤¤µØ", "ÖÐ¹úϵͳ\ud800ÖÐ¹úÈÕ±¨"])
def test_half_a_pair_among_letters_stays(text: str) -> None:
    assert "\ud800" in repair_garbled(text)


def test_options_that_two_threads_prepare_at_once_are_none_the_more() -> None:
    texts = tuple("月杀束本术朵机朽")
    once, twice = Options(texts), Options(texts)
    twice._prepare()
    twice._prepare()
    assert once.likeliest("年1", "3日") == twice.likeliest("年1", "3日") == "月"


@pytest.mark.parametrize(
    "texts",
    ["".join(map(chr, range(0x4E00, 0x9F00, 99))), "".join(map(chr, range(0x56F0, 0x5730))), "Ａｚ０９"],
)
@pytest.mark.parametrize("before", "中的，0")
def test_of_many_those_seen_are_the_same_however_often_they_are_asked_for(texts: str, before: str) -> None:
    options = Options((*texts, "国", "０"))
    options.likeliest("\n\n", "。")
    row = PAIR_ROWS[before]
    every = {FOLDED[ch] for ch in options.texts} - {""}
    expected = sorted(pair for pair in zip(row[1::2], row[2::2], strict=True) if pair[0] in every)
    assert expected
    for _ in range(20):  # a pattern is compiled for what is asked often
        assert sorted(options._seen_in(row)) == expected


@pytest.mark.parametrize("before", ["的", "，", "1", "龘", "中"])
@pytest.mark.parametrize("following", ["国", "国人", "。", "们的", "龘龘", "业银"])
def test_single_characters_cost_what_each_costs_by_itself(before: str, following: str) -> None:
    options = "中人我企，商龘們"
    likely = [(7 + COSTS[option + following[0]], option, 7) for option in options]
    expected = []
    for option in options:
        text = before + option + following
        expected.append(7 + sum(COSTS[text[at - 2 : at + 1]] for at in range(2, len(text))))
    folded = [FOLDED[ch] or ch for ch in following]
    assert _totals_of_single(likely, before, following, folded) == expected


def test_a_lost_byte_lowers_the_confidence() -> None:
    garbled = "新建公园十二".encode().decode("gb18030")
    whole, broken = find_mojibake(f"{garbled}\n{garbled}锛\ufffd")
    assert whole.confidence > broken.confidence


@pytest.mark.parametrize("short", ["设为首页 | 收藏", "11月2日", "新闻 10月2日"])
def test_a_short_line_of_several_pieces_is_believed_beside_longer_ones(short: str) -> None:
    long = SENTENCE.encode().decode("gb18030", "replace")
    misread = short.encode().decode("gb18030", "replace")
    assert repair_garbled(f"{long}\n{misread}").split("\n")[1] == short
    assert repair_garbled(f"{long}\n{short}").split("\n")[1] == short  # and clean ones stay


def test_lines_of_a_page_of_gbk_as_latin_1_are_whole_beside_longer_ones() -> None:
    page = [
        "本市今年新建公园十二座，市民出门就能看到绿色。",
        "5小时前",
        "回复 踩1 赞2 收藏",
        "【编辑：姚昊】",
    ]
    misread = [line.encode("gbk").decode("latin-1") for line in page]
    meant = ["—— Dylan Thomas", "Café à la carte", "Größe 5 °C"]
    assert repair_garbled("\n".join(misread + meant)).split("\n") == page + meant


@pytest.mark.parametrize("errors", ["ignore", "replace"])
@pytest.mark.parametrize("end", ["从今年起向居民开放", "居民们都说好", "孩子有了玩耍的地方"])
def test_the_mark_behind_a_garbled_clause_stays(errors: str, end: str) -> None:
    clause = f"市里新建的公园十二座，{end}"
    for mark in "，、。：":
        line = f"记者在现场看到：{clause.encode().decode('gbk', errors)}{mark}没有人因此受伤"
        repaired = repair_garbled(line)
        assert repaired.startswith("记者在现场看到：市里新建的公园十二")
        assert repaired.endswith(f"{mark}没有人因此受伤")


def test_codes_of_big5_that_stand_for_nothing_are_no_error() -> None:
    known = "今年新建公園十二座居民都說".encode("big5").decode("latin-1")
    for code in range(0xA1, 0xFF):
        assert search(f"{known}\xc6{chr(code)}{known}", BIG5)


def test_a_garbled_title_does_not_vouch_for_a_character_that_shows_no_loss() -> None:
    title = "市里今天召开春季造林工作会议".encode().decode("gb18030")
    story = "那只花瓶做得小巧玲珑，虽然旧了一点，却很好看。"  # 珑， has the bytes of 磬 behind one more
    assert [place.start < len(title) for place in find_mojibake(f"{title}\n{story}")] == [True]


@pytest.mark.parametrize("finder", [find_mojibake, find_lost])
def test_bytes_are_refused(finder: Any) -> None:
    with pytest.raises(TextTypeError, match="text must be str"):
        finder(b"abc")


LONG_LINES = (
    "市政府昨天召開會議，研究今年下半年的經濟工作，並且公布了新的交通規劃方案",
    "教育部門表示，新學年的課程安排已經確定，學校將在九月一日準時開學",
    "氣象專家指出，未來三天本地仍有陣雨，請市民出門的時候記得帶上雨傘",
)


def test_short_lines_of_a_page_that_is_big5_read_as_gbk_throughout() -> None:
    page = "\n".join(("分享", *LONG_LINES, "手機", "回覆 3"))
    assert repair_garbled(page.encode("big5").decode("gb18030")) == page


def test_short_lines_of_a_page_that_is_garbled_in_parts_are_left_alone() -> None:
    garbled = "分享\n手機".encode("big5").decode("gb18030")
    story = "\n".join(LONG_LINES).encode("big5").decode("gb18030")
    clean = "這一行字沒有任何問題，它從來沒有被讀錯過，所以不可以改動一個字"
    assert repair_garbled(f"{garbled}\n{story}\n{clean}") == "\n".join((garbled, *LONG_LINES, clean))


def test_the_bytes_of_a_replacement_character_are_misread_and_lost() -> None:
    found = find_garbled("他说ï¿½的话")
    assert [(place.kind, place.text, place.repaired) for place in found] == [
        ("utf8-as-cp1252", "ï¿½", "\ufffd"),
        ("replacement", "ï¿½", None),
    ]


@pytest.mark.parametrize(
    "line", ["我们在河边种了１３棵树，孩子们反复数了十遍", "『才子』『佳人』『师德』，反复提起"]
)
def test_no_byte_is_left_of_a_line_that_lost_many(line: str) -> None:
    repaired = repair_garbled(line.encode().decode("cp1252", "replace"))
    assert "反复" in repaired
    assert not re.search("[\x80-\xff]", repaired)


def test_of_closing_marks_none_is_left_where_nothing_is_open() -> None:
    assert options_of(("”", "》")).with_closing(()) is None


@pytest.mark.parametrize(
    "line",
    [
        "博物館計劃明年在港島展出一批軍事地圖，有興趣的學生要先報名。",
        "學校禮堂明天起整修，各班要把桌椅搬到操場旁邊的軍樂隊教室。",
        "港島兩間學校的DVD和地圖要先登記，再交給軍事博物館。",
    ],
)
def test_letters_left_over_where_soft_hyphens_of_big5_were_dropped(line: str) -> None:
    assert repair_garbled(line.encode("cp950").decode("latin-1").replace("\xad", "")) == line


def test_marks_between_english_words_are_read_on_a_page_of_gbk_as_cp1252() -> None:
    story = "the　harbour　was　quiet；　\na　boat－house，　half　rebuilt，　stood　open。　　She　waited……"
    page = f"{SENTENCE}\n{story}"
    garbled = page.encode("gbk").decode("cp1252", "ignore")
    assert repair_garbled(garbled) == page
    assert repair_garbled(garbled.replace("\xad", "")).splitlines()[1] == story.splitlines()[0]
    spanish = "¡Hola! Cuesta 3£"
    assert repair_garbled(f"{garbled}\n{spanish}").endswith(spanish)


@pytest.mark.parametrize("spoilt", [False, True])
@pytest.mark.parametrize(
    "line",
    [
        "\xa0\xa0{0}。\xa0新园\xa0游人\xa0很多",
        "\xa0首页\xa0文章\xa0{0}",
        "园方说：“{0}”，并在‘晨练’时开放",
    ],
)
def test_what_pages_write_as_entities_stands_among_gbk_as_cp1252(line: str, spoilt: bool) -> None:
    text = line.format(SENTENCE)
    garbled = "".join(ch if ch in "\xa0“”‘’" else ch.encode("gbk").decode("cp1252", "replace") for ch in text)
    if spoilt:  # a tool took pairs of letters for UTF-8
        garbled = re.sub("[\xc2-\xdf][\xa0-\xbf]", lambda pair: pair[0].encode("latin-1").decode(), garbled)
    assert repair_garbled(garbled) == text


@pytest.mark.parametrize("charset", ["latin-1", "iso8859-15"])
def test_utf8_read_as_latin_1_without_its_controls_is_lost_and_reported(charset: str) -> None:
    misread = re.sub("[\x80-\x9f]", "", f"{SENTENCE}。Gmail {SENTENCE}".encode().decode(charset))
    places = [place for place in find_garbled(f"1. {misread} (2)") if place.repaired is None]
    assert {place.kind for place in places} == {"utf8-as-latin-1"}
    assert sum(place.end - place.start for place in places) >= 0.85 * len(misread)


@pytest.mark.parametrize(
    "text",
    [
        "".join(map(chr, range(0xA0, 0x100))) * 5,
        "På øen er der én café, «Æblet»; på bænken står «æøå» og «åæø». " * 9,
        "åæåæåæåæåæåæåæåæ " * 9,
    ],
)
def test_letters_of_languages_and_tables_are_not_taken_for_stripped_utf8(text: str) -> None:
    assert [place for place in find_garbled(text) if place.repaired is None] == []


def test_lost_signs_beside_one_odd_character_that_a_repair_leaves_are_read_at_once() -> None:
    assert [place.repaired for place in find_mojibake("娑旂姰锟斤拷")] == ["习。"]


@pytest.mark.parametrize("between", ["", "中", "Â "])
def test_both_searches_for_odd_characters_find_the_same(between: str) -> None:
    text = between.join(map(chr, itertools.chain(range(0xD800), range(0xE000, 0x11000))))
    assert list(odd_ones(text)) == list(odd_places(text))
