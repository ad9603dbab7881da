import { Resvg } from '@resvg/resvg-js'
import { FONT_FILES } from './fontFiles.ts'

/** The PNG of a chart's SVG with the bundled fonts only; `scale` is pixels for each px of the SVG. */
export function renderPng(svg: string, scale = 2): Buffer {
  const chinese = /[\u2e80-\u{10ffff}]/u.test(svg.replace(/ aria-label="[^"]*"/g, ''))
  const files = FONT_FILES.filter((file) => chinese || file.family === 'Inter')
  const image = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: scale },
    font: {
      loadSystemFonts: false,
      fontFiles: files.map((file) => file.path),
      defaultFontFamily: 'Inter',
      sansSerifFamily: 'Inter',
    },
  })
  return image.render().asPng()
}
