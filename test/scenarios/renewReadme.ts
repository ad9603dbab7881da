import { readFileSync, writeFileSync } from 'node:fs'
import { readScorecard } from '../../src/report/scorecard.ts'
import { FIGURE, readmeParts } from './readmeParts.ts'
import { readmeScorecard } from './readmeScorecard.ts'

/** Writes what `npm start` has left in `out/base` into the README: to be run when the model or its data have changed. */
const { scores, misses, figure } = readmeParts('out/base')
const between = (text: string, name: string, content: string): string =>
  text.replace(
    new RegExp(`(<!-- ${name} -->\n)[^]*?(\n<!-- end -->)`),
    (_, start, end) => start + content + end,
  )
const scorecard = readScorecard(readFileSync('scenarios/gallium/scorecard.csv', 'utf8'))
if (!scorecard) throw new Error('scorecard.csv is not a scorecard')
const parts = { scores, misses, scorecard: readmeScorecard(scorecard) }
const readme = readFileSync('README.md', 'utf8')
writeFileSync(
  'README.md',
  Object.entries(parts).reduce((text, [name, content]) => between(text, name, content), readme),
)
writeFileSync(FIGURE, figure)
