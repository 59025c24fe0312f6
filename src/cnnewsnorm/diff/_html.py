"""The diff as one HTML page: no script, nothing loaded from elsewhere, light and dark, wide and narrow."""

from collections.abc import Iterable, Iterator
from html import escape

from .._version import __version__
from ..edits import Edit, Explanation
from ._rows import Hunk, Row, RuleCount, Tally, Totals, count_rules, diff_hunks, rule_in
from ._style import STYLE
from ._terminal import FOLD, LOW_CONFIDENCE, SHOWN
from ._visible import has_signs, name_of, split_signs, visible

__all__ = ["html_diff", "html_page", "html_section"]


def html_diff(explanation: Explanation, title: str = "Before and after") -> str:
    """Return the before and after of an explanation as a self-contained HTML page.

    Changed lines stand side by side, or one above the other on a narrow screen. Edits are ``<del>`` and
    ``<ins>`` elements that name their rule and confidence; those that are less than sure are marked and
    listed. Unchanged lines and long runs of removed ones can be unfolded. The text is escaped, and a content
    security policy keeps the browser from running or loading anything.

    Args:
        explanation: What to show.
        title: The title of the page, for example the file name.

    Returns:
        A whole HTML document.

    Examples:
        >>> import cnnewsnorm as cn
        >>> page = html_diff(cn.explain("今天,晴"))
        >>> '<ins title="punctuation.comma, confidence 1.00">，</ins>' in page
        True
    """
    return "".join(html_page([html_section(title, explanation)], title))


def html_page(sections: Iterable[str], title: str = "Before and after") -> Iterator[str]:
    """Yield, piece by piece, one HTML page that holds the given sections.

    Args:
        sections: What `html_section` returned, in the order to show it.
        title: The title of the page.
    """
    yield _HEAD.format(title=escape(visible(title)), style=STYLE)
    yield from sections
    yield f"<footer>cnnewsnorm {__version__}</footer>\n</main>\n</body>\n</html>\n"


def html_section(name: str, explanation: Explanation) -> str:
    """Return the part of an HTML page that shows one explanation, for `html_page`."""
    return "".join(_section(name, explanation))


_HEAD = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<main>
"""


_RULES = 6
"""So many rules are shown; the others can be unfolded."""

_HEADS = """\
<h2>Line by line</h2>
<div class="heads" aria-hidden="true"><span></span><span>before</span><span>after</span></div>
"""


def _section(name: str, explanation: Explanation) -> Iterator[str]:
    tally = Tally()
    body = [part for hunk in diff_hunks(explanation) for part in _hunk(tally.add(hunk), explanation.edits)]
    totals = tally.totals()
    yield f"<section>\n<h1>{_shown(name)}</h1>\n{_figures(explanation, totals)}"
    rules = count_rules(explanation)
    if rules:
        yield _rule_table(rules) + _legend(totals) + _HEADS
    yield '<div class="card">\n'
    yield from body
    yield "</div>\n</section>\n"


def _figures(explanation: Explanation, totals: Totals) -> str:
    figures = [
        (totals.lines, "lines"),
        (totals.changed, "changed"),
        (totals.removed, "removed"),
        (totals.added, "added"),
        (len(explanation.edits), "edits"),
        (sum(edit.confidence < LOW_CONFIDENCE for edit in explanation.edits), "edits to check"),
    ]
    always = ("lines", "changed", "edits")
    items = (f"<li><b>{value:,}</b>{name}</li>" for value, name in figures if value or name in always)
    return f'<ul class="figures">{"".join(items)}</ul>\n'


def _rule_table(rules: list[RuleCount]) -> str:
    most = rules[0].count
    rows = []
    for row in rules:
        low, high = f"{row.lowest:.2f}", f"{row.highest:.2f}"
        sure = low if low == high else f"{low}–{high}"
        example = f"{_example(row.example.before, 'del')} → {_example(row.example.after, 'ins')}"
        bar = f'<div class="bar" style="width:{max(2, 100 * row.count // most)}%"></div>'
        rows.append(
            f'<tr><th scope="row"><code>{_shown(row.rule).replace(".", ".<wbr>")}</code>{bar}</th>'
            f'<td class="number">{row.count:,}</td><td class="number optional">{sure}</td>'
            f'<td lang="zh">{example}</td></tr>\n'
        )
    if len(rows) > _RULES:
        more = f"<summary>{len(rows) - _RULES} more rules</summary>"
        rest = f"<details>{more}<table><tbody>\n{''.join(rows[_RULES:])}</tbody></table></details>"
    else:
        rest = ""
    head = (
        '<thead><tr><th scope="col">rule</th><th scope="col" class="number">edits</th>'
        '<th scope="col" class="number optional">confidence</th><th scope="col">example</th></tr></thead>'
    )
    shown = "".join(rows[:_RULES])
    return f'<div class="card pad"><table>{head}\n<tbody>\n{shown}</tbody></table>{rest}</div>\n'


def _example(text: str, tag: str, limit: int = 24) -> str:
    if not text.strip("\n"):
        return f'<span class="aside">{"line break" if text else "nothing"}</span>'
    text = text.strip("\n")
    return f"<{tag}>{_shown(text if len(text) <= limit else text[: limit - 1] + '…')}</{tag}>"


def _legend(totals: Totals) -> str:
    """What the marks mean; of the characters that cannot be seen only those that occur."""
    parts = ["<del>removed</del>", "<ins>added</ins>"]
    parts.append(f'<span class="doubt">confidence below {LOW_CONFIDENCE}: to check</span>')
    parts += (f"{_shown(ch)} {_shown(name_of(ch))}" for ch in list(totals.signs)[:12])
    if len(totals.signs) > 12:
        parts.append(f"{len(totals.signs) - 12} more characters that cannot be seen")
    return f'<p class="aside">{" &nbsp; ".join(parts)}</p>\n'


def _hunk(hunk: Hunk, edits: tuple[Edit, ...]) -> Iterator[str]:
    if hunk.kind == "changed":
        yield _changed(hunk, edits)
        return
    rows = hunk.after if hunk.kind == "added" else hunk.before
    shown = 0 if hunk.kind == "same" else SHOWN
    if len(rows) <= (2 if hunk.kind == "same" else FOLD):
        shown = len(rows)
    yield from (_whole(row, hunk.kind, edits) for row in rows[:shown])
    if len(rows) > shown:
        more = "more " if shown else ""
        kind = "unchanged" if hunk.kind == "same" else hunk.kind
        yield f"<details><summary>{len(rows) - shown:,} {more}lines {kind}</summary>\n"
        yield from (_whole(row, hunk.kind, edits) for row in rows[shown:])
        yield "</details>\n"


def _whole(row: Row, kind: str, edits: tuple[Edit, ...]) -> str:
    """A line that stands in one text only, or in both alike."""
    tag = "del" if kind == "removed" else "ins"
    text = _shown(row.text) if kind == "same" else _pieces(row, edits, tag)
    if not text and kind != "same":
        text = '<span class="aside">blank line</span>'
    rules = [] if kind == "same" else dict.fromkeys(rule_in(edits[index], kind) for index in row.edits)
    said = f'<span class="rule">{escape(", ".join(rules))}</span>' if rules else ""
    return (
        f'<div class="row {kind}"><div class="no">{row.number}</div>'
        f'<div class="cell" lang="zh">{said}<p>{text}</p></div></div>\n'
    )


def _changed(hunk: Hunk, edits: tuple[Edit, ...]) -> str:
    number = hunk.before[0].number
    before = "".join(f"<p>{_pieces(row, edits, 'del')}</p>" for row in hunk.before)
    after = "".join(f"<p>{_pieces(row, edits, 'ins')}</p>" for row in hunk.after)
    return (
        f'<div class="row changed"><div class="no">{number}</div>'
        f'<div class="cell before" lang="zh"><span class="tag">before</span>{before}</div>'
        f'<div class="cell after" lang="zh"><span class="tag">after</span>{after}</div>'
        f"{_reasons(hunk, edits)}</div>\n"
    )


def _pieces(row: Row, edits: tuple[Edit, ...], tag: str) -> str:
    parts = []
    for piece in row.pieces:
        if piece.edit is None:
            parts.append(_shown(piece.text))
            continue
        edit = edits[piece.edit]
        doubt = ' class="doubt"' if edit.confidence < LOW_CONFIDENCE else ""
        title = f"{escape(edit.rule)}, confidence {edit.confidence:.2f}"
        parts.append(f'<{tag}{doubt} title="{title}">{_shown(piece.text)}</{tag}>')
    return "".join(parts)


def _reasons(hunk: Hunk, edits: tuple[Edit, ...]) -> str:
    rules: dict[str, int] = {}
    for index in hunk.edits:
        rules[edits[index].rule] = rules.get(edits[index].rule, 0) + 1
    if not rules:
        return ""
    said = ", ".join(escape(rule) + (f" ×{number}" if number > 1 else "") for rule, number in rules.items())
    items = [
        f'<li lang="zh">check: {_example(edits[i].before, "del")} → {_example(edits[i].after, "ins")} '
        f"{escape(edits[i].rule)}, confidence {edits[i].confidence:.2f}</li>"
        for i in hunk.edits
        if edits[i].confidence < LOW_CONFIDENCE
    ]
    return f'<div class="why">{said}{"<ul>" + "".join(items) + "</ul>" if items else ""}</div>\n'


def _shown(text: str) -> str:
    """`text` escaped, with the characters that cannot be seen as labelled code points."""
    if not has_signs(text):
        return escape(text)
    parts = []
    for part, sign in split_signs(text):
        if sign:
            parts.append(f'<span class="sign" title="{escape(name_of(part))}">U+{ord(part):04X}</span>')
        else:
            parts.append(escape(part))
    return "".join(parts)
