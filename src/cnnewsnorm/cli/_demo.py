"""``cnnewsnorm demo``: the main job on the built-in page."""

from argparse import Namespace
from typing import BinaryIO

__all__ = ["write_demo"]


def write_demo(options: Namespace, sink: BinaryIO) -> None:
    """Write the demo."""
