"""``cnnewsnorm demo``: the main job on the page that comes with the program, told in a screen or two."""

from argparse import Namespace
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from .._tables import load_table
from ..diff import count_lines, count_rules, diff_hunks, paint_with, visible
from ..edits import Explanation
from ._show import Places, article_head, fitted, width_of, wrapped
from ._tasks import dumps

if TYPE_CHECKING:
    from ..article import Article
    from ..blocks import Block

__all__ = ["write_demo"]

_KEPT = {"title", "heading", "body", "abstract", "caption", "metadata", "byline", "credit"}
_EMPTY = {"blank", "separator"}
_SAMPLES = ("title", "metadata", "body", "linkfarm")  # of each the most damaged line is shown
_RULES = 8  # so many rules are shown, the busiest ones
_AROUND = 3  # characters shown on either side of an example


def write_demo(options: Namespace, sink: BinaryIO) -> None:
    """Write the demo, in the form that `options` ask for."""
    page = load_table("demo_page.txt")
    if options.page:
        sink.write(page.encode("utf-8"))
        return
    from ..article import parse_article

    article = parse_article(page, script=options.script)
    if options.format == "json":
        output = dumps(article.to_dict(), 2)
    elif options.format == "markdown":
        output = article.to_markdown().encode("utf-8")
    elif options.format == "html":
        from ..diff import html_diff

        output = html_diff(article.explanation, "cnnewsnorm demo").encode("utf-8")
    else:
        output = "".join(f"{line}\n" for line in _story(page, article, options)).encode("utf-8")
    sink.write(output)


def _story(page: str, article: "Article", options: Namespace) -> Iterator[str]:
    from ..pipeline import Normalizer

    paint = paint_with(options.color)
    width = min(options.width or 80, 100)
    explanation = Normalizer(script=options.script).explain(page)
    place = Places(page)
    yield paint(
        "strong", f"A page as a scraper left it, damaged: {page.rstrip().count(chr(10)) + 1} lines, such as"
    )
    yield ""
    for block in _samples(article):
        number, _ = place.of(block.start)
        yield fitted(f"  {number:>4}  {visible(_worst_part(block.text.strip(), width - 8))}", width)
    yield ""
    yield paint("strong", "The article in it")
    yield ""
    yield from (f"  {line}" for line in article_head(article))
    for paragraph in article.paragraphs:
        yield ""
        yield from (f"  {line}" for line in wrapped(paragraph, width - 2))
    yield ""
    totals = count_lines(diff_hunks(explanation))
    yield paint("strong", f"Repaired: {len(explanation.edits)} places in {totals.changed} lines")
    yield ""
    rules = count_rules(explanation)
    column = max((len(row.rule) for row in rules[:_RULES]), default=0) + 2
    for row in rules[:_RULES]:
        yield fitted(f"  {row.count:>4}  {row.rule:<{column}}{_example(explanation, row.rule)}", width)
    if len(rules) > _RULES:
        rest = rules[_RULES:]
        yield f"  {sum(row.count for row in rest):>4}  by {len(rest)} more rules"
    yield ""
    out = [block for block in article.blocks if block.label not in _KEPT | _EMPTY]
    yield paint("strong", f"Left out of the article: {sum(map(_line_count, out))} lines")
    yield ""
    for label in dict.fromkeys(block.label for block in out):
        same = [block for block in out if block.label == label]
        text = " / ".join(" ".join(_repaired(explanation, block).split()) for block in same)
        yield fitted(f"  {sum(map(_line_count, same)):>4}  {label:<{column}}{visible(text)}", width)
    yield ""
    yield "All edits, side by side:  cnnewsnorm demo --format html --output demo.html"
    yield "A page of your own:       cnnewsnorm extract FILE"


def _samples(article: "Article") -> list["Block"]:
    """The most damaged line of each of a few labels, in the order of the page."""

    def damage(block: "Block") -> int:
        return block.text.count("(") + 20 * block.text.count("?")

    found = []
    for label in _SAMPLES:
        blocks = [block for block in article.blocks if block.label == label]
        found += sorted(blocks, key=damage, reverse=True)[:1]
    return sorted(found, key=lambda block: block.start)


def _worst_part(text: str, width: int) -> str:
    """A long line from a little before its first lost byte, so that the worst damage is in sight."""
    at = text.find("?")
    if at < 0 or width_of(text[: at + 20]) <= width:
        return text
    return "…" + text[at - 20 :]


def _line_count(block: "Block") -> int:
    return len(block.text.strip("\n").split("\n"))


def _repaired(explanation: Explanation, block: "Block") -> str:
    start, end = explanation.from_original(block.start), explanation.from_original(block.end)
    return explanation.text[start:end]


def _example(explanation: Explanation, rule: str) -> str:
    """An edit of a rule with what stands around it, before and after; one away from others if possible."""
    edits = explanation.edits
    best = None
    for i, edit in enumerate(edits):
        if rule not in edit.rule.split(" + "):
            continue
        low = edits[i - 1].end + _AROUND if i else 0
        high = edits[i + 1].start - _AROUND if i + 1 < len(edits) else edit.end
        if low <= edit.start and edit.end <= high:
            best = edit
            break
        best = best or edit
    assert best is not None
    original = explanation.original
    left = original[max(0, best.start - _AROUND) : best.start].rpartition("\n")[2]
    right = original[best.end : best.end + _AROUND].partition("\n")[0]
    before, after = (visible(f"{left}{middle}{right}") for middle in (best.before, best.after))
    return f"{before}{' ' * max(1, 24 - width_of(before))}→ {after}"
