"""Lines that are nothing but who wrote the story: 某某晚报记者 王某某, 王某某／台北報導, 文 _ 王某某."""

import re
from collections.abc import Iterator

from .._patterns import lazy_pattern
from ..blocks.rules.names import PENNED
from .accounts import Found
from .people import AUTHOR_ROLES, NAMES, is_name, is_person, spans_of_roles, split_names

__all__ = ["HAN", "LIST", "PICTURE", "WRITER", "line_of_names", "names_in"]

HAN = "\u3400-\u4dbf\u4e00-\u9fff"
WRITER = r"(?:[见見实實]?[习習]?[记記]者|通[讯訊][员員]|特[约約派][记記]者|[实實][习習]生|撰稿人?|主[笔筆]|[评評][论論][员員]|撰文|采[访訪写寫]|採[訪寫])"
# What every line with such a word holds: a search that can skip from character to character.
_MAY_WRITE = re.compile("[者员員生撰主采採]")
LIST = rf"[{HAN}]{{2,4}}(?:[\s、]+[{HAN}]{{2,4}}){{0,3}}"
_AT_END = r"(?=\s*(?:$|[）)】〕\]／/╱∕|｜]|[文图圖](?![\u4e00-\u9fff])|[摄攝]影[报報]|(?:[综綜]合|整理)?[报報][导導道]|通[讯訊][员員]|\d{1,2}月|\d{4}[-年.]))"
# 某某晚报记者 王某某 李某某   記者王某某／台北報導   某某日报记者王某某/文
_REPORTER = lazy_pattern(
    rf"(?:^|(?<=[{HAN}A-Za-z\s（(【〔\[·／/╱∕]))({WRITER})\s*[:：/／|｜]?\s*({NAMES}?){_AT_END}"
)
_ONE = rf"(?:[{HAN}]{{2,3}}|[{HAN}][ \u3000]{{1,2}}[{HAN}])"
# 王某某 李 某报道  王某某李某某摄影报道  2022-5-18|王某某 综合报道
_NAMES_REPORT = lazy_pattern(
    rf"(?:[^|｜]{{8,20}}[|｜])?\s*[（(]?((?:{_ONE}[\s、]){{0,4}}(?![综綜]合){_ONE}|[{HAN}]{{4,9}}?(?=[摄攝]影))\s*(?:[综綜]合|[摄攝]影|整理)?[报報][导導道][）)]?\s*$"
)
# 某某時報 王某某、李某某
_PAPER_AND_NAMES = re.compile(rf"\s*[{HAN}]{{2,8}}(?:[报報社网網]|[周週]刊)\s+({NAMES})\s*$")
# 王某某／台北報導   【王某某/綜合報導】
_REPORTING = lazy_pattern(
    rf"(?:^|[\s（(【〔\[])({NAMES}?)\s*[/／╱]\s*[{HAN}]{{2,6}}(?:[报報][导導道]|[电電])"
    # 【XYTV 王某某報導】
    rf"|[【〔（(][A-Za-z]{{2,12}}\s({NAMES}?)[报報][导導道][】〕）)]"
)
# 文 _ 王某某  By 王某某  Author, 王某某: the whole line
_SIGNED_BY = lazy_pattern(
    rf"\s*(?:文\s+_\s+|[Bb]y\s?[:：]?\s?|Author,\s)([{HAN}]{{2,4}}(?:[\s、]+[{HAN}]{{2,4}}){{0,3}})\s*$"
)
PICTURE = re.compile(r"[摄攝](?!影[报報])")
_TAKEN = re.compile("[摄攝](?!影)")
_TOOK = re.compile(r"\s*[／/╱∕]\s*翻?[摄攝](?!影?[报報文])")
_BY = re.compile(
    r"(?:^|\s)(?:[Bb]y|BY|Posted by)[:\s]+([A-Z][A-Za-z.'-]+(?: [A-Z][A-Za-z.'-]+){1,2}?)"
    r"(?:(?:,| and) ([A-Z][A-Za-z.'-]+(?: [A-Z][A-Za-z.'-]+){1,2}?))?\s*(?:$|[,|·(]|Leave a |\d+ Comment)"
)


def names_in(text: str, start: int, end: int, role: str | None, index: int, sure: bool) -> Iterator[Found]:
    """Yield the names in ``text[start:end]`` that are people's; if it is `sure`, also what only has the form of one."""
    for name, at, stop in split_names(text, start, end):
        dotted = role is not None and "·" in name  # 阿依古丽·买买提
        if is_person(name) or ((sure or dotted) and is_name(name)):
            yield Found(name, role, index, at, stop)


def line_of_names(line: str, index: int) -> Iterator[Found]:
    """Yield who a line, or what stands in brackets, says wrote the story."""
    found = False
    short = len(line) <= 40
    paper = (_PAPER_AND_NAMES.match(line) or _NAMES_REPORT.match(line)) if short else None
    if paper:
        names = list(split_names(line, paper.start(1), paper.end(1)))
        likely = len(names) > 1 or paper.re is _PAPER_AND_NAMES or paper.end(1) - paper.start(1) == 3
        if likely and all(is_person(name) for name, _, _ in names):
            yield from (Found(name, None, index, start, end) for name, start, end in names)
            return
    penned = PENNED.fullmatch(line.strip()) if short and line.rstrip()[-1:] in "）)" else None
    if penned and is_person(penned[1]):
        start = line.index(penned[1])
        yield Found(penned[1], None, index, start, start + len(penned[1]))
        return
    signed = _SIGNED_BY.match(line) if short and ("y" in line or "文" in line or "Author" in line) else None
    if signed:
        yield from names_in(line, signed.start(1), signed.end(1), None, index, True)
        return
    for match in _REPORTER.finditer(line) if _MAY_WRITE.search(line) else ():
        if _TOOK.match(line, match.end(2)):
            continue  # 记者某某／摄影
        for item in names_in(line, match.start(2), match.end(2), match[1], index, False):
            found = True
            yield item
    if found:
        return
    for match in _REPORTING.finditer(line) if any(map(line.__contains__, "/／╱∕】〕")) else ():
        group = match.lastindex or 1
        yield from names_in(line, match.start(group), match.end(group), None, index, False)
        return
    for role, start, end in spans_of_roles(line, False):
        if role in AUTHOR_ROLES and not (PICTURE.search(line, start, end) or _TAKEN.match(line, end)):
            yield from names_in(line, start, min(end, start + 40), role, index, False)
    by = _BY.search(line) if "y" in line or "BY" in line else None
    for group in (1, 2):
        if by and by[group]:
            yield Found(by[group], None, index, by.start(group), by.end(group))
