"""Chains of UTF-8 sequences among the GBK bytes of a line: where each begins and ends beside clean text."""

import re
from bisect import bisect_left
from functools import cache

from .charsets import GAP, view_as_gbk
from .language.commonness import everyday_count, everyday_han, ordinary, ordinary_count, ordinary_share
from .lost_bytes import Unit
from .utf8_as_gbk_evidence import LEAST_ODD, LEAST_ORDINARY, Run, rare_count

__all__ = ["LEAST_TWICE", "decoded", "find_runs", "has_sequences", "sequence"]

_FEWEST_ODD = 16  # characters for each odd one: what was read wrongly twice may have fewer than other damage
_MOST_BYTES = 4  # of a character
_GLANCE = 48  # characters of a line that mostly show so many
_CONTEXT = 60
LEAST_TWICE = 4
"""Characters that what was read wrongly twice gives at least: one becomes more than two, each time."""
_MOST_BETWEEN = 12  # characters between two chains behind which the next one tells nothing
_NUMBER_BEFORE = re.compile("[0-9][0-9.,:]*\\Z")
_NUMBER = re.compile("[0-9]+(?:[.,:][0-9]+)*")

_WHOLE = r"""
    (?: (?: [\xe1-\xec\xee\xef] [\x80-\xbf] | \xed [\x80-\x9f] | [\xc2-\xdf] | \xf0 [\x90-\xbf] [\x80-\xbf] )
        [\x80-\xbf] (?![\x80-\xbf]) )+
"""
_TWO = f"[\xc2-\xdf] [\x80-\xbf{GAP}]"
_LONGER = rf"""
    [\xe2-\xe9] [\x80-\xbf]{{3}} (?![\x80-\xbf])        # two characters, two bytes between them lost
  | [\xe1-\xec\xee\xef] [\x80-\xbf] [\x80-\xbf{GAP}?]
  | \xed [\x80-\x9f] [\x80-\xbf{GAP}?]
  | [\xe2-\xe9\xef] {GAP} [\x80-\xbf{GAP}]
  | [\xe4-\xe9] (?=[\xe2-\xe9\xef][\x80-\xbf])          # one character, two bytes lost
  | [\xe2-\xe9\xef] [\x80-\xbf] (?=[\x00-\x7f]|\Z)        # one character, the last byte lost without a sign
  | [\xe2-\xe9\xef] [\x80-\xbf] (?=[\xe2-\xe9\xef])  # one character, the second or the last byte lost so
  | \xf0 [\x90-\xbf] [\x80-\xbf]{{2}}
"""


@cache
def sequence() -> re.Pattern[str]:
    """Return a pattern for a row of characters with all their bytes, as group 1, or one of any kind."""
    return re.compile(f"({_WHOLE}) | {_LONGER} | {_TWO}", re.VERBOSE)


@cache
def _company() -> re.Pattern[str]:
    """Two sequences in a row, one of three bytes at least, or four: a third of the bytes of clean text are pairs."""
    return re.compile(
        f"(?:{_LONGER}) (?:{_LONGER} | {_TWO}) | {_TWO} (?:{_LONGER}) | (?:{_TWO}){{{LEAST_TWICE}}}",
        re.VERBOSE,
    )


_LETTER = re.compile("[\xc2-\xdf][\x80-\xbf]")
_TWO_IN_A_ROW = re.compile(f"[\xe2-\xef][\x80-\xbf]{{2}}[\xe2-\xef][\x80-\xbf][\x80-\xbf{GAP}?]?")


def has_sequences(text: str) -> bool:
    """Tell whether a few characters begin with what may be two characters of UTF-8."""
    first = text[:1].encode("gb18030", "replace")
    return first >= b"\xe2" and _TWO_IN_A_ROW.match(view_as_gbk(text)[0]) is not None


def find_runs(line: str, least: int) -> list[Run]:
    """Return the longest chains of UTF-8 sequences that begin and end between characters."""
    view, starts = view_as_gbk(line)
    if least > 1 and not _company().search(view):
        return []

    def between(at: int) -> bool:
        return starts[bisect_left(starts, at)] == at

    chain: list[Unit] = []
    chains = [chain]
    done = 0
    for match in sequence().finditer(view):
        start, end = match.span()
        row = match[1]
        if not row and _LETTER.fullmatch(match[0]):
            row = match[0]  # half of the next character behind it
        text = decoded(row) if row else ""
        if chain and start != done:
            chain = []
            chains.append(chain)
        if not chain:
            while text and not between(start):
                start += len(text[0].encode())
                text = text[1:]
            if start == end or not between(start):
                continue
        done = end
        chain.append(Unit(view[start:end], start, end, view[end : end + 1], text))
    chains = list(filter(None, chains))
    if not chains or not _may_prove(line, starts, chains, least):
        return []
    runs: list[Run] = []
    before, done = "", 0  # the repaired text before a run, and where in the line it ends
    for index, chain in enumerate(chains):
        begins = _begins_by_chance(chain[0], line, bisect_left(starts, chain[0].start))
        ends = _ends_by_chance(chain[-1], line[bisect_left(starts, chain[-1].end) - 1])
        if (begins or ends) and _share_of_others(chain) >= LEAST_ORDINARY:
            while chain and _begins_by_chance(chain[0], line, bisect_left(starts, chain[0].start)):
                _drop_first(chain, view)
            while chain and _ends_by_chance(chain[-1], line[bisect_left(starts, chain[-1].end) - 1]):
                _drop_last(chain, view)
        if chain and _begins_with_mark(chain[0], line, bisect_left(starts, chain[0].start)):
            chain.pop(0)
        while chain and not between(chain[-1].end):
            end = chain[-1].end
            if between(end + 1) and (view[end] < "\x80" or "\xe2" <= view[end] <= "\xef"):
                # an ASCII character that the odd byte took along, or a sequence that was cut off
                chain.append(Unit(view[end], end, end + 1, ""))
            else:
                _drop_last(chain, view)
        if chain:
            _give_back_mark(chain, line, bisect_left(starts, chain[-1].end))
            chain[-1].after = ""  # what follows was not read wrongly, so no byte was lost in front of it
            start, stop = bisect_left(starts, chain[0].start), bisect_left(starts, chain[-1].end)
            before = (before + line[done:start])[-_CONTEXT:]
            behind = line[stop : stop + 2]
            if index + 1 < len(chains) and (follower := chains[index + 1][0]).text:
                behind = _behind(line[stop : bisect_left(starts, follower.start)], follower.text) or behind
            runs.append(Run(line, start, stop, chain, _NUMBER_BEFORE.sub("0", before), behind))
            before += runs[-1].repaired if runs[-1].is_odd() else runs[-1].text
            done = stop
    return runs


def _behind(between: str, following: str) -> str:
    """Return what the likelihood of a chain's last character is told of, or nothing where clean text stands behind it.

    That is a number or sign between it and the next chain, a number as one digit, and what this chain begins with.
    """
    if len(between) > _MOST_BETWEEN or not between.isascii():
        return ""
    return (_NUMBER.sub("0", between.replace(" ", "")) + following)[:2]


def _may_prove(line: str, starts: list[int], chains: list[list[Unit]], least: int) -> bool:
    """Tell, before lost bytes are put back, whether chains can be evidence at all.

    One sequence alone proves nothing, nor does what is ordinary as it stands, nor do a few sequences that stand for
    odd characters, or that leave most of the odd ideographs of the line unexplained.
    """
    if least == 1:
        return True
    hopeful = []
    for chain in chains:
        count = (chain[-1].end - chain[0].start) // _MOST_BYTES
        if count < LEAST_TWICE:  # else it does not matter how many there are
            count = sum([len(unit.text) or (len(unit.data) + 2) // 3 for unit in chain])
        if count >= least:
            end = bisect_left(starts, chain[-1].end)
            text = line[bisect_left(starts, chain[0].start) : end + 1]
            glance = text[:_GLANCE]
            odd = len(glance) - everyday_count(glance)
            if _FEWEST_ODD * odd < len(text):
                odd = len(text) - everyday_count(text)
            if count + (starts[end] != chain[-1].end) >= LEAST_TWICE:  # what was cut off makes one more
                if _FEWEST_ODD * odd >= len(text):
                    return True
            elif odd >= LEAST_ODD:
                hopeful.append((chain, count))
    # two bytes for each character, and half of one at each end
    if sum([chain[-1].end - chain[0].start + 2 for chain, _ in hopeful]) < rare_count(line):
        return False
    for chain, count in hopeful:
        sure = [ch for unit in chain for ch in unit.text]
        good = count - len(sure) + sum([ch in ordinary() for ch in sure])
        if good >= (LEAST_ORDINARY * count if len(sure) < count else least):
            return True
    return False


def _share_of_others(chain: list[Unit]) -> float:
    """Return the share of ordinary characters among those of a chain that are no letters, which clean text is by chance."""
    others = "".join([ch for unit in chain for ch in unit.text if ch >= _NO_LETTER])
    return ordinary_share(others) if others else 0.0


_NO_LETTER = "\u0800"


def _ends_by_chance(unit: Unit, seen: str) -> bool:
    """Tell whether the last sequence of a chain is odd where an ordinary character stands: clean text behind it."""
    return unit.text != "" and unit.text[-1] not in ordinary() and seen in ordinary()


def _begins_by_chance(unit: Unit, line: str, at: int) -> bool:
    """Tell whether the first sequence of a chain is a letter where an ordinary character stands, behind another one.

    The bytes of one common character in four, such as 影, are a letter of Cyrillic or the like in UTF-8.
    """
    return (
        unit.text[:1] > "\x7f"
        and unit.text[0] < _NO_LETTER
        and unit.text[0] not in ordinary()
        and line[at] in ordinary()
        and at > 0
        and line[at - 1] > "\x7f"
    )


def _begins_with_mark(unit: Unit, line: str, at: int) -> bool:
    """Tell whether a chain begins with a clean character and the mark behind it, ``猕：`` for instance.

    Together they have the bytes of two characters that lost two of them without a sign.
    """
    return (
        not unit.text
        and len(unit.data) == 4
        and line[at + 1] in _SWALLOWED
        and line[at - 1 : at] in everyday_han()
        and at > 0
    )


def _drop_first(chain: list[Unit], view: str) -> None:
    """Take the first letter off a chain, two bytes."""
    first = chain.pop(0)
    if len(first.text) > 1:
        start = first.start + 2
        chain.insert(0, Unit(view[start : first.end], start, first.end, first.after, first.text[1:]))


def _drop_last(chain: list[Unit], view: str) -> None:
    """Take the last sequence off a chain."""
    last = chain.pop()
    if len(last.text) > 1:
        end = last.end - len(last.text[-1].encode())
        chain.append(Unit(view[last.start : end], last.start, end, view[end], last.text[:-1]))


def decoded(data: str) -> str:
    """Return what bytes of UTF-8, one per character, stand for."""
    return data.encode("latin-1").decode("utf-8", "replace")


def _give_back_mark(chain: list[Unit], line: str, stop: int) -> None:
    """Take off a chain the mark at its end that clean text stands behind: ``，`` has the bytes of the end of a character.

    What was misread ended with a character that lost its last byte or two, and the mark belongs to what follows.

    Args:
        chain: The chain.
        line: The line.
        stop: The place in the line where the chain ends.
    """
    if line[stop - 1] not in _SWALLOWED or not _is_clean_behind(line, stop):
        return
    last = chain.pop()
    cut = last.end - 2
    if not last.text:
        chain.append(Unit(last.data[:-2], last.start, cut, ""))
        return
    if len(last.text) > 1:
        known = last.end - len(last.text[-1].encode())
        chain.append(
            Unit(
                last.data[: known - last.start],
                last.start,
                known,
                last.data[known - last.start],
                last.text[:-1],
            )
        )
    chain.append(Unit(last.data[-3], cut - 1, cut, ""))


def _is_clean_behind(line: str, stop: int) -> bool:
    """Tell whether clean text stands behind a place: an everyday ideograph, or ASCII and then nothing odd for a while."""
    if line[stop : stop + 1] in everyday_han():
        return True
    following = _ASCII.sub("", line[stop : stop + _NEAR])[:_ENOUGH_CLEAN]
    return len(following) == _ENOUGH_CLEAN and ordinary_count(following) == _ENOUGH_CLEAN


_ASCII = re.compile("[\0-\x7f]+")
_NEAR = 40  # characters
_ENOUGH_CLEAN = 6  # two in three of what is misread are odd
_SWALLOWED = frozenset("，。、：；！？")
