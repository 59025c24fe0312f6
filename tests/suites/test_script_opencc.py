"""OpenCC's own cases: every configuration gives what OpenCC 1.4.2 gives."""

import json
import re

import pytest

from cnnewsnorm.edits import apply_edits
from cnnewsnorm.script import convert_script
from cnnewsnorm.script.convert import find_conversion_edits
from support import shared

pytestmark = pytest.mark.suite
COMMENT = re.compile(r'("(?:[^"\\]|\\.)*")|//[^\n]*|/\*[\s\S]*?\*/|,(?=\s*[}\]])')


def test_all_of_opencc_s_cases_pass():
    text = shared("suites/script/opencc_testcases_1.4.2.json").read_text(encoding="utf-8")
    rows = json.loads(COMMENT.sub(lambda found: found[1] or "", text))["cases"]
    checks = [
        (row["input"], config, expected) for row in rows for config, expected in row["expected"].items()
    ]
    wrong = [check for check in checks if convert_script(check[0], config=check[1]) != check[2]]
    assert len(checks) == 556
    assert wrong == []


def test_the_edits_of_opencc_s_cases_lead_to_the_same_text():
    text = shared("suites/script/opencc_testcases_1.4.2.json").read_text(encoding="utf-8")
    for row in json.loads(COMMENT.sub(lambda found: found[1] or "", text))["cases"]:
        for config, expected in row["expected"].items():
            assert apply_edits(row["input"], find_conversion_edits(row["input"], config=config)) == expected
