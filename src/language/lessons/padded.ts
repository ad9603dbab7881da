/** Spaces up to a line of a file, so that what is read after them stands where it stands in the file. */
export function padded(text: string, line: number): string {
  return '\n'.repeat(line - 1) + text
}
