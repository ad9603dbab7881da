"""Prints the coefficients of src/distributions/normalCdf.ts (python3 normalTail.py; needs mpmath).

Chebyshev interpolation in 50 digits of h(y) = (x + 5) exp(x^2 / 2) Q(x), x = 5 (1 + y) / (1 - y), on -1 <= y <= 1, where Q is the upper
tail of the standard normal distribution.
"""

from mpmath import mp, mpf, exp, erfc, sqrt, cos, pi

mp.dps = 50
N = 80
C = mpf(5)


def h(y):
    x = C * (1 + y) / (1 - y)
    if x > 10**4:
        return (x + C) / x * (1 - x**-2 + 3 * x**-4 - 15 * x**-6 + 105 * x**-8) / sqrt(2 * pi)
    return (x + C) * exp(x * x / 2) * erfc(x / sqrt(mpf(2))) / 2


angles = [pi * (k + mpf(1) / 2) / N for k in range(N)]
values = [h(cos(a)) for a in angles]
coefficients = [2 * sum(v * cos(j * a) for v, a in zip(values, angles)) / N for j in range(27)]
coefficients[0] /= 2
for c in coefficients:
    print(repr(float(c)))
