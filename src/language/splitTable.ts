import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Place } from '../diagnostics/place.ts'
import type { Stretch } from '../model/expression.ts'
import type { WrittenText } from './source.ts'

/** Splits the text of a CSV file (RFC 4180) into lines of cells that know where they stand. */
export function splitTable(
  file: string,
  text: string,
): { records: readonly (readonly WrittenText[])[]; diagnostics: readonly Diagnostic[] } {
  const splitter = new Splitter(file, text)
  const records: WrittenText[][] = []
  while (!splitter.atEnd && !splitter.problem) records.push(splitter.record())
  return { records, diagnostics: splitter.problem ? [splitter.problem] : [] }
}

class Splitter {
  problem: Diagnostic | undefined
  readonly #file: string
  readonly #text: string
  #next = 0
  #line = 1
  #lineStart = 0

  constructor(file: string, text: string) {
    this.#file = file
    this.#text = text
  }

  get atEnd(): boolean {
    return this.#next >= this.#text.length
  }

  record(): WrittenText[] {
    const cells = [this.#cell()]
    while (this.#text[this.#next] === ',') {
      this.#next++
      cells.push(this.#cell())
    }
    this.#skipLineEnd()
    return cells
  }

  #cell(): WrittenText {
    while (this.#text[this.#next] === ' ') this.#next++
    return this.#text[this.#next] === '"' ? this.#quoted() : this.#plain()
  }

  #plain(): WrittenText {
    const place = this.#place()
    const start = this.#next
    while (!this.#endsCell()) {
      if (this.#text[this.#next] === '"')
        this.#refuse('a quotation mark within a cell', 'the whole cell in double quotes, and "" for one')
      this.#next++
    }
    return { source: this.#text.slice(start, this.#next).trim(), place }
  }

  #quoted(): WrittenText {
    const opening = this.#place()
    this.#next++
    let source = ''
    const stretches: Stretch[] = [{ at: 0, place: this.#place() }]
    while (!this.atEnd) {
      const c = this.#text[this.#next++] as string
      const doubled = c === '"' && this.#text[this.#next] === '"'
      if (c === '"' && !doubled) return this.#closed(source, stretches)
      source += c
      if (doubled) this.#next++
      if (c === '\n') this.#countLine()
      if (doubled || c === '\n') stretches.push({ at: source.length, place: this.#place() })
    }
    this.#refuse('a cell that is never closed', 'a closing double quote', opening)
    return { source, place: opening }
  }

  #closed(text: string, stretches: readonly Stretch[]): WrittenText {
    while (this.#text[this.#next] === ' ') this.#next++
    if (!this.#endsCell())
      this.#refuse('characters after the closing quote', 'a comma or the end of the line')
    const source = text.trimEnd()
    const place = (stretches[0] as Stretch).place
    return stretches.length > 1 ? { source, place, stretches } : { source, place }
  }

  #endsCell(): boolean {
    const c = this.#text[this.#next]
    return c === undefined || c === ',' || c === '\n' || c === '\r' || this.problem !== undefined
  }

  #skipLineEnd(): void {
    if (this.#text[this.#next] === '\r') this.#next++
    if (this.#text[this.#next] === '\n') this.#next++
    this.#countLine()
  }

  #countLine(): void {
    this.#line++
    this.#lineStart = this.#next
  }

  #place(): Place {
    return { file: this.#file, line: this.#line, column: this.#next - this.#lineStart + 1 }
  }

  #refuse(found: string, expected: string, place = this.#place()): void {
    this.problem ??= { code: 'csv-syntax', place, found, expected }
  }
}
