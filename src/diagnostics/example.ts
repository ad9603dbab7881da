/** A small scenario folder in which one problem stands at one place. */
export interface Example {
  /** Texts by path; `lab/main.yaml` is the scenario to check. */
  readonly files: Readonly<Record<string, string>>
  /** `file:line:column` of the problem. */
  readonly at: string
}

const SOUND: Readonly<Record<string, string>> = {
  'lab/model.yaml': `title: { en: Lab, zh: 实验 }
version: "1"
time: { origin: 2021-01, start: 2021-01, end: 2022-01, steps_per_month: 1 }
auxiliaries:
  worth: { unit: USD/kg, label: { en: Worth, zh: 价值 }, equation: 2 * price }
`,
  'lab/parameters.yaml': `parameters:
  price: { value: 3, unit: USD/kg, label: { en: Price, zh: 价格 }, source: a report, grade: reported }
`,
  'lab/main.yaml': `model: model.yaml
title: { en: Lab, zh: 实验 }
outputs: [worth]
`,
}

/** Stands in an example's text where the problem is, and is taken out of it. */
const MARK = '▶'

/**
 * A sound folder with some of its files replaced, or made longer where a text begins with a line break. The mark stands right
 * before the problem.
 */
export function example(texts: Readonly<Record<string, string>>): Example {
  const files: Record<string, string> = { ...SOUND }
  let at = ''
  for (const [name, text] of Object.entries(texts)) {
    const path = `lab/${name}`
    const whole = text.startsWith('\n') ? `${SOUND[path]}${text.slice(1)}` : text
    const before = whole.split(MARK)[0] as string
    const lines = before.split('\n')
    if (whole.includes(MARK)) at = `${path}:${lines.length}:${(lines.at(-1) as string).length + 1}`
    files[path] = whole.replace(MARK, '')
  }
  return { files, at }
}
