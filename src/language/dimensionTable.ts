import type { Place } from '../diagnostics/place.ts'
import { elementKey } from '../model/elementKey.ts'
import type { Dimension } from '../model/model.ts'
import type { Problems } from './problems.ts'
import type { Path, Source } from './source.ts'

const MOST_ELEMENTS = 100_000

/** The dimensions of a model by name, with the checks that lists and tables by element need. */
export class DimensionTable {
  readonly all: readonly Dimension[]
  /** All that a variable's reading depends on, as a text to compare it by. */
  readonly signature: string
  readonly #byName: ReadonlyMap<string, Dimension>
  readonly #problems: Problems

  constructor(dimensions: readonly Dimension[], problems: Problems) {
    this.all = dimensions
    this.signature = JSON.stringify(dimensions.map(({ name, elements }) => [name, elements]))
    this.#byName = new Map(dimensions.map((d) => [d.name, d]))
    this.#problems = problems
  }

  has(name: string): boolean {
    return this.#byName.has(name)
  }

  elements(name: string): readonly string[] {
    return this.#byName.get(name)?.elements ?? []
  }

  /** Number of elements of an array over these dimensions. */
  size(over: readonly string[]): number {
    return over.reduce((product, name) => product * this.elements(name).length, 1)
  }

  /** Every combination of elements, the last dimension running fastest; one empty one for a single number. */
  keys(over: readonly string[]): readonly string[] {
    if (this.size(over) > MOST_ELEMENTS) return []
    const rows = over.reduce<string[][]>(
      (before, dimension) => before.flatMap((row) => this.elements(dimension).map((e) => [...row, e])),
      [[]],
    )
    return rows.map(elementKey)
  }

  checkOver(over: readonly string[], source: Source, path: Path): void {
    over.forEach((name, i) => {
      const place = source.place([...path, i])
      if (!this.has(name))
        this.#problems.unknown(
          'unknown-dimension',
          place,
          name,
          'a dimension or sub-range',
          this.#byName.keys(),
        )
      else if (over.indexOf(name) < i)
        this.#problems.add(
          'duplicate-name',
          place,
          `${name} a second time`,
          'each dimension once; a sub-range can stand for it',
        )
    })
    if (this.size(over) > MOST_ELEMENTS)
      this.#problems.add(
        'bad-value',
        source.place(path),
        `${this.size(over)} elements`,
        `at most ${MOST_ELEMENTS}`,
      )
  }

  /** Whether a key names an element of each dimension; if not, a problem at its place. */
  checkKey(key: string, over: readonly string[], place: Place): boolean {
    const parts = key.split(',')
    if (parts.length !== over.length || over.length === 0) {
      const expected =
        over.length === 0
          ? 'no element: this is a single number'
          : `one element of each of ${over.join(', ')}`
      this.#problems.add('wrong-index-count', place, key, expected)
      return false
    }
    return parts.every((part, i) => {
      const elements = this.elements(over[i] as string)
      if (elements.includes(part)) return true
      const expected = `an element of ${over[i]}: ${elements.slice(0, 12).join(', ')}`
      this.#problems.unknown('unknown-element', place, part, expected, elements)
      return false
    })
  }

  /** Whether a table by element has exactly the elements it must have. */
  checkKeys(keys: readonly string[], over: readonly string[], source: Source, path: Path): void {
    const known = keys.filter(
      (key) => key === 'else' || this.checkKey(key, over, source.keyPlace([...path, key])),
    )
    if (known.length < keys.length || keys.includes('else')) return
    const given = new Set(keys)
    const missing = this.keys(over).filter((key) => !given.has(key))
    if (missing.length > 0)
      this.#problems.add(
        'element-missing',
        source.keyPlace(path),
        `no ${missing.slice(0, 5).join(', ')}`,
        'every element, or else for the rest',
      )
  }
}
