/// <reference lib="dom" />

/** The bytes of a data block of the page, unpacked: base64 of a raw deflate stream. */
export function inflated(base64: string): Response {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw')))
}

/** The same as text. */
export function inflate(base64: string): Promise<string> {
  return inflated(base64).text()
}
