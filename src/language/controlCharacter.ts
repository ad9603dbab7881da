/** The first control character of a text other than tab and line break, as `U+0007`; undefined when there is none. */
export function controlCharacter(text: string): string | undefined {
  const found = /[^\P{Cc}\t\n\r]/u.exec(text)?.[0]
  return found && `U+${found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`
}
