"""The main job: a page in, an article out, nothing lost."""

import dataclasses
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cnnewsnorm as cn
from cnnewsnorm._records import changed
from cnnewsnorm.edits import apply_edits
from strategies import anything, pages

PAGE = """\
青石在線 > 新聞 > 正文
查看: 318|回復: 0
舊(jiù)糧(liáng)倉(cāng)變(biàn)身圖書館
2021年04月01日10:47  來(lái)源:青石日?qǐng)?bào)
　　昨日上午,由舊(jiù)糧(liáng)倉(cāng)改建的縣(xiàn)圖書館正式開館,首日接待讀者3200余人次,書架前站滿了人。

　　“早該有了!”一位讀者說(shuō)。縣(xiàn)里將繼續(xù)為居民創(chuàng)造條件,爭取年底前再開三處閱讀點。
(責編:林曉燕、周麗華)
相關閱讀
灵石县| 平乐县| 桃源县| 青田县| 玉环市| 昌都市| 肇庆市| 康平县| 德清县| 遂昌县| 泸溪县|
"""


@pytest.fixture(scope="module")
def article():
    return cn.parse_article(PAGE)


def test_a_reader_would_say_the_same(article):
    assert article.title == "舊糧倉變身圖書館"
    assert article.source == "青石日報"
    assert article.published is not None
    assert article.published.begin == "2021-04-01T10:47"
    assert article.credits == {"責編": ("林曉燕", "周麗華")}
    assert article.paragraphs == (
        "昨日上午，由舊糧倉改建的縣圖書館正式開館，首日接待讀者3200余人次，書架前站滿了人。",
        "“早該有了！”一位讀者說。縣里將繼續為居民創造條件，爭取年底前再開三處閱讀點。",
    )


def test_what_describes_the_lines_is_worked_out_once_and_always_the_same():
    article = cn.parse_article(PAGE, script="simplified")
    assert article.blocks is article.blocks
    assert article.explanation is article.explanation
    assert article == cn.parse_article(PAGE, script="simplified")
    with pytest.raises(AttributeError, match="no attribute 'block'"):
        _ = article.block


def test_relative_dates_are_read_from_the_storys_own_day(article):
    assert next((date.text, date.begin) for date in article.dates) == ("昨日上午", "2021-03-31T08:00")
    other = cn.parse_article(PAGE, reference="2020-01-02")
    assert other.dates[0].begin.startswith("2020-01-01")


def test_lines_are_labelled(article):
    labels = [block.label for block in article.blocks]
    assert labels[2:4] == ["title", "metadata"]
    assert labels[-3:] == ["credit", "related", "linkfarm"]


def test_text_values_come_in_the_script_asked_for():
    article = cn.parse_article(PAGE, script="simplified")
    assert article.title == "旧粮仓变身图书馆"
    assert article.credits == {"责编": ("林晓燕", "周丽华")}
    assert "县里将继续为居民创造条件" in article.text
    assert article.explanation.text == article.text


def test_spans_of_metadata_point_into_the_page(article):
    (start, end), *_ = article.metadata.spans["title"]
    assert PAGE[start:end] == "舊(jiù)糧(liáng)倉(cāng)變(biàn)身圖書館"
    assert (
        PAGE[article.published.start : article.published.end]
        == article.published.text
        == "2021年04月01日10:47"
    )


def test_every_removal_is_in_the_explanation(article):
    removed = {edit.rule for edit in article.explanation.edits if edit.before and not edit.after}
    assert {"blocks.linkfarm", "blocks.title", "garble.annotated-note"} <= {
        rule for joined in removed for rule in joined.split(" + ")
    }


def test_to_dict_is_json_with_iso_dates_and_a_stable_order(article):
    found = json.loads(json.dumps(article.to_dict(), ensure_ascii=False))
    assert found["published"] == "2021-04-01T10:47"
    assert list(found)[:5] == ["title", "subtitle", "published", "dateline", "source"]
    assert found["text"] == "\n".join(found["paragraphs"])


def test_to_dict_of_some_fields(article):
    whole = article.to_dict()
    assert article.to_dict(list(whole)) == whole
    chosen = article.to_dict(["text", "quality.han_share", "title", "metadata.tags", "quality.characters"])
    assert list(chosen.items()) == [
        ("text", whole["text"]),
        ("quality", {name: whole["quality"][name] for name in ("han_share", "characters")}),
        ("title", whole["title"]),
        ("metadata", {"tags": whole["metadata"]["tags"]}),
    ]
    assert article.to_dict(iter(())) == {}


def test_every_part_of_a_field_has_a_name(article):
    for whole in ("quality", "metadata"):
        parts = article.to_dict()[whole]
        assert article.to_dict([f"{whole}.{part}" for part in parts]) == {whole: parts}


@given(st.data())
def test_some_fields_are_the_whole_with_the_others_left_out(data):
    article = cn.parse_article(PAGE)
    whole = article.to_dict()
    parts = [f"{name}.{part}" for name in ("quality", "metadata") for part in whole[name]]
    names = data.draw(st.lists(st.sampled_from([*whole, *parts]), max_size=6))
    chosen = article.to_dict(names)
    assert list(chosen) == list(dict.fromkeys(name.partition(".")[0] for name in names))
    for name, value in chosen.items():
        asked = {part for whole_name, _, part in (one.partition(".") for one in names) if whole_name == name}
        if "" in asked:
            assert value == whole[name]
        else:
            assert value == {part: whole[name][part] for part in asked}


@pytest.mark.parametrize("names", [["quality", "quality.characters"], ["quality.characters", "quality"]])
def test_a_part_is_in_the_whole(article, names):
    assert article.to_dict(names) == {"quality": article.quality.to_dict()}


def test_fields_that_nobody_asked_for_are_not_worked_out(monkeypatch):
    article = cn.parse_article(PAGE)
    monkeypatch.setattr("cnnewsnorm.article.quality_of", None)
    monkeypatch.setattr("cnnewsnorm.article._Found.blocks", None)
    assert article.to_dict(["title", "text"])["title"] == "舊糧倉變身圖書館"
    with pytest.raises(TypeError):
        article.to_dict(["blocks"])


@pytest.mark.parametrize(
    "name", ["body", "quality.length", "title.text", "blocks.label", "quality.", "", None]
)
def test_fields_that_there_are_not(article, name):
    with pytest.raises(cn.OptionError, match=r"fields: there is no field .*: choose among title, subtitle, "):
        article.to_dict(["title", name])
    with pytest.raises(cn.OptionError, match=r"give a list of names, such as \['title'\]"):
        article.to_dict("title")


def test_markdown_has_title_facts_and_paragraphs(article):
    text = article.to_markdown()
    assert text.startswith("# 舊糧倉變身圖書館\n\n*青石日報 · 2021-04-01T10:47*\n\n")
    assert cn.parse_article("").to_markdown() == ""


def test_markdown_escapes_markup():
    article = cn.parse_article("据介绍，变量*a*与_b_都是示例，读者可以自行修改它们，也可以参考文末的说明。")
    assert r"\*a\*与\_b\_" in article.to_markdown()


FIRST = "山城区水务局昨日通报，辖区内三条河道的清淤工程已经全部完工，今年汛期的行洪能力将比往年提高两成，沿线居民出行也更加方便。"
SECOND = "据介绍，工程历时八个月，共清运淤泥十二万立方米，沿河新修步道六公里，栽种柳树三千余株，下月起将向市民全面开放。"
THIRD = (
    "市民周先生说，过去一到夏天河边气味难闻，如今水清了，每天晚饭以后全家都愿意到河边走走，孩子们也有了去处。"
)
HEAD = "三条河道清淤完工 行洪能力提高两成\n2021-06-11 08:30 来源：青石晚报\n"


def rules(article):
    return {rule for edit in article.explanation.edits for rule in edit.rule.split(" + ")}


def test_lines_broken_at_a_width_are_joined_again():
    story = FIRST + SECOND + THIRD
    broken = "\n".join(story[at : at + 30] for at in range(0, len(story), 30))
    article = cn.parse_article(HEAD + broken)
    assert article.text.replace("\n", "") == story
    assert len(article.paragraphs) <= 2  # a line that ends with a sentence may end a paragraph
    assert "article.joined" in rules(article)


def test_lines_of_print_are_joined_though_marks_make_their_widths_differ():
    rules_of_print = (
        "第一条 为加强清河区公共图书馆（以下简称“图书馆”）藏书管理工",
        "作，规范图书馆的采购和借阅行为，保证藏书真实、准确、完整地登",
        "记入册，维护读者特别是少年儿童读者的合法权益，依据《公共图书馆",
        "服务规范》（以下简称“《规范》”）、《少年儿童图书馆业务规定》",
        "（以下简称“《规定》”）、《清河区公共图书馆章程》（以下简称“",
        "章程”），结合本馆三十年来的实际情况和读者的意见，特制定本办法",
        "并予以公布。",
        "第二条 图书馆及各分馆应当依照规范性文件以及本办法的规定，及时、",
        "公平地向读者提供所有可能对阅读产生较大影响的服务，并保证所提供的",
        "服务真实、准确、完整。",
    )
    paragraphs = cn.parse_article(HEAD + "\n".join(rules_of_print)).paragraphs
    assert len(paragraphs) == 2
    assert [paragraph[:3] for paragraph in paragraphs] == ["第一条", "第二条"]


def test_a_paragraph_cut_at_a_comma_is_joined():
    at = SECOND.index("，", 20) + 1
    article = cn.parse_article(f"{HEAD}{FIRST}\n{SECOND[:at]}\n\n{SECOND[at:]}\n{THIRD}")
    assert article.paragraphs == (FIRST, SECOND, THIRD)


def test_whole_paragraphs_and_verse_stay_apart():
    article = cn.parse_article(f"{HEAD}{FIRST}\n{SECOND}\n{THIRD}")
    assert article.paragraphs == (FIRST, SECOND, THIRD)
    assert "article.joined" not in rules(article)


def test_a_paragraph_that_comes_twice_is_dropped_once():
    article = cn.parse_article(f"{HEAD}{FIRST}\n{SECOND}\n{SECOND}\n{THIRD}")
    assert article.paragraphs == (FIRST, SECOND, THIRD)
    assert "article.repeated" in rules(article)


def test_turns_of_the_page_are_dropped():
    article = cn.parse_article(f"{HEAD}{FIRST}\n[1] [2] [3] 下一页\n{SECOND}（下转第三版）\n{THIRD}")
    assert article.paragraphs == (FIRST, SECOND, THIRD)
    assert "article.page-break" in rules(article)


def test_what_says_that_the_story_is_over_is_dropped():
    article = cn.parse_article(f"{HEAD}{FIRST}\n{SECOND}\n{THIRD}（完）")
    assert article.paragraphs == (FIRST, SECOND, THIRD)
    assert "article.end-mark" in rules(article)
    article = cn.parse_article(f"{HEAD}{FIRST}\n{SECOND}\n{THIRD}（记者周明远）")
    assert article.paragraphs[-1] == f"{THIRD}（记者周明远）"


def test_labels_of_captions_are_no_captions():
    page = (
        "山城咖啡季登場\n2023/10/07 14:20\n圖像來源，某某社\n圖像加註文字，\n遊客在老街試喝。\n"
        "山城咖啡季今天在老街登場，近百家攤位沿著石板路排開，上午就湧入上萬名遊客。\n"
        "主辦單位表示，今年的活動延長到三天，除了品評比賽，也安排了手沖教學與親子體驗。"
    )
    assert cn.parse_article(page).captions == ("圖像來源，某某社", "遊客在老街試喝。")


def test_quality_tells_a_story_from_what_is_none():
    quality = cn.parse_article(f"{HEAD}{FIRST}\n{SECOND}\n{THIRD}").quality
    assert quality.paragraphs == 3
    assert quality.characters == len(FIRST + SECOND + THIRD)
    assert quality.han_share > 0.85
    assert quality.ended_share == 1.0
    assert quality.repeated_ngrams == quality.repeated_paragraphs == quality.linkfarm_share == 0.0
    empty = cn.parse_article("首页\n登录").quality
    assert empty.characters == empty.han_share == 0
    assert empty.boilerplate_share == 1.0


@pytest.mark.parametrize("page", ["", "\n", "\n\n  \n", "\x00", "\ud800", "首页"])
def test_a_page_without_a_story_gives_an_empty_article(page):
    article = cn.parse_article(page)
    assert article.paragraphs == ()
    assert article.text == ""
    assert "".join(block.text for block in article.blocks) == page


@pytest.mark.parametrize("first", [FIRST, FIRST.replace("，", "锛�"), FIRST + "&ldquo;&rdquo;"])
def test_quality_is_that_of_the_fields_however_an_article_was_made(first):
    article = cn.parse_article(f"{HEAD}{first}\n{SECOND}\n{THIRD}")
    copy = dataclasses.replace(article)  # knows its edits, not how they were found
    assert copy.quality == article.quality
    assert article.quality is article.quality  # computed once
    assert (article.quality.garble_share > 0) == (first != FIRST)


def test_a_changed_record_is_what_the_standard_library_makes():
    metadata = cn.find_metadata(f"{HEAD}{FIRST}\n{SECOND}")
    assert changed(metadata, title="甲", tags=("乙",)) == dataclasses.replace(
        metadata, title="甲", tags=("乙",)
    )
    date = cn.find_dates("2021年3月4日")[0]
    assert changed(date, start=3) == dataclasses.replace(date, start=3)


@given(pages | anything)
def test_blocks_are_the_page_and_edits_lead_to_the_text(page):
    article = cn.parse_article(page)
    assert "".join(block.text for block in article.blocks) == page
    assert all(page[block.start : block.end] == block.text for block in article.blocks)
    edits = article.explanation.edits
    assert apply_edits(page, [(e.start, e.end, e.after, e.rule, e.confidence) for e in edits]) == article.text
    assert article.text == "\n".join(article.paragraphs)
    json.dumps(article.to_dict())
    for places in article.metadata.spans.values():
        assert all(0 <= start <= end <= len(page) for start, end in places)


def test_a_paragraph_cut_short_above_the_whole_one_goes():
    whole = (
        "5月17日，清河区住建局通报，今年首批老旧小区改造工程全部完工，比原计划提前两个月，三千户居民受益。"
    )
    more = "工程涉及十二个小区，共更换上下水管道九公里，新增停车位四百余个，居民们对改造后的环境赞不绝口。"
    head = "清河区三千户居民搬进新家\n2022-05-18 09:12 来源：清河晚报\n"
    article = cn.parse_article(f"{head}{whole[:34]}\n{whole}\n{more}\n")
    assert article.paragraphs == (whole, more)


def test_a_page_set_letter_by_letter_is_closed_up_before_it_is_read():
    paragraph = "區 內 居 民 對 新 的 公 園 表 示 歡 迎 ， 他 們 認 為 這 裡 的 環 境 比 以 前 好 得 多 。"
    page = "\n".join(["區 內 新 公 園 啟 用", "", paragraph, "", paragraph.replace("居 民", "學 生")])
    article = cn.parse_article(page)
    assert article.title == "區內新公園啟用"
    assert article.paragraphs[0] == "區內居民對新的公園表示歡迎，他們認為這裡的環境比以前好得多。"
    assert [block.label for block in cn.label_blocks(page) if block.text.strip()] == ["title", "body", "body"]
