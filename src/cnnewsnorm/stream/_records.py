"""Sources cut into records: plain pages, JSON lines, WET."""

import codecs
import json
import os
from base64 import b64encode
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO, TextIOBase
from typing import Any, BinaryIO, Literal, NoReturn, TypeAlias

from ..errors import CnNewsNormError, OptionError, RecordError, require_choice
from ._decoding import decode, require_encoding, require_line_feeds
from ._files import damage_errors, open_input
from ._folders import files_in

__all__ = ["BadRecord", "Kind", "StreamRecord", "kind_of", "read_records"]

Kind: TypeAlias = Literal["auto", "plain", "jsonl", "wet"]
_KINDS = ("auto", "plain", "jsonl", "wet")
_BOM = codecs.BOM_UTF8
_MOST_WHOLE = 64 << 20  # bytes of a file that is one JSON value, which has to be in memory as a whole


@dataclass(frozen=True, slots=True)
class StreamRecord:
    """One text of a stream.

    Attributes:
        source: The name of the file, ``"-"`` for standard input.
        number: Its place in the file, from 1: the line in JSON lines, the record in WET, 1 in a plain page.
        id: The value of the id field, the address of a WET record, or else ``source`` or ``source:number``.
        text: The text.
        fields: The JSON object it came in, or None.
        raw: The bytes it came in.
    """

    source: str
    number: int
    id: str | int
    text: str
    fields: dict[str, Any] | None = field(default=None, repr=False)
    raw: bytes = field(default=b"", repr=False)

    @property
    def place(self) -> str:
        """Where it is, for messages: ``file`` for a plain page, else ``file:number``."""
        return place_in(self.source, 0 if self.id == self.source else self.number)


@dataclass(frozen=True, slots=True)
class BadRecord:
    """A record, or a whole file, that could not be read or processed.

    Attributes:
        source: The name of the file, ``"-"`` for standard input.
        number: As in `StreamRecord`; 0 if the file as a whole is meant.
        reason: What is wrong and what would help, in words.
        raw: The bytes as they were; empty if there are none.
    """

    source: str
    number: int
    reason: str
    raw: bytes = field(default=b"", repr=False)

    @property
    def place(self) -> str:
        """Where it is, for messages: ``file``, or ``file:number``."""
        return place_in(self.source, self.number)

    def to_dict(self) -> dict[str, Any]:
        """Return a JSON-ready dictionary; `raw` is text if it is UTF-8, else ``raw_base64``."""
        head = {"source": self.source, "number": self.number, "reason": self.reason}
        try:
            return {**head, "raw": self.raw.decode("utf-8")}
        except UnicodeDecodeError:
            return {**head, "raw_base64": b64encode(self.raw).decode("ascii")}


def place_in(source: str, number: int) -> str:
    """Name a place in a source, for messages."""
    source = "standard input" if source == "-" else source
    return f"{source}:{number}" if number else source


def read_records(
    source: str | os.PathLike[str] | BinaryIO,
    *,
    kind: Kind = "auto",
    encoding: str = "utf-8",
    field: str = "text",
    id_field: str | None = None,
    name: str | None = None,
    glob: str | Sequence[str] = (),
    skip: Callable[[str], bool] | None = None,
) -> Iterator[StreamRecord | BadRecord]:
    """Read a source record by record; what cannot be read comes as a `BadRecord` in its place.

    Of a directory all files are read, also those in directories below, one after the other in the order of
    their paths. Names that begin with a dot are left out, and links to directories are not followed.

    Args:
        source: A path, ``"-"`` for standard input, or a binary stream; gzip and zstd are unpacked.
        kind: ``"plain"`` (the whole file is one text), ``"jsonl"`` (one JSON object per line, or one object or a list
            of them in all the file), ``"wet"`` (the text records of Common Crawl), or ``"auto"``: by the name of the
            file and its first bytes.
        encoding: A Python codec name, or ``"auto"``: UTF-8, and for what is not UTF-8 GB18030 or Big5, of each page
            or line the one that makes Chinese of it.
        field: The field of a JSON object that holds the text.
        id_field: The field that holds an identifier, a string or a whole number; None numbers the records.
        name: How to call the source in records; by default its path. With a directory, it is what the names of
            its files begin with: ``""`` makes them begin below it.
        glob: Of a directory, read only files of such names: ``"*.txt"``, or several patterns. One with a slash is
            compared with the path below the directory; a compressed file also counts without ``.gz`` or ``.zst``.
        skip: Of a directory, leave out the files for whose path this is true, such as those that are done.

    Returns:
        An iterator over records, in their order. Blank lines between JSON lines are no records.

    Raises:
        OptionError: `source`, `kind` or `encoding` is not valid.

    Examples:
        >>> from io import BytesIO
        >>> [record.text for record in read_records(BytesIO("第一行\\n第二行\\n".encode()), kind="plain")]
        ['第一行\\n第二行\\n']
    """
    if not isinstance(source, str | os.PathLike) and (
        isinstance(source, TextIOBase) or not hasattr(source, "read")
    ):
        raise OptionError(
            f"source={source!r} cannot be read from: give one path, '-', or a stream of bytes such as open(path, 'rb')"
        )
    require_choice(kind, "kind", _KINDS)
    require_encoding(encoding)
    encoding = encoding if encoding == "auto" else codecs.lookup(encoding).name  # utf8, UTF-8: utf-8
    if isinstance(source, str | os.PathLike) and os.path.isdir(source):
        paths = files_in(os.fsdecode(source), [glob] if isinstance(glob, str) else glob, skip)
        return _read_folder(os.fsdecode(source), paths, kind, encoding, field, id_field, name)
    if name is None:
        name = (
            os.fsdecode(source)
            if isinstance(source, str | os.PathLike)
            else getattr(source, "name", "stream")
        )
    if (kind_of(str(name)) if kind == "auto" else kind) != "plain":
        require_line_feeds(encoding)
    return _read(source, kind, encoding, field, id_field, str(name))


def _read_folder(
    folder: str,
    paths: Iterator[str | tuple[str, str]],
    kind: Kind,
    encoding: str,
    field: str,
    id_field: str | None,
    name: str | None,
) -> Iterator[StreamRecord | BadRecord]:
    for found in paths:
        path, problem = found if isinstance(found, tuple) else (found, "")
        below = os.path.relpath(path, folder)
        called = path if name is None else name if path == folder else os.path.join(name, below)
        if problem:
            yield BadRecord(called, 0, problem)
            continue
        try:
            yield from read_records(
                path, kind=kind, encoding=encoding, field=field, id_field=id_field, name=called
            )
        except OptionError as error:  # JSON lines in UTF-16: the pages beside them can be read all the same
            yield BadRecord(called, 0, str(error))


def _read(
    source: str | os.PathLike[str] | BinaryIO,
    kind: Kind,
    encoding: str,
    field: str,
    id_field: str | None,
    name: str,
) -> Iterator[StreamRecord | BadRecord]:
    number = 0
    try:
        with open_input(source) as stream:
            head = stream.peek(8)[:8] if hasattr(stream, "peek") else b""
            if not head:
                yield BadRecord(name, 0, "this is empty: there is nothing to read")
                return
            if kind == "auto":
                kind = "wet" if head.startswith(b"WARC/1.") else kind_of(name)
            if kind == "plain":
                yield _plain(stream.read(), encoding, name)
                return
            if kind == "wet":
                records = _wet(stream, encoding, name)
            else:
                records = _json_lines(stream, encoding, field, id_field, name)
            for record in records:
                number = record.number
                yield record
    except CnNewsNormError as error:
        yield BadRecord(name, number, str(error))
    except FileNotFoundError:
        yield BadRecord(name, 0, "there is no such file")
    except damage_errors() as error:
        where = f"after record {number} " if number else ""
        what = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        yield BadRecord(name, 0, f"this cannot be read {where}({what[:1].lower()}{what[1:]})")


def kind_of(name: str) -> Literal["plain", "jsonl", "wet"]:
    """Return what a file of this name holds: JSON lines, WET, or a plain page.

    Examples:
        >>> kind_of("news.jsonl.zst"), kind_of("CC-MAIN-00000.warc.wet.gz"), kind_of("page.txt")
        ('jsonl', 'wet', 'plain')
    """
    name = name.lower().removesuffix(".gz").removesuffix(".zst")
    if name.endswith((".jsonl", ".ndjson", ".json")):
        return "jsonl"
    return "wet" if name.endswith(".wet") else "plain"


def _plain(data: bytes, encoding: str, name: str) -> StreamRecord | BadRecord:
    try:
        return StreamRecord(name, 1, name, decode(data, encoding), None, data)
    except RecordError as error:
        return BadRecord(name, 0, str(error), data)


def _json_lines(
    stream: BinaryIO, encoding: str, field: str, id_field: str | None, name: str
) -> Iterator[StreamRecord | BadRecord]:
    for number, line in enumerate(_lines(stream, encoding), 1):
        if not line.strip():
            continue
        try:
            fields = _json_object(decode(line.rstrip(b"\r\n"), encoding))
            text = _field(fields, field, "--field")
            if not isinstance(text, str):
                raise RecordError(f"field {field!r} is {_json_type(text)}, not a string")
            label = f"{name}:{number}" if id_field is None else _field(fields, id_field, "--id-field")
            if not isinstance(label, str | int) or isinstance(label, bool):
                raise RecordError(
                    f"field {id_field!r} is {_json_type(label)}, not a string or a whole number"
                )
            yield StreamRecord(name, number, label, text, fields, line)
        except RecordError as error:
            hint = _hint(line.strip()) if number == 1 else ""
            yield BadRecord(name, number, f"{error}{hint}", line)


def _lines(stream: BinaryIO, encoding: str) -> Iterator[bytes]:
    """Yield the lines; a file that is one JSON object or list, over whatever lines, gives a line for each object."""
    first = stream.readline()
    if encoding in ("utf-8", "auto"):
        first = first.removeprefix(_BOM)
    shown = first.strip()
    if not shown.startswith(b"[") and not (shown.startswith(b"{") and shown.endswith((b"{", b","))):
        yield first  # at once: more may come only when this one is answered
    else:
        whole = first + stream.read(_MOST_WHOLE) + stream.readline()
        values = _values(whole, encoding)
        yield from BytesIO(whole) if values is None else (_as_line(value, encoding) for value in values)
    yield from stream


def _values(whole: bytes, encoding: str) -> list[Any] | None:
    """Return the values in a JSON list, or a JSON object in a list; None if there is none."""
    try:
        value = json.loads(decode(whole, encoding))
    except (ValueError, RecursionError):  # a RecordError is one, too
        return None
    return (value or None) if isinstance(value, list) else [value]


def _as_line(value: Any, encoding: str) -> bytes:
    text = json.dumps(value, ensure_ascii=False)
    try:
        return text.encode("utf-8" if encoding == "auto" else encoding) + b"\n"
    except UnicodeEncodeError:  # half a surrogate pair
        return json.dumps(value).encode() + b"\n"


def _hint(first: bytes) -> str:
    """What to do about a file that is one JSON value, as its first line shows, not lines of them."""
    if first.startswith(b"["):
        return "; if the file is one JSON list, jq -c '.[]' makes lines of it"
    return "; if the file is one JSON object, jq -c . makes one line of it" if first == b"{" else ""


def _wet(stream: BinaryIO, encoding: str, name: str) -> Iterator[StreamRecord | BadRecord]:
    number = texts = 0
    line = stream.readline()
    while line:
        if not line.strip():
            line = stream.readline()
            continue
        number += 1
        raw = [line]
        if not line.startswith(b"WARC/"):
            while (line := stream.readline()) and not line.startswith(b"WARC/1."):
                raw.append(line)
            yield BadRecord(name, number, "this is no WET record: a line WARC/1.0 is missing", b"".join(raw))
            continue
        headers = {}
        while (line := stream.readline()).strip():
            raw.append(line)
            key, _, value = line.decode("utf-8", "replace").partition(":")
            headers[key.strip().lower()] = value.strip()
        raw.append(line)
        length = _length(headers)
        body = b"" if length is None else _read_up_to(stream, length)
        if length is None or len(body) < length:
            problem = "has no length" if length is None else "ends too early"
            yield BadRecord(name, number, f"this WET record {problem}", b"".join(raw) + body)
        elif headers.get("warc-type") == "conversion":
            texts += 1
            label = headers.get("warc-target-uri") or f"{name}:{number}"
            try:
                yield StreamRecord(name, number, label, decode(body, encoding), None, body)
            except RecordError as error:
                yield BadRecord(name, number, str(error), b"".join(raw) + body)
        line = stream.readline()
    if not texts and number:
        yield BadRecord(name, 0, "there is no text record in it: give a WET file, not the WARC of raw pages")


def _length(headers: dict[str, str]) -> int | None:
    value = headers.get("content-length", "")
    return int(value) if value.isascii() and value.isdecimal() and len(value) < 16 else None


def _read_up_to(stream: BinaryIO, length: int) -> bytes:
    """Read `length` bytes or to the end, never asking for more memory than there is content."""
    chunks = []
    while length > 0 and (chunk := stream.read(min(length, 1 << 20))):
        chunks.append(chunk)
        length -= len(chunk)
    return b"".join(chunks)


def _json_object(text: str) -> dict[str, Any]:
    try:
        value = json.loads(text, object_pairs_hook=_unique, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        raise RecordError(f"this line is no valid JSON: {error.msg} at column {error.colno}") from None
    except RecursionError:
        raise RecordError("this line is nested too deeply to be read as JSON") from None
    except ValueError as error:  # a RecordError from a hook, or a number of more digits than Python takes
        raise RecordError(str(error)) from None
    if not isinstance(value, dict):
        raise RecordError(f'this line is {_json_type(value)}, not a JSON object such as {{"text": "…"}}')
    return value


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise RecordError(f"field {twice!r} stands twice in one object")
    return value


def _no_constant(name: str) -> NoReturn:
    raise RecordError(f"this line is no valid JSON: {name} is not a JSON number")


def _field(fields: dict[str, Any], name: str, option: str) -> Any:
    if name in fields:
        return fields[name]
    present = ", ".join(repr(key) for key in list(fields)[:8]) or "none"
    raise RecordError(f"there is no field {name!r} (the fields are: {present}): name it with {option}")


def _json_type(value: object) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    names = {int: "a number", float: "a number", str: "a string", list: "a list", dict: "an object"}
    return names[type(value)]
