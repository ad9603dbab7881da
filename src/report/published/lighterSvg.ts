/** Digits after the point: a tenth of a pixel. */
const DIGITS = 1

/** A drawing with the coordinates of its paths rounded to a tenth of a pixel and without what Vega notes
 * for itself; its texts stay as they are. */
export function lighterSvg(svg: string): string {
  return svg
    .replace(/ (?:class|aria-hidden|pointer-events)="[^"]*"/g, '')
    .replace(/ (?:d|transform)="[^"]*"/g, (attribute) =>
      attribute.replace(/-?\d+\.\d+/g, (number) => String(Number(Number(number).toFixed(DIGITS)))),
    )
}
