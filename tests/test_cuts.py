"""Runs out of step on pages without notes: examples, and laws on what the forward model makes of clean pages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnnewsnorm import find_garbled, repair_garbled
from cnnewsnorm.garble.annotated import cuts
from cnnewsnorm.garble.annotated.cuts import find_cuts
from cnnewsnorm.garble.annotated.forward import FOLD, damage
from cnnewsnorm.garble.annotated.solver import solve

CUTS = "，、？！；"
EXAMPLES = (
    "記者從會上了解到，今年的工作取得了明顯的成效。總體來看，情況很好。",
    "大家都很高興。“因為我們贏了。”他說。",
    "演出到此結束。　　暑期來臨，參觀的人越來越多。",
    "这项工程去年就开始了。《通知》要求各地抓紧时间，按期完成。",
)
SENTENCES = (
    "今年的工作取得了明顯的成效",
    "總體來看情況很好",
    "現在各地都在準備過年",
    "“因為我們贏了”",
    "隊員們都很高興",
    "縣裡派人到山東去學習",
    "很快就帶動了周圍的農戶",
)

pages = st.lists(
    st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4).map(lambda parts: "。".join(parts) + "。"),
    min_size=1,
    max_size=6,
).map("\n".join)
noise = st.text(st.sampled_from("大家都高興?!！？，,；;。傮耙驗槲覀冓F在 \n\ufffd\ue000“"), max_size=60)


@pytest.mark.parametrize("original", EXAMPLES)
@pytest.mark.parametrize("lost", ["?", "\ufffd"])
def test_a_run_comes_back(original, lost):
    seen = damage(original, {}, cuts=CUTS, lost=lost)
    assert seen != original.translate(FOLD)
    repaired = repair_garbled(seen)
    assert repaired.translate(FOLD) == original.translate(FOLD)
    assert repair_garbled(repaired) is repaired


@pytest.mark.parametrize(
    "original",
    [
        "帶動了各地區的經濟發展。基礎設施建設也很快。",
        "他說:“這個城市的地位很重要。”近年來，政府做了許多工作。",
        "內容如下：\n　　（一）文學作品;\n　　（二）與已出版的圖書內容一致的作品;\n　　（三）國家認定的其他作品。",
    ],
)
def test_a_run_comes_back_from_which_private_use_characters_were_stripped(original):
    seen = damage(original, {}, cuts=CUTS + "。", private="drop")
    assert seen != damage(original, {}, cuts=CUTS + "。").translate(FOLD)
    assert repair_garbled(seen).translate(FOLD) == original.translate(FOLD)


def test_a_byte_that_took_a_tag_along_closes_the_quote():
    original = "他說：“這件事很辛苦。”</p>她也來了。"
    seen = damage(original, {}, cuts=CUTS)
    assert "?!?/p>" in seen
    assert repair_garbled(seen) == original.translate(FOLD)


@pytest.mark.parametrize(
    "text",
    [
        "真的嗎?!A股漲了。",
        "怎麼辦?!阿Q也不知道。",
        "什麼?!龘龖龗,誰認得這些字?",
        "好嗎?;P是表情。",
        "你說呢?!?那好吧。",
    ],
)
def test_strange_text_behind_real_question_marks_stays(text):
    assert repair_garbled(text) is text


def test_a_letter_behind_the_mark_belongs_to_the_run():
    seen = damage("取得了明顯的成效。現在，情況很好。大家都很高興。“因為我們贏了。”", {}, cuts=CUTS)
    assert "?,F在" in seen
    assert "成效。現在" in repair_garbled(seen)


def test_the_kind_is_told():
    places = find_garbled("成效??傮w來看，情況很好。")
    assert [(place.text, place.repaired, place.kind) for place in places] == [("??傮w", "。總體", "cut-run")]


@pytest.mark.parametrize(
    "text",
    [
        "真的嗎??你再說一遍?!他問了三次?!",
        "?!∑的符號表：∑、∏、∫、?、!",
        "A股能漲嗎?!A股專家說：不好說。",
        "他叫傮?！沒聽說過這個名字。",
    ],
)
def test_real_question_marks_stay(text):
    assert repair_garbled(text) is text


@given(pages, st.sampled_from(["?", "\ufffd"]))
def test_what_is_changed_is_damage(page, lost):
    """Lines that the forward model leaves alone stay as they are, whatever happened to the others."""
    seen = [damage(line, {}, cuts=CUTS, lost=lost) for line in page.split("\n")]
    repaired = repair_garbled("\n".join(seen)).split("\n")
    assert len(repaired) == len(seen)
    for line, before, after in zip(page.split("\n"), seen, repaired, strict=True):
        if before == line.translate(FOLD):
            assert after == before


@given(noise)
def test_nothing_is_left_to_a_second_repair(text):
    repaired = repair_garbled(text)
    assert repair_garbled(repaired) is repaired


@given(noise)
def test_edits_are_in_order_and_within_the_text(text):
    end = 0
    for start, stop, _, kind, confidence in find_cuts(text):
        assert end <= start < stop <= len(text)
        assert kind == "cut-run"
        assert 0.5 < confidence <= 1
        end = stop


@pytest.mark.parametrize("unit", ["?!傮", "??傮w", "高興" * 30 + "?！耙驗槲覀冓A", "\ufffd,傮", "?"])
def test_time_is_linear_on_hostile_text(unit, monkeypatch):
    """Counted in searches, not seconds: a run is sought at each suspect twice at most, over a bounded stretch."""
    stretches = []

    def counted(text, start, end, *rest, **options):
        stretches.append(end - start)
        return solve(text, start, end, *rest, **options)

    monkeypatch.setattr(cuts, "solve", counted)
    find_cuts(unit * 200)
    assert len(stretches) <= 2 * 200 + 6
    assert all(length <= 300 for length in stretches)
