"""Trains the sequence model of ``cnnewsnorm.blocks`` and writes ``data/blocks_weights.tsv``.

    python scripts/train_blocks.py PAGES.jsonl [PAGES.jsonl …]
    python scripts/train_blocks.py --evaluate 5 --seeds 3 [--write] PAGES.jsonl [PAGES.jsonl …]

A page is a JSON object with ``id``, ``site``, ``genre``, ``lines`` and ``labels`` (body, title, metadata,
boilerplate; spam counts as boilerplate). ``--evaluate`` cross-validates instead of writing the table, or before it
with ``--write``, which puts the scores into its header: whole sites are left out; the figures are the means over the
seeds, with those of every seed behind them. Needs python-crfsuite.
"""

import argparse
import json
import random
import re
import sys
import tempfile
from collections import defaultdict
from hashlib import sha256
from pathlib import Path

import pycrfsuite

from table_files import write_table

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))

from cnnewsnorm.blocks import label_lines
from cnnewsnorm.blocks.line.cues import CUES
from cnnewsnorm.blocks.line.profile import LOCAL, classes_of, shape_of
from cnnewsnorm.blocks.model import reading, weights
from cnnewsnorm.blocks.model.context import context_columns
from cnnewsnorm.blocks.model.reading import word_pairs
from cnnewsnorm.blocks.model.weights import COLUMNS, FEATURES, STATES, states_of
from cnnewsnorm.metadata import metadata_of

SETTINGS = {"c1": 0.0, "c2": 1.0, "max_iterations": 100, "feature.possible_transitions": False}
NEWS = ("news", "gov")
STORY = ("body", "heading", "caption", "abstract")
WORDS = 0.8  # the value of a pair of characters; less than 1 keeps words from outweighing shape and place
SITES = 3  # a feature must occur on this many sites


def features_of(lines):
    """The features of every line that is left to the model: those of `blocks.model.weights`, by name and value."""
    lines = [line.strip() for line in lines]
    readings = reading.read_lines(lines)
    lines = [line for line, own in zip(lines, readings, strict=True) if own.certain is None]
    readings = [own for own in readings if own.certain is None]
    columns = dict(zip(COLUMNS, context_columns(lines, readings), strict=True))
    rows = []
    for i, (line, r) in enumerate(zip(lines, readings, strict=True)):
        (fine,), (merged,) = classes_of([line])
        _, shape = shape_of(fine, merged, len(line))
        row = {f"{name}\t{shape[column] // by % of}": 1.0 for name, (column, by, of) in LOCAL.items()}
        row |= {
            f"{name}\t{columns[column][i] // by % of}": 1.0 for name, (column, by, of) in FEATURES.items()
        }
        if r.marker:
            row["marker\t1"] = 1.0
        cues = [name for name, bit in CUES.items() if r.bits & bit]
        row |= {f"cue\t{name}": 1.0 for name in cues}
        if r.length <= 14:
            row |= {f"short cue\t{name}": 1.0 for name in cues}
        for pair in word_pairs(line):
            if pair.isprintable() or "\0" in pair:
                row[f"pair\t{pair}"] = row.get(f"pair\t{pair}", 0.0) + WORDS
        rows.append(row)
    return rows


def bare(page):
    """A page as it comes from a collection of plain text: little is left but the story."""
    told = [i for i, label in enumerate(page["labels"]) if label != "boilerplate"]
    kept = sorted({i + k for i in told for k in range(-1, 4) if 0 <= i + k < len(page["labels"])})
    return page | {"lines": [page["lines"][i] for i in kept], "labels": [page["labels"][i] for i in kept]}


def also_bare(page):
    """Whether a page is learnt from bare, too: news, and stories of a line or two; not a thread without its buttons."""
    size = page["labels"].count("body")
    return 1 <= size <= 2 or (size > 2 and page.get("genre") in NEWS)


def prepare(pages):
    """Return for every page, whole and bare, its site, the features of the lines left to the model, and their states."""
    result = []
    for whole in pages:
        for page in (whole, bare(whole)) if also_bare(whole) else (whole,):
            certain = [own.certain for own in reading.read_lines([line.strip() for line in page["lines"]])]
            states = states_of(page["labels"])
            rows = features_of(page["lines"])
            result.append(
                (page["site"], rows, [s for s, label in zip(states, certain, strict=True) if label is None])
            )
    return result


def train(pages, path):
    sites = defaultdict(set)
    for site, rows, _ in pages:
        for row in rows:
            for feature in row:
                sites[feature].add(site)
    kept = {feature for feature, where in sites.items() if len(where) >= SITES}
    trainer = pycrfsuite.Trainer(verbose=False)
    for _, rows, states in pages:
        trainer.append([{f: value for f, value in row.items() if f in kept} for row in rows], states)
    trainer.set_params(SETTINGS)
    trainer.train(str(path))
    tagger = pycrfsuite.Tagger()
    tagger.open(str(path))
    return tagger


def table_of(tagger):
    info = tagger.info()
    rows = defaultdict(lambda: [0] * len(STATES))
    for (feature, state), weight in info.state_features.items():
        scale = WORDS if feature.startswith("pair\t") else 1
        rows[feature][STATES.index(state)] = round(weight * 100 * scale)
    moves = {f"transition\t{state}": [-9999] * len(STATES) for state in STATES}
    for (source, target), weight in info.transitions.items():
        moves[f"transition\t{source}"][STATES.index(target)] = round(weight * 100)
    lines = [
        f"{feature}\t" + "\t".join(str(number or "") for number in row)
        for feature, row in sorted(rows.items())
        if max(map(abs, row)) > 2
    ]
    lines += [f"{name}\t" + "\t".join(map(str, row)) for name, row in moves.items()]
    return "\n".join(lines) + "\n"


def install(body):
    """Make the model use the weights of a table that is not written."""
    weights.load_table = lambda name: body
    for cached in (
        weights.load_weights,
        weights.pair_weights,
        weights.cue_score,
    ):
        cached.cache_clear()
    reading.forget()


def score(pages, found, label="body"):
    right = wrong = missed = 0
    for page in pages:
        for want, got in zip(page["labels"], found[page["id"]], strict=True):
            right += want == got == label
            wrong += want != got == label
            missed += want == label != got
    return (
        right / max(1, right + wrong),
        right / max(1, right + missed),
        2 * right / max(1, 2 * right + wrong + missed),
    )


def squeezed(text):
    return "".join((text or "").split())


def score_metadata(stated):
    """Print how many titles, dates and authors are exact; gold authors are those that a person noted."""
    titles = [(gold["title"], found.title) for gold, found in stated if gold["title"]]
    print("title exact", sum(squeezed(a) == squeezed(b) for a, b in titles), "of", len(titles))
    days = [
        ([int(n) for n in re.findall(r"\d+", gold["published"])[:3]], found.published)
        for gold, found in stated
        if re.match(r"\d{4}", gold["published"] or "")
    ]
    right = sum(
        want == [int(n) for n in re.findall(r"\d+", (got.begin if got else "") or "")[: len(want)]]
        for want, got in days
    )
    print("day exact", right, "of", len(days))
    for source in ("repo-gold", "regex-on-metadata-lines"):
        authors = [(gold["author"], found.authors) for gold, found in stated if gold["author_src"] == source]
        right = sum(squeezed(a) in (squeezed("".join(b)), *map(squeezed, b[:1])) for a, b in authors)
        print(f"author exact ({source})", right, "of", len(authors))


def story_labels(page):
    return ["body" if label in STORY else label for label, *_ in label_lines(page["lines"])]


def cross_validate(files, unseen, prepared, folds, seed, folder):
    """Label every page with a model that has seen no page of its site, and those never trained on with every model."""
    pages = [page for file in files for page in file]
    sites = sorted({page["site"] for page in pages})
    random.Random(seed).shuffle(sites)
    fold_of = {site: index % folds for index, site in enumerate(sites)}
    found, stated, others = {}, [], []
    for fold in range(folds):
        install(table_of(train([item for item in prepared if fold_of[item[0]] != fold], folder / "model")))
        others.append({page["id"]: story_labels(page) for page in unseen})
        for page in pages:
            if fold_of[page["site"]] == fold:
                labels = [label for label, *_ in label_lines(page["lines"])]
                found[page["id"]] = ["body" if label in STORY else label for label in labels]
                if page in files[0] and page.get("gold"):
                    stated.append(
                        (page["gold"], metadata_of([line + "\n" for line in page["lines"]], labels))
                    )
    return found, stated, others


def evaluate(files, unseen, prepared, folds, seeds, folder):
    groups = {
        f"{name}, file {number}": [page for page in file if (page["genre"] in NEWS) == news]
        for number, file in enumerate(files, 1)
        for name, news in (("news and government", True), ("forum and other", False))
    }
    scores = defaultdict(list)
    for seed in range(seeds):
        found, stated, others = cross_validate(files, unseen, prepared, folds, seed, folder)
        score_metadata(stated)
        for name, group in groups.items():
            for label in ("body", "title"):
                scores[name, label].append(score(group, found, label))
        if unseen:
            by_fold = [score(unseen, labels) for labels in others]
            print("never trained on, by fold", *(f"{f1:.3f}" for *_, f1 in by_fold))
            means = [sum(column) / folds for column in zip(*by_fold, strict=True)]
            scores["never trained on", "body"].append(means)
    figures = []
    for (name, label), values in scores.items():
        means = [sum(column) / len(values) for column in zip(*values, strict=True)]
        each = " ".join(f"{f1:.3f}" for *_, f1 in values)
        print(f"{name:28} {label:6} P {{:.3f}} R {{:.3f}} F1 {{:.3f}}".format(*means), f"({each})")
        if label == "body":
            figures.append(f"{name} {means[2]:.3f}")
    return found, f"F1 of body lines, {folds} folds, sites left out: " + "; ".join(figures)


def read_pages(path):
    pages = [json.loads(line) for line in path.read_text("utf-8").split("\n") if line]
    for page in pages:
        page["labels"] = ["boilerplate" if label == "spam" else label for label in page["labels"]]
        page.setdefault("site", page["id"])
    return pages


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("pages", nargs="+", type=Path)
    parser.add_argument("--evaluate", type=int, metavar="FOLDS")
    parser.add_argument(
        "--seeds", type=int, default=1, help="with --evaluate: how many ways to cut the folds"
    )
    parser.add_argument(
        "--unseen",
        type=Path,
        help="with --evaluate: pages that are never trained on; their figure is the mean over the folds' models",
    )
    parser.add_argument("--save", type=Path, help="with --evaluate: write the labels found last")
    parser.add_argument(
        "--write", action="store_true", help="with --evaluate: write the table, too, with the scores"
    )
    arguments = parser.parse_args()
    files = [read_pages(path) for path in arguments.pages]
    pages = prepare(page for file in files for page in file)
    with tempfile.TemporaryDirectory() as folder:
        if arguments.evaluate:
            unseen = read_pages(arguments.unseen) if arguments.unseen else []
            found, figures = evaluate(files, unseen, pages, arguments.evaluate, arguments.seeds, Path(folder))
            if arguments.save:
                arguments.save.write_text(json.dumps(found), encoding="utf-8")
            if not arguments.write:
                return
        body = table_of(train(pages, Path(folder) / "model"))
    more = {"scores": figures} if arguments.evaluate else {}
    raw = b"".join(path.read_bytes() for path in arguments.pages)
    write_table(
        "blocks_weights.tsv",
        body,
        made_by="scripts/train_blocks.py",
        source=f"{sum(map(len, files))} labelled pages, sha256 {sha256(raw).hexdigest()[:16]}",
        licence="Apache-2.0",
        **more,
    )


if __name__ == "__main__":
    main()
