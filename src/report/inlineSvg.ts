import { escapeHtml } from './html.ts'

/**
 * A rendered chart ready to stand in a page among others: its ids get a prefix, so that clip paths of two charts do not
 * meet, and it is announced as one picture with the alternative text.
 */
export function inlineSvg(svg: string, prefix: string, alt: string): string {
  const start = svg.indexOf('<svg')
  const own = svg
    .slice(Math.max(start, 0))
    .replace(/\sid="([^"]*)"/g, ` id="${prefix}-$1"`)
    .replace(/url\(#([^)]*)\)/g, `url(#${prefix}-$1)`)
    .replace(/href="#([^"]*)"/g, `href="#${prefix}-$1"`)
  return own.replace(/^<svg([^>]*)>/, (_, attributes: string) => {
    const kept = attributes.replace(/\s(role|aria-label|aria-roledescription)="[^"]*"/g, '')
    return `<svg${kept} role="img" aria-label="${escapeHtml(alt)}">`
  })
}
