"""What a page says about its story: title, time, source, authors, credits, tags, counts.

`find_metadata` reads a page; `metadata_of` reads lines that are already repaired and labelled.
"""

from .finding import find_metadata, metadata_of
from .types import Metadata

__all__ = ["Metadata", "find_metadata", "metadata_of"]
