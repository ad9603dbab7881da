import { execFileSync } from 'node:child_process'
import { arch, availableParallelism, cpus, loadavg, platform } from 'node:os'
import type { Machine } from '../../bench/benchResult.ts'
import type { Width } from '../../bench/cContestants.ts'

function output(file: string, list: readonly string[]): string | undefined {
  try {
    return execFileSync(file, list, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  } catch {
    return undefined
  }
}

/** What the numbers were measured on. */
export function describeMachine(): Machine {
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown processor',
    cores: availableParallelism(),
    system: `${platform()} ${arch()}`,
    node: process.versions.node,
    cc: output('cc', ['--version'])?.split('\n')[0],
    load: loadavg()[0] ?? 0,
  }
}

/** The widest vectors of the machine that the C contestants are written for, as the C compiler says. */
export function widestVector(): Width {
  const defined = output('cc', ['-march=native', '-dM', '-E', '-x', 'c', '/dev/null']) ?? ''
  const has = (name: string): boolean => defined.includes(`#define ${name} 1`)
  if (has('__AVX512DQ__')) return 8
  if (has('__AVX2__') && has('__FMA__')) return 4
  return has('__SSE4_1__') ? 2 : 1
}
