/// <reference lib="dom" />

/** The names under which a page knows the fonts of charts, and those that drawings ask for. */
const FAMILIES = { 'Chart Inter': 'Inter', 'Chart Noto Sans SC': 'Noto Sans SC' } as const

const WIDE = /[\u2e80-\u{10ffff}]/u

/** A drawing that brings the fonts it is set in: the page's own. */
export function standaloneSvg(svg: string): string {
  const shown = svg.replace(/ aria-label="[^"]*"/g, '')
  const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules])
  const faces = rules.filter((rule): rule is CSSFontFaceRule => rule instanceof CSSFontFaceRule)
  const wanted = faces.flatMap(({ cssText, style }) => {
    const own = style.getPropertyValue('font-family').replace(/["']/g, '')
    const family = FAMILIES[own as keyof typeof FAMILIES]
    if (!family || (family !== 'Inter' && !WIDE.test(shown))) return []
    return [cssText.replace(/font-family:\s*("[^"]*"|'[^']*'|[^;]*)/, `font-family: '${family}'`)]
  })
  return svg.replace(/^<svg[^>]*>/, (start) => `${start}<style>${wanted.join('')}</style>`)
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
