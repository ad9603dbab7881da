const word = new DataView(new ArrayBuffer(4))

/** The number in single precision that has these 32 bits: constants become single precision before the code sees them. */
export function singleOf(bits: number): number {
  word.setUint32(0, bits)
  return word.getFloat32(0)
}

/** 2^23 + 2^22: added to a small number it leaves the nearest whole number in the lowest bits. */
export const ROUNDER = 12582912

/** Its bits. */
export const ROUNDER_BITS = 0x4b400000
