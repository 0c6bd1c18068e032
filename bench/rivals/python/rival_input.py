"""What all rivals in Python share: the input (layout in input-file.ts), the rounds, the sample, the report."""

import json
import sys
import time
from dataclasses import dataclass

import numpy as np

JULIAN_DATE_OF_2000 = 2451544.5
DAYS_FROM_1950_TO_2000 = 18263  # SGP4 counts from 1949-12-31
COLUMNS = (
    "id epoch_days epoch_nanos mean_motion eccentricity inclination raan argument_of_perigee mean_anomaly"
    " bstar mean_motion_dot mean_motion_ddot minutes_to_start"
).split()


@dataclass
class RivalInput:
    objects: int
    times: int
    rounds: int
    sample_every: int
    start_days: float
    minutes: np.ndarray  # of the grid, from its first time
    start_minutes: float
    columns: dict  # by name: one array each, degrees and revolutions a day
    states_file: str
    threads: int

    def julian_dates(self):
        """The grid as python-sgp4 takes it: whole days and fractions."""
        jd = np.full(self.times, JULIAN_DATE_OF_2000 + self.start_days)
        return jd, (self.start_minutes + self.minutes) / 1440.0

    def sgp4init_arguments(self, gravity):
        """For each object what `Satrec.sgp4init` takes, in radians and minutes."""
        c = self.columns
        turn, degree = 2 * np.pi, np.pi / 180
        arrays = (
            c["id"].astype(int).tolist(),
            (DAYS_FROM_1950_TO_2000 + c["epoch_days"] + c["epoch_nanos"] / 86400e9).tolist(),
            c["bstar"].tolist(),
            (c["mean_motion_dot"] * turn / 1440.0**2).tolist(),
            (c["mean_motion_ddot"] * turn / 1440.0**3).tolist(),
            c["eccentricity"].tolist(),
            (c["argument_of_perigee"] * degree).tolist(),
            (c["inclination"] * degree).tolist(),
            (c["mean_anomaly"] * degree).tolist(),
            (c["mean_motion"] * turn / 1440.0).tolist(),
            (c["raan"] * degree).tolist(),
        )
        for values in zip(*arrays):
            yield (gravity, "i", *values)


def read_input():
    folder, states_file, threads = sys.argv[-3:]
    values = np.fromfile(folder + "/input.f64", dtype="<f8")
    objects, times, step_minutes, rounds, sample_every, start_days, start_minutes, columns = values[:8]
    rows = values[8:].reshape(int(objects), int(columns))
    return RivalInput(
        int(objects),
        int(times),
        int(rounds),
        int(sample_every),
        start_days,
        np.arange(int(times)) * step_minutes,
        start_minutes,
        {name: np.ascontiguousarray(rows[:, at]) for at, name in enumerate(COLUMNS)},
        states_file,
        int(threads),
    )


def run(rival_input, version, init, propagate, read):
    """`init()` makes the model, `propagate(model)` is one round, `read(result, objects)` gives `[object][time][6]`."""
    begin = time.perf_counter()
    model = init()
    init_seconds = time.perf_counter() - begin
    wall, cpu = [], []
    for number in range(rival_input.rounds + 1):
        wall_begin, cpu_begin = time.perf_counter(), time.process_time()
        result = propagate(model)
        if number > 0:
            wall.append(time.perf_counter() - wall_begin)
            cpu.append(time.process_time() - cpu_begin)
    sampled = np.arange(0, rival_input.objects, rival_input.sample_every)
    np.ascontiguousarray(read(result, sampled), dtype="<f8").tofile(rival_input.states_file)
    report = {
        "version": version,
        "states": rival_input.objects * rival_input.times,
        "seconds": wall,
        "cpuSeconds": cpu,
        "initSeconds": init_seconds,
    }
    print(json.dumps(report))
