"""Readings of a lost sign without a note: a question mark, a byte before a cut, or two bytes inside a run."""

import re
from collections.abc import Iterable, Iterator

from ..gbk import empty_trails, wide
from . import prices
from .brackets import BRACKETS
from .candidates import all_leads_of, empty_trails_of, some_leads_of, trails_of
from .readings import READING
from .scorer import ANY, MOST_OFF, PRUNE, State
from .swallowed import Swallowed

__all__ = ["CUTS", "LOST", "MANY_LOST", "LostSigns"]

CUTS = ",，、？?！!；;。"
LOST = re.compile(rf"[?\ufffd](?!{READING} ?\))")
MANY_LOST = re.compile("([?\ufffd])\\1{2,}(?=\\1)|(?:[?\ufffd][,，、！!；;。]){3,}(?=[?\ufffd])")
"""Lost signs in a row, with marks between them or none, all but the last: more than the damage makes."""
_BLANKS, _STOPS = frozenset(" \u3000\n"), frozenset(",，、！!；;。").union([""])

# How far behind the likeliest character its first byte is tried: behind two lost bytes, and before a mark.
_SPAN_BEHIND_EMPTY, _SPAN_BEFORE_MARK = 26, 12
_MOST_OPEN = 4  # characters tried before two lost signs in a row
_NEAR = 12  # how far behind the best a state may be for a lost pair to be tried on it
_PLAUSIBLE = 32  # the most that the character before a lost pair may cost


class LostSigns(Swallowed):
    """Tries what a lost sign can have been."""

    def lost(self, state: State, position: int) -> None:
        """Read the lost sign at `position` behind `state`."""
        sign = self.text[position]
        following = self.text[position + 1 : min(position + 2, self.line_end)]
        cut = following in CUTS  # the end of the line is a cut, too
        if state.owes_cut:
            if state.pending >= 0:
                self.two_bytes(state, 0xA3, 0xBF, prices.FOLDED)
            else:
                self.push(state, prices.FOLDED, -1, "？")
            return
        if state.pending < 0:
            self.push(state, _literal_price(sign, state.last, following), -1, sign)
        if MANY_LOST.match(self.text, position, self.line_end):
            return
        if state.pending >= 0 and self.site.folded and sign == "?":
            self.two_bytes(state, 0xA3, 0xBF, prices.FOLDED)
        mark = ""
        if following and cut and (following != "?" or LOST.match(self.text, position + 1, self.line_end)):
            mark = following
            self.lost_byte_and_mark(state, mark)
        elif cut:
            for found in self.lost_byte(state, following):
                self.keep(found)
        elif state.pending >= 0:
            self.swallowed(state, position)
        if state.pending >= 0 and state.cost <= self.floor + _NEAR:
            self.empty_pair(state, following, mark)

    # -- two bytes inside a run ----------------------------------------------------------------------------

    def empty_pair(self, state: State, following: str, mark: str) -> None:
        """Two lost bytes that are one pair: the first completes, the second starts anew."""
        open_end = following in ("?", "\ufffd")
        if not open_end and not any(self.first_bytes(following)):
            return
        most = min(self.limit - state.cost - prices.EMPTY_PAIR, _PLAUSIBLE)
        found = self.likely(state, empty_trails_of(state.pending), most)
        for price, first, character in found[: _MOST_OPEN if open_end else None]:
            complete = self.behind(state, price + prices.EMPTY_PAIR, character)
            if mark and not open_end:
                self.read_mark(complete.waiting(first), mark, ANY, empty_trails()[first])
                continue
            for second in self.second_bytes(complete, first, following):
                self.keep(complete.waiting(second))

    def second_bytes(self, state: State, first: int, following: str) -> Iterable[int]:
        """The second bytes of a lost pair behind `state` that make a likely character with the sign that follows."""
        seconds = empty_trails()[first]
        if following in ("", "?", "\ufffd"):  # which tells nothing
            return seconds
        possible = {
            byte
            for trail in self.first_bytes(following)
            for byte in self.possible_leads(state, trail, _SPAN_BEHIND_EMPTY)
        }
        return [second for second in seconds if second in possible]

    def first_bytes(self, sign: str) -> Iterator[int]:
        """The bytes a sign of the observation can begin with, of those that can end a character."""
        if sign in self.pairs:
            yield self.pairs[sign] >> 8
            if sign == "€":
                yield 0x80
        elif "\x40" <= sign <= "\x7e":
            yield ord(sign)
        if self.site.folded and " " <= sign < "\x7f":
            yield 0xA1 if sign == " " else 0xA3

    def possible_leads(self, state: State, trail: int, span: int) -> list[int]:
        """The bytes that can follow `state` if `trail` follows them: those of characters that are not too unlikely."""
        place = self.language.place(state.context)
        return [byte for _, byte, _ in self.language.choose(place, all_leads_of(trail), ANY, span)]

    # -- a byte left over at the end of a piece ------------------------------------------------------------

    def lost_byte(self, state: State, mark: str, extra: int = prices.LOST_BYTE) -> Iterator[State]:
        """The bytes that can have been left over before a mark, or the end of the line.

        Behind a byte that completes a character only the mark can follow, whichever character it is: so the best of
        them is all that counts.
        """
        mark = wide(mark)
        if state.pending >= 0:
            found = self.best_before(state, mark, self.limit - state.cost - extra, extra)
            if found:
                yield found[0]
        elif mark:
            for byte in self.possible_leads(state, self.pairs[mark] >> 8, _SPAN_BEFORE_MARK):
                yield _left_over(state, byte, mark, extra)

    def lost_byte_and_mark(self, state: State, sign: str) -> None:
        """Read a byte left over before a mark and the mark in one go.

        The mark makes all readings of a byte that completes a character alike, so only those count that come close
        to the best.
        """
        mark = wide(sign)
        if state.pending < 0:
            self.read_mark(_left_over(state, 0x80, mark, prices.LOST_BYTE), sign, _SPAN_BEFORE_MARK)
            return
        best = self.ahead.get((-1, mark))
        most = self.limit if best is None else min(self.limit, best.cost + best.margin)
        found = self.best_before(state, mark, most - state.cost - prices.LOST_BYTE, prices.LOST_BYTE)
        if found:
            behind, cost = found
            if sign == "?":
                cost += prices.FOLDED
            self.limit = min(self.limit, behind.cost + PRUNE)
            context = self.longer(behind.context, mark)
            self.turn()
            self.keep(
                State(cost, -1, mark, behind.last, mark, behind, behind.margin, context, behind.brackets)
            )
            self.turn()

    def read_mark(self, back: State, sign: str, span: int, leads: tuple[int, ...] = ()) -> None:
        """Read a byte, one of `leads`, that completes a character with the first byte of a mark, and the mark with it."""
        if back.cost > self.limit or (sign < "\x80" and sign != "?" and not self.site.folded):
            return
        self.limit = min(self.limit, back.cost + PRUNE)
        trail, pending = divmod(self.pairs[wide(sign)], 0x100)
        extra = prices.FOLDED if sign < "\x80" else 0
        self.turn()
        place = self.language.place(back.context)
        most = self.limit - back.cost - extra + MOST_OFF
        choices = some_leads_of(trail, leads) if leads else all_leads_of(trail)
        # What the page has elsewhere behind the same character may be the likeliest one nevertheless.
        found = self.language.choose(place, choices, most, span + prices.SEEN_PAIR)
        for cost, byte, character in found:
            if cost > found[0][0] + span and not self.seen_pairs[back.last + character]:
                continue
            price = self.price_at(back.context, back.last, back.brackets, character, cost) + extra
            if byte << 8 | trail in self.site.listed:
                price += prices.NOT_ANNOTATED
            if back.cost + price <= self.limit:
                self.keep(self.behind(back, price, character, pending))
        if trail == 0xA1 and not leads:  # of an ideographic space, which the language does not know
            price = self.price_at(back.context, back.last, back.brackets, "\u3000") + extra
            if back.cost + price <= self.limit:
                self.keep(self.behind(back, price, "\u3000", pending))
        self.turn()

    def best_before(self, state: State, mark: str, most: int, extra: int) -> tuple[State, int] | None:
        """The state behind the best character before a mark, or the end of the line, and its cost with that."""
        # A character, its price, what it costs with what follows, and what the next best one does.
        best, price_of_best, cost, second = "", 0, ANY, ANY
        for price, _, character in self.likely(state, trails_of(state.pending), most):
            if price >= second:
                break
            total = price + self.cost_of_end(state, character, mark)
            if total < cost:
                best, price_of_best, cost, second = character, price, total, cost
            elif total < second:
                second = total
        if not best:
            return None
        found = self.behind(state, price_of_best + extra, best)
        found = found._replace(owes_cut=mark, margin=min(state.margin, second - cost))
        return found, state.cost + extra + cost

    def cost_of_end(self, state: State, character: str, mark: str) -> int:
        """What it costs that a mark, or the end of the line, follows `character` behind `state`."""
        if mark:
            return self.language.cost_behind(self.longer(state.context, character), mark)
        brackets = state.brackets + character if character in BRACKETS else state.brackets
        return self.closing_cost(character, brackets)


def _literal_price(sign: str, before: str, following: str) -> int:
    """What it costs that a lost sign is an ordinary question mark, or one of the blanks that GBK lacks."""
    if sign == "\ufffd" or before == "?" or (before in _BLANKS and following not in _STOPS):
        return 2
    if following == "?":
        return prices.LITERAL_LOST
    return prices.LITERAL_BEFORE_CUT if following in CUTS else prices.LITERAL_LOST


def _left_over(state: State, byte: int, mark: str, extra: int) -> State:
    return state._replace(
        cost=state.cost + extra, pending=byte, text="", back=state, owes_cut=mark, noted=False
    )
