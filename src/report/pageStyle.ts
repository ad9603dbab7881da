/**
 * How the page looks on screen and paper. The switch of language is two radio buttons: it needs no script. What scrolls sideways
 * has a shadow at the edge where there is more: a plate that scrolls along covers it at the ends.
 */
export const PAGE_STYLE = `
:root { --ink: #1b2430; --muted: #5b6676; --line: #e4e8ed; --accent: #005a8f; --warn: #8a3b00;
  --paper: #fff; --soft: #e7eff6; --marked: #fde6d3; --on-accent: #fff; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 66rem; padding: 1rem 1.25rem 4rem; color: var(--ink); background: var(--paper);
  font: 1rem/1.55 Inter, system-ui, -apple-system, "Segoe UI", "Noto Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 1rem 0 .5rem; }
h2 { font-size: 1.3rem; margin: 2.5rem 0 .75rem; border-top: 1px solid var(--line); padding-top: 1.25rem; }
p, li { max-width: 46rem; }
a { color: var(--accent); overflow-wrap: anywhere; }
code { font-size: .9em; overflow-wrap: anywhere; }
td, th { overflow-wrap: break-word; }
:is(td, th) code { overflow-wrap: inherit; }
.muted { color: var(--muted); }
.failed { color: var(--warn); font-weight: 600; }
.switch { text-align: right; }
.language { position: absolute; opacity: 0; }
.switch label { cursor: pointer; padding: .2rem .6rem; border: 1px solid var(--muted); border-radius: .3rem; }
#show-en:checked ~ .switch [for="show-en"], #show-zh:checked ~ .switch [for="show-zh"] {
  background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
#show-en:focus-visible ~ .switch [for="show-en"], #show-zh:focus-visible ~ .switch [for="show-zh"] {
  outline: 3px solid #d55e00; outline-offset: 2px; }
header:has(#show-en:checked) ~ main [lang="zh-Hans"], header:has(#show-zh:checked) ~ main [lang="en"] { display: none; }
.answer { padding-left: 1.2rem; }
.answer li { margin: .3rem 0; }
figure { margin: 1.5rem 0; }
figure svg { width: 100%; height: auto; max-width: 60rem; }
.scroll { overflow-x: auto; margin: .75rem 0; }
.scroll, figure { --plate: var(--paper); --edge: color-mix(in srgb, var(--ink) 35%, transparent);
  background: linear-gradient(to right, var(--plate) 40%, transparent) 0 0 / 3rem 100% local,
    linear-gradient(to left, var(--plate) 40%, transparent) 100% 0 / 3rem 100% local,
    linear-gradient(to right, var(--edge), transparent) 0 0 / .9rem 100%,
    linear-gradient(to left, var(--edge), transparent) 100% 0 / .9rem 100%, var(--plate);
  background-repeat: no-repeat; }
table { border-collapse: collapse; font-size: .88rem; min-width: 100%; }
caption { text-align: left; color: var(--muted); padding-bottom: .5rem; max-width: 46rem; }
th, td { text-align: left; vertical-align: top; padding: .3rem .6rem .3rem 0; border-bottom: 1px solid var(--line); }
tbody th { font-weight: 400; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
.counts { display: flex; flex-wrap: wrap; gap: 1.25rem; list-style: none; padding: 0; }
.whole { white-space: nowrap; }
.grade { white-space: nowrap; border-radius: .25rem; padding: .05rem .4rem; background: var(--soft); }
.source { display: inline-block; min-width: 15rem; }
.grade.judgement { background: var(--marked); color: var(--warn); font-weight: 600; }
summary { cursor: pointer; }
@media screen { .scroll tbody th { min-width: 9rem; } }
@media print {
  .switch { display: none; }
  body { max-width: none; font-size: 9.5pt; padding: 0; }
  h2, figure, tr { break-inside: avoid; }
  h2 { break-after: avoid; }
  .scroll { overflow: visible; }
  .source { min-width: 0; }
  a { color: inherit; text-decoration: none; }
}
`
