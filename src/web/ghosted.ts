import { SIZE } from '../charts/theme.ts'
import type { VegaLiteSpec } from '../charts/vegaLiteSpec.ts'
import type { Language } from '../model/text.ts'
import type { PlainLayer, PlainSpec, PlainView, Row } from '../report/drawing/plainSpec.ts'

/** How the published scenario looks behind the changed one. */
const GHOST = { color: '#5b6676', strokeDash: [4, 3], strokeWidth: 1.3, opacity: 0.9, clip: true } as const

type Datasets = Readonly<Record<string, readonly Row[]>>

const NAME = { en: 'dashed grey: as published', zh: '灰色虚线为原情景' }

/**
 * A chart with the lines of the published scenario's chart as ghosts below its own: those that both have, drawn on the scales of the
 * changed one and cut where they leave them. The last line above the plot names them.
 */
export function ghosted(changed: VegaLiteSpec, published: VegaLiteSpec, language: Language): VegaLiteSpec {
  const [own, other] = [changed, published] as unknown as [PlainSpec, PlainSpec]
  const from = other.datasets ?? {}
  const views = own.concat ?? [own]
  const before = views.flatMap(({ layer }) => layer).length
  const spec = own.concat
    ? { ...own, concat: own.concat.map((view) => haunted(view, from)) }
    : haunted(own, from)
  const after = (spec.concat ?? [spec]).flatMap(({ layer }) => layer).length
  return (after > before ? explained(spec, language) : spec) as unknown as VegaLiteSpec
}

function explained({ title, padding, ...rest }: PlainSpec, language: Language): PlainSpec {
  const subtitle = [...title.subtitle, NAME[language]]
  return {
    ...rest,
    title: { ...title, subtitle },
    padding: { ...padding, top: padding.top + SIZE.subtitleLine },
  }
}

function haunted<T extends PlainView>(view: T, published: Datasets): T {
  const layer = view.layer.flatMap((one) => {
    const rows = isPath(one) && 'name' in one.data ? published[one.data.name] : undefined
    return rows ? [ghostOf(one, rows), one] : [one]
  })
  return { ...view, layer }
}

/** A line over time that stands for all members, not for one. */
const isPath = ({ mark, encoding }: PlainLayer): boolean => mark.type === 'line' && !encoding.detail

function ghostOf(layer: PlainLayer, rows: readonly Row[]): PlainLayer {
  return { ...layer, data: { values: rows }, mark: { ...layer.mark, ...GHOST } }
}
