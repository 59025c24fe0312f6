"""Speed of the four small steps in a row, beside other cleaners of Chinese text, in one run.

Usage: python benchmarks/bench_text.py [FILE]

FILE is edited Chinese text in UTF-8, one paragraph per line; without it a small built-in sample is repeated. Each
tool is measured on the text as it is and on the same text with folded punctuation, by processor time, best of
three, in megabytes of UTF-8 per second. Peers that are not installed are skipped: pip install ftfy pangu
autocorrect-py jionlp jaconv.
"""

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
FOLD = str.maketrans("，：；？！（）“”‘’", ",:;?!()\"\"''")


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


def main() -> None:
    edited = Path(sys.argv[1]).read_text(encoding="utf-8") if len(sys.argv) > 1 else SAMPLE * 4000
    edited = normalize_spacing(normalize_width(clean_characters(edited)))
    folded = edited.translate(FOLD)
    with_stops = folded.replace("。", ".")
    print(f"{'MB/s':26}{'edited':>9}{'folded':>9}{'folded, . too':>15}")
    for name, function in peers().items():
        rates = [speed(function, text) for text in (edited, folded, with_stops)]
        print(f"{name:26}{rates[0]:9.1f}{rates[1]:9.1f}{rates[2]:15.1f}")


if __name__ == "__main__":
    main()
