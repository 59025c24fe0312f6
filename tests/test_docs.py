"""The examples of the documentation run, and give what stands beside them."""

import ast
import re
import subprocess
import sys
from contextlib import redirect_stdout
from importlib.util import find_spec
from io import StringIO
from pathlib import Path

import pytest

import cnnewsnorm as cn
from cnnewsnorm.stream import read_records

ROOT = Path(__file__).parent.parent
PAGES = [
    *("README.md", "README.zh-CN.md", "docs/tutorial.md", "docs/garbled-text.md", "docs/recipes.md"),
    *(f"docs/reference/{path.name}" for path in sorted((ROOT / "docs/reference").glob("*.md"))),
]
STORY = (
    "甲县新桥今日通车\n2021-04-01 10:47 来源:甲县日报\n4月1日,甲县新桥正式通车,总投资约3亿元,同比增长一成。\n"
)


def blocks(name: str, language: str = "python") -> list[str]:
    text = (ROOT / name).read_text("utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.DOTALL | re.MULTILINE)


def examples(name: str) -> list[tuple[str, list[str]]]:
    """The blocks of a page that need nothing that is not there, with the lines that stand for what they print.

    These are comments, or the block of text right behind.
    """
    text = (ROOT / name).read_text("utf-8")
    found = []
    for block, told in re.findall(
        r"^```python\n(.*?)^```\n(?:\n```text\n(.*?)^```)?", text, re.DOTALL | re.MULTILINE
    ):
        modules = re.findall(r"^(?:import|from) (\w+)", block, re.MULTILINE)
        if all(map(find_spec, modules)) and not re.search(r"\b(?:polars|dataset|frame)\b", block):
            comments = [line[2:] for line in block.split("\n") if line.startswith("# ")]
            found.append((block, told.splitlines() or comments))
    return found


def run(block: str, names: dict[str, object]) -> str:
    """Run a block statement by statement; an expression with a literal behind it has to be equal to that."""
    lines = block.split("\n")
    printed = StringIO()
    with redirect_stdout(printed):
        for node in ast.parse(block).body:
            if not isinstance(node, ast.Expr):
                exec(compile(ast.Module([node], []), "docs", "exec"), names)
                continue
            value = eval(compile(ast.Expression(node.value), "docs", "eval"), names)
            assert node.end_lineno is not None
            behind = lines[node.end_lineno - 1][node.end_col_offset or 0 :]
            comment = re.sub(r"^.*?#\s*", "", lines[node.end_lineno - 1]) if "#" in behind else ""
            if value is not None and is_literal(comment):
                assert value == ast.literal_eval(comment)
    return printed.getvalue()


def is_literal(text: str) -> bool:
    try:
        ast.literal_eval(text)
    except (SyntaxError, ValueError):
        return False
    return True


@pytest.mark.parametrize("name", PAGES)
def test_examples(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages/one.txt").write_text(STORY, encoding="utf-8")
    (page,) = (
        blocks(name, "text")[:1] or ["發(fā)展?fàn)I造良好環境"] if "README" in name else [tutorial_page()]
    )
    names: dict[str, object] = {"cn": cn, "page": page, "text": "發(fā)展?fàn)I造良好環境"}
    for block, told in examples(name):
        printed = run(block, names).splitlines()
        if printed or "print(" in block:
            assert printed == told


def tutorial_page() -> str:
    names: dict[str, object] = {}
    exec(blocks("docs/tutorial.md")[0], names)
    assert isinstance(names["page"], str)
    return names["page"]


def test_examples_are_looked_at():
    """Else nothing would fail if the blocks were no longer found."""
    assert sum(len(examples(name)) for name in PAGES) > 20
    with pytest.raises(AssertionError):
        run("1 + 1  # 3", {})


def test_corpus_from_a_folder(tmp_path):
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages/one.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "pages/two.txt").write_bytes(b"")
    (tmp_path / "more.jsonl").write_text('{"content": "雨停了。", "url": "u"}\n', encoding="utf-8")
    (script,) = blocks("docs/corpus.md")
    (tmp_path / "corpus.py").write_text(script, encoding="utf-8")
    subprocess.run([sys.executable, "corpus.py"], cwd=tmp_path, check=True, timeout=60)
    records = list(read_records(tmp_path / "removed.jsonl.gz", field="dropped", id_field="id"))
    assert [(record.id, record.text) for record in records] == [
        ("pages/one.txt", "short"),
        ("pages/two.txt", "this is empty: there is nothing to read"),
        ("u", "short"),
    ]


def test_examples_of_docstrings_are_shown_as_code():
    """What builds the reference knows a section "Examples:"; any other name makes one run-on line of the code."""
    wrong = [
        path
        for path in sorted((ROOT / "src").rglob("*.py"))
        if re.search(r"^ *Example:$", path.read_text("utf-8"), re.MULTILINE)
    ]
    assert not wrong
