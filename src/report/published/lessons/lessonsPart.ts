import type { Lesson, LessonStep } from '../../../model/lesson.ts'
import { HTML_LANGUAGE, type Language, type Text } from '../../../model/text.ts'
import { both, html, type Markup } from '../../html.ts'
import { CALCULATING } from '../askSection.ts'
import type { PublishedPart } from '../parts.ts'
import type { Study } from '../study.ts'
import { blocks, questionsIn } from './blocks.ts'
import { LESSONS_STYLE } from './lessonsStyle.ts'

/** Lines for the answer to a question on the worksheet. */
const LINES = 4

const INTRODUCTION: Text = {
  en: 'Lessons for a class or for oneself. Each leads through this page step by step: think first, then move levers and see what the model answers. The arrow keys turn the pages.',
  zh: '供课堂或自学使用的课程。每一课逐步引导：先思考，再移动滑块，看模型如何回答。可用方向键翻页。',
}

const languages = (markup: (language: Language) => Markup): Markup =>
  html`<div lang="${HTML_LANGUAGE.en}">${markup('en')}</div><div lang="${HTML_LANGUAGE.zh}">${markup('zh')}</div>`

const button = (name: string, words: Text, more: Markup = html``): Markup =>
  html`<button type="button" class="${name}"${more}>${both(words)}</button> `

function card({ id, title, summary, minutes, steps }: Lesson): Markup {
  const length =
    minutes === undefined ? { en: '', zh: '' } : { en: ` · ${minutes} min`, zh: ` · ${minutes} 分钟` }
  const count: Text = { en: `${steps.length} steps${length.en}`, zh: `${steps.length} 步${length.zh}` }
  return html`<li><h3>${both(title)}</h3><p>${both(summary)}</p><p class="muted">${both(count)}</p>
<p>${button('lesson-open', { en: 'Begin', zh: '开始' }, html` data-lesson="${id}"`)}${button('lesson-print', { en: 'Print worksheet', zh: '打印学习单' }, html` data-lesson="${id}"`)}</p></li>
`
}

const PREVIEW: Text = {
  en: 'Preview of some members in single precision, until the lever is let go.',
  zh: '松开滑块前为部分成员的单精度预览。',
}

function stage({ chart, levers, game }: LessonStep): Markup {
  if (game) return html`<div class="game" aria-live="polite"></div>`
  if (!chart && levers.length === 0) return html``
  const figure = chart
    ? html`<figure class="lesson-chart" tabindex="0"><p class="notice">${both(CALCULATING)}</p></figure><p class="lesson-preview">${both(PREVIEW)}</p>`
    : ''
  return html`<div class="lesson-stage"><div class="lesson-levers" data-levers="${JSON.stringify(levers)}"></div>${figure}</div>`
}

function stepMarkup(step: LessonStep, i: number): Markup {
  const hasAnswer = step.words.en.revealed.length + step.words.zh.revealed.length > 0
  const revealed = html`<p>${button('lesson-reveal', { en: 'Reveal', zh: '揭示答案' }, html` aria-expanded="false"`)}</p>
<div class="lesson-revealed" hidden>${languages((language) => blocks(step.words[language].revealed))}</div>`
  const settings = step.settings ? html` data-settings="${JSON.stringify(step.settings)}"` : ''
  const kind = step.game ? 'plays' : step.chart || step.levers.length > 0 ? 'watches' : 'reads'
  return html`<div class="lesson-step ${kind}" data-step="${i}"${settings} hidden><div class="lesson-words"><h2 tabindex="-1">${both(step.title)}</h2>
${languages((language) => blocks(step.words[language].shown))}${hasAnswer ? revealed : ''}</div>${stage(step)}</div>
`
}

function lessonMarkup(lesson: Lesson): Markup {
  const { id, title, steps } = lesson
  return html`<article class="lesson" id="lesson-${id}" data-lesson="${id}" aria-label="${title.en} ${title.zh}" hidden>
<div class="lesson-bar"><h1>${both(title)}</h1> <span class="lesson-count"><span class="lesson-at">1</span> / ${steps.length}</span>
<span class="lesson-tools">${button('lesson-present', { en: 'Presenter view', zh: '演示视图' }, html` aria-pressed="false"`)}${button('lesson-print', { en: 'Print worksheet', zh: '打印学习单' }, html` data-lesson="${id}"`)}${button('lesson-close', { en: 'Leave the lesson', zh: '离开课程' })}</span></div>
${steps.map(stepMarkup)}<p class="lesson-turn">${button('lesson-back', { en: '← Back', zh: '← 上一步' })}${button('lesson-next', { en: 'Next →', zh: '下一步 →' })}</p>
</article>
${worksheet(lesson)}`
}

const NAME_LINE: Text = { en: 'Name, class, date', zh: '姓名、班级、日期' }

/** The questions with room to write, for paper alone. */
function worksheet({ id, title, summary, steps }: Lesson): Markup {
  const lines = Array.from({ length: LINES }, () => html`<div class="line"></div>`)
  const asked = (step: LessonStep, language: Language): Markup =>
    html`${questionsIn(step.words[language].shown).map((question) => html`<div class="asked">${blocks(question)}${lines}</div>`)}`
  const parts = steps.map((step, i) => {
    const none = questionsIn(step.words.en.shown).length + questionsIn(step.words.zh.shown).length === 0
    return none
      ? html``
      : html`<h2>${i + 1}. ${both(step.title)}</h2>${languages((language) => asked(step, language))}`
  })
  return html`<div class="worksheet" data-lesson="${id}"><p class="who">${both(NAME_LINE)}</p><h1>${both(title)}</h1><p>${both(summary)}</p>${parts}</div>
`
}

/** "Teach": the lessons of a page. */
export const LESSONS_PART: PublishedPart = {
  id: 'teach',
  heading: { en: 'Teach', zh: '课堂' },
  style: LESSONS_STYLE,
  markup: (_, { lessons }: Study) =>
    lessons.length === 0
      ? undefined
      : html`<div class="lesson-list"><p>${both(INTRODUCTION)}</p><ul>${lessons.map(card)}</ul></div>${lessons.map(lessonMarkup)}`,
}
