/** What a page with levers adds to the style of a report. */
export const PUBLISHED_STYLE = `
h1, p, li, td, summary { overflow-wrap: anywhere; }
.scroll .number, .scroll thead th { overflow-wrap: normal; white-space: nowrap; }
.scroll thead :is(th, .number), .scroll .number:last-child { white-space: normal; }
.scroll thead th { min-width: 4.5rem; }
#assumptions td { min-width: 7rem; }
#assumptions td:nth-last-child(-n + 2) { min-width: 13rem; }
#ledger-tools { max-width: none; }
.ask { display: grid; grid-template-columns: minmax(15rem, 20rem) minmax(0, 1fr); gap: 2rem; }
@media (min-width: 48.01rem) { .answering { position: sticky; top: 0; align-self: start; max-height: 100vh; overflow-y: auto; } }
.lever { display: grid; grid-template-columns: 1fr auto; gap: .1rem .75rem; margin-bottom: .9rem; }
.lever label { grid-column: 1 / -1; font-weight: 600; }
.lever .value { grid-column: 1 / -1; font-variant-numeric: tabular-nums; }
.lever input[type=range] { width: 100%; min-height: 1.75rem; accent-color: var(--accent); }
.lever input[type=checkbox] { width: 1.5rem; height: 1.5rem; accent-color: var(--accent); }
.help[open] { grid-column: 1 / -1; }
.help summary { width: 1.6rem; height: 1.6rem; text-align: center; border: 1px solid var(--muted); border-radius: 50%; list-style: none; }
.help p { font-size: .88rem; margin: .4rem 0; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
button, select, input[type=search] { font: inherit; padding: .3rem .7rem; margin: 0 .2rem .4rem 0; border: 1px solid var(--muted); border-radius: .3rem;
  background: var(--paper); color: var(--ink); max-width: 100%; }
button { cursor: pointer; }
:is(button, select, input, summary, a, figure, .scroll):focus-visible { outline: 3px solid #d55e00; outline-offset: 2px; }
.notice { background: var(--marked); border-left: .3rem solid var(--warn); padding: .5rem .8rem; }
.stale { opacity: .55; }
figure svg { background: #fff; }
#charts figure, #assumptions { content-visibility: auto; contain-intrinsic-size: auto 34rem; }
@media (max-width: 48rem) { .ask { grid-template-columns: minmax(0, 1fr); gap: 1rem; } body { padding: .75rem .75rem 3rem; }
  h1 { font-size: 1.5rem; } figure { overflow-x: auto; } figure svg { min-width: 34rem; }
  figure, .scroll:has(svg) { --plate: #fff; --edge: #0006; --muted: #5b6676; } :is(figure, .scroll) svg { mix-blend-mode: multiply; } }
@media (max-width: 48rem) and (min-height: 32rem) { .ask { display: flex; flex-direction: column; } .answering { display: contents; }
  .answering > p { order: -2; margin: 0; } .ask #asked { order: -1; position: sticky; top: 0; z-index: 1; margin: 0; --edge: #fff; }
  .ask .lever { scroll-margin-top: 47vh; }
  .ask #asked svg { display: block; min-width: 0; max-height: 45vh; } }
@media (pointer: coarse) { button, select, input[type=search], .help summary, .switch label, .schemes label { min-height: 2.5rem; }
  .lever input[type=range] { min-height: 2.5rem; } .lever input[type=checkbox], .help summary { width: 2.5rem; height: 2.5rem; line-height: 2.4rem; }
  .switch label, .schemes label { display: inline-block; line-height: 2rem; } summary { padding: .6rem 0; } .help summary { padding: 0; } }
@media print { .ask, .notice, #ask, .search { display: none; }
  table { font-size: 7.5pt; } th, td { padding-right: .35rem; } th { overflow-wrap: break-word; }
  .scroll thead :is(th, .number) { min-width: 0; }
  #assumptions td { min-width: 0; }
  #assumptions td:nth-child(3), #metrics td:nth-child(2) { overflow-wrap: break-word; } #assumptions td:nth-last-child(-n + 2) { min-width: 9rem; } }
`
