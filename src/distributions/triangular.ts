import { type DistributionRow, modeProblem } from './shape.ts'

/** Density rising in a straight line from low to mode and falling to high. */
export const triangular: DistributionRow<'triangular'> = {
  kind: 'triangular',
  problem: modeProblem,
  shape: ({ low, mode, high }) => {
    const width = high - low
    const rising = width * (mode - low)
    const falling = width * (high - mode)
    const join = (mode - low) / width
    return {
      kind: 'continuous',
      quantile: (u) => (u < join ? low + Math.sqrt(u * rising) : high - Math.sqrt((1 - u) * falling)),
      cdf: (x) => {
        if (x < mode) return ((x - low) * (x - low)) / rising
        return x < high ? 1 - ((high - x) * (high - x)) / falling : 1
      },
      mean: low + (mode - low + (high - low)) / 3,
      low,
      high,
      joins: [join],
      upperTail: {
        share: (x) => {
          if (x < mode) return 1 - ((x - low) * (x - low)) / rising
          return x < high ? ((high - x) * (high - x)) / falling : 0
        },
        quantile: (q) => (1 - q < join ? low + Math.sqrt((1 - q) * rising) : high - Math.sqrt(q * falling)),
      },
    }
  },
}
