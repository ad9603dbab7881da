import * as vega from 'vega'
import { expressionInterpreter } from 'vega-interpreter'
import { compile } from 'vega-lite'
import type { VegaLiteSpec } from '../../charts/vegaLiteSpec.ts'
import { measureText } from './measureText.ts'

/** Vega's own guess at text widths, which it offers to replace but does not declare. */
const { textMetrics } = vega as unknown as { textMetrics: { width: typeof measureText } }

/** Warnings are faults of ours: a chart that Vega complains about is not drawn. */
const logger = {
  level(): number {
    return 1
  },
  error: refuse,
  warn: refuse,
  info: () => logger,
  debug: () => logger,
}

function refuse(...messages: readonly unknown[]): never {
  throw new Error(`Vega: ${messages.map(String).join(' ')}`)
}

/** Reads nothing: specifications carry their data, and none may reach a file or the network. */
const loader = {
  ...vega.loader(),
  load: refuseLoading,
  sanitize: refuseLoading,
  http: refuseLoading,
  file: refuseLoading,
}

function refuseLoading(uri: string): Promise<never> {
  return Promise.reject(new Error(`A chart may not load ${uri}`))
}

/** The SVG of a chart, byte for byte the same on every run. @throws Error on any warning of Vega or Vega-Lite. */
export async function renderSvg(spec: VegaLiteSpec): Promise<string> {
  const view = await drawnView(spec)
  try {
    return labelled(await view.toSVG(), String(spec.description ?? ''))
  } finally {
    view.finalize()
  }
}

/** A Vega view that has drawn the chart, without evaluating any text as code. */
export async function drawnView(spec: VegaLiteSpec): Promise<vega.View> {
  textMetrics.width = measureText
  vega.resetSVGDefIds()
  const compiled = compile(spec, { logger }).spec
  const runtime = vega.parse(compiled as vega.Spec, undefined, { ast: true })
  const view = new vega.View(runtime, { expr: expressionInterpreter, loader, logger, renderer: 'none' })
  return view.runAsync()
}

/** Screen readers get the description; the parts of the drawing are no use to them. */
function labelled(svg: string, description: string): string {
  return svg.replace('<svg ', () => `<svg role="img" aria-label="${escapeXml(description)}" `)
}

function escapeXml(text: string): string {
  const names: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
  return text.replace(/[&<>"]/g, (character) => names[character] ?? character)
}
