"""One script converter in a process of its own, driven line by line; standard library only.

The packages that convert Chinese scripts install modules of the same name and overwrite one another, so the
benchmarks run each in its own environment: ``PYTHON script_peer.py MODULE`` reads requests, one JSON object a line,
and answers each with one. ``PYTHON script_peer.py MODULE --cold CONFIG`` prints how long import and first conversion
took and what they cost in memory.
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

Convert = Callable[[str], str]

# zhconv-rs names its targets by language, and has no source side.
ZHCONV = {
    "s2t": "zh-hant",
    "t2s": "zh-hans",
    "s2twp": "zh-tw",
    "tw2sp": "zh-cn",
    "s2hkp": "zh-hk",
    "hk2sp": "zh-cn",
}


def load(module: str, config: str) -> Convert:
    """Return the converter of `module` for `config`, or raise whatever says that it has none."""
    if module == "cnnewsnorm":
        from cnnewsnorm.script import convert_script

        def convert(text: str) -> str:
            return convert_script(text, config=config)

        return convert
    if module == "opencc":
        import opencc

        converter = opencc.OpenCC(config)
        converter.convert("头发")
        found: Convert = converter.convert
        return found
    from importlib import import_module

    zhconv, target = import_module(module).zhconv, ZHCONV[config]
    return lambda text: zhconv(text, target)


def seconds(convert: Convert, texts: list[str], budget: float) -> float:
    """Return the processor time one pass over `texts` takes: the best of those that fit into `budget` seconds."""
    best, end = float("inf"), time.process_time() + budget
    while best == float("inf") or time.process_time() < end:
        start = time.process_time()
        for text in texts:
            convert(text)
        best = min(best, time.process_time() - start)
    return best


def resident() -> float:
    """Return the memory this process holds now, in MB."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 / 1e6


def cold(module: str, config: str) -> None:
    before = resident()
    start = time.process_time()
    convert = load(module, config)
    convert("记者从市政府获悉")
    took = time.process_time() - start
    print(json.dumps({"seconds": took, "megabytes": resident() - before}))


def serve(module: str) -> None:
    converters: dict[str, Convert] = {}
    texts: dict[str, list[str]] = {}
    for line in sys.stdin:
        request = json.loads(line)
        try:
            config = request["config"]
            if config not in converters:
                converters[config] = load(module, config)
            path = request["file"]
            if path not in texts:
                texts.clear()
                texts[path] = json.loads(Path(path).read_text(encoding="ascii"))
            if "out" in request:
                results = [converters[config](text) for text in texts[path]]
                Path(request["out"]).write_text(json.dumps(results), encoding="ascii")
            answer = {}
            if "budget" in request:
                answer = {"seconds": seconds(converters[config], texts[path], request["budget"])}
            answer["megabytes"] = resident()
        except Exception as error:  # the driver decides what a failure means
            answer = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    if sys.argv[2:3] == ["--cold"]:
        cold(sys.argv[1], sys.argv[3])
    else:
        serve(sys.argv[1])
