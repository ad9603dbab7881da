/** Reads a module byte by byte (WebAssembly Core 2.0, sections 5.2 to 5.5). */
class Reader {
  readonly #bytes: Uint8Array
  at = 8

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  get isAtEnd(): boolean {
    return this.at >= this.#bytes.length
  }

  byte(): number {
    return this.#bytes[this.at++] as number
  }

  /** A number in LEB128; of a negative one only the length is right. */
  number(): number {
    let value = 0
    for (let scale = 1; ; scale *= 128) {
      const byte = this.byte()
      value += (byte & 0x7f) * scale
      if (byte < 0x80) return value
    }
  }

  text(): string {
    const length = this.number()
    return String.fromCharCode(...Array.from({ length }, () => this.byte()))
  }

  skip(bytes: number): void {
    this.at += bytes
  }

  numbers(count: number): void {
    for (let left = count; left > 0; left--) this.number()
  }

  /** Reads a section's or function's length. @returns where it ends */
  end(): number {
    const length = this.number()
    return this.at + length
  }
}

/** First and last number of instructions with the same operands, and how to skip those. */
type Family = readonly [first: number, last: number, skip: (code: Reader) => void]

const nothing = (): void => {}
const one = (code: Reader): void => code.numbers(1)
const two = (code: Reader): void => code.numbers(2)
const lane = (code: Reader): void => code.skip(1)

const PLAIN: readonly Family[] = [
  [0x00, 0x01, nothing],
  [0x02, 0x04, lane],
  [0x05, 0x05, nothing],
  [0x0b, 0x0b, nothing],
  [0x0c, 0x0d, one],
  [0x0e, 0x0e, (code) => code.numbers(code.number() + 1)],
  [0x0f, 0x0f, nothing],
  [0x10, 0x10, one],
  [0x11, 0x11, two],
  [0x1a, 0x1b, nothing],
  [0x20, 0x24, one],
  [0x28, 0x3e, two],
  [0x3f, 0x42, one],
  [0x43, 0x43, (code) => code.skip(4)],
  [0x44, 0x44, (code) => code.skip(8)],
  [0x45, 0xc4, nothing],
]

/** Those after 0xfd. The relaxed ones, whose results depend on the machine, begin at 0x100. */
const VECTOR: readonly Family[] = [
  [0x00, 0x0b, two],
  [0x0c, 0x0d, (code) => code.skip(16)],
  [0x0e, 0x14, nothing],
  [0x15, 0x22, lane],
  [0x23, 0x53, nothing],
  [0x54, 0x5b, (code) => code.numbers(3)],
  [0x5c, 0x5d, two],
  [0x5e, 0xff, nothing],
]

/** Those after 0xfc: rounding to integers, and whole stretches of memory. */
const LONG: readonly Family[] = [
  [0x00, 0x07, nothing],
  [0x0a, 0x0a, two],
  [0x0b, 0x0b, one],
]

const PREFIXED: Readonly<Record<number, readonly Family[]>> = { 252: LONG, 253: VECTOR }

/** Moves past one instruction. @returns its number where it is none of those above */
function skipInstruction(code: Reader): string | undefined {
  const opcode = code.byte()
  const families = PREFIXED[opcode]
  const number = families ? code.number() : opcode
  const family = (families ?? PLAIN).find(([first, last]) => number >= first && number <= last)
  if (!family) return families ? `${opcode.toString(16)} ${number.toString(16)}` : opcode.toString(16)
  family[2](code)
  return undefined
}

/** The first odd instruction of a function. */
function oddInFunction(code: Reader): string[] {
  const end = code.end()
  for (let runs = code.number(); runs > 0; runs--) code.numbers(2)
  let odd: string | undefined
  while (code.at < end && odd === undefined) odd = skipInstruction(code)
  if (code.at > end) odd ??= 'an instruction beyond the end'
  code.at = end
  return odd === undefined ? [] : [odd]
}

function importsOf(module: Reader): string[] {
  return Array.from({ length: module.number() }, () => {
    const name = `${module.text()}.${module.text()}`
    if (module.byte() !== 2) throw new Error(`${name} is no memory`)
    module.numbers(1 + (module.byte() & 1))
    return name
  })
}

/** What a module consists of, as far as its results could depend on the machine. */
export interface Examined {
  /** What its host gives it; memories only. */
  readonly imports: readonly string[]
  readonly functions: number
  /** In each function the first instruction whose result the standard leaves open, or that is not known here. */
  readonly odd: readonly string[]
}

const IMPORTS = 2
const CODE = 10

/** @throws Error when a module takes anything but memory from its host */
export function examineModule(bytes: Uint8Array): Examined {
  const module = new Reader(bytes)
  let [imports, functions, odd]: [string[], number, string[]] = [[], 0, []]
  while (!module.isAtEnd) {
    const section = module.byte()
    const end = module.end()
    if (section === IMPORTS) imports = importsOf(module)
    if (section === CODE) {
      functions = module.number()
      odd = Array.from({ length: functions }, () => oddInFunction(module)).flat()
    }
    module.at = end
  }
  return { imports, functions, odd }
}
