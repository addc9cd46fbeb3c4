//! What a publish shows while it runs.

use std::sync::Mutex;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::console::Console;
use gongbao_base::finding::Message;
use gongbao_publish::PublishObserver;

/// A bar on a terminal for each phase; the phases as lines when asked for.
pub(super) struct PublishProgress<'a> {
    console: &'a Console,
    bars: bool,
    bar: Mutex<Option<ProgressBar>>,
}

impl<'a> PublishProgress<'a> {
    pub(super) fn new(console: &'a Console) -> Self {
        let bars = console.error_is_terminal && !console.quiet;
        Self { console, bars, bar: Mutex::new(None) }
    }

    pub(super) fn clear(&self) {
        if let Ok(Some(bar)) = self.bar.lock().map(|mut bar| bar.take()) {
            bar.finish_and_clear();
        }
    }
}

impl PublishObserver for PublishProgress<'_> {
    fn phase(&self, name: &Message, files: u64) {
        self.clear();
        let name = name.get(self.console.language).to_owned();
        if self.console.verbose {
            self.console.say(&format!("{name} ({files})"));
        }
        if !self.bars || files == 0 {
            return;
        }
        let style = ProgressStyle::with_template("{msg} {bar:30} {pos}/{len} {eta}");
        let bar = ProgressBar::with_draw_target(Some(files), ProgressDrawTarget::stderr())
            .with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
            .with_message(name);
        if let Ok(mut slot) = self.bar.lock() {
            *slot = Some(bar);
        }
    }

    fn tick(&self) {
        if !self.bars {
            return;
        }
        if let Ok(Some(bar)) = self.bar.lock().as_deref() {
            bar.inc(1);
        }
    }

    fn say(&self, text: &Message) {
        if !self.console.quiet {
            self.clear();
            self.console.say(text.get(self.console.language));
        }
    }
}
