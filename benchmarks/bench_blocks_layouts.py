"""How many lines of stories are lost when real pages are set otherwise: broken, without punctuation, parted by lists.

    python benchmarks/bench_blocks_layouts.py

Takes the labelled pages of the folder that CNNEWSNORM_SHARED names that have four paragraphs or more and rewrites the
story of each, or puts lines of other pages amid it; everything around stays as it is. The shipped weights were trained
on most of these pages, but on none set so.
"""

import json
import os
import random
import re
import sys
from itertools import chain
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))

from cnnewsnorm.blocks import label_lines

SHARED = Path(os.environ.get("CNNEWSNORM_SHARED", Path(__file__).resolve().parent.parent.parent / "shared"))
STORY = ("body", "heading", "caption", "abstract")
PARAGRAPH, PARAGRAPHS = 40, 4
SEED = 1


def read_pages():
    """Return the lines with their labels of every page with some paragraphs."""
    result = []
    for name in ("dev", "train_extra", "plain_dev"):
        for row in (SHARED / "pages" / f"{name}.jsonl").read_text("utf-8").split("\n"):
            if row:
                page = json.loads(row)
                lines = list(zip(page["lines"], page["labels"], strict=True))
                if sum(label == "body" and len(line) > PARAGRAPH for line, label in lines) >= PARAGRAPHS:
                    result.append(lines)
    return result


def gathered(parts, least, between=""):
    """Join parts until they have so many characters."""
    text = ""
    for part in parts:
        text = f"{text}{between}{part}" if text else part
        if len(text) >= least:
            yield text
            text = ""
    if text:
        yield text


def clauses(least, marks):
    """Set a clause a line, or more if they are short, with or without punctuation."""

    def rewritten(line):
        if len(line) < 20:
            return [line]
        if marks:
            return gathered(re.findall(r"[^，。！？；：,!?;]+[，。！？；：,!?;”」』]*", line), least)
        parts = re.split(r"[，。！？；：,!?;“”\"「」『』]+", line)
        return gathered(filter(None, map(str.strip, parts)), least, " ")

    return rewritten


def broken(width):
    return lambda line: [line[start : start + width] for start in range(0, len(line), width)]


def sentences(line):
    return re.findall("[^。！？]+[。！？”」』]*", line) or [line]


def without_marks(line):
    return [re.sub("[，。；：！？]+", " ", line).strip()]


def told(rewrite):
    """Rewrite every line of the story."""

    def page(lines, _pages, _chance):
        parts = (
            [(text, label) for text in rewrite(line.strip())] if label == "body" else [(line, label)]
            for line, label in lines
        )
        return list(chain.from_iterable(parts))

    return page


def parted(count):
    """Put so many lines of what surrounds the story of another page amid the story."""

    def page(lines, pages, chance):
        others = [place for place in chance.choice(pages) if place[1] == "boilerplate" and place[0].strip()]
        start = chance.randrange(max(1, len(others) - count))
        story = [i for i, (_, label) in enumerate(lines) if label == "body"]
        amid = story[len(story) // 2]
        return lines[:amid] + others[start : start + count] + lines[amid:]

    return page


def shortened(count):
    """Leave the first paragraphs of a story only."""

    def page(lines, _pages, _chance):
        result, seen = [], 0
        for line, label in lines:
            if label == "body":
                seen += len(line.strip()) >= 20
                if seen > count:
                    continue
            result.append((line, label))
        return result

    return page


LAYOUTS = {
    "as it is": told(lambda line: [line]),
    "a sentence a line": told(sentences),
    "a clause a line, five characters and more": told(clauses(5, marks=True)),
    "a clause a line, fourteen characters and more": told(clauses(14, marks=True)),
    "the same, without punctuation": told(clauses(14, marks=False)),
    "paragraphs with blanks for punctuation": told(without_marks),
    "broken at 18 characters": told(broken(18)),
    "broken at 25 characters": told(broken(25)),
    "broken at 38 characters": told(broken(38)),
    "3 lines of another page amid it": parted(3),
    "8 lines of another page amid it": parted(8),
    "20 lines of another page amid it": parted(20),
    "its first two paragraphs only": shortened(2),
}


def main():
    pages = read_pages()
    print(f"{len(pages)} pages{'':39} lines    lost  pages that lose half  other lines kept")
    for name, layout in LAYOUTS.items():
        chance = random.Random(SEED)
        lines = lost = halved = others = kept = 0
        for page in pages:
            rewritten = [(line, label) for line, label in layout(page, pages, chance) if line.strip()]
            found = [label in STORY for label, *_ in label_lines([line for line, _ in rewritten])]
            story = [seen for seen, (_, label) in zip(found, rewritten, strict=True) if label == "body"]
            rest = [seen for seen, (_, label) in zip(found, rewritten, strict=True) if label == "boilerplate"]
            lines, others = lines + len(story), others + len(rest)
            lost, kept = lost + story.count(False), kept + rest.count(True)
            halved += 2 * story.count(False) > len(story)
        print(f"{name:46} {lines:8} {lost / lines:7.1%} {halved:21} {kept / others:17.2%}")


if __name__ == "__main__":
    main()
