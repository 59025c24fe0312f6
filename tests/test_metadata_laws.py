"""What holds for the metadata of every page."""

import json

from hypothesis import given

from cnnewsnorm.metadata import find_metadata
from strategies import anything


@given(anything)
def test_finding_metadata_never_fails_and_every_span_lies_in_the_page(page):
    found = find_metadata(page)
    for places in found.spans.values():
        assert all(0 <= start < end <= len(page) for start, end in places)
    json.dumps(found.to_dict())
