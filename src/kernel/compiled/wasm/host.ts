/** What the kernel needs of the engine's WebAssembly; declared here because neither Node's nor the language's types have it. */
interface Engine {
  readonly Module: new (bytes: Uint8Array<ArrayBuffer>) => WasmModule
  readonly Instance: new (module: WasmModule, imports: object) => { readonly exports: unknown }
  readonly Memory: new (size: { readonly initial: number }) => WasmMemory
}

/** Compiled code; can be sent to other threads. */
export type WasmModule = object

export interface WasmMemory {
  readonly buffer: ArrayBuffer
}

const PAGE = 65536

/** The most a 32-bit memory holds. */
const MOST_PAGES = 65536

const engine = (globalThis as unknown as { WebAssembly: Engine }).WebAssembly

export function compileModule(bytes: Uint8Array<ArrayBuffer>): WasmModule {
  return new engine.Module(bytes)
}

/** @throws RangeError when more than 4 GB are asked for */
export function newMemory(bytes: number): WasmMemory {
  const pages = Math.ceil(bytes / PAGE)
  if (pages > MOST_PAGES) throw new RangeError(`a block of ${bytes} bytes does not fit a memory of 4 GB`)
  return new engine.Memory({ initial: Math.max(1, pages) })
}

export function instantiate(module: WasmModule, memory: WasmMemory): unknown {
  return new engine.Instance(module, { host: { memory } }).exports
}
