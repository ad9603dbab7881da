import { isMap, isScalar, isSeq, type Pair, type ParsedNode, type YAMLMap } from 'yaml'
import type { Place } from '../diagnostics/place.ts'
import type { Path, Source, WrittenText } from './source.ts'
import { stretchesOf } from './stretchesOf.ts'

type ParsedPair = Pair<ParsedNode, ParsedNode | null>

/** A checked YAML document: no references, no duplicate keys, keys are texts. */
export class YamlSource implements Source {
  readonly file: string
  readonly data: unknown
  readonly #text: string
  readonly #root: ParsedNode | null
  readonly #placeAt: (offset: number) => Place
  readonly #pairs = new WeakMap<YAMLMap, Map<string, ParsedPair>>()

  constructor(file: string, text: string, root: ParsedNode | null, placeAt: (offset: number) => Place) {
    this.file = file
    this.#text = text
    this.#root = root
    this.#placeAt = placeAt
    this.data = plain(root)
  }

  place(path: Path): Place {
    for (let length = path.length; length >= 0; length--) {
      const node = this.#node(path.slice(0, length))
      if (node) return this.#placeAt(node.range[0])
      if (length > 0 && this.#pair(path.slice(0, length))) return this.keyPlace(path.slice(0, length))
    }
    return this.#placeAt(0)
  }

  keyPlace(path: Path): Place {
    const pair = this.#pair(path)
    return pair ? this.#placeAt(pair.key.range[0]) : this.place(path)
  }

  written(path: Path): WrittenText {
    const node = this.#node(path)
    const place = this.place(path)
    if (!isScalar(node)) return { source: '', place }
    if (typeof node.value !== 'string' || node.type === 'PLAIN') {
      const source = this.#text.slice(node.range[0], node.range[1])
      if (!source.includes('\n')) return { source, place }
    }
    const source = String(node.value)
    const stretches = stretchesOf(node, source, this.#text, node.range[0], this.#placeAt)
    return { source, place: stretches[0]?.place ?? place, stretches }
  }

  #node(path: Path): ParsedNode | null | undefined {
    let node: ParsedNode | null | undefined = this.#root
    for (const part of path) {
      if (isMap(node)) node = this.#pairsOf(node).get(String(part))?.value
      else if (isSeq(node) && typeof part === 'number') node = node.items[part] as ParsedNode | undefined
      else return undefined
    }
    return node
  }

  #pair(path: Path): ParsedPair | undefined {
    const map = this.#node(path.slice(0, -1))
    return isMap(map) ? this.#pairsOf(map).get(String(path.at(-1))) : undefined
  }

  #pairsOf(map: YAMLMap): Map<string, ParsedPair> {
    let pairs = this.#pairs.get(map)
    if (!pairs) {
      pairs = new Map((map.items as ParsedPair[]).map((pair) => [nameOf(pair), pair]))
      this.#pairs.set(map, pairs)
    }
    return pairs
  }
}

const nameOf = ({ key }: ParsedPair): string => (isScalar(key) ? String(key.value) : '')

function plain(node: ParsedNode | null): unknown {
  if (isMap(node))
    return Object.fromEntries((node.items as ParsedPair[]).map((pair) => [nameOf(pair), plain(pair.value)]))
  if (isSeq(node)) return node.items.map((item) => plain(item as ParsedNode))
  return isScalar(node) ? node.value : null
}
