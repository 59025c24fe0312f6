"""Writes the page of ``cnnewsnorm demo``: a story of our own, damaged as mirror sites damage theirs.

The damage is not painted on: the text goes through the forward model byte by byte, so that notes, straddling
pairs and folded punctuation stand exactly where they would on such a site.

Run: PYTHONPATH=src python scripts/build_demo_page.py
"""

from cnnewsnorm.garble.annotated.forward import damage
from table_files import write_table

# Control characters stand for what the site's HTML adds around the damaged text: no-break and zero-width spaces.
ADDED = {0x01: "\u00a0", 0x02: "\u200b"}

PAGE = """\
青石在線·街坊身邊的新聞網站 門戶 本地資訊 文化 查看內容
查看: 318|回復: 0
[復制鏈接]

舊糧倉變身圖書館 全縣夜讀點增至12處

2021-04-01 10:47| 發布者: 小編阿明| 評論: 0\x01\x01|來自: 青石日報

摘要: 由舊糧倉改建的青石縣圖書館新館正式開館，首日接待讀者3200余人次 ...

\x01\x01\x01\x01本報訊（記者　林曉燕）4月1日，由舊糧倉改建的青石縣圖書館新館正式開館，首日接待讀者3200余人次。至此，全縣夜間開放的閱讀點增至12處，居民晚上九點以后也能找到一張安靜的書桌。

\x01\x01\x01\x01這座糧倉建于1958年，占地8000多平方米，閑置了近二十年。2018年，縣里決定保留原有的磚墻和木梁，只在內部加裝書架、電梯和恒溫設備。“我們不想讓老房子變成新房子，而是讓它重新有用。”設計師羅建華說。

（資料圖片）

館內現有藏書26萬冊，其中三分之一是地方史志、家譜和老照片。讀者憑身份證即可借書，每人每次最多借10冊，期限30天。每周六上午，兒童閱覽室請退休教師來講故事，報名不收費用。

\x02夜讀點開到家門口

除了新館，縣里還把夜讀點設在車站、醫院和居民小區。“下班路上順便還書，比以前方便多了。”在紡織廠上班的陳國強說：“我一個月已經借了9本！”據統計，去年全縣人均借閱5.3冊，比上年增長12%，其中晚間借閱占四成。

縣圖書館館長周麗華表示，下一步將聯合學校開展“親子共讀”活動，到2023年實現鄉鎮夜讀點全覆蓋，讓更多人養成讀書的習慣。

記者：林曉燕?周麗華
編輯：吳夢潔
審核：鄭立
關鍵詞：
免責聲明：本站部分稿件來自其他媒體，只為傳遞消息之用，不代表本站立場。如涉及版權，請與我們聯系。

鮮花

握手

雷人

路過

雞蛋

相關閱讀
蘿卜干怎么腌才脆？先把蘿卜切條曬到半干，再用鹽揉出水，分三次壓實裝壇，半個月后
2021-03-31 17:37
陽臺上種什么菜長得快？小白菜、櫻桃蘿卜和香蔥都不挑土，每天見四個小時太陽就夠，
2021-03-31 17:22
舊毛衣縮水了怎么辦？溫水里加兩勺護發素，泡一刻鐘再輕輕拉平，陰干以后就能恢復大
2021-03-31 16:58
"""

# Added behind the damage, as spammers do: a row of place names in Simplified.
LINK_FARM = """\
推薦閱讀

灵石县| 平乐县| 桃源县| 青田县| 玉环市| 昌都市| 肇庆市| 康平县| 德清县| 彭山县| 阿克苏| 正安县| 南和县| 海兴县|
"""

# The site's list: characters with one reading each, as a page of this kind shows them.
READINGS = """
線xiàn 氣qì 訊xùn 復fù 鏈liàn 舊jiù 糧liáng 倉cāng 變biàn 處chù 發fā 編biān 評píng 論lùn 來lái 報bào 開kāi 記jì 曉xiǎo
間jiān 閱yuè 張zhāng 靜jìng 這zhè 閑xián 決jué 磚zhuān 墻qiáng 裝zhuāng 電diàn 溫wēn 設shè 備bèi 們men 讓ràng 計jì 師shī
羅luó 華huá 說shuō 現xiàn 萬wàn 冊cè 譜pǔ 憑píng 證zhèng 兒ér 覽lǎn 請qǐng 講jiǎng 費fèi 還hái 車chē 醫yī 區qū 順shùn 紡fǎng
織zhī 廠chǎng 陳chén 國guó 強qiáng 個gè 經jīng 據jù 統tǒng 長zhǎng 麗lì 將jiāng 聯lián 學xué 親qīn 動dòng 實shí 鄉xiāng
鎮zhèn 蓋gài 養yǎng 習xí 慣guàn 輯jí 吳wú 夢mèng 潔jié 審shěn 鄭zhèng 關guān 鍵jiàn 詞cí 轉zhuǎn 載zài 體tǐ 傳chuán 遞dì
贊zàn 觀guān 鮮xiān 過guò 雞jī 蘿luó 條tiáo 曬shài 鹽yán 壓yā 壇tán 陽yáng 臺tái 種zhǒng 櫻yīng 蔥cōng 見jiàn 時shí 夠gòu
縮suō 辦bàn 兩liǎng 護hù 鐘zhōng 輕qīng 陰yīn
"""


def build() -> None:
    readings = {entry[0]: entry[1:] for entry in READINGS.split()}
    page = damage(PAGE, readings).translate(ADDED) + "\n" + LINK_FARM
    write_table(
        "demo_page.txt",
        page,
        made_by="scripts/build_demo_page.py",
        source="written for this project; people and events are invented",
        licence="Apache-2.0",
    )


if __name__ == "__main__":
    build()
