"""What the benchmarks of script conversion share: converters as processes of their own, and texts to convert."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
WORKER = Path(__file__).resolve().parent / "script_peer.py"


class PeerError(Exception):
    """A converter cannot do what it was asked."""


@dataclass(frozen=True)
class Place:
    """Where a converter is: the name it is shown by, its module, and the Python that has it."""

    name: str
    module: str
    python: str

    def command(self, *arguments: str) -> tuple[list[str], dict[str, str]]:
        """Return the command that runs it, and the environment; only ours sees this checkout."""
        path = {"PYTHONPATH": str(ROOT / "src")} if self.module == "cnnewsnorm" else {}
        clean = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
        return [self.python, str(WORKER), self.module, *arguments], clean | path

    def cold(self, config: str) -> dict[str, float]:
        """Import and convert once in a fresh process."""
        command, environment = self.command("--cold", config)
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        if done.returncode:
            raise PeerError(done.stderr.strip().splitlines()[-1])
        return json.loads(done.stdout)


class Peer:
    """A converter that runs."""

    def __init__(self, place: Place) -> None:
        command, environment = place.command()
        self.name = place.name
        self._sent = 0
        self._process = subprocess.Popen(
            command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def ask(self, **request: Any) -> dict[str, float]:
        """Send a request and return the answer."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps(request) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        answer = json.loads(line) if line else {"error": "the process ended"}
        if "error" in answer:
            raise PeerError(answer["error"])
        return answer

    def convert(self, config: str, texts: list[str], folder: Path) -> list[str]:
        """Return `texts` converted; `folder` is for the files by which they go there and back."""
        self._sent += 1  # the worker keeps what it has read, so every request has a name of its own
        source, target = folder / f"{self.name}-{self._sent}.json", folder / f"{self.name}-out.json"
        write_texts(source, texts)
        self.ask(config=config, file=str(source), out=str(target))
        source.unlink()
        results: list[str] = json.loads(target.read_text(encoding="ascii"))
        return results

    def close(self) -> None:
        """End the process."""
        assert self._process.stdin
        self._process.stdin.close()
        self._process.wait()


OURS = Place("cnnewsnorm", "cnnewsnorm", sys.executable)


def place(argument: str) -> Place:
    """Read ``NAME=PYTHON``: the name of a package, and the Python it is installed for."""
    name, _, python = argument.partition("=")
    module = name.replace("-", "_") if name.startswith("zhconv") else "opencc"
    if not Path(python).is_file():
        raise ValueError(f"{argument}: give NAME=PYTHON with the path of a Python interpreter")
    return Place(name, module, python)


def write_texts(path: Path, texts: list[str]) -> None:
    """Write `texts` for a converter; ASCII, because they may hold halves of surrogate pairs."""
    path.write_text(json.dumps(texts), encoding="ascii")
