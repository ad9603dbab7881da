import { existsSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { chosenMetrics } from '../../src/cli/chosenMetrics.ts'
import { loadFile } from '../../src/cli/loadFile.ts'
import { readCondition } from '../../src/study/discovery/condition.ts'
import { runCli } from './runCli.ts'

/** The examples that a command's help prints, each as the words that a shell would make of it. */
async function examplesOf(command: string): Promise<string[][]> {
  const { out } = await runCli([...command.split(' ').filter(Boolean), '--help'])
  return [...out.matchAll(/\$ npx chokepoint (.+)$/gm)].map(([, line]) =>
    [...(line as string).matchAll(/"([^"]*)"|(\S+)/g)].flatMap(([, quoted, plain]) =>
      plain?.includes('*') ? matching(plain) : [(quoted ?? plain) as string],
    ),
  )
}

/** What a shell makes of `folder/*.yaml`. */
function matching(pattern: string): string[] {
  const names = readdirSync(dirname(pattern)).filter((name) => name.endsWith('.yaml'))
  return names.map((name) => join(dirname(pattern), name))
}

/** Commands whose examples write nothing. */
const READING = ['check', 'list', 'show', 'explain']

test.each(['', 'run', 'compare', 'publish', 'studio', 'check', 'list', 'show', 'explain', 'new'])(
  'the examples of %s --help work as they are printed',
  async (command) => {
    const examples = await examplesOf(command)
    expect(examples.length).toBeGreaterThan(0)
    for (const argv of examples) {
      for (const file of argv.filter((word) => /\.(yaml|md)$/.test(word)))
        expect(existsSync(file), file).toBe(true)
      if (!READING.includes(argv[0] as string) || argv.includes('--why')) continue
      const { code, err } = await runCli(argv)
      expect({ argv, code, err }).toEqual({ argv, code: 0, err: '' })
    }
  },
)

test.each(['sensitivity', 'discover'])(
  'the examples of %s --help ask for what the shipped study has',
  async (command) => {
    const examples = await examplesOf(command)
    expect(examples.length).toBeGreaterThan(1)
    for (const words of examples) {
      const file = words.find((word) => word.endsWith('.yaml')) as string
      const loaded = loadFile(file)
      const metrics = chosenMetrics(loaded)
      const after = (option: string): string => words[words.indexOf(option) + 1] as string
      if (words.includes('--of')) expect(chosenMetrics(loaded, [after('--of')]).length).toBeGreaterThan(0)
      if (words.includes('--where'))
        expect(readCondition(after('--where'), metrics, loaded.scenario.time.origin)).toHaveProperty(
          'condition',
        )
      if (words.includes('--decide'))
        expect(loadFile(after('--decide')).scenario.id).not.toBe(loaded.scenario.id)
    }
  },
)
