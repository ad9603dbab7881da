import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import type { IdentityCase } from './identityText.ts'

const PINS = new URL('./pins.json', import.meta.url)

/** Scenarios whose bits are pinned: the small study of the tests, and two of the shipped study. */
const PINNED = [
  { path: 'lab/base.yaml', folder: 'test/cli/lab', members: 100 },
  { path: 'gallium/base.yaml', folder: 'scenarios/gallium', members: 20 },
  { path: 'gallium/ban-resumes.yaml', folder: 'scenarios/gallium', members: 20 },
] as const

/** What is pinned, with the files it needs. */
export function identityCases(): IdentityCase[] {
  return PINNED.map(({ path, folder, members }) => {
    const prefix = path.slice(0, path.indexOf('/'))
    const names = readdirSync(folder).filter((name) => /\.(yaml|csv)$/.test(name))
    const files = names.map((name) => [`${prefix}/${name}`, readFileSync(`${folder}/${name}`, 'utf8')])
    return { path, members, files: Object.fromEntries(files) }
  })
}

export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** The pinned digests by scenario. */
export function pins(): Readonly<Record<string, string>> {
  return JSON.parse(readFileSync(PINS, 'utf8'))
}

export function writePins(digests: Readonly<Record<string, string>>): void {
  writeFileSync(PINS, `${JSON.stringify(digests, undefined, 2)}\n`)
}

/** What to do about bits that are not the pinned ones. */
export function changedBits(path: string): string {
  return `${path} no longer gives the pinned bits. If its files or the method changed on purpose, say in CHANGELOG.md that results change and run npm run renew-pins; else results depend on where they are computed.`
}
