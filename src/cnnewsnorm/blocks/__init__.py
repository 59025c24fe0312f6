"""What each line of a page is: title, body, caption, credit, navigation, link farm …

`label_blocks` labels a page as it was scraped; `label_lines` labels lines that are already repaired;
`strip_boilerplate` is the step that keeps the story.

Read on in this order: `cues` and `profile` (a line by itself), `context` (among the others), `model` (which labelling fits best), `fine` (which
kind of heading, credit or chrome), `labelling` (spans over the page).
"""

from .labelling import LABELS, Block, label_blocks, label_lines, split_lines, strip_boilerplate

__all__ = ["LABELS", "Block", "label_blocks", "label_lines", "split_lines", "strip_boilerplate"]
