"""The annotated-GBK damage of mirror sites: pinyin notes put into the byte stream of a page, and what they shift.

- `page`: every place of the damage of a page; `evidence`: whether it is damaged, and what is on the site's list
- `cuts`: what the damage looks like on a page without notes; `false_cuts`: marks that may stand across two characters
- `notes`: pinyin notes that a machine put behind characters, the bytes being left alone
- `forward`: how the damage came about, from the original to what is seen
- `solver`: the inverse, a search over the bytes, on the layers `paths`, `lost_signs`, `stripped` and `scorer`;
  `certain` reads what can be read in one way only, `proof` runs the forward model on what was found
- `candidates`, `readings`, `brackets`, `prices`, `site`: what the search knows
"""

from .cuts import find_cuts
from .notes import find_notes
from .page import annotated_places, find_annotated

__all__ = ["annotated_places", "find_annotated", "find_cuts", "find_notes"]
