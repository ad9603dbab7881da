import type { Text } from '../../model/text.ts'
import type { Calibration } from './calibrate.ts'

/** Digits of a draw that are written: more than any of them is known to. */
const DIGITS = 3

/**
 * The draws of a calibration as CSV, a column for each parameter and a row for each draw of all of them, for the key
 * `posterior` of a scenario file. Dates are months on the time axis. Parameters that no observation depends on are left out,
 * for their posterior is the prior, and so are draws that are no parameters of the model (outcomes of events).
 */
export function posteriorTable({ parameters, reached, draws, rows }: Calibration): string {
  const columns = parameters.flatMap((name, column) =>
    reached[column] && !name.startsWith('event.') ? [{ name, column }] : [],
  )
  const header = columns.map(({ name }) => (name.includes(',') ? `"${name}"` : name))
  const lines = Array.from({ length: rows }, (_, row) =>
    columns.map(({ column }) => String(Number((draws[column * rows + row] as number).toPrecision(DIGITS)))),
  )
  return `${[header, ...lines].map((cells) => cells.join(',')).join('\n')}\n`
}

/**
 * A scenario file that draws parameters from a posterior and says where it comes from.
 * @param base file of the scenario that was calibrated
 * @param table file of the `posteriorTable`
 * @param title of the scenario that was calibrated
 */
export function posteriorScenario(
  calibration: Calibration,
  base: string,
  table: string,
  title: Text,
): string {
  const { until, diagnostics } = calibration
  const words = (en: string, zh: string): string => `{ en: ${JSON.stringify(en)}, zh: ${JSON.stringify(zh)} }`
  const { observations: n } = diagnostics
  return [
    '# yaml-language-server: $schema=../schema/scenario.schema.json',
    `extends: ${base}`,
    `title: ${words(`${title.en}, calibrated until ${until}`, `${title.zh}（校准至 ${until}）`)}`,
    `summary: ${words(
      `As ${base}, with parameters calibrated to ${n} observations until ${until}.`,
      `同 ${base}，参数以 ${until} 及以前的 ${n} 个观测校准。`,
    )}`,
    'posterior:',
    `  file: ${table}`,
    `  source: ${JSON.stringify(provenanceOf(calibration, base))}`,
    '  grade: judgement',
    '',
  ].join('\n')
}

/** What was done, so that it can be repeated and judged. */
function provenanceOf({ diagnostics, until, seed, rows }: Calibration, base: string): string {
  const { observations, evaluations, rhat, effectiveSize } = diagnostics
  return [
    `calibrated to data until ${until} (${observations} observations), starting from ${base}`,
    `seed ${seed}, ${rows} draws from ${evaluations} members`,
    `R-hat at most ${rhat.toFixed(3)}, effective size at least ${Math.floor(effectiveSize)}`,
  ].join('; ')
}
