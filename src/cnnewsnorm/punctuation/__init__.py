"""Punctuation of Chinese text: what was folded to half width or typed in a makeshift way comes back.

- `_stops`: commas, colons, semicolons, question and exclamation marks, repeated marks
- `_full_stops`: which dots end a sentence
- `_names`: which dots join the parts of a name
- `_parentheses`: each pair by its content and its neighbours
- `_quotes`: straight quotes to paired ones, by paragraph and region
- `_unpaired`: the quotes that have no partner
- `_marks`: dashes, ellipses, middle dots, angles typed for title marks
- `_context`: what stands around a mark

Edited text comes back unchanged; without contact with Chinese there is no change.
"""

from collections.abc import Iterator

from ..edits import RawEdit, apply_edits, compose_edits, explained_by
from ..errors import require_choice, require_text
from ._marks import find_marks, find_titles
from ._parentheses import find_parentheses
from ._quotes import find_quotes, find_regional_quotes, find_turned_quotes
from ._stops import find_stops, replace_plain_stops
from ._unpaired import UnpairedQuote, find_unpaired_quotes

__all__ = ["UnpairedQuote", "find_unpaired_quotes", "normalize_punctuation"]

_REGIONS = (None, "cn", "tw", "hk")
_STANDARDS = {None: "cn", "gb": "cn", "moe": "tw"}  # and the region each is at home in
_QUOTES = (None, "keep", "region")


def _find_edits(
    text: str, *, region: str | None = None, standard: str | None = None, quotes: str | None = None
) -> Iterator[RawEdit]:
    return _edits(require_text(text), text, region, standard, quotes)


def _edits(
    text: str, typed: str, region: str | None, standard: str | None, quotes: str | None
) -> Iterator[RawEdit]:
    """Yield the edits of a text; `typed` is what it was before its plain stops became full-width."""
    require_choice(region, "region", _REGIONS)
    require_choice(standard, "standard", _STANDARDS)
    require_choice(quotes, "quotes", _QUOTES)
    restyle = quotes == "region" or (quotes is None and (region, standard) != (None, None))
    region = region or _STANDARDS[standard]
    # Titles first, and quotes that are turned: what stands beside a mark decides about it.
    before = sorted([*find_titles(text), *find_turned_quotes(text)])
    inner = apply_edits(text, before)
    edits = [
        *find_stops(inner, inner if typed is text else apply_edits(typed, before)),
        *find_parentheses(inner),
        *find_quotes(inner, region),
        *find_marks(inner, standard),
    ]
    edits.sort()
    if before:
        edits = compose_edits(before, inner, edits)
    if restyle:
        paired = apply_edits(text, edits)
        edits = compose_edits(edits, paired, find_regional_quotes(paired, region))
    return iter(edits)


@explained_by(_find_edits)
def normalize_punctuation(
    text: str, *, region: str | None = None, standard: str | None = None, quotes: str | None = None
) -> str:
    """Bring the punctuation of Chinese context to its standard form; edited text comes back unchanged.

    Half-width ``, : ; ? ! ( ) .`` and straight quotes in Chinese context become the Chinese marks they stand
    for, makeshift dashes and ellipses become —— and ……, marks typed twice are thinned out. Numbers, times,
    scores, addresses, file names, versions, foreign sentences, Japanese and Korean are left alone, and so is
    whatever is in doubt: quotes that do not come in pairs, a dot that may or may not join the parts of a
    transliterated name, a list number.

    Args:
        text: The text, with one paragraph per line.
        region: The style of quotes: “” ‘’ for ``"cn"``, 「」 『』 for ``"tw"`` and ``"hk"``. None makes straight
            quotes “” ‘’ and leaves paired ones as they are.
        standard: None restores what was damaged and keeps every form that some standard allows. ``"gb"`` also
            enforces GB/T 15834-2011 (“” ‘’, ……, the separator ·), ``"moe"`` the 《重訂標點符號手冊》 of
            Taiwan's Ministry of Education, revised edition of 2008 (「」 『』, ……, the separator ‧). Each
            brings its region with it unless `region` is given.
        quotes: What becomes of quotes that are paired already: ``"keep"`` leaves them, ``"region"`` gives
            them the style of the region. None means ``"region"`` where a region or standard is named.

    Returns:
        The text, the same object if nothing had to change; as many lines as before.

    Raises:
        TextTypeError: `text` is not a `str`.
        OptionError: An option has a value that is not among those above.

    Sources:
        GB/T 15834-2011《标点符号用法》; 《重訂標點符號手冊》修訂版 (教育部, 2008); W3C, Requirements for
        Chinese Text Layout, on which marks are full-width.

    Examples:
        >>> normalize_punctuation('会议(10:47开始)强调,要"压实责任",共3,000人参加...')
        '会议（10:47开始）强调，要“压实责任”，共3,000人参加……'
        >>> normalize_punctuation('他說:"不行"', region="tw")
        '他說：「不行」'
        >>> normalize_punctuation("他说：「不行」", standard="gb")
        '他说：“不行”'
    """
    plain = replace_plain_stops(require_text(text))
    return apply_edits(plain, _edits(plain, text, region, standard, quotes))
