import { Worker } from 'node:worker_threads'

/** Whether the program runs as it was built. */
export const IS_BUILT = !import.meta.url.endsWith('.ts')

/** From source, a thread first learns to read TypeScript, which Node.js does not hand down to it. */
const FROM_SOURCE = `import(workerData.loader).then(({ register }) => {
  register()
  return import(workerData.script)
})`

/** Begins a thread. @param name of the file of this folder that it runs @param told what it reads in `workerData` */
export function openWorker(name: string, told: object = {}): Worker {
  if (IS_BUILT) return new Worker(new URL(`./${name}.js`, import.meta.url), { workerData: told })
  const loader = import.meta.resolve('tsx/esm/api')
  const script = new URL(`./${name}.ts`, import.meta.url).href
  const source = `const { workerData } = require('node:worker_threads')\n${FROM_SOURCE}`
  return new Worker(source, { eval: true, workerData: { ...told, loader, script } })
}
