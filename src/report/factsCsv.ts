import type { FactCheck } from '../study/checkFacts.ts'
import { csv } from './csv.ts'

/** The stylised facts: the range of the data, what was simulated, and whether the median lies within the range. */
export function factsCsv(checks: readonly FactCheck[]): string {
  const header = ['fact', 'unit', 'low', 'high', 'p5', 'p50', 'p95', 'result', 'share_within']
  return csv(
    [...header, 'source', 'grade', 'note', 'label_en', 'label_zh'],
    checks.map(({ fact, simulated, holds, share }) => [
      ...[fact.name, fact.unit, fact.low, fact.high, simulated.p5, simulated.p50, simulated.p95],
      ...[holds ? 'pass' : 'miss', share, fact.evidence.source, fact.evidence.grade, fact.evidence.note],
      ...[fact.label.en, fact.label.zh],
    ]),
  )
}
