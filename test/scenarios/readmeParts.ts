import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The chart shown in the README: made by the shipped study, byte for byte. */
export const FIGURE = 'scenarios/gallium/figures/offshore-price.en.png'
const CHART = 'charts/offshore-price.en.png'

type Row = Readonly<Record<string, string>>

function rowsOf(text: string): Row[] {
  const [head, ...lines] = text
    .trim()
    .split('\n')
    .map((line) => [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map((m) => m[1] ?? m[2] ?? ''))
  return lines.map((cells) => Object.fromEntries((head as string[]).map((name, i) => [name, cells[i] ?? ''])))
}

const two = (text: string | undefined): string => Number(Number(text).toPrecision(2)).toString()

function scoreLine(row: Row): string {
  const share = (name: string): string => `${Math.round(100 * Number(row[name]))} %`
  const missed = (name: 'rmse' | 'crps'): string =>
    Number(row[`random_walk_simulated_${name}`]) < Number(row[`random_walk_${name}`]) ? '' : ' missed'
  const against = (name: 'rmse' | 'crps'): string =>
    `${two(row[`random_walk_simulated_${name}`])} / ${two(row[`random_walk_${name}`])}${missed(name)}`
  const cells = [
    `${row.series} (${row.scale === 'log' ? 'log' : row.unit})`,
    row.n,
    two(row.rmse),
    `${share('coverage50')} / ${share('coverage90')}`,
    row.random_walk_n,
    against('rmse'),
    against('crps'),
  ]
  return `| ${cells.join(' | ')} |`
}

/** What the README says of a run's outputs: the score table, the list of misses and the figure. */
export function readmeParts(folder: string): { scores: string; misses: string; figure: Buffer } {
  const scored = rowsOf(readFileSync(join(folder, 'hindcast.csv'), 'utf8')).filter(
    (row) => row.scored === '1',
  )
  const facts = rowsOf(readFileSync(join(folder, 'facts.csv'), 'utf8'))
  const missed = facts.filter((fact) => fact.result === 'miss')
  const header = [
    '| series | n | error of the median | in the 50 % / 90 % band | n with one before | error: model / random walk | CRPS: model / random walk |',
    '|---|---|---|---|---|---|---|',
  ]
  const describe = (fact: Row): string =>
    `${fact.label_en}: ${two(fact.p50)} (${two(fact.p5)} to ${two(fact.p95)}), data ${fact.low} to ${fact.high}`
  return {
    scores: [...header, ...scored.map(scoreLine)].join('\n'),
    misses: [
      `${missed.length} of ${facts.length} missed by the median:`,
      '',
      ...missed.map((f) => `- ${describe(f)}`),
    ].join('\n'),
    figure: readFileSync(join(folder, CHART)),
  }
}
