"""The command line: commands, forms of output, messages, exit codes, signals."""

import gzip
import json
import os
import signal
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest

import cnnewsnorm
from cnnewsnorm.cli._run import _Progress
from test_diff import outline

DAMAGED = "今天,晴\n"
CLEAN = "今天，晴\n"
PAGE = """\
首页 > 新闻

甲县新桥今日通车

2021-04-01 10:47 来源:甲县日报

4月1日,甲县新桥正式通车,全长800米,两岸居民出行更加方便。

县交通局负责人介绍,新桥于2019年开工,总投资约3亿元,双向四车道,设计时速60公里。

“以前过河要绕一个小时,现在五分钟就到。”家住河东的李大爷说,他每天都要去对岸的菜市场。

责编:王某某
"""


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "page.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


@pytest.fixture
def lines(tmp_path):
    path = tmp_path / "pages.jsonl"
    rows = [{"id": i, "text": f"第{i}页,晴", "n": 1.50} for i in range(3)]
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def test_version(run):
    assert run("--version") == (0, f"cnnewsnorm {cnnewsnorm.__version__}\n", "")


@pytest.mark.parametrize(
    "command", ["extract", "normalize", "explain", "label", "dates", "numbers", "convert", "demo"]
)
def test_help(run, command):
    code, out, _ = run(command, "--help")
    assert code == 0
    assert out.startswith(f"usage: cnnewsnorm {command} ")


def test_no_command_shows_help(run):
    code, out, err = run()
    assert code == 2
    assert "exit codes:" in out
    assert err.endswith("cnnewsnorm: name a command, for example: cnnewsnorm demo\n")


def test_forgotten_command(run, page):
    code, _, err = run(page)
    assert code == 2
    assert f"the command is missing; to take the article out of {page}: cnnewsnorm extract {page}" in err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["extract", "--format", "html"], "invalid choice: 'html' (choose from"),
        (["explain", "--format", "markdown"], "invalid choice: 'markdown' (choose from"),
        (["extract", "--script", "latin"], "invalid choice: 'latin' (choose from"),
        (["convert"], "say what to convert to: --script simplified|traditional, or --config NAME"),
        (["convert", "--config", "s2x"], "invalid choice: 's2x'"),
        (
            ["convert", "--config", "s2t", "--script", "simplified"],
            "--config and --script cannot both be given",
        ),
        (["normalize", "--region", "tw"], "--region needs --script traditional"),
        (["normalize", "--check", "--output", "x"], "--check writes nothing: drop --output"),
        (["normalize", "--jobs", "0"], "'0' is not a number of processes: give 1 or more"),
        (["normalize", "--jobs", "two"], "'two' is not a number of processes: give 1 or more"),
        (["dates", "--reference", "yesterday"], "'yesterday' is not a day: write it as 2021-08-07"),
        (["dates", "--prefer", "best"], "invalid choice: 'best'"),
        (["normalize", "--steps", "polish"], "step='polish' is not valid: choose one of 'repair_garbled'"),
        (["normalize", "--encoding", "utf-99"], "encoding='utf-99' is not known: give utf-8, gb18030, big5"),
        (
            ["normalize", "--no-such-option"],
            "cnnewsnorm normalize: error: unrecognized arguments: --no-such-option: see cnnewsnorm normalize --help",
        ),
        (["--no-such-option"], "unrecognized arguments: --no-such-option: see cnnewsnorm --help"),
        (
            ["normalize", "--glob", "*.txt"],
            "--glob *.txt chooses among the files of a directory, and no FILE is",
        ),
        (
            ["extract", "--fields", "title,body"],
            "fields: there is no field 'body': choose among id, title, subtitle",
        ),
        (["extract", "--fields", "quality.length"], "quality has characters, paragraphs, mean_paragraph"),
        (["extract", "--fields", "title.text"], "fields: there is no field 'title.text'"),
        (["extract", "--fields", ""], "fields: there is no field ''"),
        (
            ["extract", "--fields", "title", "--format", "text"],
            "--fields title names fields of JSON, and the output",
        ),
        (["nonsense"], "invalid choice: 'nonsense'"),
    ],
)
def test_usage_errors(run, arguments, message):
    """Each names the valid choices or the remedy, and nothing is written."""
    code, out, err = run(*arguments, stdin=DAMAGED.encode())
    assert code == 2
    assert out == ""
    assert message in err
    assert "Traceback" not in err


def test_normalize_is_a_filter(run):
    """Bytes in, bytes out: no line break is added or translated."""
    assert run("normalize", stdin="今天,晴".encode()) == (0, "今天，晴", "")
    assert run("normalize", "-", stdin=DAMAGED.encode()) == (0, CLEAN, "")


def test_normalize_json_lines_keeps_the_other_fields(run, lines):
    code, out, err = run("normalize", lines)
    assert (code, err) == (0, "")
    assert out.splitlines() == [f'{{"id": {i}, "text": "第{i}页，晴", "n": 1.5}}' for i in range(3)]


def test_plain_pages_as_json(run, page):
    code, out, _ = run("normalize", page, "--format", "json")
    assert code == 0
    assert json.loads(out)["id"] == str(page)
    assert out.count("\n") > 2, "one page is written for reading"
    two = run("normalize", page, page, "--format", "json")[1]
    assert [json.loads(line)["id"] for line in two.splitlines()] == [str(page)] * 2


def test_several_pages_are_told_apart(run, page):
    out = run("extract", page, page)[1]
    assert out.count(f"==> {page} <==\n") == 2


def test_extract(run, page):
    code, out, err = run("extract", page)
    assert (code, err) == (0, "")
    assert out.startswith("甲县新桥今日通车\n")
    assert "4月1日，甲县新桥正式通车" in out
    assert "首页" not in out


def test_extract_json_and_markdown(run, page):
    article = json.loads(run("extract", page, "--format", "json")[1])
    assert list(article)[:3] == ["id", "title", "subtitle"]
    assert article["title"] == "甲县新桥今日通车"
    assert run("extract", page, "--format", "markdown")[1].startswith("# 甲县新桥今日通车\n")


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("x.json", '{\n  "id"'),
        ("x.jsonl", '{"id"'),
        ("x.NDJSON", '{"id"'),
        ("x.md", "# "),
        ("x.html", "甲县"),
    ],
)
def test_output_is_what_its_name_says(run, page, tmp_path, name, begins):
    assert run("extract", page, "--output", tmp_path / name) == (0, "", "")
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)


def test_asked_format_goes_before_the_name(run, page, tmp_path):
    run("extract", page, "--format", "text", "--output", tmp_path / "x.jsonl")
    assert (tmp_path / "x.jsonl").read_text(encoding="utf-8").startswith("甲县新桥今日通车\n")


def test_many_pages_into_json_lines(run, page, tmp_path):
    """Whatever the number of pages: one of them is one line, too."""
    for pages in ([page], [page, page]):
        run("extract", *pages, "--output", tmp_path / "x.jsonl.gz")
        rows = [
            json.loads(line) for line in gzip.decompress((tmp_path / "x.jsonl.gz").read_bytes()).splitlines()
        ]
        assert [row["title"] for row in rows] == ["甲县新桥今日通车"] * len(pages)


@pytest.mark.parametrize("form", ["text", "json"])
def test_html_is_called_that(run, form):
    page = f"<html><body><p>{PAGE}</p></body></html>".encode()
    code, _, err = run("extract", "--format", form, stdin=page)
    assert (code, err) == (0, "cnnewsnorm: standard input: this is HTML: take the text out of it first\n")


def test_extract_some_fields(run, page, lines, tmp_path):
    """These and no others, in their order, as JSON; a part stands where it does in the whole."""
    names = "title, published,quality.han_share,id"
    found = json.loads(run("extract", page, "--fields", names)[1])
    assert list(found) == ["title", "published", "quality", "id"]
    assert (found["title"], found["published"]) == ("甲县新桥今日通车", "2021-04-01T10:47")
    assert list(found["quality"]) == ["han_share"]
    assert found["id"] == str(page)
    assert (
        run("extract", lines, "--fields", "id", "--id-field", "id")[1] == '{"id": 0}\n{"id": 1}\n{"id": 2}\n'
    )
    assert run("extract", page, "--fields", "text", "--output", tmp_path / "x.jsonl") == (0, "", "")
    assert (tmp_path / "x.jsonl").read_text("utf-8").count("\n") == 1
    code, _, err = run("extract", page, "--fields", "text", "--output", tmp_path / "x.md")
    assert (code, "the output is markdown: give --format json" in err) == (2, True)


def test_defect_costs_one_record(run, monkeypatch):
    parse = cnnewsnorm.parse_article
    monkeypatch.setattr(
        "cnnewsnorm.article.parse_article", lambda page, script: {}[page] if page == "x" else parse(page)
    )
    code, out, err = run("extract", "--jsonl", stdin=b'{"text": "x"}\n{"text": "y"}\n')
    assert (code, out.count("\n")) == (3, 1)
    assert err.startswith(
        "cnnewsnorm: standard input:1: the program failed on this: KeyError: 'x' (test_cli.py, "
    )
    assert err.endswith("); please report it\n")


def test_extract_in_the_other_script(run, page):
    assert "甲縣新橋今日通車" in run("extract", page, "--script", "traditional")[1]


def test_extract_of_a_page_without_a_story(run):
    code, out, err = run("extract", stdin=b"\n\n")
    assert (code, out) == (0, "")
    assert err == "cnnewsnorm: standard input: no article was found in it\n"


def test_explain(run):
    code, out, err = run("explain", stdin=DAMAGED.encode())
    assert (code, err) == (0, "")
    assert out.splitlines()[:2] == ["1 - 今天[-,-]晴", "1 + 今天，晴"]


def test_explain_extract_shows_what_goes(run, page):
    out = run("explain", "--extract", page)[1]
    assert "1 - [-首页 > 新闻-]" in out


def test_explain_html(run, page, tmp_path):
    target = tmp_path / "diff.html"
    assert run("explain", page, page, "--format", "html", "--output", target) == (0, "", "")
    seen = outline(target.read_text(encoding="utf-8"))
    assert [tag for tag, _ in seen.tags].count("section") == 2
    code, out, _ = run("explain", page, "--format", "html", "--check")
    assert code == 1
    assert outline(out).tags[0] == ("html", {"lang": "en"})


def test_explain_json(run):
    explanation = json.loads(run("explain", "--format", "json", stdin=DAMAGED.encode())[1])
    assert explanation["edits"][0]["rule"] == "punctuation.comma"


def test_label(run, page):
    out = run("label", page)[1]
    assert out.splitlines()[0].split() == ["1", "navigation", "首页", ">", "新闻"]
    assert "3  title        甲县新桥今日通车" in out
    blocks = json.loads(run("label", page, "--format", "json")[1])["blocks"]
    assert "".join(block["text"] for block in blocks).count("\n") in {PAGE.count("\n"), 0}


def test_dates_and_numbers(run, page):
    dates = run("dates", page)[1]
    assert "5:1" in dates
    assert "2021-04-01T10:47" in dates
    assert "800 m" in run("numbers", page)[1]
    assert json.loads(run("numbers", page, "--format", "json")[1])["numbers"]
    assert run("dates", stdin="无\n".encode())[1] == "no dates\n"
    assert run("numbers", stdin="无\n".encode())[1] == "no numbers\n"


def test_dates_count_from_the_reference(run):
    assert "2021-08-06" in run("dates", "--reference", "2021-08-07", stdin="昨日\n".encode())[1]


def test_convert(run):
    assert run("convert", "--script", "traditional", stdin="软件\n".encode())[1] == "軟件\n"
    assert run("convert", "--config", "s2twp", stdin="软件\n".encode())[1] == "軟體\n"
    assert run("convert", "--config", "s2t", "--corrections", stdin="范某说\n".encode())[1] == "范某說\n"
    traditional = ("convert", "--script", "traditional", "--corrections")
    assert run(*traditional, stdin="范某说\n".encode())[1] == "范某說\n"
    assert (
        run("convert", "--script", "simplified", "--corrections", stdin="公里，什幺\n".encode())[1]
        == "公里，什么\n"
    )
    assert run("convert", "--script", "traditional", "--region", "tw", stdin="里面\n".encode())[0] == 0


def test_check(run, page, tmp_path):
    good = tmp_path / "good.txt"
    good.write_text(CLEAN, encoding="utf-8")
    assert run("normalize", "--check", good) == (0, "", "")
    assert run("normalize", "--check", good, page) == (1, f"would change: {page}\n", "")
    assert run("convert", "--check", "--script", "simplified", good)[0] == 0
    code, out, _ = run("explain", "--check", page)
    assert code == 1
    assert "punctuation.comma" in out


def test_bad_input_does_not_stop_the_rest(run, page, tmp_path):
    """Each bad file is one line on standard error; the good ones come out; the code is 3."""
    (tmp_path / "none").mkdir()
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "gbk.txt").write_bytes("第一行\n北京".encode("gbk"))
    names = ["none", "none.txt", "empty.txt", "gbk.txt", "page.txt"]
    code, out, err = run("normalize", *(tmp_path / name for name in names))
    assert code == 3
    assert "甲县新桥正式通车，" in out
    assert err.splitlines() == [
        f"cnnewsnorm: {tmp_path}/none: there is no file to read in this directory",
        f"cnnewsnorm: {tmp_path}/none.txt: there is no such file",
        f"cnnewsnorm: {tmp_path}/empty.txt: this is empty: there is nothing to read",
        f"cnnewsnorm: {tmp_path}/gbk.txt: this is not UTF-8: byte 0xB5 at offset 0 (line 1) does not fit; "
        "try --encoding gb18030, or --encoding auto",
    ]


def test_unreadable_file(run, tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("x")
    secret.chmod(0)
    if os.access(secret, os.R_OK):
        pytest.skip("this user may read everything")
    assert run("normalize", secret)[2] == f"cnnewsnorm: {secret}: this cannot be read (permission denied)\n"


def test_bad_records_are_kept(run, tmp_path):
    source, rejects, target = tmp_path / "in.jsonl", tmp_path / "bad.jsonl.gz", tmp_path / "out.jsonl.gz"
    source.write_bytes(
        b'{"text": "a,b"}\n{"text": \n{"txt": "a"}\n{"text": "\xff"}\n{"text": "\xe4\xbd\xa0,"}\n'
    )
    code, out, err = run("normalize", source, "--rejects", rejects, "--output", target)
    assert (code, out) == (3, "")
    assert [line.split(": ")[1] for line in err.splitlines()] == [
        f"{source}:{number}" for number in (2, 3, 4)
    ]
    kept = [json.loads(line) for line in gzip.decompress(rejects.read_bytes()).splitlines()]
    assert [row["number"] for row in kept] == [2, 3, 4]
    assert [row.get("raw") for row in kept] == ['{"text": \n', '{"txt": "a"}\n', None]
    assert kept[2]["raw_base64"]
    assert len(gzip.decompress(target.read_bytes()).splitlines()) == 2


def test_encoding(run):
    data = "今天,晴\n".encode("gb18030")
    assert run("normalize", "--encoding", "gb18030", stdin=data)[1] == CLEAN
    assert run("normalize", "--encoding", "auto", stdin=data)[1] == CLEAN
    assert run("normalize", stdin=data)[0] == 3


def test_lone_surrogates_survive_json(run):
    line = b'{"text": "\\ud800\\u5929"}\n'
    code, out, _ = run("convert", "--config", "s2t", "--jsonl", stdin=line)
    assert code == 0
    assert json.loads(out) == {"text": "\ud800天"}


def test_jobs_give_the_same_output(run, tmp_path):
    source = tmp_path / "in.jsonl"
    source.write_text(
        "".join(json.dumps({"text": f"第{i}页,晴"}) + "\n" for i in range(300)) + "{\n", encoding="utf-8"
    )
    assert run("normalize", source, "--jobs", "2") == run("normalize", source)


def test_field_names(run):
    line = '{"body": "今天,晴", "key": "k1"}\n'.encode()
    out = run("extract", "--jsonl", "--field", "body", "--id-field", "key", stdin=line)[1]
    assert json.loads(out)["id"] == "k1"
    assert "name it with --field" in run("extract", "--jsonl", stdin=line)[2]


@pytest.mark.parametrize(
    ("arguments", "environment", "coloured"),
    [
        ([], {}, False),
        (["--color", "always"], {}, True),
        (["--color", "always"], {"NO_COLOR": "1"}, True),
        (["--color", "never"], {}, False),
    ],
)
def test_colour(run, monkeypatch, arguments, environment, coloured):
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert ("\x1b[" in run("explain", *arguments, stdin=DAMAGED.encode())[1]) is coloured


@pytest.mark.parametrize(("value", "coloured"), [(None, True), ("", True), ("1", False)])
def test_no_color_on_a_terminal(value, coloured, monkeypatch):
    """Colours by default on a terminal only, and not if NO_COLOR is set to anything."""
    pty = pytest.importorskip("pty")
    environment = {name: text for name, text in os.environ.items() if name != "NO_COLOR"}
    environment |= {"TERM": "xterm"} | ({} if value is None else {"NO_COLOR": value})
    leader, follower = pty.openpty()
    command = [sys.executable, "-m", "cnnewsnorm", "explain"]
    subprocess.run(command, input=DAMAGED.encode(), stdout=follower, env=environment, check=True, timeout=60)
    os.close(follower)
    assert (b"\x1b[" in os.read(leader, 10_000)) is coloured


def test_progress(capsys, monkeypatch):
    """At most twice a second, on one line that is wiped again."""
    now = iter([0.0, 0.1, 1.0, 1.1])
    monkeypatch.setattr("cnnewsnorm.cli._run.time.monotonic", lambda: next(now))
    progress = _Progress(on=True)
    progress.step()
    progress.step()
    progress.step()
    assert capsys.readouterr().err == "\r\x1b[K2 records, 2 per second"
    progress.clear()
    assert capsys.readouterr().err == "\r\x1b[K"


def test_defect_of_the_program_is_no_finding(run, monkeypatch):
    """A traceback, and a code that does not say that --check found something."""
    monkeypatch.setattr("cnnewsnorm.cli._tasks.prepare", lambda options: 1 / 0)
    code, out, err = run("normalize", "--check", stdin=b"x")
    assert (code, out) == (3, "")
    assert "ZeroDivisionError" in err
    assert err.endswith("cnnewsnorm: error: the program failed; please report it with the lines above\n")


def test_demo(run):
    code, out, err = run("demo")
    assert (code, err) == (0, "")
    assert "舊糧倉變身圖書館" in out
    assert "garble.annotated-run" in out
    assert "linkfarm" in out
    assert out.count("\n") < 60, "two screens at most"


def test_demo_in_other_forms(run):
    page = run("demo", "--page")[1]
    assert "舊(jiù)糧(liáng)倉(cāng)" in page
    assert json.loads(run("demo", "--format", "json")[1])["title"] == "舊糧倉變身圖書館 全縣夜讀點增至12處"
    assert run("demo", "--format", "markdown")[1].startswith("# 舊糧倉")
    outline(run("demo", "--format", "html")[1])
    assert "旧粮仓变身图书馆" in run("demo", "--script", "simplified")[1]
    assert run("extract", stdin=page.encode())[1].startswith("舊糧倉變身圖書館 全縣夜讀點增至12處\n")


def obey_interrupts():
    """A shell starts background jobs deaf to SIGINT, and their children inherit that."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@contextmanager
def process(*arguments, **options):
    """The command line as a process of its own, ended with the test whatever happens."""
    command = [sys.executable, "-m", "cnnewsnorm", *map(str, arguments)]
    with subprocess.Popen(command, preexec_fn=obey_interrupts, **options) as child:
        try:
            yield child
        finally:
            child.kill()


def many(path: Path, count: int) -> Path:
    path.write_text(
        "".join(json.dumps({"text": f"第{i}页,晴" * 20}) + "\n" for i in range(count)), encoding="utf-8"
    )
    return path


@pytest.mark.parametrize("jobs", [1, 2])
def test_broken_pipe_is_quiet(tmp_path, jobs):
    """`cnnewsnorm … | head -1` ends without a word."""
    source = many(tmp_path / "in.jsonl", 3000)
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with process("normalize", source, "--jobs", jobs, **pipes) as child:
        child.stdout.readline()
        child.stdout.close()
        assert child.stderr.read() == b""
        assert child.wait(60) == 141


@pytest.mark.parametrize("jobs", [1, 2])
def test_interrupt_leaves_the_old_output(tmp_path, jobs):
    target = tmp_path / "out.jsonl"
    target.write_bytes(b"old")
    pipes = {"stdin": subprocess.PIPE, "stderr": subprocess.PIPE}
    with process("normalize", "--jsonl", "--jobs", jobs, "-o", target, **pipes) as child:
        child.stdin.write(b"x\n" + b'{"text": "a"}\n' * 200)
        child.stdin.flush()
        assert child.stderr.readline().startswith(b"cnnewsnorm: standard input:1: ")  # it is at work
        child.send_signal(signal.SIGINT)
        assert child.wait(60) == -signal.SIGINT, "what shells call 130; a loop in a shell stops"
        told = f"cnnewsnorm: interrupted; nothing was written to --output {target}\n"
        assert child.stderr.read().decode() == told
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["out.jsonl"]


@pytest.mark.parametrize("option", ["--output", "--rejects"])
@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("no/such/out.txt", "there is no directory no/such: make it first (mkdir -p)"),
        (".", "this is a directory: name a file in it"),
        ("page.txt/out.txt", "not a directory: name another file"),
        ("", "the name is empty: name a file"),
    ],
)
def test_output_that_cannot_be_written(run, page, monkeypatch, option, name, why):
    monkeypatch.chdir(page.parent)
    assert run("normalize", page, option, name) == (
        2,
        "",
        f"cnnewsnorm: error: cannot write {option} {name!r}: {why}\n",
    )
    assert [path.name for path in page.parent.iterdir()] == ["page.txt"]


def test_folder_that_may_not_be_written_to(run, page, monkeypatch):
    def refuse(*arguments, **options):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("cnnewsnorm.cli._run.open_output", refuse)
    code, out, err = run("normalize", page, "-o", "x.txt")
    assert (code, out) == (2, "")
    assert err == (
        "cnnewsnorm: error: cannot write --output 'x.txt': permission denied: "
        "name a file in a directory that you may write to\n"
    )


def test_output_that_fails_later(run, page):
    if not os.path.exists("/dev/full"):
        pytest.skip("no /dev/full here")
    code, _, err = run("normalize", page, "-o", "/dev/full")
    assert code == 3
    assert (
        err == "cnnewsnorm: error: the output --output /dev/full cannot be written: No space left on device\n"
    )


@pytest.mark.parametrize("other", ["pages.jsonl", "out.jsonl"])
def test_rejects_need_a_place_of_their_own(run, lines, other):
    """Else the bad records would take the place of the file that they came from, or of the good ones."""
    before = lines.read_bytes()
    rejects = lines.parent / other
    code, out, err = run("normalize", lines, "--rejects", rejects, "--output", lines.parent / "out.jsonl")
    assert (code, out) == (2, "")
    assert f"--rejects {rejects} and " in err
    assert "are the same file: give --rejects another name" in err
    assert lines.read_bytes() == before


@pytest.mark.parametrize(
    ("closing", "code", "told"),
    [
        ("<&-", 3, "cnnewsnorm: standard input: this is closed: name a file\n"),
        (
            ">&-",
            3,
            "cnnewsnorm: error: the output cannot be written: standard output is closed: give --output FILE\n",
        ),
        ("2>&-", 0, ""),
    ],
)
def test_closed_streams(closing, code, told):
    """As some programs that start others leave them."""
    command = ["sh", "-c", f'exec "$0" -m cnnewsnorm normalize {closing}', sys.executable]
    done = subprocess.run(command, input=DAMAGED.encode(), capture_output=True, timeout=60)
    assert (done.returncode, done.stderr.decode()) == (code, told)


def test_input_and_output_may_be_the_same(run, page):
    assert run("normalize", page, "-o", page)[0] == 0
    assert "4月1日，甲县新桥正式通车，" in page.read_text(encoding="utf-8")


def test_start_is_light():
    """Neither help nor a wrong option loads an engine."""
    code = (
        "import sys; from cnnewsnorm.cli import main; main(['--version']);"
        "print([name for name in sys.modules if name.startswith('cnnewsnorm.')])"
    )
    out = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, timeout=60
    ).stdout.decode()
    assert out.splitlines()[1] == "['cnnewsnorm._version', 'cnnewsnorm.cli', 'cnnewsnorm.cli._arguments']"
