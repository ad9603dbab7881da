/** How the causal map and what it tells look. */
export const WHY_STYLE = `
.map { max-width: none; display: block; width: calc(var(--drawn) * var(--zoom, 1)); height: auto; }
.whole-map .map { width: 100%; max-width: var(--drawn); }
.map .box { cursor: pointer; }
.map .box rect, .map .box polygon { fill: #fff; stroke: var(--accent); stroke-width: 1.4; }
.map .stock rect { stroke-width: 3; fill: #eaf3f9; }
.map .flow polygon { fill: #f2f7ee; stroke: #3d6b1f; }
.map .exogenous rect { stroke: var(--warn); stroke-dasharray: 5 3; }
.map .theme rect { fill: #eaf3f9; stroke-width: 2; }
.map .chosen { cursor: default; }
.map .chosen rect, .map .chosen polygon { fill: var(--accent); }
.map .chosen text { fill: #fff; font-weight: 600; }
.map .box:hover:not(.chosen) :is(rect, polygon), .map .box:focus-visible :is(rect, polygon) { fill: #fff4e5; stroke: #d55e00; stroke-width: 3; }
.map .box:focus { outline: none; }
.map text { font-size: 12px; fill: var(--ink); pointer-events: none; }
.map .link path { fill: none; stroke: var(--muted); opacity: .7; }
.map .link polygon { fill: var(--muted); }
.map .link text { font-size: 15px; font-weight: 700; }
.map .raises path { stroke: #005a8f; } .map .raises :is(polygon, text) { fill: #005a8f; }
.map .lowers path { stroke: #a84a00; } .map .lowers :is(polygon, text) { fill: #a84a00; }
.map .start path { stroke-dasharray: 3 4; }
.name { border: 0; background: none; padding: 0; margin: 0; color: var(--accent); text-decoration: underline; font: inherit; text-align: left;
  overflow-wrap: anywhere; }
#why label { margin-right: 1rem; }
#why-month { vertical-align: middle; width: min(18rem, 60vw); accent-color: var(--accent); }
#why-month-text { font-variant-numeric: tabular-nums; }
#why-detail h3 { margin: 1.2rem 0 .2rem; font-size: 1.15rem; } #why-detail h3:focus { outline: none; }
#why-detail .now { font-size: 1.1rem; }
#why dl { margin: .5rem 0; } #why dt { color: var(--muted); font-size: .88rem; } #why dd { margin: 0 0 .6rem 0; }
.equation { max-width: none; margin: .15rem 0; }
.equation code { white-space: pre-wrap; }
.numbers { color: var(--muted); } .numbers b { color: var(--ink); }
@media (max-width: 48rem) { #why label { margin-right: 0; } }
@media print { #why-zoom { display: none; } .map { width: 100%; max-width: var(--drawn); } }
.why-bars { width: 100%; max-width: 46rem; }
`
