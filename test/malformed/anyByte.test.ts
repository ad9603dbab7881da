import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { EXIT } from '../../src/cli/exitCode.ts'
import { loadFile } from '../../src/cli/loadFile.ts'
import { simulate } from '../../src/simulate.ts'
import { runCli } from '../cli/runCli.ts'
import { completeFolder } from '../language/memoryFiles.ts'

const FILES = Object.entries(completeFolder()).map(([path, text]) => [path, Buffer.from(text)] as const)
const SCENARIO = 'complete/worse.yaml'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'any-byte-'))
  mkdirSync(join(folder, 'complete'))
})
afterAll(() => rmSync(folder, { recursive: true }))

/** Any byte, but more often one that means something to a reader of YAML, equations or tables. */
const byte = fc.oneof(
  fc.integer({ min: 0, max: 255 }),
  fc.constantFrom(...Buffer.from(':-{}[]"\'#&*!|>%@`,?~=<+/^().;_ \t\n\r0123456789aeExXnN')),
)

/** Bytes of a file taken out, put in or replaced, at a place given as a share of its length. */
const change = fc.record({
  file: fc.constantFrom(...FILES.map(([path]) => path)),
  at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  cut: fc.integer({ min: 0, max: 2 }),
  put: fc.array(byte, { maxLength: 2 }),
})

test('any change of bytes leaves a study that is sound or refused, never a fault of the program', async () => {
  const ends = new Map<number, number>()
  const property = fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 3 }), async (changes) => {
    for (const [path, sound] of FILES) {
      let bytes = sound
      for (const { at, cut, put } of changes.filter(({ file }) => file === path)) {
        const start = Math.floor(at * (bytes.length + 1))
        bytes = Buffer.concat([bytes.subarray(0, start), Buffer.from(put), bytes.subarray(start + cut)])
      }
      writeFileSync(join(folder, path), bytes)
    }
    const scenario = join(folder, SCENARIO)
    const { code, err } = await runCli(['check', scenario])
    ends.set(code, (ends.get(code) ?? 0) + 1)
    expect([EXIT.done, EXIT.refused], err).toContain(code)
    if (code === EXIT.refused) expect(err).not.toBe('')
    else expect((await simulate(loadFile(scenario, { members: 2 }))).ensemble.members).toBe(2)
  })
  await fc.assert(property, { numRuns: 100 })
  expect([...ends.keys()].sort()).toEqual([EXIT.done, EXIT.refused])
})
