"""Pinyin notes put behind the characters of a page by a machine, the bytes being left alone.

A mirror site annotates the characters of a list wherever they occur, of whatever charset: 发展(zhan), 会(huì)议,
sometimes twice, 会(hui)(hui), sometimes with a space behind each, 會(hui) 議. Removing the notes repairs the page;
whether to remove them is decided by the page as a whole. People annotate what a reader may not know, once, or, in
school texts and lessons, every character of a line. Nobody annotates the same ordinary characters at each occurrence
and leaves those beside them alone.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from ..._patterns import lazy_pattern
from ..language.likelihood import likelihood
from ..model import Garble
from .readings import (
    CUT_NOTE,
    LONGEST_NOTE,
    LOST_THEN_NOTE,
    READING,
    TONED,
    canonical_reading,
    known_readings,
    pronunciations,
    readings_of,
)

__all__ = ["find_notes"]

# The characters before notes. Each form begins with one sign, which `re` looks for far faster than for a class of two.
_ANNOTATED = tuple(re.compile(rf"{sign}(?<=([\s\S]){sign}){READING} ?[)）]") for sign in (r"\(", "（"))
_NOTE = re.compile(rf"[(（]({READING}) ?[)）]")
_TONED = re.compile(f"[{TONED}]")
_TONED_NOTE = re.compile(rf"[(（][a-zêü]*[{TONED}]")
_WORD_NOTE = lazy_pattern(rf"[(（](?=[^()（）\n]{{0,40}}[{TONED}])[A-Za-zêü{TONED}'’ -]{{2,40}}[)）]")
_HAN = lazy_pattern("[\u3400-\u9fff]")
_COMMA = re.compile("(?<!,),(?=[，。！？；：、])")
_MARK = re.compile("[，。！？；：、]")

_FEWEST_NOTES = 6
_FEWEST_CHARACTERS = 4  # ordinary ones, each annotated at nearly every occurrence
_FEWEST_REPEATED = 2  # of these, such as occur again
_FEWEST_OWN = 3  # of these, such as the damage of bytes does not annotate: within GB 2312, or without tones
_COMMON = 26  # half bits: one of the 1,800 most frequent characters
_LEAST_COVERAGE = 0.9
_FEWEST_DOUBLED = 3  # notes written twice, which nobody does: the machine may skip characters at random
_FEWEST_RANDOM = 12  # notes on ordinary characters, which show a machine that annotates at random
_FEWEST_LATE = 8  # of notes with tones as many on characters that came before without one
_FEWEST_PLAIN = 3  # of these, on characters that no reader needs to have explained
_PLAIN = 16  # half bits: one of the 60 most frequent characters
_LEAST_FIRST = 0.75  # share of notes with the first reading of the character: a machine knows no other
_MOST_FOREIGN = 0.1  # notes that are no reading of their character, as a share of all
_MOST_FULL = 0.3  # notes in lines that are annotated throughout, or behind a headword, as a share of all
_THROUGHOUT = 0.97  # share of annotated characters from which a line is annotated throughout
_HEADWORD = 4  # characters
_FEWEST_RARER = 0.15  # share of the other characters that are rarer than half of the annotated ones
_FEWEST_COMMAS = 3


def find_notes(text: str) -> list[Garble]:
    """Return the notes a machine put behind the characters of `text`, in order.

    Args:
        text: A whole page, or at least several paragraphs: repetition is what tells damage from explanation.

    Returns:
        ``pinyin-note`` for notes to be dropped, ``pinyin-comma`` for a comma put in front of a mark on such a
        page; nothing if the notes look legitimate.

    Examples:
        >>> page = "经(jing)济(ji)工作会(hui)议召开。\\n会(hui)上总结经(jing)验，讨论发(fa)展。\\n经(jing)济(ji)发(fa)展快。"
        >>> [place.text for place in find_notes(page)][:3]
        ['(jing)', '(ji)', '(hui)']
    """
    if text.count("(") + text.count("（") < _FEWEST_NOTES:
        return []
    if any(form.search(text) for form in LOST_THEN_NOTE):
        return []
    annotated = [character for form in _ANNOTATED for character in form.findall(text)]
    if len(annotated) < _FEWEST_NOTES:
        return []
    toned = _TONED_NOTE.search(text) is not None
    if toned and len(set(annotated).difference(pronunciations())) < _FEWEST_OWN:
        return []  # at most the other damage, which `page` undoes
    notes = _gather(text, toned)
    if not notes.by_machine():
        return []
    places = [*notes.places(), *_commas(text)]
    return sorted(places, key=lambda place: place.start)


@dataclass(slots=True)
class _Notes:
    """What speaks for and against a machine.

    Attributes:
        text: The page.
        toned: Whether any note has a tone.
        spans: Where notes stand that fit their character, with this character; doubled ones as one.
        first: How many of them give the first reading.
        doubled: How many of them are written twice.
        foreign: The number of notes that fit no character.
        throughout: How many of `spans` stand in lines annotated throughout, or behind a headword.
        spelt: The readings each character is given.
    """

    text: str
    toned: bool
    spans: list[tuple[int, int, str]] = field(default_factory=list)
    first: int = 0
    doubled: int = 0
    foreign: int = 0
    throughout: int = 0
    spelt: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    annotated: Counter[str] = field(default_factory=Counter)
    occurs: Counter[str] = field(default_factory=Counter)

    def by_machine(self) -> bool:
        """Tell whether ordinary characters are annotated wherever they occur, and not those beside them."""
        count = len(self.spans)
        if count < _FEWEST_NOTES or self.foreign > _MOST_FOREIGN * count:
            return False
        if self.first < _LEAST_FIRST * count or self.throughout > _MOST_FULL * count:
            return False
        if self.at_random():
            return True
        if count < _LEAST_COVERAGE * sum(self.occurs[character] for character in self.annotated):
            return False
        needless = [character for character in self.annotated if self.is_needless(character)]
        repeated = [character for character in needless if self.annotated[character] > 1]
        own = [character for character in needless if not (self.toned and readings_of(character))]
        return (
            len(needless) >= _FEWEST_CHARACTERS
            and len(repeated) >= _FEWEST_REPEATED
            and len(own) >= _FEWEST_OWN
            and self.skips_rarer_ones()
        )

    def at_random(self) -> bool:
        """Tell whether a machine annotates whatever comes: twice, or characters that everybody knows, without tones or late."""
        if self.doubled >= _FEWEST_DOUBLED:
            return True
        if len(self.spans) < _FEWEST_RANDOM or (self.toned and self.late() < _FEWEST_LATE):
            return False
        costs = [likelihood().plain_cost(character) for _, _, character in self.spans]
        common = sum(cost <= _COMMON for cost in costs)
        return common >= _FEWEST_RANDOM and sum(cost <= _PLAIN for cost in costs) >= _FEWEST_PLAIN

    def late(self) -> int:
        """How many notes stand where the character came before without one; a reader is told when it comes first."""
        first = dict(zip(reversed(self.text), range(len(self.text) - 1, -1, -1), strict=True))
        annotated = {start - 1 for start, _, _ in self.spans}
        return sum(
            first[character] < start - 1 and first[character] not in annotated
            for start, _, character in self.spans
        )

    def skips_rarer_ones(self) -> bool:
        """Tell a list from a reader's needs: a graded text explains whatever is rarer than what it explains."""
        cost = likelihood().plain_cost
        annotated = sorted(map(cost, self.annotated))
        others = [cost(ch) for ch in self.occurs if _HAN.match(ch) and ch not in self.annotated]
        middle = annotated[len(annotated) // 2]
        return sum(other > middle for other in others) >= _FEWEST_RARER * len(others)

    def is_needless(self, character: str) -> bool:
        """Tell whether nobody would annotate `character` so: it is common, and always read alike."""
        return (
            likelihood().plain_cost(character) <= _COMMON
            and len(self.spelt[character]) == 1
            and self.annotated[character] >= _LEAST_COVERAGE * self.occurs[character]
        )

    def spaced(self) -> bool:
        """Tell whether the machine put a space behind its notes, which ends of lines may have lost."""
        within = [end for _, end, _ in self.spans if self.text[end : end + 1] not in ("", "\n")]
        return sum(self.text.startswith(" ", end) for end in within) >= _LEAST_COVERAGE * len(within) > 0

    def places(self) -> Iterator[Garble]:
        spaced, random = self.spaced(), self.at_random()
        for start, end, character in self.spans:
            end += spaced and self.text.startswith(" ", end)
            if random or 2 * self.annotated[character] > self.occurs[character]:
                confidence = 0.95 if self.is_needless(character) else 0.7
                yield Garble(start, end, self.text[start:end], "pinyin-note", "", confidence)
        cut = CUT_NOTE.search(self.text, max(1, len(self.text) - LONGEST_NOTE))
        if cut is not None and self.is_cut(cut.start(), canonical_reading(cut[1])):
            yield Garble(*cut.span(), cut[0], "pinyin-note", "", 0.7)

    def is_cut(self, start: int, begun: str) -> bool:
        """Tell whether a note begins so that the end of the text cut, or one written again behind another."""
        if self.spans and self.spans[-1][1] == start:
            return True
        character = self.text[start - 1]
        if not begun:
            return character in self.annotated
        return any(reading.startswith(begun) for reading in known_readings().get(character, ()))


def _gather(text: str, toned: bool) -> _Notes:
    notes = _Notes(text, toned)
    readings = known_readings()
    for start, end, written in _chains(text):
        character = text[start - 1]
        known = readings.get(character)
        if known is None:
            continue
        if all(reading in known for reading in written):
            notes.spans.append((start, end, character))
            notes.spelt[character].add(written[0])
            notes.first += written[0] in known[:2]
            notes.doubled += len(written) > 1 and len(set(written)) == 1
        elif any(_TONED.search(reading) for reading in written) or _is_syllable(written[0]):
            notes.foreign += 1
    notes.annotated.update(character for _, _, character in notes.spans)
    if len(notes.spans) >= _FEWEST_NOTES:
        notes.foreign += sum(not _NOTE.fullmatch(word) for word in _WORD_NOTE.findall(text))
        notes.occurs.update(text)
        notes.throughout = sum(_needed(text, notes.spans))
    return notes


def _chains(text: str) -> Iterator[tuple[int, int, list[str]]]:
    """Yield start, end and readings of notes that stand behind one another, and behind something."""
    start = end = 0
    written: list[str] = []
    for match in _NOTE.finditer(text):
        if match.start() != end or not written:
            if written and start:
                yield start, end, written
            start, written = match.start(), []
        written.append(canonical_reading(match[1]))
        end = match.end()
    if written and start:
        yield start, end, written


@cache
def _syllables() -> frozenset[str]:
    return frozenset(reading for readings in known_readings().values() for reading in readings)


def _is_syllable(reading: str) -> bool:
    return reading in _syllables()


def _needed(text: str, spans: list[tuple[int, int, str]]) -> Iterator[int]:
    """Yield, for every line with notes, how many of them a teacher or a dictionary would write."""
    line_start = at = 0
    while at < len(spans):
        line_end = text.find("\n", spans[at][0])
        line_end = len(text) if line_end < 0 else line_end
        line_start = text.rfind("\n", line_start, spans[at][0]) + 1 or line_start
        first = at
        while at < len(spans) and spans[at][0] < line_end:
            at += 1
        count = at - first
        han = len(_HAN.findall(text, line_start, line_end))
        headword = count == 1 and spans[first][0] - line_start <= _HEADWORD
        yield count if headword or count >= _THROUGHOUT * han else 0
        line_start = line_end


def _commas(text: str) -> Iterator[Garble]:
    """Yield the commas in front of other marks, where most marks of that kind have one."""
    commas = [(match.start(), text[match.end()]) for match in _COMMA.finditer(text)]
    if len(commas) < _FEWEST_COMMAS:
        return
    behind = Counter(mark for _, mark in commas)
    marks = Counter(_MARK.findall(text))
    for start, mark in commas:
        if 2 * behind[mark] > marks[mark]:
            yield Garble(start, start + 1, ",", "pinyin-comma", "", 0.9)
