//! The crate `mako-sgp4`: WGS-72, one thread.

use chrono::{Datelike, Timelike};
use mako_sgp4::{DateTime, GenPerturbElementSet, init_sgp4, sgp4_prop_delta};

fn main() {
    rival::run(
        "0.3.0",
        |row| {
            let epoch = row.epoch();
            let elements = GenPerturbElementSet {
                satellite_catalog_number: row.id,
                epoch_datetime: DateTime {
                    year: epoch.year(),
                    month: epoch.month() as i32,
                    day: epoch.day() as i32,
                    hour: epoch.hour() as i32,
                    minute: epoch.minute() as i32,
                    second: f64::from(epoch.second()) + f64::from(epoch.nanosecond()) / 1e9,
                    ..DateTime::default()
                },
                first_derivative_of_mean_motion: row.mean_motion_dot,
                second_derivative_of_mean_motion: row.mean_motion_ddot,
                bstar: row.bstar,
                inclination: row.inclination,
                right_ascension_of_ascending_node: row.raan,
                eccentricity: row.eccentricity,
                argument_of_perigee: row.argument_of_perigee,
                mean_anomaly: row.mean_anomaly,
                mean_motion: row.mean_motion,
                ..GenPerturbElementSet::default()
            };
            init_sgp4(&elements, None).ok()
        },
        |model, minutes| {
            let state = sgp4_prop_delta(model, minutes).ok()?;
            Some([state.r_x, state.r_y, state.r_z, state.v_x, state.v_y, state.v_z])
        },
    );
}
