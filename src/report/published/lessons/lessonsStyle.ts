/** How lessons look: on the page, before a class, and on paper. */
export const LESSONS_STYLE = `
.lesson-list ul { list-style: none; padding: 0; display: grid; gap: 1rem; grid-template-columns: repeat(auto-fit, minmax(min(18rem, 100%), 1fr)); }
.lesson-list li { border: 1px solid var(--line); border-top: .3rem solid var(--accent); border-radius: .3rem; padding: .2rem 1rem .4rem; max-width: none; }
.lesson-list h3 { margin: .6rem 0 .2rem; font-size: 1.1rem; } .lesson-list li p { margin: .4rem 0; }
body[data-lesson] main > *:not(#teach), body[data-lesson] #teach > h2, body[data-lesson] .lesson-list { display: none; }
body[data-lesson] { max-width: 84rem; }
.lesson-bar { display: flex; flex-wrap: wrap; align-items: baseline; gap: .3rem 1rem; border-bottom: 1px solid var(--line); padding-bottom: .4rem; }
.lesson-tools { margin-left: auto; } .lesson-count { font-variant-numeric: tabular-nums; color: var(--muted); }
.lesson-step.watches { display: grid; grid-template-columns: minmax(18rem, 2fr) minmax(0, 3fr); gap: 2rem; }
.lesson-step[hidden] { display: none; }
.lesson-bar h1 { font-size: 1rem; margin: 0; } .lesson-step h2 { font-size: 1.35rem; line-height: 1.25; margin: 1rem 0 .5rem; border: 0; padding: 0; }
.lesson-step :is(h2, h3):focus { outline: none; }
.lesson-step h3 { font-size: 1rem; margin: 1rem 0 .3rem; }
.lesson-words p, .lesson-words li { max-width: 40rem; }
.question { border-left: .3rem solid #d55e00; background: var(--marked); padding: .1rem .9rem; margin: .8rem 0; font-weight: 600; max-width: 40rem; }
.lesson-revealed { border-left: .3rem solid var(--accent); background: var(--soft); padding: .1rem .9rem; max-width: 42rem; }
.live { font-weight: 700; white-space: nowrap; font-variant-numeric: tabular-nums; }
.lesson-levers { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(15rem, 100%), 1fr)); gap: 0 1.5rem; margin-top: 1rem; }
.lesson-preview { font-size: .85rem; color: var(--muted); margin: 0; visibility: hidden; } .lesson-stage.previews .lesson-preview { visibility: visible; }
.lesson-chart { margin: .5rem 0; } .lesson-chart svg { min-width: 0; }
.lesson-chart:has(.notice) { aspect-ratio: 3 / 2; min-height: 19rem; opacity: 1; } main:has(#fault:not([hidden])) .lesson-chart .notice { display: none; }
.lesson-turn { max-width: none; display: flex; justify-content: space-between; border-top: 1px solid var(--line); padding-top: .8rem; margin-top: 1.5rem; }
.lesson-turn button { padding: .5rem 1.2rem; } button:disabled { opacity: .45; cursor: default; }
.game fieldset { border: 1px solid var(--line); border-radius: .3rem; margin: .5rem 0; padding: .3rem 1rem .6rem; }
.game legend { font-weight: 600; padding: 0 .4rem; }
.game fieldset label { display: block; padding: .25rem 0; } .game fieldset label input { width: 1.2rem; height: 1.2rem; margin-right: .5rem; vertical-align: -.2rem; accent-color: var(--accent); }
.game .facts { display: flex; flex-wrap: wrap; gap: .3rem 2rem; margin: .5rem 0; padding: 0; list-style: none; }
.game .points { font-size: 1.8em; font-weight: 700; margin: .3rem 0; }
.game .columns { display: grid; grid-template-columns: minmax(16rem, 2fr) minmax(0, 3fr); gap: 0 2rem; }
.worksheet { display: none; }
body[data-view="present"] { font-size: clamp(1.15rem, 1.7vw, 1.9rem); max-width: none; padding: 1rem 3vw 2rem; }
body[data-view="present"] :is(.lesson-words p, .lesson-words li, .question, .lesson-revealed) { max-width: none; }
body[data-view="present"] .lesson-step h2 { font-size: 1.7em; }
body[data-view="present"] :is(button, select) { font-size: 1rem; }
body[data-view="present"] figure svg { max-width: none; } body[data-view="present"] .lesson-chart svg { max-height: 68vh; }
body[data-view="present"] .lesson-step h3 { font-size: 1em; } body[data-view="present"] table { font-size: .8em; } body[data-view="present"] .help summary { line-height: 1; }
@media (max-width: 48rem) { .lesson-step.watches, .game .columns { grid-template-columns: minmax(0, 1fr); gap: .5rem; } .lesson-tools { margin-left: 0; }
  .lesson-chart svg, .game figure svg { min-width: 30rem; } }
@media print { #teach { display: none; }
  body[data-lesson] #teach, .worksheet.printed { display: block; } body[data-lesson] .lesson { display: none; } body[data-lesson] header { display: none; }
  body[data-lesson] { font-size: 11pt; max-width: none; padding: 0; } .worksheet p, .worksheet li { max-width: none; }
  .worksheet h1 { font-size: 16pt; } .worksheet h2 { font-size: 12pt; border: 0; margin: 1rem 0 .2rem; padding: 0; }
  .worksheet .who { border-bottom: 1px solid #999; padding-bottom: 1.2rem; color: #555; max-width: none; }
  .worksheet .asked { break-inside: avoid; margin-bottom: .8rem; } .worksheet .line { border-bottom: 1px solid #999; height: 9mm; } }
`
