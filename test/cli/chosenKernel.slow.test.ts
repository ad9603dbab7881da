import { Worker } from 'node:worker_threads'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { CompiledBlock } from '../../src/kernel/compiled/compiledBlock.ts'
import { InterpretedMember } from '../../src/kernel/interpretedMember.ts'
import { eachInLab } from './eachInLab.ts'
import { runCli } from './runCli.ts'

const { at, lab } = eachInLab()

/** Kernels that were used, on this thread or sent to another. */
const used = new Set<'compile' | 'interpret'>()

beforeEach(() => {
  const startCompiled = CompiledBlock.prototype.start
  vi.spyOn(CompiledBlock.prototype, 'start').mockImplementation(function (this: CompiledBlock, ...given) {
    used.add('compile')
    startCompiled.apply(this, given)
  })
  const startInterpreted = InterpretedMember.prototype.start
  vi.spyOn(InterpretedMember.prototype, 'start').mockImplementation(function (
    this: InterpretedMember,
    ...given
  ) {
    used.add('interpret')
    startInterpreted.apply(this, given)
  })
  const post = Worker.prototype.postMessage
  vi.spyOn(Worker.prototype, 'postMessage').mockImplementation(function (this: Worker, message, ...rest) {
    const sent = (message as { sent?: { code?: unknown } })?.sent
    if (sent) used.add(sent.code ? 'compile' : 'interpret')
    post.call(this, message, ...rest)
  })
})

afterEach(() => vi.restoreAllMocks())

test.each([
  'run base.yaml --members 64',
  'run base.yaml --members 64 --precision peak_price=5%',
  'compare base.yaml relief.yaml --members 64',
  'publish base.yaml --members 64',
  'portfolio base.yaml --members 64 --cost lowest_stock[JP] --effect peak_price',
  'sensitivity base.yaml --points 16',
  'discover base.yaml --members 64 --where peak_price>400',
  'hindcast base.yaml --members 16 --origins 2021-11',
  'calibrate base.yaml --until 2022-05 --effort quick --rows 20',
])('%s runs all members in the kernel that is asked for', { timeout: 300_000 }, async (words) => {
  const argv = words.split(' ').map((word) => (word.endsWith('.yaml') ? lab(word) : word))
  const ran = async (...kernel: string[]): Promise<unknown> => {
    used.clear()
    const options = ['--workers', '1', '--quiet', '--out', at('out', `by ${kernel.at(-1)}`)]
    const { code, err } = await runCli([...argv, ...options, ...kernel])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    return [...used]
  }
  expect(await ran()).toEqual(['compile'])
  expect(await ran('--kernel', 'interpret')).toEqual(['interpret'])
})
