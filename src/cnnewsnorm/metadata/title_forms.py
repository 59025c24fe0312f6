"""How headlines are written, and what stands about them that is none: fields, paths, menus, pictures, bodies."""

import re

from .._patterns import lazy_pattern

__all__ = [
    "BODIES",
    "BULLETS",
    "CHROME",
    "DATE",
    "FIELD",
    "HAN",
    "LEADS",
    "LEAD_IN",
    "PATH",
    "PATH_STEP",
    "PICTURE",
    "ROW",
    "SUBTITLE",
    "squeeze",
    "without_lead",
]

LEAD_IN = re.compile(
    r"(?:[现現]?正在?[阅閱][读讀]\s+|(?:[现現]?正在?[阅閱][读讀]|[当當]前文章|[标標]\s?[题題]|主[题題]|[本原]文[标標][题題])\s*[:：]\s*|[标標][题題](?=(?:Re:\s?)?\[)|[新中]\S{1,5}[社网網]\S{2,16}日[电電]\s*[题題]\s*[:：]\s*)"
)
LEADS = frozenset("现現正当當标標主本原新中")  # how these begin
FIELD = re.compile(
    r"(?:[来來]源|稿源|出[处處]|作者|[记記]者|[责責]任?[编編]|[编編][辑輯]|[发發][布佈表]|[时時][间間]|日期|[关關][键鍵][词詞字]|[标標][签籤]|[栏欄]目|版[面次]|[当當]前版|"
    r"[浏瀏][览覽]|[点點][击擊]|[阅閱][读讀][数數量次]|字[号號體体]|[当當]前位置|[您你][现現]?[在的](?:[这這][里裡])?|[位所]置|[分类類]+|[热熱]搜|[热熱]?[点點词詞]|[热熱][线線]|[电電][话話]|地[点點址])\s*[:：]|[【\[](?:[关關][键鍵][词詞字]|中[图圖]分[类類][号號]|文[献獻][标標][识識][码碼]|DOI|摘要|基金[项項]目|作者[简簡]介)[】\]]|(?:[内內]容)?摘要\s*[:：]|核心提示\s*[:：]|[编編]者按\s*[:：]|原[标標][题題]|[记記]者\s*[/／]|(?:本[报報]|[见見实實][习習])?(?:[记記]者|通[讯訊][员員])[\u4e00-\u9fff]{2,3}$|文\s*[/／|｜]|作者\s[^，。]{2,40}[，,]\s?[发發]表[于於]|by |Posted|看板|【?\s*第\s*\d+\s*[页頁]"
)
CHROME = lazy_pattern(
    r"登[录錄入陆]|注[册冊]|[关關]注|分享|[评評][论論]|回[复覆復]|收藏|下[载載]|[扫掃][码一]|二[维維][码碼]|首[页頁]|[频頻]道|更多|[网網]站|[返回]{2}|列印|打印|[语語]音|"
    r"[阅閱][读讀]全文|[热熱][门門]|推[荐薦]|排行|[相]?[关關][新]?[闻聞]$|原[创創][内內]容|[粉][丝絲]|[报報]料|投稿|搜[索尋]|[导導]航|客[户戶]端$|[追][踪蹤]|[举檢][报舉]|[订訂][阅閱]|[个個]人中心|意[见見]反[馈饋]|[帐账帳][号號][设設管]"
)
PATH = re.compile(r"[>＞›»<＜]|^[^/]{2,8}/[^/]{2,8}/")
PATH_STEP = re.compile(r"[>＞›»]+")
BULLETS = "*＊●■◆·•"
ROW = re.compile(r"[|｜│┃]|】\s*【|\s-\s")
PICTURE = re.compile(
    r"^[▲△▼↑↓]|^[\[(（【]?(?:(?:相[关關])?[资資]料[图圖照]|[图圖][为為片说說注註])|[（(][^（）()]*(?:[摄攝]|[资資]料照片?|[图圖]片?[来來]源|提供|[达達]志|Shutterstock|翻[摄攝]|[图圖][／/])[^（）()]*[）)]\s*$|[。！][（(][^（）()]{0,12}[图圖]片[）)]$|[摄攝]$|[,，\s_–-]第\s?\d{1,3}\s?[张張](?:[图圖]片?)?(?:\s?[-_–].{1,20})?$"
)
DATE = re.compile(r"(?:19|20)\d\d\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}|\d{1,2}:\d\d")
BODIES = re.compile(
    r"(?:[\u4e00-\u9fffA-Za-z]{2,14}(?:局|[队隊]|委|部|院|社|[网網]|[报報]|[会會]|[厅廳]|室|公司|[记記]者|中心|[论論][坛壇]|[电電][视視]台|[雲云])(?:$|\s+))+"
)
SUBTITLE = re.compile(r"(?:——|--|－－|―)[\s—―－-]*[^\s—―－|-]|[（(]?副[标標]?[题題]\s*[:：]")
HAN = re.compile(r"[\u3400-\u9fff]")


def without_lead(text: str) -> str:
    """Return a line without what announces the headline: 正在阅读："""
    lead = LEAD_IN.match(text) if text[:1] in LEADS else None
    return text[lead.end() :] if lead else text


def squeeze(text: str) -> str:
    """Return a line without its blanks."""
    return "".join(text.split())
