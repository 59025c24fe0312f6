"""One conversion with all its options: the engine, the corrections before it and the style after it."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Literal, NamedTuple, TypeAlias, get_args

from .._tables import load_table
from ..edits import RawEdit, apply_edits, compose_edits
from ..errors import OptionError, require_choice, require_text
from .chain import moved
from .engine import Engine
from .engine import engine as builtin_engine
from .fixed import Protected, Words
from .opencc_engine import OpenCCEngine, opencc_engine
from .style import find_quote_edits, find_variant_edits

__all__ = ["Config", "Conversion", "EngineName", "Options", "plain_converter"]

Config: TypeAlias = Literal[
    "s2t", "s2tw", "s2twp", "s2hk", "s2hkp", "t2s", "tw2s", "tw2sp", "hk2s", "hk2sp",
    "t2tw", "t2hk", "tw2t", "hk2t", "t2jp", "jp2t",
]  # fmt: skip
EngineName: TypeAlias = Literal["builtin", "opencc"]

_ENGINES: dict[str, Callable[[str], Engine | OpenCCEngine]] = {
    "builtin": builtin_engine,
    "opencc": opencc_engine,
}


class Conversion:
    """A configuration with its options, checked and ready."""

    __slots__ = (
        "_corrections",
        "_engine",
        "_quotes",
        "_region",
        "_rule",
        "_variants",
        "convert_plainly",
        "plain",
        "simplifies",
    )

    def __init__(self, config: str, engine: str, corrections: bool, quotes: bool, variants: bool) -> None:
        """Check the options and load the engine."""
        require_choice(config, "config", get_args(Config))
        require_choice(engine, "engine", get_args(EngineName))
        source, _, target = config.partition("2")
        region = target.removesuffix("p")
        self.simplifies = region == "s"
        if variants and (self.simplifies or region == "jp"):
            raise OptionError(
                f"unify_variants=True has no meaning for config={config!r}: its target is not Traditional"
            )
        self._engine = _ENGINES[engine](config)
        self.convert_plainly = self._engine.convert
        self._rule = f"script.{config}"
        self._region = region if region in ("tw", "hk") else None
        self._corrections = corrections and source == "s"
        self._quotes = quotes
        self._variants = variants
        self.plain = not (corrections or quotes or variants)

    def convert(self, text: str) -> str:
        """Return `text` converted, without the style; the same object if nothing changes."""
        if self._corrections:
            return apply_edits(text, self.edits(text))
        return self.convert_plainly(text)

    def edits(self, text: str) -> Iterator[RawEdit]:
        """Yield what `convert` changes."""
        done = 0
        for cut in [*_cuts(text), len(text)] if self._corrections else [len(text)]:
            yield from moved(self._engine.edits(text[done:cut], self._rule), done)
            done = cut

    def styled(self, text: str, edits: list[RawEdit]) -> list[RawEdit]:
        """Return `edits`, on `text`, with what the style changes after them."""
        if self._variants:
            middle = apply_edits(text, edits)
            edits = compose_edits(edits, middle, find_variant_edits(middle, self._region))
        if self._quotes:
            middle = apply_edits(text, edits)
            edits = compose_edits(
                edits, middle, find_quote_edits(middle, "curly" if self.simplifies else "corner")
            )
        return edits


class Options(NamedTuple):
    """What `convert_script`, `to_simplified` and `to_traditional` let the caller choose alike; see there."""

    engine: str = "builtin"
    protect: Protected = ()
    terms: Mapping[str, str] | None = None
    corrections: bool = False
    quotes: bool = False
    unify_variants: bool = False

    def conversion(self, text: str, config: str) -> Conversion:
        """Check the text and the options, and return the conversion; each is built once."""
        require_text(text)
        chosen = config, self.engine, bool(self.corrections), bool(self.quotes), bool(self.unify_variants)
        try:
            return _conversion(*chosen)
        except TypeError:  # an unhashable option is not among the choices
            return Conversion(*chosen)


_conversion = cache(Conversion)


@cache
def plain_converter(config: str, engine: str) -> Callable[[str], str]:
    """Return the function that converts without any option."""
    return _conversion(config, engine, False, False, False).convert_plainly


def _cuts(text: str) -> Iterator[int]:
    """Yield where two words meet that the dictionaries would take apart wrongly."""
    for start, _, first in _corrections().find(text, 0, len(text)):
        yield start + first


@cache
def _corrections() -> Words[int]:
    return Words(
        {
            entry.replace("|", ""): entry.index("|")
            for entry in load_table("script_corrections.txt").split(" ")
        }
    )
