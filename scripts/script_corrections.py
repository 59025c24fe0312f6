"""Where OpenCC's conversion to Traditional goes wrong in news, and what is right.

`CORRECTIONS` has entries of words, parted by ``|``:

- ``歌手|表示``: two words meet here, and no phrase of the dictionaries may reach across;
- ``|发展``: a word that starts afresh whatever stands before it (维护发展 is not 維護髮展);
- ``十|余=餘``: in these surroundings the part with ``=`` becomes that;
- ``发展示``, ``十余``: no ``|`` and no ``=``: this is left to the dictionaries, because what looks like a word above is
  two others here, or because their value for the character is right here.

The longest entry at each place counts, from left to right. `USUAL` are characters whose usual value in news is
another than the dictionaries take for want of a phrase: 范 and 岳 outside of their phrases are surnames, 签 is the
verb. The pairs of words were collected by comparing the conversion of news and reviews with the conversion of their
words one by one, then chosen by hand: an entry is here only if the other reading hardly ever occurs (``头|发现`` is
not, because of 头发现在).
"""

USUAL = {"范": "范", "岳": "岳", "签": "簽", "余": "余"}

WORDS_THAT_MEET = """
了|如何 了|如此 了|如下 了|如果 了|如同
被|发到 被|发给 被|发往 被|发回 被|发配 被|发现 乱|发货 落|发霉 编|发表
镜头|发现 街头|发现 码头|发现 源头|发现
很多|只能 很多|只有 多|只是 最多|只能 最多|只有 是|只有 是|只是 是|只能 是|只要 这|只能
大|冲击 大|冲突 大|冲刺 大|冲撞 通过|冲突 太|冲动 大|斗争 人|欲罢不能 有|云泥之别 大|丑闻
一|出现 一|出门 一|出租 一|出事 一|出手 一|出版 统一|出台 统一|出发 唯一|出路 十一|出游
纳米|制程 奈米|制程
此|系列 不|系统 半天|后 今天|后 明天|后 又|干净 能|干净
说|尽快 不|尽快 将|尽快 想|尽快 会|尽快 将|尽量 想|尽量 使|尽量 想|尽可能
和|面积 和|面前 和|面对 和|面临 和|面向 和|面部 和|面子 和|面试 和|面板 和|面额 和|面料 意|面前 切片|面包 一片|面包
大|面包 国家|具有 大家|具有 专家|具有 大家|什么 人家|什么
家|私营 家|私人 家|私企 家|私募 国家|私下
并|成功 并|成为 并|成立 并|为 并|发布 并|发出 并|发挥 并|发起 并|发送 并|发放 并|发生 并|发行 并|发射 并|发给 并|发扬
并|购买 并|入选 并|入驻 并|合作 并|合理
没|采纳 没|采取 没有|采用 没有|采访 没有|采取 没有|采纳 要求|签订 求|签字 求|签名
子|游戏 子|游客 子|游荡 亲子|游 辱|游客 上|台风 合|中国 合|中央 好|恶心 上|复制 上|复习 下|回复 不|复合 不|复制
复|习近平 上|冲凉 大海|里面 频道|里 地道|里 轨道|里 街道|里 隧道|里 管道|里 通道|里 人行道|里 味道|里 渠道|里 报道|里
跑道|里 车道|里 河道|里
""".split()

WORDS_THAT_START_AFRESH = """
发明 发射 发送 发起 发行 发掘 发布 发表 发出 发动 发展 发放 发生 发现 发挥 发言 发电 发票 发达 发扬 发售 发源 发病 发稿
制度 制定 制订 制裁 制约 制止 制造 制造成本 制作
历史 历来 历代 历届 历任 历经 历时 历程 历险
参加 参加工作 参与 参观 参考 参赛 参政 参战 参保 参选
干部 干部队伍 干警 干预 干涉 干扰 干旱 干燥 干净 干线 干休所
表现 表示 表演 表明 表达 表态 表决 表彰 表扬
致力 致以 致使 致函 致辞 致电 致富 致敬 致歉
系统 系列 准考证 游击 游戏 游客 游览 游人 游行 游泳 伙伴 分钟 岳阳 岳飞 复辟 准入 里约热内卢 克里姆林
并不 并且 并非 并未 并没
""".split()

TWO_WORDS = """
发明显 发明亮 发射线 发送给 发起火 发起球 发行业 发行情 发布满 发布局 发布点 发现状 发表面 发表现 发出油 发出现 发出汗 发出口 发展示 发展览 发放在 发放下
发放进 发生长 发生意 发生产 发现在 发现已 发现场 发现代 发电影 发电视 发电脑 发电吹 发售价 发售后 发源头
制度过 体制作 法制作 机制作 制作为 制作用 制作出 制造就 制造成 制造假 制约定 制止损 历时间 历时代 历程序 历来纪 历来记 历来计 历来推 参加工 参考试
干干净 干部分 干部门 干部队 干部委 干部法 干部位 干部署 干部件 干部落 干警告 干警察 干警方
干预算 干预期 干预测 干预备 干预留 干预案 干预计 干涉及 干涉嫌 干涉案 干涉外 干涉农 干涉企 干涉黑 干涉水 干涉密 干线索 干线路
干旱地 干旱季 表现已 表现价 表现货 表现在 表示意 表明星 表明年 表明天 表明显 表演讲 表达到 表决定
致电子 致电影 致电视 致电脑 致电动 致富丽 致富有 系统一 系统筹 系统战 系统计 系统帅 系列入 系列为 系列举
游客户 游客运 游客源 游客流 游客机 游客车 游人口 游人民 游人才 游人员 游人群 游行业 游行程 游行为 游行政 游戏水 游戏剧 游击败
合并 兼并 吞并 一并 归并 火并 拆并 裁并 撤并 标准入 水准入 精准入 对准入 瞄准入 基准入 校准入
马里面 马里头 沉默里 幽默里 静默里 尘埃里
""".split()

AS_THE_DICTIONARIES = """
失范 楷范 規范 師范 范儿 有范 潮范 范十足 时尚范 女神范 大牌范 国际范 学院范 文艺范 四岳 太岳 山岳 篾签 货签 价签 符签 仅余 只余 尚余 还余 遗余 溢余 所余无几 余料 余者 余值 余度 余电 余因子 余函数
余刑 余恨 余犯 余怒 余烟 余则
""".split()

IN_THESE_SURROUNDINGS = """
不仅|余=余
冲=沖|抵 冲=沖|账 冲=沖|消 水|冲=沖|式 托=託|收 苞|谷=穀 谷=穀|种 谷=穀|价 夸=夸|祖鲁
巡|回=迴|法庭 击|筑=筑 新|干=干|县 余=餘|干=干|县 托=託|运行李 蛋|卷=捲 大海|里=裏 于=于|某
朴=朴|赞|郁=郁 朴=朴|信惠 朴=朴|宝剑 朴=朴|叙俊 朴=朴|恒绪 朴=朴|海镇 朴=朴|灿烈 朴=朴|廷桓 朴=朴|成炫 朴=朴|仁妃 朴=朴|有天
朴=朴|敏英 朴=朴|元淳 朴=朴|智元 朴=朴|主永 朴=朴|英善 朴=朴|永宣 朴=朴|炳锡
马|里=里 佩|里=里 默|里=里 埃|里=里 坎特伯|里=里 里=里|夫斯 里=里|弗斯 里=里|贝|里=里 里=里|贝罗 里=里|卡多 里=里|克尔梅 里=里|杰卡尔德
里=里|维拉 里=里|维埃拉 里=里|瓦斯 里=里|海沿岸 里=里|海地区 里=里|海石油 里=里|海油气 里=里|海天然气 里=里|海国家 里=里|海五国
里=里|海海域 里=里|海盆地 里=里|海区舰队 里=里|海峰会
""".split()

OFFICES = "部 省 市 县 厅 局 处 校 院 会 队 行 家 董事 外 书 首 船 站 所 科 镇 村 州 师 团 营 班 组 社 馆 厂 店 机 议 警".split()
NUMERALS = "一二三四五六七八九十百千万两几多数0123456789０１２３４５６７８９"
UNITS = "里斤米元丈尺寸吨亩倍"  # 2024年余 is rather the beginning of a name
OFFICIALS = "总统 教练 选手 导演 演员 队长 议员 部长 长官 会长 歌手".split()
NAMED = "某 姓 先生 女士 小姐".split()
SURNAMES = {"朴": "朴", "涂": "涂", "郁": "郁", "余": "余", "范": "范", "岳": "岳"}
CONCERNED = """
死者 伤者 逝者 嫌疑人 嫌犯 被告人 当事人 受害人 受害者 被害人 遇难者 肇事者 司机 驾驶员 男子 女子 二人 两人 双方 事故 火灾 起火原因
死因 车辆 图片 照片 视频 消息 传言 本文 均 确 纯 乃 皆 疑
""".split()
NOT_THE_COPULA = "统 列 数 主任 教授 安 好 上 着 了 鞋 有 围 红 领".split()
FORBIDDEN = (
    "在 以 擅 将 把 向 对 从 参 随 私 任 超 带 入 进 出 上 下 用 使 收 搞 开 卖 买 吃 喝 抽 打 拍 动 回 离 再 外 借 接 拖 玩 转"
).split()
BEFORE_YU = "属对由位处关在等低高大小多少好用限至基陷忙善急乐终出源归濒免鉴便易敢勇见居甚致给"
PARTS_OF_NAMES = "马里 佩里 默里 埃里".split()
BEFORE_LI = "埃默佩戈弗昂泽费维菲赫蒂雷肯乔亨恰塞"
AFTER_LI = "克卡森德斯瓦诺罗贝尔姆茨亚娜弗"


def corrections() -> list[str]:
    """Return all entries: those above, and those that are made of two lists."""
    entries = [*WORDS_THAT_MEET, *TWO_WORDS, *AS_THE_DICTIONARIES, *IN_THESE_SURROUNDINGS]
    entries += ["|" + word for word in WORDS_THAT_START_AFRESH]
    entries += [f"{office}长|{word}" for office in OFFICES for word in "发胡"]
    entries += [f"{number}个|中" for number in NUMERALS + "每这那各某整"]
    # The surname 余 is the usual one; what is left over stands behind numbers and units.
    entries += [f"{number}{blank}余" for number in NUMERALS for blank in ("", " ")]
    entries += [f"{number}{unit}余" for number in NUMERALS for unit in UNITS]
    entries += [f"{number}{unit}余" for number in NUMERALS[:16] for unit in "年月"]
    entries += [f"{name}={value}|{named}" for name, value in SURNAMES.items() for named in NAMED]
    # Before a mark there is no given name, and it is a given name itself: 刘国范、
    entries += [f"{name}{mark}" for name in "范余" for mark in "、，。；：！？）】》”」"]
    entries += [f"姓|{name}={value}" for name, value in SURNAMES.items()]
    entries += [f"{official}|朴=朴" for official in OFFICIALS]
    entries += [f"{official}朴{rest}" for official in OFFICIALS for rest in "素实"]
    entries += [f"{concerned}|系=係" for concerned in CONCERNED]
    entries += [f"{concerned}系{other}" for concerned in CONCERNED for other in NOT_THE_COPULA]
    entries += [f"不准=不准|{verb}" for verb in FORBIDDEN]
    entries += [f"{before}于某" for before in BEFORE_YU]
    entries += [f"{before}|里=里|{after}" for before in BEFORE_LI for after in AFTER_LI]
    return list(dict.fromkeys(entries))


CORRECTIONS = corrections()
