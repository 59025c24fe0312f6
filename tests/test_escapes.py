"""Escapes left as text: what is decoded and what is meant as it stands; the cases are data."""

from typing import Any

import pytest

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
