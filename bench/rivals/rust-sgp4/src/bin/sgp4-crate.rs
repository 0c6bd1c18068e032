//! The crate `sgp4`: WGS-72 and its improved mode, one thread.

use std::f64::consts::PI;

use sgp4::{Constants, MinutesSinceEpoch, Orbit, WGS72};

fn main() {
    rival::run(
        "2.4.0",
        |row| {
            let orbit = Orbit::from_kozai_elements(
                &WGS72,
                row.inclination * (PI / 180.0),
                row.raan * (PI / 180.0),
                row.eccentricity,
                row.argument_of_perigee * (PI / 180.0),
                row.mean_anomaly * (PI / 180.0),
                row.mean_motion * (PI / 720.0),
            );
            let epoch = sgp4::julian_years_since_j2000(&row.epoch());
            Constants::new(WGS72, sgp4::iau_epoch_to_sidereal_time, epoch, row.bstar, orbit.ok()?).ok()
        },
        |model, minutes| {
            let state = model.propagate(MinutesSinceEpoch(minutes)).ok()?;
            let ([x, y, z], [vx, vy, vz]) = (state.position, state.velocity);
            Some([x, y, z, vx, vy, vz])
        },
    );
}
