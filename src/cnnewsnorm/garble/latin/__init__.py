"""Chinese text read in a charset with one byte per character: Latin-1, cp1252, cp1250, MacRoman, cp1251 and others.

- `utf8_as_latin`: UTF-8 read so; `evidence` judges it, `gaps` puts back bytes that the charset leaves undefined
- `gbk_as_latin`, `big5_as_latin`: GBK and Big5 read so
- `spoilt`: the same, spoilt since; `spoilt_search` and `spoilt_bytes` find the likeliest text
- `dropped_twice`: UTF-8 or GBK read so twice, and its control characters dropped since
- `stripped`: UTF-8 read so without its control characters, reported only
- `cp1252_as_latin`: marks of Windows-1252 that became control characters
"""
