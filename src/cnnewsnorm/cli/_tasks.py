"""What each command makes of one record. With several jobs, everything here runs in the workers."""

import json
import re
from argparse import Namespace
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from ..errors import CnNewsNormError, RecordError
from ..pipeline import Normalizer
from ..stream import StreamRecord
from ..stream._work import defect
from . import _show

if TYPE_CHECKING:
    from ..article import Article

__all__ = ["Outcome", "dumps", "prepare", "run"]

_MARKUP = re.compile(r"<(?:!doctype html|html[\s>]|/(?:body|head|script|div)>)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command made of a record: the bytes to write, whether the text changed, a note for the user."""

    output: bytes
    changed: bool = False
    note: str = ""


def prepare(options: Namespace) -> None:
    """Run the command on nothing, so that a wrong option shows before any work is done.

    Raises:
        CnNewsNormError: An option is not valid.
    """
    _COMMANDS[options.command](options, StreamRecord("", 0, "", "", {}))


def run(options: Namespace, record: StreamRecord) -> Outcome:
    """Run the command that `options` name on one record."""
    try:
        return _COMMANDS[options.command](options, record)
    except CnNewsNormError:
        raise
    except Exception as error:  # a defect costs one record, and its author would like to know
        raise RecordError(f"the program failed on this: {defect(error)}; please report it") from None


def _extract(options: Namespace, record: StreamRecord) -> Outcome:
    from ..article import parse_article

    article = parse_article(record.text, script=options.script)
    note = "this is HTML: take the text out of it first" if _MARKUP.search(record.text) else ""
    if options.format == "json":
        return replace(_extracted(options, record, article), note=note)
    markdown = options.format == "markdown"
    outcome = _text(options, record, article.to_markdown() if markdown else _show.article_text(article))
    return replace(outcome, note=note or ("" if article.paragraphs else "no article was found in it"))


def _extracted(options: Namespace, record: StreamRecord, article: "Article") -> Outcome:
    """An article as JSON: all of it with the identifier first, or just the fields that were asked for."""
    if options.fields is None:
        return _json(options, record, article.to_dict())
    from ..article import require_fields

    names = require_fields((name.strip() for name in options.fields.split(",")), ("id",))
    values = article.to_dict(name for name in names if name != "id")
    if "id" in names:
        values["id"] = record.id
    order = dict.fromkeys(name.partition(".")[0] for name in names)
    return Outcome(dumps({name: values[name] for name in order}, None if options.lines else 2))


def _normalize(options: Namespace, record: StreamRecord) -> Outcome:
    return _rewritten(
        options, record, _normalizer(options.script, options.region, options.steps)(record.text)
    )


def _convert(options: Namespace, record: StreamRecord) -> Outcome:
    from ..script import convert_script, to_simplified, to_traditional

    if options.config is not None:
        text = convert_script(record.text, config=options.config, corrections=options.corrections)
    elif options.script == "simplified":
        text = to_simplified(record.text, corrections=options.corrections)
    else:
        text = to_traditional(record.text, region=options.region, corrections=options.corrections)
    return _rewritten(options, record, text)


def _rewritten(options: Namespace, record: StreamRecord, text: str) -> Outcome:
    """A new text for the record: as it is, or in the JSON object it came in."""
    changed = text != record.text
    if options.check:
        return Outcome(f"would change: {record.id}\n".encode() if changed else b"", changed)
    if options.format == "json":
        if record.fields is None:
            return Outcome(_json(options, record, {"text": text}).output, changed)
        return Outcome(dumps({**record.fields, options.field: text}, None), changed)
    if options.several and text and not text.endswith("\n"):
        text += "\n"
    return Outcome(_encoded(text), changed)


def _explain(options: Namespace, record: StreamRecord) -> Outcome:
    if options.extract:
        from ..article import parse_article

        explanation = parse_article(record.text, script=options.script).explanation
    else:
        explanation = _normalizer(options.script, options.region, options.steps).explain(record.text)
    changed = bool(explanation.edits)
    if options.format == "json":
        return replace(_json(options, record, explanation.as_dict()), changed=changed)
    from ..diff import html_section, text_diff

    if options.format == "html":
        return Outcome(_encoded(html_section(str(record.id), explanation)), changed)
    diff = text_diff(explanation, color=options.color, context=None if options.whole_lines else 24)
    return replace(_text(options, record, diff), changed=changed)


def _label(options: Namespace, record: StreamRecord) -> Outcome:
    from ..blocks import label_blocks

    blocks = label_blocks(record.text)
    if options.format == "json":
        return _json(options, record, {"blocks": [block.to_dict() for block in blocks]})
    shown = _show.block_lines(
        record.text, blocks, color=options.color, width=options.width, reasons=options.reasons
    )
    return _text(options, record, shown)


def _dates(options: Namespace, record: StreamRecord) -> Outcome:
    from ..dates import find_dates

    dates = find_dates(record.text, reference=options.reference, prefer=options.prefer)
    if options.format == "json":
        return _json(options, record, {"dates": [date.to_dict() for date in dates]})
    return _text(options, record, _show.date_lines(record.text, dates))


def _numbers(options: Namespace, record: StreamRecord) -> Outcome:
    from ..dates import find_quantities

    numbers = find_quantities(record.text)
    if options.format == "json":
        return _json(options, record, {"numbers": [number.to_dict() for number in numbers]})
    return _text(options, record, _show.number_lines(record.text, numbers))


_COMMANDS: dict[str, Callable[[Namespace, StreamRecord], Outcome]] = {
    "extract": _extract,
    "normalize": _normalize,
    "explain": _explain,
    "label": _label,
    "dates": _dates,
    "numbers": _numbers,
    "convert": _convert,
}


@cache
def _normalizer(script: str | None, region: str | None, steps: str | None) -> Normalizer:
    names = None if steps is None else [name.strip() for name in steps.split(",")]
    options = {} if region is None else {"region": region}
    return Normalizer(names, script=script, **options)


def _text(options: Namespace, record: StreamRecord, text: str) -> Outcome:
    head = f"==> {record.id} <==\n" if options.several else ""
    tail = "\n" if options.several else ""
    return Outcome(_encoded(head + text + tail))


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "backslashreplace")


def _json(options: Namespace, record: StreamRecord, value: dict[str, Any]) -> Outcome:
    return Outcome(dumps({"id": record.id, **value}, None if options.lines else 2))


def dumps(value: dict[str, Any], indent: int | None) -> bytes:
    """One JSON value and a line break; escaped only where UTF-8 cannot hold it (lone surrogates)."""
    text = json.dumps(value, ensure_ascii=False, indent=indent) + "\n"
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(value, indent=indent).encode("ascii") + b"\n"
