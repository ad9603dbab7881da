import { DESIGN_WORDS } from '../../charts/designWords.ts'
import { limitText, shareWithin } from '../../charts/discovery/chartedDiscovery.ts'
import { formatFixed, formatNumber, formatShare } from '../../charts/formatNumber.ts'
import type { Text } from '../../model/text.ts'
import type { FoundBox, Limit } from '../../study/discovery/foundBox.ts'
import { figure } from '../figure.ts'
import { both, html, type Markup, type Part } from '../html.ts'
import { pageShell, section } from '../pageShell.ts'
import { inBoth } from '../readerText.ts'
import { gradeBadge } from '../sensitivity/sensitivityTables.ts'
import { numbers, table, words } from '../table.ts'
import { discoveryAnswer } from './discoveryAnswer.ts'
import type { DiscoveryContent } from './discoveryContent.ts'

/** Below it, a probability is said to be smaller. */
const LEAST_P = 0.001

function pText(p: number): string {
  return p < LEAST_P ? `< ${LEAST_P}` : formatFixed(p, 3)
}

function inputCells(limit: Limit, { study }: DiscoveryContent): Part[] {
  const { label = { en: limit.name, zh: limit.name }, grade } = study.inputs.get(limit.name) ?? {}
  return [
    html`${both(label)}<br><code>${limit.name}</code>`,
    gradeBadge(grade),
    both(inBoth((language) => limitText(limit, study, language))),
    formatShare(shareWithin(limit)),
  ]
}

function boxTable(content: DiscoveryContent): Markup {
  const { box } = content.study.found
  const caption = both({
    en: 'Quasi-p: how probable it would be that chance does as well as these limits; “quasi” because they were chosen to do well. Coverage and density are those of the box without the limits of the row.',
    zh: '准 p 值：随机设定边界也能达到同样效果的概率；称“准”是因为边界是择优选出的。覆盖率与密度为去掉该行边界后的框。',
  })
  return table(
    caption,
    [
      words({ en: 'Assumption', zh: '假设' }),
      words({ en: 'Evidence', zh: '证据等级' }),
      words({ en: 'Inside', zh: '框内' }),
      numbers({ en: 'Share of all members', zh: '占全部成员' }),
      numbers({ en: 'Quasi-p', zh: '准 p 值' }),
      numbers({ en: 'Coverage without', zh: '去掉后覆盖率' }),
      numbers({ en: 'Density without', zh: '去掉后密度' }),
    ],
    box.limits.map((limit) => [
      ...inputCells(limit, content),
      pText(limit.quasiP),
      formatShare(limit.without.coverage),
      formatShare(limit.without.density),
    ]),
  )
}

function qualityTable({ study }: DiscoveryContent): Markup {
  const { box, check, members, positives } = study.found
  const row = (name: Text, one: Pick<FoundBox, 'coverage' | 'density' | 'mass' | 'members'>): Part[] => {
    const error = Math.sqrt((one.density * (1 - one.density)) / Math.max(1, one.members))
    return [
      both(name),
      formatNumber(one.members, 6),
      formatShare(one.coverage),
      `${formatShare(one.density)} ± ${formatFixed(100 * error, 1)}`,
      formatShare(one.mass),
    ]
  }
  return table(
    both({
      en: '±: standard error of the share in percentage points, as if the limits had been known before; they were chosen to do well, so a new sample does somewhat worse.',
      zh: '±：比例的标准误（百分点），按边界事先给定计算；边界是择优选出的，新样本的表现会略差。',
    }),
    [
      words({ en: 'Answer', zh: '结果' }),
      numbers({ en: 'Members', zh: '成员' }),
      numbers({ en: 'Coverage', zh: '覆盖率' }),
      numbers({ en: 'Density', zh: '密度' }),
      numbers({ en: 'Share of all members', zh: '占全部成员' }),
    ],
    [
      row({ en: 'Box (PRIM)', zh: '框（PRIM）' }, box),
      row({ en: 'Tree (CART)', zh: '决策树（CART）' }, check),
      row(
        { en: 'All members', zh: '全部成员' },
        { coverage: 1, density: positives / members, mass: 1, members },
      ),
    ],
  )
}

function leafTables(content: DiscoveryContent): Markup[] {
  return content.study.found.check.boxes.map((leaf, i) => {
    const caption = both({
      en: `Leaf ${i + 1}: coverage ${formatShare(leaf.coverage)}, density ${formatShare(leaf.density)}`,
      zh: `叶 ${i + 1}：覆盖率 ${formatShare(leaf.coverage)}，密度 ${formatShare(leaf.density)}`,
    })
    const columns = [
      words({ en: 'Assumption', zh: '假设' }),
      words({ en: 'Evidence', zh: '证据等级' }),
      words({ en: 'Inside', zh: '范围' }),
      numbers({ en: 'Share of all members', zh: '占全部成员' }),
    ]
    return table(
      caption,
      columns,
      leaf.limits.map((limit) => inputCells(limit, content)),
    )
  })
}

function limits(content: DiscoveryContent): Markup {
  const { name, version } = content.product
  const { scenario, seed, design, condition, study } = content
  const { members, failed } = study.found
  const texts: Text[] = [
    {
      en: 'This is not a forecast. The box describes members of this model; it does not say that its limits cause anything.',
      zh: '这不是预测。框描述本模型的成员，并不表示其边界是原因。',
    },
    {
      en: 'Method: PRIM (Friedman and Fisher 1999) as in scenario discovery (Bryant and Lempert 2010), limits adjusted to the best harmonic mean of coverage and density, limits that chance could have set taken away; checked by a pruned regression tree (Breiman et al. 1984).',
      zh: '方法：情景发现（Bryant 与 Lempert 2010）所用 PRIM（Friedman 与 Fisher 1999），边界调整至覆盖率与密度的调和平均最大，去除可能出于偶然的边界；并以剪枝回归树（Breiman 等 1984）检验。',
    },
    {
      en: `${name} ${version}, scenario “${scenario.title.en}” (${scenario.id}), condition ${condition.source}, ${members + failed} members of which ${failed} failed and are left out, design ${DESIGN_WORDS[design].en}, seed ${seed}. The fingerprints of all inputs are in manifest.json.`,
      zh: `${name} ${version}，情景“${scenario.title.zh}”（${scenario.id}），条件 ${condition.source}，${members + failed} 个成员，其中 ${failed} 个失败未计入，抽样设计 ${DESIGN_WORDS[design].zh}，种子 ${seed}。全部输入文件的校验值见 manifest.json。`,
    },
  ]
  return html`<ul>${texts.map((text) => html`<li>${both(text)}</li>`)}</ul>`
}

/** The report of a discovery: see `pageShell`. */
export function discoveryPage(content: DiscoveryContent): string {
  const { scenario, study, charts, asked } = content
  const { positives, members, box, check } = study.found
  const title: Text = {
    en: `In which members: ${asked.en}`,
    zh: `在哪些情形下：${asked.zh}`,
  }
  const told = positives > 0 && positives < members
  const lines = discoveryAnswer(content)
  const body = html`<h1>${both(title)}</h1>
<p>${both({ en: `${scenario.title.en}: ${scenario.summary.en}`, zh: `${scenario.title.zh}：${scenario.summary.zh}` })}</p>
${section('answer', { en: 'In words and numbers', zh: '结论与数字' }, html`<ul class="answer">${lines.map((line) => html`<li>${both(line)}</li>`)}</ul>`)}
${told ? section('box', { en: 'The box', zh: '框' }, html`${charts.map(figure)}${box.limits.length > 0 ? boxTable(content) : ''}${qualityTable(content)}`) : ''}
${told && check.boxes.length > 0 ? section('tree', { en: 'Check by a tree', zh: '以决策树检验' }, html`${leafTables(content)}`) : ''}
${section('limits', { en: 'Methods, limits and how to cite', zh: '方法、局限与引用' }, limits(content))}`
  return pageShell(title, content.language, body, content.fonts)
}
