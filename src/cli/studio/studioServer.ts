import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Refusal } from '../refusal.ts'

/** Only programs of this machine can reach it. */
const HOST = '127.0.0.1'

/** Serves one page to browsers of this machine, and tells them when there is another. */
export class StudioServer {
  readonly #server: Server
  readonly #listeners = new Set<ServerResponse>()
  #page = ''
  #number = 0

  constructor() {
    this.#server = createServer((request, response) => this.#answer(request, response))
  }

  /** @param port 0 for any that is free. @throws Refusal when it is taken */
  async listen(port: number): Promise<string> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', (error: NodeJS.ErrnoException) => {
        const isTaken = error.code === 'EADDRINUSE' || error.code === 'EACCES'
        reject(isTaken ? new Refusal(`port ${port} cannot be used; choose another with --port`) : error)
      })
      this.#server.listen(port, HOST, resolve)
    })
    return `http://${HOST}:${this.#port}/`
  }

  /** Says that another page is being made. */
  running(): void {
    this.#tell('running', '')
  }

  show(page: string): void {
    this.#number += 1
    this.#page = page.replace('<html ', `<html data-page="${this.#number}" `)
    this.#tell('page', String(this.#number))
  }

  close(): void {
    for (const listener of this.#listeners) listener.end()
    this.#server.close()
    this.#server.closeAllConnections()
  }

  get #port(): number {
    return (this.#server.address() as AddressInfo).port
  }

  #tell(event: string, data: string): void {
    for (const listener of this.#listeners) listener.write(`event: ${event}\ndata: ${data}\n\n`)
  }

  #answer({ method, url, headers }: IncomingMessage, response: ServerResponse): void {
    const path = url?.replace(/\?.*$/s, '')
    const hosts = [`${HOST}:${this.#port}`, `localhost:${this.#port}`]
    // A name of someone else's that leads to this machine would let their pages read this one.
    if (!hosts.includes(headers.host ?? '')) response.writeHead(403).end()
    else if (method !== 'GET') response.writeHead(405).end()
    else if (path === '/changes') this.#listen(response)
    else if (path === '/') {
      const type = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }
      response.writeHead(200, { ...type, 'x-content-type-options': 'nosniff' }).end(this.#page)
    } else response.writeHead(404).end()
  }

  #listen(response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
    response.write(`event: page\ndata: ${this.#number}\n\n`)
    this.#listeners.add(response)
    response.on('close', () => this.#listeners.delete(response))
  }
}
