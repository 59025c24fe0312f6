"""Many records in and out: plain pages, JSON lines, WET; compressed or not; in order; nothing lost.

`read_records` yields a `StreamRecord` for every record of a source, and a `BadRecord`, with the reason and
the bytes as they were, for every one that cannot be read. `process_records` applies a function, in worker
processes if wanted, and keeps the order. `open_output` writes a file that appears whole or not at all.

Examples:
    >>> import cnnewsnorm as cn
    >>> from io import BytesIO
    >>> lines = BytesIO('{"text": "今天,晴"}\\n{"text": 1}\\n'.encode())
    >>> for result in process_records(read_records(lines, kind="jsonl"), cn.normalize):
    ...     print(result.value if isinstance(result, Done) else result.reason)
    今天，晴
    field 'text' is a number, not a string
"""

from ._files import open_input, open_output
from ._records import BadRecord, StreamRecord, kind_of, read_records
from ._work import Done, process_records

__all__ = [
    "BadRecord",
    "Done",
    "StreamRecord",
    "kind_of",
    "open_input",
    "open_output",
    "process_records",
    "read_records",
]
