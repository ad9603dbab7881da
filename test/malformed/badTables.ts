import {
  EXOGENOUS,
  LABEL,
  type Malformed,
  malformed,
  OBSERVATIONS,
  PROJECT_COLUMNS,
  PROJECTS,
  TIMELINE,
} from './malformed.ts'

const SERIES = `
observations:
  quote: { unit: USD/kg, simulated: worth, compare: value, scale: log, scored: true, ${LABEL} }
`

const timeline = (rows: string) => ({ 'model.yaml': EXOGENOUS, 'timeline.csv': TIMELINE + rows })
const projects = (rows: string, scenario = '\nsummary: { en: A, zh: 甲 }\n') => ({
  'model.yaml': PROJECTS,
  'projects.csv': PROJECT_COLUMNS + rows,
  'main.yaml': scenario,
})
const observations = (rows: string) => ({ 'model.yaml': SERIES, 'observations.csv': OBSERVATIONS + rows })

/** Cells of the three tables. */
export const BAD_TABLES: readonly Malformed[] = [
  malformed('a project without a number', projects('stade,Stade,施塔德,«bad-cell»n/a,JP,,press,reported,\n')),
  malformed(
    'a project in an unknown region',
    projects('stade,Stade,施塔德,30,«unknown-element»DE,,press,reported,\n'),
  ),
  malformed(
    'a project decided on no day',
    projects('stade,Stade,施塔德,30,JP,«bad-date»2025-02-30,press,reported,\n'),
  ),
  malformed(
    'a project without a source',
    projects('stade,Stade,施塔德,30,JP,,«missing-evidence»,reported,\n'),
  ),
  malformed(
    'a project with an unknown grade',
    projects('stade,Stade,施塔德,30,JP,,press,«bad-cell»rumour,\n'),
  ),
  malformed(
    'a project with an impossible id',
    projects('«bad-name»../stade,Stade,施塔德,30,JP,,press,reported,\n'),
  ),
  malformed(
    'a project twice',
    projects(
      'stade,Stade,施塔德,30,JP,,press,reported,\n«duplicate-name»stade,Stade,施塔德,30,JP,,press,reported,\n',
    ),
  ),
  malformed('a project column that nothing declares', {
    'model.yaml': PROJECTS,
    'projects.csv':
      'id,label_en,label_zh,«unknown-column»namplate,nameplate,offtake,decided,source,grade,note\n',
  }),
  malformed(
    'a scenario that changes an unknown project',
    projects('', '\nprojects: { «unknown-name»stade: off }\n'),
  ),
  malformed(
    'a new project without evidence',
    projects('', `\nprojects:\n  «missing-evidence»west: { ${LABEL}, nameplate: 3, offtake: JP }\n`),
  ),
  malformed(
    'a new project without a capacity',
    projects(
      '',
      `\nprojects:\n  «bad-cell»west: { ${LABEL}, offtake: JP, source: press, grade: reported }\n`,
    ),
  ),
  malformed(
    'a project switched off in a model without the column for it',
    projects('stade,Stade,施塔德,30,JP,,press,reported,\n', '\nprojects: { «cannot-change»stade: off }\n'),
  ),
  malformed('a project table that is not there', {
    'model.yaml': PROJECTS.replace('\nprojects:', '\n«missing-file»projects:'),
  }),
  malformed(
    'an event on no day',
    timeline('«bad-date»soon,ban,quota,,set,0,,,1,Ban,禁令,decree,reported,\n'),
  ),
  malformed(
    'an event with an unknown action',
    timeline('2021-06,ban,quota,,«bad-cell»sett,0,,,1,Ban,禁令,decree,reported,\n'),
  ),
  malformed(
    'an event with a broken value',
    timeline('2021-06,ban,quota,,set,2 +«equation-syntax»,,,1,Ban,禁令,decree,reported,\n'),
  ),
  malformed(
    'an event with an unknown name in its value',
    timeline('2021-06,ban,quota,,set,2 * «unknown-name»cut,,,1,Ban,禁令,decree,reported,\n'),
  ),
  malformed(
    'an event on an unknown path',
    timeline('2021-06,ban,«unknown-name»qouta,,set,0,,,1,Ban,禁令,decree,reported,\n'),
  ),
  malformed(
    'an event for an element of a single number',
    timeline('2021-06,ban,quota,«wrong-index-count»JP,set,0,,,1,Ban,禁令,decree,reported,\n'),
  ),
  malformed(
    'an impulse that is set',
    timeline('2021-06,ban,alarm,,«wrong-action»set,1,,,1,Ban,禁令,decree,reported,\n'),
  ),
  malformed(
    'a ramp without a duration',
    timeline('2021-06,ban,quota,,ramp,0,«bad-cell»,,1,Ban,禁令,decree,reported,\n'),
  ),
  malformed(
    'an event more than certain',
    timeline('2021-06,ban,quota,,set,0,,«bad-cell»1.5,1,Ban,禁令,decree,reported,\n'),
  ),
  malformed(
    'an event without evidence',
    timeline('2021-06,ban,quota,,set,0,,,1,Ban,禁令,«missing-evidence»,«missing-evidence»,\n'),
  ),
  malformed(
    'two dates of one event',
    timeline(
      '2021-06,ban,quota,,set,0,,,1,Ban,禁令,decree,reported,\n«bad-cell»2021-07,ban,alarm,,pulse,1,,,,,,,,\n',
    ),
  ),
  malformed('a row with too few cells', timeline('«wrong-cell-count»2021-06,ban,quota,,set,0\n')),
  malformed(
    'an open quotation mark',
    timeline('2021-06,ban,quota,,set,0,,,1,«csv-syntax»"Ban,禁令,decree,reported,\n'),
  ),
  malformed(
    'an observation that is no number',
    observations('2021-05,quote,USD/kg,«bad-cell»about 300,300,,A,quote,agency,\n'),
  ),
  malformed(
    'an observation in another unit',
    observations('2021-05,quote,«observation-unit»CNY/kg,,300,,A,quote,agency,\n'),
  ),
  malformed(
    'an observation at no time',
    observations('«bad-date»May 2021,quote,USD/kg,,300,,A,quote,agency,\n'),
  ),
  malformed('a range upside down', observations('2021-05,quote,USD/kg,400,«bad-cell»300,,A,quote,agency,\n')),
  malformed(
    'a price of zero on logarithms',
    observations('2021-05,quote,USD/kg,,«bad-cell»0,,A,quote,agency,\n'),
  ),
  malformed(
    'an observation without a source',
    observations('2021-05,quote,USD/kg,,300,,A,quote,«missing-evidence»,\n'),
  ),
  malformed('a table without its columns', {
    'observations.csv': '«missing-column»date,series,unit,low,mid,high,grade,basis,source\n',
  }),
]
