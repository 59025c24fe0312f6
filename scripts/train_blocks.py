"""Trains the sequence model of ``cnnewsnorm.blocks`` and writes ``data/blocks_weights.tsv``.

    python scripts/train_blocks.py PAGES.jsonl [PAGES.jsonl …] [--evaluate]

A page is a JSON object with ``id``, ``site``, ``genre``, ``lines`` and ``labels`` (body, title, metadata,
boilerplate). ``--evaluate`` cross-validates with whole sites left out instead of writing the table.
Needs python-crfsuite.
"""

import argparse
import json
import random
import sys
import tempfile
from collections import defaultdict
from hashlib import sha256
from pathlib import Path

import pycrfsuite

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))

from table_files import write_table

from cnnewsnorm.blocks.cues import FAMILIES
from cnnewsnorm.blocks.features import CONTEXT_NAMES, LOCAL_NAMES, context_values, profile
from cnnewsnorm.blocks.model import COARSE, line_bigrams

SETTINGS = {"c1": 0.0, "c2": 0.3, "max_iterations": 120, "feature.possible_transitions": True}
SITES = 3  # a feature must occur on this many sites


def features_of(lines):
    profiles = [profile(line) for line in lines]
    rows = []
    for line, p, values in zip(lines, profiles, context_values(lines, profiles), strict=True):
        row = [f"{name}\t{value}" for name, value in zip(LOCAL_NAMES, p.values, strict=True)]
        row += [f"{name}\t{value}" for name, value in zip(CONTEXT_NAMES, values, strict=True)]
        cues = [name for index, name in enumerate(FAMILIES) if p.bits >> index & 1]
        row += [f"cue\t{name}" for name in cues]
        if p.length <= 14:
            row += [f"cueS\t{name}" for name in cues]
        row += [f"bg\t{pair}" for pair in sorted(line_bigrams(line)) if "\t" not in pair and "\r" not in pair]
        rows.append(row)
    return rows


def train(pages, path):
    sites = defaultdict(set)
    for site, rows, _ in pages:
        for row in rows:
            for feature in row:
                sites[feature].add(site)
    kept = {feature for feature, where in sites.items() if len(where) >= SITES}
    trainer = pycrfsuite.Trainer(verbose=False)
    for _, rows, labels in pages:
        trainer.append([[feature for feature in row if feature in kept] for row in rows], labels)
    trainer.set_params(SETTINGS)
    trainer.train(str(path))
    tagger = pycrfsuite.Tagger()
    tagger.open(str(path))
    return tagger


def table_of(tagger):
    info = tagger.info()
    rows = defaultdict(lambda: [0, 0, 0, 0])
    for (feature, label), weight in info.state_features.items():
        rows[feature][COARSE.index(label)] = round(weight * 100)
    for (source, target), weight in info.transitions.items():
        rows[f"transition\t{target}"][COARSE.index(source)] = round(weight * 100)
    lines = [
        f"{feature}\t" + "\t".join(map(str, row))
        for feature, row in sorted(rows.items())
        if any(map(abs, row))
    ]
    return "\n".join(lines) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", nargs="+", type=Path)
    arguments = parser.parse_args()
    raw = b"".join(path.read_bytes() for path in arguments.pages)
    rows = [json.loads(line) for line in raw.decode("utf-8").split("\n") if line]
    pages = [
        (
            row.get("site", row["id"]),
            features_of(row["lines"]),
            ["boilerplate" if x == "spam" else x for x in row["labels"]],
        )
        for row in rows
    ]
    with tempfile.TemporaryDirectory() as folder:
        tagger = train(pages, Path(folder) / "model")
        body = table_of(tagger)
    write_table(
        "blocks_weights.tsv",
        body,
        made_by="scripts/train_blocks.py",
        source=f"{len(pages)} labelled pages, sha256 {sha256(raw).hexdigest()[:16]}",
        licence="Apache-2.0",
    )


if __name__ == "__main__":
    main()
