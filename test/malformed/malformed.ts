import { example } from '../../src/diagnostics/example.ts'

/** A folder that must be refused: exactly these problems, at these places. */
export interface Malformed {
  readonly name: string
  readonly files: Readonly<Record<string, string>>
  /** The scenario file to check, if not `lab/main.yaml`. */
  readonly path: string
  readonly expected: readonly { readonly code: string; readonly at: string }[]
}

const MARK = /«([a-z-]+)»/

/**
 * A row of the table. In the texts, `«code»` stands right before the place where that problem is to be reported; a text that
 * begins with a line break is added to the sound file of that name.
 */
export function malformed(
  name: string,
  texts: Readonly<Record<string, string>>,
  path = 'lab/main.yaml',
): Malformed {
  const { files: marked } = example(texts)
  const expected: { code: string; at: string }[] = []
  const files = Object.fromEntries(
    Object.entries(marked).map(([file, text]) => {
      let rest = text
      for (let found = MARK.exec(rest); found; found = MARK.exec(rest)) {
        const before = rest.slice(0, found.index).split('\n')
        expected.push({
          code: found[1] as string,
          at: `${file}:${before.length}:${(before.at(-1) as string).length + 1}`,
        })
        rest = rest.slice(0, found.index) + rest.slice(found.index + found[0].length)
      }
      return [file, rest]
    }),
  )
  return { name, files, path, expected }
}

/** An auxiliary added to the sound model. */
export function auxiliary(equation: string, unit = 'USD/kg'): Readonly<Record<string, string>> {
  return {
    'model.yaml': `\n  second:\n    unit: ${unit}\n    label: { en: Second, zh: 二 }\n    equation: ${equation}\n`,
  }
}

/** A parameter added to the sound ones. */
export function parameter(text: string): Readonly<Record<string, string>> {
  return { 'parameters.yaml': `\n  ${text}\n` }
}

export const LABEL = 'label: { en: A, zh: 甲 }'
export const EVIDENCE = 'source: a report, grade: reported'
export const TIMELINE =
  'date,event,exogenous,element,action,value,duration,probability,marked,label_en,label_zh,source,grade,note\n'
export const OBSERVATIONS = 'date,series,unit,low,mid,high,grade,basis,source,note\n'

export const EXOGENOUS = `
exogenous:
  quota: { unit: dimensionless, path: level, base: 1, ${LABEL} }
  alarm: { unit: dimensionless, path: impulse, ${LABEL} }
`
export const PROJECTS = `
dimensions: { region: [JP, EU], project: { from: projects.csv } }
projects:
  dimension: project
  columns:
    nameplate: { unit: t/year, ${LABEL} }
    offtake: { element_of: region, ${LABEL} }
    decided: { unit: date, default: never, ${LABEL} }
`
export const PROJECT_COLUMNS = 'id,label_en,label_zh,nameplate,offtake,decided,source,grade,note\n'
