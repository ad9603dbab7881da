import { Resvg } from '@resvg/resvg-js'
import { filesFor } from './fontFiles.ts'

/** The PNG of a chart's SVG with the bundled fonts only; `scale` is pixels for each px of the SVG. */
export function renderPng(svg: string, scale = 2): Buffer {
  const wide = svg.replace(/ aria-label="[^"]*"/g, '').match(/[\u2e80-\u{10ffff}]/gu) ?? []
  const image = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: scale },
    font: {
      loadSystemFonts: false,
      fontFiles: filesFor(wide),
      defaultFontFamily: 'Inter',
      sansSerifFamily: 'Inter',
    },
  })
  return image.render().asPng()
}
