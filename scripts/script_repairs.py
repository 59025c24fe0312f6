"""What conversion by machine got wrong in Simplified text, and what is right.

Many mirrors of pages were converted character by character, or with tables that take one of several counterparts
for all of them: 乾隆 became 干隆, 了 became 瞭, 什么 became 什幺, 看着 stayed 看著, 著名 became 着名. In Simplified
text this can be mended, since the right word has one form there. The form of the entries is that of
`script_corrections.py`: ``干=乾|隆`` in these surroundings, ``骨干隆`` nothing.

An entry is here only if what it mends is hardly ever right: 着 and 著 are mended behind verbs and in whole words
alone, 复 only in words that have no 复.
"""

WORDS = """
干=乾|隆 干=乾|清宫 干=乾|坤 干=乾|安县 康干=康乾|盛世 康干=康乾|时期 康干=康乾|之治 干=乾|嘉学派 干=乾|嘉考据 干=乾|陵
慰借=慰藉 蕴借=蕴藉 一片狼借=一片狼藉 满地狼借=满地狼藉 遍地狼借=遍地狼藉 杯盘狼借=杯盘狼藉 声名狼借=声名狼藉 狼借=狼藉|不堪 狼借=狼藉|一片
复=覆|盖 颠复=颠覆 倾复=倾覆 全军复没=全军覆没 重蹈复辙=重蹈覆辙 翻天复地=翻天覆地 天翻地复=天翻地覆 复水难收=覆水难收
了=瞭|望塔 了=瞭|望台 了=瞭|望哨 了=瞭|望员 登高了望=登高瞭望 瞭=了
什幺=什么 怎幺=怎么 那幺=那么 这幺=这么 多幺=多么 要幺=要么 甚么=什么 什麽=什么 怎麽=怎么 那麽=那么 这麽=这么 多麽=多么
么=幺|蛾子 计画=计划 规画=规划
其馀=其余 业馀=业余 剩馀=剩余 多馀=多余 残馀=残余 盈馀=盈余 结馀=结余 富馀=富余 课馀=课余 有馀=有余 之馀=之余 年馀=年余
十馀=十余 百馀=百余 千馀=千余 万馀=万余 馀震=余震 馀额=余额 馀下=余下 馀地=余地 馀热=余热 馀波=余波 馀生=余生 馀党=余党
若乾=若干 树乾=树干 骨乾=骨干 主乾=主干 饼乾=饼干 才乾=才干 乾部=干部 乾净=干净 乾燥=干燥 乾旱=干旱 乾脆=干脆 乾杯=干杯 乾活=干活
乾预=干预 乾扰=干扰 乾涉=干涉 乾警=干警 乾枯=干枯 乾涸=干涸 乾粮=干粮 於=于|是 於=于|此 衞=卫
宫商角征=宫商角徵|羽 文征明=文徵明
""".split()

TWO_WORDS = """
骨干隆 若干隆 饼干隆 枝干隆 主干隆 干隆重 若干陵 骨干陵 慰借款 慰借钱 慰借贷 慰借用
瞭望 瞭哨 明瞭 瞭然 计画面 计画像 计画作 计画家 计画展 计画图 计画押 规画面 规画像
这幺蛾子 那幺蛾子 这幺妹 那幺妹 这幺女 那幺女 这幺儿 那幺儿
""".split()

# 恢复盖房 is no 复盖, 设计画册 no 计画, 正规画廊 no 规画.
ENDS_IN_FU = "恢修回答重反批光平康报收规兴"
ENDS_IN_PLAN = [
    *((first, "计画") for first in "设统共合总会预估累审伙"),
    *((first, "规画") for first in "正常圆法违教条校成"),
]

# 於 is no surname behind these.
BEFORE_YU = """
位 对 由 关 在 属 至 终 等 处 用 低 高 大 小 多 少 基 鉴 限 善 过 急 忙 便 易 敢 勇 甘 源 出 归 趋 介 濒 陷 致 生 死 建 始 毁 利 有利 适 适合 适用
成立 发表 出生 毕业 集中 来自 服务 取决 相当 不同 不亚 有助 得益 立足 着眼 致力 忠 乐 苦 免 类似 局限 有别 定 落 优 劣 晚 早 迟 不晚 设 存 见
""".split()
AFTER_YU = "去年 今年 明年 昨日 今日 昨天 今天 本月 上月 当日 同日 近日 日前 ０ １ ２ ３ ４ ５ ６ ７ ８ ９ 0 1 2 3 4 5 6 7 8 9".split()

# 着 behind a verb, which Taiwan writes 著.
VERBS = """
随 看 有 留 意味 沿 接 跟 朝 向 带 拿 站 坐 躺 走 跑 笑 哭 说 听 穿 戴 抱 背 扛 举 握 牵 拉 推 骑 开 关 挂 贴 放 摆 堆 装 盖 住 活 靠
倚 对 围 绕 守 护 盯 望 瞧 瞪 闭 睁 抬 忍 憋 含 咬 吃 喝 藏 存在 影响 标志 象征 代表 充满 洋溢 弥漫 面临 承受 承载 伴 凭 趁 顺 冒 怀
试 急 忙 争 抢 闹 吵 叫 喊 唱 跳 飞 飘 流 淌 滴 燃烧 闪 亮 照 映 透 散发 扮演 发挥 进行 持续 保持 维持 坚持 期待 等待 享受 感受 遭受
""".split()
# What makes a word with 著 in front: 看著名 is 看 and 著名.
WITH_ZHU = "作名述书称者录有"
# 名著重读 is no 名 and 着重: these end in 著.
ENDS_IN_ZHU = "名专巨原论编译遗新旧大拙显卓昭合所撰土"
# 着 and a word that begins with 名: behind these verbs, 绣着名家的画, and before the rest of these words, 着名字.
BEFORE_ZHE = (
    "随看有带接拿跟抱写冒用冲望开挂怀穿睡放拉沿藏背顶试朝照凭含听握拖盼记提围靠打留说贴坐盯引绕伴摆捧领陪盖夹站拎挨踏按守举"
    "吵担撑忍戴嚷讲循喝牵借映赶点装扎捂推骑罩印染系迎端护递裹扶翻念换催唤跳扛憋竖蹲找闻养乘揣铺捏披抬蒙唱赖踩扔探躺托沾吸嵌拽"
    "叼擎洒拾哄挤眯哭搓约搂追勾叫割瞒偷奔锁敲烧拦诵抹拄数哼架挑卖买叠晒顾弄搁刷画搭献押擦尝刻标报签题绣抄列查冠起别抽吃住游传"
    "聊扮排镌雕喷涂缝填署取顺向走跑活对争抢急忙闹喊飞存为等发占坚吹收登插拍裱比"
)
REST_OF_WORDS = "字人称义额次片单册录目贵气牌利声誉为叫姓条媛望著"
# Words with 着 that became 著, and words with 著 that became 着.
WITH_ZHE = """
著=着|手 著=着|重 著=着|眼 著=着|陆 著=着|力 著=着|想 著=着|急 著=着|火 著=着|装 著=着|落 著=着|迷 著=着|凉 著=着|实
衣著=衣着 沉著=沉着 附著=附着 胶著=胶着 睡不著=睡不着 找不著=找不着 用不著=用不着 犯不著=犯不着 摸不著=摸不着 不著=不着|边际
着=著|名 显着=显著 卓着=卓著 昭着=昭著 土着=土著|居民 土着=土著|民族 土着=土著|部落 土着=土著|文化 土着=土著|人
着=著|作权 着=著|作等身 的着=的著|作 世界名着=世界名著 四大名着=四大名著 文学名着=文学名著 古典名着=古典名著 经典名着=经典名著 名着=名著|赏析 名着=名著|改编 名着=名著|导读 名着=名著|阅读
学术专着=学术专著 原着=原著|小说 原着=原著|作者 着=著|书立说 着=著|名声乐 着=著|名录音 着=著|名贵族 着=著|名人士 着=著|名人物
合编着=合编著 编着=编著|《 编着=编著|的《 编着=编著|有《 编着=编著|者 编着=编著|出版
""".split()
NOT_ZHU = """
凸显着 彰显着 突显着 尽显着 呈显着 隐显着 明显着 浅显着 浮显着 映显着 透显着 外显着 脸上显着 脸显着
看着作 跟着作 随着作 忙着作 等着作 想着作 带着作
""".split()


def repairs() -> list[str]:
    """Return all entries."""
    entries = [*WORDS, *TWO_WORDS, *WITH_ZHE, *NOT_ZHU]
    entries += [f"{trunk}干{rest}" for trunk in "若树骨主饼才枝躯" for rest in "隆陵坤清嘉"]
    entries += [f"{before}|於=于" for before in BEFORE_YU] + [f"於=于|{after}" for after in AFTER_YU]
    entries += [f"{verb}|著=着" for verb in VERBS]
    entries += [f"{verb}著{rest}" for verb in VERBS for rest in WITH_ZHU]
    entries += [f"{first}著{rest}" for first in ENDS_IN_ZHU for rest in "手重眼陆力想急火装落迷凉实"]
    entries += [f"{word}复盖" for word in ENDS_IN_FU]
    entries += [f"{first}{plan}" for first, plan in ENDS_IN_PLAN]
    entries += [f"{verb}着名" for verb in [*VERBS, *BEFORE_ZHE]]
    entries += [f"着名{rest}" for rest in REST_OF_WORDS]
    return list(dict.fromkeys(entries))


REPAIRS = repairs()
