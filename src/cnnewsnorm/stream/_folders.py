"""Folders: the files in them, in an order that stays, the names of one branch in memory at a time."""

import os
from collections.abc import Callable, Iterator, Sequence
from fnmatch import fnmatchcase

__all__ = ["files_in"]


def files_in(
    folder: str, patterns: Sequence[str] = (), skip: Callable[[str], bool] | None = None
) -> Iterator[str | tuple[str, str]]:
    """Yield the paths of all files in a folder and in the folders below, sorted part by part.

    What nobody put there as a page is left out: names that begin with a dot, and what is no regular file (to
    read a named pipe is to wait for ever). Links to files are followed, links to folders are not: they may
    lead in circles.

    Args:
        folder: Where to begin; its path stands at the head of every path.
        patterns: As in a shell, ``*.txt``; files that one of them fits are taken, all if there is none. A pattern
            with a slash is compared with the path below `folder`, others with the name. The name of a
            compressed file also counts without ``.gz`` or ``.zst``.
        skip: Says of a path whether to leave it out.

    Yields:
        A path; or a path and what is wrong with it, for a folder that cannot be read or has nothing to offer.
    """
    nothing = True
    for path, problem in _walk(folder):
        if problem:
            yield path, problem
        elif not patterns or _fits(os.path.relpath(path, folder), patterns):
            if skip is None or not skip(path):
                yield path
        else:
            continue
        nothing = False
    if nothing:
        wanted = f"named like {' or '.join(map(repr, patterns))}" if patterns else "to read"
        yield folder, f"there is no file {wanted} in this directory"


def _walk(folder: str) -> Iterator[tuple[str, str]]:
    """Yield paths, with "" or what is wrong with them. No recursion: a tree may be deeper than Python's stack."""
    waiting = [folder + os.sep]  # last in, first out; folders end in a separator
    while waiting:
        path = waiting.pop()
        if not path.endswith(os.sep):
            yield path, ""
            continue
        path = path[: -len(os.sep)]
        try:
            with os.scandir(path) as entries:
                found = [(entry.name, end) for entry in entries if (end := _ending(entry)) is not None]
        except OSError as error:
            yield path, f"this directory cannot be read ({(error.strerror or str(error)).lower()})"
            continue
        waiting += [os.path.join(path, name) + end for name, end in sorted(found, reverse=True)]


def _ending(entry: os.DirEntry[str]) -> str | None:
    """What to put behind the name: a separator for a folder, nothing for a file, None for what is left out."""
    if entry.name.startswith("."):
        return None
    if entry.is_dir(follow_symlinks=False):
        return os.sep
    try:
        taken = entry.is_file() or (entry.is_symlink() and not os.path.exists(entry.path))
    except OSError:  # a link to itself, for example
        taken = True  # like a link to nothing: who reads it will say what is wrong
    return "" if taken else None


def _fits(path: str, patterns: Sequence[str]) -> bool:
    path = path.replace(os.sep, "/")
    name = path.rpartition("/")[2]
    for pattern in patterns:
        whole = path if "/" in pattern else name
        if fnmatchcase(whole, pattern):
            return True
        if fnmatchcase(whole.removesuffix(".gz").removesuffix(".zst"), pattern):
            return True
    return False
