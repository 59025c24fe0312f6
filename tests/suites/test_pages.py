"""Scores on real pages: the seeds line by line, the development pages as floors, link farms and metadata.

The development pages are also what the weights were trained on; the honest figure, with whole sites left out, is
``scripts/train_blocks.py --evaluate``. The floors here only catch a model or a rule that broke.
"""

import json
import re

import pytest

from cnnewsnorm.blocks import label_blocks, label_lines
from cnnewsnorm.linkfarm import find_injected, is_link_farm
from cnnewsnorm.metadata import find_metadata, metadata_of
from support import shared

pytestmark = pytest.mark.suite

STORY = {"body", "heading", "caption", "abstract"}

# The labels a careful reader gives to the lines that are not blank; ``body*4`` stands for four in a row.
SEEDS = {
    "000_38555b623e725487": "title body caption body caption body*4",
    "001_2aabd02852b7d6b0": "body*2 caption body*5 credit*5 metadata disclaimer related*20",
    "002_cca4f870a13f1f38": "navigation title metadata abstract body*2 heading body*2 heading body heading body heading "
    "body*2 heading body heading body heading body heading body heading body*3 caption*6 interaction*5 related",
    "003_e92129a83d5108a6": "interaction*5 title interaction*11 image*3 body image*3 caption heading*2 body*4 heading*2 "
    "body*4 heading*2 body*3 heading*2 body*3 image*2 caption*2 body*4 image body*2 separator*2 metadata disclaimer "
    "interaction*2",
    "004_f7f876737b4ab91d": "title byline metadata*2 heading body heading body*4 heading body*4 credit related linkfarm",
}
STATED = {
    "000_38555b623e725487": {"title": True, "published": None, "source": None, "authors": 0, "credits": []},
    "001_2aabd02852b7d6b0": {
        "title": False,
        "published": None,
        "source": None,
        "authors": 1,
        "credits": [1, 3, 1, 1, 1, 1],
    },
    "002_cca4f870a13f1f38": {
        "title": True,
        "published": "2020-10-16T09:43",
        "source": 4,
        "authors": 0,
        "credits": [1],
    },
    "003_e92129a83d5108a6": {"title": True, "published": None, "source": 4, "authors": 0, "credits": []},
    "004_f7f876737b4ab91d": {
        "title": True,
        "published": "2021-04-01T10:47",
        "source": 4,
        "authors": 1,
        "credits": [2],
    },
}


def rows(name):
    return [json.loads(line) for line in shared(f"pages/{name}.jsonl").read_text("utf-8").split("\n") if line]


def seed(name):
    return shared(f"seeds/{name}.txt").read_bytes().decode("utf-8")


def spelt_out(runs):
    pairs = (run.partition("*") for run in runs.split())
    return [label for label, _, count in pairs for _ in range(int(count or 1))]


@pytest.mark.parametrize("name", SEEDS)
def test_every_line_of_a_seed_is_labelled_as_a_careful_reader_would(name):
    labels = [block.label for block in label_blocks(seed(name)) if block.label != "blank"]
    assert labels == spelt_out(SEEDS[name])


@pytest.mark.parametrize("name", STATED)
def test_the_metadata_of_a_seed_is_as_a_reader_would_state_it(name):
    found, stated = find_metadata(seed(name)), STATED[name]
    assert (found.title is not None) is stated["title"]
    assert (found.published and found.published.begin) == stated["published"]
    assert (found.source and len(found.source)) == stated["source"]
    assert len(found.authors) == stated["authors"]
    assert [len(names) for names in found.credits.values()] == stated["credits"]


def test_body_lines_of_the_development_pages():
    right = wrong = missed = 0
    for page in rows("dev"):
        for want, (got, _, _) in zip(page["labels"], label_lines(page["lines"]), strict=True):
            right += want == "body" and got in STORY
            wrong += want not in ("body", "title") and got in STORY
            missed += want == "body" and got not in STORY
    assert 2 * right / (2 * right + wrong + missed) >= 0.98


def test_body_lines_of_plain_text_pages():
    """These pages were not trained on."""
    right = wrong = missed = 0
    for page in rows("plain_dev"):
        for want, (got, _, _) in zip(page["labels"], label_lines(page["lines"]), strict=True):
            right += want == "body" and got in STORY
            wrong += want not in ("body", "title") and got in STORY
            missed += want == "body" and got not in STORY
    assert 2 * right / (2 * right + wrong + missed) >= 0.965


def test_link_farms():
    judged = [(row["label"], is_link_farm(row["text"])) for row in rows("linkfarm_dev")]
    assert sum(1 for want, got in judged if got and not want) <= 1
    assert sum(1 for want, got in judged if got and want) >= 0.95 * sum(want for want, _ in judged)


def test_no_body_line_is_labelled_a_link_farm():
    for name in ("dev", "train_extra", "plain_dev"):
        for page in rows(name):
            for line, want, (got, _, _) in zip(
                page["lines"], page["labels"], label_lines(page["lines"]), strict=True
            ):
                assert want != "body" or got != "linkfarm", line


def test_fields_of_the_development_pages():
    """In-sample floors; the honest figures come from ``benchmarks/bench_metadata.py``."""
    titles = titled = days = dated = authors = named = 0
    for page in rows("dev"):
        lines = [line + "\n" for line in page["lines"]]
        found = metadata_of(lines, [label for label, _, _ in label_lines(lines)])
        gold = page["gold"]
        if gold["title"]:
            titled += 1
            titles += "".join((found.title or "").split()) == "".join(gold["title"].split())
        if re.match(r"\d{4}", gold["published"] or ""):
            dated += 1
            numbers = [int(number) for number in re.findall(r"\d+", gold["published"])[:3]]
            got = re.findall(r"\d+", (found.published.begin or "") if found.published else "")
            days += [int(number) for number in got[: len(numbers)]] == numbers
        if gold["author_src"] == "repo-gold":
            named += 1
            authors += gold["author"] in found.authors
    assert titles >= 0.9 * titled
    assert days >= 0.96 * dated
    assert authors >= 0.6 * named


def test_nothing_is_injected_into_clean_stories():
    spammed = 0
    for name in ("dev", "train_extra"):
        for page in rows(name):
            story = [
                line for line, label in zip(page["lines"], page["labels"], strict=True) if label == "body"
            ]
            spammed += any(piece.kind != "swapped" for piece in find_injected("\n".join(story)))
    assert spammed <= 1  # one of the pages has a gambling site's name before its paragraphs


def test_what_was_injected_is_found():
    right = wrong = missed = 0
    for page in rows("plain_dev"):
        for line, label, injected in zip(page["lines"], page["labels"], page["injected"], strict=True):
            if label == "body":
                found = any(piece.kind != "swapped" for piece in find_injected(line))
                right += injected and found
                wrong += found and not injected
                missed += injected and not found
    assert right >= 8
    assert wrong <= 1
    assert missed <= 1
