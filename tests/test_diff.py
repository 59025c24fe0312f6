"""The diff: layout as text by cases, colours, HTML safety."""

import re
from html.parser import HTMLParser

import pytest

import cnnewsnorm as cn
from cnnewsnorm.diff import diff_hunks, html_diff, html_page, html_section, name_of, text_diff, visible
from cnnewsnorm.diff._style import STYLE
from cnnewsnorm.edits import Explanation, apply_edits
from support import cases


def explained(original, edits):
    raw = [tuple(edit) for edit in edits]
    return Explanation.from_raw(original, apply_edits(original, raw), raw)


@pytest.mark.parametrize("case", cases("diff"))
def test_text(case):
    diff = text_diff(explained(case["original"], case["edits"]))
    assert diff.splitlines() == case["expected"]


@pytest.mark.parametrize("case", cases("diff"))
def test_colours_mark_the_same_lines(case):
    """Colour changes how edits are marked, not which lines stand in the diff."""
    explanation = explained(case["original"], case["edits"])
    plain, coloured = text_diff(explanation), text_diff(explanation, color=True)
    assert plain.count("\n") == coloured.count("\n")
    assert "\x1b[" in coloured
    assert "\x1b" not in plain


def test_colour_of_edits():
    coloured = text_diff(explained("今天,晴", [[2, 3, "，", "punctuation.comma", 1.0]]), color=True)
    assert "今天\x1b[7;31m,\x1b[0m晴" in coloured
    assert "今天\x1b[7;32m，\x1b[0m晴" in coloured


def test_colour_of_removed_lines():
    coloured = text_diff(explained("正文\n分享", [[2, 5, "", "blocks.interaction", 1.0]]), color=True)
    assert "\x1b[31m2 -\x1b[0m \x1b[31m分享\x1b[0m\n" in coloured


def test_context_shortens_long_lines():
    explanation = explained("字" * 100 + "," + "文" * 100, [[100, 101, "，", "punctuation.comma", 1.0]])
    first = text_diff(explanation, context=3).splitlines()[0]
    assert first == "1 - ⋯字字字[-,-]文文文⋯"
    assert "字" * 100 in text_diff(explanation, context=None)
    with pytest.raises(cn.OptionError, match="context=-1 is negative: give a number"):
        text_diff(explanation, context=-1)


def test_emoji_stay_whole():
    """What joins an emoji is part of it; the same character beside Han is a stray."""
    assert visible("👨\u200d👩❤\ufe0f") == "👨\u200d👩❤\ufe0f"
    assert visible("中\u200d文\ufe0f") == "中‹U+200D›文‹U+FE0F›"


def test_terminal_sequences_are_disarmed():
    explanation = explained("\x1b]0;owned\x07\x1b[2J标题,", [[16, 17, "，", "x.y", 1.0]])
    assert "\x1b" not in text_diff(explanation)
    assert "‹U+001B›[2J" in text_diff(explanation)


@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("\x00", "null"),
        ("\x1b", "escape"),
        ("\x90", "control"),
        ("\ud800", "lone surrogate"),
        ("\ue2fd", "private-use character"),
        ("\uffff", "no character"),
        ("\u3000", "ideographic space"),
    ],
)
def test_names(character, name):
    assert name_of(character) == name


def test_visible_wants_text():
    with pytest.raises(cn.TextTypeError, match="decode first"):
        visible(b"abc")


class _Outline(HTMLParser):
    """Collects elements and text, and fails on tags that do not match."""

    VOID = frozenset({"meta", "wbr"})

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.stack, self.tags, self.text = [], [], []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.stack.append(tag)

    def handle_endtag(self, tag):
        assert self.stack.pop() == tag

    def handle_data(self, data):
        self.text.append((self.stack[-1] if self.stack else "", data))


def outline(page):
    parser = _Outline()
    parser.feed(page)
    parser.close()
    assert parser.stack == []
    return parser


HOSTILE = "<script>alert(1)</script>\n\"'><img src=x onerror=alert(1)>,\n</del></div></main>,&lt;b&gt;"


def test_html_escapes_everything():
    """A page full of markup comes out as text: no element of it, no attribute of it."""
    edits = [[at, at + 1, "，", '"><script>x</script>', 0.5] for at, ch in enumerate(HOSTILE) if ch == ","]
    page = html_diff(explained(HOSTILE, edits), title="<script>title</script>")
    seen = outline(page)
    assert {"script", "img"}.isdisjoint(tag for tag, _ in seen.tags)
    assert not any(name.startswith("on") for _, attributes in seen.tags for name in attributes)
    text = "".join(data for tag, data in seen.text if tag != "style")
    assert "<script>alert(1)</script>" in text
    assert "&lt;b&gt;" in text


def test_html_loads_nothing():
    page = html_diff(explained("今天,晴", [[2, 3, "，", "punctuation.comma", 1.0]]))
    seen = outline(page)
    names = {name for _, attributes in seen.tags for name in attributes}
    assert names.isdisjoint({"src", "href", "srcset", "action"})
    assert "url(" not in page
    assert "@import" not in page
    assert "default-src 'none'" in page


def test_html_names_rule_and_confidence():
    page = html_diff(explained("主任?张", [[2, 3, " ", "garble.lost-space", 0.6]]))
    assert '<del class="doubt" title="garble.lost-space, confidence 0.60">?</del>' in page
    assert "check:" in page


def test_html_folds_long_runs():
    same = "\n".join("正文" for _ in range(9))
    page = html_diff(
        explained(same + "\n," + "\nx" * 8, [[27, 28, "，", "a.b", 1.0], [28, 44, "", "b.c", 1.0]])
    )
    assert "<summary>9 lines unchanged</summary>" in page
    assert "<summary>6 more lines removed</summary>" in page


def test_html_of_lone_surrogates_can_be_written():
    html_diff(explained("\ud800,", [[1, 2, "，", "a.b", 1.0]]), title="\udcff").encode("utf-8")


def test_several_sections_make_one_page():
    section = html_section("一.txt", explained("a,", [[1, 2, "，", "a.b", 1.0]]))
    seen = outline("".join(html_page([section, section], "两页")))
    assert [tag for tag, _ in seen.tags].count("h1") == 2


def test_many_lines_take_linear_time():
    """A removed run of 20,000 lines and 20,000 edits in one line: nothing is searched twice."""
    lines = "x\n" * 20_000
    assert [hunk.kind for hunk in diff_hunks(explained(lines, [[0, len(lines), "", "a.b", 1.0]]))] == [
        "removed"
    ]
    row = "甲," * 20_000
    edits = [[at, at + 1, "，", "a.b", 1.0] for at in range(1, len(row), 2)]
    assert len(text_diff(explained(row, edits))) > len(row)


def luminance(colour):
    digits = colour.lstrip("#")
    digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("ink", "ground"),
    [("ink", "bg"), ("ink", "card"), ("dim", "bg"), ("dim", "card")]
    + [(f"{name}-ink", name) for name in ("del", "ins", "doubt", "sign")],
)
def test_contrast(scheme, ink, ground):
    """WCAG 2.1 asks for 4.5 : 1; every pair of colours has it, in both schemes."""
    block = STYLE.split("prefers-color-scheme: dark")[scheme]
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]+)", block))
    low, high = sorted((luminance(colours[ink]), luminance(colours[ground])))
    assert (high + 0.05) / (low + 0.05) >= 4.5
