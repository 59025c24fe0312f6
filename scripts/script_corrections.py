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
很多|只能 很多|只有 多|只是 最多|只能 最多|只有 差不多|只能 差不多|只有 是|只有 是|只是 是|只能 是|只要 这|只能 那|只能 这|只有在 不单|只
大|冲撞 通过|冲突 人|欲罢不能 有|云泥之别 大|丑闻
一|出现 一|出门 一|出租 一|出事 一|出手 一|出版 一|出台 统一|出台 统一|出发 唯一|出路 十一|出游
纳米|制程 奈米|制程
此|系列 不|系统 半天|后 今天|后 明天|后 又|干净 能|干净
和|面子 和|面试 和|面板 和|面额 和|面料 意|面前
国家|具有 大家|具有 专家|具有 大家|什么 人家|什么
家|私营 家|私人 家|私企 家|私募 国家|私下
并|成功 并|成为 并|成立 并|为 并|发布 并|发出 并|发挥 并|发起 并|发送 并|发放 并|发生 并|发行 并|发射 并|发给 并|发扬
并|购买 并|入选 并|入驻 并|合作 并|合理 和|合并
没|采取 没有|采取 求|签字 求|签名
子|游戏 子|游客 子|游荡 亲子|游 辱|游客 特大|台风 上|台风 合|中国 合|中央 好|恶心 上|复制 下|回复 不|复合
复|习近平 上|冲凉 频道|里 地道|里 轨道|里 街道|里 隧道|里 管道|里 通道|里 人行道|里 味道|里 渠道|里 报道|里
跑道|里 车道|里 河道|里 资金|链 局|限制 家|具体 家|具备 关|系统 相关|系列 有关|系列 关|系数 家|伙食 家|伙计 大家|伙食 大家|伙伴 一|周恩来 一|周总理
出|征集 出|征收 出|征求 出|征税 出|征用 出|征询 出|征兆 出|征召 数控|制造 数控|制作
家|伙伴 旧居|里 故居|里 民居|里 邻居|里 关系|统一 关系|统筹
""".split()

WORDS_THAT_START_AFRESH = """
发明 发射 发送 发起 发行 发掘 发布 发表 发出 发动 发展 发放 发生 发现 发挥 发言 发电 发票 发达 发扬 发售 发源 发病 发稿 发改委
制度 制定 制订 制裁 制约 制止 制造 制造成本 制作 征程 征途 征服 征战 征收 征税 征求 征集
历史 历来 历代 历届 历任 历经 历时 历程 历险
参加 参加工作 参与 参观 参考 参赛 参政 参战 参保 参选
干部 干部队伍 干警 干预 干涉 干扰 干旱 干燥 干净 干线 干休所 干流 干活 干练
表现 表示 表演 表明 表达 表态 表决 表彰 表扬 表面
致力 致以 致使 致函 致辞 致电 致富 致敬 致歉 别致 别扭
系统 系列 游击 游戏 游客 游览 游人 游行 游泳 游玩 伙伴 分钟 钟情 钟爱 岳阳 岳飞 复辟 准入 准考证 准备 里约热内卢 克里姆林
并不 并且 并非 并未 并没
周恩来 周总理 周围 周密 周折 周末 周期 周一 周二 周三 周四 周五 周六 周日 一周
采用 采访 采购 采集 采纳 签署 签订 签约 签证 签发
几乎 几十 几百 几千 几万 几个 几名 几位 几次 几张 千里 里面 里边 困难 向往 尽管 尽快 尽量 尽早 尽可能
复兴 复杂 复制 复习 复课 答复 回复 回忆 回旋 回避 斗争 冲洗 冲刷 冲击 冲突 冲刺 冲动 冲破 冲锋
面向 面对 面临 面积 面前 面孔 面部 面包 注重 注意 注射 志愿 余震 余额 余热 折磨 尝试 链接 摆满 摆动 摆设 摆脱 摆放
出征 采取 采矿 采茶 采摘 关系 系数 制成 制药 制剂 制片 制品 制服 面粉 面条 面试 面貌 面目 面色 分布 云南 云集 云计算 里程
发育 发作 发觉 干脆 干什么 台湾 周年 周刊 周边 借助 借以 几句 几种 几步 几何 几只 后者 后期 后果 后勤 后续 后面 念头 世界杯 胡同 心脏
家伙 表情 注册 注释 回来 回去 回到 回答 回家 回国 回头 回应 收获 万历 防御 价值 价格 重复 舍不得 谷物 布满 复苏 老板 欲望 卷入 卷起
鉴定 鉴于 幸福 团体 团结 夫人 蒙古 放松 占领 占有 获得 标志 坐标 准确 赞成 冲出
示范 规范 师范 模范 防范 典范 风范 范围 范畴 范例 范本
柜台 台灯 烟草 烟民 品种 修行 涌现 布局 布置 曲折 红娘 后来 后悔 升职 卷土重来 借此 心心念念 了如指掌 了然于胸
""".split()

TWO_WORDS = """
发明显 发明亮 发射线 发送给 发起火 发起球 发行业 发行情 发布满 发布局 发布点 发现状 发表面 发表现 发出油 发出现 发出汗 发出口
发展示 发展览 发放在 发放下 发放进 发生长 发生意 发生产 发现在 发现已 发现场 发现代 发电影 发电视 发电脑 发电吹 发售价 发售后
发源头
制度过 体制作 法制作 机制作 制作为 制作用 制作出 制造就 制造成 制造假 制约定 制止损 历时间 历时代 历程序 历来纪 历来记 历来计
历来推 参加工 参考试
若干 骨干 主干 树干 枝干 躯干 饼干 肉干 晒干 烘干 吹干 风干 阴干 擦干 榨干 晾干 干干净 干涉及 干线索 干旱地 干旱季
表现已 表现价 表现货 表现在 表示意 表明星 表明年 表明天 表明显 表演讲 表达到 表决定 手表面 名表面 腕表面 钟表面
致电子 致电影 致电视 致电脑 致电动 致富丽 致富有
别致力 别致以 别致使 别致函 别致辞 别致电 别致信 别致富 别致敬 别致歉 别致谢 别扭曲 别扭转 别扭捏
系统一 系统筹 系统战 系统计 系统帅 系列入 系列为 系列举
游客户 游客运 游客源 游客流 游客机 游客车 游人口 游人民 游人才 游人员 游人群 游行业 游行程 游行为 游行政 游戏水 游戏剧 游击败
钟情节 钟情况 钟情绪 钟爱情 钟爱国 准备案 合并 兼并 吞并 一并 归并 火并 拆并 裁并 撤并
标准入 水准入 精准入 对准入 瞄准入 基准入 校准入 标准备 瞄准备
一周围 一周岁 一周年 四周一 四周二 四周三 四周四 四周五 四周六 圆周一 周围绕 上周期 下周期 本周期 每周期 周日报
风采用 风采访 神采用 茶几 案几 条几案 千里面 里面积 里面粉 里面条 里面馆 里面对 里面临 里面向 里面包车 公里边 英里边 海里边 洲里边 里边防 里边境 里边界 里边贸 里边缘 里边疆 干面包
向往左 向往右 向往前 向往后 向往上 向往下 向往东 向往西 向往南 向往北 向往返 向往来 尽管理 尽管道 尽快乐 尽量力
恢复习 恢复制 重复习 重复制 重复杂 反复制 北斗争 局限制约 限制约
面对面 面包括 面包含 面包围 面包裹 面包容 面包装 面包揽 面包办 面包抄 面包扎 面包机 面包子 面包厢 面包工 面包邮 面积极 面积累 面积压
面部分 面部署 面部门 面向往 面前往 面前景 面前者 面前锋 面前期 备注意 标注意 加注意 批注意
布局部 布局面 布局势 布局域 布局限 公布局 发布置 公布置 一修行
皇后来 王后来 太后来 影后来 歌后来 皇后悔 王后悔 太后悔 一出台湾 一出台词
关系主 关系教 系数据 系数十 系数百 系数千 系数量 系数字 系数名 系数码 关系列入
制成为 制成熟 制成本 制成功 制成效 制成果 制成立 制成员 制成分 制药价 制药品 制药物 制药量 制药店 制剂量 制片区 制品质 制品种 制品牌
制品类 制品位 制服务 制服用 面粉色 面粉红 面粉刷 面粉饰 面粉碎 面条件 面条款 面条约 面条例 面条文 面条形 面目标 面目的 面目录 面目前
面色彩 面貌似 面试图 面试行 面试验 面试点 里程序 里程度 发作为 发作用 上周边 本周边 下周边 一周边 后面前 后面容 后面对 后面临
皇后面 王后面 太后面 后果断 后果然 后续约 后续航 后期待 后期间 后期望 后期货 大家伙 表情况 表情报 注册页 回应该 回到达 回头发 重复发 重复苏 重复兴
宿舍不得 校舍不得 发布满 公布满 收获得 捕获得 准确定 准确认 准确立 称赞成 示范围 分布置 分布局 分布告 家具体验 家具体积 家具体系
家具备货 家具备案 上游客户 下游客户 中游客户 上游行业 下游行业 中游行业 上游人口 下游人口 夫人民 夫人员 夫人工 幸福建 价格外 对冲 脉冲 周年代 周年间 上游人民 下游人民 中游人民 上游人员 下游人员
回家长 团结构 团结果 团结束 团体现 团体制 团体系 几何时 复苏联 复苏州 复苏宁 复苏丹 占有关 获得知 标志愿 标志强 面目睹
马里面 马里头 沉默里 幽默里 静默里 尘埃里
回复议 回复印 回复查 回复核 回复工 回复检 回复课 回复产 回避免 准确保 准确有 准确诊 借以及
春困难 春困惑 春困境 春困住 春困扰 春困苦 春困局 春困在 春困于 击筑牢 击筑起 击筑成 元首周 匪首周
周密集 周密切 周折价 周折扣 面包产 面包销 面包罗 面包庇 面包袱 面粉丝 面粉尘 面粉末 面粉底 公里面 阿里面 里程某
台灯光 台灯塔 台灯箱 台灯火 台灯笼 台灯杆 台灯会 台灯展 台灯具 台灯饰 特征战 特征服 特征程 特征途 象征战 象征服 象征程 象征途
批准备 获准备 核准备 标签发 抽签发 恢复杂 标注重 批注重 备注重 向往往 向往常 致以及 精致使 细致使 别致命 别致癌 别致病 别致死
农历来 农历时 农历届 农历任 公历来 公历时
风采集 风采取 神采集 文采集 分布朗 分布拉 分布依族 发布朗 发布依族
合作制造 合作制作 合作制片 合作制定 合作制品
""".split()

AS_THE_DICTIONARIES = """
失范 楷范 規范 師范 范儿 有范 潮范 范十足 时尚范 女神范 大牌范 国际范 学院范 文艺范 四岳 太岳 山岳 篾签 货签 价签 符签 仅余 只余 尚余 还余 遗余 溢余 所余无几 余料 余者 余值 余度 余电 余因子 余函数
余票 余房 余货 余油 余土 余皆 余均 余半
余刑 余恨 余犯 余怒 余烟 余则
木签 烤签 肉签 胸签 桌签 耳签 灵签 解签 签文 签语 签饼 签号
""".split()

IN_THESE_SURROUNDINGS = """
不仅|余=余
冲=沖|抵 冲=沖|账 冲=沖|消 水|冲=沖|式 托=託|收 苞|谷=穀 谷=穀|种 谷=穀|价 夸=夸|祖鲁
巡|回=迴|法庭 击|筑=筑 新|干=干|县 百|里=里|挑一 钟=鍾|馗 首|周=週 犯|困=睏 春|困=睏 余=餘|干=干|县 托=託|运行李 蛋|卷=捲 大海|里=裏 于=于|某 当当=當當|网 终身|制=制 合作|制=制
朴=朴|赞|郁=郁 朴=朴|信惠 朴=朴|宝剑 朴=朴|叙俊 朴=朴|恒绪 朴=朴|海镇 朴=朴|灿烈 朴=朴|廷桓 朴=朴|成炫 朴=朴|仁妃 朴=朴|有天
朴=朴|敏英 朴=朴|元淳 朴=朴|智元 朴=朴|主永 朴=朴|英善 朴=朴|永宣 朴=朴|炳锡
马|里=里 佩|里=里 默|里=里 埃|里=里 坎特伯|里=里 里=里|夫斯 里=里|弗斯 里=里|贝|里=里 里=里|贝罗 里=里|卡多 里=里|克尔梅 里=里|杰卡尔德
里=里|维拉 里=里|维埃拉 里=里|瓦斯 里=里|海沿岸 里=里|海地区 里=里|海石油 里=里|海油气 里=里|海天然气 里=里|海国家 里=里|海五国
里=里|海海域 里=里|海盆地 里=里|海区舰队 里=里|海峰会
""".split()

OFFICES = "部 省 市 县 厅 局 处 校 院 会 队 行 家 董事 外 书 首 船 站 所 科 镇 村 州 师 团 营 班 组 社 馆 厂 店 机 议 警".split()
DIGITS = "0123456789０１２３４５６７８９"
NUMERALS = "一二三四五六七八九十百千万两几多数" + DIGITS
UNITS = "里斤米元丈尺寸吨亩倍"  # 2024年余 is rather the beginning of a name
OFFICIALS = "总统 教练 选手 导演 演员 队长 议员 部长 长官 会长 歌手".split()
NAMED = "某 姓 先生 女士 小姐".split()
SURNAMES = {"朴": "朴", "涂": "涂", "郁": "郁", "游": "游", "余": "余", "范": "范", "岳": "岳"}
PEOPLE = "市民 患者 居民 村民 业主 车主 店主 消费者 顾客 乘客 旅客 网友 读者 家长 老人 长 邻居 受害者 当事人 ， 。 、 ： ； “ （".split()
PLAYS = "戏 好戏 大戏 新戏 剧 闹剧 话剧 喜剧 悲剧 歌剧 京剧 昆剧 昆曲 越剧 音乐剧 折子戏 舞台剧".split()
AFTER_OUT = "来席发于身售入口土现版门去场手事租生海国院道站境炉厂战"
AFTER_ONLY = "為有能是要会需剩差用卖占得好想求为限在不因够许可花允应见知说做看听让被给管顾取算"
CONCERNED = """
死者 伤者 逝者 嫌疑人 嫌犯 被告人 当事人 受害人 受害者 被害人 遇难者 肇事者 司机 驾驶员 男子 女子 二人 两人 双方 事故 火灾 起火原因
死因 车辆 图片 照片 视频 消息 传言 本文 均 确 纯 乃 皆 疑
""".split()
NOT_THE_COPULA = (
    "统 列 数 主任 教授 安 好 上 着 了 鞋 有 围 红 领 牢 绳 皮带 头巾 丝巾 腰带 在一起 于一身 紧安全 紧鞋 紧了"
).split()
FORBIDDEN = (
    "在 酒 以 擅 将 把 向 对 从 参 随 私 任 超 带 入 进 出 上 下 用 使 收 搞 开 卖 买 吃 喝 抽 打 拍 动 回 离 再 外 借 接 拖 玩 转"
).split()
# Behind these 不准 is no ban: 拿不准用什么.
NOT_EXACT = "拿吃猜算踢瞄听读量摸投射估预测走捉得准"
# 于某日 is no man called 于.
AFTER_MOU = (
    "种 些 个 日 月 年 天 地 段 刻 市 省 县 区 村 国 站 单位 时候 时间 时期 一个 一种 一天 一日 公司 小区 酒店 医院 学校 平台 网站"
).split()
# 限制作业, 试卷入库, 报复制裁, 硅谷物联网, 吃面对: the first two are a word, and the word behind them is none.
NO_WORD_BEHIND = {
    "制作 制造 制药 制片 制品": "控限抑遏抵牵",
    "卷入 卷起": "试考答问案画阅",
    "复制": "报收批康修光答平",
    "谷物 谷种 谷价": "河山峡硅光幽深溪",
    "犯困": "罪嫌囚战逃主要人从凶疑侵冒触",
    "里瓦斯": "井矿道洞室巷罐瓶层煤硐",
    "回来 回到 回去 回国 回应 回避 回家": "巡迂",
    "面对 面前": "吃煮泡碗汤拌凉炒",
    "万历": NUMERALS + "余上亿",
}
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
    entries += [f"{order}|出{rest}" for order in ("一", "几", "第一", "第二", "第三") for rest in AFTER_OUT]
    entries += [f"{before}|出=齣|{play}" for before in "这那每某" for play in PLAYS]
    entries += [f"{place}|游{rest}" for place in "上中下" for rest in "戏客人览行玩乐泳说荡"] + [
        "|上游",
        "|中游",
        "|下游",
    ]
    entries += [f"{before}|合并" for before in "不会和将其也可被拟已再要能应后前"]
    entries += [
        f"{before}|只{rest}"
        for before in "是大"
        for rest in "见 要 好 能 得 怕 不过 管 顾 有 求 当 用".split()
    ]
    entries += [f"有|只{rest}" for rest in "要 是 好 得 怕 不过 见 管 顾".split()]
    entries += [f"{number}家|具有" for number in NUMERALS + "每这那各该"]
    entries += [f"{number}家具有限" for number in NUMERALS + "每这那各该"]
    entries += [f"{digit}{blank}天|后" for digit in DIGITS for blank in ("", " ")]
    entries += [f"{digit}|里=里|{rest}" for digit in DIGITS for rest in "外地路长处之"]
    entries += [f"{digit}|周=週|{rest}" for digit in DIGITS for rest in "内后前的以之"]
    # The surname 余 is the usual one; what is left over stands behind numbers and units.
    entries += [f"{number}{blank}余" for number in NUMERALS for blank in ("", " ")]
    entries += [f"{number}{unit}余" for number in NUMERALS for unit in UNITS]
    entries += [f"{number}{unit}余" for number in NUMERALS[:17] for unit in "年月"]
    entries += [f"{name}={value}|{named}" for name, value in SURNAMES.items() for named in NAMED]
    # Before a mark there is no given name, and it is a given name itself: 刘国范、
    entries += [f"{name}{mark}" for name in "范余" for mark in "、，。；：！？）】》”」"]
    entries += [f"{before}游{named}" for before in "导旅上中下漫畅郊出周巡环春秋夜云神日" for named in NAMED]
    entries += [f"{before}余{named}" for before in "其剩业残盈" for named in NAMED]
    entries += [f"百姓{name}" for name in SURNAMES]
    entries += [f"{who}|于=于|{named}" for who in PEOPLE for named in NAMED[2:]]
    entries += [f"{digit}{blank}|只=隻" for digit in DIGITS for blank in ("", " ")]
    entries += [f"{digit}{blank}只{verb}" for digit in DIGITS for blank in ("", " ") for verb in AFTER_ONLY]
    entries += [f"姓|{name}={value}" for name, value in SURNAMES.items()]
    entries += [f"{official}|朴=朴" for official in OFFICIALS]
    entries += [f"{official}朴{rest}" for official in OFFICIALS for rest in "素实"]
    entries += [f"{concerned}|系=係" for concerned in CONCERNED]
    entries += [f"{concerned}系{other}" for concerned in CONCERNED for other in NOT_THE_COPULA]
    entries += [f"不准=不准|{verb}" for verb in FORBIDDEN]
    entries += [f"{verb}不准" for verb in NOT_EXACT]
    entries += [f"{before}于某" for before in BEFORE_YU]
    entries += [f"于某{rest}" for rest in AFTER_MOU] + ["于=于|某日前"]
    entries += [
        f"{before}{word}"
        for words, befores in NO_WORD_BEHIND.items()
        for word in words.split()
        for before in befores
    ]
    entries += [f"{before}收|获{rest}" for before in "吸税接招没增营验征回丰" for rest in "得取准奖批悉胜"]
    entries += [f"{before}|里=里|{after}" for before in BEFORE_LI for after in AFTER_LI]
    return list(dict.fromkeys(entries))


CORRECTIONS = corrections()
