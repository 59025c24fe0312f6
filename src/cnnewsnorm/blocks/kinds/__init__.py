"""Which kind of heading, credit or chrome a line is: the fine labels.

`fine` chooses them by a line's own words and neighbours, with `runs` and `pictures` for lines in a row; `sections` settles
what is left by the part of the page it stands in.
"""
