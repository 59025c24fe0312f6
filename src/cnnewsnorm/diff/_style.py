"""The style sheet of the HTML diff: both colour schemes, from a phone's width up."""

__all__ = ["STYLE"]

STYLE = """
:root { color-scheme: light dark; --bg: #f6f7f8; --card: #fff; --ink: #1b1f24; --dim: #57606a;
  --line: #d9dee3; --del: #ffe1de; --del-ink: #861a12; --ins: #d6f3dc; --ins-ink: #0a4a1e;
  --doubt: #ffe9ad; --doubt-ink: #553e00;
  --sign: #e7e0fb; --sign-ink: #45278f; --bar: #c9d7ea; }
@media (prefers-color-scheme: dark) {
  :root { --bg: #101317; --card: #171b20; --ink: #e4e8ec; --dim: #9ba6b1; --line: #2c333b;
    --del: #4d1f20; --del-ink: #ffcbc6; --ins: #143f26; --ins-ink: #baf2ca;
    --doubt: #4c3b08; --doubt-ink: #ffe08f;
    --sign: #33265c; --sign-ink: #d6c9ff; --bar: #2b415f; }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0; background: var(--bg); color: var(--ink); overflow-wrap: anywhere;
  font: 1rem/1.75 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
main { max-width: 82rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
h1 { margin: 0 0 .25rem; font-size: 1.5rem; line-height: 1.3; }
h2 { margin: 1.5rem 0 .5rem; font-size: 1rem; }
code, .why, .no { font-family: ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; }
.figures { display: flex; flex-wrap: wrap; gap: .5rem 1.75rem; margin: .75rem 0 1.25rem; padding: 0;
  list-style: none; }
.figures b { display: block; font-size: 1.6rem; line-height: 1.2; font-variant-numeric: tabular-nums; }
.figures li, .aside { color: var(--dim); font-size: .875rem; }
.figures b { color: var(--ink); }
.card { background: var(--card); border: 1px solid var(--line); border-radius: .6rem; overflow: hidden; }
.card.pad { padding: .25rem 1rem; }
table { width: 100%; border-collapse: collapse; font-size: .9rem; }
th, td { padding: .35rem .5rem; text-align: left; vertical-align: baseline;
  border-top: 1px solid var(--line); }
thead th { border-top: 0; color: var(--dim); font-weight: 500; font-size: .8rem; }
tbody th { font-weight: 400; min-width: 11rem; }
.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.bar { height: .25rem; border-radius: .2rem; background: var(--bar); }
.row, .heads { display: grid; grid-template-columns: 3.25rem minmax(0, 1fr) minmax(0, 1fr); }
.heads { position: sticky; top: 0; z-index: 1; background: var(--bg); color: var(--dim); font-size: .8rem; }
.heads span { padding: .4rem .75rem; }
.row { border-top: 1px solid var(--line); }
.card > :first-child, details > .row:first-of-type { border-top: 0; }
.no { padding: .6rem .4rem; text-align: right; color: var(--dim); font-size: .78rem; line-height: 1.75rem; }
.cell { padding: .6rem .75rem; white-space: pre-wrap; }
.cell p { margin: 0; min-height: 1.75em; }
.row.changed .after, .row.added .after { border-left: 1px solid var(--line); }
.row.same .cell, .row.removed .cell, .row.added .cell { grid-column: 2 / -1; }
.row.same .cell { color: var(--dim); }
.rule { float: right; margin-left: 1rem; color: var(--dim);
  font: .75rem/2 ui-monospace, Menlo, Consolas, monospace; }
.row.removed { box-shadow: inset .2rem 0 var(--del-ink); }
.row.added { box-shadow: inset .2rem 0 var(--ins-ink); }
.row.removed .cell, .row.added .cell { border-left: 0; padding-block: .25rem; }
.row.removed .no, .row.added .no { padding-block: .25rem; }
.why { grid-column: 2 / -1; padding: 0 .75rem .6rem; color: var(--dim); font-size: .78rem; line-height: 1.5; }
.why ul { margin: .35rem 0 0; padding: 0; list-style: none; }
.why li { margin-top: .2rem; padding: .15rem .5rem; width: fit-content; border-radius: .3rem;
  background: var(--doubt); color: var(--doubt-ink); }
del, ins { padding: .08em .1em; border-radius: .2em; }
del { background: var(--del); color: var(--del-ink); text-decoration: underline dotted; }
ins { background: var(--ins); color: var(--ins-ink); text-decoration: underline solid; }
.doubt { background: var(--doubt); color: var(--doubt-ink); outline: 1px solid var(--doubt-ink); }
.sign { display: inline-block; margin: 0 .1em; padding: 0 .3em; border-radius: .25em; background: var(--sign);
  color: var(--sign-ink); font: .72em/1.6 ui-monospace, Menlo, Consolas, monospace; white-space: nowrap; }
details > summary { padding: .45rem .75rem; color: var(--dim); font-size: .85rem; cursor: pointer;
  border-top: 1px solid var(--line); }
.card > details:first-child > summary { border-top: 0; }
summary:focus-visible { outline: 2px solid var(--ins-ink); outline-offset: -2px; }
details th { width: 40%; }
section + section { margin-top: 3rem; }
footer { margin-top: 2rem; color: var(--dim); font-size: .8rem; }
.tag { display: none; }
@media (max-width: 46rem) {
  main { padding: 1rem .6rem 2rem; }
  .heads { display: none; }
  .row { grid-template-columns: 2.4rem minmax(0, 1fr); }
  .row .cell, .why { grid-column: 2 / -1; }
  .no { grid-row: 1; grid-column: 1; }
  .cell { padding: .5rem .6rem .5rem .3rem; }
  .why { padding: 0 .6rem .6rem .3rem; }
  .row.changed .after { border-left: 0; border-top: 1px dashed var(--line); }
  .row.changed .tag { display: block; color: var(--dim); font-size: .72rem; line-height: 1.2; }
  th, td { padding: .35rem .4rem; }
  tbody th { min-width: 0; }
  .optional { display: none; }
}
@media print { .heads { position: static; } details > summary { display: none; } }
"""
