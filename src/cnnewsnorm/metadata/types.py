"""The record of what a page says about its story."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from .._records import Record

if TYPE_CHECKING:
    from ..dates import Date

__all__ = ["Metadata"]

Spans = tuple[tuple[int, int], ...]


def _nothing() -> Mapping[str, tuple[str, ...]]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Metadata(Record):
    """What a page says about its story; a field that the page does not state is None or empty.

    Attributes:
        title: The headline.
        kicker: The line above the headline.
        subtitle: The line below it.
        original_title: The headline of the story this one reprints (原标题).
        published: When the story appeared, as precisely as stated.
        updated: When it was last changed.
        dateline: Place, agency and day at the head of the story, as written.
        source: Who the page says it has the story from (来源).
        original_source: The first source, where a reprint names two.
        authors: Reporters and writers.
        photographers: Who took the pictures.
        credits: Role as written (记者, 责编 …) to the names behind it.
        column: The column or channel.
        tags: Keywords.
        counts: Readers, comments …: name as written to number.
        abstract: The summary that the page gives.
        reprint: The statement that the story is reprinted or not original, as written.
        spans: Field name to the places in the page, as ``(start, end)`` offsets.
    """

    title: str | None = None
    kicker: str | None = None
    subtitle: str | None = None
    original_title: str | None = None
    published: "Date | None" = None
    updated: "Date | None" = None
    dateline: str | None = None
    source: str | None = None
    original_source: str | None = None
    authors: tuple[str, ...] = ()
    photographers: tuple[str, ...] = ()
    credits: Mapping[str, tuple[str, ...]] = field(default_factory=_nothing)
    column: str | None = None
    tags: tuple[str, ...] = ()
    counts: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    abstract: str | None = None
    reprint: str | None = None
    spans: Mapping[str, Spans] = field(default_factory=lambda: MappingProxyType({}))
