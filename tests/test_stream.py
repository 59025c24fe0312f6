"""Records in and out: formats, compression, damage, order, workers, whole outputs."""

import gzip
import inspect
import json
import multiprocessing
import os
import sys
import zlib
from io import BytesIO, StringIO

import pytest

import cnnewsnorm as cn
from cnnewsnorm.stream import (
    BadRecord,
    Done,
    StreamRecord,
    kind_of,
    open_output,
    process_records,
    read_records,
)

zstandard = pytest.importorskip("zstandard")

LINES = [
    {"text": "今天,晴", "id": "a"},
    {"text": "明天:雨\u2028雪", "id": 7, "more": [1.5, None]},
    {"text": "", "id": "c"},
]
JSONL = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in LINES).encode()


def read(data, **options):
    return list(read_records(BytesIO(data), **{"kind": "jsonl", "name": "x", **options}))


def one_bad(data, **options):
    (bad,) = read(data, **options)
    assert isinstance(bad, BadRecord)
    return bad


def wet(*records, kind="conversion"):
    parts = [b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 4\r\n\r\ninfo\r\n\r\n"]
    for uri, text in records:
        data = text.encode()
        head = (
            f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {uri}\r\nContent-Length: {len(data)}\r\n\r\n"
        )
        parts.append(head.encode() + data + b"\r\n\r\n")
    return b"".join(parts)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.txt", "plain"),
        ("a", "plain"),
        ("a.txt.gz", "plain"),
        ("A.JSONL", "jsonl"),
        ("a.ndjson.zst", "jsonl"),
        ("a.json.gz", "jsonl"),
        ("CC-MAIN.warc.wet.gz", "wet"),
    ],
)
def test_kind_of_file(name, kind):
    assert kind_of(name) == kind


def test_json_lines():
    records = read(JSONL, id_field="id")
    assert [record.text for record in records] == [line["text"] for line in LINES]
    assert [record.id for record in records] == ["a", 7, "c"]
    assert [record.number for record in records] == [1, 2, 3]
    assert records[1].fields == LINES[1]
    assert b"".join(record.raw for record in records) == JSONL


def test_records_without_id_are_numbered():
    assert [record.id for record in read(b'{"text": "a"}\n\n{"text": "b"}')] == ["x:1", "x:3"]


@pytest.mark.parametrize("encoding", ["utf-8", "UTF8", "auto", "utf-8-sig"])
def test_byte_order_mark_is_no_text(encoding):
    assert read(b'\xef\xbb\xbf{"text": "a"}', encoding=encoding)[0].text == "a"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"{", "this line is no valid JSON: Expecting property name enclosed in double quotes at column 2"),
        (b"[1]", 'this line is a list, not a JSON object such as {"text": "…"}'),
        (b"null", 'this line is null, not a JSON object such as {"text": "…"}'),
        (b'{"a": 1}', "there is no field 'text' (the fields are: 'a'): name it with --field"),
        (b"{}", "there is no field 'text' (the fields are: none): name it with --field"),
        (b'{"text": null}', "field 'text' is null, not a string"),
        (b'{"text": true}', "field 'text' is true, not a string"),
        (b'{"text": {}}', "field 'text' is an object, not a string"),
        (b'{"text": "a", "text": "b"}', "field 'text' stands twice in one object"),
        (b'{"text": "a", "n": NaN}', "this line is no valid JSON: NaN is not a JSON number"),
        (
            b'{"text": "\xc9"}',
            "this is not UTF-8: byte 0xC9 at offset 10 does not fit; try --encoding gb18030",
        ),
        (b'{"text": ' + b"[" * 100_000, "this line is nested too deeply to be read as JSON"),
        (b'{"text": ' + b"1" * 5000 + b"}", "Exceeds the limit (4300 digits)"),
    ],
)
def test_bad_line_is_named_and_kept(line, reason):
    """The reason says what is wrong; the bytes stay whole; the records around it come through."""
    before, bad, after = read(b'{"text": "a"}\n' + line + b'\n{"text": "b"}\n')
    assert bad.reason.startswith(reason)
    assert (bad.place, bad.raw) == ("x:2", line + b"\n")
    assert (before.text, after.text, after.number) == ("a", "b", 3)


def test_bad_id_field():
    assert one_bad(b'{"text": "a"}', id_field="id").reason.endswith("name it with --id-field")
    assert one_bad(b'{"text": "a", "id": true}', id_field="id").reason == (
        "field 'id' is true, not a string or a whole number"
    )


def test_plain_page_is_one_record():
    (record,) = read("一\r\n二\u2028三\n".encode(), kind="plain")
    assert (record.text, record.id, record.number) == ("一\r\n二\u2028三\n", "x", 1)


def test_undecodable_page_says_where():
    data = "第一行\n第二".encode() + b"\xc9\xcf"
    bad = one_bad(data, kind="plain")
    assert bad.reason == (
        "this is not UTF-8: byte 0xC9 at offset 16 (line 2) does not fit; try --encoding gb18030, or --encoding auto"
    )
    assert (bad.place, bad.raw) == ("x", data)


@pytest.mark.parametrize("encoding", ["gb18030", "gbk", "auto"])
def test_gb18030_when_asked(encoding):
    assert read("北京，晴".encode("gb18030"), kind="plain", encoding=encoding)[0].text == "北京，晴"


@pytest.mark.parametrize("encoding", ["utf-8", "auto"])
def test_damaged_utf8_is_called_that(encoding):
    """Pages are cut in the middle of a character; another charset would not help."""
    page = "市图书馆昨日开馆，读者凭身份证即可借书。\n" * 20
    cut = one_bad(page.encode()[:-2] + b"\n", kind="plain", encoding=encoding).reason
    assert cut.endswith(
        "it is UTF-8 that was cut or damaged in one place: iconv -c -f UTF-8 -t UTF-8 leaves it out"
    )
    two = b"\xff" + page.encode() + b"\xff"
    assert "in 2 places: iconv" in one_bad(two, kind="plain", encoding=encoding).reason


def test_remedy_for_other_charsets():
    utf16 = one_bad("北京，晴".encode("utf-16"), kind="plain", encoding="auto").reason
    assert utf16.endswith("it begins as UTF-16 does: give --encoding utf-16")
    rare = one_bad("朱镕基\n".encode("gb18030"), kind="plain", encoding="gb2312").reason
    assert rare.endswith("try --encoding gb18030, which has all its characters and more")
    assert one_bad(b"\xff\xff", kind="plain", encoding="big5").reason.endswith("give its --encoding")
    marked = one_bad("\ufeff北京，晴".encode(), kind="plain", encoding="gb18030").reason
    assert marked.endswith("it begins with the mark of UTF-8: give --encoding utf-8")


ONE = {"text": "今天,晴", "id": 1, "more": {"half": "\ud800"}}
TWO = {"text": "明天,雨"}


@pytest.mark.parametrize("indent", [None, 1, 4])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "auto"])
@pytest.mark.parametrize("value", [[ONE, TWO], [ONE], ONE])
def test_a_file_may_be_one_json_value(value, encoding, indent):
    data = json.dumps(value, indent=indent).encode() + b"\n"
    records = read(data, encoding=encoding)
    wanted = value if isinstance(value, list) else [value]
    assert [record.fields for record in records] == wanted
    assert [record.number for record in records] == [*range(1, len(wanted) + 1)]
    assert [json.loads(record.raw) for record in records] == wanted


@pytest.mark.parametrize("charset", ["gb18030", "utf-8", "big5"])
def test_a_json_value_in_another_charset(charset):
    data = json.dumps([{"text": TRADITIONAL}], ensure_ascii=False, indent=2).encode(charset)
    assert [record.text for record in read(data, encoding="auto")] == [TRADITIONAL]
    assert [record.text for record in read(data, encoding=charset)] == [TRADITIONAL]


def test_bad_values_in_a_json_list():
    """Each is one bad record; those beside it come through."""
    found = read(b'[{"text": "a"},\n "b", {"txt": "c"}, {"text": "d", "n": NaN},\n{"text": "e"}]')
    assert [isinstance(record, BadRecord) for record in found] == [False, True, True, True, False]
    assert found[1].reason.startswith("this line is a string, not a JSON object")


@pytest.mark.parametrize(
    ("data", "remedy"),
    [
        (b'[\n {"text": "a"}\n', "jq -c '.[]'"),
        (b'{\n "text": "a"\n', "jq -c ."),
        (b'[1]\n{"text": "a"}\n', "jq -c '.[]'"),
        (b"[]\n", "jq -c '.[]'"),
    ],
)
def test_json_over_several_lines_that_is_broken(data, remedy):
    """Lines are read as lines, and the first is told what might be meant."""
    assert remedy in read(data)[0].reason
    assert not any("jq" in record.reason for record in read(data)[1:] if isinstance(record, BadRecord))


def test_a_json_value_that_is_too_large_for_memory(monkeypatch):
    monkeypatch.setattr("cnnewsnorm.stream._records._MOST_WHOLE", 20)
    data = json.dumps([TWO] * 3, indent=1).encode()
    assert "jq -c '.[]'" in read(data)[0].reason
    assert [record.number for record in read(data)] == [*range(1, data.count(b"\n") + 2)]


TRADITIONAL = "縣立圖書館昨日開館，讀者憑身分證即可借書。館長說，新館有座位三百個，週末開到晚間九時。\n"
SIMPLIFIED = "县图书馆昨日开馆，读者凭身份证即可借书。馆长说，新馆有座位三百个，周末开到晚上九点。\n"


@pytest.mark.parametrize("encoding", ["big5", "cp950", "big5hkscs", "gb18030", "gbk", "utf-8"])
@pytest.mark.parametrize("text", [TRADITIONAL, TRADITIONAL * 3 + "<br/>\n" * 50, "abc\n" * 50 + TRADITIONAL])
def test_auto_reads_what_makes_chinese(encoding, text):
    """Big5 is valid GB18030 as well; other characters come of it."""
    assert read(text.encode(encoding), kind="plain", encoding="auto")[0].text == text


def test_auto_tells_the_charset_of_each_line():
    lines = [("big5", TRADITIONAL), ("gbk", SIMPLIFIED), ("utf-8", TRADITIONAL), ("gbk", TRADITIONAL)]
    data = b"".join(b'{"text": "' + text.strip().encode(charset) + b'"}\n' for charset, text in lines)
    assert [record.text for record in read(data, encoding="auto")] == [text.strip() for _, text in lines]


def test_auto_reads_the_characters_of_hong_kong():
    text = TRADITIONAL + "嘅啲嘢\n"
    data = text.encode("big5hkscs")
    with pytest.raises(UnicodeDecodeError):
        data.decode("cp950")
    assert read(data, kind="plain", encoding="auto")[0].text == text


def test_big5_that_was_damaged_is_left_to_repair():
    data = TRADITIONAL.encode("big5") + b"\x81\x40\n"  # no character of Big5, one of GBK
    (record,) = read(data, kind="plain", encoding="auto")
    assert record.text == data.decode("gb18030")
    assert cn.repair_garbled(record.text).startswith(TRADITIONAL)


@pytest.mark.parametrize("encoding", ["utf-8", "auto"])
def test_what_is_full_of_nul_is_no_page(encoding):
    for data in (b"\x89PNG\r\n" + b"\0" * 100, "北京，晴\n".encode("utf-16-le") * 9):
        reason = one_bad(data, kind="plain", encoding=encoding).reason
        assert reason.endswith("leave it out, or give --encoding utf-16-le or utf-16-be")
    (record,) = read(SIMPLIFIED.encode("gbk") * 3 + b"\0\n", kind="plain", encoding="auto")
    assert record.text == SIMPLIFIED * 3 + "\0\n", "a stray one is for clean_characters"


def test_auto_prefers_utf8_and_gives_up_on_junk():
    assert read("北京".encode(), kind="plain", encoding="auto")[0].text == "北京"
    assert "neither UTF-8 nor GB18030" in one_bad(b"\xff\xff\xff", kind="plain", encoding="auto").reason


@pytest.mark.parametrize("encoding", ["utf-99", "rot13", "", "a\x00b", "zlib"])
def test_unknown_encoding(encoding):
    with pytest.raises(cn.OptionError, match=r"is not known: give utf-8, gb18030, big5"):
        read_records(BytesIO(), encoding=encoding)


def test_line_formats_need_an_encoding_with_line_feeds():
    with pytest.raises(cn.OptionError, match="encoding='utf-16' cannot be read line by line"):
        read_records(BytesIO(), kind="jsonl", encoding="utf-16")


def test_empty_source():
    assert one_bad(b"").reason == "this is empty: there is nothing to read"
    assert one_bad(gzip.compress(b"")).reason == "this is empty: there is nothing to read"


@pytest.mark.parametrize("source", [["a.txt"], None, 7, StringIO("text")])
def test_what_is_no_source(source):
    with pytest.raises(
        cn.OptionError, match=r"cannot be read from: give one path, '-', or a stream of bytes"
    ):
        read_records(source)


@pytest.mark.parametrize("jobs", [0, -1, "2", None, 1.5])
def test_what_is_no_number_of_jobs(jobs):
    with pytest.raises(cn.OptionError, match="is not valid: give the number of processes, 1 or more"):
        process_records([], cn.normalize, jobs=jobs)


def test_missing_file(tmp_path):
    (missing,) = read_records(tmp_path / "none.txt")
    assert missing.reason == "there is no such file"


def test_wet():
    data = wet(("http://a.cn/1", "第一\nWARC/1.0\n"), ("http://a.cn/2", "第二"))
    records = read(data, kind="auto")
    assert [(record.id, record.text) for record in records] == [
        ("http://a.cn/1", "第一\nWARC/1.0\n"),
        ("http://a.cn/2", "第二"),
    ]
    assert [record.number for record in records] == [2, 3]


def test_warc_without_text_says_so():
    bad = read(wet(("http://a.cn/1", "HTTP/1.1 200"), kind="response"), kind="wet")
    assert [item.reason for item in bad] == [
        "there is no text record in it: give a WET file, not the WARC of raw pages"
    ]


def test_damaged_wet_goes_on_behind_the_damage():
    data = wet(("http://a.cn/1", "第一"))
    junk = b"not a header\r\nmore junk\r\n"
    first, bad, second = read(data + junk + data.removeprefix(wet()), kind="wet")
    assert (first.text, second.text) == ("第一", "第一")
    assert (bad.reason, bad.raw) == ("this is no WET record: a line WARC/1.0 is missing", junk)
    cut = read(data[:-8], kind="wet")
    assert cut[0].reason == "this WET record ends too early"
    endless = read(b"WARC/1.0\r\nWARC-Type: conversion\r\nContent-Length: x\r\n\r\nabc", kind="wet")
    assert endless[0].reason == "this WET record has no length"
    assert endless[0].raw.endswith(b"\r\n\r\n")


def zstd(*frames):
    return b"".join(zstandard.ZstdCompressor().compress(frame) for frame in frames)


@pytest.mark.parametrize("pack", [gzip.compress, zstd], ids=["gzip", "zstd"])
def test_compressed_in_several_parts(pack):
    half = JSONL.index(b"\n") + 5
    records = read(pack(JSONL[:half]) + pack(JSONL[half:]))
    assert [record.text for record in records] == [line["text"] for line in LINES]


@pytest.mark.parametrize("pack", [gzip.compress, zstd], ids=["gzip", "zstd"])
def test_cut_off_file_is_reported(pack):
    lines = b"".join(b'{"text": "%d"}\n' % i for i in range(50_000))
    packed = pack(lines)
    *records, bad = read(packed[: len(packed) // 2])
    assert isinstance(bad, BadRecord)
    assert "ended before" in bad.reason or "ends in the middle" in bad.reason
    assert f"after record {len(records)}" in bad.reason or not records


@pytest.mark.parametrize("magic", [b"\x1f\x8b", b"\x28\xb5\x2f\xfd"])
def test_junk_that_looks_compressed(magic):
    assert one_bad(magic + b"junk" * 9).reason.startswith("this cannot be read")


def test_zstd_without_the_extra(monkeypatch):
    monkeypatch.setitem(sys.modules, "zstandard", None)
    assert (
        one_bad(zstd(JSONL)).reason
        == 'reading and writing .zst needs zstandard: pip install "cnnewsnorm[zstd]"'
    )


@pytest.mark.parametrize("suffix", ["", ".gz", ".zst"])
def test_output_round_trip(tmp_path, suffix):
    target = tmp_path / f"out.jsonl{suffix}"
    with open_output(target) as stream:
        for _ in range(3):
            stream.write(JSONL)
    assert [record.text for record in read_records(target)] == [line["text"] for line in LINES] * 3
    assert [path.name for path in tmp_path.iterdir()] == [target.name]


@pytest.mark.parametrize("suffix", ["", ".gz", ".zst"])
def test_empty_output_is_a_valid_file(tmp_path, suffix):
    with open_output(tmp_path / f"out{suffix}"):
        pass
    (bad,) = read_records(tmp_path / f"out{suffix}")
    assert "empty" in bad.reason


def test_large_zstd_output_has_several_frames(tmp_path):
    target = tmp_path / "out.zst"
    with open_output(target) as stream:
        for _ in range(20):
            stream.write(os.urandom(1 << 20))
    assert target.read_bytes().count(b"\x28\xb5\x2f\xfd") >= 3


def test_gzip_output_is_reproducible(tmp_path):
    for name in ("a.gz", "b.gz"):
        with open_output(tmp_path / name) as stream:
            stream.write(JSONL)
    assert (tmp_path / "a.gz").read_bytes() == (tmp_path / "b.gz").read_bytes()


@pytest.mark.parametrize("suffix", ["", ".gz", ".zst"])
def test_failed_output_leaves_nothing(tmp_path, suffix):
    target = tmp_path / f"out{suffix}"
    target.write_bytes(b"old")
    with pytest.raises(TypeError), open_output(target) as stream:
        stream.write(b"half" * 9999 + stream)
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == [target.name]


def test_output_keeps_mode_and_link(tmp_path):
    real, link = tmp_path / "real", tmp_path / "link"
    real.write_bytes(b"old")
    real.chmod(0o640)
    link.symlink_to(real)
    with open_output(link) as stream:
        stream.write(b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"
    assert real.stat().st_mode & 0o777 == 0o640


def test_output_to_a_device():
    with open_output(os.devnull) as stream:
        stream.write(b"x")
    assert not os.path.isfile(os.devnull)


def test_output_to_a_pipe_that_is_open_already():
    """As ``>(…)`` of the shell and ``/dev/stdout`` before a pipe are: links to what has no path."""
    if not os.path.exists("/dev/fd"):
        pytest.skip("no /dev/fd here")
    here, there = os.pipe()
    try:
        with open_output(f"/dev/fd/{there}") as stream:
            stream.write(b"x")
        assert os.read(here, 10) == b"x"
    finally:
        os.close(here)
        os.close(there)


def texts(count):
    return [StreamRecord("x", i, str(i), f"{i},天") for i in range(count)]


def slow_first(text):
    """The first records take longest, so that unordered workers would be caught."""
    number = int(text.split(",")[0])
    return zlib.crc32(b"x" * (200_000 if number < 64 else 1)) and number


def fail_on_seven(text):
    if text.startswith("7,"):
        raise ZeroDivisionError("seven")
    if text.startswith("8,"):
        raise cn.OptionError("eight is not valid")
    return text


def die_on_seven(text):
    if text.startswith("7,"):
        os._exit(9)
    return text


@pytest.mark.parametrize("jobs", [1, 2])
def test_order_is_kept(jobs):
    results = list(process_records(texts(300), slow_first, jobs=jobs))
    assert [result.value for result in results] == list(range(300))
    assert [result.record.number for result in results] == list(range(300))


@pytest.mark.parametrize("jobs", [1, 2])
def test_failure_of_one_record_is_its_own(jobs):
    records = [*texts(9), BadRecord("x", 9, "was bad before", b"raw"), *texts(3)]
    results = list(process_records(records, fail_on_seven, jobs=jobs))
    assert [isinstance(result, Done) for result in results] == [True] * 7 + [False] * 3 + [True] * 3
    assert [result.reason for result in results[7:10]] == [
        f"the function failed on this: ZeroDivisionError: seven (test_stream.py, line {line_of_seven()})",
        "eight is not valid",
        "was bad before",
    ]


def line_of_seven():
    lines, first = inspect.getsourcelines(fail_on_seven)
    return first + next(at for at, line in enumerate(lines) if "seven" in line and "raise" in line)


def test_reason_is_one_short_line():
    """A message may quote the whole page."""
    (bad,) = process_records([StreamRecord("x", 1, "x", "一行\n" * 999)], int)
    assert "\n" not in bad.reason
    assert len(bad.reason) < 300


def test_death_of_a_worker_costs_one_record():
    results = list(process_records(texts(200), die_on_seven, jobs=2))
    assert [result.number for result in results if isinstance(result, BadRecord)] == [7]
    assert results[7].reason == "this ended the worker process (out of memory?)"
    assert len(results) == 200


def unsendable(text):
    return (lambda: text) if text.startswith("7,") else text


def test_result_that_cannot_be_sent():
    results = list(process_records(texts(70), unsendable, jobs=2))
    assert "its result cannot be sent between processes" in results[7].reason
    assert [result.value for result in results[64:]] == [f"{i},天" for i in range(64, 70)]


def test_function_that_cannot_be_sent(monkeypatch):
    """Where processes are not forked, as on macOS and Windows, a lambda stays at home."""
    monkeypatch.setattr("multiprocessing.Process", multiprocessing.get_context("spawn").Process)
    with pytest.raises(cn.OptionError, match="define it at the top of a module, or give jobs=1"):
        list(process_records(texts(3), lambda text: text, jobs=2))


def test_records_are_read_as_needed():
    """Twice as many records as are in flight: when the first result is there, the last is not read yet."""
    taken = []

    def endless():
        for record in texts(5000):
            taken.append(record)
            yield record

    results = process_records(endless(), slow_first, jobs=2)
    next(results)
    assert len(taken) < 1000
    results.close()


def test_whole_records_for_the_function():
    results = process_records(texts(2), id_of, on="record")
    assert [result.value for result in results] == ["0", "1"]


def id_of(record):
    return record.id


def test_normalizer_travels_to_workers():
    results = process_records(texts(3), cn.Normalizer(steps=["normalize_punctuation"]), jobs=2)
    assert [result.value for result in results] == ["0，天", "1，天", "2，天"]


@pytest.mark.parametrize("options", [{"jobs": 0}, {"on": "line"}])
def test_wrong_options(options):
    with pytest.raises(cn.OptionError, match="is not valid"):
        process_records([], str, **options)


def test_bad_record_as_json():
    assert BadRecord("x", 1, "r", "字".encode()).to_dict() == {
        "source": "x",
        "number": 1,
        "reason": "r",
        "raw": "字",
    }
    assert BadRecord("x", 1, "r", b"\xff").to_dict()["raw_base64"] == "/w=="
