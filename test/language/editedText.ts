import fc from 'fast-check'

/** One edit of a text, as authors make them, slips included. */
export type Edit = (text: string) => string

const MARKS = [
  ...[
    '- ',
    ': ',
    ':',
    '"',
    "'",
    '[',
    ']',
    '{',
    '}',
    '|',
    '>',
    '>-',
    '|2',
    '#',
    ' # x',
    '&a ',
    '*a',
    '!x ',
    '!!str ',
  ],
  ...[
    '---',
    '...',
    '%YAML 1.1',
    '\t',
    ' ',
    '  ',
    '\n',
    '\r\n',
    ',',
    '? ',
    '~',
    '0',
    '1.5',
    'x',
    '*',
    'é',
    '__proto__',
  ],
]

const share = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
const position = (length: number, at: number): number => Math.floor(at * (length + 1))

/** Edits of whole lines. */
const ofLines = fc
  .tuple(
    fc.constantFrom('remove', 'repeat', 'move', 'swap', 'indent', 'dedent', 'comment', 'blank'),
    share,
    share,
    fc.integer({ min: 1, max: 5 }),
  )
  .map(
    ([kind, a, b, count]): Edit =>
      (text) => {
        const lines = text.split('\n')
        const [from, to] = [Math.floor(a * lines.length), Math.floor(b * lines.length)]
        const taken = lines.slice(from, from + count)
        switch (kind) {
          case 'remove':
            lines.splice(from, count)
            break
          case 'repeat':
            lines.splice(to, 0, ...taken)
            break
          case 'move':
            lines.splice(from, count)
            lines.splice(Math.min(to, lines.length), 0, ...taken)
            break
          case 'swap':
            ;[lines[from], lines[to]] = [lines[to] as string, lines[from] as string]
            break
          case 'indent':
            lines.splice(from, count, ...taken.map((line) => `  ${line}`))
            break
          case 'dedent':
            lines.splice(from, count, ...taken.map((line) => line.replace(/^ {1,2}/, '')))
            break
          case 'comment':
            lines.splice(from, 0, `${' '.repeat(count - 1)}# a note: on this`)
            break
          case 'blank':
            lines.splice(from, 0, ' '.repeat(count - 1))
            break
        }
        return lines.join('\n')
      },
  )

/** Edits within lines. */
const ofCharacters = fc
  .tuple(
    fc.constantFrom('insert', 'replace', 'remove', 'name', 'endings'),
    share,
    fc.constantFrom(...MARKS),
    fc.integer({ min: 1, max: 4 }),
  )
  .map(
    ([kind, at, mark, count]): Edit =>
      (text) => {
        const start = position(text.length, at)
        const rest = text.slice(start)
        switch (kind) {
          case 'insert':
            return text.slice(0, start) + mark + rest
          case 'replace':
            return text.slice(0, start) + mark + rest.slice(mark.length)
          case 'remove':
            return text.slice(0, start) + rest.slice(count)
          case 'name':
            return text.slice(0, start) + rest.replace(/\b([a-z]\w*)/, `$1${count}`)
          case 'endings':
            return count === 1 ? text.replaceAll('\n', '\r\n') : text
        }
      },
  )

/** Other numbers and words where there are some already. */
const ofValues = fc.tuple(fc.constantFrom('number', 'word'), share, fc.integer({ min: 1, max: 9 })).map(
  ([kind, at, value]): Edit =>
    (text) => {
      const start = position(text.length, at)
      const rest = text.slice(start)
      const changed =
        kind === 'number'
          ? rest.replace(/: \d/, `: ${value}`)
          : rest.replace(/((?:en|zh|source): )(\w)/, `$1x${value}$2`)
      return text.slice(0, start) + changed
    },
)

/** An edit of a text; most leave it sound. */
export const edit: fc.Arbitrary<Edit> = fc.oneof(ofLines, ofCharacters, { arbitrary: ofValues, weight: 3 })
