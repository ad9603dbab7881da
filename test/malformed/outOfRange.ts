import { EVIDENCE, LABEL, type Malformed, malformed } from './malformed.ts'

const COLUMNS = `
dimensions: { region: [JP, EU], project: { from: projects.csv } }
projects:
  dimension: project
  columns:
    chance: { unit: dimensionless, default: 0.5, minimum: 0, maximum: 1, ${LABEL} }
    nameplate: { unit: t/year, default: 30, minimum: 0, ${LABEL} }
    decided: { unit: date, default: 2025, minimum: 2020-06, maximum: 2040, ${LABEL} }
    offtake: { element_of: region, default: JP, ${LABEL} }
`
const HEADER = 'id,label_en,label_zh,chance,nameplate,decided,offtake,source,grade,note\n'

const table = (rows: string, model = COLUMNS) => ({ 'model.yaml': model, 'projects.csv': HEADER + rows })
const STADE = 'stade,Stade,施塔德,0.35,40,2026-09,EU,press,reported,\n'
const scenario = (text: string) => ({ ...table(STADE), 'main.yaml': `\n${text}\n` })
const declared = (from: string, to: string) => table(STADE, COLUMNS.replace(from, to))

/** Numbers beyond the bounds that columns of projects declare, by every way that a number comes in. */
export const OUT_OF_RANGE: readonly Malformed[] = [
  malformed(
    'cells below and above',
    table('stade,Stade,施塔德,«out-of-range»35,«out-of-range»-40,«out-of-range»2019-12,EU,press,reported,\n'),
  ),
  malformed('a default above', declared('default: 0.5', 'default: «out-of-range»50')),
  malformed('a date that never comes', declared('default: 2025', 'default: «out-of-range»never')),
  malformed('a cell that a scenario changes', scenario('projects: { stade: { chance: «out-of-range»1.5 } }')),
  malformed(
    'a cell that a scenario makes uncertain',
    scenario('projects: { stade: { chance: «out-of-range»{ uniform: { low: 0.5, high: 1.1 } } } }'),
  ),
  malformed(
    'a distribution without an end',
    scenario('projects: { stade: { nameplate: «out-of-range»{ normal: { mean: 40, sd: 5 } } } }'),
  ),
  malformed(
    'a new project',
    scenario(`projects: { west: { ${LABEL}, chance: «out-of-range»-1, source: press, grade: reported } }`),
  ),
  malformed('an element of a column', scenario('set: { "chance[stade]": «out-of-range»3 }')),
  malformed('a whole column', scenario('set: { chance: «out-of-range»3 }')),
  malformed(
    'one of several elements',
    scenario(`set:\n  chance: { values: { stade: «out-of-range»3 }, ${EVIDENCE} }`),
  ),
  malformed('draws', {
    ...scenario(`posterior: { file: draws.csv, ${EVIDENCE} }`),
    'draws.csv': '«out-of-range»chance[stade]\n0.5\n1.01\n',
  }),
  malformed(
    'a lever',
    scenario('levers: { "chance[stade]": { from: «out-of-range»-0.1, to: «out-of-range»100 } }'),
  ),
  malformed(
    'a date as the bound of a share',
    declared('minimum: 0, max', 'minimum: «bad-value»2021-01, max'),
  ),
  malformed('a bound of elements', declared('default: JP', 'default: JP, minimum: «bad-value»0')),
  malformed('bounds upside down', declared('maximum: 2040', 'maximum: «bad-value»2020')),
]
