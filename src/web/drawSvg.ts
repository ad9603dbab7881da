import * as vega from 'vega'
import { expressionInterpreter } from 'vega-interpreter'
import { compile } from 'vega-lite'
import { textWidth } from '../charts/textWidth.ts'
import type { VegaLiteSpec } from '../charts/vegaLiteSpec.ts'
import { inlineSvg } from '../report/inlineSvg.ts'

interface MeasuredItem {
  readonly font?: string
  readonly fontSize?: number
  readonly fontWeight?: string | number
}

/** Vega's own guess at text widths, which it offers to replace but does not declare. */
const { textMetrics } = vega as unknown as {
  textMetrics: { width: (item: MeasuredItem, text: unknown) => number }
}

textMetrics.width = ({ font = '', fontSize = 11, fontWeight }, text) => {
  const language = font.startsWith("'Noto") ? 'zh' : 'en'
  return textWidth(String(text ?? ''), { language, size: fontSize, bold: Number(fontWeight) >= 600 })
}

const refuse = (): Promise<never> => Promise.reject(new Error('A chart loads nothing'))

/** Reads nothing: specifications carry their data. */
const loader = { load: refuse, sanitize: refuse, http: refuse, file: refuse }

/** The SVG of a chart, ready to stand in the page: drawn without evaluating any text as code. */
export async function drawSvg(spec: VegaLiteSpec, prefix: string): Promise<string> {
  vega.resetSVGDefIds()
  const runtime = vega.parse(compile(spec).spec as vega.Spec, undefined, { ast: true })
  const view = new vega.View(runtime, {
    expr: expressionInterpreter,
    loader: loader as never,
    renderer: 'none',
  })
  try {
    await view.runAsync()
    return inlineSvg(await view.toSVG(), prefix, String(spec.description ?? ''))
  } finally {
    view.finalize()
  }
}
