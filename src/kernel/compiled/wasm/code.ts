/** Bytes of WebAssembly code or of a section, as they grow. Numbers are written as LEB128 (WebAssembly Core 2.0, section 5.2.2). */
export class Code {
  readonly bytes: number[] = []

  byte(...bytes: readonly number[]): this {
    this.bytes.push(...bytes)
    return this
  }

  unsigned(value: number): this {
    let rest = value
    while (rest >= 0x80) {
      this.bytes.push((rest & 0x7f) | 0x80)
      rest = Math.floor(rest / 128)
    }
    this.bytes.push(rest)
    return this
  }

  signed(value: number): this {
    let rest = value
    for (;;) {
      const low = rest & 0x7f
      rest = Math.floor(rest / 128)
      const done = (rest === 0 && low < 0x40) || (rest === -1 && low >= 0x40)
      this.bytes.push(done ? low : low | 0x80)
      if (done) return this
    }
  }

  append(other: Code): this {
    for (const byte of other.bytes) this.bytes.push(byte)
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
    return this.unsigned(part.bytes.length).append(part)
  }

  name(text: string): this {
    const bytes = [...text].map((c) => c.charCodeAt(0))
    return this.unsigned(bytes.length).byte(...bytes)
  }
}
