"""Pinyin notes a machine put behind the characters of a page: examples, and laws."""

import itertools
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnnewsnorm import find_garbled, repair_garbled
from cnnewsnorm.garble.annotated.notes import find_notes
from support import HERE, cases

READINGS = {
    "经": "jīng", "济": "jì", "会": "huì", "发": "fā", "工": "gōng", "作": "zuò", "市": "shì", "今": "jīn", "年": "nián",
    "同": "tóng", "大": "dà", "加": "jiā", "快": "kuài", "家": "jiā", "要": "yào", "成": "chéng", "人": "rén",
}  # fmt: skip
TONELESS = str.maketrans("āáǎàēéěèīíǐìōóǒòūúǔù", "aaaaeeeeiiiioooouuuu")
SENTENCES = (
    "全市经济工作会议昨天召开",
    "会上总结了去年的经验",
    "与会同志认为经济要加快发展",
    "大家同意今年的工作成果来之不易",
    "全市人民要同心同德",
    "要把经济工作做得更快更好",
    "今年加大了投入",
)

pages = st.lists(
    st.lists(st.sampled_from(SENTENCES), min_size=2, max_size=4).map(lambda parts: "，".join(parts) + "。"),
    min_size=5,
    max_size=8,
).map("\n".join)
lists = st.sets(st.sampled_from(sorted(READINGS)), min_size=8, max_size=12)
forms = st.sampled_from(["({})", "({} )", "({0})({0})", "（{}）"])
noise = st.text(st.sampled_from("经会发(（)） ,，。\nahuijingfaàì?"), max_size=60)


def annotate(page, listed, form, *, tones):
    def note(ch):
        return form.format(READINGS[ch] if tones else READINGS[ch].translate(TONELESS))

    return "".join(ch + note(ch) if ch in listed else ch for ch in page)


@pytest.mark.parametrize("case", cases("notes"))
def test_case(case):
    assert repair_garbled(case["input"]) == case["expected"]


@pytest.mark.parametrize("case", cases("notes"))
def test_case_that_stays_is_the_same_object(case):
    if case["input"] == case["expected"]:
        assert repair_garbled(case["input"]) is case["input"]
        assert find_notes(case["input"]) == []


def test_cases_have_unique_labels():
    labels = [case["label"] for case in json.loads((HERE / "cases/notes.json").read_text("utf-8"))]
    assert len(labels) == len(set(labels))


@given(pages, lists, forms, st.booleans())
def test_what_is_removed_are_notes_and_what_is_left_has_no_more(page, listed, form, tones):
    """All notes go or none does: the site's list is the same for the whole page."""
    annotated = annotate(page, listed, form, tones=tones)
    repaired = repair_garbled(annotated)
    assert repaired in (page, annotated)
    if sum(min(page.count(ch), 2) == 2 for ch in listed) >= 6:
        assert repaired == page
    assert repair_garbled(repaired) is repaired


@given(pages)
def test_undamaged_pages_stay_as_they_are(page):
    assert repair_garbled(page) is page
    assert find_notes(page) == []


@given(pages, lists)
def test_a_page_with_commas_before_its_marks(page, listed):
    annotated = annotate(page, listed, "({})", tones=False)
    doubled = annotated.replace("，", ",，").replace("。", ",。")
    expected = page if repair_garbled(annotated) == page else None
    if expected and min(page.count("，"), page.count("。")) >= 2:
        assert repair_garbled(doubled) == page


@given(pages, lists)
def test_each_note_only_once_is_an_explanation(page, listed):
    explained = page
    for ch in listed:
        explained = explained.replace(ch, f"{ch}({READINGS[ch]})", 1)
    assert find_notes(explained) == [] or all(page.count(ch) < 2 for ch in listed)


@given(pages, lists, noise)
def test_laws(page, listed, tail):
    text = annotate(page, listed, "({})", tones=True) + tail
    places = find_notes(text)
    assert all(text[place.start : place.end] == place.text for place in places)
    assert all(a.end <= b.start for a, b in itertools.pairwise(places))
    assert {place.kind for place in places} <= {"pinyin-note", "pinyin-comma"}
    once = repair_garbled(text)
    assert repair_garbled(once) is once


@given(noise)
def test_any_text(text):
    find_notes(text)
    once = repair_garbled(text)
    assert repair_garbled(once) is once


def test_what_is_sure_and_what_is_less_so():
    page = annotate("\n".join(SENTENCES * 2), set(READINGS), "({})", tones=True)
    places = find_garbled(page.replace("更", "更(gèng)").replace("昨", "昨(zuó)"))
    assert {place.confidence for place in places} <= {0.95, 0.7}
    assert [place.kind for place in places] == ["pinyin-note"] * len(places)


@pytest.mark.parametrize(
    "unit",
    [
        "(",
        "（",
        "(a)",
        "会(hui)",
        "会(hui)(hui)",
        "会(hui",
        "(hui)",
        "经(jing)济(ji)会(hui)的\n",
        ",，",
        "会(a b c d",
    ],
)
def test_hostile_text(unit):
    """Each place is worked off once; a run of notes is one place."""
    text = unit * 3000
    places = find_notes(text)
    assert all(a.end <= b.start for a, b in itertools.pairwise(places))
