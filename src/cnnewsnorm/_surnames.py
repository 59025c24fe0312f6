"""Surnames, in both scripts, by how surely they tell a name."""

__all__ = ["COMMON_SURNAMES", "RARER_SURNAMES", "SURNAMES", "USUAL_SURNAMES"]

COMMON_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓冯韩曹曾彭萧肖蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石"
    "戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严赖覃洪武莫孔張劉陳楊黃趙吳孫馬羅鄭謝許鄧馮韓蕭葉蔣蘇呂盧鍾譚陸賈"
    "韋鄒閻龍賀顧龔萬錢嚴賴"
)
"""The hundred commonest (Ministry of Public Security, 2020)."""

USUAL_SURNAMES = COMMON_SURNAMES | frozenset(
    "付闫向常汤康易乔文樊兰殷施翟安颜倪牛温芦季俞章鲁葛伍申尤毕聂柴焦樂閆湯喬蘭顏溫蘆魯聶畢"
)
"""Those of some 95 % of bearers (the same; Taiwan's Ministry of the Interior, 2018)."""

RARER_SURNAMES = frozenset(
    "向麦麥苟粟揭帅帥迟遲岳褚卫尤华戚喻柏窦章葛奚郎鲁昌苗凤俞柳鲍费廉岑倪滕殷毕邬卞齐康伍湛祁禹狄臧伏茅庞纪舒屈祝阮蓝闵席麻娄童颜梅盛刁骆樊霍虞柯昝管裘缪宗郁杭诸吉钮嵇邢裴翁荀甄封芮储靳焦巴牧隗谷宓蓬郗仰仲伊宫宁仇栾甘厉祖符詹束韶郜蓟薄宿怀蒲邰鄂"
    "索咸卓蔺屠蒙池乔胥莘翟贡劳逄姬申扶冉宰郦雍璩桑濮牛寿扈燕冀浦尚温庄晏柴瞿慕茹宦艾容慎戈庾聂晁敖辛阚简饶鞠巢蒯荆权盖佟佘辜牟亓苑楚涂闫付骞衛華竇魯鳳鮑費畢鄔齊龐紀藍閔婁顏駱繆諸鈕儲寧欒厲薊懷藺喬貢勞酈壽溫莊聶闞簡饒鞏權塗閆"
)
"""Rarer ones that hardly begin a word: where a name is expected they tell as much."""

SURNAMES = (
    USUAL_SURNAMES
    | RARER_SURNAMES
    | frozenset(
        "水云花酆乐时皮元卜平和穆米贝明计成谈项强路危凌支经房干解应宣贲单包左滑荣羊於惠曲家羿汲邴糜松井富巫乌弓山车全班秋暴戎景幸司印从籍阴能"
        "苍双闻党堵却桂通边郏农别充连习鱼古谌占终暨居衡步都耿满弘匡国寇广禄阙东欧殳沃利蔚越夔隆师巩厍勾融冷訾那空毋沙养须丰关相查后红游竺逯益"
        "桓公丘代宾卿邸原官仝智初冼练缑年雲時貝計談項強鐘經應單榮烏車從陰蒼雙聞黨卻邊農別連習魚廣祿闕東歐師豐關國後紅遊蓋賓鄺諶"
    )
)
"""All of the Hundred Family Surnames (Song dynasty) and the four hundred commonest of today that are met at all; most of
those added here begin words, too."""
