/** A way to run members. What is measured is `live`. */
export interface Contestant {
  /** What is done before each `live` and not measured. */
  prepare(): void
  /** Lets all members live once, from the start of the time axis to its end; a promise is waited for. */
  live(): unknown
  /** What the last `live` has given: `values[(member * saves + save) * outputs + output]`; nothing, where others compare. */
  outputs(): Float64Array
}
