"""Checks that script conversion gives what another converter gives: on corpora and on made-up strings.

Usage: python benchmarks/bench_script_identity.py [TEXT…] --peer opencc=PYTHON [--fuzz 1000000] [--seed 1]

The peer is the C++ library of OpenCC, installed for PYTHON. Every line of TEXT goes through every configuration as it
is, and once more converted to the script that the configuration starts from. Made-up strings are entries of the
dictionaries one after another, with characters of theirs, compatibility ideographs, description sequences, characters
beyond the basic plane, marks, Latin letters and halves of surrogate pairs strewn in.

Halves of surrogate pairs cannot enter a C++ string. The peer gets a character of plane 15 for each and its result is
translated back; no dictionary has either. The exit code is 1 if anything differs.
"""

import argparse
import random
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from bench_script import SOURCES
from script_peers import ROOT, Peer, place
from script_texts import read_lines

sys.path.insert(0, str(ROOT / "src"))

from cnnewsnorm.script import convert_script
from cnnewsnorm.script.chain import CONFIGS, chain

BATCH = 20_000
SURROGATES = {n: 0xF0000 + n for n in range(0xD800, 0xE000)}
BACK = {there: here for here, there in SURROGATES.items()}
RANGES = {
    "ideographs": (0x4E00, 0x9FFF, 12),
    "extension A": (0x3400, 0x4DBF, 2),
    "compatibility": (0xF900, 0xFAFF, 6),
    "description": (0x2FF0, 0x2FFF, 8),
    "beyond the basic plane": (0x20000, 0x2FA1F, 6),
    "surrogates": (0xD800, 0xDFFF, 3),
    "anything": (0x1, 0xD7FF, 3),
}
"""First and last code point, and how often in relation to the others, and to entries and their characters."""
ENTRIES, CHARACTERS = 60, 40


def made_up(config: str, count: int, seed: int) -> Iterator[str]:
    """Yield `count` strings that are hard for `config`."""
    rules = chain(config)
    dice = random.Random(f"{seed} {config}")
    tables = [*rules.stages, *([rules.segmentation] if rules.segmentation else [])]
    entries = sorted({part for table in tables for entry in table.phrases() for part in entry if part})
    characters = sorted({part for table in tables for entry in table.characters.items() for part in entry})
    characters += sorted(rules.normalization.characters)
    kinds = ["entry", "character", *RANGES]
    weights = [ENTRIES if entries else 0, CHARACTERS, *(weight for _, _, weight in RANGES.values())]
    for _ in range(count):
        parts = []
        for kind in dice.choices(kinds, weights, k=dice.randint(1, 8)):
            if kind == "entry":
                entry = dice.choice(entries)
                parts.append(entry if dice.random() < 0.7 else entry[dice.randrange(len(entry)) :])
            elif kind == "character":
                parts.append(dice.choice(characters))
            else:
                first, last, _ = RANGES[kind]
                parts.append(chr(dice.randint(first, last)))
        yield "".join(parts)


def batches(texts: Iterator[str]) -> Iterator[list[str]]:
    batch: list[str] = []
    for text in texts:
        batch.append(text)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def differences(peer: Peer, config: str, texts: list[str], folder: Path) -> list[str]:
    """Return those of `texts` that the peer converts differently."""
    theirs = peer.convert(config, [text.translate(SURROGATES) for text in texts], folder)
    return [
        text
        for text, expected in zip(texts, theirs, strict=True)
        if convert_script(text, config=config) != expected.translate(BACK)
    ]


def main() -> int:
    """Print how much was compared and what differs."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="*", type=Path, metavar="TEXT")
    parser.add_argument("--peer", type=place, required=True, metavar="NAME=PYTHON")
    parser.add_argument("--config", action="append", choices=CONFIGS, help="only this one; may be repeated")
    parser.add_argument(
        "--fuzz", type=int, default=20_000, metavar="N", help="made-up strings a configuration"
    )
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    lines = read_lines(options.files)
    peer = Peer(options.peer)
    total = 0
    with TemporaryDirectory() as name:
        for config in options.config or CONFIGS:
            wrong: list[str] = []
            size = compared = 0
            for batch in batches(iter(lines)):
                prepared = batch
                for step in SOURCES[config.partition("2")[0]]:
                    prepared = [convert_script(line, config=step) for line in prepared]
                for version in [batch, prepared] if prepared is not batch else [batch]:
                    wrong += differences(peer, config, version, Path(name))
                    size += sum(len(line.encode("utf-8", "surrogatepass")) for line in version)
                    compared += len(version)
            in_lines = len(wrong)
            for batch in batches(made_up(config, options.fuzz, options.seed)):
                wrong += differences(peer, config, batch, Path(name))
            print(
                f"{config:7}{in_lines} of {compared} lines differ ({size / 1e6:.1f} MB), "
                f"{len(wrong) - in_lines} of {options.fuzz} made-up strings",
                flush=True,
            )
            for text in wrong[:5]:
                print(f"       {text!r} -> {convert_script(text, config=config)!r}")
            total += len(wrong)
    peer.close()
    return 1 if total else 0


if __name__ == "__main__":
    sys.exit(main())
