import type { Grade } from '../model/evidence.ts'
import type { Text } from '../model/text.ts'

/** How well an assumption is known, for a reader. */
export const GRADE_WORDS: Readonly<Record<Grade, Text>> = {
  definition: { en: 'definition', zh: '定义' },
  measured: { en: 'measured', zh: '实测' },
  reported: { en: 'reported', zh: '公开报道' },
  literature: { en: 'literature', zh: '文献' },
  judgement: { en: 'judgement', zh: '主观判断' },
}
