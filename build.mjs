import { execFileSync } from 'node:child_process'
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { build } from 'esbuild'

/** What is not code and stands beside it. */
const BESIDE = ['cli/render/fonts', 'bench/c']

/** Where the program and its threads begin. */
const ENTRIES = ['main.js', 'cli/poolWorker.js', 'cli/drawWorker.js']

/** Packages that look for files of their own. */
const NOT_BUNDLED = ['@resvg/resvg-js', 'esbuild', 'subset-font']

/** Bundled CommonJS asks for modules of Node. */
const REQUIRE = `import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);`

/** The folder to write. */
const dist = resolve(process.argv[2] ?? 'dist')
const bundle = join(dist, 'bundle')

const pathBetween = (from, to) => relative(from, to).replaceAll(sep, '/')

/** Our own files look for others from where they are; in the bundle they still do. */
const keepPlaces = {
  name: 'keep places',
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.js$/ }, ({ path }) => {
      if (!path.startsWith(dist + sep)) return undefined
      const place = `new URL(${JSON.stringify(pathBetween(bundle, path))}, import.meta.url).href`
      return { contents: readFileSync(path, 'utf8').replaceAll('import.meta.url', place) }
    }),
}

/** Two thousand small modules would take a second to load, again on every thread. A few hold what each command needs. */
async function bundleProgram() {
  const { metafile } = await build({
    entryPoints: ENTRIES.map((entry) => join(dist, entry)),
    outdir: bundle,
    entryNames: '[name]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    charset: 'utf8',
    logLevel: 'error',
    external: NOT_BUNDLED,
    banner: { js: REQUIRE },
    plugins: [keepPlaces],
    metafile: true,
  })
  const written = Object.keys(metafile.outputs).map((path) => basename(path))
  for (const name of readdirSync(bundle)) if (!written.includes(name)) rmSync(join(bundle, name))
}

/** The entries stay where they are and lead into the bundle. */
function leadIntoBundle() {
  for (const entry of ENTRIES) {
    const place = join(dist, entry)
    const [shebang] = /^#!.*\n/.exec(readFileSync(place, 'utf8')) ?? ['']
    const bundled = pathBetween(dirname(place), join(bundle, basename(entry)))
    writeFileSync(place, `${shebang}import '${bundled.startsWith('.') ? bundled : `./${bundled}`}'\n`)
  }
}

const compile = ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json', '--outDir', dist]
execFileSync(process.execPath, compile, { stdio: 'inherit' })
for (const folder of BESIDE) cpSync(join('src', folder), join(dist, folder), { recursive: true })
await bundleProgram()
leadIntoBundle()
