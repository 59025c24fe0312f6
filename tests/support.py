"""What the tests share: cases kept as data, and the folder of other projects' suites."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).resolve().parent
SHARED = Path(os.environ.get("CNNEWSNORM_SHARED", HERE.parent.parent / "shared"))


def cases(name: str) -> list[Any]:
    """Read ``tests/cases/<name>.json`` as pytest parameters; ``"xfail": reason`` marks a known failure."""
    rows = json.loads((HERE / "cases" / f"{name}.json").read_text(encoding="utf-8"))
    return [
        pytest.param(
            row,
            id=row["label"],
            marks=[pytest.mark.xfail(reason=row["xfail"], strict=True)] if "xfail" in row else [],
        )
        for row in rows
    ]


def shared(relative: str) -> Path:
    """Return a path below the shared folder, or skip the test with the reason."""
    path = SHARED / relative
    if not path.exists():
        pytest.skip(
            f"{path} is not there: set CNNEWSNORM_SHARED to the folder that holds {relative.split('/')[0]}/"
        )
    return path
