//! A bar on a terminal, once something takes longer than a second.

use std::{
    sync::{
        OnceLock,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::Console;
use gongbao_render::build::BuildObserver;

/// The bar draws itself no more often than after this many steps.
const STRIDE: usize = 64;

/// The bar of one stage; told of steps from several threads. It goes away when it is dropped.
#[derive(Debug)]
pub struct Progress {
    started: Instant,
    total: usize,
    shown: bool,
    done: AtomicUsize,
    bar: OnceLock<ProgressBar>,
}

impl Progress {
    /// A bar for this many steps.
    #[must_use]
    pub fn new(console: &Console, total: usize) -> Self {
        Self {
            started: Instant::now(),
            total,
            shown: console.error_is_terminal && !console.quiet,
            done: 0.into(),
            bar: OnceLock::new(),
        }
    }

    /// One step more is done.
    pub fn tick(&self) {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        if !self.shown
            || !done.is_multiple_of(STRIDE)
            || self.started.elapsed() < Duration::from_secs(1)
        {
            return;
        }
        let bar = self.bar.get_or_init(|| {
            let bar = ProgressBar::with_draw_target(
                Some(self.total as u64),
                ProgressDrawTarget::stderr(),
            );
            let style = ProgressStyle::with_template("{bar:40} {pos}/{len} {eta}");
            bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
        });
        bar.set_position(done as u64);
    }
}

impl BuildObserver for Progress {
    fn now(&self) -> Duration {
        self.started.elapsed()
    }

    fn page_done(&self) {
        self.tick();
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(bar) = self.bar.get() {
            bar.finish_and_clear();
        }
    }
}
