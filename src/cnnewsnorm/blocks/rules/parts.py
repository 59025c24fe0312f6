"""Parts of a story that the model takes for chrome: below the lines that say who made it, a signature.

Magazines put the names of those who made a story between its summary and its beginning. Notices end with who issued them
and the day, which look like another headline with its time.
"""

from collections.abc import Sequence

from ..._patterns import lazy_pattern
from ..line.forms import HAN_ONLY, TELLING, chrome, ends_story, notice
from ..line.profile import SENTENCE
from ..model.reading import SHORT, Reading
from .particulars import made_by

__all__ = [
    "ASKED",
    "MAKERS",
    "PARAGRAPH",
    "SHORT_PAGE",
    "SIGNED_ON",
    "UNEVEN",
    "begins_field",
    "begins_notice",
    "broken_at",
    "ends_of_story",
    "headline_of_notice",
    "is_prose",
    "is_spoken",
    "long_chrome",
    "names_makers",
    "pass_makers",
    "take_signature",
]

ASKED = ("您", "请", "請", "抱歉", "对不起", "對不起")
"""Words of what a site asks of its readers."""
PARAGRAPH = 60  # characters of a short paragraph
SHORT_PAGE = 60  # so few lines
MAKERS = 5  # so many lines between summary and story may say who made it
_SUMMARY = 8  # lines of a summary above them
_SHORT_LINES = 2  # so many lines in a row without an end mark may stand in a story
_ROLE = lazy_pattern("[\u4e00-\u9fff]{2,6}\\s?[:：/／|｜丨]\\s?[^，。,：:]{1,20}")  # 学术顾问：某某
_LONGEST_SENTENCE = 120  # characters of sentences on average, with a menu in them or without
# what a newsreader speaks, blanks for commas and stops
_SPOKEN = lazy_pattern(
    r"(?=.{60})[\u4e00-\u9fff](?:[^\s，。；！？|｜/／]{3,29} ){4,}[^\s，。；！？|｜/／]{3,30}"
)
# characters of a line that a scraper broke, and how uneven such lines may be; so many lines show it
_SHORTEST_BROKEN, UNEVEN, _FEWEST_BROKEN = 20, 4, 3
SIGNED_ON = lazy_pattern(
    r"(?:19|20)\d\d\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日|[一二][九〇○Ｏ零][〇○Ｏ零一二三四五六七八九]{2}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日"
)
"""The day with which a document is signed, alone on its line."""
# how the names of those end who sign notices
_ISSUERS = tuple(
    "公司 集团 集團 局 厅 廳 委 委员会 委員會 学会 學會 协会 協會 商会 商會 工会 工會 基金会 基金會 理事会 理事會 董事会 董事會 政府 办公室 辦公室 部 "
    "总队 總隊 支队 支隊 大队 大隊 中队 中隊 院 中心 学校 學校 大学 大學 处 處 所 站 银行 銀行".split()
)
_HEADS = ("书记", "書記", "长", "長", "主席", "主任")
_ISSUERS += (
    *"小组 小組 组委会 組委會 居委会 居委會 村委会 村委會 业委会 業委會 联合会 聯合會 研究会 研究會 促进会 促進會".split(),
    *_HEADS,
)
# 审判长 某某某  书记员 某某
_OF_COURT = tuple(
    "审判长 审判员 书记员 陪审员 法官助理 执行员 仲裁员 審判長 審判員 書記員 陪審員 執行員 仲裁員".split()
)
# all that a notice may have for a headline, maybe behind two more characters: 寻人启事; 通知公告 is a menu
_KINDS = tuple("公告 通知 通告 公示 布告 佈告 讣告 訃告 启事 啟事 声明 聲明 公报 公報 通报 通報".split())
_ABOVE_NOTICE = 6  # lines
_CONTACTS = tuple("咨询 諮詢 咨詢 联系 聯繫 聯系 服务 服務 监督 監督 举报 舉報 报名 報名".split())  # …电话：
# lines of a signature with the day, characters of one of them and of a name
_SIGNATURE, _LONGEST_SIGNED, _LONGEST_ISSUER = 5, 80, 26
_ASKED_AT = 3  # lines behind it with whom to ask
# 尊敬的用户：  各乡镇人民政府，县政府各部门：
_ADDRESSING = tuple(
    "尊敬 敬爱 敬愛 敬启 敬啟 亲爱 親愛 各位 各有 各市 各县 各縣 各区 各區 各乡 各鄉 各镇 各鎮 各省 各部".split()
)


def ends_of_story(coarse: Sequence[str]) -> tuple[int, int]:
    """Return the first and the last line of the story by the coarse labels, of which one at least is body."""
    return coarse.index("body"), len(coarse) - 1 - coarse[::-1].index("body")


def is_prose(text: str) -> bool:
    """Return whether a stripped line is several sentences, whatever it ends with."""
    ends = sum(map(text.count, "。！？"))
    return ends >= 2 and len(text) <= _LONGEST_SENTENCE * ends


def is_spoken(text: str) -> bool:
    """Return whether a stripped line is news as it is spoken, with blanks for commas and stops."""
    return _SPOKEN.fullmatch(text) is not None


def broken_at(story: Sequence[str]) -> int:
    """Return where a scraper broke the lines of a story, in characters, or 0."""
    lengths = [len(text) for text in story if not ends_story(text) and len(text) >= _SHORTEST_BROKEN]
    if len(lengths) < _FEWEST_BROKEN or 2 * len(lengths) < len(story):
        return 0
    width = sorted(lengths)[len(lengths) // 2]
    return width if 2 * sum(abs(width - length) <= UNEVEN for length in lengths) > len(lengths) else 0


def long_chrome(text: str, reading: Reading) -> tuple[str, str] | None:
    """Return what `forms.chrome` says; of a long line only here, when the model takes it out of the story."""
    if reading.length > SHORT and reading.chrome is None and reading.bits & TELLING:
        return chrome(text, reading.bits)
    return reading.chrome


def names_makers(text: str, reading: Reading) -> bool:
    """Return whether a stripped line says who made the story, when, or for whom."""
    stated = reading.stated
    return (stated is not None and stated[0] in ("credit", "byline", "metadata")) or made_by(text) is not None


def pass_makers(lines: Sequence[str], readings: Sequence[Reading], coarse: list[str]) -> None:
    """Take in what stands below the lines that say who made the story, where no more than a summary stands above.

    It has to be longer than that: what comes behind the credits of a whole story is not.
    """
    first, last = ends_of_story(coarse)
    if last - first >= _SUMMARY or first > SHORT_PAGE:
        return
    i = last + 1
    while i < len(coarse) and (
        names_makers(lines[i], readings[i]) or (i > last + 1 and _ROLE.fullmatch(lines[i]))
    ):
        i += 1
    if not last + 1 < i <= last + 1 + MAKERS or i + 1 >= len(coarse):
        return
    end, written, gap = i - 1, 0, 0
    for k in range(i, len(coarse)):
        reading = readings[k]
        if reading.marker or reading.stated is not None or notice(lines[k]):
            break
        if reading.kind <= SENTENCE and ends_story(lines[k]):
            if long_chrome(lines[k], reading) is not None:
                break
            end, gap, written = k, 0, written + reading.length
        elif k == i or reading.chrome is not None or gap == _SHORT_LINES:
            break
        else:
            gap += 1
    if written >= 2 * PARAGRAPH and written >= sum(r.length for r in readings[first : last + 1]):
        coarse[i : end + 1] = ["body"] * (end + 1 - i)


def begins_notice(text: str, reading: Reading) -> bool:
    """Whether a line that may be the first of a story is it rather than a headline: it speaks to readers, or goes on and on."""
    if reading.length >= SHORT and sum(map(text.count, "，,；;")) >= 2:
        return True
    return text[-1] in ":：" and text.startswith(_ADDRESSING)


def headline_of_notice(
    lines: Sequence[str], readings: Sequence[Reading], coarse: Sequence[str], first: int
) -> int:
    """The line above the story that says no more than what it is, with its data below or nothing between, or -1."""
    for i in range(first - 1, max(-1, first - 1 - _ABOVE_NOTICE), -1):
        if len(lines[i]) in (2, 4) and lines[i].endswith(_KINDS) and not lines[i].startswith(_KINDS, 0, -2):
            below = i + 1
            dated = (
                readings[below].stamp
                or coarse[below] == "metadata"
                or names_makers(lines[below], readings[below])
            )
            addressed = below + 1 == first and lines[below][-1] in ":："
            return i if dated or addressed or below == first else -1
    return -1


def take_signature(lines: Sequence[str], readings: Sequence[Reading], coarse: list[str]) -> None:
    """Take in who issued a notice, and on which day, right behind it."""
    _, last = ends_of_story(coarse)
    if not any(text[-1] == "日" for text in lines[last + 1 : last + 1 + _SIGNATURE]):
        return
    issued = False
    for i in range(last + 1, min(last + 1 + _SIGNATURE, len(coarse))):
        text = lines[i]
        if len(text) > _LONGEST_SIGNED:
            return
        day = SIGNED_ON.search(text) if text[-1] == "日" else None
        names = (text[: day.start()] if day else text).split()
        if _signs_for_court(text) or (
            names and all(map(_may_issue, names, ["", *names])) and not names[-1].endswith(_HEADS)
        ):
            issued = True
        elif names if day else not (_closes_notice(text) or _is_value(text)):
            return
        if day:
            listed = any(map(SIGNED_ON.fullmatch, lines[i + 2 : i + 3]))  # other stories, each with its day
            if (issued or _closes_document(lines[last])) and not listed:
                end = i + 1
                while end < len(lines) and _signs_for_court(lines[end]):
                    end += 1
                while end < min(len(lines), i + 1 + _ASKED_AT) and _closes_notice(lines[end]):
                    end += 1
                coarse[last + 1 : end] = ["body"] * (end - last - 1)
            return


def _signs_for_court(text: str) -> bool:
    """Whether a line is a post at a court with a name: 审判长 某某某  人民陪审员：某某."""
    name = text[-3:].strip(" \u3000:：")
    post = text[: -len(name)].rstrip(" \u3000:：")
    return len(post) <= 7 and len(name) >= 2 and post != text[: -len(name)] and post.endswith(_OF_COURT)


def _may_issue(name: str, before: str) -> bool:
    """Whether a word is the name of an office, or of who holds the one before it: 某某市长 王某某"""
    if len(name) > _LONGEST_ISSUER or HAN_ONLY.fullmatch(name) is None:
        return False
    return name.endswith(_ISSUERS) or (before.endswith(_HEADS) and len(name) <= 4)


def _closes_document(text: str) -> bool:
    """Whether the last line of a story is such that only the day stands below: the office, or its telephone number."""
    names = text.split()
    return begins_field(text) or all(map(_may_issue, names, ["", *names]))


def _is_value(text: str) -> bool:
    """Whether a line is a field with its value: 悬赏金额：…"""
    return len(text) <= 40 and 2 <= max(text[:8].find(":"), text[:8].find("：")) < len(text) - 1


def _closes_notice(text: str) -> bool:
    """Whether a line stands above who issued a notice: 特此通告  咨询电话：…"""
    if text.startswith("特此"):
        return len(text) <= 8
    return text.startswith(_CONTACTS) and (":" in text[2:8] or "：" in text[2:8])


def begins_field(text: str) -> bool:
    """Return whether a line has a colon behind its first word: 演唱：某某"""
    return max(text[:5].find(":"), text[:5].find("：")) > 1
