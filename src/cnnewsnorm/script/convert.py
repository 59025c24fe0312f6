"""`convert_script`: any of OpenCC's configurations, with protected spans and own terms."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Literal, TypeAlias, get_args

from ..edits import RawEdit, apply_edits, explained_by
from ..errors import require_choice, require_text
from .chain import moved
from .engine import Engine
from .engine import engine as builtin_engine
from .fixed import Protected, find_fixed, replacements
from .opencc_engine import OpenCCEngine, opencc_engine

__all__ = ["Config", "EngineName", "chosen_engine", "convert_script", "find_conversion_edits"]

Config: TypeAlias = Literal[
    "s2t", "s2tw", "s2twp", "s2hk", "s2hkp", "t2s", "tw2s", "tw2sp", "hk2s", "hk2sp",
    "t2tw", "t2hk", "tw2t", "hk2t", "t2jp", "jp2t",
]  # fmt: skip
EngineName: TypeAlias = Literal["builtin", "opencc"]


def find_conversion_edits(
    text: str,
    *,
    config: str = "s2t",
    engine: str = "builtin",
    protect: Protected = (),
    terms: Mapping[str, str] | None = None,
) -> list[RawEdit]:
    """Return the edits of `convert_script`, which takes the same options."""
    chosen = chosen_engine(text, config, engine)
    fixed = find_fixed(text, protect, terms)
    done = 0
    edits = replacements(text, fixed)
    for start, end, _ in [*fixed, (len(text), len(text), None)]:
        edits += moved(chosen.edits(text[done:start], f"script.{config}"), done)
        done = end
    return sorted(edits)


@explained_by(find_conversion_edits)
def convert_script(
    text: str,
    *,
    config: Config = "s2t",
    engine: EngineName = "builtin",
    protect: Protected = (),
    terms: Mapping[str, str] | None = None,
) -> str:
    """Convert `text` between Chinese scripts and regional standards, exactly as OpenCC 1.4.2 does.

    This is the plain conversion: it trusts that `text` is in the script the configuration starts from.
    For text that may already be in the target script, `to_simplified` and `to_traditional` are the safe
    choice.

    Args:
        text: The text.
        config: The OpenCC configuration: from ``s`` (Simplified), ``t`` (OpenCC's Traditional), ``tw``
            (Taiwan), ``hk`` (Hong Kong) or ``jp`` (new Japanese kanji) to another; a final ``p`` also
            replaces regional words.
        engine: ``"builtin"``, or ``"opencc"`` for the package opencc-python-reimplemented
            (``cnnewsnorm[opencc]``), which has older dictionaries and ten of the configurations.
        protect: What stays as it is: terms, compiled regular expressions, or spans ``(start, end)``.
        terms: Own replacements, which go before the dictionaries; the longest wins.

    Returns:
        The converted text; the same object if nothing changes.

    Raises:
        OptionError: An option has a value that is not valid.
        EngineError: `engine` is ``"opencc"`` and the package is missing, or another one answers to its name.

    Example:
        >>> convert_script("头发发展", config="s2tw")
        '頭髮發展'
        >>> convert_script("鼠标和内存", config="s2twp", protect=["内存"], terms={"鼠标": "滑鼠器"})
        '滑鼠器和内存'

    Source: OpenCC 1.4.2, dictionaries and configurations (Apache-2.0).
    """
    chosen = chosen_engine(text, config, engine)
    if not protect and not terms:
        return chosen.convert(text)
    return apply_edits(
        text, find_conversion_edits(text, config=config, engine=engine, protect=protect, terms=terms)
    )


_ENGINES: dict[str, Callable[[str], Engine | OpenCCEngine]] = {
    "builtin": builtin_engine,
    "opencc": opencc_engine,
}


def chosen_engine(text: str, config: str, engine: str) -> Engine | OpenCCEngine:
    """Check the arguments that every conversion has, and return the engine."""
    require_text(text)
    try:
        return _checked_engine(config, engine)
    except TypeError:  # unhashable, so not a choice
        require_choice(config, "config", get_args(Config))
        require_choice(engine, "engine", tuple(_ENGINES))
        raise


@cache
def _checked_engine(config: str, engine: str) -> Engine | OpenCCEngine:
    require_choice(config, "config", get_args(Config))
    require_choice(engine, "engine", tuple(_ENGINES))
    return _ENGINES[engine](config)
