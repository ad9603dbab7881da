"""Writes sobol.json (python3 reference.py > sobol.json; needs scipy, made with 1.17.1): points of the unscrambled Sobol' sequence.

The points have 30 bits; they are written as whole numbers of 2^-30.
"""

import json
from scipy.stats import qmc

DIMENSIONS = [0, 1, 2, 3, 6, 7, 36, 37, 102, 255, 666, 1023]


def points(first, count):
    sequence = qmc.Sobol(1024, scramble=False)
    if first:
        sequence.fast_forward(first)
    rows = sequence.random(count)
    return [[first + i, [round(row[d] * 2**30) for d in DIMENSIONS]] for i, row in enumerate(rows)]


if __name__ == "__main__":
    rows = points(0, 32) + points(1000, 4) + points(1234567, 4)
    print('{\n"dimensions": ' + json.dumps(DIMENSIONS) + ',\n"points": [\n' + ",\n".join(json.dumps(r) for r in rows) + "\n]\n}")
