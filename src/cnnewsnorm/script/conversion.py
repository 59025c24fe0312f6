"""One conversion with all its options: the engine, the corrections before it and the style after it."""

from collections.abc import Callable, Iterator, Mapping
from copy import copy
from functools import cache
from typing import Literal, NamedTuple, TypeAlias, get_args

from ..edits import RawEdit, apply_edits, compose_edits
from ..errors import OptionError, require_choice, require_text
from .chain import CHOICE, PHRASE, chain, moved, trimmed
from .corrections import find_corrections, find_repair_edits, usual
from .engine import Engine
from .engine import engine as builtin_engine
from .fixed import Protected
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
        "_config",
        "_corrections",
        "_engine",
        "_quotes",
        "_region",
        "_rule",
        "_variants",
        "convert_plainly",
        "plain",
        "repairs",
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
        self._config = config
        self._engine = _ENGINES[engine](config)
        self.convert_plainly = self._engine.convert
        self._rule = f"script.{config}"
        self._region = region if region in ("tw", "hk") else None
        self._corrections = corrections and source == "s"
        self.repairs = corrections and self.simplifies
        self._quotes = quotes
        self._variants = variants
        self.plain = not (self.repairs or quotes or variants)

    def without_repairs(self) -> "Conversion":
        """Return the same conversion that mends nothing in Simplified text."""
        other = copy(self)
        other.repairs = False
        return other

    def convert(self, text: str) -> str:
        """Return `text` converted, without what `styled` adds; the same object if nothing changes."""
        if not self._corrections:
            return self.convert_plainly(text)
        result = "".join(
            [
                self._convert_usually(part, left) if value is None else value
                for _, part, value, left in self._parts(text)
            ]
        )
        return text if result == text else result

    def edits(self, text: str) -> Iterator[RawEdit]:
        """Yield what `convert` changes."""
        if not self._corrections:
            yield from self._engine.edits(text, self._rule)
            return
        for start, part, value, left in self._parts(text):
            if value is None:
                yield from moved(self._usual_edits(part, left), start)
            else:
                yield from moved(trimmed(part, [(0, len(part), value, self._rule, PHRASE)]), start)

    def _parts(self, text: str) -> Iterator[tuple[int, str, str | None, set[int]]]:
        """Cut `text` where the corrections say so.

        Each part comes with its offset, what it becomes if a correction says that, and the offsets in it of what is
        left to the dictionaries.
        """
        done = 0
        left: set[int] = set()
        for start, end, value in find_corrections(text):
            if start < end and value is None:
                left.update(range(start - done, end - done))
                continue
            if done < start:
                yield done, text[done:start], None, left
                left = set()
            if value is not None:
                yield start, text[start:end], chain(self._config).convert_traditional(value), left
            done = end
        yield done, text[done:], None, left

    def _convert_usually(self, text: str, left: set[int]) -> str:
        """Return `text` after its `_usual_edits`."""
        if any(ch in text for ch in usual()):
            return apply_edits(text, self._usual_edits(text, left))
        return self.convert_plainly(text)

    def _usual_edits(self, text: str, left: set[int]) -> list[RawEdit]:
        """Return the edits of the engine on `text`, with the value that is usual in news where no phrase decides.

        The characters at the offsets `left` keep the value of the dictionaries.
        """
        edits = list(self._engine.edits(text, self._rule))
        places = [
            edit[0]
            for edit in edits
            if edit[4] == CHOICE and text[edit[0]] in usual() and edit[0] not in left
        ]
        if not places or not isinstance(self._engine, Engine):
            return edits
        free = set(places)
        for start, end in self._engine.phrases(text, places):
            free.difference_update(range(start, end))
        return [
            (start, end, usual()[text[start]] if start in free else after, rule, confidence)
            for start, end, after, rule, confidence in edits
            if start not in free or usual()[text[start]] != text[start]
        ]

    def styled(self, text: str, edits: list[RawEdit]) -> list[RawEdit]:
        """Return `edits`, on `text`, with what is mended and what the style changes after them."""
        if self.repairs:
            middle = apply_edits(text, edits)
            edits = compose_edits(edits, middle, find_repair_edits(middle))
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
