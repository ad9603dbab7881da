const LONGEST = 2000

/**
 * A stranger's text as one line that a chart can draw: control characters, direction overrides and halves of surrogate
 * pairs (which no XML may hold) are dropped, white space becomes single spaces, and the rest is cut at 2,000 characters.
 */
export function plainText(text: string): string {
  const cleaned = text
    .slice(0, LONGEST + 1)
    .replace(/[^\S\u00a0]+/gu, ' ')
    .replace(/[\p{Cc}\p{Cs}\p{Co}\p{Cn}\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu, '')
    .trim()
  return cleaned.length > LONGEST ? `${cleaned.slice(0, LONGEST)}…` : cleaned
}
