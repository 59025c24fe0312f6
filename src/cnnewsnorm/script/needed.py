"""`to_simplified` and `to_traditional`: conversion where it is needed and nowhere else.

What tells are the characters that one script alone uses. If the text has none of the other script, it is
left alone; otherwise each sentence is judged:

- with more characters of the other script than of the target's, it is converted as a whole;
- with at least as many of the target's, only the words are converted that have characters of the other
  script;
- with neither, it follows the whole text: it is converted if the other script prevails there;
- if it is Japanese, it is left alone.

This is repeated until nothing is left to convert, which nearly always is at once, so a second call
changes nothing. A text that does not settle is left alone.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Literal, TypeAlias

from ..edits import RawEdit, apply_edits, compose_edits, explained_by
from ..errors import OptionError, require_choice
from .chain import moved
from .conversion import Conversion, EngineName, Options
from .convert import converted, converted_edits
from .evidence import evidence, has_kana, looks_japanese, sentences
from .fixed import Protected, around_fixed

__all__ = ["Region", "to_simplified", "to_traditional"]

Region: TypeAlias = Literal["tw", "hk"] | None

_MOST_ROUNDS = 4
_NOTHING = re.compile("(?!)")


def _config_to_simplified(region: Region, phrases: bool) -> str:
    _check_region(region, phrases)
    return f"{region or 't'}2s{'p' if phrases else ''}"


def _config_to_traditional(region: Region, phrases: bool) -> str:
    _check_region(region, phrases)
    return f"s2{region or 't'}{'p' if phrases else ''}"


def _check_region(region: Region, phrases: bool) -> None:
    require_choice(region, "region", (None, "tw", "hk"))
    if phrases and not region:
        raise OptionError(
            "phrases=True has no meaning for region=None: give region='tw' or region='hk', whose words they are"
        )


def _find_edits_to_simplified(
    text: str, *, region: Region = None, phrases: bool = False, only_if_needed: bool = True, **options: Any
) -> list[RawEdit]:
    return _edits(text, _config_to_simplified(region, phrases), only_if_needed, Options(**options))


@explained_by(_find_edits_to_simplified)
def to_simplified(
    text: str,
    *,
    region: Region = None,
    phrases: bool = False,
    only_if_needed: bool = True,
    engine: EngineName = "builtin",
    protect: Protected = (),
    terms: Mapping[str, str] | None = None,
    corrections: bool = False,
    quotes: bool = False,
) -> str:
    """Convert what is Traditional in `text` to Simplified characters; leave alone what is Simplified.

    Args:
        text: The text.
        region: Where the Traditional text comes from: ``"tw"``, ``"hk"``, or None for OpenCC's own standard.
        phrases: Replace the words of the region too (``資訊`` becomes ``信息``); needs a `region`.
        only_if_needed: Convert only sentences with characters that are Traditional alone, so that a
            second call changes nothing. False converts everything, as `convert_script` does.
        engine: ``"builtin"`` or ``"opencc"``; see `convert_script`.
        protect: What stays as it is: terms, compiled regular expressions, or spans ``(start, end)``.
        terms: Own replacements, which go before the dictionaries; the longest wins.
        corrections: Mend what conversion by machine got wrong before the text came to you, in what is
            Simplified already, too: ``干隆``, ``什幺``, ``说瞭``, ``随著``, ``由於``, ``着名``.
        quotes: Write quotation marks around Chinese, converted or not, as “ ” and ‘ ’.

    Returns:
        The converted text; the same object if nothing changes.

    Raises:
        OptionError: An option has a value that is not valid.
        EngineError: `engine` is ``"opencc"`` and the package is not there.

    Examples:
        >>> to_simplified("記者從市政府獲悉")
        '记者从市政府获悉'
        >>> to_simplified("幹隆年間的花瓶，公裏", corrections=True)
        '乾隆年间的花瓶，公里'

    Source: OpenCC 1.4.2 (Apache-2.0) for the conversion; the choice of sentences and the corrections are ours.
    """
    config = _config_to_simplified(region, phrases)
    options = Options(engine, protect, terms, corrections, quotes)
    return _converted(text, config, only_if_needed, options)


def _find_edits_to_traditional(
    text: str, *, region: Region = None, phrases: bool = False, only_if_needed: bool = True, **options: Any
) -> list[RawEdit]:
    return _edits(text, _config_to_traditional(region, phrases), only_if_needed, Options(**options))


@explained_by(_find_edits_to_traditional)
def to_traditional(
    text: str,
    *,
    region: Region = None,
    phrases: bool = False,
    only_if_needed: bool = True,
    engine: EngineName = "builtin",
    protect: Protected = (),
    terms: Mapping[str, str] | None = None,
    corrections: bool = False,
    quotes: bool = False,
    unify_variants: bool = False,
) -> str:
    """Convert what is Simplified in `text` to Traditional characters; leave alone what is Traditional.

    For readers choose a `region`: without one the result follows OpenCC's own standard, which is meant as
    a middle form and differs from what is usual in Taiwan and Hong Kong.

    Args:
        text: The text.
        region: The standard to follow: ``"tw"``, ``"hk"``, or None for OpenCC's own.
        phrases: Use the words of the region too (``信息`` becomes ``資訊``); needs a `region`.
        only_if_needed: Convert only sentences with characters that are Simplified alone, so that a second
            call changes nothing. False converts everything, as `convert_script` does.
        engine: ``"builtin"`` or ``"opencc"``; see `convert_script`.
        protect: What stays as it is: terms, compiled regular expressions, or spans ``(start, end)``.
        terms: Own replacements, which go before the dictionaries; the longest wins.
        corrections: Mend known errors of the dictionaries in news; see `convert_script`.
        quotes: Write quotation marks around Chinese, converted or not, as 「」 and 『』.
        unify_variants: Turn variants of Traditional characters, converted or not, into those of the region.

    Returns:
        The converted text; the same object if nothing changes.

    Raises:
        OptionError: An option has a value that is not valid.
        EngineError: `engine` is ``"opencc"`` and the package is not there.

    Examples:
        >>> to_traditional("记者从市政府获悉", region="tw")
        '記者從市政府獲悉'

    Source: OpenCC 1.4.2 (Apache-2.0) for the conversion; the choice of sentences and the corrections are ours.
    """
    config = _config_to_traditional(region, phrases)
    options = Options(engine, protect, terms, corrections, quotes, unify_variants)
    return _converted(text, config, only_if_needed, options)


def _converted(text: str, config: str, only_if_needed: bool, options: Options) -> str:
    if not only_if_needed:
        return converted(text, config, options)
    needed = _Needed(options.conversion(text, config))
    if options.protect or options.terms or not needed.conversion.plain:
        return apply_edits(text, _edits(text, config, only_if_needed, options))
    result = text
    for _ in range(_MOST_ROUNDS):
        before = result
        result = needed.convert(before)
        if result is before:
            return result
    return text


def _edits(text: str, config: str, only_if_needed: bool, options: Options) -> list[RawEdit]:
    if not only_if_needed:
        return converted_edits(text, config, options)
    needed = _Needed(options.conversion(text, config))
    return around_fixed(text, options.protect, options.terms, needed.settled_edits)


class _Needed:
    """One round of a conversion, with what shows the script it comes from and what stands against it."""

    __slots__ = ("_hint", "_source", "_target", "conversion")

    def __init__(self, conversion: Conversion) -> None:
        self.conversion = conversion
        self._source, self._target, self._hint = evidence()[:3]
        if conversion.simplifies:
            self._source, self._target, self._hint = self._target, self._source, _NOTHING

    def settled_edits(self, text: str) -> list[RawEdit]:
        """Return what all rounds change together, style included; nothing if they do not settle."""
        edits: list[RawEdit] = []
        middle = text
        for _ in range(_MOST_ROUNDS):
            more = self.conversion.styled(middle, list(self.edits(middle)))
            if not more:
                return edits
            edits = compose_edits(edits, middle, more)
            middle = apply_edits(middle, more)
        if self.conversion.repairs:  # two that undo each other must not keep the text from being converted
            return _Needed(self.conversion.without_repairs()).settled_edits(text)
        return []

    def convert(self, text: str) -> str:
        """Return `text` after one round; the same object if there is nothing to convert."""
        if not self._source.search(text) and (self._target.search(text) or not self._hint.search(text)):
            return text
        if self._target.search(text) or has_kana(text):
            return apply_edits(text, self.edits(text))
        return self.conversion.convert(text)

    def edits(self, text: str) -> Iterator[RawEdit]:
        """Yield what one round changes."""
        here, against = len(self._source.findall(text)), len(self._target.findall(text))
        prevails = here > against or (here == against == 0 and self._hint.search(text) is not None)
        if not (here or prevails):
            return
        for start, end in sentences(text):
            sentence = text[start:end]
            source = len(self._source.findall(sentence))
            target = len(self._target.findall(sentence))
            whole = source > target or (prevails and source == target == 0)
            if looks_japanese(sentence) or not (whole or source):
                continue
            for edit in moved(self.conversion.edits(sentence), start):
                if whole or self._source.search(text, edit[0], edit[1]):
                    yield edit
