"""Files in and out: compressed or not, and outputs that appear whole or not at all."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from errno import ENOENT
from io import BufferedReader, BytesIO, RawIOBase
from pathlib import Path
from typing import Any, BinaryIO, cast

from ..errors import EngineError, RecordError

__all__ = ["damage_errors", "is_part_of", "open_input", "open_output"]

_GZIP = b"\x1f\x8b"
_ZSTD = b"\x28\xb5\x2f\xfd"
_FRAME = 8 << 20  # bytes of content per zstd frame written, so that readers can work on frames side by side


@contextmanager
def open_input(source: str | os.PathLike[str] | BinaryIO) -> Iterator[BinaryIO]:
    """Open a source for reading bytes; gzip and zstd are recognised by their first bytes and unpacked.

    Args:
        source: A path, ``"-"`` for standard input, or a binary stream, which stays open.

    Yields:
        A buffered binary stream. Several gzip members or zstd frames come as one content.

    Raises:
        OSError: The file cannot be opened.
        RecordError: The path is a directory.
        EngineError: The file is zstd and the extra ``cnnewsnorm[zstd]`` is not installed.
    """
    if not isinstance(source, str | os.PathLike):
        yield _unpacked(source)
    elif os.fspath(source) == "-":
        if sys.stdin is None:
            raise RecordError("this is closed: name a file")
        yield _unpacked(sys.stdin.buffer)
    elif os.path.isdir(source):
        raise RecordError("this is a directory: name the files in it")
    else:
        with open(source, "rb") as raw:
            yield _unpacked(raw)


def _unpacked(raw: BinaryIO) -> BinaryIO:
    stream = raw if isinstance(raw, BufferedReader) else BufferedReader(cast(RawIOBase, raw))
    magic = stream.peek(4)[:4]
    if magic.startswith(_GZIP):
        import gzip

        return cast(BinaryIO, gzip.GzipFile(fileobj=stream))
    if magic == _ZSTD:
        return cast(BinaryIO, BufferedReader(_ZstdReader(stream), 1 << 17))
    return stream


@contextmanager
def open_output(target: str | os.PathLike[str]) -> Iterator[BinaryIO]:
    """Open a file for writing bytes that takes its place only when everything is written.

    Args:
        target: A path; ``.gz`` and ``.zst`` are compressed. What is no regular file (``/dev/null``, a pipe)
            is written to as it is.

    Yields:
        A binary stream. If the body of the ``with`` statement raises, nothing is left behind, and a file that
        stood there before is as it was.

    Raises:
        OSError: The file cannot be written.
        EngineError: The name ends in ``.zst`` and the extra ``cnnewsnorm[zstd]`` is not installed.
    """
    name = os.fsdecode(target)
    if not name:  # else the folder above the present one would have it
        raise FileNotFoundError(ENOENT, "the name of the output is empty")
    if os.path.exists(name) and not os.path.isfile(name):
        with open(name, "wb") as raw, _packed(raw, name) as stream:
            yield stream
        return
    name = os.path.realpath(name)  # what a link leads to is replaced, not the link; a pipe has no such path
    part = f"{name}.{os.getpid()}.part"  # as `is_part_of` has it
    try:
        with open(part, "xb") as raw:
            with _packed(raw, name) as stream:
                yield stream
            raw.flush()
            os.fsync(raw.fileno())
        if os.path.exists(name):
            os.chmod(part, os.stat(name).st_mode & 0o7777)
        os.replace(part, name)
    except BaseException:
        Path(part).unlink(missing_ok=True)
        raise


def is_part_of(path: str, name: str) -> bool:
    """Tell whether a path is that of the file `name` while `open_output` writes it."""
    process = path.removeprefix(f"{name}.").removesuffix(".part")
    return process.isdecimal() and path == f"{name}.{process}.part"


@contextmanager
def _packed(raw: BinaryIO, name: str) -> Iterator[BinaryIO]:
    if name.endswith(".gz"):
        import gzip

        # no name and no time in the header: equal content gives equal files
        with gzip.GzipFile(filename="", mode="wb", fileobj=raw, mtime=0, compresslevel=6) as stream:
            yield cast(BinaryIO, stream)
    elif name.endswith(".zst"):
        frames = _ZstdFrames(raw)
        yield cast(BinaryIO, frames)
        frames.end_frame()
    else:
        yield raw


class _ZstdReader(RawIOBase):
    """Reads any number of zstd frames as one content, and notices when the last one is cut off."""

    def __init__(self, stream: BinaryIO) -> None:
        self.stream = stream
        self.decompressor = _zstandard().ZstdDecompressor()
        self.frame: Any = None
        self.packed = b""
        self.content = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self.content:
            self.packed = self.packed or self.stream.read(1 << 17)
            if not self.packed:
                if self.frame is not None:
                    raise EOFError("compressed file ends in the middle of a zstd frame")
                return 0
            if self.frame is None:
                self.frame = self.decompressor.decompressobj()
            self.content = self.frame.decompress(self.packed)
            self.packed = b""
            if self.frame.eof:
                self.packed = self.frame.unused_data
                self.frame = None
        size = min(len(buffer), len(self.content))
        buffer[:size] = self.content[:size]
        self.content = self.content[size:]
        return size


class _ZstdFrames:
    """Writes zstd as a row of frames, each complete in itself."""

    def __init__(self, raw: BinaryIO) -> None:
        self.raw = raw
        self.compressor = _zstandard().ZstdCompressor(level=3, write_checksum=True)
        self.buffer = BytesIO()
        self.empty = True

    def write(self, data: bytes) -> int:
        self.buffer.write(data)
        if self.buffer.tell() >= _FRAME:
            self.end_frame()
        return len(data)

    def end_frame(self) -> None:
        content = self.buffer.getvalue()
        if content or self.empty:  # an empty file is one empty frame
            self.raw.write(self.compressor.compress(content))
        self.empty = False
        self.buffer = BytesIO()

    def flush(self) -> None:
        self.raw.flush()


def damage_errors() -> tuple[type[BaseException], ...]:
    """The exceptions that reading a damaged or unreadable file raises."""
    import zlib

    zstandard = sys.modules.get("zstandard")
    return (OSError, EOFError, zlib.error, *([zstandard.ZstdError] if zstandard else []))


def _zstandard() -> Any:
    try:
        import zstandard
    except ImportError:
        raise EngineError(
            'reading and writing .zst needs zstandard: pip install "cnnewsnorm[zstd]"'
        ) from None
    return zstandard
