import type { ChartData } from './chartData.ts'

/** The data of a changed scenario, with the members' numbers as they were in the published one. */
export function withPublished(changed: ChartData, published: ChartData): ChartData {
  const numbersOf = (key: string): readonly number[] | undefined =>
    [...published.metricMembers, ...published.momentMembers].find((one) => keyOf(one) === key)?.values
  const beside = <T extends Keyed>(one: T): T => {
    const values = numbersOf(keyOf(one))
    return values ? { ...one, published: values } : one
  }
  return {
    ...changed,
    metricMembers: changed.metricMembers.map(beside),
    momentMembers: changed.momentMembers.map(beside),
  }
}

interface Keyed {
  readonly name?: string
  readonly variable?: string
  readonly element: string
  readonly month?: string
}

const keyOf = ({ name, variable, element, month }: Keyed): string =>
  JSON.stringify([name, variable, element, month])
