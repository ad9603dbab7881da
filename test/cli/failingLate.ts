import { readFileSync } from 'node:fs'

const EQUATION = 'normal_price * (start_stock[JP] / max(stock[JP], least_stock))^elasticity'

/** The lab with a price that becomes infinite where supply is large, the sooner the larger it is. */
export const FAILING_LATE = {
  'lab/model.yaml': readFileSync('test/cli/lab/model.yaml', 'utf8').replace(
    `equation: ${EQUATION}`,
    'equation: normal_price / max(0, 1 - max(0, supply * use_time / start_stock[JP] - 0.65) * (time - startTime) / use_time)',
  ),
}
