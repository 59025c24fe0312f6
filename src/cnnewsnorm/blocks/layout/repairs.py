"""A page repaired, and its lines: garble undone, text set letter by letter closed up, and the marks of Markdown removed."""

from itertools import accumulate, pairwise

from ...edits import Explanation, RawEdit, apply_edits, compose_edits, edit_finder
from ...spacing import close_letters
from .markdown import read_markdown

__all__ = ["find_repairs", "repair_page", "split_lines"]


def split_lines(page: str) -> list[str]:
    r"""Split a page into lines that keep their terminator; lines end at ``"\n"`` only."""
    lines = page.splitlines(keepends=True)  # in half the time and memory, but ends lines at other signs, too
    if len(lines) == page.count("\n") + (page[-1:] not in ("", "\n")):
        return lines
    *lines, last = page.split("\n")
    texts = [line + "\n" for line in lines]
    return [*texts, last] if last else texts


def find_repairs(page: str) -> list[RawEdit]:
    """Return the edits that repair the garble of a page, close up its letters and remove the marks of Markdown."""
    from ...garble import repair_garbled

    edits: list[RawEdit] = []
    repaired = page
    for step in (repair_garbled, close_letters, read_markdown):
        finder = edit_finder(step)
        assert finder is not None
        if found := list(finder(repaired)):
            edits = compose_edits(edits, repaired, found)
            repaired = apply_edits(repaired, found)
    return edits


def repair_page(page: str) -> tuple[Explanation, list[str]]:
    """Repair a page; return how, and the lines of the repaired text, one for one with the page's."""
    edits = find_repairs(page)
    if not edits:
        return Explanation(page, page, ()), split_lines(page)
    explanation = Explanation.from_raw(page, apply_edits(page, edits), edits)
    places = [0, *map(explanation.from_original, accumulate(map(len, split_lines(page))))]
    return explanation, [explanation.text[start:end] for start, end in pairwise(places)]
