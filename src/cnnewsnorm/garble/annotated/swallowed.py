"""Signs that a byte took along: the last byte of a character, left over at the end of a piece, and an ASCII sign show as one.

Which character it was is told by what may have stood behind it, and which sign by the character, so that both are chosen
together, once the run is solved: what follows does not depend on them.
"""

import re
from collections.abc import Iterator, Sequence
from math import log2

from ..._patterns import lazy_pattern
from . import prices
from .brackets import CLOSERS, is_open
from .candidates import trails_of
from .readings import READING
from .scorer import ANY, State
from .stripped import Stripped

__all__ = ["TAG", "Swallowed"]

TAG = re.compile(
    r"(?:/(?:p|b|a|em|strong|span|div|font|h[1-6]|li|td)|(?:p|b|br|a|em|strong|span|div|font|img|h[1-6]|li|td)(?: [^<>]{0,300})?/?)>",
    re.IGNORECASE,
)
"""What follows the first sign of a tag of running text."""

_OPENERS = frozenset(CLOSERS.values())
# The margins of a character with a sign behind it that is found again, and with one that stays lost.
_SURE_OF_SIGN, _SURE_OF_LOST = 4, 2

_SIGNS = frozenset("0，：；（）！？．－％／")
_MARKS = frozenset("，：；（）！？")
_ANY_SIGN = 30  # half bits that any other sign costs
_UNSEEN = 0.1  # how often a blank counts where there is none
_SPAN = 20  # how much dearer than the likeliest character another one may be that goes better with a sign
_MOST = 10  # characters that are tried
_TOLD = 2  # characters behind a sign that tell which one it is
# What a mark costs at most that is put in the place of a lost sign, and how much likelier than others it is.
_LIKELY_MARK, _CLEARLY = 16, 4
# Half bits that a parenthesis is likelier whose partner stands alone behind, or before, where it may be closed yet.
_OPENS, _CLOSES = 30, 16
_BEHIND = 80  # characters behind a sign that are looked at for the partner
# The next parenthesis closes one; that of 2) in a list does not.
_CLOSING = lazy_pattern("[^()（）]+[)）](?<![^\\w][0-9A-Za-z一二三四五六七八九十][)）])")
# Not 000年, which may be of any number of years.
_REST_OF_YEAR = re.compile("(?!.00)(0(?=[0-4])|9)[0-9]{2}年")
_FIRST_OF_YEAR = {"0": "2", "9": "1"}
_NOTE = re.compile(rf"[?\ufffd(]{READING} ?\)")
_SPACED = re.compile("(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff])")


class Swallowed(Stripped):
    """Tries that a lost sign is the last byte of a character and took an ASCII sign along."""

    def swallowed(self, state: State, position: int) -> None:
        """Read the lost sign at `position` as a byte that took an ASCII sign along, which stays lost for now."""
        tag = TAG.match(self.text, position + 1, self.line_end)
        sign = "<" if tag else self.text[position]
        most = self.limit - state.cost - prices.SWALLOWED
        found = self.likely(state, trails_of(state.pending), most)
        if tag and tag[0].lower().startswith(("/", "br")):
            # Nothing opens before the end of a line or of what is marked.
            found = [choice for choice in found if choice[2] not in _OPENERS]
            found = sorted({*found, *self.closers(state)})
        for price, _, character in found[:1]:
            lead = (
                max(0, _cost_of_any([other for other, _, _ in found[1:]]) - price) if tag else _SURE_OF_SIGN
            )
            self.keep(
                self.behind(state, price + prices.SWALLOWED, character)._replace(
                    last=sign,
                    before=character,
                    text=character + sign,
                    margin=min(state.margin, lead),
                    context="",
                )
            )

    def closers(self, state: State) -> Iterator[tuple[int, int, str]]:
        """Yield what closes an open bracket or quote and begins with the pending byte: the price, the byte, the character."""
        for closer, opener in CLOSERS.items():
            lead, trail = divmod(self.pairs[closer], 0x100)
            if lead == state.pending and is_open(state.brackets, opener, closer):
                yield self.price_at(state.context, state.last, state.brackets, closer), trail, closer

    def settled(self, path: Sequence[State], end: int) -> tuple[list[str], int]:
        """What each step of a reading adds to the original, swallowed signs found again where that can be.

        Args:
            path: The states.
            end: Where the run ends.

        Returns:
            The texts, and the most that the margin of the run can be with them.
        """
        texts = [state.text for state in path]
        most = ANY
        if any(map(_is_swallowed, path)):
            behind = _NOTE.sub("", self.text[end : min(end + _BEHIND, self.line_end)])
            for at in range(len(path) - 1, 0, -1):
                if _is_swallowed(path[at]):
                    texts[at] = self.found_again(path[at], behind)
                    if texts[at][-1] in "?\ufffd":
                        most = _SURE_OF_LOST
                behind = (texts[at] + behind)[:_BEHIND]
        return texts, most

    def found_again(self, state: State, behind: str) -> str:
        """The character and the sign of a state that swallowed one, with what stands behind it."""
        back = state.back
        assert back is not None
        self.after_note = back.noted
        least = state.cost - back.cost - prices.SWALLOWED
        signs = self.signs(back, behind)
        readings = []
        for price, _, character in self.likely(back, trails_of(back.pending), least + _SPAN, _SPAN)[:_MOST]:
            context = self.longer(back.context, character)
            costs = sorted(
                (self.cost_of_sign(context, sign, behind) + more, sign) for sign, more in signs.items()
            )
            readings.append((price + costs[0][0], character, costs))
        if not readings:
            return state.text
        _, character, costs = min(readings)
        (best, sign), (second, _) = costs[:2]
        lost = state.text[-1]
        if sign == "0":
            year = _REST_OF_YEAR.match(behind)
            return character + (_FIRST_OF_YEAR[year[1]] if year else lost)
        cost = (
            self.language.cost_behind(self.longer(back.context, character), sign) if sign in _MARKS else ANY
        )
        likely = cost + signs[sign] <= _LIKELY_MARK and second - best >= _CLEARLY
        # Before a digit another one may be lost, which would make it another number.
        may = signs[sign] < 0 or (self.site.ascii_marks and not behind[:1].isdigit())
        return character + (chr(ord(sign) - 0xFEE0) if likely and may else lost)

    def signs(self, state: State, behind: str) -> dict[str, int]:
        """The signs that may have stood behind a state, with what they cost beyond their likelihood.

        A blank and any other sign have no likelihood; the empty string stands for any other.
        """
        around = self.context + behind
        blanks = len(_SPACED.findall(around))
        signs = dict.fromkeys(_SIGNS, 0)
        signs[" "] = round(2 * log2((len(around) + 1) / (blanks + _UNSEEN)))
        signs[""] = _ANY_SIGN
        closes = _CLOSING.match(behind) is not None
        if is_open(state.brackets, "（", "）"):
            signs["）"] = _CLOSES if closes else -_CLOSES
        elif closes:
            signs["（"] = -_OPENS
        return signs

    def cost_of_sign(self, context: str, sign: str, behind: str) -> int:
        """What a sign costs behind a context, with what follows it."""
        if sign in _SIGNS:
            cost = self.language.cost_behind(context, sign)
            context = self.longer(context, sign)
        else:
            cost = 0
            context = self.language.folded("\n") if sign else ""
        for character in (behind or "\n")[:_TOLD]:
            longer = self.longer(context, character)
            if longer != context:  # else a number goes on
                cost += self.language.cost_behind(context, character)
            context = longer
        return cost


def _is_swallowed(state: State) -> bool:
    return not state.context and state.certain is None and state.text[1:] in ("?", "\ufffd")


def _cost_of_any(costs: Sequence[int]) -> int:
    """Return what it costs, in half bits, that one of several things is so."""
    likely = sum(2 ** (-cost / 2) for cost in costs)
    return round(-2 * log2(likely)) if likely else ANY
