import { expect, test } from 'vitest'
import { memberRows, runMembers } from '../../../src/ensemble/runMembers.ts'
import { pausedRoom, SIDE_BY_SIDE, tileRunner } from '../../../src/ensemble/tiles/tileRunner.ts'
import { evenly } from '../../../src/ensemble/tiles/timeTiles.ts'
import { compile } from '../../../src/kernel/compiled/compile.ts'
import { pausedBytes } from '../../../src/kernel/compiled/pausedTile.ts'
import { interpret } from '../../../src/kernel/interpreter.ts'
import { savesOf } from '../../../src/kernel/kernel.ts'
import { labFiles } from '../../labStudy.ts'
import { soundStudy } from '../../soundStudy.ts'

const MEMBERS = 100

const ready = () => soundStudy(labFiles(), 'lab/base.yaml', { members: MEMBERS })

test('members may be taken in any order and in other parts in each time tile', () => {
  const { scenario, system } = ready()
  const kernel = compile(system)
  const run = tileRunner(system, kernel, scenario.ensemble)
  const paused = new Uint8Array(pausedRoom(kernel, MEMBERS))
  const wanted = runMembers(system, kernel, scenario.ensemble, 0, MEMBERS)
  const into = { ...memberRows(system, 0, MEMBERS), members: MEMBERS, paused }
  const parts = [
    [
      [64, 36],
      [0, 64],
    ],
    [
      [96, 4],
      [32, 64],
      [0, 32],
    ],
    [[0, 100]],
  ] as const
  for (const [i, tile] of evenly(savesOf(system.time), 5).entries())
    for (const [first, count] of parts[i % parts.length] ?? []) run(first, count, tile, into)
  expect(into.metricValues).toEqual(wanted.metricValues)
  expect(into.draws).toEqual(wanted.draws)
})

test('room for paused members is what is reckoned with', () => {
  const { system } = ready()
  expect(pausedRoom(compile(system), 3 * SIDE_BY_SIDE)).toBe(3 * pausedBytes(system, SIDE_BY_SIDE))
})

test('a kernel that pauses more members at once is refused', () => {
  const { scenario, system } = ready()
  expect(() => tileRunner(system, compile(system, { lanes: 2 * SIDE_BY_SIDE }), scenario.ensemble)).toThrow(
    `does not pause ${SIDE_BY_SIDE} members at a time`,
  )
  expect(() => tileRunner(system, interpret(system), scenario.ensemble)).not.toThrow()
})
