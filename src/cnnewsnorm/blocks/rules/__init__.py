"""Rules that tell single lines, whatever the model says of them.

`names` (of people), `particulars` (data of the story), `buttons`, `numbering`, and `parts` (what paragraphs, notices and
lines on who made a story look like).
"""
