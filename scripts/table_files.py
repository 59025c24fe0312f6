"""Writes the table files under ``src/cnnewsnorm/data/``: a commented header, then the body."""

from datetime import date
from hashlib import sha256
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "src" / "cnnewsnorm" / "data"


def write_table(
    name: str, body: str, *, made_by: str, source: str, licence: str, folder: Path = DATA, **more: str
) -> Path:
    """Write one table into `folder`; `more` adds header lines. The digest covers the body alone, so it is reproducible."""
    data = body.encode("utf-8")
    facts = {
        "source": source,
        "licence": licence,
        "date": date.today().isoformat(),
        "made by": made_by,
        **more,
    }
    header = "".join(f"# {key.replace('_', ' ')}: {value}\n" for key, value in facts.items())
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_bytes(f"{header}# digest: sha256:{sha256(data).hexdigest()}\n".encode() + data)
    return path
