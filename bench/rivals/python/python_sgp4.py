"""python-sgp4: SatrecArray over Vallado's C++, one thread. Started by rival.ts."""

from importlib.metadata import version

import numpy as np
from sgp4.api import WGS72, Satrec, SatrecArray, accelerated

from rival_input import read_input, run

if not accelerated:
    raise SystemExit("this build of sgp4 lacks its compiled part")
rival_input = read_input()


def init():
    records = []
    for arguments in rival_input.sgp4init_arguments(WGS72):
        record = Satrec()
        record.sgp4init(*arguments)
        records.append(record)
    return SatrecArray(records)


def read(result, sampled):
    _, positions, velocities = result
    return np.concatenate([positions[sampled], velocities[sampled]], axis=2)


jd, fraction = rival_input.julian_dates()
run(rival_input, version("sgp4"), init, lambda records: records.sgp4(jd, fraction), read)
