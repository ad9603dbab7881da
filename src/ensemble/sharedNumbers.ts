/** Numbers in memory that threads share. */
export const sharedNumbers = (length: number): Float64Array =>
  new Float64Array(new SharedArrayBuffer(8 * length))
