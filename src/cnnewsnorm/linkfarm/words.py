"""The words of search-engine spam, in Simplified script as the farms write them; Traditional forms follow by rule.

What a name stands for shows in how it is built, mostly: a stem, a kind of game, an offer (某某+体育+app下载). The
houses listed are those whose name alone is enough. None of it says anything about a sentence *about* gambling: news
use these words, too, but in sentences.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from .._patterns import lazy_pattern

__all__ = ["WORDS", "Patterns", "any_of", "either", "patterns"]

WORDS: dict[str, str] = {
    # kinds of gambling: with an offer behind it, each makes the name of a site
    "games": "彩票 棋牌 博彩 赌场 赌城 赌博 赌钱 百家乐 老虎机 时时彩 分分彩 快三 快3 六合彩 飞艇 pk10 PK10 澳洲幸运 幸运28 炸金花 牛牛 电玩城 "
    "荷官 投注 下注 外围 彩金 返水 竞彩 实时彩 贵宾会 买球 赌球 德州扑克 龙虎斗 骰宝 现金网",
    # what is also an everyday word: only with a stem before it and an offer behind it
    "genres": "体育 娱乐 国际 电竞 电子 游戏 真人 竞猜 平台 现金 娱乐城 电玩 集团 赛车 捕鱼 麻将 斗地主 轮盘",
    # what only sites offer that want to be joined
    "offers": "官网 官方 app APP App 网址 登录 登入 登陆 注册 下载 代理 客户端 手机版 开户 充值 佣金 入口 送彩金 网页版 安卓 返水 投注 中文版 苹果版 旗舰厅 备用",
    # what stands behind such a name, too, but says little by itself
    "others": "导航 直营 开奖 走势 计划 预测 软件 网站 平台 最高 玩法 线路 首页 娱乐 管理 系统 佣 现金网 在线 最新版 检测 苹果 版 手机 直播 现金 亚洲",
    # names that mean a house and nothing else
    "houses": "亚搏 yabo YABO 华体会 爱游戏体育 必威 betway 欧宝体育 开元棋牌 沙巴体育 新葡京 百乐博 九州娱乐 同升国际 "
    "星空体育 kaiyun 乐鱼体育 leyu 半岛体育 江南体育 完美体育 欧亿 球速体育 火狐体育 世界杯买球 十大正规 太阳集团 ag真人 AG真人 ag体育 AG体育 bb电子 "
    "威尼斯人现金 顶尖娱乐 钻石娱乐 玛雅娱乐 创世九州 登峰娱乐 海德体育 优乐国际 尊龙凯时 凯时娱乐 利来国际 和记娱乐 AG亚游 ag旗舰厅 大发888 伟德国际 伟德体育 "
    "必赢亚洲 千亿体育 千赢国际 优德88 e世博 E世博 乐动体育 贝博体育 贝搏 ballbet 云开体育 金年会 南宫娱乐 必一运动 beplay manbetx bwin fun88 sunbet dafabet "
    "PG电子 pg电子 ob体育 OB体育 bob体育 BOB体育 mk体育 ng体育 AOA体育 hth体育 雷火电竞 龙8国际 豪门国际 华体体育 天天彩票 大发快三 贵宾会官网 亚博体育",
    # names that mean something else, too: only with an offer behind them
    "ambiguous": "金沙 皇冠 永利 太阳城 威尼斯人 开云 万博 天博 九游 博发 凯发 米乐 欧宝 雷火 澳客 尊龙 乐鱼 大发 必赢 凯时 立博 明升 通博 球速 星空 贝博 爱游戏 亚博 葡京 美高梅 "
    "乐虎 申博 威廉希尔 竞博 银河国际 澳门银河 澳门金沙 澳门威尼斯人 新濠天地 太阳城集团 鼎博 彩神 金宝博 环亚 千赢 江南 半岛 完美",
    # what names are made of that replace those of schools and firms; they tell nothing alone
    "stems": "太阳集团 太阳成集团 太阳成城集团 太阳城集团 太阳成城 太阳新城 太阳城 澳门太阳 今年会官网 金年会 乐竞 伟德国际 伟德 威尼斯人 威尼斯 威廉希尔 金沙 永利集团 永利 "
    "新葡京 新莆京 新浦京 新葡萄新京 新葡萄京 新葡萄 葡京 必威 必赢 亚博 华体会 万博 天博 凯时 尊龙 乐鱼 米乐 开云 九游会 南宫 皇冠 爱游戏 环亚 凯发 利来",
    "latin": "suncitygroup suncity williamhill WilliamHill willhill bevictor betvictor victor1946 jinnianhui betway manbetx beat365 bat365",
    "unmistakable": "威廉希尔 太阳成 太阳新城 新葡京 新莆京 新浦京 新葡萄 今年会官网 beat365 bat365 bevictor betvictor",
    # phrases that name gambling whatever stands around them
    "gambling": "时时彩 分分彩 快三 快3 六合彩 百家乐 老虎机 澳洲幸运 秒速赛车 秒速飞艇 秒速彩 极速飞艇 极速赛车 SG飞艇 SG赛车 赛车开奖 赛车历史 赛车在线 赛车预测 赛车pk 赛车能 赛车开 "
    "彩票赚钱 彩票平台 彩票下载 彩票网 天天赢 天天彩 天天乐 彩神 彩大发 大发快 重庆时时 现金网 现金赌 赌场 赌城 网上赌 网上彩 棋牌官网 棋牌玩法 棋牌游戏 棋牌下载 棋牌平台 "
    "娱乐平台 娱乐网址 娱乐代理 娱乐城 娱乐官网 真人赌 真人娱乐 真人登入 荷官 投注网 投注平台 投注站 线上赌 线上下注 送彩金 天天送红包 炸金花 开奖结果 开奖app 开奖网 开奖官网 开奖直播 "
    "人工计划 计划软件 信誉开户 平台总代 久赢彩 万丰国际 互博国际 皇马娱乐 实时竞猜 一码中特 平特一肖 特码 香港赛马会 美女赌 新葡京",
    "porn": "无码 一区二区 XXXX xxxx 自拍偷拍 国产成人 国产精品自 国产自拍 成人免费 成人视频 成人影院 黄播 黄色视频 裸聊 约炮 人人摸 人人爽 人人操 人人碰 大香蕉 夫妻性生活 "
    "片在线观看 久久综合 久久精品 伊人 av女优 AV女优 三级片 亚洲精品 欧美一级",
    "commerce": "年赚 赚钱 招商 加盟 致富 富豪 铸就 创业梦 零风险 月入 代写 办证 发票代开 减肥 代孕 刷单",
    # stems of well-known services: 某某体育app of theirs is no spam
    "known": "新浪 腾讯 搜狐 网易 央视 凤凰 虎扑 百度 中国 国家 人民 新华 咪咕 乐视 优酷 阿里 苏宁 今日 全民 大众 中央 央广 华为 小米 微博 微信 支付宝 福利 省 市 大学 互联网 浙江 广东 "
    "江苏 上海 北京 山东 体彩 世界 香港 台湾 美国 东方 劲爆 第一 时尚 抖音 快手 西瓜 三星 索尼 任天堂 网络 移动 单机 电商 服务 学习 政务 在线 学院 公司",
}
DRAWS = "开奖 预测 走势 计划"
_SIMPLIFIED = "赌场乐国际网游戏开奖机车飞体娱电线录册载户业发门实时赢龙亚华会爱欧银号宝员优总计划软码综视频亲网链彩马红页备预测赚铸创风险证贷装减级养东万亿贝凯济费视无产钻玛顶登云动创优环记运蓝"
_TRADITIONAL = "賭場樂國際網遊戲開獎機車飛體娛電線錄冊載戶業發門實時贏龍亞華會愛歐銀號寶員優總計劃軟碼綜視頻親網鏈彩馬紅頁備預測賺鑄創風險證貸裝減級養東萬億貝凱濟費視無產鑽瑪頂登雲動創優環記運藍"
_TO_TRADITIONAL = str.maketrans(_SIMPLIFIED, _TRADITIONAL)


class Patterns:
    """The words as regular expressions, each compiled when it is first used: most pages need two or three."""

    def __init__(self, words: Mapping[str, str]) -> None:
        games, genres, offers, others, houses, ambiguous = (
            _either(words[kind]) for kind in "games genres offers others houses ambiguous".split()
        )
        any_offer = f"{offers}|{others}"
        numbered = r"(?<![A-Za-z0-9])(?:bet|bt|js|hg|xpj|vns|ag)\d{3,5}(?!\d)"
        club = r"[\u4e00-\u9fff]{2}(?:贵宾会|貴賓會)(?![员員议議客])"
        initials = rf"(?<![A-Za-z])[a-z]{{2,4}}体育(?=(?:{offers}|手机|平台))"
        self.gambling = lazy_pattern(rf"{_either(words['gambling'])}|走势图?$|注册(?:就)?送\d")
        self.porn = lazy_pattern(_either(words["porn"]))
        self.commerce = lazy_pattern(_either(words["commerce"]))
        self.known = lazy_pattern(_either(words["known"]))
        # a kind of game and what is offered of it: 棋牌官网
        self.site = lazy_pattern(
            rf"(?:{games})(?:中国|中文|最新|真人|在线|全站|体育)?(?:{any_offer})|(?:赛车|賽車|幸运\d|幸運\d|{games}).{{0,4}}(?:{_either(DRAWS)})"
        )
        self.genre = lazy_pattern(f"{genres}|{games}")
        # What everything that counts as an advert contains, if it is not an offer to join something. The menu of any
        # news site has kinds of games (体育, 国际), hardly one of these.
        telling = [
            *_forms(" ".join(words[kind] for kind in "gambling porn games houses ambiguous".split())),
            *"走势 赛车 賽車 幸运 幸運 体育手机 体育平台 bet bt js hg xpj vns ag 贵宾会 貴賓會".split(),
        ]
        self.telling = lazy_pattern(any_of(telling))
        # Likewise of all adverts and offers: most rows have none and need not be looked at item by item.
        self.suspicious = lazy_pattern(any_of([*telling, *_forms(words["genres"]), "注册"]))
        self.joining = lazy_pattern(offers)
        # and of either, beside the kind of game, which the menus of news sites have, too
        self.offering = lazy_pattern(any_of([*telling, *_forms(words["offers"])]))
        # 某某体育平台app下载: may be honest, if the stem is known
        self.service = lazy_pattern(rf"(?<=\w)(?:{genres}){{1,2}}(?:中国|中文|最新|在线|全站)?(?:{offers})")
        self.house = lazy_pattern(rf"{houses}|{numbered}|{club}|{initials}")
        self.ambiguous = lazy_pattern(rf"(?<!微)(?:{ambiguous})(?:{genres}|彩票|棋牌)*(?:{any_offer}|城)")
        # what is put into prose, whole: the house, what it plays, what it offers
        self.brand = lazy_pattern(
            rf"(?:(?:王者|澳门|澳門|{ambiguous}|[A-Za-z]{{0,4}}\d{{3,5}})?(?:{houses}|{club})|{numbered}(?:{ambiguous})?"
            rf"|(?<!微)(?:{ambiguous})(?:{genres}|棋牌)*(?={offers})|(?<![A-Za-z])[A-Za-z]{{2,8}}(?:体育|棋牌|电竞)(?={offers}))"
            rf"(?:{genres}|棋牌|彩票|{any_offer})*"
            # any Latin name with two offers before a colon: xxxx手机版登录：
            rf"|(?<![A-Za-z0-9])[A-Za-z]{{2,8}}\d{{0,4}}(?:{any_offer}){{2,}}(?=[:：])"
        )
        # What every brand contains. A plain choice of words is searched twenty times faster than anything with
        # classes in it, so the two are apart.
        self._names = lazy_pattern(
            any_of([*_forms(words["houses"] + " " + words["ambiguous"]), "贵宾会", "貴賓會"])
        )
        self._latin = lazy_pattern(
            rf"[A-Za-z](?:体育|棋牌|电竞|\d{{3}}|\d{{0,4}}(?:{any_offer}){{1,4}}[:：])"
        )
        self.marked_brand = lazy_pattern(
            rf"[【\[‘「『](?:{ambiguous})(?:{genres}){{0,2}}(?:{any_offer}){{1,6}}[】\]’」』]"
            rf"|[【\[‘'「『(（][^【】\[\]‘’'「」『』()（）\n]{{1,8}}?(?:{genres}|{games})(?:{genres}|{any_offer}){{0,4}}(?:{offers})(?:{any_offer}){{0,4}}[】\]’'」』)）]"
        )

    def brands(self, text: str) -> Iterator[tuple[int, int]]:
        """Find the places of brands, looking closely only at the lines that have a word of one."""
        heads = [match.start() for pattern in (self._names, self._latin) for match in pattern.finditer(text)]
        done = -1
        for head in sorted(heads):
            if head < done:
                continue
            start = text.rfind("\n", 0, head) + 1
            end = text.find("\n", head)
            done = end if end >= 0 else len(text)
            for match in self.brand.finditer(text, start, done):
                if match.end() - match.start() >= 3:
                    yield match.span()


def _forms(words: str) -> list[str]:
    listed = words.split()
    return list(dict.fromkeys([*listed, *(word.translate(_TO_TRADITIONAL) for word in listed)]))


def _either(words: str) -> str:
    """An alternative of words in both scripts; never empty."""
    return either(_forms(words))


def either(words: Iterable[str]) -> str:
    """An alternative of words, the longest first; never empty."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True))) or "$^"


def any_of(words: Iterable[str]) -> str:
    """A pattern that tells whether any of the words occurs, not which: grouped by their first characters, without those
    that hold another one, it is searched three times as fast as a plain choice.
    """
    least: dict[str, list[str]] = {}
    kept: list[str] = []
    for word in sorted(words, key=len):
        if not any(other in word for other in kept):
            kept.append(word)
            least.setdefault(word[0], []).append(re.escape(word[1:]))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in least.items()) or "$^"


@cache
def patterns() -> Patterns:
    """Return the patterns, made when first needed."""
    return Patterns(WORDS)
