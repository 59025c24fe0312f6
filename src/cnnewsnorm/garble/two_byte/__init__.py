"""Text of a charset with two bytes per character read in another such charset: Big5, GBK, GB 2312.

- `exact`: Big5 read as GBK and the reverse, all bytes being there; `pieces`, `evidence` and `readings` tell where
- `lost`: the same by a decoder of Python that lost bytes; `codecs`, `search` and `doubts` put them back
- `gbk_as_gb2312`: GBK read as GB 2312 by such a decoder
- `misaligned`: GBK that lost a byte, so that all pairs behind it are wrong
"""
