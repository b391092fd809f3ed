/**
 * What the report of environments adds to the style sheet of the check report: bar, filters, tiles, folded tables, print. Chromium repeats no
 * head of a table that has a button in it: on paper its words stand there.
 */
export const reportStyle = `
body { max-width: 96rem; padding-top: 0; scroll-padding-top: 8rem; } html { scroll-padding-top: 8rem; }
header { padding: 1.5rem 0 .5rem; } header p { margin: .1rem 0; max-width: none; overflow-wrap: anywhere; }
a { color: var(--accepted); } a.plain { color: inherit; text-decoration-color: var(--line); }
a:focus-visible, button:focus-visible, summary:focus-visible, input:focus-visible, select:focus-visible { outline: 2px solid var(--accepted); outline-offset: 2px; }
.skip { position: absolute; left: -999rem; } .skip:focus { position: static; }
.bar { position: sticky; top: 0; z-index: 2; background: var(--paper); border-bottom: 1px solid var(--line); padding: .5rem 0; }
.bar ul { display: flex; flex-wrap: wrap; gap: .1rem 1rem; list-style: none; margin: 0; padding: 0; }
.bar form { display: flex; flex-wrap: wrap; gap: .4rem .8rem; align-items: center; margin: .4rem 0 0; }
.bar input, .bar select, .bar button { font: inherit; color: inherit; background: var(--shade); border: 1px solid var(--soft); border-radius: .3rem; padding: .15rem .5rem; }
.bar select { max-width: 14rem; } .bar [type=search] { width: 14rem; }
[hidden] { display: none !important; }
section { margin-top: 2.2rem; } section:focus { outline: none; } section h2 { margin-top: 0; } section h2 a { color: inherit; text-decoration: none; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr)); gap: .6rem; list-style: none; margin: 1rem 0 0; padding: 0; }
.tiles a { display: block; border: 1px solid var(--line); border-left: .35rem solid var(--soft); border-radius: .4rem; padding: .4rem .8rem; color: inherit; text-decoration: none; height: 100%; background: var(--shade); }
.tiles a:hover { border-color: var(--accepted); } .tiles strong { display: block; font-size: 1.5rem; line-height: 1.2; }
.tiles .fail a { border-left-color: var(--fail); } .tiles .unknown a { border-left-color: var(--unknown); } .tiles .pass a { border-left-color: var(--pass); }
thead th { position: relative; } th button { font: inherit; font-weight: 700; color: inherit; background: none; border: 0; padding: 0; cursor: pointer; text-align: left; }
th button::after { content: " ↕" / ""; color: var(--soft); font-weight: 400; } th[aria-sort=ascending] button::after { content: " ↑" / ""; } th[aria-sort=descending] button::after { content: " ↓" / ""; }
tr:target > * { background: var(--shade); box-shadow: inset 0 2px var(--accepted), inset 0 -2px var(--accepted); }
tr.out { display: none; } tr.sum > * { border-top: 2px solid var(--soft); font-weight: 700; }
code.other { font-weight: 700; color: var(--unknown); }
ul.values { list-style: none; margin: 0; padding: 0; } ul.values li + li { margin-top: .3rem; }
td { overflow-wrap: anywhere; } td .whole { white-space: nowrap; } tbody th { overflow-wrap: anywhere; max-width: 22rem; } td details summary { white-space: nowrap; }
details.matrix thead th { white-space: normal; overflow-wrap: anywhere; min-width: 6rem; vertical-align: bottom; }
details.matrix tbody th { white-space: nowrap; max-width: none; } .word.reaches { color: var(--accepted); } details.framework { border: 1px solid var(--line); border-radius: .4rem; padding: .5rem .8rem; margin: .6rem 0; } summary .name { font-weight: 700; }
.picture svg { max-width: 100%; min-width: 44rem; height: auto; } .found { color: var(--soft); margin: .2rem 0; } footer { margin-top: 3rem; border-top: 1px solid var(--line); padding-top: .5rem; }
#filtered { display: none; }
@media (max-width: 40rem) { .tiles { grid-template-columns: 1fr 1fr; } }
@media (max-width: 60rem) { .bar { position: static; } html { scroll-padding-top: 0; } }
@media print {
  @page { size: A4 landscape; margin: 12mm; }
  :root { color-scheme: light; --paper: #fff; --ink: #000; --soft: #444; --line: #bbb; --shade: #f2f2f2; --fail: #9b0f17; --unknown: #6b4300; --waived: #5f2b9c; --accepted: #0a4a9c; --pass: #0b4d1d; }
  body { padding: 0; font-size: 8.5pt; line-height: 1.35; } .bar, .skip, .found { display: none; } header { padding-top: 0; }
  .scroll { overflow: visible; } .picture svg { min-width: 0; max-height: 160mm; } thead { display: table-header-group; } tr, summary, h2 { break-inside: avoid; } h2, summary { break-after: avoid; }
  section { margin-top: 1rem; } details::details-content { content-visibility: visible; } th button { display: none; } th[data-head]::before { content: attr(data-head); }
  a { color: inherit; text-decoration: none; } a[href^=https] { text-decoration: underline; } #filtered:not(:empty) { display: block; font-weight: 700; } th, td { padding: .2rem .35rem; }
  details.matrix { break-inside: avoid; } details.matrix table { table-layout: fixed; font-size: 7pt; } details.matrix thead th { min-width: 0; padding: .2rem .1rem; } details.matrix thead th:first-child { width: 38mm; }
  details.matrix :is(td, tbody th, .word) { white-space: normal; overflow-wrap: anywhere; } details.framework { border: 0; padding: 0; } .tiles a { padding: .2rem .5rem; } .tiles strong { font-size: 1.1rem; }
}
`;
