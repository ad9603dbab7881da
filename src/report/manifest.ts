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

const byPath = (a: Fingerprint, b: Fingerprint): number => (a.path < b.path ? -1 : 1)

/**
 * The record that goes with a run's files: versions, seed, design, members, those that failed, and the fingerprint of every
 * input and output. It holds no clock and no name of a machine, so two runs give the same bytes.
 */
export function manifest(
  scenario: Scenario,
  ensemble: Ensemble,
  { product, inputs, outputs }: Provenance,
): string {
  const record = {
    product,
    scenario: { id: scenario.id, title: scenario.title, modelVersion: scenario.model.version },
    time: scenario.time,
    ensemble: { seed: ensemble.seed, design: ensemble.design, members: ensemble.members },
    failed: ensemble.failures,
    inputs: [...inputs].sort(byPath),
    outputs: [...outputs].sort(byPath),
  }
  return `${JSON.stringify(record, undefined, 2)}\n`
}
