"""Finds the metadata of a page in its labelled lines: brings together headline, day, people and labelled fields."""

from collections.abc import Sequence
from typing import Any

from .._patterns import lazy_pattern
from .._records import ReadOnly
from ..blocks import label_lines, split_lines
from ..blocks.layout.parting import parted_page
from ..errors import require_text
from .days import find_days
from .fields import find_fields
from .page import Page
from .people import (
    ACCOUNT_ROLES,
    AUTHOR_ROLES,
    PHOTO_ROLES,
    TEACHING,
    is_name,
    is_person,
    spans_of_roles,
    split_names,
)
from .titles import find_headline
from .types import Metadata

__all__ = ["find_metadata", "metadata_of"]

_NEXT_FIELD = lazy_pattern(r"[|｜丨]?\s*[\u4e00-\u9fff]{2,5}\s*[:：]|[|｜]|\s{3,}|\s\d{4}[-年/.]|\s[发發]自")
# 作者：某某（某大学教授）: what its bearer is, behind a name
_OFFICE = lazy_pattern(
    r"(?<=[\u4e00-\u9fff])(?<![者员員辑輯])[(（][\u4e00-\u9fff][^()（）]{2,40}(?:[授员員任长長席家者师師士理人辑輯报報网網学學院社校会會司局部心所])[)）]"
)
_NAMED = ("byline", "credit")
_ROLE_ALONE = lazy_pattern(r"^\s*[\u4e00-\u9fff]{2,6}\s*[:：]\s*$")
# 王某某, or 王 某 set apart to align columns
_NAME = r"(?:[\u4e00-\u9fff][ \u3000]{1,2}[\u4e00-\u9fff](?![\u4e00-\u9fff])|[\u4e00-\u9fff·]{2,4})"
_NAMES = rf"{_NAME}(?:[、，, \u3000?？]{_NAME}){{0,5}}"
_PHOTOGRAPHER = lazy_pattern(
    rf"(?:[记記]者|通[讯訊][员員])?\s*({_NAMES}?)\s*翻?[摄攝]影?\s*[）)〕】]|[图圖][／/](?:[记記]者)?({_NAMES}?)翻?[摄攝]|[记記]者\s*({_NAMES}?)\s*[摄攝](?:$|\s+\d)|[摄攝]影?\s*[:：／/]\s*({_NAMES})$"
)
# 图：王某某 is no caption but says whose the pictures are
_PICTURES_BY = lazy_pattern(r"\s*([图圖]片?)\s*[:：／/]\s*([\u4e00-\u9fff]{2,4})\s*$")
# 某社发 王某某 摄  。王某某 摄（某网）: without the word for a reporter, so that only a likely name counts
_TAKEN_BY = lazy_pattern(rf"(?:社[发發]?|。)\s*({_NAMES}?)\s+[摄攝](?=\s*(?:$|[（(]))")


class _Finder:
    def __init__(self, lines: Sequence[str], labels: Sequence[str]) -> None:
        self.page = Page(lines, labels)
        self.values: dict[str, Any] = {}
        self.spans: dict[str, list[tuple[int, int]]] = {}
        self.credits: dict[str, list[str]] = {}
        self.authors: list[str] = []
        self.photographers: list[str] = []

    def mark(self, name: str, index: int, start: int, end: int) -> None:
        self.spans.setdefault(name, []).append(self.page.span(index, start, end))

    def credit(self, role: str, name: str, index: int, start: int, end: int) -> None:
        self.credits.setdefault(role, []).append(name)
        self.mark("credits", index, start, end)

    def author(self, name: str, index: int, start: int, end: int) -> None:
        self.authors.append(name)
        self.mark("authors", index, start, end)


def metadata_of(lines: Sequence[str], labels: Sequence[str]) -> Metadata:
    """Read the metadata from lines that are repaired and labelled.

    Args:
        lines: The lines of a page with their terminators.
        labels: The label of every line.

    Returns:
        The metadata; spans refer to ``"".join(lines)``.
    """
    finder = _Finder(lines, labels)
    title = _title(finder)
    for name, value, places in find_fields(finder.page, title):
        finder.values[name] = value
        for place in places:
            finder.mark(name, *place)
    if "original_title" in finder.values:
        (start, _), *_ = finder.spans["original_title"]
        # above the story, or above what was taken for the headline: a caption, or the headline of a part
        below = title if title >= 0 else min(finder.page.prose, len(lines) - 1)
        if start < finder.page.span(below, 0, 0)[0]:
            finder.values["title"] = finder.values["original_title"]
            finder.spans["title"] = finder.spans["original_title"]
    _people(finder, title)
    for name, (date, _) in find_days(finder.page, title).items():
        finder.values[name] = date
        finder.spans[name] = [(date.start, date.end)]
    return Metadata(
        **finder.values,
        authors=tuple(dict.fromkeys(finder.authors)),
        photographers=tuple(dict.fromkeys(finder.photographers)),
        credits=ReadOnly({role: tuple(dict.fromkeys(names)) for role, names in finder.credits.items()}),
        spans=ReadOnly({name: tuple(sorted(set(places))) for name, places in finder.spans.items()}),
    )


def _title(finder: _Finder) -> int:
    """Take headline, kicker and subtitle; return the line of the headline, or -1."""
    headline = find_headline(finder.page)
    if headline is None:
        return -1
    lines = finder.page.lines
    for name in ("kicker", "subtitle"):
        piece = getattr(headline, name)
        if piece:
            index, start, end = piece
            finder.values[name] = lines[index][start:end]
            finder.mark(name, *piece)
    for piece in headline.title:
        finder.mark("title", *piece)
    finder.values["title"] = " ".join(lines[index][start:end] for index, start, end in headline.title)
    return headline.title[-1][0]


def _people(finder: _Finder, title: int) -> None:
    page = finder.page
    for index in page.labelled("metadata", "byline", "credit", "caption", "body"):
        label, line = page.labels[index], page.lines[index]
        if label not in ("caption", "body"):
            _roles(finder, index, line, label)
        if label in ("caption", "body", "byline") and ("摄" in line or "攝" in line):
            _photographers(finder, index, line)
        elif label == "caption" and (signed := _PICTURES_BY.match(line)) and is_person(signed[2]):
            finder.credit(signed[1], signed[2], index, signed.start(2), signed.end(2))
            finder.photographers.append(signed[2])
            finder.mark("photographers", index, signed.start(2), signed.end(2))
    if not finder.authors:
        from .bylines import find_authors  # many pages name their author in a labelled line

        for name, role, index, start, end in find_authors(page, title):
            finder.author(name, index, start, end)
            if role:
                finder.credit(role, name, index, start, end)


def _roles(finder: _Finder, index: int, line: str, label: str) -> None:
    if label in _NAMED and _ROLE_ALONE.search(line):  # 责任编辑： with the name on the next line
        _named_below(finder, index, line)
        return
    if line.lstrip().startswith(TEACHING):
        return
    if "(" in line or "（" in line:
        line = _OFFICE.sub(lambda office: " " * len(office[0]), line)
    for role, start, end in spans_of_roles(line, label == "credit"):
        cut = _NEXT_FIELD.search(line, start, end)
        for name, at, stop in split_names(line, start, cut.start() if cut else end):
            if not is_name(name) and role not in ACCOUNT_ROLES:
                continue
            finder.credit(role, name, index, at, stop)
            if role in AUTHOR_ROLES or role.endswith(("记者", "記者")):
                finder.author(name, index, at, stop)
            elif role in PHOTO_ROLES:
                finder.photographers.append(name)
                finder.mark("photographers", index, at, stop)


def _named_below(finder: _Finder, index: int, line: str) -> None:
    for below in finder.page.below(index, 1):
        if finder.page.labels[below] not in _NAMED:
            continue
        value, role = finder.page.lines[below], line.strip(" \t\r\n:：\u3000")
        for name, start, end in split_names(value, 0, len(value)):
            if is_name(name):
                finder.credit(role, name, below, start, end)
                if role in AUTHOR_ROLES:
                    finder.author(name, below, start, end)


def _photographers(finder: _Finder, index: int, line: str) -> None:
    shift = max(0, len(line) - 60)
    for match in _PHOTOGRAPHER.finditer(line.rstrip(), shift):
        group = match.lastindex or 1
        for name, at, stop in split_names(line, match.start(group), match.end(group)):
            if is_name(name):
                finder.photographers.append(name)
                finder.mark("photographers", index, at, stop)
    for match in _TAKEN_BY.finditer(line.rstrip(), shift):
        for name, at, stop in split_names(line, match.start(1), match.end(1)):
            if is_person(name):
                finder.photographers.append(name)
                finder.mark("photographers", index, at, stop)


def find_metadata(page: str) -> Metadata:
    """Read what a page says about its story.

    Args:
        page: The raw text of a page.

    Returns:
        The metadata, with the place of every value in `page`.

    Raises:
        TextTypeError: `page` is not a `str`.

    Examples:
        >>> find_metadata("责任编辑：王某某、李某某").credits["责任编辑"]
        ('王某某', '李某某')
    """
    explanation = parted_page(require_text(page, "page"))
    lines = split_lines(explanation.text)
    return metadata_of(lines, [label for label, _, _ in label_lines(lines)]).moved(explanation)
