"""Writes elementary.json (python3 reference.py > elementary.json; needs mpmath): true values of the elementary functions.

Each row is [argument, value, rest] or, for pow, [argument, exponent, value, rest]; value is the double nearest to the true value and
rest the double nearest to what remains, so together they are good to about 2^-106. Arguments come from a fixed linear
congruential generator and are spread over the range of each function, with the neighbourhoods where errors are largest.
"""

import json
import mpmath as m
from mpmath import mp, mpf

mp.dps = 60
mp.prec = 1400  # enough for e^x - 1 and log(1 + x) of subnormal arguments

seed = 20240229


def random():
    global seed
    seed = (seed * 6364136223846793005 + 1442695040888963407) % 2**64
    return (seed >> 11) / 2**53


def between(a, b, count=30):
    return [a + (b - a) * random() for _ in range(count)]


def powers(a, b, count=30):
    return [float(mpf(2) ** mpf(e)) for e in between(a, b, count)]


def signed(a, b, count=30):
    return [x if random() < 0.5 else -x for x in powers(a, b, count)]


def softmin1(x):
    return x / m.root(1 + x**8, 8)


FUNCTIONS = {
    "exp": (m.exp, between(-0.35, 0.35) + between(-10, 10) + between(-708, 709.7) + between(-745, -708) + signed(-60, -2)),
    "expm1": (m.expm1, signed(-1060, -2) + between(-1.05, 1.05, 60) + between(34, 40) + between(-40, 709.7)),
    "log": (m.log, between(0.7, 1.42, 60) + powers(-1022, 1023) + powers(-1074, -1022) + [1 + x for x in signed(-52, -3)]),
    "log1p": (m.log1p, signed(-1060, -2) + between(-0.999, 3, 60) + powers(-3, 1023) + [-1 + x for x in powers(-52, -3)]),
    "log10": (
        lambda x: m.log(x) / m.log(mpf(10)),
        between(0.7, 1.42, 60) + powers(-1022, 1023) + powers(-1074, -1022) + [float("1e%d" % k) for k in range(-20, 30, 3)],
    ),
    "tanh": (m.tanh, signed(-1060, -2) + between(-1, 1) + between(-20, 20)),
    "sin": (m.sin, between(-10, 10, 60) + between(-1.6e6, 1.6e6) + signed(-1060, -2) + [k * 1.5707963267948966 for k in (1, 2, 3, 11, 355, 1048573)]),
    "cos": (m.cos, between(-10, 10, 60) + between(-1.6e6, 1.6e6) + signed(-1060, -2) + [k * 1.5707963267948966 for k in (1, 2, 3, 11, 355, 1048573)]),
    "softmin1": (softmin1, between(0, 2, 60) + powers(-600, -2) + powers(0, 60)),
}

PAIRS = (
    list(zip(powers(-3, 3, 60), between(-3, 3, 60)))
    + list(zip(powers(-300, 300), between(-3, 3)))
    + list(zip(powers(-20, 20), between(-40, 40)))
    + [(x, float(round(y))) for x, y in zip(signed(-10, 10, 60), between(-32, 32, 60))]
)


def parts(value):
    leading = float(value)
    return [leading, float(value - mpf(leading))]


if __name__ == "__main__":
    rows = {name: [[x, *parts(f(mpf(x)))] for x in points] for name, (f, points) in FUNCTIONS.items()}
    rows["pow"] = [[x, y, *parts(mpf(x) ** (int(y) if y == int(y) else mpf(y)))] for x, y in PAIRS]
    print("{")
    print(",\n".join('"%s": [\n%s\n]' % (n, ",\n".join(json.dumps(r) for r in v)) for n, v in rows.items()))
    print("}")
