"""The pipeline: a list of steps, run fast or explained, that can be pickled by name and fingerprinted."""

import re
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache, partial
from importlib import import_module
from operator import attrgetter
from typing import Any, TypeAlias

from ._align import align_edits
from ._tables import all_digests
from ._version import __version__
from .edits import Explanation, RawEdit, apply_edits, compose_edits, edit_finder
from .errors import OptionError, require_choice, require_text

__all__ = ["PRESETS", "Normalizer", "default_normalizer", "explain", "normalize", "page_normalizer"]

Step: TypeAlias = Callable[..., str]

PRESETS: dict[str, tuple[str, ...]] = {
    "news": (
        "repair_garbled",
        "clean_characters",
        "normalize_width",
        "normalize_punctuation",
        "normalize_spacing",
    ),
    "repair": ("repair_garbled", "clean_characters"),
    "typography": ("normalize_width", "normalize_punctuation", "normalize_spacing"),
}
"""Steps by preset, in the order they run. Garble repair comes first: it needs the bytes as they were."""

_MOST_ROUNDS = 4

_SCRIPT_STEPS = {"simplified": "to_simplified", "traditional": "to_traditional"}


@dataclass(frozen=True, slots=True)
class _BoundStep:
    """A step with its options; `name` is where it can be imported from."""

    function: Step
    options: tuple[tuple[str, Any], ...] = ()

    @property
    def name(self) -> str:
        # a method of a built-in type, such as str.strip, has no module, but its type does
        module = getattr(self.function, "__objclass__", self.function).__module__
        return f"{module}:{self.called}"

    @property
    def called(self) -> str:
        """What it is called in explanations: objects that can be called go by their class."""
        return getattr(self.function, "__qualname__", type(self.function).__qualname__)

    def __hash__(self) -> int:  # the values may be dictionaries, which have none
        return hash((self.function, tuple(name for name, _ in self.options)))

    def importable_name(self) -> str:
        """The name, after checking that importing it gives this very function."""
        try:
            found = _imported(self.name)
        except (ImportError, AttributeError):
            found = None
        if found is not self.function:
            raise OptionError(
                f"step {self.name!r} cannot be imported by name: define it at the top of a module"
            )
        return self.name

    def __call__(self, text: str) -> str:
        return self.function(text, **dict(self.options))

    def raw_edits(self, text: str) -> list[RawEdit]:
        finder = edit_finder(self.function)
        if finder is not None:
            return list(finder(text, **dict(self.options)))
        if isinstance(self.function, Normalizer):
            return self.function.raw_edits(text)[1]
        return list(align_edits(text, self(text), self.called))


def _imported(name: str) -> Any:
    module, _, attribute = name.partition(":")
    return attrgetter(attribute)(import_module(module))


@dataclass(frozen=True, init=False, repr=False)
class Normalizer:
    """A callable that runs a list of steps over a text.

    It is frozen, equal to another with the same steps and options, and pickled by the names of its steps, so it
    travels to worker processes for the price of a few strings.

    Args:
        steps: The steps, in order: names of public steps, functions ``str -> str``, or `functools.partial` of
            such a function with keyword options. Not together with `preset`.
        preset: A named list of steps: ``"news"`` (the default, everything), ``"repair"`` (garbled text and junk
            characters only), ``"typography"`` (width, punctuation, spacing). The steps of a preset run again on
            what they changed until nothing changes: a control removed can bring together what repair then reads.
        script: None keeps the script of the text; ``"simplified"`` or ``"traditional"`` adds the conversion as
            the last step.
        **options: Keyword options, handed to every step that has an option of that name.

    Raises:
        OptionError: An unknown preset, step, script or option, or an option with an invalid value.

    Examples:
        >>> normalizer = Normalizer(script="simplified")
        >>> normalizer("漢語,２０２１年")
        '汉语，2021年'
        >>> Normalizer(steps=["normalize_punctuation", str.strip])(" 你好,世界 ")
        '你好，世界'
    """

    steps: tuple[_BoundStep, ...]
    rounds: int

    def __init__(
        self,
        steps: Sequence[str | Step] | None = None,
        *,
        preset: str | None = None,
        script: str | None = None,
        **options: Any,
    ) -> None:
        require_choice(script, "script", (None, *_SCRIPT_STEPS))
        if steps is None:
            preset = preset or "news"
            require_choice(preset, "preset", PRESETS)
            chosen: Sequence[str | Step] = PRESETS[preset]
        elif preset is not None:
            raise OptionError(f"preset={preset!r} and steps cannot both be given: drop one of them")
        elif isinstance(steps, str) or not isinstance(steps, Sequence):
            raise OptionError(f"steps={steps!r} is not a list: give a list of step names and functions")
        else:
            chosen = steps
        if script is not None:
            chosen = (*chosen, _SCRIPT_STEPS[script])
        object.__setattr__(self, "steps", _bind(chosen, options))
        object.__setattr__(self, "rounds", _MOST_ROUNDS if steps is None else 1)

    def __call__(self, text: str) -> str:
        """Return `text` after all steps; the same object if nothing changed.

        Raises:
            TextTypeError: `text` is not a `str`.
        """
        require_text(text)
        left: list[str | None] = [None] * len(self.steps)
        for _ in range(self.rounds):
            before = text
            for number, step in enumerate(self.steps):
                if left[number] is not text:  # no step changes what it has left itself
                    text = left[number] = step(text)
            if text is before:
                break
        return text

    def explain(self, text: str) -> Explanation:
        """Return the result together with every edit that led to it, on the offsets of `text`.

        Raises:
            TextTypeError: `text` is not a `str`.
        """
        return Explanation.from_raw(require_text(text), *self.raw_edits(text))

    def raw_edits(self, text: str) -> tuple[str, list[RawEdit]]:
        """Return the result and the composed raw edits on `text`, for callers that compose further steps."""
        edits: list[RawEdit] = []
        left: list[str | None] = [None] * len(self.steps)
        for _ in range(self.rounds):
            before = text
            for number, step in enumerate(self.steps):
                found = [] if left[number] is text else step.raw_edits(text)
                if found:
                    edits = compose_edits(edits, text, found)
                    text = apply_edits(text, found)
                left[number] = text
            if text is before:
                break
        return text, edits

    @property
    def fingerprint(self) -> str:
        """A hexadecimal digest that changes with the version, the steps, the options and the data tables.

        Raises:
            OptionError: A step cannot be imported by name, so nothing tells it from another.
        """
        from hashlib import sha256

        parts = [
            __version__,
            f"{self.rounds} rounds",
            *(f"{step.importable_name()} {_stable(step.options)}" for step in self.steps),
        ]
        parts += (f"{name} {digest}" for name, digest in all_digests().items())
        return sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuild, (tuple((step.importable_name(), step.options) for step in self.steps), self.rounds)

    def __repr__(self) -> str:
        shown = []
        for step in self.steps:
            options = ", ".join(f"{key}={value!r}" for key, value in step.options)
            shown.append(f"{step.called}({options})" if options else step.called)
        return f"<Normalizer {' | '.join(shown)}>"


def normalize(text: str, script: str | None = None) -> str:
    """Return `text` with damage repaired, junk removed, width and punctuation set right; every line is kept.

    Args:
        text: Any text; a whole page is best, since damage shows in the whole.
        script: None keeps the script of the text, ``"simplified"`` or ``"traditional"`` converts it.

    Returns:
        The normalized text; the same object if nothing had to change.

    Raises:
        TextTypeError: `text` is not a `str`.
        OptionError: `script` is not one of the above.

    Examples:
        >>> normalize("据报道,全市新增病床１２００张.")
        '据报道，全市新增病床1200张。'
    """
    require_choice(script, "script", (None, *_SCRIPT_STEPS))
    return default_normalizer(script)(text)


def explain(text: str, steps: Sequence[str | Step] | None = None) -> Explanation:
    """Return the normalized text with every edit explained.

    Args:
        text: Any text.
        steps: As for `Normalizer`; None means the default pipeline.

    Returns:
        An `Explanation`: result, edits, offsets both ways.

    Raises:
        TextTypeError: `text` is not a `str`.
        OptionError: An unknown step.

    Examples:
        >>> explanation = explain("他说:好")
        >>> explanation.text, explanation.edits[0].rule
        ('他说：好', 'punctuation.colon')
    """
    return (default_normalizer(None) if steps is None else Normalizer(steps)).explain(text)


@cache
def default_normalizer(script: str | None = None) -> Normalizer:
    """Return the shared normalizer of the default pipeline, with or without a conversion at its end."""
    return Normalizer(script=script)


@cache
def page_normalizer() -> Normalizer:
    """Return the default pipeline that also reads Markdown and undoes what scrapers did to lines and blanks, while the
    blanks that tell of it are there."""
    from .blocks.layout.gaps import close_gaps
    from .blocks.layout.markdown import read_markdown
    from .blocks.layout.parting import part_lines
    from .spacing import close_letters

    repair, *others = PRESETS["news"]
    normalizer = Normalizer([repair, read_markdown, part_lines, close_letters, close_gaps, *others])
    object.__setattr__(normalizer, "rounds", _MOST_ROUNDS)
    return normalizer


def _bind(chosen: Sequence[str | Step], options: dict[str, Any]) -> tuple[_BoundStep, ...]:
    """Resolve names and partials, and hand each option to the steps that have it."""
    bound = []
    unused = dict.fromkeys(options)
    known: dict[str, None] = {}
    for item in chosen:
        function, own = _resolve(item)
        accepted = getattr(function, "__kwdefaults__", None) or {}
        known |= dict.fromkeys(accepted)
        shared = {key: value for key, value in options.items() if key in accepted}
        for key in shared:
            unused.pop(key, None)
        step = _BoundStep(function, tuple(sorted({**shared, **own}.items())))
        if step.options:
            step("")  # a bad value should fail here, not on the first page
        bound.append(step)
    if unused:
        valid = ", ".join(sorted(known)) or "none"
        raise OptionError(
            f"option {next(iter(unused))!r} is not known to any of these steps: the valid options are {valid}"
        )
    return tuple(bound)


def _resolve(item: str | Step) -> tuple[Step, dict[str, Any]]:
    if isinstance(item, str):
        require_choice(item, "step", _step_names())
        function: Step = getattr(import_module(__package__), item)
        return function, {}
    if isinstance(item, partial):
        if item.args:
            raise OptionError(f"step {item!r} binds a positional argument: bind keyword options only")
        return item.func, dict(item.keywords)
    if callable(item):
        return item, {}
    raise OptionError(f"step {item!r} is neither a step's name nor a function: give one of these")


def _step_names() -> tuple[str, ...]:
    return (*PRESETS["news"], *_SCRIPT_STEPS.values(), "convert_script", "strip_boilerplate")


def _stable(value: object) -> str:
    """Write an option's value so that equal ones are written alike: in any order, of any length."""
    if isinstance(value, re.Pattern):
        return f"{value.pattern!r} {value.flags}"
    if isinstance(value, Mapping):
        return f"{{{', '.join(sorted(f'{_stable(key)}: {_stable(item)}' for key, item in value.items()))}}}"
    if isinstance(value, Set):
        return f"{{{', '.join(sorted(map(_stable, value)))}}}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_stable, value))}]"
    return repr(value)


def _rebuild(named: tuple[tuple[str, tuple[tuple[str, Any], ...]], ...], rounds: int) -> Normalizer:
    steps = []
    for name, options in named:
        steps.append(partial(_imported(name), **dict(options)))
    normalizer = Normalizer(steps)
    object.__setattr__(normalizer, "rounds", rounds)
    return normalizer
