/// <reference lib="dom" />
import { element } from './dom.ts'

/** The text of a data block of the page. */
export async function unpack(id: string): Promise<string> {
  const bytes = Uint8Array.from(atob(element(id)?.textContent ?? ''), (letter) => letter.charCodeAt(0))
  const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'))
  return new Response(unpacked).text()
}
