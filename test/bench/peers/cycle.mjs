/**
 * The commodity cycle of `cycle/model.yaml` for other engines: equations in the order in which they are computed, in the syntax that
 * all of them share but for the spelling of functions. That every engine gives Chokepoint's numbers is checked before anything is timed.
 */

/** Parameters that differ between members, in the order of `cycle/parameters.yaml`. */
export const DRAWN = [
  'reference_price',
  'unit_cost',
  'price_sensitivity',
  'demand_elasticity',
  'utilisation_elasticity',
  'target_coverage',
  'build_time',
  'smoothing_time',
  'boldness',
]

export const CONSTANTS = { base_demand: 100, lifetime: 180, sales_time: 1, adoption_time: 60 }

export const EQUATIONS = {
  coverage: 'inventory / average_demand',
  price: 'reference_price * (target_coverage / coverage) ^ price_sensitivity',
  demand: 'base_demand * (price / reference_price) ^ (-demand_elasticity) * (1 - substitution)',
  utilisation: 'min(1, 0.8 * (price / unit_cost) ^ utilisation_elasticity)',
  margin: '(expected_price - unit_cost) / unit_cost',
  indicated_substitution: '0.5 / (1 + exp(-4 * (expected_price / reference_price - 1.5)))',
  production: 'capacity * utilisation',
  sales: 'min(demand, inventory / sales_time)',
  begun: 'capacity * boldness * max(0, margin)',
  completion: 'construction / build_time',
  retirement: 'capacity / lifetime',
}

/** Initial value and net rate of each stock. */
export const STOCKS = {
  capacity: [110, 'completion - retirement'],
  construction: [10, 'begun - completion'],
  inventory: [300, 'production - sales'],
  expected_price: [100, '(price - expected_price) / smoothing_time'],
  average_demand: [100, '(demand - average_demand) / smoothing_time'],
  substitution: [0.05, '(indicated_substitution - substitution) / adoption_time'],
}

/** What is compared, at the start and after each of the months. */
export const OUTPUTS = ['capacity', 'inventory', 'price']

export const MONTHS = 240

/** Replaces each name of an equation. */
export const renamed = (equation, rename) => equation.replaceAll(/[a-z_]+/g, (name) => rename(name))

const FUNCTIONS = new Set(['min', 'max', 'exp'])

export const isFunction = (name) => FUNCTIONS.has(name)
