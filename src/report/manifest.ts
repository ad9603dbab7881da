import type { Ensemble } from '../model/ensemble.ts'
import type { Scenario } from '../model/scenario.ts'

/** A file by its path and the SHA-256 of its bytes, in hexadecimal. */
export interface Fingerprint {
  readonly path: string
  readonly sha256: string
}

/** What is needed to get the same files again. */
export interface Provenance {
  readonly product: { readonly name: string; readonly version: string }
  readonly inputs: readonly Fingerprint[]
  readonly outputs: readonly Fingerprint[]
}

/** What was run, for the record: versions, seed, design, members, what the
 * scenario changes, and the members that failed. */
export function runRecord(
  { id, title, model, time, changes }: Scenario,
  ensemble: Pick<Ensemble, 'seed' | 'design' | 'members' | 'failures'>,
) {
  const { seed, design, members, failures } = ensemble
  return {
    scenario: { id, title, model: model.title, modelVersion: model.version, time },
    ...{ seed, design, members },
    changes: changes.map(({ name, to, place }) => ({ name, to, file: place.file, line: place.line })),
    failed: failures,
  }
}

const byPath = (a: Fingerprint, b: Fingerprint): number => (a.path < b.path ? -1 : 1)

/**
 * The record that goes with a folder of results: what was run, and the fingerprint of every input and output. It holds no
 * clock and no name of a machine, so two runs give the same bytes.
 * @param runs one `runRecord` for each scenario
 */
export function manifest(
  runs: readonly ReturnType<typeof runRecord>[],
  { product, inputs, outputs }: Provenance,
): string {
  const [only, ...others] = runs
  const run = others.length === 0 ? only : { runs }
  const files = { inputs: [...inputs].sort(byPath), outputs: [...outputs].sort(byPath) }
  return `${JSON.stringify({ product, ...run, ...files }, undefined, 2)}\n`
}
