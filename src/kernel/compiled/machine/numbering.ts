/** Whole numbers that make a key, and the number known by it. */
const WORDS = 7

/** A power of two. */
const FEW = 4096

/**
 * Gives things that are told apart by six whole numbers a number of their own, as a hash table without an object for each of them
 * (linear probing: Knuth, The Art of Computer Programming, vol. 3, 2nd ed. 1998, p. 526).
 */
export class Numbering {
  /** Places of entries, counted from 1; 0 where there is none. At most half of them are taken. */
  #places = new Int32Array(2 * FEW)
  #entries = new Int32Array(WORDS * FEW)
  #count = 0

  /** The number of a thing: the one it has, or else the one it is given here. */
  of(a: number, b: number, c: number, d: number, e: number, f: number, fresh: number): number {
    let place = this.#hash(a, b, c, d, e, f)
    for (; this.#places[place] !== 0; place = (place + 1) & (this.#places.length - 1)) {
      const at = ((this.#places[place] as number) - 1) * WORDS
      if (this.#is(at, a, b, c, d, e, f)) return this.#entries[at + 6] as number
    }
    this.#places[place] = this.#count + 1
    this.#write(a, b, c, d, e, f, fresh)
    if (2 * this.#count === this.#places.length) this.#grow()
    return fresh
  }

  #hash(a: number, b: number, c: number, d: number, e: number, f: number): number {
    let hash = mixed(mixed(mixed(mixed(mixed(mixed(0, a), b), c), d), e), f)
    hash ^= hash >>> 15
    return hash & (this.#places.length - 1)
  }

  #is(at: number, a: number, b: number, c: number, d: number, e: number, f: number): boolean {
    const entries = this.#entries
    return (
      entries[at + 1] === b &&
      entries[at + 2] === c &&
      entries[at] === a &&
      entries[at + 3] === d &&
      entries[at + 4] === e &&
      entries[at + 5] === f
    )
  }

  #write(a: number, b: number, c: number, d: number, e: number, f: number, number: number): void {
    const at = this.#count++ * WORDS
    const entries = this.#entries
    entries[at] = a
    entries[at + 1] = b
    entries[at + 2] = c
    entries[at + 3] = d
    entries[at + 4] = e
    entries[at + 5] = f
    entries[at + 6] = number
  }

  #grow(): void {
    const entries = new Int32Array(2 * this.#entries.length)
    entries.set(this.#entries)
    this.#entries = entries
    this.#places = new Int32Array(2 * this.#places.length)
    for (let entry = 0; entry < this.#count; entry++) {
      const at = entry * WORDS
      let place = this.#hash(
        entries[at] as number,
        entries[at + 1] as number,
        entries[at + 2] as number,
        entries[at + 3] as number,
        entries[at + 4] as number,
        entries[at + 5] as number,
      )
      while (this.#places[place] !== 0) place = (place + 1) & (this.#places.length - 1)
      this.#places[place] = entry + 1
    }
  }
}

/** A multiplicative hash of one more number (Knuth, p. 516). */
function mixed(hash: number, value: number): number {
  const sum = Math.imul(hash ^ value, 0x9e3779b1)
  return sum ^ (sum >>> 16)
}
