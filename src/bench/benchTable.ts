import { type BenchResult, type BenchRow, benchRows } from './benchResult.ts'

const HEAD = ['way of running members', 'ns', 'spread', 'ratio', 'difference'] as const

const time = (ns: number): string => (ns < 100 ? ns.toPrecision(2) : ns.toFixed(0))

/** The smallest unit is named where it is not the usual one. */
function cells({ name, unit, clock, median, low, high, ratio, difference }: BenchRow): string[] {
  const remarks = [unit === 'value' ? 'ns per value' : '', clock === 'wall' ? 'wall clock' : ''].filter(
    Boolean,
  )
  return [
    remarks.length > 0 ? `${name} (${remarks.join(', ')})` : name,
    time(median),
    `${time(low)} to ${time(high)}`,
    ratio === undefined ? '' : ratio.toFixed(2),
    difference === undefined ? '' : difference === 0 ? 'same bits' : difference.toExponential(0),
  ]
}

const width = (text: string): number => [...text].length

/** A table for a terminal. */
export function benchTable(result: BenchResult): string[] {
  const lines = [[...HEAD], ...benchRows(result.rows).map(cells)]
  const widths = HEAD.map((_, column) => Math.max(...lines.map((line) => width(line[column] as string))))
  const padded = lines.map((line) =>
    line
      .map((cell, i) => {
        const room = ' '.repeat((widths[i] as number) - width(cell))
        return i === 0 ? cell + room : room + cell
      })
      .join('  ')
      .trimEnd(),
  )
  return [caption(result), machineLine(result), '', ...padded, '', ...result.notes]
}

/** The same table as Markdown, with the machine. */
export function benchMarkdown(result: BenchResult): string {
  const line = (parts: readonly string[]): string => `| ${parts.join(' | ')} |`
  return [
    `${caption(result)} ${machineLine(result)}`,
    '',
    line(HEAD),
    line(['---', '---:', '---:', '---:', '---:']),
    ...benchRows(result.rows).map((row) => line(cells(row))),
    ...result.notes.map((note) => `\n${note}`),
  ].join('\n')
}

function caption({ scenario, stocks, equations, steps, members, rows }: BenchResult): string {
  const rounds = rows[0]?.rounds.length ?? 0
  return `${scenario}: ${stocks} stocks, ${equations} equations, ${steps} time steps, ensembles of ${members} members. Nanoseconds of CPU time per member and time step, median of ${rounds} interleaved rounds; the spread is from the lower to the upper tenth, the ratio in relation to the first row (or the first by the wall clock).`
}

function machineLine({ machine: { cpu, cores, system, node, cc, load } }: BenchResult): string {
  return `${cpu}, ${cores} cores, ${system}, Node ${node}, ${cc ?? 'no C compiler'}; load average ${load.toFixed(1)}.`
}
