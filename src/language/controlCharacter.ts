/** U+FFFD is what decoders put where bytes are not UTF-8. */
const UNREADABLE = /\uFFFD|[^\P{Cc}\t\n\r]/u

/** What is said of files that hold one. */
export const TEXT_FILE = 'a text file without control characters: save the file as UTF-8'

/**
 * The first control character of a text other than tab and line break, or the first sign of bytes that are not UTF-8, as `U+0007`;
 * undefined when there is none.
 */
export function controlCharacter(text: string): string | undefined {
  const found = UNREADABLE.exec(text)?.[0]
  return found && `U+${found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`
}

/** Where a text has such a character first; -1 when it has none. */
export function controlCharacterAt(text: string): number {
  return text.search(UNREADABLE)
}
