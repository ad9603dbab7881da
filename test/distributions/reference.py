"""Writes scipy.json: quantiles and means of distributions by scipy, the normal distribution function by mpmath.

python3 reference.py > scipy.json; made with scipy 1.17.1 and mpmath 1.3.0. (scipy's own normal distribution function is off by
5e-14 at -30.)
"""

import json
from math import exp, log, log1p, sqrt
from mpmath import mp, ncdf
from scipy import integrate, stats

mp.dps = 40

SHARES = [1e-12, 1e-6, 0.001, 0.05, 0.1, 0.25, 0.3, 0.5, 0.6, 0.75, 0.9, 0.95, 0.999, 1 - 2**-30, 2**-53, 1 - 1e-12, 1 - 2**-45]
Z5, Z95 = -stats.norm.ppf(0.05), stats.norm.ppf(0.95)


def pert(low, mode, high):
    width = high - low
    return stats.beta(1 + 4 * (mode - low) / width, 1 + 4 * (high - mode) / width, low, width)


class TwoPiece:
    """Half of one frozen scipy distribution below its median, half of another above."""

    def __init__(self, below, above):
        self.below, self.above = below, above

    def ppf(self, u):
        return (self.below if u < 0.5 else self.above).ppf(u)

    def isf(self, q):
        return (self.above if q < 0.5 else self.below).isf(q)

    def cdf(self, x):
        return (self.below if x < self.below.median() else self.above).cdf(x)

    def mean(self):
        m = self.below.median()
        low, high = self.below.support()
        return self.below.expect(lb=low, ub=m, epsabs=0) + self.above.expect(lb=m, ub=high, epsabs=0)


def two_piece_normal(p5, p50, p95):
    return TwoPiece(stats.norm(p50, (p50 - p5) / Z5), stats.norm(p50, (p95 - p50) / Z95))


def two_piece_lognormal(p5, p50, p95):
    return TwoPiece(stats.lognorm(log(p50 / p5) / Z5, 0, p50), stats.lognorm(log(p95 / p50) / Z95, 0, p50))


def lognormal(mean, sd):
    variance = log1p((sd / mean) ** 2)
    return stats.lognorm(sqrt(variance), 0, mean * exp(-variance / 2))


class Truncated:
    """Counted from above beyond the middle. (scipy's own truncnorm loses digits there.)"""

    def __init__(self, whole, low, high):
        self.whole, self.start = whole, whole.cdf(low)
        self.share = whole.cdf(high) - self.start
        self.rest = 0 if high == INF else 1 - whole.cdf(high)

    def ppf(self, u):
        above = self.rest + (1 - u) * self.share
        return self.whole.isf(above) if above < 0.5 else self.whole.ppf(self.start + u * self.share)

    def mean(self):
        return integrate.quad(self.ppf, 0, 1, epsabs=0, epsrel=1e-13, limit=1000)[0]


INF = float("inf")
CASES = [
    ({"kind": "uniform", "low": -2, "high": 5}, stats.uniform(-2, 7)),
    ({"kind": "triangular", "low": 1, "mode": 2, "high": 5}, stats.triang(0.25, 1, 4)),
    ({"kind": "triangular", "low": 1, "mode": 1, "high": 5}, stats.triang(0, 1, 4)),
    ({"kind": "triangular", "low": 1, "mode": 5, "high": 5}, stats.triang(1, 1, 4)),
    ({"kind": "pert", "low": 0, "mode": 2, "high": 8}, pert(0, 2, 8)),
    ({"kind": "pert", "low": 10, "mode": 10, "high": 30}, pert(10, 10, 30)),
    ({"kind": "normal", "mean": 3, "sd": 2}, stats.norm(3, 2)),
    ({"kind": "normal", "p5": 1, "p50": 2, "p95": 6}, two_piece_normal(1, 2, 6)),
    ({"kind": "lognormal", "mean": 3, "sd": 2}, lognormal(3, 2)),
    ({"kind": "lognormal", "p5": 0.05, "p50": 0.12, "p95": 0.25}, two_piece_lognormal(0.05, 0.12, 0.25)),
    ({"kind": "exponential", "mean": 4}, stats.expon(0, 4)),
    *[
        ({"kind": "beta", "alpha": a, "beta": b}, stats.beta(a, b))
        for a, b in [(2, 3), (0.5, 0.5), (0.3, 4), (4, 0.3), (1, 1), (1, 30), (12, 12), (40, 15), (2, 400), (700, 300), (9.5, 5000)]
    ],
    ({"kind": "beta", "alpha": 2, "beta": 5, "low": -1, "high": 3}, stats.beta(2, 5, -1, 4)),
    ({"kind": "normal", "mean": 1, "sd": 1, "truncate": {"min": 0}}, Truncated(stats.norm(1, 1), 0, INF)),
    ({"kind": "normal", "mean": 1, "sd": 1, "truncate": {"min": -0.5, "max": 1.25}}, Truncated(stats.norm(1, 1), -0.5, 1.25)),
    ({"kind": "normal", "p5": -1, "p50": 2, "p95": 6, "truncate": {"min": 0}}, Truncated(two_piece_normal(-1, 2, 6), 0, INF)),
    ({"kind": "lognormal", "mean": 3, "sd": 2, "truncate": {"max": 5}}, Truncated(lognormal(3, 2), 0, 5)),
    ({"kind": "triangular", "low": 1, "mode": 2, "high": 5, "truncate": {"min": 1.5, "max": 4}}, Truncated(stats.triang(0.25, 1, 4), 1.5, 4)),
    ({"kind": "pert", "low": 0, "mode": 2, "high": 8, "truncate": {"min": 1}}, Truncated(pert(0, 2, 8), 1, 8)),
    ({"kind": "exponential", "mean": 4, "truncate": {"min": 1, "max": 9}}, Truncated(stats.expon(0, 4), 1, 9)),
    ({"kind": "uniform", "low": -2, "high": 5, "truncate": {"min": 0, "max": 1}}, stats.uniform(0, 1)),
]


def row(distribution, frozen):
    quantiles = [[u, float(frozen.ppf(u))] for u in SHARES]
    return {"distribution": distribution, "mean": float(frozen.mean()), "quantiles": quantiles}


if __name__ == "__main__":
    rows = [row(*case) for case in CASES]
    points = [-38, -30, -20, -12.3, -8, -5.5, -3.1, -2, -1, -0.7, -0.1, -1e-8, 0, 0.1, 0.7, 1, 2, 3.1, 5.5, 8, 9]
    print('{\n"normalCdf": [' + ", ".join(json.dumps([x, float(ncdf(x))]) for x in points) + "],")
    print('"distributions": [\n' + ",\n".join(json.dumps(r) for r in rows) + "\n]}")
