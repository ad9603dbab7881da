import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** Layers that results come from. */
const LAYERS = ['model', 'functions', 'distributions', 'language', 'analysis', 'kernel', 'ensemble', 'study']

/**
 * Functions of which engines may give any value that is near (ECMAScript, section 21.3.2), and powers of anything but whole
 * numbers known beforehand (section 6.1.6.1.3): powers of two are exact in all engines.
 */
const APPROXIMATE =
  /\bMath\.(a?(?:sin|cos|tan)h?|atan2|cbrt|exp|expm1|hypot|log|log10|log1p|log2|pow|random)\b|(?<!\b2 )\*\*(?!\*)/

/** Comments may name what code must not use. */
const code = (text: string): string => text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')

const usesOf = (text: string): string | undefined => APPROXIMATE.exec(code(text))?.[0]

test('no result comes from mathematics of the host, which differ from engine to engine', () => {
  const paths = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter(
    (path) => path.endsWith('.ts') && LAYERS.includes(path.split('/')[0] ?? ''),
  )
  expect(paths.length).toBeGreaterThan(200)
  const found = paths.flatMap((path) => {
    const use = usesOf(readFileSync(`src/${path}`, 'utf8'))
    return use ? [`${path} uses ${use}`] : []
  })
  expect(found).toEqual([])
})

test.each([
  ['const y = Math.exp(x)', 'Math.exp'],
  ['values.map(Math.log)', 'Math.log'],
  ['Math.pow(x, 2)', 'Math.pow'],
  ['Math.tanh(x) + Math.sqrt(x)', 'Math.tanh'],
  ['(x - mean) ** 2', '**'],
  ['const MOST = 2 ** 31', undefined],
  ['Math.sqrt(x) + Math.floor(y) * Math.LN2', undefined],
  ['/** Not Math.exp(x), which differs. */\nexport const y = exp(x)', undefined],
])('of %j it finds %s', (text, found) => {
  expect(usesOf(text)).toBe(found)
})
