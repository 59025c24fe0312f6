"""The error family: every error names the argument, the value and the remedy.

All errors derive from `CnNewsNormError`, itself a `ValueError`, so one ``except`` catches them all.
"""

from collections.abc import Collection

__all__ = [
    "CnNewsNormError",
    "EngineError",
    "OptionError",
    "ParseError",
    "RecordError",
    "TableError",
    "TextTypeError",
    "require_choice",
    "require_text",
]


class CnNewsNormError(ValueError):
    """Base class of every error this library raises on purpose."""


class TextTypeError(CnNewsNormError, TypeError):
    """Something other than `str` was given where text is needed."""


class OptionError(CnNewsNormError):
    """An option, preset, configuration or region has a value that is not among the valid ones."""


class ParseError(CnNewsNormError):
    """A whole-string parser was given a string that is not, as a whole, what it parses."""


class TableError(CnNewsNormError):
    """A data table of the installation is missing or damaged."""


class EngineError(CnNewsNormError):
    """An optional engine or extra is not installed, or a different module answers to its name."""


class RecordError(CnNewsNormError):
    """A record of a stream cannot be read."""


def require_text(value: object, argument: str = "text") -> str:
    """Return `value` if it is a `str`, or raise an error that says what to do.

    Args:
        value: What the caller passed.
        argument: The name of the parameter, for the message.

    Returns:
        The same object.

    Raises:
        TextTypeError: `value` is not a `str`.

    Examples:
        >>> require_text("新闻")
        '新闻'
        >>> require_text(b"abc")
        Traceback (most recent call last):
        cnnewsnorm.errors.TextTypeError: text must be str, not bytes: decode first, e.g. text.decode("utf-8") \
or text.decode("gb18030")
    """
    if isinstance(value, str):
        return value
    if isinstance(value, bytes | bytearray | memoryview):
        kind = type(value).__name__
        remedy = f'decode first, e.g. {argument}.decode("utf-8") or {argument}.decode("gb18030")'
        raise TextTypeError(f"{argument} must be str, not {kind}: {remedy}")
    if value is None:
        raise TextTypeError(
            f'{argument} must be str, not None: pass "" for an empty page, or skip the record'
        )
    if (isinstance(value, float) and value != value) or type(value).__name__ in ("NAType", "NaTType"):
        raise TextTypeError(
            f"{argument} must be str, not {value}: tables mark so what is missing; skip it, in pandas by "
            'Series.map(…, na_action="ignore")'
        )
    if hasattr(value, "__fspath__"):
        remedy = (
            f'read the file first, e.g. {argument}.read_text("utf-8"), or use cnnewsnorm.stream.read_records'
        )
    elif isinstance(value, list | tuple):
        remedy = "give one text at a time, e.g. [function(one) for one in texts]"
    else:
        remedy = "decode or convert it first"
    raise TextTypeError(f"{argument} must be str, not {type(value).__name__}: {remedy}")


def require_choice(value: object, argument: str, choices: Collection[object]) -> None:
    """Raise an error that lists the valid values unless `value` is one of them.

    Args:
        value: What the caller passed.
        argument: The name of the parameter, for the message.
        choices: The valid values, in the order to show them.

    Raises:
        OptionError: `value` is not among `choices`.

    Examples:
        >>> require_choice("uk", "region", ("cn", "tw", "hk"))
        Traceback (most recent call last):
        cnnewsnorm.errors.OptionError: region='uk' is not valid: choose one of 'cn', 'tw', 'hk'
    """
    try:
        if value in choices:
            return
    except TypeError:  # unhashable values are never valid
        pass
    valid = ", ".join(repr(choice) for choice in choices)
    raise OptionError(f"{argument}={value!r} is not valid: choose one of {valid}")
