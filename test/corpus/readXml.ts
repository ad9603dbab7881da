/** An element of an XML file. Text around child elements is joined. */
export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XmlElement[]
  readonly text: string
}

interface OpenElement extends XmlElement {
  children: XmlElement[]
  text: string
}

const PARTS =
  /<!--[\s\S]*?-->|<[?!][^>]*>|<(?<slash>\/?)(?<name>[^\s/>]+)(?<attributes>(?:"[^"]*"|'[^']*'|[^"'>])*?)(?<empty>\/?)>|[^<]+/g
const ATTRIBUTE = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }

const decode = (text: string): string => text.replace(/&(\w+);/g, (whole, name) => ENTITIES[name] ?? whole)

/** Reads the plain XML that modelling tools write; prefixes need not be declared, and nothing outside the file is read. */
export function readXml(text: string): XmlElement {
  const root: OpenElement = { name: '', attributes: {}, children: [], text: '' }
  const open = [root]
  for (const { 0: part, groups } of text.matchAll(PARTS)) {
    const parent = open.at(-1) as OpenElement
    if (!groups?.name) {
      if (!part.startsWith('<')) parent.text += decode(part)
    } else if (groups.slash) {
      if (parent.name !== groups.name) throw new Error(`</${groups.name}> within <${parent.name}>`)
      open.pop()
    } else {
      const element = {
        name: groups.name,
        attributes: attributesOf(groups.attributes ?? ''),
        children: [],
        text: '',
      }
      parent.children.push(element)
      if (!groups.empty) open.push(element)
    }
  }
  return root.children[0] as XmlElement
}

function attributesOf(text: string): Record<string, string> {
  const pairs = [...text.matchAll(ATTRIBUTE)].map(([, name, a, b]) => [name, decode(a ?? b ?? '')])
  return Object.fromEntries(pairs)
}

export function childrenOf(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  return element?.children.filter((child) => child.name === name) ?? []
}

export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return childrenOf(element, name)[0]
}
