import { drawMembers } from '../../../src/bench/drawMembers.ts'
import { kernelContestant } from '../../../src/bench/kernelContestant.ts'
import { serve } from '../../../src/cli/bench/serve.ts'
import { loadFile } from '../../../src/cli/loadFile.ts'
import { compile } from '../../../src/kernel/compiled/compile.ts'
import { preview } from '../../../src/kernel/compiled/preview.ts'

/** The cycle in our compiled kernel or in that for previews. The start of the members counts, as the other engines count theirs. */
const [name, file, count] = process.argv.slice(2) as ['compile' | 'preview', string, string]
const members = Number(count)
const { scenario, system } = loadFile(file, { members })
const { prepare, live, outputs } = kernelContestant(
  { compile, preview }[name](system),
  system,
  drawMembers(system, scenario.ensemble, members),
)

await serve({
  prepare: () => {},
  live: () => {
    prepare()
    live()
  },
  outputs,
})
