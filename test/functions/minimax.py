"""Prints the polynomial coefficients of src/functions/elementary (python3 minimax.py; needs mpmath).

Remez exchange (Remez 1934; Muller, Elementary Functions, 3rd ed. 2016, section 3.6) in 60 digits for the
weighted problem  min over p of max |w(x) * (g(x) - p(x))|,  then each coefficient rounded to the nearest double.
"""

from mpmath import mp, mpf, exp, log, sin, cos, sqrt, pi, matrix, lu_solve, chebyt

mp.dps = 60


def remez(g, w, low, high, terms, rounds=12):
    n = terms + 1
    points = [(low + high) / 2 - (high - low) / 2 * cos(pi * (2 * i + 1) / (2 * n)) for i in range(n)]
    for _ in range(rounds):
        a = matrix(n, n)
        b = matrix(n, 1)
        for i, x in enumerate(points):
            for j in range(terms):
                a[i, j] = x**j
            a[i, terms] = (-1) ** i / w(x)
            b[i] = g(x)
        c = lu_solve(a, b)
        coefficients = [c[j] for j in range(terms)]

        def error(x):
            return w(x) * (g(x) - sum(k * x**j for j, k in enumerate(coefficients)))

        edges = [low] + [(points[i] + points[i + 1]) / 2 for i in range(n - 1)] + [high]
        points = [peak(error, edges[i], edges[i + 1]) for i in range(n)]
    return coefficients, abs(c[terms])


def peak(error, low, high):
    grid = [low + (high - low) * i / 40 for i in range(41)]
    best = max(range(41), key=lambda i: abs(error(grid[i])))
    a, b = grid[max(best - 1, 0)], grid[min(best + 1, 40)]
    for _ in range(25):
        m1, m2 = a + (b - a) / 3, b - (b - a) / 3
        if abs(error(m1)) < abs(error(m2)):
            a = m1
        else:
            b = m2
    return (a + b) / 2


def show(name, g, w, low, high, terms):
    coefficients, error = remez(g, w, mpf(low), mpf(high), terms)
    print(name, "minimax error 2^%.1f" % (log(error) / log(2)))
    for c in coefficients:
        print("   ", repr(float(c)))


def split(name, value, bits):
    """Leading parts of so many bits each, then the rest as a double."""
    print(name)
    for b in bits:
        scale = mpf(2) ** (b - 1 - mp.floor(log(abs(value)) / log(2)))
        part = mp.floor(value * scale) / scale
        print("   ", repr(float(part)), "(%d bits)" % b)
        value -= part
    print("   ", repr(float(value)))


TINY = mpf(10) ** -12

if __name__ == "__main__":
    # exp(r) = 1 + r + r^2 (1/2 + r p(r))
    show("exp", lambda r: (exp(r) - 1 - r - r * r / 2) / r**3, lambda r: abs(r**3), "-0.3467", "0.3467001", 9)
    # expm1, relative to r: the same form with one more term
    show("expm1", lambda r: (exp(r) - 1 - r - r * r / 2) / r**3, lambda r: r * r, "-0.3467", "0.3467001", 10)
    # log(1 + f) = 2 s + s z p(z), s = f / (2 + f), z = s^2
    show(
        "log",
        lambda z: (log((1 + sqrt(z)) / (1 - sqrt(z))) / sqrt(z) - 2) / z,
        lambda z: z,
        TINY,
        ((sqrt(mpf(2)) - 1) / (sqrt(mpf(2)) + 1)) ** 2 * (1 + mpf(10) ** -5),
        7,
    )
    end = (pi / 4) ** 2 * (1 + mpf(10) ** -6)
    show("sin", lambda z: (sin(sqrt(z)) / sqrt(z) - 1) / z, lambda z: z, TINY, end, 6)
    show("cos", lambda z: (cos(sqrt(z)) - 1 + z / 2) / z**2, lambda z: z**2, TINY, end, 6)
    split("log 2", log(mpf(2)), [32])
    split("log10 2", log(mpf(2)) / log(mpf(10)), [32])
    split("1 / log 10", 1 / log(mpf(10)), [32])
    split("pi / 2", pi / 2, [33, 33, 33])
    print("1 / log 2", repr(float(1 / log(mpf(2)))), "2 / pi", repr(float(2 / pi)))
