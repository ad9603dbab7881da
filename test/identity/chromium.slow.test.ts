import { expect, test } from 'vitest'
import { launch } from '../browser/openPage.ts'
import { identityBundle } from './bundle.ts'
import type { IdentityCase, identityText } from './identityText.ts'
import { changedBits, digestOf, identityCases, pins } from './pins.ts'

test('Chromium gives the pinned bits', async () => {
  const browser = await launch()
  const page = await browser.newPage()
  await page.addScriptTag({ content: await identityBundle() })
  for (const one of identityCases()) {
    const text = await page.evaluate(
      (asked: IdentityCase) =>
        (globalThis as unknown as { identityText: typeof identityText }).identityText(asked),
      one,
    )
    expect(digestOf(text), changedBits(one.path)).toBe(pins()[one.path])
  }
  await browser.close()
})
