/** Adjustable together with its date, an event takes another place in the order of events when it is moved. */
export function rankName(event: string): string {
  return `event.${event}.rank`
}

/** The draw that holds the probability of an adjustable event; a policy that is off has the probability 0. */
export function probabilityName(event: string): string {
  return `event.${event}.probability`
}

/** The draw that holds the date of an event whose date is uncertain or adjustable. */
export function dateName(event: string): string {
  return `event.${event}.date`
}
