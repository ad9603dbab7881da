import type { Scorecard } from '../../src/report/scorecard.ts'

const two = (value: number): string => Number(value.toPrecision(2)).toString()

/** What the README says of forecasts from earlier dates. */
export function readmeScorecard({ rows, origins, seed, effort, rhat }: Scorecard): string {
  const header = [
    '| series, months ahead | n | error of the median | CRPS: model / random walk | in the 50 % / 90 % band |',
    '|---|---|---|---|---|',
  ]
  const lines = rows.map((row) => {
    const { series, from, to, n, rmse, inside50, inside90, walkN, walkCrps, walkForecastCrps } = row
    const length = from === undefined ? 'all' : `${from}${to === undefined ? '+' : `-${to}`}`
    const share = (count: number): string => `${Math.round((100 * count) / n)} %`
    const missed = walkForecastCrps < walkCrps ? '' : ' missed'
    const paired = walkN === n ? '' : ` (n ${walkN})`
    const walk = walkN === 0 ? '–' : `${two(walkForecastCrps)} / ${two(walkCrps)}${paired}${missed}`
    return `| ${series}, ${length} | ${n} | ${two(rmse)} | ${walk} | ${share(inside50)} / ${share(inside90)} |`
  })
  const all = rows.filter(({ from }) => from === undefined)
  const sum = (of: 'n' | 'inside90'): number => all.reduce((total, row) => total + row[of], 0)
  const about = `Forecasts of ${origins.join(', ')}: ${sum('inside90')} of ${sum('n')} later observations in the 90 % band. Seed ${seed}, effort ${effort}, R-hat at most ${rhat}.`
  const rough = rhat > 1.01 ? ' Rough: these calibrations had not settled (R-hat above 1.01).' : ''
  return [...header, ...lines, '', about + rough].join('\n')
}
