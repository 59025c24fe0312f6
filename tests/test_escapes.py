"""Escapes left as text: what is decoded and what is meant as it stands; the cases are data."""

from typing import Any

import pytest

from cnnewsnorm import find_garbled, repair_garbled
from cnnewsnorm.edits import apply_edits
from cnnewsnorm.garble.escapes import find_escapes
from support import cases


@pytest.mark.parametrize("case", cases("escapes"))
def test_cases(case: dict[str, Any]) -> None:
    found = find_escapes(case["input"])
    edits = [(garble.start, garble.end, garble.repaired or "", garble.kind, 1.0) for garble in found]
    assert apply_edits(case["input"], edits) == case["expected"]
    kinds = {kind for garble in found for kind in garble.kind.split(" + ")}
    assert sorted(kinds) == sorted(case["kinds"])


def test_entities_in_a_row_are_one_place() -> None:
    found = find_escapes("市长说&#20170;&#22825;&hellip;不下雨&#12290;")
    assert [(place.text, place.repaired) for place in found] == [
        ("&#20170;&#22825;&hellip;", "今天…"),
        ("&#12290;", "。"),
    ]


def test_lines_that_a_break_brings_to_light_are_read() -> None:
    quoted = "".join(f"={byte:02X}" for byte in "春运首日".encode())
    written = f"甲&lt;乙<br>{quoted}=0A&lt;各站平稳&gt;"
    assert [place.kind for place in find_escapes(written)] == ["quoted-printable", "entity", "entity"]
    assert repair_garbled(written) == "甲&lt;乙<br>春运首日\n<各站平稳>"


def test_what_escapes_stand_for_stays_if_nothing_brings_it_back() -> None:
    misread = "市长说今天不下雨"
    for _ in range(7):
        misread = misread.encode().decode("gb18030", "ignore")
    assert any(place.repaired is None for place in find_garbled(misread))
    assert repair_garbled(f"{misread}&ldquo;") == f"{misread}“"


_ESCAPES = r"\xe4\xbb\x8a\xe5\xa4\xa9\xe6\x99\xb4"  # 今天晴
_ABOUT = "Encoded Decode HTML entity entities utf-8 UTF16 unicode GBK gb-2312 gb18030 big5 Big-5 ASCII octal hex byte bytes repr"


@pytest.mark.parametrize("word", _ABOUT.split())
def test_escapes_beside_talk_of_encodings_are_meant(word: str) -> None:
    assert repair_garbled(f"see {_ESCAPES}") == "see 今天晴"
    assert repair_garbled(f"{word} {_ESCAPES}") == f"{word} {_ESCAPES}"


@pytest.mark.parametrize(
    "command",
    [
        ">>> x",
        "... x",
        "In [3]: x",
        "$ x",
        "% x",
        "print(x)",
        "x.encode()",
        "x.decode()",
        "repr(x)",
        "dumps(x)",
        "quote(x)",
        "编码",
    ],
)
def test_escapes_behind_the_code_that_printed_them_are_meant(command: str) -> None:
    assert repair_garbled(f"{command}\n{_ESCAPES}") == f"{command}\n{_ESCAPES}"
