import type { Design } from '../model/scenario.ts'
import type { Text } from '../model/text.ts'

/** How draws are spread, for a reader. */
export const DESIGN_WORDS: Readonly<Record<Design, Text>> = {
  mc: { en: 'Monte Carlo', zh: '蒙特卡洛' },
  lhs: { en: 'Latin hypercube', zh: '拉丁超立方' },
  sobol: { en: 'Sobol sequence', zh: 'Sobol 序列' },
}
