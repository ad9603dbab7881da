/**
 * The key of one element of an array in tables by element: the names of its elements joined by commas, `JP` or `stade,JP`;
 * '' for a single number. Names of elements never hold a comma.
 */
export function elementKey(elements: readonly string[]): string {
  return elements.join(',')
}
