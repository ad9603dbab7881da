/// <reference lib="dom" />
import { PAGE_FAMILIES } from '../../report/published/fontsStyle.ts'

const WIDE = /[\u2e80-\u{10ffff}]/u

/** The page's own fonts under the names by which drawings ask for them. */
function faces(families: readonly string[]): string[] {
  const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules])
  return rules
    .filter((rule): rule is CSSFontFaceRule => rule instanceof CSSFontFaceRule)
    .filter(({ style }) => families.includes(style.getPropertyValue('font-family').replace(/["']/g, '')))
    .map(({ cssText }) => cssText.replace(/(["'])Page /, '$1'))
}

/** A drawing that brings the fonts it is set in. */
export function standaloneSvg(svg: string): string {
  const { latin, chinese } = PAGE_FAMILIES
  const isChinese = WIDE.test(svg.replace(/ aria-label="[^"]*"/g, ''))
  const style = faces(isChinese ? [latin, chinese] : [latin]).join('')
  return svg.replace(/^<svg[^>]*>/, (start) => `${start}<style>${style}</style>`)
}

/** Twice as many pixels as the drawing has px. */
const SCALE = 2

/** The drawing as a picture. @throws Error where the browser cannot draw it */
export async function pngOf(svg: string): Promise<Blob> {
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(standaloneSvg(svg))}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = image.width * SCALE
  canvas.height = image.height * SCALE
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png')
  })
}
