"""Generate ``readings.tsv`` and ``readings_gb2312.tsv``: for every reading the GBK characters that have it.

Source: pypinyin's single-character dictionary (MIT), which merges Unihan's kMandarin, kHanyuPinyin, kXHC1983 and
others. Only characters that GBK has and GB 2312 lacks appear in the annotated damage of bytes; those of GB 2312 are
a table of their own, loaded only where a page has many notes.

    python scripts/build_readings.py
"""

import unicodedata
from collections import defaultdict
from importlib.metadata import version

from pypinyin.pinyin_dict import pinyin_dict

from table_files import write_table


def table_of(character: str) -> str | None:
    """Return the table that `character` belongs to."""
    for charset, table in (("gb2312", "readings_gb2312.tsv"), ("gbk", "readings.tsv")):
        try:
            character.encode(charset)
        except UnicodeEncodeError:
            continue
        return table
    return None


def canonical(reading: str) -> str:
    return unicodedata.normalize("NFC", reading.replace("ɡ", "g").replace("ɑ", "a"))


def main() -> None:
    tables: dict[str, dict[str, tuple[list[str], list[str]]]] = defaultdict(
        lambda: defaultdict(lambda: ([], []))
    )
    for code, readings in sorted(pinyin_dict.items()):
        character = chr(code)
        table = table_of(character)
        if table:
            for place, reading in enumerate(dict.fromkeys(map(canonical, readings.split(",")))):
                tables[table][reading][place > 0].append(character)
    for name, by_reading in tables.items():
        rows = ("\t".join((reading, *map("".join, by_reading[reading]))) for reading in sorted(by_reading))
        write_table(
            name,
            "".join(f"{row}\n" for row in rows),
            made_by="scripts/build_readings.py",
            source=f"pypinyin {version('pypinyin')}, pinyin_dict",
            licence="MIT (pypinyin)",
            columns="reading (NFC, tone marks, ü and g); characters read so first; characters read so, too",
        )


if __name__ == "__main__":
    main()
