"""Laws of the streams: what goes in comes out, and no bytes make them fail."""

import gzip
import json
import unicodedata
from io import BytesIO

from hypothesis import example, given
from hypothesis import strategies as st

from cnnewsnorm.cli._show import fitted, width_of, wrapped
from cnnewsnorm.stream import BadRecord, process_records, read_records
from strategies import anything

WET = b"WARC/1.0\r\nWARC-Type: conversion\r\nContent-Length: 3\r\n\r\nabc\r\n\r\n"
junk = st.lists(
    st.one_of(
        st.binary(max_size=20),
        st.sampled_from(
            [b'{"text": "a"}\n', b'{"text":', b"\n", b"{}\n", b"\xff\n", WET, WET[:40], b"\x1f\x8b\x08"]
        ),
    ),
    max_size=8,
).map(b"".join)

# JSON joins the two halves of a surrogate pair into the character they stand for.
json_texts = anything.map(lambda text: json.loads(json.dumps(text)))


@given(st.lists(json_texts, max_size=5))
def test_json_lines_bring_every_text_back(texts):
    """U+2028 and the like are no line breaks here, lone surrogates survive as escapes."""
    data = "".join(json.dumps({"text": text}) + "\n" for text in texts).encode()
    data += "".join(json.dumps({"text": t}, ensure_ascii=False) + "\n" for t in texts).encode(
        "utf-8", "replace"
    )
    records = list(read_records(BytesIO(data or b"\n"), kind="jsonl"))
    assert [record.text for record in records[: len(texts)]] == texts
    assert len(records) == 2 * len(texts)


@given(
    junk, st.sampled_from(["auto", "plain", "jsonl", "wet"]), st.sampled_from(["utf-8", "auto", "gb18030"])
)
@example(b"\x1f\x8b", "auto", "utf-8")
@example(gzip.compress(WET)[:-3], "auto", "utf-8")
@example(WET[:-9], "wet", "utf-8")
@example(b"WARC/1.0\r\nContent-Length: " + b"9" * 5000 + b"\r\n\r\n", "wet", "utf-8")
@example(b"WARC/1.0\r\nContent-Length: 999999999999999\r\n\r\nabc", "wet", "utf-8")
def test_no_bytes_make_reading_fail(data, kind, encoding):
    for record in read_records(BytesIO(data), kind=kind, encoding=encoding):
        if isinstance(record, BadRecord):
            assert record.reason
            json.dumps(record.to_dict())


@given(junk)
def test_no_json_line_is_lost(data):
    """Every line that is not blank is a record, good or bad, with its bytes whole."""
    if data[:2] == b"\x1f\x8b" or data[:4] == b"\x28\xb5\x2f\xfd" or not data:
        return
    records = list(read_records(BytesIO(data), kind="jsonl"))
    assert b"".join(record.raw for record in records).split() == data.removeprefix(b"\xef\xbb\xbf").split()


@given(st.lists(json_texts, max_size=6))
@example(["\U00010000"])
def test_process_records_keeps_number_and_order(texts):
    records = [BadRecord("x", i, "bad") if i % 3 == 2 else record_of(text, i) for i, text in enumerate(texts)]
    results = list(process_records(records, len))
    assert [getattr(result, "value", None) for result in results] == [
        None if i % 3 == 2 else len(text) for i, text in enumerate(texts)
    ]


def record_of(text, number):
    (record,) = read_records(BytesIO(json.dumps({"text": text}).encode()), kind="jsonl", name=str(number))
    return record


@given(anything, st.integers(2, 90))
def test_wrapping_loses_nothing(text, width):
    lines = wrapped(text, width)
    assert "".join(lines) == text
    for line in lines:
        hanging = len(line) - len(line.rstrip("，。、；：？！”’」』）》】…—"))
        assert width_of(line[: len(line) - hanging]) <= width


@given(anything, st.integers(2, 90))
def test_fitted_text_fits(text, width):
    assert width_of(fitted(text, width)) <= max(width, 1)
    if width_of(text) <= width:
        assert fitted(text, width) == text


@given(anything)
def test_width_counts_wide_characters_twice(text):
    assert width_of(text) == sum(
        0 if unicodedata.combining(ch) else 2 if unicodedata.east_asian_width(ch) in "WF" else 1
        for ch in text
    )
