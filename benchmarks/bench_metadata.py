"""How many titles, days, authors and sources are exact on real pages whose site the line labels were not trained on.

    python benchmarks/bench_metadata.py                           cross-validated by site (needs python-crfsuite)
    python benchmarks/bench_metadata.py --show title authors      the same, with every miss
    python benchmarks/bench_metadata.py --keep labels.json        keep the labels of the folds, or read them if kept
    python benchmarks/bench_metadata.py --shipped                 with the weights that are shipped, quicker, in-sample
    python benchmarks/bench_metadata.py --speed                   parse_article by stage, and memory
    python benchmarks/bench_metadata.py --farms                   link farms, judged apart by where the lines come from

Pages come from the folder that CNNEWSNORM_SHARED names. Only what a person noted counts as the truth about days and
authors (``repo-gold``); what a pattern found in the page is printed apart, since it is wrong in places. A day is
right if year, month and day are as noted, as far as noted. Authors are right if all of them or the first are. The
noted headlines run headline and subtitle together; the second figure counts both fields together where they do.
"""

import argparse
import contextlib
import json
import os
import random
import re
import sys
import tempfile
import time
import tracemalloc
from pathlib import Path
from statistics import median
from unittest import mock

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "scripts"))

import cnnewsnorm as cn
from bench_blocks import forget_lines
from cnnewsnorm import article, pipeline
from cnnewsnorm.blocks import label_lines
from cnnewsnorm.blocks.layout.repairs import repair_page
from cnnewsnorm.linkfarm import injected as injected_module
from cnnewsnorm.linkfarm import link_farm_reasons, words
from cnnewsnorm.linkfarm import rows as rows_module
from cnnewsnorm.metadata import metadata_of
from yardstick import Yardstick

SHARED = Path(os.environ.get("CNNEWSNORM_SHARED", Path(__file__).resolve().parent.parent.parent / "shared"))
FILES = ("dev", "train_extra", "plain_dev")


def rows(name):
    path = SHARED / "pages" / f"{name}.jsonl"
    return [json.loads(row) for row in path.read_text("utf-8").split("\n") if row]


def labels_left_out(pages, folds):
    """Label every page with weights from the pages of other sites."""
    import train_blocks as training

    pages = [{**page, "site": page.get("site") or page["id"]} for page in pages]
    for page in pages:
        page["labels"] = ["boilerplate" if label == "spam" else label for label in page["labels"]]
    sites = sorted({page["site"] for page in pages})
    random.Random(0).shuffle(sites)
    fold_of = {site: index % folds for index, site in enumerate(sites)}
    featured = [(fold_of[page["site"]], training.prepare([page])) for page in pages]
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        for fold in range(folds):
            own = [row for other, rows in featured if other != fold for row in rows]
            training.install(training.table_of(training.train(own, Path(folder) / "model")))
            for page in pages:
                if fold_of[page["site"]] == fold:
                    found[page["id"]] = labels_of(page)
    return found


def lines_of(page):
    return repair_page("\n".join(page["lines"]) + "\n")[1]


def labels_of(page):
    return [label for label, *_ in label_lines(lines_of(page))]


def squeezed(text):
    return "".join((text or "").split())


def day_of(text):
    return [int(number) for number in re.findall(r"\d+", text or "")[:3]]


def judgements(pages, labels):
    """Yield field, kind of truth, page, what is noted and what was found, and whether they agree."""
    for page in pages:
        found = metadata_of(lines_of(page), labels[page["id"]])
        gold = {**page["gold"], "title": cn.repair_garbled(page["gold"]["title"] or "")}
        if gold["title"]:
            want = squeezed(gold["title"])
            right = want == squeezed(found.title)
            both = squeezed((found.title or "") + (found.subtitle or ""))
            yield "title", "", page, gold["title"], found.title, right
            yield "title with its subtitle", "", page, gold["title"], found.title, right or want == both
        if re.match(r"\d{4}", gold["published"] or ""):
            want = day_of(gold["published"])
            got = found.published.begin if found.published else None
            yield (
                "published",
                gold["published_src"],
                page,
                gold["published"],
                got,
                day_of(got)[: len(want)] == want,
            )
        if gold["author"]:
            want, names = squeezed(gold["author"]), found.authors
            right = want in (squeezed("".join(names)), *map(squeezed, names[:1]))
            yield "authors", gold["author_src"], page, gold["author"], names, right
        if gold["source"]:
            right = squeezed(gold["source"]) == squeezed(found.source)
            yield "source", "regex-on-metadata-lines", page, gold["source"], found.source, right


def score(pages, labels, shown):
    counts = {}
    for field, truth, page, want, got, right in judgements(pages, labels):
        name = f"{field} ({truth})" if truth else field
        good, total = counts.get(name, (0, 0))
        counts[name] = good + right, total + 1
        if field in shown and not right:
            print(f"{field:10} {truth:12.12} {page['site']:20} {page['id'][-24:]:24} {want!r} != {got!r}")
    for name, (good, total) in sorted(counts.items()):
        print(f"{name:36} {good:3} of {total:3}  {good / total:.3f}")


def origin_of(row):
    """The page or repository a line comes from, without the place in it."""
    return re.sub(r"#L\d.*| line \d+.*", "", row["origin"])


NAMES = ("houses", "ambiguous", "gambling", "porn", "commerce", "sold", "trades")


def words_without(own, others, kinds):
    """The detector's words less those that of all texts only these have."""
    return {
        kind: " ".join(
            word for word in listed.split() if kind not in kinds or word not in own or word in others
        )
        for kind, listed in words.WORDS.items()
    }


def score_farms(shown):
    """Count spam found and good lines called spam; every origin is judged without the words only it has.

    Names of houses and phrases were collected from spam, so those of the origin judged must go; the kinds of games and
    offers are words of everyday language. The third figure leaves out even these.
    """
    judged = rows("linkfarm_dev")
    texts = {}
    for row in judged:
        texts[origin_of(row)] = texts.get(origin_of(row), "") + row["text"] + "\n"
    for name, kinds in (
        ("all words", ()),
        ("less the origin's own names", NAMES),
        ("less all words only it has", words.WORDS),
    ):
        found = []
        for origin in texts:
            others = "\n".join(text for other, text in texts.items() if other != origin)
            pruned = words.Patterns(words_without(texts[origin], others, kinds))
            with (
                mock.patch.object(rows_module, "patterns", lambda own=pruned: own),
                mock.patch.object(injected_module, "patterns", lambda own=pruned: own),
            ):
                for row in judged:
                    if origin_of(row) == origin:
                        reasons = link_farm_reasons(row["text"])
                        found.append((row, reasons, bool(reasons) and reasons[0][0] >= 0.5))
        for row, reasons, got in found:
            if shown and got != row["label"]:
                print(row["label"], row["origin"][:40], row["text"][:80], reasons[:1])
        for label, kind in ((1, "spam found"), (0, "good called spam")):
            own = [got for row, _, got in found if row["label"] == label]
            print(f"{kind + ', ' + name:50} {sum(own):3} of {len(own):3}  ({len(texts)} origins)")


STAGES = {  # what `parse_article` does, in its order, and what it leaves until somebody asks
    "normalize": (pipeline.Normalizer, "explain"),
    "label_lines": (article, "label_lines"),
    "metadata_of": (article, "metadata_of"),
    "find_story": (article, "find_story"),
}
REST = "all but label_lines"
LATER = {
    "blocks": lambda found: found.blocks,
    "explanation": lambda found: found.explanation.edits,
    "to_dict": lambda found: found.to_dict(),
}


def show_speed(called, size, runs, stage):
    """Print the medians of the speeds of some runs, here and on the machine of the yardstick."""
    here = median(size / spent[stage] for spent, _ in runs)
    then = median(yardstick.then(size / spent[stage]) for spent, yardstick in runs)
    print(f"{called:50} {here:8.2f} {then:8.2f}")


def seconds_by_stage(pages, prepare):
    """Parse pages one after the other; return how long each stage took, and what comes on demand, with a yardstick."""
    prepare()
    spent = dict.fromkeys(["parse_article", *STAGES, *LATER], 0.0)
    yardstick = Yardstick(["\n".join(page["lines"]) for page in rows("plain_dev")])

    def timed(name, function):
        def run(*arguments):
            start = time.process_time()
            result = function(*arguments)
            spent[name] += time.process_time() - start
            return result

        return run

    with contextlib.ExitStack() as stack:
        for name, (owner, attribute) in STAGES.items():
            stack.enter_context(mock.patch.object(owner, attribute, timed(name, getattr(owner, attribute))))
        for page in pages:
            found = timed("parse_article", cn.parse_article)(page)
            for name, ask in LATER.items():
                timed(name, ask)(found)
            yardstick.lap()
    spent[REST] = spent["parse_article"] - spent["label_lines"]
    return spent, yardstick


def measure():
    """Print the speed of the whole way from page to article, and the memory that hostile pages take.

    Clean pages are the real ones as the normalizer leaves them, so that it has nothing left to change: of the pages
    as they were scraped one in ten is such. The second column is the speed on the machine of `yardstick`.
    """
    scraped = ["\n".join(page["lines"]) + "\n" for page in rows("dev")]
    cn.parse_article(scraped[0]).to_dict()  # loads what it needs
    for name, pages in (("as scraped", scraped), ("clean", list(map(cn.normalize, scraped)))):
        size = sum(len(page.encode()) for page in pages) / 1e6
        lines = sum(page.count("\n") for page in pages)
        print(f"{len(pages)} real pages, {name}: {size:.2f} MB of UTF-8, {lines} lines")
        new, known = (
            [seconds_by_stage(pages, prepare) for _ in range(5)] for prepare in (forget_lines, lambda: None)
        )
        print(f"{'':50} {'MB/s':>8} {'then':>8}")
        show_speed("  parse_article, lines never seen", size, new, "parse_article")
        show_speed("  parse_article, lines seen before", size, known, "parse_article")
        for stage in (*STAGES, REST):
            show_speed("    " + stage, size, known, stage)
        for asked in LATER:
            show_speed(f"  .{asked}, once asked for", size, known, asked)
    sentence = "经济发展，群众满意，各项工作稳步推进。"
    for name, page in (
        ("one line of 10 MB", sentence * (10_000_000 // len(sentence.encode()))),
        ("200,000 short lines", "\n".join(f"第{number}条 某某县新闻" for number in range(200_000))),
        (
            "200,000 lines of prose",
            "\n".join(f"第{number}号文件要求，{sentence}" for number in range(200_000)),
        ),
        ("200,000 stamps", "2021-04-01 10:47 来源：某某日报\n" * 200_000),
    ):
        start = time.process_time()
        cn.parse_article(page)
        seconds = time.process_time() - start
        tracemalloc.start()  # slows everything down, so not while the time is taken
        cn.parse_article(page)
        peak = tracemalloc.get_traced_memory()[1] / 1e6
        tracemalloc.stop()
        size = len(page.encode()) / 1e6
        print(f"{'parse_article, ' + name:50} {size / seconds:8.2f} MB/s, {peak / size:6.1f} bytes a byte")


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--shipped", action="store_true")
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--show", nargs="*", default=[], help="fields whose misses to print")
    parser.add_argument("--also", action="store_true", help="judge the training-only pages, too")
    parser.add_argument("--farms", action="store_true")
    parser.add_argument("--speed", action="store_true")
    arguments = parser.parse_args()
    if arguments.speed:
        measure()
        return
    if arguments.farms:
        score_farms(arguments.show)
        return
    pages = [page for name in FILES for page in rows(name)]
    if arguments.shipped:
        labels = {page["id"]: labels_of(page) for page in pages}
    elif arguments.keep and arguments.keep.exists():
        labels = json.loads(arguments.keep.read_text("utf-8"))
    else:
        labels = labels_left_out(pages, arguments.folds)
        if arguments.keep:
            arguments.keep.write_text(json.dumps(labels), "utf-8")
    judged = [page for name in FILES[: 1 + arguments.also] for page in rows(name)]
    score(judged, labels, arguments.show)


if __name__ == "__main__":
    main()
