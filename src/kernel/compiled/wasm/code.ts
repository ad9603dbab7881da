/** Room for bytes that engines give without asking the system for memory. */
const FEW = 64

/** Longer code shares memory: asking the system for it every time takes longer than writing the code. */
const SHARED = 1 << 18
let shared = new Uint8Array(0)
let taken = 0

function room(bytes: number): Uint8Array<ArrayBuffer> {
  if (bytes > SHARED) return new Uint8Array(bytes)
  if (taken + bytes > shared.length) {
    shared = new Uint8Array(SHARED)
    taken = 0
  }
  taken += bytes
  return shared.subarray(taken - bytes, taken)
}

/** Bytes of WebAssembly code or of a section, as they grow. Numbers are written as LEB128 (WebAssembly Core 2.0, section 5.2.2). */
export class Code {
  #bytes = new Uint8Array(FEW)
  #length = 0

  get length(): number {
    return this.#length
  }

  get bytes(): Uint8Array<ArrayBuffer> {
    return this.#bytes.slice(0, this.#length)
  }

  byte(byte: number): this {
    if (this.#length === this.#bytes.length) this.#grow(1)
    this.#bytes[this.#length++] = byte
    return this
  }

  sequence(bytes: readonly number[]): this {
    for (let i = 0; i < bytes.length; i++) this.byte(bytes[i] as number)
    return this
  }

  unsigned(value: number): this {
    let rest = value
    while (rest >= 0x80) {
      this.byte((rest & 0x7f) | 0x80)
      rest = Math.floor(rest / 128)
    }
    return this.byte(rest)
  }

  signed(value: number): this {
    let rest = value
    for (;;) {
      const low = rest & 0x7f
      rest = Math.floor(rest / 128)
      const done = (rest === 0 && low < 0x40) || (rest === -1 && low >= 0x40)
      this.byte(done ? low : low | 0x80)
      if (done) return this
    }
  }

  append(other: Code): this {
    if (this.#length + other.#length > this.#bytes.length) this.#grow(other.#length)
    if (other.#length <= FEW)
      for (let i = 0; i < other.#length; i++) this.#bytes[this.#length + i] = other.#bytes[i] as number
    else this.#bytes.set(other.#bytes.subarray(0, other.#length), this.#length)
    this.#length += other.#length
    return this
  }

  /** A list of parts with its length in front. */
  vector(parts: readonly Code[]): this {
    this.unsigned(parts.length)
    for (const part of parts) this.append(part)
    return this
  }

  /** A part with its length in bytes in front. */
  sized(part: Code): this {
    return this.unsigned(part.length).append(part)
  }

  /** A name in plain letters. */
  name(name: string): this {
    return this.unsigned(name.length).sequence([...name].map((letter) => letter.charCodeAt(0)))
  }

  #grow(more: number): void {
    const grown = room(4 * (this.#length + more))
    grown.set(this.#bytes)
    this.#bytes = grown
  }
}
