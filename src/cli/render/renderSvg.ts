import * as vega from 'vega'
import { expressionInterpreter } from 'vega-interpreter'
import { compile } from 'vega-lite'
import type { VegaLiteSpec } from '../../charts/vegaLiteSpec.ts'
import { measureText } from './measureText.ts'

/** Vega's own guess at text widths, which it offers to replace but does not declare. */
const { textMetrics } = vega as unknown as { textMetrics: { width: typeof measureText } }

/** What Vega and Vega-Lite complain of. It is collected, not thrown: an error thrown into the dataflow would stall it. */
function listener() {
  const complaints: string[] = []
  const note = (...messages: readonly unknown[]) => {
    complaints.push(messages.map(String).join(' '))
    return logger
  }
  const ignore = () => logger
  const logger = { level: () => 1, error: note, warn: note, info: ignore, debug: ignore }
  return { logger, complaints }
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

/**
 * The SVG of a chart, byte for byte the same on every run.
 * @throws Error on any warning of Vega or Vega-Lite (a chart they complain of is not drawn), and on links to anything outside
 */
export async function renderSvg(spec: VegaLiteSpec): Promise<string> {
  const view = await drawnView(spec)
  try {
    const svg = await view.toSVG()
    if (/<(image|a)\b/.test(svg)) throw new Error('A chart may not point to anything outside')
    return labelled(svg, String(spec.description ?? ''))
  } finally {
    view.finalize()
  }
}

/**
 * A Vega view that has drawn the chart, without evaluating any text as code.
 * @throws Error on any warning
 */
export async function drawnView(spec: VegaLiteSpec): Promise<vega.View> {
  textMetrics.width = measureText
  vega.resetSVGDefIds()
  const { logger, complaints } = listener()
  const compiled = compile(spec, { logger }).spec
  const runtime = vega.parse(compiled as vega.Spec, undefined, { ast: true })
  const view = new vega.View(runtime, { expr: expressionInterpreter, loader, logger, renderer: 'none' })
  await view.runAsync()
  if (complaints.length > 0) throw new Error(`Vega: ${complaints.join('; ')}`)
  return view
}

/** Screen readers get the description; the parts of the drawing are no use to them. */
function labelled(svg: string, description: string): string {
  return svg.replace('<svg ', () => `<svg role="img" aria-label="${escapeXml(description)}" `)
}

function escapeXml(text: string): string {
  const names: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
  return text.replace(/[&<>"]/g, (character) => names[character] ?? character)
}
