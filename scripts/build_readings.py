"""Generate ``readings.tsv``: for every reading the GBK characters outside GB 2312 that have it.

Source: pypinyin's single-character dictionary (MIT), which merges Unihan's kMandarin, kHanyuPinyin, kXHC1983 and
others. Only characters that GBK has and GB 2312 lacks appear in the annotated damage, so only they are kept.

    python scripts/build_readings.py
"""

import unicodedata
from collections import defaultdict
from importlib.metadata import version

from pypinyin.pinyin_dict import pinyin_dict

from table_files import write_table


def outside_gb2312(character: str) -> bool:
    try:
        character.encode("gbk")
    except UnicodeEncodeError:
        return False
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return True
    return False


def canonical(reading: str) -> str:
    return unicodedata.normalize("NFC", reading.replace("ɡ", "g").replace("ɑ", "a"))


def main() -> None:
    by_reading: dict[str, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for code, readings in sorted(pinyin_dict.items()):
        character = chr(code)
        if outside_gb2312(character):
            for place, reading in enumerate(dict.fromkeys(map(canonical, readings.split(",")))):
                by_reading[reading][place > 0].append(character)
    rows = ("\t".join((reading, *map("".join, by_reading[reading]))) for reading in sorted(by_reading))
    body = "".join(f"{row}\n" for row in rows)
    write_table(
        "readings.tsv",
        body,
        made_by="scripts/build_readings.py",
        source=f"pypinyin {version('pypinyin')}, pinyin_dict",
        licence="MIT (pypinyin)",
        columns="reading (NFC, tone marks, ü and g); characters read so first; characters read so, too",
    )


if __name__ == "__main__":
    main()
