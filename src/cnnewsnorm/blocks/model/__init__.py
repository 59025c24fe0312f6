"""The sequence model: which labelling of a page fits best.

`weights` (what each feature speaks for), `reading` (lines by themselves), `context` (a line among the others), `viterbi`
(the best path).
"""
