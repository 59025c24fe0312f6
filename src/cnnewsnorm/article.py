"""The main job: from a scraped page to an article, with every line labelled and every change explained."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from ._records import Deferred, plain
from .blocks import Block, label_lines, split_lines
from .blocks.line.captions import heads_caption
from .edits import EditFinder, Explanation, RawEdit, apply_edits, compose_edits, edit_finder
from .errors import OptionError, require_choice, require_text
from .metadata import Metadata, metadata_of
from .pipeline import page_normalizer
from .quality import Quality, quality_of
from .story import Story, find_story

if TYPE_CHECKING:
    from .dates import Date

__all__ = ["Article", "parse_article"]

_SCRIPTS = (None, "simplified", "traditional")
_FIELDS = (
    "title", "subtitle", "published", "dateline", "source", "authors", "credits", "abstract", "paragraphs",
    "captions", "text", "blocks", "metadata", "quality",
)  # fmt: skip
_FURTHER = (
    "kicker", "original_title", "agency", "place", "original_source", "photographers", "column", "tags",
    "counts", "reprint",
)  # fmt: skip
_PARTS = {"quality": tuple(Quality.__slots__), "metadata": (*_FURTHER, "updated")}


@dataclass(frozen=True, slots=True)
class _Found:
    """How an article was found, for those of its fields that describe this line by line."""

    page: str
    normalized: Explanation
    story: Story
    converted: tuple[RawEdit, ...]
    text: str

    def blocks(self) -> Iterator[Block]:
        """Yield the blocks on the page; each begins where the one before ends, so together they are the page."""
        page, story = self.page, self.story
        start = 0
        ends = [*self.normalized.original_ends(accumulate(map(len, story.lines)))]
        ends[-1:] = [len(page)] * bool(ends)
        for (label, score, why), end in zip(story.labels, ends, strict=True):
            yield Block(label, start, end, page[start:end], score, why)
            start = end

    def repaired(self) -> bool:
        """Tell whether anything on the page had to be repaired."""
        return any("garble." in rule for _, _, _, rule, _ in self.normalized.raw)

    def explanation(self) -> Explanation:
        """Put together what normalizing, cutting and converting changed."""
        edits = compose_edits(self.normalized.raw, self.normalized.text, self.story.edits())
        if self.converted:
            edits = compose_edits(edits, self.story.text, self.converted)
        return Explanation.from_raw(self.page, self.text, edits)


class _Described(Deferred):
    """What an article keeps beside its fields: what it is described from line by line, and its quality once asked for."""

    __slots__ = ("_found", "_quality")

    _found: _Found
    _quality: Quality


@dataclass(frozen=True, slots=True)
class Article(_Described):
    """What a page tells, and how it was found.

    Text values are repaired and normalized, in the page's script unless another one was asked for. `blocks` and
    `explanation` describe the page line by line and are worked out when they are first asked for.

    Attributes:
        title: The headline, or None.
        subtitle: The line below it, or None.
        published: When the story appeared, or None.
        dateline: Place, agency and day at the head of the story, or None.
        source: Who the page says it has the story from, or None.
        authors: Reporters and writers.
        credits: Role as the page writes it (``记者``, ``責編`` …) to the names behind it.
        abstract: The page's own summary, or None.
        paragraphs: The body, headings among it.
        captions: The lines below pictures, without labels that stand in a line of their own.
        text: The paragraphs, one a line.
        blocks: Every line of the page with its label, of a line that lost its breaks every part; together they are the
            page.
        metadata: Everything the page says about the story, with spans into the page.
        explanation: How `text` came from the page: every repair and every removal.
    """

    title: str | None
    subtitle: str | None
    published: "Date | None"
    dateline: str | None
    source: str | None
    authors: tuple[str, ...]
    credits: Mapping[str, tuple[str, ...]]
    abstract: str | None
    paragraphs: tuple[str, ...]
    captions: tuple[str, ...]
    text: str
    blocks: tuple[Block, ...]
    metadata: Metadata
    explanation: Explanation
    _headings: frozenset[int] = frozenset()
    _reference: Any = None

    def _work_out(self, name: str) -> Any:
        if name == "blocks":
            return tuple(self._found.blocks())
        if name == "explanation":
            return self._found.explanation()
        if name == "_quality":
            found = getattr(self, "_found", None)
            # to put all edits together takes a while, and most pages have no garble
            edits = () if found and not found.repaired() else self.explanation.raw
            return quality_of(self.paragraphs, self.blocks, edits)
        return _Described._work_out(self, name)  # `super()` fails in a dataclass with slots

    @property
    def dates(self) -> "list[Date]":
        """The dates in `text`, relative ones read from the story's own day (or the reference given)."""
        from .dates import find_dates

        return find_dates(self.text, self._reference or self.published)

    @property
    def quality(self) -> Quality:
        """The usual signals of a corpus, computed on the clean story when first asked for, to filter on."""
        return self._quality

    def to_dict(self, fields: Iterable[str] | None = None) -> dict[str, Any]:
        """Return the article as a JSON-ready dictionary: dates in ISO 8601, fields in a stable order.

        Args:
            fields: Return these only, in their order: names of this dictionary, or of what is in its ``quality``
                and ``metadata``, such as ``"quality.han_share"``. None returns all. `blocks`, three quarters
                of the whole, and `quality` are only worked out if they are among them.

        Raises:
            OptionError: There is no such field.

        Examples:
            >>> article = parse_article("据市气象台消息,今晚全市有大雨,请市民减少外出。\\n责编:王某某")
            >>> article.to_dict(["credits", "quality.characters"])
            {'credits': {'责编': ['王某某']}, 'quality': {'characters': 24}}
        """
        if fields is None:
            return {name: self._field(name) for name in _FIELDS}
        names = require_fields(fields)
        chosen: dict[str, Any] = {}
        for name in names:
            whole, _, part = name.partition(".")
            if not part:
                chosen[whole] = self._field(whole)
            elif whole in names:  # the whole of it is asked for as well
                chosen.setdefault(whole, None)
            else:
                chosen.setdefault(whole, {})[part] = self._field(whole)[part]
        return chosen

    def _field(self, name: str) -> Any:
        if name == "published":
            return self.published.begin if self.published else None
        return self._further() if name == "metadata" else plain(getattr(self, name))

    def _further(self) -> dict[str, Any]:
        """What the page states beyond the fields of an article."""
        found = self.metadata
        further = {name: plain(getattr(found, name)) for name in _FURTHER}
        further["updated"] = found.updated.begin if found.updated else None
        return further

    def to_markdown(self) -> str:
        """Return title, source line, abstract and body as Markdown; headings inside the body are of level 2."""
        facts = [
            self.source,
            self.published.begin if self.published else None,
            "、".join(self.authors) or None,
        ]
        parts = []
        if self.title:
            parts.append(f"# {_escape(self.title)}")
        if self.subtitle:
            parts.append(f"**{_escape(self.subtitle)}**")
        if any(facts):
            parts.append(f"*{' · '.join(_escape(fact) for fact in facts if fact)}*")
        if self.abstract:
            parts.append(f"> {_escape(self.abstract)}")
        for index, paragraph in enumerate(self.paragraphs):
            parts.append(f"## {_escape(paragraph)}" if index in self._headings else _escape(paragraph))
        return "\n\n".join(parts) + "\n" if parts else ""


def require_fields(names: Iterable[str], more: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return names of fields of `Article.to_dict`, or `more`, as they are, or raise an error that lists all there are."""
    if isinstance(names, str):
        raise OptionError(f"fields={names!r} is a str: give a list of names, such as [{names!r}]")
    names = tuple(names)
    parts = {f"{whole}.{part}" for whole, of_it in _PARTS.items() for part in of_it}
    for name in names:
        if name not in (*more, *_FIELDS) and name not in parts:
            inner = "; ".join(f"{whole} has {', '.join(of_it)}" for whole, of_it in _PARTS.items())
            raise OptionError(
                f"fields: there is no field {name!r}: choose among {', '.join((*more, *_FIELDS))}, "
                f"or name a part of one, such as quality.han_share: {inner}"
            )
    return names


def parse_article(page: str, script: str | None = None, reference: object = None) -> Article:
    """Turn the text of a scraped news page into an article.

    The page is repaired and normalized as by `normalize`, the lines of that are labelled as by `label_blocks`, and
    the story is separated from everything around it. First the marks of a page in Markdown are taken off, and where a
    line shows that it lost its breaks (a page in one line, a credit behind the last sentence) they are put back.

    Args:
        page: The raw text of one page, lines as the scraper left them.
        script: None keeps the page's script; ``"simplified"`` or ``"traditional"`` converts all text values.
        reference: The day from which `Article.dates` reads relative dates; None means the story's own day.

    Returns:
        The article. A page without a story gives one with no paragraphs; nothing is raised for it.

    Raises:
        TextTypeError: `page` is not a `str`.
        OptionError: `script` is not one of the above, or `reference` is no day.

    Examples:
        >>> article = parse_article("首页 > 新闻\\n\\n据市气象台消息,今晚全市有大雨,请市民减少外出。\\n责编:王某某")
        >>> article.paragraphs
        ('据市气象台消息，今晚全市有大雨，请市民减少外出。',)
        >>> article.credits["责编"]
        ('王某某',)
    """
    require_text(page, "page")
    require_choice(script, "script", _SCRIPTS)
    if reference is not None:
        from .dates._reference import read_reference

        read_reference(reference)  # a wrong one should fail here, not where the dates are asked for
    normalized = page_normalizer().explain(page)
    text = normalized.text
    lines = split_lines(text) or [""] * bool(
        page
    )  # a page of nothing but removed characters is one blank line
    labels = label_lines(lines)
    names = [label for label, _, _ in labels]
    found = metadata_of(lines, names)
    story = find_story(lines, labels, found)
    body = story.text
    converted: tuple[RawEdit, ...] = ()
    metadata = found.moved(normalized)
    step: Callable[[str], str] | None = None
    if script is not None:
        convert = _converter(script)
        converted = tuple(_finder_of(convert)(body))
        body = apply_edits(body, converted)
        # A headline or a name may not show its script; the page does.
        step = partial(convert, only_if_needed=not _is_other_script(text, script))
        metadata = metadata.mapped(step)
    told = [line.strip() for line, name in zip(lines, names, strict=True) if name == "caption"]
    captions = tuple(caption for caption in told if not heads_caption(caption))
    return Article.with_only(
        title=metadata.title,
        subtitle=metadata.subtitle,
        published=metadata.published,
        dateline=metadata.dateline,
        source=metadata.source,
        authors=metadata.authors,
        credits=metadata.credits,
        abstract=metadata.abstract,
        paragraphs=tuple(body.split("\n")) if body else (),
        captions=tuple(map(step, captions)) if step else captions,
        text=body,
        metadata=metadata,
        _headings=frozenset(index for index, heading in enumerate(story.headings) if heading),
        _reference=reference,
        _found=_Found(page, normalized, story, converted, body),
    )


def _converter(script: str) -> Callable[..., str]:
    from .script import to_simplified, to_traditional

    return to_simplified if script == "simplified" else to_traditional


def _finder_of(step: Callable[..., str]) -> EditFinder:
    finder = edit_finder(step)
    assert finder is not None
    return finder


def _is_other_script(text: str, script: str) -> bool:
    """Tell whether the whole page is in the script that is not asked for."""
    from .script import detect_script

    return detect_script(text).script == ("traditional" if script == "simplified" else "simplified")


_MARKDOWN = re.compile(r"[\\`*_\[\]<>]|^(?:#{1,6} |[-+] )", re.MULTILINE)


def _escape(text: str) -> str:
    """Escape what Markdown would take for markup."""
    return _MARKDOWN.sub(lambda match: "\\" + match[0], text)
