"""Regular expressions that are compiled when they are first used.

`re` sets every character of a range one by one: a class of all ideographs takes it a millisecond, and the package has
hundreds of them. What few pages need waits therefore, so that the first article is there in three quarters of the time.
"""

import re
from typing import Any, AnyStr, cast

__all__ = ["lazy_pattern"]

_METHODS = ("findall", "finditer", "fullmatch", "match", "search", "split", "sub", "subn")


class _LazyPattern:
    __slots__ = ("_flags", "pattern", *_METHODS)

    def __init__(self, pattern: Any, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:  # what is kept in a slot is found without asking here
        compiled = re.compile(self.pattern, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def lazy_pattern(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return what does as ``re.compile(pattern, flags)``, but is no `re.Pattern`: a match's ``re`` is another object."""
    return cast(re.Pattern[AnyStr], _LazyPattern(pattern, flags))
