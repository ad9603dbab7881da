import type { Evidence, Grade } from '../model/evidence.ts'

interface WrittenEvidence {
  readonly source?: string | undefined
  readonly grade?: Grade | undefined
  readonly note?: string | undefined
}

/** Source, grade and note of an entry that has at least the first two. */
export function evidenceOf({
  source,
  grade,
  note,
}: WrittenEvidence & { source: string; grade: Grade }): Evidence {
  return { source, grade, ...(note === undefined ? {} : { note }) }
}

/** What stands behind a number that a scenario changes: its own evidence, or else that the author says so. */
export function evidenceOfChange(written: WrittenEvidence, scenario: string): Evidence {
  const { source, grade, note } = written
  return source !== undefined && grade !== undefined
    ? evidenceOf({ source, grade, note })
    : { source: `set in ${scenario}`, grade: 'judgement', ...(note === undefined ? {} : { note }) }
}
