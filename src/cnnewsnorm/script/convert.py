"""`convert_script`: any of OpenCC's configurations, with protected spans, own terms and matters of style."""

from collections.abc import Mapping
from typing import Any

from ..edits import RawEdit, apply_edits, explained_by
from ..errors import require_text
from .conversion import Config, EngineName, Options, plain_converter
from .fixed import Protected, around_fixed

__all__ = ["convert_script", "converted", "converted_edits", "find_conversion_edits"]


def find_conversion_edits(text: str, *, config: str = "s2t", **options: Any) -> list[RawEdit]:
    """Return the edits of `convert_script`, which takes the same options."""
    return converted_edits(text, config, Options(**options))


@explained_by(find_conversion_edits)
def convert_script(
    text: str,
    *,
    config: Config = "s2t",
    engine: EngineName = "builtin",
    protect: Protected = (),
    terms: Mapping[str, str] | None = None,
    corrections: bool = False,
    quotes: bool = False,
    unify_variants: bool = False,
) -> str:
    """Convert `text` between Chinese scripts and regional standards, exactly as OpenCC 1.4.2 does.

    This is the plain conversion: it trusts that `text` is in the script the configuration starts from. For
    text that may already be in the target script, `to_simplified` and `to_traditional` are the safe choice.

    Args:
        text: The text.
        config: The OpenCC configuration: from ``s`` (Simplified), ``t`` (OpenCC's Traditional), ``tw``
            (Taiwan), ``hk`` (Hong Kong) or ``jp`` (new Japanese kanji) to another; a final ``p`` replaces
            regional words too.
        engine: ``"builtin"``, or ``"opencc"`` for the package opencc-python-reimplemented, the extra
            ``cnnewsnorm[opencc]``, which has older dictionaries and ten of the configurations.
        protect: What stays as it is: terms, compiled regular expressions, or spans ``(start, end)``.
        terms: Own replacements, which go before the dictionaries; the longest wins.
        corrections: Mend known errors. From Simplified, those of the dictionaries where two words meet or a
            name is none of their words: ``歌手表示`` becomes ``歌手表示`` and not ``歌手錶示``, ``范某`` not ``範某``.
            To Simplified, those of conversion by machine before; see `to_simplified`.
        quotes: Write quotation marks around Chinese as the target does: “ ” in Simplified text, 「」 in
            Traditional.
        unify_variants: Afterwards turn variants of Traditional characters into those of the target's region.

    Returns:
        The converted text; the same object if nothing changes.

    Raises:
        OptionError: An option has a value that is not valid.
        EngineError: `engine` is ``"opencc"`` and the package is missing, or another one answers to its name.

    Examples:
        >>> convert_script("头发发展", config="s2tw")
        '頭髮發展'
        >>> convert_script("鼠标和内存", config="s2twp", protect=["内存"], terms={"鼠标": "滑鼠器"})
        '滑鼠器和内存'

    Source: OpenCC 1.4.2, dictionaries and configurations (Apache-2.0).
    """
    if protect or terms or corrections or quotes or unify_variants:
        return converted(text, config, Options(engine, protect, terms, corrections, quotes, unify_variants))
    require_text(text)
    try:
        convert = plain_converter(config, engine)
    except TypeError:  # an unhashable option: let the checks name it
        return converted(text, config, Options(engine))
    return convert(text)  # on a headline the detour over the options would take as long as the conversion


def converted(text: str, config: str, options: Options) -> str:
    """Return `text` converted with `options`."""
    chosen = options.conversion(text, config)
    if chosen.plain and not options.protect and not options.terms:
        return chosen.convert(text)
    return apply_edits(text, converted_edits(text, config, options))


def converted_edits(text: str, config: str, options: Options) -> list[RawEdit]:
    """Return what `converted` changes."""
    chosen = options.conversion(text, config)
    return around_fixed(
        text, options.protect, options.terms, lambda part: chosen.styled(part, list(chosen.edits(part)))
    )
