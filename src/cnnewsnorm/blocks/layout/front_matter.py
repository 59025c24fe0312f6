"""What an extractor wrote above a page: fields between lines of dashes, as YAML has them, or title, address and time.

The names of its fields are English, and its title is often the only one there is. Names are translated to what pages say
themselves, and the title is freed of its name, so that everything else reads them as it reads a page.
"""

import re
from collections.abc import Iterator

from ..._patterns import lazy_pattern
from ...edits import RawEdit

__all__ = ["find_front_matter"]

# title: 某县通车 … between lines of dashes, as trafilatura and static sites have it
_BLOCK = lazy_pattern(
    r"\s*+---[ \t]*\n(?P<fields>(?!---)[^\n]*\n(?:(?!---)[^\n]*\n){1,40}?)---[ \t]*(?=\n|\Z)"
)
# Title: 某县通车, URL Source: https://… above the page, as reader services have it
_HEAD = lazy_pattern(
    r"\s*+(?P<title>Title:[ \t]*)\S[^\n]*\n+(?P<address>URL Source:[^\n]*)\n(?:\s*+Published Time:[^\n]*\n)?"
)
_CONTENT = lazy_pattern(r"\s*+(?P<rest>(?:Markdown|Text) Content:)[ \t]*(?=\n|\Z)")
_FIELD = lazy_pattern(
    r"^(?P<name>[A-Za-z][A-Za-z_ -]{1,20}):[ \t]*(?P<value>\S(?:[^\n]*\S)?)[ \t]*$", re.MULTILINE
)
_NAMES = {
    "author": "作者：",
    "authors": "作者：",
    "sitename": "来源：",
    "source": "来源：",
    "publisher": "来源：",
    "description": "摘要：",
    "summary": "摘要：",
    "excerpt": "摘要：",
    "tags": "关键词：",
    "keywords": "关键词：",
    "categories": "栏目：",
    "category": "栏目：",
}
_OTHERS = frozenset(
    ["title", "date", "url", "hostname", "published", "image", "language", "id", "fingerprint"]
)
_LEAST = 2  # fields of these names, of which the title is one
_MARKS = lazy_pattern(r"[\[\]'\"]")
_RULE = "article.front-matter"


def find_front_matter(text: str) -> Iterator[RawEdit]:
    """Yield the edits that make the fields above a page read as those of the page itself."""
    if block := _BLOCK.match(text):
        fields = list(_FIELD.finditer(text, *block.span("fields")))
        names = {field["name"].lower() for field in fields}
        if "title" in names and len(names & (_OTHERS | _NAMES.keys())) >= _LEAST:
            for field in fields:
                yield from _translated(text, field)
    elif head := _HEAD.match(text):
        yield *head.span("title"), "", _RULE, 0.95
        # Where nothing else stands above it, the model takes the address for the story.
        yield *head.span("address"), "", _RULE, 0.95
        if content := _CONTENT.match(text, head.end()):
            yield *content.span("rest"), "", _RULE, 0.95


def _translated(text: str, field: re.Match[str]) -> Iterator[RawEdit]:
    name = field["name"].lower()
    start, end = field.span("value")
    if name == "title":
        yield field.start(), start, "", _RULE, 0.95
    elif name in _NAMES:
        yield field.start(), start, _NAMES[name], _RULE, 0.95
    else:
        return
    if field["value"][0] in "['\"":
        for mark in _MARKS.finditer(text, start, end):
            yield *mark.span(), "", _RULE, 0.9
