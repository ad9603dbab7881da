import type { View } from 'vega'

/** A piece of text as drawn, in px from the top left of the canvas. */
export interface TextBox {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

interface SceneItem {
  readonly x?: number
  readonly y?: number
  readonly text?: string | readonly string[]
  readonly bounds?: { readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number }
  readonly items?: readonly SceneItem[]
  readonly marktype?: string
  readonly opacity?: number
}

/** All text of a drawn chart, read from Vega's scene graph. */
export function textBoxes(view: View): readonly TextBox[] {
  const root = (view.scenegraph() as unknown as { root: SceneItem }).root
  const padding = view.padding() as { left: number; top: number }
  return collect(root, padding.left, padding.top)
}

function collect(mark: SceneItem, x: number, y: number): TextBox[] {
  return (mark.items ?? []).flatMap((item) => {
    if (mark.marktype === 'group') {
      return (item.items ?? []).flatMap((child) => collect(child, x + (item.x ?? 0), y + (item.y ?? 0)))
    }
    if (mark.marktype !== 'text' || item.bounds === undefined || item.opacity === 0) return []
    const text = typeof item.text === 'string' ? item.text : (item.text ?? []).join('\n')
    if (text === '') return []
    const { x1, y1, x2, y2 } = item.bounds
    return [{ text, left: x + x1, right: x + x2, top: y + y1, bottom: y + y2 }]
  })
}

/** Pairs of texts that cover each other by more than a px; the same text drawn twice in one place is one. */
export function overlaps(boxes: readonly TextBox[]): readonly (readonly [string, string])[] {
  return boxes.flatMap((a, index) =>
    boxes.slice(index + 1).flatMap((b) => {
      const same = a.text === b.text && Math.abs(a.left - b.left) < 4 && Math.abs(a.top - b.top) < 4
      const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left)
      const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
      return !same && wide > 1 && high > 1 ? [[a.text, b.text] as const] : []
    }),
  )
}

/** Texts that reach beyond the canvas. */
export function outside(boxes: readonly TextBox[], view: View): readonly string[] {
  const padding = view.padding() as { left: number; right: number; top: number; bottom: number }
  const width = view.width() + padding.left + padding.right
  const height = view.height() + padding.top + padding.bottom
  return boxes
    .filter(({ left, right, top, bottom }) => left < 0 || top < 0 || right > width || bottom > height)
    .map(({ text }) => text)
}
