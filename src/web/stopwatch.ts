/**
 * Begins to measure.
 * @returns milliseconds since then. For the pace of previews alone: no result knows the time.
 */
export function stopwatch(): () => number {
  const start = performance.now()
  return () => performance.now() - start
}
