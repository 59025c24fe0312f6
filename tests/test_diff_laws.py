"""Laws of the diff: every line is there once, nothing unprintable gets out, no text breaks it."""

import unicodedata

from hypothesis import example, given
from hypothesis import strategies as st

from cnnewsnorm.diff import diff_hunks, html_diff, text_diff, visible
from cnnewsnorm.edits import Explanation, apply_edits
from strategies import anything
from test_diff import outline

pieces = st.one_of(
    st.just(""), st.sampled_from(["\n", "，", "\u3000", "甲\n乙", "\n\n", "<b>", "\r\n"]), st.text(max_size=3)
)


@st.composite
def explanations(draw):
    """Any text with any edits on it, most of them near line breaks."""
    text = draw(anything)
    raw = []
    at = 0
    while at <= len(text) and len(raw) < 12:
        start = draw(st.integers(at, min(len(text), at + 12)))
        end = draw(st.integers(start, min(len(text), start + 6)))
        rule = draw(st.sampled_from(["a.b", "c.d", "a.b + c.d"]))
        raw.append((start, end, draw(pieces), rule, draw(st.sampled_from([0.5, 0.95, 1.0]))))
        at = end + 1
    raw = [edit for edit in raw if text[edit[0] : edit[1]] != edit[2]]
    return Explanation.from_raw(text, apply_edits(text, raw), raw)


def rows_of(text):
    return text.removesuffix("\n").split("\n") if text else []


@given(explanations())
def test_hunks_hold_every_line_once(explanation):
    hunks = list(diff_hunks(explanation))
    before = sorted((row for hunk in hunks for row in hunk.before), key=lambda row: row.number)
    after = sorted((row for hunk in hunks for row in hunk.after), key=lambda row: row.number)
    for rows, text in ((before, explanation.original), (after, explanation.text)):
        lines = rows_of(text)
        if len(rows) > len(lines):  # a last line break that only one of the texts has shows as a blank line
            lines.append("")
        assert [row.text for row in rows] == lines
        assert [row.number for row in rows] == list(range(1, len(rows) + 1))


@example(Explanation.from_raw("一\n二\n三", "一三", [(1, 4, "", "step.rule", 1.0)]))
@given(explanations())
def test_same_and_removed_mean_what_they_say(explanation):
    for hunk in diff_hunks(explanation):
        if hunk.kind == "same":
            assert [row.text for row in hunk.before] == [row.text for row in hunk.after]
        if hunk.kind == "removed":
            assert not hunk.after
            assert all(piece.edit is not None for row in hunk.before for piece in row.pieces)
        if hunk.kind == "changed":
            assert hunk.edits


@example(Explanation.from_raw("\n0", "\n\n0", [(1, 2, "\n0", "step.rule", 1.0)]))
@given(explanations())
def test_every_edit_is_in_a_hunk(explanation):
    """No change is hidden: an edit that touches a character shows in a hunk that is not called the same."""
    seen = {index for hunk in diff_hunks(explanation) if hunk.kind != "same" for index in hunk.edits}
    for index, edit in enumerate(explanation.edits):
        if (edit.before + edit.after).strip("\n"):
            assert index in seen or rows_of(edit.before) == rows_of(edit.after)


@given(anything)
def test_visible_leaves_nothing_invisible(text):
    shown = visible(text).replace("‹", "").replace("›", "")
    for at, ch in enumerate(shown):
        if (
            unicodedata.category(ch) in {"Cc", "Cs", "Co", "Zl", "Zp", "Zs"}
            or ch in "\u200b\u200e\u2060\ufeff"
        ):
            assert ch == " ", hex(ord(ch))
        if ch == "\u200d":
            assert unicodedata.category(shown[at - 1]) in {"So", "Sk"}
    shown.encode("utf-8")


@given(explanations())
def test_text_is_safe_and_whole(explanation):
    plain = text_diff(explanation, context=None)
    assert plain.endswith("\n")
    assert not any(unicodedata.category(ch) in {"Cc", "Cs"} for ch in plain if ch != "\n")
    assert text_diff(explanation, color=True).count("\n") == text_diff(explanation).count("\n")


@given(explanations())
def test_html_is_well_formed(explanation):
    page = html_diff(explanation)
    page.encode("utf-8")
    outline(page)
