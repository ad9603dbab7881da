import type { Sample } from '../sensitivity/sample.ts'
import { type Cart, cart } from './cart.ts'
import { type Prim, prim } from './prim.ts'
import { spaceOf } from './space.ts'

/** In which members something happens, by two methods. */
export interface Discovery extends Prim {
  /** Members that could be judged, those left out because they failed, and those in which it happens. */
  readonly members: number
  readonly failed: number
  readonly positives: number
  readonly check: Cart
  /** Members in the answers of both methods, as a share of those in either (Jaccard 1901); 1 when neither has any. */
  readonly agreement: number
}

/**
 * In which members something happens.
 * @param sample its draws; outputs are not looked at
 * @param happens whether it happens in each member of the sample
 * @param categorical names of parameters whose values are kinds without an order
 */
export function discover(
  sample: Sample,
  happens: (i: number) => boolean,
  seed: string,
  categorical: readonly string[] = [],
): Discovery {
  const labels = Uint8Array.from({ length: sample.size }, (_, i) => (happens(i) ? 1 : 0))
  const space = spaceOf(sample, labels, categorical)
  const found = prim(space)
  const check = cart(space, seed)
  const { size: members, positives } = space
  const agreement = overlap(found.box.inside, check.inside)
  return { ...found, members, failed: sample.failed, positives, check, agreement }
}

function overlap(one: Uint8Array, other: Uint8Array): number {
  let [both, either] = [0, 0]
  for (let i = 0; i < one.length; i++) {
    both += (one[i] as number) & (other[i] as number)
    either += (one[i] as number) | (other[i] as number)
  }
  return either === 0 ? 1 : both / either
}
