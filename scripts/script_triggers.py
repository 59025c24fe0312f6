"""Chooses the character pairs by which the fast converter notices that phrases matter.

Of the phrases of a configuration only the *effective* ones turn out differently than character by
character. Each gets one of its pairs as trigger, so that a text without any trigger is converted right
character by character. Triggers are chosen for speed: first a small set of frequent-text-rare *anchor*
characters such that every effective phrase has one, then for every phrase the rarest pair with an anchor
in it.
"""

import heapq
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache

from cnnewsnorm.script.chain import Chain, chain


@dataclass
class Triggers:
    """What the fast converter needs to know of a configuration beside its dictionaries.

    Attributes:
        anchors: The characters to look for, the most frequent first.
        bigrams: The pairs with an anchor in them that call for the chain.
        pairs: All pairs of characters of the source that some entry of some stage can hold together.
    """

    anchors: str
    bigrams: list[str]
    pairs: set[str]


@cache
def frequencies(japanese: bool) -> tuple[Counter[str], Counter[str]]:
    """Return how frequent characters and pairs are in words of either script, by jieba's word list.

    For `japanese`, the words are written with new kanji: the list has no Japanese, but most ideographs that are
    frequent in Chinese are so in Japanese.
    """
    import jieba

    characters: Counter[str] = Counter()
    pairs: Counter[str] = Counter()
    converters = [chain(config).convert for config in ("s2t", "s2tw", "s2hk")]
    to_japanese = chain("t2jp").convert
    with jieba.get_dict_file() as words:
        for line in words:
            word, count, *_ = line.decode("utf-8").split(" ")
            forms = (
                [to_japanese(converters[0](word))]
                if japanese
                else [word, *(convert(word) for convert in converters)]
            )
            for form in dict.fromkeys(forms):
                for i, ch in enumerate(form):
                    characters[ch] += int(count)
                    pairs[form[i : i + 2]] += int(count)
    return characters, pairs


def choose_triggers(rules: Chain) -> Triggers:
    pairs, effective = effective_strings(rules)
    characters, bigrams = frequencies(japanese="jp2t" in rules.names)
    total, bigram_total = sum(characters.values()), sum(bigrams.values())

    def weight(ch: str) -> float:
        return characters[ch] / total + 3e-6

    def bigram_weight(choice: frozenset[str]) -> float:
        return sum(bigrams[pair] / bigram_total + 1e-7 for pair in choice)

    # A choice is (anchors, side, pairs): for every pair, the character at that side of it is an anchor.
    choices = [
        [(frozenset(pair[side] for pair in place), side, place) for place in places for side in (0, 1)]
        for places in effective
    ]
    anchors = smallest_anchors(choices, weight)
    chosen: set[tuple[str, int]] = set()
    cheapest = [
        min(bigram_weight(choice[2]) for choice in options if choice[0] <= anchors) for options in choices
    ]
    for n in sorted(range(len(choices)), key=lambda n: -cheapest[n]):
        allowed = [choice for choice in choices[n] if choice[0] <= anchors]
        if not any(all((pair, side) in chosen for pair in place) for _, side, place in allowed):
            _, side, place = min(
                allowed, key=lambda choice: (bigram_weight(choice[2]), sorted(choice[2]), choice[1])
            )
            chosen.update((pair, side) for pair in place)
    used = {pair[side] for pair, side in chosen}
    return Triggers(
        "".join(sorted(used, key=lambda ch: (-characters[ch], ch))),
        sorted({pair for pair, _ in chosen}),
        pairs,
    )


def smallest_anchors(choices, weight) -> set[str]:
    """Greedy weighted hitting set: take what serves most phrases for its frequency, then prune."""
    served = defaultdict(set)
    for n, options in enumerate(choices):
        for needed, _, _ in options:
            served[needed].add(n)
    groups = sorted(served, key=sorted)
    heap = [(-len(served[group]) / sum(map(weight, group)), i) for i, group in enumerate(groups)]
    heapq.heapify(heap)
    anchors: set[str] = set()
    left = set(range(len(choices)))
    while left:
        _, i = heapq.heappop(heap)
        group = groups[i]
        gain = len(served[group] & left)
        if not gain:
            continue
        value = -gain / (sum(weight(ch) for ch in group - anchors) or 1e-9)
        if heap and value > heap[0][0] + 1e-12:
            heapq.heappush(heap, (value, i))
            continue
        anchors |= group
        left -= served[group]
    users = defaultdict(set)
    for group in groups:
        for ch in group:
            users[ch] |= served[group]
    for ch in sorted(anchors, key=lambda ch: (-weight(ch), ch)):
        without = anchors - {ch}
        if all(any(needed <= without for needed, _, _ in choices[n]) for n in users[ch]):
            anchors = without
    return anchors


def effective_strings(rules: Chain) -> tuple[set[str], list[list[frozenset[str]]]]:
    """Return all pairs of `rules`, and the places of every effective phrase: at each, the possible pairs.

    In a phrase of the first stage or the segmentation a place has one pair. A phrase of the second stage
    is seen from the source: at each place stand all pairs of characters that the first stage can turn
    into what it needs.
    """
    first, second = rules.stages[0], rules.stages[1] if len(rules.stages) > 1 else None
    dictionaries = [part for part in (first, second, rules.segmentation) if part]
    alphabet = sorted(
        {ch for part in dictionaries for key, value in part.phrases() for ch in key + value}
        | {ch for part in dictionaries for key, value in part.characters.items() for ch in key + value}
    )
    whole = {ch: rules.convert_unified(ch) for ch in alphabet}
    after_first = {ch: first.characters.get(ch, ch) for ch in alphabet}

    pairs: set[str] = set()
    strings: dict[str, None] = {}
    keys = dict(first.phrases())
    if rules.segmentation:
        keys |= {key: "" for key, _ in rules.segmentation.phrases() if key not in keys}
    for key, value in keys.items():
        pairs.update(key[i : i + 2] for i in range(len(key) - 1))
        by_character = "".join(after_first.get(ch, ch) for ch in key)
        if (value and value != by_character) or rules.convert_unified(key) != "".join(
            whole.get(ch, ch) for ch in key
        ):
            strings[key] = None
    effective = [[frozenset([key[i : i + 2]]) for i in range(len(key) - 1)] for key in strings]
    if second is None:
        return pairs, effective

    left_sources, right_sources = defaultdict(set), defaultdict(set)
    for ch in alphabet:
        left_sources[after_first[ch][-1]].add(ch)
        right_sources[after_first[ch][0]].add(ch)
    for key, value in first.phrases():
        left_sources[value[-1]].add(key[-1])
        right_sources[value[0]].add(key[0])
    for key, value in second.phrases():
        places = [
            frozenset(
                left + right
                for left in sources(key[i], left_sources, after_first)
                for right in sources(key[i + 1], right_sources, after_first)
            )
            for i in range(len(key) - 1)
        ]
        for place in places:
            pairs |= place
        if value != "".join(second.characters.get(ch, ch) for ch in key) and all(places):
            effective.append(places)
    return pairs, effective


def sources(ch: str, known: dict[str, set[str]], after_first: dict[str, str]) -> set[str]:
    """Return the characters of the source that can become `ch` at the edge of an entry."""
    return known[ch] | ({ch} if after_first.get(ch, ch) == ch else set())
