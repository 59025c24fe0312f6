"""The command line: read records, run a command on each, write what comes out, report what went wrong."""

import sys
from collections.abc import Sequence

__all__ = ["main"]


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line.

    Args:
        argv: The arguments; None takes those of the process.

    Returns:
        The exit code: 0 fine, 1 ``--check`` found changes, 2 usage, 3 some input was bad, 130 interrupted,
        141 the reader of the output went away.
    """
    from ._arguments import parse_arguments

    try:
        options = parse_arguments(sys.argv[1:] if argv is None else argv)
    except SystemExit as end:
        return int(end.code or 0)
    from ._run import run_command

    return run_command(options)
