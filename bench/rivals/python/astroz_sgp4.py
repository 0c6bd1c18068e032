"""astroz: SIMD in Zig for near-Earth objects, scalar code for deep space; ASTROZ_THREADS sets the threads. Started by rival.ts.

The native calls under astroz.api.SatrecArray are used, with arrays made beforehand: its own allocates anew each time and
looks through the result for failures.
"""

from importlib.metadata import version

import numpy as np
from astroz._astroz import WGS72, Satrec, Sgp4Constellation, sdp4_batch_propagate_into

from rival_input import read_input, run

rival_input = read_input()
times = rival_input.times
jd, fraction = rival_input.julian_dates()


def init():
    records = []
    for arguments in rival_input.sgp4init_arguments(WGS72):
        record = Satrec()
        record.sgp4init(*arguments)
        records.append(record)
    near = np.array([at for at, record in enumerate(records) if not record.is_deep_space], dtype=int)
    deep = np.array([at for at, record in enumerate(records) if record.is_deep_space], dtype=int)
    constellation = Sgp4Constellation([records[at] for at in near], gravity_model=WGS72) if len(near) else None
    offsets = np.ascontiguousarray(rival_input.columns["minutes_to_start"][near])
    # Near Earth [time][object][3], deep space [object][time][3]: the layouts that the native code writes fastest.
    arrays = [np.empty((times, len(near), 3)) for _ in range(2)] + [np.empty((len(deep), times, 3)) for _ in range(2)]
    return near, deep, constellation, offsets, [records[at] for at in deep], arrays


def propagate(model):
    _, _, constellation, offsets, deep_records, (near_r, near_v, deep_r, deep_v) = model
    if constellation is not None:
        constellation.propagate_into(
            rival_input.minutes, near_r, near_v, epoch_offsets=offsets, output="teme", time_major=True
        )
    if deep_records:
        sdp4_batch_propagate_into(deep_records, jd, fraction, deep_r, deep_v)
    return model


def read(model, sampled):
    near, deep, _, _, _, (near_r, near_v, deep_r, deep_v) = model
    states = np.empty((rival_input.objects, times, 6))
    states[near] = np.concatenate([near_r, near_v], axis=2).transpose(1, 0, 2)
    states[deep] = np.concatenate([deep_r, deep_v], axis=2)
    return states[sampled]


run(rival_input, version("astroz"), init, propagate, read)
