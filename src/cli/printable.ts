/**
 * Text that may be shown on a terminal: in a stranger's file, control characters could rewrite what is on the screen. Spaces
 * that keep words together on a page become plain ones, so that what is printed can be searched.
 */
export function printable(text: string): string {
  return text
    .replace(/[\u00a0\u202f\u2009]/g, ' ')
    .replace(/[\p{Cc}\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu, (character) =>
      character === '\n' || character === '\t' ? character : '\ufffd',
    )
}
