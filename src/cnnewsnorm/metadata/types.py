"""The record of what a page says about its story."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from .._records import ReadOnly, Record, changed
from ..edits import Explanation

if TYPE_CHECKING:
    from ..dates import Date

__all__ = ["Metadata"]

Spans = tuple[tuple[int, int], ...]


def _nothing() -> Mapping[str, tuple[str, ...]]:
    return ReadOnly({})


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
        agency: The news agency or paper named in the dateline (新华社, 本报), as written.
        place: The place named in the dateline.
        dateline_day: The day named in the dateline, partial where no year is stated.
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
    agency: str | None = None
    place: str | None = None
    dateline_day: "Date | None" = None
    source: str | None = None
    original_source: str | None = None
    authors: tuple[str, ...] = ()
    photographers: tuple[str, ...] = ()
    credits: Mapping[str, tuple[str, ...]] = field(default_factory=_nothing)
    column: str | None = None
    tags: tuple[str, ...] = ()
    counts: Mapping[str, int] = field(default_factory=lambda: ReadOnly({}))
    abstract: str | None = None
    reprint: str | None = None
    spans: Mapping[str, Spans] = field(default_factory=lambda: ReadOnly({}))

    def moved(self, explanation: Explanation) -> "Metadata":
        """Return the same metadata with its spans on the original of `explanation` instead of on its text."""
        if not explanation.raw:
            return self
        spans = {
            name: tuple(explanation.original_span(start, end) for start, end in places)
            for name, places in self.spans.items()
        }
        dates = {}
        for name in ("published", "updated", "dateline_day"):
            day = getattr(self, name)
            if day is not None:
                start, end = explanation.original_span(day.start, day.end)
                dates[name] = changed(day, start=start, end=end, text=explanation.original[start:end])
        return changed(self, spans=ReadOnly(spans), **dates)

    def mapped(self, step: Callable[[str], str]) -> "Metadata":
        """Return the same metadata with `step` applied to every text value."""
        values: dict[str, Any] = {}
        for name in _TEXTS:
            value = getattr(self, name)
            if isinstance(value, str):
                values[name] = step(value)
            elif isinstance(value, tuple):
                values[name] = tuple(map(step, value))
        values["credits"] = ReadOnly(
            {step(role): tuple(map(step, names)) for role, names in self.credits.items()}
        )
        return changed(self, **values)


_TEXTS = (
    "title",
    "kicker",
    "subtitle",
    "original_title",
    "dateline",
    "agency",
    "place",
    "source",
    "original_source",
    "authors",
    "photographers",
    "column",
    "tags",
    "abstract",
    "reprint",
)
