#!/usr/bin/env node
import { setFlagsFromString } from 'node:v8'
import { cli } from './cli/cli.ts'
import { Interrupted } from './cli/refusal.ts'
import { terminal } from './cli/terminal.ts'

/** V8 of Node.js 20 optimises functions so early that a command, which runs most of them briefly, spends a fifth of its time on it. */
if (process.versions.node.startsWith('20.')) setFlagsFromString('--interrupt-budget=400000')

const interrupt = new AbortController()
process.once('SIGINT', () => interrupt.abort(new Interrupted('Ctrl-C')))
process.once('SIGTERM', () => interrupt.abort(new Interrupted('SIGTERM')))

/** A reader that has seen enough, such as `head`, is no fault. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

const session = { terminal: terminal(process, process.env), signal: interrupt.signal }
process.exitCode = await cli(process.argv.slice(2), session)
