"""heyoka: its compiled-on-the-spot SGP4 with the processor's vectors. Started by rival.ts."""

from importlib.metadata import version

import heyoka
import numpy as np

from rival_input import JULIAN_DATE_OF_2000, read_input, run

rival_input = read_input()
heyoka.set_nthreads(rival_input.threads)

columns = rival_input.columns
degree = np.pi / 180
elements = np.array(
    [
        columns["mean_motion"] * (2 * np.pi / 1440.0),
        columns["eccentricity"],
        columns["inclination"] * degree,
        columns["raan"] * degree,
        columns["argument_of_perigee"] * degree,
        columns["mean_anomaly"] * degree,
        columns["bstar"],
        JULIAN_DATE_OF_2000 + columns["epoch_days"],
        columns["epoch_nanos"] / 86400e9,
    ]
)
minutes = rival_input.minutes[:, None] + columns["minutes_to_start"][None, :]
out = np.empty((rival_input.times, 7, rival_input.objects))  # the seventh is the error code


def read(result, sampled):
    return result[:, :6, sampled].transpose(2, 0, 1)


run(
    rival_input,
    version("heyoka"),
    lambda: heyoka.model.sgp4_propagator(elements),
    lambda propagator: propagator(minutes, out),
    read,
)
