import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const packageFile = createRequire(import.meta.url).resolve('chokepoint/package.json')

const { name, version } = JSON.parse(readFileSync(packageFile, 'utf8')) as { name: string; version: string }

/** What made the results. */
export const PRODUCT = { name, version }

/** The scenarios that come with the product. */
export const SHIPPED_SCENARIOS = join(dirname(packageFile), 'scenarios')
