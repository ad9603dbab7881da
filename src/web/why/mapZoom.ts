/// <reference lib="dom" />
import { show } from '../dom.ts'

/** How much larger or smaller one press makes the map. */
const STEP = 1.3

/** Smallest and largest, as shares of the size it was drawn in. */
const [LEAST, MOST] = [0.2, 3]

const mapOf = (frame: Element): SVGSVGElement | undefined =>
  [...frame.querySelectorAll<SVGSVGElement>('.map')].find((map) => map.getBoundingClientRect().width > 0)

/** How large a map is shown. */
function scaleOf(map: SVGSVGElement): number {
  return map.getBoundingClientRect().width / map.viewBox.baseVal.width
}

/** Buttons that make maps larger and smaller, or as wide as the page: on a phone most are wider. The middle stays where it is. */
export function mapZoom(section: HTMLElement): void {
  show('why-zoom', true)
  const frames = [...section.querySelectorAll<HTMLElement>('.scroll')]
  const zoom = (by: number | undefined): void => {
    const frame = frames.find((one) => mapOf(one))
    const map = frame && mapOf(frame)
    if (!frame || !map) return
    const before = scaleOf(map)
    const middle = (frame.scrollLeft + frame.clientWidth / 2) / before
    section.classList.toggle('whole-map', by === undefined)
    if (by !== undefined)
      section.style.setProperty('--zoom', String(Math.min(MOST, Math.max(LEAST, before * by))))
    frame.scrollLeft = middle * scaleOf(map) - frame.clientWidth / 2
  }
  for (const [id, by] of [
    ['why-smaller', 1 / STEP],
    ['why-larger', STEP],
    ['why-whole', undefined],
  ] as const)
    document.getElementById(id)?.addEventListener('click', () => zoom(by))
}
