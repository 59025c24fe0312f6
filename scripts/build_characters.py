"""Build the tables of `cnnewsnorm.characters`: radicals and private-use characters of GBK.

Usage: python scripts/build_characters.py EquivalentUnifiedIdeograph.txt

The file is part of the Unicode Character Database (https://www.unicode.org/Public/UCD/latest/ucd/). The
private-use characters are those that code page 936 gave to what GB 18030 later encoded properly; the code
points follow from Python's own gb18030 codec.
"""

import re
import sys
from pathlib import Path

from table_files import write_table

_MADE_BY = "scripts/build_characters.py"


def radicals(path: Path) -> str:
    """CJK radicals and Kangxi radicals with the ideographs they stand for."""
    rows = []
    pattern = re.compile(r"([0-9A-F]+)(?:\.\.([0-9A-F]+))?\s*;\s*([0-9A-F]+)")
    for line in path.read_text(encoding="utf-8").splitlines():
        if match := pattern.match(line):
            first, last = int(match[1], 16), int(match[2] or match[1], 16)
            rows += [(code, int(match[3], 16)) for code in range(first, last + 1) if 0x2E80 <= code <= 0x2FD5]
    return "".join(f"{chr(code)}\t{chr(ideograph)}\n" for code, ideograph in sorted(rows))


def private_use() -> str:
    """What code page 936 put into private use, by the bytes that GB 18030 has at the same place."""
    places = [(0xE5E5, b"\xa3\xa0"), (0xE7C7, b"\xa8\xbc"), (0xE7C8, b"\xa8\xbf")]
    places += [(0xE7E7 + cell, bytes((0xA9, 0x89 + cell))) for cell in range(13)]
    cells = [cell for cell in range(0x50, 0xA1) if cell != 0x7F]
    places += [(0xE815 + index, bytes((0xFE, cell))) for index, cell in enumerate(cells)]
    rows = []
    for code, data in places:
        char = " " if code == 0xE5E5 else data.decode("gb18030", "replace")
        char = _LATER.get(code, char)
        if len(char) == 1 and not 0xE000 <= ord(char) <= 0xF8FF and char != "\ufffd":
            rows.append((code, char))
    return "".join(f"{chr(code)}\t{char}\n" for code, char in rows)


# What Python's codec still decodes to private use although Unicode has encoded it since (GB 18030-2022).
_LATER = {
    0xE7C7: "\u1e3f",
    0xE816: "\U00020087",
    0xE817: "\U00020089",
    0xE818: "\U000200cc",
    0xE81E: "\u9fb4",
    0xE826: "\u9fb5",
    0xE82B: "\u9fb6",
    0xE82C: "\u9fb7",
    0xE831: "\U000215d7",
    0xE832: "\u9fb8",
    0xE83B: "\U0002298f",
    0xE843: "\u9fb9",
    0xE854: "\u9fba",
    0xE855: "\U000241fe",
    0xE864: "\u9fbb",
}


def main() -> None:
    write_table(
        "characters_radicals.tsv",
        radicals(Path(sys.argv[1])),
        made_by=_MADE_BY,
        source="Unicode 14.0.0 EquivalentUnifiedIdeograph.txt",
        licence="Unicode-3.0",
    )
    write_table(
        "characters_private_use.tsv",
        private_use(),
        made_by=_MADE_BY,
        source="code page 936, GB 18030-2005 and GB 18030-2022; Python's codec gb18030",
        licence="facts",
    )


if __name__ == "__main__":
    main()
