"""Writes ``dates_fold.txt``: the traditional forms of the characters that dates are written with.

The characters are those of the grammar in ``src/cnnewsnorm/dates/`` and of its tables; their traditional forms are
those of ``script_ts.txt``. Run it again when a word is added to either.
"""

import io
import tokenize
from pathlib import Path

from cnnewsnorm._tables import load_table
from table_files import DATA, write_table

# What the tables of conversion do not have, or have for another sense.
MORE = {"併": "并", "鍾": "钟", "裏": "里", "歷": "历", "曆": "历"}


def is_han(ch: str) -> bool:
    return "\u4e00" <= ch <= "\u9fff"


def characters() -> set[str]:
    """The Han characters in the strings of the grammar (not in its comments) and in its tables."""
    used: set[str] = set()
    for path in sorted((DATA.parent / "dates").glob("*.py")):
        if path.name == "_fold.py":
            continue
        for token in tokenize.generate_tokens(io.StringIO(path.read_text(encoding="utf-8")).readline):
            if token.type == tokenize.STRING and not token.string.startswith(('"""', 'r"""')):
                used.update(filter(is_han, token.string))
    for name in ("dates_holidays.tsv", "dates_eras.tsv", "dates_events.tsv", "dates_phrases.txt"):
        used.update(filter(is_han, load_table(name)))
    return used


def main() -> None:
    traditional, simplified, *_ = load_table("script_ts.txt").split("\n")
    used = characters()
    pairs = {
        t: s
        for t, s in [*zip(traditional, simplified, strict=False), *MORE.items()]
        if s in used and t not in used and is_han(t)
    }
    write_table(
        "dates_fold.txt",
        f"{''.join(pairs)}\n{''.join(pairs.values())}\n",
        made_by=Path(__file__).parent.name + "/" + Path(__file__).name,
        source="script_ts.txt, for the characters of the grammar of dates",
        licence="Apache-2.0",
    )


if __name__ == "__main__":
    main()
