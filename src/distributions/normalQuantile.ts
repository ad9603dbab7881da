import { log } from '../functions/elementary.ts'

type Eight = readonly [number, number, number, number, number, number, number, number]

/** Ratios of polynomials, lowest coefficients first: within `REACH` of 1/2, up to `TURN` of the root of -log u, and beyond. */
export const CENTRE = {
  above: [
    3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987,
    67265.7709270087, 33430.57558358813, 2509.0809287301227,
  ],
  below: [
    1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271,
    28729.085735721943, 5226.495278852854,
  ],
} as const
export const MIDDLE = {
  above: [
    1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684,
    0.2417807251774506, 0.022723844989269184, 0.0007745450142783414,
  ],
  below: [
    1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457,
    0.0005475938084995345, 1.0507500716444169e-9,
  ],
} as const
export const TAIL = {
  above: [
    6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124,
    0.0012426609473880784, 2.7115555687434876e-5, 2.0103343992922881e-7,
  ],
  below: [
    1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133,
    1.8463183175100548e-5, 1.421511758316446e-7, 2.0442631033899397e-15,
  ],
} as const

/** Where they hold and around what they are taken. */
export const REACH = 0.425
export const REACH_SQUARE = 0.180625
export const TURN = 5
export const MIDDLE_OF = 1.6

const centre = ratioOf(CENTRE.above, CENTRE.below)
const middle = ratioOf(MIDDLE.above, MIDDLE.below)
const tail = ratioOf(TAIL.above, TAIL.below)

/**
 * The standard normal quantile function for 0 < u < 1, relative error about 1e-15 (0 gives -Infinity, 1
 * Infinity, outside NaN). Algorithm AS 241, routine PPND16 (Wichura, Applied Statistics 37, 1988, page 477),
 * with its coefficients.
 */
export function normalQuantile(u: number): number {
  const q = u - 0.5
  if (Math.abs(q) <= REACH) return q * centre(REACH_SQUARE - q * q)
  if (u === 0 || u === 1) return q * Number.POSITIVE_INFINITY
  const r = Math.sqrt(-log(q < 0 ? u : 1 - u))
  const size = r <= TURN ? middle(r - MIDDLE_OF) : tail(r - TURN)
  return q < 0 ? -size : size
}

/** The ratio of two polynomials, lowest coefficients first. */
function ratioOf([a0, a1, a2, a3, a4, a5, a6, a7]: Eight, [b0, b1, b2, b3, b4, b5, b6, b7]: Eight) {
  return (x: number): number =>
    (a0 + x * (a1 + x * (a2 + x * (a3 + x * (a4 + x * (a5 + x * (a6 + x * a7))))))) /
    (b0 + x * (b1 + x * (b2 + x * (b3 + x * (b4 + x * (b5 + x * (b6 + x * b7)))))))
}
