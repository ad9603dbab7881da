"""The commodity cycle for all members at once in numpy; answers as contestant.h does. Arguments: parameters, members."""

import sys
import time

import numpy as np

MONTHS = 240
members = int(sys.argv[2])
parameters = np.fromfile(sys.argv[1], count=9 * members).reshape(members, 9).T.copy()
saved = np.empty((MONTHS + 1, 3, members))


def live():
    (reference_price, unit_cost, price_sensitivity, demand_elasticity, utilisation_elasticity,
     target_coverage, build_time, smoothing_time, boldness) = parameters
    capacity, construction, inventory, expected_price, average_demand, substitution = (
        np.full(members, value) for value in (110.0, 10.0, 300.0, 100.0, 100.0, 0.05))
    for month in range(MONTHS + 1):
        coverage = inventory / average_demand
        price = reference_price * (target_coverage / coverage) ** price_sensitivity
        demand = 100 * (price / reference_price) ** -demand_elasticity * (1 - substitution)
        utilisation = np.minimum(1, 0.8 * (price / unit_cost) ** utilisation_elasticity)
        margin = (expected_price - unit_cost) / unit_cost
        indicated_substitution = 0.5 / (1 + np.exp(-4 * (expected_price / reference_price - 1.5)))
        production = capacity * utilisation
        sales = np.minimum(demand, inventory / 1)
        begun = capacity * boldness * np.maximum(0, margin)
        completion = construction / build_time
        retirement = capacity / 180
        saved[month] = capacity, inventory, price
        capacity = capacity + (completion - retirement)
        construction = construction + (begun - completion)
        inventory = inventory + (production - sales)
        expected_price = expected_price + (price - expected_price) / smoothing_time
        average_demand = average_demand + (demand - average_demand) / smoothing_time
        substitution = substitution + (indicated_substitution - substitution) / 60


for line in sys.stdin:
    if line.startswith("write "):
        saved.transpose(2, 0, 1).tofile(line[6:].strip())
        print("0 0", flush=True)
        continue
    cpu, wall = time.process_time_ns(), time.perf_counter_ns()
    for _ in range(int(line)):
        live()
    print(time.process_time_ns() - cpu, time.perf_counter_ns() - wall, flush=True)
