"""Which lines are the story: from the model's coarse labels to where it begins and ends.

`extent` puts together what the others find: `conversation` (the posts of a thread), `headers`, `talk`, `clauses`, `pieces`,
`bridging` and `tails` (what the model missed of it), `amid` and `cuts` (what stands amid or around it).
"""
