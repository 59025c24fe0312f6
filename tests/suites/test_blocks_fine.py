"""Floors for the labels of real pages that a careful reader labelled line by line; the pages are in the shared folder.

How the labels were given stands at the head of ``benchmarks/blocks_fine_labels.tsv``.
"""

import importlib.util
from pathlib import Path

import pytest

from cnnewsnorm.blocks import LABELS, label_lines
from support import shared

pytestmark = pytest.mark.suite

BENCHMARK = Path(__file__).resolve().parents[2] / "benchmarks" / "bench_blocks_fine.py"


@pytest.fixture(scope="module")
def bench():
    spec = importlib.util.spec_from_file_location("bench_blocks_fine", BENCHMARK)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def pages(bench):
    return bench.read_pages(shared("pages/dev.jsonl").parent.parent)


def judged(bench, pages, half):
    wanted = {page for page, *_ in bench.read_wanted(half)}
    found = {page: [label for label, *_ in label_lines(pages[page]["lines"])] for page in wanted}
    return list(bench.judge(pages, found, half))


def test_the_sample_is_whole(bench, pages):
    rows = list(bench.read_wanted())
    assert {label for *_, accepted in rows for label in accepted} <= set(LABELS)
    places = [(page, line) for page, _, line, _ in rows]
    assert len(set(places)) == len(places) >= 4000
    assert len({page for page, _ in places} & set(pages)) == 83


@pytest.mark.parametrize(
    ("half", "accuracy", "story"), [("A", 0.935, 0.98), ("B", 0.9, 0.975), ("C", 0.89, 0.98)]
)
def test_lines_are_labelled_as_a_reader_would(bench, pages, half, accuracy, story):
    lines = judged(bench, pages, half)
    assert bench.accuracy(lines) >= accuracy
    assert bench.story_f1(lines) >= story
