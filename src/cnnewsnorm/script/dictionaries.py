"""The conversion dictionaries, one per stage, loaded when first needed and parsed as far as needed.

A stage of OpenCC is a list of dictionaries of which the first with a match wins.
`scripts/build_script_tables.py` merges each list into one dictionary with the same longest matches (an
entry that a prefix in an earlier list hides is dropped), so that a stage is one table here. Its body has
four sections with an empty line between them:

1. single characters, then their values, two lines of equal length;
2. single characters whose value is longer than one character: ``key=value``;
3. phrases by first character: ``发 丝=髮絲 布``; without ``=`` the value is that of the characters;
4. what can follow a character inside a phrase: ``发丝布…``.
"""

from functools import cache
from typing import TypeAlias

from .._tables import load_table

__all__ = ["Dictionary", "Match", "alternatives", "dictionary", "pairs_to_text", "parse_pairs"]

Match: TypeAlias = tuple[int, str]
"""How many characters of the text an entry covers, and what they become; ``(0, "")`` if there is no entry."""

NO_MATCH: Match = (0, "")


class Dictionary:
    """One stage: characters and phrases with their values, and the pairs that phrases consist of."""

    __slots__ = ("_phrases", "_unparsed", "characters", "followers")

    def __init__(self, body: str) -> None:
        """Parse the body of a table; phrases stay text until one with their first character is looked up."""
        plain, special, phrases, pairs = body.split("\n\n")
        keys, _, values = plain.partition("\n")
        self.characters: dict[str, str] = dict(zip(keys, values, strict=True))
        for entry in special.split():
            key, _, value = entry.partition("=")
            self.characters[key] = value
        self._unparsed = {line[0]: line for line in phrases.split("\n") if line}
        self._phrases: dict[str, tuple[tuple[int, ...], dict[str, str]]] = {}
        self.followers = parse_pairs(pairs)

    def match(self, text: str, start: int) -> Match:
        """Return the longest entry that `text` has at `start`."""
        found = self.match_phrase(text, start)
        if found[0]:
            return found
        value = self.characters.get(text[start])
        return NO_MATCH if value is None else (1, value)

    def match_phrase(self, text: str, start: int) -> Match:
        """Return the longest entry of two or more characters that `text` has at `start`."""
        first = text[start]
        group = self._phrases.get(first)
        if group is None:
            if first not in self._unparsed:
                return NO_MATCH
            group = self._parse(first)
        lengths, values = group
        for length in lengths:
            key = text[start : start + length]
            value = values.get(key)
            if value is not None:
                return len(key), value  # at the end of the text the slice may be shorter
        return NO_MATCH

    def phrases(self) -> list[tuple[str, str]]:
        """Return all entries of two or more characters."""
        return [entry for first in self._unparsed for entry in self._parse(first)[1].items()]

    def _parse(self, first: str) -> tuple[tuple[int, ...], dict[str, str]]:
        values = {}
        for entry in self._unparsed[first][2:].split(" "):
            rest, differs, value = entry.partition("=")
            key = first + rest
            values[key] = value if differs else "".join([self.characters.get(ch, ch) for ch in key])
        group = tuple(sorted({len(key) for key in values}, reverse=True)), values
        self._phrases[first] = group
        return group


def parse_pairs(lines: str) -> dict[str, str]:
    """Parse lines that each hold a character and then all characters that can follow it."""
    return {line[0]: line[1:] for line in lines.split("\n") if line}


def pairs_to_text(pairs: set[str]) -> str:
    """Write pairs of characters in the form that `parse_pairs` reads."""
    followers: dict[str, str] = {}
    for pair in sorted(pairs):
        followers[pair[0]] = followers.get(pair[0], "") + pair[1]
    return "\n".join(first + rest for first, rest in followers.items())


@cache
def alternatives(name: str) -> dict[str, str]:
    """Return the characters for which the dictionary `name` knows several values, with all of them."""
    sections = dict(zip(("st", "ts"), load_table("script_alternatives.txt").split("\n"), strict=True))
    return {entry[0]: entry[1:] for entry in sections.get(name, "").split()}


@cache
def dictionary(name: str) -> Dictionary:
    """Return the dictionary `name`; all configurations that use it share it."""
    return Dictionary(load_table(f"script_{name}.txt"))
