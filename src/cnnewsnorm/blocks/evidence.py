"""Why a line has its label, in words: the rule that chose it, and what the model weighed most.

Nothing is worked out for this while a page is labelled. The features of a page are looked up again when a reason is
asked for, once for all its lines, so that a caller who wants labels only does not pay for reasons.
"""

from collections.abc import Iterator, Sequence
from functools import cache, cached_property, lru_cache
from itertools import islice
from operator import itemgetter
from typing import Protocol, TypeAlias

from .._tables import load_table
from .line.cues import CUES, cue_words
from .line.profile import LOCAL, SENTENCE, classes_of, shape_of
from .model.context import context_columns
from .model.reading import Reading, read_lines, word_pairs
from .model.viterbi import Decoded
from .model.weights import BASE, COARSE_OF, COLUMNS, FEATURES, STATES

__all__ = ["FORMS", "Evidence", "Why"]

_MOST = 3  # as many reasons are named
_LEAST = 30  # what weighs less is not
_SHARE = 0.12  # nor what has a smaller share of what the strongest has
_HIGHEST = 200  # no weight counts more: `weights`
_WORDED = ("cue", "short cue", "pair")  # features whose values are no numbers
_PLACE, _NEIGHBOURS = "place", "neighbours"  # put into words for each line
_STATE_OF = {"title": "title", "body": "story"}
# For every column of the context: the features in it, with what their value is to be divided by, and its range.
_FEATURES_IN = {
    column: [(feature, by, of) for feature, (own, by, of) in FEATURES.items() if own == column]
    for column in COLUMNS
}
# For every state: the states with other coarse labels.
_OTHERS = tuple([other for other, label in enumerate(COARSE_OF) if label != own] for own in COARSE_OF)

# What the kinds of `profile` are, in the same order.
_KINDS = (
    "paragraph that ends in a full stop",
    "long line of several clauses",
    "sentence with its full stop",
    "line that ends in a colon",
    "line broken off with dots",
    "nothing but a time stamp",
    "short line with a time stamp",
    "no word, only figures or marks",
    "row of short items",
    "items between bars",
    "mostly Latin letters",
    "three characters at most",
    "four to six characters",
    "seven to eleven characters, no end mark",
    "as long as a headline, no end mark",
    "has a comma, no end mark",
    "short label with a colon",
    "field with its value",
    "numbered or marked item",
    "long line without marks",
)
_FAMILIES = {
    "source": "source",
    "author": "author",
    "credit": "editor",
    "agency": "news agency",
    "copyright": "copyright",
    "disclaimer": "legal notice",
    "share": "sharing",
    "login": "log-in",
    "comment": "comment",
    "forum": "forum",
    "related": "other stories",
    "nav": "menu",
    "contact": "contact",
    "tags": "tags",
    "caption": "caption",
    "ad": "advert",
    "player": "player",
    "tool": "page tools",
    "counts": "counts",
    "abstract": "abstract",
    "original": "original title",
    "rank": "ranking",
    "dated": "date",
    "betting": "betting",
}
_DATA = "source, time or tags"
# The cue families that stand behind a rule of `forms`, so that it can name the words.
_RULE_CUES = {
    "log-in, sharing or comment words": "share login comment forum tool player",
    "navigation words": "nav contact copyright",
    "heads a list of other stories": "related",
    "points to another story": "related",
    "legal notice": "copyright disclaimer",
    "names an editorial role": "credit",
    _DATA: "source tags original dated",
}
# Rules behind which the model stands: what it weighed is named, too.
_WEIGHED = frozenset(
    (
        "short line away from the story",
        "list behind the story",
        "headline above the story",
        "row of short items",
        "short line without an end mark above prose",
        "names the author",
    )
)
# Said where the line by itself looks like something else.
_AROUND = {
    "body": "what stands around it is the story",
    "title": "the best candidate above the story",
    "metadata": "what stands around it is source, time or author",
    "boilerplate": "what stands around it is not the story",
}
_MODEL = "model: "  # such rules say nothing but what the model says
_PLACES = (
    "no run of prose on the page",
    *["above the main text"] * 7,
    "opens the main text",
    "amid the main text",
    "closes the main text",
    *["behind the main text"] * 7,
)


class _Reasons(Protocol):
    def reasons(self, line: int) -> tuple[str, ...]: ...


Why: TypeAlias = tuple[_Reasons, int]
"""Where the reasons of a line are to be had: ``why[0].reasons(why[1])``."""


class _Forms:
    """The reasons for lines that need no model."""

    labels = ("blank", "separator", "image", "interaction", "body")
    words = (
        "no text",
        "nothing but marks, or says that the story is over",
        "name of an image file",
        "asks for consent, an age or a browser, or to read on",
        "dots between two paragraphs",
    )

    def reasons(self, line: int) -> tuple[str, ...]:
        return (self.words[line],)


_FORMS = _Forms()
FORMS: dict[str, Why] = {label: (_FORMS, index) for index, label in enumerate(_Forms.labels)}


class Evidence:
    """The reasons for the labels of one page.

    Args:
        lines: The lines that are left to the model, stripped.
        decoded: What the model says.
        choices: The label of each line and the rule that chose it.
    """

    def __init__(
        self, lines: Sequence[str], decoded: Sequence[Decoded], choices: Sequence[tuple[str, str]]
    ) -> None:
        self.lines = lines
        self.decoded = decoded
        self.choices = choices

    def __getstate__(self) -> tuple[object, ...]:
        return self.lines, self.decoded, self.choices

    def __setstate__(self, state: tuple[Sequence[str], Sequence[Decoded], Sequence[tuple[str, str]]]) -> None:
        self.lines, self.decoded, self.choices = state

    @cached_property
    def _readings(self) -> list[Reading]:
        return read_lines(self.lines)

    @cached_property
    def _classes(self) -> list[tuple[str, str]]:
        return list(zip(*classes_of(self.lines), strict=True))

    @cached_property
    def _columns(self) -> dict[str, Sequence[int]]:
        return dict(zip(COLUMNS, context_columns(self.lines, self._readings), strict=True))

    def reasons(self, line: int) -> tuple[str, ...]:
        """Return what speaks for the label of a line, the rule first, then what weighs most."""
        label, rule = self.choices[line]
        told = [] if rule.startswith(_MODEL) else [self._with_words(line, rule)]
        if told and rule not in _WEIGHED:
            return tuple(told)
        told += islice(self._strongest(line, label), _MOST - len(told))
        return tuple(told) or ("its place among the lines around it",)

    def _with_words(self, line: int, rule: str) -> str:
        if rule not in _RULE_CUES:
            return rule
        bits = sum(CUES[name] for name in _RULE_CUES[rule].split())
        words = cue_words(_read_part(self.lines[line]), bits & self._readings[line].bits)
        if rule == _DATA and self._readings[line].stamp:
            words.insert(0, "a time stamp")
        return f"{rule}: {', '.join(words[:3])}" if words else rule

    def _strongest(self, line: int, label: str) -> Iterator[str]:
        """Yield what the model weighed most for the label's state and against the next best, in words."""
        state, scores = self.decoded[line]
        if label in _STATE_OF:  # a rule may have chosen it against the model
            state = STATES.index(_STATE_OF[label])
        other = max(_OTHERS[state], key=scores.__getitem__)
        if scores[state] < scores[other]:
            yield _AROUND[COARSE_OF[state]]
        sums = self._weighed(line, state, other)
        ranked = sorted([(weight, words) for words, weight in sums.items() if weight >= _LEAST], reverse=True)
        least = ranked[0][0] * _SHARE if ranked else 0
        yield from (words for weight, words in ranked if weight >= least)

    def _weighed(self, line: int, state: int, other: int) -> dict[str, int]:
        """Return what the features of a line weigh for one state and against another, by what they say in words."""
        weights = _weights()
        reading, text = self._readings[line], _read_part(self.lines[line])
        sums = dict(_of_shape(*self._classes[line], reading.length, state, other))
        for column, values in self._columns.items():
            for words, weight in _of_place(column, values[line], state, other):
                sums[words] = sums.get(words, 0) + weight
        for told, words in ((_PLACE, self._place(line)), (_NEIGHBOURS, self._neighbours(line))):
            sums[words] = sums.pop(told, 0) + sums.get(words, 0)
        if reading.marker and (found := weights["marker"].get(1)) is not None:
            sums["opens what comes behind a story"] = found[state] - found[other]
        groups = ("cue", "short cue") if reading.length <= 14 else ("cue",)
        for name, bit in _families_in(reading.bits):
            all_found = [weights[group].get(name) for group in groups]
            weight = sum(found[state] - found[other] for found in all_found if found)
            if weight >= _LEAST:
                sums[f"{_FAMILIES[name]} words: {', '.join(cue_words(text, bit)[:3])}"] = weight
        pairs = weights["pair"]
        known = filter(pairs.__contains__, word_pairs(self.lines[line]))
        weighed = [(pairs[pair][state] - pairs[pair][other], pair) for pair in known]
        if (weight := sum(map(itemgetter(0), weighed))) >= _LEAST:
            best = [marked.strip("^$\0") for value, marked in sorted(weighed, reverse=True) if value > 0]
            if usual := [pair for pair in dict.fromkeys(best) if len(pair) == 2 and pair.isalnum()]:
                sums[f"pairs of characters usual there: {', '.join(usual[:3])}"] = weight
        return sums

    def _place(self, line: int) -> str:
        column, by, of = FEATURES["cluster"]
        return _PLACES[self._columns[column][line] // by % of]

    def _neighbours(self, line: int) -> str:
        readings = self._readings
        before = line > 0 and readings[line - 1].kind <= SENTENCE
        behind = line + 1 < len(readings) and readings[line + 1].kind <= SENTENCE
        if before:
            return "stands between two paragraphs" if behind else "follows a paragraph"
        if behind:
            return "stands above a paragraph"
        return "no paragraph next to it" if line else "first line of the page"


def _read_part(text: str) -> str:
    """The part of a line whose words are looked at: `reading.word_pairs`."""
    return text if len(text) <= 32 else f"{text[:20]}\0{text[-12:]}"


@lru_cache(maxsize=8192)
def _of_shape(fine: str, merged: str, length: int, state: int, other: int) -> tuple[tuple[str, int], ...]:
    """What the shape of a line weighs for one state and against another, by what it says in words."""
    weights = _weights()
    (kind_number, *_), columns = shape_of(fine, merged, length)
    kind = _KINDS[kind_number]
    sums = {kind: 0}
    for feature, (column, by, of) in LOCAL.items():
        value = columns[column] // by % of
        if (found := weights[feature].get(value)) is not None:
            words = "holds a time stamp" if feature == "stamp" and value == 1 else kind
            sums[words] = sums.get(words, 0) + found[state] - found[other]
    return tuple(sums.items())


@lru_cache(maxsize=4096)
def _families_in(bits: int) -> tuple[tuple[str, int], ...]:
    """The families of cue words that the bits of a line stand for, with the bit of each."""
    return tuple((name, bit) for name, bit in CUES.items() if bits & bit)


@lru_cache(maxsize=16384)
def _of_place(column: str, number: int, state: int, other: int) -> tuple[tuple[str, int], ...]:
    """What a column of the context weighs, likewise, but for what is not put into words."""
    weights = _weights()
    sums: dict[str, int] = {}
    for feature, by, of in _FEATURES_IN[column]:
        value = number // by % of
        if (found := weights[feature].get(value)) is not None:
            words = _in_words(feature, value)
            sums[words] = sums.get(words, 0) + found[state] - found[other]
    return tuple((words, weight) for words, weight in sums.items() if words and weight)


def _in_words(feature: str, value: int) -> str:
    """Say what a feature of the context means; an empty string for what says little to a reader."""
    if feature in ("own and previous kind", "previous kind", "own and next kind", "next kind"):
        return _NEIGHBOURS
    if feature == "stamps around":
        return "time stamps next to it" if value else "no time stamp next to it"
    if feature == "metadata around":
        return "source or author next to it" if value else "no source or author next to it"
    if feature == "markers passed":
        return "lists or comments were opened above it" if 3 <= value < 15 else _PLACE
    if feature == "credits passed":
        return "behind the credits" if value % 4 in (1, 2) else _PLACE
    if feature == "lines from bottom":
        return "near the bottom of the page" if value <= 2 else ""
    if feature == "like shapes around":
        return "lines around it look alike" if value >= 3 * BASE else ""
    if feature == "overlap with story":
        return "shares words with the beginning of the story" if value >= 4 else ""
    if feature == "like the story":
        return "begins as lines of the story do" if value % 2 else ""
    return "" if feature == "prose of page" else _PLACE


@cache
def _weights() -> dict[str, dict[int | str, tuple[int, ...]]]:
    """The weights as the table has them, by feature and value."""
    result: dict[str, dict[int | str, tuple[int, ...]]] = {
        feature: {} for feature in (*LOCAL, *FEATURES, "marker", "cue", "short cue", "pair")
    }
    for row in load_table("blocks_weights.tsv").split("\n"):
        if row and not row.startswith("transition\t"):
            feature, value, *cells = row.split("\t")
            numbers = tuple(max(-_HIGHEST, min(_HIGHEST, int(cell or 0))) for cell in cells)
            result[feature][value if feature in _WORDED else int(value)] = numbers
    return result
