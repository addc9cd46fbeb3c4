//! Watches folders and tells when something below them changed.

use std::{
    path::{Path, PathBuf},
    sync::mpsc,
    time::Duration,
};

use notify_debouncer_full::{new_debouncer, notify::RecursiveMode};

/// How long it stays quiet before a change is told; editors write in several steps.
const QUIET: Duration = Duration::from_millis(150);

/// Watches from now on, and gives what calls `changed` after every change below the folders. A change before that call is
/// kept for it, so that a build in between misses nothing.
///
/// # Errors
/// When a folder cannot be watched.
#[allow(clippy::type_complexity, reason = "said once")]
pub fn watch(
    folders: &[PathBuf],
) -> Result<impl FnOnce(&mut dyn FnMut()) + Send + use<>, Box<dyn std::error::Error>> {
    let (sender, receiver) = mpsc::channel();
    let mut debouncer = new_debouncer(QUIET, None, sender)?;
    for folder in folders.iter().filter(|folder| folder.is_dir()) {
        debouncer.watch(Path::new(folder), RecursiveMode::Recursive)?;
    }
    Ok(move |changed: &mut dyn FnMut()| {
        // The watching ends with this value.
        let _debouncer = debouncer;
        for events in receiver {
            // Reading a file is an event too on some systems; only changes matter.
            let touched =
                events.map_or(true, |events| events.iter().any(|event| !event.kind.is_access()));
            if touched {
                changed();
            }
        }
    })
}
