import { type Fingerprint, manifest, type runRecord } from '../report/manifest.ts'
import { fingerprint, fingerprintOfFile } from './diskFiles.ts'
import type { Loaded } from './loadFile.ts'
import type { AllOutputs } from './outputFolder.ts'
import { PRODUCT } from './product.ts'

/**
 * The files of a folder with the manifest that lists them and what they were made from.
 * @param more inputs besides the files of the scenarios
 */
export function withManifest(
  files: AllOutputs,
  runs: readonly ReturnType<typeof runRecord>[],
  loaded: readonly Loaded[],
  more: readonly Fingerprint[] = [],
): AllOutputs {
  const read = [...loaded.flatMap(({ from }) => from.files.fingerprints()), ...more]
  const inputs = new Map(read.map((input) => [`${input.path} ${input.sha256}`, input]))
  const outputs = [...files].map(([path, content]) =>
    typeof content === 'object' && 'stored' in content
      ? fingerprintOfFile(path, content.stored)
      : fingerprint(path, content),
  )
  const record = manifest(runs, { product: PRODUCT, inputs: [...inputs.values()], outputs })
  return new Map([...files, ['manifest.json', record]])
}
