import type { Distribution } from '../model/distribution.ts'
import type { Correlation, Variable } from '../model/model.ts'

/** The correlations that still hold: numbers from one row of a table belong together as the table says. */
export function withoutJoint(
  correlations: readonly Correlation[],
  variables: readonly Variable[],
): readonly Correlation[] {
  const joint = new Set(variables.flatMap(jointNames))
  const all = (name: string): boolean => joint.has(name) || joint.has(name.replace(/\[.*/, ''))
  return correlations.filter(({ between }) => !between.some(all))
}

function jointNames(variable: Variable): string[] {
  if (variable.kind !== 'parameter') return []
  const { name, values } = variable
  if (values.kind === 'same') return isJoint(values.distribution) ? [name] : []
  const elements = Object.entries(values.byElement).filter(([, distribution]) => isJoint(distribution))
  return elements.map(([key]) => `${name}[${key}]`)
}

function isJoint(distribution: Distribution): boolean {
  return distribution.kind === 'empirical' && distribution.joint !== undefined
}
