/// <reference lib="dom" />

/**
 * Brings what an element holds to what markup from the worker says, which was escaped where it was made. What is the same stays
 * where it is: a chart that is drawn again differs in a few paths and numbers, and laying out all of it anew would take longer.
 */
export function refresh(target: Element | null, markup: string): void {
  const template = document.createElement('template')
  template.innerHTML = markup
  if (target) refreshChildren(target, template.content)
}

function refreshChildren(shown: ParentNode & Node, wanted: ParentNode & Node): void {
  const [old, fresh] = [shown.childNodes, wanted.childNodes]
  if (old.length !== fresh.length) {
    shown.replaceChildren(...fresh)
    return
  }
  // What is put in place of a node leaves the list that it comes from.
  for (const [i, node] of [...fresh].entries()) refreshNode(old[i] as ChildNode, node)
}

function refreshNode(shown: ChildNode, wanted: ChildNode): void {
  if (shown instanceof Element && wanted instanceof Element && shown.tagName === wanted.tagName) {
    refreshAttributes(shown, wanted)
    refreshChildren(shown, wanted)
  } else if (!(shown instanceof Text && wanted instanceof Text)) shown.replaceWith(wanted)
  else if (shown.data !== wanted.data) shown.data = wanted.data
}

function refreshAttributes(shown: Element, wanted: Element): void {
  for (const { name } of [...shown.attributes]) if (!wanted.hasAttribute(name)) shown.removeAttribute(name)
  for (const { name, value } of wanted.attributes)
    if (shown.getAttribute(name) !== value) shown.setAttribute(name, value)
}
