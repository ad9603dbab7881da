import type { VegaLiteSpec } from '../../charts/vegaLiteSpec.ts'
import type { FontFile } from './fontFiles.ts'

/** The drawing of a chart. */
interface SvgWork {
  readonly kind: 'svg'
  readonly spec: VegaLiteSpec
}

/** A picture of a drawing. */
interface PngWork {
  readonly kind: 'png'
  readonly svg: string
}

/** A part of a font, for a page. */
interface FaceWork {
  readonly kind: 'face'
  readonly family: string
  readonly file: FontFile
  readonly characters: string
}

/** Everything that takes long in drawing. The result depends on nothing but what is said here. */
export type DrawWork = SvgWork | PngWork | FaceWork

/** What comes of it: the text of an SVG or of a style sheet's rule, or the bytes of a PNG. */
export type Drawn<W extends DrawWork> = W extends PngWork ? Uint8Array : string

/** What draws, loaded when it is first asked for. */
const LOADED = {
  svg: () => import('./renderSvg.ts'),
  png: () => import('./renderPng.ts'),
  face: () => import('./fontFace.ts'),
}

/** Draws on the calling thread. Only one piece may be under way at a time: Vega counts its marks for the whole thread. */
export async function drawHere(work: DrawWork): Promise<string | Uint8Array> {
  switch (work.kind) {
    case 'svg':
      return (await LOADED.svg()).renderSvg(work.spec)
    case 'png':
      return (await LOADED.png()).renderPng(work.svg)
    case 'face':
      return (await LOADED.face()).fontFace(work.family, work.file, work.characters)
  }
}

/** Loads what some kinds of work take before there is any; who does fonts above all else has their code compiled for all threads. */
export async function loadDrawing(kinds: readonly DrawWork['kind'][]): Promise<void> {
  await Promise.all(kinds.map((kind) => LOADED[kind]()))
  if (kinds[0] === 'face') await (await LOADED.face()).practiseFaces()
}
