import { InvalidArgumentError } from 'commander'
import type { MethodRuns } from '../report/sensitivity/sensitivityContent.ts'
import type { ScenarioOptions } from './scenarioOptions.ts'

export type Method = MethodRuns['method']

/** What `sensitivity` is told beyond a scenario. */
export interface SensitivityOptions extends ScenarioOptions {
  readonly of?: readonly string[]
  readonly method?: readonly Method[]
  readonly deep?: boolean
  readonly points: number
  readonly trajectories: number
  readonly inputs: number
  readonly decide?: readonly string[]
  readonly better?: 'lower' | 'higher'
}

const METHODS: readonly Method[] = ['tornado', 'prcc', 'morris', 'sobol']

const QUICK: readonly Method[] = ['tornado', 'prcc']

/** The methods that are asked for, in the order of the report. */
export function methodsOf({ method, deep = false }: Pick<SensitivityOptions, 'method' | 'deep'>): Method[] {
  const asked = method ?? (deep ? METHODS : QUICK)
  return METHODS.filter((one) => asked.includes(one))
}

/** @throws InvalidArgumentError */
export function readMethods(text: string): Method[] {
  const names = text.split(',').map((name) => name.trim())
  const unknown = names.find((name) => !METHODS.includes(name as Method))
  if (unknown !== undefined)
    throw new InvalidArgumentError(`Expected some of ${METHODS.join(',')}, found ${unknown}.`)
  return names as Method[]
}

const FEWEST_POINTS = 16
const MOST_POINTS = 2 ** 16

/** A power of 2, as `1024` or `2^10`. @throws InvalidArgumentError */
export function readPoints(text: string): number {
  const [, exponent] = /^2\^(\d{1,2})$/.exec(text) ?? []
  const points = exponent === undefined ? Number(text) : 2 ** Number(exponent)
  const power = Number.isInteger(points) && points > 0 && Number.isInteger(Math.log2(points))
  if (power && points >= FEWEST_POINTS && points <= MOST_POINTS) return points
  throw new InvalidArgumentError(`Expected a power of 2 from ${FEWEST_POINTS} to ${MOST_POINTS}, e.g. 2^11.`)
}
