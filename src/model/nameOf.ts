/** `variable` or `variable[element]`: how single numbers are named in files and messages. */
export function nameOf(variable: string, element: string): string {
  return element === '' ? variable : `${variable}[${element}]`
}
