import { expect, test } from 'vitest'
import { pathsOf } from '../../src/cli/pathsOf.ts'
import { tilesFor } from '../../src/cli/runTiled.ts'
import { labFiles } from '../labStudy.ts'
import { soundStudy } from '../soundStudy.ts'

test('paths are kept while they fit into memory, then summarised by time tiles, then counted', () => {
  const { system, scenario } = soundStudy(labFiles(), 'lab/base.yaml')
  const wide = { ...system, outputs: Array.from({ length: 32 }, () => system.outputs).flat() }
  const of = (members: number) => pathsOf(wide, { ...scenario.ensemble, members })
  expect(of(1000)).toEqual({ kind: 'kept' })
  const tiles = tilesFor(wide, { ...scenario.ensemble, members: 200_000 })
  expect(of(200_000)).toEqual({ kind: 'tiled', tiles })
  expect(of(200_001)).toEqual({ kind: 'counted' })
})
