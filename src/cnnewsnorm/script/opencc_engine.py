"""The engine ``"opencc"``: opencc-python-reimplemented, the one place where it is imported.

Three packages install a module named `opencc` and overwrite one another: the C++ library (PyPI: OpenCC),
`opencc-py` and `opencc-python-reimplemented`. Only the last is this engine; the others are recognised and
named.
"""

import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Any

from ..edits import RawEdit
from ..errors import EngineError, OptionError
from .chain import moved, trimmed

__all__ = ["OpenCCEngine", "opencc_engine"]

PACKAGE = "opencc-python-reimplemented"
NAMESAKES = ("OpenCC", "opencc-py", "opencc-purepy")
INSTALL = "pip install 'cnnewsnorm[opencc]'"
_BOUNDARY = re.compile("[\\s，。、；：？！…“”‘’「」『』（）《》]+")


class OpenCCEngine:
    """One configuration of opencc-python-reimplemented."""

    __slots__ = ("_convert",)

    def __init__(self, config: str) -> None:
        """Load the package, check that it is the right one, and load `config`."""
        module = _checked_module()
        try:
            self._convert: Any = module.OpenCC(config).convert
            self._convert("")
        except (OSError, ValueError, AttributeError) as error:
            raise OptionError(
                f"config={config!r} is not among those of {PACKAGE}: use engine='builtin', which has them all"
            ) from error

    def convert(self, text: str) -> str:
        """Return `text` converted; the same object if nothing changes."""
        result: str = self._convert(text)
        return text if result == text else result

    def edits(self, text: str, rule: str) -> Iterator[RawEdit]:
        """Yield what `convert` changes: an edit for each stretch between marks and spaces, trimmed."""
        done = 0
        for start, end in [*(found.span() for found in _BOUNDARY.finditer(text)), (len(text), len(text))]:
            stretch = text[done:start]
            after = self.convert(stretch)
            if len(after) == len(stretch):
                edits = [(i, i + 1, new, rule, 1.0) for i, new in enumerate(after) if new != stretch[i]]
            else:
                edits = trimmed(stretch, [(0, len(stretch), after, rule, 1.0)])
            yield from moved(edits, done)
            done = end


@cache
def opencc_engine(config: str) -> OpenCCEngine:
    """Return the engine of `config`; loaded once."""
    return OpenCCEngine(config)


def _checked_module() -> ModuleType:
    try:
        module = import_module("opencc")
    except ImportError as error:
        raise EngineError(f"engine='opencc' needs {PACKAGE}, which is not installed: {INSTALL}") from error
    # Only this package keeps its converter in `opencc.opencc` beside the folder `dictionary`.
    if module.OpenCC.__module__ == "opencc.opencc" and hasattr(module.OpenCC, "_init_dict"):
        return module
    raise EngineError(
        f"engine='opencc' needs {PACKAGE}, but the module opencc at {module.__file__} belongs to "
        f"{_namesake()}: uninstall it and {INSTALL} (one overwrites the other), or use engine='builtin'"
    )


def _namesake() -> str:
    from importlib import metadata  # slow to import, and needed for this message alone

    found = []
    for name in NAMESAKES:
        try:
            found.append(f"{name} {metadata.version(name)}")
        except metadata.PackageNotFoundError:
            continue
    return " or ".join(found) or "another package"
