import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { deflateRawSync } from 'node:zlib'
import { build } from 'esbuild'
import type { PageProgram } from '../report/published/publishedPage.ts'

/** The browser's part of the program, as source or as built. */
function entry(name: string): string {
  const source = fileURLToPath(new URL(`../web/${name}.ts`, import.meta.url))
  return existsSync(source) ? source : source.replace(/\.ts$/, '.js')
}

async function bundle(name: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry(name)],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    target: 'es2023',
    platform: 'browser',
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'error',
    external: ['crypto'],
    define: { 'process.env.NODE_ENV': '"production"' },
  })
  return outputFiles[0]?.text ?? ''
}

/** Text as the page unpacks it: base64 of a raw deflate stream. */
export function compressed(text: string): string {
  return deflateRawSync(text, { level: 9 }).toString('base64')
}

/** Every character that the program itself puts into charts, whatever the numbers. */
export async function chartCharacters(): Promise<string> {
  return [...new Set(await bundle('../charts/charts'))].join('')
}

/** Bundles the scripts of a published page: the same bytes every time. */
export async function bundleWeb(): Promise<PageProgram> {
  const [page, worker] = [await bundle('page'), await bundle('worker')]
  return { page, pageHash: createHash('sha256').update(page).digest('base64'), worker: compressed(worker) }
}
