"""astroz: `screen`, all on all. Started by screeners.ts."""

import json
import sys
import time
from datetime import datetime, timezone
from importlib.metadata import version

import astroz
import numpy as np

# The fastest of 0.25, 0.5, 1 (its default), 2 and 3: processor times were as 1.8 : 1 : 1.6 : 10 : 40.
STEP_MINUTES = 0.5

folder, hours, within_km, _ = sys.argv[-4:]
# By path: a text that contains "1 " and "2 ", as names do, is taken for a TLE.
constellation = astroz.Constellation(folder + "/catalog.json")
if constellation.num_satellites == 0:
    raise SystemExit("astroz read no element sets")

wall_begin, cpu_begin = time.perf_counter(), time.process_time()
found = astroz.screen(
    constellation,
    float(hours) * 60,
    threshold=float(within_km),
    step=STEP_MINUTES,
    start_time=datetime(2024, 11, 1, tzinfo=timezone.utc),
)
wall, cpu = time.perf_counter() - wall_begin, time.process_time() - cpu_begin

ids = np.array(constellation.satnums, dtype=float)
events = np.stack([ids[found.i], ids[found.j], found.time * 60, found.distance, found.speed], axis=1)
np.ascontiguousarray(events, dtype="<f8").tofile(folder + "/events.f64")
print(json.dumps({"version": version("astroz"), "seconds": wall, "cpuSeconds": cpu, "events": len(events)}))
