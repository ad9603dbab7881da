import { execFileSync } from 'node:child_process'
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { build } from 'esbuild'
import subsetFont from 'subset-font'

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

/** Fonts that are large because they can write any Chinese text. */
const LARGE_FONTS = ['NotoSansSC-Regular', 'NotoSansSC-SemiBold']

/** What charts of the shipped studies can say. */
const WORDS = [
  ['src/charts', /\.ts$/],
  ['scenarios', /\.(yaml|csv)$/],
]

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

/** The reader of fonts can unpack such as are packed for the web, with a dictionary that takes long to load; ours are not packed. */
const withoutUnpacking = {
  name: 'without unpacking',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^brotli\/decompress/ }, () => ({ path: 'brotli', namespace: 'without' }))
    onLoad({ filter: /.*/, namespace: 'without' }, () => ({
      contents: `export default () => { throw new Error('packed fonts are not read') }`,
    }))
  },
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
    plugins: [keepPlaces, withoutUnpacking],
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

/** Pictures of charts read a whole font again for each text in them: small ones, of the characters that most charts make do with. */
async function cutFonts() {
  const fonts = join(dist, 'cli/render/fonts')
  const texts = WORDS.flatMap(([folder, kind]) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => kind.test(name))
      .map((name) => readFileSync(join(folder, name), 'utf8')),
  )
  const wide = [...new Set(texts.join('').match(/[\u2e80-\u{10ffff}]/gu))].sort().join('')
  const narrow = Array.from({ length: 0x2e80 - 0x20 }, (_, i) => String.fromCodePoint(0x20 + i)).join('')
  // By its names, a font is known to be the heavier one of a family.
  const options = { targetFormat: 'sfnt', preserveNameIds: [0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17] }
  for (const name of LARGE_FONTS) {
    const cut = await subsetFont(readFileSync(join(fonts, `${name}.ttf`)), narrow + wide, options)
    writeFileSync(join(fonts, `${name}.cut.ttf`), cut)
  }
  writeFileSync(join(fonts, 'cut.txt'), wide)
}

const compile = ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json', '--outDir', dist]
execFileSync(process.execPath, compile, { stdio: 'inherit' })
for (const folder of BESIDE) cpSync(join('src', folder), join(dist, folder), { recursive: true })
await bundleProgram()
leadIntoBundle()
await cutFonts()
