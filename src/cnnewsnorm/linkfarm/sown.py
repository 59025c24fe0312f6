"""Offers sown into a text: 包養app, 舞蹈教室 between two characters of a word, where nobody would write them.

Machines copy reports, put other words for some of theirs (平易近 for 民) and sow the names of what they advertise all
over. The names are honest words of their trades, so only their surroundings tell: a text in Simplified script has
none in Traditional script, and what a machine has reworded was not written about them.
"""

from collections.abc import Iterator

from .._patterns import lazy_pattern

__all__ = ["sown_offers"]

_TRADES = (
    "(?:查|找|台灣|短期|長期|甜心)?包養(?:甜心)?(?:網(?:站|推薦|心得|評價|單次|比較)?|app|行情|條件|價格|俱樂部|妹|女人|情婦|金額|留言板|站長|平台(?:推薦)?|管道|故事|經驗|合約|感情|軟體)|甜心(?:寶貝(?:包養網)?|花園|網)",
    "(?:(?:台北市?|新北|中山|中正|信義|大安|松山)區?)?水電(?:行|師傅|網|維修(?:價格)?|工程)|(?:台北|新北|室內|侘寂|綠|輕)裝[修潢](?:公司|設計|師)?|冷氣水電(?:工程)?|油漆工程|配電施工",
    "(?:舞蹈|瑜伽|瑜珈|教學|聚會|私密|時租)(?:教室|場地|空間|會議)|[會会][議议]室出租|(?:共享|時租)會議室|小樹屋|[1１一][對对][1１一]教學|小班教學|個人空間",
    "(?:台北)?汽車(?:零件(?:進口商|報價|貿易商)?|材料(?:報價)?)|(?:賓士|奧迪|福斯|保時捷|斯柯達|德系車|藍寶堅尼|Audi|Benz|Skoda|Bentley|Porsche|VW|BMW|BENZ)零件|油氣分離器改良版|水箱[精水]",
    "攤位設計|大圖輸出|經典大圖|沈浸式體驗|互動裝置|(?:AR|VR)?擴增實境|VR虛擬實境|道具製作|人形立牌|舞台背板|包裝設計|全息投影|場地佈置|展[場覽]設計|啟動儀式|廣告設計",
    "(?:巡迴|勞工|一般勞工|供膳|公司|在職|員工)(?:健檢|體檢)(?:推薦)?|(?:台北|新竹|桃園|台中|高雄|新北)(?:健檢|體檢|老人院|養老院|安養(?:中心|機構)|養護中心|長照中心|護理之家)",
)
_SUGAR = lazy_pattern("包養|甜心")  # what nobody reports on in the other script
_OFFERS = lazy_pattern("|".join(_TRADES))
_REWORDED = lazy_pattern(
    "[市居村農农漁渔國国惠]平易近|(?<![为為])人平易近(?!人)|平易近[生族眾众營营間间]"
    # 除年夜, 今年夜间, 九八年夜市 are good Chinese
    "|[^除過过今去明前後后每半當当這这那同一二两兩三四五六七八九十零〇0-9]年夜(?![飯饭宵會餐晚菜前的間间里裡市班空色])"
)
# characters that tell a text in Simplified script, and how many of them to one of the other script
_LEAST_OWN, _SHARE = 6, 8
_LEAST = 3


def sown_offers(text: str) -> Iterator[tuple[int, int, float, str]]:
    """Yield the offers that do not belong into a text: start and end, how sure it is, and why."""
    reworded = "平易近" in text or "年夜" in text
    if not (reworded or "包養" in text or "甜心" in text):
        return
    # a table of its own: only loaded when something is searched for spam
    from ..script.evidence import evidence

    found = list(_OFFERS.finditer(text))
    foreign = [match for match in found if _SUGAR.search(match[0])]
    rest = _OFFERS.sub("", text)
    own, others = (len(script.findall(rest)) for script in (evidence().simplified, evidence().traditional))
    if own >= _LEAST_OWN and own > _SHARE * others:
        for match in foreign:
            yield *match.span(), 0.8, "an offer in Traditional script in a Simplified text"
    elif (
        reworded
        and len(found) >= _LEAST
        and len({match[0] for match in found}) >= 2
        and len(set(_REWORDED.findall(text))) >= 2
    ):
        for match in found:
            yield *match.span(), 0.7, "an offer in a text that a machine has reworded"
