"""The command line: read records, run a command on each, write what comes out, report what went wrong."""

import os
import signal
import sys
from collections.abc import Sequence

__all__ = ["main", "main_of_process"]


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


def main_of_process() -> int:
    """Run the command line as what the process is there for; after Ctrl-C end by it, as shells expect.

    A shell that runs a loop goes on to the next round if the program in it ends by itself, whatever its exit code. It
    stops if the program ends by the signal, and calls that 130, too.
    """
    code = main()
    if code == 130 and os.name == "posix":
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        os.kill(os.getpid(), signal.SIGINT)
    return code
