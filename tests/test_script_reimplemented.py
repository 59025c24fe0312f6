"""opencc-python-reimplemented as a second opinion: older dictionaries, no segmentation, otherwise the same result."""

import pytest

from cnnewsnorm.script import convert_script
from cnnewsnorm.script.dictionaries import dictionary
from support import cases

pytest.importorskip("opencc")

# What differs are entries that OpenCC changed between 1.1.6 and 1.4.2, most in the regional words.
FLOORS = {
    "s2t": ("st", 0.98),
    "s2tw": ("st", 0.98),
    "s2hk": ("st", 0.98),
    "s2twp": ("st", 0.975),
    "t2s": ("ts", 0.5),
}


@pytest.mark.parametrize("case", cases("script_reimplemented"))
def test_known_differences(case):
    assert convert_script(case["input"], config=case["config"]) == case["builtin"]
    assert convert_script(case["input"], config=case["config"], engine="opencc") == case["reimplemented"]


@pytest.mark.parametrize("config", FLOORS)
def test_both_engines_agree_on_the_dictionary(config):
    name, floor = FLOORS[config]
    keys = [key for key, _ in dictionary(name).phrases() if len(key) <= 4][:: 17 if name == "st" else 1]
    same = sum(
        convert_script(key, config=config) == convert_script(key, config=config, engine="opencc")
        for key in keys
    )
    assert same / len(keys) >= floor


def test_both_engines_agree_on_news():
    text = (
        "记者从市政府获悉，今年以来全县经济发展迅速。会议强调，要认真学习贯彻落实新时代思想，群众满意度提升。"
    )
    for config in ("s2t", "s2tw", "s2hk", "s2twp"):
        assert convert_script(text, config=config) == convert_script(text, config=config, engine="opencc")
