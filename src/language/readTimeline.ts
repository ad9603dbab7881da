import { monthsOf } from '../model/calendar.ts'
import type { Effect } from '../model/model.ts'
import { type EventContext, type EventDraft, happens } from './eventDraft.ts'
import { mistypedNumber, mistypedShare } from './mistypedNumber.ts'
import { parseEquation } from './parseEquation.ts'
import type { Problems } from './problems.ts'
import { readNumber } from './readNumber.ts'
import { rowEvidence, rowLabel } from './readRow.ts'
import type { Row } from './readTable.ts'
import { variableName } from './schemas/basic.ts'
import { ACTIONS } from './schemas/event.ts'

export const TIMELINE = 'timeline.csv'

export const TIMELINE_COLUMNS = [
  ...['date', 'event', 'exogenous', 'element', 'action', 'value', 'duration', 'probability', 'marked'],
  ...['label_en', 'label_zh', 'source', 'grade', 'note'],
]

/**
 * Reads the events of `timeline.csv`. Rows of one event are its effects; date, probability, label and evidence stand in its first
 * row and may be left empty in the others.
 */
export function readTimeline(rows: readonly Row[], context: EventContext): readonly EventDraft[] {
  const reader = new TimelineReader(context)
  const byEvent = new Map<string, Row[]>()
  for (const row of rows) byEvent.set(row.text('event'), [...(byEvent.get(row.text('event')) ?? []), row])
  return [...byEvent].map(([name, own]) => reader.event(name, own))
}

class TimelineReader {
  readonly #context: EventContext

  constructor(context: EventContext) {
    this.#context = context
  }

  get #problems(): Problems {
    return this.#context.problems
  }

  event(name: string, rows: readonly Row[]): EventDraft {
    const first = rows[0] as Row
    const place = first.placeOf('event')
    if (!variableName.safeParse(name).success)
      this.#problems.add('bad-name', place, `"${name}"`, 'a letter, then letters, digits and underscores')
    for (const row of rows.slice(1)) this.#sameAs(first, row)
    const effects = rows.flatMap((row) => this.#effect(row))
    return {
      name,
      place,
      policy: false,
      enabled: true,
      marked: rows.some((row) => this.#marked(row)),
      outcomes: happens(this.#number(first, 'probability', 0, 1) ?? 1, effects),
      label: rowLabel(first, this.#problems),
      date: { kind: 'fixed', value: this.#date(first) },
      evidence: rowEvidence(first, this.#problems),
    }
  }

  #sameAs(first: Row, row: Row): void {
    for (const column of ['date', 'probability']) {
      const text = row.text(column)
      if (column === 'date' && monthsOf(first.text(column), this.#context.origin) === undefined) continue
      if (text !== '' && text !== first.text(column))
        this.#problems.add(
          'bad-cell',
          row.placeOf(column),
          text,
          `${first.text(column) || 'an empty cell'}, as in the first row of the event`,
        )
    }
  }

  #date(row: Row): number {
    const text = row.text('date')
    const months = monthsOf(text, this.#context.origin)
    if (months !== undefined) return months
    this.#problems.add(
      'bad-date',
      row.placeOf('date'),
      text || 'an empty cell',
      'a date such as 2027-01-15 or 2027-01: the year first',
    )
    return Number.NaN
  }

  #marked(row: Row): boolean {
    const text = row.text('marked')
    if (!['', '0', '1'].includes(text))
      this.#problems.add('bad-cell', row.placeOf('marked'), text, '1, 0 or nothing')
    return text === '1'
  }

  #number(row: Row, column: string, low: number, high: number): number | undefined {
    const text = row.text(column)
    if (text === '') return undefined
    const value = readNumber(text)
    if (value !== undefined && value >= low && value <= high) return value
    const range = high === Number.POSITIVE_INFINITY ? 'above 0' : `from ${low} to ${high}`
    const mistyped = mistypedNumber(text) ?? (high === 1 ? mistypedShare(value ?? 0) : undefined)
    const expected = `a number ${range}${mistyped ? `: ${mistyped}` : ''}`
    this.#problems.add('bad-cell', row.placeOf(column), `"${text}"`, expected)
    return undefined
  }

  #effect(row: Row): readonly Effect[] {
    const exogenous = row.text('exogenous')
    if (exogenous === '') {
      for (const column of ['element', 'action', 'value', 'duration'])
        if (row.text(column) !== '')
          this.#problems.add(
            'bad-cell',
            row.placeOf(column),
            row.text(column),
            'an empty cell: the row names no exogenous path',
          )
      return []
    }
    const action = ACTIONS.find((a) => a === row.text('action'))
    const value = parseEquation(row.written('value'))
    if (!action) {
      const found = row.text('action') || 'an empty cell'
      this.#problems.unknown(
        'bad-cell',
        row.placeOf('action'),
        found,
        `one of ${ACTIONS.join(', ')}`,
        ACTIONS,
      )
    }
    if (!('expression' in value)) this.#problems.addAll(value)
    if (!action || !('expression' in value)) return []
    const duration = this.#duration(row, action)
    const elements = row.text('element').split(/\s+/).filter(Boolean)
    if (/[,;]/.test(row.text('element'))) {
      const expected = `elements separated by spaces: ${row
        .text('element')
        .split(/[\s,;]+/)
        .join(' ')}`
      this.#problems.add('bad-cell', row.placeOf('element'), `"${row.text('element')}"`, expected)
      return []
    }
    const effect = this.#context.checker.checked(
      { exogenous, elements, action, value, duration, place: row.placeOf('action') },
      { exogenous: row.placeOf('exogenous'), elements: row.placeOf('element') },
    )
    return [effect]
  }

  #duration(row: Row, action: string): number | undefined {
    const text = row.text('duration')
    if ((action === 'ramp') !== (text !== ''))
      this.#problems.add(
        'bad-cell',
        row.placeOf('duration'),
        text || 'an empty cell',
        'months for a ramp, nothing for other actions',
      )
    return this.#number(row, 'duration', Number.MIN_VALUE, Number.POSITIVE_INFINITY)
  }
}
