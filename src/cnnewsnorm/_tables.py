"""Loads the generated tables under ``data/``, lazily and checked.

A table is a UTF-8 file. Its first lines are comments that name the source, date, licence and script; the last
of them is the digest of everything below it::

    # source: pypinyin 0.55.0
    # date: 2026-11-22
    # made by: scripts/build_readings.py
    # digest: sha256:…
    body …

`scripts/table_files.py` writes this format. Parsed forms are cached by the engine that uses the table, so that
nothing is loaded before it is needed.
"""

import pkgutil

from .errors import TableError

__all__ = ["all_digests", "load_table", "table_digest", "table_header"]

_DIGEST = b"# digest: sha256:"


def load_table(name: str) -> str:
    """Return the body of the table `name`.

    Args:
        name: The file name under ``data/``, for example ``"readings.tsv"``.

    Returns:
        Everything below the header.

    Raises:
        TableError: The table is missing, or its body does not match its digest.
    """
    from hashlib import sha256  # only tables need it

    header, body = _split(name)
    if sha256(body).hexdigest() != _digest_of(name, header):
        raise TableError(f"table {name!r} is damaged: its digest does not match. Reinstall cnnewsnorm")
    return body.decode("utf-8")


def table_header(name: str) -> dict[str, str]:
    """Return what the header of the table `name` says: source, date, licence, script, digest.

    Raises:
        TableError: The table is missing or has no header.
    """
    header, _ = _split(name)
    pairs = (line[2:].partition(": ") for line in header.decode("utf-8").splitlines())
    return {key: value for key, _, value in pairs}


def table_digest(name: str) -> str:
    """Return the SHA-256 digest that the header of the table `name` states, in hexadecimal."""
    return _digest_of(name, _split(name)[0])


def _split(name: str) -> tuple[bytes, bytes]:
    try:
        data = pkgutil.get_data("cnnewsnorm", f"data/{name}")
    except OSError:
        data = None
    if data is None:
        raise TableError(f"table {name!r} is missing from the installation: reinstall cnnewsnorm")
    end = data.find(b"\n", data.find(_DIGEST)) + 1 if _DIGEST in data[:4096] else 0
    if not end:
        raise TableError(f"table {name!r} has no header: generate it again with its script in scripts/")
    return data[:end], data[end:]


def _digest_of(name: str, header: bytes) -> str:
    return header[header.index(_DIGEST) + len(_DIGEST) :].decode("ascii").strip()


def all_digests() -> dict[str, str]:
    """Return the digest of every table of the installation by name, in the order of their names."""
    from importlib.resources import files

    names = sorted(item.name for item in files("cnnewsnorm").joinpath("data").iterdir() if item.is_file())
    return {name: table_digest(name) for name in names}
