//! How long the steps of a command take.

use std::{
    collections::BTreeMap,
    time::{Duration, Instant},
};

use super::Console;

/// Started with a command, it takes the time of each step.
#[derive(Debug)]
pub struct Stopwatch {
    started: Instant,
    laps: Vec<(&'static str, Duration)>,
}

impl Stopwatch {
    /// Starts.
    #[must_use]
    pub fn start() -> Self {
        Self { started: Instant::now(), laps: Vec::new() }
    }

    /// Does a step and takes its time.
    pub fn time<T>(&mut self, step: &'static str, act: impl FnOnce() -> T) -> T {
        let start = Instant::now();
        let done = act();
        self.laps.push((step, start.elapsed()));
        done
    }

    /// The time since the start, for people.
    #[must_use]
    pub fn total(&self) -> String {
        format!("{:.2} s", self.started.elapsed().as_secs_f64())
    }
}

impl Console {
    /// The time of each step, and of each template with the number of its pages.
    pub fn times(
        &self,
        stopwatch: &Stopwatch,
        templates: &BTreeMap<&'static str, (usize, Duration)>,
    ) {
        let millis = |time: &Duration| time.as_secs_f64() * 1000.0;
        for (name, time) in &stopwatch.laps {
            self.say(&format!("{name:<24}{:>10.1} ms", millis(time)));
        }
        for (name, (pages, time)) in templates {
            self.say(&format!("  {name:<22}{:>10.1} ms, {pages} pages", millis(time)));
        }
    }
}
