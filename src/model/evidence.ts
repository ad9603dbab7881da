/** How well a number is known. `judgement` is a prior that nobody has measured, and is shown as such. */
export const GRADES = ['measured', 'reported', 'literature', 'judgement'] as const

export type Grade = (typeof GRADES)[number]

/** Where a number comes from: no assumption is accepted without it. */
export interface Evidence {
  readonly source: string
  readonly grade: Grade
  readonly note?: string
}
