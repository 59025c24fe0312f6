"""Dots inside transliterated names, 乔治.布什, and before Chinese top-level domains: no full stops.

Source of the characters: the ones that the transliterated names of edited news are mostly made of, by counting
the two characters on both sides of each · between ideographs, and those that the foreign names of jieba's
dictionary (MIT) have far more often than the ends and beginnings of sentences do.
"""

from collections.abc import Iterator

from .._patterns import lazy_pattern
from ..edits import RawEdit
from ._context import Lines

__all__ = ["DOMAIN", "NAME_LETTERS", "find_name_dots", "is_name_dot"]

DOMAIN = "(?:中国|中國|公司|网络|網絡|政务|公益|网址|商城|香港|台湾|台灣)(?![一-\u9fff])"  # IANA, root zone
_DOMAIN_BEHIND = lazy_pattern(DOMAIN)
# A class of all letters of names takes milliseconds to compile; few dots stand between four ideographs.
_BETWEEN_FOUR = [lazy_pattern(f"{dot}(?=[一-\u9fff]{{2}})(?<=[一-\u9fff]{{2}}.)") for dot in (r"\.", "．")]

# Characters that hardly occur but in names: three of them around a dot, and it is a separator for sure.
_STRONG = frozenset(
    "阿埃艾爱奥巴贝比布查茨达德蒂丁杜顿多厄尔菲费夫弗福盖戈格哈赫霍基吉加贾杰卡凯科克肯库拉莱兰劳勒雷里利林卢鲁伦罗洛马迈曼梅蒙米密姆穆"
    "纳内尼诺努帕佩皮普奇乔切萨塞森沙舍什史斯苏索塔泰坦汤特托瓦威韦维沃乌西希席肖谢辛休雅亚伊耶扎佐治翰廉兹坎妮娜玛娅莎逊罕芙涅珀瑟"
    "愛奧貝達頓爾費蓋賈傑凱庫萊蘭勞盧魯倫羅馬邁納內諾喬薩蘇湯韋維烏謝亞茲瑪婭遜"
)
NAME_LETTERS = _STRONG | frozenset(
    "安昂邦鲍宾波伯勃博昌策茜戴丹道邓登狄迪东恩法范芬丰佛甫冈高根贡古瓜圭海汉豪亨胡华怀惠济嘉简姜金君喀康考柯寇昆奎琅朗黎莉丽连列琳琼龙隆吕律略"
    "玛麦芒毛门孟弥明缪莫默慕娜奈南涅宁纽欧潘庞培彭平珀朴齐恰钱强琴丘让日荣儒瑞润撒桑瑟山尚绍申圣盛施松绥孙泽唐陶腾田廷通图万旺危魏文翁吾武"
    "锡夏向香小欣兴许旭延扬叶因英永尤于约云赞詹章哲珍芝朱卓宗祖尊"
    "鮑賓鄧東範豐岡貢漢華懷濟簡麗連瓊龍呂瑪麥門彌繆寧紐歐龐齊錢強讓榮潤紹聖綏孫澤騰圖萬錫興許揚葉約雲贊"
    "堡摩彼哥慈夸昭丝衮汀甘瑙娃孜奴梭媛淑玻腓茜蕾薇娥莲赛鼎敦烈侯旦提木冯肉嘎钦蓬依吾拜吐玉买甫措坚珠赖崇次"
    "買芮柔裘娣黛茱珊蜜妲蓓荻葛柏朵琪菈絲蓮賽馮欽堅賴"
)


def is_name_dot(text: str, lines: Lines, at: int) -> bool:
    """Tell whether the dot may join the parts of a transliterated name or of a domain such as 政府网.政务.

    Amid a line whose full stops are dots, all four characters around it must be letters of names; amid another,
    the two beside it and a third one.
    """
    if _DOMAIN_BEHIND.match(text, at + 1):
        return True
    if not (text[at - 1] in NAME_LETTERS and text[at + 1 : at + 2] in NAME_LETTERS):
        return False
    further = (text[max(0, at - 2) : at - 1] in NAME_LETTERS) + (text[at + 2 : at + 3] in NAME_LETTERS)
    return further == 2 or (further == 1 and not lines.is_dotted(at))


def find_name_dots(text: str, separator: str) -> Iterator[RawEdit]:
    """Yield the edits that make the dots of transliterated names the separator, 乔治·布什."""
    for pattern in _BETWEEN_FOUR:
        for match in pattern.finditer(text):
            at = match.start()
            around = text[at - 2 : at] + text[at + 1 : at + 3]
            if (
                NAME_LETTERS.issuperset(around)
                and sum(map(_STRONG.__contains__, around)) >= 3
                and not _DOMAIN_BEHIND.match(text, at + 1)
            ):
                yield at, at + 1, separator, "punctuation.middle_dot", 0.8
