"""A line by its words and shape: what can be told without its neighbours.

`pairs` (of characters, as numbers), `cues` (words that tell), `profile` (the shape), `gates` (what asks readers to come in
first), `forms` and `captions` (what a line may be by its own words).
"""
