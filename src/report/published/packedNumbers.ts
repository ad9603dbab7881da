/**
 * Numbers with few digits, without points and commas: for each a letter that stands for sign and power of ten, then `width` digits.
 * The letters come first, because they are much alike.
 */
export interface PackedNumbers {
  readonly width: number
  readonly letters: string
  readonly digits: string
}

const WIDEST = 10
/** Capitals for positive numbers, others for negative ones, from the lowest power of ten on. */
const [POSITIVE, NEGATIVE] = ['ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz']
const LOWEST = -12

/** Undefined where the numbers would not come back to the bit. */
export function packNumbers(numbers: readonly number[]): PackedNumbers | undefined {
  const parts = numbers.map((number) => {
    const [, sign = '', digits = '', power = ''] = /^(-?)([\d.]+)e(.*)$/.exec(number.toExponential()) ?? []
    const letter = (sign === '' ? POSITIVE : NEGATIVE)[Number(power) - LOWEST] ?? ''
    return { letter, digits: digits.replace('.', '') }
  })
  const width = Math.max(...parts.map(({ digits }) => digits.length))
  const packed = {
    width,
    letters: parts.map(({ letter }) => letter).join(''),
    digits: parts.map(({ digits }) => digits.padEnd(width, '0')).join(''),
  }
  const fits = width > 0 && width <= WIDEST && packed.letters.length === numbers.length
  return fits && unpackNumbers(packed).every((number, i) => Object.is(number, numbers[i]))
    ? packed
    : undefined
}

export function unpackNumbers({ width, letters, digits }: PackedNumbers): number[] {
  return Array.from(letters, (letter, i) => {
    const sign = letter < 'a' ? '' : '-'
    const power = (sign === '' ? POSITIVE : NEGATIVE).indexOf(letter) + LOWEST - width + 1
    return Number(`${sign}${digits.slice(i * width, (i + 1) * width)}e${power}`)
  })
}
