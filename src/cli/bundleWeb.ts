import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { deflateRawSync } from 'node:zlib'
import { build, type Plugin } from 'esbuild'
import { SOBOL_DIMENSIONS } from '../ensemble/sobol.ts'
import { SOBOL_DIRECTIONS } from '../ensemble/sobolDirections.ts'
import type { PageProgram } from '../report/published/publishedPage.ts'

/** The browser's part of the program, as source or as built. */
function entry(name: string): string {
  const source = fileURLToPath(new URL(`../web/${name}.ts`, import.meta.url))
  return existsSync(source) ? source : source.replace(/\.ts$/, '.js')
}

/**
 * Leaves of the table of direction numbers, a seventh of the worker, only some dimensions. To ask for another is an error, which the
 * page tells of.
 */
function fewDimensions(dimensions: ReadonlySet<number>): Plugin {
  const kept = Object.fromEntries([...dimensions].map((one) => [one, SOBOL_DIRECTIONS[one]]))
  const contents = `export const SOBOL_DIRECTIONS = Object.assign(Array(${SOBOL_DIMENSIONS}), ${JSON.stringify(kept)})`
  return {
    name: 'few dimensions',
    setup: ({ onLoad }) => onLoad({ filter: /[\\/]sobolDirections\.[jt]s$/ }, () => ({ contents })),
  }
}

async function bundle(name: string, plugins: Plugin[] = []): Promise<string> {
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
    plugins,
  })
  return outputFiles[0]?.text ?? ''
}

/** Z_DEFAULT_STRATEGY and Z_FILTERED: which packs better depends on the text. */
const STRATEGIES = [0, 1]

/**
 * Text as the page unpacks it: base64 of a raw deflate stream, in blocks shorter than usual, which gains a few kilobytes.
 * @param quickly for a page that goes no farther than this machine
 */
export function compressed(text: string, quickly = false): string {
  if (quickly) return deflateRawSync(text, { level: 1 }).toString('base64')
  const packed = STRATEGIES.map((strategy) => deflateRawSync(text, { level: 9, memLevel: 7, strategy }))
  return packed.reduce((least, one) => (one.length < least.length ? one : least)).toString('base64')
}

/** A page's program with the sources of its scripts: whatever these put into the page is written there. */
export interface PublishedProgram extends PageProgram {
  readonly texts: readonly string[]
}

const hashOf = (script: string): string => createHash('sha256').update(script).digest('base64')

/**
 * Bundles the scripts of a published page: the same bytes every time.
 * @param dimensions of Sobol' points that the studies draw; all where it is left out
 */
export async function bundleWeb(dimensions?: ReadonlySet<number>): Promise<PublishedProgram> {
  const plugins = dimensions ? [fewDimensions(dimensions)] : []
  const [page, worker] = [await bundle('page'), await bundle('worker', plugins)]
  return { page, pageHash: hashOf(page), worker: compressed(worker), texts: [page, worker] }
}

/** A script and the fingerprint by which a policy knows it. */
export interface KnownScript {
  readonly script: string
  readonly hash: string
}

/** The scripts of a studio: those of a page that is loaded again when it changes, and what does so alone. */
export async function bundleStudio(): Promise<{
  readonly program: PublishedProgram
  readonly reload: KnownScript
}> {
  const { page, worker, texts } = await bundleWeb()
  const script = await bundle('reload')
  const both = `${script}\n${page}`
  return {
    program: { page: both, pageHash: hashOf(both), worker, texts: [script, ...texts], listens: true },
    reload: { script, hash: hashOf(script) },
  }
}
