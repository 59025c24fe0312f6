"""Folders as sources: which files, in which order, under which names, and what cannot be read."""

import gzip
import json
import os
import subprocess
from contextlib import suppress
from fnmatch import fnmatchcase
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnnewsnorm.cli import main
from cnnewsnorm.stream import BadRecord, open_input, read_records
from cnnewsnorm.stream._files import is_part_of

PAGE = "今天,晴\n"


def make(folder: Path, *names: str) -> Path:
    """Files of one page each, named in any order."""
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(gzip.compress(PAGE.encode()) if name.endswith(".gz") else PAGE.encode())
    return folder


def names(folder, **options):
    """What is read, by its path below the folder."""
    return [record.source for record in read_records(folder, name="", **options)]


def test_all_files_in_the_order_of_their_paths(tmp_path):
    make(tmp_path, "b.txt", "a/z.txt", "a/b/c.txt.gz", "a-1.txt", "10.txt", "9.txt", "a/.git/x", ".hidden")
    found = ["10.txt", "9.txt", "a/b/c.txt.gz", "a/z.txt", "a-1.txt", "b.txt"]
    assert names(tmp_path) == found
    assert [record.id for record in read_records(str(tmp_path))] == [str(tmp_path / name) for name in found]
    assert [record.id for record in read_records(f"{tmp_path}/")] == [str(tmp_path / name) for name in found]
    assert {record.text for record in read_records(tmp_path)} == {PAGE}
    by_pathlib = sorted(path for path in tmp_path.rglob("*") if path.is_file() and "/." not in str(path))
    assert found == [str(path.relative_to(tmp_path)) for path in by_pathlib]


@pytest.mark.parametrize(
    ("glob", "found"),
    [
        ("*.txt", ["a/1.txt", "a/2.txt.gz", "b/3.txt"]),
        ("*.gz", ["a/2.txt.gz"]),
        ("[12].txt", ["a/1.txt", "a/2.txt.gz"]),
        ("a/*", ["a/1.txt", "a/2.txt.gz"]),
        ("?/*.json", ["b/4.json"]),
        (("*.json", "3*"), ["b/3.txt", "b/4.json"]),
        ("*.TXT", []),
        ("a", []),
    ],
)
def test_glob(tmp_path, glob, found):
    make(tmp_path, "a/1.txt", "a/2.txt.gz", "b/3.txt", "b/4.json")
    read = [record.source for record in read_records(tmp_path, kind="plain", name="", glob=glob)]
    assert read == (found or [""])


@given(
    st.sets(st.text("ab.1", min_size=1, max_size=3), max_size=6),
    st.sets(st.text("ab.1", min_size=1, max_size=3), max_size=3),
    st.sampled_from(["*", "a*", "*.1", "?", "[!a]*", "*b/*"]),
)
def test_as_pathlib_finds_them(tmp_path_factory, files, folders, pattern):
    """Any tree: the files whose path has no part that begins with a dot, in the order of `sorted`."""
    top = tmp_path_factory.mktemp("tree", numbered=True)
    for path in [
        *(Path(name) for name in files),
        *(Path(folder) / name for folder in folders for name in files),
    ]:
        with suppress(OSError):  # "." and "..", and a folder named as a file is
            make(top, str(path))
    expected = [
        below
        for below in sorted(path.relative_to(top) for path in top.rglob("*") if path.is_file())
        if not any(part.startswith(".") for part in below.parts)
        and fnmatchcase(str(below) if "/" in pattern else below.name, pattern)
    ]
    assert names(top, glob=pattern) == ([str(path) for path in expected] or [""])


def test_nothing_to_read_is_said(tmp_path):
    (bad,) = read_records(tmp_path)
    assert (bad.source, bad.number) == (str(tmp_path), 0)
    assert bad.reason == "there is no file to read in this directory"
    make(tmp_path, "a.txt")
    (bad,) = read_records(tmp_path, glob=["*.html", "*.htm"])
    assert bad.reason == "there is no file named like '*.html' or '*.htm' in this directory"


def test_what_is_to_be_skipped(tmp_path):
    make(tmp_path, "a.txt", "b.txt")
    assert names(tmp_path, skip=lambda path: path == str(tmp_path / "a.txt")) == ["b.txt"]
    assert names(tmp_path, skip=lambda path: True) == [], "all done is no error"


def test_links(tmp_path):
    """Those to files are followed, also where they lead to nothing; those to folders are not."""
    folder = make(tmp_path / "in", "a.txt")
    make(tmp_path, "other/b.txt")
    (folder / "file").symlink_to(tmp_path / "other/b.txt")
    (folder / "gone").symlink_to("nothing")
    (folder / "round").symlink_to(folder)
    (folder / "self").symlink_to("self")
    found = {record.source: record for record in read_records(folder, name="")}
    assert list(found) == ["a.txt", "file", "gone", "self"]
    assert found["gone"].reason == "there is no such file"
    assert "symbolic links" in found["self"].reason
    linked = tmp_path / "link"
    linked.symlink_to(folder)
    assert names(linked) == list(found), "a folder that is named is meant"


def test_pipes_are_left_alone(tmp_path):
    make(tmp_path, "a.txt")
    os.mkfifo(tmp_path / "pipe")
    assert names(tmp_path) == ["a.txt"]


def test_folder_that_cannot_be_read(tmp_path, monkeypatch):
    """It is one bad record, and the others are read."""
    make(tmp_path, "a/x.txt", "b/x.txt", "c/x.txt")
    scan = os.scandir

    def refuse(path):
        if path.endswith("b"):
            raise PermissionError(13, "Permission denied")
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    read = list(read_records(tmp_path, name=""))
    assert [record.source for record in read] == ["a/x.txt", "b", "c/x.txt"]
    assert read[1].reason == "this directory cannot be read (permission denied)"


def test_a_tree_may_be_deep(tmp_path, monkeypatch):
    """Deeper than Python's stack: a thousand folders, one in the other."""
    depth = 1100
    monkeypatch.chdir(tmp_path)
    try:
        for _ in range(depth):
            os.mkdir("d")
            os.chdir("d")
        make(Path(), "x.txt")
        os.chdir(tmp_path)
        (found,) = read_records(".")
    finally:
        subprocess.run(["rm", "-rf", tmp_path / "d"], check=True)  # too deep for those who tidy up behind us
    assert found.text == PAGE
    assert found.source == os.path.join(".", *["d"] * depth, "x.txt")


def test_json_lines_among_pages(tmp_path):
    make(tmp_path, "a.txt")
    (tmp_path / "b.jsonl").write_text('{"body": "一", "key": "k"}\n{"body": 2}\n', encoding="utf-8")
    read = list(read_records(tmp_path, name="", field="body", id_field="key"))
    assert [record.id for record in read[:2]] == ["a.txt", "k"]
    assert isinstance(read[2], BadRecord)
    assert read[2].place == "b.jsonl:2"


def test_an_encoding_that_one_file_cannot_have(tmp_path):
    (tmp_path / "a.txt").write_text("今天,晴", encoding="utf-16")
    (tmp_path / "b.jsonl").write_bytes(b"{}")
    read = list(read_records(tmp_path, encoding="utf-16"))
    assert read[0].text == "今天,晴"
    assert "cannot be read line by line" in read[1].reason


def test_files_are_opened_as_they_are_needed(tmp_path):
    """What is read depends on the names alone: memory does not grow with the number of files."""
    make(tmp_path, "a.txt", "b.txt")
    records = read_records(tmp_path, name="")
    assert next(records).source == "a.txt"
    (tmp_path / "b.txt").write_text("later", encoding="utf-8")
    assert next(records).text == "later"


def test_open_input_wants_a_file(tmp_path):
    with pytest.raises(ValueError, match="this is a directory: name the files in it"), open_input(tmp_path):
        pass


@given(st.lists(st.text("ab-.", min_size=1, max_size=3), min_size=1, max_size=4), st.integers(1, 10**7))
def test_parts_of_outputs(parts, process):
    name = "/".join(parts)
    assert is_part_of(f"{name}.{process}.part", name)
    assert not is_part_of(name, name)
    assert not is_part_of(f"{name}.{process}.part", name + "x")
    assert not is_part_of(f"{name}.part", name)


def test_command_line(run, tmp_path):
    """Every page is a JSON object, named by its path; bad ones are told, the rest is written."""
    make(tmp_path, "b/2.txt", "a/1.txt", "a/1.html")
    (tmp_path / "a/0.txt").write_bytes(b"")
    (tmp_path / "b/3.txt").write_bytes(b"\xff\xfe\xfd")
    code, out, err = run("normalize", tmp_path, "--glob", "*.txt", "--rejects", tmp_path / "bad.jsonl")
    assert code == 3
    assert [json.loads(line) for line in out.splitlines()] == [
        {"id": str(tmp_path / name), "text": "今天，晴\n"} for name in ("a/1.txt", "b/2.txt")
    ]
    assert [line.split(": ")[1] for line in err.splitlines()] == [
        str(tmp_path / name) for name in ("a/0.txt", "b/3.txt")
    ]
    (kept,) = (tmp_path / "bad.jsonl").read_text("utf-8").splitlines()
    assert json.loads(kept)["source"] == str(tmp_path / "b/3.txt")
    assert run("normalize", tmp_path, "--glob", "*.html", "--format", "text")[1] == "今天，晴\n"


def test_command_line_without_a_match(run, tmp_path):
    make(tmp_path, "a.txt")
    assert run("normalize", tmp_path, "--glob", "*.md") == (
        3,
        "",
        f"cnnewsnorm: {tmp_path}: there is no file named like '*.md' in this directory\n",
    )


@pytest.mark.parametrize("jobs", ["1", "3"])
def test_order_stays_with_several_processes(run, tmp_path, jobs):
    make(tmp_path, *(f"{i % 7}/{i}.txt" for i in range(200)))
    (tmp_path / "3/x.txt").write_bytes(b"")
    code, out, err = run("normalize", tmp_path, "--jobs", jobs)
    assert code == 3
    assert err.count("\n") == 1
    ids = [json.loads(line)["id"] for line in out.splitlines()]
    assert ids == [str(path) for path in sorted(tmp_path.rglob("*.txt")) if path.name != "x.txt"]


def test_outputs_in_the_folder_are_not_read(run, tmp_path):
    """A second run reads what the first one read, also after one that was killed while it wrote."""
    make(tmp_path, "a.txt")
    make(tmp_path, "out.jsonl.99.part", "bad.jsonl.98.part")
    arguments = [
        "normalize",
        tmp_path,
        "--output",
        tmp_path / "out.jsonl",
        "--rejects",
        tmp_path / "bad.jsonl",
    ]
    for _ in range(2):
        assert run(*arguments) == (0, "", "")
        (line,) = (tmp_path / "out.jsonl").read_text("utf-8").splitlines()
        assert json.loads(line)["id"] == str(tmp_path / "a.txt")


def test_folder_as_output_name(tmp_path, capsys):
    make(tmp_path, "a.txt")
    assert main(["normalize", str(tmp_path), "--output", str(tmp_path)]) == 2
    assert "this is a directory: name a file in it" in capsys.readouterr().err
