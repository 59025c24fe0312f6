"""The annotated-GBK damage: examples, and the forward model undone."""

import itertools
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnnewsnorm import find_garbled, repair_garbled
from cnnewsnorm.garble.annotated import page
from cnnewsnorm.garble.annotated.candidates import all_leads_of, hidden_characters, trails_of
from cnnewsnorm.garble.annotated.forward import FOLD, damage, read_bytes
from cnnewsnorm.garble.annotated.page import find_annotated
from cnnewsnorm.garble.annotated.site import Seen, Site
from cnnewsnorm.garble.annotated.solver import solve
from cnnewsnorm.garble.annotated.stripped import Stripped
from cnnewsnorm.garble.language.likelihood import LEVELS, Row, likelihood
from support import HERE, cases

READINGS = {
    "發": "fā", "經": "jīng", "濟": "jì", "會": "huì", "議": "yì", "強": "qiáng", "調": "diào", "認": "rèn", "學": "xué",
    "習": "xí", "貫": "guàn", "徹": "chè", "實": "shí", "時": "shí", "導": "dǎo", "領": "lǐng", "眾": "zhòng", "滿": "mǎn",
    "縣": "xiàn", "業": "yè", "總": "zǒng", "請": "qǐng", "範": "fàn", "獎": "jiǎng", "創": "chuàng", "聯": "lián", "當": "dāng",
}  # fmt: skip
SENTENCES = (
    "全縣經濟發展會議強調要認真學習",
    "各單位貫徹落實新時代要求",
    "領導同志到基層看望群眾",
    "滿意度不斷提升",
    "記者在現場採訪了總工程師",
    "企業負責人介紹說",
    "共同營造良好環境",
    "他們要創建更美的家園",
    "還有一個穩定的辦法",
)

pages = st.lists(
    st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4).map(lambda parts: "，".join(parts) + "。"),
    min_size=3,
    max_size=6,
).map("\n".join)
site_lists = st.lists(st.sampled_from(sorted(READINGS)), min_size=6, unique=True).map(
    lambda characters: {character: READINGS[character] for character in characters}
)


@pytest.mark.parametrize("case", cases("annotated"))
def test_case(case):
    assert repair_garbled(case["input"]) == case["expected"]


def test_cases_have_unique_labels():
    labels = [case["label"] for case in json.loads((HERE / "cases/annotated.json").read_text("utf-8"))]
    assert len(labels) == len(set(labels))


@given(st.text("一二三四五六七八九十甲乙丙丁😀\n", max_size=60), st.randoms())
def test_a_page_has_what_it_has_however_much_is_asked_for(text, rng):
    seen = Seen(text)
    signs = "一二三四五六七八九十甲乙丙丁戊\n"
    wanted = [*signs, *map("".join, itertools.product(signs, signs))]
    rng.shuffle(wanted)  # the first questions are answered in another way than those behind
    for parts in wanted:
        has = seen.characters if len(parts) == 1 else seen.pairs
        assert has[parts] == (parts in text)


@given(pages, site_lists, st.booleans())
def test_damage_without_fold_comes_back_exactly(page, readings, euro):
    damaged = damage(page, readings, fold=False, euro=euro)
    if damaged.count("(") >= 5:
        repaired = repair_garbled(damaged)
        low = [place for place in find_garbled(damaged) if place.confidence < 0.95]
        assert repaired == page or low, "an exact answer, or a statement that it is not sure"


@given(pages, site_lists)
def test_what_is_repaired_is_proven_by_the_forward_model(page, readings):
    """Damaging the repaired text again gives the observation, wherever all places are sure."""
    damaged = damage(page, readings)
    if all(place.confidence > 0.95 for place in find_garbled(damaged)) and damaged.count("(") >= 5:
        assert damage(repair_garbled(damaged), readings) == damaged


@given(pages)
def test_undamaged_pages_stay_as_they_are(page):
    assert repair_garbled(page) is page


def test_swallowed_parenthesis_and_letter_left_over():
    assert damage("發展營造", {"範": "fàn"}) == "發展?fàn)I造"


def test_bytes_are_cut_at_the_mark_wherever_it_stands():
    assert read_bytes("。現在".encode("gb18030")) == "?，F在"
    assert read_bytes("。現在".encode("gb18030"), drop_dangling=True) == "，F在"


def test_byte_80_is_a_euro_sign_on_some_sites():
    text = "。“一個人”"
    assert damage(text, {}, cuts="！") == "?!耙粋?恕?"
    assert damage(text, {}, cuts="！", euro=True) == "?!耙粋€人”"


def test_byte_80_begins_no_character():
    assert not trails_of(0x80).by_folded


def test_a_note_may_fix_byte_80():
    text = "讉?gè)月"  # 82 is the last byte of the first sign, and 82 80 can be read so
    assert repair_garbled(text) == text


STRIPPED = (
    "縣政府部門認真貫徹落實經濟工作會議精神",
    "領導同志強調要勇擔當的精神",
    "各地學習經驗發展壯大集體經濟",
    "總結時的講話",
)


def test_a_stripped_private_use_pair_is_found_again():
    readings = {
        "聯": "lián",
        "當": "dāng",
        "經": "jīng",
        "濟": "jì",
        "會": "huì",
        "議": "yì",
        "發": "fā",
        "領": "lǐng",
    }
    damaged = damage("\n".join(STRIPPED), readings, private="drop")
    assert damage(STRIPPED[1], readings) != damage(STRIPPED[1], readings, private="drop")
    assert repair_garbled(damaged) == "\n".join(STRIPPED)


@pytest.mark.parametrize(
    ("line", "listed"),
    [
        ("今年計劃生育經費逐年增加", {"澤": "zé"}),  # two pairs, which hide 育
        ("社會發生了很大變化。首先要認真學習", {"兓": "jīn"}),  # a pair, and a letter that was full-width
    ],
)
def test_stripped_pairs_beside_other_lost_bytes(line, listed):
    readings = {"經": "jīng", "濟": "jì", "會": "huì", "議": "yì", "發": "fā", "領": "lǐng"} | listed
    text = "\n".join([*STRIPPED, line])
    damaged = damage(text, readings, private="drop")
    assert repair_garbled(damaged) == text.translate(FOLD)


@pytest.mark.parametrize(
    ("line", "listed"),
    [
        ("公司召開了會議，這些措施能夠對公司很有幫助", {"驅": "qū"}),  # A6 B9 behind 對, and 公司 is hidden
        ("公路養護工作很重要，這個辦法能夠對公路養護有幫助", {"驅": "qū", "養": "yǎng"}),
    ],
)
def test_codes_that_gbk_leaves_empty_are_stripped_with_the_private_ones(line, listed):
    readings = {"經": "jīng", "濟": "jì", "會": "huì", "議": "yì", "發": "fā"} | listed
    text = "\n".join([STRIPPED[0], *STRIPPED[2:], line])
    damaged = damage(text, readings, private="drop", gb18030=True)
    assert damaged != damage(text, readings, private="drop")
    assert repair_garbled(damaged) == text.translate(FOLD)


def test_a_letter_that_was_the_second_byte_of_a_stripped_pair_is_known_by_the_words_of_the_page():
    readings = {"經": "jīng", "濟": "jì", "會": "huì", "議": "yì", "發": "fā", "驅": "qū"}
    line = "大家都要學習Excel，對Excel有所了解，能夠對Excel的使用有幫助"
    text = "\n".join([STRIPPED[0], *STRIPPED[2:], line])
    damaged = damage(text, readings, private="drop")
    assert "?qū)xcel" in damaged
    assert repair_garbled(damaged) == text.translate(FOLD)


def test_a_decoder_of_gb18030_shows_what_gbk_leaves_empty():
    readings = {"驅": "qū", "養": "yǎng"}
    line = "能夠對公路養護"
    assert damage(line, readings) == "能夠?qū)?\ue07f佛B(yǎng)護"
    assert damage(line, readings, gb18030=True) == "能夠?qū)\ue785\ue07f佛B(yǎng)護"
    page = f"經(jīng)濟(jì)會(huì)議(yì)發(fā)展\n{damage(line, readings, gb18030=True)}"
    assert repair_garbled(page).endswith(line)


@pytest.mark.parametrize(
    ("line", "private"),
    [
        ("為確保“五一”期間的安全，縣裏開了會議。“大家都很認真。”他說。", "keep"),
        ("學校的條件很好。可是，學生不多。科學家也來了。", "keep"),
        ("農民的收入增加了。“主要是因為政策好。”他說。", "drop"),
    ],
)
def test_bytes_dropped_before_any_mark(line, private):
    readings = {"經": "jīng", "濟": "jì", "會": "huì", "議": "yì", "發": "fā", "領": "lǐng"}
    text = "\n".join([*STRIPPED, line])
    damaged = damage(text, readings, cuts="，、？！；", drop_dangling=True, private=private)
    assert repair_garbled(damaged).translate(FOLD) == text.translate(FOLD)


def test_runs_without_a_sign_of_their_own_are_looked_for_a_few_times_only(monkeypatch):
    """Counted in searches, not seconds: such a run is sought over a bounded stretch, and not any more once many were none."""
    stretches = []

    def counted(text, start, end, *rest, **options):
        stretches.append(end - start)
        return solve(text, start, end, *rest, **options)

    monkeypatch.setattr(page, "solve", counted)
    page.annotated_places("經(jīng)濟(jì)會(huì)議(yì)發(fā)展\n" + "大?展苤啤" * 200)
    assert 0 < len(stretches) <= 40
    assert all(length <= 60 for length in stretches)


def test_a_comma_that_a_byte_took_along_comes_back_where_commas_were_ascii():
    text = "學校的經費增加了。他說:“發展的地位很重要。”近年來,如何發展經濟,是個問題。"
    damaged = damage(text, {"經": "jīng", "濟": "jì", "發": "fā", "學": "xué"}, cuts="！")
    assert "陙?如何" in damaged
    assert repair_garbled(damaged) == text
    # A digit may be lost as well, and where bytes are lost before commas these were none of one byte.
    assert "來?5" in repair_garbled(damaged.replace("如何", "5年"))
    assert "近年來?如何" in repair_garbled(damaged.replace("費增加了", "費很?,多"))


@pytest.mark.parametrize("row", ["?,?,?,?,?,?,", "他??的??的??的??的", "??、??、??、"])
def test_what_is_mostly_lost_is_not_made_up(row):
    page = "發展?fàn)I造良好環境\n" + row
    assert repair_garbled(page) == "發展營造良好環境\n" + row


@pytest.mark.parametrize("sign", ["\ufffd", "😀", "\0", "é", "€"])
def test_signs_that_gbk_does_not_have_may_stand_in_a_run(sign):
    page = f"發(fā)展?fàn)I造\n工程?chù)煛?{sign}{sign}笨?zǒng)工程"
    assert repair_garbled(page).startswith("發展營造\n")


@given(pages, site_lists, st.text("?\ufffd😀\ud800\0é，,(a", min_size=1, max_size=4), st.data())
def test_anything_may_stand_behind_a_lost_sign(page, readings, noise, data):
    damaged = damage(page, readings)
    lost = [place for place, sign in enumerate(damaged, 1) if sign == "?"]
    if lost:
        place = data.draw(st.sampled_from(lost))
        repair_garbled(damaged[:place] + noise + damaged[place:])


def test_every_place_is_a_slice_of_the_text():
    text = "共同發展?fàn)I造良好環境,總結(jié)經(jīng)驗(yàn),部署任務(wù)"
    for place in find_annotated(text):
        assert text[place.start : place.end] == place.text


@pytest.mark.parametrize(
    "unit", ["?", "(", "發(fā)", "?fā)", "?,", "?fàn)I", "??、", "發(fā)?,F(xiàn)在", "(fā"]
)
def test_time_is_linear_on_hostile_text(unit):
    """Counted in places, not seconds: a page of nothing but damage is worked off in one pass."""
    text = "發展?fàn)I造良好環境\n" + unit * 500
    places = find_annotated(text)
    assert all(a.end <= b.start for a, b in itertools.pairwise(places))


@pytest.mark.parametrize(
    ("before", "text", "hides"),
    [
        (
            "我們的",
            "深越來越好",
            True,
        ),  # 生活: the last byte of 生 and the first of 活 were a private-use character
        ("今天上午在北京參加", "昲時表示", True),  # 會議
        ("他在會上表示", "襇一步加強合作", True),  # 要進
        ("我們的", "生活", False),
        ("今天上午在北京參加", "會議", False),
    ],
)
def test_a_run_that_reads_well_hides_nothing(before: str, text: str, hides: bool) -> None:
    search = Stripped(text, len(text), before, Site(drops_private=True), itertools.repeat(True))
    state = search.begin()
    costs = [0]
    for character in text:
        price = search.price_at(state.context, state.last, state.brackets, character)
        state = search.behind(state, price, character)
        costs.append(state.cost)
    steps = [(character, True) for character in text]
    places = search.hiding_places(steps, costs, range(len(text)), doubtful=False)
    assert (0 in places) is hides
    assert hides or not places


def test_nothing_is_hidden_in_the_notes_and_marks_around() -> None:
    """The numbers of hiding places are those of signs: notes and what adds nothing count, too."""
    text = "A(a)深越來越好"
    search = Stripped(text, len(text), "我們的", Site(drops_private=True), itertools.repeat(True))
    steps = [("", False), ("", False), ("深", True), ("越", True)]
    assert list(search.hiding_places(steps, [0, 0, 0, 40, 45], [0, 1, 4, 5], doubtful=False)) == [2]


@pytest.mark.parametrize("most", [8, 20, 40])
@pytest.mark.parametrize("span", [6, 14, 60])
@pytest.mark.parametrize("before", ["經濟", "我們的", "记者", "，", "１９９８年", "龘"])
def test_the_likeliest_are_those_that_cost_least_one_by_one(before: str, span: int, most: int) -> None:
    model = likelihood()
    place = model.place(model.folded(before))
    for choices in (
        trails_of(0xD5),
        all_leads_of(0xB9),
        hidden_characters((0xB3, 0xCA), tuple(range(0xA1, 0xFF))),
    ):
        costs = sorted((model.cost_at(place, ch), byte, ch) for _, _, byte, ch in choices.by_cost)
        limit = min(most, costs[0][0] + span)
        expected = [chosen for chosen in costs if chosen[0] <= limit]
        for _ in range(2):  # what was asked before is remembered
            assert model.choose(place, choices, most, span) == expected


@pytest.mark.parametrize("context", ["的", "国", "，", "经济", "我们", "0"])
def test_what_follows_is_the_same_however_often_it_is_asked_for(context: str) -> None:
    row = likelihood().row(context)
    every = dict(zip(row[1::2], map(LEVELS.__getitem__, row[2::2]), strict=True))
    assert list(every) == sorted(every)
    for choices in (trails_of(0xD5), hidden_characters((0xB3, 0xCA), tuple(range(0xA1, 0xFF)))):
        expected = {folded: every[folded] for folded in choices.by_folded if folded in every}
        for _ in range(70):  # a pattern is compiled for what is asked often
            assert Row(row).among(choices) == expected
