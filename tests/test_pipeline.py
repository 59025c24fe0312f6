"""The pipeline: presets, options, pickling, fingerprints, explanations."""

import pickle
import subprocess
import sys
from functools import partial

import pytest
from hypothesis import given

import cnnewsnorm as cn
import cnnewsnorm.pipeline
from cnnewsnorm.edits import apply_edits
from strategies import anything, clean_sentences, pages


def shout(text: str) -> str:
    """A step of one's own, without an edit finder."""
    return text.replace("。", "！")


def test_the_default_pipeline_repairs_a_damaged_line():
    text = "縣里召開經(jīng)濟工作會議,總結(jié)２０２１年經(jīng)驗(yàn):部署任務(wù)\u200b。"
    assert cn.normalize(text) == "縣里召開經濟工作會議，總結2021年經驗：部署任務。"
    assert cn.normalize(text, script="simplified") == "县里召开经济工作会议，总结2021年经验：部署任务。"


def test_options_reach_the_steps_that_know_them():
    assert cn.Normalizer(spacing="space")("用Python写") == "用 Python 写"
    assert cn.Normalizer(spacing="none")("用 Python 写") == "用Python写"
    taiwan = cn.Normalizer(script="traditional", region="tw")
    assert taiwan('他说:"里面有"') == "他說：「裡面有」"


def test_steps_can_be_names_functions_and_partials():
    normalizer = cn.Normalizer(["normalize_width", partial(cn.normalize_spacing, spacing="space"), shout])
    assert normalizer("用Ａ写。") == "用 A 写！"


def test_a_step_of_ones_own_is_explained_by_alignment():
    explanation = cn.explain("好。\n好,好。", ["normalize_punctuation", shout])
    assert [(edit.start, edit.after, edit.rule) for edit in explanation.edits] == [
        (1, "！", "shout"),
        (4, "，", "punctuation.comma"),
        (6, "！", "shout"),
    ]


def test_it_is_frozen_equal_by_value_and_shows_its_steps():
    normalizer = cn.Normalizer(spacing="space")
    assert normalizer == cn.Normalizer(spacing="space")
    assert normalizer != cn.Normalizer()
    with pytest.raises(AttributeError):
        normalizer.steps = ()
    assert "normalize_spacing(spacing='space')" in repr(normalizer)


def test_pickles_hold_names_only():
    normalizer = cn.Normalizer(script="traditional", region="tw", spacing="none")
    normalizer("软件")
    data = pickle.dumps(normalizer)
    assert len(data) < 1000
    assert pickle.loads(data) == normalizer
    assert pickle.loads(data).fingerprint == normalizer.fingerprint


@pytest.mark.parametrize(
    "use", [pickle.dumps, lambda normalizer: normalizer.fingerprint], ids=["pickle", "print"]
)
def test_a_step_without_an_importable_name_is_refused_when_it_must_travel(use):
    normalizer = cn.Normalizer([lambda text: text])
    assert normalizer("好") == "好"
    with pytest.raises(cn.OptionError, match="cannot be imported by name: define it at the top of a module"):
        use(normalizer)


def test_methods_of_built_in_types_travel_by_name_too():
    """`str.strip` has no module of its own."""
    normalizer = cn.Normalizer(["normalize_width", str.casefold])
    again = pickle.loads(pickle.dumps(normalizer))
    assert again == normalizer
    assert again("ＡＢ") == "ab"
    assert normalizer.fingerprint == again.fingerprint
    assert normalizer.fingerprint != cn.Normalizer(["normalize_width", str.strip]).fingerprint


class Shouter:
    """An object that can be called, as some steps of others are."""

    def __call__(self, text: str) -> str:
        return shout(text)


def test_steps_may_be_objects():
    normalizer = cn.Normalizer(["normalize_width", Shouter()])
    explanation = normalizer.explain("用Ａ写。")
    assert explanation.text == normalizer("用Ａ写。") == "用A写！"
    assert [edit.rule for edit in explanation.edits] == ["width.letter", "Shouter"]
    assert repr(normalizer) == "<Normalizer normalize_width | Shouter>"
    with pytest.raises(cn.OptionError, match="Shouter' cannot be imported by name"):
        pickle.dumps(normalizer)


def test_a_normalizer_in_a_normalizer_keeps_its_rules():
    outer = cn.Normalizer([cn.Normalizer(["normalize_width"]), shout])
    assert [edit.rule for edit in outer.explain("用Ａ写。").edits] == ["width.letter", "shout"]


def test_the_fingerprint_changes_with_steps_options_version_and_tables(monkeypatch):
    prints = {
        cn.Normalizer().fingerprint,
        cn.Normalizer(spacing="space").fingerprint,
        cn.Normalizer(preset="repair").fingerprint,
        cn.Normalizer(script="simplified").fingerprint,
    }
    assert len(prints) == 4
    assert cn.Normalizer().fingerprint in prints
    monkeypatch.setattr(cnnewsnorm.pipeline, "__version__", "0.0.0")
    prints.add(cn.Normalizer().fingerprint)
    monkeypatch.setattr(cnnewsnorm.pipeline, "all_digests", lambda: {"a.tsv": "0"})
    prints.add(cn.Normalizer().fingerprint)
    assert len(prints) == 6


def test_results_do_not_depend_on_the_hash_seed_or_the_locale():
    code = (
        "import cnnewsnorm as cn; print(ascii(cn.parse_article("
        "'標題在此處 第二屆\\n2021-04-01 來源:青石日報\\n發(fā)展?fàn)I造良好環境,總結(jié)經(jīng)驗(yàn)。').to_dict()),"
        "cn.Normalizer().fingerprint)"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "LC_ALL": locale, "PYTHONPATH": ":".join(sys.path)},
        ).stdout
        for seed, locale in (("0", "C"), ("1", "C.UTF-8"), ("2", "POSIX"))
    }
    assert len(outputs) == 1


@given(anything)
def test_fast_and_explained_runs_agree(text):
    for normalizer in (cn.Normalizer(), cn.Normalizer(script="traditional", region="tw")):
        explanation = normalizer.explain(text)
        assert explanation.text == normalizer(text)
        raw = [(e.start, e.end, e.after, e.rule, e.confidence) for e in explanation.edits]
        assert apply_edits(text, raw) == explanation.text
        assert all(text[e.start : e.end] == e.before != e.after for e in explanation.edits)
        assert all(0 <= e.confidence <= 1 for e in explanation.edits)


@given(anything)
def test_normalizing_is_idempotent(text):
    for script in (None, "simplified", "traditional"):
        once = cn.normalize(text, script)
        assert cn.normalize(once, script) == once


def test_what_a_removal_brings_together_is_repaired_in_the_same_run():
    once = cn.normalize("Èß\x1fß㐀")
    assert once == "駧㐀"
    assert cn.normalize(once) == once


@given(pages)
def test_every_line_is_kept(page):
    assert cn.normalize(page).count("\n") >= page.count("\n")


@given(clean_sentences)
def test_clean_text_comes_back_as_the_same_object(text):
    assert cn.normalize(text) is text
    assert cn.explain(text).edits == ()
