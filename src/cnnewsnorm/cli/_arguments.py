"""The arguments of the command line."""

import argparse
import os
from collections.abc import Sequence
from typing import NoReturn

from .._version import __version__

__all__ = ["formats_of", "parse_arguments"]

_COMMANDS = {
    "extract": "take the article out of a page: title, date, source, authors, body",
    "normalize": "repair and normalize the text, keeping every line",
    "explain": "show what normalize does, before and after, with the rule behind every edit",
    "label": "say what each line of a page is: title, body, caption, navigation, ...",
    "dates": "find dates and times and resolve them",
    "numbers": "find numbers and quantities and give their values",
    "convert": "convert between Simplified and Traditional",
    "demo": "run the main job on a damaged page that comes with the program",
}
_FORMATS = {
    "extract": ("text", "json", "markdown"),
    "explain": ("text", "json", "html"),
    "demo": ("text", "json", "markdown", "html"),
}
_CONFIGS = "s2t s2tw s2twp s2hk s2hkp t2s tw2s tw2sp hk2s hk2sp t2tw t2hk tw2t hk2t t2jp jp2t"

_EPILOG = """\
exit codes:
  0  fine
  1  --check found something to change
  2  the command line is wrong; nothing was done
  3  some input could not be read or some records were bad; each of them is
     named on standard error, and everything else was processed

examples:
  cnnewsnorm demo
  cnnewsnorm extract page.txt
  cnnewsnorm extract pages --glob '*.txt' --fields id,title,text --output stories.jsonl
  cnnewsnorm explain page.txt --format html --output diff.html
  cnnewsnorm normalize news.jsonl.gz --field content --jobs 4 --output clean.jsonl.gz
"""


class _Parser(argparse.ArgumentParser):
    """An argument parser that says what to type when the command was forgotten."""

    given: Sequence[str] = ()

    def error(self, message: str) -> NoReturn:
        first = next((argument for argument in self.given if not argument.startswith("-")), "")
        if first and first not in _COMMANDS and os.path.exists(first):
            message = (
                f"the command is missing; to take the article out of {first}: {self.prog} extract {first}"
            )
        super().error(message)


def parse_arguments(argv: Sequence[str]) -> argparse.Namespace:
    """Parse the command line; help, version and errors end in `SystemExit`."""
    parser = _Parser(
        prog="cnnewsnorm",
        description="Turn the text of scraped Chinese news pages into clean, structured, trustworthy text.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.given = argv
    parser.add_argument("--version", action="version", version=f"cnnewsnorm {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    for name, purpose in _COMMANDS.items():
        command = commands.add_parser(
            name,
            usage=f"cnnewsnorm {name} [OPTION ...]{'' if name == 'demo' else ' [FILE ...]'}",
            help=purpose,
            description=purpose[0].upper() + purpose[1:] + ".",
            allow_abbrev=False,
        )
        _add_output(command, formats_of(name), many=name != "demo")
        _ADD_OWN[name](command)
        if name != "demo":
            _add_input(command)
    arguments, unknown = parser.parse_known_args(argv)
    if unknown:
        help_of = f"cnnewsnorm {arguments.command or ''}".strip() + " --help"
        commands.choices.get(arguments.command, parser).error(
            f"unrecognized arguments: {' '.join(unknown)}: see {help_of}"
        )
    if arguments.command is None:
        parser.print_help()
        parser.exit(2, "\ncnnewsnorm: name a command, for example: cnnewsnorm demo\n")
    if arguments.command == "convert" and arguments.config is None and arguments.script is None:
        commands.choices["convert"].error(
            "say what to convert to: --script simplified|traditional, or --config NAME"
        )
    if arguments.command == "convert" and arguments.config is not None and arguments.script is not None:
        commands.choices["convert"].error("--config and --script cannot both be given: drop one of them")
    if getattr(arguments, "region", None) and arguments.script != "traditional":
        commands.choices[arguments.command].error("--region needs --script traditional")
    if arguments.command == "explain" and arguments.extract and (arguments.steps or arguments.region):
        commands.choices["explain"].error("--extract runs its own steps: drop --steps and --region")
    if getattr(arguments, "check", False) and arguments.output:
        commands.choices[arguments.command].error("--check writes nothing: drop --output")
    return arguments


def formats_of(command: str) -> tuple[str, ...]:
    """The forms that the output of a command can have."""
    return _FORMATS.get(command, ("text", "json"))


def _add_output(command: argparse.ArgumentParser, formats: tuple[str, ...], many: bool) -> None:
    default = "text, for JSON lines, WET and directories json" if many else "text"
    command.add_argument(
        "-f",
        "--format",
        choices=formats,
        help=f"form of the output (default: what the name of --output says, else {default})",
    )
    command.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        help="write to FILE, which appears whole or not at all; .gz and .zst compress",
    )
    command.add_argument(
        "--color",
        choices=("auto", "always", "never"),
        default="auto",
        help="colours in text output (default: auto, on a terminal unless NO_COLOR is set)",
    )


def _add_input(command: argparse.ArgumentParser) -> None:
    group = command.add_argument_group("input")
    group.add_argument(
        "files",
        nargs="*",
        metavar="FILE",
        help="plain pages, .jsonl or WET files, also compressed (.gz, .zst); directories, of which all files are "
        "read, in the order of their names; - or nothing is standard input",
    )
    group.add_argument(
        "--glob",
        action="append",
        default=[],
        metavar="PATTERN",
        help="of directories, read only files named like this, for example '*.txt'; may be repeated",
    )
    group.add_argument(
        "--jsonl", action="store_true", help="read every FILE as JSON lines, whatever its name"
    )
    group.add_argument(
        "--field", default="text", metavar="NAME", help="the JSON field with the text (default: text)"
    )
    group.add_argument(
        "--id-field", metavar="NAME", help="the JSON field with an identifier (default: file:line)"
    )
    group.add_argument(
        "--encoding",
        default="utf-8",
        metavar="NAME",
        help="utf-8 (default), gb18030, big5, ... or auto: UTF-8, and GB18030 or Big5 for what is not UTF-8",
    )
    group.add_argument("--jobs", type=_positive, default=1, metavar="N", help="worker processes (default: 1)")
    group.add_argument(
        "--rejects", metavar="FILE", help="keep bad records here, as JSON lines with the reason"
    )


def _add_script(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--script",
        choices=("simplified", "traditional"),
        help="convert the text (default: keep the page's script)",
    )


def _add_region(command: argparse.ArgumentParser) -> None:
    _add_script(command)
    command.add_argument("--region", choices=("tw", "hk"), help="the standard of --script traditional")


def _add_steps(command: argparse.ArgumentParser) -> None:
    _add_region(command)
    command.add_argument(
        "--steps",
        metavar="NAME,NAME",
        help="run these steps only, for example repair_garbled,normalize_punctuation",
    )


def _add_extract(command: argparse.ArgumentParser) -> None:
    _add_script(command)
    command.add_argument(
        "--fields",
        metavar="NAME,NAME",
        help="write only these fields, as JSON, for example id,title,published,text,quality.han_share",
    )


def _add_check(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--check",
        action="store_true",
        help="write no text: name what would change, exit with 1 if anything would",
    )


def _add_normalize(command: argparse.ArgumentParser) -> None:
    _add_steps(command)
    _add_check(command)


def _add_explain(command: argparse.ArgumentParser) -> None:
    _add_steps(command)
    command.add_argument("--check", action="store_true", help="exit with 1 if anything would change")
    command.add_argument(
        "--extract", action="store_true", help="show what extract does: also the lines that are left out"
    )
    command.add_argument(
        "--whole-lines", action="store_true", help="show changed lines whole, not only around the edits"
    )


def _add_dates(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--reference",
        type=_day,
        metavar="DATE",
        help="the day from which 昨日 and the like count: YYYY-MM-DD",
    )
    command.add_argument(
        "--prefer",
        choices=("past", "future", "nearest"),
        default="past",
        help="where to look for the year of 8月7日 (default: past, as news do)",
    )


def _add_convert(command: argparse.ArgumentParser) -> None:
    _add_region(command)
    command.add_argument(
        "--config", choices=_CONFIGS.split(), metavar="NAME", help=f"an OpenCC name: {_CONFIGS}"
    )
    command.add_argument(
        "--corrections",
        action="store_true",
        help="mend what OpenCC gets wrong in news, and in Simplified text what conversion by machine left wrong",
    )
    _add_check(command)


def _add_demo(command: argparse.ArgumentParser) -> None:
    _add_script(command)
    command.add_argument(
        "--page", action="store_true", help="print the page as it is, damaged, to try commands on"
    )


def _add_label(command: argparse.ArgumentParser) -> None:
    command.add_argument("--reasons", action="store_true", help="say below each line why it has its label")


def _nothing(command: argparse.ArgumentParser) -> None:
    """A command without options of its own."""


_ADD_OWN = {
    "extract": _add_extract,
    "normalize": _add_normalize,
    "explain": _add_explain,
    "label": _add_label,
    "dates": _add_dates,
    "numbers": _nothing,
    "convert": _add_convert,
    "demo": _add_demo,
}


def _positive(value: str) -> int:
    number = int(value) if value.isascii() and value.isdecimal() and len(value) < 6 else 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"{value!r} is not a number of processes: give 1 or more")
    return number


def _day(value: str) -> str:
    from datetime import date

    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        raise argparse.ArgumentTypeError(f"{value!r} is not a day: write it as 2021-08-07") from None
