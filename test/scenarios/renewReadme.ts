import { readFileSync, writeFileSync } from 'node:fs'
import { FIGURE, readmeParts } from './readmeParts.ts'

/** Writes what `npm start` has left in `out/base` into the README: to be run when the model or its data have changed. */
const { scores, misses, figure } = readmeParts('out/base')
const between = (text: string, name: string, content: string): string =>
  text.replace(
    new RegExp(`(<!-- ${name} -->\n)[^]*?(\n<!-- end -->)`),
    (_, start, end) => start + content + end,
  )
const readme = readFileSync('README.md', 'utf8')
writeFileSync('README.md', between(between(readme, 'scores', scores), 'misses', misses))
writeFileSync(FIGURE, figure)
