//! What both Rust rivals share. The input's layout stands in input-file.ts; built and started by rival.ts.

use std::time::Instant;

const HEADER_LENGTH: usize = 8;

/// One row of the input: degrees, revolutions a day, UTC days since 2000-01-01 and nanoseconds.
pub struct Row {
    pub id: i32,
    pub epoch_days: i64,
    pub epoch_nanos: i64,
    pub mean_motion: f64,
    pub eccentricity: f64,
    pub inclination: f64,
    pub raan: f64,
    pub argument_of_perigee: f64,
    pub mean_anomaly: f64,
    pub bstar: f64,
    pub mean_motion_dot: f64,
    pub mean_motion_ddot: f64,
    pub minutes_to_start: f64,
}

impl Row {
    pub fn epoch(&self) -> chrono::NaiveDateTime {
        let day = chrono::NaiveDate::from_ymd_opt(2000, 1, 1).unwrap().and_hms_opt(0, 0, 0).unwrap();
        day + chrono::TimeDelta::days(self.epoch_days) + chrono::TimeDelta::nanoseconds(self.epoch_nanos)
    }
}

fn read_floats(path: &str) -> Vec<f64> {
    let bytes = std::fs::read(path).expect("input.f64 can be read");
    bytes.chunks_exact(8).map(|chunk| f64::from_le_bytes(chunk.try_into().unwrap())).collect()
}

unsafe extern "C" {
    fn clock() -> std::ffi::c_long;
}

/// Processor time of this program; POSIX counts it in microseconds.
fn cpu_seconds() -> f64 {
    // SAFETY: takes nothing, returns a number.
    unsafe { clock() as f64 / 1e6 }
}

/// Makes every object ready (`None` where the rival refuses it), then times `rounds` of every object at every time.
pub fn run<Model>(
    version: &str,
    init: impl Fn(&Row) -> Option<Model>,
    propagate: impl Fn(&Model, f64) -> Option<[f64; 6]>,
) {
    let arguments: Vec<String> = std::env::args().collect();
    let input = read_floats(&format!("{}/input.f64", arguments[1]));
    let [objects, times, rounds, every, columns] = [0, 1, 3, 4, 7].map(|at| input[at] as usize);
    let step_minutes = input[2];
    let rows: Vec<Row> = input[HEADER_LENGTH..].chunks_exact(columns).map(row_of).collect();

    let begin = Instant::now();
    let models: Vec<Option<Model>> = rows.iter().map(init).collect();
    let init_seconds = begin.elapsed().as_secs_f64();

    let mut states = vec![0.0; objects * times * 6];
    let (mut wall, mut cpu) = (Vec::new(), Vec::new());
    for round in 0..=rounds {
        let (wall_begin, cpu_begin) = (Instant::now(), cpu_seconds());
        for ((model, row), out) in models.iter().zip(&rows).zip(states.chunks_exact_mut(times * 6)) {
            for (time, state) in out.chunks_exact_mut(6).enumerate() {
                let minutes = row.minutes_to_start + time as f64 * step_minutes;
                let got = model.as_ref().and_then(|model| propagate(model, minutes));
                state.copy_from_slice(&got.unwrap_or([f64::NAN; 6]));
            }
        }
        if round > 0 {
            wall.push(wall_begin.elapsed().as_secs_f64());
            cpu.push(cpu_seconds() - cpu_begin);
        }
    }

    let sample: Vec<u8> =
        states.chunks_exact(times * 6).step_by(every).flatten().flat_map(|value| value.to_le_bytes()).collect();
    std::fs::write(&arguments[2], sample).expect("the file for states can be written");
    println!(
        "{{\"version\":\"{version}\",\"states\":{},\"seconds\":{wall:?},\"cpuSeconds\":{cpu:?},\"initSeconds\":{init_seconds}}}",
        objects * times
    );
}

fn row_of(values: &[f64]) -> Row {
    Row {
        id: values[0] as i32,
        epoch_days: values[1] as i64,
        epoch_nanos: values[2] as i64,
        mean_motion: values[3],
        eccentricity: values[4],
        inclination: values[5],
        raan: values[6],
        argument_of_perigee: values[7],
        mean_anomaly: values[8],
        bstar: values[9],
        mean_motion_dot: values[10],
        mean_motion_ddot: values[11],
        minutes_to_start: values[12],
    }
}
