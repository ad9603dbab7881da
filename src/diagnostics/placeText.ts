import type { Place } from './place.ts'

/** `file:line:column`, as editors and terminals follow it; an option of the command line, which is no file, by its name. */
export function placeText({ file, line, column }: Place): string {
  if (!file.startsWith('--')) return `${file}:${line}:${column}`
  return `option ${file}${column > 1 ? `, character ${column}` : ''}:`
}
