"""A function over many records, in worker processes if wanted, in order."""

import os
import signal
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pickle import PicklingError
from typing import Any, Generic, Literal, TypeAlias, TypeVar

from ..errors import CnNewsNormError, OptionError, require_choice
from ._records import BadRecord, StreamRecord

__all__ = ["Done", "defect", "process_records"]

T = TypeVar("T")
_Answer: TypeAlias = tuple[bool, Any]  # whether it worked; the value, or the reason why not

_BATCH_RECORDS = 64
_BATCH_CHARACTERS = 200_000  # some 50 ms of work: much more than it costs to send, too little to wait for
_REASON = 200  # characters of a message: enough for what is wrong, too few for a page


@dataclass(frozen=True, slots=True)
class Done(Generic[T]):
    """A record and what the function made of it."""

    record: StreamRecord
    value: T


def process_records(
    records: Iterable[StreamRecord | BadRecord],
    function: Callable[[Any], T],
    *,
    jobs: int = 1,
    on: Literal["text", "record"] = "text",
) -> Iterator[Done[T] | BadRecord]:
    """Apply a function to every record, keeping the order; what fails comes as a `BadRecord` in its place.

    Args:
        records: As `read_records` yields them; bad ones are passed on. They are read as they are needed.
        function: What to do. With several jobs it must be picklable: a function at the top of a module, a
            `Normalizer`, a `functools.partial` of such.
        jobs: The number of worker processes; 1 works in this process. A script that gives more must do its work
            under ``if __name__ == "__main__":``, since workers may import it.
        on: What the function is given: the ``"text"``, or the whole ``"record"`` (without `raw` in workers).

    Yields:
        `Done` or `BadRecord`, one for each record.

    Raises:
        OptionError: `jobs` is below 1, `on` is not valid, or `function` cannot be sent to workers.
    """
    require_choice(on, "on", ("text", "record"))
    if not isinstance(jobs, int) or jobs < 1:
        raise OptionError(f"jobs={jobs!r} is not valid: give the number of processes, 1 or more")
    return _in_turn(records, function, on) if jobs == 1 else _side_by_side(records, function, jobs, on)


def _in_turn(
    records: Iterable[StreamRecord | BadRecord], function: Callable[[Any], T], on: str
) -> Iterator[Any]:
    for record in records:
        if isinstance(record, BadRecord):
            yield record
        else:
            yield _result(record, _apply(function, [record.text if on == "text" else record])[0])


def _apply(function: Callable[[Any], Any], items: list[Any]) -> list[_Answer]:
    """Run in a worker: an answer for each item, whatever happens."""
    answers: list[_Answer] = []
    for item in items:
        try:
            answers.append((True, function(item)))
        except CnNewsNormError as error:
            answers.append((False, str(error)))
        except Exception as error:  # a defect of the function must not stop the stream
            answers.append((False, f"the function failed on this: {defect(error)}"))
    return answers


def defect(error: Exception) -> str:
    """What went wrong and where, in one short line: a message may hold the whole text of the record."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    what = " ".join("".join(traceback.format_exception_only(error)).split())
    shown = what if len(what) <= _REASON else what[:_REASON] + "…"
    return f"{shown} ({os.path.basename(frame.filename)}, line {frame.lineno})"


def _result(record: StreamRecord, answer: _Answer) -> Done[Any] | BadRecord:
    worked, value = answer
    return Done(record, value) if worked else BadRecord(record.source, record.number, value, record.raw)


def _side_by_side(
    records: Iterable[StreamRecord | BadRecord], function: Callable[[Any], T], jobs: int, on: str
) -> Iterator[Any]:
    """Deal batches to the workers in turn and collect them in the same turn: that keeps the order by itself."""
    workers = [_Worker(function) for _ in range(jobs)]
    waiting: deque[tuple[list[StreamRecord | BadRecord], _Worker]] = deque()
    try:
        for batch in _batches(records):
            if len(waiting) == jobs:
                yield from _finished(*waiting[0])
                waiting.popleft()
            worker = workers[0]
            workers.append(workers.pop(0))
            worker.give(
                [
                    record.text if on == "text" else replace(record, raw=b"")
                    for record in batch
                    if isinstance(record, StreamRecord)
                ]
            )
            waiting.append((batch, worker))
        while waiting:
            yield from _finished(*waiting.popleft())
    finally:
        for worker in workers:
            worker.stop()


def _batches(records: Iterable[StreamRecord | BadRecord]) -> Iterator[list[StreamRecord | BadRecord]]:
    batch: list[StreamRecord | BadRecord] = []
    size = 0
    for record in records:
        batch.append(record)
        size += len(record.text) if isinstance(record, StreamRecord) else 0
        if size >= _BATCH_CHARACTERS or len(batch) >= _BATCH_RECORDS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _finished(batch: list[StreamRecord | BadRecord], worker: "_Worker") -> Iterator[Any]:
    answers = iter(worker.answers())
    for record in batch:
        yield record if isinstance(record, BadRecord) else _result(record, next(answers))


class _Worker:
    """A process that is given one batch at a time, and replaced if it dies.

    There is one pipe to each worker and no thread, so that a process can be forked safely, a batch never waits
    in a queue, and stopping, also in the middle of Ctrl-C, is nothing but ending the process.
    """

    def __init__(self, function: Callable[[Any], Any]) -> None:
        self.function = function
        self.items: list[Any] = []
        self.process: Any = None
        self.pipe: Any = None

    def give(self, items: list[Any]) -> None:
        """Hand over a batch. The worker must be idle, or both sides might wait for each other for ever."""
        self.items = items
        if self.process is None:
            self._start()
        with suppress(OSError):  # it has died: `answers` will see it
            self.pipe.send(items)

    def answers(self) -> list[_Answer]:
        """Wait for the answers. If the worker died, find the record that killed it by giving them one by one."""
        try:
            found: list[_Answer] = self.pipe.recv()
        except (EOFError, OSError):
            self.stop()
        else:
            return found
        items = self.items
        if len(items) == 1:
            return [(False, "this ended the worker process (out of memory?)")]
        found = []
        for item in items:
            self.give([item])
            found += self.answers()
        return found

    def stop(self) -> None:
        """End the process, whatever it is doing."""
        if self.process is not None:
            self.process.terminate()
            self.process.join()
            self.pipe.close()
            self.process = None

    def _start(self) -> None:
        from multiprocessing import Pipe, Process

        self.pipe, far_end = Pipe()
        process = Process(target=_work, args=(self.function, far_end, self.pipe), daemon=True)
        try:
            with _no_interrupt():
                process.start()
        except (PicklingError, AttributeError, TypeError) as error:  # where processes are not forked
            raise OptionError(
                f"function={self.function!r} cannot be sent to worker processes ({error}): "
                "define it at the top of a module, or give jobs=1"
            ) from None
        self.process = process
        far_end.close()


@contextmanager
def _no_interrupt() -> Iterator[None]:
    """Hold Ctrl-C back while a process is born, so that it cannot hit the child before it is ready."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _work(function: Callable[[Any], Any], pipe: Any, far_end: Any) -> None:
    """The life of a worker: answer batches until the pipe closes. Ctrl-C is left to the parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    far_end.close()  # else a parent that is killed would leave its workers waiting
    with suppress(EOFError, OSError):  # the parent is gone or has lost interest
        while True:
            items = pipe.recv()
            answers = _apply(function, items)
            try:
                pipe.send(answers)
            except OSError:
                raise
            except Exception as error:  # an answer that cannot be pickled
                reason = f"its result cannot be sent between processes ({error})"
                pipe.send([(False, reason)] * len(items))
