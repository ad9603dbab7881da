import type { Place } from '../diagnostics/place.ts'
import type { Problems } from './problems.ts'
import type { Layer } from './readLayers.ts'
import type { Path, Source } from './source.ts'

/** A metric, chart or lever with the keys of all files that speak of it, the last one winning key by key. */
export interface Merged<Written> {
  readonly name: string
  readonly written: Written
  /** Where each key was last given. */
  readonly at: ReadonlyMap<string, { readonly source: Source; readonly path: Path }>
  readonly place: Place
}

type Section = 'metrics' | 'charts' | 'levers'
type Written<S extends Section> = Exclude<Layer['data'][S][string], 'off'>

/** Merges the metrics, charts or levers of a chain of scenario files by name; `off` removes one. */
export function mergeEntries<S extends Section>(
  section: S,
  layers: readonly Layer[],
  problems: Problems,
): readonly Merged<Written<S>>[] {
  const merged = new Map<string, Merged<Written<S>>>()
  for (const { data, source } of layers)
    for (const [name, written] of Object.entries(data[section]) as [string, Written<S> | 'off'][]) {
      const place = source.keyPlace([section, name])
      const known = merged.get(name)
      if (written !== 'off') {
        const keys = Object.keys(written).map((key) => [key, { source, path: [section, name, key] }] as const)
        const at = new Map([...(known?.at ?? []), ...keys])
        merged.set(name, { name, written: { ...known?.written, ...written } as Written<S>, at, place })
      } else if (known) merged.delete(name)
      else
        problems.unknown(
          'unknown-name',
          place,
          name,
          `one of the ${section} of an extended file`,
          merged.keys(),
        )
    }
  return [...merged.values()]
}
