#!/usr/bin/env node
import { cli } from './cli/cli.ts'
import { Interrupted } from './cli/refusal.ts'
import { terminal } from './cli/terminal.ts'

const interrupt = new AbortController()
process.once('SIGINT', () => interrupt.abort(new Interrupted('Ctrl-C')))
process.once('SIGTERM', () => interrupt.abort(new Interrupted('SIGTERM')))

/** A reader that has seen enough, such as `head`, is no fault. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

const session = { terminal: terminal(process, process.env), signal: interrupt.signal }
process.exitCode = await cli(process.argv.slice(2), session)
