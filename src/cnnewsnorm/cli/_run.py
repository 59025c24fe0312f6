"""Runs a command: options settled, records through, output written whole, problems reported."""

import json
import os
import sys
import time
from argparse import Namespace
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from typing import BinaryIO

from ..errors import CnNewsNormError, OptionError
from ..stream import BadRecord, StreamRecord, kind_of, open_output, process_records, read_records
from ..stream._files import is_part_of
from ._arguments import formats_of

__all__ = ["CHANGED", "FINE", "INTERRUPTED", "NO_READER", "SOME_BAD", "USAGE", "run_command"]

FINE, CHANGED, USAGE, SOME_BAD = 0, 1, 2, 3
INTERRUPTED, NO_READER = 130, 141  # 128 + the signal's number, as shells count
_ENDINGS = {"json": "json", "jsonl": "json", "ndjson": "json", "md": "markdown", "html": "html"}


def run_command(options: Namespace) -> int:
    """Run the command that `options` describe and return the exit code."""
    try:
        settle(options)
        if options.command == "demo":
            from ._demo import write_demo

            with _sink(options.output) as sink:
                write_demo(options, sink)
            return FINE
        return _run_records(options)
    except CnNewsNormError as error:
        _say(f"error: {error}")
        return USAGE
    except KeyboardInterrupt:
        _say(
            "interrupted" + (f"; nothing was written to --output {options.output}" if options.output else "")
        )
        return INTERRUPTED
    except BrokenPipeError:
        _silence_stdout()
        return NO_READER
    except OSError as error:
        where = f" --output {options.output}" if options.output else ""
        _say(f"error: the output{where} cannot be written: {error.strerror or error}")
        return SOME_BAD
    except Exception:  # Python's own exit code for this, 1, means something else here
        import traceback

        traceback.print_exc()
        _say("error: the program failed; please report it with the lines above")
        return SOME_BAD


def settle(options: Namespace) -> None:
    """Fill in what the command line leaves open, and refuse what cannot be meant."""
    options.output = None if options.output == "-" else options.output
    options.format = options.format or _format_of(options.output or "", options.command)
    terminal = options.output is None and sys.stdout is not None and sys.stdout.isatty()
    options.width = _terminal_width() if terminal else None
    wanted = terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    options.color = {"always": True, "never": False}.get(options.color, wanted)
    if options.command == "demo":
        options.format = options.format or "text"
        return
    options.files = options.files or ["-"]
    kinds = [_kind_of(name, options) for name in options.files]
    options.several = len(kinds) > 1 or kinds != ["plain"]
    options.lines = options.several or _stem(options.output or "").endswith((".jsonl", ".ndjson"))
    options.check = getattr(options, "check", False)
    if getattr(options, "fields", None) is not None:
        options.format = options.format or "json"
        if options.format != "json":
            raise OptionError(
                f"--fields {options.fields} names fields of JSON, and the output is {options.format}: "
                "give --format json, or drop --fields"
            )
    options.format = options.format or ("text" if set(kinds) == {"plain"} else "json")
    if options.glob and "directory" not in kinds:
        raise OptionError(
            f"--glob {options.glob[0]} chooses among the files of a directory, and no FILE is one: "
            "name a directory, or drop --glob"
        )
    _require_own_place(options)


def _require_own_place(options: Namespace) -> None:
    """Refuse bad records that would take the place of the output or, unlike the output, of what they came from."""
    if options.rejects is None:
        return
    if options.rejects == "-":
        raise OptionError("--rejects - would mix bad records with the output: name a file")
    place = os.path.realpath(options.rejects)
    for name, what in ((options.output, "--output"), *((name, "FILE") for name in options.files)):
        if name and name != "-" and os.path.realpath(name) == place and not os.path.isdir(name):
            raise OptionError(
                f"--rejects {options.rejects} and {what} {name} are the same file: give --rejects another name"
            )


def _kind_of(name: str, options: Namespace) -> str:
    """What FILE is, as far as its name and the options say: a page, or many records."""
    if os.path.isdir(name):
        return "directory"
    return "jsonl" if options.jsonl else kind_of(name)


def _format_of(output: str, command: str) -> str | None:
    """The format that the name of the output asks for, if the command has it."""
    ending = _stem(output).rpartition(".")[2]
    named = _ENDINGS.get(ending) if "." in output else None
    return named if named in formats_of(command) else None


def _stem(output: str) -> str:
    return output.lower().removesuffix(".gz").removesuffix(".zst")


def _run_records(options: Namespace) -> int:
    from ._tasks import prepare

    prepare(options)
    with ExitStack() as stack:
        sink = stack.enter_context(_sink(options.output))
        rejects = (
            stack.enter_context(_sink(options.rejects, "--rejects")) if options.rejects is not None else None
        )
        ledger = _Ledger(options, rejects)
        outputs = ledger.outputs()
        if options.format == "html":
            from ..diff import html_page

            pieces = html_page((output.decode("utf-8") for output in outputs), "cnnewsnorm explain")
            outputs = (piece.encode("utf-8") for piece in pieces)
        last = b""
        for output in outputs:
            sink.write(output)
            last = output or last
        if options.width is not None and last and not last.endswith(b"\n"):
            sink.write(b"\n")  # the shell's prompt starts on a line of its own
        sink.flush()
    return ledger.code


class _Ledger:
    """Runs the records, and keeps the books: what went wrong, what changed, how far it got."""

    def __init__(self, options: Namespace, rejects: BinaryIO | None) -> None:
        self.options = options
        self.rejects = rejects
        self.code = FINE

    def outputs(self) -> Iterator[bytes]:
        """What the command makes of each good record, in order."""
        from ._tasks import run

        options = self.options
        function = partial(run, options)
        with _progress(options) as progress:
            for result in process_records(_records(options), function, jobs=options.jobs, on="record"):
                if isinstance(result, BadRecord):
                    progress.clear()
                    self.report(result)
                else:
                    if options.check and result.value.changed and self.code == FINE:
                        self.code = CHANGED
                    if result.value.note:
                        progress.clear()
                        _say(f"{result.record.place}: {result.value.note}")
                    yield result.value.output
                progress.step()

    def report(self, bad: BadRecord) -> None:
        """Say what is wrong with a record, and keep it."""
        self.code = SOME_BAD
        _say(f"{bad.place}: {bad.reason}")
        if self.rejects is not None and bad.raw:
            line = json.dumps(bad.to_dict(), ensure_ascii=False) + "\n"
            self.rejects.write(line.encode("utf-8", "backslashreplace"))


def _records(options: Namespace) -> Iterator[StreamRecord | BadRecord]:
    if options.files == ["-"] and sys.stdin is not None and sys.stdin.isatty():
        _say("reading from the keyboard: end with Ctrl-D, or name a FILE")
    for name in options.files:
        yield from read_records(
            name,
            kind="jsonl" if options.jsonl else "auto",
            encoding=options.encoding,
            field=options.field,
            id_field=options.id_field,
            glob=options.glob,
            skip=partial(_is_written, _written(options)),
        )


def _written(options: Namespace) -> list[str]:
    """The files that this run writes, which may lie in a directory that it reads."""
    return [os.path.realpath(name) for name in (options.output, options.rejects) if name]


def _is_written(written: list[str], path: str) -> bool:
    """Tell whether a file is an output, of this run or an earlier one, also one that was never finished."""
    path = os.path.realpath(path)
    return any(path == name or is_part_of(path, name) for name in written)


@contextmanager
def _sink(output: str | None, option: str = "--output") -> Iterator[BinaryIO]:
    if output is None:
        if sys.stdout is None:
            raise OSError("standard output is closed: give --output FILE")
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    with ExitStack() as stack:
        try:
            stream = stack.enter_context(open_output(output))
        except OSError as error:
            raise OptionError(f"cannot write {option} {output!r}: {_why_not(output, error)}") from None
        yield stream


def _why_not(output: str, error: OSError) -> str:
    """Why a file cannot be written, and what would help."""
    folder = os.path.dirname(output) or "."
    if not output:
        return "the name is empty: name a file"
    if isinstance(error, FileNotFoundError):
        return f"there is no directory {folder}: make it first (mkdir -p)"
    if isinstance(error, IsADirectoryError):
        return "this is a directory: name a file in it"
    reason = (error.strerror or str(error)).lower()
    if isinstance(error, PermissionError):
        return f"{reason}: name a file in a directory that you may write to"
    return f"{reason}: name another file"


class _Progress:
    """A line on standard error that says how far the records are, twice a second."""

    def __init__(self, on: bool) -> None:
        self.on = on
        self.count = 0
        self.began = self.said = time.monotonic()

    def step(self) -> None:
        self.count += 1
        now = time.monotonic()
        if self.on and now - self.said > 0.5:
            self.said = now
            rate = self.count / (now - self.began)
            sys.stderr.write(f"\r\x1b[K{self.count:,} records, {rate:,.0f} per second")
            sys.stderr.flush()

    def clear(self) -> None:
        if self.said > self.began:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


@contextmanager
def _progress(options: Namespace) -> Iterator[_Progress]:
    progress = _Progress(sys.stderr is not None and sys.stderr.isatty() and options.width is None)
    try:
        yield progress
    finally:
        progress.clear()


def _terminal_width() -> int:
    from shutil import get_terminal_size

    return max(40, get_terminal_size().columns)


def _say(message: str) -> None:
    """One line on standard error, whatever is in the message."""
    if sys.stderr is None:  # closed; the exit code still tells
        return
    from ..diff import visible

    print(
        f"cnnewsnorm: {visible(message)}", file=sys.stderr, flush=True
    )  # standard error never fails to encode


def _silence_stdout() -> None:
    """Point standard output at nothing, so that Python's own flush at exit does not complain."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
