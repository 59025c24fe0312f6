"""Time zones by the names that stand beside a time: 北京时间, 美东时间, 格林尼治时间, UTC+8, 当地时间."""

import re

from .._patterns import lazy_pattern

__all__ = ["LOCAL", "read_zone"]

LOCAL = "local"
"""The zone of 当地时间: that of the place the story is about, which only a reader knows."""

# Places without summer time have an offset; the others a name in the tz database.
_PLACES = {
    "+08:00": "北京 中国 香港 台北 台湾 澳门 上海 新加坡 吉隆坡 马尼拉",
    "+09:00": "东京 日本 首尔 汉城 韩国 平壤",
    "+07:00": "曼谷 泰国 河内 越南 雅加达 金边",
    "+06:30": "仰光 缅甸",
    "+05:45": "加德满都 尼泊尔",
    "+05:30": "新德里 印度 孟买",
    "+05:00": "伊斯兰堡 巴基斯坦",
    "+04:30": "喀布尔 阿富汗",
    "+04:00": "迪拜 阿联酋",
    "+03:00": "利雅得 沙特 多哈 卡塔尔 巴格达 伊拉克 内罗毕",
    "+00:00": "格林尼治 格林威治 格林尼治标准 格林威治标准 世界 世界标准 国际标准 协调世界 世界协调",
    "Europe/Moscow": "莫斯科 俄罗斯",
    "Europe/London": "伦敦 英国",
    "Europe/Paris": "巴黎 法国",
    "Europe/Berlin": "柏林 德国 欧洲中部 中欧 法兰克福",
    "Europe/Rome": "罗马 意大利",
    "Europe/Madrid": "马德里 西班牙",
    "Europe/Zurich": "日内瓦 苏黎世 瑞士",
    "Europe/Brussels": "布鲁塞尔",
    "Europe/Athens": "雅典 希腊",
    "Europe/Kiev": "基辅 乌克兰",
    "Asia/Tehran": "德黑兰 伊朗",
    "Asia/Jerusalem": "耶路撒冷 以色列",
    "Africa/Cairo": "开罗 埃及",
    "America/New_York": "纽约 华盛顿 美国东部 美东",
    "America/Chicago": "芝加哥 美国中部 美中",
    "America/Los_Angeles": "洛杉矶 旧金山 美国西部 美西 太平洋 美国太平洋",
    "America/Toronto": "多伦多 渥太华",
    "America/Sao_Paulo": "里约热内卢 圣保罗 巴西利亚 巴西",
    "Australia/Sydney": "悉尼 堪培拉 墨尔本",
    "Pacific/Auckland": "惠灵顿 奥克兰 新西兰",
    LOCAL: "当地",
}
_ZONES = {name: zone for zone, names in _PLACES.items() for name in names.split()}
_NAMES = "|".join(sorted(_ZONES, key=len, reverse=True))
_NAMED = rf"(?P<n>{_NAMES})(?:标准|夏令|夏季)?(?:时间|(?<=世界)时)"
_CODE = r"(?P<u>UTC|GMT)(?P<o>[+-](?:1[0-4]|0?[0-9])(?::?[0-5][0-9])?)?"
_BEFORE = lazy_pattern(rf"(?:{_NAMED}|{_CODE}(?:时间)?)[:为是于在,]? ?$")
_AFTER = re.compile(rf" ?\(?(?:{_NAMED}|{_CODE}(?![A-Za-z0-9]))(?=[)\n,。;、 ]|$)")


def read_zone(t: str, start: int, end: int) -> str | None:
    """Return the offset from UTC (``+08:00``), the tz name or `LOCAL` that is said right before or behind a time."""
    m = None
    if t[start - 1 : start] in _LAST:
        m = _BEFORE.search(t, max(0, start - 14), start)
    if m is None and end < len(t):
        m = _AFTER.match(t, end)
    if m is None:
        return None
    if m["n"]:
        return _ZONES[m["n"]]
    sign, digits = (m["o"] or "+0")[0], (m["o"] or "+0")[1:].replace(":", "")
    hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "0")
    return f"{sign}{int(hours):02d}:{int(minutes):02d}"


_LAST = frozenset("间时CT: ,为是于在0123456789")
