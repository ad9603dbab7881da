import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { renderPng } from '../../../src/cli/render/renderPng.ts'
import { BUILT } from '../../buildOnce.ts'

const built = (name: string) => import(resolve(BUILT, 'cli/render', `${name}.js`))

const WORDS = '价格（中国）：90 % – μ −½'

const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="200">${[400, 600]
  .flatMap((weight) => ["'Noto Sans SC', Inter", "Inter, 'Noto Sans SC'"].map((font) => [weight, font]))
  .map(([weight, font], i) => {
    return `<text x="5" y="${40 * i + 30}" font-size="24" font-weight="${weight}" font-family="${font}">${WORDS}</text>`
  })
  .join('')}</svg>`

test('the small fonts of a built program draw as the whole ones', async () => {
  const { filesFor } = await built('fontFiles')
  expect(filesFor([...'价格']).filter((file: string) => file.endsWith('.cut.ttf'))).toHaveLength(2)
  expect(filesFor([...'价鱻']).filter((file: string) => file.endsWith('.cut.ttf'))).toEqual([])
  const { renderPng: drawn } = await built('renderPng')
  expect(drawn(svg).equals(renderPng(svg))).toBe(true)
  expect(drawn(svg.replaceAll('600', '400')).equals(drawn(svg))).toBe(false)
})
