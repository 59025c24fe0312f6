"""Trains the sequence model of ``cnnewsnorm.blocks`` and writes ``data/blocks_weights.tsv``.

    python scripts/train_blocks.py PAGES.jsonl [PAGES.jsonl …]
    python scripts/train_blocks.py --evaluate 5 PAGES.jsonl [PAGES.jsonl …]

A page is a JSON object with ``id``, ``site``, ``genre``, ``lines`` and ``labels`` (body, title, metadata,
boilerplate; spam counts as boilerplate). ``--evaluate`` cross-validates instead of writing the table: whole sites
are left out, and the figures are for the pages of the first file. Needs python-crfsuite.
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

from cnnewsnorm.blocks import label_lines, model, reading
from cnnewsnorm.blocks.context import CONTEXT_NAMES, CUES, context_rows
from cnnewsnorm.blocks.model import STATES, states_of
from cnnewsnorm.blocks.profile import LOCAL_NAMES, line_pairs, profile
from cnnewsnorm.metadata import metadata_of

SETTINGS = {"c1": 0.0, "c2": 1.0, "max_iterations": 100, "feature.possible_transitions": False}
STORY = ("body", "heading", "caption", "abstract")
SITES = 3  # a feature must occur on this many sites


def features_of(lines):
    lines = [line.strip() for line in lines]
    profiles = [profile(line, line_pairs(line)) for line in lines]
    rows = []
    for line, p, values in zip(lines, profiles, context_rows(lines, profiles), strict=True):
        row = [f"{name}\t{value}" for name, value in zip(LOCAL_NAMES, p.values, strict=True)]
        row += [f"{name}\t{int(value)}" for name, value in zip(CONTEXT_NAMES, values, strict=True)]
        cues = [name for name, bit in CUES.items() if p.bits & bit]
        row += [f"cue\t{name}" for name in cues]
        if p.length <= 14:
            row += [f"short cue\t{name}" for name in cues]
        row += [f"pair\t{pair}" for pair in sorted(line_pairs(line)) if pair.isprintable() or "\0" in pair]
        rows.append(row)
    return rows


def train(pages, path):
    sites = defaultdict(set)
    for page, rows in pages:
        for row in rows:
            for feature in row:
                sites[feature].add(page["site"])
    kept = {feature for feature, where in sites.items() if len(where) >= SITES}
    trainer = pycrfsuite.Trainer(verbose=False)
    for page, rows in pages:
        trainer.append([[f for f in row if f in kept] for row in rows], states_of(page["labels"]))
    trainer.set_params(SETTINGS)
    trainer.train(str(path))
    tagger = pycrfsuite.Tagger()
    tagger.open(str(path))
    return tagger


def table_of(tagger):
    info = tagger.info()
    rows = defaultdict(lambda: [0] * len(STATES))
    for (feature, state), weight in info.state_features.items():
        rows[feature][STATES.index(state)] = round(weight * 100)
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
    model.load_weights.cache_clear()
    reading._remembered.cache_clear()
    model.load_table = lambda name: body


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


def evaluate(pages, judged, folds, folder):
    sites = sorted({page["site"] for page, _ in pages})
    random.Random(0).shuffle(sites)
    fold_of = {site: index % folds for index, site in enumerate(sites)}
    found = {}
    stated = []
    for fold in range(folds):
        install(
            table_of(train([pair for pair in pages if fold_of[pair[0]["site"]] != fold], folder / "model"))
        )
        for page, _ in pages:
            if fold_of[page["site"]] == fold:
                labels = [label for label, *_ in label_lines(page["lines"])]
                found[page["id"]] = ["body" if label in STORY else label for label in labels]
                if page in judged and page.get("gold"):
                    stated.append(
                        (page["gold"], metadata_of([line + "\n" for line in page["lines"]], labels))
                    )
    score_metadata(stated)
    groups = {
        "news and government": [page for page in judged if page["genre"] in ("news", "gov")],
        "forum and other": [page for page in judged if page["genre"] not in ("news", "gov")],
        "all": judged,
    }
    for name, group in groups.items():
        for label in ("body", "title"):
            print(
                f"{name:20} {label:9} P {{:.3f}} R {{:.3f}} F1 {{:.3f}}".format(*score(group, found, label))
            )
    return found


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("pages", nargs="+", type=Path)
    parser.add_argument("--evaluate", type=int, metavar="FOLDS")
    parser.add_argument("--save", type=Path, help="with --evaluate: write the labels found")
    arguments = parser.parse_args()
    raw = [path.read_bytes() for path in arguments.pages]
    files = [[json.loads(line) for line in data.decode("utf-8").split("\n") if line] for data in raw]
    for page in (page for file in files for page in file):
        page["labels"] = ["boilerplate" if label == "spam" else label for label in page["labels"]]
        page.setdefault("site", page["id"])
    pages = [(page, features_of(page["lines"])) for file in files for page in file]
    with tempfile.TemporaryDirectory() as folder:
        if arguments.evaluate:
            found = evaluate(pages, files[0], arguments.evaluate, Path(folder))
            if arguments.save:
                arguments.save.write_text(json.dumps(found), encoding="utf-8")
            return
        body = table_of(train(pages, Path(folder) / "model"))
    write_table(
        "blocks_weights.tsv",
        body,
        made_by="scripts/train_blocks.py",
        source=f"{len(pages)} labelled pages, sha256 {sha256(b''.join(raw)).hexdigest()[:16]}",
        licence="Apache-2.0",
    )


if __name__ == "__main__":
    main()
