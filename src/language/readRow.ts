import { type Evidence, GRADES, type Grade } from '../model/evidence.ts'
import type { Text } from '../model/text.ts'
import type { Problems } from './problems.ts'
import type { Row } from './readTable.ts'

/** The words of a row in both languages, which it must have. */
export function rowLabel(row: Row, problems: Problems): Text {
  return { en: requiredText(row, 'label_en', problems), zh: requiredText(row, 'label_zh', problems) }
}

function requiredText(row: Row, column: string, problems: Problems): string {
  const text = row.text(column)
  if (text === '') problems.add('bad-cell', row.placeOf(column), 'an empty cell', `words in ${column}`)
  return text
}

/** Source, grade and note of a row, which must have the first two. */
export function rowEvidence(row: Row, problems: Problems): Evidence {
  const [source, grade, note] = [row.text('source'), row.text('grade'), row.text('note')]
  if (source === '')
    problems.add('missing-evidence', row.placeOf('source'), 'no source', 'where the row comes from')
  if (!GRADES.includes(grade as Grade)) {
    if (grade === '')
      problems.add('missing-evidence', row.placeOf('grade'), 'no grade', `one of ${GRADES.join(', ')}`)
    else problems.unknown('bad-cell', row.placeOf('grade'), grade, `one of ${GRADES.join(', ')}`, GRADES)
  }
  return { source, grade: grade as Grade, ...(note === '' ? {} : { note }) }
}
