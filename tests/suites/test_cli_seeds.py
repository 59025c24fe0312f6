"""Every command on the real pages: it ends well, says nothing wrong, and shows nothing that cannot be seen."""

import json
import unicodedata

import pytest

from cnnewsnorm.cli import main
from support import shared

pytestmark = pytest.mark.suite

COMMANDS = [
    ["extract"],
    ["extract", "--format", "json"],
    ["extract", "--format", "markdown", "--script", "simplified"],
    ["normalize"],
    ["explain"],
    ["explain", "--extract", "--whole-lines"],
    ["explain", "--format", "html"],
    ["explain", "--format", "json"],
    ["label", "--reasons"],
    ["dates", "--reference", "2021-04-01"],
    ["numbers"],
    ["convert", "--config", "s2twp"],
]


def pages():
    return sorted(shared("seeds").glob("*.txt"))


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_page(command, capsysbinary):
    for page in pages():
        assert main([*command, str(page)]) == 0
        captured = capsysbinary.readouterr()
        assert captured.err == b""
        text = captured.out.decode("utf-8")
        assert text.strip()
        if "json" in command:
            assert json.loads(text)["id"] == str(page)
        elif command[0] in {"explain", "label", "dates", "numbers"}:
            assert not {unicodedata.category(ch) for ch in text if ch != "\n"} & {"Cc", "Co", "Cs", "Cf"}


def test_removed_lines_are_named():
    """The row of place names and the line of the editors go, and the diff says why."""
    (page,) = (path for path in pages() if path.name.startswith("004"))
    from cnnewsnorm import parse_article
    from cnnewsnorm.diff import text_diff

    diff = text_diff(parse_article(page.read_text(encoding="utf-8")).explanation)
    assert "blocks.linkfarm" in diff
    assert "blocks.credit" in diff
