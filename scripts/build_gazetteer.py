"""Writes ``data/linkfarm_places.tsv``: the stems of all Chinese cities, counties and districts, with their provinces.

    python scripts/build_gazetteer.py PATH/TO/adcodes.csv

The list of administrative divisions is the one published by the Ministry of Civil Affairs, as the package
``cpca`` (MIT) carries it in ``cpca/resources/adcodes.csv``. A stem is the name without its class word (县, 市, 区,
旗 …) and without the nationality of an autonomous area, because link farms use both forms and old class words.
Provinces are the first two digits of the division code. Traditional forms are added with
opencc-python-reimplemented.
"""

import csv
import re
import sys
from collections import defaultdict
from pathlib import Path

from opencc import OpenCC

from table_files import write_table

CLASS = re.compile(r"(?:自治区|自治州|自治县|自治旗|特别行政区|地区|林区|新区|矿区|县|市|区|旗|州|盟|省)$")
NATIONS = (
    "汉 满 回 藏 苗 彝 壮 侗 瑶 白 傣 黎 畲 水 羌 怒 维吾尔 哈萨克 柯尔克孜 土家 布依 朝鲜 哈尼 傈僳 佤 拉祜 "
    "纳西 景颇 土 达斡尔 仫佬 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 东乡 保安 裕固 鄂温克 鄂伦春 独龙 赫哲 "
    "高山 门巴 珞巴 基诺 蒙古 各"
).split()
NATION = re.compile(f"(?:(?:{'|'.join(sorted(NATIONS, key=len, reverse=True))})族?)+$")


def stem_of(name: str) -> str:
    stem = CLASS.sub("", name)
    if name.endswith(("自治州", "自治县", "自治旗", "自治区")):
        shorter = NATION.sub("", stem)
        stem = shorter if len(shorter) >= 2 else stem
    return stem if len(stem) >= 2 else name


def main() -> None:
    provinces: defaultdict[str, set[str]] = defaultdict(set)
    with Path(sys.argv[1]).open(encoding="utf-8", newline="") as file:
        for code, name, *_ in csv.reader(file):
            if code.isdigit() and re.fullmatch(r"[\u4e00-\u9fff]{2,15}", name):
                # of provinces themselves only the bare name is a place; it tells nothing about a row
                provinces[stem_of(name)].add("" if code[2:].strip("0") == "" else code[:2])
    convert = OpenCC("s2t").convert
    for stem in list(provinces):
        provinces[convert(stem)] |= provinces[stem]
    body = "".join(f"{stem}\t{' '.join(sorted(codes))}\n" for stem, codes in sorted(provinces.items()))
    write_table(
        "linkfarm_places.tsv",
        body,
        made_by="scripts/build_gazetteer.py",
        source="administrative divisions of the Ministry of Civil Affairs, through cpca 0.5.5",
        licence="facts; the compilation is MIT",
    )


if __name__ == "__main__":
    main()
