"""What a line may be by its own words: image name, credit, notice, log-in, navigation …

Patterns are tried only where a cue word of their family stands.
"""

import re

from ..._patterns import lazy_pattern
from ..layout.markdown import is_image_markup
from .cues import CUES
from .profile import NAME_LIKE, WORDLESS

__all__ = [
    "ABSTRACT",
    "ABSTRACT_HEADS",
    "CERTAIN_FARM",
    "CHROME",
    "FARM",
    "FARMING",
    "FIRST",
    "HAN_ONLY",
    "HEADING",
    "LIKELY_FARM",
    "OUTER_WORDS",
    "POSTING",
    "SEE_ALSO",
    "STATING",
    "TELLING",
    "asks_for_browser",
    "certain",
    "chrome",
    "ends_in_code",
    "ends_story",
    "legal",
    "notice",
    "page_turning",
    "post_sign",
    "stated",
]

_IMAGE = re.compile(r"(?:\S{1,80}\.(?:jpe?g|png|gif|webp|bmp)(?:[?!]\S*)?\s*)+", re.IGNORECASE)
_END_MARKS = frozenset("END End end 完 全文完 本文完 正文结束 正文結束 本章完".split())
_RULES = "-—–=_*＊~～# ()（）[]【】〔〕"
_BEFORE_END = frozenset(_RULES).union(mark[0] for mark in _END_MARKS)
# Nothing is given back: how a run of digits is cut into numbers does not matter.
_PAGE_LINKS = re.compile(
    r"(?:[上下前后後]一?[页頁]|[首尾末][页頁]|第?\s*\d{1,3}\s*[页頁]|共\s*\d{1,3}\s*[页頁]|[余餘]下全文|\d{1,3}|[/／.,，·…]|[\s\-—–_|｜【】\[\]()（）«»<>:：])++"
)
_PAGE_WORD = lazy_pattern(
    r"[页頁]|余下全文|餘下全文|^[\s\-—–]*[-—–]\s*\d{1,3}\s*[-—–]\s*$|(?:[\[【(（]\s*\d{1,2}\s*[\]】)）]\s*){2,}"
)
_ROLE = (
    "责任编辑|責任編輯|责编|責編|編輯|编辑|文字编辑|网络编辑|網路編輯|值班编辑|本文编辑|审核|審核|终审|終審|初审|初審|复审|複審|监制|監製|監制|校对|校對|审读|審讀|"
    "总编|總編|主编|主編|美编|美編|选稿|選稿|策划|策劃|编审|編審|责校|責校|签发|簽發|排版|统筹|統籌|录入|錄入"
)
_CREDIT = re.compile(
    rf"[\[(（【〔]?\s*(?:{_ROLE}|来源|來源|记者|記者)?\s*(?:{_ROLE})(?:[:：丨｜|]|\s+(?=\S))\s*\S.{{0,60}}$"
)
_REPORTERS = re.compile(
    r"[\[(（【〔]?\s*(?:本[报報网網台]|见习|見習|实习|實習|首席|特[约約派])?(?:记者|記者|通讯员|通訊員|作者|撰文|撰稿|文字|供稿|摄影|攝影|文|图|文/图|文图|编译|編譯|采写|採寫)\s*[:：/／丨|]\s*\S.{0,40}"
)
_REPORTED = re.compile(
    r"[\[(（【〔]\s*(?:本[报報网網台刊]|[\u4e00-\u9fff]{2,8}(?:[报報网網社]|客户端|客戶端))?\s?(?:见习|見習|实习|實習|首席|特[约約派])?(?:记者|記者|通讯员|通訊員)"
    r"[^，,。！？：:]{2,30}?(?<![摄攝])[\])）】〕]"
)
# All alternatives of this and of `_TOUCH` begin with a literal, so that `re` skips to the next of these.
_DISCLAIMER = re.compile(
    r"免责|免責|凡本[网網]|版[权權]所有|版[权權]归|版權歸|不代表本|本[网網]站有[权權]|转载声明|轉載聲明|特别声明|特別聲明|未[经經].{0,6}(?:授[权權]|许可|許可|同意)|ICP[备備证證]|公网安备|公安网?备|©|Copyright|copyright|COPYRIGHT|侵[权權].{0,8}(?:删|刪|联系|聯繫)|"
    r"All [Rr]ights|all [Rr]ights|本文[转轉]载自|禁止转载|禁止轉載|请勿转载|請勿轉載|仅代表作者|僅代表作者|不承担.{0,10}责任|著作[权權]|许可证|許可證|转载.{0,6}(?:目的|[请請注])|轉载.{0,6}(?:目的|[请請注])|原创.{0,6}(?:转载|轉載)"
)
# 版权声明：凡注有…不得转载  凡本网注明…
_NOTICE = lazy_pattern(
    r"[\[【(（“「\"]?(?:(?:版[权權]|[转轉][载載]|免[责責]|特[别別]|本[网網站]|广告|廣告|作者|平台|平臺|郑重|鄭重|重要|风险|風險)?[声聲]明(?:[\]】)）]\s*[:：]?|\s*[:：])|凡(?:本[网網站]|[注註]明)|本[网網]站?所?刊[载載登](?:[信資]息|[内內]容|文章|稿件|之).{0,8}不代表)"
    r".{0,160}(?:[转轉][载載]|授[权權]|版[权權]|侵[权權]|本[网網站]|本人|[观觀][点點]|本平[台臺]|仅供参考|僅供參考)"
    r"|更多精彩.{2,80}(?:转载|轉載)"
    r"|(?:Notice|Disclaimer)\s?[:：].{0,80}(?:content|article|information|views)"
)
# 本文系…转载，版权归…，不代表本站…  图文来源于网络，如有侵权请联系删除
_ON_REPRINTS = lazy_pattern(
    r"(?:[注声聲]明\s?[:：]\s?)?(?:本文|本[站网網]|以上|部分|[图圖]文|文章).{0,60}?(?:[转轉][载載]|版[权權]|[观觀][点點]|[来來]源|[网網][络絡])"
    r".{0,160}?(?:不代表本|版[权權][归歸]|侵[权權犯].{0,24}(?:[删刪]|[联聯][系繫]|留言)|[与與和]本[站网網].{0,2}[联聯][系繫])"
)
ABSTRACT = re.compile(
    r"[\[【(（]?\s*(?:摘要|内容摘要|內容摘要|本文摘要|文章摘要|核心提示|导读|導讀|内容提要|內容提要|提要|导语|導語|编者按|編者按|简要描述|摘[ \u3000]{1,2}要)\s*(?:[\]】)）]?\s*[:：]|[\]】])"
)
ABSTRACT_HEADS = frozenset(
    "摘要 内容摘要 內容摘要 本文摘要 文章摘要 核心提示 导读 導讀 内容提要 內容提要 提要 导语 導語 编者按 編者按".split()
)
"""Alone on a line these head the abstract."""
_METADATA = re.compile(
    r"[\[(（【〔]?(?:(?:信息|文章|稿件|新[闻聞]|[转轉][载載]|[原本]文)?(?:来源|來源)|稿源|出处|出處|关键[词字]|關鍵[詞字]|标签|標[签籤]|原标题|原標題|发[布稿表]时间|發[布佈稿表]時間|[发發][布佈稿]日期|更新时间|更新時間|最後更新|最后更新|栏目|欄目|中图分类号|中圖分類號)\s*(?:[:：]|[\]】](?=\s?\S))"
)
# https://某网 2006年03月07日 09:50
_ADDRESS_AND_DAY = lazy_pattern(
    r"(?:[\u4e00-\u9fff]{2,8}\s{0,3})?(?:https?://|www\.)[\w./-]{4,60}\s{1,4}(?:19|20)\d\d[年/.-]\d{1,2}[月/.-]\d{1,2}"
)
# 本文来自微信公众号：某某  出版：更新：
_METADATA_BY_FORM = re.compile(
    r"以下文章[来來]源[于於]"
    r"|[_＿（(]?\s?本文原[标標]?[题題](?:[为為]|\s?[:：])"
    r"|(?:本文|文章)(?:[来來]自|[转轉][载載]自|[首原][发發载載][于於自])\s?(?:微信)?公[众眾][号號]\s?[:：]"
    r"|作者\s?[:：]\s?[^，,。:：]{2,40}[，,;；]\s?(?:[来來]源|[选選摘]自|出[处處]|[编編][辑輯])\s?[:：]"
    r"|[来來]源\s?[丨｜|]\s?\S[^，。|｜丨]{1,40}$"
    r"|(?:(?:出版|更新|[发發][布佈]|[来來]源|作者|[时時][间間]|日期)\s*[:：]\s*){2,}$"
)
_FIELDS = lazy_pattern(
    r"\s(?:信息|文章|稿件|新[闻聞]|[发發][布佈表稿])?(?:来源|來源|[发發][布佈表]日期|[发發][布佈表][时時][间間]|日期|[时時][间間])\s*[:：]"
)
_INTERACTION = CUES["share"] | CUES["login"] | CUES["comment"] | CUES["forum"] | CUES["tool"] | CUES["player"]
_BROWSER = re.compile(
    r"(?:您的|你的)[浏瀏][览覽]器.{0,12}(?:不支持|不支援|需要|版本|[过過]低|[禁停]用|[关關][闭閉])|(?:安装|安裝|升级|升級|下载|下載).{0,4}Flash|Internet Explorer \d"
)
HEADING = lazy_pattern(
    r"[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]|第[一二三四五六七八九十\d]+[章节節条條]|[【■●◆▌]|Q\s*\d*\s*[:：]"
)
HAN_ONLY = re.compile(r"[\u4e00-\u9fff、，,“”]+")
CERTAIN_FARM, LIKELY_FARM = (
    0.9,
    0.5,
)  # scores from which a row is a farm whatever the model says, or if it agrees
FARM = ("linkfarm", "row of unrelated names or keywords")
_CLAUSE = re.compile("[，,。]")
STATING = sum(
    CUES[name] for name in "source author credit tags original abstract dated caption related".split()
)
_LEGAL = sum(CUES[name] for name in "copyright disclaimer comment source".split())
FARMING = sum(CUES[name] for name in "betting tags contact".split())
_NAVIGATION = sum(CUES[name] for name in "nav contact copyright".split())
CHROME = _INTERACTION | CUES["nav"] | CUES["contact"] | CUES["copyright"] | CUES["ad"]
TELLING = _LEGAL | _INTERACTION | _NAVIGATION | CUES["related"] | CUES["abstract"]  # looked at by `chrome`
OUTER_WORDS = CHROME & ~CUES["ad"] | CUES["related"] | CUES["tags"] | CUES["disclaimer"]
_END_SIGNS = frozenset("。！？!?…")
_CLOSING = frozenset("'\"”’」』）)】〕]")
# a sentence that is over, also with a short remark behind it: （完）  【完】  （记者周明远）; one on a picture makes a caption
_STORY_END = re.compile(
    r"[。！？!?…]['\"”’」』）)]*\s*(?:[（(【〔\[][^。（()）【】〔〕\[\]图圖]{1,24}[）)】〕\]]\s*)?$"
)
# the day in the calendar of Taiwan, as its news agency ends a story: 。1060830  。（編輯：某某某）1080920
_CODED_END = re.compile(
    r"[。！？!?」](?:\s?[（(][^（）()]{2,30}[）)])?(?:[89]\d|1[0-4]\d)(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$"
)
# words of log-in, sharing and comments that a headline does not hold in passing
_TOUCH = re.compile(
    r"登[录陆入錄陸]|注[册冊]|註冊|评[论論]|評[论論]|留言|回[复覆復帖應应]|跟[帖贴貼]|发帖|發帖|扫一?扫|掃描|扫码|扫描|二[维維][码碼]|分享|下[载載]|客[户戶]端|A[Pp][Pp]|a[Pp][Pp]"
    r"|字[号號体體]|打印|列印|收藏|发表[于於評评]|發表[于於評评]|点[击擊赞讚]|點[击擊赞讚]|密[码碼]|播放|浏[览覽]|瀏[览覽]|举[报舉举]|檢[报舉举]|检[报舉举]|订[阅閱]|訂[阅閱]|楼主|樓主|积分|積分|查看|复制|複制|加入|公[众眾]号|粉[丝絲][团團專]|关注|關注|只看|加[载載]|赞同|赞"
)
# a headline with a building in it, not the number of a post: 一居民楼起火
_BUILDING = lazy_pattern("[^楼樓]*(?<![\\W\\d上下盖蓋爬抢搶])[楼樓](?!主).*")
_RELATED = re.compile(
    r"^[\[【〔]?\s*(?:相关|相關|(?:新[闻聞]|[资資][讯訊]|文章|[阅閱][读讀]|[为為][您你]|本站)?(?:推荐|推薦)|延伸|猜你|热门|熱門|更多|上一篇|下一篇|上一则|下一則|前一篇|后一篇|精彩|最新|热点|熱點|大家都在|其他人也|你可能|您可能|热搜|熱搜|今日|排行|点击排行|编辑推荐|人气|相关阅读|圖輯|图集|專題|专题|往期|阅读更多|閱讀更多|猜您|看了)"
)

# What tells a post header or footer, each by its own name: what it begins with, what stands near its beginning.
_POST_BEGINS = re.compile(r"(?P<comment>(?:\d+F ?)?[推噓嘘→] ?\w[\w ]{1,14}[:：])|(?P<useful>\d+ ?有用\b)")
_POST_HAS = lazy_pattern(
    r"(?P<agreed>[赞贊]同了[该該])"
    r"|(?P<answers>[赞贊]同 ?\d|[写寫]回答|\d ?[个個]回答)"
    r"|(?P<posted>(?:[发發]表|[发發][布佈]|回[复覆復])[于於]\s*[:：]?\s*[\d昨今前])"
    r"|(?P<only>只看[该該楼樓大]|[倒正]序[浏瀏看])"
    r"|(?P<reply>登[录錄入].{0,4}(?:回[复覆復帖应應]|[发發]帖)|回[复覆復]了?此帖|[条條]回[复覆復]|回[复覆復]主[题題]|引用回[复覆復]|[^.]回[复覆復]$)"
    r"|(?P<number>(?<!\S)#\d{1,4}\b|(?<![\d第])\d{1,4} ?(?:[楼樓F])(?!\w))"
    r"|(?P<seat>(?<!\S)(?:沙[发發]|板凳|地板|[楼樓]主)(?=$|[\s:：#]))"
)
# One of them stands in whatever `_POST_HAS` finds; plain words, which are searched ten times as fast.
_POST_WORDS = re.compile(
    "赞同|贊同|回答|表于|表於|布于|布於|佈于|佈於|复于|复於|覆于|覆於|復于|復於|只看|倒序|正序|回复|回覆|回復|回帖|回应|回應|发帖|發帖|#|楼|樓|F|沙发|沙發|板凳|地板"
)
_COMMENTING = "推噓嘘→"
_POST_NEAR = 30  # so many characters may come before
POSTING = CUES["comment"] | CUES["forum"] | CUES["dated"] | CUES["credit"]
_POST_HEADER = 60  # a post header is not longer


# How a line begins that `certain`, `page_turning` or `post_sign` may tell although it has neither a cue word nor a time
# stamp, if not with a digit.
FIRST = _BEFORE_END.union(_COMMENTING, "上下前后後首尾末第共余餘/／.,，·…|｜【】[]()（）«»<>:：-—–_")

SEE_ALSO = ("related", "points to another story")
_SEE_ALSO = re.compile(
    r"\W*(?:延伸[阅閱][读讀]|相[关關](?:[阅閱][读讀]|[报報][道導]|新[闻聞]|解[读讀]|[链鏈鍊][接結])|推[荐薦][阅閱][读讀]|(?:更多|[热熱][门門])(?:新[闻聞]|[报報][道導]|[阅閱][读讀])"
    r"|往下看更多|[阅閱][读讀]更多|看更多)[^:：▶►>》｜|，。]{0,4}[:：▶►>》｜|]\s*\S"
)


def ends_story(text: str) -> bool:
    """Return whether a stripped line ends as the last sentence of a paragraph does."""
    last = text[-1:]
    if last in _END_SIGNS:
        return True
    if last in _CLOSING:
        return _STORY_END.search(text[-40:]) is not None
    return "0" <= last <= "9" and ends_in_code(text)


def ends_in_code(text: str) -> bool:
    """Return whether a stripped line ends as a story of Taiwan's news agency does: with the day behind its full stop."""
    return _CODED_END.search(text[-40:]) is not None


def asks_for_browser(text: str) -> bool:
    """Return whether a stripped line tells readers what their browser has to have."""
    return _BROWSER.search(text) is not None


def legal(text: str) -> bool:
    """Return whether a stripped line has the words of a legal notice: who has the rights, what licence."""
    return _DISCLAIMER.search(text[:160]) is not None


def notice(text: str) -> bool:
    """Return whether a stripped line declares itself a legal notice."""
    own = text[0] in "本以部图圖文注声聲" and ("版" in text or "侵" in text or "代表" in text)
    if own and _ON_REPRINTS.match(text) is not None:
        return True
    return ("明" in text[:8] or text[0] in "凡本更" or text[:6] in ("Notice", "Discla")) and _NOTICE.match(
        text
    ) is not None


def certain(text: str, tells: int) -> str | None:
    """Return the label of a stripped line that needs no model: blank, separator, image name; None for any other.

    Args:
        text: The line.
        tells: What its `Shape` says that it may be told by.
    """
    if tells & WORDLESS and not any(map(str.isalnum, text)):
        return "separator" if text.replace("\ufeff", "").replace("\u200b", "").strip() else "blank"
    if tells & NAME_LIKE and ((len(text) <= 400 and _IMAGE.fullmatch(text)) or is_image_markup(text)):
        return "image"
    if len(text) <= 30 and text[0] in _BEFORE_END and text.strip(_RULES) in _END_MARKS:
        return "separator"
    return None


def page_turning(text: str) -> bool:
    """Return whether a line is nothing but the links from one page of a story to the next: 上一页 1 2 3 下一页."""
    return (
        2 < len(text) <= 60  # 首页 alone is the home page
        and _PAGE_LINKS.fullmatch(text) is not None
        and _PAGE_WORD.search(text) is not None
    )


def stated(text: str, bits: int) -> tuple[str, str] | None:
    """Return the label of a line whose form leaves no doubt: a labelled field, or who made the page."""
    if len(text) > 120:
        return None
    addressed = ("://" in text or "www." in text) and _ADDRESS_AND_DAY.match(text)
    if addressed or _METADATA.match(text) or _METADATA_BY_FORM.match(text):
        return "metadata", "source, time or tags"
    if bits & CUES["related"] and _SEE_ALSO.match(text):
        return SEE_ALSO
    if len(text) > 70 or ends_story(text[-6:]):
        return None
    if _CREDIT.match(text):
        return "credit", "names an editorial role"
    if _REPORTED.fullmatch(text):
        return "credit", "names who reported"
    if _REPORTERS.match(text) and not _CLAUSE.search(text):
        if _FIELDS.search(text):
            return "metadata", "source, time or tags"
        return "credit", "names who reported"
    return None


def chrome(text: str, bits: int) -> tuple[str, str] | None:
    """Return the label of a line that is not part of the story, as far as its own words tell."""
    if bits & _LEGAL and _DISCLAIMER.search(text[:160]):
        return "disclaimer", "legal notice"
    if bits & CUES["abstract"] and ABSTRACT.match(text):
        return "abstract", "opens as an abstract"
    if bits & CUES["related"] and _RELATED.match(text):
        return "related", "heads a list of other stories"
    own = bits & _INTERACTION
    if own and len(text) <= 60 and (len(text) < 14 or _TOUCH.search(text)):
        built = own == CUES["forum"] and ("楼" in text or "樓" in text) and _BUILDING.fullmatch(text)
        if not built:
            return "interaction", "log-in, sharing or comment words"
    if bits & _NAVIGATION and len(text) <= 80:
        return "navigation", "navigation words"
    return None


def post_sign(text: str, bits: int, stamp: int) -> str | None:
    """Return which sign of a conversation a line is; only one with a telling word or a time stamp is looked at."""
    if not (bits & POSTING or stamp or text[0] in _COMMENTING):
        return None
    begun = text[0] in _COMMENTING or (text[0].isdigit() and ("F" in text or "有用" in text))
    found = _POST_BEGINS.match(text) if begun else None
    if found is None and len(text) <= _POST_HEADER and _POST_WORDS.search(text):
        found = _POST_HAS.search(text)
        if found and found.start() > _POST_NEAR:
            return None
    if found and (len(text) <= _POST_HEADER or found.lastgroup == "comment"):
        return found.lastgroup
    return None
