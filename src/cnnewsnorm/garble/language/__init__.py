"""How ordinary and how likely a text is as Chinese: what all repairs are judged by.

- `commonness`: which characters ordinary text consists of, without any data
- `likelihood`: the tables of how likely a character is behind one, two and three others
- `costs`: what the characters of a text cost by these tables
- `options`: which of several texts is likeliest in a place
"""
