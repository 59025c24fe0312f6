"""Script conversion by example: options, errors, and what users of OpenCC asked for."""

import pickle
import re
import subprocess
import sys
from importlib import metadata

import pytest

from cnnewsnorm import Normalizer
from cnnewsnorm.edits import Explanation, apply_edits, edit_finder
from cnnewsnorm.errors import CnNewsNormError, EngineError, OptionError, TextTypeError
from cnnewsnorm.script import (
    ambiguities,
    convert_script,
    detect_script,
    opencc_engine,
    to_simplified,
    to_traditional,
)
from cnnewsnorm.script.chain import CONFIGS, chain
from support import cases

STEPS = {"convert_script": convert_script, "to_simplified": to_simplified, "to_traditional": to_traditional}


@pytest.mark.parametrize("case", cases("script"))
def test_conversion(case):
    assert STEPS[case["step"]](case["input"], **case.get("options", {})) == case["expected"]


@pytest.mark.parametrize("case", cases("script_corrections"))
def test_every_correction_mends_what_opencc_gets_wrong(case):
    assert convert_script(case["input"], config="s2tw") == case["opencc"] != case["expected"]
    assert convert_script(case["input"], config="s2tw", corrections=True) == case["expected"]


@pytest.mark.parametrize("config", ["s2t", "s2tw", "s2twp", "s2hk"])
@pytest.mark.parametrize("case", cases("script_uncorrected"))
def test_corrections_leave_alone_what_only_looks_like_an_error(case, config):
    plain = convert_script(case["input"], config=config)
    assert convert_script(case["input"], config=config, corrections=True) == plain


@pytest.mark.parametrize("case", cases("script_repairs"))
def test_what_a_machine_got_wrong_is_mended_in_simplified_text(case):
    assert to_simplified(case["input"], corrections=True) == case["expected"]
    if case["input"] == case["expected"]:  # in one pass, too: rounds that do not settle would be given up
        plain = convert_script(case["input"], config="t2s")
        assert convert_script(case["input"], config="t2s", corrections=True) == plain


def test_repairs_that_undo_each_other_keep_no_text_from_being_converted():
    once = to_simplified("記者附着名著想", corrections=True)
    assert once == "记者附着名著想"
    assert to_simplified(once, corrections=True) is once


def test_what_a_machine_got_wrong_is_mended_by_every_configuration_to_simplified():
    assert convert_script("干隆皇帝", config="hk2sp", corrections=True) == "乾隆皇帝"


def test_a_corrected_part_follows_the_region():
    assert convert_script("大海里", config="s2tw", corrections=True) == "大海裡"
    assert convert_script("大海里", config="s2hk", corrections=True) == "大海裏"


@pytest.mark.parametrize("case", cases("script_detection"))
def test_detection(case):
    report = detect_script(case["input"])
    assert report.script == case["script"]
    assert report.variant == case.get("variant", report.variant)


def test_an_edit_per_piece_without_what_stays():
    edits = edit_finder(convert_script)("我的头发很长，支持发展。", config="s2twp")
    found = Explanation.from_raw("我的头发很长，支持发展。", "", edits).edits
    assert [(edit.start, edit.before, edit.after, edit.confidence) for edit in found] == [
        (2, "头发", "頭髮", 0.95),
        (5, "长", "長", 1.0),
        (8, "持", "援", 0.95),
        (9, "发", "發", 0.8),
    ]
    assert {edit.rule for edit in found} == {"script.s2twp"}


def test_confidence_tells_choices_from_certainties():
    text = "国干后"
    edits = Explanation.from_raw(text, convert_script(text), edit_finder(convert_script)(text)).edits
    assert [(edit.before, edit.confidence) for edit in edits] == [("国", 1.0), ("干", 0.8), ("后", 0.8)]


@pytest.mark.parametrize("protect", ["头发", ["头发"], re.compile("头."), [(0, 2)], [(0, 1), (1, 2)]])
def test_protected_text_stays(protect):
    assert convert_script("头发发展", protect=protect) == "头发發展"
    assert to_traditional("头发发展", protect=protect) == "头发發展"


def test_the_longest_term_wins_and_protection_comes_first():
    terms = {"发": "X", "发展": "Y", "头发": "Z"}
    assert convert_script("头发发展", terms=terms) == "ZY"
    assert convert_script("头发发展", terms=terms, protect=[(0, 1)]) == "头XY"


@pytest.mark.parametrize("protect", [[b"x"], [3], [(2, 1)], [(-1, 2)], [""], [re.compile(b"x")]])
def test_wrong_protection_is_an_error(protect):
    with pytest.raises(OptionError, match="protect holds"):
        convert_script("头发", protect=protect)


@pytest.mark.parametrize("protect", [3, iter(["头发"]), (term for term in ["头发"])])
def test_protection_that_is_gone_after_one_text_is_an_error(protect):
    with pytest.raises(OptionError, match=r"protect=.*give a list"):
        convert_script("头发", protect=protect)


@pytest.mark.parametrize("terms", [[("a", "b")], {"": "b"}, {"a": 1}])
def test_wrong_terms_are_an_error(terms):
    with pytest.raises(OptionError, match="terms"):
        convert_script("头发", terms=terms)


@pytest.mark.parametrize(
    "options",
    [
        {"config": "s2x"},
        {"config": []},
        {"engine": "c++"},
        {"engine": {}},
        {"config": "t2s", "unify_variants": True},
    ],
)
def test_wrong_options_are_an_error(options):
    with pytest.raises(OptionError):
        convert_script("头发", **options)


@pytest.mark.parametrize("step", [convert_script, to_simplified, to_traditional, detect_script, ambiguities])
@pytest.mark.parametrize("value", [None, b"abc", 3])
def test_only_text_is_accepted(step, value):
    with pytest.raises(TextTypeError):
        step(value)


@pytest.mark.parametrize("step", [to_simplified, to_traditional])
def test_a_wrong_region_is_an_error(step):
    with pytest.raises(OptionError, match="region='cn'"):
        step("头发", region="cn")


@pytest.mark.parametrize("step", [to_simplified, to_traditional])
def test_phrases_without_a_region_are_an_error(step):
    with pytest.raises(OptionError, match=r"phrases=True .* region='tw'"):
        step("头发", phrases=True)


def test_the_options_of_conversion_go_through_a_normalizer():
    options = {"terms": {"滑鼠": "鼠标器"}, "protect": {"資訊", re.compile("記.")}}
    normalizer = Normalizer(script="simplified", region="tw", **options)
    assert normalizer("滑鼠與資訊,記者說") == "鼠标器与資訊，記者说"
    assert normalizer == pickle.loads(pickle.dumps(normalizer))
    assert hash(normalizer) == hash(pickle.loads(pickle.dumps(normalizer)))


def test_the_fingerprint_of_a_normalizer_sees_through_the_order_of_options():
    long = "記" * 300
    prints = [
        Normalizer(script="simplified", protect=protect, terms=terms).fingerprint
        for protect, terms in (
            ({"甲", "乙", "丙"}, {"丁": "1", "戊": "2"}),
            ({"丙", "乙", "甲"}, {"戊": "2", "丁": "1"}),
            ([re.compile(long)], None),
            ([re.compile(long + "者")], None),
            ([re.compile(long, re.IGNORECASE)], None),
        )
    ]
    assert prints[0] == prints[1]
    assert len(set(prints[1:])) == 4


def test_what_a_region_writes_alike_is_no_choice():
    assert [found.text for found in ambiguities("吃", config="s2t")] == ["吃"]
    assert ambiguities("吃", config="s2twp") == []


def test_the_opencc_engine_converts():
    pytest.importorskip("opencc")
    assert convert_script("头发发展", config="s2tw", engine="opencc") == "頭髮發展"
    assert to_traditional("头发发展，台湾", region="tw", engine="opencc") == "頭髮發展，臺灣"
    text = "头发发展，台湾"
    edits = edit_finder(convert_script)(text, config="s2twp", engine="opencc")
    assert Explanation.from_raw(text, "", edits).edits[0].before == "头"


def test_the_opencc_engine_names_the_configurations_it_lacks():
    pytest.importorskip("opencc")
    with pytest.raises(OptionError, match=r"s2hkp.*builtin"):
        convert_script("头发", config="s2hkp", engine="opencc")


def test_a_missing_opencc_engine_says_how_to_install_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "opencc", None)
    with pytest.raises(EngineError, match=r"cnnewsnorm\[opencc\]"):
        opencc_engine.OpenCCEngine("s2t")


def test_a_namesake_of_the_opencc_engine_is_recognised(monkeypatch, tmp_path):
    (tmp_path / "opencc").mkdir()
    (tmp_path / "opencc" / "__init__.py").write_text("class OpenCC:\n    def __init__(self, config): ...\n")
    for name in [name for name in sys.modules if name.split(".")[0] == "opencc"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.syspath_prepend(str(tmp_path))

    def version(name):
        if name == "OpenCC":
            return "1.4.2"
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "version", version)
    with pytest.raises(EngineError, match=r"belongs to OpenCC 1\.4\.2"):
        opencc_engine.OpenCCEngine("s2t")
    monkeypatch.delitem(sys.modules, "opencc")


def test_the_default_path_imports_no_opencc():
    code = (
        "import sys, cnnewsnorm.script as s; s.convert_script('发'); s.to_simplified('發'); "
        "sys.exit('opencc' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("config", ["s2twp", "tw2sp", "t2hk"])
def test_a_long_text_is_cut_where_nothing_reaches_across(config):
    units = ["头发发展", "⿰亻尔", "⿰" * 4, "支援軟體", "里", "\U0002f800", "，", "丹尼·博伊尔", "裏"]
    text = "".join(units[i % len(units)] * (i % 3) for i in range(15_000))
    assert convert_script(text, config=config) == chain(config).convert(text)


def test_an_operator_that_gets_its_operands_from_a_longer_phrase_keeps_them():
    # 泡麵 is two characters and 方便麵 three: behind the first stage this is a whole description.
    assert convert_script("⿳泡麵", config="tw2sp") == chain("tw2sp").convert("⿳泡麵") == "⿳方便麪"
    assert apply_edits("⿳泡麵", edit_finder(convert_script)("⿳泡麵", config="tw2sp")) == "⿳方便麪"


@pytest.mark.parametrize("config", CONFIGS)
def test_hostile_input_takes_linear_time(config):
    for unit in ("⿰", "⿲⿰", "发", "头发", "\U00020000", "豈", "“", "」", "a", "\udc80"):
        assert len(convert_script(unit * 2_000, config=config, quotes=True)) >= 2_000


def test_all_errors_are_of_the_family():
    with pytest.raises(CnNewsNormError):
        convert_script("头发", config="nothing")
