"""How much of mojibake comes back on news pages, by class of damage, and what is changed on pages that have none.

    python benchmarks/bench_mojibake_pages.py PAGES.jsonl …             # labelled pages: lines and labels
    python benchmarks/bench_mojibake_pages.py PAGES.jsonl … --only GBK  # some of the classes of bench_mojibake.py

A page is a JSON object with `lines` and one of `title`, `body` and others as `labels` for each. The damage is that of
bench_mojibake.py, with a fixed seed, in both scripts. Measured per character (one minus edit distance over length):

- page: the whole page was damaged, and is repaired as a whole; exact: lines of it that came back
- body: each line of the story for itself, whatever its length
- title: the title alone was damaged, above a page that is clean; kept: pages of which all other lines stay as they are
- story: the story was damaged, below a title and between other lines that are clean, and what stays of these

Pages that are not damaged come first: what would change on a page is printed by kind, and should be true damage.
"""

import argparse
import json
import random
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from bench_mojibake import DAMAGES, SEED, Damage, distance, keepable
from cnnewsnorm import find_garbled, repair_garbled, to_simplified, to_traditional

Page = list[tuple[str, str]]
"""The lines of a page with their labels."""

LEAST = 0.5  # the confidence from which repair_garbled repairs
CONVERT = {"s": to_simplified, "t": to_traditional}


def read(paths: Iterable[Path]) -> Iterator[Page]:
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            page = json.loads(line)
            yield list(zip(page["lines"], page["labels"], strict=True))


class Score:
    """Characters and lines that came back."""

    def __init__(self) -> None:
        self.right = self.total = self.exact = self.lines = 0

    def add(self, expected: str, got: str) -> None:
        self.right += max(0, len(expected) - distance(expected, got))
        self.total += len(expected)
        self.exact += expected == got
        self.lines += 1

    def add_lines(self, expected: list[str], got: str) -> bool:
        """Add each line; tell whether none went missing."""
        lines = got.split("\n")
        same = len(lines) == len(expected)
        for index, line in enumerate(expected):
            self.add(line, lines[index] if same else "")
        return same

    @property
    def characters(self) -> float:
        return self.right / max(1, self.total)

    @property
    def whole(self) -> float:
        return self.exact / max(1, self.lines)


def mixed(page: Page, damaged: str, label: str, damage: Damage, draw: random.Random) -> tuple[Score, bool]:
    """Damage the lines of one label; return what came back of them, and whether the others stayed as they are."""
    score = Score()
    expected = [keepable(line, label) if kind == damaged else line for line, kind in page]
    given = [
        damage(line, draw) if kind == damaged else line
        for line, (_, kind) in zip(expected, page, strict=True)
    ]
    got = repair_garbled("\n".join(given)).split("\n")
    if len(got) != len(page):
        return score, False
    kept = True
    for line, back, (_, kind) in zip(expected, got, page, strict=True):
        if kind == damaged:
            score.add(line, back)
        else:
            kept = kept and line == back
    return score, kept


def clean(pages: list[Page]) -> list[Page]:
    """Print what is changed and reported on pages as they stand; return the pages of which nothing was changed."""
    untouched = []
    changed = reported = lines = 0
    for page in pages:
        text = "\n".join(line for line, _ in page)
        lines += len(page)
        places = find_garbled(text)
        reported += sum(place.repaired is None for place in places)
        repaired = repair_garbled(text)
        if repaired is text:
            untouched.append(page)
            continue
        made = [place for place in places if place.repaired is not None and place.confidence >= LEAST]
        changed += len(made)
        for kind, count in Counter(place.kind for place in made).items():
            first = next(place for place in made if place.kind == kind)
            print(f"  {count} {kind}: {first.text[:50]!r} -> {first.repaired!r:.52}")
    print(f"{len(pages)} pages, {lines} lines as they stand: {changed} changes, {reported} places reported\n")
    return untouched


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("pages", nargs="+", type=Path)
    parser.add_argument("--most", type=int, default=60, help="pages that are damaged, at the most")
    parser.add_argument("--only", default="", help="only classes with this in their name")
    arguments = parser.parse_args()
    for path in arguments.pages:
        if not path.exists():
            sys.exit(f"{path} does not exist: give files of labelled pages")
    pages = clean(list(read(arguments.pages)))
    draw = random.Random(SEED)
    pages = [page for page in pages if {"title", "body"} <= {kind for _, kind in page}]
    pages = draw.sample(pages, min(len(pages), arguments.most))
    print(f"{len(pages)} pages damaged; characters back\n")
    print(f"{'class':40}   {'page':>7} {'exact':>7} | {'body':>7} {'title':>7}    kept |   story    kept")
    for label, (damage, scripts) in DAMAGES.items():
        for script in scripts if arguments.only in label else "":
            convert = CONVERT[script]
            whole, body, title, story = Score(), Score(), Score(), Score()
            kept_title = kept_story = 0
            for page in pages:
                page = [(convert(line), kind) for line, kind in page]
                lines = [keepable(line, label) for line, _ in page]
                whole.add_lines(lines, repair_garbled("\n".join(damage(line, draw) for line in lines)))
                for line, kind in zip(lines, (kind for _, kind in page), strict=True):
                    if kind == "body":
                        body.add(line, repair_garbled(damage(line, draw)))
                for kind, sum_ in (("title", title), ("body", story)):
                    score, kept = mixed(page, kind, label, damage, draw)
                    sum_.right, sum_.total = sum_.right + score.right, sum_.total + score.total
                    kept_title += kept and kind == "title"
                    kept_story += kept and kind == "body"
            print(
                f"{label:40} {script} {whole.characters:7.1%} {whole.whole:7.1%} | {body.characters:7.1%}"
                f" {title.characters:7.1%} {kept_title / len(pages):7.1%} | {story.characters:7.1%}"
                f" {kept_story / len(pages):7.1%}",
                flush=True,
            )


if __name__ == "__main__":
    main()
