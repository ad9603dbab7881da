import { readdirSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { expect, test } from 'vitest'

/** The layers in the order data flows; `main.ts` and `simulate.ts` are layers of one file. */
const LAYERS = [
  'diagnostics',
  'model',
  'functions',
  'distributions',
  'language',
  'analysis',
  'kernel',
  'ensemble',
  'study',
  'charts',
  'report',
  'simulate.ts',
  'bench',
  'cli',
  'web',
  'main.ts',
]

/** Earlier layers that a layer may still not see: catalogues stay apart, and so do the two shells. */
const APART: Readonly<Record<string, readonly string[]>> = {
  charts: ['functions', 'distributions'],
  web: ['cli', 'bench'],
}

/** What keeps several layers' results the same on every machine, so every layer may use it. */
const ELEMENTARY = 'src/functions/elementary'

const SHELLS = ['cli', 'web', 'main.ts']

/** What shows how long work takes, and what measures speed; nothing of it reaches a result. */
const CLOCKS = ['src/cli/progress.ts', 'src/cli/bench/', 'src/web/stopwatch.ts']

const FORBIDDEN: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['ambient randomness', /Math\.random|crypto\.(randomUUID|getRandomValues)/],
  ['the clock', /Date\.now|new Date\(\)|performance\.now|hrtime/],
  ['the name of a mineral', /gallium/i],
]

const FORBIDDEN_OUTSIDE_SHELLS: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['a module of Node', /from 'node:|import\('node:/],
  ['a global of a shell', /\b(process\.(?!ts)|document\.(get|query|create|body)|console\.)/],
  ['the locale', /\.(toLocale\w*|localeCompare)\(|Intl\./],
]

const GRAB_BAG = /\/(utils?|helpers?|common|misc|types)\.ts$/

type Sources = ReadonlyMap<string, string>

const layerOf = (path: string): string => path.split('/')[1] ?? ''

function importsOf(path: string, text: string, pattern = /(?:from|import)\s*\(?\s*'(\.[^']+)'/g): string[] {
  const found = text.matchAll(pattern)
  return [...found].map((match) => posix.join(posix.dirname(path), match[1] as string))
}

function allowed(from: string, to: string): boolean {
  if (from === to) return true
  return LAYERS.indexOf(to) < LAYERS.indexOf(from) && !APART[from]?.includes(to)
}

function importViolations(path: string, text: string): string[] {
  return importsOf(path, text)
    .filter((target) => target.startsWith('src/') && !target.startsWith(ELEMENTARY))
    .filter((target) => !allowed(layerOf(path), layerOf(target)))
    .map((target) => `${path} imports ${target}`)
}

function textViolations(path: string, text: string): string[] {
  const rules = SHELLS.includes(layerOf(path)) ? FORBIDDEN : [...FORBIDDEN, ...FORBIDDEN_OUTSIDE_SHELLS]
  return rules
    .filter(([, pattern]) => pattern.test(text))
    .filter(([what]) => what !== 'the clock' || !CLOCKS.some((clock) => path.startsWith(clock)))
    .map(([what]) => `${path} uses ${what}`)
}

/** Imports that exist when the program runs: types may refer to each other. */
const RUNNING_IMPORT = /^(?:import|export)(?! type)[^']*from '(\.[^']+)'/gm

function cycles(sources: Sources): string[] {
  const found: string[] = []
  const done = new Set<string>()
  const visit = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) found.push(`cycle: ${[...trail.slice(trail.indexOf(path)), path].join(' -> ')}`)
    if (done.has(path) || trail.includes(path)) return
    for (const target of importsOf(path, sources.get(path) ?? '', RUNNING_IMPORT))
      visit(target, [...trail, path])
    done.add(path)
  }
  for (const path of sources.keys()) visit(path, [])
  return found
}

function violations(sources: Sources): string[] {
  const found = cycles(sources)
  for (const [path, text] of sources) {
    if (!LAYERS.includes(layerOf(path))) found.push(`${path} is in no layer`)
    found.push(...importViolations(path, text), ...textViolations(path, text))
    if (GRAB_BAG.test(path)) found.push(`${path} is a grab bag`)
    if (text.split('\n').length > 401) found.push(`${path} has more than 400 lines`)
    if (/process\.exit\(/.test(text) && path !== 'src/main.ts') found.push(`${path} ends the program`)
  }
  return found
}

function readSources(): Sources {
  const paths = readdirSync('src', { recursive: true, encoding: 'utf8' })
  const typescript = paths.map((path) => `src/${path}`).filter((path) => path.endsWith('.ts'))
  return new Map(typescript.map((path) => [path, readFileSync(path, 'utf8')]))
}

test('the source keeps its layers, its determinism and its size', () => {
  const sources = readSources()
  expect(sources.size).toBeGreaterThan(10)
  expect(violations(sources)).toEqual([])
})

test.each([
  [
    'a later layer',
    'src/model/planted.ts',
    "import { run } from '../kernel/kernel.ts'",
    'imports src/kernel',
  ],
  ['a type of a later layer', 'src/model/p.ts', "import type { A } from '../cli/run.ts'", 'imports src/cli'],
  ['one catalogue in another', 'src/charts/p.ts', "import { A } from '../distributions/pert.ts'", 'imports'],
  ['a lazy import', 'src/study/p.ts', "const a = await import('../report/page.ts')", 'imports src/report'],
  [
    'Node outside the shells',
    'src/report/p.ts',
    "import { readFileSync } from 'node:fs'",
    'a module of Node',
  ],
  ['Math.random', 'src/ensemble/p.ts', 'const x = Math.random()', 'ambient randomness'],
  ['the clock in a shell', 'src/cli/p.ts', 'const x = Date.now()', 'the clock'],
  ['a mineral', 'src/cli/p.ts', "const title = 'Gallium'", 'the name of a mineral'],
  ['the locale', 'src/report/p.ts', 'const x = (5).toLocaleString()', 'the locale'],
  ['console outside the shells', 'src/kernel/p.ts', 'console.log(1)', 'a global of a shell'],
  ['a grab bag', 'src/model/utils.ts', 'export const a = 1', 'a grab bag'],
  ['a giant', 'src/model/p.ts', 'const a = 1\n'.repeat(401), 'more than 400 lines'],
  ['an unknown folder', 'src/misc/p.ts', 'export const a = 1', 'in no layer'],
  ['an exit outside main.ts', 'src/cli/p.ts', 'process.exit(1)', 'ends the program'],
  ['an import of itself', 'src/model/p.ts', "import { b } from './p.ts'", 'cycle'],
])('catches %s', (_, path, text, message) => {
  expect(violations(new Map([[path, text]])).join('\n')).toContain(message)
})
