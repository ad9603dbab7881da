/** A specification as text with one data row a line, so that a change shows as the lines it touches. */
export function goldenJson(spec: object): string {
  const text = JSON.stringify(spec, undefined, 1)
  return `${text.replace(/\{[^{}[\]]*\}/g, (leaf) => leaf.replace(/\s*\n\s*/g, ' '))}\n`
}
