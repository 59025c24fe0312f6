"""A function over many records, in worker processes if wanted, in order."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Generic, Literal, TypeAlias, TypeVar

from ..errors import CnNewsNormError, OptionError, require_choice
from ._records import BadRecord, StreamRecord

__all__ = ["Done", "process_records"]

T = TypeVar("T")
_Answer: TypeAlias = tuple[bool, Any]  # whether it worked; the value, or the reason why not

_BATCH_RECORDS = 64
_BATCH_CHARACTERS = 200_000  # some 50 ms of work: much more than it costs to send, too little to wait for
_AHEAD = 3  # batches in flight per worker, so that memory stays bounded and no worker waits


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
        jobs: The number of worker processes; 1 works in this process.
        on: What the function is given: the ``"text"``, or the whole ``"record"`` (without `raw` in workers).

    Yields:
        `Done` or `BadRecord`, one for each record.

    Raises:
        OptionError: `jobs` is below 1, or `on` is not valid.
    """
    require_choice(on, "on", ("text", "record"))
    if jobs < 1:
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
            answers.append(
                (False, f"this made the program fail ({type(error).__name__}: {error}); please report it")
            )
    return answers


def _result(record: StreamRecord, answer: _Answer) -> Done[Any] | BadRecord:
    worked, value = answer
    return Done(record, value) if worked else BadRecord(record.source, record.number, value, record.raw)


def _side_by_side(
    records: Iterable[StreamRecord | BadRecord], function: Callable[[Any], T], jobs: int, on: str
) -> Iterator[Any]:
    workers = _Workers(function, jobs)
    waiting: deque[tuple[list[StreamRecord | BadRecord], Any]] = deque()
    try:
        for batch in _batches(records):
            items = [
                record.text if on == "text" else replace(record, raw=b"")
                for record in batch
                if isinstance(record, StreamRecord)
            ]
            waiting.append((batch, workers.submit(items)))
            if len(waiting) >= jobs * _AHEAD:
                yield from _finished(*waiting.popleft(), workers)
        while waiting:
            yield from _finished(*waiting.popleft(), workers)
    finally:
        workers.stop()


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


def _finished(batch: list[StreamRecord | BadRecord], task: Any, workers: "_Workers") -> Iterator[Any]:
    answers = iter(workers.answers(task))
    for record in batch:
        yield record if isinstance(record, BadRecord) else _result(record, next(answers))


def _ignore_interrupt() -> None:
    """Leave Ctrl-C to the parent, which stops its workers in order."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)


class _Workers:
    """A pool of processes that survives the death of one of them."""

    def __init__(self, function: Callable[[Any], Any], jobs: int) -> None:
        self.function = function
        self.jobs = jobs
        self.pool: Any = None

    def submit(self, items: list[Any]) -> tuple[list[Any], Any]:
        from concurrent.futures import ProcessPoolExecutor
        from concurrent.futures.process import BrokenProcessPool

        if self.pool is None:
            self.pool = ProcessPoolExecutor(self.jobs, initializer=_ignore_interrupt)
        try:
            return items, self.pool.submit(_apply, self.function, items)
        except BrokenProcessPool:
            return items, None

    def answers(self, task: tuple[list[Any], Any]) -> list[_Answer]:
        """Wait for a batch. If its pool broke, run it again by itself, then record by record."""
        from concurrent.futures.process import BrokenProcessPool

        items, future = task
        if future is not None:
            try:
                answers: list[_Answer] = future.result()
                return answers
            except BrokenProcessPool:
                pass
        self.stop()
        return self._alone(items)

    def _alone(self, items: list[Any]) -> list[_Answer]:
        from concurrent.futures import ProcessPoolExecutor
        from concurrent.futures.process import BrokenProcessPool

        try:
            with ProcessPoolExecutor(1, initializer=_ignore_interrupt) as pool:
                return pool.submit(_apply, self.function, items).result()
        except BrokenProcessPool:
            if len(items) == 1:
                return [(False, "this ended the worker process (out of memory?)")]
            return [answer for item in items for answer in self._alone([item])]

    def stop(self) -> None:
        if self.pool is not None:
            self.pool.shutdown(wait=True, cancel_futures=True)
            self.pool = None
