import type { Scenario } from '../../../model/scenario.ts'
import { HTML_LANGUAGE, type Language, type Text } from '../../../model/text.ts'
import { both, html, type Markup } from '../../html.ts'
import type { PublishedPart } from '../parts.ts'
import type { Study } from '../study.ts'
import { isSmall, type LabelOf, overviewMap } from './maps.ts'
import type { ModelMap } from './modelMap.ts'
import { WHY_STYLE } from './whyStyle.ts'

const INTRODUCTION: Text = {
  en: 'What acts on what. Choose a box: its equation with numbers, unit and sources, its chart, what it depends on and what depends on it. Once levers have been moved, the page also tells why it changed.',
  zh: '什么影响什么。选择一个方框：显示其方程与数值、单位与来源、图表、取决于什么以及影响什么。移动滑块后，本页还会说明它为何变化。',
}

const LEGEND: Text = {
  en: 'Square boxes are stocks, slanted ones flows, round ones other variables; a dashed arrow matters only at the start. + raises and − lowers its target at once when it rises a little and everything else stays: found numerically in one typical run of the published scenario, at moments spread over its time; ± where it does both.',
  zh: '方形为存量，斜边为流量，圆角为其他变量；虚线箭头仅影响初始值。+ 表示该变量略升而其余不变时立即使目标上升，− 表示使其下降：在已发布情景的一次典型运行中，于分布在整个时段的若干时点以数值方法求得；± 表示两种情况都有。',
}

const STRONGEST: Text = {
  en: 'Parts of the model with the number of their variables; into each part the three arrows that stand for most links.',
  zh: '模型各部分及其变量数；每个部分只画代表联系最多的三条入向箭头。',
}

const labelIn =
  ({ model }: Scenario) =>
  (name: string): Text =>
    model.variables.find((one) => one.name === name)?.label ?? { en: name, zh: name }

/** The names of all variables, to be offered in one language: parts of the model, and then parameters. */
export function variableOptions(map: ModelMap, labelOf: LabelOf, language: Language): Markup {
  const option = (name: string): Markup => html`<option value="${name}">${labelOf(name)[language]}</option>`
  const group = (label: string, names: readonly string[]): Markup =>
    html`<optgroup label="${label}">${names.map(option)}</optgroup>`
  const parameters = map.variables.filter(({ kind }) => kind === 'parameter').map(({ name }) => name)
  const [choose, rest] = [
    { en: 'Choose …', zh: '请选择……' },
    { en: 'Parameters', zh: '参数' },
  ]
  return html`<option value="">${choose[language]}</option>${map.themes.map(({ label, variables }) => group(label[language], variables))}${group(rest[language], parameters)}`
}

const ZOOM: readonly (readonly [id: string, text: Text])[] = [
  ['why-smaller', { en: 'Smaller', zh: '缩小' }],
  ['why-larger', { en: 'Larger', zh: '放大' }],
  ['why-whole', { en: 'Whole map', zh: '全图' }],
]

/** For screens narrower than a map (src/web/why/mapZoom.ts). */
function zoomButtons(): Markup[] {
  return ZOOM.map(([id, text]) => html`<button type="button" id="${id}">${both(text)}</button> `)
}

function markup(map: ModelMap, scenario: Scenario): Markup {
  const overview = (language: Language): Markup =>
    html`<div lang="${HTML_LANGUAGE[language]}">${overviewMap(map, labelIn(scenario), language)}</div>`
  const months = { en: 'Month', zh: '月份' }
  return html`<p>${both(INTRODUCTION)}</p>
<p><label>${both({ en: 'Variable', zh: '变量' })} <select id="why-variable"></select></label>
<label id="why-elements" hidden>${both({ en: 'Element', zh: '元素' })} <select id="why-element"></select></label>
<label id="why-months" hidden>${both(months)} <input type="range" id="why-month" min="0" max="1" value="0"> <output id="why-month-text" for="why-month"></output></label></p>
<p><button type="button" id="why-back" hidden>${both({ en: 'Back to the overview', zh: '返回总览' })}</button></p>
<p id="why-zoom" hidden>${zoomButtons()}</p>
<div id="why-overview" class="scroll" tabindex="0" role="group" aria-label="Map 图">${overview('en')}${overview('zh')}${isSmall(map) ? '' : html`<p class="muted">${both(STRONGEST)}</p>`}</div>
<div id="why-map" class="scroll" tabindex="0" role="group" aria-label="Map 图" hidden></div>
<div id="why-change"></div>
<div id="why-detail" aria-live="polite"></div>
<figure id="why-chart" tabindex="0" hidden></figure>
<details><summary>${both({ en: 'How to read the map', zh: '如何阅读此图' })}</summary><p>${both(LEGEND)}</p></details>`
}

/** "See why": the causal map, and what is known of each variable. */
export const WHY_PART: PublishedPart = {
  id: 'why',
  heading: { en: 'See why', zh: '探究原因' },
  style: WHY_STYLE,
  markup: ({ scenario }, { map }: Study) => (map.variables.length === 0 ? undefined : markup(map, scenario)),
}
