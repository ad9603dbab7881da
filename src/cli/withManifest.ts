import { manifest, type runRecord } from '../report/manifest.ts'
import { fingerprint } from './diskFiles.ts'
import type { Loaded } from './loadFile.ts'
import type { Outputs } from './outputFolder.ts'
import { PRODUCT } from './product.ts'

/** The files of a folder with the manifest that lists them and what they were made from. */
export function withManifest(
  files: Outputs,
  runs: readonly ReturnType<typeof runRecord>[],
  loaded: readonly Loaded[],
): Outputs {
  const read = loaded.flatMap(({ from }) => from.files.fingerprints())
  const inputs = new Map(read.map((input) => [`${input.path} ${input.sha256}`, input]))
  const outputs = [...files].map(([path, content]) => fingerprint(path, content))
  const record = manifest(runs, { product: PRODUCT, inputs: [...inputs.values()], outputs })
  return new Map([...files, ['manifest.json', record]])
}
