"""What each line of a page is: title, body, caption, credit, navigation, link farm …

`label_blocks` labels a page as it was scraped; `label_lines` labels lines that are already repaired;
`strip_boilerplate` is the step that keeps the story.

Read on in this order: `layout` (what scrapers did to lines and blanks), `line` (words and shape of a line), `model` (which
labelling fits best), `rules` (what tells single lines), `story` (where the story begins and ends, and what stands amid it),
`kinds` (which kind of heading, credit or chrome), `evidence` (the reasons, in words), `labelling` (spans over the page).
"""

from .labelling import LABELS, Block, Label, label_blocks, label_lines, strip_boilerplate
from .layout.repairs import split_lines

__all__ = ["LABELS", "Block", "Label", "label_blocks", "label_lines", "split_lines", "strip_boilerplate"]
