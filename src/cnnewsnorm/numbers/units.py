"""Units, counters and currencies, with their written forms, normalised.

Each table maps a canonical unit to the forms it is written in, both scripts. `unit_at` looks the longest form up
at a place in a text, a few dictionary look-ups whatever the size of the tables.

Sources: GB 3100-93 (units), ISO 4217 (currencies), 法定计量单位; counters: 现代汉语八百词, appendix.
"""

from collections.abc import Iterable
from functools import cache

__all__ = [
    "CURRENCY_PREFIXES",
    "currency_at",
    "lone_units",
    "physical_forms",
    "physical_units",
    "unit_at",
    "unit_starts",
]

# canonical unit: written forms. These make a number a measure.
_MEASURES = {
    # length
    "nm": "纳米 奈米 nm 納米",
    "µm": "微米 μm µm um",
    "mm": "毫米 公厘 mm MM ㎜",
    "cm": "厘米 釐米 公分 cm CM ㎝",
    "dm": "分米 dm",
    "m": "米 公尺 m",
    "km": "千米 公里 公裏 km KM Km ㎞",
    "里": "里 华里 華里 里地 里路",
    "海里": "海里 海浬 浬",
    "英里": "英里 英裏 英哩 哩 mile miles",
    "英尺": "英尺 呎 foot feet ft",
    "英寸": "英寸 英吋 吋 寸照 inch inches",
    "码": "码 碼",
    "丈": "丈",
    "尺": "尺",
    "寸": "寸",
    "光年": "光年",
    # area
    "mm²": "平方毫米",
    "cm²": "平方厘米 平方公分 cm² cm2",
    "m²": "平方米 平米 平方公尺 m² m2 ㎡",
    "km²": "平方公里 平方千米 km² km2",
    "公顷": "公顷 公頃",
    "亩": "亩 畝 亩地 畝地",
    "顷": "顷 頃",
    "坪": "坪",
    "英亩": "英亩 英畝",
    "平方英尺": "平方英尺 平方呎",
    "平方英里": "平方英里 平方英哩",
    # mass
    "µg": "微克 μg µg ug",
    "mg": "毫克 mg",
    "g": "克 公克 g",
    "kg": "千克 公斤 kg KG Kg ㎏",
    "t": "吨 噸 公吨 公噸",
    "斤": "斤 市斤",
    "两": "两 兩",
    "磅": "磅",
    "盎司": "盎司 盎斯",
    "克拉": "克拉",
    "担": "担 擔",
    "标准煤": "吨标准煤 噸標準煤",
    # volume
    "mL": "毫升 ml mL ML cc CC",
    "L": "升 公升 L",
    "cm³": "立方厘米 立方公分 cm³",
    "m³": "立方米 立方公尺 m³ m3 立方",
    "km³": "立方公里",
    "方": "方",
    "立方英尺": "立方英尺 立方呎",
    "加仑": "加仑 加侖",
    "茶匙": "茶匙",
    "汤匙": "汤匙 湯匙",
    # temperature, angle
    "℃": "摄氏度 攝氏度 ℃ °C °c 摄氏° 攝氏°",
    "℉": "华氏度 華氏度 ℉ °F °f 华氏° 華氏°",
    "K": "开尔文 開爾文",
    "°": "° º",
    "度": "度",
    # speed
    "km/h": "公里/小时 公里/小時 公里每小时 公里每小時 千米/小时 千米每小时 公里/时 千米/时 km/h 公里时速 千米/小時 千米每小時 公里/時 千米/時 公里時速",
    "m/s": "米/秒 米每秒 m/s 公尺/秒",
    "节": "海里/小时 海里/小時",
    # energy, power, electricity, frequency, pressure
    "J": "焦耳 焦",
    "kJ": "千焦 千焦耳",
    "kcal": "千卡 大卡 kcal",
    "cal": "卡路里 卡",
    "kWh": "千瓦时 千瓦時 千瓦小时 千瓦·时 千瓦每小时 度电 度電 kWh kwh KWh 千瓦小時 千瓦·時 千瓦每小時",
    "W": "瓦 瓦特",
    "kW": "千瓦 kW KW kw",
    "MW": "兆瓦 MW",
    "GW": "吉瓦 GW",
    "马力": "马力 馬力",
    "V": "伏 伏特 V",
    "kV": "千伏 kV KV",
    "A": "安培",
    "mAh": "毫安时 mAh 毫安時",
    "Hz": "赫兹 赫茲 赫 Hz",
    "kHz": "千赫 千赫兹 千赫茲 kHz KHz",
    "MHz": "兆赫 兆赫兹 兆赫茲 MHz",
    "GHz": "GHz 吉赫",
    "dB": "分贝 分貝 dB",
    "Pa": "帕 帕斯卡",
    "hPa": "百帕 hPa",
    "kPa": "千帕 kPa",
    "MPa": "兆帕 MPa",
    "mol": "摩尔 摩爾",
    "µSv": "微西弗 微希沃特",
    "mSv": "毫西弗 毫希沃特",
    # data
    "bit": "比特 位元",
    "kbit": "千比特",
    "B": "字节 位元組 位元组 字節",
    "KB": "千字节 KB 千字節",
    "MB": "兆字节 MB 兆字節",
    "GB": "GB",
    "TB": "TB",
    "Mbps": "Mbps",
    "万像素": "万像素 萬畫素 萬像素",
    "像素": "像素 畫素",
    # time: how long, not when
    "毫秒": "毫秒 ms",
    "微秒": "微秒",
    "秒": "秒 秒钟 秒鐘",
    "分钟": "分钟 分鐘",
    "刻钟": "刻钟 刻鐘",
    "小时": "小时 小時 个小时 個小時 钟头 鐘頭 个钟头 個鐘頭 个钟 個鐘",
    "天": "天 昼夜 晝夜 日内 日內",
    "工作日": "工作日 个工作日 個工作日",
    "周": "周 週 星期 礼拜 禮拜 个星期 個星期 个礼拜 個禮拜 个周 個周",
    "个月": "个月 個月",
    "年": "年 周年 週年",
    "季": "个季度 個季度 个季 個季",
    "世纪": "个世纪 個世紀",
    # ratios and index points
    "倍": "倍",
    "百分点": "个百分点 個百分點 百分点 百分點",
    "基点": "个基点 個基點 基点 基點 bp BP 个bp 个BP 個bp 個BP",
    "点": "个点 個點",
    # people, cases, things that news counts
    "人": "人 口人",
    "人次": "人次",
    "人份": "人份",
    "岁": "岁 歲 周岁 周歲 週歲",
    "例": "例",
    "户": "户 戶 户人家 戶人家",
    "宗": "宗",
    "票": "票 张选票 張選票",
    "家": "家",
    "名": "名",
    "位": "位",
    "辆": "辆 輛",
    "辆次": "辆次 輛次",
    "架次": "架次",
    "台次": "台次 臺次",
    "车次": "车次 車次",
    "班次": "班次",
    "场次": "场次 場次",
    "吨次": "吨公里 吨海里 噸公里 噸海里",
    "字": "字",
    "股": "股",
    "手": "手",
    "公顷次": "公顷次 亩次 公頃次 畝次",
    "集装箱": "标箱 標箱 个标箱 TEU 個標箱",
}

# Counters: canonical form first, further forms after it. These leave a number a cardinal, with its unit.
_COUNTERS = (
    "个:個:箇 只:隻 件 条:條 张:張 座 艘 架 台:臺 本 册:冊 份 批 支:枝 颗:顆 棵 株 头:頭 匹 尾 起 项:項 次 场:場 届:屆 部 篇 首 "
    "幅 根 块:塊 片 枚 把 种:種 类:類 级:級 站 章 节:節 段 笔:筆 车:車 盒 瓶 杯 碗 袋 箱 包 桶 罐 盘:盤 锅:鍋 盆 间:間 套 栋:棟:幢 "
    "所 层:層 楼:樓 口 门:門 道 排 组:組 队:隊 班 对:對 双:雙 打 副 付 束 滴 粒 朵 串 堆 群 伙:夥 帮:幫 股 轮:輪 局 盤 回 遍 趟 番 "
    "顿:頓 餐 席 代 辈:輩 阵:陣 声:聲 句 页:頁 行 列 面 封 则:則 首 曲 集 期 版 卷 幕 出 任 员:員 国:國 省 市 县:縣 区:區 镇:鎮 乡:鄉 村 "
    "州 院 校 城 地 处:處 点:點 分 等 步 圈 环:環 招 拳 枪:槍 炮 发:發 针:針 剂:劑 味 圈 晚 夜 顶:頂 床 挺 尊 扇 具 载:載 "
    "垧 摞 撇 筐 篓:簍 堵 捆 沓 桌 瓣 碟 勺 壶:壺 丛:叢 畦 缸 盏:盞 辑:輯 款 式 样:樣 方面 大类:大類 大項:大项 元素 立 拨:撥 茬 季 路 连:連 营:營 团:團 师:師 军:軍 旅 排 门类:門類 万人:萬人 "
)

# Counters that follow a lone 两…九 without making it a quantity often enough to matter, or that make a name of it
# (三级, 五行, 四面, 三代, 七发, 九州): a lone digit needs another sign beside these.
_NOT_LONE = frozenset(
    "级級里尺寸丈载載包行列面声聲发發出立地方点點分等步手角毛重世号號元味路州城区區市县縣村军軍连連师師营營团團员員院省季度卡码碼焦赫帕伏"
    "股队隊排任门門节節款式期则則炮"
)

_CURRENCIES = {
    "CNY": "元 圆 圓 块钱 塊錢 块 塊 元钱 元人民币 元人民幣 圆人民币 人民币 人民幣 元整 元正 RMB CNY 元（人民币） 元錢 圓人民幣 元（人民幣）",
    "USD": "美元 美金 美圆 美圓 美刀 元美元 元美金 USD",
    "EUR": "欧元 歐元 元欧元 EUR 元歐元",
    "GBP": "英镑 英鎊 镑 鎊 GBP",
    "JPY": "日元 日圆 日圓 日币 日幣 元日元 元日币 元日幣 円 JPY",
    "HKD": "港元 港币 港幣 港圆 港圓 港纸 元港元 元港币 元港幣 蚊 HKD 港紙",
    "MOP": "澳门元 澳門元 澳门币 澳門幣 葡币 葡幣",
    "TWD": "新台币 新臺幣 新台幣 台币 臺幣 台幣 元新台币 元新臺幣 元新台幣 元台币 元台幣 元臺幣 TWD",
    "KRW": "韩元 韓元 韩圆 韓圜 韩币 韓幣 韩圜 KRW 韓圓",
    "KPW": "朝元 朝鲜元 朝鮮元",
    "SGD": "新加坡元 新元 新币 新幣 坡币 SGD 坡幣",
    "AUD": "澳元 澳大利亚元 澳洲元 澳币 澳幣 AUD 澳大利亞元",
    "NZD": "新西兰元 纽元 紐元 紐幣 NZD 新西蘭元",
    "CAD": "加元 加拿大元 加币 加幣 CAD",
    "CHF": "瑞士法郎 瑞郎 CHF",
    "RUB": "卢布 盧布",
    "INR": "卢比 盧比 印度卢比 印度卢布 印度盧比 印度盧布",
    "PKR": "巴基斯坦卢比 巴基斯坦盧比",
    "IDR": "印尼盾 印度尼西亚盾 印尼卢比 印度尼西亞盾 印尼盧比",
    "THB": "泰铢 泰銖 铢 銖",
    "VND": "越南盾",
    "PHP": "菲律宾比索 披索 菲律賓比索",
    "MYR": "林吉特 令吉 马币 馬幣 马来西亚令吉 马来西亚林吉特 馬來西亞令吉 馬來西亞林吉特",
    "BRL": "雷亚尔 巴西雷亚尔 雷亞爾 巴西雷亞爾",
    "MXN": "墨西哥比索",
    "ARS": "阿根廷比索",
    "TRY": "土耳其里拉 里拉",
    "ITL": "意大利里拉",
    "ZAR": "兰特 南非兰特 蘭特 南非蘭特",
    "NGN": "奈拉",
    "EGP": "埃及镑 埃镑 埃及鎊 埃鎊",
    "SEK": "瑞典克朗",
    "NOK": "挪威克朗",
    "DKK": "丹麦克朗 丹麥克朗",
    "SAR": "沙特里亚尔 沙特里亞爾",
    "IRR": "里亚尔 伊朗里亚尔 里亞爾 伊朗里亞爾",
    "AED": "迪拉姆",
    "ILS": "谢克尔 新谢克尔 謝克爾 新謝克爾",
    "UAH": "格里夫纳 格里夫納",
    "KZT": "坚戈 堅戈",
    "MNT": "图格里克 圖格里克",
    "MMK": "缅元 缅币 緬元 緬幣",
    "LAK": "基普",
    "KHR": "瑞尔 瑞爾",
    "KES": "肯尼亚先令 肯尼亞先令",
    "DEM": "德国马克 马克 馬克 德國馬克",
    "FRF": "法国法郎 法郎 法國法郎",
    "PESO": "比索",
    "BTC": "比特币 个比特币 枚比特币 個比特幣 比特幣 枚比特幣",
}

_PREFIXES = {
    "CNY": "人民币 人民幣 RMB CNY ¥ ￥",
    "USD": "$ ＄ US$ USD 美元 美金",
    "HKD": "HK$ HKD 港币 港幣 港元",
    "TWD": "NT$ NTD TWD 新台币 新臺幣 新台幣 台币 台幣 臺幣",
    "MOP": "MOP 澳门币 澳門幣",
    "SGD": "S$ SGD 新币 新幣 坡币 坡幣",
    "MYR": "RM MYR 马币 馬幣 令吉",
    "EUR": "€ EUR 欧元 歐元",
    "GBP": "£ ￡ GBP 英镑 英鎊",
    "JPY": "JP¥ JPY 日元 日圓 日币 日幣",
    "KRW": "₩ KRW 韩元 韓元 韩币 韓幣",
    "AUD": "A$ AU$ AUD 澳币 澳幣",
    "NZD": "NZ$ NZD 纽币 紐幣",
    "CAD": "C$ CA$ CAD 加币 加幣",
    "CHF": "CHF",
    "THB": "THB 泰币 泰幣",
    "INR": "₹ INR",
    "RUB": "₽",
}
CURRENCY_PREFIXES = {form: code for code, forms in _PREFIXES.items() for form in forms.split()}
"""What stands before an amount, to its ISO 4217 code."""


# Characters that make another word of a unit: 15手机, 3家电企业.
_NOT_BEFORE = {
    "手": "机機工术術续續段法表指臂枪槍雷册冊游遊套脚腳球",
    "家": "庭长長具电電居",
    "台": "湾灣风風",
    "处": "理罚于境",
    "處": "理罰於境",
    "年": "级級迈邁",
    "班": "机機",
    "版": "本",
    "人": "制",
    "股": "东東权權份市价價",
    "口": "径徑罩碑岸号",
    "面": "积積包粉",
    "场": "馆館",
    "位": "置",
    "层": "面",
    "字": "母",
    "车": "间",
    "車": "間",
    "地": "震",
    "副": "总總主部市省县縣区區局处處院校厅廳秘会會州镇鎮乡鄉科教",
    "出": "头頭",
    "ＢＰ": "机機",
    "BP": "机機",
}
_FULL_WIDTH = {code: code + 0xFEE0 for code in range(ord("!"), ord("~") + 1)}
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
_ALPHANUMERIC = frozenset(_LETTERS + _LETTERS.translate(_FULL_WIDTH))


@cache
def _forms() -> dict[str, tuple[str, str, bool]]:
    """Map every written form to itself, its canonical unit and whether it makes a measure."""
    forms: dict[str, tuple[str, str, bool]] = {}
    for group in _COUNTERS.split():
        first, *others = group.split(":")
        for form in (first, *others):
            forms[form] = (form, first, False)
    for unit, written in _MEASURES.items():
        for form in written.split():
            wide = form.translate(_FULL_WIDTH)
            forms[form], forms[wide] = (form, unit, True), (wide, unit, True)
    return forms


@cache
def _currencies() -> dict[str, str]:
    return {form: code for code, written in _CURRENCIES.items() for form in written.split()}


@cache
def _unit_lengths() -> dict[str, tuple[int, ...]]:
    """Map the first character of a unit to the lengths of the forms that begin with it, longest first."""
    return _lengths(_forms())


@cache
def _currency_lengths() -> dict[str, tuple[int, ...]]:
    return _lengths(_currencies())


def _lengths(forms: Iterable[str]) -> dict[str, tuple[int, ...]]:
    lengths: dict[str, set[int]] = {}
    for form in forms:
        lengths.setdefault(form[0], set()).add(len(form))
    return {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()}


@cache
def unit_starts() -> frozenset[str]:
    """Return the characters that a unit or currency may begin with."""
    return frozenset(_unit_lengths()) | frozenset(_currency_lengths())


def unit_at(text: str, pos: int) -> tuple[str, str, bool] | None:
    """Return the longest unit written at `pos` as (form, canonical unit, is a measure), or None."""
    for length in _unit_lengths().get(text[pos : pos + 1], ()):
        form = text[pos : pos + length]
        found = _forms().get(form)
        if found is not None:
            following = text[pos + length : pos + length + 1]
            if form[-1] in _ALPHANUMERIC and following in _ALPHANUMERIC:
                continue  # the m of 30min
            if form in _NOT_BEFORE and following and following in _NOT_BEFORE[form]:
                continue
            return found
    return None


def currency_at(text: str, pos: int) -> tuple[str, str] | None:
    """Return the longest currency written at `pos` as (form, ISO 4217 code), or None."""
    for length in _currency_lengths().get(text[pos : pos + 1], ()):
        form = text[pos : pos + length]
        code = _currencies().get(form)
        if code is not None:
            return form, code
    return None


@cache
def lone_units() -> frozenset[str]:
    """Return the forms that make a quantity even of a single Han digit."""
    return frozenset(form for form in _forms() if form not in _NOT_LONE)


@cache
def physical_forms() -> tuple[str, ...]:
    """Return the written forms of `physical_units` and of the currencies."""
    physical = physical_units()
    return *(form for form, unit, _ in _forms().values() if unit in physical), *_currencies()


@cache
def physical_units() -> frozenset[str]:
    """Return the canonical units before which even 一 is a quantity: 一吨, 一公里."""
    counted = set("人家名位例户字手点票宗股码方担里尺寸丈两度辆")
    return frozenset(unit for unit in _MEASURES if unit not in counted)
