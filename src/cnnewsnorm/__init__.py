"""Turn the text of scraped Chinese news pages into clean, structured, trustworthy text.

Everything listed in ``__all__`` is public; everything else may change. Names are loaded when first used, so that
``import cnnewsnorm`` costs next to nothing.
"""

from typing import TYPE_CHECKING, Any

from ._version import __version__

if TYPE_CHECKING:
    from .article import Article, parse_article
    from .blocks import Block, label_blocks, strip_boilerplate
    from .characters import clean_characters
    from .dates import Date, find_dates, parse_date
    from .edits import Edit, Explanation
    from .errors import (
        CnNewsNormError,
        EngineError,
        OptionError,
        ParseError,
        RecordError,
        TableError,
        TextTypeError,
    )
    from .garble import Garble, find_garbled, repair_garbled
    from .linkfarm import find_injected, is_link_farm, link_farm_score
    from .metadata import Metadata, find_metadata
    from .numbers import Number, find_numbers, parse_number
    from .pipeline import Normalizer, explain, normalize
    from .punctuation import normalize_punctuation
    from .script import ScriptReport, convert_script, detect_script, to_simplified, to_traditional
    from .spacing import normalize_spacing
    from .width import normalize_width

_HOMES = {
    "article": ("Article", "parse_article"),
    "blocks": ("Block", "label_blocks", "strip_boilerplate"),
    "characters": ("clean_characters",),
    "dates": ("Date", "find_dates", "parse_date"),
    "edits": ("Edit", "Explanation"),
    "errors": (
        "CnNewsNormError",
        "EngineError",
        "OptionError",
        "ParseError",
        "RecordError",
        "TableError",
        "TextTypeError",
    ),
    "garble": ("Garble", "find_garbled", "repair_garbled"),
    "linkfarm": ("find_injected", "is_link_farm", "link_farm_score"),
    "metadata": ("Metadata", "find_metadata"),
    "numbers": ("Number", "find_numbers", "parse_number"),
    "pipeline": ("Normalizer", "explain", "normalize"),
    "punctuation": ("normalize_punctuation",),
    "script": ("ScriptReport", "convert_script", "detect_script", "to_simplified", "to_traditional"),
    "spacing": ("normalize_spacing",),
    "width": ("normalize_width",),
}
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [
    "Article",
    "Block",
    "CnNewsNormError",
    "Date",
    "Edit",
    "EngineError",
    "Explanation",
    "Garble",
    "Metadata",
    "Normalizer",
    "Number",
    "OptionError",
    "ParseError",
    "RecordError",
    "ScriptReport",
    "TableError",
    "TextTypeError",
    "__version__",
    "clean_characters",
    "convert_script",
    "detect_script",
    "explain",
    "find_dates",
    "find_garbled",
    "find_injected",
    "find_metadata",
    "find_numbers",
    "is_link_farm",
    "label_blocks",
    "link_farm_score",
    "normalize",
    "normalize_punctuation",
    "normalize_spacing",
    "normalize_width",
    "parse_article",
    "parse_date",
    "parse_number",
    "repair_garbled",
    "strip_boilerplate",
    "to_simplified",
    "to_traditional",
]


def __getattr__(name: str) -> Any:
    """Load a public name from its module on first use (PEP 562)."""
    module = _HOME_OF.get(name)
    if module is None:
        raise AttributeError(f"module 'cnnewsnorm' has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(f".{module}", __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
