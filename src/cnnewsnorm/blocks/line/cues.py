"""The words by which the parts of a page give themselves away, in both scripts, as families of cues.

Cue words are evidence, not proof: 评论 stands in many a body line. The sequence model weighs them against shape
and neighbours; only `blocks.kinds.fine` takes some of them at their word, where shape leaves no doubt.
"""

from collections.abc import Iterable
from functools import cache

from .pairs import pair_code

__all__ = [
    "CUES",
    "FAMILIES",
    "GOES_ON",
    "LONGER",
    "both_scripts",
    "cue_words",
    "longer_cues",
    "pair_flags",
    "sign_cues",
]

_SIMPLIFIED = (
    "来处转载发单机构记编译讯员约报导笔责辑审终监对读选总复划实习录图签华网电综台权备证号许经营声别担归删观点场创扫码维链众关丝踪订阅赞陆册会户验账帐评论贴举条楼顶参与热门该讨检积题钱线"
    "时间后鲜过鸡级组坛荐欢页头击专气当现设为频栏旧体简无碍闭联们于邮话传广务诚隐帮见馈办术诉键词标资摄说视络开优费购买奖动浏览缓冲静纠错缩语余数访问内"
)
_TRADITIONAL = (
    "來處轉載發單機構記編譯訊員約報導筆責輯審終監對讀選總復劃實習錄圖籤華網電綜臺權備證號許經營聲別擔歸刪觀點場創掃碼維鏈眾關絲蹤訂閱贊陸冊會戶驗賬帳評論貼舉條樓頂參與熱門該討檢積題錢線"
    "時間後鮮過雞級組壇薦歡頁頭擊專氣當現設為頻欄舊體簡無礙閉聯們於郵話傳廣務誠隱幫見饋辦術訴鍵詞標資攝說視絡開優費購買獎動瀏覽緩衝靜糾錯縮語餘數訪問內"
)
_TO_TRADITIONAL = str.maketrans(_SIMPLIFIED, _TRADITIONAL)

# Family name -> words in Simplified script (Traditional forms follow by themselves; only Taiwan's own words
# and forms with several counterparts are spelt out).
FAMILIES: dict[str, str] = {
    "source": "来源 來源 出处 来自 稿源 转自 转载自 供稿 摘自 发布者 发布单位 发布机构 信息来源",
    "author": "作者 记者 文/ 文／ 撰文 编译 通讯员 特约 撰稿 报道 報導 报导 文字 口述 供稿 本报 主笔 文| 笔者",
    "credit": "责任编辑 责编 编辑 审核 终审 监制 校对 校對 审读 选稿 美编 值班 总编 主编 初审 复审 複審 编审 编导 制作 策划 实习 来稿 录入 责校 供图 签发 撰稿 排版",
    "agency": "新华社 中新社 中新网 本报讯 中央社 讯 日电 综合报道 台北报导 报导〕 报导】 报道】 电（记者 電（記者",
    "copyright": "版权所有 版權所有 © Copyright copyright COPYRIGHT ICP备 ICP證 ICP证 公网安备 备案号 许可证 Reserved RESERVED reserved 著作权 All Rights 经营许可 网信",
    "disclaimer": "免责声明 特别声明 凡本网 注明 转载 未经授权 侵权 不代表本 不承担 版权归 删除 观点 立场 声明 禁止 本文来自 原创 授权 法律责任",
    "share": "分享 扫一扫 扫码 二维码 微信 微博 QQ 朋友圈 Facebook facebook LINE Twitter 收藏 转发 Email 复制链接 复制本 公众号 关注 粉丝 追踪 订阅 按赞",
    "login": "登录 登陆 注册 登入 註冊 密码 会员 退出 用户名 验证码 账号 帐号 手机号 快捷 通行证 立即 我的 签到 加入",
    "comment": "评论 留言 回复 回覆 跟帖 跟贴 发表 点赞 举报 网友 条评 楼主 沙发 顶一下 踩一下 参与 最新评 热门评 文明上网 发帖 回帖 只看该作者 只看楼主 引用 支持 反对 讨论 投票 使用道具 检举 赞同 有用 写回答 个回答",
    "forum": "楼 积分 主题 帖子 主題 Rank 威望 金钱 阅读权限 在线时间 注册时间 最后登录 精华 鲜花 握手 雷人 路过 鸡蛋 级别 UID 用户组 TA的 好友 版主 论坛",
    "related": "相关 推荐 推薦 延伸阅读 猜你喜欢 热门 排行 更多 上一篇 下一篇 上一页 下一页 热点 精彩 最新 头条 您可能 也许 大家都在 其他人也在 热搜 热文 今日 点击排行 看了 你可能 編輯推薦 图集 专题 人气 快讯 焦点",
    "nav": "首页 首頁 当前位置 您的位置 您现在 所在位置 网站地图 返回 导航 设为首页 加入收藏 频道 >> » 栏目 搜索 搜尋 全站 旧版 English english 繁体 简体 繁體 無障礙 无障碍 回顶部 顶部 關閉 关闭",
    "contact": "联系我们 关于我们 地址 邮编 电话 传真 邮箱 广告服务 诚聘 友情链接 法律声明 隐私 客服 热线 帮助 意见反馈 反馈 主办 承办 技术支持 招聘 投稿 合作 服务条款 网站声明 投诉",
    "tags": "关键词 关键字 关键词 标签 标籤 Tags tags TAG tag 热词 Tag 话题",
    "caption": "图为 资料图 资料照 图片来源 供图 摄） 摄) 摄影 摄】 图说 图注 ▲ △ 视频截图 图源 翻摄 （图 图／ 图/ 圖／ 图1 图2 资料图片 示意图 提供） 提供) 网络图 截图 Photo photo",
    "ad": "广告 下载 APP App 客户端 打开 立即 点击 优惠 免费 购买 加盟 代理 招商 抽奖 活动办法 AD 赞助",
    "player": "播放 视频加载 加载中 Loading loading 您的浏览器 浏览器 缓冲 静音 倍速 全屏 flash Flash",
    "tool": "字号 字體 字体 打印 列印 大中小 纠错 放大 缩小 朗读 语音 关闭窗口 关窗 复制 全文 阅读全文 展开 余下",
    "counts": "阅读 浏览 点击 人气 阅读量 次 浏覽 查看 点击数 阅读数 评论数 访问量 喜欢 观看",
    "abstract": "摘要 导读 核心提示 内容提要 导语 提要 本文摘要 编者按 编者的话 文章摘要 简要描述 概要",
    "original": "原标题 原文 原载 原题 原刊",
    "rank": "Top TOP NO. No.",
    "dated": "发布时间 发布日期 发布于 发表时间 发表日期 发表于 发稿时间 发稿 时间 時間 日期 更新 栏目 刊登 刊发 發佈 發布時間",
    "betting": "彩票 棋牌 博彩 赌场 赌城 赌博 赌钱 百家乐 老虎机 时时彩 分分彩 快三 快3 六合彩 赛车 飞艇 pk10 PK10 幸运28 澳洲幸运 炸金花 娱乐 "
    "真人 投注 下注 体育 国际 游戏 平台 电玩 威尼斯 葡京 金沙 太阳城 永利 皇冠 亚博 亚搏 yabo YABO 华体会 必威 betway bet bt365 欧宝 ope 开元 "
    "美高梅 乐虎 银河 申博 威廉 贵宾会 js3 博发 同升 凯发 万博 天博 乐鱼 无码 一区 XXXX 在线 成人 国产 黄播 秒速 极速 SG 开奖 走势 天天 彩神 "
    "竞猜 荷官 官网 代理 充值 久久 加盟 招商 赚",
}

CUES = {name: 1 << index for index, name in enumerate(FAMILIES)}


def both_scripts(words: str) -> list[str]:
    """Return space-separated `words` with their Traditional forms added, each once, in order."""
    given = words.split()
    return list(dict.fromkeys([*given, *(word.translate(_TO_TRADITIONAL) for word in given)]))


LONGER = 1 << len(FAMILIES)  # flag of the two characters that begin a word of three and more
GOES_ON = LONGER << 1  # of its second and third


@cache
def _longer_words(at: int) -> dict[int, tuple[tuple[str, int], ...]]:
    """Words of three characters and more with the bit of their family, by the code of the pair at a place in them."""
    index: dict[int, list[tuple[str, int]]] = {}
    for name, words in FAMILIES.items():
        for word in both_scripts(words):
            if len(word) > 2:
                index.setdefault(pair_code(word[at : at + 2]), []).append((word, CUES[name]))
    return {code: tuple(words) for code, words in index.items()}


@cache
def _signs() -> dict[str, int]:
    """Words of one character with the bit of their family."""
    return {
        word: CUES[name] for name, words in FAMILIES.items() for word in both_scripts(words) if len(word) == 1
    }


def pair_flags() -> dict[int, int]:
    """Return what pairs of characters tell by their codes: the bits of `CUES` of words, `LONGER` and `GOES_ON`."""
    flags: dict[int, int] = {}
    for name, words in FAMILIES.items():
        for word in both_scripts(words):
            own = ((word, CUES[name]),) if len(word) == 2 else ((word[:2], LONGER), (word[1:3], GOES_ON))
            for pair, flag in own if len(word) > 1 else ():
                code = pair_code(pair)
                flags[code] = flags.get(code, 0) | flag
    return flags


def longer_cues(text: str, codes: Iterable[int], at: int) -> int:
    """Return the bits of the families with a word of three characters and more in `text`.

    Args:
        text: The line.
        codes: Pairs of neighbouring characters in it.
        at: Only words that have one of the pairs at this place are looked for.
    """
    bits = 0
    index = _longer_words(at)
    for code in index.keys() & codes:
        for word, bit in index[code]:
            if not bits & bit and word in text:
                bits |= bit
    return bits


def sign_cues(text: str) -> int:
    """Return the bits of the families with a word of one character in `text`."""
    bits = 0
    for ch, bit in _signs().items():
        if ch in text:
            bits |= bit
    return bits


@cache
def _by_first() -> dict[str, tuple[tuple[str, int], ...]]:
    """All words by their first character, the longest first, with the bits of their families."""
    bits: dict[str, int] = {}
    for index, words in enumerate(FAMILIES.values()):
        for word in both_scripts(words):
            bits[word] = bits.get(word, 0) | 1 << index
    result: dict[str, list[tuple[str, int]]] = {}
    for word in sorted(bits, key=len, reverse=True):
        result.setdefault(word[0], []).append((word, bits[word]))
    return {first: tuple(words) for first, words in result.items()}


def cue_words(text: str, bits: int) -> list[str]:
    """Return the cue words of some families in `text`, in the order in which they stand there, none within another.

    Args:
        text: The line.
        bits: The families looked for.
    """
    words = _by_first()
    result: dict[str, None] = {}
    end = 0
    for at, ch in enumerate(text):
        if at >= end and ch in words:
            found = next((word for word, bit in words[ch] if bit & bits and text.startswith(word, at)), None)
            if found is not None:
                result[found] = None
                end = at + len(found)
    return list(result)
