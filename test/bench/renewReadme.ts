import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { SPEED } from './speedBlock.ts'

/** Measures anew and writes the table into the README: to be run on a quiet machine. */
const list = ['--import', 'tsx', 'src/main.ts', 'bench', '--markdown', ...process.argv.slice(2)]
const table = execFileSync(process.execPath, list, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })
const readme = readFileSync('README.md', 'utf8')
writeFileSync(
  'README.md',
  readme.replace(SPEED, (_, start, __, end) => `${start}${table.trim()}\n${end.trim()}`),
)
