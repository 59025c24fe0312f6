"""The stretches of a misaligned run that can be read in one way only.

Most of a run is no puzzle: the note at its beginning fixes a byte, and every character of two bytes behind it completes
the pending byte and leaves another. Only what a search would have to choose among needs prices. So these stretches
are read as bytes, all at once, and priced later if at all.
"""

from typing import NamedTuple

from ..._patterns import lazy_pattern
from ..gbk import characters_by_pair, pairs_by_character, trail_of, wide
from . import prices
from .candidates import noted_pairs
from .readings import READING, canonical_reading, has_reading
from .site import Site

__all__ = ["Certain", "read_certain"]

# Characters that every decoder shows for their two bytes, a lost sign or letter with its note, a note, a folded sign.
_SHOWN = "\u4e00-\u9fa5\ue000-\ue765“”《》：α-ρσ-ωА-я①-⑩⑴-⒛ぁ-んァ-ヶㄅ-ㄩ㈠-㈩─-╋ⅰ-ⅹ０-９Ａ-Ｚａ-ｚ"
_TOKEN = lazy_pattern(rf"([{_SHOWN}]+)|([?\ufffd]|[@-~]?\()({READING}) ?\)|[ \"-+\--:<->]")
_CHARACTERS, _NOTED = 1, 3  # the last group that matched


class Certain(NamedTuple):
    """A stretch that was read, up to a note or to where the ways part.

    Attributes:
        text: The original.
        pending: The lead byte behind it that waits for its trail, or -1.
        noted: Whether a note stands behind its last byte.
        steps: What each sign of the observation added to the text.
        extras: What some of these signs cost beside the likelihood of what they add.
        shifted: How many signs are out of step.
    """

    text: str
    pending: int
    noted: bool
    steps: list[str]
    extras: dict[int, int]
    shifted: int


def read_certain(
    text: str,
    position: int,
    line_end: int,
    pending: int,
    last: str,
    site: Site,
    *,
    after_note: bool,
    most: int,
) -> tuple[int, list[Certain]]:
    """Read on from ``text[position]`` as long as there is only one way to.

    Args:
        text: The observed text.
        position: Where to begin.
        line_end: Where the line ends.
        pending: The lead byte that waits for its trail, or -1.
        last: The last character of the original so far.
        site: What is known of the site, which must not strip private-use characters.
        after_note: Whether a note stands right before.
        most: What the first note may cost if it is not to be taken for an ordinary one.

    Returns:
        Where the ways part, the run ends or the line does, and what was read.
    """
    pairs, characters, listed = pairs_by_character(), characters_by_pair(), site.listed
    read: list[Certain] = []
    steps: list[str] = []
    extras: dict[int, int] = {}
    while position < line_end and pending != 0x80:  # which begins no character
        match = _TOKEN.match(text, position, line_end)
        if match is None:
            break
        kind = match.lastindex
        end = match.end()
        before_note, reading = match[2], canonical_reading(match[3]) if kind == _NOTED else ""
        with_letter = False
        if kind == _NOTED and before_note in "?\ufffd":
            by_lead = noted_pairs(reading)
            found = by_lead.get(pending if pending >= 0 else trail_of(last), ())
            if len(found) != 1:
                break
            byte, character, rank = found[0]
            price = 0 if pairs[character] in listed else prices.NEW_ON_LIST + rank * prices.SECOND_READING
            if pending < 0:
                if price >= most:
                    break
                step, pending = "", byte
            else:
                step, pending, last = character, -1, character
        elif pending < 0:
            break
        elif kind == _CHARACTERS:
            data = match[0].encode("gb18030")
            if min(data[1::2]) <= 0x80:  # it leads back into step
                data = data[: 2 * next(at for at, trail in enumerate(data[1::2]) if trail <= 0x80)]
                if not data:
                    break
            new = (bytes((pending,)) + data[:-1]).decode("gb18030")
            count = new.find("，")  # a cut, which leads back, too
            if count < 0:
                count = len(data) // 2
            if not count:
                break
            whole = position + count == end
            new, data, end = new[:count], data[: 2 * count], position + count
            numbers = [pairs[character] for character in new]
            if not listed.isdisjoint(numbers):
                for at, number in enumerate(numbers):
                    if number in listed and (at or not after_note):
                        extras[len(steps) + at] = prices.NOT_ANNOTATED
            steps += new
            pending, last = data[-1], new[-1]
            after_note = False
            position = end
            if not whole:
                break
            continue
        elif kind == _NOTED:
            with_letter = before_note != "("
            pair = pending << 8 | ord(before_note[0]) if with_letter else trail_of(last) << 8 | pending
            character = characters.get(pair, "")
            if not has_reading(character, reading):
                break
            if with_letter:
                steps.append(character)
                pending, last = -1, character
            step = ""
            price = 0 if pair in listed else prices.NEW_ON_LIST
        else:  # a sign that was a full-width one
            first, second = divmod(pairs[wide(match[0])], 0x100)
            pair = pending << 8 | first
            character = characters.get(pair, "")
            if not site.folded or not character:
                break
            refused = pair in listed and not after_note
            extras[len(steps)] = prices.FOLDED + refused * prices.NOT_ANNOTATED
            steps.append(character)
            pending, last = second, character
            after_note = False
            position = end
            continue
        if price:
            extras[len(steps)] = price
        steps.append(step)
        in_step = 0 if pending >= 0 else 2 if with_letter else 1
        read.append(Certain("".join(steps), pending, True, steps, extras, len(steps) - in_step))
        steps, extras = [], {}
        after_note = True
        position = end
        if pending < 0:
            break
    if steps:
        read.append(Certain("".join(steps), pending, False, steps, extras, len(steps)))
    return position, read
