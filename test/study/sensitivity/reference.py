"""Writes rankCorrelations.json: Spearman's and partial rank correlations by scipy and numpy.

python3 reference.py > rankCorrelations.json; made with scipy 1.17.1 and numpy 2.4.6. Partial ones are correlations of the
residuals of two least-squares regressions on the ranks of the other parameters.
"""

import json
import numpy as np
from scipy import stats

SIZE = 60
generator = np.random.default_rng(7)
x = generator.normal(size=(4, SIZE)).round(3)
x[2] = (0.8 * x[0] + 0.6 * x[2]).round(3)
x[3] = np.floor(3 * generator.random(SIZE))
y = np.array([np.exp(x[0]) - 2 * x[1] + x[3], x[0] * x[1], x[2] + 0.1 * generator.normal(size=SIZE)]).round(3)
ranks = [stats.rankdata(row) for row in x]


def partial(i, output):
    others = np.column_stack([np.ones(SIZE)] + [r for j, r in enumerate(ranks) if j != i])
    rest = lambda v: v - others @ np.linalg.lstsq(others, v, rcond=None)[0]
    return np.corrcoef(rest(ranks[i]), rest(stats.rankdata(output)))[0, 1]


print(json.dumps({
    "x": x.tolist(),
    "y": y.tolist(),
    "simple": [[stats.spearmanr(row, output).statistic for output in y] for row in x],
    "partial": [[partial(i, output) for output in y] for i in range(4)],
}))
