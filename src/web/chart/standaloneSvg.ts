/// <reference lib="dom" />
import { DRAWINGS, PAGE_FAMILIES } from '../../report/published/fontsStyle.ts'

const WIDE = /[\u2e80-\u{10ffff}]/u

const bare = (name: string): string => name.replace(/["']/g, '')

/** The rules that set a drawing, and the fonts they name: the page's own. */
function fontRules(isChinese: boolean): string[] {
  const wanted: readonly string[] = isChinese ? Object.values(PAGE_FAMILIES) : [PAGE_FAMILIES.latin]
  const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules])
  return rules
    .filter((rule) => {
      if (rule instanceof CSSFontFaceRule)
        return wanted.includes(bare(rule.style.getPropertyValue('font-family')))
      return rule instanceof CSSStyleRule && rule.selectorText.startsWith(DRAWINGS)
    })
    .map(({ cssText }) => cssText)
}

/** A drawing that brings the fonts it is set in, under the names that these have elsewhere. */
export function standaloneSvg(svg: string): string {
  const isChinese = WIDE.test(svg.replace(/ aria-label="[^"]*"/g, ''))
  const style = fontRules(isChinese)
    .join('')
    .replace(/(["'])Page /g, '$1')
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
