/** Something to be drawn as a box, and how large it is, in px. */
interface Box {
  readonly id: string
  readonly width: number
  readonly height: number
}

/** An arrow between two boxes. */
export interface Link {
  readonly from: string
  readonly to: string
}

export interface Graph {
  readonly boxes: readonly Box[]
  /** Between different boxes of the graph, each pair at most once. */
  readonly links: readonly Link[]
}

export interface Point {
  readonly x: number
  readonly y: number
}

export interface PlacedBox extends Box, Point {}

/** Boxes by their upper left corners, and each link as the points it runs through from box to box. */
export interface Drawing {
  readonly width: number
  readonly height: number
  readonly boxes: readonly PlacedBox[]
  readonly routes: readonly (Link & { readonly points: readonly Point[] })[]
}
