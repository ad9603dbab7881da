import { build } from 'esbuild'

/** `identityText` and all it needs as one script, for engines other than this one; it leaves `identityText` on the global object. */
export async function identityBundle(): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents: `import { identityText } from './test/identity/identityText.ts'\nglobalThis.identityText = identityText`,
      resolveDir: process.cwd(),
      loader: 'ts',
    },
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    logLevel: 'silent',
  })
  return outputFiles[0]?.text ?? ''
}
