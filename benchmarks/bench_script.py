"""Script conversion against its peers, in one run: documents of 4.5 KB, headlines and one long string.

Run ``python benchmarks/bench_script.py [TEXT…]`` with any of the peers installed: OpenCC (the C++ library) or
opencc-py or opencc-python-reimplemented, of which one at a time is possible, opencc-purepy and zhconv-rs-opencc.
TEXT are files of Simplified Chinese; without any, the project's test sentences are repeated, which flatters caches.
Figures are MB/s of UTF-8 input, the best of several runs; ``=`` says whether the results are those of the C++ library.
"""

import argparse
import sys
import time
from collections.abc import Callable
from functools import partial
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from cnnewsnorm.script import convert_script  # noqa: E402
from cnnewsnorm.script.chain import CONFIGS  # noqa: E402

Convert = Callable[[str], str]
DOCUMENT, HEADLINE, LONG = 1500, 20, 3_300_000  # characters


def peers(config: str) -> dict[str, Convert]:
    """Return the converters at hand for `config`, ours first."""
    found: dict[str, Convert] = {"cnnewsnorm": partial(convert_script, config=config)}
    try:
        import opencc

        names = ("OpenCC", "opencc-py", "opencc-python-reimplemented")
        name = next(name for name in names if _is_installed(name))
        converter = opencc.OpenCC(config)
        converter.convert("")
        found[name] = converter.convert
    except (ImportError, StopIteration, OSError, ValueError, RuntimeError):
        pass
    try:
        from opencc_purepy import OpenCC

        found["opencc-purepy"] = OpenCC(config).convert
    except Exception:
        pass
    try:
        from zhconv_rs_opencc import zhconv

        targets = {"s2t": "zh-hant", "t2s": "zh-hans", "s2twp": "zh-tw", "tw2sp": "zh-cn", "s2hkp": "zh-hk"}
        if config in targets:
            target = targets[config]
            found["zhconv-rs-opencc"] = lambda text: zhconv(text, target)
    except ImportError:
        pass
    return found


def _is_installed(name: str) -> bool:
    try:
        metadata.version(name)
    except metadata.PackageNotFoundError:
        return False
    return True


def speed(convert: Convert, texts: list[str], seconds: float = 0.4) -> float:
    """Return MB/s, the best of runs that together take about `seconds`."""
    size = sum(len(text.encode("utf-8", "replace")) for text in texts)
    best = float("inf")
    end = time.perf_counter() + seconds
    while time.perf_counter() < end or best == float("inf"):
        start = time.perf_counter()
        for text in texts:
            convert(text)
        best = min(best, time.perf_counter() - start)
    return size / best / 1e6


def sample(files: list[Path]) -> str:
    """Return Simplified text to convert."""
    if files:
        return "\n".join(path.read_text(encoding="utf-8") for path in files)
    sys.path.insert(0, str(ROOT / "tests"))
    from strategies import SIMPLIFIED

    return "".join(SIMPLIFIED[i % 7 :] + "，" + SIMPLIFIED[: i % 11] + "。\n" for i in range(9000))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--config", action="append", choices=CONFIGS)
    options = parser.parse_args()
    text = sample(options.files)
    sources = {"s": "", "t": "s2t", "tw": "s2twp", "hk": "s2hkp", "jp": "s2t"}
    start = time.perf_counter()
    convert_script("发", config="s2twp")
    print(f"first conversion (s2twp): {(time.perf_counter() - start) * 1e3:.0f} ms")
    print(f"{'config':7}{'peer':30}{'documents':>10}{'headlines':>11}{'long':>8}{'docs':>8}{'heads':>8}")
    for config in options.config or CONFIGS:
        before = sources[config.partition("2")[0]]
        source = convert_script(text, config=before) if before else text
        if config == "jp2t":
            source = convert_script(source, config="t2jp")
        documents = [source[i : i + DOCUMENT] for i in range(0, min(len(source), 300 * DOCUMENT), DOCUMENT)]
        headlines = [source[i : i + HEADLINE] for i in range(0, min(len(source), 5000 * HEADLINE), HEADLINE)]
        long = [(source * (LONG // len(source) + 1))[:LONG]]
        results: dict[str, tuple[float, ...]] = {}
        found = peers(config)
        for name, convert in found.items():
            slow = name in ("opencc-py", "opencc-python-reimplemented", "opencc-purepy")
            lengths = [speed(convert, texts) for texts in (documents, headlines)]
            results[name] = *lengths, speed(convert, long, 0.1) if not slow else float("nan")
        for name, figures in results.items():
            ratios = [ours / theirs for ours, theirs in zip(results["cnnewsnorm"], figures, strict=True)][:2]
            same = "" if name == "cnnewsnorm" else "  =" if _same(found, name, documents) else "  differs"
            row = "".join(f"{figure:{width}.1f}" for figure, width in zip(figures, (10, 11, 8), strict=True))
            print(
                f"{config:7}{name:30}{row}" + "".join(f"{ratio:7.2f}x" for ratio in ratios) + same, flush=True
            )


def _same(found: dict[str, Convert], name: str, texts: list[str]) -> bool:
    return all(found[name](text) == found["cnnewsnorm"](text) for text in texts[:100])


if __name__ == "__main__":
    main()
