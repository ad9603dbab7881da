import { formatFixed, formatNumber, formatShare } from '../charts/formatNumber.ts'
import { unitLabel } from '../charts/unitLabel.ts'
import type { Spread } from '../study/calibration/marginal.ts'
import { calibrationAnswer } from './calibrationAnswer.ts'
import { type CalibrationContent, type Learned, learnedOf } from './calibrationContent.ts'
import { figure } from './figure.ts'
import { both, html, type Markup, type Part } from './html.ts'
import { pageShell, section } from './pageShell.ts'
import { inBoth } from './readerText.ts'
import { numbers, table, words } from './table.ts'

const spread = ({ p5, p50, p95 }: Spread): string =>
  `${formatNumber(p50)} [${formatNumber(p5)} – ${formatNumber(p95)}]`

function saidOf({ informed, reached }: Learned): Part {
  if (!reached) return both({ en: 'no observation depends on it', zh: '与观测无关' })
  return informed ? both({ en: 'informed', zh: '有信息' }) : both({ en: 'next to nothing', zh: '几乎没有' })
}

function learnedTable(learned: readonly Learned[]): Markup {
  const columns = [
    words({ en: 'Parameter', zh: '参数' }),
    words({ en: 'Unit', zh: '单位' }),
    numbers({ en: 'Prior: median [P5 – P95]', zh: '先验：中位数 [P5 – P95]' }),
    numbers({ en: 'Posterior', zh: '后验' }),
    numbers({ en: 'Variance taken away', zh: '方差缩减' }),
    numbers({ en: 'Shift (prior standard deviations)', zh: '移动（先验标准差）' }),
    words({ en: 'What the data say', zh: '数据的信息' }),
  ]
  const rows = learned.map((one) => [
    html`<code>${one.name}</code><br>${both(one.label)}`,
    both(inBoth((language) => unitLabel(one.unit, language))),
    spread(one.prior),
    spread(one.posterior),
    formatShare(Math.max(0, one.contraction)),
    formatFixed(one.shift, 2),
    saidOf(one),
  ])
  const caption = both({
    en: 'Every uncertain number before and after the data; first those that changed most. Where the data say nothing, the posterior is the prior and the number stays a judgement.',
    zh: '每个不确定数在使用数据之前与之后，变化最大者在前。数据未提供信息处，后验即先验，该数仍属主观判断。',
  })
  return table(caption, columns, rows)
}

function errorTable({ calibration }: CalibrationContent): Markup {
  const columns = [
    words({ en: 'Series', zh: '序列' }),
    words({ en: 'Scale', zh: '尺度' }),
    numbers({ en: 'Size: prior', zh: '幅度：先验' }),
    numbers({ en: 'posterior', zh: '后验' }),
    numbers({ en: 'Memory in months: prior', zh: '记忆（月）：先验' }),
    numbers({ en: 'posterior', zh: '后验' }),
  ]
  const rows = calibration.discrepancies.map(({ series, sd, memory }, i) => {
    const check = calibration.checks[i]
    const name = check ? both(check.series.label) : series
    return [name, check?.scale, ...[sd.prior, sd.posterior, memory.prior, memory.posterior].map(spread)]
  })
  const caption = both({
    en: 'Structural error: what the equations themselves get wrong, kept out of the parameters. Standard deviation on the scale named (log: relative), and the months in which it fades to 37 %.',
    zh: '结构误差：方程本身的偏差，不计入参数。按所列尺度的标准差（log：相对值），以及衰减至 37 % 的月数。',
  })
  return table(caption, columns, rows)
}

function checkTable({ calibration }: CalibrationContent): Markup {
  const columns = [
    words({ en: 'Series', zh: '序列' }),
    words({ en: 'Date', zh: '日期' }),
    numbers({ en: 'Observed', zh: '观测' }),
    numbers({ en: 'Equations: median [P5 – P95]', zh: '方程：中位数 [P5 – P95]' }),
    numbers({ en: 'Replicates: median [P5 – P95]', zh: '复制值：中位数 [P5 – P95]' }),
    numbers({ en: 'Replicates below', zh: '低于观测的复制值' }),
  ]
  const rows = calibration.checks.flatMap(({ series, points }) =>
    points.map(({ observation, observed, simulated, replicated, share }) => [
      both(series.label),
      observation.label,
      formatNumber(observed),
      spread(simulated),
      spread(replicated),
      formatShare(share),
    ]),
  )
  const caption = both({
    en: 'Posterior predictive check: what might have been observed if the calibrated model were right. Replicates add structural error and error of observation to the equations. The data were used, so this is no test of forecasts.',
    zh: '后验预测检验：若校准后的模型正确，可能观测到什么。复制值在方程之上加入结构误差与观测误差。数据已被使用，故不构成预测检验。',
  })
  return table(caption, columns, rows)
}

function trust({ calibration: { seed, diagnostics } }: CalibrationContent): Markup {
  const { temperatures, acceptance, logEvidence, noisy } = diagnostics
  const evidence = logEvidence.map((value) => formatFixed(value, 1)).join(', ')
  const texts = [
    {
      en: `Seed ${seed}; ${temperatures.length} rises of the temperature; ${formatShare(acceptance)} of moves accepted at the end; logarithm of the evidence by population: ${evidence}.`,
      zh: `种子 ${seed}；升温 ${temperatures.length} 次；末期接受率 ${formatShare(acceptance)}；各群体的对数证据：${evidence}。`,
    },
    noisy
      ? {
          en: 'Shocks reach the observations and were estimated along with the parameters.',
          zh: '冲击会影响观测，已与参数一并估计。',
        }
      : {
          en: 'Shocks begin after the data and were left out.',
          zh: '冲击始于数据之后，未计入。',
        },
    {
      en: 'Priors were written with the history in view, so agreement with history is weaker evidence than it looks.',
      zh: '先验是在了解历史的情况下写成的，因此与历史相符的证据力弱于表面。',
    },
  ]
  return html`<ul>${texts.map((text) => html`<li>${both(text)}</li>`)}</ul>`
}

/** The report of a calibration: see `pageShell`. */
export function calibrationPage(content: CalibrationContent): string {
  const { scenario, calibration, language, charts } = content
  const title = {
    en: `${scenario.title.en}: calibrated to data until ${calibration.until}`,
    zh: `${scenario.title.zh}：以 ${calibration.until} 及以前的数据校准`,
  }
  const lines = calibrationAnswer(content).slice(1)
  const body = html`<h1>${both(title)}</h1>
${section('answer', { en: 'In words and numbers', zh: '结论与数字' }, html`<ul class="answer">${lines.map((line) => html`<li>${both(line)}</li>`)}</ul>`)}
${section('charts', { en: 'Charts', zh: '图表' }, html`${charts.map(figure)}`)}
${section('learned', { en: 'Prior against posterior', zh: '先验与后验' }, learnedTable(learnedOf(scenario, calibration)))}
${section('errors', { en: 'Structural error', zh: '结构误差' }, errorTable(content))}
${section('checks', { en: 'Posterior predictive check', zh: '后验预测检验' }, checkTable(content))}
${section('trust', { en: 'Can it be trusted?', zh: '可信程度' }, trust(content))}`
  return pageShell(title, language, body, content.fonts)
}
