"""Lines of text out of the files that the benchmarks of script conversion and detection are run on."""

import gettext
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

TAGGED = re.compile(r"(?:^|(?<=\s))\[?(\S+?)/[A-Za-z]+(?:\][A-Za-z]+)?(?:\s+|$)")
BLOCKS = {"p", "li", "dt", "dd", "td", "th", "title", "h1", "h2", "h3", "h4", "h5", "h6", "div", "br"}
SILENT = {"pre", "code", "script", "style"}


class _Html(HTMLParser):
    """Collects the text of the blocks of a page, without code."""

    def __init__(self) -> None:
        super().__init__()
        self.lines = [""]
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in SILENT
        if tag in BLOCKS:
            self.lines.append("")

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in SILENT
        if tag in BLOCKS:
            self.lines.append("")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.lines[-1] += re.sub(r"\s+", " ", data)


def _strings(value: Any) -> Iterator[str]:
    """Yield the strings in a JSON value."""
    if isinstance(value, str):
        yield from value.split("\n")
    elif isinstance(value, list | dict):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _strings(item)


def _lines_of(path: Path) -> Iterator[str]:
    if path.suffix == ".mo":
        with path.open("rb") as file:
            yield from _strings(list(gettext.GNUTranslations(file)._catalog.values())[1:])  # type: ignore[attr-defined]
        return
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".json":
        yield from _strings(json.loads(text))
    elif path.suffix == ".jsonl":
        for line in text.split("\n"):
            record = json.loads(line or "{}")
            yield from _strings(record.get("lines") or record.get("text", ""))
    elif path.suffix == ".cha":
        spoken = (line.partition("\t")[2] for line in text.split("\n") if line.startswith("*"))
        yield from (line.replace(" ", "") for line in spoken)
    elif path.suffix == ".html":
        page = _Html()
        page.feed(text)
        yield from page.lines
    else:
        for line in text.split("\n"):
            yield "".join(TAGGED.findall(line)) or line


def read_lines(files: list[Path]) -> list[str]:
    """Return the lines of `files` that are not blank.

    Plain text, segmented and tagged text (``新闻/n``), JSON (all its strings), JSON Lines (``lines`` or ``text``), HTML,
    compiled translations (``.mo``) and transcripts (``.cha``, the lines spoken) are read.
    """
    return [line for path in files for line in map(str.strip, _lines_of(path)) if line]
