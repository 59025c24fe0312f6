"""What pages state about their stories, field by field."""

import pytest

from cnnewsnorm.errors import TextTypeError
from cnnewsnorm.metadata import find_metadata, metadata_of
from cnnewsnorm.metadata.people import AUTHOR_ROLES, OTHER_ROLES, PHOTO_ROLES
from cnnewsnorm.script import convert_script
from support import cases

FIELDS = "title kicker subtitle original_title source original_source dateline agency place column abstract reprint".split()
LISTS = ("authors", "photographers", "tags")


@pytest.mark.parametrize("case", cases("metadata"))
def test_the_fields_are_as_a_reader_would_state_them(case):
    found = find_metadata(case["page"])
    for name in FIELDS:
        if name in case:
            assert getattr(found, name) == case[name], name
    for name in LISTS:
        if name in case:
            assert list(getattr(found, name)) == case[name], name
    for name in ("published", "updated"):
        if name in case:
            date = getattr(found, name)
            assert (date and date.begin) == case[name], name
    if "credits" in case:
        assert {role: list(names) for role, names in found.credits.items()} == case["credits"]
    if "counts" in case:
        assert dict(found.counts) == case["counts"]


@pytest.mark.parametrize("case", cases("metadata"))
def test_every_span_holds_what_the_field_says(case):
    page = case["page"]
    found = find_metadata(page)
    for name in (*FIELDS, *LISTS):
        value = getattr(found, name)
        texts = [page[start:end] for start, end in found.spans.get(name, ())]
        if isinstance(value, tuple):
            assert {"".join(text.split()) for text in texts} == {"".join(name.split()) for name in value}
        elif value is not None:
            assert " ".join(texts) == value
    if found.published is not None:
        assert page[found.published.start : found.published.end] == found.published.text


@pytest.mark.parametrize("case", cases("labelled_lines"))
def test_headline_and_day_are_found_whatever_the_labels_say(case):
    labels, lines = zip(*case["lines"], strict=True)
    found = metadata_of([line + "\n" for line in lines], labels)
    assert found.title == case["title"]
    if "published" in case:
        assert (found.published and found.published.begin) == case["published"]
    if "authors" in case:
        assert list(found.authors) == case["authors"]


HEADLINE = "三条河道清淤完工 行洪能力提高两成"
STORY = (
    "山城区水务局昨日通报，辖区内三条河道的清淤工程已经全部完工，今年汛期的行洪能力将比往年提高两成，沿线居民出行也更加方便。",
    "据介绍，工程历时八个月，共清运淤泥十二万立方米，沿河新修步道六公里，栽种柳树三千余株，下月起将向市民全面开放。",
)


@pytest.mark.parametrize("case", cases("bylines"))
def test_authors_are_found_wherever_a_byline_stands(case):
    head, lead, end, tail = (
        case["text"] if case["place"] == place else "" for place in ("head", "lead", "end", "tail")
    )
    lines = [HEADLINE, "2021-06-11 08:30", head, lead + STORY[0], STORY[1] + end, tail]
    found = find_metadata("\n".join(line for line in lines if line))
    assert list(found.authors) == case["authors"]
    assert found.title == HEADLINE


def test_labelled_lines_can_be_read_without_a_page():
    found = metadata_of(["河堤植树\n", "责编：王某某\n"], ["title", "credit"])
    assert found.title == "河堤植树"
    assert dict(found.credits) == {"责编": ("王某某",)}


def test_roles_are_known_in_both_scripts():
    roles = {*AUTHOR_ROLES, *PHOTO_ROLES, *OTHER_ROLES}
    simplified = {convert_script(role, config="t2s") for role in roles}
    traditional = {convert_script(role, config="s2tw").replace("臺", "台") for role in roles}
    assert simplified <= roles
    assert traditional <= roles


def test_what_is_not_text_is_refused():
    with pytest.raises(TextTypeError, match="must be str"):
        find_metadata(None)
