import { unpaired } from '../study/compare.ts'
import type { Loaded } from './loadFile.ts'
import { Refusal } from './refusal.ts'

/** A scenario and how its file was named. */
type Named = readonly [file: string, loaded: Loaded]

/** @throws Refusal where two scenarios do not have the same members */
export function checkPaired([file, loaded]: Named, [otherFile, other]: Named): void {
  const reason = unpaired(loaded.scenario.ensemble, other.scenario.ensemble)
  if (reason)
    throw new Refusal(
      `${file} and ${otherFile} do not have the same members: ${reason}; give both the same with --members, --seed or --design`,
    )
}
