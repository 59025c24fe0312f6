"""The words of search-engine spam, in Simplified script as the farms write them; Traditional forms follow by rule.

What a name stands for shows in how it is built, mostly: a stem, a kind of game, an offer (某某+体育+app下载). The
houses listed are those whose name alone is enough. None of it says anything about a sentence *about* gambling: news
use these words, too, but in sentences.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from .._patterns import lazy_pattern

__all__ = ["WORDS", "Patterns", "any_of", "either", "forms", "patterns"]

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
    "houses": "j9九游 J9九游 九游会j9 亚搏 yabo YABO 华体会 爱游戏体育 必威 betway 欧宝体育 开元棋牌 沙巴体育 新葡京 百乐博 九州娱乐 同升国际 必一体育 "
    "星空体育 kaiyun 乐鱼体育 leyu 半岛体育 江南体育 完美体育 欧亿 球速体育 火狐体育 世界杯买球 十大正规 太阳集团 ag真人 AG真人 ag体育 AG体育 bb电子 "
    "威尼斯人现金 顶尖娱乐 钻石娱乐 玛雅娱乐 创世九州 登峰娱乐 海德体育 优乐国际 尊龙凯时 凯时娱乐 利来国际 和记娱乐 AG亚游 ag旗舰厅 大发888 伟德国际 伟德体育 "
    "必赢亚洲 千亿体育 千赢国际 优德88 e世博 E世博 乐动体育 贝博体育 贝搏 ballbet 云开体育 金年会 南宫娱乐 必一运动 beplay manbetx bwin fun88 sunbet dafabet "
    "PG电子 pg电子 ob体育 OB体育 bob体育 BOB体育 mk体育 ng体育 AOA体育 hth体育 雷火电竞 龙8国际 豪门国际 天天彩票 大发快三 贵宾会官网 亚博体育",
    # names that mean something else, too: only with an offer behind them
    "ambiguous": "金沙 皇冠 永利 太阳城 威尼斯人 开云 万博 天博 九游 博发 凯发 米乐 欧宝 雷火 澳客 尊龙 乐鱼 大发 必赢 凯时 立博 明升 通博 球速 星空 贝博 爱游戏 亚博 葡京 美高梅 "
    "乐虎 申博 威廉希尔 竞博 银河国际 澳门银河 澳门金沙 澳门威尼斯人 新濠天地 太阳城集团 鼎博 彩神 金宝博 环亚 千赢 江南 半岛 完美",
    # what names are made of that replace those of schools and firms; they tell nothing alone
    "stems": "太阳集团城 太阳集团 太阳成集团 太阳成城集团 太阳城集团 太阳成城 太阳新城 太阳城 澳门太阳 今年会官网 金年会 乐竞 伟德国际 伟德 威尼斯人 威尼斯 威廉希尔 金沙 永利集团 永利 "
    "新葡京 新莆京 新浦京 新葡萄新京 新葡萄京 新葡萄 葡京 必威 必赢 亚博 华体会 万博 天博 凯时 尊龙 乐鱼 米乐 开云 九游会 南宫 皇冠 爱游戏 环亚 凯发 利来",
    "latin": "suncitygroup suncity williamhill WilliamHill willhill bevictor betvictor victor1946 jinnianhui betway manbetx beat365 bat365",
    "unmistakable": "威廉希尔 太阳成 太阳新城 新葡京 新莆京 新浦京 新葡萄 今年会官网 beat365 bat365 bevictor betvictor",
    # phrases that name gambling whatever stands around them
    "gambling": "时时彩 分分彩 快三 快3 六合彩 百家乐 老虎机 澳洲幸运 秒速赛车 秒速飞艇 秒速彩 极速飞艇 极速赛车 加拿大28 pc28 PC28 pc蛋蛋 一肖一码 四肖 期期准 SG飞艇 SG赛车 赛车开奖 赛车历史 赛车在线 赛车预测 赛车pk 赛车能 赛车开 "
    "彩票赚钱 彩票平台 彩票下载 彩票网 天天赢 天天彩 天天乐 彩神 彩大发 大发快 重庆时时 现金网 现金赌 赌场 赌城 网上赌 网上彩 棋牌官网 棋牌玩法 棋牌游戏 棋牌下载 棋牌平台 "
    "娱乐平台 娱乐网址 娱乐代理 娱乐城 娱乐官网 真人赌 真人娱乐 真人登入 荷官 投注网 投注平台 投注站 线上赌 线上下注 送彩金 天天送红包 炸金花 开奖结果 开奖app 开奖网 开奖官网 开奖直播 "
    "六开奖 二四六开奖 人工计划 计划软件 信誉开户 平台总代 久赢彩 万丰国际 互博国际 皇马娱乐 实时竞猜 一码中特 平特一肖 特码 香港赛马会 美女赌 新葡京",
    # what only pornography is called, and what its link texts are otherwise made of: 日韩|久久|精品|在线观看
    "porn": "无码 人妻 少妇 熟女 熟妇 自拍偷拍 偷拍自拍 自拍视频 偷拍视频 偷自拍 制服丝袜 乱伦 巨乳 爆乳 三级片 毛片 特黄 黄播 黄色视频 黄色片 黄色网 黄色软件 裸聊 约炮 成人免费 成人视频 成人影院 成人网站 "
    "成人午夜 成人av 夫妻性生活 激情视频 超碰 大香蕉 伊人久久 久久伊人 伊人综合 婷婷色 色婷婷 丁香婷婷 婷婷五月 婷婷综合 狠狠色 狠狠干 天天天操 夜夜操 人人摸 人人爽 人人操 人人碰 人人干 操逼 鸡巴 又粗又 羞羞视频 羞羞漫画 久久久 久久精品 久久综合 国产自拍 国产精品自 "
    "少女av AV女优 av女优 XXXX xxxx porn 91短视频 91视频 91制片厂 91porn 草莓视频 丝瓜视频 茄子视频 芭乐视频 秋葵视频 向日葵视频 黄瓜视频 麻豆传媒 天美传媒 精东影业 小黄书 吃瓜网 51吃瓜 91吃瓜 黑料不打烊 反差婊",
    "porn_parts": "自拍 偷拍 性爱 做爱 性生活 伊人 婷婷 狠狠 国产 亚洲 欧美 日韩 日本 韩国 国内 成人 精品 久久 一区 二区 三区 四区 专区 乱码 中文字幕 免费 观看 在线 视频 高清 电影 影院 影视 影音 播放 网站 手机 综合 激情 另类 资源 资源站 大全 美女 男女 午夜 "
    "天堂 丁香 五月 五月天 色 热 性 爱 老妇 第一 不卡 网址 软件 福利 下载 app 动漫 中文 版 站 片 网 热门 最新 精选 日 韩 美",
    "commerce": "年赚 赚钱 招商 加盟 致富 富豪 铸就 创业梦 零风险 月入 代写 办证 发票代开 减肥 代孕 刷单",
    # what is only sold where it should not be, as nobody calls it who reports on it
    "sold": "私服 sf发布网 迷失传奇 单职业传奇 变态传奇 传奇sf 传世sf 天龙sf 游戏外挂 吃鸡外挂 王者外挂 荣耀外挂 火线外挂 求生外挂 荣耀辅助 火线辅助 求生辅助 外挂辅助 外挂下载 吃鸡辅助 王者荣耀辅助 绝地求生辅助 代开发票 发票代开 代开增值税 代开住宿费 代办发票 先开票后付款 各地均可开 办假证 假证 刻章 办毕业证 办学历证 毕业证办理 做毕业证 买毕业证 买文凭 "
    "办理文凭 代写论文 代写作业 代写毕业 论文代写 作业代写 代发论文 作业代做 作业答案 奥鹏答案 信用卡套现 花呗套现 白条套现 付套现 白条提现 微粒贷强开 花呗强开 外围女 外围经纪 商务模特 高端外围 高端伴游 兼职女 同城约会 一夜情 援交 外送茶 喝茶推荐 叫小姐 高仿手表 高仿表 高仿包 高仿鞋 高仿LV 高仿爱马 复刻手表 复刻名表 精仿 顶级复刻 "
    "A货 一比一包 莆田鞋 私家侦探 侦探公司 侦探社 婚外情取证 婚外情调查 征信社 抓奸 外遇蒐证 壮阳药 壮阳 威而钢 威而鋼 犀利士 必利劲 印度神油 催情药 迷药 减肥药 瘦身产品 减肥茶 丰胸 增高药 祛斑产品 无痛人流 人流医院 人流多少钱 代孕 股票配资 "
    "配资开户 配资炒股 配资平台 配资公司 信用网出租 刷单 快排系统 SEO快排 seo快排 外链代发 网站排名优化 当铺 免留车 机车借款 汽车借款 小额借款 急用借钱 身分证借款 证件借款 线上借钱 借钱网 當舖 免TU 卡数一笔清 清卡数 娱乐城",
    # what the names of trades and wares stand with when somebody wants to be found by them
    "priced": "厂家 厂商 直销 供应商 价钱 多少钱 哪家好 哪家强 哪里好 哪里有 边间好 边间 去哪家 最好的 专科医院 批发 定制 定做 出租 租赁 上门 到府",
    "ranked": "价格 报价 怎么样 费用 收费 推荐 排名 排行榜 24小时 附近",
    # trades that advertise by place
    "trades": "疏通 通下水道 搬家 搬屋 搬迁 搬运 维修 移机 加氟 拆装 清洗 回收 抓漏 防水 壁癌 开锁 配锁 通水管 通马桶 马桶不通 清水沟 抽水肥 迷你仓 借款 借钱 二胎 网站建设 网站优化 网站制作 网络推广 SEO seo 发票 保洁 月嫂 "
    "代驾 装修公司 培训学校 医院哪家",
    # what else the names of houses and their link texts are made of
    "fillers": "澳门 香港 北京 重庆 台湾 亚洲 世界 极速 秒速 幸运 分分 赛车 中文 中国 最新 线上 网上 全站 综合 免费 正规 正版 大全 资料 历史 记录 数据 结果 查询 直播 精准 神器 推荐 开奖 预测 计划 一对一 真人 第一 品牌 赚钱 线 网 版 城 场 "
    "管家婆 公开 送 新 老 群 准 的",
    # stems of well-known services: 某某体育app of theirs is no spam
    "known": "新浪 腾讯 搜狐 网易 央视 凤凰 虎扑 百度 中国 国家 人民 新华 咪咕 乐视 优酷 阿里 苏宁 今日 全民 大众 中央 央广 华为 小米 微博 微信 支付宝 福利 省 市 大学 互联网 浙江 广东 "
    "江苏 上海 北京 山东 体彩 世界 香港 台湾 美国 东方 劲爆 第一 时尚 抖音 快手 西瓜 三星 索尼 任天堂 网络 移动 单机 电商 服务 学习 政务 在线 学院 公司",
}
# What stands behind the name of a house that is another thing's, too: 太阳城广场, 威尼斯人酒店
OTHERWISE = "发展 文化 传媒 科技 俱乐部 馆 场 园 公园 中心 酒店 广场 大厦 学院 大学 学校 局 课 教 赛 频道 新闻 精神 产业 用品 器材 健身 运动 娱乐场"
DRAWS = "开奖 预测 走势 计划"
_SIMPLIFIED = "赌场乐国际网游戏开奖机车飞体娱电线录册载户业发门实时赢龙亚华会爱欧银号宝员优总计划软码综视频亲链彩马红页备预测赚铸创风险证贷装减级养东万亿贝凯济费无产钻玛顶登云动环记运蓝妇丝袜乱伦黄约干鸡厂传书韩内区专观类资热选单职变态挂辅税办毕学历买凭写论鹏现条强围经纪务荐庄复货侦调征壮阳药钢劲丰医钱当铺贴额数笔验价里样迁维锁沟仓设络广洁驾训赛极准庆结誉竞贵宾扑斗团鱼将轮盘陆苹舰厅导营势统检岛规来伟宫尔梦荣绝销应赁报湾据询对腾讯凤苏宁众为联习馆园厦课闻么后边间"
_TRADITIONAL = "賭場樂國際網遊戲開獎機車飛體娛電線錄冊載戶業發門實時贏龍亞華會愛歐銀號寶員優總計劃軟碼綜視頻親鏈彩馬紅頁備預測賺鑄創風險證貸裝減級養東萬億貝凱濟費無產鑽瑪頂登雲動環記運藍婦絲襪亂倫黃約幹雞廠傳書韓內區專觀類資熱選單職變態掛輔稅辦畢學歷買憑寫論鵬現條強圍經紀務薦莊復貨偵調徵壯陽藥鋼勁豐醫錢當鋪貼額數筆驗價裡樣遷維鎖溝倉設絡廣潔駕訓賽極準慶結譽競貴賓撲鬥團魚將輪盤陸蘋艦廳導營勢統檢島規來偉宮爾夢榮絕銷應賃報灣據詢對騰訊鳳蘇寧眾為聯習館園廈課聞麼後邊間"
_TO_TRADITIONAL = str.maketrans(_SIMPLIFIED, _TRADITIONAL)


class Patterns:
    """The words as regular expressions, each compiled when it is first used: most pages need two or three."""

    def __init__(self, words: Mapping[str, str]) -> None:
        games, genres, offers, others, houses, ambiguous = (
            _either(words[kind]) for kind in "games genres offers others houses ambiguous".split()
        )
        any_offer = f"{offers}|{others}"
        # 某某体育馆, 新葡京酒店: places that share their name with a house
        self.otherwise = lazy_pattern("|".join(forms(OTHERWISE)))
        numbered = r"(?<![A-Za-z0-9])(?:bet|bt|js|hg|xpj|vns|ag)\d{3,5}(?!\d)"
        club = r"[\u4e00-\u9fff]{2}(?:贵宾会|貴賓會)(?![员員议議客])"
        initials = rf"(?<![A-Za-z])[a-z]{{2,4}}体育(?=(?:{offers}|手机|平台))"
        self.gambling = lazy_pattern(rf"{_either(words['gambling'])}|注册(?:就)?送\d")
        av = r"(?i:(?<![a-z])av(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])av(?![a-z])|(?<![a-z])a片(?![段区區剂劑]))"
        self.porn = lazy_pattern(_either(words["porn"]))
        self.porn_item = lazy_pattern(f"{_either(words['porn'])}|{av}")
        self.porn_parts = lazy_pattern(
            rf"{_either(words['porn'] + ' ' + words['porn_parts'])}|{av}|[A-Za-z0-9]+|[的又了]"
        )
        self.sold, self.priced, self.trades = (
            lazy_pattern(_either(words[kind])) for kind in ("sold", "priced", "trades")
        )
        self.offered = lazy_pattern(f"{_either(words['priced'])}|{_either(words['ranked'])}")
        self.trading = lazy_pattern(any_of(forms(f"{words['sold']} {words['priced']} {words['trades']}")))
        self.commerce = lazy_pattern(_either(words["commerce"]))
        self.known = lazy_pattern(_either(words["known"]))
        # a kind of game and what is offered of it: 棋牌官网
        self.site = lazy_pattern(
            rf"(?:{games})(?:中国|中文|最新|真人|在线|全站|体育)?(?:{any_offer})|(?:赛车|賽車|幸运\d|幸運\d|{games}).{{0,4}}(?:{_either(DRAWS)})"
        )
        self.genre = lazy_pattern(f"{genres}|{games}")
        # what the names of houses and their link texts are made of, from end to end
        self.vocabulary = lazy_pattern(
            f"{_either(' '.join(words[kind] for kind in 'houses ambiguous games genres offers others stems gambling fillers'.split()))}"
            "|[A-Za-z0-9.+%]+"
        )
        # What everything that counts as an advert contains, if it is not an offer to join something. The menu of any
        # news site has kinds of games (体育, 国际), hardly one of these.
        telling = [
            *forms(" ".join(words[kind] for kind in "gambling porn games houses ambiguous".split())),
            *"赛车 賽車 幸运 幸運 体育手机 体育平台 bet bt js hg xpj vns ag 贵宾会 貴賓會".split(),
        ]
        self.telling = lazy_pattern(any_of(telling))
        # Likewise of all adverts and offers: most rows have none and need not be looked at item by item.
        self.suspicious = lazy_pattern(any_of([*telling, *forms(words["genres"]), "注册"]))
        self.joining = lazy_pattern(offers)
        # and of either, beside the kind of game, which the menus of news sites have, too
        self.offering = lazy_pattern(any_of([*telling, *forms(words["offers"])]))
        # 某某体育平台app下载: may be honest, if the stem is known
        self.service = lazy_pattern(rf"(?<=\w)(?:{genres}){{1,2}}(?:中国|中文|最新|在线|全站)?(?:{offers})")
        self.house = lazy_pattern(rf"(?:{houses}|{numbered}|{club}|{initials})(?!{self.otherwise.pattern})")
        # 全站, 中文: what stands between a name and its offer
        between = "全站|中文|综合|綜合|手机|手機|最新"
        own = _either(words["genres"].replace("集团", ""))  # 某某集团官网 is a firm's
        self.ambiguous = lazy_pattern(
            rf"(?<!微)(?:{ambiguous})(?:{own}|彩票|棋牌|{between})*(?:{any_offer}|城)"
        )
        # what is put into prose, whole: the house, what it plays, what it offers
        self.brand = lazy_pattern(
            rf"(?:(?:王者|澳门|澳門|{ambiguous}|[A-Za-z]{{0,4}}\d{{3,5}})?(?:{houses}|{club})|{numbered}(?:{ambiguous})?"
            rf"|(?<!微)(?:{ambiguous})(?:{own}|棋牌)*(?={offers})"
            # OB欧宝·体育: no honest writer parts the two
            rf"|(?<![A-Za-z])[A-Za-z]{{0,4}}(?:{ambiguous})[·・•](?:{genres})(?:中国(?=官))?|(?<![A-Za-z])[A-Za-z]{{2,8}}(?:体育|棋牌|电竞)(?={offers}))"
            rf"(?:现金网|現金網|[网網](?={any_offer})|{genres}|棋牌|彩票|{between}|{any_offer})*"
            # any Latin name with two offers before a colon: xxxx手机版登录：
            rf"|(?<![A-Za-z0-9])[A-Za-z]{{2,8}}\d{{0,4}}(?:{any_offer}){{2,}}(?=[:：])"
        )
        # a house nobody has listed, in the place of 我: 某某体育官网校, 某某体育app们
        self.unlisted = lazy_pattern(
            rf"[\u4e00-\u9fff]{{2}}[体體]育(?:{offers})+(?=们|們|[国國](?![际際内內家民])|校(?![园園长長友区區方内內外])|司(?!机))"
        )
        # What every brand contains. A plain choice of words is searched twenty times faster than anything with
        # classes in it, so the two are apart.
        self._names = lazy_pattern(
            any_of([*forms(words["houses"] + " " + words["ambiguous"]), "贵宾会", "貴賓會"])
        )
        self._latin = lazy_pattern(
            rf"[A-Za-z](?:体育|棋牌|电竞|\d{{3}}|\d{{0,4}}(?:{any_offer}){{1,4}}[:：])"
        )
        self._unlisted = lazy_pattern(f"[体體]育(?:{offers})")
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
                if match.end() - match.start() >= 3 and not (
                    self.otherwise.match(text, match.end()) and not self.joining.search(match[0])
                ):
                    yield match.span()
        if ("体育" in text or "體育" in text) and self._unlisted.search(text):
            for match in self.unlisted.finditer(text):
                if not (self._names.search(match[0]) or self.known.search(match[0])):
                    yield match.span()


def forms(words: str) -> list[str]:
    """The words of a list, and their forms in Traditional script."""
    listed = words.split()
    return list(dict.fromkeys([*listed, *(word.translate(_TO_TRADITIONAL) for word in listed)]))


def _either(words: str) -> str:
    """An alternative of words in both scripts; never empty."""
    return either(forms(words))


def either(words: Iterable[str]) -> str:
    """An alternative of words, the longest first; never empty."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True))) or "$^"


def any_of(words: Iterable[str]) -> str:
    """A pattern that tells whether any of the words occurs, not which: grouped by their first characters, without those
    that hold another one, it is searched three times as fast as a plain choice.
    """
    kept: set[str] = set()
    least: dict[str, list[str]] = {}
    for word in sorted(words, key=len):
        size = len(word)
        if not any(word[i:j] in kept for i in range(size) for j in range(i + 1, size + 1)):
            kept.add(word)
            least.setdefault(word[0], []).append(re.escape(word[1:]))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in least.items()) or "$^"


@cache
def patterns() -> Patterns:
    """Return the patterns, made when first needed."""
    return Patterns(WORDS)
