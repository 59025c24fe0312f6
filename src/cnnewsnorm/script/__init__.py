"""Conversion between Chinese scripts, and detection of the script a text is in.

- `convert`: `convert_script`, every configuration of OpenCC. `engine` converts fast, `chain` is the plain
  reference, `dictionaries` is what both stand on, `opencc_engine` the other engine, `fixed` what conversion
  keeps away from.
- `needed`: `to_simplified` and `to_traditional`, which leave alone what is in the target script already.
- `ambiguity`: `ambiguities`, the one-to-many choices.
- `conversion` puts the options together: `corrections` is what goes wrong in news, `style` quotation marks and
  variants.
- `detect`: `detect_script`; `evidence` has the characters by which a script shows.
"""

from .ambiguity import Ambiguity, ambiguities
from .convert import convert_script
from .detect import ScriptReport, ScriptSpan, detect_script
from .needed import to_simplified, to_traditional

__all__ = [
    "Ambiguity",
    "ScriptReport",
    "ScriptSpan",
    "ambiguities",
    "convert_script",
    "detect_script",
    "to_simplified",
    "to_traditional",
]
