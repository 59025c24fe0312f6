"""Patterns compiled when first used do what compiled ones do."""

import re

import pytest

from cnnewsnorm._patterns import lazy_pattern

SOURCE, FLAGS, TEXT = "([一-鿿]+)b", re.IGNORECASE, "中文B, 报 b"
CALLS = {
    "findall": (TEXT,),
    "fullmatch": (TEXT, 0, 3),
    "match": (TEXT,),
    "search": (TEXT, 1),
    "split": (TEXT,),
    "sub": (r"<\1>", TEXT),
    "subn": ("", TEXT, 1),
}


@pytest.mark.parametrize("method", CALLS)
def test_a_lazy_pattern_does_what_a_compiled_one_does(method):
    lazy, compiled = lazy_pattern(SOURCE, FLAGS), re.compile(SOURCE, FLAGS)
    for _ in range(2):
        found, wanted = (getattr(pattern, method)(*CALLS[method]) for pattern in (lazy, compiled))
        if isinstance(wanted, re.Match):
            found, wanted = found.span(), wanted.span()
        assert found == wanted


def test_a_lazy_pattern_knows_what_a_compiled_one_knows():
    lazy, compiled = lazy_pattern(SOURCE, FLAGS), re.compile(SOURCE, FLAGS)
    assert [match.span() for match in lazy.finditer(TEXT)] == [
        match.span() for match in compiled.finditer(TEXT)
    ]
    assert (lazy.pattern, lazy.flags, lazy.groups) == (compiled.pattern, compiled.flags, compiled.groups)


def test_what_no_pattern_has_is_an_error():
    with pytest.raises(AttributeError):
        getattr(lazy_pattern("a"), "nothing")  # noqa: B009
