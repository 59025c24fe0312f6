r"""Markdown that the extractor wrote a page in: links, images, headings, emphasis, lists, quotes, escapes.

Its marks are no text of the page, and they hide what a line is: ``# `` before the headline, ``](https://…)`` behind every
word of a menu. Where the page shows that it is Markdown they are removed; what they mark stays. A line that is nothing
but images stays as it is, since what stands below it may be a caption.

A page is Markdown if it has a link or an image with an address, a heading of the second level or below, one heading of
the first level set apart by a blank line, or lines in bold throughout. Lines of code between fences are left alone.
"""

import re
from collections.abc import Iterator

from ..._patterns import lazy_pattern
from ...edits import RawEdit, apply_edits, compose_edits, explained_by
from ...errors import require_text
from .front_matter import find_front_matter

__all__ = ["is_image_markup", "read_markdown"]

_HAN = "[\u3400-\u9fff]"
# An address in parentheses, maybe with a title; nothing is given back, so that time stays linear.
_ADDRESS = (
    r"<?(?:(?:https?:)?//|www\.|(?:mailto|tel|javascript|data):|\.{0,2}/|[#?]"
    r"|[\w%./-]{1,100}(?<=\.)(?:s?html?|php|aspx?|jsp|pdf|docx?|jpe?g|png|gif|webp|svg)\b)"
    r"[^()\s<>]*+(?:\([^()\s]*+\)[^()\s<>]*+)*+>?"
)
_TARGET = rf"""\([ \t]*+{_ADDRESS}(?:[ \t]++(?:"[^"\n]*+"|'[^'\n]*+'))?[ \t]*+\)"""
_IMAGE = rf"!\[[^\[\]\n]{{0,300}}+\]{_TARGET}"
_LINKED_IMAGE = rf"\[[ \t]*+{_IMAGE}[ \t]*+\]{_TARGET}"
_LINK = lazy_pattern(
    rf"(?P<image>{_IMAGE}|{_LINKED_IMAGE})|\[(?P<text>(?:[^\[\]\n\\]|\\.|\[[^\[\]\n]{{0,100}}+\]){{0,400}}+)\]{_TARGET}"
    rf"|\]{_TARGET}"  # of a link that began on a line above
)
_IMAGES = lazy_pattern(rf"\s*+(?:(?:{_IMAGE}|{_LINKED_IMAGE})\s*+)++")

_FENCE = lazy_pattern(r"^ {0,3}(?:```|~~~)", re.MULTILINE)
_FIRST_HEADING = lazy_pattern(rf"^# (?=[^\n]*{_HAN})[^\n]*[^#\s][ \t]*$", re.MULTILINE)
_LATER_HEADING = lazy_pattern(rf"^##{{1,5}} (?=[^\n]*{_HAN})", re.MULTILINE)
_BOLD_LINE = lazy_pattern(
    rf"^[ \t\u3000]*\*\*(?=[^*\n]*{_HAN})[^*\s](?:[^*\n]*[^*\s])?\*\*[ \t]*$", re.MULTILINE
)
_TOP = 1000  # characters of a page in which its headline stands if it is set apart by nothing else

_QUOTE = lazy_pattern(r"(?:[ \t]{0,3}>[ \t]?)++")
_HEADING = lazy_pattern(r"[ \t]{0,3}#{1,6}[ \t]++(?=\S)")
_HEADING_END = lazy_pattern(r"[ \t]++#++[ \t]*+\Z")
_RULE = lazy_pattern(r"[ \t]*+(?:[*_-][ \t]*+){3,}+")
_BULLET = lazy_pattern(r"[ \t]*+[*+-][ \t]++(?=\S)")
_EMPHASIS = lazy_pattern(
    r"(?<![*_~\\])(?P<mark>\*{1,3}|_{1,3}|~~)(?![\s*_~，。、；：！？）》”])(?P<inner>[^*_~\n]{1,400}?)(?<![\s\\])(?P=mark)(?![*_~])"
)
_WITH_HAN = lazy_pattern(_HAN)
_ALL_HAN = lazy_pattern(f"{_HAN}+")
_ESCAPED = lazy_pattern(r"\\(?=[\\`*_{}\[\]()#+.!>~|<&-])")
_ABOVE = ("---", "Tit")
_MOST_PASSES = 4  # what is nested deeper is left alone


def is_image_markup(text: str) -> bool:
    """Return whether a line is nothing but images in Markdown."""
    return "](" in text and _IMAGES.fullmatch(text) is not None


def _markdown_edits(text: str) -> list[RawEdit]:
    """Return the edits that remove the marks of Markdown from a page."""
    edits: list[RawEdit] = []
    read = text
    for _ in range(_MOST_PASSES):
        found = _one_pass(read)
        if not found:
            return edits
        edits = compose_edits(edits, read, found) if edits else found
        read = apply_edits(read, found)
    return [] if _one_pass(read) else edits


def _one_pass(text: str) -> list[RawEdit]:
    """Return the edits that remove the outermost marks of a page in Markdown."""
    if text[:200].lstrip()[:3] in _ABOVE and (above := list(find_front_matter(text))):
        return above
    links: list[RawEdit] = []
    linked = False
    for start, end in _lines_with(text, "]("):
        if _IMAGES.fullmatch(text, start, end):
            linked = True
        else:
            links += _links(text, start, end)
    if not linked and not links and not _has_headings(text):
        return []
    bare = apply_edits(text, links)
    return compose_edits(links, bare, list(_marks(bare)))


def _lines_with(text: str, sign: str) -> Iterator[tuple[int, int]]:
    """Yield where the lines begin and end that have a sign."""
    at = text.find(sign)
    while at >= 0:
        start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
        end = len(text) if end < 0 else end
        yield start, end
        at = text.find(sign, end)


def _links(text: str, start: int, end: int) -> Iterator[RawEdit]:
    for link in _LINK.finditer(text, start, end):
        if link["image"] is not None:
            yield *link.span(), "", "article.markdown-image", 0.95
        elif link["text"] is None:
            yield *link.span(), "", "article.markdown-link", 0.95
        else:
            first, last = link.span("text")
            yield link.start(), first, "", "article.markdown-link", 1.0
            yield last, link.end(), "", "article.markdown-link", 1.0


def _has_headings(text: str) -> bool:
    """Whether the headings and bold lines of a page without links show that it is Markdown."""
    if "**" in text and _BOLD_LINE.search(text):
        return True
    if "# " not in text:
        return False
    if _LATER_HEADING.search(text):
        return True
    firsts = list(_FIRST_HEADING.finditer(text))
    return (
        len(firsts) == 1
        and firsts[0].start() < _TOP
        and (text.startswith("\n\n", firsts[0].end()) or firsts[0].start() == 0)
    )


def _marks(text: str) -> Iterator[RawEdit]:
    """Yield the edits that remove the marks of a page without its links, line by line."""
    fenced = False
    fences = _FENCE.search(text) is not None
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if fences and _FENCE.match(text, start, end):
            fenced = not fenced
        elif not fenced:
            yield from _line_marks(text, start, end)
        start = end + 1


def _line_marks(text: str, start: int, end: int) -> list[RawEdit]:
    marks: list[RawEdit] = []
    if quote := _QUOTE.match(text, start, end):
        marks.append((*quote.span(), "", "article.markdown-quote", 0.9))
        start = quote.end()
    if heading := _HEADING.match(text, start, end):
        marks.append((*heading.span(), "", "article.markdown-heading", 0.95))
        start = heading.end()
        if closing := _HEADING_END.search(text, start, end):
            marks.append((*closing.span(), "", "article.markdown-heading", 0.95))
            end = closing.start()
    elif _RULE.fullmatch(text, start, end):
        return marks
    elif bullet := _BULLET.match(text, start, end):
        marks.append((*bullet.span(), "", "article.markdown-list", 0.9))
        start = bullet.end()
    line = text[start:end]
    prose = "，" in line or "。" in line
    for emphasis in _EMPHASIS.finditer(text, start, end):
        if _is_emphasis(emphasis, prose):
            first, last = emphasis.span("inner")
            marks.append((emphasis.start(), first, "", "article.markdown-emphasis", 0.9))
            marks.append((last, emphasis.end(), "", "article.markdown-emphasis", 0.9))
    if "\\" in line:
        escapes = _ESCAPED.finditer(text, start, end)
        marks += [(*escape.span(), "", "article.markdown-escape", 0.95) for escape in escapes]
    return sorted(marks)


def _is_emphasis(found: re.Match[str], prose: bool) -> bool:
    """Whether two marks are emphasis: not 3*4*5, nor the underscores of a name or between the parts of a title."""
    mark, inner = found["mark"], found["inner"]
    if mark not in ("*", "_", "__", "___"):
        return True
    before = found.string[found.start() - 1 : found.start()]
    behind = found.string[found.end() : found.end() + 1]
    if mark == "*":
        within = _between_letters(before, inner[0]) or _between_letters(inner[-1], behind)
        return not within and _WITH_HAN.search(inner) is not None
    # CommonMark allows no underscores within a word; converters set them around Chinese words all the same
    return not (before.isalnum() or behind.isalnum()) or (prose and _ALL_HAN.fullmatch(inner) is not None)


def _between_letters(before: str, behind: str) -> bool:
    return before.isascii() and behind.isascii() and before.isalnum() and behind.isalnum()


def _find_edits(text: str) -> Iterator[RawEdit]:
    return iter(_markdown_edits(require_text(text)))


@explained_by(_find_edits)
def read_markdown(text: str) -> str:
    """Remove the marks of Markdown from a page that an extractor wrote in it.

    Args:
        text: A page, repaired.

    Returns:
        The text without the marks, as many lines as before; the same object if the page is no Markdown.

    Raises:
        TextTypeError: `text` is not a `str`.

    Source: CommonMark 0.31.2.

    Examples:
        >>> read_markdown("# 某县通车\\n\\n据[某某网](https://example.cn/)报道，**今晨**某县通车。")
        '某县通车\\n\\n据某某网报道，今晨某县通车。'
    """
    return apply_edits(text, _markdown_edits(require_text(text)))
