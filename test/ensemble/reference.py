"""Writes sobol.json (python3 reference.py > sobol.json; needs scipy, made with 1.17.1): points of the unscrambled Sobol' sequence.

The points have 30 bits; they are written as whole numbers of 2^-30. With the argument "directions" it prints the SHA-256 of scipy's
copy of the published direction numbers, written as src/ensemble/sobolDirections.ts has them: of the first 1,024 dimensions.
"""

import hashlib
import json
import os
import sys

import numpy
from scipy import stats
from scipy.stats import qmc

DIMENSIONS = [0, 1, 2, 3, 6, 7, 36, 37, 102, 255, 666, 1023]


def points(first, count):
    sequence = qmc.Sobol(1024, scramble=False)
    if first:
        sequence.fast_forward(first)
    rows = sequence.random(count)
    return [[first + i, [round(row[d] * 2**30) for d in DIMENSIONS]] for i, row in enumerate(rows)]


def base36(number):
    rest, digit = divmod(int(number), 36)
    return (base36(rest) if rest else "") + "0123456789abcdefghijklmnopqrstuvwxyz"[digit]


def directions():
    table = numpy.load(os.path.join(os.path.dirname(stats.__file__), "_sobol_direction_numbers.npz"))
    lines = []
    for polynomial, initial in zip(table["poly"][:1024], table["vinit"][:1024]):
        degree = int(polynomial).bit_length() - 1
        lines.append(" ".join([base36(polynomial), *(base36(m) for m in initial[:degree])]))
    return ",".join(lines)


if sys.argv[1:] == ["directions"]:
    print(hashlib.sha256(directions().encode()).hexdigest())
elif __name__ == "__main__":
    rows = points(0, 32) + points(1000, 4) + points(1234567, 4)
    print('{\n"dimensions": ' + json.dumps(DIMENSIONS) + ',\n"points": [\n' + ",\n".join(json.dumps(r) for r in rows) + "\n]\n}")
