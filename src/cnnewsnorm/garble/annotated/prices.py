"""What the solver pays, in half bits, for everything that is not the plain course of events.

Chosen on simulated damage of newspaper text (``benchmarks/bench_annotated.py``); a price of 2 means half as likely.
"""

LITERAL_LOST = 10  # a question mark that is one
LITERAL_BEFORE_CUT = 34  # the same right before a comma or the like
LITERAL_NOTE = 60  # a note that is none, or belongs to no byte pair
NEW_ON_LIST = 8  # a character that no other note of the page has shown to be on the site's list
SECOND_READING = 20  # the same, by a reading that is not the character's first
NOT_ANNOTATED = 60  # a listed character without its note
FOLDED = 4  # an ASCII sign that was a full-width one
LOST_BYTE = 8  # a lost sign before a cut
EMPTY_PAIR = 12  # a lost sign inside a run: a pair that GBK leaves empty
SWALLOWED = 12  # a lost sign inside a run: a byte that took an ASCII sign with it
DROPPED_BYTE = 2  # a byte lost before a cut without a sign
PRIVATE = 70  # a private-use character in the original
ODD = 12  # a Simplified character or uncommon variant that the page does not use elsewhere
SEEN_PAIR = 10  # taken off where the page has the same two characters elsewhere
SEEN_PAIR_LEAST = 2  # but not to less than this: what is likely anyway makes nothing beside it likelier
SEEN = 1  # the same for a single character
BLANK = 8  # an ideographic space where paragraphs begin or sentences end
BLANK_AMID = 24  # the same amid a line
STOP_AGAIN = 16  # a second full stop, which only users write
CLOSES = 8  # taken off for the closing bracket or quote of an open one
UNPAIRED = 16  # a closing bracket or quote that nothing opened
