"""What scrapers and extractors did to the lines and blanks of a page, undone before or while its lines are labelled.

- `markdown`, `front_matter`: the marks of Markdown, and the fields that an extractor wrote above a page
- `repairs`: garble undone and these marks removed, line for line
- `parting`: lines that lost their breaks
- `broken`: lines that go on with a sentence, since each link and bold word was given a line of its own
- `gaps`: blanks amid sentences, where such words were
"""
