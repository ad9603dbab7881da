/** How well a number is known, the best first. `judgement` is a prior that nobody has measured, and is shown as such. */
export const EVIDENCE_GRADES = ['measured', 'reported', 'literature', 'judgement'] as const

/** Also of numbers that are so by convention, such as the months of a year: there is nothing to know better. */
export const GRADES = ['definition', ...EVIDENCE_GRADES] as const

export type Grade = (typeof GRADES)[number]

/** Where a number comes from: no assumption is accepted without it. */
export interface Evidence {
  readonly source: string
  readonly grade: Grade
  readonly note?: string
}
